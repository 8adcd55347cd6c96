//! Workbooks: held as bytes until the last has come, then each sheet with rows is a file of its own.

use super::fingerprints::Print;
use super::{Done, File, Session};
use crate::intake::workbook::{self, Workbook};
use crate::problem::{Problem, ProblemKind};

/// Where the bytes of a file go.
#[derive(Debug)]
pub(super) enum Source {
    /// Too few have come to tell.
    Untold(Vec<u8>),
    /// Into the reading, as they come.
    Text,
    /// They are held until the last has come.
    Held(Vec<u8>),
}

/// A file that is a sheet of a workbook.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    /// The number of the file that the workbook was opened as.
    book: u32,
    /// The sheet's place in it.
    place: usize,
    /// What has to be said of the workbook; it stands on its first sheet.
    notes: Vec<String>,
}

impl Source {
    /// Whether no byte has come.
    pub(super) fn is_untouched(&self) -> bool {
        matches!(self, Self::Untold(few) if few.is_empty())
    }

    /// Takes bytes that have come. Gives those that are to be read now.
    ///
    /// # Errors
    /// More have come than can be held.
    pub(super) fn take<'a>(&mut self, name: &str, size: u64, bytes: &'a [u8]) -> Result<Given<'a>, Problem> {
        match self {
            Self::Text => return Ok(Given::These(bytes)),
            Self::Untold(first) => {
                let whole = if first.is_empty() { bytes } else { &[first.as_slice(), bytes].concat() };
                match workbook::is_held_whole(whole) {
                    None => first.extend_from_slice(bytes),
                    Some(true) => {
                        let mut held = Vec::new();
                        if size > workbook::MOST_BYTES || held.try_reserve_exact(size as usize).is_err() {
                            return Err(workbook::too_long(name));
                        }
                        held.extend_from_slice(whole);
                        *self = Self::Held(held);
                    }
                    Some(false) => {
                        let first = std::mem::take(first);
                        *self = Self::Text;
                        return Ok(if first.is_empty() {
                            Given::These(bytes)
                        } else {
                            Given::Those([first.as_slice(), bytes].concat())
                        });
                    }
                }
            }
            Self::Held(held) => {
                if (held.len() + bytes.len()) as u64 > workbook::MOST_BYTES {
                    return Err(workbook::too_long(name));
                }
                held.extend_from_slice(bytes);
            }
        }
        Ok(Given::These(&[]))
    }
}

/// Bytes to be read now.
pub(super) enum Given<'a> {
    /// Those that came.
    These(&'a [u8]),
    /// Those and the few that came before.
    Those(Vec<u8>),
}

impl Given<'_> {
    pub(super) fn bytes(&self) -> &[u8] {
        match self {
            Self::These(bytes) => bytes,
            Self::Those(bytes) => bytes,
        }
    }
}

impl Session {
    /// The files that are sheets of the same workbook: they are read again from the same bytes.
    pub fn sheets_of(&self, id: u32) -> Vec<u32> {
        let book = |file: &File| file.leaf.as_ref().map(|leaf| leaf.book);
        let Some(of) = self.files.iter().find(|f| f.id == id).and_then(book) else { return Vec::new() };
        self.files.iter().filter(|f| f.id != id && book(f) == Some(of)).map(|f| f.id).collect()
    }

    /// The last byte of a workbook has come.
    pub(super) fn finish_workbook(&mut self, id: u32, bytes: &[u8]) -> Result<bool, Problem> {
        let file = self.file(id)?;
        let (name, size, leaf) = (file.name.clone(), file.size, file.leaf.clone());
        let read = if bytes.len() as u64 == size {
            match leaf {
                Some(leaf) => self.sheet_again(id, &name, bytes, &leaf),
                None => self.every_sheet(id, &name, bytes),
            }
        } else {
            let sentence =
                format!("The file changed while it was being read: {} of {size} bytes arrived.", bytes.len());
            Err(Problem::in_file(ProblemKind::Changed, &name, sentence, "Drop it again."))
        };
        if let Err(problem) = &read {
            let file = self.file(id)?;
            file.reading = None;
            // A sheet that was refused has its columns with it; they are kept.
            if !matches!(&file.done, Some(Done::Refused { problem: said, .. }) if said == problem) {
                file.done = Some(Done::Refused { problem: problem.clone(), plan: None });
            }
            self.changed();
        }
        read.map(|()| true)
    }

