//! Power: a known pattern planted in people drawn by lot, again and again, in worlds where nothing else is going on.
//!
//! The other people are drawn as their spread says, the planted ones at a multiple of their peers' rate; the rules then
//! run as they did on the real records, the other indicators' chances kept. Counted: how many of the planted people turn
//! both keys, and how many flags on others come with it that the same world without the pattern does not have.

use super::Choices;
use crate::flags::{Findings, Plant, Redraw, smallest_ratio};
use crate::indicators::{DoubleClaim, Indicator, Records};
use crate::maths::InOrder;
use crate::maths::Random;
use crate::tables::Workforce;

/// Multiples of the peers' rate that are planted.
pub const TIMES: [f64; 8] = [1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];
/// Twelfths of the period after which the rules are asked, for a pattern that begins within it.
pub const PARTS: u32 = 12;
/// Worlds at each point of a curve.
pub const WORLDS: u32 = 50;
/// People planted in one world: few, so that they do not become what is usual.
pub const PLANTED: usize = 3;
/// People given a second claim.
const CLAIMS: usize = 20;
const STREAM: u64 = 84;

/// One point of a curve.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// The multiple planted, or the share of the period that has passed.
    pub at: f64,
    /// People planted.
    pub planted: u32,
    /// Those of them who turned both keys.
    pub found: u32,
    /// Flags on others that came with it, less those that went.
    pub others: i32,
    /// Worlds drawn.
    pub worlds: u32,
}

impl Point {
    /// Share found, with its Monte-Carlo error.
    pub fn share(&self) -> (f64, f64) {
        let n = f64::from(self.planted.max(1));
        let share = f64::from(self.found) / n;
        // Never 0, so that what was never seen is not held to be impossible.
        (share, ((share * (1.0 - share)).max(1.0 / n) / n).sqrt())
    }
}

/// The test as far as it has come.
#[derive(Debug)]
pub struct Power {
    redraw: Redraw,
    random: Random,
    others: Vec<f64>,
    tests: usize,
    /// Seed of everything drawn.
    pub seed: u32,
    /// The indicator; `None` where nothing was compared.
    pub indicator: Option<&'static str>,
    /// The multiple of the pattern that begins within the period.
    pub step_times: f64,
    /// Share of the period after which it begins.
    pub step_from: f64,
    /// By multiple, from the first day on.
    pub by_times: Vec<Point>,
    /// By time passed, for a pattern that begins within the period.
    pub by_time: Vec<Point>,
    /// The smallest multiple that would be seen four times in five, of the person in the middle, as worked out without
    /// any drawing.
    pub smallest: Option<f64>,
    /// Of people with a piece of overtime claimed a second time, how many are then listed, and how many there were;
    /// `None` where no overtime has a start and an end.
    pub claims: Option<(u32, u32)>,
}

impl Power {
    /// Ready to draw.
    pub fn begin(workforce: &Workforce, findings: &Findings, choices: &Choices) -> Self {
        let redraw = Redraw::of(findings);
        let known = redraw.indicators();
        let asked = choices.get("indicator").and_then(|id| known.iter().find(|known| **known == id));
        let indicator = asked.or_else(|| known.first()).copied();
        let found = indicator.and_then(|id| findings.of(id));
        let others = findings
            .indicators
            .iter()
            .filter(|f| Some(f.id) != indicator && known.contains(&f.id))
            .flat_map(|f| f.tests.iter().map(|t| t.test.p_upper))
            .collect();
        let smallest = found.and_then(|found| {
            // The person in the middle by what is expected of them.
            let mut order: Vec<usize> = (0..found.tests.len()).collect();
            let expected = |i: &usize| found.tests.get(*i).map_or(0.0, |t| t.test.expected);
            order.put_in_order_by(|a, b| expected(a).total_cmp(&expected(b)));
            let middle = found.tests.get(*order.get(order.len() / 2)?)?;
            smallest_ratio(middle, found, findings.cut, &findings.settings)
        });
        let point = |at: f64| Point { at, ..Point::default() };
        Self {
            tests: found.map_or(0, |f| f.tests.len()),
            redraw,
            others,
            random: Random::new(u64::from(findings.settings.seed), STREAM),
            seed: findings.settings.seed,
            indicator,
            step_times: choices.number("times", 4.0, 1.5, 20.0),
            step_from: choices.number("from", 50.0, 0.0, 90.0) / 100.0,
            by_times: TIMES.into_iter().map(point).collect(),
            by_time: (1..=PARTS).map(|part| point(f64::from(part) / f64::from(PARTS))).collect(),
            smallest,
            claims: claimed_twice(workforce, findings),
        }
    }

