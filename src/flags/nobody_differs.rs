//! One indicator's people in a world where nobody differs from their colleagues: drawn as [`Differ`] says, in teams that lie
//! apart as these do, with what goes round a team going round.

use std::rc::Rc;

use super::differ::{Differ, Shapes, TOLD_APART};
use super::family::{Family, totals_of};
use super::found::{Findings, IndicatorFindings, PersonTest};
use super::redraw::{From, turned_both};
use super::team_counts::TeamCounts;
use super::team_redraw::TeamsOf;
use crate::detect::peer_count::{self, Count};
use crate::detect::peer_share::{self, Share, ShareSpread};
use crate::detect::rate_shape::{RateShape, standard};
use crate::detect::share_shape;
use crate::detect::strata::Member;
use crate::detect::yardstick::Yardstick;
use crate::maths::{Random, sqrt};
use crate::tables::Workforce;

/// One indicator.
#[derive(Debug)]
pub(super) struct NobodyDiffers {
    family: Family,
    how: How,
    /// By group, the tests of those who have no flag: whoever has one is no guide to how people are.
    colleagues: Vec<Vec<usize>>,
    teams: Option<Rc<TeamsOf>>,
}

/// How its people may differ.
#[derive(Debug)]
enum How {
    Counts {
        mean: f64,
        shapes: Shapes,
    },
    /// By group, and for each shape whether the shares of the group may have it.
    Shares(Vec<Option<(ShareSpread, [bool; 2])>>),
    /// As the rule's own fit has it.
    AsFitted,
}

/// What was drawn of one indicator.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) family: Family,
    /// By team: events that came in one with others.
    came_together: Vec<u32>,
}

impl NobodyDiffers {
    /// The tests of an indicator; `None` where there are none.
    pub(super) fn of(found: &IndicatorFindings, findings: &Findings, workforce: &Workforce) -> Option<Self> {
        let family = Family::of(found)?;
        let mut colleagues = vec![Vec::new(); found.peers.groups.len()];
        for (at, test) in found.tests.iter().enumerate().filter(|(_, t)| !turned_both(t)) {
            colleagues.get_mut(test.group as usize)?.push(at);
        }
        let how = match &family {
            Family::Counts { .. } => {
                let usual = |t: &&PersonTest| !turned_both(t);
                let of = |t: &PersonTest| Count { count: t.count, exposure: t.test.expected };
                let counts: Vec<Count> = found.tests.iter().filter(usual).map(of).collect();
                // Of too few colleagues no other shape can be told: drawn as the family itself has it.
                match peer_count::fit(&counts).zip(Shapes::of(&counts)) {
                    Some((fit, shapes)) => How::Counts { mean: fit.mean, shapes },
                    None => How::AsFitted,
                }
            }
            Family::Shares { members, .. } => {
                let of = |places: &Vec<usize>| {
                    let shares: Vec<Share> = places.iter().map(|at| members[*at].share).collect();
                    peer_share::fit(&shares).map(|fit| (fit, share_shape::may_be(&shares, &fit, TOLD_APART)))
                };
                How::Shares(colleagues.iter().map(of).collect())
            }
            Family::Own { .. } => How::AsFitted,
        };
        let teams =
            if matches!(how, How::Counts { .. }) { TeamsOf::of(found, findings, workforce) } else { None };
        Some(Self { family, how, colleagues, teams })
    }

    /// Draws everyone.
    pub(super) fn drawn(&self, differ: Differ, random: &mut Random) -> Drawn {
        let mut family = self.family.clone();
        let mut came_together = Vec::new();
        match (&mut family, &self.how) {
            (Family::Counts { members, expected, .. }, How::Counts { mean, shapes }) => {
                let (shape, deviation) = shapes.drawn(differ, random);
                let mut counts = self.counts((differ, shape), (*mean, deviation), expected, random);
                if let Some(teams) = &self.teams {
                    came_together = teams.came_together(random);
                    teams.hand_out(&came_together, expected, &mut counts, random);
                }
                members.iter_mut().zip(counts).for_each(|(member, count)| member.count = count);
            }
            (Family::Shares { members, tests, .. }, How::Shares(fits)) => {
                let drawn: Vec<u32> = (0..members.len())
                    .map(|at| {
                        let fit = fits.get(members[at].group as usize).copied().flatten();
                        self.hits(differ, at, (tests[at], fit), random)
                    })
                    .collect();
                members.iter_mut().zip(drawn).for_each(|(member, hits)| member.share.hits = hits);
            }
            _ => family = self.family.drawn(From::Spread, random),
        }
        Drawn { family, came_together }
    }

