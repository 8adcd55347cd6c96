//! A team's flag: everyone's counts, what was expected, and where to look.

use super::individual::chance;
use super::prose::{Prose, Tone};
use super::wording::{self, count, figure, next_time, one_in};
use super::{Explanation, Step, StepRows};
use crate::detect::peer_count::{Belief, Next, NextPeriod};
use crate::flags::{Findings, TeamTest};
use crate::indicators::Indicator;
use crate::tables::{RowRef, Workforce};

pub(super) fn of_team(
    explanation: &mut Explanation,
    indicator: &dyn Indicator,
    test: &TeamTest,
    who: &str,
    findings: &Findings,
    workforce: &Workforce,
) {
    let unit = indicator.card().unit;
    let Some(found) = findings.of(indicator.card().id) else { return };
    let counted = test.count - test.went_round;
    let ratio = f64::from(counted) / test.expected;
    explanation.sentence = Prose::new()
        .say("In ")
        .in_tone(Tone::Team, who)
        .say(" there were ")
        .in_tone(Tone::Team, count(counted, unit.0, unit.1))
        .say(if test.went_round > 0 { " beyond those that came together, where " } else { ", where " })
        .strong(figure(test.expected))
        .say(format!(
            " would be expected of people in the same jobs with the same time at work: {ratio:.1} times. {} of {} people are above their own expected count. Look at the workload, not at the people.",
            test.above,
            test.people
        ));
    let members: Vec<(Option<RowRef>, Vec<String>)> = found
        .tests
        .iter()
        .filter(|t| workforce.people[t.person as usize].team == Some(test.team))
        .map(|t| {
            (
                None,
                vec![workforce.pseudonym(t.person), t.count.to_string(), format!("{:.2}", t.test.expected)],
            )
        })
        .collect();
    explanation.steps = vec![
        Step {
            text: "Each member's count, and what their own peer group's rate gives for their time at work"
                .to_owned(),
            result: count(test.people, "person", "people"),
            rows: Some(StepRows {
                headings: vec!["Who".to_owned(), "Count".to_owned(), "Expected".to_owned()],
                rows: members,
            }),
        },
        Step {
            text: "Added up: counted, and expected at the other teams’ rate".to_owned(),
            result: format!("{} and {}", wording::thousands(test.count), figure(test.expected)),
            rows: None,
        },
        Step {
            text: "How far the other teams’ totals lie apart beyond chance and beyond people who differ (standard deviation)".to_owned(),
            result: format!("{:.0} %", test.apart * 100.0),
            rows: None,
        },
        Step {
            text: "Chance of so many in a team, allowing for members and teams who differ".to_owned(),
            result: chance(test.p_upper),
            rows: None,
        },
        Step {
            text: format!(
                "After allowing for every team and pattern asked about; at most {} is asked",
                findings.settings.false_share
            ),
            result: chance(test.q),
            rows: None,
        },
    ];
    if test.went_round > 0 {
        explanation.steps.insert(2, Step {
            text: "Of these, in weeks so full that an infection may have gone round, beyond what was expected in them; not held against the team".to_owned(),
            result: count(test.went_round, unit.0, unit.1),
            rows: None,
        });
    }
    if let Some(rest) = test.rest {
        explanation.steps.push(Step {
            text: format!(
                "Without the member who is highest: {} of the others, where {} would be expected of them; they must be high too",
                count(rest.count, unit.0, unit.1),
                figure(rest.expected)
            ),
            result: format!("{:.1} times", f64::from(rest.count) / rest.expected.max(f64::MIN_POSITIVE)),
            rows: None,
        });
    }
    explanation.chance = Prose::new()
        .say("A team's figure is the sum of many people's, so luck evens out: a whole team this high by chance alone would be ")
        .in_tone(Tone::Chance, one_in(test.p_upper))
        .say(".")
        .say(next_time(&expected_next(test, f64::from(counted)), unit));
    explanation.questions = vec![
        "How many posts are vacant, and since when?".to_owned(),
        "Whose absence is being covered, and by whom?".to_owned(),
        "What was asked of this team that was not asked of the others?".to_owned(),
    ];
}

/// What the team is to expect next: its own record, drawn towards the other teams as far as those lie together.
fn expected_next(test: &TeamTest, counted: f64) -> NextPeriod {
    let belief = if test.apart > 0.0 {
        let alpha = 1.0 / (test.apart * test.apart);
        Belief::Rate { shape: alpha + counted, rate: alpha + test.expected }
    } else {
        Belief::Alike
    };
    belief.next(Next::Count(test.expected))
}
