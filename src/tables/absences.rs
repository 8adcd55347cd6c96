//! Absences: who was away, from when to when, and in which of six broad categories.
//!
//! The reason in the file is read once, reduced to a [`Category`] and forgotten. Categories that the law or good
//! practice protects are set aside before anything is counted, and the ledger shows each row.

use serde::{Deserialize, Serialize};

use super::keys::Keys;
use super::{RowRef, plain_day, write};
use crate::calendar::Day;
use crate::intake::field::Field;
use crate::intake::ledger::{Entry, Fate, Ledger};
use crate::intake::{Cell, Row};

/// What sort of absence, reduced from type and reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Category {
    /// Sickness, whatever the illness.
    Sickness,
    /// An injury on duty.
    InjuryOnDuty,
    /// Pregnancy-related illness, maternity leave.
    Pregnancy,
    /// Related to a disability.
    Disability,
    /// Planned leave and other time away that is not sickness.
    Leave,
}

impl Category {
    /// Categories that no indicator counts: Equality Act 2010 s.15 and s.18; injury on duty is the employer's.
    pub const PROTECTED: [Category; 3] = [Category::InjuryOnDuty, Category::Pregnancy, Category::Disability];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Sickness => "sickness",
            Self::InjuryOnDuty => "injury on duty",
            Self::Pregnancy => "pregnancy or maternity",
            Self::Disability => "disability-related",
            Self::Leave => "leave, not sickness",
        }
    }

    fn set_aside(self) -> Option<&'static str> {
        match self {
            Self::InjuryOnDuty => Some("protected: injury on duty"),
            Self::Pregnancy => Some("protected: pregnancy or maternity"),
            Self::Disability => Some("protected: disability-related"),
            Self::Sickness | Self::Leave => None,
        }
    }
}

/// One absence.
#[derive(Clone, Debug, PartialEq)]
pub struct Absence {
    /// Index of the person's key in the table, later of the person in the workforce.
    pub person: u32,
    /// First day.
    pub first: Day,
    /// Last day, included; `None` while it is open.
    pub last: Option<Day>,
    /// Hours lost, where nothing else says how long it was. The join turns them into days by the person's contract.
    pub hours: Option<f32>,
    /// The broad category.
    pub category: Category,
    /// The row.
    pub source: RowRef,
}

/// An absence in a file without dates.
#[derive(Clone, Debug, PartialEq)]
pub struct UndatedAbsence {
    /// Index of the person's key.
    pub person: u32,
    /// Hours lost, where the file has them.
    pub hours: Option<f64>,
    /// The broad category.
    pub category: Category,
    /// The row.
    pub source: RowRef,
}

/// The absences of one file.
#[derive(Clone, Debug)]
pub struct AbsenceTable {
    file: u32,
    /// The people.
    pub keys: Keys,
    /// Dated absences, in the order of the file.
    pub records: Vec<Absence>,
    /// Absences without dates, in the order of the file.
    pub undated: Vec<UndatedAbsence>,
}

/// An absence longer than this is a mistake in the dates or a post that ended; it is set aside.
const LONGEST_ABSENCE_DAYS: i32 = 3_660;

impl AbsenceTable {
    /// An empty table.
    pub fn new(file: u32) -> Self {
        Self { file, keys: Keys::default(), records: Vec::new(), undated: Vec::new() }
    }

    /// Takes one row.
    pub fn take(&mut self, row: &Row<'_>, ledger: &mut Ledger) {
        // Whoever is named in the file works there: someone whose rows are all set aside has no absences, not no place.
        let Some(person) = self.keys.number(row) else {
            write(ledger, row, Fate::SetAside, "names no person", String::new());
            return;
        };
        let status = row.text(Field::ApprovalStatus).to_lowercase();
        if ["cancel", "reject", "withdraw", "denied", "declin", "expired", "refused"]
            .iter()
            .any(|w| status.contains(w))
        {
            write(ledger, row, Fate::SetAside, "the request was cancelled or refused", status);
            return;
        }
        let category = category(row);
        if !row.has(Field::AbsenceStart) {
            self.take_undated(person, category, row, ledger);
            return;
        }
        let first = match row.day(Field::AbsenceStart) {
            Cell::Value(day) => day,
            Cell::Missing | Cell::Open => {
                write(ledger, row, Fate::SetAside, "has no first day", String::new());
                return;
            }
            Cell::Bad(why) => {
                write(ledger, row, Fate::SetAside, "first day not understood", why.to_owned());
                return;
            }
        };
        let hours = Self::only_hours(row);
        let last = match Self::last_day(row, first) {
            Ok(last) => last,
            Err((reason, detail)) => {
                write(ledger, row, Fate::SetAside, reason, detail);
                return;
            }
        };
        if let Some(last) = last {
            if last < first {
                write(ledger, row, Fate::SetAside, "ends before it starts", format!("{first} to {last}"));
                return;
            }
            if last.0 - first.0 > LONGEST_ABSENCE_DAYS {
                write(ledger, row, Fate::SetAside, "lasts more than ten years", format!("{first} to {last}"));
                return;
            }
        } else {
            write(
                ledger,
                row,
                Fate::Noted,
                "still open: counted to the last day of the period",
                String::new(),
            );
        }
        if let Some(reason) = category.set_aside() {
            set_aside(row, reason, ledger);
        } else if category == Category::Leave {
            write(
                ledger,
                row,
                Fate::Noted,
                "leave, not sickness: no indicator of sickness counts it",
                String::new(),
            );
        }
        let source = RowRef { file: self.file, row: row.number() };
        self.records.push(Absence { person, first, last, hours, category, source });
    }

