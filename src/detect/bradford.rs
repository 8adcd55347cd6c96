//! What the Bradford factor S²·D gives by luck alone: the share of equally healthy colleagues above a trigger.
//!
//! Shown beside an organisation's own trigger, never as evidence: with everyone alike at 2 spells a year of 3 days on
//! average, 32 % pass 50, 17 % pass 125 and 11 % pass 200 (measured, statistics.md 8).

use crate::maths::{Random, sqrt};

/// A share found by simulation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChanceShare {
    /// The trigger reached.
    pub trigger: f64,
    /// Share of colleagues at or above it.
    pub share: f64,
    /// Standard error of the share from simulating, √(share (1 − share)/draws).
    pub monte_carlo_error: f64,
}

/// What a trigger is set on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// S²·D.
    Bradford,
    /// D alone.
    Days,
}

/// The share of colleagues at or above each trigger if all were equally healthy.
///
/// `expected_spells` holds what each colleague would have at the pooled rate (their exposure times ΣS/Σexposure);
/// `lengths` the pooled lengths of spells in absent working days. Each round draws for each colleague S ~ Poisson of
/// their expectation and S lengths at random from the pool. The same seed gives the same shares. Empty without
/// colleagues or, where spells are expected, without lengths.
///
/// ```
/// use candour::detect::bradford::{Measure, chance_shares};
/// let lengths = [1, 1, 2, 3, 3, 8];
/// let shares = chance_shares(&[2.0; 100], &lengths, &[50.0, 400.0], Measure::Bradford, 100, 1);
/// assert!(shares[0].share > 0.2 && shares[0].share < 0.4);
/// assert!(shares[1].share < 0.1);
/// ```
pub fn chance_shares(
    expected_spells: &[f64],
    lengths: &[u32],
    triggers: &[f64],
    measure: Measure,
    rounds: u32,
    seed: u64,
) -> Vec<ChanceShare> {
    if expected_spells.is_empty() || lengths.is_empty() || rounds == 0 {
        return Vec::new();
    }
    let mut random = Random::new(seed, 8);
    let mut above = vec![0u64; triggers.len()];
    for _ in 0..rounds {
        for &expected in expected_spells {
            let spells = random.poisson(expected.max(0.0));
            let days: f64 = (0..spells).map(|_| f64::from(lengths[random.index(lengths.len())])).sum();
            let value = match measure {
                Measure::Bradford => f64::from(spells) * f64::from(spells) * days,
                Measure::Days => days,
            };
            for (above, trigger) in above.iter_mut().zip(triggers) {
                *above += u64::from(value >= *trigger);
            }
        }
    }
    let draws = f64::from(rounds) * expected_spells.len() as f64;
    triggers
        .iter()
        .zip(above)
        .map(|(&trigger, above)| {
            let share = above as f64 / draws;
            ChanceShare { trigger, share, monte_carlo_error: sqrt(share * (1.0 - share) / draws) }
        })
        .collect()
}
