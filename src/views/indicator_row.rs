//! One indicator of one person beside their peers.

use serde::Serialize;

use super::funnel::standing_in_words;
use super::prose::Tone;
use super::scene::Scene;
use super::strip::{StripView, peer_strip, spread_strip};
use crate::explain::wording::{count, figure};
use crate::flags::{self, IndicatorFindings};
use crate::indicators::{self, Measured, Method};

/// One indicator of one person beside their peers.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct IndicatorRow {
    /// The indicator's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its lane in words.
    pub lane: String,
    /// Whether there is a value.
    pub measured: bool,
    /// "7 spells", or why there is no value.
    pub value: String,
    /// "1.9 expected of 38 people".
    pub peers: String,
    /// "worth a conversation", "within what chance gives", "cannot tell: 3 weeks at work", "not available, because …".
    pub verdict: String,
    /// The verdict's tone.
    pub tone: Tone,
    /// The person within the peer group; `None` where nothing can be drawn.
    pub strip: Option<StripView>,
}

pub(super) fn row(scene: &Scene<'_>, found: &IndicatorFindings, person: u32) -> Option<IndicatorRow> {
    let indicator = indicators::by_id(found.id)?;
    let card = indicator.card();
    let mut row = IndicatorRow {
        id: found.id.to_owned(),
        name: card.name.to_owned(),
        lane: card.lane.label().to_owned(),
        measured: matches!(found.values.get(person as usize), Some(Measured::Value { .. })),
        value: String::new(),
        peers: String::new(),
        verdict: String::new(),
        tone: Tone::Chance,
        strip: None,
    };
    if let Some(why) = &found.missing {
        row.verdict = format!("not available, because {why}");
        return Some(row);
    }
    match found.values.get(person as usize)? {
        Measured::Unknown(why) => {
            row.value = "no value".to_owned();
            row.verdict.clone_from(why);
            return Some(row);
        }
        Measured::Value { amount, .. } if indicator.method().of().is_some() => {
            let of = indicator.method().of().unwrap_or_default();
            let most = found.values[person as usize].input("of").unwrap_or_default() as u32;
            row.value = format!("{} of {}", figure(*amount), count(most, of.0, of.1));
            if found.test(person).is_none() {
                row.verdict = found
                    .not_compared
                    .clone()
                    .unwrap_or_else(|| format!("cannot tell: too few {} to say anything", of.1));
                return Some(row);
            }
        }
        Measured::Value { amount, .. } => {
            row.value = crate::explain::wording::amount(*amount, card.unit);
        }
    }
    if let Some(test) = found.test(person) {
        row.peers = format!("{} expected", figure(test.test.against.mean()));
        row.verdict = match &test.standing {
            flags::Standing::CannotTell(why) => format!("cannot tell: {why}"),
            other => standing_in_words(other).to_owned(),
        };
        row.tone = match test.standing {
            flags::Standing::Flagged => Tone::Individual,
            flags::Standing::TeamFlagged => Tone::Team,
            _ => Tone::Chance,
        };
        row.strip = (!indicator.method().own_record())
            .then(|| peer_strip(scene, found, test, card.unit.1, indicator.method().of()));
    } else if matches!(indicator.method(), Method::Contradiction) {
        let any = found.rule.as_ref().is_some_and(|rule| rule.over.contains(&person));
        let shared = found.habits.iter().any(|habit| habit.people.contains(&person));
        row.verdict = match (any, shared) {
            (true, _) => "for whoever keeps the record",
            (false, true) => "shared by many: a rule, or how records are kept",
            (false, false) => "nothing contradicts",
        }
        .to_owned();
        row.tone = if any { Tone::Rule } else { Tone::Chance };
    } else if let Some(rule) = &found.rule {
        let over = rule.over.contains(&person);
        let law = matches!(indicator.method(), Method::LegalLimit { .. });
        let opted_out = found.values[person as usize].amount().is_some_and(|a| a > rule.trigger);
        let trigger = indicator.adjusted_trigger(person, scene.workforce).unwrap_or(rule.trigger);
        row.peers = format!("{} {}", if law { "limit" } else { "trigger" }, figure(trigger));
        row.verdict = match (law, over) {
            (true, true) => "over the limit",
            (true, false) if opted_out => "over the limit, with an opt-out",
            (true, false) => "within the limit",
            (false, true) => "at or over the trigger",
            (false, false) => "below the trigger",
        }
        .to_owned();
        row.tone = if over { Tone::Rule } else { Tone::Chance };
    } else {
        row.verdict = match indicator.method() {
            Method::PolicyRule { .. } => "a policy’s rule, switched off".to_owned(),
            Method::Teams | Method::TeamWeeks => "compared team by team, never a flag of a person".to_owned(),
            Method::Display => "shown, never a flag".to_owned(),
            _ => found.not_compared.clone().unwrap_or_else(|| "not compared".to_owned()),
        };
        row.strip = spread_strip(found, person, card.unit.1);
    }
    Some(row)
}
