//! The values of a column that classifies, each with its rows and with what it is taken to mean.
//!
//! What a value means comes from the user's answer, else from the [vocabulary](crate::vocabulary), else it is not known.
//! A value is looked up once, however many rows have it: a cell met before is one comparison and one count.

use std::collections::HashMap;

use super::Row;
use super::dates;
use super::field::Field;
use super::memo::{LongMemo, Memo, Number};
use crate::vocabulary::{Class, Meaning, answer, look_up, plain};

/// Values with their own rows; beyond, they are counted together. A column with more of them does not classify.
pub const MOST_VALUES: usize = 4_096;

/// One value of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The form in which an answer about it is kept.
    pub key: String,
    /// As the first row has it, tidied and shortened.
    pub text: String,
    /// Rows that have it.
    pub rows: u32,
    /// What it is taken to mean; `None` where that is not known.
    pub meaning: Option<Meaning>,
    /// Whether the user said so.
    pub said: bool,
}

/// The values of one column of a file.
#[derive(Clone, Debug)]
pub struct Values {
    field: Field,
    class: Class,
    column: u32,
    values: Vec<Value>,
    met: Memo<u128, u32>,
    met_long: LongMemo<u32>,
    by_text: HashMap<String, u32>,
}

/// Where the number of no value at all stands.
const NONE: u32 = u32::MAX;

impl Values {
    /// The values of a field's column, none seen so far.
    pub fn of(field: Field, class: Class) -> Self {
        Self {
            field,
            class,
            column: 0,
            values: Vec::new(),
            met: Memo::default(),
            met_long: LongMemo::default(),
            by_text: HashMap::new(),
        }
    }

    /// The field they stand in.
    pub fn field(&self) -> Field {
        self.field
    }

    /// What sort of column it is.
    pub fn class(&self) -> Class {
        self.class
    }

    /// The column's place in the file.
    pub fn column(&self) -> u32 {
        self.column
    }

    /// Every value met, in the order in which they were.
    pub fn all(&self) -> &[Value] {
        &self.values
    }

    /// A value by its number.
    pub fn get(&self, number: u32) -> Option<&Value> {
        self.values.get(number as usize)
    }

    /// Counts the row's value and gives its number; `None` where the cell is empty or there is no such column.
    #[inline]
    pub fn take(&mut self, row: &Row<'_>) -> Option<u32> {
        let number = self.number(row)?;
        self.count(number);
        Some(number)
    }

    /// One more row has the value of this number.
    #[inline]
    pub fn count(&mut self, number: u32) {
        if let Some(value) = self.values.get_mut(number as usize) {
            value.rows += 1;
        }
    }

    /// The number of the row's value, which is not counted.
    #[inline]
    pub fn number(&mut self, row: &Row<'_>) -> Option<u32> {
        let cell = row.short(self.field);
        if cell == u128::NOTHING {
            return if row.is_empty(self.field) { None } else { self.long(row) };
        }
        let number = self.met.recall(cell).unwrap_or_else(|| {
            let number = self.learn(row).unwrap_or(NONE);
            self.met.keep(cell, number);
            number
        });
        (number != NONE).then_some(number)
    }

    /// What the vocabulary says of a value. Of a row that was cancelled, "yes" or a day is all that is said.
    fn meaning_of(&self, text: &str) -> Option<Meaning> {
        if self.field == Field::RecordStatus {
            let yes = answer(text).or_else(|| dates::looks_like_a_date(text.as_bytes()).then_some(true));
            if let Some(yes) = yes {
                return Some(if yes { Meaning::NotTaken } else { Meaning::Taken });
            }
        }
        // Yes to what might be protected says that it might be; no says nothing against what the other columns say.
        if self.field == Field::AbsenceRelated
            && let Some(yes) = answer(text)
        {
            return Some(if yes { Meaning::PerhapsProtected } else { Meaning::Sickness });
        }
        look_up(self.class, text)
    }

    #[inline(never)]
    fn long(&mut self, row: &Row<'_>) -> Option<u32> {
        let cell = row.long(self.field);
        if let Some(number) = cell.and_then(|cell| self.met_long.recall(cell)) {
            return (number != NONE).then_some(number);
        }
        let number = self.learn(row);
        if let Some(cell) = cell {
            self.met_long.keep(cell, number.unwrap_or(NONE));
        }
        number
    }

    #[cold]
    #[inline(never)]
    fn learn(&mut self, row: &Row<'_>) -> Option<u32> {
        let text = row.text(self.field);
        if text.is_empty() {
            return None;
        }
        let key = key(&text);
        if let Some(known) = self.by_text.get(&key) {
            return Some(*known);
        }
        let column = row.plan().column_of(self.field)?;
        self.column = column.index;
        let number = self.values.len() as u32;
        if self.values.len() >= MOST_VALUES {
            // The last one stands for all that come now: not known, and shown as "and more".
            return Some(number - 1);
        }
        let said = column.said.iter().find(|answer| answer.value == key).map(|answer| answer.meaning);
        let last = self.values.len() + 1 == MOST_VALUES;
        let meaning = said.or_else(|| if last { None } else { self.meaning_of(&text) });
        let text = if last { "and more".to_owned() } else { super::text::shorten(&text, 120) };
        self.values.push(Value { key: key.clone(), text, rows: 0, meaning, said: said.is_some() });
        self.by_text.insert(key, number);
        Some(number)
    }
}

/// The form in which an answer about a value is kept and found again.
pub fn key(value: &str) -> String {
    let plain = plain(value);
    // Of signs alone nothing is left: "+", "★".
    if plain.is_empty() { value.trim().to_lowercase() } else { plain }
}
