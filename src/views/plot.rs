//! A plain picture: bars, lines or points with their intervals over two axes, and lines for what was seen.

use serde::Serialize;

use crate::explain::prose::Tone;
use crate::views::Table;
use crate::views::prose::Axis;

/// How a row of points is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Look {
    /// Bars from the axis.
    Bars,
    /// A line through the points.
    Line,
    /// A dot a point, with its interval.
    Dots,
}

/// Points that belong together.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Series {
    /// What they are.
    pub name: String,
    /// How they are drawn.
    pub look: Look,
    /// What they are about.
    pub tone: Tone,
    /// The points.
    pub points: Vec<Point>,
}

/// One point.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Point {
    /// Along.
    pub x: f64,
    /// Up.
    pub y: f64,
    /// Lower end of its interval; the value itself where there is none.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// What is read out at it.
    pub readout: String,
}

/// A line across the picture.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Rule {
    /// Where.
    pub at: f64,
    /// Whether it stands upright, at a place along.
    pub upright: bool,
    /// What is written at it.
    pub label: String,
    /// What it is about.
    pub tone: Tone,
}

/// A picture with its words and its table.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PlotView {
    /// The finding.
    pub title: String,
    /// How to read it.
    pub note: String,
    /// Along.
    pub x: Axis,
    /// Up.
    pub y: Axis,
    /// What is drawn.
    pub series: Vec<Series>,
    /// Lines across.
    pub rules: Vec<Rule>,
    /// The same as a table.
    pub table: Table,
}

impl Point {
    /// A point without an interval.
    pub fn at(x: f64, y: f64, readout: String) -> Self {
        Self { x, y, low: y, high: y, readout }
    }

    /// A point with an interval, its value kept inside it.
    pub fn within(x: f64, y: f64, (low, high): (f64, f64), readout: String) -> Self {
        Self { x, y, low: low.min(y), high: high.max(y), readout }
    }
}
