//! One absence, as it is recorded, and why it came about.

use super::cause::Cause;
use crate::calendar::Day;

/// One absence.
#[derive(Clone, Debug, PartialEq)]
pub struct Absence {
    /// Whose, by place in the world.
    pub person: usize,
    /// First day recorded.
    pub first: Day,
    /// Last day recorded.
    pub last: Day,
    /// What the record says of the kind.
    pub kind: &'static str,
    /// What the record says of the reason.
    pub reason: &'static str,
    /// Whether the record says that it is related to a disability.
    pub disability: bool,
    /// Why it came about.
    pub cause: Cause,
}

impl Absence {
    /// Sickness with a cold for its reason.
    pub fn sickness(person: usize, first: Day, last: Day, cause: Cause) -> Self {
        Self { person, first, last, kind: "Sickness", reason: REASONS[0], disability: false, cause }
    }

    /// Annual leave.
    pub fn leave(person: usize, first: Day, last: Day, cause: Cause) -> Self {
        Self { kind: "Annual leave", reason: "", ..Self::sickness(person, first, last, cause) }
    }

    /// The same with another reason in the record.
    pub fn called(self, reason: &'static str) -> Self {
        Self { reason, ..self }
    }
}

/// Reasons as the electronic staff record writes them.
pub(super) const REASONS: [&str; 6] = [
    "S13 Cold, cough, flu",
    "S25 Gastrointestinal problems",
    "S15 Chest & respiratory problems",
    "S12 Other musculoskeletal problems",
    "S16 Headache / migraine",
    "S98 Other known causes",
];
