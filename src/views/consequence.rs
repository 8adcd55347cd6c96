//! What a setting would do, before it is applied: who would be flagged who is not, who no longer, and what chance alone would
//! give.

use serde::Serialize;

use super::prose::{Prose, Tone};
use super::scene::Scene;
use super::subject::{Subject, subject};
use crate::explain::wording::{by_chance, count, figure};
use crate::flags::{self, FalseLists, Findings, Flag, FlagKind, Settings};
use crate::indicators;

/// Above this many people only settings that need no new count of the records are tried out.
const MOST_PEOPLE: usize = 5_000;
/// Above this many, what chance would give is counted once a setting is applied: it would keep one waiting.
const MOST_COUNTED: usize = 400;
/// People named on each side; more are counted.
const MOST_NAMED: usize = 20;

/// What a setting would do.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ConsequenceView {
    /// "This would give 4 personal flags … In 100 workforces like this one …"
    pub sentence: Prose,
    /// Flags that would be new.
    pub enters: Vec<Moved>,
    /// Flags that would be gone.
    pub leaves: Vec<Moved>,
}

/// One flag that would come or go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Moved {
    /// Whom it is about.
    pub subject: Subject,
    /// Their label.
    pub who: String,
    /// The pattern.
    pub pattern: String,
}

impl ConsequenceView {
    /// What `settings` would do to what stands now. `id` is the setting that was changed.
    pub fn of(scene: &Scene<'_>, id: &str, settings: &Settings) -> Self {
        let now = scene.findings;
        let recount = settings.scope != now.settings.scope;
        if recount && scene.workforce.people.len() > MOST_PEOPLE {
            return Self {
                sentence: Prose::new()
                    .say("The records would be counted anew; apply it to see what it does."),
                enters: Vec::new(),
                leaves: Vec::new(),
            };
        }
        let mut then = flags::rerun(scene.workforce, settings, now, None);
        if scene.workforce.people.len() <= MOST_COUNTED {
            then.by_chance = FalseLists::at_a_glance(&then, scene.workforce);
        }
        let moved = |from: &Findings, to: &Findings| {
            let gone = from.flags.iter().filter(|flag| !to.flags.contains(flag));
            gone.take(MOST_NAMED).map(|flag| moved(scene, flag)).collect()
        };
        Self { sentence: sentence(scene, id, &then), enters: moved(&then, now), leaves: moved(now, &then) }
    }
}

fn moved(scene: &Scene<'_>, flag: &Flag) -> Moved {
    Moved {
        subject: subject(flag.about),
        who: scene.called(flag.about),
        pattern: indicators::by_id(flag.indicator).map_or("", |i| i.card().name).to_owned(),
    }
}

fn sentence(scene: &Scene<'_>, id: &str, then: &Findings) -> Prose {
    if let Some(found) = id.strip_prefix("trigger:").and_then(|indicator| then.of(indicator)) {
        let Some(rule) = &found.rule else { return Prose::new().say("The rule would be switched off.") };
        let said =
            Prose::new().in_tone(Tone::Rule, format!("This would list {} of {}", rule.over.len(), rule.of));
        return match &rule.by_chance {
            Some(luck) => said
                .say("; if everyone were equally healthy it would list ")
                .in_tone(Tone::Chance, format!("{} ± {}", figure(luck.expected), figure(luck.spread)))
                .say(" by luck alone."),
            None => said.say("."),
        };
    }
    let people = |findings: &Findings, kind: FlagKind| {
        findings.flags.iter().filter(|flag| flag.kind == kind).count() as u32
    };
    let personal = people(then, FlagKind::Individual);
    Prose::new()
        .say("This would give ")
        .in_tone(Tone::Individual, count(personal, "personal flag", "personal flags"))
        .say(format!(
            " and {} among {}, where {} now. ",
            count(people(then, FlagKind::Team), "team flag", "team flags"),
            count(scene.workforce.people.len() as u32, "person", "people"),
            match people(scene.findings, FlagKind::Individual) {
                1 => "there is 1 personal flag".to_owned(),
                n => format!("there are {n} personal flags"),
            },
        ))
        .in_tone(
            Tone::Chance,
            if then.by_chance.is_some() || scene.workforce.people.len() <= MOST_COUNTED {
                by_chance(then.by_chance.as_ref())
            } else {
                "How often chance alone would still put somebody on the list is counted once it is applied."
                    .to_owned()
            },
        )
}
