//! The cells of one row of duties: the day, the kind, when it began and ended, how long it was.
//!
//! Cells met before are not read again; see [`crate::intake::memo`].

use super::clock_change;
use super::duties::week_of;
use super::times::{Impossible, Times};
use crate::calendar::Day;
use crate::intake::field::Field;
use crate::intake::memo::Memo;
use crate::intake::record::Stretch;
use crate::intake::values::Values;
use crate::intake::{Cell, Row};
use crate::vocabulary::{Class, Meaning};

/// Meanings of cells met before, a memo for each column: columns may be written differently.
#[derive(Clone, Debug)]
pub(super) struct DutyCells {
    /// Room for a year of dates that hardly ever share a place: a date that has to be read anew costs as much as the row.
    days: Memo<u128, Dated, 12>,
    /// What the kinds of duty mean, and whether somebody came.
    pub(super) kinds: [Values; 2],
    /// One for each column of [`CLOCKS`].
    clocks: [[Memo<u64, u16>; 2]; 3],
    breaks: Memo<u64, u16>,
    worked: Memo<u64, u16>,
    overtime: Memo<u64, u16>,
    shifts: Shifts,
}

impl Default for DutyCells {
    fn default() -> Self {
        Self {
            breaks: Memo::default(),
            days: Memo::default(),
            kinds: KINDS.map(|field| Values::of(field, Class::Duty)),
            clocks: Default::default(),
            worked: Memo::default(),
            overtime: Memo::default(),
            shifts: Shifts::default(),
        }
    }
}

/// Columns that say what sort of day it was.
const KINDS: [Field; 2] = [Field::DutyKind, Field::Attendance];

/// What a row says beside its person and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shift {
    /// The kind of day off, where it is one.
    pub(super) off: Option<Off>,
    /// The values that say so, by their number.
    pub(super) kinds: [Option<u16>; 2],
    /// Start and length by the clock and the calendar.
    pub(super) times: Option<Times>,
    /// Minutes that were planned, where the times are those of the duty as it was worked.
    pub(super) planned: Option<u16>,
    /// Minutes worked.
    pub(super) minutes: u16,
    /// Minutes of overtime.
    pub(super) overtime: u16,
}

/// Whole shifts met before: on a roster the same few come again and again, and their cells stand side by side.
#[derive(Clone, Debug, Default)]
struct Shifts {
    met: Memo<Stretch, Shift, 11>,
    /// First and last column of a shift, once the first row has been seen.
    reach: Option<Option<(usize, usize)>>,
    /// How often they came again lately. Where people book on and off by the minute they hardly do, and looking costs time.
    trust: u16,
}

/// Trust to begin with, and the most there can be; what one hit adds to it. Below one hit in nine it runs out.
const MOST_TRUST: u16 = 8_192;
const HIT: u16 = 8;

/// What a shift is read from.
const OF_A_SHIFT: [Field; 11] = [
    Field::DutyKind,
    Field::Attendance,
    Field::ActualStart,
    Field::ActualEnd,
    Field::StartTime,
    Field::EndTime,
    Field::PlannedStart,
    Field::PlannedEnd,
    Field::Break,
    Field::HoursWorked,
    Field::HoursPaid,
];

/// A day and where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub(super) day: Day,
    /// Its week, as [`week_of`] counts them.
    pub(super) week: i32,
    /// Its bit in a week, Monday the lowest.
    pub(super) bit: u8,
    /// Whether the clocks are changed on it or in the night after it.
    pub(super) clock_change: bool,
}

/// A day without a duty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Off {
    Rest,
    Away,
}

/// Where a duty's start and end may stand, the best first.
const CLOCKS: [[Field; 2]; 3] = [
    [Field::ActualStart, Field::ActualEnd],
    [Field::StartTime, Field::EndTime],
    [Field::PlannedStart, Field::PlannedEnd],
];

impl DutyCells {
    /// The day of the duty; where there is none, [`why_no_day`].
    #[inline]
    pub(super) fn day(&mut self, row: &Row<'_>) -> Option<Dated> {
        let in_its_column = || match row.day(Field::DutyDate) {
            Cell::Value(day) => Ok(Dated::of(day)),
            _ => Err(()),
        };
        match self.days.get(row.short(Field::DutyDate), in_its_column) {
            Ok(dated) => Some(dated),
            Err(()) => day_elsewhere(row).ok().map(Dated::of),
        }
    }

    /// The shift of a row, where one that reads the same was met before.
    #[inline]
    pub(super) fn known_shift(&mut self, row: &Row<'_>) -> Option<Shift> {
        let Shifts { met, reach: Some(Some(reach)), trust } = &mut self.shifts else { return None };
        if *trust == 0 {
            return None;
        }
        let shift = met.recall(row.stretch(*reach));
        *trust = if shift.is_some() { MOST_TRUST.min(*trust + HIT) } else { *trust - 1 };
        shift
    }

