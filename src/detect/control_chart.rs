//! Shewhart charts of a team: middle line and limits of counts, rates, shares, values and gaps.
//!
//! Held to qicharts2. The page's default for counts is [`count_limits`], exact; the three-sigma charts are there for
//! rates over varying exposure and for comparison with what a force already draws.

use super::funnel;
use crate::maths::{pow, rank, sqrt};

/// Points a baseline needs before limits are drawn.
pub const LEAST_POINTS: usize = 12;
/// Mean moving range of normal data in standard deviations.
const MOVING_RANGE: f64 = 1.128;

/// One point of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChartPoint {
    /// What is drawn.
    pub y: f64,
    /// Middle line.
    pub middle: f64,
    /// Lower three-sigma limit; `None` where the chart has none.
    pub low: Option<f64>,
    /// Upper three-sigma limit.
    pub high: Option<f64>,
    /// Lower two-sigma limit.
    pub low_95: Option<f64>,
    /// Upper two-sigma limit.
    pub high_95: Option<f64>,
}

/// Exact limits of a team's counts: 0.1 % and 99.9 % points at each expected count, Poisson (α = ∞) or wider.
///
/// `None` with fewer than [`LEAST_POINTS`] points. The first `baseline` points set the rate.
///
/// ```
/// use candour::detect::control_chart::count_limits;
/// let points = count_limits(&[3; 12], &[1.0; 12], 12, f64::INFINITY).unwrap();
/// assert!(points[0].middle == 3.0 && points[0].high.unwrap() > 9.0);
/// assert!(count_limits(&[3; 5], &[1.0; 5], 5, f64::INFINITY).is_none());
/// ```
pub fn count_limits(
    counts: &[u32],
    exposures: &[f64],
    baseline: usize,
    alpha: f64,
) -> Option<Vec<ChartPoint>> {
    let n = counts.len().min(exposures.len());
    let base = baseline.min(n);
    let exposure: f64 = exposures[..base].iter().sum();
    if base < LEAST_POINTS || exposure <= 0.0 {
        return None;
    }
    let rate = counts[..base].iter().map(|&c| f64::from(c)).sum::<f64>() / exposure;
    let points = counts[..n]
        .iter()
        .zip(exposures)
        .map(|(&count, exposure)| {
            let limits = funnel::limits(rate * exposure, alpha);
            ChartPoint {
                y: f64::from(count),
                middle: limits.expected,
                low: Some(limits.low_998),
                high: Some(limits.high_998),
                low_95: Some(limits.low_95),
                high_95: Some(limits.high_95),
            }
        })
        .collect();
    Some(points)
}

/// The run chart: the median and no limits.
///
/// ```
/// assert_eq!(candour::detect::control_chart::run_chart(&[1.0, 5.0, 2.0])[0].middle, 2.0);
/// ```
pub fn run_chart(values: &[f64]) -> Vec<ChartPoint> {
    let middle = rank::median(values).unwrap_or(f64::NAN);
    values
        .iter()
        .map(|&y| ChartPoint { y, middle, low: None, high: None, low_95: None, high_95: None })
        .collect()
}

/// The individuals chart: mean ± 3 (and 2) mean moving ranges/1.128.
///
/// ```
/// let points = candour::detect::control_chart::individuals(&[1.0, 3.0, 2.0]);
/// assert!((points[0].high.unwrap() - (2.0 + 3.0 * 1.5 / 1.128)).abs() < 1e-12);
/// ```
pub fn individuals(values: &[f64]) -> Vec<ChartPoint> {
    let middle = values.iter().sum::<f64>() / values.len() as f64;
    let sigma = mean_moving_range(values) / MOVING_RANGE;
    values.iter().map(|&y| point(y, middle, sigma, f64::NEG_INFINITY, f64::INFINITY)).collect()
}

/// The c chart of counts over equal periods: mean ± 3√mean, at least 0.
///
/// ```
/// let points = candour::detect::control_chart::counts(&[4, 4, 4]);
/// assert_eq!((points[0].low, points[0].high), (Some(0.0), Some(10.0)));
/// ```
pub fn counts(counts: &[u32]) -> Vec<ChartPoint> {
    let middle = counts.iter().map(|&c| f64::from(c)).sum::<f64>() / counts.len() as f64;
    counts.iter().map(|&c| point(f64::from(c), middle, sqrt(middle), 0.0, f64::INFINITY)).collect()
}

