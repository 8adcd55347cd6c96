//! The ledger: what became of every row of a file that was not simply used as it stood.
//!
//! The account is closed at the end of every load: rows in the file = used + merged + set aside + not understood. A repaired row is a
//! used row with a note. [`Ledger::balances`] is checked each time and a test holds it over the whole corpus.

use crate::maths::InOrder;
use serde::{Deserialize, Serialize};

/// What happened to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Fate {
    /// Used, after something in it was put right.
    Repaired,
    /// United with another row that says the same.
    Merged,
    /// Not used in any count.
    SetAside,
    /// Not used in any count until the user has said what something in it means.
    NotUnderstood,
    /// Used as it stands; something about it is worth knowing.
    Noted,
}

/// One line of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The file's own row number: the line on which the record starts, the first line being 1.
    pub row: u32,
    /// What happened.
    pub fate: Fate,
    /// Why, in a few words that are the same for every row of the same sort ("end before start").
    pub reason: &'static str,
    /// The particulars, where there are any ("ends 3 March 2025, starts 5 March 2025").
    pub detail: String,
    /// The original line, shortened.
    pub quoted: String,
}

/// How many rows share one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReasonCount {
    /// What happened to them.
    pub fate: Fate,
    /// Why.
    pub reason: &'static str,
    /// How many.
    pub rows: u32,
}

/// The account of one file.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// Rows in the file: below the heading row and not blank. Totals, footers and headings in the middle count; they are
    /// set aside, so that every line below the headings is accounted for.
    pub rows_in: u32,
    merged: u32,
    set_aside: u32,
    not_understood: u32,
    repaired: u32,
    reasons: Vec<ReasonCount>,
    entries: Vec<Entry>,
}

/// Entries kept with their text; beyond this only counts are kept, and the page says so.
pub const ENTRIES_KEPT: usize = 100_000;

impl Ledger {
    /// Writes down what became of a row.
    pub fn write(&mut self, entry: Entry) {
        self.write_rows(entry, 1);
    }

    /// Writes down in one line what became of several rows.
    pub fn write_rows(&mut self, entry: Entry, rows: u32) {
        match entry.fate {
            Fate::Merged => self.merged += rows,
            Fate::SetAside => self.set_aside += rows,
            Fate::NotUnderstood => self.not_understood += rows,
            Fate::Repaired => self.repaired += rows,
            Fate::Noted => {}
        }
        match self.reasons.iter_mut().find(|r| r.fate == entry.fate && r.reason == entry.reason) {
            Some(known) => known.rows += rows,
            None => self.reasons.push(ReasonCount { fate: entry.fate, reason: entry.reason, rows }),
        }
        if self.entries.len() < ENTRIES_KEPT {
            self.entries.push(entry);
        }
    }

    /// Rows used in the analysis, repaired ones included.
    pub fn used(&self) -> u32 {
        self.rows_in - self.merged - self.set_aside - self.not_understood
    }

    /// Rows united with another.
    pub fn merged(&self) -> u32 {
        self.merged
    }

    /// Rows in no count.
    pub fn set_aside(&self) -> u32 {
        self.set_aside
    }

    /// Rows in no count until something in them is said to mean something.
    pub fn not_understood(&self) -> u32 {
        self.not_understood
    }

    /// Rows used after something was put right.
    pub fn repaired(&self) -> u32 {
        self.repaired
    }

    /// Reasons with their counts, most frequent first, then by name.
    pub fn reasons(&self) -> Vec<ReasonCount> {
        let mut sorted = self.reasons.clone();
        sorted.put_in_order_by(|a, b| {
            b.rows.cmp(&a.rows).then(a.reason.cmp(b.reason)).then(a.fate.cmp(&b.fate))
        });
        sorted
    }

    /// Entries in the order of the file.
    pub fn entries(&self) -> Vec<&Entry> {
        let mut sorted: Vec<&Entry> = self.entries.iter().collect();
        sorted.put_in_order_by_key(|e| e.row);
        sorted
    }

    /// Whether the account closes.
    pub fn balances(&self) -> bool {
        self.merged + self.set_aside + self.not_understood <= self.rows_in && self.repaired <= self.rows_in
    }
}
