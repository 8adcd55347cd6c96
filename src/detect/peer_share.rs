//! One person's share against peers: some of n, where people's own chances differ.
//!
//! xᵢ of nᵢ, each person's chance ~ Beta(a, b). Fitted by maximum likelihood; a person's own chance is then
//! Beta(a + x, b + n − x). Source: statistics.md 4.3; held to R's `optim` and VGAM.

use crate::maths::InOrder;
use crate::maths::{beta, beta_binomial, binomial, exp, ln, ln_gamma, special::digamma, special::trigamma};

/// Some of n.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub hits: u32,
    /// Of how many.
    pub of: u32,
}

/// How peers' chances differ: Beta(a, b).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareSpread {
    /// First shape; infinite where everyone has the same chance (binomial).
    pub a: f64,
    /// Second shape; infinite with the first.
    pub b: f64,
    /// Mean chance a/(a + b).
    pub mean: f64,
    /// Intraclass correlation ρ = 1/(a + b + 1): 0 is everyone alike.
    pub rho: f64,
    /// Log-likelihood at the fit, binomial coefficients included.
    pub log_likelihood: f64,
}

/// a + b above this is everyone alike.
const LARGEST_STRENGTH: f64 = 1e6;

/// Fits the spread of chances by maximum likelihood on (ln a, ln b): Newton's method with halved steps, at most 200.
///
/// `None` where no one has any hit or everyone has all: there is nothing to compare. Where peers differ no more than a
/// binomial would, a and b are infinite and ρ is 0.
///
/// ```
/// use candour::detect::peer_share::{fit, Share};
/// let shares: Vec<Share> = [(1, 10), (8, 10), (2, 12), (9, 11), (5, 10)].iter()
///     .map(|&(hits, of)| Share { hits, of }).collect();
/// let spread = fit(&shares).unwrap();
/// assert!(spread.rho > 0.1 && spread.mean > 0.4 && spread.mean < 0.6);
/// ```
pub fn fit(shares: &[Share]) -> Option<ShareSpread> {
    let hits: f64 = shares.iter().map(|s| f64::from(s.hits)).sum();
    let all: f64 = shares.iter().map(|s| f64::from(s.of)).sum();
    if hits <= 0.0 || hits >= all {
        return None;
    }
    let mean = hits / all;
    let shares = &tally(shares);
    let alike = ShareSpread {
        a: f64::INFINITY,
        b: f64::INFINITY,
        mean,
        rho: 0.0,
        log_likelihood: shares.iter().map(|(s, times)| times * coefficient(*s)).sum::<f64>()
            + hits * ln(mean)
            + (all - hits) * ln(1.0 - mean),
    };
    let (mut u, mut v) = (ln(4.0 * mean), ln(4.0 * (1.0 - mean)));
    let mut height = log_likelihood(shares, exp(u), exp(v));
    for _ in 0..200 {
        let (a, b) = (exp(u), exp(v));
        if a + b > LARGEST_STRENGTH {
            return Some(alike);
        }
        let (g, h) = slopes(shares, a, b);
        // Newton where the surface is hilltop-shaped, up the slope where it is not.
        let det = h[0] * h[2] - h[1] * h[1];
        let (step_u, step_v) = if h[0] < 0.0 && det > 0.0 {
            ((-h[2] * g[0] + h[1] * g[1]) / det, (h[1] * g[0] - h[0] * g[1]) / det)
        } else {
            let size = g[0].abs().max(g[1].abs()).max(1.0);
            (g[0] / size, g[1] / size)
        };
        let longest = step_u.abs().max(step_v.abs());
        let mut scale = if longest > 2.0 { 2.0 / longest } else { 1.0 };
        let mut moved = false;
        for _ in 0..40 {
            let (next_u, next_v) = (u + scale * step_u, v + scale * step_v);
            let next = log_likelihood(shares, exp(next_u), exp(next_v));
            if next >= height {
                (u, v, height, moved) = (next_u, next_v, next, true);
                break;
            }
            scale *= 0.5;
        }
        if !moved || scale * longest < 1e-11 {
            break;
        }
    }
    let (a, b) = (exp(u), exp(v));
    if height - alike.log_likelihood < 1e-6 {
        return Some(alike);
    }
    Some(ShareSpread { a, b, mean: a / (a + b), rho: 1.0 / (a + b + 1.0), log_likelihood: height })
}

/// What is believed about one person's chance after seeing their share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharePosterior {
    /// Mean of the chance.
    pub mean: f64,
    /// Lower end of the 90 % interval.
    pub low: f64,
    /// Upper end of the 90 % interval.
    pub high: f64,
    /// P(chance > min(k · mean of peers, 1)).
    pub chance_above: f64,
}

