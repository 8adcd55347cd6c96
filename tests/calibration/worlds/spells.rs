//! Spells of sickness of one person of a world, day by day.

use candour::maths::cos;

use super::dice::{Dice, Use};
use super::kind::Kind;
use super::post::{DAYS, Post};

/// Share of spells that are long ones, and the mean lengths of short and long: 4 days over all.
const LONG: f64 = 0.08;
const SHORT_DAYS: f64 = 2.5;
const LONG_DAYS: f64 = 21.25;
/// The middle of winter: 15 January.
const MIDWINTER: f64 = 14.0;
/// A relapse comes within so many days of the end of a spell, and with a day of work between.
const RELAPSE_DAYS: i32 = 21;
/// Who catches what goes round falls ill within so many days of its beginning, with this probability, for so long.
const OUTBREAK_DAYS: i32 = 14;
const CAUGHT: f64 = 0.4;
const OUTBREAK_LENGTH: f64 = 2.5;

/// A spell: first and last day.
pub(crate) type Spell = (i32, i32);

/// When an infection begins to go round a team.
pub(crate) fn outbreaks(kind: &Kind, seed: u32, team: usize) -> Vec<i32> {
    let mut dice = Dice::new(seed, Use::Outbreaks, team);
    let (mut days, mut at) = (Vec::new(), 0.0);
    if kind.outbreaks > 0.0 {
        loop {
            at += dice.wait(kind.outbreaks / f64::from(DAYS));
            if at >= f64::from(DAYS) {
                break;
            }
            days.push(at as i32);
        }
    }
    days
}

/// One person's spells, in order; `own` is their rate as a multiple of the kind's.
pub(crate) fn spells(
    kind: &Kind,
    seed: u32,
    person: usize,
    post: Post,
    own: f64,
    outbreaks: &[i32],
) -> Vec<Spell> {
    let mut dice = Dice::new(seed, Use::Sickness, person);
    let caught = |begins: &i32| {
        let day = weekday(begins + dice.below(OUTBREAK_DAYS));
        dice.happens(CAUGHT).then_some(day)
    };
    let caught: Vec<i32> = outbreaks.iter().filter_map(caught).collect();
    // Spells begin on days of the week from Monday to Friday. Those that follow another are a part of the whole.
    let a_day = kind.spells * own * (1.0 - kind.relapse) * 7.0 / 5.0 / f64::from(DAYS);
    let mut found: Vec<Spell> = Vec::new();
    let (mut well, mut relapse) = (0, None);
    for day in post.days() {
        // Drawn on every day, ill or well, so that one spell less moves none of the others.
        let (falls_ill, long) = (dice.uniform(), dice.happens(LONG));
        let length = dice.geometric(if long { LONG_DAYS } else { SHORT_DAYS });
        let (short, again) = (dice.geometric(OUTBREAK_LENGTH), dice.happens(kind.relapse));
        // Up to two days are lost to a weekend.
        let gap = 2 + dice.below(RELAPSE_DAYS - 3);
        if day < well || weekday(day) != day {
            continue;
        }
        let season = 1.0
            + kind.winter * cos(2.0 * std::f64::consts::PI * (f64::from(day) - MIDWINTER) / f64::from(DAYS));
        let relapsed = relapse.is_some_and(|on| day >= on);
        let of_team = caught.contains(&day);
        if !relapsed && !of_team && falls_ill >= a_day * season {
            continue;
        }
        let length = if of_team { short } else { length };
        let last = (day + length - 1).min(*post.days().end());
        found.push((day, last));
        well = last + 2;
        relapse = again.then_some(last + gap);
    }
    found
}

/// The day, or the Monday after it: 1 January 2025 was a Wednesday.
fn weekday(day: i32) -> i32 {
    match (day + 2).rem_euclid(7) {
        5 => day + 2,
        6 => day + 1,
        _ => day,
    }
}
