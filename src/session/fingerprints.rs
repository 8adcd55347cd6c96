//! SHA-256 of files, worked out when a record or report asks for it: hashing costs a force's year more than reading it.

use super::Session;
use crate::problem::{Problem, ProblemKind};
use crate::record::Fingerprint;

/// How far the fingerprint of one file has come.
#[derive(Debug, Default)]
pub(super) enum Print {
    /// Not asked for.
    #[default]
    None,
    /// Being worked out.
    Begun(Box<Fingerprint>),
    /// In hexadecimal digits.
    Done(String),
}

impl super::File {
    /// Whether no byte of it was read.
    fn is_unread(&self) -> bool {
        let begun = self.reading.as_ref().is_some_and(|r| !r.source.is_untouched());
        self.done.is_none() && !begun
    }
}

impl Session {
    /// Files in use whose fingerprint is not known.
    pub fn without_fingerprint(&self) -> Vec<u32> {
        let open = self.files.iter().filter(|f| !matches!(f.print, Print::Done(_)));
        open.filter(|f| matches!(f.done, Some(super::Done::Read { .. }))).map(|f| f.id).collect()
    }

    /// The next bytes of a file, from its first; `first` begins anew.
    ///
    /// # Errors
    /// Where there is no such file.
    pub fn fingerprint(&mut self, id: u32, bytes: &[u8], first: bool) -> Result<(), Problem> {
        let file = self.file(id)?;
        if first || !matches!(file.print, Print::Begun(_)) {
            file.print = Print::Begun(Box::default());
        }
        if let Print::Begun(print) = &mut file.print {
            print.add(bytes);
        }
        Ok(())
    }

    /// The last byte was given. Gives the SHA-256 in hexadecimal digits.
    ///
    /// # Errors
    /// Where the file has become longer or shorter since it was read.
    pub fn fingerprint_end(&mut self, id: u32) -> Result<String, Problem> {
        let file = self.file(id)?;
        let Print::Begun(print) = std::mem::take(&mut file.print) else {
            return Err(Problem::new(ProblemKind::Setting, "No fingerprint was begun.", "Try again."));
        };
        if print.bytes() != file.size {
            return Err(Problem::in_file(
                ProblemKind::Changed,
                &file.name,
                "The file has changed since it was read.",
                "Drop it again, so that what is found and what is recorded are of the same bytes.",
            ));
        }
        let hex = print.hex();
        file.print = Print::Done(hex.clone());
        // A file of a record is read as the record says; where its reading has begun, `to_be_read_again` names it afterwards.
        let (name, unread) = (file.name.clone(), file.is_unread());
        let said = self.expected.as_ref().and_then(|held| held.record.said_about(&hex, &name)).cloned();
        if let (Some(said), true) = (said, unread) {
            self.file(id)?.choices = said;
            self.start(id, true);
        }
        Ok(hex)
    }

    /// Files without a fingerprint that a record which was taken may be about, by their length: their fingerprints say
    /// whether it is. Of a file that is about to be read, it is best worked out first.
    pub fn to_be_hashed(&self) -> Vec<u32> {
        let Some(held) = &self.expected else { return Vec::new() };
        let open = self.files.iter().filter(|f| !matches!(f.print, Print::Done(_)));
        open.filter(|f| held.record.has_length(f.size)).map(|f| f.id).collect()
    }
}
