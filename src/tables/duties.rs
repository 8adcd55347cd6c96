//! Duties: one row a person and day, or a person and shift, summed up while it is read.
//!
//! A force's year is 17 million rows, more than a browser should hold, so a row is added to the cell of its person and
//! week and forgotten. A cell keeps what the indicators ask for: minutes, which days were worked or off, nights, long
//! duties, and rests that were too short. A rest can only be seen when a person's duties come in order of time; where
//! they do not, the file says so and no rest is counted.

use super::approval::{Approvals, Stands};
use super::clock_change;
use super::duty_cells::{self, Dated, DutyCells, Off, Shift};
use super::duty_times::{self as again, Counts, Meeting, Rests};
use super::keys::Keys;
use super::times::{Impossible, Times};
use super::weeks::Weeks;
pub use super::weeks::{EVERY_DAY, PlanCell, WeekCell, monday_of, week_of};
use super::{no_person, write};
use crate::calendar::{Day, Window};
use crate::intake::field::Field;
use crate::intake::ledger::{Fate, Ledger};
use crate::intake::values::Values;
use crate::intake::{BlankRow, Row};

/// The duties of one file.
#[derive(Clone, Debug, Default)]
pub struct DutyTable {
    /// The people.
    pub keys: Keys,
    weeks: Weeks,
    plans: Weeks<PlanCell>,
    rests: Rests,
    /// Whether any row had times of day.
    pub has_times: bool,
    /// Whether any row had hours of overtime.
    pub has_overtime: bool,
    /// Minutes on duty over the rows used.
    pub minutes: u64,
    /// Minutes of overtime over the rows used.
    pub overtime_minutes: u64,
    /// Duties worked while British clocks were changed: an hour more or less passed than start and end say. A whole force
    /// has thousands in one night, so they are counted and not noted row by row.
    pub over_clock_change: u32,
    /// First and last day with a row.
    pub span: Option<(Day, Day)>,
    cells: DutyCells,
    approvals: Approvals,
}

const NOT_SAID: &str = "does not say whether somebody came, as other rows do: counted";
const ASKED: &str = "does not say whether somebody came, as other rows do: say what a blank means";
const LEFT_OUT: &str = "does not say whether somebody came: left out, as you said";
/// A duty longer than this is long.
const LONG_DUTY_MINUTES: i32 = 12 * 60;
pub(super) const DAY_MINUTES: i32 = 24 * 60;
impl DutyTable {
    /// An empty table.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one row.
    #[inline(never)]
    pub fn take(&mut self, row: &Row<'_>, ledger: &mut Ledger) {
        let Some(person) = self.keys.number(row) else {
            no_person(row, ledger);
            return;
        };
        if self.approvals.of(row, ledger) != Stands::Yes {
            return;
        }
        let Some(Dated { day, week, bit, clock_change }) = self.cells.day(row) else {
            let (reason, detail) = duty_cells::why_no_day(row);
            write(ledger, row, Fate::SetAside, reason, detail.to_owned());
            return;
        };
        let shift = match self.cells.known_shift(row) {
            Some(shift) => shift,
            None => match self.shift(row, day, ledger) {
                Some(shift) => shift,
                None => return,
            },
        };
        let Shift { off, kinds, times, planned, minutes, overtime } = shift;
        self.cells.count_kinds(kinds);
        // Room for everyone met so far: they are likely to have a row in this week too.
        let Some(cell) = self.weeks.cell(person, week, self.keys.len(), row.number()) else {
            write(ledger, row, Fate::SetAside, "lies decades away from the other rows", day.iso());
            return;
        };
        let second = cell.worked & bit != 0;
        let meeting = match times.filter(|_| off.is_none()) {
            Some(times) => self.rests.meets(person, day, times, second),
            None => Meeting::Apart,
        };
        let (whole, mut minutes, mut duty) = (minutes, minutes, 1);
        if meeting != Meeting::Apart {
            match again::settle(meeting, minutes, overtime, row, ledger) {
                Counts::Not => return,
                Counts::Part(rest) => (minutes, duty) = (rest, 0),
                Counts::Whole => {}
            }
        }
        cell.seen |= bit;
        cell.rows = cell.rows.saturating_add(1);
        if overtime > 0 {
            cell.overtime_minutes = cell.overtime_minutes.saturating_add(overtime);
            cell.overtime_days |= bit;
            self.has_overtime = true;
            self.overtime_minutes += u64::from(overtime);
        }
        match off {
            Some(Off::Rest) => {}
            Some(Off::Away) => cell.away |= bit,
            None => {
                cell.worked |= bit;
                cell.duties = cell.duties.saturating_add(duty);
                cell.minutes = cell.minutes.saturating_add(minutes);
                cell.long_duties =
                    cell.long_duties.saturating_add(u8::from(i32::from(whole) > LONG_DUTY_MINUTES));
                self.minutes += u64::from(minutes);
                if let Some(times) = times {
                    self.has_times = true;
                    if let Some(planned) = planned
                        && let Some(plan) = self.plans.cell(person, week, self.keys.len(), row.number())
                    {
                        plan.take(planned, times.length);
                    }
                    if clock_change && clock_change::worked_over(day, times).is_some() {
                        self.over_clock_change += 1;
                    }
                    let (night, short) = self.rests.duty(person, day, times, whole, row.number());
                    if let Meeting::Within { last, .. } = meeting {
                        self.rests.put(person, last);
                    }
                    cell.night_days |= if night { bit } else { 0 };
                    cell.short_rest_days |= if short { bit } else { 0 };
                }
            }
        }
        self.span = match self.span {
            Some((first, last)) if first <= day && day <= last => return,
            Some((first, last)) => Some((first.min(day), last.max(day))),
            None => Some((day, day)),
        };
    }

