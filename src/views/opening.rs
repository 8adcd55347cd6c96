//! What the page does, in three small pictures of the sample team: what stands on the page before anything is dropped.

use serde::{Deserialize, Serialize};

/// Three pictures of the sample team. Every place in a picture is in thousandths of its width and height, from the left and
/// from the top.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OpeningView {
    /// The files, and what each holds: "people_2025.csv", "240 rows read".
    pub files: Vec<(String, String)>,
    /// What the second picture shows: who stands out, in words.
    pub found: String,
    /// The outline of what luck and ordinary differences give, as x, y, x, y.
    pub band: Vec<u16>,
    /// People, by how they stand, in the order of [`super::funnel::Standing`]: x, y, x, y.
    pub people: Vec<Vec<u16>>,
    /// What the third picture shows: one person's year, in words.
    pub year: String,
    /// That person's spells of absence over the year: first day, day after the last, across.
    pub spells: Vec<(u16, u16)>,
    /// Months under them: where, and what it is called.
    pub months: Vec<(u16, String)>,
}

/// Drawn once, so that the page need not analyse anything to open; `tests/native/opening.rs` holds it against the sample.
pub(crate) const DRAWN: &str = include_str!("opening.json");
impl OpeningView {
    /// The pictures as they were drawn.
    ///
    /// ```
    /// let view = candour::views::OpeningView::drawn();
    /// assert_eq!(view.files.len(), 3);
    /// ```
    #[expect(clippy::missing_panics_doc, reason = "the text is part of the program, and a test reads it")]
    pub fn drawn() -> Self {
        serde_json::from_str(DRAWN).expect("opening.json is one")
    }
}
