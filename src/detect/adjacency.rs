//! Do spells start next to rest days more often than chance gives?
//!
//! 40 % is the wrong yardstick. An illness that begins on a Saturday shows on Monday, so a Monday-to-Friday worker whose
//! illness begins on any day starts a spell on Monday or Friday with chance 4/7 = 57 %. Two nulls are therefore asked,
//! the peers with the same pattern and the onset of illness, and the larger p is reported. Source: statistics.md 4.5;
//! Vahtera and others (2001) for how common one-day leaves are on Monday and Friday.

use crate::maths::{beta_binomial, binomial};

/// Spells a person needs before this is asked.
pub const LEAST_SPELLS: u32 = 6;
/// Spells' worth of the equal share that steady the peers' share.
pub const PRIOR_SPELLS: f64 = 20.0;
/// Equal shares above this say nothing: with two days on and two off, nearly every start is next to a rest day.
pub const LARGEST_INFORMATIVE_SHARE: f64 = 0.8;

/// Which starts count as adjacent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// On the first duty day after rest.
    AfterRest,
    /// On the last duty day before rest.
    BeforeRest,
    /// On either.
    Either,
}

/// Shares of starts to expect next to rest days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NullShares {
    /// Adjacent duty days over duty days: if spells start on any duty day alike.
    pub equal: f64,
    /// If illness begins on any calendar day alike and shows on the next duty day: Σ(1 + rest days directly before d)
    /// over adjacent d, over the same sum for all duty days.
    pub onset: f64,
}

/// The null shares of a duty cycle that repeats (`true` is a duty day); `None` without a duty day or without a rest day.
///
/// ```
/// use candour::detect::adjacency::{null_shares, Edge};
/// let week = [true, true, true, true, true, false, false];
/// let shares = null_shares(&week, Edge::Either).unwrap();
/// assert!((shares.equal - 0.4).abs() < 1e-15 && (shares.onset - 4.0 / 7.0).abs() < 1e-15);
/// ```
pub fn null_shares(cycle: &[bool], edge: Edge) -> Option<NullShares> {
    let first_duty_after_rest =
        (0..cycle.len()).find(|&i| cycle[i] && !cycle[(i + cycle.len() - 1) % cycle.len()])?;
    let mut tally = Tally::default();
    let turned: Vec<bool> =
        (0..cycle.len()).map(|i| cycle[(first_duty_after_rest + i) % cycle.len()]).collect();
    let rest_at_end = turned.iter().rev().take_while(|duty| !**duty).count();
    tally.walk(&turned, rest_at_end, true, edge);
    tally.shares()
}

/// The null shares of a person's own roster over a window, day by day; days before and after are not known, so the
/// first day has no rest before it that counts and the last is not taken as before rest.
///
/// ```
/// use candour::detect::adjacency::{null_shares_of_roster, Edge};
/// let month: Vec<bool> = (0..28).map(|d| d % 7 < 5).collect();
/// let shares = null_shares_of_roster(&month, Edge::AfterRest).unwrap();
/// assert!((shares.equal - 3.0 / 20.0).abs() < 1e-15);
/// ```
pub fn null_shares_of_roster(days: &[bool], edge: Edge) -> Option<NullShares> {
    let mut tally = Tally::default();
    tally.walk(days, 0, false, edge);
    tally.shares()
}

#[derive(Default)]
struct Tally {
    days: f64,
    adjacent_days: f64,
    weight: f64,
    adjacent_weight: f64,
}

impl Tally {
    fn walk(&mut self, days: &[bool], rest_before: usize, repeats: bool, edge: Edge) {
        let mut rest = rest_before;
        for (i, &duty) in days.iter().enumerate() {
            if !duty {
                rest += 1;
                continue;
            }
            let before_rest = match days.get(i + 1) {
                Some(next) => !next,
                None => repeats && !days[0],
            };
            let adjacent = match edge {
                Edge::AfterRest => rest > 0,
                Edge::BeforeRest => before_rest,
                Edge::Either => rest > 0 || before_rest,
            };
            let weight = 1.0 + rest as f64;
            self.days += 1.0;
            self.weight += weight;
            if adjacent {
                self.adjacent_days += 1.0;
                self.adjacent_weight += weight;
            }
            rest = 0;
        }
    }

    fn shares(&self) -> Option<NullShares> {
        (self.days > 0.0).then(|| NullShares {
            equal: self.adjacent_days / self.days,
            onset: self.adjacent_weight / self.weight,
        })
    }
}

/// The share of peers with the same pattern, steadied by 20 spells at the equal share: (x + 20·equal)/(n + 20).
///
/// `adjacent` and `spells` are the peers' totals without the person.
///
/// ```
/// let share = candour::detect::adjacency::peer_share(66, 132, 0.4);
/// assert!((share - 74.0 / 152.0).abs() < 1e-15);
/// ```
pub fn peer_share(adjacent: u32, spells: u32, equal: f64) -> f64 {
    (f64::from(adjacent) + PRIOR_SPELLS * equal) / (f64::from(spells) + PRIOR_SPELLS)
}

/// One person's two tails and the larger of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AdjacencyTest {
    /// P(X ≥ x) at the peers' share, widened where peers differ.
    pub p_peer: f64,
    /// P(X ≥ x) at the onset share.
    pub p_onset: f64,
    /// The larger: a start must be unusual by both.
    pub p: f64,
}

/// Tests x adjacent starts of n short spells against the peers' share and the onset share.
///
/// `rho` is how much peers differ (the intraclass correlation of `peer_share::fit`); above 0 the peer tail is
/// beta-binomial. `None` below six spells or where the equal share is above 0.8: the pattern holds no information.
///
/// ```
/// use candour::detect::adjacency::{test, NullShares};
/// let shares = NullShares { equal: 0.4, onset: 4.0 / 7.0 };
/// let seen = test(8, 8, shares, 0.45, 0.0).unwrap();
/// assert!((seen.p - seen.p_onset).abs() < 1e-18); // (4/7)⁸ is the larger
/// assert!(test(4, 4, shares, 0.45, 0.0).is_none());
/// ```
pub fn test(adjacent: u32, spells: u32, shares: NullShares, peers: f64, rho: f64) -> Option<AdjacencyTest> {
    if spells < LEAST_SPELLS || shares.equal > LARGEST_INFORMATIVE_SHARE {
        return None;
    }
    let p_peer = if rho > 0.0 && rho < 1.0 && peers > 0.0 && peers < 1.0 {
        let strength = (1.0 - rho) / rho;
        beta_binomial::upper_tail(adjacent, spells, peers * strength, (1.0 - peers) * strength)
    } else {
        binomial::upper_tail(adjacent, spells, peers)
    };
    let p_onset = binomial::upper_tail(adjacent, spells, shares.onset);
    Some(AdjacencyTest { p_peer, p_onset, p: p_peer.max(p_onset) })
}
