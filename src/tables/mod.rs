//! Rows with meaning to typed records: one file a kind of table, and the join of all files by person.
//!
//! A file is read into a [`FileTable`] row by row; [`Workforce::join`] then unites all files. Nothing of a
//! file's text is kept but keys, names, team, role, rank and pattern: reasons for absence are reduced to a
//! [`absences::Category`] while the row is read.

use std::rc::Rc;

use crate::calendar::Day;
use crate::intake::field::{Field, TableKind};
use crate::intake::ledger::{Entry, Fate, Ledger};
use crate::intake::values::Values;
use crate::intake::{Cell, Row};

pub mod absences;
mod accounts;
pub mod again;
pub mod alike;
mod approval;
mod authorisers;
mod came_out;
mod cancelled;
mod category;
mod centuries;
pub mod certificate;
mod clock_change;
mod day_part;
pub mod due;
pub mod duties;
mod duty_cells;
mod duty_times;
mod events;
pub mod groups;
pub mod join;
pub mod keys;
pub mod namesakes;
pub mod outcome_words;
pub mod outcomes;
pub mod overtime;
mod overtime_cells;
pub mod overtime_words;
pub mod people;
pub mod period;
pub mod postings;
pub mod rank;
pub mod reading;
mod remark;
mod repeats;
pub mod rest;
pub mod rest_days;
mod reversals;
mod roster;
pub mod rota;
mod second_post;
mod several;
pub mod spells;
pub mod status;
pub mod stretch;
mod taken_back;
mod times;
pub mod totals;
mod twice;
pub mod versions;
pub mod weeks;
pub mod without;
pub mod work_days;
pub mod workforce;
pub mod working_time;

pub use came_out::CameOut;
pub use workforce::Workforce;

/// Where a record came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowRef {
    /// The file's number in the session.
    pub file: u32,
    /// The file's own row number.
    pub row: u32,
}

/// The records of one file.
#[derive(Clone, Debug)]
pub enum FileTable {
    /// One row a person.
    People(people::PeopleTable),
    /// One row an absence.
    Absences(Box<absences::AbsenceTable>),
    /// One row a piece of overtime.
    Overtime(Box<overtime::OvertimeTable>),
    /// One row a person and day. Shared with the workforce: a force's year of cells is not copied.
    Duties(Rc<duties::DutyTable>),
    /// One row a complaint, finding, grievance or award.
    Outcomes(Box<outcomes::OutcomeTable>),
    /// One row a person and period, already summed.
    Totals(Box<totals::TotalsTable>),
}

/// The kinds of table this version counts, with what is said of each. The page's menus walk this list.
pub const KINDS: [(TableKind, &str, &str); 6] = [
    (TableKind::People, "people", "one row a person: team, role, time in post"),
    (TableKind::Absences, "absences", "one row an absence: person, first day, last day"),
    (TableKind::Overtime, "overtime", "one row a piece of overtime: person, day, hours"),
    (TableKind::Duties, "duties", "one row a duty or a person and day: person, day, start, end"),
    (TableKind::Totals, "totals", "one row a person and period, already summed: spells, days, overtime"),
    (TableKind::Outcomes, "outcomes", "one row a complaint, finding or award: read, and in no pattern"),
];

/// What a kind of table is called.
pub fn kind_label(kind: TableKind) -> &'static str {
    match kind {
        TableKind::People => "people",
        TableKind::Absences => "absences",
        TableKind::Overtime => "overtime",
        TableKind::Duties => "duties",
        TableKind::Outcomes => "outcomes",
        TableKind::Totals => "totals",
    }
}

impl FileTable {
    /// An empty table of a kind.
    pub fn start(kind: TableKind, file: u32) -> Self {
        match kind {
            TableKind::People => Self::People(people::PeopleTable::new(file)),
            TableKind::Absences => Self::Absences(Box::new(absences::AbsenceTable::new(file))),
            TableKind::Overtime => Self::Overtime(Box::new(overtime::OvertimeTable::new(file))),
            TableKind::Duties => Self::Duties(Rc::new(duties::DutyTable::new())),
            TableKind::Outcomes => Self::Outcomes(Box::new(outcomes::OutcomeTable::new(file))),
            TableKind::Totals => Self::Totals(Box::new(totals::TotalsTable::new(file))),
        }
    }

