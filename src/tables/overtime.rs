//! Overtime: who worked how long beyond their duty, on which day, of what sort, and how it was settled.
//!
//! A row that takes hours back, `(7.50)` or `7.5 CR`, is kept as hours below none: the join looks for the row it takes
//! back (see `reversals`).

use super::approval::{Approvals, Stands};
use super::clock_change;
use super::keys::Keys;
use super::overtime_cells::{Hours, OvertimeCells, Worked};
use super::overtime_words::{OvertimeKind, PaidAs, Voluntary};
use super::versions::Versions;
use super::{RowRef, no_person, write};
use crate::calendar::Day;
use crate::intake::field::Field;
use crate::intake::ledger::{Fate, Ledger};
use crate::intake::values::Values;
use crate::intake::{Length, Row};

/// One piece of overtime.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overtime {
    /// Index of the person's key in the table, later of the person in the workforce.
    pub person: u32,
    /// The day on which it was worked.
    pub day: Day,
    /// Hours worked; NaN-free: `None` where the file does not say, below none where they are taken back.
    pub worked: Option<f32>,
    /// Hours paid or claimed, likewise.
    pub paid: Option<f32>,
    /// Start and end by the clock, minutes of the day; an end before the start is on the day after.
    pub clock: Option<(u16, u16)>,
    /// What sort.
    pub kind: OvertimeKind,
    /// Whether the person chose it.
    pub voluntary: Voluntary,
    /// How it was settled.
    pub paid_as: PaidAs,
    /// Who authorised it.
    pub authoriser: Authoriser,
    /// The day it was claimed, where the file has that beside the day it was worked.
    pub claimed: Option<Day>,
    /// The row.
    pub source: RowRef,
}

/// Who authorised a piece of overtime.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Authoriser {
    /// The row does not say.
    #[default]
    Unknown,
    /// A name of [`OvertimeTable::authorisers`], later of [`super::Workforce::authorisers`], that is nobody's key or name.
    Named(u32),
    /// A person of the workforce, by number: the text is that person's key, or the name of nobody else.
    Person(u32),
}

impl Overtime {
    /// Whether another row says the same of the same piece.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        let said = |o: &Self| Self { person: 0, source: RowRef { file: 0, row: 0 }, ..*o };
        self.person == other.person && said(self) == said(other)
    }

    /// Hours worked where the file has them, else hours paid; below none where they are taken back.
    pub fn hours(&self) -> f64 {
        f64::from(self.worked.or(self.paid).unwrap_or(0.0))
    }

    /// Whether the person authorised the piece; `None` where the records do not say who did.
    ///
    /// A name that is written in another way than in the people file is nobody's, so `Some(false)` is only said of someone
    /// who was found.
    pub fn self_authorised(&self) -> Option<bool> {
        match self.authoriser {
            Authoriser::Person(person) => Some(person == self.person),
            Authoriser::Named(_) | Authoriser::Unknown => None,
        }
    }
}

/// A piece of overtime written in days, which the person's contract makes hours of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InDays {
    /// Its place among the records.
    pub record: u32,
    /// Days worked, or days and hours; `None` where these are in hours or missing.
    pub worked: Option<Length>,
    /// Days paid or claimed, likewise.
    pub paid: Option<Length>,
}

/// The overtime of one file.
#[derive(Clone, Debug)]
pub struct OvertimeTable {
    file: u32,
    /// The people.
    pub keys: Keys,
    /// Pieces of overtime, in the order of the file.
    pub records: Vec<Overtime>,
    /// Those of them that are written in days, in the same order.
    pub in_days: Vec<InDays>,
    /// Sum of hours worked over the rows used, without those written in days.
    pub worked_hours: f64,
    /// Sum of hours paid over the rows used, without those written in days.
    pub paid_hours: f64,
    cells: OvertimeCells,
    approvals: Approvals,
    pub(super) versions: Versions,
}

impl OvertimeTable {
    /// An empty table.
    pub fn new(file: u32) -> Self {
        Self {
            file,
            keys: Keys::default(),
            records: Vec::new(),
            in_days: Vec::new(),
            worked_hours: 0.0,
            paid_hours: 0.0,
            cells: OvertimeCells::default(),
            approvals: Approvals::default(),
            versions: Versions::default(),
        }
    }

    /// Everyone who authorised anything, as the file writes them, in order of appearance.
    pub fn authorisers(&self) -> &[String] {
        self.cells.names.all()
    }

