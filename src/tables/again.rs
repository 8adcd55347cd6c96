//! Rows that stand in two files: the same file dropped twice, exports whose months overlap.
//!
//! The n-th of several equal rows in one file is the n-th in the other, and counts once: the later file's is merged. Two
//! equal rows in *one* file are two pieces of overtime and stay two. Absences are united by their days (`repeats`), totals
//! by their periods (`events`). Undated absences stay: two months without dates look alike.
//!
//! Of duties only a person's week is kept, so weeks are compared: where one file has all days of the other, the larger
//! counts; where their days are apart, both do; where each has days that the other lacks beside days that both have, the
//! larger counts and the card says so, because nothing tells the hours of single days apart.
//!
//! Whoever knows that both are meant (two payrolls, two stations) says so of the later file.

use std::collections::HashMap;

use super::RowRef;
use super::accounts::{Accounts, named};
use super::duties::{PlanCell, WeekCell, monday_of};
use super::outcomes::Outcome;
use super::overtime::Overtime;
use super::weeks::Meeting;
use super::workforce::{Duties, Workforce};
use crate::intake::ledger::Fate;
use crate::maths::InOrder;

/// What of one file stands in another too.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Twice {
    /// The file.
    pub file: u32,
    /// The first of the others.
    pub with: u32,
    /// Its rows that say the same as a row there; of duties, those of the weeks that both have.
    pub rows: u32,
    /// Whether they are counted all the same.
    pub both: bool,
    /// People's weeks of duties in which the two have some days in common and each has others.
    pub unclear: u32,
    /// What these rows add up to, by the words of [`super::FileTable::sums`].
    pub less: [(f64, &'static str); 2],
}

const AGAIN: &str = "says the same as a row of another file: counted once";
const OF_SEVERAL: &str = "some of its days say the same as another file: those are counted once";
const WEEKS: &str = "duties of weeks that another file has too: counted once";
const UNCLEAR: &str = "duties of a week of which another file has some of the days: only the larger of the two counts, worth a look";

impl Twice {
    fn of<'a>(
        list: &'a mut Vec<Self>,
        file: u32,
        with: u32,
        both: bool,
        words: [&'static str; 2],
    ) -> Option<&'a mut Self> {
        if !list.iter().any(|t| t.file == file) {
            list.push(Self { file, with, rows: 0, both, unclear: 0, less: words.map(|w| (0.0, w)) });
        }
        list.iter_mut().find(|t| t.file == file)
    }
}

