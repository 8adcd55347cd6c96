//! Reading files for tests.

use candour::intake::ledger::Ledger;
use candour::intake::{Choices, Outcome, ReadFile, Reading, Row};
use candour::problem::Problem;
use std::path::PathBuf;

/// The folder of real files: `CANDOUR_DATA`, else `../shared/data`.
pub fn data_folder() -> Option<PathBuf> {
    let named = std::env::var_os("CANDOUR_DATA").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data"));
    folder.is_dir().then_some(folder)
}

/// A real file, or `None` with a loud message.
pub fn real(name: &str) -> Option<Vec<u8>> {
    let found = data_folder().and_then(|folder| std::fs::read(folder.join(name)).ok());
    if found.is_none() {
        println!("SKIPPED: {name} is not there; set CANDOUR_DATA to the folder that holds it");
    }
    found
}

/// Reads a file as the session does: once, and again where the reading asks for it.
pub fn read(
    name: &str,
    bytes: &[u8],
    choices: &Choices,
    mut sink: impl FnMut(&Row<'_>, &mut Ledger),
) -> Result<ReadFile, Problem> {
    read_in(name, bytes, bytes.len().max(1), choices, &mut sink)
}

/// The same in pieces of a size. The sink sees the rows of the last reading only... the earlier ones are told apart by
/// the caller through [`Outcome::Again`].
pub fn read_in(
    name: &str,
    bytes: &[u8],
    piece: usize,
    choices: &Choices,
    sink: &mut dyn FnMut(&Row<'_>, &mut Ledger),
) -> Result<ReadFile, Problem> {
    let mut choices = choices.clone();
    for _ in 0..3 {
        // A dry run first: rows of a reading that is begun again must not be counted.
        match once(name, bytes, piece, &choices, &mut |_, _| {})? {
            Outcome::Again(better) => choices = *better,
            Outcome::Read(_) => {
                let Outcome::Read(read) = once(name, bytes, piece, &choices, sink)? else {
                    panic!("settled twice")
                };
                return Ok(*read);
            }
        }
    }
    panic!("{name}: never settles");
}

fn once(
    name: &str,
    bytes: &[u8],
    piece: usize,
    choices: &Choices,
    sink: &mut dyn FnMut(&Row<'_>, &mut Ledger),
) -> Result<Outcome, Problem> {
    let mut reading = Reading::open(name, Some(bytes.len() as u64), choices.clone());
    for part in bytes.chunks(piece) {
        reading.feed(part, sink)?;
    }
    reading.finish(sink)
}
