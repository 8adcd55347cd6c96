//! A flag by a rule of policy or law: the figure, the trigger, and how many would pass it by luck.

use super::prose::{Prose, Tone};
use super::wording::{self, figure, next_time};
use super::{Explanation, Step, counterfactual};
use crate::detect::peer_count::Next;
use crate::flags::{Findings, RuleResult};
use crate::indicators::{self, Indicator, Method};
use crate::tables::Workforce;

/// What rules about spells rest on.
const SPELLS: &str = "sickness-spells";

pub(super) fn of_rule(
    explanation: &mut Explanation,
    indicator: &dyn Indicator,
    rule: &RuleResult,
    person: u32,
    who: &str,
    findings: &Findings,
    workforce: &Workforce,
) {
    let card = indicator.card();
    let Some(found) = findings.of(card.id) else { return };
    let amount = found.values[person as usize].amount().unwrap_or_default();
    let adjusted = indicator.adjusted_trigger(person, workforce);
    let trigger = adjusted.unwrap_or(rule.trigger);
    let law = matches!(indicator.method(), Method::LegalLimit { .. });
    let value = wording::amount(amount, card.unit);
    explanation.sentence = if law {
        Prose::new().say(format!("For {who} it came to ")).in_tone(Tone::Rule, value).say(format!(
            "; the employer must {}. This is about the roster, not about the person.",
            if rule.trigger > 0.0 {
                format!("keep it at {} or below", figure(rule.trigger))
            } else {
                "see to it that there are none, or that rest makes up for them".to_owned()
            }
        ))
    } else {
        Prose::new().say(format!("{who} has ")).in_tone(Tone::Rule, value).say(format!(
            "; {} is {}. It is a rule of policy and says nothing about why.",
            if adjusted.is_some() { "the trigger adjusted for this person" } else { "your own trigger" },
            figure(trigger)
        ))
    };
    let records = findings.records(workforce);
    explanation.steps = indicator.trace(person, &records).into_iter().map(Step::from).collect();
    explanation.chance = match &rule.by_chance {
        Some(share) => Prose::new()
            .say(format!("{} of {} people are at or over this trigger. If everyone were equally healthy, ", rule.over.len(), rule.of))
            .in_tone(Tone::Chance, format!("{} ± {}", figure(share.expected), figure(share.spread)))
            .say(" would be, by luck alone."),
        None if law => Prose::new().say(format!(
            "{} of {} people are over the limit. The limit binds the employer whether or not chance had a part.",
            rule.over.len(),
            rule.of
        )),
        None => Prose::new().say(format!(
            "{} of {} people are at or over this trigger. No chance was worked out: it is a rule, not a comparison.",
            rule.over.len(),
            rule.of
        )),
    };
    explanation.chance = std::mem::take(&mut explanation.chance).say(if law {
        " What the next period holds is up to the roster: no luck will bring it down.".to_owned()
    } else {
        of_spells(indicator, person, findings).unwrap_or_default()
    });
    explanation.would_change = if law {
        counterfactual::of_limit(card.unit, amount, rule.trigger)
    } else {
        counterfactual::of_rule(card.id, person, trigger, findings)
    };
}

/// Of a rule that rests on spells, what to expect of these next; nothing where the person is compared on none.
fn of_spells(indicator: &dyn Indicator, person: u32, findings: &Findings) -> Option<String> {
    indicator.luck()?;
    let found = findings.of(SPELLS)?;
    let unit = indicators::by_id(SPELLS)?.card().unit;
    let test = &found.test(person)?.test;
    Some(next_time(&test.posterior.belief.next(Next::Count(test.expected)), unit))
}
