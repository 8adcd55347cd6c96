//! Several turning points of a team's series: the segmentation with the least cost and a price for each change.
//!
//! Σ cost(segment) + penalty · changes, minimised exactly over all segmentations by dynamic programming: the optimum
//! that PELT (Killick and others 2012) finds by pruning; for a few hundred periods the pruning saves nothing that is
//! felt. Teams only: a person's counts are too few.

use crate::maths::ln;

/// Shortest segment, periods.
pub const LEAST_PERIODS: usize = 4;
/// Penalty of a change, in units of ln n. Stable series with any change (measured, 52 weeks): 50 to 66 % at 1, 6 % at 2,
/// 0 to 2 % at 3.
pub const PENALTY_LN_N: f64 = 3.0;

/// The ends of the segments (the last is n) with the least total cost; `cost(from, to)` of periods from..to.
///
/// Fewer than `least` periods make no segment; a series too short for two stays whole. Empty of nothing.
///
/// ```
/// use candour::detect::change_points::segments;
/// let y = [1.0, 1.0, 1.0, 9.0, 9.0, 9.0];
/// let squares = |from: usize, to: usize| {
///     let mean = y[from..to].iter().sum::<f64>() / (to - from) as f64;
///     y[from..to].iter().map(|v| (v - mean) * (v - mean)).sum()
/// };
/// assert_eq!(segments(6, 2, 5.0, squares), [3, 6]);
/// ```
pub fn segments(n: usize, least: usize, penalty: f64, cost: impl Fn(usize, usize) -> f64) -> Vec<usize> {
    if n == 0 {
        return Vec::new();
    }
    let least = least.clamp(1, n);
    let mut best = vec![f64::INFINITY; n + 1];
    let mut from = vec![0usize; n + 1];
    best[0] = -penalty; // the first segment is not a change
    for to in least..=n {
        for start in (0..=to - least).filter(|&s| s == 0 || s >= least) {
            let total = best[start] + penalty + cost(start, to);
            if total < best[to] {
                (best[to], from[to]) = (total, start);
            }
        }
    }
    let mut ends = Vec::new();
    let mut at = n;
    while at > 0 {
        ends.push(at);
        at = from[at];
    }
    ends.reverse();
    ends
}

/// The ends of segments of constant rate: cost −2 S ln(S/E) over a segment with S events and exposure E, divided by φ.
///
/// ```
/// use candour::detect::change_points::poisson_segments;
/// let counts = [1, 2, 1, 0, 2, 9, 8, 7, 9, 10];
/// assert_eq!(poisson_segments(&counts, &[1.0; 10], 4, 3.0 * 10f64.ln(), 1.0), [5, 10]);
/// ```
pub fn poisson_segments(
    counts: &[u32],
    exposures: &[f64],
    least: usize,
    penalty: f64,
    dispersion: f64,
) -> Vec<usize> {
    let n = counts.len().min(exposures.len());
    let (mut events, mut exposure) = (vec![0.0; n + 1], vec![0.0; n + 1]);
    for i in 0..n {
        events[i + 1] = events[i] + f64::from(counts[i]);
        exposure[i + 1] = exposure[i] + exposures[i];
    }
    segments(n, least, penalty, |from, to| {
        let s = events[to] - events[from];
        if s > 0.0 { -2.0 * s * ln(s / (exposure[to] - exposure[from])) / dispersion } else { 0.0 }
    })
}

/// Segments of a team's rate with the page's settings: at least 4 periods, penalty 3 ln n, and clumping allowed for.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangePoints {
    /// Ends of the segments; the last is n.
    pub ends: Vec<usize>,
    /// φ̂ = max(1, X²/(n − segments)) within the segments of a first pass.
    pub dispersion: f64,
}

/// The change points of a team's counts; empty without periods.
///
/// A first pass with φ = 1 finds segments, φ̂ is the dispersion within them, a second pass uses it: with clumped counts
/// and φ ignored 20 % of stable series show a change even at 3 ln n (measured).
///
/// ```
/// use candour::detect::change_points::change_points;
/// let counts = [1, 2, 1, 0, 2, 9, 8, 7, 9, 10];
/// let found = change_points(&counts, &[1.0; 10]);
/// assert_eq!((found.ends.as_slice(), found.dispersion), ([5, 10].as_slice(), 1.0));
/// ```
pub fn change_points(counts: &[u32], exposures: &[f64]) -> ChangePoints {
    let n = counts.len().min(exposures.len());
    let penalty = PENALTY_LN_N * ln((n as f64).max(1.0));
    let first = poisson_segments(counts, exposures, LEAST_PERIODS, penalty, 1.0);
    let (mut start, mut chi_squared) = (0, 0.0);
    for &end in &first {
        let events: f64 = counts[start..end].iter().map(|&c| f64::from(c)).sum();
        let rate = events / exposures[start..end].iter().sum::<f64>();
        for i in start..end {
            let expected = rate * exposures[i];
            if expected > 0.0 {
                chi_squared +=
                    (f64::from(counts[i]) - expected) * (f64::from(counts[i]) - expected) / expected;
            }
        }
        start = end;
    }
    let freedom = n.saturating_sub(first.len());
    let dispersion = if freedom > 0 { (chi_squared / freedom as f64).max(1.0) } else { 1.0 };
    let ends = if dispersion > 1.0 {
        poisson_segments(counts, exposures, LEAST_PERIODS, penalty, dispersion)
    } else {
        first
    };
    ChangePoints { ends, dispersion }
}
