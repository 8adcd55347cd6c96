//! People: who they are to the records, where they work, and when they were in post.
//!
//! One row a person. Where a file holds several rows for one person (one a posting), they are merged with a note and the
//! time in post is the union. Where the rows have dates, the join takes team and role from the post in which most of the
//! recorded time was worked; where they have none, the first row that names a team or role wins.

use std::collections::HashMap;

use super::groups::Groups;
use super::namesakes::Names;
use super::postings::Posting;
use super::remark::Remarks;
use super::second_post::{self, Held};
use super::status::{Standing, Status};
use super::{RowRef, full_name, no_person, person_key, plain_day, text, write};
use crate::calendar::Day;
use crate::intake::field::Field;
use crate::intake::ledger::{Fate, Ledger};
use crate::intake::{Cell, Row};

/// One person as a people file has them.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRecord {
    /// The key that joins files.
    pub key: String,
    /// Name, where the file has one.
    pub name: Option<String>,
    /// Team or unit.
    pub team: Option<String>,
    /// Job title, role or post.
    pub role: Option<String>,
    /// Rank, grade or band.
    pub grade: Option<String>,
    /// Shift or working pattern, as the file has it.
    pub pattern: Option<String>,
    /// The line manager, by number or name, as the file writes them.
    pub manager: Option<String>,
    /// Whether at the usual work.
    pub status: Status,
    /// Full-time equivalent, above 0, as a rule at most 1.2.
    pub fte: Option<f64>,
    /// Contracted hours a week.
    pub contracted_hours: Option<f64>,
    /// First day in post.
    pub start: Option<Day>,
    /// Last day in post.
    pub end: Option<Day>,
    /// Rows whose first day in post has a year of two digits.
    pub short_starts: Vec<RowRef>,
    /// The Bradford trigger that was adjusted for the person, in points.
    pub adjusted_trigger: Option<f64>,
    /// Opted out of the 48-hour limit.
    pub opt_out: bool,
    /// Statuses that have dates of their own.
    pub standings: Vec<Standing>,
    /// The posts of the person, one a row.
    pub postings: Vec<Posting>,
    /// The row of the file.
    pub source: RowRef,
}

/// The people of one file.
#[derive(Clone, Debug)]
pub struct PeopleTable {
    file: u32,
    /// In the order of the file.
    pub records: Vec<PersonRecord>,
    /// By key the place of the record, and the posts of the person, one a row.
    index: HashMap<String, (usize, Vec<Held>)>,
    /// Names beside the numbers.
    pub(super) names: Names,
    /// Remarks that stood behind who a row is about and were left off.
    pub(super) remarks: Remarks,
    /// Groups for the fairness test: in no record, and joined to nothing.
    pub(super) groups: Groups,
    /// The latest "as of" date in the file, where it has one.
    pub as_of: Option<Day>,
}

/// More than this much of a full-time post is worth a look: two contracts, or a mistake.
const USUAL_FTE: f64 = 1.2;
/// More than this much is no share at all: hours or a percentage in a column of shares.
const HIGHEST_FTE: f64 = 2.0;

impl PeopleTable {
    /// An empty table.
    pub fn new(file: u32) -> Self {
        Self {
            file,
            records: Vec::new(),
            index: HashMap::new(),
            names: Names::default(),
            remarks: Remarks::default(),
            groups: Groups::default(),
            as_of: None,
        }
    }

    /// Takes one row.
    pub fn take(&mut self, row: &Row<'_>, ledger: &mut Ledger) {
        let Some(key) = person_key(row) else {
            no_person(row, ledger);
            return;
        };
        self.remarks.see(&row.key(Field::PersonId));
        self.remarks.see(&row.text(Field::PersonName));
        if let Some(group) = text(row, Field::Group) {
            self.groups.note(&key, group);
        }
        let start = plain_day(row.day(Field::PostStart));
        let end = plain_day(row.day(Field::PostEnd));
        for field in [Field::PostStart, Field::PostEnd] {
            if let Cell::Bad(why) = row.day(field) {
                write(
                    ledger,
                    row,
                    Fate::Repaired,
                    "a date in post was not understood and left open",
                    row.why_not(field, why),
                );
            }
        }
        if let Cell::Value(day) = row.day(Field::AsOf) {
            self.as_of = Some(self.as_of.map_or(day, |known| known.max(day)));
        }
        let mut contracted_hours = match row.hours(Field::ContractedHours) {
            Cell::Value(hours) if hours > 0.0 && hours <= 100.0 => Some(hours),
            Cell::Value(_) | Cell::Bad(_) => {
                write(
                    ledger,
                    row,
                    Fate::Repaired,
                    "contracted hours were not understood and left out",
                    String::new(),
                );
                None
            }
            Cell::Missing | Cell::Open => None,
        };
        let fte = full_time_equivalent(row, &mut contracted_hours, ledger);
        let source = RowRef { file: self.file, row: row.number() };
        let posting = Posting {
            team: text(row, Field::Team),
            role: text(row, Field::Role),
            grade: text(row, Field::Grade),
            pattern: text(row, Field::Pattern),
            status: status(row),
            first: start,
            last: end,
            source,
        };
        let record = PersonRecord {
            name: full_name(row),
            team: posting.team.clone(),
            role: posting.role.clone(),
            grade: posting.grade.clone(),
            pattern: posting.pattern.clone(),
            manager: {
                let manager = row.key(Field::Manager);
                (!manager.is_empty()).then(|| manager.into_owned())
            },
            status: posting.status,
            standings: standing(row, posting.status).into_iter().collect(),
            fte,
            contracted_hours,
            start,
            end,
            short_starts: if start.is_some() && row.short_year(Field::PostStart) {
                vec![source]
            } else {
                Vec::new()
            },
            adjusted_trigger: adjusted_trigger(row, ledger),
            opt_out: row.yes(Field::OptOut).unwrap_or(false),
            postings: vec![posting],
            source,
            key,
        };
        let known = self.index.get(&record.key).map(|(at, _)| *at);
        if Names::are_in(row) {
            self.names.note(known.unwrap_or(self.records.len()) as u32, row);
        }
        let held = Held {
            fte: record.fte,
            hours: record.contracted_hours,
            first: start,
            last: end,
            as_of: plain_day(row.day(Field::AsOf)),
            place: [record.team.clone(), record.role.clone(), record.grade.clone()],
        };
        if known.is_some() {
            self.merge(&record, held, row, ledger);
            return;
        }
        self.index.insert(record.key.clone(), (self.records.len(), vec![held]));
        self.records.push(record);
    }

