//! What a human decided: the form of each flag, what stands, and how often the flags were agreed with.

use serde::Serialize;

use super::choice::Choice;
use super::prose::{Prose, Tone};
use super::scene::Scene;
use super::subject::{Subject, subject};
use super::table::Table;
use crate::explain::alternatives;
use crate::explain::determination::{Agreement, Determination, Kept, OUTCOMES, Outcome, Whom};
use crate::explain::wording::count;
use crate::flags::About;
use crate::indicators;

/// The determinations of one person or team.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct DeterminationsView {
    /// Whom they are about.
    pub subject: Subject,
    /// Whether first impressions are asked for.
    pub ask_first: bool,
    /// Where a first impression is asked for and not yet written: what is asked. The flags are not shown until then.
    pub withheld: Option<String>,
    /// The first impression that was written; empty for none.
    pub impression: String,
    /// One entry a flag, in the order of the cards; after them those decided of flags that arise no more.
    pub flags: Vec<DeterminationView>,
    /// The outcomes to choose from; the first stands for none.
    pub outcomes: Vec<Choice>,
    /// The explanations to tick.
    pub alternatives: Vec<Choice>,
    /// What the form says about itself.
    pub note: String,
}

/// The determination of one flag.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct DeterminationView {
    /// What is sent back with it; the same after every analysis and reading.
    pub key: String,
    /// The indicator.
    pub indicator: String,
    /// "Determination: sickness spells".
    pub title: String,
    /// What stands, in a sentence.
    pub stands: Prose,
    /// Whether anything is decided.
    pub decided: bool,
    /// Where the flag has changed since, or arises no more: that it has; empty otherwise.
    pub since: String,
    /// The texts and choices as they stand.
    pub written: Determination,
}

/// How often the flags were agreed with.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct AgreementView {
    /// How many flags are decided, how many upheld, and what that says.
    pub lede: Prose,
    /// Every determination.
    pub table: Table,
    /// Whether anything is in no file yet.
    pub unsaved: bool,
    /// That it is not, and what to do; or that it is.
    pub saving: String,
}

/// What a determination is kept by: the indicator, and whom it is about as the files name them.
pub fn key(whom: &Whom, indicator: &str) -> String {
    match whom {
        Whom::Person(key) => format!("{indicator} person {key}"),
        Whom::Team(name) => format!("{indicator} team {name}"),
    }
}

impl DeterminationsView {
    /// Of one person or team.
    pub fn of(
        scene: &Scene<'_>,
        about: About,
        whom: &Whom,
        kept: &[&Kept],
        ask_first: bool,
        impression: Option<&str>,
    ) -> Self {
        let found = scene.findings.about(about);
        let mut flags: Vec<DeterminationView> = Vec::new();
        for flag in &found {
            let before = kept.iter().find(|k| k.indicator == flag.indicator);
            let pattern = scene.pattern(flag);
            let since = before.filter(|k| k.pattern != pattern).map_or(String::new(), |k| {
                format!("When it was decided the flag said: {}. It now says: {pattern}.", k.pattern)
            });
            flags.push(DeterminationView::of(
                key(whom, flag.indicator),
                flag.indicator,
                before.copied(),
                since,
            ));
        }
        for gone in kept.iter().filter(|k| !found.iter().any(|f| f.indicator == k.indicator)) {
            let since = format!(
                "This flag does not arise with the settings and files as they are. When it was decided it said: {}.",
                gone.pattern
            );
            flags.push(DeterminationView::of(key(whom, &gone.indicator), &gone.indicator, Some(gone), since));
        }
        let withheld = (ask_first && impression.is_none() && !found.is_empty()).then(|| {
            format!(
                "Before you see what was found about {}: what do you know of them, and what do you expect to see? What \
                 you write stands beside your determination and cannot be changed afterwards.",
                scene.called(about)
            )
        });
        let none = Choice { id: String::new(), label: "Not decided".to_owned(), group: String::new() };
        let outcomes = OUTCOMES.iter().map(|o| choice(o.id, o.label));
        Self {
            subject: subject(about),
            ask_first,
            withheld,
            impression: impression.unwrap_or_default().to_owned(),
            flags,
            outcomes: std::iter::once(none).chain(outcomes).collect(),
            alternatives: alternatives::ALL.iter().map(|a| choice(a.id, a.name)).collect(),
            note: "A flag is a question; you give the answer, and no setting takes it away. Speak with them before you \
                   decide. What you write stays in this page until you save it to a file."
                .to_owned(),
        }
    }
}

