//! What was measured so far: a run takes an hour and a half, and one that is cut off goes on from here.

use std::collections::HashMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::Told;
use crate::worlds::list::List;

/// One line of the journal.
#[derive(Serialize, Deserialize)]
enum Line {
    /// A section, of so many runs.
    Section(String, u32, Told),
    /// A list of a world, by its name and seed.
    List(String, u32, List),
}

/// Figures of this very binary: another one's are not these.
pub(crate) struct Journal {
    sections: HashMap<(String, u32), Told>,
    lists: HashMap<(String, u32), List>,
    file: File,
}

impl Journal {
    /// Opens the journal of this binary, under the folder of builds.
    pub(crate) fn of_this_binary() -> Self {
        let me = fs::read(std::env::current_exe().expect("a path")).expect("this binary");
        let place = Path::new(env!("CARGO_TARGET_TMPDIR"));
        fs::create_dir_all(place).expect("a folder under target");
        let place = place.join(format!("calibration-{}.jsonl", mark(&me)));
        let noted = fs::read_to_string(&place).unwrap_or_default();
        let file = OpenOptions::new().create(true).append(true).open(&place).expect("a journal");
        let mut journal = Self { sections: HashMap::new(), lists: HashMap::new(), file };
        // A last line that was cut off with the run is not read; the next begins on a line of its own.
        for line in noted.lines().filter_map(|line| serde_json::from_str(line).ok()) {
            match line {
                Line::Section(name, runs, told) => drop(journal.sections.insert((name, runs), told)),
                Line::List(name, seed, list) => drop(journal.lists.insert((name, seed), list)),
            }
        }
        if !noted.is_empty() && !noted.ends_with('\n') {
            writeln!(journal.file).expect("a journal");
        }
        journal
    }

    /// A section that was written.
    pub(crate) fn told(&mut self, name: &str, runs: u32) -> Option<Told> {
        self.sections.remove(&(name.to_owned(), runs))
    }

    /// Notes one.
    pub(crate) fn tell(&mut self, name: &str, runs: u32, told: &Told) {
        let told = Told { text: told.text.clone(), wrong: told.wrong };
        self.write(&Line::Section(name.to_owned(), runs, told));
    }

    /// A list that was drawn.
    pub(crate) fn list(&mut self, world: &str, seed: u32) -> Option<List> {
        self.lists.remove(&(world.to_owned(), seed))
    }

    /// Notes one.
    pub(crate) fn note(&mut self, world: &str, seed: u32, list: &List) {
        self.write(&Line::List(world.to_owned(), seed, list.clone()));
    }

    fn write(&mut self, line: &Line) {
        let line = serde_json::to_string(line).expect("plain values");
        writeln!(self.file, "{line}").expect("a journal");
    }
}

/// What tells one binary from another.
fn mark(bytes: &[u8]) -> String {
    let sum = Sha256::digest(bytes);
    sum.first_chunk().map_or_else(String::new, |first| format!("{:016x}", u64::from_be_bytes(*first)))
}
