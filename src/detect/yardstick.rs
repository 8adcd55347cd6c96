//! What a person's count is held against, whichever way it was counted, and what came of it.

use super::peer_count::Posterior;
use crate::maths::{beta_binomial, binomial, negative_binomial};

/// What a person's count is held against: a distribution of counts, made from everyone but them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Yardstick {
    /// Events over time at work: negative binomial.
    Count {
        /// Expected events.
        mean: f64,
        /// Size; infinite is Poisson.
        size: f64,
    },
    /// Some of a known number: beta-binomial.
    Share {
        /// Of how many.
        of: u32,
        /// The peers' share.
        share: f64,
        /// How much people differ: the intraclass correlation; 0 is binomial.
        rho: f64,
    },
    /// Starts next to rest days: unusual only if both the peers and the onset of illness make it so.
    Adjacent {
        /// Of how many starts.
        of: u32,
        /// The peers' share.
        share: f64,
        /// How much people differ.
        rho: f64,
        /// The share if illness begins on any day of the calendar alike.
        onset: f64,
    },
}

/// One person's test against a yardstick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Test {
    /// Expected events as the peers have them, the person included.
    pub expected: f64,
    /// What the count was held against.
    pub against: Yardstick,
    /// P(X ≥ count) by it.
    pub p_upper: f64,
    /// What the person's own record says of their true rate, or share, as a ratio to the peers'.
    pub posterior: Posterior,
}

impl Yardstick {
    /// The mean of the distribution, in events.
    pub fn mean(&self) -> f64 {
        match *self {
            Self::Count { mean, .. } => mean,
            Self::Share { of, share, .. } => f64::from(of) * share,
            Self::Adjacent { of, share, onset, .. } => f64::from(of) * share.max(onset),
        }
    }

    /// The most there can be; `None` for a count.
    pub fn most(&self) -> Option<u32> {
        match *self {
            Self::Count { .. } => None,
            Self::Share { of, .. } | Self::Adjacent { of, .. } => Some(of),
        }
    }

    /// P(X ≥ count).
    ///
    /// ```
    /// use candour::detect::yardstick::Yardstick;
    /// let starts = Yardstick::Adjacent { of: 8, share: 0.45, rho: 0.0, onset: 4.0 / 7.0 };
    /// assert!((starts.upper_tail(8) - (4.0_f64 / 7.0).powi(8)).abs() < 1e-15); // the larger of the two
    /// ```
    pub fn upper_tail(&self, count: u32) -> f64 {
        match *self {
            Self::Count { mean, size } => negative_binomial::upper_tail(count, mean, size),
            Self::Share { of, share, rho } => share_tail(count, of, share, rho),
            Self::Adjacent { of, share, rho, onset } => {
                share_tail(count, of, share, rho).max(binomial::upper_tail(count, of, onset))
            }
        }
    }

    /// The smallest count whose upper tail is at most `cut`, and that tail; `None` where even the most there can be is not
    /// unusual enough.
    ///
    /// ```
    /// use candour::detect::yardstick::Yardstick;
    /// let half = Yardstick::Share { of: 4, share: 0.5, rho: 0.0 };
    /// let (count, chance) = half.smallest_below(0.1).unwrap();
    /// assert!(count == 4 && (chance - 0.0625).abs() < 1e-15);
    /// assert_eq!(half.smallest_below(0.01), None); // four of four happens one time in sixteen
    /// ```
    pub fn smallest_below(&self, cut: f64) -> Option<(u32, f64)> {
        let mut high = match self.most() {
            Some(most) if self.upper_tail(most) > cut => return None,
            Some(most) => most,
            None => {
                let mut high = 1;
                while self.upper_tail(high) > cut && high < 1 << 20 {
                    high *= 2;
                }
                high
            }
        };
        let mut low = if self.most().is_some() { 0 } else { high / 2 };
        while low + 1 < high {
            let middle = u32::midpoint(low, high);
            if self.upper_tail(middle) <= cut {
                high = middle;
            } else {
                low = middle;
            }
        }
        Some((high, self.upper_tail(high)))
    }

    /// Where 95 of 100 counts lie, interpolated between counts as in [`super::funnel`].
    ///
    /// ```
    /// use candour::detect::yardstick::Yardstick;
    /// let (low, high) = Yardstick::Share { of: 20, share: 0.5, rho: 0.0 }.middle();
    /// assert!(low > 5.0 && low < 6.0 && high > 13.0 && high < 14.0);
    /// ```
    pub fn middle(&self) -> (f64, f64) {
        (self.quantile(0.025), self.quantile(0.975))
    }

    /// A quantile, interpolated between counts; for [`Self::Adjacent`] that of the larger share.
    pub fn quantile(&self, p: f64) -> f64 {
        match *self {
            Self::Count { mean, size } if mean > 0.0 => {
                negative_binomial::interpolated_quantile(p, mean, size)
            }
            Self::Count { .. } => 0.0,
            Self::Share { of, share, rho } => share_quantile(p, of, share, rho),
            Self::Adjacent { of, share, rho, onset } => {
                share_quantile(p, of, share, rho).max(share_quantile(p, of, onset, 0.0))
            }
        }
    }
}

/// P(X ≥ x) of n at the peers' share, widened by how much they differ.
fn share_tail(x: u32, of: u32, share: f64, rho: f64) -> f64 {
    match shapes(share, rho) {
        Some((a, b)) => beta_binomial::upper_tail(x, of, a, b),
        None => binomial::upper_tail(x, of, share),
    }
}

/// Shapes of the beta distribution of people's own shares; `None` where everyone is alike.
pub(super) fn shapes(share: f64, rho: f64) -> Option<(f64, f64)> {
    let spread = rho > 0.0 && rho < 1.0 && share > 0.0 && share < 1.0;
    let strength = (1.0 - rho) / rho;
    spread.then_some((share * strength, (1.0 - share) * strength))
}

fn share_quantile(p: f64, of: u32, share: f64, rho: f64) -> f64 {
    let mut at_most = 0.0;
    for r in 0..=of {
        let before = at_most;
        at_most = 1.0 - share_tail(r + 1, of, share, rho);
        if at_most >= p {
            return (f64::from(r) - (at_most - p) / (at_most - before)).max(0.0);
        }
    }
    f64::from(of)
}
