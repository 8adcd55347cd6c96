//! Files to one workforce, joined by person.
//!
//! People are numbered by their key in order, so the order of files and rows changes nothing. People who stand in no
//! people file are named in the ledger; rows that say the same are merged.

use std::collections::HashMap;
use std::rc::Rc;

use super::absences::{Absence, Category, UndatedAbsence};
use super::keys::Place;
use super::outcomes::Outcome;
use super::overtime::Overtime;
use super::people::{PersonRecord, WorkingWeek};
use super::postings;
use super::totals::Total;
use super::workforce::{Duties, Person, Post, Team, Workforce};
use super::{FileTable, RowRef};
use crate::intake::ledger::{Entry, Fate, Ledger};

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
}

impl Workforce {
    /// Unites files. `ledgers` holds one ledger a file, in the order of `files`, and is written to: duplicates merged,
    /// people who are in no people file.
    pub fn join(files: &[(u32, &FileTable)], ledgers: &mut [Ledger]) -> Joined {
        let listed = listed_people(files, ledgers);
        let mut keys: Vec<&str> = listed.iter().map(|r| r.key.as_str()).collect();
        let has_people_file = files.iter().any(|(_, t)| matches!(t, FileTable::People(_)));
        for (_, table) in files {
            keys.extend(table.keys().into_iter().flat_map(|k| k.keys().iter().map(String::as_str)));
        }
        keys.sort_unstable();
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
        let mut workforce = Workforce { has_people_file, ..Workforce::default() };
        let mut joins = Vec::new();
        for (i, (file, table)) in files.iter().enumerate() {
            if let FileTable::People(t) = table {
                workforce.people_as_of = workforce.people_as_of.max(t.as_of);
            }
            let Some(keys) = table.keys() else { continue };
            let people: Vec<u32> = keys.keys().iter().map(|k| number[k.as_str()]).collect();
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
                    for a in &t.records {
                        let person = people[a.person as usize];
                        see(person, a.source.row);
                        workforce.absences.push(Absence { person, ..a.clone() });
                    }
                    for a in &t.undated {
                        let person = people[a.person as usize];
                        see(person, a.source.row);
                        workforce.undated.push(UndatedAbsence { person, ..a.clone() });
                    }
                }
                FileTable::Overtime(t) => {
                    workforce.has_overtime_file = true;
                    for o in &t.records {
                        let person = people[o.person as usize];
                        see(person, o.source.row);
                        workforce.overtime.push(Overtime { person, ..*o });
                    }
                }
                FileTable::Duties(t) => {
                    let mut local = vec![u32::MAX; records.len()];
                    for (at, person) in people.iter().enumerate() {
                        local[*person as usize] = at as u32;
                    }
                    workforce.duties.push(Duties { local, table: Rc::clone(t) });
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
                sorted.sort_unstable();
                for person in sorted {
                    if is_listed[person as usize] {
                        matched += 1;
                        continue;
                    }
                    let (rows, first_row) = rows_of[person as usize];
                    let key = records[person as usize].key.clone();
                    ledgers[i].write(Entry {
                        row: if first_row == u32::MAX { 0 } else { first_row },
                        fate: Fate::Noted,
                        reason: "person is not in the people file: kept, not compared",
                        detail: format!("{key}, {}", rows_in_words(rows)),
                        quoted: String::new(),
                    });
                    unmatched.push((key, rows));
                }
                joins.push(Join { file: *file, people: people.len() as u32, matched, unmatched });
            }
        }
        let position: HashMap<u32, usize> =
            files.iter().enumerate().map(|(i, (file, _))| (*file, i)).collect();
        workforce.settle_people(records, &is_listed, ledgers, &position);
        workforce.settle_events(ledgers, &position);
        Joined { workforce, joins }
    }

    fn settle_people(
        &mut self,
        mut records: Vec<PersonRecord>,
        is_listed: &[bool],
        ledgers: &mut [Ledger],
        position: &HashMap<u32, usize>,
    ) {
        for record in &mut records {
            if let Some(moved) = self.settle_posting(record) {
                ledgers[position[&moved.source.file]].write(moved.entry());
            }
        }
        let of_posts =
            |r: &PersonRecord| r.postings.iter().filter_map(|p| p.team.clone()).collect::<Vec<_>>();
        let mut teams: Vec<String> =
            records.iter().flat_map(|r| r.team.clone().into_iter().chain(of_posts(r))).collect();
        teams.sort();
        teams.dedup();
        let number: HashMap<String, u32> =
            teams.iter().enumerate().map(|(i, t)| (t.clone(), i as u32)).collect();
        self.teams = teams.into_iter().map(|name| Team { name, people: Vec::new() }).collect();
        for (i, record) in records.into_iter().enumerate() {
            let team = record.team.as_ref().map(|t| number[t]);
            if let Some(team) = team {
                self.teams[team as usize].people.push(i as u32);
            }
            let posts: Vec<Post> = record
                .postings
                .iter()
                .filter(|p| p.first.is_some() || p.last.is_some())
                .filter_map(|p| Some(Post { first: p.first, last: p.last, team: number[p.team.as_ref()?] }))
                .collect();
            let moved = posts.iter().any(|p| Some(p.team) != team);
            let week = record.pattern.as_deref().and_then(WorkingWeek::from_words);
            self.people.push(Person {
                key: record.key,
                name: record.name,
                team,
                role: record.role,
                grade: record.grade,
                pattern: record.pattern,
                week: week.unwrap_or(WorkingWeek::MONDAY_TO_FRIDAY),
                week_known: week.is_some(),
                fte: record.fte,
                contracted_hours: record.contracted_hours,
                start: record.start,
                end: record.end,
                opt_out: record.opt_out,
                posts: if moved { posts } else { Vec::new() },
                listed: is_listed[i],
                source: is_listed[i].then_some(record.source),
            });
        }
    }

    /// Takes team, role, grade and pattern from the post that most of the recorded time was worked in; gives what to say
    /// of someone who changed teams meanwhile.
    fn settle_posting(&self, record: &mut PersonRecord) -> Option<Moved> {
        if record.postings.len() < 2 {
            return None;
        }
        let span = self.recorded()?;
        let main = postings::main(&record.postings, span)?.clone();
        let worked = record.postings.iter().filter(|p| p.days_in(span) > 0);
        let mut teams: Vec<&str> = worked.filter_map(|p| p.team.as_deref()).collect();
        teams.sort_unstable();
        teams.dedup();
        let moved = (teams.len() > 1).then(|| Moved {
            source: main.source,
            detail: format!("{} of {}", main.team.as_deref().unwrap_or("no team"), teams.join(", ")),
        });
        record.team = main.team.or(record.team.take());
        record.role = main.role.or(record.role.take());
        record.grade = main.grade.or(record.grade.take());
        record.pattern = main.pattern.or(record.pattern.take());
        moved
    }

    fn settle_events(&mut self, ledgers: &mut [Ledger], position: &HashMap<u32, usize>) {
        self.settle_hours(ledgers, position);
        self.absences.sort_by_key(|a| (a.person, a.first, a.last, a.category, a.source));
        let mut kept: Vec<Absence> = Vec::with_capacity(self.absences.len());
        for absence in self.absences.drain(..) {
            if let Some(twin) = kept.last().filter(|k| {
                (k.person, k.first, k.last, k.category)
                    == (absence.person, absence.first, absence.last, absence.category)
            }) {
                let aside = Category::PROTECTED.contains(&absence.category);
                ledgers[position[&absence.source.file]].write(Entry {
                    row: absence.source.row,
                    // A protected row is already set aside; it is only noted, so that no row is counted twice.
                    fate: if aside { Fate::Noted } else { Fate::Merged },
                    reason: "says the same as another row: same person, days and category",
                    detail: format!("row {}", twin.source.row),
                    quoted: String::new(),
                });
                continue;
            }
            kept.push(absence);
        }
        self.absences = kept;
        self.undated.sort_by_key(|a| (a.person, a.source));
        self.overtime.sort_by_key(|o| (o.person, o.day, o.clock, o.source));
        for pair in self.overtime.windows(2) {
            let same = |o: &Overtime| {
                (o.person, o.day, o.clock, o.worked.map(f32::to_bits), o.paid.map(f32::to_bits))
            };
            if pair[0].clock.is_some() && same(&pair[0]) == same(&pair[1]) {
                ledgers[position[&pair[1].source.file]].write(Entry {
                    row: pair[1].source.row,
                    fate: Fate::Noted,
                    reason: "says the same as another row: both counted, worth a look",
                    detail: format!("row {}", pair[0].source.row),
                    quoted: String::new(),
                });
            }
        }
        self.outcomes.sort_by_key(|o| (o.person, o.recorded, o.source));
        self.settle_totals(ledgers, position);
        let people = self.people.len();
        self.total_index = index(people, self.totals.iter().map(|t| t.person));
        self.absence_index = index(people, self.absences.iter().map(|a| a.person));
        self.undated_index = index(people, self.undated.iter().map(|a| a.person));
        self.overtime_index = index(people, self.overtime.iter().map(|o| o.person));
    }

    /// Hours lost to days: as many working days as the person's contract makes of them, never a fixed eight hours a day.
    fn settle_hours(&mut self, ledgers: &mut [Ledger], position: &HashMap<u32, usize>) {
        for absence in &mut self.absences {
            let Some(hours) = absence.hours.filter(|_| absence.last.is_some()) else { continue };
            let person = &self.people[absence.person as usize];
            let source = absence.source;
            let mut write = |fate, reason, detail| {
                ledgers[position[&source.file]].write(Entry {
                    row: source.row,
                    fate,
                    reason,
                    detail,
                    quoted: String::new(),
                });
            };
            let Some(a_day) = person.contracted_hours_a_day() else {
                let reason =
                    "hours lost are not turned into days: no file says how long the person's working day is";
                write(Fate::Noted, reason, format!("{hours} hours, taken for the first day alone"));
                continue;
            };
            let days = (f64::from(hours) / a_day - 0.01).ceil().max(1.0) as usize;
            let working =
                (0..).map(|offset| absence.first.plus(offset)).filter(|day| person.week.works_on(*day));
            let last = working.take(days.min(LONGEST_IN_HOURS)).last().unwrap_or(absence.first);
            if Some(last) != absence.last {
                let detail = format!("{hours} hours of {a_day:.1} a day: to {last}");
                write(Fate::Noted, "last day worked out from hours lost and contracted hours", detail);
            }
            absence.last = Some(last.max(absence.first));
        }
    }

    /// Of two rows that sum up the same days of a person only one can be counted.
    fn settle_totals(&mut self, ledgers: &mut [Ledger], position: &HashMap<u32, usize>) {
        self.totals.sort_by_key(|t| (t.person, t.period.first, t.period.last, t.source));
        let mut kept: Vec<Total> = Vec::with_capacity(self.totals.len());
        for total in self.totals.drain(..) {
            let before =
                kept.last().filter(|k| k.person == total.person && k.period.last >= total.period.first);
            let Some(before) = before else {
                kept.push(total);
                continue;
            };
            ledgers[position[&total.source.file]].write(Entry {
                row: total.source.row,
                fate: Fate::SetAside,
                reason: "sums up days that another row of the person sums up too",
                detail: format!("row {}, {}", before.source.row, before.period),
                quoted: String::new(),
            });
        }
        self.totals = kept;
    }
}

