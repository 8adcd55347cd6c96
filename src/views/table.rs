//! The table that says the same as a picture, and its way out as CSV.

use serde::{Deserialize, Serialize};

/// A heading of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Heading {
    /// The words.
    pub text: String,
    /// Whether the column holds numbers, and is set to the right.
    pub numeric: bool,
}

/// A table of words and numbers as they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// What the table says.
    pub caption: String,
    /// Column headings.
    pub headings: Vec<Heading>,
    /// Cells, row by row.
    pub rows: Vec<Vec<String>>,
    /// Where rows were left out of the page: what the table holds in all. Empty when all are shown.
    pub left_out: String,
}

impl Table {
    /// A table with a caption and headings; a heading that starts with `#` is numeric.
    pub fn new(caption: impl Into<String>, headings: &[&str]) -> Self {
        let headings = headings
            .iter()
            .map(|h| match h.strip_prefix('#') {
                Some(text) => Heading { text: text.to_owned(), numeric: true },
                None => Heading { text: (*h).to_owned(), numeric: false },
            })
            .collect();
        Self { caption: caption.into(), headings, rows: Vec::new(), left_out: String::new() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// The table as CSV that no spreadsheet will run: see [`safe_cell`].
    pub fn csv(&self) -> String {
        let mut out = String::new();
        let headings: Vec<&str> = self.headings.iter().map(|h| h.text.as_str()).collect();
        push_line(&mut out, headings.iter().copied());
        for row in &self.rows {
            push_line(&mut out, row.iter().map(String::as_str));
        }
        out
    }
}

/// Writes one CSV line.
pub(crate) fn push_line<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        out.push_str(&safe_cell(cell));
    }
    out.push_str("\r\n");
}

/// A cell that stays text when a spreadsheet opens it.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a return could be run as a formula, so it gets an apostrophe in
/// front, unless it is a plain number. Quotes are doubled and the cell is quoted where CSV asks for it. (OWASP, "CSV
/// Injection".)
///
/// ```
/// use candour::views::table::safe_cell;
/// assert_eq!(safe_cell("=1+2"), "'=1+2");
/// assert_eq!(safe_cell("-7.5"), "-7.5");
/// assert_eq!(safe_cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
/// ```
pub fn safe_cell(cell: &str) -> String {
    let dangerous = cell.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
        || cell.starts_with(['\t', '\r', '\n']);
    let number = !cell.is_empty() && cell.parse::<f64>().is_ok_and(f64::is_finite);
    let guarded = if dangerous && !number { format!("'{cell}") } else { cell.to_owned() };
    if guarded.contains(['"', ',', '\n', '\r', ';', '\t']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}
