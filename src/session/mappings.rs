//! Mappings: how files were understood, saved, loaded, and offered when the same headings come back.

use super::{Done, Session};
use crate::intake::{Choices, Mapping, Plan};
use crate::problem::{Problem, ProblemKind};

impl Session {
    /// How a file is read, as JSON without any of its data.
    ///
    /// ```
    /// use candour::session::Session;
    /// use candour::views::data::Change;
    /// let mut session = Session::new();
    /// let may = session.read("may.csv", b"Staff No,Unit,First day absent,Last day absent\n77,A,2025-02-03,2025-02-14\n").unwrap();
    /// session.change(may, &Change::Meaning(1, None)).unwrap();
    /// let saved = session.mapping(may).unwrap();
    /// let mut next = Session::new();
    /// next.take_mapping("may.json", &saved).unwrap();
    /// let june = next.read("june.csv", b"Staff No,Unit,First day absent,Last day absent\n77,A,2025-06-03,2025-06-04\n").unwrap();
    /// assert!(next.data().files[0].offer.is_some());
    /// # let _ = june;
    /// ```
    ///
    /// # Errors
    /// Where there is no such file, or it is not understood yet.
    pub fn mapping(&mut self, id: u32) -> Result<String, Problem> {
        self.file(id)?;
        self.read_as(id).map(|(plan, choices)| Mapping::of(plan, choices).to_json()).ok_or_else(|| {
            Problem::new(ProblemKind::Setting, "That file is not read yet.", "Wait until it is.")
        })
    }

    /// Takes a mapping that was saved, and offers it on every file with its headings. Gives a sentence about it.
    ///
    /// # Errors
    /// The text is no mapping.
    pub fn take_mapping(&mut self, name: &str, json: &str) -> Result<String, Problem> {
        let mapping = Mapping::parse(name, json)?;
        let made_from = mapping.made_from.clone();
        if !self.mappings.contains(&mapping) {
            self.mappings.push(mapping);
        }
        Ok(format!(
            "{name} tells how {made_from} was read. It is offered on every file with the same headings."
        ))
    }

    /// The mapping that fits a file and would change how it is read: one that was loaded, the newest first, else that of
    /// another file of this sitting about which something was said.
    pub(super) fn offered(&self, id: u32) -> Option<(u32, Mapping)> {
        let (plan, choices) = self.read_as(id)?;
        let loaded = self.mappings.iter().enumerate().rev().map(|(i, m)| (i as u32, m.clone()));
        // Numbers above those of loaded mappings stand for the files of this sitting.
        let others = self.files.iter().rev().filter(|f| f.id != id && f.choices != Choices::default());
        let others = others.filter_map(|f| {
            let (plan, choices) = self.read_as(f.id)?;
            Some((FILES_FROM + f.id, Mapping::of(plan, choices)))
        });
        loaded.chain(others).find(|(_, m)| m.fits(plan) && !m.is_used(plan, choices)).filter(|_| {
            // What was said about this very file counts for more than any mapping.
            *choices == Choices::default()
        })
    }

    fn read_as(&self, id: u32) -> Option<(&Plan, &Choices)> {
        let file = self.files.iter().find(|f| f.id == id)?;
        match file.done.as_ref()? {
            Done::Read { plan, .. } => Some((plan, &file.choices)),
            Done::Refused { plan, .. } => plan.as_deref().map(|plan| (plan, &file.choices)),
        }
    }
}

/// Numbers of mappings from here on are files.
const FILES_FROM: u32 = 1 << 16;
