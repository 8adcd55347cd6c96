//! Who falls ill, how often, when and for how long.
//!
//! Spells a year: Poisson around the person's own rate, which over people is a negative binomial. Each is long with a
//! fixed chance. The year's spells are laid into the person's working days so that none is cut by the year's end and none
//! touches another: the civil service's figures count spells and their days in the same way.

use super::absence::{Absence, REASONS};
use super::cause::Cause;
use super::parameters::Parameters;
use super::pattern::Pattern;
use super::person::{exponential, pick};
use super::season;
use super::{Topic, World, stream};
use crate::calendar::{Day, Window};
use crate::maths::InOrder;
use crate::maths::Random;

/// Working days of a spell that is short at most, and of one that is long at least.
const SHORT_OR_LONG: f64 = 20.0;
/// Working days a year that are left after leave and public holidays: nobody loses more.
const MOST_DAYS: f64 = 225.0;

impl World {
    /// Draws one person's illness over all years.
    pub(super) fn fall_ill(&mut self, at: usize, parameters: &Parameters, seed: u32) {
        let who = &self.people[at];
        let mut random = stream(seed, Topic::Illness, at);
        let nights = if who.pattern == Pattern::Nights { parameters.nights_ratio } else { 1.0 };
        let rate = parameters.spells_a_year * who.health * nights;
        let (pattern, post) = (who.pattern, who.post(self.window));
        let usual = if who.truth == super::Truth::Condition { Cause::Condition } else { Cause::Illness };
        for year in self.years() {
            let Some(days) = post.overlap(year) else { continue };
            let share = f64::from(days.days()) / f64::from(year.days());
            let count = random.poisson(rate * share);
            if count == 0 {
                continue;
            }
            let lengths = lengths(&mut random, count, pattern, share, parameters);
            let working: Vec<Day> = days.iter().filter(|day| pattern.works_on(*day)).collect();
            for (first, last) in laid(&mut random, &lengths, working.len(), parameters, &working) {
                let long = f64::from((last - first) as u32 + 1) > SHORT_OR_LONG * pattern.of_full_time();
                let cause = if long && usual == Cause::Illness { Cause::LongIllness } else { usual };
                let absence = Absence::sickness(at, working[first], working[last], cause);
                self.absences.push(absence.called(pick(&mut random, &REASONS)));
            }
        }
    }

    /// The years it covers.
    pub fn years(&self) -> Vec<Window> {
        let (first, last) = (self.window.first.ymd().0, self.window.last.ymd().0);
        (first..=last)
            .filter_map(|y| Some(Window { first: Day::from_ymd(y, 1, 1)?, last: Day::from_ymd(y, 12, 31)? }))
            .collect()
    }
}

/// Working days of each spell; together no more than a year has.
fn lengths(
    random: &mut Random,
    count: u32,
    pattern: Pattern,
    share: f64,
    parameters: &Parameters,
) -> Vec<usize> {
    let mut left = (MOST_DAYS * pattern.of_full_time() * share).max(1.0);
    let mut drawn = Vec::with_capacity(count as usize);
    for _ in 0..count {
        let long = random.uniform() < parameters.long_share;
        let days = if long {
            SHORT_OR_LONG + exponential(random, parameters.long_mean)
        } else {
            (1.0 + exponential(random, parameters.short_mean)).min(SHORT_OR_LONG)
        };
        let days = (days * pattern.of_full_time()).floor().max(1.0).min(left);
        // A day at work stands before the next spell.
        left -= days + 1.0;
        drawn.push(days as usize);
        if left < 1.0 {
            break;
        }
    }
    drawn
}

/// Places of spells of these lengths among so many working days, at least a day at work between two: first and last of
/// each.
fn laid(
    random: &mut Random,
    lengths: &[usize],
    days: usize,
    parameters: &Parameters,
    working: &[Day],
) -> Vec<(usize, usize)> {
    let needed = lengths.iter().sum::<usize>() + lengths.len().saturating_sub(1);
    let Some(free) = days.checked_sub(needed) else { return Vec::new() };
    let mut places: Vec<usize> = lengths
        .iter()
        .map(|_| (season::quantile(random.uniform(), parameters.winter) * (free + 1) as f64) as usize)
        .map(|place| place.min(free))
        .collect();
    places.put_in_order();
    let mut before = 0;
    let mut spells: Vec<(usize, usize)> = Vec::with_capacity(lengths.len());
    for (place, length) in places.iter().zip(lengths) {
        let first = place + before;
        spells.push((first, first + length - 1));
        before += length + 1;
    }
    if parameters.weekend_onset > 0.0 {
        begin_on_any_day(random, &mut spells, parameters.weekend_onset, working);
    }
    spells
}

/// Moves spells within their week to where illness that may begin on any of seven days is first recorded.
fn begin_on_any_day(random: &mut Random, spells: &mut [(usize, usize)], share: f64, working: &[Day]) {
    for at in 0..spells.len() {
        let (moves, onset) = (random.uniform() < share, random.index(7));
        if !moves {
            continue;
        }
        let (first, last) = spells[at];
        let monday = working[first].monday();
        let Some(day) = (onset..onset + 7).map(|d| monday.plus((d % 7) as i32)).find(|d| working.contains(d))
        else {
            continue;
        };
        let Some(to) = working.iter().position(|d| *d == day) else { continue };
        let end = to + last - first;
        let after = at == 0 || spells[at - 1].1 + 1 < to;
        let before = spells.get(at + 1).is_none_or(|next| end + 1 < next.0);
        if after && before && end < working.len() {
            spells[at] = (to, end);
        }
    }
}
