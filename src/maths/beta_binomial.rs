//! The beta-binomial distribution: some of n, where people's own chances differ as a beta distribution does.
//!
//! Shapes a, b > 0: P(X = x) = C(n, x) B(a + x, b + n − x)/B(a, b).

use super::saddle_point;

/// P(X = x).
///
/// Written as a ratio of three binomial forms at the chance (a + x)/(a + b + n), which cancels out: no large logarithm
/// is subtracted, so shapes of 1e5 keep their digits.
///
/// ```
/// use candour::maths::beta_binomial;
/// assert!((beta_binomial::pmf(2, 4, 1.0, 1.0) - 0.2).abs() < 1e-14); // uniform
/// ```
pub fn pmf(x: u32, n: u32, a: f64, b: f64) -> f64 {
    if x > n {
        return 0.0;
    }
    let (hits, misses, n) = (f64::from(x), f64::from(n - x), f64::from(n));
    let (a1, b1) = (a + hits, b + misses);
    let (p, q) = (a1 / (a1 + b1), b1 / (a1 + b1));
    let forms = saddle_point::binomial(hits, misses, p, q) * saddle_point::binomial(a, b, p, q)
        / saddle_point::binomial(a1, b1, p, q);
    forms * (a / a1) * (b / b1) * ((a + b + n) / (a + b))
}

/// P(X ≥ x), by summing the probabilities upwards.
///
/// ```
/// use candour::maths::beta_binomial;
/// assert!((beta_binomial::upper_tail(3, 4, 1.0, 1.0) - 0.4).abs() < 1e-14);
/// ```
pub fn upper_tail(x: u32, n: u32, a: f64, b: f64) -> f64 {
    if x == 0 {
        return 1.0;
    }
    if x > n {
        return 0.0;
    }
    let mut term = pmf(x, n, a, b);
    let mut sum = term;
    for r in x..n {
        // P(X = r + 1)/P(X = r)
        let (r, left) = (f64::from(r), f64::from(n - r));
        term *= left / (r + 1.0) * ((a + r) / (b + left - 1.0));
        sum += term;
    }
    sum.min(1.0)
}

/// P(X ≤ x): the upper tail of the misses.
///
/// ```
/// use candour::maths::beta_binomial;
/// assert!((beta_binomial::lower_tail(0, 4, 1.0, 1.0) - 0.2).abs() < 1e-14);
/// ```
pub fn lower_tail(x: u32, n: u32, a: f64, b: f64) -> f64 {
    if x >= n { 1.0 } else { upper_tail(n - x, n, b, a) }
}
