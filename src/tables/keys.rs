//! People as one file of events names them: key to number, and what stands beside the key.
//!
//! Exports come in order of person or repeat yesterday's order of people, so the person of the line above and the one
//! who followed them last time are tried before the index: of 16.8 million rows a look-up remains for one in hundreds.
//! All three compare the bytes of the cell as they stand; only bytes not met before are read as a key.

use std::collections::HashMap;

use super::namesakes::Names;
use super::remark::{self, Remarks};
use super::several;
use crate::intake::Row;
use crate::intake::field::Field;
use crate::intake::memo::Number;

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
    seen: Seen,
    /// Names beside the numbers, where the file has both.
    beside: Option<Box<Names>>,
    /// Remarks met behind who a row is about, as they stand.
    remarks: Remarks,
}

/// People by the very bytes of their cell, where these are few: one comparison of numbers instead of reading the key.
#[derive(Clone, Debug, Default)]
struct Seen {
    /// In order of appearance.
    cells: Vec<Known>,
    /// The same by [`Number::mixed`], so that a look-up in shuffled rows goes to one place of memory and no other. At most
    /// three quarters are taken; the length is a power of two.
    slots: Vec<Slot>,
    /// The person of the line above.
    last: Known,
    /// Its place in `cells`.
    last_at: u32,
    /// How well the guess of who comes next has done lately. In shuffled rows it is wrong and only costs time.
    trust: u8,
}

/// A cell met before.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    cell: u128,
    number: u32,
    /// The place of the cell that came next the last time.
    next: u32,
}

/// A cell in halves, for these need less room: its number, and its place plus one; 0 is free.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    low: u64,
    high: u64,
    number: u32,
    place: u32,
}

/// Trust to begin with, and the most there can be.
const MOST_TRUST: u8 = 32;

impl Seen {
    /// The number of the person this cell named before.
    #[inline]
    fn find(&mut self, cell: u128) -> Option<u32> {
        if self.last.cell == cell {
            return Some(self.last.number);
        }
        if self.trust > 0 {
            let next = self.last.next;
            if let Some(known) = self.cells.get(next as usize)
                && known.cell == cell
            {
                self.last = *known;
                self.last_at = next;
                self.trust = MOST_TRUST;
                return Some(known.number);
            }
            self.trust -= 1;
        }
        self.look_up(cell)
    }

    #[inline(never)]
    fn look_up(&mut self, cell: u128) -> Option<u32> {
        let room = self.slots.len().checked_sub(1)?;
        let (low, high) = (cell as u64, (cell >> 64) as u64);
        let mut at = self.start(cell);
        loop {
            let slot = *self.slots.get(at & room)?;
            let place = slot.place.checked_sub(1)?;
            if (slot.low ^ low) | (slot.high ^ high) == 0 {
                self.arrive(place, cell, slot.number);
                return Some(slot.number);
            }
            at += 1;
        }
    }

    /// Remembers who came after the last one.
    fn arrive(&mut self, place: u32, cell: u128, number: u32) {
        let mut next = u32::MAX;
        // Without trust, nothing is learned but now and then, to notice that order has come back.
        if self.trust > 0 || place.is_multiple_of(64) {
            if let Some(before) = self.cells.get_mut(self.last_at as usize) {
                self.trust = self.trust.max(u8::from(before.next == place) * MOST_TRUST);
                before.next = place;
            }
            next = self.cells.get(place as usize).map_or(next, |known| known.next);
        }
        self.last = Known { cell, number, next };
        self.last_at = place;
    }

    fn start(&self, cell: u128) -> usize {
        let bits = self.slots.len().trailing_zeros();
        cell.mixed() >> (usize::BITS - bits.max(1))
    }

    #[inline(never)]
    fn learn(&mut self, cell: u128, number: u32) {
        if self.cells.is_empty() {
            self.trust = MOST_TRUST;
        }
        let place = self.cells.len() as u32;
        self.cells.push(Known { cell, number, next: u32::MAX });
        if self.cells.len() * 4 > self.slots.len() * 3 {
            let room = (self.slots.len() * 2).max(1024);
            self.slots.clear();
            self.slots.resize(room, Slot::default());
            for at in 0..self.cells.len() {
                self.settle(at as u32);
            }
        } else {
            self.settle(place);
        }
        self.arrive(place, cell, number);
    }

    fn settle(&mut self, place: u32) {
        let Some(&Known { cell, number, .. }) = self.cells.get(place as usize) else { return };
        let room = self.slots.len() - 1;
        let mut at = self.start(cell);
        while self.slots.get(at & room).is_some_and(|taken| taken.place != 0) {
            at += 1;
        }
        if let Some(free) = self.slots.get_mut(at & room) {
            *free = Slot { low: cell as u64, high: (cell >> 64) as u64, number, place: place + 1 };
        }
    }
}

impl Keys {
    /// The number of the person a row is about; `None` where the row names nobody, or several people.
    #[inline]
    pub fn number(&mut self, row: &Row<'_>) -> Option<u32> {
        let number = self.number_of(row)?;
        if let Some(beside) = &mut self.beside {
            beside.note(number, row);
        }
        Some(number)
    }

    #[inline]
    fn number_of(&mut self, row: &Row<'_>) -> Option<u32> {
        let cell = row.short(Field::PersonId);
        if cell != 0
            && let Some(number) = self.seen.find(cell)
        {
            return Some(number);
        }
        let number = self.read(row)?;
        if cell != 0 {
            self.seen.learn(cell, number);
        }
        Some(number)
    }

    #[inline(never)]
    fn read(&mut self, row: &Row<'_>) -> Option<u32> {
        if row.has(Field::PersonId) {
            let key = row.key(Field::PersonId);
            self.remarks.see(&key);
            return if key.is_empty() { None } else { self.find(remark::without(&key), row) };
        }
        self.remarks.see(&row.text(Field::PersonName));
        let name = super::full_name(row)?.to_lowercase();
        self.find(&name, row)
    }

    /// Looked at closely only when somebody is met for the first time.
    fn find(&mut self, key: &str, row: &Row<'_>) -> Option<u32> {
        match self.index.get(key) {
            Some(&known) => Some(known),
            None => (!several::are_named(row)).then(|| self.add(key, row)),
        }
    }

    fn add(&mut self, key: &str, row: &Row<'_>) -> u32 {
        let number = self.keys.len() as u32;
        if number == 0 && Names::are_in(row) {
            self.beside = Some(Box::default());
        }
        self.index.insert(key.to_owned(), number);
        self.keys.push(key.to_owned());
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

    /// The names beside the numbers, where the file has both, with the keys by number.
    pub(super) fn names_and_keys(&self) -> (Option<&Names>, Vec<&str>) {
        (self.beside.as_deref(), self.keys.iter().map(String::as_str).collect())
    }

    /// Remarks that stood behind who a row is about and were left off.
    pub(super) fn remarks(&self) -> &Remarks {
        &self.remarks
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
