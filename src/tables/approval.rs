//! Whether a row stands: the request was granted, the claim paid, the record not deleted.

use super::write;
use crate::intake::field::Field;
use crate::intake::ledger::{Fate, Ledger};
use crate::intake::values::Values;
use crate::intake::{BlankRow, Row};
use crate::vocabulary::{Class, Meaning};

/// The columns of a file that say what became of its rows, each with its values.
#[derive(Clone, Debug)]
pub(super) struct Approvals {
    columns: [Values; 2],
    /// Whether the file has any of them; known from its first row on.
    has_any: Option<bool>,
}

/// Why a row does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// It counts.
    Yes,
    /// Refused, cancelled or deleted.
    No,
    /// Not decided yet, or the value is not known.
    NotKnown,
}

const OF: [Field; 2] = [Field::ApprovalStatus, Field::RecordStatus];

/// Of work; of an absence "worked" would say the contrary, see [`Approvals::of_absence`].
impl Default for Approvals {
    fn default() -> Self {
        Self { columns: OF.map(|field| Values::of(field, Class::WorkStatus)), has_any: None }
    }
}

impl Approvals {
    /// Of time away.
    pub(super) fn of_absence() -> Self {
        Self { columns: OF.map(|field| Values::of(field, Class::Status)), has_any: None }
    }

    /// The values of the columns.
    pub(super) fn all(&self) -> impl Iterator<Item = &Values> {
        self.columns.iter()
    }

    /// Whether a row stands; where it does not, the line is in the ledger.
    #[inline]
    pub(super) fn of(&mut self, row: &Row<'_>, ledger: &mut Ledger) -> Stands {
        let has_any = *self.has_any.get_or_insert_with(|| OF.iter().any(|field| row.has(*field)));
        if has_any { self.ask(row, ledger) } else { Stands::Yes }
    }

    #[inline(never)]
    fn ask(&mut self, row: &Row<'_>, ledger: &mut Ledger) -> Stands {
        let mut stands = Stands::Yes;
        for values in &mut self.columns {
            let Some(value) = values.take(row).and_then(|number| values.get(number)) else {
                if values.field() == Field::ApprovalStatus && row.has(Field::ApprovalStatus) {
                    stands = unsaid(row, stands, ledger);
                }
                continue;
            };
            // Counted all the same, so that the table of values holds every row.
            if stands != Stands::Yes {
                continue;
            }
            let (this, fate, reason) = match value.meaning {
                Some(Meaning::NotTaken) => {
                    (Stands::No, Fate::SetAside, "the request was cancelled or refused")
                }
                Some(Meaning::Waiting) => (
                    Stands::NotKnown,
                    Fate::SetAside,
                    "not approved yet: asked for, and not known to be taken",
                ),
                None => (
                    Stands::NotKnown,
                    Fate::NotUnderstood,
                    "a status that is not known here: say what it means",
                ),
                Some(_) => continue,
            };
            stands = this;
            write(ledger, row, fate, reason, value.text.clone());
        }
        stands
    }
}

/// Whether a row stands that does not say whether it was approved, in a file that says it of others.
fn unsaid(row: &Row<'_>, stands: Stands, ledger: &mut Ledger) -> Stands {
    if stands != Stands::Yes {
        return stands;
    }
    let (stands, fate, reason) = match row.plan().blank_approval {
        BlankRow::Counts => return Stands::Yes,
        BlankRow::Named => {
            (Stands::Yes, Fate::Noted, "does not say whether it was approved, as other rows do: counted")
        }
        BlankRow::Asked => (
            Stands::NotKnown,
            Fate::NotUnderstood,
            "does not say whether it was approved, as other rows do: say what a blank means",
        ),
        BlankRow::LeftOut => {
            (Stands::NotKnown, Fate::SetAside, "does not say whether it was approved: left out, as you said")
        }
    };
    write(ledger, row, fate, reason, String::new());
    stands
}
