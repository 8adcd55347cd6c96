//! Reading files for tests.

use std::path::PathBuf;

use candour::intake::field::{Field, TableKind};
use candour::intake::ledger::{Fate, Ledger};
use candour::intake::{Choices, ColumnChoice, HeaderChoice, Outcome, ReadFile, Reading, Row};
use candour::problem::Problem;

use crate::skipped::Beside;

/// The folder of real files.
pub(crate) fn data_folder() -> PathBuf {
    beside().folder
}

fn beside() -> Beside {
    Beside::of("CANDOUR_DATA", "../shared/data")
}

/// A file of the data folder, or of the tests' own copies; `None`, with a loud message, where it is in neither.
pub(crate) fn real(name: &str) -> Option<Vec<u8>> {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name);
    let found = std::fs::read(data_folder().join(name)).or_else(|_| std::fs::read(own)).ok();
    if found.is_none() {
        beside().find(name);
    }
    found
}

/// What the ledger says of a row with months or days side by side, all of them empty.
const NOTHING_BESIDE: &str = "nothing stands under any of the months or days";

/// One file, and what the sink saw of it.
pub(crate) struct Seen<T> {
    pub(crate) file: ReadFile,
    pub(crate) rows: Vec<T>,
}

/// Reads a file as the session does: once, and once more where the reading asks for it. Every account must close.
pub(crate) fn read<T>(
    name: &str,
    bytes: &[u8],
    choices: &Choices,
    of_row: impl FnMut(&Row<'_>) -> T,
) -> Result<Seen<T>, Problem> {
    read_in(name, bytes, &[], choices, of_row)
}

/// The same, with the bytes cut after each of these places.
pub(crate) fn read_in<T>(
    name: &str,
    bytes: &[u8],
    cuts: &[usize],
    choices: &Choices,
    mut of_row: impl FnMut(&Row<'_>) -> T,
) -> Result<Seen<T>, Problem> {
    let mut choices = choices.clone();
    for _ in 0..3 {
        let (mut rows, mut lines) = (Vec::new(), Vec::new());
        let mut sink = |row: &Row<'_>, _: &mut Ledger| {
            lines.push(row.number());
            rows.push(of_row(row));
        };
        let mut reading = Reading::open(name, Some(bytes.len() as u64), choices);
        let mut from = 0;
        for cut in cuts.iter().copied().chain([bytes.len()]) {
            let to = cut.clamp(from, bytes.len());
            reading.feed(&bytes[from..to], &mut sink)?;
            from = to;
        }
        match reading.finish(&mut sink)? {
            Outcome::Again(better) => choices = *better,
            Outcome::Read(file) => {
                let ledger = &file.ledger;
                assert!(ledger.balances(), "{name}: the account does not close");
                // Where months or days stand side by side a row of the file is given out once a filled cell, or not at all.
                let unfilled = ledger.entries().iter().filter(|e| e.reason == NOTHING_BESIDE).count();
                if !file.plan.side_by_side.is_empty() {
                    lines.dedup();
                }
                assert_eq!(
                    (lines.len() + unfilled) as u32,
                    ledger.used() + ledger.merged(),
                    "{name}: rows in = used + set aside"
                );
                return Ok(Seen { file: *file, rows });
            }
        }
    }
    panic!("{name}: never settles");
}

/// Says what columns mean, whatever their headings.
pub(crate) fn meaning(columns: &[(u32, Field)]) -> Choices {
    let columns = columns.iter().map(|(column, field)| ColumnChoice {
        column: *column,
        field: Some(Some(*field)),
        ..ColumnChoice::default()
    });
    Choices { columns: columns.collect(), kind: Some(TableKind::People), ..Choices::default() }
}

/// The same, and that there are no headings.
pub(crate) fn without_headings(columns: &[(u32, Field)]) -> Choices {
    Choices { header_row: Some(HeaderChoice::Absent), ..meaning(columns) }
}

/// Headings of a plan.
pub(crate) fn headings(file: &ReadFile) -> Vec<&str> {
    file.plan.columns.iter().map(|c| c.heading.as_str()).collect()
}

/// Rows in the ledger with a fate and a reason.
pub(crate) fn in_ledger(file: &ReadFile, fate: Fate, reason: &str) -> Vec<u32> {
    file.ledger
        .entries()
        .iter()
        .filter(|e| e.fate == fate && e.reason.contains(reason))
        .map(|e| e.row)
        .collect()
}