/// Someone who worked in several teams in the recorded time.
struct Moved {
    source: RowRef,
    detail: String,
}

impl Moved {
    fn entry(self) -> Entry {
        Entry {
            row: self.source.row,
            fate: Fate::Noted,
            reason: "worked in several teams: compared with the colleagues of the one with most days",
            detail: self.detail,
            quoted: String::new(),
        }
    }
}

/// People of all people files in order of key, one record each.
fn listed_people(files: &[(u32, &FileTable)], ledgers: &mut [Ledger]) -> Vec<PersonRecord> {
    let mut all: Vec<(usize, PersonRecord)> = Vec::new();
    for (i, (_, table)) in files.iter().enumerate() {
        if let FileTable::People(t) = table {
            all.extend(t.records.iter().map(|r| (i, r.clone())));
        }
    }
    all.sort_by(|a, b| a.1.key.cmp(&b.1.key).then(a.1.source.cmp(&b.1.source)));
    let mut merged: Vec<PersonRecord> = Vec::new();
    for (file, record) in all {
        match merged.last_mut() {
            Some(known) if known.key == record.key => {
                ledgers[file].write(Entry {
                    row: record.source.row,
                    fate: Fate::Merged,
                    reason: "same person as in another people file",
                    detail: format!("row {}", known.source.row),
                    quoted: String::new(),
                });
                known.unite(&record);
            }
            _ => merged.push(record),
        }
    }
    merged
}

/// Working days that hours lost can be: a year of them.
const LONGEST_IN_HOURS: usize = 366;

fn blank(key: &str) -> PersonRecord {
    PersonRecord {
        key: key.to_owned(),
        name: None,
        team: None,
        role: None,
        grade: None,
        pattern: None,
        fte: None,
        contracted_hours: None,
        start: None,
        end: None,
        opt_out: false,
        postings: Vec::new(),
        source: RowRef { file: 0, row: 0 },
    }
}

fn rows_in_words(rows: u32) -> String {
    if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") }
}

/// Where each person's records start, for records in order of person.
fn index(people: usize, persons: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0_u32; people + 1];
    for person in persons {
        starts[person as usize + 1] += 1;
    }
    for i in 0..people {
        starts[i + 1] += starts[i];
    }
    starts
}
