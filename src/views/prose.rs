//! Text with meaning, and axes with their ticks: the parts that every view is made of.

use serde::Serialize;

/// What a piece of text or a mark is about; the page gives each its colour and its second sign (shape, tag, weight).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Tone {
    /// Ordinary text.
    Plain,
    /// Emphasised, without a colour.
    Strong,
    /// About one person's pattern.
    Individual,
    /// About a team or its workload.
    Team,
    /// About what chance alone would give.
    Chance,
    /// A rule of policy or law.
    Rule,
}

/// A run of text in one tone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// The words.
    pub text: String,
    /// What they are about.
    pub tone: Tone,
}

/// A sentence or paragraph: runs of text, one after the other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Prose(pub Vec<Run>);

impl Prose {
    /// An empty paragraph.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds plain words.
    #[must_use]
    pub fn say(self, text: impl Into<String>) -> Self {
        self.in_tone(Tone::Plain, text)
    }

    /// Adds emphasised words.
    #[must_use]
    pub fn strong(self, text: impl Into<String>) -> Self {
        self.in_tone(Tone::Strong, text)
    }

    /// Adds words in a tone.
    #[must_use]
    pub fn in_tone(mut self, tone: Tone, text: impl Into<String>) -> Self {
        self.0.push(Run { text: text.into(), tone });
        self
    }

    /// The words alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(|run| run.text.as_str()).collect()
    }
}

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
    /// assert_eq!(axis.ticks.iter().map(|t| t.label.as_str()).collect::<Vec<_>>(), ["0", "10", "20", "30", "40", "50", "60"]);
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
            + usize::from(step == 2.5 * power && power < 2.0);
        let ticks = (0..=count)
            .map(|i| {
                let at = f64::from(i) * step;
                Tick { at, label: format!("{at:.decimals$}") }
            })
            .collect();
        Self { label: label.to_owned(), low: 0.0, high: f64::from(count) * step, ticks }
    }
}