    /// Everybody's count, without what comes in one with others. Of the spread among people a part is that among teams.
    fn counts(
        &self,
        (differ, shape): (Differ, Option<RateShape>),
        (mean, deviation): (f64, f64),
        expected: &[f64],
        random: &mut Random,
    ) -> Vec<u32> {
        let Family::Counts { members, .. } = &self.family else { return Vec::new() };
        let (apart, effects) =
            self.teams.as_ref().map_or((0.0, Vec::new()), |teams| teams.effects(differ, random));
        let apart = apart * apart;
        let own = sqrt(((deviation * deviation - apart) / (1.0 + apart)).max(0.0));
        let alpha = 1.0 / (own * own);
        let alone = 1.0 - self.teams.as_ref().map_or(0.0, |teams| teams.share_together());
        (0..members.len())
            .map(|at| {
                let team = self.teams.as_ref().and_then(|teams| teams.team(at));
                let effect = team.and_then(|team| effects.get(team as usize)).copied().unwrap_or(1.0);
                let of_peers = mean * expected[at] * alone * effect;
                if let Some(shape) = shape {
                    let rate = shape.draw(own, random);
                    return random.poisson(of_peers * rate);
                }
                match self.colleague(members[at].group, random).filter(|_| differ == Differ::Own) {
                    // As the record of a colleague tells that colleague's rate.
                    Some(like) if alpha.is_finite() => {
                        let (shape, usual) =
                            (alpha + f64::from(members[like].count), alpha + mean * expected[like]);
                        random.negative_binomial(of_peers * shape / usual, shape)
                    }
                    _ => random.negative_binomial(of_peers, alpha),
                }
            })
            .collect()
    }

    /// One person's hits of their number.
    fn hits(
        &self,
        differ: Differ,
        at: usize,
        (against, fit): (Yardstick, Option<(ShareSpread, [bool; 2])>),
        random: &mut Random,
    ) -> u32 {
        let Family::Shares { members, .. } = &self.family else { return 0 };
        let Share { of, .. } = members[at].share;
        let (mean, rho) = match against {
            // A person's own roster sets what is expected of them.
            Yardstick::Adjacent { share, rho, .. } => (share, rho),
            _ => fit.map_or((against.mean() / f64::from(of.max(1)), 0.0), |(fit, _)| (fit.mean, fit.rho)),
        };
        if rho <= 0.0 || mean <= 0.0 || mean >= 1.0 {
            return random.binomial(of, mean.clamp(0.0, 1.0));
        }
        let strength = (1.0 - rho) / rho;
        let (a, b) = (strength * mean, strength * (1.0 - mean));
        let may_be = fit.map_or([true; 2], |(_, may_be)| may_be);
        match differ {
            Differ::Lognormal | Differ::Much if may_be[0] => {
                let z = standard(random);
                random.binomial(of, share_shape::logit_normal(mean, rho, z))
            }
            Differ::TwoSorts if may_be[1] => {
                let rate = RateShape::TwoSorts.draw(sqrt(rho * (1.0 - mean) / mean), random);
                random.binomial(of, (mean * rate).min(1.0))
            }
            Differ::Own => match self.colleague(members[at].group, random) {
                Some(like) => {
                    let Share { hits, of: theirs } = members[like].share;
                    random.beta_binomial(of, a + f64::from(hits), b + f64::from(theirs - hits))
                }
                None => random.beta_binomial(of, a, b),
            },
            _ => random.beta_binomial(of, a, b),
        }
    }

    fn colleague(&self, group: u32, random: &mut Random) -> Option<usize> {
        let group = self.colleagues.get(group as usize)?;
        group.get(random.index(group.len())).copied()
    }

    /// Holds the teams of what was drawn to each other.
    pub(super) fn teams(&self, drawn: &Drawn) -> Option<TeamCounts> {
        let teams = self.teams.as_ref()?;
        teams.tested(people(&drawn.family)?, &drawn.came_together)
    }

    /// The place of a test's team among what was drawn, and the member it is.
    pub(super) fn member(&self, drawn: &Drawn, at: usize) -> Option<crate::detect::team::Member> {
        let team = self.teams.as_ref()?.team(at)?;
        let (count, expected) = people(&drawn.family)?.nth(at)?;
        Some(crate::detect::team::Member { team, count, expected })
    }
}

/// Everybody's count, and what is expected at the rate of their group.
fn people(family: &Family) -> Option<impl Iterator<Item = (u32, f64)> + '_> {
    let Family::Counts { members, groups, .. } = family else { return None };
    let totals = totals_of(members, *groups);
    Some(members.iter().map(move |m: &Member| {
        let total = totals[m.group as usize];
        (m.count, f64::from(total.events) / total.exposure * m.exposure)
    }))
}
