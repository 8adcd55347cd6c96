//! The Data screen: what each file is, what each heading means, how it was read, and what became of every row.

use serde::Serialize;

use super::prose::Prose;
use super::table::Table;
use crate::intake::field::{Field, TableKind};
use crate::intake::ledger::Fate;
use crate::problem::Problem;

/// The whole Data screen.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct DataView {
    /// The sentence at the top.
    pub lede: Prose,
    /// One entry a file, in the order they were added.
    pub files: Vec<FileView>,
    /// How the files fit together, one sentence each.
    pub joins: Vec<JoinNote>,
    /// The label of the button that goes on ("Analyse 240 people"); `None` while there is nothing to analyse.
    pub go_on: Option<String>,
    /// What is still missing before there is something to analyse, and what would do.
    pub missing: Option<String>,
}

/// How two tables fit together.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct JoinNote {
    /// "1,349 of 1,403 people in … are in …".
    pub sentence: String,
    /// Who is not matched, as a table to open; empty when everyone is.
    pub unmatched: Table,
    /// True where the sentence needs the user's attention.
    pub look: bool,
}

/// How far a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum FileState {
    /// Being read.
    Reading,
    /// Read and in use.
    Used,
    /// Read, but a question must be answered before it can be used.
    Asks,
    /// Not usable; `problem` says why.
    Refused,
}

/// One file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    /// Its number in this session.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// How far it has come.
    pub state: FileState,
    /// What kind of table it was taken for.
    pub kind: Option<TableKind>,
    /// The kind in words ("absences").
    pub kind_label: String,
    /// Why it was taken for that.
    pub kind_reason: String,
    /// Kinds the user can choose instead.
    pub kind_options: Vec<Choice>,
    /// "1,204 rows read, 3 need a look".
    pub summary: String,
    /// How the text was read: encoding, delimiter, lines above the headings, and warnings. One sentence each.
    pub notes: Vec<String>,
    /// One entry a column.
    pub columns: Vec<ColumnView>,
    /// The account of its rows.
    pub ledger: LedgerSummary,
    /// Why it cannot be used.
    pub problem: Option<Problem>,
}

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

/// One column of a file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ColumnView {
    /// Its place in the file, from 0.
    pub index: u32,
    /// Its heading, as the file has it.
    pub heading: String,
    /// The id of its meaning in `means_options`; empty for "not used".
    pub means: String,
    /// Meanings to choose from.
    pub means_options: Vec<Choice>,
    /// The first values, joined ("PC1043 · PC0217 · PC0990").
    pub first_values: String,
    /// How the values were read and why the heading was taken to mean this.
    pub read_as: String,
    /// A question that only the user can answer.
    pub question: Option<Question>,
}

/// A question about a column that can be read two ways.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// The question.
    pub text: String,
    /// Its answers, each with the first value read that way.
    pub options: Vec<Choice>,
}

/// The account of one file in short.
#[derive(Clone, Debug, Default, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LedgerSummary {
    /// "1,204 rows in the file: 1,190 used, 12 merged, 2 set aside."
    pub sentence: String,
    /// Number of lines in the ledger.
    pub lines: u32,
    /// Reasons with counts.
    pub reasons: Vec<LedgerReason>,
}

/// Rows that share a reason.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LedgerReason {
    /// What became of them.
    pub fate: Fate,
    /// "set aside", "merged", "repaired", "noted".
    pub fate_label: String,
    /// Why.
    pub reason: String,
    /// "12 rows".
    pub rows: String,
}

/// A page of the ledger.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LedgerPage {
    /// The lines: row, what happened, why, particulars, original line.
    pub table: Table,
    /// "lines 1 to 50 of 412".
    pub place: String,
    /// Whether there are lines before these.
    pub has_previous: bool,
    /// Whether there are lines after these.
    pub has_next: bool,
}

/// What is sent when the user changes how a file is understood.
#[derive(Clone, Debug)]
pub enum Change {
    /// Another kind of table.
    Kind(TableKind),
    /// Another meaning for a column, or none.
    Meaning(u32, Option<Field>),
    /// The answer to a column's question.
    Answer(u32, String),
}
