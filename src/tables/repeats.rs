//! One absence in several rows: repeated in every report, once for each assignment, or cut into months.
//!
//! A row that says the same as another is merged with it. Of rows about the same beginning, the one of the latest report
//! counts where the file says of which report each is; else one that says when the absence ended counts before one that is
//! still open. Rows that overlap or follow on each other all stay: the spells unite their days, and the ledger says so.

use super::absences::{Absence, Category};
use super::accounts::{Accounts, named};
use super::workforce::Workforce;
use crate::calendar::Day;
use crate::intake::ledger::Fate;

const SAME: &str = "says the same as another row: same person, days and category";
const LATER: &str = "said again in a later report, whose row counts";
const ENDED: &str =
    "still open here, and another row of the same absence says when it ended: that row counts";
const OVERLAPS: &str = "overlaps another row of the person: the days of both are counted once";
const FOLLOWS: &str = "goes on where another row of the person ends: one absence, not two";

impl Workforce {
    /// Unites rows about the same absence, and puts all in order of person and day.
    pub(super) fn settle_repeats(&mut self, accounts: &mut Accounts<'_>) {
        self.absences.sort_by_key(|a| (a.person, a.first, a.category, a.last, a.source));
        let mut kept: Vec<Absence> = Vec::with_capacity(self.absences.len());
        for rows in
            self.absences.chunk_by(|a, b| (a.person, a.first, a.category) == (b.person, b.first, b.category))
        {
            let before = kept.len();
            for row in rows {
                let twin = kept.get_mut(before..).and_then(<[Absence]>::last_mut);
                match (better(rows, row), twin) {
                    (Some((other, reason)), _) => merge(row, other, reason, accounts),
                    (None, Some(twin)) if twin.last == row.last => {
                        merge(row, twin, SAME, accounts);
                        twin.fill(row);
                    }
                    _ => kept.push(row.clone()),
                }
            }
        }
        note_neighbours(&kept, accounts);
        self.absences = kept;
    }
}

/// The row of the same beginning that counts instead of this one, and why.
fn better<'a>(rows: &'a [Absence], row: &Absence) -> Option<(&'a Absence, &'static str)> {
    if rows.iter().all(|r| r.reported.is_some()) {
        let latest = rows.iter().max_by_key(|r| (r.reported, r.last.is_some(), r.last))?;
        return (row.reported < latest.reported && row.last != latest.last).then_some((latest, LATER));
    }
    let closed = rows.iter().rev().find(|r| r.last.is_some())?;
    row.last.is_none().then_some((closed, ENDED))
}

fn merge(row: &Absence, into: &Absence, reason: &'static str, accounts: &mut Accounts<'_>) {
    // A protected row is already set aside; it is only noted, so that no row is counted twice.
    let aside = Category::PROTECTED.contains(&row.category);
    let fate = if aside { Fate::Noted } else { Fate::Merged };
    accounts.write(row.source, fate, reason, named(into.source, row.source));
}

impl Absence {
    /// Takes over what only the other row says.
    fn fill(&mut self, other: &Self) {
        self.return_interview = self.return_interview.or(other.return_interview);
        self.health_referral = self.health_referral.or(other.health_referral);
        if self.certificate == super::certificate::Certificate::Unknown {
            self.certificate = other.certificate;
        }
    }
}

/// Says of rows of sickness that they share days, or that one begins on the day after the other.
fn note_neighbours(absences: &[Absence], accounts: &mut Accounts<'_>) {
    let mut before: Option<(&Absence, Day)> = None;
    for row in absences.iter().filter(|a| a.category == Category::Sickness) {
        let last = row.last.unwrap_or(Day(i32::MAX));
        if let Some((other, until)) = before.filter(|(other, _)| other.person == row.person) {
            let reason = if row.first <= until {
                Some(OVERLAPS)
            } else if row.first == until.plus(1) {
                Some(FOLLOWS)
            } else {
                None
            };
            if let Some(reason) = reason {
                accounts.write(row.source, Fate::Noted, reason, named(other.source, row.source));
            }
            if until >= last {
                continue;
            }
        }
        before = Some((row, last));
    }
}
