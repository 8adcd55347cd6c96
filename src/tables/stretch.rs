//! Where the bulk of a file's records lies: the days that a period can be made of.
//!
//! One booked holiday, one fit note or one mistyped year must not move the analysis of everyone. So the period is not
//! "from the first to the last day in any row" but where the rows lie close together.
//!
//! # What counts as recorded
//!
//! First days of absences; last days of those of sickness that have one; days of overtime; weeks of duties; both ends of
//! what totals sum up. Leave is booked ahead, and the end of what the law protects is planned, so neither says that
//! anything was recorded until then; leave is used only where nothing else was read.
//!
//! # The rule
//!
//! At either end of a file's days a group is left out where it holds at most one row in twenty (one row at least) and lies
//! apart from the rest by more than 60 days and more than five times the usual distance from row to row.
//!
//! - *One in twenty*: more rows than that are a part of the file and no slip.
//! - *60 days*: the longest time for which a small team may have nothing to record, in a file that is otherwise dense; a
//!   mistyped month or year is farther off.
//! - *Five times the usual distance*: rows that come at random leave such a gap after one in 150 (e^-5), so a file of ten
//!   absences a year is not cut at its last one. The distance is measured without the outermost rows, which would
//!   otherwise stretch the very yardstick they are held against.
//! - Files of fewer than four rows are taken as they are: nothing tells which of them is the rest.
//!
//! It is asked of each file by itself: a second file with a few later rows is no slip in the first. The rows stay in the
//! data; the ledger names each, and the period ends before them. A row that lies outside its own file's bulk and inside
//! another file's is inside the period and needs no word.

use std::collections::HashSet;

use super::RowRef;
use super::absences::{Absence, Category, Leave};
use super::accounts::Accounts;
use super::duties::DutyTable;
use super::{FileTable, kind_label};
use crate::calendar::{Day, Window};
use crate::intake::field::TableKind;
use crate::intake::ledger::Fate;

/// The days of one file.
#[derive(Clone, Debug)]
pub struct Stretch {
    /// The file.
    pub file: u32,
    /// What it is a table of.
    pub kind: TableKind,
    /// Where the bulk of its rows lies.
    pub bulk: Window,
    /// Whether it holds leave and nothing else, which is planned and not recorded.
    pub planned: bool,
    /// Rows before or after the bulk and in no other file's, in order of time.
    pub outside: Vec<Outside>,
    /// The last day of leave that lies after the bulk: booked ahead.
    pub booked_to: Option<Day>,
    /// The last day of other time away that lies after the bulk, of which nobody knows whether it was booked: absence
    /// without leave, suspension.
    pub other_to: Option<Day>,
    /// Days from row to row that are nothing unusual in the file.
    pub usual_gap: i32,
}

/// A row that lies apart from the bulk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The row; the first of several where only weeks are kept.
    pub row: RowRef,
    /// Its day.
    pub day: Day,
    edge: Edge,
}

/// Which end of a row a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Edge {
    First,
    Last,
    Only,
}

/// One day of a row, or of `rows` people in a week of duties.
#[derive(Clone, Copy, Debug)]
struct Mark {
    day: Day,
    row: u32,
    rows: u32,
    edge: Edge,
    /// The row's other day stands elsewhere and counts it.
    again: bool,
}

impl Mark {
    fn of(row: u32, rows: u32, days: [(Day, Edge); 2]) -> [Self; 2] {
        let mark = |(day, edge), again| Self { day, row, rows, edge, again };
        [mark(days[0], false), mark(days[1], true)]
    }
}

/// A group at an end holds at most one row in this many.
const ONE_IN: u32 = 20;
/// Days without a row that are nothing unusual in any file.
const QUIET_DAYS: i32 = 60;
/// How many times the usual distance from row to row is a gap.
const TIMES_USUAL: i32 = 5;
/// Fewer rows than this have no bulk.
const FEWEST_ROWS: u32 = 4;

/// The stretch of every file that has dates, without what lies in another's bulk.
pub(super) fn of_files(files: &[(u32, &FileTable)]) -> Vec<Stretch> {
    let found = files.iter().filter_map(|(file, table)| {
        if let FileTable::Absences(t) = table {
            return of_absences(*file, t.records.iter());
        }
        let (kind, marks) = marks_of(table)?;
        Stretch::of(*file, kind, marks, false)
    });
    found.collect()
}

/// The stretch of absences whose last days were worked out since.
pub(super) fn of_absences<'a>(
    file: u32,
    absences: impl Iterator<Item = &'a Absence> + Clone,
) -> Option<Stretch> {
    let (marks, planned) = marks_of_absences(absences.clone());
    let mut stretch = Stretch::of(file, TableKind::Absences, marks, planned)?;
    let bulk = stretch.bulk;
    let leave: Vec<&Absence> = absences.filter(|a| a.category == Category::Leave).collect();
    let last_of = |is_booked: bool| {
        let ends = leave.iter().filter(|a| booked(a) == is_booked).map(|a| a.last.unwrap_or(a.first));
        ends.max().filter(|last| *last > bulk.last)
    };
    (stretch.booked_to, stretch.other_to) = (last_of(true), last_of(false));
    Some(stretch)
}

