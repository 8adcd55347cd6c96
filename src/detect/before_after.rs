//! A person against their own past: the last weeks against those before.
//!
//! Given N events in both periods, the later ones are Binomial(N, w₁/(w₁ + w₂)), w the person's own exposure times the
//! *peers' rate in those weeks*: a winter that everyone had is taken out. Source: statistics.md 5.1; R's `poisson.test`.

use crate::maths::binomial;

/// Events in both periods a person needs before this is asked.
pub const LEAST_EVENTS: u32 = 5;

/// The later period against the earlier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BeforeAfter {
    /// (x₁/w₁)/(x₂/w₂); infinite without earlier events, `None` without any.
    pub ratio: Option<f64>,
    /// P(X₁ ≥ x₁ | N): the chance of at least so many of the events in the later period.
    pub p_upper: f64,
    /// Two-sided p by smallest likelihood.
    pub p_two_sided: f64,
    /// Lower end of the exact interval of the ratio.
    pub low: f64,
    /// Upper end of the exact interval of the ratio; may be infinite.
    pub high: f64,
}

/// Compares `later` events over weight `later_weight` with `earlier` over `earlier_weight`.
///
/// The interval is Clopper and Pearson's for the share p, mapped by p/(1−p) · w₂/w₁. `None` where a weight is not above
/// 0. Ask it only of people with at least [`LEAST_EVENTS`]; fewer events cannot give a small p.
///
/// ```
/// use candour::detect::before_after::before_after;
/// let seen = before_after(6, 13.0, 4, 39.0, 0.95).unwrap();
/// assert!((seen.ratio.unwrap() - 4.5).abs() < 1e-12);
/// assert!(seen.p_upper < 0.05 && seen.low > 1.0);
/// ```
pub fn before_after(
    later: u32,
    later_weight: f64,
    earlier: u32,
    earlier_weight: f64,
    level: f64,
) -> Option<BeforeAfter> {
    if !(later_weight > 0.0 && earlier_weight > 0.0) {
        return None;
    }
    let both = later.saturating_add(earlier);
    let share = later_weight / (later_weight + earlier_weight);
    let to_ratio =
        |p: f64| if p >= 1.0 { f64::INFINITY } else { p / (1.0 - p) * (earlier_weight / later_weight) };
    let (low, high) = if both == 0 { (0.0, 1.0) } else { binomial::exact_interval(later, both, level) };
    Some(BeforeAfter {
        ratio: (both > 0).then(|| f64::from(later) / later_weight / (f64::from(earlier) / earlier_weight)),
        p_upper: binomial::upper_tail(later, both, share),
        p_two_sided: binomial::two_sided(later, both, share),
        low: to_ratio(low),
        high: to_ratio(high),
    })
}
