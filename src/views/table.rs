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

    /// With one more column, which says the same in every row.
    #[must_use]
    pub fn with(mut self, heading: &str, says: &str) -> Self {
        self.headings.push(Heading { text: heading.to_owned(), numeric: false });
        self.rows.iter_mut().for_each(|row| row.push(says.to_owned()));
        self
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
    let mut signed = false;
    for (i, cell) in cells.enumerate() {
        if i > 0 {
            out.push(',');
        }
        let safe = safe_cell(cell);
        // Where the comma is the decimal mark, `-7,5+A1` is one cell; a quote between them makes no number of them.
        if signed
            && !safe.starts_with('"')
            && cell.starts_with(|c: char| c.is_ascii_digit())
            && !is_number(cell)
        {
            out.push('"');
            out.push_str(&safe);
            out.push('"');
        } else {
            out.push_str(&safe);
        }
        signed = cell.starts_with(['-', '+']) && is_number(cell);
    }
    out.push_str("\r\n");
}

/// A cell that stays text when a spreadsheet opens it, whether it cuts the line at commas, semicolons or tabs.
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a return could be run as a formula, so it gets an apostrophe in
/// front, unless it is a plain number. (OWASP, "CSV Injection".) Quotes are doubled and the cell is quoted where CSV asks
/// for it. Where a spreadsheet cuts at semicolons or tabs, the quote stands in the middle of its cell and holds nothing
/// together: what comes after a semicolon, a tab or a line end within a cell begins a cell there, and is kept from being
/// a formula too.
///
/// ```
/// use candour::views::table::safe_cell;
/// assert_eq!(safe_cell("=1+2"), "'=1+2");
/// assert_eq!(safe_cell("-7.5"), "-7.5");
/// assert_eq!(safe_cell("a \"b\", c"), "\"a \"\"b\"\", c\"");
/// assert_eq!(safe_cell("a;=1+1;b"), "\"a;'=1+1;b\"");
/// ```
pub fn safe_cell(cell: &str) -> String {
    let mut guarded = String::with_capacity(cell.len() + 2);
    if cell.starts_with(['\t', '\r', '\n']) {
        guarded.push('\'');
    }
    let number = is_number(cell);
    // Nothing but blanks and quotes since a cell could have begun.
    let mut begins = true;
    for letter in cell.chars() {
        if begins && !number && matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
            guarded.push('\'');
        }
        begins = matches!(letter, ';' | '\t' | '\n' | '\r')
            || begins && (letter.is_whitespace() || is_idle(letter));
        guarded.push(letter);
    }
    if guarded.contains(['"', ',', '\n', '\r', ';', '\t']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

/// What a spreadsheet may pass over before it looks for a formula: quotes, and what is not seen.
fn is_idle(letter: char) -> bool {
    matches!(letter, '"' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}') || letter.is_control()
}

fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.parse::<f64>().is_ok_and(f64::is_finite)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a spreadsheet cuts a line at a separator: a quote counts only where a cell begins, and what follows the closing
    /// quote is taken as it stands.
    fn cut(text: &str, separator: char) -> Vec<String> {
        let mut cells = vec![String::new()];
        let (mut begins, mut inside) = (true, false);
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            let last = cells.last_mut().unwrap();
            if inside {
                if letter != '"' {
                    last.push(letter);
                } else if letters.peek() == Some(&'"') {
                    letters.next();
                    last.push('"');
                } else {
                    inside = false;
                }
            } else if begins && letter == '"' {
                (inside, begins) = (true, false);
            } else if letter == separator || letter == '\n' || letter == '\r' {
                cells.push(String::new());
                begins = true;
            } else {
                last.push(letter);
                begins = false;
            }
        }
        cells
    }

    fn is_formula(cell: &str) -> bool {
        let bare = cell.trim_start_matches(|c: char| c.is_whitespace() || is_idle(c));
        bare.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !is_number(bare)
    }

    #[test]
    fn no_cell_is_a_formula_whatever_cuts_the_line() {
        let hostile = [
            "a;=1+1;b",
            "a;b;c;=cmd|' /C calc'!A0",
            "a\t=1+1",
            "a\n=1+1",
            "a\r\n@SUM(1)",
            "a; \"=1+1\"",
            "a;\"\"=1+1",
            "\"=1+1",
            "x\";=1+1;\"",
            "a;-2+3+cmd|'!A0",
            "a;\u{feff}=1",
            ";;=1",
            "＝1+1;＋2",
            "=1;=2",
            "-1;-2",
            "\u{200b}=1",
        ];
        for one in hostile {
            for other in hostile {
                let mut out = String::new();
                push_line(&mut out, ["plain", one, other].into_iter());
                push_line(&mut out, [one, "plain; and", other].into_iter());
                for separator in [',', ';', '\t'] {
                    for cell in cut(&out, separator) {
                        assert!(!is_formula(&cell), "{out:?} cut at {separator:?} has {cell:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_number_and_the_cell_after_it_are_no_formula_where_the_comma_is_the_decimal_mark() {
        let mut out = String::new();
        push_line(&mut out, ["-7", "5+cmd|' /C calc'!A0", "-7.5", "12"].into_iter());
        assert_eq!(out, "-7,\"5+cmd|' /C calc'!A0\",-7.5,12\r\n");
    }

    #[test]
    fn plain_words_and_figures_stay_as_they_are() {
        for cell in ["", "P-1043", "1.5", "-7.5", "+3", "Smith - Jones", "a'b", "1e5"] {
            assert_eq!(safe_cell(cell), cell);
        }
        assert_eq!(safe_cell("Smith, Ann; Custody"), "\"Smith, Ann; Custody\"");
    }
}
