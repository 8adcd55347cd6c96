//! Versions of one claim or absence: the last one counts, and those before it are replaced.
//!
//! Which columns number the claim and its versions is known from their headings and rows (`intake::versions`). Every row is
//! noted, also one that is refused: a claim whose last version was withdrawn counts nothing. Rows of one number that are of
//! two people, or of days far apart, are no versions of one thing for sure: they count as they stand, and are named. A claim
//! with hours below none corrects itself, see `reversals`.

use std::collections::{HashMap, HashSet};

use super::absences::Category;
use super::accounts::{Accounts, named};
use super::workforce::Workforce;
use super::{RowRef, plain_day};
use crate::calendar::Day;
use crate::intake::Row;
use crate::intake::field::{Field, TableKind};
use crate::intake::ledger::Fate;
use crate::intake::versions::number;
use crate::maths::InOrder;

const REPLACED: &str = "replaced by a later version of the same claim, which counts";
const WITHDRAWN: &str = "replaced by a later version of the same claim, which does not count";
const UNCLEAR: &str = "one of several versions under one number, of other people or of days far apart: all are counted, worth a look";

/// Days by which two versions of one claim may differ, where the day was put right.
const NEAR: i32 = 7;

/// A row that is a version of something.
#[derive(Clone, Copy, Debug)]
struct Version {
    /// The claim's number in its table.
    claim: Option<u32>,
    /// In thousandths.
    number: u32,
    /// Index of the person's key in the table.
    person: u32,
    day: Option<Day>,
    source: RowRef,
}

/// The rows of one file that are versions, in the order of the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Versions {
    claims: Vec<String>,
    by_claim: HashMap<String, u32>,
    rows: Vec<Version>,
}

/// A version with its person in the workforce.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claimed<'a> {
    kind: TableKind,
    claim: &'a str,
    /// Where nothing numbers the claim: the person and day are all there is.
    of: Option<(u32, Option<Day>)>,
    number: u32,
    person: u32,
    day: Option<Day>,
    source: RowRef,
}

/// What of one file was replaced.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Replaced {
    /// The file.
    pub file: u32,
    /// Records that no longer count.
    pub records: u32,
    /// What they add up to, by the words of [`super::FileTable::sums`].
    pub less: [(f64, &'static str); 2],
}

impl Versions {
    /// Notes which version a row is, where the file says it.
    pub(super) fn see(&mut self, file: u32, person: u32, row: &Row<'_>, day: Field) {
        if !row.has(Field::Version) {
            return;
        }
        let text = row.text(Field::Version);
        // The first one may have none.
        let Some(number) = (if text.is_empty() { Some(0) } else { number(&text) }) else { return };
        let claim = row.text(Field::RowId);
        if row.has(Field::RowId) && claim.is_empty() {
            return;
        }
        let claim = row.has(Field::RowId).then(|| {
            if let Some(known) = self.by_claim.get(claim.as_ref()) {
                return *known;
            }
            let number = self.claims.len() as u32;
            self.by_claim.insert(claim.clone().into_owned(), number);
            self.claims.push(claim.into_owned());
            number
        });
        let source = RowRef { file, row: row.number() };
        self.rows.push(Version { claim, number, person, day: plain_day(row.day(day)), source });
    }

    /// The rows with their people in the workforce.
    pub(super) fn claimed<'a>(
        &'a self,
        kind: TableKind,
        people: &[u32],
    ) -> impl Iterator<Item = Claimed<'a>> {
        self.rows.iter().filter_map(move |row| {
            let person = *people.get(row.person as usize)?;
            let claim =
                row.claim.and_then(|claim| self.claims.get(claim as usize)).map_or("", String::as_str);
            let of = row.claim.is_none().then_some((person, row.day));
            let Version { number, day, source, .. } = *row;
            Some(Claimed { kind, claim, of, number, person, day, source })
        })
    }
}

/// What the rows under one number are.
enum Found<'a> {
    /// One version, or nothing to tell versions by.
    Alone,
    /// Several, of which the last ones count.
    Versions(&'a [Claimed<'a>], &'a [Claimed<'a>]),
    /// Several, and not for sure of one thing.
    Unclear,
}

/// The rows of one number stand in order of their versions.
fn found<'a>(rows: &'a [Claimed<'a>]) -> Found<'a> {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return Found::Alone };
    if first.number == last.number {
        return Found::Alone;
    }
    let (before, latest) = rows.split_at(rows.partition_point(|row| row.number < last.number));
    let near = |row: &Claimed<'_>| {
        row.day.is_none_or(|day| {
            latest.iter().any(|l| l.day.is_none_or(|other| (other.0 - day.0).abs() <= NEAR))
        })
    };
    let one_person = rows.iter().all(|row| row.person == first.person);
    // Without a number of the claim the versions must count 1, 2, 3 for sure.
    let counts = || rows.windows(2).all(|pair| pair[1].number - pair[0].number == 1_000);
    if one_person && before.iter().all(near) && (first.of.is_none() || counts()) {
        Found::Versions(before, latest)
    } else {
        Found::Unclear
    }
}

