//! What the rows of a file of sums add up to, so that its last row can be told from a person where it holds just that.

use super::record::Record;
use super::row::unquote;
use super::text;
use super::total;

/// Sums so far, column by column.
#[derive(Clone, Debug)]
pub(crate) struct Running {
    person: usize,
    /// The sum of each column, as long as every cell of it that is filled is an amount; and whether two amounts differ.
    columns: Vec<Option<(f64, bool)>>,
    last: Vec<Option<f64>>,
    rows: u32,
    /// The line of the last row, where it holds the sums of all rows above it.
    sums: Option<u32>,
    /// Whether it stands under a number, as a person does.
    numbered: bool,
}

impl Running {
    pub(crate) fn new(person: usize, columns: usize) -> Self {
        Self {
            person,
            columns: vec![Some((0.0, false)); columns],
            last: vec![None; columns],
            rows: 0,
            sums: None,
            numbered: false,
        }
    }

    /// Takes the next row of data.
    pub(crate) fn add(&mut self, record: &Record<'_>) {
        /// Two columns that agree are no accident.
        const AGREE: usize = 2;
        let (mut agree, mut wrong) = (0, false);
        for (at, (column, last)) in self.columns.iter_mut().zip(&mut self.last).enumerate() {
            if at == self.person || at >= record.len() {
                continue;
            }
            let Some((sum, differ)) = column else { continue };
            let cell = unquote(record.raw(at), record.quoted);
            let cell = text::trim(&cell);
            if cell.is_empty() {
                continue;
            }
            let Some(amount) = total::amount(cell) else {
                *column = None;
                continue;
            };
            if (*sum - amount).abs() < 0.011 && *differ {
                agree += 1;
            } else if *differ {
                wrong = true;
            }
            *differ |= last.is_some_and(|last| (last - amount).abs() > 0.001);
            *last = Some(amount);
            *sum += amount;
        }
        self.rows += 1;
        let cell = unquote(record.raw(self.person), record.quoted);
        let somebody = !text::trim(&cell).is_empty();
        self.numbered = cell.iter().any(u8::is_ascii_digit);
        self.sums = (agree >= AGREE && !wrong && somebody && self.rows > 3).then_some(record.line);
    }

    /// The line of the last row of all, where it sums up the others under a name that no person has.
    pub(crate) fn sums(&self) -> Option<u32> {
        self.sums.filter(|_| !self.numbered)
    }

    /// What is said of a last row that sums up the others under a number: it may be a total, and may be somebody.
    pub(crate) fn looks_like_a_total(&self) -> Option<String> {
        let line = self.sums.filter(|_| self.numbered)?;
        Some(format!(
            "Row {line}, the last, holds just what the rows above it add up to, under a number as people have it. If it is a total, take the row out of the file and drop it again: until then it is counted as a person."
        ))
    }
}
