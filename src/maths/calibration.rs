//! If a number claims to be a probability, is it? Checked only where one is claimed.

use super::{exp, ln};

/// How claimed probabilities compare with what happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Mean squared distance of the probability from 0 or 1.
    pub brier: f64,
    /// Mean of −ln of the probability given to what happened.
    pub log_loss: f64,
    /// b of logit P(outcome) = a + b logit p: 1 is right, below 1 is overconfident.
    pub slope: f64,
    /// a of the same line.
    pub intercept: f64,
    /// a of logit P(outcome) = a + logit p: above 0 means too few were expected.
    pub in_the_large: f64,
    /// Σp/Σoutcomes.
    pub expected_over_observed: f64,
    /// Bins of equal width from 0 to 1 that hold anyone.
    pub bins: Vec<Bin>,
}

/// One bin of claimed probabilities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bin {
    /// Number of the bin, from 0.
    pub bin: usize,
    /// People in it.
    pub people: u32,
    /// Mean of their probabilities.
    pub claimed: f64,
    /// Share of them with the outcome.
    pub observed: f64,
}

/// Ten bins of a tenth.
const BINS: usize = 10;

/// Compares claimed probabilities with outcomes; `None` unless some have the outcome and some have not.
///
/// Slope and intercept by logistic regression on logit p (Cox 1958), Newton's method, at most 50 steps; probabilities
/// of 0 and 1 are moved in by 1e-12.
///
/// ```
/// use candour::maths::calibration::calibration;
/// let outcomes = [true, false, false, false, true, true, true, false];
/// let claimed = [0.25, 0.25, 0.25, 0.25, 0.75, 0.75, 0.75, 0.75];
/// let seen = calibration(&outcomes, &claimed).unwrap();
/// assert!((seen.slope - 1.0).abs() < 1e-9 && seen.in_the_large.abs() < 1e-9);
/// ```
pub fn calibration(outcomes: &[bool], claimed: &[f64]) -> Option<Calibration> {
    let pairs: Vec<(f64, f64)> = outcomes
        .iter()
        .zip(claimed)
        .map(|(&o, &p)| (f64::from(u8::from(o)), p.clamp(1e-12, 1.0 - 1e-12)))
        .collect();
    let n = pairs.len() as f64;
    let observed: f64 = pairs.iter().map(|(y, _)| y).sum();
    if observed <= 0.0 || observed >= n {
        return None;
    }
    let brier = pairs.iter().map(|(y, p)| (y - p) * (y - p)).sum::<f64>() / n;
    let log_loss = -pairs.iter().map(|(y, p)| if *y > 0.5 { ln(*p) } else { ln(1.0 - p) }).sum::<f64>() / n;
    let (intercept, slope) = logistic(&pairs, true);
    let (in_the_large, _) = logistic(&pairs, false);
    let mut bins: Vec<Bin> =
        (0..BINS).map(|bin| Bin { bin, people: 0, claimed: 0.0, observed: 0.0 }).collect();
    for (y, p) in &pairs {
        let bin = &mut bins[((p * BINS as f64) as usize).min(BINS - 1)];
        bin.people += 1;
        bin.claimed += p;
        bin.observed += y;
    }
    bins.retain(|b| b.people > 0);
    for b in &mut bins {
        b.claimed /= f64::from(b.people);
        b.observed /= f64::from(b.people);
    }
    let expected: f64 = pairs.iter().map(|(_, p)| p).sum();
    Some(Calibration {
        brier,
        log_loss,
        slope,
        intercept,
        in_the_large,
        expected_over_observed: expected / observed,
        bins,
    })
}

/// (a, b) of logit P = a + b logit p; b stays 1 unless `with_slope`.
fn logistic(pairs: &[(f64, f64)], with_slope: bool) -> (f64, f64) {
    let (mut a, mut b) = (0.0, 1.0);
    for _ in 0..50 {
        let (mut g0, mut g1, mut h00, mut h01, mut h11) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (y, p) in pairs {
            let x = ln(p / (1.0 - p));
            let fitted = 1.0 / (1.0 + exp(-(a + b * x)));
            let w = fitted * (1.0 - fitted);
            g0 += y - fitted;
            g1 += (y - fitted) * x;
            h00 += w;
            h01 += w * x;
            h11 += w * x * x;
        }
        let (step_a, step_b) = if with_slope {
            let det = h00 * h11 - h01 * h01;
            if det <= 0.0 {
                break;
            }
            ((h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det)
        } else {
            (g0 / h00, 0.0)
        };
        if !step_a.is_finite() || !step_b.is_finite() {
            break;
        }
        a += step_a;
        b += step_b;
        if step_a.abs() < 1e-13 && step_b.abs() < 1e-13 {
            break;
        }
    }
    (a, b)
}
