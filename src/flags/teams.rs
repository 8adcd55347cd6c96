//! Team before person: is a whole team high, and does a flagged person stand out within it?

use super::found::{IndicatorFindings, Standing, TeamTest};
use super::settings::Settings;
use super::team_counts::{Held, TeamCounts, alike, is_flagged, is_flagged_for_events, stands_out};
use crate::detect::{team, team_mean};
use crate::indicators::{self, Indicator, Method};
use crate::tables::Workforce;

/// The indicator whose events can go round a team.
pub(super) const SPELLS: &str = "sickness-spells";

/// Teams: is a whole team high, and does a flagged person stand out within it?
pub(super) fn turn_teams(found: &mut [IndicatorFindings], workforce: &Workforce, settings: &Settings) {
    let mut went_round = vec![0; workforce.teams.len()];
    let of_weeks = |f: &&IndicatorFindings| method_of(f) == Some(Method::TeamWeeks);
    for test in found.iter().filter(of_weeks).flat_map(|f| &f.teams) {
        went_round[test.team as usize] = test.went_round;
    }
    for findings in found.iter_mut() {
        if method_of(findings) == Some(Method::Teams) {
            compare_means(findings, workforce);
            continue;
        }
        // Found where the weeks were counted.
        if method_of(findings) == Some(Method::TeamWeeks) || workforce.teams.len() < 2 {
            continue;
        }
        // The team test is one of counts: a share of few has no place in it.
        let counts = findings.tests.iter().filter(|t| t.test.against.most().is_none());
        let members: Vec<team::Member> = counts
            .filter_map(|t| {
                let team = workforce.people[t.person as usize].team?;
                Some(team::Member { team, count: t.count, expected: t.test.expected })
            })
            .collect();
        let came_together = |team: u32| if findings.id == SPELLS { went_round[team as usize] } else { 0 };
        let Some(teams) = TeamCounts::of(&members, &alike(findings, workforce), came_together) else {
            continue;
        };
        let above = above_in_each(
            workforce,
            members.iter().map(|m| (m.team, f64::from(m.count) > m.expected * teams.pooled_rate())),
        );
        for Held { own, among, rest } in &teams.among {
            let (test, went_round) = (own.own, own.came_together);
            findings.teams.push(TeamTest {
                team: test.team,
                people: test.people,
                count: test.count,
                expected: among.expected,
                exposure: exposure_of(findings, workforce, test.team),
                apart: among.apart,
                p_upper: among.p_upper,
                q: 1.0,
                above: above[test.team as usize],
                went_round,
                rest: Some(*rest),
                flagged: false,
            });
        }
        for test in findings.tests.iter_mut().filter(|t| t.standing == Standing::Flagged) {
            let Some(team) = workforce.people[test.person as usize].team else { continue };
            test.within_team =
                teams.within(team::Member { team, count: test.count, expected: test.test.expected });
        }
    }
    allow_for_all(found, settings);
    for findings in found.iter_mut() {
        let means = method_of(findings) == Some(Method::Teams);
        let weeks = method_of(findings) == Some(Method::TeamWeeks);
        for team in &mut findings.teams {
            team.flagged = if weeks {
                is_flagged(team.q, team.count, team.expected, WEEKS_RATIO, settings)
            } else if means {
                is_flagged(team.q, team.count, team.expected, LOAD_RATIO, settings)
            } else {
                let counted = team.count - team.went_round;
                team.rest
                    .is_some_and(|rest| is_flagged_for_events(team.q, counted, team.expected, rest, settings))
            };
        }
        let flagged: Vec<(u32, u32)> =
            findings.teams.iter().filter(|t| t.flagged).map(|t| (t.team, t.people)).collect();
        for test in findings.tests.iter_mut().filter(|t| t.standing == Standing::Flagged) {
            let team = workforce.people[test.person as usize].team;
            let of_flagged = team.and_then(|t| flagged.iter().find(|(team, _)| *team == t));
            let stands_out = stands_out(test.within_team, of_flagged.map(|(_, people)| *people));
            test.standing = match (of_flagged, stands_out) {
                (_, true) => Standing::Flagged,
                (Some(_), false) => Standing::TeamFlagged,
                (None, false) => Standing::OnlyAgainstPeers,
            };
        }
    }
}

