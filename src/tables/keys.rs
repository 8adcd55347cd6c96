//! People as one file of events names them: key to number, and what stands beside the key.
//!
//! Exports come in order of person or repeat yesterday's order of people, so the person of the line above and the one
//! who followed them last time are tried before the index: of 16.8 million rows a look-up remains for one in hundreds.

use std::collections::HashMap;

use crate::intake::Row;
use crate::intake::field::Field;

/// Team, role and grade beside a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Team or unit.
    pub team: Option<String>,
    /// Role.
    pub role: Option<String>,
    /// Rank or grade.
    pub grade: Option<String>,
}

/// The people of one file, in order of appearance.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    keys: Vec<String>,
    names: Vec<Option<String>>,
    places: Vec<Place>,
    index: HashMap<String, u32>,
    last: u32,
    followed_by: Vec<u32>,
}

impl Keys {
    /// The number of the person a row is about; `None` where the row names nobody.
    #[inline]
    pub fn number(&mut self, row: &Row<'_>) -> Option<u32> {
        if row.has(Field::PersonId) {
            let key = row.key(Field::PersonId);
            return if key.is_empty() { None } else { Some(self.find(&key, row)) };
        }
        let name = super::full_name(row)?.to_lowercase();
        Some(self.find(&name, row))
    }

    #[inline]
    fn find(&mut self, key: &str, row: &Row<'_>) -> u32 {
        let last = self.last as usize;
        if self.keys.get(last).is_some_and(|k| k == key) {
            return self.last;
        }
        if let Some(&next) = self.followed_by.get(last)
            && self.keys.get(next as usize).is_some_and(|k| k == key)
        {
            self.last = next;
            return next;
        }
        let number = if let Some(&known) = self.index.get(key) { known } else { self.add(key, row) };
        if let Some(slot) = self.followed_by.get_mut(last) {
            *slot = number;
        }
        self.last = number;
        number
    }

    fn add(&mut self, key: &str, row: &Row<'_>) -> u32 {
        let number = self.keys.len() as u32;
        self.index.insert(key.to_owned(), number);
        self.keys.push(key.to_owned());
        self.followed_by.push(u32::MAX);
        self.names.push(super::full_name(row));
        self.places.push(Place {
            team: super::text(row, Field::Team),
            role: super::text(row, Field::Role),
            grade: super::text(row, Field::Grade),
        });
        number
    }

    /// The keys, by number.
    pub fn keys(&self) -> &[String] {
        &self.keys
    }

    /// How many people.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Key, name and place of everyone, by number.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Option<&str>, &Place)> {
        self.keys
            .iter()
            .zip(&self.names)
            .zip(&self.places)
            .map(|((key, name), place)| (key.as_str(), name.as_deref(), place))
    }
}
