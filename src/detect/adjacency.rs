//! Do spells start next to rest days more often than chance gives?
//!
//! 40 % is the wrong yardstick. An illness that begins on a Saturday shows on Monday, so a Monday-to-Friday worker whose
//! illness begins on any day starts a spell on Monday or Friday with chance 4/7 = 57 %. Two nulls are therefore asked,
//! the peers with the same pattern and the onset of illness, and the larger p is reported. Source: statistics.md 4.5;
//! Vahtera and others (2001) for how common one-day leaves are on Monday and Friday.

use crate::maths::{beta_binomial, binomial};
pub use crate::tables::rest_days::{Edge, NullShares, null_shares, null_shares_of_roster};

/// Spells a person needs before this is asked.
pub const LEAST_SPELLS: u32 = 6;
/// Spells' worth of the equal share that steady the peers' share.
pub const PRIOR_SPELLS: f64 = 20.0;
/// Equal shares above this say nothing: with two days on and two off, nearly every start is next to a rest day.
pub const LARGEST_INFORMATIVE_SHARE: f64 = 0.8;

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
