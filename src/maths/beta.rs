//! The beta distribution: what is believed about a share after seeing some of many.
//!
//! Shapes a, b > 0: density x^(a−1) (1−x)^(b−1)/B(a, b), mean a/(a + b).

use super::{exp, incomplete_beta, search};

/// P(X ≤ x) = I_x(a, b).
///
/// ```
/// use candour::maths::beta;
/// assert!((beta::lower_tail(2.0, 1.0, 0.3) - 0.09).abs() < 1e-16);
/// ```
pub fn lower_tail(a: f64, b: f64, x: f64) -> f64 {
    let x = x.clamp(0.0, 1.0);
    incomplete_beta::regularised(a, b, x, 1.0 - x)
}

/// P(X > x) = I_(1−x)(b, a).
///
/// ```
/// use candour::maths::beta;
/// assert!((beta::upper_tail(2.0, 1.0, 0.3) - 0.91).abs() < 1e-15);
/// ```
pub fn upper_tail(a: f64, b: f64, x: f64) -> f64 {
    let x = x.clamp(0.0, 1.0);
    incomplete_beta::regularised(b, a, 1.0 - x, x)
}

/// The x with P(X ≤ x) = p, for a, b > 0 and 0 ≤ p ≤ 1; NaN outside.
///
/// Bisection, at most 200 steps; on ln x in the lower half of the support and on ln(1 − x) in the upper, because with
/// a = 0.5 the quantile of 1e-8 is 2e-16.
///
/// ```
/// use candour::maths::beta;
/// assert!((beta::quantile(1.0, 9.0, 1e-8) / 1.111_111_116_049_382_8e-9 - 1.0).abs() < 1e-12);
/// ```
pub fn quantile(a: f64, b: f64, p: f64) -> f64 {
    if !(a > 0.0 && b > 0.0 && (0.0..=1.0).contains(&p)) {
        return f64::NAN;
    }
    if p <= 0.0 || p >= 1.0 {
        return p;
    }
    let below = |x: f64, y: f64| {
        // Compare the smaller tail: it is the one with digits.
        if p <= 0.5 {
            incomplete_beta::regularised(a, b, x, y) < p
        } else {
            incomplete_beta::regularised(b, a, y, x) > 1.0 - p
        }
    };
    if below(0.5, 0.5) {
        let t = search::bisect(std::f64::consts::LN_2, 745.0, |t| below(1.0 - exp(-t), exp(-t)));
        1.0 - exp(-t)
    } else {
        let t = search::bisect(-745.0, -std::f64::consts::LN_2, |t| below(exp(t), 1.0 - exp(t)));
        exp(t)
    }
}