/// Allows for every team asked about. What went round teams is a question of its own: where infections are found in dozens of
/// teams, a false workload among them would be "one of many", as the share of false flags has it, and pass too easily.
fn allow_for_all(found: &mut [IndicatorFindings], settings: &Settings) {
    for weeks in [true, false] {
        let mut asked: Vec<&mut TeamTest> = found
            .iter_mut()
            .filter(|f| (method_of(f) == Some(Method::TeamWeeks)) == weeks)
            .flat_map(|f| &mut f.teams)
            .collect();
        let p_values: Vec<f64> = asked.iter().map(|t| t.p_upper).collect();
        for (team, q) in asked.iter_mut().zip(settings.allowing_for_all(&p_values)) {
            team.q = q;
        }
    }
}

pub(super) fn method_of(findings: &IndicatorFindings) -> Option<Method> {
    indicators::by_id(findings.id).map(Indicator::method)
}

/// Amounts of people in teams over their time at work.
pub(super) fn load_members(findings: &IndicatorFindings, workforce: &Workforce) -> Vec<team_mean::Member> {
    let people = findings.values.iter().zip(&workforce.people);
    people
        .filter(|(_, person)| person.listed || !workforce.has_people_file)
        .filter_map(|(value, person)| {
            let (amount, exposure) = (value.input("hours")?, value.input("full-time weeks in post")?);
            Some(team_mean::Member { team: person.team?, amount, exposure })
        })
        .collect()
}

/// Amounts of people over time at work, team against team; nobody's own amount is tested.
fn compare_means(findings: &mut IndicatorFindings, workforce: &Workforce) {
    let members = load_members(findings, workforce);
    let tests = team_mean::test_teams(&members);
    if tests.is_empty() && findings.missing.is_none() {
        findings.not_compared = Some(format!(
            "fewer than {} teams have {} people with hours, so teams are not compared",
            team_mean::FEWEST_TEAMS,
            team_mean::FEWEST_PEOPLE
        ));
    }
    let mut others = vec![f64::INFINITY; workforce.teams.len()];
    for test in &tests {
        others[test.team as usize] = test.others;
    }
    let is_above = |m: &team_mean::Member| (m.team, m.amount > m.exposure * others[m.team as usize]);
    let above = above_in_each(workforce, members.iter().map(is_above));
    for test in tests {
        findings.teams.push(TeamTest {
            team: test.team,
            people: test.people,
            count: test.amount.round() as u32,
            expected: test.others * test.exposure,
            exposure: test.exposure,
            apart: 0.0,
            p_upper: test.p_upper,
            q: 1.0,
            above: above[test.team as usize],
            went_round: 0,
            rest: None,
            flagged: false,
        });
    }
}

/// How many members of each team are above, in one walk: a force has thousands of teams.
fn above_in_each(workforce: &Workforce, members: impl Iterator<Item = (u32, bool)>) -> Vec<u32> {
    let mut above = vec![0; workforce.teams.len()];
    for (team, is_above) in members {
        above[team as usize] += u32::from(is_above);
    }
    above
}

/// Time at work of a team's members who are compared.
fn exposure_of(findings: &IndicatorFindings, workforce: &Workforce, team: u32) -> f64 {
    let members = workforce.teams[team as usize].people.iter();
    members.filter_map(|person| findings.test(*person)).map(|test| test.exposure).sum()
}

/// Spells that begin together must be this many times those expected in their weeks.
const WEEKS_RATIO: f64 = 1.25;
/// A team's hours must be this many times the others': with a tenth more, ten people do the work of eleven.
pub(super) const LOAD_RATIO: f64 = 1.1;
