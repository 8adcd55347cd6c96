//! What is wrong with a file, where, and what to do about it, in a sentence a manager can act on.
//!
//! A [`Problem`] is about the user's data and is an answer, not a failure of the program: the page shows it beside the
//! file and keeps everything else that was loaded. Text that came out of a cell stands last in a sentence, is
//! shortened, and is never written to a log.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What sort of thing is wrong; the page uses it to choose where to show the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum ProblemKind {
    /// The file holds nothing to read.
    Empty,
    /// The file is not a table of text (a picture, a spreadsheet, a web page, a program).
    NotATable,
    /// The text cannot be decoded.
    Encoding,
    /// A row or a cell is longer than any export would make it, or a quote never closes.
    Shape,
    /// No column, or not the needed one, could be given a meaning.
    Meaning,
    /// Tables do not fit together.
    Join,
    /// The file changed, shrank or vanished while it was being read.
    Changed,
    /// More than this machine or browser can hold.
    TooLarge,
    /// A setting or a question that does not make sense.
    Setting,
}

/// Where: the file, the row by the file's own count, the column by its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Name of the file, without its folder.
    pub file: Option<String>,
    /// Row, counted as a spreadsheet or text editor counts it: the first line is 1.
    pub row: Option<u32>,
    /// Heading of the column.
    pub column: Option<String>,
}

/// One thing wrong with the user's data: what, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// The sort of problem.
    pub kind: ProblemKind,
    /// Where it is.
    pub place: Place,
    /// What is wrong, one sentence.
    pub sentence: String,
    /// What the user can do now, one sentence.
    pub what_to_do: String,
}

impl Problem {
    /// A problem with a whole file.
    ///
    /// ```
    /// use candour::problem::{Problem, ProblemKind};
    /// let p = Problem::in_file(ProblemKind::Empty, "may.csv", "The file is empty.", "Export it again.");
    /// assert_eq!(p.to_string(), "may.csv: The file is empty. Export it again.");
    /// ```
    pub fn in_file(
        kind: ProblemKind,
        file: &str,
        sentence: impl Into<String>,
        what_to_do: impl Into<String>,
    ) -> Self {
        let place = Place { file: Some(file.to_owned()), ..Place::default() };
        Self { kind, place, sentence: sentence.into(), what_to_do: what_to_do.into() }
    }

    /// A problem that belongs to no file.
    pub fn new(kind: ProblemKind, sentence: impl Into<String>, what_to_do: impl Into<String>) -> Self {
        Self { kind, place: Place::default(), sentence: sentence.into(), what_to_do: what_to_do.into() }
    }

    /// The same problem at a row of the file.
    #[must_use]
    pub fn at_row(mut self, row: u32) -> Self {
        self.place.row = Some(row);
        self
    }

    /// The same problem in a column, named by its heading.
    #[must_use]
    pub fn in_column(mut self, heading: &str) -> Self {
        self.place.column = Some(heading.to_owned());
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(file) = &self.place.file {
            write!(f, "{file}")?;
            if let Some(row) = self.place.row {
                write!(f, ", row {row}")?;
            }
            if let Some(column) = &self.place.column {
                write!(f, ", column “{column}”")?;
            }
            write!(f, ": ")?;
        }
        write!(f, "{} {}", self.sentence, self.what_to_do)
    }
}

impl std::error::Error for Problem {}
