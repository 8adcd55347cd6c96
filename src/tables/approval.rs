//! What became of the request behind a row: granted, refused, cancelled, or waiting still.
//!
//! One column says it, of an absence as of overtime, and nearly in the same words. What was not granted was not taken; what waits,
//! or is only planned, is not known to be; a word that is not known leaves its rows out until someone says what it means.

use super::write;
use crate::intake::Row;
use crate::intake::field::Field;
use crate::intake::ledger::{Fate, Ledger};
use crate::intake::values::Values;
use crate::vocabulary::{Class, Meaning};

/// The column of a file that says what became of a request, with its values.
#[derive(Clone, Debug)]
pub(super) struct Approval {
    values: Values,
}

/// Whether a row may be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Approved {
    /// It was granted or taken, or nothing is said of it.
    Taken,
    /// It was refused, cancelled or deleted.
    NotTaken,
    /// It waits, or nobody knows what the word means.
    Open,
}

impl Approval {
    /// Of time away.
    pub(super) fn of_absence() -> Self {
        Self { values: Values::of(Field::ApprovalStatus, Class::Status) }
    }

    /// Of work.
    pub(super) fn of_work() -> Self {
        Self { values: Values::of(Field::ApprovalStatus, Class::WorkStatus) }
    }

    /// The values met.
    pub(super) fn values(&self) -> &Values {
        &self.values
    }

    /// What a row says; where it may not be counted, its line is in the ledger.
    #[inline]
    pub(super) fn of(&mut self, row: &Row<'_>, ledger: &mut Ledger) -> Approved {
        let Some(value) = self.values.take(row).and_then(|number| self.values.get(number)) else {
            return Approved::Taken;
        };
        let (approved, fate, reason) = match value.meaning {
            Some(Meaning::NotTaken) => {
                (Approved::NotTaken, Fate::SetAside, "the request was cancelled or refused")
            }
            Some(Meaning::Waiting) => {
                (Approved::Open, Fate::SetAside, "not approved yet: asked for, and not known to be taken")
            }
            Some(_) => return Approved::Taken,
            None => {
                (Approved::Open, Fate::NotUnderstood, "a status that is not known here: say what it means")
            }
        };
        write(ledger, row, fate, reason, value.text.clone());
        approved
    }
}
