//! Files to one workforce, joined by person.
//!
//! People are numbered by their key in order, so the order of files and rows changes nothing. People who stand in no
//! people file are named in the ledger; rows that say the same are merged.

use crate::maths::InOrder;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::absences::{Absence, UndatedAbsence};
use super::accounts::Accounts;
use super::again::Twice;
use super::alike::{Alike, Spelt};
use super::authorisers::all_authorisers;
use super::cancelled::Cancelled;
use super::keys::Place;
use super::outcomes::Outcome;
use super::overtime::{Authoriser, InDays, Overtime};
use super::people::PersonRecord;
use super::roster::{blank, listed_people};
use super::taken_back::TakenBack;
use super::totals::Total;
use super::versions::{Claimed, Replaced};
use super::workforce::{Duties, Workforce};
use super::{FileTable, RowRef, centuries, stretch};
use crate::intake::Spelling;
use crate::intake::field::TableKind;
use crate::intake::ledger::{Fate, Ledger};

/// How one file of events fits the people file.
#[derive(Clone, Debug)]
pub struct Join {
    /// The file.
    pub file: u32,
    /// People in it.
    pub people: u32,
    /// Those of them who are in a people file.
    pub matched: u32,
    /// Keys of the others with their number of rows, in order.
    pub unmatched: Vec<(String, u32)>,
}

/// A workforce with what the join did to each file's ledger.
#[derive(Debug, Default)]
pub struct Joined {
    /// The workforce.
    pub workforce: Workforce,
    /// Each event file against the people files.
    pub joins: Vec<Join>,
    /// Files with rows that stand in another file too.
    pub twice: Vec<Twice>,
    /// Files with rows that a later version of the same claim replaces.
    pub replaced: Vec<Replaced>,
    /// Files that write people differently.
    pub alike: Vec<Alike>,
}

/// What the user said about how files fit together.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Files whose rows count although they stand in another file too.
    pub both: Vec<u32>,
    /// By file, the spelling by which its people are joined.
    pub spellings: Vec<(u32, Spelling)>,
}

impl Workforce {
    /// Unites files. `ledgers` holds one ledger a file, in the order of `files`, and is written to: duplicates merged,
    /// people who are in no people file.
    pub fn join(files: &[(u32, &FileTable)], ledgers: &mut [Ledger]) -> Joined {
        Self::join_with(files, ledgers, &Said::default())
    }