    /// Takes one row; writes to the ledger what was put right or set aside.
    #[inline]
    pub fn take(&mut self, row: &Row<'_>, ledger: &mut Ledger) {
        match self {
            Self::People(table) => table.take(row, ledger),
            Self::Absences(table) => table.take(row, ledger),
            Self::Overtime(table) => table.take(row, ledger),
            // While a file is read its table is held by nobody else, so nothing is copied here.
            Self::Duties(table) => Rc::make_mut(table).take(row, ledger),
            Self::Outcomes(table) => table.take(row, ledger),
            Self::Totals(table) => table.take(row, ledger),
        }
    }
}

impl FileTable {
    /// The groups for the fairness test, where the user has given a people file a column of them.
    pub fn groups(&self) -> Option<&groups::Groups> {
        match self {
            Self::People(table) => Some(&table.groups).filter(|groups| !groups.is_empty()),
            _ => None,
        }
    }

    /// The columns that classify, each with its values, as far as it has any.
    pub fn values(&self) -> Vec<&Values> {
        let mut values: Vec<&Values> = match self {
            Self::Absences(table) => table.values().collect(),
            Self::Overtime(table) => table.values().collect(),
            Self::Duties(table) => table.values().collect(),
            Self::Outcomes(table) => table.values().collect(),
            Self::Totals(table) => table.values().collect(),
            Self::People(_) => Vec::new(),
        };
        values.retain(|values| !values.all().is_empty());
        values
    }

    /// The people of a file of events; `None` for a people file.
    pub fn keys(&self) -> Option<&keys::Keys> {
        match self {
            Self::People(_) => None,
            Self::Absences(table) => Some(&table.keys),
            Self::Overtime(table) => Some(&table.keys),
            Self::Duties(table) => Some(&table.keys),
            Self::Outcomes(table) => Some(&table.keys),
            Self::Totals(table) => Some(&table.keys),
        }
    }

    /// The names beside the numbers, and each person's number by place.
    fn names(&self) -> (Option<&namesakes::Names>, Vec<&str>) {
        match self {
            Self::People(table) => {
                (Some(&table.names), table.records.iter().map(|r| r.key.as_str()).collect())
            }
            Self::Absences(table) => table.keys.names_and_keys(),
            Self::Overtime(table) => table.keys.names_and_keys(),
            Self::Duties(table) => table.keys.names_and_keys(),
            Self::Outcomes(table) => table.keys.names_and_keys(),
            Self::Totals(table) => table.keys.names_and_keys(),
        }
    }

    /// Remarks behind names and numbers that were left off, in a sentence, where there were any.
    pub fn left_off(&self) -> Option<String> {
        match self {
            Self::People(table) => table.remarks.note(),
            other => other.keys()?.remarks().note(),
        }
    }

