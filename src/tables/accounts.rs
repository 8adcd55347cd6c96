//! The ledgers of all files, found by the row that something is said of.

use std::collections::HashMap;

use super::RowRef;
use crate::intake::ledger::{Entry, Fate, Ledger};

/// One ledger a file, written to while files are joined.
#[derive(Debug)]
pub(super) struct Accounts<'a> {
    ledgers: &'a mut [Ledger],
    place: HashMap<u32, usize>,
}

impl<'a> Accounts<'a> {
    /// The ledgers of files with these numbers, in the same order.
    pub(super) fn new(files: impl Iterator<Item = u32>, ledgers: &'a mut [Ledger]) -> Self {
        Self { ledgers, place: files.enumerate().map(|(at, file)| (file, at)).collect() }
    }

    /// Writes one line about several rows, of which the first is named.
    pub(super) fn write_rows(
        &mut self,
        row: RowRef,
        rows: u32,
        fate: Fate,
        reason: &'static str,
        detail: String,
    ) {
        let ledger = self.place.get(&row.file).and_then(|at| self.ledgers.get_mut(*at));
        if let Some(ledger) = ledger.filter(|_| rows > 0) {
            ledger.write_rows(Entry { row: row.row, fate, reason, detail, quoted: String::new() }, rows);
        }
    }

    /// Writes a line about a row. The row itself is not repeated: the join no longer has its text.
    pub(super) fn write(&mut self, row: RowRef, fate: Fate, reason: &'static str, detail: String) {
        let ledger = self.place.get(&row.file).and_then(|at| self.ledgers.get_mut(*at));
        if let Some(ledger) = ledger {
            ledger.write(Entry { row: row.row, fate, reason, detail, quoted: String::new() });
        }
    }
}

/// How a line about one row names another: by its number, and that it stands in another file where it does.
pub(super) fn named(row: RowRef, beside: RowRef) -> String {
    let elsewhere = if row.file == beside.file { "" } else { " of another file" };
    format!("row {}{elsewhere}", row.row)
}
