//! Axes with their ticks, worked out here so that the page writes them as they come.

use serde::Serialize;

/// One mark on an axis.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Tick {
    /// Where, in the axis's own unit.
    pub at: f64,
    /// What is written there.
    pub label: String,
}

/// An axis: its name with the unit, its range and its ticks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Axis {
    /// Name and unit, as written beside the axis.
    pub label: String,
    /// Smallest value shown.
    pub low: f64,
    /// Largest value shown.
    pub high: f64,
    /// Ticks in rising order.
    pub ticks: Vec<Tick>,
}

impl Axis {
    /// An axis from 0 to at least `high`, with about `wanted` round ticks.
    ///
    /// ```
    /// use candour::views::Axis;
    /// let axis = Axis::from_zero("hours a week", 53.0, 5);
    /// assert_eq!(axis.high, 60.0);
    /// assert_eq!(axis.ticks.iter().map(|t| t.label.as_str()).collect::<Vec<_>>(), ["0", "20", "40", "60"]);
    /// ```
    pub fn from_zero(label: &str, high: f64, wanted: u32) -> Self {
        let high = if high.is_finite() && high > 0.0 { high } else { 1.0 };
        let rough = high / f64::from(wanted.max(1));
        let mut power = 1.0;
        while power > rough {
            power /= 10.0;
        }
        while power * 10.0 <= rough {
            power *= 10.0;
        }
        let step = [1.0, 2.0, 2.5, 5.0, 10.0]
            .into_iter()
            .map(|m| m * power)
            .find(|s| *s >= rough * 0.999_999)
            .unwrap_or(power * 10.0);
        let count = (high / step - 1e-9).ceil().max(1.0) as u32;
        let decimals = usize::from(step < 1.0)
            + usize::from(step < 0.1)
            + usize::from((step - 2.5 * power).abs() < power * 0.01 && power < 2.0);
        let ticks = (0..=count)
            .map(|i| {
                let at = f64::from(i) * step;
                Tick { at, label: format!("{at:.decimals$}") }
            })
            .collect();
        Self { label: label.to_owned(), low: 0.0, high: f64::from(count) * step, ticks }
    }
}
