//! Absences: who was away, from when to when, and in which of five broad categories.
//!
//! The reason in the file is read once, reduced to a [`Category`] and forgotten. Categories that the law or good
//! practice protects are set aside before anything is counted, and the ledger shows each row.
//!
//! A day of which a part was lost is a day lost wherever days are counted: spells, Bradford points and days lost are
//! defined by working days with an absence (`statistics.md` section 3). The part is kept on the record.

use super::approval::{Approvals, Stands};
use super::cancelled::Cancelled;
pub use super::category::{Category, Leave};
use super::category::{Sort, Sorts};
use super::certificate::Certificate;
use super::day_part::{self, Part};
use super::keys::Keys;
use super::taken_back::{self, TakenBack};
use super::versions::Versions;
use super::{RowRef, no_person, plain_day, write};
use crate::calendar::{Day, Window};
use crate::intake::field::Field;
use crate::intake::ledger::{Entry, Fate, Ledger};
use crate::intake::values::Values;
use crate::intake::{Cell, Length, Row, WHICH_UNIT};

/// One absence.
#[derive(Clone, Debug, PartialEq)]
pub struct Absence {
    /// Index of the person's key in the table, later of the person in the workforce.
    pub person: u32,
    /// First day.
    pub first: Day,
    /// Last day, included; `None` while it is open.
    pub last: Option<Day>,
    /// How much of the first day was lost, above 0 and at most 1.
    pub first_part: f32,
    /// How much of the last day was lost, likewise; of an absence of one day it says the same as `first_part`.
    pub last_part: f32,
    /// How long it was, where no date says when it ended. The join turns it into a last day by the person's own week and
    /// contract.
    pub length: Option<Lost>,
    /// The broad category.
    pub category: Category,
    /// Which sort of leave, where it is leave.
    pub leave: Option<Leave>,
    /// Who certified it.
    pub certificate: Certificate,
    /// The day of the talk on return to work, where there was one.
    pub return_interview: Option<Day>,
    /// The day of the referral to occupational health, where there was one.
    pub health_referral: Option<Day>,
    /// The day of the report the row stands in, where the file has one.
    pub reported: Option<Day>,
    /// The row.
    pub source: RowRef,
}

impl Absence {
    /// How much of a day was lost to this absence: 0 outside it, 1 within, and a part where the file says so of its ends.
    pub fn part_of(&self, day: Day) -> f64 {
        if day < self.first || self.last.is_some_and(|last| day > last) {
            return 0.0;
        }
        let part = if day == self.first {
            self.first_part
        } else if self.last == Some(day) {
            self.last_part
        } else {
            1.0
        };
        f64::from(part)
    }
}

/// How long an absence lasted, in a file that does not say when it ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lost {
    /// Working time: days of the person's own working week, and hours.
    Working(Length),
    /// Calendar days times the share of full time, as sickness reports sum them up ("FTE days lost").
    FullTime(f64),
    /// Days, and the heading does not say which: taken for calendar days.
    Calendar(f64),
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
    /// Rows that say of their days that they were cancelled, in the order of the file.
    pub(super) cancelled: Vec<Cancelled>,
    /// Rows that take another back, in the order of the file.
    pub(super) taken_back: Vec<TakenBack>,
    /// How much each row says was lost, where it does.
    pub(super) amounts: Vec<(RowRef, f32)>,
    sorts: Sorts,
    approvals: Approvals,
    pub(super) versions: Versions,
}

/// Of a tick that an absence is open beside a day on which it ends.
const OPEN_AND_ENDED: &str =
    "marked as still open beside a last day, which is not taken: counted to the last day of the period";

/// Of a length that waits for its unit.
const LENGTH_ASKED: &str = "how long it lasted is asked: say what its length is counted in";

/// An absence longer than this is a mistake in the dates or a post that ended; it is set aside.
pub(super) const LONGEST_ABSENCE_DAYS: i32 = 3_660;

impl AbsenceTable {
    /// An empty table.
    pub fn new(file: u32) -> Self {
        Self {
            file,
            keys: Keys::default(),
            records: Vec::new(),
            undated: Vec::new(),
            cancelled: Vec::new(),
            taken_back: Vec::new(),
            amounts: Vec::new(),
            sorts: Sorts::default(),
            approvals: Approvals::of_absence(),
            versions: Versions::default(),
        }
    }

