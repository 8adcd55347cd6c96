//! One sheet of a workbook to lines of text, a line a row, so that a row has the number it has in the sheet.

use crate::maths::InOrder;
use std::io::Write as _;

use quick_xml::events::BytesStart;

use super::archive::{Fault, Part};
use super::markup::{Markup, attribute, walk};
use super::shown::{self, Shown};

/// What a sheet can hold.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// Most bytes of text that a sheet may come to.
const MOST_TEXT: usize = 300 << 20;

/// Rows at the top in which cells that were merged over several columns are headings.
const HEAD: u32 = 20;

/// Merged cells looked at.
const MERGED: usize = 4096;

/// What all sheets of a workbook share.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    pub(crate) strings: Vec<Box<str>>,
    pub(crate) styles: Vec<Shown>,
    pub(crate) from_1904: bool,
}

#[derive(Clone, Debug)]
struct Cell {
    column: u32,
    text: String,
    words: bool,
}

/// The rows of a sheet.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    /// The first rows, kept apart until it is known which of their cells are merged.
    head: Vec<Vec<Cell>>,
    body: Vec<u8>,
    /// Where each line of `body` ends, and how many cells it has.
    ends: Vec<(usize, u32)>,
    row: u32,
    width: u32,
    padding: usize,
    /// Formulas of which no result was saved.
    pub(crate) without_result: u32,
}

/// The cell being read.
#[derive(Default)]
struct Open {
    column: u32,
    sort: String,
    style: usize,
    value: String,
    formula: bool,
    taking: bool,
    aside: bool,
}

impl Sheet {
    pub(crate) fn read(part: Part<'_>, shared: &Shared) -> Result<Self, Fault> {
        let mut sheet = Self::default();
        let mut open = Open::default();
        let mut cells: Vec<Cell> = Vec::new();
        let mut merged: Vec<(u32, u32, u32)> = Vec::new();
        let mut inside = false;
        let mut row = 0;
        walk(part, &mut |markup| {
            match markup {
                Markup::Open("sheetData", _) => inside = true,
                Markup::Close("sheetData") => inside = false,
                Markup::Open("mergeCell", element) if merged.len() < MERGED => {
                    merged.extend(attribute(element, "ref").and_then(|r| over_columns(&r)));
                }
                _ if !inside => {}
                Markup::Open("row", element) => {
                    let given = attribute(element, "r").and_then(|r| r.trim().parse::<u32>().ok());
                    let next = given.unwrap_or(row + 1);
                    if next > MOST_ROWS {
                        return Err(Fault::Sheet);
                    }
                    if next <= row {
                        return Err(Fault::Damaged);
                    }
                    row = next;
                    cells.clear();
                    open.column = 0;
                }
                Markup::Close("row") => sheet.take(row, &mut cells)?,
                Markup::Open("c", element) => open.begin(element)?,
                Markup::Close("c") => {
                    sheet.without_result += u32::from(open.is_without_result());
                    cells.extend(open.cell(shared));
                }
                Markup::Open("f", _) => open.formula = true,
                Markup::Open("v" | "t", _) => open.taking = !open.aside,
                Markup::Close("v" | "t") => open.taking = false,
                // How a word is spoken, in Japanese.
                Markup::Open("rPh", _) => open.aside = true,
                Markup::Close("rPh") => open.aside = false,
                Markup::Text(text) if open.taking => open.value.push_str(text),
                _ => {}
            }
            Ok(true)
        })?;
        sheet.repeat(&merged);
        for (_, cells) in &sheet.ends {
            sheet.padding += if *cells > 0 { (sheet.width - cells) as usize } else { 0 };
        }
        if sheet.body.len() + sheet.padding > MOST_TEXT {
            return Err(Fault::TooLarge);
        }
        Ok(sheet)
    }

    /// Whether any cell holds anything.
    pub(crate) fn has_rows(&self) -> bool {
        self.width > 0
    }

    fn take(&mut self, row: u32, cells: &mut Vec<Cell>) -> Result<(), Fault> {
        if cells.is_empty() {
            return Ok(());
        }
        if !cells.is_sorted_by_key(|c| c.column) {
            cells.put_in_order_by_key(|c| c.column);
        }
        let last = cells.last().map_or(0, |c| c.column);
        self.width = self.width.max(last);
        if row <= HEAD {
            self.head.resize(row as usize - 1, Vec::new());
            self.head.push(std::mem::take(cells));
        } else {
            for _ in self.row.max(HEAD) + 1..row {
                self.ends.push((self.body.len(), 0));
            }
            write_row(&mut self.body, cells);
            if self.body.len() > MOST_TEXT {
                return Err(Fault::TooLarge);
            }
            self.ends.push((self.body.len(), last));
        }
        self.row = row;
        Ok(())
    }

    /// A heading over several columns stands in the file once; here it stands over each of them.
    fn repeat(&mut self, merged: &[(u32, u32, u32)]) {
        for &(row, from, to) in merged {
            let Some(cells) = self.head.get_mut(row as usize - 1) else { continue };
            // A title over the whole table is alone in its row.
            if cells.iter().filter(|c| c.column < from || c.column > to).count() == 0 {
                continue;
            }
            let Some(heading) = cells.iter().find(|c| c.column == from && c.words).cloned() else { continue };
            for column in from + 1..=to.min(self.width) {
                if let Err(at) = cells.binary_search_by_key(&column, |c| c.column) {
                    cells.insert(at, Cell { column, ..heading.clone() });
                }
            }
        }
    }

