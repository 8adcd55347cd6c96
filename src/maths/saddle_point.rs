//! Loader's saddle-point form of binomial-like probabilities: the leading factor of every tail in this folder.
//!
//! Written with ln Γ, a Poisson probability at 400 is the difference of numbers near 2,000 and loses three digits; in
//! this form nothing large is subtracted. Source: C. Loader (2000), "Fast and accurate computation of binomial
//! probabilities". Arguments need not be whole numbers: the incomplete gamma and beta functions use them at any shape.

use super::{exp, ln, ln_1p, ln_gamma, sqrt};

/// ½ ln 2π.
const HALF_LN_TWO_PI: f64 = 0.918_938_533_204_672_8;

/// δ(x) = ln Γ(x + 1) − (x + ½) ln x + x − ½ ln 2π, for x > 0.
pub(super) fn stirling_error(x: f64) -> f64 {
    if x <= 15.0 {
        return ln_gamma(x + 1.0) - (x + 0.5) * ln(x) + x - HALF_LN_TWO_PI;
    }
    let y = 1.0 / (x * x);
    (1.0 / 12.0 - y * (1.0 / 360.0 - y * (1.0 / 1_260.0 - y * (1.0 / 1_680.0 - y / 1_188.0)))) / x
}

/// D(x, m) = x ln(x/m) + m − x, the deviance term, without loss where x is near m. Both above 0.
pub(super) fn deviance(x: f64, m: f64) -> f64 {
    if (x - m).abs() < 0.1 * (x + m) {
        let v = (x - m) / (x + m);
        let mut sum = (x - m) * v;
        let mut term = 2.0 * x * v;
        for j in 1..1_000 {
            term *= v * v;
            let next = sum + term / f64::from(2 * j + 1);
            if next.to_bits() == sum.to_bits() {
                break;
            }
            sum = next;
        }
        return sum;
    }
    x * ln(x / m) + m - x
}

/// e^(−m) mˣ / Γ(x + 1), for x ≥ 0 and m ≥ 0: the Poisson probability, at any real x.
pub(super) fn poisson(x: f64, m: f64) -> f64 {
    if m == 0.0 {
        return if x == 0.0 { 1.0 } else { 0.0 };
    }
    if x == 0.0 {
        return exp(-m);
    }
    exp(-stirling_error(x) - deviance(x, m)) / sqrt(std::f64::consts::TAU * x)
}

/// Γ(a+b+1) / (Γ(a+1) Γ(b+1)) pᵃ qᵇ with q = 1 − p given apart: the binomial probability of a in a + b, at any real
/// a, b ≥ 0.
pub(super) fn binomial(a: f64, b: f64, p: f64, q: f64) -> f64 {
    if p == 0.0 {
        return if a == 0.0 { 1.0 } else { 0.0 };
    }
    if q == 0.0 {
        return if b == 0.0 { 1.0 } else { 0.0 };
    }
    let n = a + b;
    // ln q as ln(1 − p) where that is the exact one of the two.
    let ln_of = |own: f64, other: f64| if own > 0.5 { ln_1p(-other) } else { ln(own) };
    if a == 0.0 {
        return exp(b * ln_of(q, p));
    }
    if b == 0.0 {
        return exp(a * ln_of(p, q));
    }
    let exponent =
        stirling_error(n) - stirling_error(a) - stirling_error(b) - deviance(a, n * p) - deviance(b, n * q);
    exp(exponent) * sqrt(n / (std::f64::consts::TAU * a * b))
}
