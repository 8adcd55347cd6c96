//! One person's count against peers: is it unusual, and is it large?
//!
//! Two keys. *Unusual*: the chance of such a count under the spread of everyone else. *Large*: the chance, given the
//! count, that the person's own rate is above k times the peers' mean. A flag needs both; `flags` turns them.

use crate::maths::{beta, beta_binomial, binomial, discrete, gamma, negative_binomial};

use super::spread::Peers;
pub use super::spread::{Count, Spread, fit};

/// Above this many peers one person cannot widen the limits much, and the fit to all is used.
const MOST_REFITS: usize = 500;
/// Mid-p under the fit to all below which a person's own test is fitted without them.
const LOOK_CLOSER: f64 = 0.08;

/// What is believed about one person's rate λ after seeing their count: λ | O ~ Gamma(α + O, α/m + E).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Posterior {
    /// Mean of λ/m: 1 is like the peers.
    pub mean_ratio: f64,
    /// P(λ > k m).
    pub chance_above: f64,
    /// E/(E + α/m): how much of the mean is the person's own record and not the peers'.
    pub own_weight: f64,
    /// The whole of it, so that another k can be asked for.
    pub belief: Belief,
}

/// How a ratio to the peers is distributed, once a person's own record is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Belief {
    /// People are all alike: the ratio is 1.
    Alike,
    /// λ/m ~ Gamma(shape, rate).
    Rate {
        /// Shape.
        shape: f64,
        /// Rate.
        rate: f64,
    },
    /// λ/m is one of the peers', or with the chance `share` that of somebody different: each Gamma(shape, rate).
    Two {
        /// As one of the peers.
        peers: (f64, f64),
        /// As somebody different.
        other: (f64, f64),
        /// How likely the second is.
        share: f64,
    },
    /// The person's own share ~ Beta(a, b), the peers' is `mean`.
    Share {
        /// First shape.
        a: f64,
        /// Second shape.
        b: f64,
        /// The peers' share.
        mean: f64,
    },
    /// The person's own share ~ Beta(a, b); the ratio is that of its odds to the odds of `share`.
    Odds {
        /// First shape.
        a: f64,
        /// Second shape.
        b: f64,
        /// The share it is held against.
        share: f64,
    },
}

impl Posterior {
    /// The 90 % interval of the ratio. Worked out when it is asked for: two quantiles a person cost more than the test.
    pub fn interval(&self) -> (f64, f64) {
        (self.belief.ratio_at(0.05), self.belief.ratio_at(0.95))
    }
}

impl Belief {
    /// The ratio below which the true one lies with this chance.
    ///
    /// ```
    /// use candour::detect::peer_count::Belief;
    /// let belief = Belief::Rate { shape: 10.0, rate: 5.0 };
    /// assert!((belief.chance_above(belief.ratio_at(0.95)) - 0.05).abs() < 1e-12);
    /// ```
    pub fn ratio_at(self, p: f64) -> f64 {
        match self {
            Self::Alike => 1.0,
            Self::Rate { shape, rate } => gamma::quantile(shape, rate, p),
            Self::Share { a, b, mean } => beta::quantile(a, b, p) / mean,
            Self::Two { peers, other, .. } => {
                let ends = [peers, other].map(|(shape, rate)| gamma::quantile(shape, rate, p));
                let (mut low, mut high) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
                for _ in 0..60 {
                    let middle = f64::midpoint(low, high);
                    if 1.0 - self.chance_above(middle) < p { low = middle } else { high = middle }
                }
                f64::midpoint(low, high)
            }
            Self::Odds { a, b, share } => {
                let own = beta::quantile(a, b, p).min(1.0 - f64::EPSILON);
                own / (1.0 - own) * ((1.0 - share) / share)
            }
        }
    }

    /// P(ratio > k). Above a share of 1 no share can lie.
    ///
    /// ```
    /// use candour::detect::peer_count::Belief;
    /// assert_eq!(Belief::Alike.chance_above(1.5), 0.0);
    /// let half = Belief::Share { a: 5.0, b: 5.0, mean: 0.5 };
    /// assert!((half.chance_above(1.0) - 0.5).abs() < 1e-12 && half.chance_above(2.0) == 0.0);
    /// ```
    pub fn chance_above(self, k: f64) -> f64 {
        match self {
            Self::Alike if k < 1.0 => 1.0,
            Self::Alike => 0.0,
            Self::Rate { shape, rate } => gamma::upper_tail(shape, rate, k),
            Self::Share { a, b, mean } => beta::upper_tail(a, b, (k * mean).min(1.0)),
            Self::Two { peers, other, share } => {
                let above = |(shape, rate)| gamma::upper_tail(shape, rate, k);
                (1.0 - share) * above(peers) + share * above(other)
            }
            Self::Odds { a, b, share } => beta::upper_tail(a, b, k * share / (k * share + 1.0 - share)),
        }
    }
}