    /// Gives out the lines, piece by piece, each row as wide as the widest; a row without anything is a blank line.
    pub(crate) fn lines<E>(&self, each: &mut dyn FnMut(&[u8]) -> Result<(), E>) -> Result<(), E> {
        let mut piece = Vec::with_capacity(PIECE * 2);
        let mut end_line = |piece: &mut Vec<u8>, cells: u32| {
            if cells > 0 {
                piece.resize(piece.len() + (self.width.saturating_sub(cells)) as usize, b',');
            }
            piece.push(b'\n');
            if piece.len() >= PIECE {
                each(piece)?;
                piece.clear();
            }
            Ok(())
        };
        for cells in &self.head {
            write_row(&mut piece, cells);
            end_line(&mut piece, cells.last().map_or(0, |c| c.column))?;
        }
        if !self.ends.is_empty() {
            for _ in self.head.len()..HEAD as usize {
                end_line(&mut piece, 0)?;
            }
        }
        let mut from = 0;
        for (end, cells) in &self.ends {
            piece.extend_from_slice(self.body.get(from..*end).unwrap_or_default());
            from = *end;
            end_line(&mut piece, *cells)?;
        }
        if piece.is_empty() { Ok(()) } else { each(&piece) }
    }
}

/// Bytes given out at once.
const PIECE: usize = 256 << 10;

fn write_row(into: &mut Vec<u8>, cells: &[Cell]) {
    let (mut column, mut first) = (1, true);
    for cell in cells {
        if cell.column <= column && !first {
            continue; // the same cell twice: the first stands
        }
        first = false;
        into.resize(into.len() + (cell.column - column) as usize, b',');
        let quoted = cell.text.contains([',', ';', '\t', '|', '"']);
        if quoted {
            let _ = write!(into, "\"{}\"", cell.text.replace('"', "\"\""));
        } else {
            into.extend_from_slice(cell.text.as_bytes());
        }
        column = cell.column;
    }
}

impl Open {
    fn begin(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let place = attribute(element, "r").and_then(|r| place(&r)).map(|(column, _)| column);
        let column = place.unwrap_or(self.column + 1);
        if column > MOST_COLUMNS {
            return Err(Fault::Sheet);
        }
        self.column = column;
        self.sort.clear();
        self.sort.push_str(&attribute(element, "t").unwrap_or_default());
        self.style = attribute(element, "s").and_then(|s| s.trim().parse().ok()).unwrap_or(0);
        self.value.clear();
        (self.formula, self.taking, self.aside) = (false, false, false);
        Ok(())
    }

    fn is_without_result(&self) -> bool {
        self.formula && self.value.is_empty() && self.sort != "str"
    }

    fn cell(&mut self, shared: &Shared) -> Option<Cell> {
        let words = matches!(self.sort.as_str(), "s" | "str" | "inlineStr");
        let value = self.value.as_str();
        let text = match self.sort.as_str() {
            "s" => one_line(shared.strings.get(value.trim().parse::<usize>().ok()?)?),
            "str" | "inlineStr" | "e" => one_line(value),
            "b" => if matches!(value.trim(), "1" | "true") { "TRUE" } else { "FALSE" }.to_owned(),
            "d" => moment(value.trim()),
            _ if value.trim().is_empty() => return None,
            _ => {
                let shown = shared.styles.get(self.style).copied().unwrap_or(Shown::Number);
                shown::text(value, shown, shared.from_1904)
            }
        };
        let blank = value.is_empty() || text.trim().is_empty();
        (!blank).then_some(Cell { column: self.column, text, words })
    }
}

/// `2024-03-04T08:30:00` as a number would be written.
fn moment(iso: &str) -> String {
    let iso = iso.trim_end_matches('Z');
    let (day, time) = iso.split_once('T').unwrap_or((iso, ""));
    let time = time.split_once('.').map_or(time, |(whole, _)| whole);
    if time.is_empty() || time == "00:00:00" { day.to_owned() } else { format!("{day} {time}") }
}

/// A line end within a cell would give every row below another number.
fn one_line(text: &str) -> String {
    let mut text = text.to_owned();
    if text.contains("_x00") {
        for code in ["_x000D_", "_x000d_", "_x000A_", "_x000a_", "_x0009_"] {
            text = text.replace(code, " ");
        }
    }
    if text.contains(char::is_control) {
        text.replace("\r\n", " ").replace(char::is_control, " ")
    } else {
        text
    }
}

/// `BC12` as column and row.
fn place(reference: &str) -> Option<(u32, u32)> {
    let digits = reference.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = reference.split_at_checked(digits)?;
    if letters.is_empty() || letters.len() > 4 {
        return None;
    }
    let column = letters.bytes().try_fold(0u32, |sum, letter| {
        letter.is_ascii_alphabetic().then(|| sum * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1)
    })?;
    Some((column, row.parse().ok()?))
}

/// `B1:D1` as row, first and last column, where it is wider than one and stands at the top.
fn over_columns(reference: &str) -> Option<(u32, u32, u32)> {
    let (first, last) = reference.split_once(':')?;
    let ((from, row), (to, _)) = (place(first)?, place(last)?);
    (to > from && to <= MOST_COLUMNS && (1..=HEAD).contains(&row)).then_some((row, from, to))
}
