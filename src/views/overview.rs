//! The Overview: what stands out, and how much of it chance would give.

use serde::Serialize;

use super::prose::{Prose, Tone};
use super::table::Table;

/// The Overview screen, without its pictures.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OverviewView {
    /// The paragraph at the top.
    pub lede: Prose,
    /// True when nothing singles anyone out.
    pub chance_only: bool,
    /// "1 January to 31 December 2025, 240 people, 6 teams".
    pub scope: String,
    /// What the figures rest on and where they are weak, one sentence each.
    pub caveats: Vec<String>,
    /// Indicators that a picture can be asked for, and why some cannot.
    pub indicators: Vec<IndicatorChoice>,
    /// The list: teams first, then people by team.
    pub flags: FlagList,
    /// What can be drawn in the heatmap.
    pub heatmaps: Vec<super::data::Choice>,
}

/// An indicator in a menu.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct IndicatorChoice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether a funnel can be drawn.
    pub drawable: bool,
    /// Why not, where not ("not available, because no overtime file was read").
    pub reason: String,
    /// "2 flags; chance alone would give 0.1".
    pub result: String,
}

/// The list of flags.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FlagList {
    /// "Worth a conversation".
    pub title: String,
    /// The rows.
    pub rows: Vec<FlagRow>,
    /// What is said when there are none.
    pub empty: String,
    /// The same as a table.
    pub table: Table,
}

/// Whom a flag is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Subject {
    /// One person.
    Person {
        /// Which.
        id: u32,
    },
    /// A team.
    Team {
        /// Which.
        id: u32,
    },
}

/// One flag in the list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FlagRow {
    /// Whom it is about.
    pub subject: Subject,
    /// "P-1043".
    pub who: String,
    /// "Custody, PC".
    pub where_: String,
    /// "7 spells of sickness; people like them 1.9".
    pub pattern: String,
    /// "individual", "team workload", "policy rule", "working time".
    pub tag: String,
    /// The tag's tone.
    pub tone: Tone,
    /// "97 of 100", or "rule".
    pub how_sure: String,
    /// The indicator.
    pub indicator: String,
}
