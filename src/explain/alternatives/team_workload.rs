//! The team has more of it, not the person.

use super::{Alternative, Answer, Asked, Verdict};
use crate::detect::team;
use crate::explain::wording::{count, figure, one_in};
use crate::flags::{FlagKind, Settings};
use crate::indicators::Method;
use crate::peers::PeerBy;

pub(super) const ALTERNATIVE: Alternative = Alternative {
    id: "team-workload",
    name: "Team workload",
    meaning: "The whole team has more of it, so the question is about the work and not about the person.",
    file: file!(),
    test,
};

/// Fewest colleagues who say something about a team (`statistics.md` section 6).
const FEWEST: u32 = 4;
/// The colleagues must have this many times what is expected, as in `flags::teams`.
const HIGHER: f64 = 1.25;
/// And a chance below this, allowing for people who differ.
const BY_CHANCE: f64 = 0.05;

fn test(asked: &Asked<'_>) -> Answer {
    let Some(team) = asked.team() else { return Answer::no_data("No file says this person’s team.") };
    if asked.flag.kind == FlagKind::Individual && asked.counts() {
        return of_colleagues(asked, team);
    }
    of_load(asked, team)
}

/// The colleagues' counts of the same thing, without the person's own.
fn of_colleagues(asked: &Asked<'_>, own: u32) -> Answer {
    let (Some(found), Some(person)) = (asked.findings.of(asked.flag.indicator), asked.person()) else {
        return Answer::no_data("Not measured.");
    };
    let members: Vec<team::Member> = found
        .tests
        .iter()
        .filter(|t| t.person != person)
        .filter_map(|t| {
            let team = asked.workforce.people[t.person as usize].team?;
            Some(team::Member { team, count: t.count, expected: t.test.expected })
        })
        .collect();
    let tests = team::test_teams(&members).unwrap_or_default();
    let Some(test) = tests.iter().find(|t| t.team == own && t.people >= FEWEST && t.expected > 0.0) else {
        return Answer::no_data(format!("Fewer than {FEWEST} colleagues of the team can be compared."));
    };
    let ratio = f64::from(test.count) / test.expected;
    let name = &asked.workforce.teams[own as usize].name;
    let unit = asked.unit();
    let finding = format!(
        "{} of {name} had {} where {} would be expected: {:.1} times ({} by chance, allowing for people who differ).",
        count(test.people, "colleague", "colleagues"),
        count(test.count, unit.0, unit.1),
        figure(test.expected),
        ratio,
        one_in(test.p_upper)
    );
    let answer = Answer::of(ratio >= HIGHER && test.p_upper < BY_CHANCE, finding).with(
        &["Team, without this person", "#People", "#Counted", "#Expected"],
        tests
            .iter()
            .map(|t| {
                let name = asked.workforce.teams[t.team as usize].name.clone();
                vec![name, t.people.to_string(), t.count.to_string(), figure(t.expected)]
            })
            .collect(),
    );
    let within = asked.under(&Settings { peers: vec![PeerBy::Team], ..asked.findings.settings.clone() });
    let group =
        within.of(asked.flag.indicator).and_then(|f| f.peers.groups.get(f.test(person)?.group as usize));
    if !group.is_some_and(|g| g.rung.contains(PeerBy::Team.label())) {
        let mut answer = answer;
        answer.finding += " The team is too small to be compared with alone.";
        return answer;
    }
    answer.run_again("Compared with the own team only", asked.stands(&within))
}

/// The team's hours of overtime for each post against the other teams'.
fn of_load(asked: &Asked<'_>, own: u32) -> Answer {
    if asked.indicator.method() == Method::Teams {
        return Answer {
            verdict: Verdict::Supported,
            ..Answer::of(true, "The flag is about the team’s workload itself.".to_owned())
        };
    }
    let load = asked.findings.of("team-load");
    let Some(test) = load.and_then(|f| f.teams.iter().find(|t| t.team == own)) else {
        return Answer::no_data("The teams’ hours of overtime cannot be compared.");
    };
    if test.expected <= 0.0 {
        return Answer::no_data("The other teams have no hours of overtime to compare with.");
    }
    let ratio = f64::from(test.count) / test.expected;
    Answer::of(
        test.flagged,
        format!(
            "The team has {} of overtime for each post as the other teams ({} by chance).",
            match figure(ratio).as_str() {
                "1" => "as many hours".to_owned(),
                times => format!("{times} times as many hours"),
            },
            one_in(test.p_upper)
        ),
    )
    .with(
        &["Team", "#Hours", "#Expected"],
        vec![vec![
            asked.workforce.teams[own as usize].name.clone(),
            count(test.count, "hour", "hours"),
            figure(test.expected),
        ]],
    )
}
