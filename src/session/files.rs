//! Files in: opened, fed slice by slice, finished, read again, stopped, refused, forgotten.

use super::fingerprints::Print;
use super::spellings::ABOUT_WHO;
use super::workbooks::Source;
use super::{Done, File, InProgress, Session};
use crate::intake::values::Values;
use crate::intake::{Choices, Outcome, Reading};
use crate::problem::{Problem, ProblemKind};
use crate::tables::reading::take;
use crate::views::data::Change;
use crate::views::meanings;
use crate::views::values::is_settled;
use crate::vocabulary::Meaning;

impl Session {
    /// A new file, about to be read. Gives its number.
    pub fn open(&mut self, name: &str, size: u64) -> u32 {
        let id = self.next_id;
        self.next_id += 1;
        // Beside a file of anyone's own nothing is known of what is true.
        self.opened = None;
        let file = File {
            id,
            name: name.to_owned(),
            size,
            choices: Choices::default(),
            print: Print::None,
            leaf: None,
            reading: None,
            done: None,
        };
        self.files.push(file);
        self.start(id, true);
        id
    }

    /// Reads a file again from its first byte, with the choices now held.
    ///
    /// # Errors
    /// Where there is no such file.
    pub fn reopen(&mut self, id: u32) -> Result<(), Problem> {
        self.file(id)?;
        self.start(id, true);
        Ok(())
    }

    /// Begins a reading; `from_file`: from the bytes of the file, and not from the lines of a sheet in it.
    pub(super) fn start(&mut self, id: u32, from_file: bool) {
        if let Some(file) = self.files.iter_mut().find(|f| f.id == id) {
            let size = from_file.then_some(file.size);
            let reading = Box::new(Reading::open(&file.name, size, file.choices.clone()));
            let source = if from_file { Source::Untold(Vec::new()) } else { Source::Text };
            file.reading = Some(InProgress { source, reading, table: None });
        }
    }

    /// The next bytes of a file. Gives the number of rows read so far.
    ///
    /// # Errors
    /// A problem that ends the reading: the file is then refused, and the rest of the session kept.
    pub fn feed(&mut self, id: u32, bytes: &[u8]) -> Result<u32, Problem> {
        let file = self.file(id)?;
        let Some(InProgress { source, reading, table }) = &mut file.reading else {
            return Err(not_being_read());
        };
        let fed = source
            .take(&file.name, file.size, bytes)
            .and_then(|given| reading.feed(given.bytes(), &mut |row, ledger| take(table, id, row, ledger)));
        match fed {
            Ok(()) => Ok(reading.rows_read()),
            Err(problem) => {
                let plan = reading.plan_so_far().map(Box::new);
                file.reading = None;
                file.done = Some(Done::Refused { problem: problem.clone(), plan });
                self.changed();
                Err(problem)
            }
        }
    }

    /// The last byte was fed. `false`: something further down settled a question another way, so the file must be read
    /// again from the start (`reopen`).
    ///
    /// # Errors
    /// A problem that makes the file unusable.
    pub fn finish(&mut self, id: u32) -> Result<bool, Problem> {
        let file = self.file(id)?;
        let Some(InProgress { source, mut reading, mut table }) = file.reading.take() else {
            return Err(not_being_read());
        };
        let closed = match source {
            Source::Held(bytes) => return self.finish_workbook(id, &bytes),
            Source::Untold(few) => reading.feed(&few, &mut |row, ledger| take(&mut table, id, row, ledger)),
            Source::Text => Ok(()),
        };
        // A file of a few lines is understood only now; where it cannot be used, its columns are shown all the same.
        let closed =
            closed.and_then(|()| reading.close(&mut |row, ledger| take(&mut table, id, row, ledger)));
        let plan = reading.plan_so_far().map(Box::new);
        let finished =
            closed.and_then(|()| reading.finish(&mut |row, ledger| take(&mut table, id, row, ledger)));
        let whole = match finished {
            Ok(Outcome::Read(read)) => {
                file.done = Some(Done::Read { plan: Box::new(read.plan), ledger: read.ledger, table });
                Ok(true)
            }
            Ok(Outcome::Again(choices)) => {
                file.choices = *choices;
                return Ok(false);
            }
            Err(problem) => {
                file.done = Some(Done::Refused { problem: problem.clone(), plan });
                Err(problem)
            }
        };
        self.changed();
        whole
    }

    /// The user stopped a reading: what was there before is kept.
    pub fn abandon(&mut self, id: u32) {
        if let Some(file) = self.files.iter_mut().find(|f| f.id == id) {
            file.reading = None;
        }
        self.files.retain(|f| f.done.is_some() || f.reading.is_some());
    }

    /// A file could not be read to its end, for a reason outside the file's text.
    pub fn refuse(&mut self, id: u32, reason: ProblemKind) {
        let Ok(file) = self.file(id) else { return };
        let (sentence, what_to_do) = match reason {
            ProblemKind::Changed => (
                "The file changed, shrank or disappeared while it was being read, so nothing of it was used.",
                "Close it in other programs, wait until it is saved, and drop it again.",
            ),
            ProblemKind::TooLarge => (
                "There was not enough memory in this browser to read the file.",
                "Export fewer columns or a shorter period, or totals for each person and week.",
            ),
            _ => (
                "The browser could not read the file.",
                "Copy it to a folder on this computer and drop it again.",
            ),
        };
        let problem = Problem::in_file(reason, &file.name, sentence, what_to_do);
        file.reading = None;
        file.done = Some(Done::Refused { problem, plan: None });
        self.changed();
    }

    /// Forgets one file.
    pub fn remove(&mut self, id: u32) {
        self.files.retain(|f| f.id != id);
        self.changed();
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        let next_id = self.next_id;
        *self = Self { next_id, ..Self::default() };
    }

