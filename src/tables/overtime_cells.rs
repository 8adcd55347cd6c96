//! The cells of one row of overtime: the days, the hours, the times, and what its words come down to.
//!
//! Cells met before are not read again; see [`crate::intake::memo`].

use std::collections::HashMap;
use std::convert::Infallible;

use super::overtime_words::OvertimeWords;
use super::times::{Impossible, Times};
use crate::calendar::Day;
use crate::intake::field::Field;
use crate::intake::memo::{Memo, Number as _};
use crate::intake::values::{MOST_VALUES, Values};
use crate::intake::{Cell, Length, Row};
use crate::vocabulary::{Class, Meaning, look_up as meaning_of};

/// Meanings of cells met before, a memo for each column: columns may be written differently.
#[derive(Clone, Debug)]
pub(super) struct OvertimeCells {
    days: Memo<u128, Day, 12>,
    claims: Memo<u128, Day, 12>,
    worked: Memo<u64, f64>,
    paid: Memo<u64, f64>,
    starts: Memo<u64, u16>,
    ends: Memo<u64, u16>,
    /// One for each column of [`SAYING`].
    words: [Reduced<Phrase>; 4],
    /// Of each of these columns the values that say whether there was any overtime.
    values: [Values; 4],
    authorisers: Reduced<Option<u32>>,
    /// Everyone who authorised anything, as the file writes them, by number.
    pub(super) names: Names,
}

/// Columns that say something of the sort of overtime, in the order in which they are believed.
const SAYING: [Field; 4] = [Field::Voluntary, Field::PaidAs, Field::OvertimeType, Field::OvertimeReason];

/// What a cell of words comes down to, and the number of its value among those that are kept.
#[derive(Clone, Copy, Debug, Default)]
struct Phrase {
    said: OvertimeWords,
    value: Option<u32>,
}

/// Whether a row is one of overtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Worked {
    /// It is.
    Yes,
    /// A cell of this field says that it is none.
    No(Field),
    /// A cell of this field may say so.
    Unknown(Field),
}

/// What the words of a row come down to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words {
    /// The sort of overtime, where it is any.
    pub(super) said: OvertimeWords,
    pub(super) worked: Worked,
}

impl Default for OvertimeCells {
    fn default() -> Self {
        Self {
            days: Memo::default(),
            claims: Memo::default(),
            worked: Memo::default(),
            paid: Memo::default(),
            starts: Memo::default(),
            ends: Memo::default(),
            words: Default::default(),
            values: SAYING.map(|field| Values::of(field, class(field))),
            authorisers: Reduced::default(),
            names: Names::default(),
        }
    }
}

fn class(field: Field) -> Class {
    if field == Field::OvertimeType { Class::Overtime } else { Class::OvertimeReason }
}

/// What a cell of hours holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Hours {
    /// Nothing.
    None,
    /// Hours; below none where they are taken back.
    Of(f64),
    /// Days, or days and hours, which the person's contract makes hours of.
    Days(Length),
}

/// More hours than anyone works in one piece: set aside, for the unit is then another or the row is a sum.
const LONGEST_PIECE_HOURS: f64 = 36.0;

/// As long in days; a day of contract is never longer than half of one by the clock.
const LONGEST_PIECE_DAYS: f64 = 2.0;

