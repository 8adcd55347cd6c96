//! Shewhart charts of a team: middle line and limits of counts and of rates.
//!
//! Exact limits ([`count_limits`]) where the periods differ as chance has them, Laney's u′ where they differ more
//! ([`rate_chart`] chooses). Held to qicharts2.

use super::funnel;
use crate::maths::sqrt;

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

/// The u chart of rates: pooled rate ± 3√(rate/exposure), at least 0; with `prime` Laney's u′, which widens it by how
/// much the periods vary beyond chance.
///
/// ```
/// let points = candour::detect::control_chart::rates(&[4, 8], &[10.0, 20.0], false);
/// assert!((points[0].middle - 0.4).abs() < 1e-15 && points[0].low == Some(0.0));
/// ```
pub fn rates(counts: &[u32], exposures: &[f64], prime: bool) -> Vec<ChartPoint> {
    let middle = counts.iter().map(|&c| f64::from(c)).sum::<f64>() / exposures.iter().sum::<f64>();
    let y: Vec<f64> = counts.iter().zip(exposures).map(|(&c, e)| f64::from(c) / e).collect();
    let sigma: Vec<f64> = exposures.iter().map(|e| sqrt(middle / e)).collect();
    let wider = if prime {
        let z: Vec<f64> = y.iter().zip(&sigma).map(|(y, s)| (y - middle) / s).collect();
        mean_moving_range(&z) / MOVING_RANGE
    } else {
        1.0
    };
    y.iter().zip(&sigma).map(|(&y, s)| point(y, middle, s * wider)).collect()
}

/// A chart of rates and which limits it has.
#[derive(Clone, Debug, PartialEq)]
pub struct RateChart {
    /// One a period: rates, not counts.
    pub points: Vec<ChartPoint>,
    /// Whether the periods differ more than chance makes them, and the limits are u′.
    pub wider: bool,
}

/// From one period to the next, rates may differ by so many times as much as chance makes them before exact limits are no
/// longer believed.
const WIDER: f64 = 1.2;

/// Rates with exact limits, or with those of u′ where rates differ more from period to period than chance makes them.
///
/// `None` with fewer than [`LEAST_POINTS`] points or without events.
///
/// ```
/// use candour::detect::control_chart::rate_chart;
/// let even = rate_chart(&[9, 8, 10, 9, 8, 10, 9, 8, 10, 9, 8, 10], &[2.0; 12]).unwrap();
/// assert!(!even.wider && even.points[0].y == 4.5 && even.points[0].high.unwrap() > 9.0);
/// assert!(rate_chart(&[2, 30, 1, 25, 4, 40, 2, 30, 1, 25, 4, 40], &[2.0; 12]).unwrap().wider);
/// ```
pub fn rate_chart(counts: &[u32], exposures: &[f64]) -> Option<RateChart> {
    let exact = count_limits(counts, exposures, counts.len(), f64::INFINITY)?;
    let (plain, prime) = (rates(counts, exposures, false), rates(counts, exposures, true));
    let (first, also) = (plain.first()?, prime.first()?);
    let apart = (also.high? - also.middle) / (first.high? - first.middle);
    if apart > WIDER {
        return Some(RateChart { points: prime, wider: true });
    }
    let rate = |(p, e): (ChartPoint, &f64)| ChartPoint {
        y: p.y / e,
        middle: p.middle / e,
        low: p.low.map(|x| x / e),
        high: p.high.map(|x| x / e),
        low_95: p.low_95.map(|x| x / e),
        high_95: p.high_95.map(|x| x / e),
    };
    let points: Vec<ChartPoint> = exact.into_iter().zip(exposures).map(rate).collect();
    points.iter().any(|p| p.y > 0.0).then_some(RateChart { points, wider: false })
}

fn mean_moving_range(values: &[f64]) -> f64 {
    let ranges = values.windows(2).map(|w| (w[1] - w[0]).abs());
    ranges.sum::<f64>() / values.len().saturating_sub(1) as f64
}

fn point(y: f64, middle: f64, sigma: f64) -> ChartPoint {
    let at = |z: f64| Some((middle + z * sigma).max(0.0));
    ChartPoint { y, middle, low: at(-3.0), high: at(3.0), low_95: at(-2.0), high_95: at(2.0) }
}
