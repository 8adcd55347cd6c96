//! Duties: one row a person and day, or a person and shift, summed up while it is read.
//!
//! A force's year is 17 million rows, more than a browser should hold, so a row is added to the cell of its person and
//! week and forgotten. A cell keeps what the indicators ask for: minutes, which days were worked or off, nights, long
//! duties, and rests that were too short. A rest can only be seen when a person's duties come in order of time; where
//! they do not, the file says so and no rest is counted.

use super::duty_cells::{self, Dated, DutyCells, Off};
use super::keys::Keys;
use super::write;
use crate::calendar::Day;
use crate::intake::Row;
use crate::intake::ledger::{Fate, Ledger};

/// One person's week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeekCell {
    /// Minutes on duty, breaks taken off; 65,535 is more than a week has.
    pub minutes: u16,
    /// Minutes of overtime the file names.
    pub overtime_minutes: u16,
    /// Days with a duty, Monday the lowest bit.
    pub worked: u8,
    /// Days of sickness or leave, Monday the lowest bit.
    pub away: u8,
    /// Days with overtime, Monday the lowest bit.
    pub overtime_days: u8,
    /// Duties.
    pub duties: u8,
    /// Duties with at least three hours between 23:00 and 06:00 (Working Time Regulations 1998 reg. 2).
    pub nights: u8,
    /// Duties that began less than 11 hours after the one before ended (reg. 10).
    pub short_rests: u8,
    /// Duties of more than 12 hours.
    pub long_duties: u8,
}

impl WeekCell {
    /// Adds another file's cell of the same person and week.
    pub fn add(&mut self, other: &Self) {
        self.minutes = self.minutes.saturating_add(other.minutes);
        self.overtime_minutes = self.overtime_minutes.saturating_add(other.overtime_minutes);
        self.worked |= other.worked;
        self.away |= other.away;
        self.overtime_days |= other.overtime_days;
        self.duties = self.duties.saturating_add(other.duties);
        self.nights = self.nights.saturating_add(other.nights);
        self.short_rests = self.short_rests.saturating_add(other.short_rests);
        self.long_duties = self.long_duties.saturating_add(other.long_duties);
    }

    /// The part of the week that `days` holds, Monday the lowest bit: days are exact, minutes are shared out over the
    /// days worked.
    #[must_use]
    pub fn within(&self, days: u8) -> Self {
        let inside = |mask: u8, amount: u16| {
            let all = mask.count_ones();
            (u32::from(amount) * (mask & days).count_ones())
                .checked_div(all)
                .map_or(amount, |share| share as u16)
        };
        if days == EVERY_DAY {
            return *self;
        }
        Self {
            minutes: inside(self.worked, self.minutes),
            overtime_minutes: inside(self.overtime_days, self.overtime_minutes),
            worked: self.worked & days,
            away: self.away & days,
            overtime_days: self.overtime_days & days,
            ..*self
        }
    }

    /// Days worked.
    pub fn days_worked(&self) -> u32 {
        self.worked.count_ones()
    }
}

/// The duties of one file.
#[derive(Clone, Debug, Default)]
pub struct DutyTable {
    /// The people.
    pub keys: Keys,
    /// Cells by week from `first_week`, each by person; a week's list is as long as its highest person.
    weeks: Vec<Vec<WeekCell>>,
    first_week: i32,
    /// When each person's last duty ended, in minutes since 1970; `i32::MIN` before the first.
    last_end: Vec<i32>,
    /// Rows whose duty began before the person's earlier row ended a day or more ago: the file is not in order of time.
    pub out_of_order: u32,
    /// Whether any row had times of day.
    pub has_times: bool,
    /// Whether any row had hours of overtime.
    pub has_overtime: bool,
    /// Minutes on duty over the rows used.
    pub minutes: u64,
    /// Minutes of overtime over the rows used.
    pub overtime_minutes: u64,
    /// First and last day with a row.
    pub span: Option<(Day, Day)>,
    cells: DutyCells,
}

/// Monday to Sunday.
pub const EVERY_DAY: u8 = 0b111_1111;
/// Less rest than this between duties is short (Working Time Regulations 1998 reg. 10).
const LEAST_REST_MINUTES: i32 = 11 * 60;
/// A duty longer than this is long.
const LONG_DUTY_MINUTES: i32 = 12 * 60;
pub(super) const DAY_MINUTES: i32 = 24 * 60;
/// Weeks from the first; a file that spans more is misread.
const MOST_WEEKS: i32 = 3_000;

/// The Monday-to-Sunday week a day lies in, counted from that of 29 December 1969.
pub fn week_of(day: Day) -> i32 {
    (day.0 + 3).div_euclid(7)
}

/// The Monday of a week.
pub fn monday_of(week: i32) -> Day {
    Day(week * 7 - 3)
}

