//! Who authorised overtime, found among the people where the file's text is exactly someone's key or name.

use crate::maths::InOrder;
use std::collections::HashMap;

use super::FileTable;
use super::alike::Spelt;
use super::overtime::Authoriser;
use super::workforce::Workforce;

/// Everyone who authorised overtime in any file, in order.
pub(super) fn all_authorisers(files: &[(u32, &FileTable)], spelt: &Spelt<'_>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for (place, (_, table)) in files.iter().enumerate() {
        if let FileTable::Overtime(table) = table {
            all.extend(spelt.respelt(place, table.authorisers()));
        }
    }
    all.put_in_order();
    all.dedup();
    all
}

impl Workforce {
    /// The numbers that the names of one file have among those of all.
    pub(super) fn numbers_of(&self, names: &[String]) -> Vec<Authoriser> {
        let number = |name| self.authorisers.binary_search(name).map(|at| at as u32);
        names.iter().map(|name| number(name).map_or(Authoriser::Unknown, Authoriser::Named)).collect()
    }

    /// Finds the people behind the names in [`Workforce::authorisers`]; those of nobody stay there, in order.
    ///
    /// Nothing is guessed: another spelling, or a name that two people have, is nobody.
    pub(super) fn settle_authorisers(&mut self) {
        if self.authorisers.is_empty() {
            return;
        }
        let mut by_name: HashMap<&str, Option<u32>> = HashMap::new();
        for (number, person) in self.people.iter().enumerate() {
            if let Some(name) = person.name.as_deref() {
                by_name.entry(name).and_modify(|known| *known = None).or_insert(Some(number as u32));
            }
        }
        let find = |name: &String| {
            // People stand in order of their key.
            let by_key = self.people.binary_search_by(|p| p.key.as_str().cmp(name)).ok();
            by_key.map(|at| at as u32).or_else(|| by_name.get(name.as_str()).copied().flatten())
        };
        let found: Vec<Option<u32>> = self.authorisers.iter().map(find).collect();
        let mut left = Vec::new();
        let who: Vec<Authoriser> = std::mem::take(&mut self.authorisers)
            .into_iter()
            .zip(found)
            .map(|(name, person)| {
                person.map_or_else(
                    || {
                        left.push(name);
                        Authoriser::Named(left.len() as u32 - 1)
                    },
                    Authoriser::Person,
                )
            })
            .collect();
        self.authorisers = left;
        for piece in &mut self.overtime {
            if let Authoriser::Named(number) = piece.authoriser {
                piece.authoriser = who.get(number as usize).copied().unwrap_or_default();
            }
        }
    }
}