    /// Remembers a shift in which everything was understood.
    #[inline(never)]
    pub(super) fn keep_shift(&mut self, row: &Row<'_>, shift: Shift) {
        if rests_on_other_cells(row) {
            return;
        }
        let reach = *self.shifts.reach.get_or_insert_with(|| {
            self.shifts.trust = MOST_TRUST;
            row.reach(&OF_A_SHIFT)
        });
        if let Some(reach) = reach.filter(|_| self.shifts.trust > 0) {
            self.shifts.met.keep(row.stretch(reach), shift);
        }
    }

    /// The values of the kind of duty and of the attendance, by number.
    #[inline]
    pub(super) fn kinds_of(&mut self, row: &Row<'_>) -> [Option<u16>; 2] {
        let [kind, attendance] = &mut self.kinds;
        [kind, attendance].map(|values| values.number(row).and_then(|number| u16::try_from(number).ok()))
    }

    /// One more row has these values.
    #[inline]
    pub(super) fn count_kinds(&mut self, kinds: [Option<u16>; 2]) {
        for (values, number) in self.kinds.iter_mut().zip(kinds) {
            if let Some(number) = number {
                values.count(u32::from(number));
            }
        }
    }

    /// Whether the row is of a day without a duty; the value that nobody knows, where there is one.
    ///
    /// Whoever was away was not on the duty that was planned.
    pub(super) fn off(&self, kinds: [Option<u16>; 2]) -> Result<Option<Off>, &str> {
        let mut off = None;
        for (values, number) in self.kinds.iter().zip(kinds) {
            let Some(value) = number.and_then(|number| values.get(u32::from(number))) else { continue };
            off = match (value.meaning, off) {
                (None, _) => return Err(&value.text),
                (Some(Meaning::Away), _) => Some(Off::Away),
                (Some(Meaning::RestDay), None) => Some(Off::Rest),
                (_, off) => off,
            };
        }
        Ok(off)
    }

    /// From when to when, by the best columns that say it.
    #[inline]
    pub(super) fn times(&mut self, row: &Row<'_>, day: Day) -> Result<Option<Times>, Impossible> {
        let recorded = records_actual_times(row);
        for (fields, met) in CLOCKS.into_iter().zip(&mut self.clocks) {
            // Where a file records what was worked, what was only planned is no duty.
            if recorded && fields[0] == Field::PlannedStart {
                continue;
            }
            if let Some(times) = between(row, fields, met, day)? {
                return Ok(Some(times));
            }
        }
        Ok(None)
    }

    /// Minutes from planned start to planned end, in a row that also has the actual ones.
    #[inline]
    pub(super) fn planned(&mut self, row: &Row<'_>, day: Day) -> Option<u16> {
        let actual = [Field::ActualStart, Field::ActualEnd].into_iter().all(|field| row.tiny(field) != 0);
        let at = CLOCKS.iter().position(|pair| pair[0] == Field::PlannedStart).filter(|_| actual)?;
        let times = between(row, *CLOCKS.get(at)?, self.clocks.get_mut(at)?, day).ok()??;
        Some(times.length)
    }

