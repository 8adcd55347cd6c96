//! Text and axes as every view uses them.

pub use super::axis::{Axis, Tick};
pub use crate::explain::prose::{Prose, Run, Tone};