/// Why a row is set aside: reason and particulars.
pub(super) type Refused = (&'static str, String);

impl OvertimeCells {
    /// The day it was worked.
    #[inline]
    pub(super) fn day(&mut self, row: &Row<'_>) -> Result<Day, (&'static str, &'static str)> {
        let dated = || match row.day(Field::OvertimeDate) {
            Cell::Value(day) => Ok(day),
            Cell::Missing | Cell::Open => Err(("has no date", "")),
            Cell::Bad(why) => Err(("date not understood", why)),
        };
        self.days.get(row.short(Field::OvertimeDate), dated)
    }

    /// The day it was claimed, where the file has a column of its own for it.
    #[inline]
    pub(super) fn claimed(&mut self, row: &Row<'_>) -> Option<Day> {
        if !row.has(Field::ClaimDate) {
            return None;
        }
        let dated = || row.day(Field::ClaimDate).value().ok_or(());
        self.claims.get(row.short(Field::ClaimDate), dated).ok()
    }

    /// Hours worked and hours paid or claimed.
    #[inline]
    pub(super) fn hours(&mut self, row: &Row<'_>) -> Result<[Hours; 2], Refused> {
        Ok([hours(row, Field::HoursWorked, &mut self.worked)?, hours(row, Field::HoursPaid, &mut self.paid)?])
    }

    /// From when to when.
    #[inline]
    pub(super) fn times(&mut self, row: &Row<'_>, day: Day) -> Result<Option<Times>, Impossible> {
        let (start, end) = (row.tiny(Field::StartTime), row.tiny(Field::EndTime));
        if start == 0 || end == 0 {
            return Ok(None);
        }
        // A cell of up to seven bytes is a time and no more.
        if start == u64::MAX || end == u64::MAX || row.has(Field::EndDate) {
            return Times::with_dates(row, Field::StartTime, Field::EndTime, Some(day));
        }
        let Some(from) = clock(row, Field::StartTime, &mut self.starts) else { return Ok(None) };
        let Some(to) = clock(row, Field::EndTime, &mut self.ends) else { return Ok(None) };
        if from == to {
            return Times::with_dates(row, Field::StartTime, Field::EndTime, None);
        }
        Times::by_the_clock(from, to).map(Some)
    }

    /// The columns that may say that a row is none of overtime, with their values.
    pub(super) fn values(&self) -> impl Iterator<Item = &Values> {
        self.values.iter()
    }

    /// What the words of the row come down to.
    #[inline]
    pub(super) fn words(&mut self, row: &Row<'_>) -> Words {
        let (mut said, mut worked) = (OvertimeWords::default(), Worked::Yes);
        for ((field, met), values) in SAYING.into_iter().zip(&mut self.words).zip(&mut self.values) {
            if !row.has(field) {
                continue;
            }
            let phrase = met.get(row, field, || phrase(row, field, values));
            said = said.and(phrase.said);
            if let Some(number) = phrase.value {
                values.count(number);
                worked = worked.and(values.get(number).and_then(|value| value.meaning), field);
            }
        }
        Words { said, worked }
    }

    /// The number of whoever authorised it.
    #[inline]
    pub(super) fn authoriser(&mut self, row: &Row<'_>) -> Option<u32> {
        if !row.has(Field::Authoriser) {
            return None;
        }
        let names = &mut self.names;
        self.authorisers.get(row, Field::Authoriser, || {
            let name = row.key(Field::Authoriser);
            (!name.is_empty()).then(|| names.number(&name))
        })
    }
}

/// Hours in a cell; the row is refused where they cannot be.
#[inline]
fn hours(row: &Row<'_>, field: Field, met: &mut Memo<u64, f64>) -> Result<Hours, Refused> {
    let cell = row.tiny(field);
    let alone = row.stands_alone(field);
    if cell == 0 && alone {
        return Ok(Hours::None);
    }
    let read = || match row.hours(field) {
        Cell::Value(hours) if hours.abs() <= LONGEST_PIECE_HOURS => Ok(hours),
        odd => Err(odd),
    };
    // The same digits are another length in another unit.
    let met = if alone { met.get(cell, read) } else { read() };
    match met {
        Ok(hours) => Ok(Hours::Of(hours)),
        Err(odd) => odd_hours(row, field, odd),
    }
}

#[cold]
#[inline(never)]
fn odd_hours(row: &Row<'_>, field: Field, odd: Cell<f64>) -> Result<Hours, Refused> {
    match (odd, row.length(field)) {
        (Cell::Missing | Cell::Open, _) => Ok(Hours::None),
        (Cell::Value(hours), _) => Err(("more than 36 hours in one row", format!("{hours} hours"))),
        (Cell::Bad(_), Cell::Value(length)) if length.days != 0.0 => {
            if length.days.abs() > LONGEST_PIECE_DAYS || length.hours.abs() > LONGEST_PIECE_HOURS {
                return Err(("more than two days in one row", format!("{} days", length.days)));
            }
            Ok(Hours::Days(length))
        }
        (Cell::Bad(why), _) => Err(("hours not understood", why.to_owned())),
    }
}

/// The time of day in a cell, minutes after midnight.
#[inline]
fn clock(row: &Row<'_>, field: Field, met: &mut Memo<u64, u16>) -> Option<u16> {
    let cell = row.tiny(field);
    if cell == 0 {
        return None;
    }
    let read = || match row.clock(field) {
        Cell::Value(minute) => Ok(minute),
        _ => Err(()),
    };
    met.get(cell, read).ok()
}

impl Worked {
    /// With what one more cell says: what is known to be none is none, whatever else is not known.
    fn and(self, meaning: Option<Meaning>, field: Field) -> Self {
        match (self, meaning) {
            (Self::No(_), _) | (_, Some(Meaning::Overtime)) | (Self::Unknown(_), None) => self,
            (_, Some(_)) => Self::No(field),
            (Self::Yes, None) => Self::Unknown(field),
        }
    }
}

/// What a cell comes down to. Every kind of overtime is among the values that are kept; of what the work was for and how it
/// was settled, only what speaks against any: these may be free text.
fn phrase(row: &Row<'_>, field: Field, values: &mut Values) -> Phrase {
    let said = words_in(row, field);
    let class = class(field);
    // A column of so many kinds is free text, or a sum of money.
    let few = values.all().len() + 1 < MOST_VALUES;
    let kept = match field {
        Field::Voluntary => false,
        Field::OvertimeType if few => true,
        _ => meaning_of(class, &row.text(field)) != Some(Meaning::Overtime),
    };
    Phrase { said, value: if kept { values.number(row) } else { None } }
}

fn words_in(row: &Row<'_>, field: Field) -> OvertimeWords {
    let text = row.text(field);
    let heading = row.plan().column_of(field).map_or("", |c| c.heading.as_str());
    match field {
        Field::Voluntary => OvertimeWords::of_choice(&text, heading),
        Field::OvertimeReason => OvertimeWords::of_reason(&text),
        _ => OvertimeWords::of_type(&text, heading),
    }
}

/// What the cells of a column of words come down to.
///
/// Working that out takes as long as reading a hundred other cells, so each text is worked out once: the few of a code
/// list lie at hand, the thousands of a column of operations or names in the map behind.
#[derive(Clone, Debug, Default)]
struct Reduced<T> {
    short: Memo<u128, T>,
    /// Texts of 16 bytes and more, by both their ends; a newcomer takes the place of the one before it.
    long: Vec<(Box<[u8]>, T)>,
    met: HashMap<Box<[u8]>, T>,
}

/// Places for long texts, as a power of two.
const LONG_BITS: u32 = 8;

/// Texts of one column kept; a column with more of them is free text.
const MOST_MET: usize = 1 << 16;

impl<T: Copy + Default> Reduced<T> {
    /// The meaning of a row's cell: from memory, or read now; the default where it is empty.
    #[inline]
    fn get(&mut self, row: &Row<'_>, field: Field, read: impl FnOnce() -> T) -> T {
        let Self { short, long, met } = self;
        let cell = row.short(field);
        if cell != 0 {
            let Ok(meaning) = short.get(cell, || Ok::<T, Infallible>(look_up(met, row.long(field), read)));
            return meaning;
        }
        if row.is_empty(field) {
            return T::default();
        }
        let text = row.long(field);
        let Some((text, place)) = text.and_then(|text| Some((text, place_of(text)?))) else {
            return look_up(met, text, read);
        };
        match long.get(place) {
            Some((known, meaning)) if **known == *text => return *meaning,
            Some(_) => {}
            None => long.resize_with(1 << LONG_BITS, Default::default),
        }
        let meaning = look_up(met, Some(text), read);
        if let Some(kept) = long.get_mut(place) {
            *kept = (text.into(), meaning);
        }
        meaning
    }
}

/// Where a text of 16 bytes or more is kept at hand.
#[inline]
fn place_of(text: &[u8]) -> Option<usize> {
    let (first, last) = (text.first_chunk::<8>()?, text.last_chunk::<8>()?);
    let ends = u128::from(u64::from_le_bytes(*first)) << 64 | u128::from(u64::from_le_bytes(*last));
    (text.len() >= 16).then(|| ends.mixed() >> (usize::BITS - LONG_BITS))
}

/// What a text came down to before; without bytes of its own, where quotes went astray, it is read every time.
fn look_up<T: Copy>(met: &mut HashMap<Box<[u8]>, T>, text: Option<&[u8]>, read: impl FnOnce() -> T) -> T {
    let Some(text) = text else { return read() };
    if let Some(known) = met.get(text) {
        return *known;
    }
    let meaning = read();
    if met.len() < MOST_MET {
        met.insert(text.into(), meaning);
    }
    meaning
}

/// Names, each kept once.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    names: Vec<String>,
    index: HashMap<String, u32>,
}

impl Names {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(known) = self.index.get(name) {
            return *known;
        }
        let number = self.names.len() as u32;
        self.names.push(name.to_owned());
        self.index.insert(name.to_owned(), number);
        number
    }

    /// All of them, by number.
    pub(super) fn all(&self) -> &[String] {
        &self.names
    }
}
