//! Quantiles and two-sided tails of any distribution on the counts 0, 1, 2, …, from its own functions.

/// The smallest count r with F(r) ≥ p: doubling from `start` (a guess, such as the mean), then bisection.
///
/// `most` bounds the support; it is the answer where p cannot be reached (p = 1 on an unbounded support).
pub(crate) fn quantile(p: f64, start: u32, most: u32, cdf: impl Fn(u32) -> f64) -> u32 {
    // R compares with a hair of slack so that F(r) equal to p up to rounding counts as reached.
    let wanted = p * (1.0 - 64.0 * f64::EPSILON);
    let reached = |r: u32| cdf(r) >= wanted;
    let start = start.min(most);
    let (mut low, mut high);
    let mut stride = 1u32;
    if reached(start) {
        // `low` is a count known not to reach p, or the count below 0.
        high = start;
        loop {
            if high == 0 {
                return 0;
            }
            let next = high.saturating_sub(stride);
            if reached(next) {
                high = next;
                stride = stride.saturating_mul(2);
            } else {
                low = next;
                break;
            }
        }
    } else {
        low = start;
        loop {
            if low == most {
                return most;
            }
            let next = low.saturating_add(stride).min(most);
            if reached(next) {
                high = next;
                break;
            }
            low = next;
            stride = stride.saturating_mul(2);
        }
    }
    boundary(low, high, |r| !reached(r))
}

/// r − (F(r) − p)/(F(r) − F(r−1)), r the quantile of p, floored at 0: a limit that moves smoothly with the mean.
///
/// Source: Spiegelhalter (2005), "Funnel plots for comparing institutional performance", appendix A.1.1.
pub(super) fn interpolated_quantile(
    p: f64,
    r: u32,
    cdf: impl Fn(u32) -> f64,
    pmf: impl Fn(u32) -> f64,
) -> f64 {
    (f64::from(r) - (cdf(r) - p) / pmf(r)).max(0.0)
}

/// The two-sided p-value by smallest likelihood: the sum of all probabilities not above that of x.
///
/// `mode` splits the support: probabilities rise to it and fall beyond it. `most` is the largest possible count.
/// Ties are taken with R's relative slack of 1e-7.
pub(super) fn two_sided(
    x: u32,
    mode: u32,
    most: u32,
    pmf: impl Fn(u32) -> f64,
    lower: impl Fn(u32) -> f64,
    upper: impl Fn(u32) -> f64,
) -> f64 {
    let limit = pmf(x) * (1.0 + 1e-7);
    let small = |r: u32| pmf(r) <= limit;
    if small(mode) {
        return 1.0;
    }
    if x < mode {
        // The first count beyond the mode that is no likelier than x.
        let (mut low, mut high, mut stride) = (mode, mode, 1u32);
        while !small(high) {
            if high == most {
                return lower(x).min(1.0);
            }
            low = high;
            high = high.saturating_add(stride).min(most);
            stride = stride.saturating_mul(2);
        }
        let first = boundary(low, high, |r| !small(r));
        return (lower(x) + upper(first)).min(1.0);
    }
    if !small(0) {
        return upper(x).min(1.0);
    }
    let first_likelier = boundary(0, mode, small);
    (lower(first_likelier - 1) + upper(x)).min(1.0)
}

/// The first count in (low, high] for which `below` no longer holds; it holds at low and not at high.
fn boundary(low: u32, high: u32, below: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (low, high);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if below(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}
