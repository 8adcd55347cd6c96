//! The Test it screen: what each test found, in words, with its picture and its tables.

mod chance;
mod cost;
mod dropping;
mod fairness;
mod lasting;
mod power;
mod prediction;

use serde::Serialize;

use super::choice::Choice;
use super::plot::PlotView;
use super::prose::Prose;
use super::scene::Scene;
use super::settings::{Control, Setting};
use super::table::Table;
use crate::explain::wording::{count, figure};
use crate::indicators;
use crate::trial::{ALL, Choices, Trial};

pub use prediction::verdict;

/// One test in the list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TrialCard {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it asks.
    pub question: String,
}

/// What one test found.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TrialView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it asks.
    pub question: String,
    /// Whether it has been run to its end.
    pub done: bool,
    /// What can be chosen before it is run.
    pub choices: Vec<Setting>,
    /// The answer in plain words; what is missing and how much would do, where there is no answer.
    pub lede: Prose,
    /// What it rests on and what it cannot show.
    pub notes: Vec<String>,
    /// Pictures.
    pub plots: Vec<PlotView>,
    /// Tables that say more.
    pub tables: Vec<Table>,
}

/// What a test found, before its name is put to it.
#[derive(Debug, Default)]
pub(super) struct Answer {
    lede: Prose,
    notes: Vec<String>,
    plots: Vec<PlotView>,
    tables: Vec<Table>,
}

impl Answer {
    /// Nothing but a sentence.
    fn only(sentence: impl Into<String>) -> Self {
        Self { lede: Prose::new().say(sentence), ..Self::default() }
    }
}

/// Name and question of a test.
fn words(id: &str) -> (&'static str, &'static str) {
    match id {
        "chance" => ("Chance", "How many flags would there be if nothing were going on?"),
        "power" => ("Power", "If something were going on, would it be found, and how soon?"),
        "fairness" => ("Fairness", "Are groups of people flagged alike, and which step makes a difference?"),
        "prediction" => ("Prediction", "Does a pattern come before an outcome more often than luck gives?"),
        "lasting" => ("Will it last", "Do the same people stand out in the other half of the period?"),
        "cost" => ("Cost", "How many people would be approached wrongly for each one rightly?"),
        "dropping" => {
            ("What could be dropped", "Which columns and tables change nothing and need not be collected?")
        }
        _ => ("", ""),
    }
}

impl TrialCard {
    /// Every test, in order.
    pub fn all() -> Vec<Self> {
        let card = |id: &&str| {
            let (name, question) = words(id);
            Self { id: (*id).to_owned(), name: name.to_owned(), question: question.to_owned() }
        };
        ALL.iter().map(card).collect()
    }
}

impl TrialView {
    /// A test as far as it has come.
    pub fn of(scene: &Scene<'_>, id: &str, trial: Option<&Trial>, chosen: &Choices) -> Self {
        let (name, question) = words(id);
        let done = trial.is_some_and(|t| {
            let (done, total) = t.progress();
            done >= total
        });
        let choices = match id {
            "chance" => chance::choices(chosen),
            "power" => power::choices(scene, chosen),
            "prediction" => prediction::choices(trial, chosen),
            "lasting" => lasting::choices(scene, chosen),
            "cost" => cost::choices(scene, chosen),
            _ => Vec::new(),
        };
        let answer = match trial {
            Some(_) if !done => Answer::only("Stopped before its end; run it to go on."),
            None => Answer::default(),
            Some(Trial::Chance(job)) => chance::answer(job, scene.findings.by_chance.as_ref()),
            Some(Trial::Power(job)) => power::answer(job),
            Some(Trial::Fairness(job)) => fairness::answer(job),
            Some(Trial::Prediction(job)) => prediction::answer(job),
            Some(Trial::Lasting(job)) => lasting::answer(job),
            Some(Trial::Cost(cost)) => cost::answer(cost),
            Some(Trial::Dropping(job)) => dropping::answer(scene, job),
        };
        Self {
            id: id.to_owned(),
            name: name.to_owned(),
            question: question.to_owned(),
            done,
            choices,
            lede: answer.lede,
            notes: answer.notes,
            plots: answer.plots,
            tables: answer.tables,
        }
    }
}

/// A share as people say it: "7.5 %".
fn percent(share: f64) -> String {
    format!("{} %", figure(share * 100.0))
}

/// "1.2 to 3.4"; an end that is not known is left open.
fn range((low, high): (f64, f64)) -> String {
    if high.is_finite() {
        format!("{} to {}", figure(low), figure(high))
    } else {
        format!("{} or more", figure(low))
    }
}

/// Shares as a range: "12 to 34 %".
fn percents((low, high): (f64, f64)) -> String {
    format!("{} to {} %", figure(low * 100.0), figure(high * 100.0))
}

/// An indicator's name.
fn name_of(id: &str) -> &'static str {
    indicators::by_id(id).map_or("", |i| i.card().name)
}

/// A menu.
fn pick(id: &str, label: &str, value: &str, options: Vec<Choice>, consequence: &str) -> Setting {
    Setting {
        id: id.to_owned(),
        label: label.to_owned(),
        unit: String::new(),
        control: Control::Pick { value: value.to_owned(), options },
        consequence: consequence.to_owned(),
    }
}

/// A number with its limits.
fn number(id: &str, label: &str, unit: &str, value: f64, [low, high, step]: [f64; 3]) -> Setting {
    Setting {
        id: id.to_owned(),
        label: label.to_owned(),
        unit: unit.to_owned(),
        control: Control::Number { value: format!("{value}"), low, high, step },
        consequence: format!("{} to {}", figure(low), figure(high)),
    }
}

/// An option of a menu.
fn option(id: &str, label: &str) -> Choice {
    Choice { id: id.to_owned(), label: label.to_owned(), group: String::new() }
}

/// "with seed 20251, 200 worlds": how to have the very same numbers again.
fn again(seed: u32, runs: u32, what: &str) -> String {
    format!(
        "Drawn with seed {seed} ({} {what}): the same files and settings give the same figures.",
        count(runs, "run", "runs")
    )
}
