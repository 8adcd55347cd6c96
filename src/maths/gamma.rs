//! The gamma distribution: what is believed about a person's rate after seeing their count.
//!
//! Shape a, rate b (per unit): density bᵃ x^(a−1) e^(−bx)/Γ(a), mean a/b.

use super::{exp, incomplete_gamma, ln, saddle_point, search::MOST_STEPS, sqrt};

/// P(X > x) = Q(a, bx).
///
/// ```
/// use candour::maths::gamma;
/// assert!((gamma::upper_tail(1.0, 2.0, 3.0) / (-6f64).exp() - 1.0).abs() < 1e-14); // exponential
/// ```
pub fn upper_tail(shape: f64, rate: f64, x: f64) -> f64 {
    incomplete_gamma::upper(shape, (rate * x).max(0.0))
}

/// P(X ≤ x) = P(a, bx).
///
/// ```
/// use candour::maths::gamma;
/// assert!((gamma::lower_tail(1.0, 2.0, 3.0) - (1.0 - (-6f64).exp())).abs() < 1e-15);
/// ```
pub fn lower_tail(shape: f64, rate: f64, x: f64) -> f64 {
    incomplete_gamma::lower(shape, (rate * x).max(0.0))
}

/// The x with P(X ≤ x) = p, for shape and rate above 0 and 0 ≤ p ≤ 1; NaN outside.
///
/// A bracket on ln x that always shrinks, with Newton's step where that stays inside it, at most 200 steps. The search
/// is on the smaller of the two tails and on ln x, because at shape 0.05 the quantile of 1e-8 is 6e-161.
///
/// ```
/// use candour::maths::gamma;
/// assert!((gamma::quantile(1.0, 1.0, 0.5) - 2f64.ln()).abs() < 1e-15);
/// assert!((gamma::quantile(0.05, 1.0, 0.2) / 6.128_540_904_101_302e-15 - 1.0).abs() < 1e-11);
/// ```
pub fn quantile(shape: f64, rate: f64, p: f64) -> f64 {
    if !(shape > 0.0 && rate > 0.0 && (0.0..=1.0).contains(&p)) {
        return f64::NAN;
    }
    if p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    // Wilson and Hilferty's cube for the middle; the leading term of the series far left.
    let z = normal_guess(p);
    let cube = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * sqrt(shape));
    let by_cube = shape * cube * cube * cube;
    let by_series = exp((ln(p) + super::ln_gamma(shape + 1.0)) / shape);
    let guess = if cube > 0.3 && by_cube > 0.0 { by_cube } else { by_series };

    let excess = |x: f64| {
        if p <= 0.5 {
            incomplete_gamma::lower(shape, x) - p
        } else {
            (1.0 - p) - incomplete_gamma::upper(shape, x)
        }
    };
    let (mut low, mut high) = (-745.0, ln(shape + 1.0) + 7.0);
    while excess(exp(high)) < 0.0 && high < 700.0 {
        high += 2.0;
    }
    let mut t = ln(guess).clamp(low, high);
    for _ in 0..MOST_STEPS {
        let x = exp(t);
        let f = excess(x);
        if f == 0.0 {
            break;
        }
        if f < 0.0 {
            low = t;
        } else {
            high = t;
        }
        // d P(a, eᵗ) / dt = xᵃ e^(−x) / Γ(a) = a · poisson(a, x)
        let newton = t - f / (shape * saddle_point::poisson(shape, x));
        let settled = (newton - t).abs() <= 1e-15 * t.abs().max(1.0);
        t = if settled || (newton > low && newton < high) { newton } else { 0.5 * (low + high) };
        if settled || high - low <= 1e-16 * high.abs() {
            break;
        }
    }
    exp(t) / rate
}

/// Within 0.003 of Φ⁻¹(p): a start only (Abramowitz and Stegun 26.2.22).
fn normal_guess(p: f64) -> f64 {
    let q = p.min(1.0 - p);
    let t = sqrt(-2.0 * ln(q));
    let z = t - (2.307_53 + 0.270_61 * t) / (1.0 + 0.992_29 * t + 0.044_81 * t * t);
    if p < 0.5 { -z } else { z }
}

/// The density bᵃ x^(a−1) e^(−bx)/Γ(a), for x > 0.
///
/// ```
/// use candour::maths::gamma;
/// assert!((gamma::density(1.0, 2.0, 3.0) / (2.0 * (-6f64).exp()) - 1.0).abs() < 1e-14);
/// ```
pub fn density(shape: f64, rate: f64, x: f64) -> f64 {
    saddle_point::poisson(shape, rate * x) * shape / x
}
