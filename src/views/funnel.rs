//! The funnel plot: each person's rate against their time at work, with what chance would give.

use serde::Serialize;

use super::prose::Axis;
use super::table::Table;

/// How a point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// Within what chance and ordinary differences give.
    Within,
    /// High, within the ordinary spread of people: information, not a flag.
    High,
    /// A personal flag.
    Flagged,
    /// High because the whole team is; the team has the flag.
    TeamFlagged,
    /// Too little to say.
    CannotTell,
}

/// The limits at one amount of exposure.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FunnelLimit {
    /// Exposure, on the x axis.
    pub x: f64,
    /// Expected value, on the y axis.
    pub centre: f64,
    /// 95 % limits, given how much people differ.
    pub low95: f64,
    /// Upper 95 % limit.
    pub high95: f64,
    /// 99.8 % limits, given how much people differ.
    pub low998: f64,
    /// Upper 99.8 % limit.
    pub high998: f64,
    /// Upper 99.8 % limit if everyone were identical (Poisson), drawn as a line.
    pub identical_high998: f64,
    /// Lower 99.8 % limit if everyone were identical.
    pub identical_low998: f64,
}

/// Points by column: 46,000 of them cross to the page as typed arrays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FunnelPoints {
    /// Which person.
    pub person: Vec<u32>,
    /// Exposure.
    pub x: Vec<f64>,
    /// Rate.
    pub y: Vec<f64>,
    /// How the point stands, as the index of the [`Standing`] variant.
    pub standing: Vec<u8>,
}

/// One funnel plot.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FunnelView {
    /// The indicator drawn.
    pub indicator: String,
    /// The finding.
    pub title: String,
    /// How to read the picture.
    pub note: String,
    /// Exposure.
    pub x: Axis,
    /// Rate.
    pub y: Axis,
    /// Limits from small to large exposure.
    pub limits: Vec<FunnelLimit>,
    /// Labels beside the points that stand out: person, x, y, text, standing.
    pub labels: Vec<PointLabel>,
    /// What each standing is called in the legend, in the order of the variants; only those present.
    pub legend: Vec<LegendEntry>,
    /// The points. Cross to the page as typed arrays, beside this object.
    #[serde(skip)]
    pub points: FunnelPoints,
    /// The same in a table; summed up when there are more than 200 people.
    pub table: Table,
    /// Why there is no picture, where there is none.
    pub unavailable: Option<String>,
}

/// A label beside a point.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PointLabel {
    /// Which person.
    pub person: u32,
    /// Where.
    pub x: f64,
    /// Where.
    pub y: f64,
    /// The label ("P-1043 · 7 spells").
    pub text: String,
    /// How the point stands.
    pub standing: Standing,
}

/// One entry of a legend.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LegendEntry {
    /// Which standing.
    pub standing: Standing,
    /// What it is called, with its count.
    pub label: String,
}
