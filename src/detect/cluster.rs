//! Spells that begin together: the fullest weeks of a team.
//!
//! A team's n spells are spread over its weeks. Every stretch of one to [`LONGEST`] weeks is looked at, each spell being
//! in it with the larger of two chances: that of the team's own days in post, and that of the spells everyone else had
//! in those weeks, steadied by [`STEADY`] spells as the days alone would place them. So a wave that the whole force had
//! is no cluster, and a week in which nobody else was ill is none either. The smallest tail counts as often as stretches
//! were looked at (Bonferroni): no redraw, and anyone can follow it. Overlapping stretches make that too cautious by
//! two or three times, never too bold.

use crate::maths::binomial;

/// The longest stretch looked at, in weeks: an outbreak is over by then.
pub const LONGEST: usize = 3;
/// Spells by which the others' weeks are steadied (as for starts next to rest days, `statistics.md` 4.5).
pub const STEADY: f64 = 20.0;

/// One team's week: spells that began, days in post; and the same of everyone else.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Week {
    /// Spells of the team that began.
    pub spells: u32,
    /// Days its members were in post.
    pub days: f64,
    /// Spells of all others that began.
    pub others: u32,
    /// Days the others were in post.
    pub others_days: f64,
}

/// The fullest stretch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fullest {
    /// The first week.
    pub first: usize,
    /// How many weeks.
    pub weeks: usize,
    /// Spells that began in it.
    pub spells: u32,
    /// Of how many in all weeks.
    pub of: u32,
    /// The share of them expected in it: the larger of the two.
    pub share: f64,
    /// P(as many or more in it).
    pub tail: f64,
    /// Stretches that were looked at.
    pub looked_at: u32,
    /// P(as many or more in any of them), at most.
    pub p_upper: f64,
}

/// The stretch with the smallest tail, the first of equals. `None` without spells or with fewer than twice [`LONGEST`]
/// weeks.
///
/// ```
/// use candour::detect::cluster::{fullest, Week};
/// let week = Week { spells: 0, days: 168.0, others: 10, others_days: 3_000.0 };
/// let mut weeks = [week; 26];
/// for at in [1, 6, 12, 19] { weeks[at].spells = 1; }
/// weeks[6].spells = 9;
/// let found = fullest(&weeks).unwrap();
/// assert_eq!((found.first, found.weeks, found.spells, found.of), (6, 1, 9, 12));
/// assert!(found.p_upper < 1e-6);
/// weeks[6].others = 600; // everyone was ill in that week
/// assert!(fullest(&weeks).unwrap().p_upper > 0.5);
/// ```
pub fn fullest(weeks: &[Week]) -> Option<Fullest> {
    let of: u32 = weeks.iter().map(|w| w.spells).sum();
    let days: f64 = weeks.iter().map(|w| w.days).sum();
    if of == 0 || days <= 0.0 || weeks.len() < 2 * LONGEST {
        return None;
    }
    let others: f64 = weeks.iter().map(|w| f64::from(w.others)).sum();
    let others_days: f64 = weeks.iter().map(|w| w.others_days).sum();
    let usual = if others_days > 0.0 { others / others_days } else { 0.0 };
    // The others' rate in a week as a multiple of their usual one, steadied.
    let waves: Vec<f64> = weeks
        .iter()
        .map(|w| {
            let steady = STEADY / weeks.len() as f64;
            (f64::from(w.others) + steady) / (usual * w.others_days + steady)
        })
        .collect();
    let all: f64 = weeks.iter().zip(&waves).map(|(w, wave)| w.days * wave).sum();
    let looked_at: usize = (1..=LONGEST).map(|long| weeks.len() + 1 - long).sum();
    let mut best: Option<Fullest> = None;
    for long in 1..=LONGEST {
        for first in 0..=weeks.len() - long {
            let stretch = first..first + long;
            let spells: u32 = weeks[stretch.clone()].iter().map(|w| w.spells).sum();
            if spells == 0 {
                continue;
            }
            let own: f64 = weeks[stretch.clone()].iter().map(|w| w.days).sum();
            let wave: f64 = stretch.clone().map(|i| weeks[i].days * waves[i]).sum();
            let share = (own / days).max(wave / all).min(1.0);
            // Most stretches hold no more than is expected, and are not worth a tail.
            if best.is_some() && f64::from(spells) <= f64::from(of) * share {
                continue;
            }
            let tail = binomial::upper_tail(spells, of, share);
            if best.is_none_or(|b| tail < b.tail) {
                let looked_at = looked_at as u32;
                let p_upper = (tail * f64::from(looked_at)).min(1.0);
                best = Some(Fullest { first, weeks: long, spells, of, share, tail, looked_at, p_upper });
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maths::Random;

    #[test]
    fn chance_alone_is_unusual_no_more_often_than_it_says() {
        // 600 teams of 24 with 20 spells in 26 weeks, thrown at random beside others thrown at random.
        let mut random = Random::new(11, 0);
        let mut below = 0;
        for _ in 0..600 {
            let mut weeks = [Week { spells: 0, days: 168.0, others: 0, others_days: 1_680.0 }; 26];
            for _ in 0..20 {
                weeks[(random.uniform() * 26.0) as usize].spells += 1;
            }
            for _ in 0..200 {
                weeks[(random.uniform() * 26.0) as usize].others += 1;
            }
            below += u32::from(fullest(&weeks).unwrap().p_upper <= 0.05);
        }
        assert!(below <= 30, "{below} of 600 at 5 %");
    }

    #[test]
    fn a_team_that_was_smaller_in_some_weeks_is_not_full_in_the_others() {
        let mut weeks = [Week { spells: 0, days: 7.0, others: 8, others_days: 2_000.0 }; 20];
        for week in &mut weeks[10..12] {
            (week.spells, week.days) = (4, 280.0);
        }
        assert!(fullest(&weeks).unwrap().p_upper > 0.5);
    }
}
