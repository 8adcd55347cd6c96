//! A person's share against peers: so many of so many, and what the peers' share would give.

use super::individual::{chance, two_keys, when};
use super::prose::{Prose, Tone};
use super::wording::{self, by_chance, count, figure, one_person_in};
use super::{Explanation, Step};
use crate::detect::peer_count::Next;
use crate::detect::yardstick::Yardstick;
use crate::flags::{Findings, PersonTest};
use crate::indicators::Indicator;
use crate::tables::Workforce;

pub(super) fn of_share(
    explanation: &mut Explanation,
    indicator: &dyn Indicator,
    of: (&str, &str),
    test: &PersonTest,
    who: &str,
    findings: &Findings,
    workforce: &Workforce,
) {
    let unit = indicator.card().unit;
    let Some(found) = findings.of(indicator.card().id) else { return };
    let group = &found.peers.groups[test.group as usize];
    let (most, p) = (test.exposure as u32, test.test.p_upper);
    explanation.sentence = Prose::new()
        .say(format!("{who} had "))
        .in_tone(Tone::Individual, count(test.count, unit.0, unit.1))
        .say(format!(" of {}{}. ", count(most, of.0, of.1), when(workforce, findings)))
        .say(format!("{} would have ", wording::sentence_case(&group.rung)))
        .strong(figure(test.test.against.mean()))
        .say(format!(" of {most}. As many or more would happen to "))
        .strong(one_person_in(p))
        .say(" by chance, allowing for how much people differ.");
    let records = findings.records(workforce);
    explanation.steps = indicator.trace(test.person, &records).into_iter().map(Step::from).collect();
    let mut step = |text: String, result: String| explanation.steps.push(Step { text, result, rows: None });
    step(
        format!(
            "Compared with {}: {} with {} of {}, this person included",
            group.rung,
            count(group.people, "person", "people"),
            count(group.events, unit.0, unit.1),
            count(group.exposure as u32, of.0, of.1),
        ),
        group.label.clone(),
    );
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    let differ = |rho: f64| {
        if rho > 0.0 {
            format!("their own shares differ, with an intraclass correlation of {rho:.3}")
        } else {
            "they differ no more than chance makes them".to_owned()
        }
    };
    match test.test.against {
        Yardstick::Share { share, rho, .. } => {
            step(format!("The share of the others; {}", differ(rho)), percent(share));
            step(
                format!("Chance of {} or more of {most} (beta-binomial, upper tail)", test.count),
                chance(p),
            );
        }
        Yardstick::Adjacent { share, rho, onset, .. } => {
            step(
                format!(
                    "The share of the others, steadied by 20 spells as the roster alone would place them; {}",
                    differ(rho)
                ),
                percent(share),
            );
            step(
                "The share of anybody whose illness begins on any day of the calendar alike and shows on the next day of work"
                    .to_owned(),
                percent(onset),
            );
            step(
                format!("Chance of {} or more of {most}: the larger of the two tails", test.count),
                chance(p),
            );
        }
        Yardstick::Count { .. } => {}
    }
    two_keys(explanation, test, findings);
    let (number, share) = (test.test.against.most().unwrap_or_default(), test.test.against.mean());
    let next = test.test.posterior.belief.next(Next::Of(number, share / f64::from(number.max(1))));
    explanation.chance = Prose::new()
        .in_tone(Tone::Chance, by_chance(findings.by_chance.as_ref()))
        .say(format!(
            " If nobody does anything, expect about {} of the next {most}, nine times in ten between {} and {}: part of any high figure is luck, and luck does not last.",
            next.mean.round(),
            next.low,
            next.high
        ));
}
