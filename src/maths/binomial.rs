//! The binomial distribution: some of many, each with the same chance.

use super::{beta, discrete, incomplete_beta, normal, saddle_point, sqrt};

/// P(X = x) of n draws with chance p each.
///
/// ```
/// assert!((candour::maths::binomial::pmf(1, 2, 0.5) - 0.5).abs() < 1e-15);
/// ```
pub fn pmf(x: u32, n: u32, p: f64) -> f64 {
    if x > n {
        return 0.0;
    }
    saddle_point::binomial(f64::from(x), f64::from(n - x), p, 1.0 - p)
}

/// P(X ≥ x) = I_p(x, n − x + 1).
///
/// ```
/// assert!((candour::maths::binomial::upper_tail(1, 2, 0.5) - 0.75).abs() < 1e-15);
/// ```
pub fn upper_tail(x: u32, n: u32, p: f64) -> f64 {
    if x == 0 {
        return 1.0;
    }
    if x > n {
        return 0.0;
    }
    incomplete_beta::regularised(f64::from(x), f64::from(n - x) + 1.0, p, 1.0 - p)
}

/// P(X ≤ x) = I_(1−p)(n − x, x + 1).
///
/// ```
/// assert!((candour::maths::binomial::lower_tail(1, 2, 0.5) - 0.75).abs() < 1e-15);
/// ```
pub fn lower_tail(x: u32, n: u32, p: f64) -> f64 {
    if x >= n {
        return 1.0;
    }
    incomplete_beta::regularised(f64::from(n - x), f64::from(x) + 1.0, 1.0 - p, p)
}

/// The smallest x with P(X ≤ x) ≥ q.
///
/// ```
/// assert_eq!(candour::maths::binomial::quantile(0.05, 20, 0.5), 6);
/// ```
pub fn quantile(q: f64, n: u32, p: f64) -> u32 {
    discrete::quantile(q, (f64::from(n) * p) as u32, n, |r| lower_tail(r, n, p))
}

/// The quantile of q moved smoothly between counts: r − (F(r) − q)/P(X = r), floor 0.
///
/// Source: Spiegelhalter (2005), appendix A.1.1.
///
/// ```
/// let limit = candour::maths::binomial::interpolated_quantile(0.975, 4, 0.23);
/// assert!((limit - 2.407_552_523_912_35).abs() < 1e-12);
/// ```
pub fn interpolated_quantile(q: f64, n: u32, p: f64) -> f64 {
    let r = quantile(q, n, p);
    discrete::interpolated_quantile(q, r, |r| lower_tail(r, n, p), |r| pmf(r, n, p))
}

/// P(X > x) + ½ P(X = x).
///
/// ```
/// assert!((candour::maths::binomial::mid_p(1, 2, 0.5) - 0.5).abs() < 1e-15);
/// ```
pub fn mid_p(x: u32, n: u32, p: f64) -> f64 {
    upper_tail(x.saturating_add(1), n, p) + 0.5 * pmf(x, n, p)
}

/// The two-sided p-value by smallest likelihood: Σ P(X = r) over all r no likelier than x (R's `binom.test`).
///
/// ```
/// assert!((candour::maths::binomial::two_sided(2, 2, 0.5) - 0.5).abs() < 1e-15);
/// ```
pub fn two_sided(x: u32, n: u32, p: f64) -> f64 {
    let mode = ((f64::from(n) + 1.0) * p) as u32;
    discrete::two_sided(x, mode.min(n), n, |r| pmf(r, n, p), |r| lower_tail(r, n, p), |r| upper_tail(r, n, p))
}

/// The exact interval for the chance: beta quantiles at α/2 of (x, n−x+1) and at 1 − α/2 of (x+1, n−x).
///
/// Source: Clopper and Pearson (1934).
///
/// ```
/// let (low, high) = candour::maths::binomial::exact_interval(0, 1, 0.95);
/// assert!(low == 0.0 && (high - 0.975).abs() < 1e-15);
/// ```
pub fn exact_interval(x: u32, n: u32, level: f64) -> (f64, f64) {
    let half = 0.5 * (1.0 - level);
    let (a, b) = (f64::from(x), f64::from(n.saturating_sub(x)));
    let low = if x == 0 { 0.0 } else { beta::quantile(a, b + 1.0, half) };
    let high = if x >= n { 1.0 } else { beta::quantile(a + 1.0, b, 1.0 - half) };
    (low, high)
}

/// The score interval for the chance, without continuity correction.
///
/// (p̂ + z²/2n ± z √(p̂(1−p̂)/n + z²/4n²)) / (1 + z²/n), z = Φ⁻¹((1 + level)/2). Source: Wilson (1927).
///
/// ```
/// let (low, high) = candour::maths::binomial::score_interval(0, 1, 0.95);
/// assert!(low == 0.0 && (high - 0.793_450_685_622_763).abs() < 1e-14);
/// ```
pub fn score_interval(x: u32, n: u32, level: f64) -> (f64, f64) {
    if n == 0 {
        return (0.0, 1.0);
    }
    score_interval_of_share(f64::from(x) / f64::from(n), f64::from(n), level)
}

/// [`score_interval`] of a share of n that need not be a whole count, such as hits averaged over ties.
///
/// ```
/// let (low, high) = candour::maths::binomial::score_interval_of_share(0.5, 10.0, 0.95);
/// assert!((low + high - 1.0).abs() < 1e-15);
/// ```
pub fn score_interval_of_share(share: f64, n: f64, level: f64) -> (f64, f64) {
    let z = normal::quantile(0.5 * (1.0 + level));
    let z2 = z * z / n;
    let middle = share + 0.5 * z2;
    let half = sqrt(z2 * (share * (1.0 - share) + 0.25 * z2));
    let low = if share <= 0.0 { 0.0 } else { (middle - half) / (1.0 + z2) };
    let high = if share >= 1.0 { 1.0 } else { (middle + half) / (1.0 + z2) };
    (low, high)
}

/// The interval of equal tails under Jeffreys's prior Beta(½, ½), closed to 0 at x = 0 and to 1 at x = n.
///
/// Source: Brown, Cai and DasGupta (2001).
///
/// ```
/// let (low, high) = candour::maths::binomial::jeffreys_interval(0, 1, 0.95);
/// assert!(low == 0.0 && (high - 0.853_253_683_690_424_9).abs() < 1e-12);
/// ```
pub fn jeffreys_interval(x: u32, n: u32, level: f64) -> (f64, f64) {
    let half = 0.5 * (1.0 - level);
    let (a, b) = (f64::from(x) + 0.5, f64::from(n.saturating_sub(x)) + 0.5);
    let low = if x == 0 { 0.0 } else { beta::quantile(a, b, half) };
    let high = if x >= n { 1.0 } else { beta::quantile(a, b, 1.0 - half) };
    (low, high)
}