    /// Takes one row.
    pub fn take(&mut self, row: &Row<'_>, ledger: &mut Ledger) {
        // Whoever is named in the file works there: someone whose rows are all set aside has no absences, not no place.
        let Some(person) = self.keys.number(row) else {
            no_person(row, ledger);
            return;
        };
        self.versions.see(self.file, person, row, Field::AbsenceStart);
        let Some((category, leave)) = self.sort(person, row, ledger) else { return };
        if let Some(back) = TakenBack::of(self.file, person, category, row) {
            self.taken_back.push(back);
            return;
        }
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
                let why = row.why_not(Field::AbsenceStart, why);
                write(ledger, row, Fate::SetAside, "first day not understood", why);
                return;
            }
        };
        let length = Self::only_length(row);
        let last = match Self::last_day(row, first) {
            Ok(last) => last,
            Err((reason, detail)) => {
                let fate = if reason == LENGTH_ASKED { Fate::NotUnderstood } else { Fate::SetAside };
                write(ledger, row, fate, reason, detail);
                return;
            }
        };
        if last.is_some() && no_time_lost(row) {
            let reason = "no time lost: the row records something else than an absence";
            write(ledger, row, Fate::SetAside, reason, String::new());
            return;
        }
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
            let (reason, detail) = match row.day(Field::AbsenceEnd).value() {
                None => ("still open: counted to the last day of the period", String::new()),
                Some(day) => (OPEN_AND_ENDED, format!("{day}")),
            };
            write(ledger, row, Fate::Noted, reason, detail);
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
        if last == Some(first) && length.is_none() && says_no_length(row) {
            let reason = "says neither when it ended nor how long it lasted: counted as one day";
            write(ledger, row, Fate::Noted, reason, String::new());
        }
        if let Some(detail) =
            last.filter(|_| length.is_none()).and_then(|last| more_than_fits(row, first, last))
        {
            let reason = "more time lost than its dates have room for: counted by its dates, worth a look";
            write(ledger, row, Fate::Noted, reason, detail);
        }
        if row.day(Field::AbsenceEnd).value().is_some_and(|day| day > first && after_a_night(row, first, day))
        {
            let reason = "ended in the morning after a night: the day on which that night began is its last";
            write(ledger, row, Fate::Noted, reason, last.map_or(String::new(), |last| format!("{last}")));
        }
        let source = RowRef { file: self.file, row: row.number() };
        self.amounts.extend(taken_back::amount(row).map(|amount| (source, amount)));
        let [first_part, last_part] = parts(row, first, last, ledger);
        self.records.push(Absence {
            person,
            first,
            last,
            first_part,
            last_part,
            length,
            category,
            leave,
            certificate: Certificate::of(row),
            return_interview: plain_day(row.day(Field::ReturnInterview)),
            health_referral: plain_day(row.day(Field::HealthReferral)),
            reported: plain_day(row.day(Field::AsOf)),
            source,
        });
    }

    /// The columns of this file that classify, with their values.
    pub fn values(&self) -> impl Iterator<Item = &Values> {
        self.sorts.all().into_iter().chain(self.approvals.all())
    }

    /// What sort of absence a row is, where it is one that was taken; else its line is in the ledger.
    fn sort(&mut self, person: u32, row: &Row<'_>, ledger: &mut Ledger) -> Option<(Category, Option<Leave>)> {
        let sort = self.sorts.of(row);
        match self.approvals.of(row, ledger) {
            Stands::Yes => {}
            Stands::No => {
                self.cancelled.extend(Cancelled::of(self.file, person, row, Self::last_day));
                return None;
            }
            Stands::NotKnown => return None,
        }
        match sort {
            Sort::Absence(category, leave) => Some((category, leave)),
            Sort::NoAbsence => {
                write(ledger, row, Fate::SetAside, "no absence: present, or not due to work", String::new());
                None
            }
            Sort::PerhapsProtected => {
                let reason = "might be protected: left out until you say what it is";
                ledger.write(Entry {
                    row: row.number(),
                    fate: Fate::NotUnderstood,
                    reason,
                    detail: String::new(),
                    quoted: String::new(),
                });
                None
            }
            Sort::Unsaid => {
                let reason = "no kind of absence is said: say what such rows are";
                write(ledger, row, Fate::NotUnderstood, reason, String::new());
                None
            }
            Sort::Unknown(Field::AbsenceReason | Field::AbsenceRelated) => {
                let reason = "a reason that is not known here: say what it means";
                write(ledger, row, Fate::NotUnderstood, reason, String::new());
                None
            }
            Sort::Unknown(field) => {
                let reason = "a kind of absence that is not known here: say what it means";
                write(ledger, row, Fate::NotUnderstood, reason, row.text(field).into_owned());
                None
            }
        }
    }

    /// The length, in a file where no date says when an absence ended.
    fn only_length(row: &Row<'_>) -> Option<Lost> {
        let ends = [Field::AbsenceEnd, Field::ReturnDate, Field::IsOpen];
        if ends.into_iter().any(|field| row.has(field)) {
            return None;
        }
        let some = |field| row.length(field).value().filter(|l| l.days > 0.0 || l.hours > 0.0);
        let Some(length) = some(Field::AbsenceDays) else {
            return some(Field::AbsenceHours).map(Lost::Working);
        };
        let heading = row.plan().column_of(Field::AbsenceDays).map(|c| c.heading.to_lowercase());
        Some(if length.hours > 0.0 || heading.is_some_and(|h| h.contains("work")) {
            Lost::Working(length)
        } else if in_full_time_days(row) {
            Lost::FullTime(length.days)
        } else {
            Lost::Calendar(length.days)
        })
    }

    /// The last day: an end date, else the day before the return, else the first day where days lost say one.
    fn last_day(row: &Row<'_>, first: Day) -> Result<Option<Day>, (&'static str, String)> {
        let open_flag = row.yes(Field::IsOpen) == Some(true);
        match row.day(Field::AbsenceEnd) {
            // Systems that want a date write one where nobody knows it yet.
            Cell::Value(_) if open_flag => return Ok(None),
            Cell::Value(day)
                if day > first && (row.is_over_at_midnight() || after_a_night(row, first, day)) =>
            {
                return Ok(Some(day.plus(-1)));
            }
            Cell::Value(day) => return Ok(Some(day)),
            Cell::Open => return Ok(None),
            Cell::Bad(why) => {
                return Err(("last day not understood", row.why_not(Field::AbsenceEnd, why)));
            }
            Cell::Missing => {}
        }
        if let Some(day) = plain_day(row.day(Field::ReturnDate)) {
            return Ok(Some(day.plus(-1)));
        }
        if open_flag || row.has(Field::AbsenceEnd) || row.has(Field::ReturnDate) {
            return Ok(None);
        }
        // No column says when it ended: a length is the next best, one day the least. What sort of days they are is settled
        // when the person's working week is known.
        match row.length(Field::AbsenceDays) {
            Cell::Value(Length { days, .. }) if days >= 1.0 => Ok(Some(first.plus(days.ceil() as i32 - 1))),
            Cell::Bad(WHICH_UNIT) => Err((LENGTH_ASKED, String::new())),
            Cell::Bad(why) => Err(("how long it lasted is not understood", why.to_owned())),
            _ if row.has(Field::AbsenceDays) => Ok(Some(first)),
            // Hours make days only by a contract, which the join knows; what they are counted in may be asked.
            _ => match row.hours(Field::AbsenceHours) {
                Cell::Bad(WHICH_UNIT) => Err((LENGTH_ASKED, String::new())),
                _ => Ok(Some(first)),
            },
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
        if hours == Some(0.0) || no_time_lost(row) {
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
        } else if hours.is_none() {
            let reason = "has no first day and no hours lost: nothing can be counted from it";
            write(ledger, row, Fate::NotUnderstood, reason, String::new());
            return;
        }
        let source = RowRef { file: self.file, row: row.number() };
        self.undated.push(UndatedAbsence { person, hours, category, source });
    }
}

