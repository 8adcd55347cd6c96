//! Absences that a later row says were cancelled.
//!
//! Some systems keep the row that was approved and add another of the same days when it is cancelled. Which words say so is
//! read with the row; here the later row takes out those of the same person and days that stand before it. A row after it
//! is a new booking and stays.

use std::collections::HashMap;

use super::absences::Category;
use super::accounts::{Accounts, named};
use super::workforce::Workforce;
use super::{RowRef, plain_day};
use crate::calendar::Day;
use crate::intake::Row;
use crate::intake::field::Field;
use crate::intake::ledger::Fate;

const TAKEN_OUT: &str = "a later row says that these days were cancelled: not counted";

/// A row that says that an absence was cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cancelled {
    /// Index of the person's key in the table, later of the person in the workforce.
    pub(super) person: u32,
    pub(super) first: Day,
    pub(super) last: Option<Day>,
    pub(super) source: RowRef,
}

impl Cancelled {
    /// The days of a row that says that they were cancelled; nothing where it has no first day.
    pub(super) fn of(
        file: u32,
        person: u32,
        row: &Row<'_>,
        last: impl FnOnce(&Row<'_>, Day) -> Result<Option<Day>, (&'static str, String)>,
    ) -> Option<Self> {
        let first = plain_day(row.day(Field::AbsenceStart))?;
        Some(Self {
            person,
            first,
            last: last(row, first).ok().flatten(),
            source: RowRef { file, row: row.number() },
        })
    }
}

impl Workforce {
    /// Takes out the absences that later rows cancel.
    pub(super) fn settle_cancelled(&mut self, cancelled: &[Cancelled], accounts: &mut Accounts<'_>) {
        if cancelled.is_empty() {
            return;
        }
        let mut by_days: HashMap<(u32, Day, Option<Day>), Vec<&Cancelled>> = HashMap::new();
        for row in cancelled {
            by_days.entry((row.person, row.first, row.last)).or_default().push(row);
        }
        self.absences.retain(|absence| {
            let rows = by_days.get(&(absence.person, absence.first, absence.last));
            let Some(by) = rows.and_then(|rows| rows.iter().find(|c| c.source > absence.source)) else {
                return true;
            };
            // What is protected was set aside before.
            let aside = Category::PROTECTED.contains(&absence.category);
            let fate = if aside { Fate::Noted } else { Fate::SetAside };
            accounts.write(absence.source, fate, TAKEN_OUT, named(by.source, absence.source));
            false
        });
    }
}
