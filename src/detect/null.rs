//! Workforces with nothing going on: what the same rules find in them is what chance gives.
//!
//! Two nulls. *Spread*: people differ as the fit says, and no one differs more. *Luck*: everyone has the same rate and
//! the events fall where they fall. Every draw comes from a seeded generator, so a run can be repeated exactly.

use crate::maths::Random;

use super::peer_count::{chance_above, tails};
use super::spread::{Count, Peers, Spread};

/// Mid-p below which a person in a redrawn workforce is tested without themselves; no flag needs a larger p.
pub(super) const LOOK_CLOSER: f64 = 0.02;

/// Redraws everyone's count from the fit: O* ~ NB(mean mE, size α), into `counts`, exposures kept.
///
/// ```
/// use candour::{detect::{null::redraw_from_spread, spread::{Count, Spread}}, maths::Random};
/// let spread = Spread { alpha: 2.0, mean: 0.1, log_likelihood: 0.0 };
/// let mut counts = vec![Count { count: 0, exposure: 40.0 }; 2_000];
/// redraw_from_spread(&spread, &mut counts, &mut Random::new(1, 1));
/// let mean = counts.iter().map(|c| c.count).sum::<u32>() as f64 / 2_000.0;
/// assert!((mean - 4.0).abs() < 0.4);
/// ```
pub fn redraw_from_spread(spread: &Spread, counts: &mut [Count], random: &mut Random) {
    for one in counts {
        one.count = random.negative_binomial(spread.mean * one.exposure.max(0.0), spread.alpha);
    }
}

/// Hands the same total of events out again in proportion to exposure: pure luck.
///
/// Call it once for each stratum, so that the strata keep their totals.
///
/// ```
/// use candour::{detect::{null::redraw_by_luck, spread::Count}, maths::Random};
/// let mut counts = vec![Count { count: 3, exposure: 10.0 }, Count { count: 5, exposure: 30.0 }];
/// redraw_by_luck(&mut counts, &mut Random::new(1, 1));
/// assert_eq!(counts[0].count + counts[1].count, 8);
/// ```
pub fn redraw_by_luck(counts: &mut [Count], random: &mut Random) {
    let total = counts.iter().fold(0u32, |sum, c| sum.saturating_add(c.count));
    let weights: Vec<f64> = counts.iter().map(|c| c.exposure).collect();
    let mut drawn = vec![0; counts.len()];
    random.multinomial(total, &weights, &mut drawn);
    for (one, drawn) in counts.iter_mut().zip(drawn) {
        one.count = drawn;
    }
}

/// One person's two keys in a redrawn workforce.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Redrawn {
    /// P(X ≥ O*).
    pub p_upper: f64,
    /// P(λ > k m).
    pub chance_above: f64,
}

/// Tests a redrawn workforce as `peer_count::test_all` would, quickly: α is sought within a factor of 8 of `near` (the
/// α it was drawn from), and only people whose mid-p is below 0.02 are fitted without themselves.
///
/// `None` where no one has an event or exposure. A p above 0.02 may be larger than `test_all` would give; a flag at
/// q = 0.05 in a family of a few tests could rest on one, in larger families it cannot.
///
/// ```
/// use candour::detect::{null::test_redrawn, peer_count::{fit, test_all, Count}};
/// let mut counts: Vec<Count> = (0..40).map(|i| Count { count: i % 4, exposure: 1.0 }).collect();
/// counts[4].count = 19;
/// let quick = test_redrawn(&counts, 1.5, fit(&counts).unwrap().alpha).unwrap();
/// let full = test_all(&counts, 1.5).unwrap();
/// assert!((quick[4].p_upper / full[4].p_upper - 1.0).abs() < 1e-4);
/// ```
pub fn test_redrawn(counts: &[Count], k: f64, near: f64) -> Option<Vec<Redrawn>> {
    let peers = Peers::new(counts);
    let spread = peers.fit_near(near)?;
    let tails = tails(&peers, counts.len(), &spread, LOOK_CLOSER, |others| others.fit_near(spread.alpha));
    let by_group: Vec<Redrawn> = peers
        .groups
        .iter()
        .zip(tails)
        .map(|(g, t)| Redrawn { p_upper: t.p_upper, chance_above: chance_above(&spread, g.one(), k) })
        .collect();
    let nobody = Redrawn { p_upper: 1.0, chance_above: 0.0 };
    Some(peers.group_of.iter().map(|group| group.map_or(nobody, |g| by_group[g])).collect())
}
