//! How rates may be distributed around their mean: shapes with the same mean and spread, and how likely each makes counts.
//!
//! A rate is a multiple r of the mean, with the mean 1 and a standard deviation. A count O of an expected e is then a mixture of
//! Poisson counts, and its likelihood, as a multiple of that where all are alike, is ∫ rᴼ exp(−e(r − 1)) f(r) dr.

use crate::maths::{Random, exp, ln, ln_1p, normal, sqrt};

/// A distribution of rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateShape {
    /// Normal, as a test of teams takes them; never below nothing.
    Normal,
    /// Gamma, by the cube of a normal number (Wilson and Hilferty): for spreads up to the mean.
    Gamma,
    /// Lognormal: most below the mean, a few far above.
    Lognormal,
    /// Two sorts of people, one in twenty of them with far more.
    TwoSorts,
}

/// The share of people who have far more.
const FEW: f64 = 0.05;
/// Places at which an integral over a normal distribution is summed, from −`REACH` to `REACH` standard deviations.
const NODES: usize = 24;
const REACH: f64 = 4.0;

impl RateShape {
    /// A rate drawn.
    ///
    /// ```
    /// use candour::{detect::rate_shape::RateShape, maths::Random};
    /// let mut random = Random::new(1, 1);
    /// assert_eq!(RateShape::TwoSorts.draw(0.0, &mut random), 1.0);
    /// let high = (0..1_000).filter(|_| RateShape::TwoSorts.draw(0.5, &mut random) > 2.0).count();
    /// assert!((30..70).contains(&high), "one in twenty");
    /// ```
    pub fn draw(self, deviation: f64, random: &mut Random) -> f64 {
        match self {
            Self::Normal => (1.0 + deviation * standard(random)).max(0.0),
            Self::Gamma => gamma(deviation, standard(random)),
            Self::Lognormal => lognormal(deviation, standard(random)),
            Self::TwoSorts => {
                let [few, many] = two_sorts(deviation);
                if random.uniform() < FEW { few } else { many }
            }
        }
    }

    /// The rates at which counts are looked at, each with its weight.
    pub(super) fn nodes(self, deviation: f64) -> Vec<(f64, f64)> {
        let of_normal = |rate: &dyn Fn(f64) -> f64| normal_nodes().map(|(z, w)| (rate(z), w)).collect();
        match self {
            Self::Normal => of_normal(&|z| (1.0 + deviation * z).max(0.0)),
            Self::Gamma => of_normal(&|z| gamma(deviation, z)),
            Self::Lognormal => of_normal(&|z| lognormal(deviation, z)),
            Self::TwoSorts => {
                let [few, many] = two_sorts(deviation);
                vec![(few, FEW), (many, 1.0 - FEW)]
            }
        }
    }
}

/// Places on a standard normal distribution, with their weights.
pub(super) fn normal_nodes() -> impl Iterator<Item = (f64, f64)> {
    let step = 2.0 * REACH / (NODES - 1) as f64;
    (0..NODES).map(move |i| {
        let z = step * i as f64 - REACH;
        (z, step * normal::density(z))
    })
}

/// Logarithm of how much more likely a count is with rates that lie so than where all are alike.
pub(super) fn log_gain(count: f64, expected: f64, nodes: &[(f64, f64)]) -> f64 {
    let logs = nodes.iter().map(|(rate, weight)| {
        let times = if count > 0.0 { count * ln(*rate) } else { 0.0 };
        times - expected * (rate - 1.0) + ln(*weight)
    });
    let highest = logs.clone().fold(f64::NEG_INFINITY, f64::max);
    highest + ln(logs.map(|log| exp(log - highest)).sum::<f64>())
}

/// A multiple with the mean 1 and this standard deviation, at a standard normal z.
pub(super) fn lognormal(deviation: f64, z: f64) -> f64 {
    let variance = ln_1p(deviation * deviation);
    exp(sqrt(variance) * z - variance / 2.0)
}

/// The same of a gamma distribution, nearly.
fn gamma(deviation: f64, z: f64) -> f64 {
    let ninth = deviation * deviation / 9.0;
    let root = (1.0 - ninth + sqrt(ninth) * z).max(0.0);
    root * root * root
}

/// A standard normal number.
pub(crate) fn standard(random: &mut Random) -> f64 {
    normal::quantile(random.uniform().max(f64::EPSILON))
}

/// The rates of the few and of the many.
fn two_sorts(deviation: f64) -> [f64; 2] {
    let more = deviation / (sqrt(FEW * (1.0 - FEW)) - deviation * FEW);
    let mean = 1.0 + FEW * more;
    [(1.0 + more) / mean, 1.0 / mean]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_have_the_mean_and_the_spread_they_are_drawn_with() {
        let mut random = Random::new(5, 1);
        for shape in [RateShape::Gamma, RateShape::Lognormal, RateShape::TwoSorts] {
            for deviation in [0.0, 0.3, 0.9] {
                let rates: Vec<f64> = (0..40_000).map(|_| shape.draw(deviation, &mut random)).collect();
                let mean = rates.iter().sum::<f64>() / 40_000.0;
                let variance = rates.iter().map(|r| (r - mean) * (r - mean)).sum::<f64>() / 40_000.0;
                assert!((mean - 1.0).abs() < 0.02, "{shape:?} {deviation}: mean {mean}");
                assert!((sqrt(variance) - deviation).abs() < 0.06, "{shape:?} {deviation}: {variance}");
            }
        }
    }

    #[test]
    fn the_nodes_hold_the_whole_distribution() {
        for shape in [RateShape::Gamma, RateShape::Lognormal, RateShape::TwoSorts] {
            for deviation in [0.1, 0.5, 0.9] {
                let nodes = shape.nodes(deviation);
                let sum = |of: &dyn Fn(f64) -> f64| nodes.iter().map(|(r, w)| w * of(*r)).sum::<f64>();
                assert!((sum(&|_| 1.0) - 1.0).abs() < 1e-3, "{shape:?} {deviation}");
                assert!((sum(&|r| r) - 1.0).abs() < 5e-3, "{shape:?} {deviation}: {}", sum(&|r| r));
            }
        }
    }
}
