//! The Methods page: one card an indicator, made from its own file.

use serde::Serialize;

/// One indicator's card.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct MethodView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its lane in words, with whose job it is.
    pub lane: String,
    /// The sentence.
    pub sentence: String,
    /// Headed paragraphs: formula, unit, example, source, easily misread as, look here first.
    pub sections: Vec<MethodSection>,
    /// How a flag arises from it.
    pub detection: String,
    /// Where the code is.
    pub file: String,
}

/// One headed paragraph.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct MethodSection {
    /// Its heading.
    pub heading: String,
    /// Its text, with its line breaks.
    pub text: String,
}
