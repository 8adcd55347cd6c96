//! Whole files in memory to a workforce: what tests, examples and the command line use. The page feeds a
//! [`crate::session::Session`] instead, slice by slice.

use super::{FileTable, Workforce};
use crate::intake::ledger::{Fate, Ledger};
use crate::intake::{Choices, Outcome, Plan, Reading};
use crate::problem::{Problem, ProblemKind};

/// One file, read to the end.
#[derive(Debug)]
pub struct FileRead {
    /// How it was understood.
    pub plan: Plan,
    /// What became of its rows.
    pub ledger: Ledger,
    /// Its records; `None` where its kind is not counted or a question is open.
    pub table: Option<FileTable>,
}

/// How often a file may ask to be read again because a later row settled a question.
const MOST_READINGS: u32 = 4;

/// Reads one file from memory.
///
/// # Errors
/// A [`Problem`] where the bytes are no table, or the table has no person column.
pub fn read(name: &str, file: u32, bytes: &[u8], mut choices: Choices) -> Result<FileRead, Problem> {
    for _ in 0..MOST_READINGS {
        let mut table: Option<FileTable> = None;
        let mut reading = Reading::open(name, Some(bytes.len() as u64), choices.clone());
        let mut sink =
            |row: &crate::intake::Row<'_>, ledger: &mut Ledger| take(&mut table, file, row, ledger);
        reading.feed(bytes, &mut sink)?;
        match reading.finish(&mut sink)? {
            Outcome::Read(read) => return Ok(FileRead { plan: read.plan, ledger: read.ledger, table }),
            Outcome::Again(better) => choices = *better,
        }
    }
    Err(Problem::in_file(
        ProblemKind::Meaning,
        name,
        "The file contradicts itself: its dates or numbers can be read in no single way.",
        "Choose the date order and the decimal mark yourself.",
    ))
}

/// Puts a row into the table of its kind.
#[inline]
pub(crate) fn take(
    table: &mut Option<FileTable>,
    file: u32,
    row: &crate::intake::Row<'_>,
    ledger: &mut Ledger,
) {
    if table.is_none() {
        *table = row.plan().kind.map(|kind| FileTable::start(kind, file));
    }
    if let Some(table) = table {
        table.take(row, ledger);
    } else {
        let reason = "it is not known what a row of this file is about";
        super::write(ledger, row, Fate::NotUnderstood, reason, String::new());
    }
}

impl Workforce {
    /// A workforce from CSV text, one entry a file.
    ///
    /// ```
    /// use candour::tables::Workforce;
    /// let sickness = "Staff No,First day absent,Last day absent\n77,03/02/2025,14/02/2025\n";
    /// let workforce = Workforce::from_csv(&[("sickness.csv", sickness)]).unwrap();
    /// assert_eq!(workforce.people.len(), 1);
    /// assert_eq!(workforce.absences[0].first.iso(), "2025-02-03");
    /// ```
    ///
    /// # Errors
    /// The first problem met.
    pub fn from_csv(files: &[(&str, &str)]) -> Result<Self, Problem> {
        let mut tables = Vec::new();
        let mut ledgers = Vec::new();
        for (i, (name, text)) in files.iter().enumerate() {
            let read = read(name, i as u32, text.as_bytes(), Choices::default())?;
            if let Some(table) = read.table {
                tables.push((i as u32, table));
                ledgers.push(read.ledger);
            }
        }
        let borrowed: Vec<(u32, &FileTable)> = tables.iter().map(|(file, table)| (*file, table)).collect();
        Ok(Self::join(&borrowed, &mut ledgers).workforce)
    }
}
