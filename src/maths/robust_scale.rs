//! A scale that a few extreme people cannot stretch: the MAD, which estimates the standard deviation of normal data.
//! Held to R's `mad`.

use super::rank;

/// 1.4826 times the median distance from the median; 0 where more than half are equal, `None` of nothing.
///
/// ```
/// use candour::maths::robust_scale::mad;
/// assert!((mad(&[1.0, 2.0, 4.0, 7.0, 100.0]).unwrap() - 1.4826 * 3.0).abs() < 1e-12);
/// ```
pub fn mad(values: &[f64]) -> Option<f64> {
    let middle = rank::median(values)?;
    let distances: Vec<f64> = values.iter().map(|v| (v - middle).abs()).collect();
    rank::median(&distances).map(|m| 1.4826 * m)
}
