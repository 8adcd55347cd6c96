//! The people of all files as one list: who is listed, in which team and post, with which week.

use crate::maths::InOrder;
use std::collections::HashMap;

use super::accounts::{Accounts, named};
use super::people::{PersonRecord, WorkingWeek};
use super::postings;
use super::status::{self, Status};
use super::workforce::{Person, Post, Team, Workforce};
use super::{FileTable, RowRef};
use crate::intake::ledger::Fate;

impl Workforce {
    /// Numbers people and teams, and gives everyone the post that most of the recorded time was worked in.
    pub(super) fn settle_people(
        &mut self,
        mut records: Vec<PersonRecord>,
        is_listed: &[bool],
        accounts: &mut Accounts<'_>,
    ) {
        for record in &mut records {
            if let Some(Moved { source, detail }) = self.settle_posting(record) {
                let reason =
                    "worked in several teams: compared with the colleagues of the one with most days";
                accounts.write(source, Fate::Noted, reason, detail);
            }
        }
        let of_posts =
            |r: &PersonRecord| r.postings.iter().filter_map(|p| p.team.clone()).collect::<Vec<_>>();
        let mut teams: Vec<String> =
            records.iter().flat_map(|r| r.team.clone().into_iter().chain(of_posts(r))).collect();
        teams.put_in_order();
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
            let mut standings = record.standings;
            standings.extend(postings::history(&record.postings));
            let away = status::days_away(&standings);
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
                manager: record.manager,
                status: record.status,
                away,
                fte: record.fte,
                contracted_hours: record.contracted_hours,
                start: record.start,
                end: record.end,
                adjusted_trigger: record.adjusted_trigger,
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
        teams.put_in_order();
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
}

/// Someone who worked in several teams in the recorded time.
struct Moved {
    source: RowRef,
    detail: String,
}

/// People of all people files in order of key, one record each. `keys` has the key of each by place of the file.
pub(super) fn listed_people(
    files: &[(u32, &FileTable)],
    keys: &[Vec<&str>],
    accounts: &mut Accounts<'_>,
) -> Vec<PersonRecord> {
    let mut all: Vec<PersonRecord> = Vec::new();
    for ((_, table), keys) in files.iter().zip(keys) {
        if let FileTable::People(t) = table {
            let of_all =
                |(r, key): (&PersonRecord, &&str)| PersonRecord { key: (*key).to_owned(), ..r.clone() };
            all.extend(t.records.iter().zip(keys).map(of_all));
        }
    }
    all.put_in_order_by(|a, b| a.key.cmp(&b.key).then(a.source.cmp(&b.source)));
    let mut merged: Vec<PersonRecord> = Vec::new();
    for record in all {
        match merged.last_mut() {
            Some(known) if known.key == record.key => {
                let detail = named(known.source, record.source);
                accounts.write(record.source, Fate::Merged, "same person as in another people file", detail);
                known.unite(&record);
            }
            _ => merged.push(record),
        }
    }
    merged
}

/// Someone of whom nothing but the key is known.
pub(super) fn blank(key: &str) -> PersonRecord {
    PersonRecord {
        key: key.to_owned(),
        name: None,
        team: None,
        role: None,
        grade: None,
        pattern: None,
        manager: None,
        status: Status::Unknown,
        standings: Vec::new(),
        fte: None,
        contracted_hours: None,
        start: None,
        end: None,
        short_starts: Vec::new(),
        adjusted_trigger: None,
        opt_out: false,
        postings: Vec::new(),
        source: RowRef { file: 0, row: 0 },
    }
}
