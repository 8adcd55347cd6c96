//! The groups of a fairness test: who is in which, kept apart from everything else about a person.
//!
//! They are read only where the user gives a column this meaning, stand beside the people and not in the workforce, so
//! that nothing that counts, compares or flags can reach them, and are opened in one place: [`crate::trial::fairness`].
//! `tests/native/house.rs` reads the source for that.

use std::collections::HashMap;

/// Who is in which group, by the key of the person.
#[derive(Clone, Debug, Default)]
pub struct Groups {
    of: HashMap<String, String>,
}

impl Groups {
    /// Notes one person's group; the first that a file gives counts.
    pub(super) fn note(&mut self, key: &str, group: String) {
        self.of.entry(key.to_owned()).or_insert(group);
    }

    /// Whether any was given.
    pub fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// A person's group, for the fairness test alone.
    pub(crate) fn open_for_fairness(&self, key: &str) -> Option<&str> {
        self.of.get(key).map(String::as_str)
    }
}