    /// As [`Workforce::join`], with what the user said.
    pub fn join_with(files: &[(u32, &FileTable)], ledgers: &mut [Ledger], said: &Said) -> Joined {
        let both = &said.both[..];
        let spelt = Spelt::settle(files, &said.spellings);
        let mut accounts = Accounts::new(files.iter().map(|(file, _)| *file), ledgers);
        let stretches = stretch::of_files(files);
        let mut listed = listed_people(files, &spelt.keys, &mut accounts);
        let as_of =
            files.iter().filter_map(|(_, t)| if let FileTable::People(t) = t { t.as_of } else { None });
        let last = as_of.chain(stretch::recorded(stretches.iter()).map(|w| w.last)).max();
        centuries::settle(&mut listed, last, &mut accounts);
        let mut keys: Vec<&str> = listed.iter().map(|r| r.key.as_str()).collect();
        let has_people_file = files.iter().any(|(_, t)| matches!(t, FileTable::People(_)));
        keys.extend(spelt.keys.iter().flatten());
        keys.put_in_order();
        keys.dedup();
        let number: HashMap<&str, u32> = keys.iter().enumerate().map(|(i, k)| (*k, i as u32)).collect();

        let mut records: Vec<PersonRecord> = keys.iter().map(|key| blank(key)).collect();
        for record in &listed {
            records[number[record.key.as_str()] as usize] = record.clone();
        }
        let mut is_listed = vec![false; records.len()];
        for record in &listed {
            is_listed[number[record.key.as_str()] as usize] = true;
        }
        let (mut in_days, mut cancelled, mut taken_back) = (Vec::new(), Vec::new(), Vec::new());
        let mut claimed: Vec<Claimed<'_>> = Vec::new();
        let mut workforce = Workforce { has_people_file, stretches, ..Workforce::default() };
        workforce.authorisers = all_authorisers(files, &spelt);
        let mut joins = Vec::new();
        for (place, (file, table)) in files.iter().enumerate() {
            if let FileTable::People(t) = table {
                workforce.people_as_of = workforce.people_as_of.max(t.as_of);
            }
            let Some(keys) = table.keys() else { continue };
            let people: Vec<u32> = spelt.keys[place].iter().map(|key| number[key]).collect();
            for (&person, (_, name, place)) in people.iter().zip(keys.iter()) {
                let known = &mut records[person as usize];
                // What an event file says of rank or team is known only of people with events: used to choose peers
                // beside a people file, it would split those with events from those without.
                let place = if is_listed[person as usize] { Place::default() } else { place.clone() };
                let beside = PersonRecord {
                    name: name.map(str::to_owned),
                    team: place.team,
                    role: place.role,
                    grade: place.grade,
                    start: known.start,
                    end: known.end,
                    ..blank(&known.key)
                };
                known.unite(&beside);
            }
            let mut rows_of = vec![(0_u32, u32::MAX); records.len()];
            let mut see = |person: u32, row: u32| {
                let entry = &mut rows_of[person as usize];
                entry.0 += 1;
                entry.1 = entry.1.min(row);
            };
            match table {
                FileTable::Absences(t) => {
                    workforce.has_absence_file = true;
                    claimed.extend(t.versions.claimed(TableKind::Absences, &people));
                    for a in &t.records {
                        let person = people[a.person as usize];
                        see(person, a.source.row);
                        workforce.absences.push(Absence { person, ..a.clone() });
                    }
                    let of_all = |c: &Cancelled| Cancelled { person: people[c.person as usize], ..*c };
                    cancelled.extend(t.cancelled.iter().map(of_all));
                    let of_all = |b: &TakenBack| TakenBack { person: people[b.person as usize], ..*b };
                    taken_back.extend(t.taken_back.iter().map(of_all));
                    for a in &t.undated {
                        let person = people[a.person as usize];
                        see(person, a.source.row);
                        workforce.undated.push(UndatedAbsence { person, ..a.clone() });
                    }
                }
                FileTable::Overtime(t) => {
                    workforce.has_overtime_file = true;
                    claimed.extend(t.versions.claimed(TableKind::Overtime, &people));
                    let before = workforce.overtime.len() as u32;
                    in_days.extend(t.in_days.iter().map(|d| InDays { record: before + d.record, ..*d }));
                    let who = workforce.numbers_of(&spelt.respelt(place, t.authorisers()));
                    workforce.overtime.reserve(t.records.len());
                    for o in &t.records {
                        let person = people[o.person as usize];
                        see(person, o.source.row);
                        let authoriser = match o.authoriser {
                            Authoriser::Named(name) => who[name as usize],
                            other => other,
                        };
                        workforce.overtime.push(Overtime { person, authoriser, ..*o });
                    }
                }
                FileTable::Duties(t) => {
                    let mut local = vec![u32::MAX; records.len()];
                    for (at, person) in people.iter().enumerate() {
                        local[*person as usize] = at as u32;
                    }
                    workforce.duties.push(Duties { local, table: Rc::clone(t), both: both.contains(file) });
                }
                FileTable::Outcomes(t) => {
                    for o in &t.records {
                        let person = people[o.person as usize];
                        see(person, o.source.row);
                        workforce.outcomes.push(Outcome { person, ..o.clone() });
                    }
                }
                FileTable::Totals(t) => {
                    for total in &t.records {
                        let person = people[total.person as usize];
                        see(person, total.source.row);
                        workforce.totals.push(Total { person, ..*total });
                    }
                }
                FileTable::People(_) => {}
            }
            if has_people_file {
                let mut unmatched = Vec::new();
                let mut matched = 0;
                let mut sorted = people.clone();
                sorted.put_in_order();
                for person in sorted {
                    if is_listed[person as usize] {
                        matched += 1;
                        continue;
                    }
                    let (rows, first_row) = rows_of[person as usize];
                    let key = records[person as usize].key.clone();
                    let row = if first_row == u32::MAX { 0 } else { first_row };
                    let reason = "person is not in the people file: kept, not compared";
                    let detail = format!("{key}, {}", rows_in_words(rows));
                    accounts.write(RowRef { file: *file, row }, Fate::Noted, reason, detail);
                    unmatched.push((key, rows));
                }
                joins.push(Join { file: *file, people: people.len() as u32, matched, unmatched });
            }
        }
        workforce.settle_people(records, &is_listed, &mut accounts);
        workforce.settle_authorisers();
        workforce.settle_days_of_overtime(&in_days, &mut accounts);
        let corrects: HashSet<RowRef> = taken_back.iter().map(|back| back.source).collect();
        let replaced = workforce.settle_versions(claimed, &corrects, &mut accounts);
        workforce.settle_cancelled(&cancelled, &mut accounts);
        let amounts = files.iter().filter_map(|(_, table)| match table {
            FileTable::Absences(t) if !t.taken_back.is_empty() => Some(t.amounts.iter().copied()),
            _ => None,
        });
        workforce.settle_taken_back(&taken_back, &amounts.flatten().collect(), &mut accounts);
        let mut twice = workforce.settle_twice(both, &mut accounts);
        let duty_files =
            files.iter().filter(|(_, t)| matches!(t, FileTable::Duties(_))).map(|(file, _)| *file);
        twice.extend(workforce.settle_duties_twice(&duty_files.collect::<Vec<_>>(), &mut accounts));
        workforce.settle_events(&mut accounts);
        workforce.settle_stretches(&mut accounts);
        Joined { workforce, joins, twice, replaced, alike: spelt.alike }
    }
}

fn rows_in_words(rows: u32) -> String {
    if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") }
}