/// Which of the records of one person (and day) stand in an earlier file too, each with its twin. They come in order of
/// their rows.
fn again<T>(
    records: &[T],
    source: impl Fn(&T) -> RowRef,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<(usize, usize)> {
    let file = |at: usize| records.get(at).map(|r| source(r).file);
    if records.len() < 2 || (1..records.len()).all(|at| file(at) == file(0)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (at, record) in records.iter().enumerate() {
        let before = || records.iter().enumerate().take(at).filter(|(_, r)| same(r, record));
        let own = before().filter(|(_, r)| source(r).file == source(record).file).count();
        let mut files: Vec<u32> = before().map(|(_, r)| source(r).file).collect();
        files.dedup();
        let twin = files
            .into_iter()
            .filter(|f| *f != source(record).file)
            .find_map(|f| before().filter(|(_, r)| source(r).file == f).nth(own).map(|(twin, _)| twin));
        found.extend(twin.map(|twin| (at, twin)));
    }
    found
}

impl Workforce {
    /// Merges overtime and outcomes that stand in an earlier file too, but for the files in `both`.
    pub(super) fn settle_twice(&mut self, both: &[u32], accounts: &mut Accounts<'_>) -> Vec<Twice> {
        let mut list = Vec::new();
        self.overtime_again(both, accounts, &mut list);
        self.outcomes_again(both, accounts, &mut list);
        list
    }

    fn overtime_again(&mut self, both: &[u32], accounts: &mut Accounts<'_>, list: &mut Vec<Twice>) {
        let first = self.overtime.first().map(|o| o.source.file);
        if self.overtime.iter().all(|o| Some(o.source.file) == first) {
            return;
        }
        self.overtime.sort_unstable_by_key(|o| (o.person, o.day, o.source, o.clock));
        let mut gone: HashMap<RowRef, (u32, RowRef)> = HashMap::new();
        let mut drop = vec![false; self.overtime.len()];
        let mut start = 0;
        for day in self.overtime.chunk_by(|a, b| (a.person, a.day) == (b.person, b.day)) {
            for (at, twin) in again(day, |o| o.source, Overtime::says_the_same) {
                let (piece, twin) = (&day[at], day[twin].source);
                let counts = both.contains(&piece.source.file);
                let words = ["hours worked", "hours paid or claimed"];
                if let Some(twice) = Twice::of(list, piece.source.file, twin.file, counts, words) {
                    twice.rows += u32::from(!gone.contains_key(&piece.source));
                    twice.less[0].0 += f64::from(piece.worked.unwrap_or(0.0));
                    twice.less[1].0 += f64::from(piece.paid.unwrap_or(0.0));
                }
                gone.entry(piece.source).or_insert((0, twin)).0 += 1;
                drop[start + at] = !counts;
            }
            start += day.len();
        }
        // A row with its days side by side gives several pieces; it is merged where all of them are.
        let mut pieces: HashMap<RowRef, u32> = HashMap::new();
        for piece in self.overtime.iter().filter(|o| gone.contains_key(&o.source)) {
            *pieces.entry(piece.source).or_default() += 1;
        }
        let mut rows: Vec<_> = gone.into_iter().filter(|(row, _)| !both.contains(&row.file)).collect();
        rows.put_in_order_by_key(|(row, _)| *row);
        for (row, (merged, twin)) in rows {
            let whole = pieces.get(&row) == Some(&merged);
            let (fate, reason) = if whole { (Fate::Merged, AGAIN) } else { (Fate::Noted, OF_SEVERAL) };
            accounts.write(row, fate, reason, named(twin, row));
        }
        let mut drop = drop.into_iter();
        self.overtime.retain(|_| !drop.next().unwrap_or(false));
    }

    fn outcomes_again(&mut self, both: &[u32], accounts: &mut Accounts<'_>, list: &mut Vec<Twice>) {
        self.outcomes.put_in_order_by_key(|o| (o.person, o.source));
        let mut drop = vec![false; self.outcomes.len()];
        let mut start = 0;
        for of_one in self.outcomes.chunk_by(|a, b| a.person == b.person) {
            for (at, twin) in again(of_one, |o| o.source, Outcome::says_the_same) {
                let (row, twin) = (of_one[at].source, of_one[twin].source);
                let counts = both.contains(&row.file);
                if let Some(twice) = Twice::of(list, row.file, twin.file, counts, [""; 2]) {
                    twice.rows += 1;
                }
                if !counts {
                    accounts.write(row, Fate::Merged, AGAIN, named(twin, row));
                }
                drop[start + at] = !counts;
            }
            start += of_one.len();
        }
        let mut drop = drop.into_iter();
        self.outcomes.retain(|_| !drop.next().unwrap_or(false));
    }

    /// One person's week over several files of duties, with what was planned of it.
    pub(super) fn duty_week_of_files(&self, person: u32, week: i32) -> Option<(WeekCell, PlanCell)> {
        let mut sum: Option<(WeekCell, PlanCell)> = None;
        // Files that are counted beside others come last, so that they meet none.
        for both in [false, true] {
            for duties in self.duties.iter().filter(|d| d.both == both) {
                let local = duties.local.get(person as usize).copied().unwrap_or(u32::MAX);
                let Some(cell) = duties.table.week(local, week) else { continue };
                let plan = duties.table.plan(local, week).copied().unwrap_or_default();
                let Some((whole, planned)) = &mut sum else {
                    sum = Some((*cell, plan));
                    continue;
                };
                match if both { Meeting::Apart } else { whole.meets(cell) } {
                    Meeting::Apart => {
                        whole.add(cell);
                        planned.add(&plan);
                    }
                    Meeting::Second => (*whole, *planned) = (*cell, plan),
                    Meeting::Crossing if whole.is_less_than(cell) => (*whole, *planned) = (*cell, plan),
                    Meeting::First | Meeting::Crossing => {}
                }
            }
        }
        sum
    }

    /// Accounts for the rows of weeks that stand in two files of duties.
    pub(super) fn settle_duties_twice(&self, files: &[u32], accounts: &mut Accounts<'_>) -> Vec<Twice> {
        let mut list = Vec::new();
        if self.duties.len() < 2 {
            return list;
        }
        let weeks = self.duties.iter().map(|d| d.table.week_numbers()).filter(|weeks| !weeks.is_empty());
        let Some(weeks) = weeks.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)) else { return list };
        // The first week of each file whose rows are counted once, to name one.
        let mut rows: HashMap<u32, (u32, i32)> = HashMap::new();
        for (week, person) in weeks.flat_map(|week| (0..self.people.len() as u32).map(move |p| (week, p))) {
            let cell_of = |duties: &Duties| {
                let local = duties.local.get(person as usize).copied().unwrap_or(u32::MAX);
                duties.table.week(local, week).filter(|cell| cell.seen != 0).copied()
            };
            let (mut counted, mut whole) = (Vec::new(), WeekCell::default());
            let cells: Vec<_> = self
                .duties
                .iter()
                .enumerate()
                .filter_map(|(at, d)| Some((at, d.both, cell_of(d)?)))
                .collect();
            for &(at, _, cell) in cells.iter().filter(|(_, both, _)| !both) {
                let meeting = whole.meets(&cell);
                let unclear = meeting == Meeting::Crossing;
                if meeting == Meeting::Apart {
                    whole.add(&cell);
                    counted.push((at, cell));
                    continue;
                }
                let second = meeting == Meeting::Second || unclear && whole.is_less_than(&cell);
                let with = counted.first().map_or(at, |(first, _)| *first);
                let lost =
                    if second { std::mem::replace(&mut counted, vec![(at, cell)]) } else { vec![(at, cell)] };
                for (from, lost) in lost {
                    self.note_week(&mut list, files, (from, &lost), if second { at } else { with }, unclear);
                    if let Some(file) = files.get(from) {
                        rows.entry(*file).or_insert((0, week)).0 += u32::from(lost.rows);
                    }
                }
                if second {
                    whole = cell;
                }
            }
            for &(at, _, cell) in cells.iter().filter(|(_, both, _)| *both) {
                let other = cells.iter().find(|(o, _, c)| *o != at && c.meets(&cell) != Meeting::Apart);
                if let Some((other, ..)) = other {
                    self.note_week(&mut list, files, (at, &cell), *other, false);
                }
            }
        }
        for (at, file) in files.iter().enumerate() {
            let first = |week| self.duties.get(at).and_then(|d| d.table.first_row(week)).unwrap_or(0);
            if let Some((merged, week)) = rows.get(file) {
                let detail = format!("{merged} rows, the first in the week of {}", monday_of(*week));
                let row = RowRef { file: *file, row: first(*week) };
                accounts.write_rows(row, *merged, Fate::Merged, WEEKS, detail);
                if let Some(twice) = list.iter().find(|t: &&Twice| t.file == *file && t.unclear > 0) {
                    accounts.write(row, Fate::Noted, UNCLEAR, format!("{} such weeks", twice.unclear));
                }
            }
        }
        list
    }

    fn note_week(
        &self,
        list: &mut Vec<Twice>,
        files: &[u32],
        (at, cell): (usize, &WeekCell),
        with: usize,
        unclear: bool,
    ) {
        let both = self.duties.get(at).is_some_and(|d| d.both);
        let (Some(file), Some(with)) = (files.get(at), files.get(with)) else { return };
        let words = ["hours on duty", "hours of overtime"];
        if let Some(twice) = Twice::of(list, *file, *with, both, words) {
            twice.rows += u32::from(cell.rows);
            twice.unclear += u32::from(unclear);
            twice.less[0].0 += f64::from(cell.minutes) / 60.0;
            twice.less[1].0 += f64::from(cell.overtime_minutes) / 60.0;
        }
    }
}