/// Takes out of every stretch what lies inside the whole, and says the rest in the ledgers.
pub(super) fn settle(stretches: &mut [Stretch], accounts: &mut Accounts<'_>) {
    let Some(whole) = recorded(stretches.iter()) else { return };
    for stretch in stretches {
        stretch.outside.retain(|o| !whole.contains(o.day));
        for outside in &stretch.outside {
            let late = outside.day > stretch.bulk.last;
            let reason = match (late, outside.edge) {
                (true, Edge::First) => "begins long after the other rows: the period ends before it",
                (true, Edge::Last) => "ends long after the other rows: the period ends before that",
                (true, Edge::Only) => "lies long after the other rows: the period ends before it",
                (false, _) => "lies long before the other rows: the period begins after it",
            };
            let detail = if late && outside.edge == Edge::Last {
                format!(
                    "ends {}, the others by {}: counted to the last day of the period",
                    outside.day, stretch.bulk.last
                )
            } else if late {
                format!("{}; the others are there by {}", outside.day, stretch.bulk.last)
            } else {
                format!("{}; the others are from {} on", outside.day, stretch.bulk.first)
            };
            accounts.write(outside.row, Fate::Noted, reason, detail);
        }
    }
}

/// From the first to the last day of the bulks; of files of leave only where there is nothing else.
pub(super) fn recorded<'a>(stretches: impl Iterator<Item = &'a Stretch>) -> Option<Window> {
    let mut found: [Option<Window>; 2] = [None; 2];
    for Stretch { bulk, planned, .. } in stretches {
        let whole = &mut found[usize::from(*planned)];
        *whole = Some(
            whole.map_or(*bulk, |w| Window { first: w.first.min(bulk.first), last: w.last.max(bulk.last) }),
        );
    }
    found[0].or(found[1])
}

fn marks_of(table: &FileTable) -> Option<(TableKind, Vec<Mark>)> {
    match table {
        FileTable::Overtime(t) => {
            let only = t.records.iter().map(|o| {
                let [mark, _] = Mark::of(o.source.row, 1, [(o.day, Edge::Only); 2]);
                mark
            });
            Some((TableKind::Overtime, only.collect()))
        }
        FileTable::Totals(t) => {
            let ends = t.records.iter().flat_map(|t| {
                Mark::of(t.source.row, 1, [(t.period.first, Edge::First), (t.period.last, Edge::Last)])
            });
            Some((TableKind::Totals, ends.collect()))
        }
        FileTable::Duties(t) => Some((TableKind::Duties, marks_of_duties(t))),
        FileTable::People(_) | FileTable::Absences(_) | FileTable::Outcomes(_) => None,
    }
}

/// Whether leave is of a sort that is booked ahead; nobody books a child’s illness or absence without leave.
fn booked(absence: &Absence) -> bool {
    matches!(absence.leave, Some(Leave::Annual | Leave::Training | Leave::Court))
}

fn marks_of_absences<'a>(absences: impl Iterator<Item = &'a Absence> + Clone) -> (Vec<Mark>, bool) {
    let leave = absences.clone().all(|a| a.category == Category::Leave);
    let planned = leave && absences.clone().any(|a| !matches!(a.leave, None | Some(Leave::Other)));
    let counted = absences.filter(|a| leave || a.category != Category::Leave);
    let marks = counted.flat_map(|a| {
        let ended = a.last.filter(|_| leave || a.category == Category::Sickness);
        let ends = [(a.first, Edge::First), (ended.unwrap_or(a.first), Edge::Last)];
        Mark::of(a.source.row, 1, ends).into_iter().filter(move |mark| ended.is_some() || !mark.again)
    });
    (marks.collect(), planned)
}

/// First and last day of every week that has any row; a week counts as many rows as it has people.
fn marks_of_duties(table: &DutyTable) -> Vec<Mark> {
    table
        .week_spans()
        .flat_map(|(days, people, row)| {
            Mark::of(row, people, [days.first, days.last].map(|d| (d, Edge::Only)))
        })
        .collect()
}

