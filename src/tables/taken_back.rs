//! Absences that another row takes back: the same person and first day with days or hours below none.
//!
//! Time systems correct a booking by a second row of −1 day or −8 hours. The two cancel out. A row that takes back what no
//! row has is set aside and named.

use super::absences::Category;
use super::accounts::{Accounts, named};
use super::workforce::Workforce;
use super::{RowRef, plain_day};
use crate::calendar::Day;
use crate::intake::Row;
use crate::intake::field::Field;
use crate::intake::ledger::Fate;

const TAKEN_BACK: &str = "taken back by another row: the two cancel out and neither counts";
const TAKES_BACK: &str = "takes back another row: the two cancel out and neither counts";
const UNPAIRED: &str = "takes back days that no row of the same person and first day has";

/// A row that takes an absence back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TakenBack {
    /// Index of the person's key in the table, later of the person in the workforce.
    pub(super) person: u32,
    pub(super) first: Day,
    pub(super) last: Option<Day>,
    pub(super) source: RowRef,
}

impl TakenBack {
    /// The days of a row whose length is below none; nothing of any other row.
    pub(super) fn of(file: u32, person: u32, row: &Row<'_>) -> Option<Self> {
        let below = |field| row.number_in(field).value().is_some_and(|number| number < 0.0);
        if !below(Field::AbsenceDays) && !below(Field::AbsenceHours) {
            return None;
        }
        let first = plain_day(row.day(Field::AbsenceStart))?;
        let last = plain_day(row.day(Field::AbsenceEnd));
        Some(Self { person, first, last, source: RowRef { file, row: row.number() } })
    }
}

impl Workforce {
    /// Takes out the absences that other rows take back, with those rows.
    pub(super) fn settle_taken_back(&mut self, backs: &[TakenBack], accounts: &mut Accounts<'_>) {
        let mut gone = vec![false; self.absences.len()];
        for back in backs {
            let of_file =
                |at: &usize| self.absences.get(*at).is_some_and(|a| a.source.file == back.source.file);
            let fits = |at: &usize| {
                self.absences.get(*at).is_some_and(|a| {
                    let same_end = back.last.is_none() || a.last.is_none() || a.last == back.last;
                    (a.person, a.first) == (back.person, back.first) && same_end
                }) && gone.get(*at) == Some(&false)
            };
            let found = (0..self.absences.len()).filter(of_file).find(fits);
            let Some((absence, gone)) =
                found.and_then(|at| Some((self.absences.get(at)?, gone.get_mut(at)?)))
            else {
                accounts.write(back.source, Fate::SetAside, UNPAIRED, String::new());
                continue;
            };
            *gone = true;
            // What is protected was set aside before.
            let aside = Category::PROTECTED.contains(&absence.category);
            let fate = if aside { Fate::Noted } else { Fate::Merged };
            accounts.write(absence.source, fate, TAKEN_BACK, named(back.source, absence.source));
            accounts.write(back.source, Fate::Merged, TAKES_BACK, named(absence.source, back.source));
        }
        let mut gone = gone.into_iter();
        self.absences.retain(|_| !gone.next().unwrap_or(false));
    }
}