    /// Numbers of the file that stand beside several names.
    pub fn several_names(&self) -> Vec<namesakes::SeveralNames<'_>> {
        let (names, keys) = self.names();
        names.map_or_else(Vec::new, |names| names.several_names(|at| keys.get(at).copied()))
    }

    /// Names of the file that stand beside several numbers.
    pub fn several_numbers(&self) -> Vec<namesakes::SeveralNumbers<'_>> {
        let (names, keys) = self.names();
        names.map_or_else(Vec::new, |names| names.several_numbers(|at| keys.get(at).copied()))
    }

    /// What the records can and cannot be used for, in a sentence, where that needs saying.
    pub fn remark(&self) -> Option<String> {
        match self {
            Self::Totals(table) if !table.units.is_empty() => {
                let lost: f64 = table.units.iter().filter_map(|u| u.days_lost).sum();
                let available: f64 = table.units.iter().filter_map(|u| u.days_available).sum();
                let rate = if available > 0.0 && lost > 0.0 {
                    format!(" Over all of them {:.1} % of the days available were lost.", lost / available * 100.0)
                } else {
                    String::new()
                };
                Some(format!(
                    "It names units and no people, so no pattern of a person can be looked for in it.{rate}"
                ))
            }
            Self::Outcomes(_) => Some(
                "No pattern is made from outcomes: they are there to ask afterwards whether flags say anything."
                    .to_owned(),
            ),
            _ => None,
        }
    }

    /// What the used rows add up to, each with its words, for whoever compares with the system the file came from.
    pub fn sums(&self) -> Vec<(f64, &'static str)> {
        let mut sums = match self {
            Self::People(table) => vec![(table.records.len() as f64, "people")],
            Self::Absences(table) => vec![(table.keys.len() as f64, "people named")],
            Self::Overtime(table) => vec![
                (table.keys.len() as f64, "people named"),
                (table.worked_hours, "hours worked"),
                (table.paid_hours, "hours paid or claimed"),
            ],
            Self::Duties(table) => vec![
                (table.keys.len() as f64, "people named"),
                (table.minutes as f64 / 60.0, "hours on duty"),
                (table.overtime_minutes as f64 / 60.0, "hours of overtime"),
                (
                    f64::from(table.over_clock_change),
                    "begun before and ended after a change of British clocks (counted as written)",
                ),
            ],
            Self::Outcomes(table) => vec![(table.keys.len() as f64, "people named")],
            Self::Totals(table) => vec![
                (table.keys.len() as f64, "people named"),
                (table.unit_names().len() as f64, "units named"),
                (table.units.iter().filter_map(|u| u.days_lost).sum(), "days lost by units"),
                (table.units.iter().filter_map(|u| u.days_available).sum(), "days available to them"),
            ]
            .into_iter()
            .chain(table.sums())
            .collect(),
        };
        sums.retain(|(sum, _)| *sum > 0.0);
        sums
    }
}

/// Writes a ledger line about a row.
pub(crate) fn write(ledger: &mut Ledger, row: &Row<'_>, fate: Fate, reason: &'static str, detail: String) {
    ledger.write(Entry { row: row.number(), fate, reason, detail, quoted: row.quoted() });
}

/// Writes why a row is nobody's.
fn no_person(row: &Row<'_>, ledger: &mut Ledger) {
    let reason = if several::are_named(row) { several::REASON } else { "names no person" };
    write(ledger, row, Fate::SetAside, reason, String::new());
}

/// The person a row is about: the number where there is one, else the name.
///
/// `None` means that the row names nobody, or several people.
pub(crate) fn person_key(row: &Row<'_>) -> Option<String> {
    if several::are_named(row) {
        return None;
    }
    if row.has(Field::PersonId) {
        let key = row.key(Field::PersonId);
        return (!key.is_empty()).then(|| remark::without(&key).to_owned());
    }
    let name = full_name(row)?;
    Some(name.to_lowercase())
}

/// The name in a row, from one column or two.
pub(crate) fn full_name(row: &Row<'_>) -> Option<String> {
    let whole = row.text(Field::PersonName);
    if !whole.is_empty() {
        return Some(remark::without(&whole).to_owned());
    }
    let (forename, surname) = (row.text(Field::Forename), row.text(Field::Surname));
    let joined = format!("{forename} {surname}");
    let joined = joined.trim();
    (!joined.is_empty()).then(|| joined.to_owned())
}

/// A text cell, `None` when it is empty.
pub(crate) fn text(row: &Row<'_>, field: Field) -> Option<String> {
    let value = row.text(field);
    (!value.is_empty()).then(|| value.into_owned())
}

/// A date cell where only a plain date will do.
pub(crate) fn plain_day(cell: Cell<Day>) -> Option<Day> {
    match cell {
        Cell::Value(day) => Some(day),
        _ => None,
    }
}
