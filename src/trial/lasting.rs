//! Will it last: does the second half of the period show the same people as the first?
//!
//! Whoever is highest in one period is lower in the next, because part of having been highest was luck (regression to the
//! mean). And a few people always hold much of a rare total, by chance alone: the Lorenz curve is drawn beside the one
//! that luck gives (Chalfin and Kaplan 2021).

use super::Choices;
use crate::calendar::Window;
use crate::flags::{Findings, IndicatorFindings, Run, Settings, Standing};
use crate::maths::InOrder;
use crate::maths::Random;
use crate::maths::correlation::spearman;
use crate::tables::Workforce;

/// Fewest weeks in the whole period: a half of less says next to nothing of a person.
pub const FEWEST_WEEKS: u32 = 16;
/// Worlds of luck for the Lorenz curve.
const WORLDS: u32 = 50;
/// Points of a Lorenz curve, 0 included.
pub const POINTS: usize = 21;
const STREAM: u64 = 86;

/// One indicator in both halves.
#[derive(Clone, Debug, PartialEq)]
pub struct Halves {
    /// Which.
    pub id: &'static str,
    /// People compared in both.
    pub people: u32,
    /// Flagged in the first half.
    pub first: u32,
    /// In the second.
    pub second: u32,
    /// In both.
    pub both: u32,
    /// Rank correlation of the ratios to what is expected.
    pub correlation: Option<f64>,
    /// People of the highest tenth of the first half.
    pub top: u32,
    /// Their events over what is expected of them, in the first half.
    pub top_first: f64,
    /// The same people in the second half.
    pub top_second: f64,
    /// Share of the second half's events that fall on them.
    pub top_share: f64,
}

/// Why it cannot be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The files have no days, so no halves.
    NoDays,
    /// The period is this many weeks.
    TooShort(u32),
}

/// The test as far as it has come.
#[derive(Debug)]
pub struct Lasting {
    /// Why not, where not.
    pub missing: Option<Missing>,
    /// Both halves.
    pub halves: [Window; 2],
    runs: [Option<Run>; 2],
    found: Vec<Findings>,
    done: u32,
    /// Each indicator that was compared in both halves.
    pub indicators: Vec<Halves>,
    /// The indicator of the curves.
    pub curve_of: Option<&'static str>,
    /// Share of events held by the highest twentieths of people, cumulated.
    pub actual: Vec<f64>,
    /// The same by luck.
    pub by_luck: Vec<f64>,
}

impl Lasting {
    /// Ready to run both halves.
    pub fn begin(workforce: &Workforce, findings: &Findings, choices: &Choices) -> Self {
        let window = findings.settings.scope.window;
        let weeks = window.days() / 7;
        let missing = if !workforce.has_days() {
            Some(Missing::NoDays)
        } else if weeks < FEWEST_WEEKS {
            Some(Missing::TooShort(weeks))
        } else {
            None
        };
        let middle = window.first.plus((window.days() / 2) as i32);
        let halves = [
            Window { first: window.first, last: middle.plus(-1) },
            Window { first: middle, last: window.last },
        ];
        let run = |half: Window| {
            let mut scope = findings.settings.scope.clone();
            scope.window = half;
            missing.is_none().then(|| Run::begin(Settings { scope, ..findings.settings.clone() }, None))
        };
        let counts =
            |f: &&IndicatorFindings| f.tests.first().is_some_and(|t| t.test.against.most().is_none());
        let mut known = findings.indicators.iter().filter(counts);
        let asked = choices.get("indicator");
        let curve = known.clone().find(|f| Some(f.id) == asked).or_else(|| known.next());
        let (actual, by_luck) = curve.map_or_else(Default::default, |f| curves(f, findings.settings.seed));
        Self {
            missing,
            halves,
            runs: halves.map(run),
            found: Vec::new(),
            done: 0,
            indicators: Vec::new(),
            curve_of: curve.map(|f| f.id),
            actual,
            by_luck,
        }
    }

    /// One step of a run; false when both halves were compared.
    pub fn step(&mut self, workforce: &Workforce) -> bool {
        let Some(run) = self.runs.get_mut(self.found.len()).and_then(Option::as_mut) else { return false };
        self.done += 1;
        if run.step(workforce) {
            return true;
        }
        let Some(run) = self.runs.get_mut(self.found.len()).and_then(Option::take) else { return false };
        self.found.push(run.finish(workforce));
        let [first, second] = self.found.as_slice() else { return true };
        self.indicators = first
            .indicators
            .iter()
            .zip(&second.indicators)
            .filter(|(a, b)| !a.tests.is_empty() && !b.tests.is_empty())
            .filter_map(|(a, b)| both(a, b))
            .collect();
        false
    }