/// The posterior of one person's rate, as a ratio to the peers' mean m.
///
/// With α = ∞ everyone has the rate m: the ratio is 1 whatever the count, and `chance_above` is 0 for k ≥ 1.
///
/// Source: statistics.md 4.1; held to R's `pgamma` and `qgamma`.
///
/// ```
/// use candour::detect::peer_count::{posterior, Count, Spread};
/// let spread = Spread { alpha: 2.0, mean: 0.1, log_likelihood: 0.0 };
/// let one = posterior(&spread, Count { count: 8, exposure: 20.0 }, 1.5);
/// assert!((one.mean_ratio - 2.5).abs() < 1e-12); // (2 + 8)/(20 + 20)/0.1
/// assert!((one.own_weight - 0.5).abs() < 1e-12);
/// ```
pub fn posterior(spread: &Spread, one: Count, k: f64) -> Posterior {
    if spread.alpha == f64::INFINITY {
        let belief = Belief::Alike;
        let chance_above = belief.chance_above(k);
        return Posterior { mean_ratio: 1.0, chance_above, own_weight: 0.0, belief };
    }
    // λ/m ~ Gamma(α + O, α + mE).
    let shape = spread.alpha + f64::from(one.count);
    let rate = spread.alpha + spread.mean * one.exposure;
    let belief = Belief::Rate { shape, rate };
    Posterior {
        mean_ratio: shape / rate,
        chance_above: belief.chance_above(k),
        own_weight: spread.mean * one.exposure / rate,
        belief,
    }
}

/// P(λ > k m) alone: all that a redrawn workforce needs of the posterior, without the cost of its interval.
pub(super) fn chance_above(spread: &Spread, one: Count, k: f64) -> f64 {
    if spread.alpha == f64::INFINITY {
        return if k < 1.0 { 1.0 } else { 0.0 };
    }
    gamma::upper_tail(spread.alpha + f64::from(one.count), spread.alpha + spread.mean * one.exposure, k)
}

/// What the next period holds if nothing changes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NextPeriod {
    /// Expected count.
    pub mean: f64,
    /// Lower end of the 90 % predictive range.
    pub low: u32,
    /// Upper end of the 90 % predictive range.
    pub high: u32,
}

/// The count to expect in the next period although nobody does anything: NB(size α + O, mean E[λ] × next exposure).
///
/// A high count is followed by a lower one by itself; an improvement must be judged against this, not against 0 change.
///
/// ```
/// use candour::detect::peer_count::{next_period, Count, Spread};
/// let spread = Spread { alpha: 2.0, mean: 0.1, log_likelihood: 0.0 };
/// let next = next_period(&spread, Count { count: 8, exposure: 20.0 }, 20.0);
/// assert!((next.mean - 5.0).abs() < 1e-12); // not 8 again
/// ```
pub fn next_period(spread: &Spread, one: Count, next_exposure: f64) -> NextPeriod {
    let pool = spread.mean * next_exposure;
    let belief = if spread.alpha == f64::INFINITY {
        Belief::Alike
    } else {
        let rate = spread.alpha + spread.mean * one.exposure;
        Belief::Rate { shape: spread.alpha + f64::from(one.count), rate }
    };
    belief.next(Next::Count(pool))
}

/// What the next period offers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    /// Of events, so many as the peers lead one to expect.
    Count(f64),
    /// Of so many, the share that the peers have.
    Of(u32, f64),
}

