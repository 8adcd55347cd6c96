//! Order statistics: median, ranks with ties.

use super::InOrder;
/// The numbers in rising order; those that are not numbers are left out.
///
/// ```
/// assert_eq!(candour::maths::rank::sorted(&[3.0, f64::NAN, 1.0]), [1.0, 3.0]);
/// ```
pub fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|v| !v.is_nan()).collect();
    sorted.put_in_order_by(f64::total_cmp);
    sorted
}

/// The middle value, or the mean of the two middle ones; `None` of nothing.
///
/// ```
/// use candour::maths::rank::median;
/// assert_eq!(median(&[4.0, 1.0, 2.0]), Some(2.0));
/// assert_eq!(median(&[4.0, 1.0]), Some(2.5));
/// assert_eq!(median(&[]), None);
/// ```
pub fn median(values: &[f64]) -> Option<f64> {
    median_of_sorted(&sorted(values))
}

/// The median of numbers in rising order.
///
/// ```
/// assert_eq!(candour::maths::rank::median_of_sorted(&[1.0, 2.0, 4.0]), Some(2.0));
/// ```
pub fn median_of_sorted(sorted: &[f64]) -> Option<f64> {
    let n = sorted.len();
    match n {
        0 => None,
        n if n % 2 == 1 => Some(sorted[n / 2]),
        n => Some(0.5 * (sorted[n / 2 - 1] + sorted[n / 2])),
    }
}

/// Ranks from 1, ties sharing the mean of their ranks.
///
/// ```
/// assert_eq!(candour::maths::rank::ranks(&[10.0, 30.0, 10.0]), [1.5, 3.0, 1.5]);
/// ```
pub fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.put_in_order_by(|&i, &j| values[i].total_cmp(&values[j]));
    let mut ranks = vec![0.0; values.len()];
    let mut done = 0;
    for tied in order.chunk_by(|&i, &j| values[i] >= values[j]) {
        let shared = done as f64 + 0.5 * (tied.len() as f64 + 1.0);
        for &i in tied {
            ranks[i] = shared;
        }
        done += tied.len();
    }
    ranks
}
