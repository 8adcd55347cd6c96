//! What a redrawn workforce needs to know of teams: how far they lie apart by nature, and what came in one with others.

use std::rc::Rc;

use super::differ::Differ;
use super::found::{Findings, IndicatorFindings, PersonTest};
use super::team_counts::{TeamCounts, alike, compared};
use super::teams::{SPELLS, load_members, method_of};
use crate::detect::rate_shape::standard;
use crate::detect::team::{self, Member};
use crate::detect::{team_count, team_mean};
use crate::indicators::Method;
use crate::maths::{Random, sqrt};
use crate::tables::Workforce;

/// The teams of one indicator of counts.
#[derive(Debug)]
pub(super) struct TeamsOf {
    /// By test, the team.
    of: Vec<Option<u32>>,
    /// By team, its tests.
    tests: Vec<Vec<usize>>,
    alike: Vec<usize>,
    /// How far teams may lie apart, each with how likely as much or less is.
    apart: Vec<(f64, f64)>,
    /// By team: events that came in one with others, and how many are expected in all.
    together: Vec<(u32, f64)>,
}

impl TeamsOf {
    /// The teams of an indicator's tests; `None` where there are no two.
    pub(super) fn of(
        found: &IndicatorFindings,
        findings: &Findings,
        workforce: &Workforce,
    ) -> Option<Rc<Self>> {
        if workforce.teams.len() < 2 {
            return None;
        }
        let of: Vec<Option<u32>> =
            found.tests.iter().map(|t| workforce.people[t.person as usize].team).collect();
        let member = |(test, team): (&PersonTest, &Option<u32>)| {
            Some(Member { team: (*team)?, count: test.count, expected: test.test.expected })
        };
        let members: Vec<Member> = found.tests.iter().zip(&of).filter_map(member).collect();
        let whole = team::test_teams(&members)?;
        let mut together: Vec<(u32, f64)> = vec![(0, 0.0); workforce.teams.len()];
        for team in &whole {
            together[team.team as usize].1 = team.expected;
        }
        let of_weeks = |f: &&IndicatorFindings| method_of(f) == Some(Method::TeamWeeks) && found.id == SPELLS;
        for test in findings.indicators.iter().filter(of_weeks).flat_map(|f| &f.teams) {
            together[test.team as usize].0 = test.went_round;
        }
        let alike = alike(found, workforce);
        // A team that has a flag differs more than others do; they say how far teams lie apart.
        let flagged = |team: u32| found.teams.iter().any(|t| t.team == team && t.flagged);
        let mut compared = compared(&whole, &alike, |team| together[team as usize].0);
        compared.retain(|team| !flagged(team.own.team));
        let mut sum = 0.0;
        let apart = team_count::how_far_apart(&compared).into_iter().map(|(apart, weight)| {
            sum += weight;
            (apart, sum)
        });
        let mut tests = vec![Vec::new(); workforce.teams.len()];
        for (test, team) in of.iter().enumerate() {
            tests
                .get_mut((*team).map_or(usize::MAX, |team| team as usize))
                .into_iter()
                .for_each(|of| of.push(test));
        }
        Some(Rc::new(Self { tests, apart: apart.collect(), of, alike, together }))
    }

    /// Draws how far teams lie apart, and where each lies.
    pub(super) fn effects(&self, differ: Differ, random: &mut Random) -> (f64, Vec<f64>) {
        // However much people differ, of teams it is not known either.
        let u = if differ == Differ::Much { random.uniform() } else { differ.place(random) };
        let apart = self.apart.iter().find(|(_, up_to)| *up_to >= u).map_or(0.0, |(apart, _)| *apart);
        (apart, self.together.iter().map(|_| differ.teams().draw(apart, random)).collect())
    }

    /// The team of a test.
    pub(super) fn team(&self, test: usize) -> Option<u32> {
        self.of.get(test).copied().flatten()
    }