    /// One more world; false when all were drawn.
    pub fn step(&mut self) -> bool {
        let Some(indicator) = self.indicator else { return false };
        let Some(point) = self.by_times.iter().chain(&self.by_time).position(|p| p.worlds < WORLDS) else {
            return false;
        };
        let mut who: Vec<usize> = Vec::new();
        while who.len() < PLANTED.min(self.tests) {
            let one = self.random.index(self.tests);
            if !who.contains(&one) {
                who.push(one);
            }
        }
        let of_times = self.by_times.len();
        let (times, from, elapsed) = match self.by_times.get(point) {
            Some(p) => (p.at, 0.0, 1.0),
            None => {
                (self.step_times, self.step_from, self.by_time.get(point - of_times).map_or(1.0, |p| p.at))
            }
        };
        let plant = Plant { indicator, who: &who, times, from, elapsed };
        let Some([without, with]) = self.redraw.plant(&plant, &self.others, &mut self.random) else {
            return false;
        };
        let found = who.iter().filter(|i| with.get(**i) == Some(&true)).count() as u32;
        let on_others = |turned: &[bool]| {
            turned.iter().enumerate().filter(|(i, turned)| **turned && !who.contains(i)).count() as i32
        };
        let others = on_others(&with) - on_others(&without);
        if let Some(point) = self.by_times.iter_mut().chain(&mut self.by_time).nth(point) {
            point.planted += who.len() as u32;
            point.found += found;
            point.others += others;
            point.worlds += 1;
        }
        self.progress().0 < self.progress().1
    }

    /// Worlds drawn, of how many.
    pub fn progress(&self) -> (u32, u32) {
        if self.indicator.is_none() {
            return (1, 1);
        }
        let points = self.by_times.iter().chain(&self.by_time);
        (points.clone().map(|p| p.worlds).sum(), points.count() as u32 * WORLDS)
    }

    /// The smallest planted multiple that was found four times in five.
    pub fn seen_from(&self) -> Option<f64> {
        self.by_times.iter().find(|p| p.worlds > 0 && p.share().0 >= crate::flags::SEEN).map(|p| p.at)
    }
}

/// People drawn by lot get one of their pieces of overtime a second time; how many are listed for it.
fn claimed_twice(workforce: &Workforce, findings: &Findings) -> Option<(u32, u32)> {
    if DoubleClaim.missing(workforce).is_some() {
        return None;
    }
    let scope = &findings.settings.scope;
    let mut random = Random::new(u64::from(findings.settings.seed), STREAM + 1);
    let counts = |place: &usize| {
        workforce.overtime.get(*place).is_some_and(|o| {
            o.clock.is_some_and(|(start, end)| start != end)
                && scope.window.contains(o.day)
                && o.hours() > 0.0
        })
    };
    let mut places: Vec<usize> = (0..workforce.overtime.len()).filter(counts).collect();
    random.shuffle(&mut places);
    let mut people: Vec<u32> = Vec::new();
    places.retain(|place| {
        let person = workforce.overtime.get(*place).map_or(0, |o| o.person);
        let new = people.len() < CLAIMS && !people.contains(&person);
        if new {
            people.push(person);
        }
        new
    });
    let twice = workforce.with_claims_twice(&places);
    let amount =
        |person: u32, records: &Records<'_>| DoubleClaim.measure(person, records).amount().unwrap_or(0.0);
    let spells = findings.records(workforce).spells();
    let (before, after) = (findings.records(workforce), Records::again(&twice, scope, spells));
    let found = people.iter().filter(|p| amount(**p, &after) > amount(**p, &before)).count();
    (!people.is_empty()).then_some((found as u32, people.len() as u32))
}
