//! Absences that another row takes back: the same person and first day with days or hours below none.
//!
//! Time systems correct a booking by a second row of −1 day or −8 hours. The two cancel out. A row that takes back what no
//! row has is set aside and named.

use std::collections::HashMap;

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

const OTHER: &str = "takes back another amount, or another kind of absence, than the row of that day has: that row counts as it stands";

/// A row that takes an absence back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TakenBack {
    /// Index of the person's key in the table, later of the person in the workforce.
    pub(super) person: u32,
    pub(super) first: Day,
    pub(super) last: Option<Day>,
    pub(super) category: Category,
    /// How much, whichever way the row says it.
    pub(super) amount: Option<f32>,
    pub(super) source: RowRef,
}

impl TakenBack {
    /// The days of a row whose length is below none; nothing of any other row.
    pub(super) fn of(file: u32, person: u32, category: Category, row: &Row<'_>) -> Option<Self> {
        let below = |field| row.number_in(field).value().is_some_and(|number| number < 0.0);
        if !below(Field::AbsenceDays) && !below(Field::AbsenceHours) {
            return None;
        }
        let first = plain_day(row.day(Field::AbsenceStart))?;
        let last = plain_day(row.day(Field::AbsenceEnd));
        let source = RowRef { file, row: row.number() };
        Some(Self { person, first, last, category, amount: amount(row), source })
    }
}

/// How much a row says was lost, whichever way it says it.
pub(super) fn amount(row: &Row<'_>) -> Option<f32> {
    let of = |field| row.number_in(field).value().map(|number| number.abs() as f32);
    of(Field::AbsenceDays).or_else(|| of(Field::AbsenceHours))
}

impl Workforce {
    /// Takes out the absences that other rows take back, with those rows. `amounts` is how much each row says was lost.
    pub(super) fn settle_taken_back(
        &mut self,
        backs: &[TakenBack],
        amounts: &HashMap<RowRef, f32>,
        accounts: &mut Accounts<'_>,
    ) {
        if backs.is_empty() {
            return;
        }
        let mut by_day: HashMap<(u32, Day, u32), Vec<usize>> = HashMap::new();
        for (at, absence) in self.absences.iter().enumerate() {
            by_day.entry((absence.person, absence.first, absence.source.file)).or_default().push(at);
        }
        let mut gone = vec![false; self.absences.len()];
        for back in backs {
            let of_day = by_day.get(&(back.person, back.first, back.source.file));
            let fits = |at: &&usize| {
                self.absences.get(**at).is_some_and(|absence| {
                    let same_end = back.last.is_none() || absence.last.is_none() || absence.last == back.last;
                    let same_amount =
                        amounts.get(&absence.source).is_none_or(|amount| Some(*amount) == back.amount);
                    same_end && same_amount && absence.category == back.category
                }) && gone.get(**at) == Some(&false)
            };
            let found = of_day.and_then(|of_day| of_day.iter().find(fits));
            let Some((absence, gone)) =
                found.and_then(|at| Some((self.absences.get(*at)?, gone.get_mut(*at)?)))
            else {
                let reason = if of_day.is_some() { OTHER } else { UNPAIRED };
                accounts.write(back.source, Fate::SetAside, reason, String::new());
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
