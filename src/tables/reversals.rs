//! Hours taken back: `(7.50)`, `-7.5`, `7.5 CR`.
//!
//! A reversal and the row it takes back, of the same person and day, with the same times where both have times and with
//! opposite hours, cancel out: both are merged in the ledger and neither counts. A reversal without such a row is kept: it
//! is no piece of overtime, so no duty is counted for it, but its hours are taken off the person's sum.

use crate::maths::InOrder;
use std::collections::HashSet;

use super::RowRef;
use super::accounts::{Accounts, named};
use super::overtime::{InDays, Overtime};
use super::workforce::Workforce;
use crate::intake::ledger::Fate;

/// Why a row that was taken back does not count.
const TAKEN_BACK: &str = "taken back by another row: the two cancel out and neither counts";
/// Why the row that takes it back does not count.
const TAKES_BACK: &str = "takes back another row: the two cancel out and neither counts";
/// What is said of a reversal without its row.
const UNPAIRED: &str =
    "takes back hours that no row of the same person and day has: taken off the sum, and no duty is counted";

impl Workforce {
    /// Takes reversals off together with the rows they take back. Overtime stands in order of person and day.
    pub(super) fn settle_reversals(&mut self, accounts: &mut Accounts<'_>) {
        if self.overtime.iter().all(|o| o.hours() >= 0.0) {
            return;
        }
        let several = rows_with_several(&self.overtime);
        let mut gone = vec![false; self.overtime.len()];
        let mut start = 0;
        for day in self.overtime.chunk_by(|a, b| (a.person, a.day) == (b.person, b.day)) {
            let mut backs: Vec<usize> = (0..day.len()).filter(|at| day[*at].hours() < 0.0).collect();
            backs.put_in_order_by_key(|at| day[*at].source);
            for back in backs {
                let free = |at: &usize| day[*at].hours() > 0.0 && !gone[start + at];
                let fits = |same_times: bool| {
                    (0..day.len()).filter(free).find(|at| takes_back(&day[back], &day[*at], same_times))
                };
                let Some(taken) = fits(true).or_else(|| fits(false)) else {
                    let detail = format!("{} hours on {}", day[back].hours(), day[back].day);
                    accounts.write(day[back].source, Fate::Noted, UNPAIRED, detail);
                    continue;
                };
                for (one, other, reason) in [(taken, back, TAKEN_BACK), (back, taken, TAKES_BACK)] {
                    gone[start + one] = true;
                    let (row, beside) = (day[one].source, day[other].source);
                    // A row with its days side by side still has its other days.
                    let fate = if several.contains(&row) { Fate::Noted } else { Fate::Merged };
                    accounts.write(row, fate, reason, named(beside, row));
                }
            }
            start += day.len();
        }
        let mut gone = gone.into_iter();
        self.overtime.retain(|_| !gone.next().unwrap_or(false));
    }

    /// Makes hours of overtime that was written in days, by the person's contract; where that is not known, the row is set
    /// aside. `in_days` names places in the overtime as it stands.
    pub(super) fn settle_days_of_overtime(&mut self, in_days: &[InDays], accounts: &mut Accounts<'_>) {
        if in_days.is_empty() {
            return;
        }
        let several = rows_with_several(&self.overtime);
        let mut gone = HashSet::new();
        for InDays { record, worked, paid } in in_days {
            let Some(piece) = self.overtime.get_mut(*record as usize) else { continue };
            let a_day = self.people[piece.person as usize].contracted_hours_a_day();
            let Some(a_day) = a_day else {
                gone.insert(*record);
                let fate = if several.contains(&piece.source) { Fate::Noted } else { Fate::SetAside };
                let reason = "overtime in days, and no file says how long the person's working day is";
                accounts.write(piece.source, fate, reason, String::new());
                continue;
            };
            let hours =
                |length: Option<crate::intake::Length>| length?.in_hours(Some(a_day)).map(|h| h as f32);
            piece.worked = hours(*worked).or(piece.worked);
            piece.paid = hours(*paid).or(piece.paid);
            let reason = "overtime in days made hours by the person's contracted hours";
            let detail = format!("{:.2} hours, at {a_day:.2} a day", piece.hours());
            accounts.write(piece.source, Fate::Repaired, reason, detail);
        }
        let mut place = 0..;
        self.overtime.retain(|_| place.next().is_none_or(|at| !gone.contains(&at)));
    }
}

/// Whether one piece takes the other back: no amount of the two that differs but in its sign.
fn takes_back(back: &Overtime, piece: &Overtime, same_times: bool) -> bool {
    let times =
        if same_times { back.clock == piece.clock } else { back.clock.is_none() || piece.clock.is_none() };
    let opposite = |a: Option<f32>, b: Option<f32>| Some((a? + b?).abs() < HALF_A_MINUTE);
    let amounts = [opposite(back.worked, piece.worked), opposite(back.paid, piece.paid)];
    times && amounts.contains(&Some(true)) && !amounts.contains(&Some(false))
}

/// In hours; less is a difference of rounding.
const HALF_A_MINUTE: f32 = 1.0 / 120.0;

/// Rows of files that gave several pieces, one a day beside another.
fn rows_with_several(overtime: &[Overtime]) -> HashSet<RowRef> {
    let mut rows: Vec<RowRef> = overtime.iter().map(|o| o.source).collect();
    rows.put_in_order();
    rows.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect()
}
