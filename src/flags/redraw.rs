//! Invented counts for the very people and peer groups of a run, put through the same two keys.

use super::found::{Findings, IndicatorFindings, PersonTest, Standing};
use super::settings::Settings;
use crate::detect::null;
use crate::detect::peer_count::{self, Count, Spread};
use crate::detect::peer_share::{self, Share};
use crate::detect::shares;
use crate::detect::strata::{self, GroupTotal, Member};
use crate::detect::yardstick::Yardstick;
use crate::maths::Random;

/// From what counts are invented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// People differ as the fit says, and nobody differs more.
    Spread,
    /// Everyone of a peer group has the same rate, and the events fall where they fall.
    Luck,
    /// The records themselves, each event counted once on average: 0, 1, 2 … times, as a Poisson bootstrap has it.
    Records,
}

/// The tests of one indicator, ready to be drawn again.
#[derive(Clone, Debug)]
enum Family {
    Counts { members: Vec<Member>, spread: Spread, expected: Vec<f64>, groups: usize },
    Shares { members: Vec<shares::Member>, tests: Vec<Yardstick>, spread: Option<(f64, f64)> },
}

/// Everything a redrawn run needs of the real one.
#[derive(Clone, Debug)]
pub(super) struct Redraw {
    families: Vec<Family>,
    settings: Settings,
}

/// Whether a test turned both keys, before teams were asked.
pub fn turned_both(test: &PersonTest) -> bool {
    matches!(test.standing, Standing::Flagged | Standing::TeamFlagged | Standing::OnlyAgainstPeers)
}

impl Redraw {
    pub(super) fn of(findings: &Findings) -> Self {
        let settings = &findings.settings;
        Self {
            families: findings.indicators.iter().filter_map(Family::of).collect(),
            settings: settings.clone(),
        }
    }

    /// Draws once, and says of every test whether it turned both keys: indicators in their order, tests in theirs.
    pub(super) fn draw(&self, from: From, random: &mut Random) -> Vec<bool> {
        let mut keys: Vec<(f64, f64)> = Vec::new();
        for family in &self.families {
            keys.extend(family.drawn(from, random).tested(self.settings.ratio));
        }
        let p: Vec<f64> = keys.iter().map(|(p, _)| *p).collect();
        let Settings { false_share, sure, .. } = self.settings;
        let q = self.settings.allowing_for_all(&p);
        keys.iter().zip(q).map(|((_, above), q)| q <= false_share && *above >= sure).collect()
    }
}

impl Family {
    fn of(found: &IndicatorFindings) -> Option<Self> {
        let first = found.tests.first()?;
        if first.test.against.most().is_some() {
            let members: Vec<shares::Member> = found
                .tests
                .iter()
                .map(|t| shares::Member {
                    share: Share { hits: t.count, of: t.exposure as u32 },
                    roster: roster(found, t),
                    group: t.group,
                })
                .collect();
            let all: Vec<Share> = members.iter().map(|m| m.share).collect();
            let fit = peer_share::fit(&all);
            return Some(Self::Shares {
                tests: found.tests.iter().map(|t| t.test.against).collect(),
                spread: fit.filter(|fit| fit.a.is_finite()).map(|fit| (fit.a, fit.b)),
                members,
            });
        }
        let expected: Vec<f64> = found.tests.iter().map(|t| t.test.expected).collect();
        let counts: Vec<Count> =
            found.tests.iter().map(|t| Count { count: t.count, exposure: t.test.expected }).collect();
        let spread = Spread { alpha: found.spread, ..peer_count::fit(&counts)? };
        let members = found
            .tests
            .iter()
            .map(|t| Member { count: t.count, exposure: t.exposure, group: t.group })
            .collect();
        Some(Self::Counts { members, spread, expected, groups: found.peers.groups.len() })
    }

    /// The same people with invented counts.
    fn drawn(&self, from: From, random: &mut Random) -> Self {
        let mut copy = self.clone();
        match &mut copy {
            Self::Counts { members, spread, expected, groups } => {
                let mut counts: Vec<Count> = members
                    .iter()
                    .zip(expected.iter())
                    .map(|(m, e)| Count { count: m.count, exposure: *e })
                    .collect();
                match from {
                    From::Spread => null::redraw_from_spread(spread, &mut counts, random),
                    From::Luck => by_luck(members, &mut counts, *groups, random),
                    From::Records => {
                        for one in &mut counts {
                            one.count = random.poisson(f64::from(one.count));
                        }
                    }
                }
                members.iter_mut().zip(&counts).for_each(|(member, drawn)| member.count = drawn.count);
            }
            Self::Shares { members, tests, spread } => {
                for (member, against) in members.iter_mut().zip(tests) {
                    let Share { hits, of } = member.share;
                    member.share = match (from, *against) {
                        (From::Records, _) => {
                            let hits = random.poisson(f64::from(hits));
                            let misses = random.poisson(f64::from(of.saturating_sub(member.share.hits)));
                            Share { hits, of: hits + misses }
                        }
                        (_, Yardstick::Adjacent { onset, .. }) => {
                            Share { hits: random.binomial(of, onset), of }
                        }
                        (From::Spread, _) if spread.is_some() => {
                            let (a, b) = spread.unwrap_or((1.0, 1.0));
                            Share { hits: random.beta_binomial(of, a, b), of }
                        }
                        (_, against) => {
                            Share { hits: random.binomial(of, against.mean() / f64::from(of.max(1))), of }
                        }
                    };
                }
            }
        }
        copy
    }

    /// Both keys of everyone: the chance of as many or more, and how sure that the ratio is above `k`.
    fn tested(&self, k: f64) -> Vec<(f64, f64)> {
        match self {
            Self::Counts { members, spread, groups, .. } => {
                let mut totals = vec![GroupTotal { events: 0, exposure: 0.0 }; *groups];
                for member in members {
                    if let Some(total) = totals.get_mut(member.group as usize) {
                        total.events += member.count;
                        total.exposure += member.exposure;
                    }
                }
                strata::test_redrawn(members, &totals, k, spread.alpha).map_or_else(
                    || vec![(1.0, 0.0); members.len()],
                    |tests| tests.iter().map(|t| (t.p_upper, t.chance_above)).collect(),
                )
            }
            Self::Shares { members, .. } => shares::test_all(members, k)
                .into_iter()
                .map(|test| test.map_or((1.0, 0.0), |t| (t.p_upper, t.posterior.chance_above)))
                .collect(),
        }
    }
}

fn roster(found: &IndicatorFindings, test: &PersonTest) -> Option<crate::detect::adjacency::NullShares> {
    let value = found.values.get(test.person as usize)?;
    let (equal, onset) = value.input("equal share").zip(value.input("onset share"))?;
    Some(crate::detect::adjacency::NullShares { equal, onset })
}

/// Hands each group's events out again in proportion to what is expected.
fn by_luck(members: &[Member], counts: &mut [Count], groups: usize, random: &mut Random) {
    for group in 0..groups as u32 {
        let of_group = members.iter().enumerate().filter(|(_, m)| m.group == group).map(|(i, _)| i);
        let places: Vec<usize> = of_group.collect();
        let mut own: Vec<Count> = places.iter().filter_map(|i| counts.get(*i)).copied().collect();
        null::redraw_by_luck(&mut own, random);
        for (place, one) in places.into_iter().zip(own) {
            if let Some(kept) = counts.get_mut(place) {
                *kept = one;
            }
        }
    }
}