    /// Takes a further row of somebody known.
    fn merge(&mut self, record: &PersonRecord, held: Held, row: &Row<'_>, ledger: &mut Ledger) {
        let Some((at, posts)) = self.index.get_mut(&record.key) else { return };
        let mine = &mut self.records[*at];
        let by_name = !row.has(Field::PersonId);
        let dated = |held: &Held| held.first.is_some() || held.last.is_some() || held.as_of.is_some();
        let elsewhere = posts.iter().any(|p| p.place != held.place && !dated(p)) && !dated(&held);
        let reason = if by_name && elsewhere {
            "the same name as an earlier row, with another team, role or grade: taken for one person; where they are two, export staff numbers"
        } else {
            "same person as an earlier row"
        };
        write(ledger, row, Fate::Merged, reason, format!("row {}", mine.source.row));
        posts.push(held);
        mine.unite(record);
        // Two people of one name do not add up.
        if by_name {
            return;
        }
        let used = second_post::used(posts);
        if let Some(says) = used.says {
            let shares: Vec<String> = posts
                .iter()
                .filter_map(|p| p.fte.map(|n| n.to_string()).or_else(|| Some(format!("{} hours", p.hours?))))
                .collect();
            write(ledger, row, Fate::Noted, says, shares.join(" and "));
        }
        (mine.fte, mine.contracted_hours) = (used.fte, used.hours);
    }
}

/// Whether the heading of the share of full time says that it is in hundredths.
fn in_hundredths(row: &Row<'_>) -> bool {
    let heading = row.plan().column_of(Field::Fte).map(|c| c.heading.to_lowercase());
    heading.is_some_and(|h| ["%", "percent", "per cent", "pct"].iter().any(|word| h.contains(word)))
}

/// The share of full time. Hours in its column ("22.5 hrs") are hours of contract; beside the hours of a full week they are
/// a share of these.
fn full_time_equivalent(row: &Row<'_>, contracted: &mut Option<f64>, ledger: &mut Ledger) -> Option<f64> {
    match row.number_in(Field::Fte) {
        Cell::Value(share) if share > 0.0 && share <= USUAL_FTE => return Some(share),
        Cell::Value(share) if share > 0.0 && share <= HIGHEST_FTE => {
            let reason = "full-time equivalent above 1.2: kept as written, worth a look";
            write(ledger, row, Fate::Noted, reason, format!("{share}"));
            return Some(share);
        }
        Cell::Value(share) if (5.0..=100.0 * USUAL_FTE).contains(&share) && in_hundredths(row) => {
            return Some(share / 100.0);
        }
        Cell::Missing | Cell::Open => return None,
        Cell::Value(_) | Cell::Bad(_) => {}
    }
    let spelt = row.text(Field::Fte).to_lowercase().contains('h');
    match row.hours(Field::Fte) {
        Cell::Value(hours) if spelt && hours > 0.0 && hours <= 100.0 => {
            let whole = contracted.filter(|whole| *whole > hours);
            *contracted = Some(contracted.map_or(hours, |known| known.min(hours)));
            let (reason, detail) = match whole {
                Some(whole) => (
                    "hours where a share of full time should be: made a share of the hours of a full week",
                    format!("{hours} of {whole}"),
                ),
                None => (
                    "hours where a share of full time should be: taken for the contracted hours",
                    format!("{hours} hours a week"),
                ),
            };
            write(ledger, row, Fate::Repaired, reason, detail);
            whole.map(|whole| hours / whole)
        }
        _ => {
            let reason = "full-time equivalent was not understood and left out";
            write(ledger, row, Fate::Repaired, reason, String::new());
            None
        }
    }
}

