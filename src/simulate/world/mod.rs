//! A generator of workforces: people in posts, their illness, overtime and duties, and why each record came about.
//!
//! The same parameters and seed give the same people on every machine. Everyone draws from a stream of their own, so a
//! slider that changes one thing leaves the others' year as it was. With its usual values nothing is going on: illness is
//! calibrated to the Northern Ireland civil service of 2023/24 (56.9 % without a spell, 0.651 spells and 13.8 working
//! days a person and year; `domain.md` 2.4), and whoever is flagged is flagged by luck.
//!
//! [`World::files`] writes the exports that the intake reads like anyone's. What is true is not in them: it stays with
//! each record here ([`Cause`]) and with each person ([`Truth`]), and is joined by file and row.

mod absence;
mod cause;
mod csv;
mod duty;
mod establishment;
mod illness;
mod outbreak;
mod outcome;
mod overtime;
pub mod parameters;
mod pattern;
mod person;
mod plant;
mod season;
mod slider;
mod truth;

use crate::maths::InOrder;
pub use absence::Absence;
pub use cause::Cause;
pub use csv::{ABSENCES, DUTIES, OUTCOMES, OVERTIME, PEOPLE};
pub use duty::Duty;
pub use establishment::{Post, establishment};
pub use outbreak::outbreak;
pub use outcome::Outcome;
pub use overtime::Overtime;
pub use parameters::{Parameters, SLIDERS};
pub use pattern::Pattern;
pub use person::Somebody;
pub use slider::{Slider, Values};
pub use truth::{Answer, Truth};

use crate::calendar::{Day, Window};
use crate::maths::Random;

/// Streams of the seed, one a topic; a person's stream is the topic and their number.
#[derive(Clone, Copy, Debug)]
pub enum Topic {
    /// Who people are.
    People = 1,
    /// Their illness.
    Illness = 2,
    /// Their overtime.
    Overtime = 3,
    /// Their duties.
    Duties = 4,
    /// What a scenario plants.
    Planted = 5,
}

/// The generator of one person and topic.
///
/// The person goes into the seed: streams of one seed share half of their state, so the first draws of many of them
/// together are not quite uniform (60,000 people had 55.1 % without a spell where 56.9 % is right).
pub fn stream(seed: u32, topic: Topic, person: usize) -> Random {
    Random::new(u64::from(seed) | (person as u64) << 32, topic as u64)
}

/// An invented workforce with its records and their causes.
#[derive(Clone, Debug)]
pub struct World {
    /// The days it covers: whole years.
    pub window: Window,
    /// Everyone, in the order of the file of people.
    pub people: Vec<Somebody>,
    /// Absences; [`World::settle`] puts them in order of day.
    pub absences: Vec<Absence>,
    /// Overtime, likewise.
    pub overtime: Vec<Overtime>,
    /// Duties, likewise; empty unless they were asked for.
    pub duties: Vec<Duty>,
    /// Outcomes, likewise.
    pub outcomes: Vec<Outcome>,
    /// Whether overtime says if it was directed or chosen.
    pub says_directed: bool,
    /// Whether the people's shift pattern is written.
    pub says_pattern: bool,
}

impl World {
    /// A workforce in which only what the parameters say is going on.
    ///
    /// ```
    /// use candour::simulate::world::{Parameters, World};
    /// let world = World::ordinary(&Parameters::usual(), 7);
    /// assert_eq!(world.people.len(), 240);
    /// assert_eq!(world.files(), World::ordinary(&Parameters::usual(), 7).files());
    /// ```
    pub fn ordinary(parameters: &Parameters, seed: u32) -> Self {
        Self::of_posts(&establishment(parameters), parameters, seed)
    }

    /// The same with posts of the caller's choosing.
    pub fn of_posts(posts: &[Post], parameters: &Parameters, seed: u32) -> Self {
        let mut world = Self::empty(parameters.years as i32);
        for post in posts {
            for place in 0..post.people {
                world.people.push(person::somebody(
                    post,
                    place,
                    world.people.len(),
                    &world,
                    parameters,
                    seed,
                ));
            }
        }
        for at in 0..world.people.len() {
            world.fall_ill(at, parameters, seed);
        }
        for at in 0..world.people.len() {
            let absent = world.absent_days(at);
            world.work_over(at, &absent, parameters, seed);
            if parameters.duties >= 0.5 {
                world.be_on_duty(at, &absent, seed);
            }
        }
        world.settle();
        world
    }

    /// Nobody yet, over so many years that end with 2025.
    pub fn empty(years: i32) -> Self {
        let first = Day::from_ymd(2026 - years.max(1), 1, 1).unwrap_or(Day(20_089));
        let last = Day::from_ymd(2025, 12, 31).unwrap_or(Day(20_453));
        Self {
            window: Window { first, last },
            people: Vec::new(),
            absences: Vec::new(),
            overtime: Vec::new(),
            duties: Vec::new(),
            outcomes: Vec::new(),
            says_directed: true,
            says_pattern: true,
        }
    }

    /// Puts records in the order in which the files hold them. Row 2 of a file is the first record.
    pub fn settle(&mut self) {
        self.absences.put_in_order_by_key(|a| (a.first, a.person));
        self.overtime.put_in_order_by_key(|o| (o.day, o.person));
        self.duties.put_in_order_by_key(|d| (d.day, d.person));
        self.outcomes.put_in_order_by_key(|o| (o.day, o.person));
    }

    /// The spans in which someone is absent, in order of time; only while absences stand in the order they were drawn.
    fn absent_days(&self, person: usize) -> Vec<Window> {
        let first = self.absences.partition_point(|a| a.person < person);
        let theirs = self.absences[first..].iter().take_while(|a| a.person == person);
        theirs.map(|a| Window { first: a.first, last: a.last }).collect()
    }

    /// The person with this number in the files.
    pub fn person(&self, key: &str) -> Option<usize> {
        self.people.iter().position(|p| p.key() == key)
    }

    /// Why a row of one of the files came about; rows count from 1, the heading is row 1.
    ///
    /// ```
    /// use candour::simulate::world::{ABSENCES, Cause, Parameters, World};
    /// let world = World::ordinary(&Parameters::usual(), 7);
    /// assert_eq!(world.cause(ABSENCES, 1), None); // the heading
    /// assert!(matches!(world.cause(ABSENCES, 2), Some(Cause::Illness | Cause::LongIllness)));
    /// ```
    pub fn cause(&self, file: &str, row: usize) -> Option<Cause> {
        let at = row.checked_sub(2)?;
        match file {
            ABSENCES => self.absences.get(at).map(|a| a.cause),
            OVERTIME => self.overtime.get(at).map(|o| o.cause),
            OUTCOMES => self.outcomes.get(at).map(|o| o.cause),
            _ => None,
        }
    }
}
