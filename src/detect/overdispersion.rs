//! The classical funnel with robust overdispersion: a second opinion beside the negative binomial.
//!
//! z-scores on a scale where the variance is steady, extremes winsorised, their mean square φ, and from it the variance
//! τ² between units that is added to each unit's own (Spiegelhalter 2005, 2012). Use only where E ≥ 5.
//!
//! Two departures from FunnelPlotR 0.6.0, whose z, φ and τ² this reproduces otherwise: limits found on the square-root
//! scale are squared back (its open issue 33 compares a ratio with limits of its root, half as wide as they should be),
//! and φ is divided by what winsorising takes from it even with no overdispersion (0.67865 at 10 % each end).

use crate::maths::{normal, rank, sin, sqrt};

/// What to do with the extremes before φ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extremes {
    /// Pull them in to the quantiles at `trim` and 1 − `trim`.
    Winsorise,
    /// Leave out the ⌊n · trim⌋ lowest and as many highest (the NHS mortality indicator does).
    Truncate,
}

/// φ and τ² of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Overdispersion {
    /// z-scores after winsorising; those cut off by truncating are `None`.
    pub kept: Vec<Option<f64>>,
    /// Mean squared kept z.
    pub phi: f64,
    /// φ divided by the winsorising constant, which is 1 for data with no overdispersion.
    pub phi_consistent: f64,
    /// τ² from φ.
    pub tau_squared: f64,
    /// τ² from the consistent φ.
    pub tau_squared_consistent: f64,
}

/// φ and τ² from z-scores and their standard errors s: τ² = max(0, (nφ − (n−1))/(Σw − Σw²/Σw)), w = 1/s².
///
/// `trim` is the share at each end, 0.1 by custom; quantiles are of type 7. `None` of fewer than two.
///
/// ```
/// use candour::detect::overdispersion::{overdispersion, Extremes};
/// let z = [-3.0, -1.0, 0.0, 1.0, 4.0];
/// let seen = overdispersion(&z, &[0.1; 5], 0.1, Extremes::Winsorise).unwrap();
/// assert!(seen.phi > 1.0 && seen.tau_squared > 0.0);
/// ```
pub fn overdispersion(z: &[f64], s: &[f64], trim: f64, extremes: Extremes) -> Option<Overdispersion> {
    let sorted = rank::sorted(z);
    if sorted.len() < 2 {
        return None;
    }
    let (low, high) = match extremes {
        Extremes::Winsorise => {
            (rank::quantile_of_sorted(&sorted, trim)?, rank::quantile_of_sorted(&sorted, 1.0 - trim)?)
        }
        Extremes::Truncate => {
            let cut = ((sorted.len() as f64 * trim) as usize).min((sorted.len() - 1) / 2);
            (sorted[cut], sorted[sorted.len() - 1 - cut])
        }
    };
    let kept: Vec<Option<f64>> = z
        .iter()
        .map(|&z| match extremes {
            Extremes::Winsorise => Some(z.clamp(low, high)),
            Extremes::Truncate => (low <= z && z <= high).then_some(z),
        })
        .collect();
    let (mut n, mut squares, mut weights, mut weights_squared) = (0.0, 0.0, 0.0, 0.0);
    for (z, s) in kept.iter().zip(s) {
        if let Some(z) = z {
            let w = 1.0 / (s * s);
            n += 1.0;
            squares += z * z;
            weights += w;
            weights_squared += w * w;
        }
    }
    let phi = squares / n;
    let tau = |phi: f64| ((n * phi - (n - 1.0)) / (weights - weights_squared / weights)).max(0.0);
    let phi_consistent = phi / winsorised_square(trim);
    Some(Overdispersion {
        kept,
        phi,
        phi_consistent,
        tau_squared: tau(phi),
        tau_squared_consistent: tau(phi_consistent),
    })
}

/// E of the square of a standard normal winsorised at t and 1 − t: 1 − 2t − 2qφ(q) + 2tq², q = Φ⁻¹(1 − t).
///
/// ```
/// let constant = candour::detect::overdispersion::winsorised_square(0.1);
/// assert!((constant - 0.678_654_558_952_851).abs() < 1e-13);
/// ```
pub fn winsorised_square(trim: f64) -> f64 {
    if trim <= 0.0 {
        return 1.0;
    }
    let q = normal::quantile(1.0 - trim);
    1.0 - 2.0 * trim - 2.0 * q * normal::density(q) + 2.0 * trim * q * q
}

/// One unit on the steady scale: y with standard error s, and z = (y − target)/s.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The transformed value.
    pub y: f64,
    /// Its standard error.
    pub s: f64,
    /// (y − target)/s.
    pub z: f64,
}

/// A ratio O/E on the square-root scale: y = √(O/E), s = 1/(2√E), target 1.
///
/// ```
/// let one = candour::detect::overdispersion::ratio_point(9.0, 4.0);
/// assert_eq!((one.y, one.s, one.z), (1.5, 0.25, 2.0));
/// ```
pub fn ratio_point(observed: f64, expected: f64) -> Point {
    let (y, s) = (sqrt(observed / expected), 0.5 / sqrt(expected));
    Point { y, s, z: (y - 1.0) / s }
}

/// Limits of O/E at an expected count: (max(0, 1 ± z√(s² + τ²)))², squared back to the ratio.
///
/// z is the half-width in standard errors: 1.96 for 95 %, Φ⁻¹(0.999) = 3.09 for 99.8 %.
///
/// ```
/// let (low, high) = candour::detect::overdispersion::ratio_limits(4.0, 0.0, 1.96);
/// assert!((low - 0.26).abs() < 0.01 && (high - 2.22).abs() < 0.01);
/// ```
pub fn ratio_limits(expected: f64, tau_squared: f64, z: f64) -> (f64, f64) {
    let half = z * sqrt(0.25 / expected + tau_squared);
    let square = |v: f64| v.max(0.0) * v.max(0.0);
    (square(1.0 - half), square(1.0 + half))
}

/// A share x/n on the arcsine scale: y = asin √(x/n), s = 1/(2√n), target asin √(pooled share).
///
/// ```
/// let one = candour::detect::overdispersion::share_point(30.0, 100.0, 0.2);
/// assert!((one.s - 0.05).abs() < 1e-15 && (one.z - 2.319_9).abs() < 1e-3);
/// ```
pub fn share_point(hits: f64, of: f64, target: f64) -> Point {
    let (y, s) = (arcsine(hits / of), 0.5 / sqrt(of));
    Point { y, s, z: (y - arcsine(target)) / s }
}

/// Limits of a share at n: sin²(asin √target ± z√(s² + τ²)), the angle kept within 0 and π/2; z as in [`ratio_limits`].
///
/// ```
/// let (low, high) = candour::detect::overdispersion::share_limits(100.0, 0.2, 0.0, 1.96);
/// assert!((low - 0.128).abs() < 0.001 && (high - 0.283).abs() < 0.001);
/// ```
pub fn share_limits(of: f64, target: f64, tau_squared: f64, z: f64) -> (f64, f64) {
    let half = z * sqrt(0.25 / of + tau_squared);
    let centre = arcsine(target);
    let back = |angle: f64| {
        let s = sin(angle.clamp(0.0, std::f64::consts::FRAC_PI_2));
        s * s
    };
    (back(centre - half), back(centre + half))
}

fn arcsine(share: f64) -> f64 {
    crate::maths::asin(sqrt(share))
}
