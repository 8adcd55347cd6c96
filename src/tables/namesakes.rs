//! Names beside the numbers of one file: two names under one number, one name under two.
//!
//! Records are joined by the number, so two people under one number would be counted as one, and one person under two
//! numbers as two. Neither is put right here: both are named, because only whoever keeps the file can tell.

use std::collections::HashMap;

use crate::intake::field::Field;
use crate::intake::{Row, Spelling};
use crate::maths::InOrder;

/// A name beside a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// As the file writes it first.
    pub name: String,
    /// Rows with it.
    pub rows: u32,
    /// The first of them.
    pub first_row: u32,
}

/// One number with the names that stand beside it, several of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeveralNames<'a> {
    /// The number.
    pub key: &'a str,
    /// The names, in order of appearance.
    pub names: &'a [Named],
    /// Whether all have one first name, as after a changed surname.
    pub one_first_name: bool,
}

/// One name with the numbers that it stands beside, several of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeveralNumbers<'a> {
    /// The name.
    pub name: &'a str,
    /// The numbers, in order of appearance.
    pub keys: Vec<&'a str>,
    /// Rows under all of them.
    pub rows: u32,
}

/// The names beside each number of a file that has both.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// By number of the person.
    of: Vec<Vec<Named>>,
    /// Bytes of the name's cells in the last row of each person, and which name they are: nearly every row has the same.
    last: Vec<(Cells<Box<[u8]>>, usize)>,
}

/// Cells that hold a name: whole, surname, first name.
type Cells<T> = [Option<T>; 3];

const FIELDS: [Field; 3] = [Field::PersonName, Field::Surname, Field::Forename];

impl Names {
    /// Whether a file of this kind has numbers and names.
    pub(super) fn are_in(row: &Row<'_>) -> bool {
        row.has(Field::PersonId) && (row.has(Field::PersonName) || row.has(Field::Surname))
    }

    /// Notes the name in a row of this person.
    pub(super) fn note(&mut self, person: u32, row: &Row<'_>) {
        let at = person as usize;
        let cells = FIELDS.map(|field| row.long(field));
        if let (Some((last, name)), Some(names)) = (self.last.get(at), self.of.get_mut(at))
            && last.iter().zip(&cells).all(|(a, b)| a.as_deref() == *b)
        {
            if let Some(named) = names.get_mut(*name) {
                named.rows += 1;
            }
            return;
        }
        self.note_new(at, cells, row);
    }

    #[inline(never)]
    fn note_new(&mut self, at: usize, cells: Cells<&[u8]>, row: &Row<'_>) {
        let Some(name) = super::full_name(row) else { return };
        if self.of.len() <= at {
            self.of.resize(at + 1, Vec::new());
            self.last.resize(at + 1, (Cells::default(), usize::MAX));
        }
        let Some(names) = self.of.get_mut(at) else { return };
        let known = names.iter().position(|known| may_be_one(&known.name, &name));
        let place = known.unwrap_or(names.len());
        match names.get_mut(place) {
            Some(known) => known.rows += 1,
            None => names.push(Named { name, rows: 1, first_row: row.number() }),
        }
        if let Some(last) = self.last.get_mut(at) {
            *last = (cells.map(|cell| cell.map(Box::from)), place);
        }
    }

    /// Numbers beside several names, in order of appearance.
    pub fn several_names<'a>(&'a self, key_of: impl Fn(usize) -> Option<&'a str>) -> Vec<SeveralNames<'a>> {
        let several = self.of.iter().enumerate().filter(|(_, names)| names.len() > 1);
        several
            .filter_map(|(at, names)| {
                let first = names.first().and_then(|n| first_name(&n.name));
                let one_first_name = names.iter().all(|n| first_name(&n.name) == first);
                Some(SeveralNames { key: key_of(at)?, names, one_first_name })
            })
            .collect()
    }

    /// Names beside several numbers, in order of appearance.
    pub fn several_numbers<'a>(
        &'a self,
        key_of: impl Fn(usize) -> Option<&'a str>,
    ) -> Vec<SeveralNumbers<'a>> {
        let mut by_form: HashMap<String, usize> = HashMap::new();
        let mut all: Vec<SeveralNumbers<'a>> = Vec::new();
        for (at, names) in self.of.iter().enumerate() {
            let Some(key) = key_of(at) else { continue };
            for named in names {
                let Some(form) = Spelling::Words.form(&named.name) else { continue };
                let place = *by_form.entry(form).or_insert(all.len());
                match all.get_mut(place) {
                    Some(known) => {
                        known.keys.push(key);
                        known.rows += named.rows;
                    }
                    None => all.push(SeveralNumbers { name: &named.name, keys: vec![key], rows: named.rows }),
                }
            }
        }
        all.retain(|name| name.keys.len() > 1);
        all
    }
}

/// The words of a name in small letters, in order.
fn words(name: &str) -> Vec<String> {
    let whole: String = name.to_lowercase().chars().filter(|c| !matches!(c, '\'' | '’' | '`')).collect();
    let words = whole.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut words: Vec<String> = words.map(str::to_owned).collect();
    words.put_in_order();
    words
}

/// Whether two names under one number are one written twice: the same words in any order, one with a name less, or with
/// a letter for a name.
fn may_be_one(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (one, other) = (words(one), words(other));
    let (few, many) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let stands_for = |short: &String, long: &String| {
        short == long
            || (short.chars().count() == 1 && long.starts_with(short.as_str()))
            || (long.chars().count() == 1 && short.starts_with(long.as_str()))
    };
    let mut left: Vec<&String> = many.iter().collect();
    few.iter().all(|word| {
        let at = left.iter().position(|l| *l == word);
        let at = at.or_else(|| left.iter().position(|l| stands_for(word, l)));
        at.map(|at| left.remove(at)).is_some()
    })
}

/// The first name: the first word, or the first after the comma.
fn first_name(name: &str) -> Option<String> {
    let given = name.split_once(',').map_or(name, |(_, given)| given);
    let lower = given.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_written_twice_is_one() {
        for (one, other) in [
            ("Rosa Ulmenfels", "Ulmenfels, Rosa"),
            ("Rosa Ulmenfels", "ROSA  ULMENFELS"),
            ("R. Ulmenfels", "Ulmenfels, Rosa Marie"),
            ("Ulmenfels", "Rosa Ulmenfels"),
            ("Ann O’Brien-Fox", "O'Brien Fox, Ann"),
        ] {
            assert!(may_be_one(one, other) && may_be_one(other, one), "{one}, {other}");
        }
        for (one, other) in [
            ("Rosa Ulmenfels", "Timo Eschenstein"),
            ("Ann Smith", "Bob Smith"),
            ("Rosa Ulmenfels", "Rosa Eschenstein"),
            ("A. Smith", "Bob Smith"),
        ] {
            assert!(!may_be_one(one, other) && !may_be_one(other, one), "{one}, {other}");
        }
    }
}