    /// Reads what a row says beside its person and day; `None` where it cannot be used.
    #[inline(never)]
    fn shift(&mut self, row: &Row<'_>, day: Day, ledger: &mut Ledger) -> Option<Shift> {
        let kinds = self.cells.kinds_of(row);
        let off = match self.cells.off(kinds) {
            Ok(off) => off,
            Err(said) => {
                let said = said.to_owned();
                self.cells.count_kinds(kinds);
                let reason = "a kind of duty that is not known here: say what it means";
                write(ledger, row, Fate::NotUnderstood, reason, said);
                return None;
            }
        };
        // A day off has no hours of its own; where it names some all the same they must make sense.
        let times = if off.is_none() { self.cells.times(row, day) } else { Ok(None) };
        let impossible = times.err();
        let (times, minutes) = match self.length(row, times, off) {
            Ok(length) => length,
            Err((reason, detail)) => {
                write(ledger, row, Fate::SetAside, reason, detail.to_owned());
                return None;
            }
        };
        let planned = if times.is_some() { self.cells.planned(row, day) } else { None };
        let Some(overtime) = self.cells.overtime(row) else {
            let reason = "hours of overtime not understood and left out";
            write(ledger, row, Fate::Repaired, reason, String::new());
            return Some(Shift { off, kinds, times, planned, minutes, overtime: 0 });
        };
        let shift = Shift { off, kinds, times, planned, minutes, overtime };
        if off.is_none() && minutes == 0 && overtime == 0 && duty_cells::says_how_long(row) {
            write(ledger, row, Fate::SetAside, duty_cells::why_no_time(row), String::new());
            return None;
        }
        if off.is_none() && kinds[1].is_none() && row.has(Field::Attendance) {
            let (fate, reason) = match row.plan().blank_attendance {
                BlankRow::Counts => (None, ""),
                BlankRow::Named => (Some(Fate::Noted), NOT_SAID),
                BlankRow::Asked => (Some(Fate::NotUnderstood), ASKED),
                BlankRow::LeftOut => (Some(Fate::SetAside), LEFT_OUT),
            };
            if let Some(fate) = fate {
                write(ledger, row, fate, reason, String::new());
            }
            if matches!(fate, Some(Fate::NotUnderstood | Fate::SetAside)) {
                self.cells.count_kinds(kinds);
                return None;
            }
        }
        if let Some(reason) = impossible {
            let detail = format!("{reason}; the hours are used");
            write(ledger, row, Fate::Repaired, "start and end left out", detail);
            return Some(shift);
        }
        // Each row that is named is looked at by itself.
        if off.is_some() || kinds[1].is_some() || row.plan().blank_attendance == BlankRow::Counts {
            self.cells.keep_shift(row, shift);
        }
        Some(shift)
    }

    /// The times of a duty and its minutes: what the file says, else from start to end without the break. An error is why
    /// the row is set aside.
    fn length(
        &mut self,
        row: &Row<'_>,
        times: Result<Option<Times>, Impossible>,
        off: Option<Off>,
    ) -> Result<(Option<Times>, u16), (&'static str, &'static str)> {
        if let Some(minutes) = self.cells.worked(row).map_err(|why| ("hours not understood", why))? {
            // The hours tell what times without a date leave open; times that cannot be are not used beside them.
            return Ok((times.unwrap_or(None), minutes));
        }
        let Some(times) = times.map_err(|reason| (reason, ""))? else { return Ok((None, 0)) };
        if off.is_some() {
            return Ok((Some(times), 0));
        }
        let pause = self.cells.pause(row).map_err(|why| ("break not understood", why))?;
        match times.length.checked_sub(pause) {
            Some(minutes @ 1..) => Ok((Some(times), minutes)),
            _ => Err(("the break is as long as the duty", "")),
        }
    }

    /// The columns of this file that classify, with their values.
    pub fn values(&self) -> impl Iterator<Item = &Values> {
        self.cells.kinds.iter().chain(self.approvals.all())
    }

    /// A person's week, by the number of the person in this file.
    pub fn week(&self, person: u32, week: i32) -> Option<&WeekCell> {
        self.weeks.get(person, week)
    }

    /// What was planned of a person's week and what came of it, by the number of the person in this file.
    pub fn plan(&self, person: u32, week: i32) -> Option<&PlanCell> {
        self.plans.get(person, week)
    }

    /// Whether any row had planned times beside the actual ones.
    pub fn has_plans(&self) -> bool {
        !self.plans.numbers().is_empty()
    }

    /// The weeks that have any row, as numbers of [`week_of`].
    pub fn week_numbers(&self) -> std::ops::Range<i32> {
        self.weeks.numbers()
    }

    /// The first row of a week.
    pub(super) fn first_row(&self, week: i32) -> Option<u32> {
        self.weeks.of_week(week).map(|(_, row)| row)
    }

    /// Every week with any row: from its first to its last day with one, how many people have one, and its first row.
    pub(super) fn week_spans(&self) -> impl Iterator<Item = (Window, u32, u32)> + '_ {
        self.weeks.numbers().filter_map(|week| {
            let (cells, row) = self.weeks.of_week(week)?;
            let seen = cells.iter().fold(0_u8, |seen, cell| seen | cell.seen);
            let people = cells.iter().filter(|cell| cell.seen != 0).count() as u32;
            let (first, last) = (seen.trailing_zeros() as i32, 7 - seen.leading_zeros() as i32);
            let monday = monday_of(week);
            (seen != 0).then(|| (Window { first: monday.plus(first), last: monday.plus(last) }, people, row))
        })
    }

    /// Whether rests between duties can be trusted.
    pub fn rests_known(&self) -> bool {
        self.has_times && self.rests.are_in_order()
    }
}