impl Belief {
    /// What the next period holds if nothing changes: the belief about the rate, and chance on top of it.
    ///
    /// ```
    /// use candour::detect::peer_count::{Belief, Next};
    /// let next = Belief::Rate { shape: 10.0, rate: 4.0 }.next(Next::Count(2.0));
    /// assert!((next.mean - 5.0).abs() < 1e-12 && next.low == 1 && next.high == 10);
    /// let half = Belief::Share { a: 50.0, b: 50.0, mean: 0.5 }.next(Next::Of(4, 0.5));
    /// assert!((half.mean - 2.0).abs() < 1e-12 && half.low == 0 && half.high == 4);
    /// ```
    pub fn next(self, next: Next) -> NextPeriod {
        // P(X ≤ x) by each of the gammas, and by how much it counts.
        let of_gammas = |expected: f64, gammas: &[(f64, f64, f64)]| {
            let mean = gammas.iter().map(|(weight, shape, rate)| weight * shape / rate * expected).sum();
            let at_most = |x: u32| -> f64 {
                let one = |(weight, shape, rate): &(f64, f64, f64)| {
                    weight * negative_binomial::lower_tail(x, shape / rate * expected, *shape)
                };
                gammas.iter().map(one).sum()
            };
            let quantile = |p: f64| discrete::quantile(p, mean as u32, u32::MAX, at_most);
            NextPeriod { mean, low: quantile(0.05), high: quantile(0.95) }
        };
        match (self, next) {
            (Self::Rate { shape, rate }, Next::Count(expected)) => of_gammas(expected, &[(1.0, shape, rate)]),
            (Self::Two { peers, other, share }, Next::Count(expected)) => {
                of_gammas(expected, &[(1.0 - share, peers.0, peers.1), (share, other.0, other.1)])
            }
            (Self::Share { a, b, .. } | Self::Odds { a, b, .. }, Next::Of(most, _)) => {
                let at_most = |x: u32| beta_binomial::lower_tail(x, most, a, b);
                let mean = f64::from(most) * a / (a + b);
                let quantile = |p: f64| discrete::quantile(p, mean as u32, most, at_most);
                NextPeriod { mean, low: quantile(0.05), high: quantile(0.95) }
            }
            // Where people are all alike the peers’ rate is everyone’s.
            (_, Next::Count(expected)) => NextPeriod {
                mean: expected,
                low: negative_binomial::quantile(0.05, expected, f64::INFINITY),
                high: negative_binomial::quantile(0.95, expected, f64::INFINITY),
            },
            (_, Next::Of(most, share)) => {
                let quantile = |p: f64| binomial::quantile(p, most, share);
                NextPeriod { mean: f64::from(most) * share, low: quantile(0.05), high: quantile(0.95) }
            }
        }
    }
}

/// One person's test against the peers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PeerTest {
    /// Count expected of this person under the fit of the test, mE.
    pub expected: f64,
    /// Size α of the negative binomial of the test.
    pub alpha: f64,
    /// Mean rate m of the test.
    pub mean: f64,
    /// P(X ≥ O): the chance of a count at least this high.
    pub p_upper: f64,
    /// Whether the fit left the person out. False where the fit to everyone gave a mid-p of 0.08 or more, where there
    /// are more than 500 peers, or where nobody else has an event: p is then the larger one.
    pub left_out: bool,
    /// What is believed about the person's rate, from the fit to everyone.
    pub posterior: Posterior,
}

/// Tests everyone against everyone else: exact upper tails under the spread fitted without the person.
///
/// Only those whose mid-p under the fit to everyone is below 0.08 get a fit of their own; the others keep a p that is
/// somewhat too large and far from any limit. Exact tails, not mid-p: mid-p gave 12 % runs with a false flag where
/// exact gave 7.5 % (measured, statistics.md 4.1).
///
/// `None` where no one has an event or exposure. The answer has one entry a person, in the order given; a person
/// without exposure gets p = 1.
///
/// ```
/// use candour::detect::peer_count::{test_all, Count};
/// let mut counts = vec![Count { count: 2, exposure: 40.0 }; 30];
/// counts.extend(vec![Count { count: 4, exposure: 52.0 }; 20]);
/// counts.push(Count { count: 25, exposure: 52.0 });
/// let tests = test_all(&counts, 1.5).unwrap();
/// assert!(tests[50].left_out && tests[50].p_upper < 1e-9);
/// assert!(!tests[0].left_out && tests[0].p_upper > 0.4);
/// ```
pub fn test_all(counts: &[Count], k: f64) -> Option<Vec<PeerTest>> {
    let peers = Peers::new(counts);
    let spread = peers.fit()?;
    Some(tests_of_people(&peers, counts.len(), &spread, k, LOOK_CLOSER))
}

/// As [`test_all`], but everyone gets a fit of their own (up to 500 people): what the reference vectors hold, and the
/// slow oracle of the quick way.
///
/// ```
/// use candour::detect::peer_count::{test_all, test_all_exactly, Count};
/// let counts: Vec<Count> = [0, 1, 0, 2, 9, 1].iter().map(|&count| Count { count, exposure: 1.0 }).collect();
/// let (quick, exact) = (test_all(&counts, 1.5).unwrap(), test_all_exactly(&counts, 1.5).unwrap());
/// assert_eq!(quick[4], exact[4]);
/// assert!(exact.iter().all(|t| t.left_out));
/// ```
pub fn test_all_exactly(counts: &[Count], k: f64) -> Option<Vec<PeerTest>> {
    let peers = Peers::new(counts);
    let spread = peers.fit()?;
    Some(tests_of_people(&peers, counts.len(), &spread, k, f64::INFINITY))
}

