//! Records that contradict each other: which, and whose job they are.

use super::prose::{Prose, Tone};
use super::wording::count;
use super::{Explanation, Step};
use crate::flags::Findings;
use crate::indicators::Indicator;
use crate::tables::Workforce;

pub(super) fn of_record(
    explanation: &mut Explanation,
    indicator: &dyn Indicator,
    person: u32,
    who: &str,
    findings: &Findings,
    workforce: &Workforce,
) {
    let card = indicator.card();
    let Some(found) = findings.of(card.id) else { return };
    let amount = found.values[person as usize].amount().unwrap_or_default() as u32;
    let records = findings.records(workforce);
    explanation.sentence = Prose::new()
        .say(format!("The records about {who} hold "))
        .in_tone(Tone::Rule, count(amount, card.unit.0, card.unit.1))
        .say(". They cannot both be right, and which is wrong the records do not say. Finding that out is for whoever looks after the records, not for the person to explain.");
    explanation.steps = indicator.trace(person, &records).into_iter().map(Step::from).collect();
    let all = found.rule.as_ref().map_or((0, 0), |rule| (rule.over.len() as u32, rule.of));
    explanation.chance = Prose::new().say(format!(
        "{} of {} have such a contradiction. The more have one, the more likely it is how records are kept here.",
        all.0,
        count(all.1, "person", "people"),
    ));
    explanation.would_change =
        vec!["One of the two records put right where it is kept, and the files exported again.".to_owned()];
}