    /// Of all events, the share that came in one with others.
    pub(super) fn share_together(&self) -> f64 {
        let (came, all) = self.together.iter().fold((0.0, 0.0), |s, t| (s.0 + f64::from(t.0), s.1 + t.1));
        if all > 0.0 { (came / all).min(1.0) } else { 0.0 }
    }

    /// What comes in one with others in each team: as much as in a team drawn by lot, by size.
    pub(super) fn came_together(&self, random: &mut Random) -> Vec<u32> {
        let usual: Vec<(u32, f64)> = self.together.iter().copied().filter(|t| t.1 > 0.0).collect();
        let drawn = |(_, expected): &(u32, f64)| {
            let (came, of) = usual.get(random.index(usual.len())).copied().unwrap_or((0, 1.0));
            if came == 0 { 0 } else { (f64::from(came) * expected / of).round() as u32 }
        };
        self.together.iter().map(drawn).collect()
    }

    /// Hands out what came together among the members of each team, by what is expected of them.
    pub(super) fn hand_out(&self, came: &[u32], expected: &[f64], counts: &mut [u32], random: &mut Random) {
        for (places, came) in self.tests.iter().zip(came).filter(|(_, came)| **came > 0) {
            let weights: Vec<f64> = places.iter().map(|at| expected[*at]).collect();
            let mut drawn = vec![0; places.len()];
            random.multinomial(*came, &weights, &mut drawn);
            places.iter().zip(drawn).for_each(|(at, more)| counts[*at] += more);
        }
    }

    /// Holds the teams of a redrawn workforce to each other. `people` are counts and what is expected, one a test.
    pub(super) fn tested(
        &self,
        people: impl Iterator<Item = (u32, f64)>,
        came: &[u32],
    ) -> Option<TeamCounts> {
        let member = |((count, expected), team): ((u32, f64), &Option<u32>)| {
            Some(Member { team: (*team)?, count, expected })
        };
        let members: Vec<Member> = people.zip(&self.of).filter_map(member).collect();
        TeamCounts::of(&members, &self.alike, |team| came.get(team as usize).copied().unwrap_or(0))
    }
}

/// Amounts such as hours, team against team.
#[derive(Debug)]
pub(super) struct Loads {
    members: Vec<team_mean::Member>,
    /// The mean of all, and how far teams lie apart relative to it.
    mean: f64,
    apart: f64,
}

impl Loads {
    /// As they were compared; `None` where teams were not.
    pub(super) fn of(findings: &Findings, workforce: &Workforce) -> Option<Self> {
        let found = findings.indicators.iter().find(|f| method_of(f) == Some(Method::Teams))?;
        if found.teams.is_empty() {
            return None;
        }
        let mut members = load_members(found, workforce);
        members.retain(|m| m.exposure > 0.0);
        let sum = |of: &dyn Fn(&team_mean::Member) -> f64| members.iter().map(of).sum::<f64>();
        let mean = sum(&|m| m.amount) / sum(&|m| m.exposure);
        let apart = sqrt(team_mean::variance_between(&members)) / mean;
        Some(Self { members, mean, apart })
    }

    /// The same people with each other's amounts, in teams that lie as far apart as these do.
    pub(super) fn drawn(&self, random: &mut Random) -> Vec<team_mean::Member> {
        let teams = self.members.iter().map(|m| m.team + 1).max().unwrap_or(0) as usize;
        let mut own = vec![(0.0, 0.0); teams];
        for m in &self.members {
            own[m.team as usize].0 += m.amount;
            own[m.team as usize].1 += m.exposure;
        }
        let mut apart: Vec<f64> = self
            .members
            .iter()
            .map(|m| m.amount / m.exposure - own[m.team as usize].0 / own[m.team as usize].1)
            .collect();
        random.shuffle(&mut apart);
        let level: Vec<f64> = (0..teams).map(|_| self.mean * (1.0 + self.apart * standard(random))).collect();
        let drawn = |(m, apart): (&team_mean::Member, f64)| team_mean::Member {
            amount: ((level[m.team as usize] + apart) * m.exposure).max(0.0),
            ..*m
        };
        self.members.iter().zip(apart).map(drawn).collect()
    }
}