impl DutyTable {
    /// An empty table.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes one row.
    #[inline(never)]
    pub fn take(&mut self, row: &Row<'_>, ledger: &mut Ledger) {
        let Some(person) = self.keys.number(row) else {
            write(ledger, row, Fate::SetAside, "names no person", String::new());
            return;
        };
        let Some(Dated { day, week, bit }) = self.cells.day(row) else {
            let (reason, detail) = duty_cells::why_no_day(row);
            write(ledger, row, Fate::SetAside, reason, detail.to_owned());
            return;
        };
        let off = self.cells.kind(row);
        // A day off has no hours of its own; where it names some all the same they must make sense.
        let times = if off.is_none() { self.cells.times(row) } else { None };
        let Some(minutes) = self.cells.minutes(row, times) else {
            write(
                ledger,
                row,
                Fate::SetAside,
                "hours not understood",
                duty_cells::why_no_minutes(row).to_owned(),
            );
            return;
        };
        let overtime = self.cells.overtime(row).unwrap_or_else(|| {
            write(
                ledger,
                row,
                Fate::Repaired,
                "hours of overtime not understood and left out",
                String::new(),
            );
            0
        });
        let Some((week, at)) = self.place(person, week) else {
            write(ledger, row, Fate::SetAside, "lies decades away from the other rows", day.iso());
            return;
        };
        let (night, short) = match (off, times) {
            (None, Some((start, end))) => {
                self.has_times = true;
                self.rest(person, day, i32::from(start), i32::from(end))
            }
            _ => (false, false),
        };
        let Some(cell) = self.weeks.get_mut(week).and_then(|cells| cells.get_mut(at)) else { return };
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
                cell.duties = cell.duties.saturating_add(1);
                cell.minutes = cell.minutes.saturating_add(minutes);
                cell.long_duties =
                    cell.long_duties.saturating_add(u8::from(i32::from(minutes) > LONG_DUTY_MINUTES));
                cell.nights = cell.nights.saturating_add(u8::from(night));
                cell.short_rests = cell.short_rests.saturating_add(u8::from(short));
                self.minutes += u64::from(minutes);
            }
        }
        self.span = match self.span {
            Some((first, last)) if first <= day && day <= last => return,
            Some((first, last)) => Some((first.min(day), last.max(day))),
            None => Some((day, day)),
        };
    }

    /// Whether a duty is night work, and whether the rest since the duty before was short.
    fn rest(&mut self, person: u32, day: Day, start: i32, end: i32) -> (bool, bool) {
        let begin = day.0 * DAY_MINUTES + start;
        let length = if end < start { end - start + DAY_MINUTES } else { end - start };
        // The night runs from 23:00 to 06:00; seen from the day's midnight that is 0-360 and 1380-1800.
        let shared = |a: i32, b: i32| ((start + length).min(b) - start.max(a)).max(0);
        let night = shared(0, 360) + shared(1_380, 1_800) >= 180;
        let person_at = person as usize;
        if self.last_end.len() <= person_at {
            self.last_end.resize(self.keys.len(), i32::MIN);
        }
        let Some(last_end) = self.last_end.get_mut(person_at) else { return (night, false) };
        let before = *last_end;
        let short = before != i32::MIN && begin >= before && begin - before < LEAST_REST_MINUTES;
        if before != i32::MIN && begin < before - DAY_MINUTES {
            self.out_of_order += 1;
        }
        *last_end = before.max(begin + length);
        (night, short)
    }

    /// Where the cell of a person and week is: the week's place, and the person's in it. Makes room for it.
    #[inline]
    fn place(&mut self, person: u32, week: i32) -> Option<(usize, usize)> {
        let at = person as usize;
        // Before the first week this wraps to a place far beyond the last.
        let place = week.wrapping_sub(self.first_week) as u32 as usize;
        if self.weeks.get(place).is_some_and(|cells| at < cells.len()) {
            return Some((place, at));
        }
        self.make_room(at, week)
    }

    #[cold]
    #[inline(never)]
    fn make_room(&mut self, person: usize, week: i32) -> Option<(usize, usize)> {
        if self.weeks.is_empty() {
            self.first_week = week;
        }
        if week < self.first_week {
            let missing = self.first_week - week;
            if missing > MOST_WEEKS {
                return None;
            }
            self.weeks.splice(0..0, (0..missing).map(|_| Vec::new()));
            self.first_week = week;
        }
        let at = (week - self.first_week) as usize;
        if at >= self.weeks.len() {
            if at > MOST_WEEKS as usize {
                return None;
            }
            self.weeks.resize_with(at + 1, Vec::new);
        }
        // Room for everyone met so far: they are likely to have a row in this week too.
        let people = self.keys.len().max(person + 1);
        self.weeks.get_mut(at)?.resize(people, WeekCell::default());
        Some((at, person))
    }

    /// A person's week, by the number of the person in this file.
    pub fn week(&self, person: u32, week: i32) -> Option<&WeekCell> {
        let at = usize::try_from(week - self.first_week).ok()?;
        self.weeks.get(at)?.get(person as usize)
    }

    /// The weeks that have any row, as numbers of [`week_of`].
    pub fn week_numbers(&self) -> std::ops::Range<i32> {
        self.first_week..self.first_week + self.weeks.len() as i32
    }

    /// Whether rests between duties can be trusted.
    pub fn rests_known(&self) -> bool {
        self.has_times && self.out_of_order == 0
    }
}
