//! One flag: the sentence, how it arose, down to the rows, chance, and what to ask. What else could explain it is asked for
//! apart (`explanations`), because it is run again.

use serde::Serialize;

use super::prose::{Prose, Tone};
use super::scene::Scene;
use super::table::Table;
use crate::explain::{Explanation, StepRows, explain};
use crate::flags::About;

/// One flag, from sentence to questions.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FlagCard {
    /// The indicator.
    pub indicator: String,
    /// "How this flag arose: sickness spells".
    pub title: String,
    /// "individual", "team workload", "went round", "policy rule", "working time".
    pub tag: String,
    /// The tag's tone.
    pub tone: Tone,
    /// The sentence.
    pub sentence: Prose,
    /// The arithmetic, step by step, down to rows of the file.
    pub steps: Vec<Step>,
    /// What chance gives.
    pub chance: Prose,
    /// What would change it, where that follows from the rule alone.
    pub would_change: Vec<String>,
    /// What is not known.
    pub not_known: Vec<String>,
    /// Questions to ask first.
    pub questions: Vec<String>,
    /// How the indicator is easily misread.
    pub misread: String,
}

/// One step of the arithmetic.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// What was done.
    pub text: String,
    /// What came out.
    pub result: String,
    /// The rows of the file behind it, where there are any.
    pub rows: Option<Table>,
}

/// Rows shown in one step; the CSV of the table holds what is shown, and the step says how many there are.
const MOST_ROWS: usize = 500;

pub(super) fn cards(scene: &Scene<'_>, about: About, files: &[(u32, String)]) -> Vec<FlagCard> {
    let who = scene.called(about);
    scene
        .findings
        .about(about)
        .into_iter()
        .filter_map(|flag| {
            explain(flag, &who, scene.findings, scene.workforce).map(|e| card(flag.indicator, e, files))
        })
        .collect()
}

pub(crate) fn card(indicator: &str, e: Explanation, files: &[(u32, String)]) -> FlagCard {
    FlagCard {
        indicator: indicator.to_owned(),
        title: e.title,
        tag: e.tag.to_owned(),
        tone: e.tone,
        sentence: e.sentence,
        steps: e
            .steps
            .into_iter()
            .map(|s| Step {
                rows: s.rows.map(|r| rows_table(&s.text, r, files)),
                text: s.text,
                result: s.result,
            })
            .collect(),
        chance: e.chance,
        would_change: e.would_change,
        not_known: e.not_known,
        questions: e.questions,
        misread: e.misread,
    }
}

/// Rows behind a step, each with its file and row number.
fn rows_table(caption: &str, rows: StepRows, files: &[(u32, String)]) -> Table {
    let placed = rows.rows.iter().any(|(place, _)| place.is_some());
    let mut headings: Vec<String> =
        if placed { vec!["File".to_owned(), "#Row".to_owned()] } else { Vec::new() };
    headings.extend(rows.headings);
    let borrowed: Vec<&str> = headings.iter().map(String::as_str).collect();
    let mut table = Table::new(caption, &borrowed);
    let total = rows.rows.len();
    for (place, cells) in rows.rows.into_iter().take(MOST_ROWS) {
        let mut line = Vec::new();
        if placed {
            let file =
                place.and_then(|p| files.iter().find(|(id, _)| *id == p.file)).map(|(_, name)| name.clone());
            line.push(file.unwrap_or_default());
            line.push(place.map_or(String::new(), |p| p.row.to_string()));
        }
        line.extend(cells);
        table.row(line);
    }
    if total > MOST_ROWS {
        table.left_out = format!("The first {MOST_ROWS} of {total} rows are shown.");
    }
    table
}