    /// Takes a change to how a file is understood; the file must then be read again (`reopen`).
    ///
    /// # Errors
    /// Where the file, column or answer does not exist.
    pub fn change(&mut self, id: u32, change: &Change) -> Result<(), Problem> {
        let like = match change {
            Change::Mapping(number) => {
                self.offered(id).filter(|(n, _)| n == number).map(|(_, m)| m.choices.clone())
            }
            _ => None,
        };
        let file = self.file(id)?;
        let plan = match &file.done {
            Some(Done::Read { plan, .. }) => Some(plan),
            Some(Done::Refused { plan, .. }) => plan.as_ref(),
            None => None,
        };
        let heading = |column: u32| -> Result<String, Problem> {
            plan.and_then(|p| p.columns.iter().find(|c| c.index == column))
                .map(|c| c.heading.clone())
                .ok_or_else(|| {
                    Problem::new(
                        ProblemKind::Setting,
                        "There is no such column.",
                        "Choose one that the file has.",
                    )
                })
        };
        match change {
            Change::Kind(kind) => file.choices.kind = Some(*kind),
            Change::Both(both) => {
                file.choices.count_both = *both;
                self.changed();
            }
            Change::Mapping(_) => {
                file.choices = like.ok_or_else(|| {
                    Problem::new(ProblemKind::Setting, "That mapping is no longer there.", "Drop it again.")
                })?;
            }
            Change::Meaning(column, field) => {
                let heading = heading(*column)?;
                // One meaning stands on one column: taking it here takes it from the other.
                let others: Vec<(u32, String)> = plan
                    .map(|p| {
                        p.columns
                            .iter()
                            .filter(|c| field.is_some() && c.field == *field && c.index != *column)
                            .map(|c| (c.index, c.heading.clone()))
                            .collect()
                    })
                    .unwrap_or_default();
                for (index, heading) in others {
                    file.choices.column_mut(index, &heading).field = Some(None);
                }
                file.choices.column_mut(*column, &heading).field = Some(*field);
            }
            Change::Value(column, value, meaning) => {
                let heading = heading(*column)?;
                let open = || unsettled(file.done.as_ref(), *column);
                let values = value.as_ref().map_or_else(open, |value| vec![value.clone()]);
                for value in values {
                    file.choices.value(*column, &heading, &value, *meaning);
                }
            }
            Change::Answer(column, answer) => {
                let heading = heading(*column)?;
                if !file.choices.answer(*column, &heading, answer) {
                    return Err(Problem::new(
                        ProblemKind::Setting,
                        "That is not one of the answers.",
                        "Choose one of those that are offered.",
                    ));
                }
                // How files are joined is no matter of reading one of them again.
                if answer.starts_with(ABOUT_WHO) {
                    self.changed();
                }
            }
        }
        Ok(())
    }

    /// The meaning with this id, for [`Change::Meaning`]; the empty id means "not used".
    ///
    /// # Errors
    /// Where no meaning has this id.
    pub fn meaning(id: &str) -> Result<Option<crate::intake::field::Field>, Problem> {
        if id.is_empty() {
            return Ok(None);
        }
        meanings::from_id(id).map(Some).ok_or_else(|| {
            Problem::new(
                ProblemKind::Setting,
                "That is not a meaning a column can have.",
                "Choose one from the list.",
            )
        })
    }

    /// What a value is said to mean, for [`Change::Value`]; the empty id takes back what was said.
    ///
    /// # Errors
    /// Where no meaning has this id.
    pub fn value_meaning(id: &str) -> Result<Option<Meaning>, Problem> {
        if id.is_empty() {
            return Ok(None);
        }
        Meaning::by_id(id).map(Some).ok_or_else(|| {
            Problem::new(
                ProblemKind::Setting,
                "That is not a meaning a value can have.",
                "Choose one from the list.",
            )
        })
    }

    pub(super) fn file(&mut self, id: u32) -> Result<&mut File, Problem> {
        self.files.iter_mut().find(|f| f.id == id).ok_or_else(|| {
            Problem::new(ProblemKind::Setting, "That file is no longer there.", "Drop it again.")
        })
    }

    pub(super) fn changed(&mut self) {
        self.joined = None;
        self.findings = None;
        self.ways = None;
        self.lists = None;
        self.explained.clear();
        self.before = None;
        self.run = None;
        self.trials.forget();
    }

    /// Reads a whole file from memory. Gives its number; where it is a workbook of several sheets, that of the first
    /// ([`Session::sheets_of`] has the others).
    ///
    /// # Errors
    /// As [`Session::feed`] and [`Session::finish`].
    pub fn read(&mut self, name: &str, bytes: &[u8]) -> Result<u32, Problem> {
        let id = self.open(name, bytes.len() as u64);
        self.fingerprint(id, bytes, true)?;
        self.fingerprint_end(id)?;
        for _ in 0..4 {
            self.feed(id, bytes)?;
            if self.finish(id)? {
                return Ok(id);
            }
            self.reopen(id)?;
        }
        let problem = self.contradiction(id);
        self.abandon(id);
        Err(problem)
    }
}

/// The values of a column that someone must say the meaning of.
fn unsettled(done: Option<&Done>, column: u32) -> Vec<String> {
    let Some(Done::Read { table: Some(table), .. }) = done else { return Vec::new() };
    let values = table.values().into_iter().filter(|values| values.column() == column);
    values.flat_map(Values::all).filter(|v| !is_settled(v)).map(|v| v.key.clone()).collect()
}

fn not_being_read() -> Problem {
    Problem::new(ProblemKind::Setting, "That file is not being read.", "Drop it again.")
}
