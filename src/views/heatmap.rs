//! Team by week: which teams carry how much, and when.

use serde::Serialize;

use super::prose::Tick;
use super::table::Table;

/// One heatmap.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct HeatmapView {
    /// The finding.
    pub title: String,
    /// What a cell is, with its unit.
    pub note: String,
    /// Rows.
    pub teams: Vec<HeatmapTeam>,
    /// Number of weeks: columns.
    pub weeks: u32,
    /// Labels along the bottom; `at` is the index of a week.
    pub ticks: Vec<Tick>,
    /// The same in a table.
    pub table: Table,
    /// Why there is no picture, where there is none.
    pub unavailable: Option<String>,
}

/// One row of the heatmap.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct HeatmapTeam {
    /// Which team.
    pub team: u32,
    /// Its name.
    pub label: String,
    /// Whether the team has a signal.
    pub flagged: bool,
    /// One entry a week.
    pub cells: Vec<HeatmapCell>,
}

/// One cell.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct HeatmapCell {
    /// How dark, from 0 to 1; `None` where there is no data (drawn hatched).
    pub shade: Option<f64>,
    /// What is read out ("Response C, week of 3 March 2025: 7.2 hours a person, 31 people").
    pub readout: String,
}
