//! Overtime: who worked how long beyond their duty, on which day, and what was paid for it.

use super::keys::Keys;
use super::{RowRef, write};
use crate::calendar::Day;
use crate::intake::field::Field;
use crate::intake::ledger::{Fate, Ledger};
use crate::intake::memo::Memo;
use crate::intake::{Cell, Row};

/// One piece of overtime.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overtime {
    /// Index of the person's key in the table, later of the person in the workforce.
    pub person: u32,
    /// The day on which it was worked.
    pub day: Day,
    /// Hours worked; NaN-free: `None` where the file does not say.
    pub worked: Option<f32>,
    /// Hours paid or claimed.
    pub paid: Option<f32>,
    /// Start and end by the clock, minutes of the day.
    pub clock: Option<(u16, u16)>,
    /// The row.
    pub source: RowRef,
}

impl Overtime {
    /// Hours worked where the file has them, else hours paid.
    pub fn hours(&self) -> f64 {
        f64::from(self.worked.or(self.paid).unwrap_or(0.0))
    }
}

/// The overtime of one file.
#[derive(Clone, Debug)]
pub struct OvertimeTable {
    file: u32,
    /// The people.
    pub keys: Keys,
    /// Pieces of overtime, in the order of the file.
    pub records: Vec<Overtime>,
    /// Sum of hours worked over the rows used.
    pub worked_hours: f64,
    /// Sum of hours paid over the rows used.
    pub paid_hours: f64,
    met: Met,
}

/// Meanings of cells met before, a memo for each column.
#[derive(Clone, Debug, Default)]
struct Met {
    days: Memo<u128, Day>,
    worked: Memo<u64, f64>,
    paid: Memo<u64, f64>,
    starts: Memo<u64, u16>,
    ends: Memo<u64, u16>,
}

/// More hours than a day has, in one piece: set aside, for the unit is then another or the row is a sum.
const LONGEST_PIECE_HOURS: f64 = 24.0;

impl OvertimeTable {
    /// An empty table.
    pub fn new(file: u32) -> Self {
        Self {
            file,
            keys: Keys::default(),
            records: Vec::new(),
            worked_hours: 0.0,
            paid_hours: 0.0,
            met: Met::default(),
        }
    }

    /// Takes one row.
    pub fn take(&mut self, row: &Row<'_>, ledger: &mut Ledger) {
        let Some(person) = self.keys.number(row) else {
            write(ledger, row, Fate::SetAside, "names no person", String::new());
            return;
        };
        let dated = || match row.day(Field::OvertimeDate) {
            Cell::Value(day) => Ok(day),
            Cell::Missing | Cell::Open => Err(("has no date", "")),
            Cell::Bad(why) => Err(("date not understood", why)),
        };
        let day = match self.met.days.get(row.short(Field::OvertimeDate), dated) {
            Ok(day) => day,
            Err((reason, detail)) => {
                write(ledger, row, Fate::SetAside, reason, detail.to_owned());
                return;
            }
        };
        let Ok(worked) = hours(row, Field::HoursWorked, &mut self.met.worked, ledger) else { return };
        let Ok(paid) = hours(row, Field::HoursPaid, &mut self.met.paid, ledger) else { return };
        let clock = clock(row, Field::StartTime, &mut self.met.starts).zip(clock(
            row,
            Field::EndTime,
            &mut self.met.ends,
        ));
        let mut worked = worked;
        if worked.is_none() && paid.is_none() {
            let Some((start, end)) = clock else {
                write(ledger, row, Fate::SetAside, "has no hours", String::new());
                return;
            };
            let minutes = (i32::from(end) - i32::from(start)).rem_euclid(24 * 60);
            worked = Some(f64::from(minutes) / 60.0);
            write(ledger, row, Fate::Repaired, "hours worked out from start and end time", String::new());
        }
        self.worked_hours += worked.unwrap_or(0.0);
        self.paid_hours += paid.unwrap_or(0.0);
        self.records.push(Overtime {
            person,
            day,
            worked: worked.map(|h| h as f32),
            paid: paid.map(|h| h as f32),
            clock,
            source: RowRef { file: self.file, row: row.number() },
        });
    }
}

/// Hours in a cell, `None` where it says nothing; the row is set aside where they cannot be.
fn hours(
    row: &Row<'_>,
    field: Field,
    met: &mut Memo<u64, f64>,
    ledger: &mut Ledger,
) -> Result<Option<f64>, ()> {
    let cell = row.tiny(field);
    if cell == 0 {
        return Ok(None);
    }
    let read = || match row.hours(field) {
        Cell::Value(hours) if hours.abs() <= LONGEST_PIECE_HOURS => Ok(hours),
        Cell::Value(hours) => Err(Some(("more than 24 hours in one row", format!("{hours} hours")))),
        Cell::Bad(why) => Err(Some(("hours not understood", why.to_owned()))),
        Cell::Missing | Cell::Open => Err(None),
    };
    match met.get(cell, read) {
        Ok(hours) => Ok(Some(hours)),
        Err(None) => Ok(None),
        Err(Some((reason, detail))) => {
            write(ledger, row, Fate::SetAside, reason, detail);
            Err(())
        }
    }
}

/// The time of day in a cell, minutes after midnight.
fn clock(row: &Row<'_>, field: Field, met: &mut Memo<u64, u16>) -> Option<u16> {
    let cell = row.tiny(field);
    if cell == 0 {
        return None;
    }
    let read = || match row.clock(field) {
        Cell::Value(minute) => Ok(minute),
        _ => Err(()),
    };
    met.get(cell, read).ok()
}
