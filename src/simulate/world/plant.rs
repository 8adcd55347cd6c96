//! What a scenario plants: a record for a person, a record taken away.

use super::absence::Absence;
use super::cause::Cause;
use super::overtime::Overtime;
use super::pattern::Pattern;
use super::truth::Truth;
use super::{Topic, World, stream};
use crate::calendar::Day;

impl World {
    /// A day of its last year; the first day of the world where there is no such day.
    pub fn day(&self, month: u32, day: u32) -> Day {
        let (year, _, _) = self.window.last.ymd();
        Day::from_ymd(year, month, day).unwrap_or(self.window.first)
    }

    /// The first person of a team who has worked there all year at full time, after so many of them.
    pub fn one_of(&self, team: &str, after: usize) -> usize {
        let fits = |at: &usize| {
            let who = &self.people[*at];
            who.team == team && who.all_year(self.window) && who.pattern.fte() >= 1.0
        };
        (0..self.people.len()).filter(fits).nth(after).unwrap_or(0)
    }

    /// Makes something true of a person, and gives them a year without absences and overtime to begin with.
    pub fn singled_out(&mut self, at: usize, truth: Truth) {
        self.absences.retain(|a| a.person != at);
        self.overtime.retain(|o| o.person != at);
        if let Some(who) = self.people.get_mut(at) {
            who.truth = truth;
        }
    }

    /// Off sick from one day to another, both included; overtime on these days is taken away.
    pub fn off(&mut self, person: usize, first: Day, last: Day, cause: Cause, reason: &'static str) {
        self.overtime.retain(|o| o.person != person || o.day < first || o.day > last);
        self.absences.push(Absence::sickness(person, first, last, cause).called(reason));
    }

    /// Overtime from a minute of a day on.
    pub fn works_late(&mut self, person: usize, day: Day, begin: u16, minutes: u16, cause: Cause) {
        let mut random = stream(day.0 as u32, Topic::Planted, person);
        let drawn = Overtime::drawn(&mut random, person, day, cause);
        self.overtime.push(Overtime { begin, minutes, ..drawn });
    }

    /// The person's first working day from this one on.
    pub fn due(&self, person: usize, day: Day) -> Day {
        let pattern = self.people.get(person).map_or(Pattern::Office, |who| who.pattern);
        (0..14).map(|d| day.plus(d)).find(|d| pattern.works_on(*d)).unwrap_or(day)
    }
}

impl World {
    /// Takes in the people and records of another world.
    pub fn join(&mut self, other: World) {
        let before = self.people.len();
        let taken: Vec<u32> = self.people.iter().map(|p| p.number).collect();
        for (place, mut who) in other.people.into_iter().enumerate() {
            // Numbers are given by place, and a world that is joined begins again at the first.
            who.number = 110_000 + (before + place) as u32;
            debug_assert!(!taken.contains(&who.number));
            self.people.push(who);
        }
        self.absences.extend(other.absences.into_iter().map(|a| Absence { person: a.person + before, ..a }));
        self.overtime.extend(other.overtime.into_iter().map(|o| Overtime { person: o.person + before, ..o }));
    }
}
