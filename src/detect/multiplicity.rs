//! Many questions at once: p-values corrected for how many were asked.
//!
//! Each function answers in the order given. A q-value or adjusted p at or below the chosen level is accepted. Held to
//! R's `p.adjust`. A p that is not a number is treated as 1: it stays in the family and is never accepted.

use crate::maths::InOrder;
/// Benjamini and Hochberg's q-values: for the i-th smallest of n, min over j ≥ i of n p₍ⱼ₎/j, at most 1.
///
/// Among accepted tests, the expected share of false ones is at most the level (Benjamini and Hochberg 1995; for
/// independent or positively dependent tests).
///
/// ```
/// let q = candour::detect::multiplicity::benjamini_hochberg(&[0.01, 0.04, 0.03]);
/// assert!((q[0] - 0.03).abs() < 1e-15 && (q[1] - 0.04).abs() < 1e-15 && (q[2] - 0.04).abs() < 1e-15);
/// ```
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let n = p.len() as f64;
    step_up(p, |rank| n / rank)
}

/// Benjamini and Yekutieli's q-values: as Benjamini and Hochberg, times Σ 1/i; valid under any dependence (2001).
///
/// ```
/// let q = candour::detect::multiplicity::benjamini_yekutieli(&[0.01, 0.9]);
/// assert!((q[0] - 0.03).abs() < 1e-15); // 0.01 · 2 · (1 + 1/2)
/// ```
pub fn benjamini_yekutieli(p: &[f64]) -> Vec<f64> {
    let n = p.len() as f64;
    let harmonic: f64 = (1..=p.len()).map(|i| 1.0 / i as f64).sum();
    step_up(p, |rank| harmonic * n / rank)
}

/// Hochberg's adjusted p: min over j ≥ i of (n + 1 − j) p₍ⱼ₎, at most 1 (1988).
///
/// ```
/// let p = candour::detect::multiplicity::hochberg(&[0.01, 0.04]);
/// assert!((p[0] - 0.02).abs() < 1e-15 && (p[1] - 0.04).abs() < 1e-15);
/// ```
pub fn hochberg(p: &[f64]) -> Vec<f64> {
    let n = p.len() as f64;
    step_up(p, |rank| n + 1.0 - rank)
}

/// Holm's adjusted p: max over j ≤ i of (n + 1 − j) p₍ⱼ₎, at most 1; no false acceptance at all with chance 1 − level
/// (1979).
///
/// ```
/// let p = candour::detect::multiplicity::holm(&[0.01, 0.04]);
/// assert!((p[0] - 0.02).abs() < 1e-15 && (p[1] - 0.04).abs() < 1e-15);
/// ```
pub fn holm(p: &[f64]) -> Vec<f64> {
    let n = p.len() as f64;
    let mut adjusted = vec![1.0; p.len()];
    let mut largest = 0.0f64;
    for (i, at) in rising(p).into_iter().enumerate() {
        largest = largest.max((n - i as f64) * number(p[at]));
        adjusted[at] = largest.min(1.0);
    }
    adjusted
}

/// Bonferroni's adjusted p: n p, at most 1.
///
/// ```
/// assert_eq!(candour::detect::multiplicity::bonferroni(&[0.25, 0.75]), [0.5, 1.0]);
/// ```
pub fn bonferroni(p: &[f64]) -> Vec<f64> {
    let n = p.len() as f64;
    p.iter().map(|p| (n * number(*p)).min(1.0)).collect()
}

/// The largest p accepted at level q, if any: everything at or below it is accepted.
///
/// ```
/// use candour::detect::multiplicity::{benjamini_hochberg, largest_accepted};
/// let p = [0.01, 0.2, 0.9];
/// assert_eq!(largest_accepted(&p, &benjamini_hochberg(&p), 0.05), Some(0.01));
/// assert_eq!(largest_accepted(&p, &benjamini_hochberg(&p), 0.01), None);
/// ```
pub fn largest_accepted(p: &[f64], q: &[f64], level: f64) -> Option<f64> {
    p.iter().zip(q).filter(|(_, q)| **q <= level).map(|(p, _)| *p).max_by(f64::total_cmp)
}

fn step_up(p: &[f64], factor: impl Fn(f64) -> f64) -> Vec<f64> {
    let mut adjusted = vec![1.0; p.len()];
    let mut smallest = 1.0f64;
    for (i, at) in rising(p).into_iter().enumerate().rev() {
        smallest = smallest.min(factor(i as f64 + 1.0) * number(p[at]));
        adjusted[at] = smallest;
    }
    adjusted
}

fn number(p: f64) -> f64 {
    if p.is_nan() { 1.0 } else { p }
}

fn rising(p: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.put_in_order_by(|&i, &j| number(p[i]).total_cmp(&number(p[j])));
    order
}
