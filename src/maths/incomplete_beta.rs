//! The regularised incomplete beta function I_x(a, b): the tail of every binomial-like distribution.
//!
//! Modified Lentz continued fraction (Didonato and Morris 1992; Press and others, "Numerical Recipes", 6.4), the
//! leading factor in Loader's form.

use super::saddle_point;

/// About 9√a terms are needed near the middle; a loop that ends beats a page that hangs.
const MOST_TERMS: u32 = 200_000;

/// I_x(a, b) = 1/B(a, b) ∫₀ˣ t^(a−1) (1−t)^(b−1) dt, with y = 1 − x given apart so that neither end loses digits.
///
/// a, b > 0 and 0 ≤ x ≤ 1; NaN outside. The other tail is `regularised(b, a, y, x)`.
///
/// ```
/// use candour::maths::incomplete_beta::regularised;
/// assert!((regularised(1.0, 3.0, 0.2, 0.8) - (1.0 - 0.8f64.powi(3))).abs() < 1e-15);
/// ```
pub fn regularised(a: f64, b: f64, x: f64, y: f64) -> f64 {
    if !(a > 0.0 && b > 0.0 && x >= 0.0 && y >= 0.0) || a == f64::INFINITY || b == f64::INFINITY {
        return f64::NAN;
    }
    if x == 0.0 {
        return 0.0;
    }
    if y == 0.0 {
        return 1.0;
    }
    // The fraction converges quickly below the mean; beyond it, take the other tail from 1.
    if x * (a + b + 2.0) < a + 1.0 {
        small_side(a, b, x, y).min(1.0)
    } else {
        (1.0 - small_side(b, a, y, x)).max(0.0)
    }
}

fn small_side(a: f64, b: f64, x: f64, y: f64) -> f64 {
    // xᵃ yᵇ / (a B(a, b)) = binomial(a, b) · b / (a + b)
    saddle_point::binomial(a, b, x, y) * (b / (a + b)) * fraction(a, b, x)
}

fn fraction(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let keep = |v: f64| if v.abs() < TINY { TINY } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / keep(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for m in 1..MOST_TERMS {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / keep(1.0 + even * d);
        c = keep(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / keep(1.0 + odd * d);
        c = keep(1.0 + odd / c);
        let step = d * c;
        h *= step;
        if (step - 1.0).abs() < 1e-16 || h.is_nan() {
            break;
        }
    }
    h
}
