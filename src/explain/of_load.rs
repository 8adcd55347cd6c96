//! A team's flag by its hours: each member's, the team's for a post and week, and the other teams'.

use super::individual::chance;
use super::prose::{Prose, Tone};
use super::wording::{figure, one_in, thousands};
use super::{Explanation, Step, StepRows};
use crate::flags::{Findings, TeamTest};
use crate::indicators::Indicator;
use crate::tables::{RowRef, Workforce};

pub(super) fn of_load(
    explanation: &mut Explanation,
    indicator: &dyn Indicator,
    test: &TeamTest,
    who: &str,
    findings: &Findings,
    workforce: &Workforce,
) {
    let unit = indicator.card().unit.1;
    let Some(found) = findings.of(indicator.card().id) else { return };
    let (own, others) = (f64::from(test.count) / test.exposure, test.expected / test.exposure);
    explanation.sentence = Prose::new()
        .say("In ")
        .in_tone(Tone::Team, who)
        .say(" it was ")
        .in_tone(Tone::Team, format!("{} {unit}", figure(own)))
        .say(" for each full-time post, in the other teams ")
        .strong(figure(others))
        .say(format!(
            ": {:.2} times. {} of {} people are above the other teams. Look at the workload, not at the people.",
            own / others,
            test.above,
            test.people
        ));
    let members: Vec<(Option<RowRef>, Vec<String>)> = workforce.teams[test.team as usize]
        .people
        .iter()
        .filter_map(|person| {
            let value = found.values.get(*person as usize)?;
            let (hours, weeks) = (value.input("hours")?, value.input("full-time weeks in post")?);
            let cells = vec![workforce.pseudonym(*person), format!("{hours:.1}"), format!("{weeks:.1}")];
            Some((None, cells))
        })
        .collect();
    let headings = ["Who", "Hours", "Weeks in post × full-time equivalent"].map(str::to_owned).to_vec();
    let step = |text: String, result: String| Step { text, result, rows: None };
    explanation.steps = vec![
        Step {
            text: "Each member’s hours and weeks in post".to_owned(),
            result: super::wording::count(test.people, "person", "people"),
            rows: Some(StepRows { headings, rows: members }),
        },
        step(
            format!("{} hours ÷ {:.1} full-time weeks in post", thousands(test.count), test.exposure),
            format!("{own:.2} {unit}"),
        ),
        step(
            "The other teams’ mean, each weighed by how well it is known and by how much teams differ".to_owned(),
            format!("{others:.2} {unit}"),
        ),
        step(
            "Chance of a team so high or higher (Student’s t), allowing for how much people and the other teams differ"
                .to_owned(),
            chance(test.p_upper),
        ),
        step(
            format!(
                "After allowing for every team and pattern asked about; at most {} is asked",
                findings.settings.false_share
            ),
            chance(test.q),
        ),
    ];
    explanation.chance = Prose::new()
        .say("Teams differ anyway. Given how much, one so high by chance alone would be ")
        .in_tone(Tone::Chance, one_in(test.p_upper))
        .say(".");
}
