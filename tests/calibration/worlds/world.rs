//! A world: a workforce over 2025 as the three files that its manager would export.

use std::fmt::Write as _;

use candour::calendar::Day;

use super::dice::{Dice, Use};
use super::kind::Kind;
use super::post::Post;
use super::{overtime, spells};

/// People of a team, about.
const A_TEAM: usize = 12;

/// Who is made different; nobody, in a world that shows false lists.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Plant {
    Nobody,
    /// The first person has so many times the kind's rate of spells, all year.
    Person(f64),
    /// Everybody in the first team has so many times their rate of spells.
    TeamSick(f64),
    /// Everybody in the first team has so many times their rate of overtime.
    TeamOvertime(f64),
}

/// A world to be drawn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct World {
    pub(crate) kind: Kind,
    pub(crate) people: usize,
    pub(crate) plant: Plant,
}

/// People, absences and overtime, as CSV texts.
#[derive(Debug, PartialEq)]
pub(crate) struct Files {
    pub(crate) people: String,
    pub(crate) absences: String,
    pub(crate) overtime: String,
}

impl World {
    /// What it is called in the journal: no two worlds of a run share it.
    pub(crate) fn name(&self) -> String {
        format!("{:?}, {} people, {:?}", self.kind, self.people, self.plant)
    }

    /// How many teams it has.
    fn teams(&self) -> usize {
        (self.people + A_TEAM / 2) / A_TEAM
    }

    /// Draws it; the same seed gives the same files.
    pub(crate) fn draw(&self, seed: u32) -> Files {
        let kind = &self.kind;
        let mut files = Files {
            people: String::from("Person ID,Team,Start Date,End Date,Weekly Hours\n"),
            absences: String::from("Person ID,Absence Start,Absence End,Absence Type\n"),
            overtime: String::from("Person ID,Overtime Date,Overtime Hours\n"),
        };
        let of_team = |team| {
            let mut rates = Dice::new(seed, Use::Rates, self.people + team);
            let [sick, over] = [kind.teams.draw(&mut rates), kind.teams.draw(&mut rates)];
            (sick, over, spells::outbreaks(kind, seed, team), overtime::called_in(kind, seed, team))
        };
        let teams: Vec<_> = (0..self.teams()).map(of_team).collect();
        for person in 0..self.people {
            let team = person * self.teams() / self.people;
            let (team_sick, team_over, outbreaks, called_in) = &teams[team];
            let mut rates = Dice::new(seed, Use::Rates, person);
            let (health, takes_on) = (kind.health.draw(&mut rates), kind.overtime.draw(&mut rates));
            let (mut sick, mut over) = (health * team_sick, takes_on * team_over);
            let planted = person == 0 && matches!(self.plant, Plant::Person(_));
            match self.plant {
                // The rate is the plant's, whatever this person's would have been.
                Plant::Person(times) if planted => sick = times,
                Plant::TeamSick(times) if team == 0 => sick *= times,
                Plant::TeamOvertime(times) if team == 0 => over *= times,
                _ => {}
            }
            let post = Post::draw(seed, person, planted);
            let end = post.end.map(day).unwrap_or_default();
            let _ = writeln!(files.people, "E{person:04},Team {team:03},{},{end},37.5", day(post.start));
            let ill = spells::spells(kind, seed, person, post, sick, outbreaks);
            for (first, last) in &ill {
                let _ = writeln!(files.absences, "E{person:04},{},{},Sickness", day(*first), day(*last));
            }
            for (on, hours) in overtime::days(kind, seed, person, post, over, (called_in, &ill)) {
                let _ = writeln!(files.overtime, "E{person:04},{},{hours}", day(on));
            }
        }
        files
    }
}

/// A day of the world as a file writes it.
fn day(of_year: i32) -> String {
    let first = Day::from_ymd(2025, 1, 1).expect("a day");
    first.plus(of_year).iso()
}

/// Whether worlds are what is said of them: the same from the same seed, others from another, and with one person made
/// different nobody else is another.
pub(crate) fn sound() {
    let usual = World { kind: super::kind::GAMMA_3, people: 60, plant: Plant::Nobody };
    let planted = World { plant: Plant::Person(5.0), ..usual };
    let draw = |world: &World, seed| {
        let files = world.draw(seed);
        [files.people, files.absences, files.overtime]
    };
    assert_eq!(draw(&usual, 3), draw(&usual, 3), "the same seed gives another world");
    assert_ne!(draw(&usual, 3), draw(&usual, 4), "two seeds give the same world");
    let others = |text: &String| text.lines().filter(|l| !l.starts_with("E0000,")).collect::<String>();
    let [before, after] = [draw(&usual, 3), draw(&planted, 3)];
    assert_ne!(before[1], after[1], "nothing was planted");
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(others(before), others(after), "what was planted in one person moved another");
    }
}
