//! Outcomes: what came to light about somebody, and how.

use super::cause::Cause;
use crate::calendar::Day;

/// One outcome.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// About whom, by place in the world.
    pub person: usize,
    /// The day it was recorded.
    pub day: Day,
    /// What it is.
    pub kind: &'static str,
    /// What was found.
    pub finding: &'static str,
    /// How it came to light.
    pub source: &'static str,
    /// Why it is on record.
    pub cause: Cause,
}
