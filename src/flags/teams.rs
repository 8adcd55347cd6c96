//! Team before person: is a whole team high, and does a flagged person stand out within it?

use super::found::{IndicatorFindings, PersonTest, Standing, TeamTest};
use super::settings::Settings;
use crate::detect::team_count::{self, Compared};
use crate::detect::{team, team_mean};
use crate::indicators::{self, Indicator, Method};
use crate::maths::InOrder;
use crate::tables::Workforce;

/// Teams smaller than this, or with fewer events, get no attribution (`statistics.md` section 6).
pub(super) const FEWEST_IN_TEAM: u32 = 4;
const FEWEST_TEAM_EVENTS: u32 = 8;
/// The within-team test keeps a personal flag below this (`statistics.md` section 6).
const WITHIN_TEAM: f64 = 0.05;

/// The indicator whose events can go round a team.
const SPELLS: &str = "sickness-spells";

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
        let (Some(variances), Some(tests)) = (team::variances(&members), team::test_teams(&members)) else {
            continue;
        };
        let above = above_in_each(
            workforce,
            members.iter().map(|m| (m.team, f64::from(m.count) > m.expected * variances.pooled_rate)),
        );
        let alike = alike(findings, workforce);
        let compared: Vec<Compared> = tests
            .iter()
            .filter(|t| t.people >= FEWEST_IN_TEAM && t.expected > 0.0)
            .map(|own| Compared {
                own: *own,
                alike: alike[own.team as usize],
                came_together: if findings.id == SPELLS {
                    went_round[own.team as usize].min(own.count)
                } else {
                    0
                },
            })
            .collect();
        for (one, among) in compared.iter().zip(team_count::among_teams(&compared)) {
            let (test, went_round) = (one.own, one.came_together);
            let Some(among) = among.filter(|_| test.count >= FEWEST_TEAM_EVENTS) else { continue };
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
    allow_for_all(found, settings);
    for findings in found.iter_mut() {
        let means = method_of(findings) == Some(Method::Teams);
        let weeks = method_of(findings) == Some(Method::TeamWeeks);
        let ratio = if means { LOAD_RATIO } else { TEAM_RATIO };
        for team in &mut findings.teams {
            let counted = if weeks { team.count } else { team.count - team.went_round };
            team.flagged = team.q <= settings.false_share && f64::from(counted) > team.expected * ratio;
        }
        let flagged: Vec<(u32, u32)> =
            findings.teams.iter().filter(|t| t.flagged).map(|t| (t.team, t.people)).collect();
        for test in findings.tests.iter_mut().filter(|t| t.standing == Standing::Flagged) {
            let team = workforce.people[test.person as usize].team;
            let of_flagged = team.and_then(|t| flagged.iter().find(|(team, _)| *team == t));
            // In a team that is high, whoever is highest passes for unusual among the peers, and is the highest of so many.
            let looked_at = of_flagged.map_or(1.0, |(_, people)| f64::from(*people));
            let stands_out = test.within_team.is_none_or(|p| p * looked_at < WITHIN_TEAM);
            test.standing = match (of_flagged, stands_out) {
                (_, true) => Standing::Flagged,
                (Some(_), false) => Standing::TeamFlagged,
                (None, false) => Standing::OnlyAgainstPeers,
            };
        }
    }
}

/// By team: teams with the same number have peers in common, and not only a few of their people.
fn alike(findings: &IndicatorFindings, workforce: &Workforce) -> Vec<usize> {
    let teams = workforce.teams.len();
    let of_team =
        |t: &PersonTest| Some((workforce.people[t.person as usize].team?, t.group, t.test.expected));
    let mut parts: Vec<(u32, u32, f64)> = findings.tests.iter().filter_map(of_team).collect();
    parts.put_in_order_by_key(|(team, group, _)| (*team, *group));
    let mut whole = vec![0.0; teams];
    for (team, _, expected) in &parts {
        whole[*team as usize] += expected;
    }
    // Teams and, after them, peer groups; each points to one it is joined with.
    let mut joined: Vec<usize> = (0..teams + findings.peers.groups.len()).collect();
    let root = |joined: &[usize], mut at: usize| {
        while joined[at] != at {
            at = joined[at];
        }
        at
    };
    for of_group in parts.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (team, group, _) = of_group[0];
        let part: f64 = of_group.iter().map(|p| p.2).sum();
        if part >= whole[team as usize] * IN_COMMON {
            let (a, b) = (root(&joined, team as usize), root(&joined, teams + group as usize));
            joined[a.max(b)] = a.min(b);
        }
    }
    (0..teams).map(|team| root(&joined, team)).collect()
}

/// A group of peers that gives less than this share of a team's expected count makes it like no other team.
const IN_COMMON: f64 = 0.25;

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

fn method_of(findings: &IndicatorFindings) -> Option<Method> {
    indicators::by_id(findings.id).map(Indicator::method)
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
            apart: 0.0,
            p_upper: test.p_upper,
            q: 1.0,
            above: above[test.team as usize],
            went_round: 0,
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
