//! How much people may well differ: which spreads the counts leave likely.
//!
//! The standard deviation of people's rates, relative to the mean, is weighed by the likelihood of what was counted, flat from
//! 0 to [`WIDEST`]. The fit itself is too narrow as often as too wide, and few people's counts hardly tell how much they differ.

use super::rate_shape::{RateShape, log_gain};
use super::spread::{Count, Peers, Spread};
use crate::maths::InOrder;
use crate::maths::{exp, ln};

/// The widest spread that is thought of, as a standard deviation relative to the mean, and the steps to it.
const WIDEST: f64 = 2.0;
const STEPS: usize = 40;
/// How often people differ no more than they are taken to.
const NOT_EXCEEDED: f64 = 0.9;
/// So small a part of the highest likelihood is nothing.
const NOTHING: f64 = 1e-9;
/// Expected counts closer than this are looked at as one where a shape is weighed.
const CLOSE: f64 = 0.02;

/// How likely each spread is.
#[derive(Clone, Debug, PartialEq)]
pub struct LikelySpread {
    /// The weight of each step, and of all before it.
    up_to: Vec<f64>,
    /// Logarithm of what the weights are relative to.
    highest: f64,
}

impl LikelySpread {
    /// By the counts of peers whose rates have a gamma distribution; `None` where there is nothing to fit.
    ///
    /// ```
    /// use candour::detect::likely_spread::LikelySpread;
    /// use candour::detect::spread::Count;
    /// let counts = |of: &[u32]| of.iter().map(|&count| Count { count, exposure: 1.0 }).collect::<Vec<_>>();
    /// let (even, uneven) = (counts(&[2, 2, 3, 2, 3, 2, 2, 3]), counts(&[0, 9, 1, 0, 6, 0, 1, 2]));
    /// let middle = |of: &[Count]| LikelySpread::of(of).unwrap().not_exceeded(0.5);
    /// assert!(middle(&even) < 0.4 && middle(&uneven) > 0.8);
    /// // Of fewer people less is known.
    /// let width = |of: &[Count]| {
    ///     let likely = LikelySpread::of(of).unwrap();
    ///     likely.not_exceeded(0.9) - likely.not_exceeded(0.1)
    /// };
    /// assert!(width(&uneven) > width(&uneven.repeat(20)));
    /// ```
    pub fn of(counts: &[Count]) -> Option<Self> {
        let peers = Peers::new(counts);
        let mut likely = peers.fit().map(|fit| Self::around(&peers, fit))?;
        likely.highest -= peers.poisson()?.log_likelihood;
        Some(likely)
    }

    /// The same where rates have another shape.
    ///
    /// ```
    /// use candour::detect::likely_spread::LikelySpread;
    /// use candour::detect::rate_shape::RateShape;
    /// use candour::detect::spread::Count;
    /// // Nineteen alike and one with ten times as much, five times over.
    /// let counts: Vec<Count> =
    ///     (0..100).map(|i| Count { count: if i % 20 == 0 { 20 } else { 1 + i % 3 }, exposure: 1.0 }).collect();
    /// let gamma = LikelySpread::of(&counts).unwrap();
    /// let two = LikelySpread::in_shape(&counts, RateShape::TwoSorts).unwrap();
    /// assert!(two.evidence() > gamma.evidence() + 3.0);
    /// ```
    pub fn in_shape(counts: &[Count], shape: RateShape) -> Option<Self> {
        let mean = Peers::new(counts).poisson()?.mean;
        // Whoever has the same count, and all but the same expected, is one with a weight.
        let place = |one: &Count| (one.count, (ln(mean * one.exposure) / CLOSE).round() as i64);
        let mut places: Vec<(u32, i64)> = counts.iter().filter(|c| c.exposure > 0.0).map(place).collect();
        places.put_in_order();
        let groups: Vec<(f64, f64, f64)> = places
            .chunk_by(|a, b| a == b)
            .map(|same| (f64::from(same[0].0), exp(same[0].1 as f64 * CLOSE), same.len() as f64))
            .collect();
        let log_likelihood = |step: usize| {
            let nodes = shape.nodes(WIDEST * step as f64 / STEPS as f64);
            groups.iter().map(|(count, expected, people)| people * log_gain(*count, *expected, &nodes)).sum()
        };
        let logs: Vec<f64> = std::iter::once(0.0).chain((1..=STEPS).map(log_likelihood)).collect();
        let highest = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let weights: Vec<f64> = logs.iter().map(|log| exp(log - highest)).collect();
        Some(Self { up_to: added_up(&weights), highest })
    }

    fn around(peers: &Peers, fit: Spread) -> Self {
        let mut mean = fit.mean;
        let mut weights = [1.0; STEPS + 1];
        if let (Some(first), Some(alike)) = (weights.first_mut(), peers.poisson()) {
            *first = exp(alike.log_likelihood - fit.log_likelihood);
        }
        let mut highest = weights.first().copied().unwrap_or(0.0);
        for step in 1..=STEPS {
            let deviation = WIDEST * step as f64 / STEPS as f64;
            let weight = exp(peers.profile(-2.0 * ln(deviation), &mut mean) - fit.log_likelihood);
            highest = f64::max(highest, weight);
            weights[step] = weight;
            // Beyond its top the likelihood falls and falls.
            if weight < highest * NOTHING {
                weights[step..].fill(0.0);
                break;
            }
        }
        Self { up_to: added_up(&weights), highest: fit.log_likelihood }
    }

    /// Logarithm of how much more likely the counts are than where all are alike, over all spreads.
    pub fn evidence(&self) -> f64 {
        self.highest + ln(self.up_to.last().copied().unwrap_or(0.0) / STEPS as f64)
    }

    /// The standard deviation of rates, relative to their mean, that is not exceeded so often.
    pub fn not_exceeded(&self, share: f64) -> f64 {
        let asked = share * self.up_to.last().copied().unwrap_or(0.0);
        let step = self.up_to.partition_point(|up_to| *up_to < asked);
        let before = step.checked_sub(1).and_then(|at| self.up_to.get(at)).copied().unwrap_or(0.0);
        let part = self.up_to.get(step).map_or(0.0, |up_to| up_to - before);
        let into = if part > 0.0 { (asked - before) / part } else { 0.0 };
        WIDEST * (step as f64 + into) / STEPS as f64
    }
}

/// The weight between each two steps, and of all before.
fn added_up(weights: &[f64]) -> Vec<f64> {
    let add = |sum: &mut f64, w: &[f64]| {
        *sum += w.iter().sum::<f64>() / 2.0;
        Some(*sum)
    };
    weights.windows(2).scan(0.0, add).collect()
}

impl Peers {
    /// The spread that is not exceeded nine times in ten.
    pub(super) fn cautious(&self, fit: Spread) -> Spread {
        let deviation = LikelySpread::around(self, fit).not_exceeded(NOT_EXCEEDED);
        let alpha = (1.0 / (deviation * deviation)).min(fit.alpha);
        Spread { alpha, mean: self.best_mean(alpha, fit.mean), ..fit }
    }
}
