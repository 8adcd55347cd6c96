//! Team before person: is a whole team high, and does a flagged person stand out within it?

use super::found::{IndicatorFindings, Standing, TeamTest};
use super::settings::Settings;
use crate::detect::{team, team_mean};
use crate::indicators::{self, Method};
use crate::tables::Workforce;

/// Teams smaller than this, or with fewer events, get no attribution (`statistics.md` section 6).
pub(super) const FEWEST_IN_TEAM: u32 = 4;
const FEWEST_TEAM_EVENTS: u32 = 8;
/// The within-team test keeps a personal flag below this (`statistics.md` section 6).
const WITHIN_TEAM: f64 = 0.05;

/// Teams: is a whole team high, and does a flagged person stand out within it?
pub(super) fn turn_teams(found: &mut [IndicatorFindings], workforce: &Workforce, settings: &Settings) {
    let mut p_values = Vec::new();
    for findings in found.iter_mut() {
        if indicators::by_id(findings.id).is_some_and(|i| i.method() == Method::Teams) {
            compare_means(findings, workforce);
            p_values.extend(findings.teams.iter().map(|t| t.p_upper));
            continue;
        }
        // Found where the weeks were counted.
        if indicators::by_id(findings.id).is_some_and(|i| i.method() == Method::TeamWeeks) {
            p_values.extend(findings.teams.iter().map(|t| t.p_upper));
            continue;
        }
        if workforce.teams.len() < 2 {
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
        let (Some(variances), Some(tests)) = (team::variances(&members), team::test_teams(&members)) else {
            continue;
        };
        let above = above_in_each(
            workforce,
            members.iter().map(|m| (m.team, f64::from(m.count) > m.expected * variances.pooled_rate)),
        );
        for test in tests.iter().filter(|t| t.people >= FEWEST_IN_TEAM && t.count >= FEWEST_TEAM_EVENTS) {
            p_values.push(test.p_upper);
            findings.teams.push(TeamTest {
                team: test.team,
                people: test.people,
                count: test.count,
                expected: test.expected,
                exposure: exposure_of(findings, workforce, test.team),
                p_upper: test.p_upper,
                q: 1.0,
                above: above[test.team as usize],
                flagged: false,
            });
        }
        for test in findings.tests.iter_mut().filter(|t| t.standing == Standing::Flagged) {
            let team = workforce.people[test.person as usize].team;
            let Some(whole) = tests.iter().find(|t| Some(t.team) == team) else { continue };
            if whole.people >= FEWEST_IN_TEAM && whole.count >= FEWEST_TEAM_EVENTS {
                let share = test.test.expected * variances.pooled_rate / whole.expected;
                let alpha = variances.alpha_person;
                test.within_team =
                    Some(team::within_team(test.count, whole.count, share, whole.people, alpha));
            }
        }
    }
    let q = settings.allowing_for_all(&p_values);
    let mut at = 0;
    for findings in found.iter_mut() {
        let means = indicators::by_id(findings.id).is_some_and(|i| i.method() == Method::Teams);
        let ratio = if means { LOAD_RATIO } else { TEAM_RATIO };
        for team in &mut findings.teams {
            team.q = q[at];
            at += 1;
            team.flagged = team.q <= settings.false_share && f64::from(team.count) > team.expected * ratio;
        }
        let flagged: Vec<u32> = findings.teams.iter().filter(|t| t.flagged).map(|t| t.team).collect();
        for test in findings.tests.iter_mut().filter(|t| t.standing == Standing::Flagged) {
            let team = workforce.people[test.person as usize].team;
            let stands_out = test.within_team.is_none_or(|p| p < WITHIN_TEAM);
            test.standing = match (team.is_some_and(|t| flagged.contains(&t)), stands_out) {
                (_, true) => Standing::Flagged,
                (true, false) => Standing::TeamFlagged,
                (false, false) => Standing::OnlyAgainstPeers,
            };
        }
    }
}

/// Amounts of people over time at work, team against team; nobody's own amount is tested.
fn compare_means(findings: &mut IndicatorFindings, workforce: &Workforce) {
    let members: Vec<team_mean::Member> = findings
        .values
        .iter()
        .zip(&workforce.people)
        .filter(|(_, person)| person.listed || !workforce.has_people_file)
        .filter_map(|(value, person)| {
            let (amount, exposure) = (value.input("hours")?, value.input("full-time weeks in post")?);
            Some(team_mean::Member { team: person.team?, amount, exposure })
        })
        .collect();
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
            p_upper: test.p_upper,
            q: 1.0,
            above: above[test.team as usize],
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

/// A team's hours must be this many times the others': with a tenth more, ten people do the work of eleven.
const LOAD_RATIO: f64 = 1.1;

/// A team's rate must be this many times its people's peers' before it is a signal: a team of many people is unusual at
/// a ratio on which nobody would act.
const TEAM_RATIO: f64 = 1.25;
