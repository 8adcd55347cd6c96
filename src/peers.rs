//! Who is compared with whom.
//!
//! People are compared with people of the same rank, pattern and role, as far as there are enough of them: a group of
//! fewer than eight people or twenty events is too small to say what is usual, so its people go one rung up the ladder
//! (role dropped, then pattern, then rank, then everyone). The rung is printed with every comparison.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::tables::Workforce;
use crate::tables::workforce::Person;

/// What makes people alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum PeerBy {
    /// Rank, grade or band.
    Grade,
    /// Shift or working pattern.
    Pattern,
    /// Job title or role.
    Role,
    /// Team or unit.
    Team,
}

impl PeerBy {
    /// Everything people can be compared by, in the order of the ladder: the last is dropped first.
    pub const ALL: [PeerBy; 4] = [PeerBy::Grade, PeerBy::Pattern, PeerBy::Role, PeerBy::Team];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Grade => "rank or grade",
            Self::Pattern => "shift pattern",
            Self::Role => "role",
            Self::Team => "team",
        }
    }

    /// What a person has of it, in the files' words.
    pub fn of<'a>(self, person: &'a Person, workforce: &'a Workforce) -> Option<&'a str> {
        match self {
            Self::Grade => person.grade.as_deref(),
            Self::Pattern => person.pattern.as_deref(),
            Self::Role => person.role.as_deref(),
            Self::Team => person.team.map(|t| workforce.teams[t as usize].name.as_str()),
        }
    }

    /// Whether anyone who can be compared has it. Beside a people file, what only event files say does not count.
    pub fn known(self, workforce: &Workforce) -> bool {
        let compared = workforce.people.iter().filter(|p| p.listed || !workforce.has_people_file);
        compared.into_iter().any(|p| match self {
            Self::Grade => p.grade.is_some(),
            Self::Pattern => p.pattern.is_some(),
            Self::Role => p.role.is_some(),
            Self::Team => p.team.is_some(),
        })
    }
}

/// Fewest people in a group (`statistics.md` section 4).
pub const FEWEST_PEOPLE: usize = 8;
/// Fewest events in a group (`statistics.md` section 4).
pub const FEWEST_EVENTS: u32 = 20;

/// One person's count for the choice of peers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// Who.
    pub person: u32,
    /// Events.
    pub count: u32,
    /// Time at work, above 0.
    pub exposure: f64,
}

/// A group of people who are compared with each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// "Constable, 2 on 2 off", or "everyone".
    pub label: String,
    /// By what: "same rank or grade and shift pattern", or "everyone".
    pub rung: String,
    /// Number of people.
    pub people: u32,
    /// Their events.
    pub events: u32,
    /// Their time at work.
    pub exposure: f64,
    /// How many of these people are in no file and are put among them, where no file names everyone.
    pub unseen: u32,
}

/// Groups, and which one each candidate is compared in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Peers {
    /// The groups in use.
    pub groups: Vec<Group>,
    /// For each candidate the index of the group.
    pub group_of: Vec<u32>,
}

/// Chooses everyone's peers. Empty where there are fewer than [`FEWEST_PEOPLE`] candidates in all.
pub fn choose(workforce: &Workforce, candidates: &[Candidate], by: &[PeerBy]) -> Peers {
    if candidates.len() < FEWEST_PEOPLE {
        return Peers::default();
    }
    let by: Vec<PeerBy> = PeerBy::ALL.into_iter().filter(|b| by.contains(b) && b.known(workforce)).collect();
    let attributes = Attributes::of(&by, workforce, candidates);
    let mut group_of = vec![u32::MAX; candidates.len()];
    let mut groups: Vec<Group> = Vec::new();
    for used in (0..=by.len()).rev() {
        let mut members: BTreeMap<&[u32], Vec<usize>> = BTreeMap::new();
        for (i, all) in attributes.numbers.iter().enumerate() {
            members.entry(&all[..used]).or_default().push(i);
        }
        for (key, members) in members {
            let people = members.len() as u32;
            let events: u32 = members.iter().map(|i| candidates[*i].count).sum();
            let exposure: f64 = members.iter().map(|i| candidates[*i].exposure).sum();
            let enough = people as usize >= FEWEST_PEOPLE && events >= FEWEST_EVENTS;
            let waiting: Vec<usize> = members.into_iter().filter(|i| group_of[*i] == u32::MAX).collect();
            if waiting.is_empty() || (!enough && used > 0) {
                continue;
            }
            let number = groups.len() as u32;
            groups.push(Group {
                label: attributes.label(key),
                rung: rung(&by[..used]),
                people,
                events,
                exposure,
                unseen: 0,
            });
            for i in waiting {
                group_of[i] = number;
            }
        }
    }
    Peers { groups, group_of }
}

/// What candidates are alike by, as numbers: a force has tens of thousands of people and a few ranks, patterns and roles,
/// and is asked once for every indicator.
struct Attributes<'a> {
    /// The words of each attribute in order, what is not recorded first.
    words: Vec<Vec<Option<&'a str>>>,
    /// For each candidate the place of each attribute in its words; what is past the attributes in use is 0.
    numbers: Vec<[u32; PeerBy::ALL.len()]>,
}

impl<'a> Attributes<'a> {
    fn of(by: &[PeerBy], workforce: &'a Workforce, candidates: &[Candidate]) -> Self {
        let mut numbers = vec![[0; PeerBy::ALL.len()]; candidates.len()];
        let mut words = Vec::with_capacity(by.len());
        for (at, by) in by.iter().enumerate() {
            let of = |c: &Candidate| by.of(&workforce.people[c.person as usize], workforce);
            let mut known: BTreeMap<Option<&str>, u32> = BTreeMap::new();
            known.extend(candidates.iter().map(|c| (of(c), 0)));
            known.values_mut().zip(0..).for_each(|(number, place)| *number = place);
            for (own, candidate) in numbers.iter_mut().zip(candidates) {
                own[at] = known[&of(candidate)];
            }
            words.push(known.into_keys().collect());
        }
        Self { words, numbers }
    }

    fn label(&self, key: &[u32]) -> String {
        if key.is_empty() {
            return "everyone".to_owned();
        }
        let word =
            |(words, place): (&Vec<Option<&'a str>>, &u32)| words[*place as usize].unwrap_or("not recorded");
        self.words.iter().zip(key).map(word).collect::<Vec<_>>().join(", ")
    }
}

fn rung(by: &[PeerBy]) -> String {
    match by {
        [] => "everyone".to_owned(),
        [one] => format!("people of the same {}", one.label()),
        [first, middle @ .., last] => {
            let mut words = format!("people of the same {}", first.label());
            for b in middle {
                words += ", ";
                words += b.label();
            }
            format!("{words} and {}", last.label())
        }
    }
}
