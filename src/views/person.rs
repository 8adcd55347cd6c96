//! One person or one team: everything about them, and for each flag how it arose.

use serde::Serialize;

use super::overview::Subject;
use super::prose::{Axis, Prose, Tone};
use super::table::Table;

/// The page of one person or team.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Who.
    pub subject: Subject,
    /// "P-1043", or the name when names are shown.
    pub who: String,
    /// "Custody · PC · full time · compared with 38 people in the same role".
    pub detail: String,
    /// The one before in the list that is open.
    pub previous: Option<Neighbour>,
    /// The one after.
    pub next: Option<Neighbour>,
    /// One paragraph: what was found about them.
    pub lede: Prose,
    /// Each flag, teams' and rules' included; empty when there is none.
    pub cards: Vec<FlagCard>,
    /// Every indicator against peers, also those without a flag.
    pub indicators: Vec<IndicatorRow>,
    /// What is not known about this person.
    pub not_known: Vec<String>,
    /// For a team: its members, each with what was found.
    pub members: Vec<super::people::PersonRow>,
}

/// A neighbour in the list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Neighbour {
    /// Who.
    pub subject: Subject,
    /// Their label.
    pub who: String,
}

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

/// One person within the peer group: a row of dots, the expected range, the person.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct StripView {
    /// The scale.
    pub axis: Axis,
    /// Peers' values, in rising order, without the person; thinned to 400 when there are more.
    pub peers: Vec<f64>,
    /// The person's value.
    pub own: f64,
    /// Lower end of what chance and ordinary differences give a person with this exposure (95 %).
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// In words, for the reader who does not see it.
    pub readout: String,
}

/// One flag, from sentence to questions.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FlagCard {
    /// The indicator.
    pub indicator: String,
    /// "How this flag arose: sickness spells".
    pub title: String,
    /// "individual", "team workload", "policy rule", "working time".
    pub tag: String,
    /// The tag's tone.
    pub tone: Tone,
    /// The sentence.
    pub sentence: Prose,
    /// The arithmetic, step by step, down to rows of the file.
    pub steps: Vec<Step>,
    /// What chance gives.
    pub chance: Prose,
    /// What would change it; each was run again.
    pub would_change: Vec<String>,
    /// What else could explain it; each was tested on the data.
    pub alternatives: Vec<AlternativeView>,
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

/// Another explanation and what the data says about it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct AlternativeView {
    /// Its name.
    pub name: String,
    /// "supported", "not supported", "no data".
    pub verdict: String,
    /// The numbers behind the verdict.
    pub finding: String,
}
