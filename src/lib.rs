//! Candour: which patterns in a workforce's records stand out, how each flag arose, how many such flags chance alone
//! would give, what else could explain it, and what would make it go away.

pub mod calendar;
pub mod detect;
pub mod intake;
pub mod maths;
pub mod problem;
pub mod views;
