//! The negative binomial distribution: counts of people whose rates differ as a gamma distribution does.
//!
//! Mean μ, size s: variance μ + μ²/s, so a small size is a wide spread of people; size = ∞ is the Poisson
//! distribution. With q = s/(s + μ): P(X = x) = Γ(x + s)/(Γ(s) x!) q^s (1 − q)^x.

use super::{discrete, exp, incomplete_beta, ln_1p, poisson, saddle_point};

/// P(X = x).
///
/// ```
/// use candour::maths::negative_binomial;
/// assert!((negative_binomial::pmf(0, 3.0, 1.0) - 0.25).abs() < 1e-15); // geometric
/// ```
pub fn pmf(x: u32, mean: f64, size: f64) -> f64 {
    if size == f64::INFINITY {
        return poisson::pmf(x, mean);
    }
    if x == 0 {
        return exp(-size * ln_1p(mean / size));
    }
    let x = f64::from(x);
    let (p, q) = shares(mean, size);
    saddle_point::binomial(x, size, p, q) * (size / (x + size))
}

/// P(X ≥ x) = I_(1−q)(x, s).
///
/// ```
/// use candour::maths::{negative_binomial, poisson};
/// assert!((negative_binomial::upper_tail(2, 3.0, 1.0) - 0.5625).abs() < 1e-15); // geometric: (3/4)²
/// assert_eq!(negative_binomial::upper_tail(4, 1.0, f64::INFINITY), poisson::upper_tail(4, 1.0));
/// ```
pub fn upper_tail(x: u32, mean: f64, size: f64) -> f64 {
    if size == f64::INFINITY {
        return poisson::upper_tail(x, mean);
    }
    if x == 0 {
        return 1.0;
    }
    let (p, q) = shares(mean, size);
    incomplete_beta::regularised(f64::from(x), size, p, q)
}

/// P(X ≤ x) = I_q(s, x + 1).
///
/// ```
/// use candour::maths::negative_binomial;
/// assert!((negative_binomial::lower_tail(1, 3.0, 1.0) - 0.4375).abs() < 1e-15);
/// ```
pub fn lower_tail(x: u32, mean: f64, size: f64) -> f64 {
    if size == f64::INFINITY {
        return poisson::lower_tail(x, mean);
    }
    let (p, q) = shares(mean, size);
    incomplete_beta::regularised(size, f64::from(x) + 1.0, q, p)
}

/// The smallest x with P(X ≤ x) ≥ p, for 0 ≤ p < 1.
///
/// ```
/// assert_eq!(candour::maths::negative_binomial::quantile(0.975, 0.3, 0.4), 2);
/// ```
pub fn quantile(p: f64, mean: f64, size: f64) -> u32 {
    if size == f64::INFINITY {
        return poisson::quantile(p, mean);
    }
    discrete::quantile(p, mean as u32, u32::MAX, |r| lower_tail(r, mean, size))
}

/// The funnel limit: the quantile of p moved smoothly between counts, r − (F(r) − p)/P(X = r), floor 0.
///
/// Source: Spiegelhalter (2005), appendix A.1.1.
///
/// ```
/// let limit = candour::maths::negative_binomial::interpolated_quantile(0.975, 1.0, f64::INFINITY);
/// assert!((limit - 2.901_948_696_485_41).abs() < 1e-12);
/// ```
pub fn interpolated_quantile(p: f64, mean: f64, size: f64) -> f64 {
    let r = quantile(p, mean, size);
    discrete::interpolated_quantile(p, r, |r| lower_tail(r, mean, size), |r| pmf(r, mean, size))
}

/// P(X > x) + ½ P(X = x).
///
/// ```
/// use candour::maths::negative_binomial;
/// assert!((negative_binomial::mid_p(0, 3.0, 1.0) - 0.875).abs() < 1e-15);
/// ```
pub fn mid_p(x: u32, mean: f64, size: f64) -> f64 {
    upper_tail(x.saturating_add(1), mean, size) + 0.5 * pmf(x, mean, size)
}

/// (1 − q, q), each without loss.
fn shares(mean: f64, size: f64) -> (f64, f64) {
    (mean / (mean + size), size / (mean + size))
}
