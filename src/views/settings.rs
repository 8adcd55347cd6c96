//! Settings as plain sentences, each with what it would do.

use serde::Serialize;

use super::data::Choice;

/// All settings.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// Groups in the order in which they are shown.
    pub groups: Vec<SettingGroup>,
    /// Whether anything differs from the defaults.
    pub changed: bool,
}

/// Settings that belong together.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SettingGroup {
    /// "The period".
    pub title: String,
    /// The settings.
    pub settings: Vec<Setting>,
}

/// One setting.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Setting {
    /// What is sent back with a new value.
    pub id: String,
    /// The words before the control.
    pub label: String,
    /// The words after it.
    pub unit: String,
    /// The control.
    pub control: Control,
    /// What it does or would do ("at 125 points it would list 27 of 240; chance alone 23 ± 5").
    pub consequence: String,
}

/// How a setting is changed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Control {
    /// A date, as `YYYY-MM-DD`.
    Date {
        /// The value.
        value: String,
    },
    /// A number.
    Number {
        /// The value as it is shown.
        value: String,
        /// Smallest allowed.
        low: f64,
        /// Largest allowed.
        high: f64,
        /// Step of the arrow keys.
        step: f64,
    },
    /// One of several.
    Pick {
        /// The id of the value.
        value: String,
        /// All of them.
        options: Vec<Choice>,
    },
    /// Yes or no; sent back as `yes` or `no`.
    Switch {
        /// The value.
        on: bool,
    },
}
