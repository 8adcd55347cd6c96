//! Days with overtime of one person of a world.

use super::dice::{Dice, Use};
use super::kind::Kind;
use super::post::{DAYS, Post};
use super::spells::Spell;

/// Days with overtime a person a year.
const DAYS_A_YEAR: f64 = 10.0;
/// Big events of a year, and the probability that a person of a team called in comes.
const EVENTS: usize = 40;
const COMES: f64 = 0.9;
/// Hours of a day's overtime: 2 to 6, in quarters.
const QUARTERS: i32 = 17;

/// A day with overtime, and its hours.
pub(crate) type Day = (i32, f64);

/// The days on which a whole team is called in: a choice from the days of the workforce's events.
pub(crate) fn called_in(kind: &Kind, seed: u32, team: usize) -> Vec<i32> {
    if !kind.events {
        return Vec::new();
    }
    // Number 0 draws the days, which are everyone's; each team its own answers.
    let mut days = Dice::new(seed, Use::Events, 0);
    let mut team = Dice::new(seed, Use::Events, team + 1);
    let called = DAYS_A_YEAR / (EVENTS as f64 * COMES);
    (0..EVENTS).map(|_| days.below(DAYS)).filter(|_| team.happens(called)).collect()
}

/// One person's days; `own` is their rate as a multiple of the usual. Nobody works overtime on a day off sick.
pub(crate) fn days(
    kind: &Kind,
    seed: u32,
    person: usize,
    post: Post,
    own: f64,
    (called_in, spells): (&[i32], &[Spell]),
) -> Vec<Day> {
    let mut dice = Dice::new(seed, Use::Overtime, person);
    let mut found = Vec::new();
    for day in post.days() {
        let (chance, hours) = (dice.uniform(), 2.0 + f64::from(dice.below(QUARTERS)) / 4.0);
        let likely = match (kind.events, called_in.contains(&day)) {
            (true, true) => COMES * own,
            (true, false) => 0.0,
            (false, _) => DAYS_A_YEAR * own / f64::from(DAYS),
        };
        let ill = spells.iter().any(|(first, last)| (*first..=*last).contains(&day));
        if chance < likely && !ill {
            found.push((day, hours));
        }
    }
    found
}
