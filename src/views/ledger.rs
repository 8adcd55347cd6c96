//! What became of every row of a file: in one line, by reason, and row by row.

use serde::Serialize;

use super::table::Table;
use crate::explain::wording::{count, thousands};
use crate::intake::ledger::{Entry, Fate, Ledger};

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

/// What became of a row, in words.
pub fn fate_label(fate: Fate) -> &'static str {
    match fate {
        Fate::Repaired => "repaired",
        Fate::Merged => "merged",
        Fate::SetAside => "set aside",
        Fate::NotUnderstood => "not yet understood",
        Fate::Noted => "noted",
    }
}

impl LedgerSummary {
    /// The account in short.
    pub fn of(ledger: &Ledger) -> Self {
        let asked = match ledger.not_understood() {
            0 => String::new(),
            n => format!(", {} not yet understood", thousands(n)),
        };
        let sentence = format!(
            "{} in the file: {} used, {} merged, {} set aside{asked}.",
            count(ledger.rows_in, "row", "rows"),
            thousands(ledger.used()),
            thousands(ledger.merged()),
            thousands(ledger.set_aside())
        );
        let reasons: Vec<LedgerReason> = ledger
            .reasons()
            .into_iter()
            .map(|r| LedgerReason {
                fate: r.fate,
                fate_label: fate_label(r.fate).to_owned(),
                reason: r.reason.to_owned(),
                rows: count(r.rows, "row", "rows"),
            })
            .collect();
        let lines = ledger.reasons().iter().map(|r| r.rows).sum();
        Self { sentence, lines, reasons }
    }
}

impl LedgerPage {
    /// One page of a ledger; `reason` picks the lines with that reason, empty picks all.
    pub fn of(ledger: &Ledger, name: &str, reason: &str, offset: u32, limit: u32) -> Self {
        let entries = ledger.entries();
        let chosen: Vec<_> =
            entries.into_iter().filter(|e| reason.is_empty() || e.reason == reason).collect();
        let total = chosen.len() as u32;
        let mut table = ledger_table(name);
        for entry in chosen.iter().skip(offset as usize).take(limit as usize) {
            table.row(ledger_row(entry));
        }
        let shown = table.rows.len() as u32;
        let place = if total == 0 {
            "no lines".to_owned()
        } else {
            format!(
                "lines {} to {} of {}",
                thousands(offset + 1),
                thousands(offset + shown),
                thousands(total)
            )
        };
        Self { table, place, has_previous: offset > 0, has_next: offset + shown < total }
    }
}

/// The whole ledger as a table, for the download.
pub fn whole_ledger(ledger: &Ledger, name: &str) -> Table {
    let mut table = ledger_table(name);
    for entry in ledger.entries() {
        table.row(ledger_row(entry));
    }
    table
}

fn ledger_table(name: &str) -> Table {
    Table::new(
        format!("What became of the rows of {name} that were not simply used"),
        &["#Row", "What happened", "Why", "Particulars", "The line in the file"],
    )
}

fn ledger_row(entry: &Entry) -> Vec<String> {
    vec![
        entry.row.to_string(),
        fate_label(entry.fate).to_owned(),
        entry.reason.to_owned(),
        entry.detail.clone(),
        entry.quoted.clone(),
    ]
}