fn choice(id: &str, label: &str) -> Choice {
    Choice { id: id.to_owned(), label: label.to_owned(), group: String::new() }
}

fn name(indicator: &str) -> &'static str {
    indicators::by_id(indicator).map_or("", |i| i.card().name)
}

impl DeterminationView {
    fn of(key: String, indicator: &str, kept: Option<&Kept>, since: String) -> Self {
        let stands = kept.map_or_else(
            || Prose::new().say("Nobody has decided yet."),
            |kept| {
                let one = &kept.determination;
                let by = if one.decides.trim().is_empty() {
                    "nobody named".to_owned()
                } else {
                    one.decides.trim().to_owned()
                };
                let day = if one.day.is_empty() { String::new() } else { format!(", {}", one.day) };
                Prose::new().strong(label(&one.outcome)).say(format!(". Decided by: {by}{day}."))
            },
        );
        Self {
            key,
            indicator: indicator.to_owned(),
            title: format!("Determination: {}", name(indicator).to_lowercase()),
            stands,
            decided: kept.is_some(),
            since,
            written: kept.map(|k| k.determination.clone()).unwrap_or_default(),
        }
    }
}

fn label(outcome: &str) -> &'static str {
    Outcome::by_id(outcome).map_or("", |o| o.label)
}

/// What was written about one flag, a line for each thing that was.
pub(crate) fn written(kept: &Kept) -> Vec<String> {
    let one = &kept.determination;
    let lines = [
        ("Outcome", label(&one.outcome).to_owned()),
        ("Reason", one.reason.clone()),
        ("Explanations weighed", weighed(one)),
        ("What they said", one.said.clone()),
        ("Decided by", one.decides.clone()),
        ("Day", one.day.clone()),
    ];
    lines
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(name, text)| format!("{name}: {}", text.trim()))
        .collect()
}

/// The names of the explanations that were weighed.
fn weighed(one: &Determination) -> String {
    let names = alternatives::ALL.iter().filter(|a| one.alternatives.iter().any(|id| id == a.id));
    names.map(|a| a.name).collect::<Vec<&str>>().join("; ")
}

impl AgreementView {
    /// Of everything that was decided.
    pub fn of(scene: &Scene<'_>, kept: &[&Kept], unsaved: bool) -> Self {
        let called = |whom: &Whom| {
            let workforce = scene.workforce;
            let about = match whom {
                Whom::Person(key) => {
                    workforce.people.iter().position(|p| p.key == *key).map(|i| About::Person(i as u32))
                }
                Whom::Team(name) => {
                    workforce.teams.iter().position(|t| t.name == *name).map(|i| About::Team(i as u32))
                }
            };
            about.map_or_else(|| "in no file that is open".to_owned(), |about| scene.called_in_full(about))
        };
        let mut table = Table::new(
            "Determinations",
            &[
                "Who",
                "Pattern",
                "What the flag said",
                "Outcome",
                "Reason",
                "Explanations weighed",
                "What they said",
                "Decided by",
                "Day",
            ],
        );
        for one in kept {
            let it = &one.determination;
            table.row(vec![
                called(&one.whom),
                name(&one.indicator).to_owned(),
                one.pattern.clone(),
                label(&it.outcome).to_owned(),
                it.reason.clone(),
                weighed(it),
                it.said.clone(),
                it.decides.clone(),
                it.day.clone(),
            ]);
        }
        Self {
            lede: lede(Agreement::of(kept.iter().copied()), scene.findings.flags.len() as u32),
            table,
            unsaved,
            saving: match (kept.is_empty() && !unsaved, unsaved) {
                (true, _) => String::new(),
                (_, true) => "Not saved to a file yet: closing the page loses it.".to_owned(),
                _ => "Saved as it stands.".to_owned(),
            },
        }
    }
}

fn lede(sums: Agreement, flags: u32) -> Prose {
    let Agreement { decided, upheld, open } = sums;
    if decided + open == 0 {
        return Prose::new().say(format!("No flag is decided yet, of {flags}."));
    }
    let mut lede = Prose::new();
    if decided > 0 {
        lede =
            lede.strong(format!("You agreed with {upheld} of {} decided. ", count(decided, "flag", "flags")));
    }
    if open > 0 {
        lede = lede.say(format!("{} left open. ", count(open, "flag is", "flags are")));
    }
    if sums.nearly_all() {
        lede = lede.in_tone(
            Tone::Chance,
            "Whoever agrees with nearly every flag adds little to them: some flags arise by chance. Take one and look for \
             what speaks against it.",
        );
    } else if upheld == decided && decided > 0 {
        lede = lede.say("That is all of them.");
    }
    lede
}