fn tests_of_people(peers: &Peers, people: usize, spread: &Spread, k: f64, closer: f64) -> Vec<PeerTest> {
    let tails = tails(peers, people, spread, closer, |others| others.fit_beside(spread.alpha));
    let by_group: Vec<PeerTest> = peers
        .groups
        .iter()
        .zip(tails)
        .map(|(g, t)| PeerTest {
            expected: t.under.mean * g.exposure,
            alpha: t.under.alpha,
            mean: t.under.mean,
            p_upper: t.p_upper,
            left_out: t.left_out,
            posterior: posterior(spread, g.one(), k),
        })
        .collect();
    let nobody = PeerTest {
        expected: 0.0,
        alpha: spread.alpha,
        mean: spread.mean,
        p_upper: 1.0,
        left_out: false,
        posterior: posterior(spread, Count { count: 0, exposure: 0.0 }, k),
    };
    peers.group_of.iter().map(|group| group.map_or(nobody, |g| by_group[g])).collect()
}

/// The upper tail of one group of people with the same count and exposure.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tail {
    pub(super) under: Spread,
    pub(super) p_upper: f64,
    pub(super) left_out: bool,
}

/// Every group's tail under a given fit, or where the mid-p is below `closer`, under `refit` without one of the group.
pub(super) fn tails(
    peers: &Peers,
    people: usize,
    spread: &Spread,
    closer: f64,
    refit: impl Fn(&Peers) -> Option<Spread>,
) -> Vec<Tail> {
    let mut without = peers.clone();
    (0..peers.groups.len())
        .map(|g| {
            let one = peers.groups[g].one();
            let tail = |under: &Spread| {
                negative_binomial::upper_tail(one.count, under.mean * one.exposure, under.alpha)
            };
            let p_upper = tail(spread);
            let at = negative_binomial::pmf(one.count, spread.mean * one.exposure, spread.alpha);
            if people > MOST_REFITS || p_upper - 0.5 * at >= closer {
                return Tail { under: *spread, p_upper, left_out: false };
            }
            without.add(g, -1.0);
            let others = refit(&without);
            without.put_back(g, peers);
            match others {
                Some(under) => Tail { under, p_upper: tail(&under), left_out: true },
                None => Tail { under: *spread, p_upper, left_out: false },
            }
        })
        .collect()
}

/// The chance that this person, with nothing going on, has a p at or below `cut`: max{P(X ≥ x) : P(X ≥ x) ≤ cut}.
///
/// Counts jump, so it is below `cut`. Summed over everyone it is the exact number of flags to expect by chance
/// (measured: 0.421 against 0.425 simulated at cut 0.01, where the naive n·cut says 0.60).
///
/// ```
/// use candour::detect::peer_count::{chance_of_acceptance, posterior, Count, PeerTest, Spread};
/// let spread = Spread { alpha: f64::INFINITY, mean: 1.0, log_likelihood: 0.0 };
/// let posterior = posterior(&spread, Count { count: 0, exposure: 1.0 }, 1.5);
/// let test = PeerTest { expected: 1.0, alpha: spread.alpha, mean: 1.0, p_upper: 1.0, left_out: false, posterior };
/// let chance = chance_of_acceptance(&test, 0.05); // P(X ≥ 3) = 0.080, P(X ≥ 4) = 0.019
/// assert!((chance - 0.018_988_156_876).abs() < 1e-10);
/// ```
pub fn chance_of_acceptance(test: &PeerTest, cut: f64) -> f64 {
    if cut >= 1.0 {
        return 1.0;
    }
    if cut.is_nan() || cut <= 0.0 || test.expected <= 0.0 {
        return 0.0;
    }
    let tail = |x: u32| negative_binomial::upper_tail(x, test.expected, test.alpha);
    // The smallest x with P(X ≥ x) ≤ cut: doubling from the mean, then bisection.
    let (mut low, mut high, mut stride) = (0u32, test.expected as u32 + 1, 1u32);
    let mut at_high = tail(high);
    while at_high > cut && high < u32::MAX {
        low = high;
        high = high.saturating_add(stride);
        stride = stride.saturating_mul(2);
        at_high = tail(high);
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let at_middle = tail(middle);
        if at_middle > cut {
            low = middle;
        } else {
            (high, at_high) = (middle, at_middle);
        }
    }
    at_high
}
