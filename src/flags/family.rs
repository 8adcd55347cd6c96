//! The tests of one indicator, ready to be drawn again: invented counts for its very people, and both keys of them.

use super::found::{IndicatorFindings, PersonTest};
use super::redraw::{From, Plant};
use crate::detect::adjacency::NullShares;
use crate::detect::null;
use crate::detect::own_record;
use crate::detect::peer_count::{self, Count, Spread};
use crate::detect::peer_share::{self, Share};
use crate::detect::shares;
use crate::detect::strata::{self, GroupTotal, Member};
use crate::detect::yardstick::Yardstick;
use crate::indicators;
use crate::maths::Random;

/// The tests of one indicator, ready to be drawn again.
#[derive(Clone, Debug)]
pub(super) enum Family {
    Counts {
        members: Vec<Member>,
        spread: Spread,
        expected: Vec<f64>,
        groups: usize,
    },
    Shares {
        members: Vec<shares::Member>,
        tests: Vec<Yardstick>,
        spread: Option<(f64, f64)>,
    },
    /// Each person against their own record: some of how many, and the share and how surely it is known.
    Own {
        shares: Vec<Share>,
        own: Vec<(f64, f64)>,
    },
}

impl Family {
    pub(super) fn of(found: &IndicatorFindings) -> Option<Self> {
        let first = found.tests.first()?;
        if indicators::by_id(found.id).is_some_and(|i| i.method().own_record()) {
            let share = |t: &PersonTest| Share { hits: t.count, of: t.exposure as u32 };
            let own = |t: &PersonTest| match t.test.against {
                Yardstick::Share { share, rho, .. } => (share, rho),
                _ => (0.0, 0.0),
            };
            return Some(Self::Own {
                shares: found.tests.iter().map(share).collect(),
                own: found.tests.iter().map(own).collect(),
            });
        }
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
        // As people were fitted: how much they may well differ is the rule's caution, not the world's.
        let spread = peer_count::fit(&counts)?;
        let members = found
            .tests
            .iter()
            .map(|t| Member { count: t.count, exposure: t.exposure, group: t.group })
            .collect();
        Some(Self::Counts { members, spread, expected, groups: found.peers.groups.len() })
    }

    /// The same people with invented counts.
    pub(super) fn drawn(&self, from: From, random: &mut Random) -> Self {
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
                }
                members.iter_mut().zip(&counts).for_each(|(member, drawn)| member.count = drawn.count);
            }
            Self::Shares { members, tests, spread } => {
                for (member, against) in members.iter_mut().zip(tests) {
                    let of = member.share.of;
                    member.share = match (from, *against) {
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
            Self::Own { shares, own } => {
                for (one, (share, rho)) in shares.iter_mut().zip(own) {
                    *one = drawn_of_own(*one, *share, *rho, from, random);
                }
            }
        }
        copy
    }

    /// The same people after a share of the period.
    pub(super) fn part_of_the_time(&self, elapsed: f64) -> Self {
        let mut copy = self.clone();
        match &mut copy {
            Self::Counts { members, expected, .. } => {
                for member in members.iter_mut() {
                    member.exposure *= elapsed;
                }
                for one in expected.iter_mut() {
                    *one *= elapsed;
                }
            }
            Self::Shares { members, .. } => {
                for member in members {
                    member.share.of = (f64::from(member.share.of) * elapsed).round() as u32;
                    member.share.hits = member.share.hits.min(member.share.of);
                }
            }
            Self::Own { shares, .. } => {
                for one in shares {
                    one.of = (f64::from(one.of) * elapsed).round() as u32;
                    one.hits = one.hits.min(one.of);
                }
            }
        }
        copy
    }

    /// Draws the planted people again at their own rate.
    pub(super) fn raise(&mut self, plant: &Plant<'_>, random: &mut Random) {
        let times = plant.over_the_time();
        for &i in plant.who {
            match self {
                Self::Counts { members, expected, .. } => {
                    if let (Some(member), Some(mean)) = (members.get_mut(i), expected.get(i)) {
                        member.count = random.poisson(mean * times);
                    }
                }
                Self::Shares { members, tests, .. } => {
                    let (Some(member), Some(against)) = (members.get_mut(i), tests.get(i)) else { continue };
                    let share = match *against {
                        Yardstick::Adjacent { share, onset, .. } => share.max(onset),
                        Yardstick::Share { share, .. } => share,
                        Yardstick::Count { .. } => continue,
                    };
                    member.share.hits = random.binomial(member.share.of, (share * times).min(1.0));
                }
                Self::Own { shares, own } => {
                    let (Some(one), Some((share, _))) = (shares.get_mut(i), own.get(i)) else { continue };
                    let raised = share * times / (share * times + 1.0 - share);
                    one.hits = random.binomial(one.of, raised);
                }
            }
        }
    }

    /// Both keys of everyone: the chance of as many or more, and how sure that the ratio is above `k`.
    pub(super) fn tested(&self, k: f64) -> Vec<(f64, f64)> {
        match self {
            Self::Counts { members, spread, groups, .. } => {
                strata::test_redrawn(members, &totals_of(members, *groups), k, spread.alpha).map_or_else(
                    || vec![(1.0, 0.0); members.len()],
                    |tests| tests.iter().map(|t| (t.p_upper, t.chance_above)).collect(),
                )
            }
            Self::Shares { members, .. } => shares::test_all(members, k)
                .into_iter()
                .map(|test| test.map_or((1.0, 0.0), |t| (t.p_upper, t.posterior.chance_above)))
                .collect(),
            Self::Own { shares, own } => shares
                .iter()
                .zip(own)
                .map(|(one, (share, rho))| {
                    own_record::test(one.hits, one.of, *share, *rho, k)
                        .map_or((1.0, 0.0), |t| (t.p_upper, t.posterior.chance_above))
                })
                .collect(),
        }
    }
}

/// Some of the same number again.
fn drawn_of_own(one: Share, share: f64, rho: f64, from: From, random: &mut Random) -> Share {
    let of = one.of;
    let strength = (1.0 - rho) / rho;
    let hits = if from == From::Spread && rho > 0.0 {
        random.beta_binomial(of, share * strength, (1.0 - share) * strength)
    } else {
        random.binomial(of, share)
    };
    Share { hits, of }
}

/// Events and time at work of each group.
pub(super) fn totals_of(members: &[Member], groups: usize) -> Vec<GroupTotal> {
    let mut totals = vec![GroupTotal { events: 0, exposure: 0.0 }; groups];
    for member in members {
        if let Some(total) = totals.get_mut(member.group as usize) {
            total.events += member.count;
            total.exposure += member.exposure;
        }
    }
    totals
}

fn roster(found: &IndicatorFindings, test: &PersonTest) -> Option<NullShares> {
    let value = found.values.get(test.person as usize)?;
    let (equal, onset) = value.input("equal share").zip(value.input("onset share"))?;
    Some(NullShares { equal, onset })
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
