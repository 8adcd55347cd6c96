//! Rules of policy and law: who is over a trigger, and how many would be by luck alone.

use super::found::{ByLuck, IndicatorFindings, RuleResult};
use crate::detect::bradford::{self, Measure};
use crate::indicators::{Measured, Records};

/// What a policy's rule would list at each of several triggers.
pub fn preview(
    findings: &IndicatorFindings,
    triggers: &[f64],
    records: &Records<'_>,
    seed: u32,
) -> Vec<RuleResult> {
    rules(findings, triggers, &records.spell_lengths(), seed)
}

/// One rule a trigger; all are held against the same simulated people.
fn rules(findings: &IndicatorFindings, triggers: &[f64], lengths: &[u32], seed: u32) -> Vec<RuleResult> {
    let of = findings.values.iter().filter(|v| v.amount().is_some()).count() as u32;
    let luck = by_luck(findings, triggers, lengths, seed);
    let rule = |(at, &trigger): (usize, &f64)| RuleResult {
        trigger,
        over: over(&findings.values, trigger, false),
        of,
        by_chance: luck.get(at).copied(),
    };
    triggers.iter().enumerate().map(rule).collect()
}

pub(super) fn policy_rule(
    findings: &IndicatorFindings,
    trigger: f64,
    lengths: &[u32],
    seed: u32,
) -> Option<RuleResult> {
    rules(findings, &[trigger], lengths, seed).pop()
}

/// Simulated people for a share by luck: enough that its Monte-Carlo error stays below half a percentage point.
const LUCK_DRAWS: usize = 20_000;

/// How many would pass each trigger if everyone were equally healthy: spells drawn at the pooled rate over each person's
/// time in post, lengths from all spells there were.
fn by_luck(findings: &IndicatorFindings, triggers: &[f64], lengths: &[u32], seed: u32) -> Vec<ByLuck> {
    // Totals have no lengths of spells to draw from.
    if lengths.is_empty() {
        return Vec::new();
    }
    let mut exposures = Vec::new();
    let mut spells = 0.0;
    for value in findings.values.iter() {
        if let Measured::Value { exposure: Some(exposure), .. } = value {
            exposures.push(*exposure);
            spells += value.input("spells").unwrap_or(0.0);
        }
    }
    let years: f64 = exposures.iter().sum();
    let expected: Vec<f64> = exposures.iter().map(|e| e * spells / years).collect();
    let measure = if findings.id == "bradford" { Measure::Bradford } else { Measure::Days };
    let rounds = (LUCK_DRAWS / expected.len().max(1)).max(1) as u32;
    let shares = bradford::chance_shares(&expected, lengths, triggers, measure, rounds, u64::from(seed));
    let people = expected.len() as f64;
    let of_people =
        |share: f64| ByLuck { expected: share * people, spread: (share * (1.0 - share) * people).sqrt() };
    shares.iter().map(|chance| of_people(chance.share)).collect()
}

pub(super) fn over(values: &[Measured], trigger: f64, strictly: bool) -> Vec<u32> {
    values
        .iter()
        .enumerate()
        .filter(|(_, v)| v.amount().is_some_and(|a| if strictly { a > trigger } else { a >= trigger }))
        .filter(|(_, v)| v.input("opted out") != Some(1.0))
        .map(|(i, _)| i as u32)
        .collect()
}
