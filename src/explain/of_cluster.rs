//! A team's flag by its weeks: who fell ill in them, what their days and everyone else's spells would give.

use super::individual::chance;
use super::prose::{Prose, Tone};
use super::wording::{count, figure, one_in, period};
use super::{Explanation, Step, StepRows};
use crate::flags::{Findings, TeamTest, cluster_of};
use crate::tables::{RowRef, Workforce};

pub(super) fn of_cluster(
    explanation: &mut Explanation,
    test: &TeamTest,
    who: &str,
    findings: &Findings,
    workforce: &Workforce,
) {
    let records = findings.records(workforce);
    let Some(cluster) = cluster_of(test.team, &records) else { return };
    let found = cluster.fullest;
    let ill = cluster.ill.len() as u32;
    explanation.sentence = Prose::new()
        .say("In ")
        .in_tone(Tone::Team, who)
        .say(" ")
        .in_tone(Tone::Team, format!("{} of {} people", ill, test.people))
        .say(format!(
            " fell ill in {}: {} of its {} in {} weeks. Spread as its days and everyone else’s spells are, it would be ",
            period(cluster.stretch),
            found.spells,
            count(found.of, "spell", "spells"),
            cluster.weeks.len()
        ))
        .strong(figure(test.expected))
        .say(". It looks as if an infection went round. Look at those weeks, not at the people.");
    let by_week: Vec<(Option<RowRef>, Vec<String>)> = cluster
        .weeks
        .iter()
        .map(|(window, week)| {
            let figures = [f64::from(week.spells), week.days, f64::from(week.others), week.others_days];
            let cells = figures.map(|x| format!("{x}"));
            (None, std::iter::once(window.first.to_string()).chain(cells).collect())
        })
        .collect();
    let members = cluster
        .ill
        .iter()
        .map(|(person, spells)| (None, vec![workforce.pseudonym(*person), spells.to_string()]))
        .collect();
    let headings = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect();
    let step = |text: String, result: String| Step { text, result, rows: None };
    explanation.steps = vec![
        Step {
            text: "Spells that began, week by week, and days in post; of the team and of everyone else".to_owned(),
            result: count(found.of, "spell", "spells"),
            rows: Some(StepRows {
                headings: headings(&["Week of", "Spells", "Days", "Others’ spells", "Others’ days"]),
                rows: by_week,
            }),
        },
        Step {
            text: format!("The fullest stretch: {}", period(cluster.stretch)),
            result: count(found.spells, "spell", "spells"),
            rows: Some(StepRows { headings: headings(&["Who", "Spells"]), rows: members }),
        },
        step(
            "Share of the spells expected in it: the larger of that of the team’s days and that of everyone else’s spells, steadied by 20".to_owned(),
            format!("{:.1} %", found.share * 100.0),
        ),
        step(
            format!("Chance of {} or more of {} in it (binomial, upper tail)", found.spells, found.of),
            chance(found.tail),
        ),
        step(
            format!("Counted once for each of the {} stretches looked at", found.looked_at),
            chance(test.p_upper),
        ),
        step(
            format!(
                "After allowing for every team asked about; at most {} is asked",
                findings.settings.false_share
            ),
            chance(test.q),
        ),
    ];
    explanation.chance = Prose::new()
        .say("Spells fall together by chance as well. So many in any of these stretches would be ")
        .in_tone(Tone::Chance, one_in(test.p_upper))
        .say(".");
}
