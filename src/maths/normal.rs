//! The standard normal distribution.

use super::{exp, search, special::erfc, sqrt};

/// φ(z) = e^(−z²/2)/√(2π), the density.
///
/// ```
/// assert!((candour::maths::normal::density(0.0) - 0.398_942_280_401_432_7).abs() < 1e-16);
/// ```
pub fn density(z: f64) -> f64 {
    exp(-0.5 * z * z) / sqrt(std::f64::consts::TAU)
}

/// Φ(z) = P(Z ≤ z).
///
/// ```
/// assert!((candour::maths::normal::lower_tail(-1.0) - 0.158_655_253_931_457_05).abs() < 1e-16);
/// ```
pub fn lower_tail(z: f64) -> f64 {
    0.5 * erfc(-z * std::f64::consts::FRAC_1_SQRT_2)
}

/// 1 − Φ(z) = P(Z > z), without loss far out.
///
/// ```
/// assert!((candour::maths::normal::upper_tail(1.0) - 0.158_655_253_931_457_05).abs() < 1e-16);
/// ```
pub fn upper_tail(z: f64) -> f64 {
    lower_tail(-z)
}

/// Φ⁻¹(p), by bisection on the tail and one Newton step; ∓∞ at 0 and 1, NaN outside [0, 1].
///
/// ```
/// use candour::maths::normal::quantile;
/// assert!((quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-14);
/// assert_eq!(quantile(0.5), 0.0);
/// ```
pub fn quantile(p: f64) -> f64 {
    if p.is_nan() || !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let tail = p.min(1.0 - p);
    if tail >= 0.5 {
        return 0.0;
    }
    let z = search::bisect(0.0, 40.0, |z| upper_tail(z) > tail);
    // Bisection ends where neighbouring tails round alike; the slope says where between them the root lies.
    let z = z + (upper_tail(z) - tail) / density(z);
    if p < 0.5 { -z } else { z }
}