    /// Steps done, of how many.
    pub fn progress(&self) -> (u32, u32) {
        let total = 2 * (crate::indicators::ALL.len() as u32 + 1);
        if self.missing.is_some() || self.found.len() == 2 {
            (total, total)
        } else {
            (self.done.min(total), total)
        }
    }
}

/// One indicator's people in both halves.
fn both(first: &IndicatorFindings, second: &IndicatorFindings) -> Option<Halves> {
    let pairs: Vec<_> = first
        .tests
        .iter()
        .filter_map(|a| Some((a, second.test(a.person)?)))
        .filter(|(a, b)| a.test.expected > 0.0 && b.test.expected > 0.0)
        .collect();
    if pairs.len() < crate::peers::FEWEST_PEOPLE {
        return None;
    }
    let ratio = |t: &crate::flags::PersonTest| f64::from(t.count) / t.test.expected;
    let (x, y): (Vec<f64>, Vec<f64>) = pairs.iter().map(|(a, b)| (ratio(a), ratio(b))).unzip();
    let flagged = |t: &crate::flags::PersonTest| t.standing == Standing::Flagged;
    let mut order: Vec<usize> = (0..pairs.len()).collect();
    order.put_in_order_by(|i, j| {
        let of = |i: &usize| x.get(*i).copied().unwrap_or(0.0);
        of(j).total_cmp(&of(i))
    });
    let top: Vec<_> = order.iter().take(pairs.len().div_ceil(10)).filter_map(|i| pairs.get(*i)).collect();
    let sum = |of: &dyn Fn(&(&crate::flags::PersonTest, &crate::flags::PersonTest)) -> f64| {
        top.iter().map(|pair| of(pair)).sum::<f64>()
    };
    let all: f64 = pairs.iter().map(|(_, b)| f64::from(b.count)).sum();
    let (count_first, count_second) = (sum(&|p| f64::from(p.0.count)), sum(&|p| f64::from(p.1.count)));
    Some(Halves {
        id: first.id,
        people: pairs.len() as u32,
        first: first.tests.iter().filter(|t| flagged(t)).count() as u32,
        second: second.tests.iter().filter(|t| flagged(t)).count() as u32,
        both: pairs.iter().filter(|(a, b)| flagged(a) && flagged(b)).count() as u32,
        correlation: spearman(&x, &y, 0.95).map(|s| s.rho),
        top: top.len() as u32,
        top_first: count_first / sum(&|p| p.0.test.expected),
        top_second: count_second / sum(&|p| p.1.test.expected),
        top_share: if all > 0.0 { count_second / all } else { 0.0 },
    })
}

/// The Lorenz curve of an indicator, and the mean of those that luck gives.
fn curves(found: &IndicatorFindings, seed: u32) -> (Vec<f64>, Vec<f64>) {
    let counts: Vec<u32> = found.tests.iter().map(|t| t.count).collect();
    let weights: Vec<f64> = found.tests.iter().map(|t| t.test.expected).collect();
    let total = counts.iter().fold(0_u32, |sum, n| sum.saturating_add(*n));
    let mut random = Random::new(u64::from(seed), STREAM);
    let mut mean = vec![0.0; POINTS];
    for _ in 0..WORLDS {
        let mut drawn = vec![0; counts.len()];
        random.multinomial(total, &weights, &mut drawn);
        for (sum, share) in mean.iter_mut().zip(lorenz(drawn)) {
            *sum += share / f64::from(WORLDS);
        }
    }
    (lorenz(counts), mean)
}

/// Share of the total held by the highest 0, 5, 10 … 100 % of people.
pub fn lorenz(mut counts: Vec<u32>) -> Vec<f64> {
    counts.put_in_order_by(|a, b| b.cmp(a));
    let total: f64 = counts.iter().map(|n| f64::from(*n)).sum();
    (0..POINTS)
        .map(|point| {
            let people = (counts.len() * point).div_ceil(POINTS - 1);
            let held = counts.iter().take(people).fold(0.0, |sum, n| sum + f64::from(*n));
            if total > 0.0 { held / total } else { point as f64 / (POINTS - 1) as f64 }
        })
        .collect()
}
