//! Rank correlation: does one order follow another?

use super::{exp, incomplete_beta, ln, normal, rank, sqrt};

/// Spearman's ρ with its p-value and interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spearman {
    /// ρ: the correlation of the ranks, ties sharing their mean rank.
    pub rho: f64,
    /// Two-sided p from t = ρ√((n−2)/(1−ρ²)) on n − 2 degrees of freedom.
    pub p: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// Spearman's rank correlation; `None` for fewer than four pairs or where either side is constant.
///
/// The interval is Fisher's z with the standard error √((1 + ρ²/2)/(n − 3)) of Bonett and Wright (2000).
///
/// ```
/// use candour::maths::correlation::spearman;
/// let up = spearman(&[1.0, 2.0, 3.0, 4.0, 5.0], &[1.0, 3.0, 2.0, 5.0, 8.0], 0.95).unwrap();
/// assert!((up.rho - 0.9).abs() < 1e-12);
/// ```
pub fn spearman(x: &[f64], y: &[f64], level: f64) -> Option<Spearman> {
    let n = x.len().min(y.len());
    if n < 4 {
        return None;
    }
    let rho = pearson(&rank::ranks(&x[..n]), &rank::ranks(&y[..n]))?;
    let freedom = n as f64 - 2.0;
    let rest = (1.0 - rho * rho).max(0.0);
    // P(|T| ≥ t) = I_{ν/(ν+t²)}(ν/2, ½), and ν/(ν+t²) = 1 − ρ².
    let p = incomplete_beta::regularised(0.5 * freedom, 0.5, rest, rho * rho);
    let half = normal::quantile(0.5 * (1.0 + level)) * sqrt((1.0 + 0.5 * rho * rho) / (n as f64 - 3.0));
    let z = 0.5 * ln((1.0 + rho) / (1.0 - rho));
    let back = |z: f64| {
        let e = exp(2.0 * z);
        if e.is_infinite() { 1.0 } else { (e - 1.0) / (e + 1.0) }
    };
    Some(Spearman { rho, p, low: back(z - half), high: back(z + half) })
}

fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len() as f64;
    let (mean_x, mean_y) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        let (a, b) = (a - mean_x, b - mean_y);
        xy += a * b;
        xx += a * a;
        yy += b * b;
    }
    (xx > 0.0 && yy > 0.0).then(|| (xy / sqrt(xx * yy)).clamp(-1.0, 1.0))
}