    /// The columns of this file that classify, with their values. Of reasons and ways of payment only those are here that
    /// speak against any overtime.
    pub fn values(&self) -> impl Iterator<Item = &Values> {
        self.cells.values().chain(self.approvals.all())
    }

    /// Takes one row.
    pub fn take(&mut self, row: &Row<'_>, ledger: &mut Ledger) {
        let Some(person) = self.keys.number(row) else {
            no_person(row, ledger);
            return;
        };
        self.versions.see(self.file, person, row, Field::OvertimeDate);
        let words = self.cells.words(row);
        if self.approvals.of(row, ledger) != Stands::Yes {
            return;
        }
        match words.worked {
            Worked::Yes => {}
            Worked::No(field) => {
                let reason = "no overtime: time off, leave, an allowance, or cancelled";
                write(ledger, row, Fate::SetAside, reason, row.text(field).into_owned());
                return;
            }
            Worked::Unknown(field) => {
                let said = || row.text(field).into_owned();
                let (reason, said) = match field {
                    Field::OvertimeType => {
                        ("a kind of overtime that may be something else: say what it means", said())
                    }
                    Field::PaidAs => {
                        ("a way of payment that speaks against overtime: say what it means", said())
                    }
                    // It may be free text.
                    _ => ("a reason that speaks against overtime: say what it means", String::new()),
                };
                write(ledger, row, Fate::NotUnderstood, reason, said);
                return;
            }
        }
        let day = match self.cells.day(row) {
            Ok(day) => day,
            Err((reason, detail)) => {
                write(ledger, row, Fate::SetAside, reason, detail.to_owned());
                return;
            }
        };
        let [mut worked, paid] = match self.cells.hours(row) {
            Ok(hours) => hours,
            Err((reason, detail)) => {
                write(ledger, row, Fate::SetAside, reason, detail);
                return;
            }
        };
        let times = self.cells.times(row, day);
        if worked == Hours::None && paid == Hours::None {
            match times {
                Ok(Some(times)) => {
                    worked = Hours::Of(f64::from(times.length) / 60.0);
                    let reason = "hours worked out from start and end time";
                    write(ledger, row, Fate::Repaired, reason, String::new());
                }
                Ok(None) => {
                    write(ledger, row, Fate::SetAside, "has no hours", String::new());
                    return;
                }
                Err(reason) => {
                    write(ledger, row, Fate::SetAside, reason, String::new());
                    return;
                }
            }
        } else if !worked.is_some_time() && !paid.is_some_time() {
            write(ledger, row, Fate::SetAside, "no time: the hours are 0", String::new());
            return;
        }
        if let Err(reason) = times {
            let detail = format!("{reason}; the hours are used");
            write(ledger, row, Fate::Repaired, "start and end left out", detail);
        }
        let times = times.unwrap_or(None);
        if let Some(times) = times {
            clock_change::note(day, times, row, ledger);
        }
        // A whole day or more has no start and end within one day.
        let clock = times.filter(|t| t.length < 24 * 60).map(|t| (t.start, t.end()));
        self.worked_hours += worked.known();
        self.paid_hours += paid.known();
        if let (Hours::Days(_), _) | (_, Hours::Days(_)) = (worked, paid) {
            let record = self.records.len() as u32;
            self.in_days.push(InDays { record, worked: worked.days(), paid: paid.days() });
        }
        let words = words.said;
        self.records.push(Overtime {
            person,
            day,
            worked: worked.hours(),
            paid: paid.hours(),
            clock,
            kind: words.kind,
            voluntary: words.voluntary,
            paid_as: words.paid_as,
            authoriser: self.cells.authoriser(row).map_or(Authoriser::Unknown, Authoriser::Named),
            claimed: self.cells.claimed(row),
            source: RowRef { file: self.file, row: row.number() },
        });
    }
}

impl Hours {
    fn known(self) -> f64 {
        if let Self::Of(hours) = self { hours } else { 0.0 }
    }

    fn is_some_time(self) -> bool {
        !matches!(self, Self::None | Self::Of(0.0))
    }

    fn hours(self) -> Option<f32> {
        if let Self::Of(hours) = self { Some(hours as f32) } else { None }
    }

    fn days(self) -> Option<Length> {
        if let Self::Days(length) = self { Some(length) } else { None }
    }
}
