//! A small share of people may be somebody different altogether: the second key where peers hardly differ.
//!
//! A gamma prior fitted to peers who are all alike draws every record back to their mean, an outlier of one in fifteen
//! thousand too. So [`SHARE`] of people are taken to have a rate of their own, gamma of shape [`SHAPE`] around [`TIMES`] the
//! peers'; everyone else's is the peers' gamma. The record says which of the two a person is more likely to be. Where peers
//! differ much, the fitted gamma explains as much as the other one does, and nothing changes.

use super::peer_count::{Belief, Count, Posterior, Spread};
use crate::maths::negative_binomial;

/// One person in fifty.
pub const SHARE: f64 = 0.02;
/// Their rate on average, as a multiple of the peers'.
pub const TIMES: f64 = 4.0;
/// The shape of the gamma distribution of their rates: a standard deviation of 71 % of the mean.
pub const SHAPE: f64 = 2.0;

/// What the record says of a person's rate, as a ratio to the peers' mean.
///
/// ```
/// use candour::detect::different::posterior;
/// use candour::detect::peer_count::{Count, Spread};
/// // Eight spells where 1.3 are expected among people who hardly differ, and where they differ much.
/// let of = |alpha, count| {
///     let spread = Spread { alpha, mean: 1.3, log_likelihood: 0.0 };
///     posterior(&spread, Count { count, exposure: 1.0 }, 1.5).chance_above
/// };
/// assert!(of(100.0, 8) > 0.9 && of(2.0, 8) > 0.9);
/// assert!(of(100.0, 3) < 0.1 && of(2.0, 3) < 0.7);
/// ```
pub fn posterior(spread: &Spread, one: Count, k: f64) -> Posterior {
    let Spread { alpha, mean, .. } = *spread;
    let expected = mean * one.exposure;
    let count = f64::from(one.count);
    let as_peers = (1.0 - SHARE) * negative_binomial::pmf(one.count, expected, alpha);
    let as_other = SHARE * negative_binomial::pmf(one.count, TIMES * expected, SHAPE);
    let other = if as_other > 0.0 { as_other / (as_peers + as_other) } else { 0.0 };
    // Where everyone is alike, all but exactly so: a gamma distribution needs a shape.
    let alpha = alpha.min(1e9);
    let belief = Belief::Two {
        peers: (alpha + count, alpha + expected),
        other: (SHAPE + count, SHAPE / TIMES + expected),
        share: other,
    };
    let mean_ratio = (1.0 - other) * (alpha + count) / (alpha + expected)
        + other * (SHAPE + count) / (SHAPE / TIMES + expected);
    Posterior {
        mean_ratio,
        chance_above: belief.chance_above(k),
        own_weight: expected / (alpha + expected),
        belief,
    }
}
