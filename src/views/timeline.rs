//! One person's year: spells of absence above, weekly overtime below.

use serde::Serialize;

use super::prose::{Axis, Tick};
use super::table::Table;

/// One timeline. Days and weeks are counted from the first day of the window.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TimelineView {
    /// The finding.
    pub title: String,
    /// How to read it.
    pub note: String,
    /// Number of days across.
    pub days: f64,
    /// Months along the bottom; `at` in days.
    pub ticks: Vec<Tick>,
    /// Spells of absence.
    pub spells: Vec<TimelineSpell>,
    /// Weekly overtime; empty when there is none to show.
    pub weeks: Vec<TimelineWeek>,
    /// Scale of the weekly hours.
    pub hours: Axis,
    /// The middle half of this person's own weeks, when there are enough weeks.
    pub usual: Option<Band>,
    /// The same in a table.
    pub table: Table,
    /// Why there is nothing to draw.
    pub unavailable: Option<String>,
}

/// A range of values.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Band {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// One spell.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TimelineSpell {
    /// First day, counted from the window's first.
    pub from: f64,
    /// The day after the last.
    pub to: f64,
    /// Whether it counts in the indicators; spells left out by law or policy are drawn hollow.
    pub counted: bool,
    /// What is read out.
    pub readout: String,
}

/// One week of overtime.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TimelineWeek {
    /// First day of the week, counted from the window's first (can be negative in the first week).
    pub from: f64,
    /// The day after its last.
    pub to: f64,
    /// Hours.
    pub hours: f64,
    /// Whether the week lies above the person's usual range.
    pub above: bool,
    /// What is read out.
    pub readout: String,
}