    fn sheet_again(&mut self, id: u32, name: &str, bytes: &[u8], leaf: &Leaf) -> Result<(), Problem> {
        let sheet = Workbook::open(name, bytes)?.sheet(leaf.place)?;
        self.read_sheet(id, &sheet, leaf.notes.clone())
    }

    fn every_sheet(&mut self, id: u32, name: &str, bytes: &[u8]) -> Result<(), Problem> {
        let (sheets, notes) = Workbook::open(name, bytes)?.sheets()?;
        let several = sheets.len() > 1;
        let mut notes = Some(notes);
        let (mut read, mut refused) = (false, None);
        let mut ids = Vec::new();
        for filled in sheets {
            let notes = notes.take().unwrap_or_default();
            let sheet_id = match ids.last() {
                None => id,
                Some(last) => self.another(id, *last)?,
            };
            ids.push(sheet_id);
            let called = if several { format!("{name}: {}", filled.name) } else { name.to_owned() };
            let print = match &self.file(sheet_id)?.print {
                Print::Done(sha256) => sha256.clone(),
                _ => String::new(),
            };
            let said = self.expected.as_ref().and_then(|h| h.record.said_about(&print, &called)).cloned();
            let file = self.file(sheet_id)?;
            file.name = called;
            file.leaf = Some(Leaf { book: id, place: filled.place, notes: notes.clone() });
            if let Some(said) = said {
                file.choices = said;
            }
            match self.read_sheet(sheet_id, &filled.sheet, notes) {
                Ok(()) => read = true,
                Err(problem) => refused = refused.or(Some(problem)),
            }
        }
        // A sheet that is no table, a cover say, does not stand in the way of those that are.
        match refused {
            Some(problem) if !read => Err(problem),
            _ => Ok(()),
        }
    }

    /// A file for one more sheet, behind the last.
    fn another(&mut self, first: u32, last: u32) -> Result<u32, Problem> {
        let id = self.next_id;
        self.next_id += 1;
        let of = self.file(first)?;
        let print = match &of.print {
            Print::Done(hex) => Print::Done(hex.clone()),
            _ => Print::None,
        };
        let (size, name) = (of.size, of.name.clone());
        let file = File {
            id,
            name,
            size,
            choices: crate::intake::Choices::default(),
            print,
            leaf: None,
            reading: None,
            done: None,
        };
        let at = self.files.iter().position(|f| f.id == last).map_or(self.files.len(), |at| at + 1);
        self.files.insert(at, file);
        Ok(id)
    }

    fn read_sheet(
        &mut self,
        id: u32,
        sheet: &crate::intake::workbook::Sheet,
        mut notes: Vec<String>,
    ) -> Result<(), Problem> {
        notes.extend(sheet.notes());
        let mut read = Err(self.contradiction(id));
        for _ in 0..4 {
            self.start(id, false);
            read = sheet.lines(&mut |piece| self.feed(id, piece).map(drop));
            if read.is_ok() {
                match self.finish(id) {
                    Ok(false) => {
                        read = Err(self.contradiction(id));
                        continue;
                    }
                    done => read = done.map(drop),
                }
            }
            break;
        }
        let file = self.file(id)?;
        match &mut file.done {
            Some(Done::Read { plan, .. } | Done::Refused { plan: Some(plan), .. }) => {
                plan.notes.extend(notes);
            }
            Some(Done::Refused { .. }) => {}
            None => {
                let problem = read.clone().err();
                file.done = problem.map(|problem| Done::Refused { problem, plan: None });
            }
        }
        read
    }

    /// A file that no reading can settle.
    pub(super) fn contradiction(&self, id: u32) -> Problem {
        let name = self.files.iter().find(|f| f.id == id).map_or("", |f| f.name.as_str());
        Problem::in_file(
            ProblemKind::Meaning,
            name,
            "The file contradicts itself: its dates or numbers can be read in no single way.",
            "Choose the date order and the decimal mark yourself.",
        )
    }
}
