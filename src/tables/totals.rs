//! Totals: one row a person and period, already summed where the records live.
//!
//! A force's raw duties may be too many to leave their database; a query can sum them there (`tests/sql/totals.sql`) and
//! give Candour one row a person. What a sum has lost cannot be found in it again: it says how many spells and how many
//! days, not when. Indicators use totals only where no raw records of the same matter were read.

use super::category::{Category, Sort, Sorts};
use super::keys::Keys;
use super::{RowRef, no_person, write};
use crate::calendar::Window;
use crate::intake::field::Field;
use crate::intake::ledger::{Fate, Ledger};
use crate::intake::values::Values;
use crate::intake::{Cell, Row};
use crate::maths::InOrder;

/// What one row sums up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Total {
    /// Whose, by number.
    pub person: u32,
    /// The days summed up, both included.
    pub period: Window,
    /// Spells of sickness with a day in the period. A spell that crosses into the next period is in both.
    pub spells: Option<u32>,
    /// Spells of sickness that began in the period. They can be added over periods.
    pub spells_begun: Option<u32>,
    /// Working days lost to sickness.
    pub days_lost: Option<f64>,
    /// Hours lost to sickness; days where contracted hours say how long a day is.
    pub hours_lost: Option<f64>,
    /// Days with overtime.
    pub overtime_days: Option<u32>,
    /// Hours of overtime.
    pub overtime_hours: Option<f64>,
    /// Days in post in the period, where the row says.
    pub days_in_post: Option<u32>,
    /// Its row.
    pub source: RowRef,
}

impl Total {
    /// What it adds to the sums of its file, each under the words that the sum has there.
    pub fn amounts(&self) -> [(&'static str, f64); 4] {
        [
            (SPELLS, self.spells.or(self.spells_begun).map_or(0.0, f64::from)),
            (DAYS_LOST, self.days_lost.unwrap_or(0.0)),
            (HOURS_LOST, self.hours_lost.unwrap_or(0.0)),
            (OVERTIME, self.overtime_hours.unwrap_or(0.0)),
        ]
    }
}

/// What the sums of a file are called.
const SPELLS: &str = "spells of sickness";
const DAYS_LOST: &str = "days lost";
const HOURS_LOST: &str = "hours lost";
const OVERTIME: &str = "hours of overtime";

/// What one row sums up of a unit, in a file that names no people.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitTotal {
    /// The unit, in the file's words.
    pub unit: String,
    /// Days lost to sickness, full-time equivalent where the file says so.
    pub days_lost: Option<f64>,
    /// Days that could have been worked, in the same measure.
    pub days_available: Option<f64>,
    /// Its row.
    pub source: RowRef,
}

/// The totals of one file.
#[derive(Clone, Debug)]
pub struct TotalsTable {
    file: u32,
    /// The people.
    pub keys: Keys,
    /// Rows used, in the order of the file.
    pub records: Vec<Total>,
    /// Rows of units, where the file names no people.
    pub units: Vec<UnitTotal>,
    sorts: Sorts,
}