/// Whether a row leaves blank how long it lasted, in a file in which nothing else says when an absence ended.
fn says_no_length(row: &Row<'_>) -> bool {
    let ends = [Field::AbsenceEnd, Field::ReturnDate, Field::IsOpen];
    let lengths = [Field::AbsenceDays, Field::AbsenceHours];
    !ends.into_iter().any(|field| row.has(field))
        && lengths.into_iter().any(|field| row.has(field))
        && lengths.into_iter().all(|field| row.text(field).is_empty())
}

/// Whether an absence that began in the evening ended the morning after a night: whoever works nights has lost the night that
/// began the day before, and no duty of the last day. Days lost in a column of their own may say that it was one of them.
fn after_a_night(row: &Row<'_>, first: Day, day: Day) -> bool {
    const EVENING: u16 = 16 * 60;
    const MORNING: u16 = 10 * 60;
    let all = f64::from(day.0 - first.0 + 1);
    let counted =
        row.length(Field::AbsenceDays).value().is_some_and(|l| l.hours == 0.0 && l.days > all - 0.01);
    row.times_of_absence().is_some_and(|[start, end]| start >= EVENING && (1..=MORNING).contains(&end))
        && !counted
}

/// Whether the file says that nothing was lost. (Of an absence that is still open, many systems say 0 until it is closed.)
fn no_time_lost(row: &Row<'_>) -> bool {
    let said = |field| row.length(field).value().map(|l| l.days == 0.0 && l.hours == 0.0);
    let (days, hours) = (said(Field::AbsenceDays), said(Field::AbsenceHours));
    days.is_none_or(|none| none) && hours.is_none_or(|none| none) && (days.is_some() || hours.is_some())
}