/// The posterior Beta(a + x, b + n − x) of one person's chance.
///
/// ```
/// use candour::detect::peer_share::{posterior, Share, ShareSpread};
/// let spread = ShareSpread { a: 2.0, b: 4.0, mean: 1.0 / 3.0, rho: 1.0 / 7.0, log_likelihood: 0.0 };
/// let one = posterior(&spread, Share { hits: 9, of: 10 }, 1.5);
/// assert!((one.mean - 11.0 / 16.0).abs() < 1e-15); // nine of ten is high, but ten is few
/// ```
pub fn posterior(spread: &ShareSpread, one: Share, k: f64) -> SharePosterior {
    let mean = spread.mean;
    if spread.a == f64::INFINITY {
        let chance_above = if k < 1.0 { 1.0 } else { 0.0 };
        return SharePosterior { mean, low: mean, high: mean, chance_above };
    }
    let (a, b) = (spread.a + f64::from(one.hits), spread.b + f64::from(one.of.saturating_sub(one.hits)));
    SharePosterior {
        mean: a / (a + b),
        low: beta::quantile(a, b, 0.05),
        high: beta::quantile(a, b, 0.95),
        chance_above: beta::upper_tail(a, b, (k * mean).min(1.0)),
    }
}

/// P(X ≥ x) of n under the spread of peers.
///
/// ```
/// use candour::detect::peer_share::{upper_tail, Share, ShareSpread};
/// let spread = ShareSpread { a: 1.0, b: 1.0, mean: 0.5, rho: 1.0 / 3.0, log_likelihood: 0.0 };
/// assert!((upper_tail(&spread, Share { hits: 3, of: 4 }) - 0.4).abs() < 1e-14);
/// ```
pub fn upper_tail(spread: &ShareSpread, one: Share) -> f64 {
    if spread.a == f64::INFINITY {
        binomial::upper_tail(one.hits, one.of, spread.mean)
    } else {
        beta_binomial::upper_tail(one.hits, one.of, spread.a, spread.b)
    }
}

/// Whether a person with this n could reach p ≤ 0.05 at all, at x = n; if not they leave the family (Tarone 1990).
///
/// ```
/// use candour::detect::peer_share::{testable, ShareSpread};
/// let spread = ShareSpread { a: 1.0, b: 1.0, mean: 0.5, rho: 1.0 / 3.0, log_likelihood: 0.0 };
/// assert!(!testable(&spread, 4)); // P(X = 4) = 0.2
/// assert!(testable(&spread, 30));
/// ```
pub fn testable(spread: &ShareSpread, of: u32) -> bool {
    upper_tail(spread, Share { hits: of, of }) <= 0.05
}

/// Every share once, with how often it is there: in a large group thousands have the very same, and asking for its gamma
/// functions once is enough. In order, so that the order of people changes no digit.
fn tally(shares: &[Share]) -> Vec<(Share, f64)> {
    let mut sorted = shares.to_vec();
    sorted.put_in_order_by_key(|s| (s.of, s.hits));
    sorted.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as f64)).collect()
}

fn coefficient(s: Share) -> f64 {
    let (x, n) = (f64::from(s.hits), f64::from(s.of));
    ln_gamma(n + 1.0) - ln_gamma(x + 1.0) - ln_gamma(n - x + 1.0)
}

fn log_likelihood(shares: &[(Share, f64)], a: f64, b: f64) -> f64 {
    shares
        .iter()
        .map(|(s, times)| {
            let (x, n) = (f64::from(s.hits), f64::from(s.of));
            times * (coefficient(*s) + rise(a, x) + rise(b, n - x) - rise(a + b, n))
        })
        .sum()
}

/// ln Γ(a + x) − ln Γ(a).
fn rise(a: f64, x: f64) -> f64 {
    ln_gamma(a + x) - ln_gamma(a)
}

/// Gradient and Hessian (uu, uv, vv) in u = ln a, v = ln b.
fn slopes(shares: &[(Share, f64)], a: f64, b: f64) -> ([f64; 2], [f64; 3]) {
    let (at_a, at_b, at_sum) = (digamma(a), digamma(b), digamma(a + b));
    let (curve_a, curve_b, curve_sum) = (trigamma(a), trigamma(b), trigamma(a + b));
    let (mut da, mut db, mut daa, mut dab, mut dbb) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (s, times) in shares {
        let (x, n) = (f64::from(s.hits), f64::from(s.of));
        let of_sum = digamma(a + b + n) - at_sum;
        let curve = trigamma(a + b + n) - curve_sum;
        da += times * (digamma(a + x) - at_a - of_sum);
        db += times * (digamma(b + n - x) - at_b - of_sum);
        daa += times * (trigamma(a + x) - curve_a - curve);
        dbb += times * (trigamma(b + n - x) - curve_b - curve);
        dab -= times * curve;
    }
    ([a * da, b * db], [a * a * daa + a * da, a * b * dab, b * b * dbb + b * db])
}
