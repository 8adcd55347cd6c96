//! What would make a flag go away: the nearest facts without it, each found by running the analysis again.

use super::wording::{count, figure};
use crate::calendar::Window;
use crate::flags::{self, Findings, Instead, Settings, Standing};
use crate::indicators::{self, Luck};
use crate::tables::Workforce;

/// Above this many people the whole analysis is not run again for each sentence; the sentence is left out.
const MOST_PEOPLE: usize = 5_000;

/// Sentences about one person's flag.
pub fn of_person(
    indicator: &'static str,
    person: u32,
    findings: &Findings,
    workforce: &Workforce,
) -> Vec<String> {
    let Some(test) = findings.of(indicator).and_then(|f| f.test(person)) else { return Vec::new() };
    let Some(card) = indicators::by_id(indicator).map(super::super::indicators::Indicator::card) else {
        return Vec::new();
    };
    if workforce.people.len() > MOST_PEOPLE {
        return vec![
            "Not run again for each “what if”: there are too many people for an answer at once.".to_owned(),
        ];
    }
    let settings = &findings.settings;
    let standing = |settings: &Settings, instead: Option<Instead>| {
        flags::rerun(workforce, settings, findings, instead)
            .of(indicator)
            .and_then(|f| f.test(person))
            .map(|t| (t.standing == Standing::Flagged, t.count))
    };
    let mut sentences = Vec::new();
    // Fewer events never raise the flag again, so the edge is found by halving.
    let (mut with, mut without) = (test.count, 0);
    while with - without > 1 {
        let middle = u32::midpoint(with, without);
        let flagged =
            standing(settings, Some(Instead { person, indicator, count: middle })).is_some_and(|s| s.0);
        if flagged { with = middle } else { without = middle }
    }
    let fewer = test.count - without;
    let noun = if fewer == 1 { card.unit.0 } else { card.unit.1 };
    sentences.push(format!("{fewer} fewer {noun}, and there would be no flag."));
    if !settings.peers.is_empty() {
        let all = Settings { peers: Vec::new(), ..settings.clone() };
        let still = standing(&all, None).is_some_and(|s| s.0);
        sentences.push(format!(
            "Compared with everyone alike: {}.",
            if still { "still flagged" } else { "not flagged" }
        ));
    }
    let window = settings.scope.window;
    let half = (window.days() / 2) as i32;
    if half >= 60 && workforce.has_days() {
        for part in [
            Window { first: window.first, last: window.first.plus(half - 1) },
            Window { first: window.first.plus(half), last: window.last },
        ] {
            let mut shorter = settings.clone();
            shorter.scope.window = part;
            let words = standing(&shorter, None).map_or_else(
                || "cannot be compared".to_owned(),
                |(flagged, n)| {
                    format!(
                        "{}, with {}",
                        if flagged { "still flagged" } else { "not flagged" },
                        count(n, card.unit.0, card.unit.1)
                    )
                },
            );
            sentences.push(format!("Counting only {}: {words}.", super::wording::period(part)));
        }
    }
    sentences
}

/// Sentences about a limit of law: how much less would be within it.
pub fn of_limit(unit: (&str, &str), amount: f64, limit: f64) -> Vec<String> {
    let short = amount - limit;
    let less = if short.fract() == 0.0 {
        format!("{} fewer {}", figure(short), if (short - 1.0).abs() < 1e-9 { unit.0 } else { unit.1 })
    } else {
        format!("{} {} less", figure(short.max(0.1)), unit.1)
    };
    vec![format!("{less}, and it would be within the limit.")]
}

/// Sentences about a policy rule: how far the figure would have to fall.
pub fn of_rule(indicator: &str, person: u32, trigger: f64, findings: &Findings) -> Vec<String> {
    let Some(value) = findings.of(indicator).and_then(|f| f.values.get(person as usize)) else {
        return Vec::new();
    };
    let Some(known) = indicators::by_id(indicator) else { return Vec::new() };
    let (Some(amount), unit) = (value.amount(), known.card().unit) else { return Vec::new() };
    if known.luck() != Some(Luck::Bradford) {
        let fewer = (amount - trigger).floor() as u32 + 1;
        let noun = if fewer == 1 { unit.0 } else { unit.1 };
        return vec![format!("{fewer} fewer {noun}, and the trigger would not be reached.")];
    }
    let (Some(spells), Some(days)) = (value.input("spells"), value.input("days")) else { return Vec::new() };
    let mut fewer = 0.0;
    while fewer < spells && (spells - fewer) * (spells - fewer) * days >= trigger {
        fewer += 1.0;
    }
    vec![format!(
        "{fewer} fewer {} with the same days, and the trigger would not be reached: {} × {} × {} = {}.",
        if fewer > 1.0 { "spells" } else { "spell" },
        spells - fewer,
        spells - fewer,
        days,
        (spells - fewer) * (spells - fewer) * days
    )]
}
