//! Several indicators of one person side by side, for ordering a list and nothing else.
//!
//! S = Σ −ln pⱼ with its exact parts ("70 % of this comes from overtime"). No combined p is made of it: the indicators
//! go together, and Fisher's method assumes they do not. It never flags.

use crate::maths::ln;

/// The sum and its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Ordering {
    /// S, in natural logarithms.
    pub sum: f64,
    /// −ln pⱼ, in the order given.
    pub parts: Vec<f64>,
}

/// Sums −ln p; a p of 0 counts as the smallest double, one that is not a number as 1.
///
/// ```
/// use candour::detect::ordering::ordering;
/// let seen = ordering(&[0.01, 1.0]);
/// assert!((seen.sum - 100f64.ln()).abs() < 1e-14);
/// assert_eq!(seen.parts[1], 0.0);
/// ```
pub fn ordering(p: &[f64]) -> Ordering {
    let parts: Vec<f64> = p
        .iter()
        .map(|p| if p.is_nan() { 0.0 } else { (0.0 - ln(p.clamp(f64::MIN_POSITIVE, 1.0))).max(0.0) })
        .collect();
    Ordering { sum: parts.iter().sum(), parts }
}
