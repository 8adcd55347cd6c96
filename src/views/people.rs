//! The list of people: search, and one page of results, by team and then by pseudonym. Never by strength unless asked.

use serde::Serialize;

/// One page of people.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PeopleView {
    /// "240 people; 4 with a flag".
    pub sentence: String,
    /// The rows of this page.
    pub rows: Vec<PersonRow>,
    /// "1 to 50 of 240".
    pub place: String,
    /// Whether there are people before these.
    pub has_previous: bool,
    /// Whether there are people after these.
    pub has_next: bool,
    /// What is said when nobody matches.
    pub empty: String,
}

/// One person in the list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// Which person.
    pub id: u32,
    /// "P-1043", or the name when names are shown.
    pub who: String,
    /// Team.
    pub team: String,
    /// Role, rank, pattern.
    pub detail: String,
    /// Flags in words; empty for none.
    pub flags: String,
    /// Tone of the flags.
    pub tone: super::prose::Tone,
}
