//! One entry of a menu.

use serde::Serialize;

/// One thing that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// What is sent back when it is chosen.
    pub id: String,
    /// What is written.
    pub label: String,
    /// The group it is listed under; empty for none.
    pub group: String,
}