/// What a row says was lost, where that is more than its dates have days: one of the two is a slip.
fn more_than_fits(row: &Row<'_>, first: Day, last: Day) -> Option<String> {
    let days = f64::from(last.0 - first.0 + 1);
    let said = |field| row.length(field).value();
    let lost = said(Field::AbsenceDays).filter(|l| l.days > days || l.hours > 24.0 * days);
    let lost =
        lost.or_else(|| said(Field::AbsenceHours).filter(|l| l.hours > 24.0 * days || l.days > days))?;
    let amount =
        if lost.hours > 0.0 { format!("{} hours", lost.hours) } else { format!("{} days", lost.days) };
    Some(format!("{amount}, {}", Window { first, last }))
}

/// Fewer minutes in one day are a part of it. How long the person's day is no row says, so that they are no share of it.
const FEW_HOURS: u16 = 5 * 60;

/// The parts of the first and the last day that were lost: what the file says of either, of an absence of one day also
/// what it says of its length.
fn parts(row: &Row<'_>, first: Day, last: Option<Day>, ledger: &mut Ledger) -> [f32; 2] {
    let halves = day_part::halves(row);
    let mut parts = halves.unwrap_or([1.0_f32; 2]);
    let fields = [Field::AbsenceStartPart, Field::AbsenceEndPart];
    for (part, field) in parts.iter_mut().zip(fields).filter(|_| halves.is_none()) {
        match day_part::read(row, field) {
            Part::Unsaid => {}
            Part::Of(share) => *part = share,
            Part::NotUnderstood => {
                let reason = "part of a day not understood: taken for the whole day";
                write(ledger, row, Fate::Noted, reason, String::new());
            }
        }
    }
    if last == Some(first) {
        let length = row.length(Field::AbsenceDays).value().filter(|l| l.hours == 0.0).map(|l| l.days as f32);
        // A part-timer's whole day is 0.6 of a full-time one, and no part of a day.
        let length = length.filter(|_| !in_full_time_days(row));
        let of_length = length.filter(|days| *days > 0.0 && *days < 1.0).unwrap_or(1.0);
        let least = parts[0].min(parts[1]).min(of_length);
        parts = [least, least];
    }
    let whole = parts.iter().all(|part| *part >= 1.0);
    if let Some([from, to]) = row.times_of_absence().filter(|_| whole && last == Some(first))
        && (from + 1..from + FEW_HOURS).contains(&to)
    {
        let reason = "a few hours of a day lost: counted as a day wherever days are counted";
        let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        write(ledger, row, Fate::Noted, reason, format!("{} to {}", time(from), time(to)));
    }
    if parts.iter().any(|part| *part < 1.0) {
        let reason = "part of a day lost: kept, and counted as a day wherever days are counted";
        let detail = if last == Some(first) {
            format!("{} of the day", parts[0])
        } else {
            format!("{} of the first day, {} of the last", parts[0], parts[1])
        };
        write(ledger, row, Fate::Noted, reason, detail);
    }
    parts
}

/// Whether days lost are counted in days of a full-time post.
fn in_full_time_days(row: &Row<'_>) -> bool {
    let heading = row.plan().column_of(Field::AbsenceDays).map(|c| c.heading.to_lowercase());
    heading.is_some_and(|h| h.contains("fte") || h.contains("wte"))
}

/// Writes that a protected row is left out. The line is not quoted: it says something about a person's health.
fn set_aside(row: &Row<'_>, reason: &'static str, ledger: &mut Ledger) {
    ledger.write(Entry {
        row: row.number(),
        fate: Fate::SetAside,
        reason,
        detail: "counts in no pattern".to_owned(),
        quoted: String::new(),
    });
}
