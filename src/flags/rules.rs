//! Rules of policy and law: who is over a trigger, and how many would be by luck alone.

use super::found::{ByLuck, IndicatorFindings, RuleResult};
use crate::detect::any_stretch;
use crate::detect::bradford::{self, Measure};
use crate::indicators::{self, Luck, Measured, Records};
use crate::maths::poisson;

/// What a policy's rule would list at each of several triggers.
pub fn preview(
    findings: &IndicatorFindings,
    triggers: &[f64],
    records: &Records<'_>,
    seed: u32,
) -> Vec<RuleResult> {
    let of = findings.values.iter().filter(|v| v.amount().is_some()).count() as u32;
    let luck = by_luck(findings, triggers, records, seed);
    let rule = |(at, &trigger): (usize, &f64)| RuleResult {
        trigger,
        over: at_or_over(findings, trigger, records),
        of,
        by_chance: luck.get(at).copied(),
    };
    triggers.iter().enumerate().map(rule).collect()
}

/// Everyone at the trigger or over it, each by their own where one was adjusted for them.
fn at_or_over(findings: &IndicatorFindings, trigger: f64, records: &Records<'_>) -> Vec<u32> {
    let indicator = indicators::by_id(findings.id);
    let own = |person| indicator.and_then(|i| i.adjusted_trigger(person, records.workforce));
    let reached = |(person, value): (usize, &Measured)| {
        let person = person as u32;
        (value.amount()? >= own(person).unwrap_or(trigger)).then_some(person)
    };
    findings.values.iter().enumerate().filter_map(reached).collect()
}

/// A policy's rule at the trigger in force.
pub(super) fn policy_rule(
    findings: &IndicatorFindings,
    trigger: f64,
    records: &Records<'_>,
    seed: u32,
) -> Option<RuleResult> {
    preview(findings, &[trigger], records, seed).pop()
}

/// Simulated people for a share by luck: enough that its Monte-Carlo error stays below half a percentage point.
const LUCK_DRAWS: usize = 20_000;

/// How many would pass each trigger if everyone were equally healthy; all triggers are held against the same people.
fn by_luck(findings: &IndicatorFindings, triggers: &[f64], records: &Records<'_>, seed: u32) -> Vec<ByLuck> {
    match indicators::by_id(findings.id).and_then(indicators::Indicator::luck) {
        None => Vec::new(),
        Some(Luck::Events) => triggers.iter().filter_map(|t| events_by_luck(findings, *t)).collect(),
        Some(Luck::AnyStretch { days }) => {
            triggers.iter().filter_map(|t| any_stretch_by_luck(findings, *t, days, records, seed)).collect()
        }
        Some(Luck::Days) => spells_by_luck(findings, triggers, records, Measure::Days, seed),
        Some(Luck::Bradford) => spells_by_luck(findings, triggers, records, Measure::Bradford, seed),
    }
}

/// Spells drawn at the pooled rate over each person's time in post, lengths from all spells there were.
fn spells_by_luck(
    findings: &IndicatorFindings,
    triggers: &[f64],
    records: &Records<'_>,
    measure: Measure,
    seed: u32,
) -> Vec<ByLuck> {
    let lengths = records.spell_lengths();
    // Totals have no lengths of spells to draw from.
    if lengths.is_empty() {
        return Vec::new();
    }
    let expected = at_the_pooled_rate(findings, |value| value.input("spells").unwrap_or(0.0));
    let rounds = (LUCK_DRAWS / expected.len().max(1)).max(1) as u32;
    let shares = bradford::chance_shares(&expected, &lengths, triggers, measure, rounds, u64::from(seed));
    let people = expected.len() as f64;
    let of_people =
        |share: f64| ByLuck { expected: share * people, spread: (share * (1.0 - share) * people).sqrt() };
    shares.iter().map(|chance| of_people(chance.share)).collect()
}

/// Events that fall on people by their time in post alone: a Poisson tail for each of them, exact.
fn events_by_luck(findings: &IndicatorFindings, trigger: f64) -> Option<ByLuck> {
    let expected = at_the_pooled_rate(findings, |value| value.amount().unwrap_or(0.0));
    let least = trigger.ceil().max(0.0) as u32;
    let (mut sum, mut variance) = (0.0, 0.0);
    for mean in &expected {
        let chance = if least == 0 { 1.0 } else { poisson::upper_tail(least, *mean) };
        sum += chance;
        variance += chance * (1.0 - chance);
    }
    (!expected.is_empty()).then(|| ByLuck { expected: sum, spread: variance.sqrt() })
}

/// The most in any stretch of the period, were spells to begin at the pooled rate: the scan probability of each person.
fn any_stretch_by_luck(
    findings: &IndicatorFindings,
    trigger: f64,
    days: u32,
    records: &Records<'_>,
    seed: u32,
) -> Option<ByLuck> {
    let expected = at_the_pooled_rate(findings, |value| value.input("spells").unwrap_or(0.0));
    let most = expected.iter().copied().fold(0.0, f64::max);
    let least = trigger.ceil().max(0.0) as u32;
    if expected.is_empty() || least == 0 {
        return None;
    }
    let of = records.scope.window.days();
    let given = any_stretch::chances(least, days, of, most, u64::from(seed));
    let (mut sum, mut variance) = (0.0, 0.0);
    for mean in &expected {
        let chance = any_stretch::chance(&given, *mean);
        sum += chance;
        variance += chance * (1.0 - chance);
    }
    Some(ByLuck { expected: sum, spread: variance.sqrt() })
}

/// What each person would have if all had the same rate over their time in post.
fn at_the_pooled_rate(findings: &IndicatorFindings, events: impl Fn(&Measured) -> f64) -> Vec<f64> {
    let mut exposures = Vec::new();
    let mut sum = 0.0;
    for value in findings.values.iter() {
        if let Measured::Value { exposure: Some(exposure), .. } = value {
            exposures.push(*exposure);
            sum += events(value);
        }
    }
    let years: f64 = exposures.iter().sum();
    exposures.iter().map(|e| e * sum / years).collect()
}

/// Everyone over a limit.
pub(super) fn over(values: &[Measured], limit: f64) -> Vec<u32> {
    values
        .iter()
        .enumerate()
        .filter(|(_, v)| v.amount().is_some_and(|a| a > limit))
        .filter(|(_, v)| v.input("opted out") != Some(1.0))
        .map(|(i, _)| i as u32)
        .collect()
}