impl Workforce {
    /// Takes out what a later version replaces. `corrects` are the rows that take another back.
    pub(super) fn settle_versions(
        &mut self,
        mut rows: Vec<Claimed<'_>>,
        corrects: &HashSet<RowRef>,
        accounts: &mut Accounts<'_>,
    ) -> Vec<Replaced> {
        if rows.is_empty() {
            return Vec::new();
        }
        let below: HashSet<RowRef> =
            self.overtime.iter().filter(|o| o.hours() < 0.0).map(|o| o.source).collect();
        let corrected = |rows: &[Claimed<'_>]| {
            rows.iter().any(|row| below.contains(&row.source) || corrects.contains(&row.source))
        };
        rows.put_in_order_by_key(|row| (row.kind, row.claim, row.of, row.number, row.source));
        // Row to the first of the rows that replace it, and rows that are named.
        let mut gone: HashMap<RowRef, RowRef> = HashMap::new();
        let mut unclear: HashMap<RowRef, usize> = HashMap::new();
        for claim in rows.chunk_by(|a, b| (a.kind, a.claim, a.of) == (b.kind, b.claim, b.of)) {
            if corrected(claim) {
                continue;
            }
            let mut take = |before: &[Claimed<'_>], latest: &[Claimed<'_>]| {
                if let Some(by) = latest.first() {
                    gone.extend(before.iter().map(|row| (row.source, by.source)));
                }
            };
            match found(claim) {
                Found::Alone => {}
                Found::Versions(before, latest) => take(before, latest),
                // Two files may number other things alike.
                Found::Unclear => {
                    let mut by_file = claim.to_vec();
                    by_file.put_in_order_by_key(|row| (row.source.file, row.number, row.source));
                    for of_file in by_file.chunk_by(|a, b| a.source.file == b.source.file) {
                        match found(of_file) {
                            Found::Alone => {}
                            Found::Versions(before, latest) => take(before, latest),
                            Found::Unclear => {
                                unclear.extend(of_file.iter().map(|row| (row.source, of_file.len())));
                            }
                        }
                    }
                }
            }
        }
        self.replace(&gone, &unclear, accounts)
    }

    fn replace(
        &mut self,
        gone: &HashMap<RowRef, RowRef>,
        unclear: &HashMap<RowRef, usize>,
        accounts: &mut Accounts<'_>,
    ) -> Vec<Replaced> {
        let overtime = self.overtime.iter().map(|o| (o.source, false));
        let protected = |category| Category::PROTECTED.contains(&category);
        let absences = self.absences.iter().map(|a| (a.source, protected(a.category)));
        let undated = self.undated.iter().map(|a| (a.source, protected(a.category)));
        // What is protected was set aside before.
        let mut counted: Vec<(RowRef, bool)> = overtime.chain(absences).chain(undated).collect();
        counted.put_in_order();
        counted.dedup_by_key(|(row, _)| *row);
        let counts = |row: &RowRef| counted.binary_search_by_key(row, |(row, _)| *row).is_ok();
        for (row, aside) in &counted {
            if let Some(by) = gone.get(row) {
                let (fate, reason) = match (*aside, counts(by)) {
                    (true, _) => (Fate::Noted, REPLACED),
                    (false, true) => (Fate::Merged, REPLACED),
                    (false, false) => (Fate::SetAside, WITHDRAWN),
                };
                accounts.write(*row, fate, reason, named(*by, *row));
            } else if let Some(others) = unclear.get(row) {
                accounts.write(*row, Fate::Noted, UNCLEAR, format!("{others} rows"));
            }
        }
        let mut list: Vec<Replaced> = Vec::new();
        for piece in self.overtime.iter().filter(|o| gone.contains_key(&o.source)) {
            let words = ["hours worked", "hours paid or claimed"];
            let of = replaced(&mut list, piece.source.file, words);
            of.records += 1;
            of.less[0].0 += f64::from(piece.worked.unwrap_or(0.0));
            of.less[1].0 += f64::from(piece.paid.unwrap_or(0.0));
        }
        for absence in self.absences.iter().filter(|a| gone.contains_key(&a.source)) {
            let of = replaced(&mut list, absence.source.file, [""; 2]);
            of.records += u32::from(absence.category == Category::Sickness);
        }
        self.overtime.retain(|o| !gone.contains_key(&o.source));
        self.absences.retain(|a| !gone.contains_key(&a.source));
        self.undated.retain(|a| !gone.contains_key(&a.source));
        list
    }
}

fn replaced<'a>(list: &'a mut Vec<Replaced>, file: u32, words: [&'static str; 2]) -> &'a mut Replaced {
    let at = list.iter().position(|r| r.file == file).unwrap_or_else(|| {
        list.push(Replaced { file, records: 0, less: words.map(|word| (0.0, word)) });
        list.len() - 1
    });
    &mut list[at]
}