/// Whether the person is at their usual work.
fn status(row: &Row<'_>) -> Status {
    let words = row.text(Field::PostStatus);
    if words.is_empty() {
        return Status::Unknown;
    }
    let heading = row.plan().column_of(Field::PostStatus).map_or("", |c| c.heading.as_str());
    Status::from_words(&words, heading)
}

/// The trigger that was adjusted for the person.
fn adjusted_trigger(row: &Row<'_>, ledger: &mut Ledger) -> Option<f64> {
    match row.number_in(Field::AdjustedTrigger) {
        Cell::Value(points) if points > 0.0 => Some(points),
        Cell::Missing | Cell::Open => None,
        Cell::Value(_) | Cell::Bad(_) => {
            let reason = "adjusted trigger was not understood and left out";
            write(ledger, row, Fate::Repaired, reason, String::new());
            None
        }
    }
}

/// The status with the dates of its own, where the row has any.
fn standing(row: &Row<'_>, status: Status) -> Option<Standing> {
    let (first, last) = (plain_day(row.day(Field::StatusStart)), plain_day(row.day(Field::StatusEnd)));
    (status != Status::Unknown && (first.is_some() || last.is_some())).then_some(Standing {
        first,
        last,
        status,
    })
}

impl PersonRecord {
    /// Fills what is missing and widens the time in post.
    pub fn unite(&mut self, other: &Self) {
        let fill = |mine: &mut Option<String>, theirs: &Option<String>| {
            if mine.is_none() {
                mine.clone_from(theirs);
            }
        };
        fill(&mut self.name, &other.name);
        fill(&mut self.team, &other.team);
        fill(&mut self.role, &other.role);
        fill(&mut self.grade, &other.grade);
        fill(&mut self.pattern, &other.pattern);
        fill(&mut self.manager, &other.manager);
        if self.status == Status::Unknown {
            self.status = other.status;
        }
        self.fte = self.fte.or(other.fte);
        self.contracted_hours = self.contracted_hours.or(other.contracted_hours);
        self.start = match (self.start, other.start) {
            (Some(a), Some(b)) => Some(a.min(b)),
            _ => None,
        };
        self.end = match (self.end, other.end) {
            (Some(a), Some(b)) => Some(a.max(b)),
            _ => None,
        };
        self.short_starts.extend(other.short_starts.iter().copied());
        self.adjusted_trigger = self.adjusted_trigger.or(other.adjusted_trigger);
        self.opt_out |= other.opt_out;
        self.standings.extend(other.standings.iter().copied());
        self.postings.extend(other.postings.iter().cloned());
    }
}

/// The days of the week a person is due to work, Monday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkingWeek(pub [bool; 7]);

impl WorkingWeek {
    /// Monday to Friday.
    pub const MONDAY_TO_FRIDAY: Self = Self([true, true, true, true, true, false, false]);

    /// Reads a pattern written as days of the week: "Mon-Fri", "Tue, Wed, Thu", "Monday to Thursday".
    ///
    /// `None` where the words name no weekdays (rotating shifts, "Earlies"): then Monday to Friday is assumed and said.
    ///
    /// ```
    /// use candour::tables::people::WorkingWeek;
    /// assert_eq!(WorkingWeek::from_words("Tue-Fri"), Some(WorkingWeek([false, true, true, true, true, false, false])));
    /// assert_eq!(WorkingWeek::from_words("Sat to Mon"), Some(WorkingWeek([true, false, false, false, false, true, true])));
    /// assert_eq!(WorkingWeek::from_words("2 on 2 off"), None);
    /// ```
    pub fn from_words(words: &str) -> Option<Self> {
        const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let lower = words.to_lowercase();
        let mut week = [false; 7];
        let mut previous: Option<usize> = None;
        let mut range = false;
        let mut found = false;
        for word in lower.split(|c: char| !c.is_alphabetic() && c != '-' && c != '–') {
            for (i, part) in word.split(['-', '–']).enumerate() {
                if i > 0 {
                    range = true;
                }
                if part.is_empty() {
                    continue;
                }
                if part == "to" {
                    range = true;
                    continue;
                }
                let day = NAMES.iter().position(|name| part.starts_with(name))?;
                found = true;
                if let (true, Some(from)) = (range, previous) {
                    let mut at = from;
                    while at != day {
                        at = (at + 1) % 7;
                        week[at] = true;
                    }
                }
                week[day] = true;
                previous = Some(day);
                range = false;
            }
        }
        found.then_some(Self(week))
    }

    /// Whether the person is due to work on this day.
    pub fn works_on(self, day: Day) -> bool {
        self.0[day.weekday() as usize]
    }

    /// Working days a week.
    pub fn days(self) -> u32 {
        self.0.iter().filter(|works| **works).count() as u32
    }
}
