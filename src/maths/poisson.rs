//! The Poisson distribution: how often a count arises when everyone has the same rate.

use super::{discrete, gamma, incomplete_gamma, normal, saddle_point, sqrt};

/// P(X = x) = e^(−m) mˣ/x!, m the mean ≥ 0.
///
/// ```
/// use candour::maths::poisson;
/// assert!((poisson::pmf(0, 1.0) - (-1f64).exp()).abs() < 1e-16);
/// ```
pub fn pmf(x: u32, mean: f64) -> f64 {
    saddle_point::poisson(f64::from(x), mean)
}

/// P(X ≥ x), m the mean ≥ 0: P(x, m), the lower incomplete gamma function.
///
/// ```
/// use candour::maths::poisson;
/// assert!((poisson::upper_tail(1, 0.5) - (1.0 - (-0.5f64).exp())).abs() < 1e-16);
/// assert_eq!(poisson::upper_tail(0, 0.5), 1.0);
/// ```
pub fn upper_tail(x: u32, mean: f64) -> f64 {
    if x == 0 { 1.0 } else { incomplete_gamma::lower(f64::from(x), mean) }
}

/// P(X ≤ x), m the mean ≥ 0: Q(x + 1, m), the upper incomplete gamma function.
///
/// ```
/// use candour::maths::poisson;
/// assert!((poisson::lower_tail(0, 0.5) - (-0.5f64).exp()).abs() < 1e-16);
/// ```
pub fn lower_tail(x: u32, mean: f64) -> f64 {
    incomplete_gamma::upper(f64::from(x) + 1.0, mean)
}

/// The smallest x with P(X ≤ x) ≥ p, for 0 ≤ p < 1.
///
/// ```
/// assert_eq!(candour::maths::poisson::quantile(0.975, 1.0), 3);
/// ```
pub fn quantile(p: f64, mean: f64) -> u32 {
    discrete::quantile(p, mean as u32, u32::MAX, |r| lower_tail(r, mean))
}

/// The quantile of p moved smoothly between counts: r − (F(r) − p)/P(X = r), floor 0.
///
/// Source: Spiegelhalter (2005), appendix A.1.1.
///
/// ```
/// let limit = candour::maths::poisson::interpolated_quantile(0.975, 1.0);
/// assert!((limit - 2.901_948_696_485_41).abs() < 1e-12);
/// ```
pub fn interpolated_quantile(p: f64, mean: f64) -> f64 {
    let r = quantile(p, mean);
    discrete::interpolated_quantile(p, r, |r| lower_tail(r, mean), |r| pmf(r, mean))
}

/// P(X > x) + ½ P(X = x): between the two ways to count a tie.
///
/// ```
/// use candour::maths::poisson;
/// assert!((poisson::mid_p(0, 1.0) - (1.0 - 0.5 * (-1f64).exp())).abs() < 1e-15);
/// ```
pub fn mid_p(x: u32, mean: f64) -> f64 {
    upper_tail(x.saturating_add(1), mean) + 0.5 * pmf(x, mean)
}

/// The two-sided p-value by smallest likelihood: Σ P(X = r) over all r no likelier than x (R's `poisson.test`).
///
/// ```
/// let p = candour::maths::poisson::two_sided(1, 0.05);
/// assert!((p - 0.048_770_575_499_286).abs() < 1e-14);
/// ```
pub fn two_sided(x: u32, mean: f64) -> f64 {
    if mean == 0.0 {
        return if x == 0 { 1.0 } else { 0.0 };
    }
    discrete::two_sided(
        x,
        mean as u32,
        u32::MAX,
        |r| pmf(r, mean),
        |r| lower_tail(r, mean),
        |r| upper_tail(r, mean),
    )
}

/// The exact interval for the mean after seeing x events: (½ χ²(α/2; 2x), ½ χ²(1 − α/2; 2x + 2)), α = 1 − level.
///
/// Source: Garwood (1936).
///
/// ```
/// let (low, high) = candour::maths::poisson::exact_interval(0, 0.95);
/// assert_eq!(low, 0.0);
/// assert!((high - 3.688_879_454_113_936).abs() < 1e-13);
/// ```
pub fn exact_interval(x: u32, level: f64) -> (f64, f64) {
    let half = 0.5 * (1.0 - level);
    let low = if x == 0 { 0.0 } else { gamma::quantile(f64::from(x), 1.0, half) };
    (low, gamma::quantile(f64::from(x) + 1.0, 1.0, 1.0 - half))
}

/// Byar's approximate interval for the mean after seeing x events, as public health tables use it from 10 events up.
///
/// x (1 − 1/9x − z/3√x)³ to (x+1)(1 − 1/9(x+1) + z/3√(x+1))³. Source: Breslow and Day (1987). Candour's own intervals
/// are exact; this one is for comparison with published rates. The lower end of 0 events has no formula and is 0.
///
/// ```
/// let (low, high) = candour::maths::poisson::byar_interval(11, 0.95);
/// assert!((low - 5.483_690_198).abs() < 1e-8 && (high - 19.683_237_116).abs() < 1e-8);
/// ```
pub fn byar_interval(x: u32, level: f64) -> (f64, f64) {
    let z = normal::quantile(0.5 * (1.0 + level));
    let cube = |x: f64, z: f64| {
        let root = 1.0 - 1.0 / (9.0 * x) + z / (3.0 * sqrt(x));
        x * root * root * root
    };
    let x_f = f64::from(x);
    (if x == 0 { 0.0 } else { cube(x_f, -z) }, cube(x_f + 1.0, z))
}