/// A number that cannot be what its column says; the reason for the ledger.
type Wrong = (&'static str, String);

impl TotalsTable {
    /// An empty table.
    pub fn new(file: u32) -> Self {
        Self { file, keys: Keys::default(), records: Vec::new(), units: Vec::new(), sorts: Sorts::default() }
    }

    /// Takes one row.
    pub fn take(&mut self, row: &Row<'_>, ledger: &mut Ledger) {
        if ![Field::PersonId, Field::PersonName, Field::Surname].into_iter().any(|f| row.has(f)) {
            self.take_unit(row, ledger);
            return;
        }
        let Some(person) = self.keys.number(row) else {
            no_person(row, ledger);
            return;
        };
        if row.has(Field::AbsenceType) && !self.is_of_sickness(row, ledger) {
            return;
        }
        match self.total(person, row) {
            Ok(total) => self.records.push(total),
            Err((reason, detail)) => write(ledger, row, Fate::SetAside, reason, detail),
        }
    }

    /// Whether a row sums up sickness, where its kind of absence stands beside it; else its line is in the ledger.
    fn is_of_sickness(&mut self, row: &Row<'_>, ledger: &mut Ledger) -> bool {
        let kind = || row.text(Field::AbsenceType).into_owned();
        let (fate, reason, detail) = match self.sorts.of(row) {
            Sort::Absence(Category::Sickness, _) | Sort::Unsaid => return true,
            Sort::Absence(category, _) => match category.set_aside() {
                Some(reason) => (Fate::SetAside, reason, String::new()),
                None => (Fate::SetAside, "sums up leave, not sickness: not counted", kind()),
            },
            Sort::NoAbsence => (Fate::SetAside, "no absence: present, or not due to work", String::new()),
            Sort::PerhapsProtected => {
                (Fate::NotUnderstood, "might be protected: left out until you say what it is", String::new())
            }
            Sort::Unknown(_) => {
                (Fate::NotUnderstood, "a kind of absence that is not known here: say what it means", kind())
            }
        };
        write(ledger, row, fate, reason, detail);
        false
    }

    /// The columns of this file that classify, with their values.
    pub fn values(&self) -> impl Iterator<Item = &Values> {
        self.sorts.all().into_iter()
    }

    fn take_unit(&mut self, row: &Row<'_>, ledger: &mut Ledger) {
        let number = |field: Field| row.number_in(field).value().filter(|n| *n >= 0.0);
        let unit = row.text(Field::Team);
        let (days_lost, days_available) = (number(Field::AbsenceDays), number(Field::Exposure));
        if unit.is_empty() {
            write(ledger, row, Fate::SetAside, "names neither a person nor a unit", String::new());
        } else if days_lost.is_none() && days_available.is_none() {
            write(ledger, row, Fate::SetAside, "sums up nothing that is counted", String::new());
        } else {
            let source = RowRef { file: self.file, row: row.number() };
            self.units.push(UnitTotal { unit: unit.into_owned(), days_lost, days_available, source });
        }
    }

    /// The units named, each once.
    pub fn unit_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.units.iter().map(|u| u.unit.as_str()).collect();
        names.put_in_order();
        names.dedup();
        names
    }

    /// What the rows add up to, each sum with its words.
    pub fn sums(&self) -> [(f64, &'static str); 4] {
        let mut sums = [SPELLS, DAYS_LOST, HOURS_LOST, OVERTIME].map(|words| (0.0, words));
        for record in &self.records {
            for ((sum, _), (_, amount)) in sums.iter_mut().zip(record.amounts()) {
                *sum += amount;
            }
        }
        sums
    }

    fn total(&self, person: u32, row: &Row<'_>) -> Result<Total, Wrong> {
        let period = period(row)?;
        let overtime_hours = match row.hours(Field::HoursPaid) {
            Cell::Value(hours) if hours >= 0.0 => Some(hours),
            Cell::Value(hours) => return Err(("hours of overtime below zero", format!("{hours} hours"))),
            Cell::Bad(why) => return Err(("hours of overtime not understood", why.to_owned())),
            Cell::Missing | Cell::Open => None,
        };
        let total = Total {
            person,
            period,
            spells: count(row, Field::SpellCount)?,
            spells_begun: count(row, Field::SpellsBegun)?,
            days_lost: days_lost(row, period)?,
            hours_lost: hours_lost(row),
            overtime_days: days(row, Field::OvertimeDays, period)?,
            overtime_hours,
            days_in_post: days(row, Field::DaysInPost, period)?,
            source: RowRef { file: self.file, row: row.number() },
        };
        let counts = [total.spells, total.spells_begun, total.overtime_days];
        let sums = [total.days_lost, total.hours_lost, total.overtime_hours];
        if counts.iter().all(Option::is_none) && sums.iter().all(Option::is_none) {
            return Err(("sums up nothing that is counted", String::new()));
        }
        Ok(total)
    }
}

/// From which day to which a row sums up: two dates, or the one date of a column of weeks or months.
fn period(row: &Row<'_>) -> Result<Window, Wrong> {
    let day = |field: Field| match row.day(field) {
        Cell::Value(day) => Ok(Some(day)),
        Cell::Bad(why) => row.period(field).map_or_else(
            || Err(("period not understood", why.to_owned())),
            |month| Ok(Some(if field == Field::PeriodEnd { month.last } else { month.first })),
        ),
        Cell::Missing | Cell::Open => Ok(None),
    };
    let (first, last) = (day(Field::PeriodStart)?, day(Field::PeriodEnd)?);
    let headed = |field: Field, word: &str| {
        row.plan().column_of(field).is_some_and(|c| c.heading.to_lowercase().contains(word))
    };
    match (first, last) {
        (Some(first), Some(last)) if first <= last => Ok(Window { first, last }),
        (Some(first), Some(last)) => Err(("period ends before it starts", format!("{first} to {last}"))),
        (Some(first), None) => {
            if let Some(month) = row.period(Field::PeriodStart) {
                return Ok(month);
            }
            if headed(Field::PeriodStart, "week") {
                return Ok(Window { first, last: first.plus(6) });
            }
            if headed(Field::PeriodStart, "month") && first == first.month_start() {
                return Ok(Window { first, last: first.month_end() });
            }
            Err(("period has no end", format!("begins {first}; a second column has to say when it ends")))
        }
        (None, Some(last)) => {
            if let Some(month) = row.period(Field::PeriodEnd) {
                return Ok(month);
            }
            if headed(Field::PeriodEnd, "week") {
                return Ok(Window { first: last.plus(-6), last });
            }
            // A spreadsheet writes a month as its first day.
            if headed(Field::PeriodEnd, "month") && (last == last.month_end() || last == last.month_start()) {
                return Ok(Window { first: last.month_start(), last: last.month_end() });
            }
            Err((
                "period has no beginning",
                format!("ends {last}; a second column has to say when it begins"),
            ))
        }
        (None, None) => Err(("has no period", "say from which day to which it was summed up".to_owned())),
    }
}

/// A whole number, zero or more.
fn count(row: &Row<'_>, field: Field) -> Result<Option<u32>, Wrong> {
    match row.number_in(field) {
        Cell::Value(n) if n >= 0.0 && n.fract() == 0.0 && n < 100_000.0 => Ok(Some(n as u32)),
        Cell::Value(n) => Err(("a count that is no whole number", format!("{n}"))),
        Cell::Bad(why) => Err(("a count not understood", why.to_owned())),
        Cell::Missing | Cell::Open => Ok(None),
    }
}

/// Working days lost; halves are days too.
fn days_lost(row: &Row<'_>, period: Window) -> Result<Option<f64>, Wrong> {
    let days = if row.has(Field::LengthUnit) {
        match row.length(Field::AbsenceDays) {
            // The row's unit is hours: [`hours_lost`] has them.
            Cell::Value(length) if length.hours != 0.0 => return Ok(None),
            length => length.map(|l| l.days),
        }
    } else {
        row.number_in(Field::AbsenceDays)
    };
    match days {
        Cell::Value(n) if n > f64::from(period.days()) => {
            Err(("more days than the period has", format!("{n} of {}", period.days())))
        }
        Cell::Value(n) if n >= 0.0 => Ok(Some(n)),
        Cell::Value(n) => Err(("days lost below zero", format!("{n}"))),
        Cell::Bad(why) => Err(("days lost not understood", why.to_owned())),
        Cell::Missing | Cell::Open => Ok(None),
    }
}

/// Hours lost: in their own column, or in that of a length whose unit is hours.
fn hours_lost(row: &Row<'_>) -> Option<f64> {
    let own = row.hours(Field::AbsenceHours).value();
    let by_unit = || {
        let length = row.length(Field::AbsenceDays).value().filter(|_| row.has(Field::LengthUnit))?;
        (length.days == 0.0 && length.hours > 0.0).then_some(length.hours)
    };
    own.or_else(by_unit).filter(|hours| *hours >= 0.0)
}

/// A number of days that the period can hold.
fn days(row: &Row<'_>, field: Field, period: Window) -> Result<Option<u32>, Wrong> {
    let days = count(row, field)?;
    match days {
        Some(n) if n > period.days() => {
            Err(("more days than the period has", format!("{n} of {}", period.days())))
        }
        days => Ok(days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::tables::Workforce;
    use crate::tables::reading::read;

    fn fates(csv: &str) -> Vec<(u32, &'static str)> {
        let read = read("totals.csv", 0, csv.as_bytes(), crate::intake::Choices::default()).unwrap();
        assert!(read.ledger.balances());
        read.ledger.entries().iter().map(|e| (e.row, e.reason)).collect()
    }

    #[test]
    fn months_weeks_and_pairs_of_dates_are_periods() {
        let year = |csv: &str| Workforce::from_csv(&[("totals.csv", csv)]).unwrap().totals[0].period;
        let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
        let pair = year("Person ID,Period Start,Period End,Spells,Days Lost\nA1,2025-01-01,2025-12-31,2,5\n");
        assert_eq!(pair, Window { first: day(2025, 1, 1), last: day(2025, 12, 31) });
        let month = year("Person ID,Month,Spells Begun,Days Lost\nA1,2025-02,1,5\n");
        assert_eq!(month, Window { first: day(2025, 2, 1), last: day(2025, 2, 28) });
        let week = year(
            "Person ID,Week Commencing,Days With Overtime,Overtime Hours\nA1,03/02/2025,1,5\nA2,17/02/2025,1,2\n",
        );
        assert_eq!(week, Window { first: day(2025, 2, 3), last: day(2025, 2, 9) });
    }

    #[test]
    fn a_row_that_cannot_be_is_set_aside_with_its_reason() {
        let head = "Person ID,Period Start,Period End,Spells,Days Lost,Days In Post\n";
        let bad = [
            ("A1,2025-01-01,2025-01-31,1.5,2,31\n", "a count that is no whole number"),
            ("A1,2025-01-01,2025-01-31,1,40,31\n", "more days than the period has"),
            ("A1,2025-02-01,2025-01-31,1,4,31\n", "period ends before it starts"),
            ("A1,,,1,4,31\n", "has no period"),
            ("A1,2025-01-01,2025-01-31,,,31\n", "sums up nothing that is counted"),
        ];
        for (row, reason) in bad {
            let csv = format!("{head}B2,2025-01-01,2025-01-31,1,2,31\n{row}");
            assert_eq!(fates(&csv), [(3, reason)]);
        }
    }

    #[test]
    fn rows_of_units_are_kept_apart_from_people() {
        let csv = "DATE,ORG_NAME,FTE_DAYS_LOST,FTE_DAYS_AVAILABLE\n30/04/2024,North,18.5,520\n30/04/2024,South,7,310\n31/05/2024,North,,\n";
        let read = read("rates.csv", 0, csv.as_bytes(), crate::intake::Choices::default()).unwrap();
        let Some(crate::tables::FileTable::Totals(table)) = &read.table else {
            panic!("{:?}", read.plan.kind)
        };
        assert_eq!((table.keys.len(), table.records.len(), table.units.len()), (0, 0, 2));
        assert_eq!(table.unit_names(), ["North", "South"]);
        assert_eq!(table.units[0].days_lost, Some(18.5));
        assert_eq!((read.ledger.rows_in, read.ledger.used(), read.ledger.set_aside()), (3, 2, 1));
    }
}
