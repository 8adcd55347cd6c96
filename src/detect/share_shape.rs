//! Shapes that people's shares may have beside the beta distribution that is fitted: with the same mean and spread, and whether
//! the shares of a group allow them.

use super::peer_share::{Share, ShareSpread};
use super::rate_shape::{RateShape, normal_nodes};
use crate::maths::InOrder;
use crate::maths::{binomial, exp, ln, sqrt};

/// A share whose logit is normal, at a standard normal z; `rho` is the intraclass correlation.
pub(crate) fn logit_normal(mean: f64, rho: f64, z: f64) -> f64 {
    let logit = ln(mean / (1.0 - mean)) + sqrt(rho / (mean * (1.0 - mean))) * z;
    1.0 / (1.0 + exp(-logit))
}

/// Whether the shares allow a normal logit, and two sorts of people: neither the beta distribution nor the other is
/// `told_apart` times more likely.
///
/// ```
/// use candour::detect::peer_share::{Share, fit};
/// use candour::detect::share_shape::may_be;
/// // One in twenty has nearly all, the others one in ten.
/// let shares: Vec<Share> =
///     (0..200).map(|i| Share { hits: if i % 20 == 0 { 18 } else { 1 + i % 3 }, of: 20 }).collect();
/// assert_eq!(may_be(&shares, &fit(&shares).unwrap(), 20.0), [false, true]);
/// let few = &shares[1..12];
/// assert_eq!(may_be(few, &fit(few).unwrap(), 20.0), [true, true]);
/// ```
pub fn may_be(shares: &[Share], fit: &ShareSpread, told_apart: f64) -> [bool; 2] {
    if fit.rho <= 0.0 {
        return [true; 2]; // everyone alike, whatever the shape
    }
    let mut sorted: Vec<Share> = shares.to_vec();
    sorted.put_in_order_by_key(|s| (s.hits, s.of));
    let log_likelihood = |nodes: &[(f64, f64)]| -> f64 {
        let of = |same: &[Share]| {
            let Share { hits, of } = same[0];
            let sum: f64 = nodes.iter().map(|(p, weight)| weight * binomial::pmf(hits, of, *p)).sum();
            same.len() as f64 * ln(sum.max(f64::MIN_POSITIVE))
        };
        sorted.chunk_by(|a, b| a == b).map(of).sum()
    };
    let ShareSpread { mean, rho, log_likelihood: beta, .. } = *fit;
    let normal: Vec<(f64, f64)> = normal_nodes().map(|(z, w)| (logit_normal(mean, rho, z), w)).collect();
    let two = RateShape::TwoSorts.nodes(sqrt(rho * (1.0 - mean) / mean));
    let two: Vec<(f64, f64)> = two.into_iter().map(|(rate, w)| ((mean * rate).min(1.0), w)).collect();
    let logs = [log_likelihood(&normal), log_likelihood(&two)];
    let best = logs.iter().copied().fold(beta, f64::max);
    logs.map(|log| log >= best - ln(told_apart))
}