    /// Minutes worked where the file says them; `None` where it does not.
    #[inline]
    pub(super) fn worked(&mut self, row: &Row<'_>) -> Result<Option<u16>, &'static str> {
        let cell = row.tiny(Field::HoursWorked);
        if cell == 0 {
            return Ok(None);
        }
        let read = if row.stands_alone(Field::HoursWorked) {
            self.worked.get(cell, || worked_of(row))
        } else {
            worked_of(row)
        };
        match read {
            Ok(minutes) => Ok(Some(minutes)),
            Err(Some(why)) => Err(why),
            Err(None) => Ok(None),
        }
    }

    /// Minutes of the unpaid break.
    #[inline]
    pub(super) fn pause(&mut self, row: &Row<'_>) -> Result<u16, &'static str> {
        let cell = row.tiny(Field::Break);
        if cell == 0 { Ok(0) } else { self.breaks.get(cell, || break_of(row)) }
    }

    /// Minutes of overtime; `None` where they are not understood.
    #[inline]
    pub(super) fn overtime(&mut self, row: &Row<'_>) -> Option<u16> {
        let cell = row.tiny(Field::HoursPaid);
        if cell == 0 { Some(0) } else { self.overtime.get(cell, || overtime_of(row)).ok() }
    }
}

impl Dated {
    fn of(day: Day) -> Self {
        Self {
            day,
            week: week_of(day),
            bit: 1 << (day.weekday() as u8),
            clock_change: clock_change::is_near(day),
        }
    }
}

/// From when to when by two columns; `None` where either says nothing.
#[inline]
fn between(
    row: &Row<'_>,
    [from, to]: [Field; 2],
    [met_from, met_to]: &mut [Memo<u64, u16>; 2],
    day: Day,
) -> Result<Option<Times>, Impossible> {
    let (start, end) = (row.tiny(from), row.tiny(to));
    if start == 0 || end == 0 {
        return Ok(None);
    }
    // A cell of up to seven bytes is a time and no more.
    if start == u64::MAX || end == u64::MAX || row.has(Field::EndDate) {
        return Times::with_dates(row, from, to, Some(day));
    }
    match (clock(row, from, start, met_from), clock(row, to, end, met_to)) {
        // 24:00, which a minute of the day cannot tell from 00:00.
        (Some(start), Some(end)) if start == end => Times::with_dates(row, from, to, None),
        (Some(start), Some(end)) => Times::by_the_clock(start, end).map(Some),
        _ => Ok(None),
    }
}

#[inline]
fn clock(row: &Row<'_>, field: Field, cell: u64, met: &mut Memo<u64, u16>) -> Option<u16> {
    let read = || match row.clock(field) {
        Cell::Value(minute) => Ok(minute),
        _ => Err(()),
    };
    met.get(cell, read).ok()
}

/// Whether how long a duty was depends on cells outside those of [`OF_A_SHIFT`]: on the date of its end, or its own.
fn rests_on_other_cells(row: &Row<'_>) -> bool {
    let outside = |[from, to]: &[Field; 2]| row.tiny(*to) == u64::MAX && row.tiny(*from) != u64::MAX;
    row.has(Field::EndDate) || CLOCKS.iter().any(outside) || !row.stands_alone(Field::HoursWorked)
}

/// Whether the file has columns of when people came and went.
fn records_actual_times(row: &Row<'_>) -> bool {
    row.has(Field::ActualStart) && row.has(Field::ActualEnd)
}

/// Why a row has no time: it was planned, and the file, which records what was worked, records nothing; or nothing is said.
#[cold]
pub(super) fn why_no_time(row: &Row<'_>) -> &'static str {
    let planned = [Field::PlannedStart, Field::PlannedEnd].into_iter().all(|field| row.tiny(field) != 0);
    if planned && records_actual_times(row) {
        "planned, and nothing says that it was worked"
    } else {
        "no time: neither hours nor a start and an end"
    }
}

/// Whether the file says of its duties how long they were.
pub(super) fn says_how_long(row: &Row<'_>) -> bool {
    let words = |field| matches!(field, Field::DutyKind | Field::Attendance | Field::Break);
    OF_A_SHIFT.into_iter().any(|field| !words(field) && row.has(field))
}

/// Minutes of the break.
fn break_of(row: &Row<'_>) -> Result<u16, &'static str> {
    match row.hours(Field::Break) {
        Cell::Value(hours) if (0.0..=24.0).contains(&hours) => Ok((hours * 60.0).round() as u16),
        Cell::Value(_) => Err("more than 24 hours, or less than none"),
        Cell::Missing | Cell::Open => Ok(0),
        Cell::Bad(why) => Err(why),
    }
}

/// Reason and detail for the ledger, where a row has no day.
#[cold]
pub(super) fn why_no_day(row: &Row<'_>) -> (&'static str, &'static str) {
    day_elsewhere(row).err().unwrap_or(("has no date", ""))
}

/// A day in the column of the start, where there is none of its own.
#[cold]
fn day_elsewhere(row: &Row<'_>) -> Result<Day, (&'static str, &'static str)> {
    for field in [Field::DutyDate, Field::ActualStart, Field::PlannedStart] {
        match row.day(field) {
            Cell::Value(day) => return Ok(day),
            // A column of times alone has no day in it; the next one may.
            Cell::Bad(why) if field == Field::DutyDate => return Err(("date not understood", why)),
            _ => {}
        }
    }
    Err(("has no date", ""))
}

/// Minutes worked, where the file says; `None` says that it does not.
fn worked_of(row: &Row<'_>) -> Result<u16, Option<&'static str>> {
    match row.hours(Field::HoursWorked) {
        Cell::Value(hours) if (0.0..=36.0).contains(&hours) => Ok((hours * 60.0).round() as u16),
        Cell::Value(_) => Err(Some("more than 36 hours, or less than none, in one duty")),
        Cell::Bad(why) => Err(Some(why)),
        Cell::Missing | Cell::Open => Err(None),
    }
}

/// Minutes of overtime.
fn overtime_of(row: &Row<'_>) -> Result<u16, ()> {
    match row.hours(Field::HoursPaid) {
        Cell::Value(hours) if (0.0..=24.0).contains(&hours) => Ok((hours * 60.0).round() as u16),
        Cell::Missing | Cell::Open => Ok(0),
        Cell::Value(_) | Cell::Bad(_) => Err(()),
    }
}
