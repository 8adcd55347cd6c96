//! How a file is read: its encoding, its headings, what each column means and why, and what remains to be asked.

use super::approvals::BlankRow;
use super::choices::ValueChoice;
use super::field::{Field, TableKind};

/// The plan by which a file is read. It is made from the first 64 KiB and completed when the last byte is read.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Name of the file.
    pub name: String,
    /// What one row is about.
    pub kind: Option<TableKind>,
    /// Why it was taken for that, one sentence.
    pub kind_reason: String,
    /// The encoding, as a person would name it ("UTF-8").
    pub encoding: &'static str,
    /// What stands between two cells.
    pub delimiter: char,
    /// How lines end.
    pub line_ending: LineEnding,
    /// The row of the headings, `None` where the file has none.
    pub header_row: Option<u32>,
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// Columns that stand side by side for months or days, from left to right: they all mean the same, and each filled
    /// cell of theirs is read as a row of its own.
    pub side_by_side: Vec<u32>,
    /// Whether an absence of which no cell says the kind is sickness.
    pub unsaid_is_sickness: bool,
    /// What becomes of rows that do not say whether they were approved.
    pub blank_approval: BlankRow,
    /// What becomes of duties that do not say whether somebody came.
    pub blank_attendance: BlankRow,
    /// What a person should know about the reading, one plain sentence each.
    pub notes: Vec<String>,
}

/// How lines end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnding {
    /// Line feed.
    Lf,
    /// Carriage return and line feed.
    CrLf,
    /// Carriage return alone.
    Cr,
    /// More than one of these in one file.
    Mixed,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Place in the file, from 0.
    pub index: u32,
    /// The heading as the file has it, made safe to show; "Column 3" where it is blank.
    pub heading: String,
    /// What it means; `None` where it is not used.
    pub field: Option<Field>,
    /// How sure the meaning is.
    pub confidence: Confidence,
    /// Why it was taken to mean this, or why it is not used.
    pub reason: String,
    /// The first three values that differ.
    pub first_values: Vec<String>,
    /// How the values were read ("day/month/year: 412 dates can only be read this way"); final after the last byte.
    pub read_as: String,
    /// What only the user can settle.
    pub question: Option<Question>,
    /// What the user said of its values.
    pub said: Vec<ValueChoice>,
}

/// How sure a meaning is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Nothing else fits.
    Guess,
    /// The heading can mean other things; the values settled it.
    Likely,
    /// The heading means only this, and the values agree.
    Sure,
    /// The user said so.
    Asked,
}

/// A question about a column that can be read two ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The question.
    pub text: String,
    /// The answers; [`super::Choices::answer`] takes an id.
    pub options: Vec<QuestionOption>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuestionOption {
    /// What is sent back when it is chosen.
    pub id: String,
    /// What is written.
    pub label: String,
    /// The first value read that way.
    pub example: String,
}

impl Plan {
    /// The column that has a meaning.
    pub fn column_of(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|c| c.field == Some(field))
    }
}