impl Stretch {
    fn of(file: u32, kind: TableKind, mut marks: Vec<Mark>, planned: bool) -> Option<Self> {
        // Millions of pieces of overtime may stand here, so the standard sort.
        marks.sort_unstable_by_key(|m| (m.day, m.row));
        let (mut first, mut last) = (0, marks.len().checked_sub(1)?);
        let rows = rows_of(&marks);
        let few = (rows / ONE_IN).max(1);
        let mut usual_gap = QUIET_DAYS;
        if rows >= FEWEST_ROWS {
            usual_gap = QUIET_DAYS.max(TIMES_USUAL.saturating_mul(usual_distance(&marks, few)));
            let part = |at: usize| apart(marks.get(at), marks.get(at + 1), usual_gap);
            let late = group(marks.iter().rev(), few, |n| part(last - n));
            let early = group(marks.iter(), few, |n| part(n - 1));
            (first, last) = (early, last - late);
        }
        let bulk = Window { first: marks.get(first)?.day, last: marks.get(last)?.day };
        // A row that begins and ends outside is one row.
        let mut met = HashSet::new();
        let beyond = marks.iter().filter(|m| !bulk.contains(m.day) && met.insert(m.row));
        let outside = beyond.map(|m| Outside { row: RowRef { file, row: m.row }, day: m.day, edge: m.edge });
        let outside = outside.collect();
        Some(Self { file, kind, bulk, planned, outside, booked_to: None, other_to: None, usual_gap })
    }

    /// What lies outside, in a sentence without the full stop; `None` where nothing does.
    pub fn in_words(&self) -> Option<String> {
        let (early, late): (Vec<&Outside>, Vec<&Outside>) =
            self.outside.iter().partition(|outside| outside.day < self.bulk.first);
        let mut parts = Vec::new();
        if let Some(last) = late.last() {
            let when = when(last.day, self.bulk.last);
            parts.push(match (late.len(), last.edge) {
                (1, Edge::Last) => format!("1 row ends {when}; the others end by {}", self.bulk.last),
                (1, Edge::First) => {
                    format!("1 row begins {when}; the others are there by {}", self.bulk.last)
                }
                (1, Edge::Only) => format!("1 row lies {when}; the others are there by {}", self.bulk.last),
                (n, _) => {
                    format!("{n} rows lie later, the last {when}; the others end by {}", self.bulk.last)
                }
            });
        }
        if let Some(first) = early.first() {
            let when = when(first.day, self.bulk.first);
            parts.push(match early.len() {
                1 => format!("1 row lies {when}; the others begin on {}", self.bulk.first),
                n => {
                    format!("{n} rows lie earlier, the first {when}; the others begin on {}", self.bulk.first)
                }
            });
        }
        if let Some(last) = self.booked_to {
            parts.push(format!("leave is booked until {last}, which is planned and not recorded"));
        }
        if let Some(last) = self.other_to {
            parts.push(format!(
                "other time away that is no sickness lasts until {last} and does not move the period"
            ));
        }
        (!parts.is_empty()).then(|| parts.join("; "))
    }

    /// What the file is a table of.
    pub fn label(&self) -> &'static str {
        kind_label(self.kind)
    }
}

/// "in 2034" of what is years away, "on 30 May 2025" of the rest.
fn when(day: Day, from: Day) -> String {
    let (year, beside) = (day.ymd().0, from.ymd().0);
    if (year - beside).abs() > 1 { format!("in {year}") } else { format!("on {day}") }
}

/// Whether two neighbours are parted by more than is usual.
fn apart(one: Option<&Mark>, next: Option<&Mark>, usual: i32) -> bool {
    one.zip(next).is_some_and(|(one, next)| next.day.0.saturating_sub(one.day.0) > usual)
}

/// How many marks at an end, met in this order, are a group that is left out; `parted` says whether a gap follows the
/// first so many.
fn group<'a>(marks: impl Iterator<Item = &'a Mark>, few: u32, parted: impl Fn(usize) -> bool) -> usize {
    let (mut found, mut rows) = (0, Rows::default());
    for (at, mark) in marks.enumerate() {
        if rows.with(mark) > few {
            break;
        }
        if parted(at + 1) {
            found = at + 1;
        }
    }
    found
}

/// Rows met, each counted once however many of its days were met.
#[derive(Default)]
struct Rows {
    met: HashSet<u32>,
    number: u32,
}

impl Rows {
    fn with(&mut self, mark: &Mark) -> u32 {
        if self.met.insert(mark.row) {
            self.number = self.number.saturating_add(mark.rows);
        }
        self.number
    }
}

/// All rows of a file or of a part of it.
fn rows_of(marks: &[Mark]) -> u32 {
    marks.iter().filter(|m| !m.again).fold(0, |sum, m| sum.saturating_add(m.rows))
}

/// Days from row to row, without the outermost rows at either end.
fn usual_distance(marks: &[Mark], few: u32) -> i32 {
    let (mut front, mut back) = (Rows::default(), Rows::default());
    let front = marks.iter().position(|m| front.with(m) > few).unwrap_or(0);
    let back = marks.len() - marks.iter().rev().position(|m| back.with(m) > few).unwrap_or(0);
    let inner = marks.get(front..back).unwrap_or_default();
    let span = inner.last().zip(inner.first()).map_or(0, |(last, first)| last.day.0 - first.day.0);
    span / i32::try_from(rows_of(inner).saturating_sub(1).max(1)).unwrap_or(i32::MAX)
}