/// The u chart of rates: pooled rate ± 3√(rate/exposure), at least 0; with `prime` Laney's u′, which widens it by how
/// much the periods vary beyond chance.
///
/// ```
/// let points = candour::detect::control_chart::rates(&[4, 8], &[10.0, 20.0], false);
/// assert!((points[0].middle - 0.4).abs() < 1e-15 && points[0].low == Some(0.0));
/// ```
pub fn rates(counts: &[u32], exposures: &[f64], prime: bool) -> Vec<ChartPoint> {
    let middle = counts.iter().map(|&c| f64::from(c)).sum::<f64>() / exposures.iter().sum::<f64>();
    attributes(counts, exposures, middle, middle, f64::INFINITY, prime)
}

/// The p chart of shares: pooled share ± 3√(p(1−p)/n), within 0 and 1; with `prime` Laney's p′.
///
/// ```
/// let points = candour::detect::control_chart::shares(&[5, 5], &[10.0, 10.0], false);
/// assert_eq!((points[0].middle, points[0].y), (0.5, 0.5));
/// ```
pub fn shares(hits: &[u32], of: &[f64], prime: bool) -> Vec<ChartPoint> {
    let middle = hits.iter().map(|&c| f64::from(c)).sum::<f64>() / of.iter().sum::<f64>();
    attributes(hits, of, middle, middle * (1.0 - middle), 1.0, prime)
}

/// The t chart of gaps between rare events: an individuals chart of gap^(1/3.6), taken back (Nelson 1994).
///
/// Empty where a gap is not above 0. A limit that would be taken back from below 0 is 0, the two-sigma one `None`.
///
/// ```
/// assert!(candour::detect::control_chart::gaps(&[3.0, 0.0]).is_empty());
/// ```
pub fn gaps(days: &[f64]) -> Vec<ChartPoint> {
    const POWER: f64 = 3.6;
    if days.iter().any(|d| d.is_nan() || *d <= 0.0) {
        return Vec::new();
    }
    let roots: Vec<f64> = days.iter().map(|d| pow(*d, 1.0 / POWER)).collect();
    let back = |v: Option<f64>| v.filter(|v| *v >= 0.0).map(|v| pow(v, POWER));
    individuals(&roots)
        .into_iter()
        .map(|p| ChartPoint {
            y: pow(p.y, POWER),
            middle: pow(p.middle, POWER),
            low: Some(back(p.low).unwrap_or(0.0)),
            high: back(p.high),
            low_95: back(p.low_95),
            high_95: back(p.high_95),
        })
        .collect()
}

fn attributes(
    counts: &[u32],
    exposures: &[f64],
    middle: f64,
    variance: f64,
    most: f64,
    prime: bool,
) -> Vec<ChartPoint> {
    let y: Vec<f64> = counts.iter().zip(exposures).map(|(&c, e)| f64::from(c) / e).collect();
    let sigma: Vec<f64> = exposures.iter().map(|e| sqrt(variance / e)).collect();
    let wider = if prime {
        let z: Vec<f64> = y.iter().zip(&sigma).map(|(y, s)| (y - middle) / s).collect();
        mean_moving_range(&z) / MOVING_RANGE
    } else {
        1.0
    };
    y.iter().zip(&sigma).map(|(&y, s)| point(y, middle, s * wider, 0.0, most)).collect()
}

fn mean_moving_range(values: &[f64]) -> f64 {
    let ranges = values.windows(2).map(|w| (w[1] - w[0]).abs());
    ranges.sum::<f64>() / values.len().saturating_sub(1) as f64
}

fn point(y: f64, middle: f64, sigma: f64, least: f64, most: f64) -> ChartPoint {
    let at = |z: f64| Some((middle + z * sigma).max(least).min(most));
    ChartPoint { y, middle, low: at(-3.0), high: at(3.0), low_95: at(-2.0), high_95: at(2.0) }
}