    /// Hours lost, in a file where neither a date nor a number of days says when an absence ended.
    fn only_hours(row: &Row<'_>) -> Option<f32> {
        let ends = [Field::AbsenceEnd, Field::ReturnDate, Field::AbsenceDays, Field::IsOpen];
        if ends.into_iter().any(|field| row.has(field)) {
            return None;
        }
        row.hours(Field::AbsenceHours).value().filter(|h| *h > 0.0).map(|h| h as f32)
    }

    /// The last day: an end date, else the day before the return, else the first day where days lost say one.
    fn last_day(row: &Row<'_>, first: Day) -> Result<Option<Day>, (&'static str, String)> {
        let open_flag = row.yes(Field::IsOpen) == Some(true);
        match row.day(Field::AbsenceEnd) {
            Cell::Value(day) => return Ok(Some(day)),
            Cell::Open => return Ok(None),
            Cell::Bad(why) => return Err(("last day not understood", why.to_owned())),
            Cell::Missing => {}
        }
        if let Some(day) = plain_day(row.day(Field::ReturnDate)) {
            return Ok(Some(day.plus(-1)));
        }
        if open_flag || row.has(Field::AbsenceEnd) || row.has(Field::ReturnDate) {
            return Ok(None);
        }
        // No column says when it ended: a length in days is the next best, one day the least.
        match row.number_in(Field::AbsenceDays) {
            Cell::Value(days) if days >= 1.0 => Ok(Some(first.plus(days.ceil() as i32 - 1))),
            _ => Ok(Some(first)),
        }
    }

    fn take_undated(&mut self, person: u32, category: Category, row: &Row<'_>, ledger: &mut Ledger) {
        let hours = match row.hours(Field::AbsenceHours) {
            Cell::Value(hours) => Some(hours),
            Cell::Bad(why) => {
                write(ledger, row, Fate::SetAside, "hours lost not understood", why.to_owned());
                return;
            }
            Cell::Missing | Cell::Open => None,
        };
        if hours == Some(0.0) {
            write(
                ledger,
                row,
                Fate::SetAside,
                "no time lost: the row records something else than an absence",
                String::new(),
            );
            return;
        }
        if let Some(reason) = category.set_aside() {
            set_aside(row, reason, ledger);
        }
        let source = RowRef { file: self.file, row: row.number() };
        self.undated.push(UndatedAbsence { person, hours, category, source });
    }
}

/// Writes that a protected row is left out. The line is not quoted: it says something about a person's health.
fn set_aside(row: &Row<'_>, reason: &'static str, ledger: &mut Ledger) {
    ledger.write(Entry {
        row: row.number(),
        fate: Fate::SetAside,
        reason,
        detail: "left out before anything is counted".to_owned(),
        quoted: String::new(),
    });
}

/// Type, reason and flags to one of the broad categories.
fn category(row: &Row<'_>) -> Category {
    let reason = row.text(Field::AbsenceReason).to_lowercase();
    let kind = row.text(Field::AbsenceType).to_lowercase();
    let says = |words: &[&str]| words.iter().any(|w| reason.contains(w) || kind.contains(w));
    if row.yes(Field::PregnancyRelated) == Some(true)
        || says(&["pregnan", "matern", "antenatal", "miscarr"])
        || reason.starts_with("s30")
    {
        return Category::Pregnancy;
    }
    if row.yes(Field::DisabilityRelated) == Some(true) || says(&["disab"]) {
        return Category::Disability;
    }
    let injury = says(&["injur", "assault"]) || reason.starts_with("s28");
    if says(&["injury on duty", "injured on duty", "industrial injury"])
        || kind == "iod"
        || reason == "iod"
        || (injury && row.yes(Field::WorkRelated) == Some(true))
    {
        return Category::InjuryOnDuty;
    }
    if !row.has(Field::AbsenceType) || kind.is_empty() {
        return Category::Sickness;
    }
    let sick = [
        "sick",
        "ill",
        "unwell",
        "medical",
        "self cert",
        "self-cert",
        "fit note",
        "hospital",
        "lts",
        "absence",
    ];
    let away = [
        "annual",
        "holiday",
        "vacation",
        "leave",
        "toil",
        "train",
        "course",
        "bereave",
        "compassion",
        "patern",
        "parental",
        "adopt",
        "study",
        "jury",
        "court",
        "unpaid",
        "career",
        "second",
        "suspen",
        "rest day",
        "home",
        "time off",
        "lieu",
        "strike",
        "religio",
        "volunt",
        "carer",
        "depend",
        "special",
    ];
    if sick.iter().any(|w| kind.contains(w)) && !kind.contains("family") {
        Category::Sickness
    } else if away.iter().any(|w| kind.contains(w)) || reason.is_empty() {
        Category::Leave
    } else {
        Category::Sickness
    }
}
