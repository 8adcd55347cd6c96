//! Dates in three numbers: what stands in the cell, and what shows which of them is the month.

use super::choices::DateOrder;
use crate::calendar::Day;

/// Three numbers with marks between them, as they stand: `03/04/25` is (3, 4, 2025).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Parts {
    pub(crate) first: u32,
    pub(crate) second: u32,
    pub(crate) year: i32,
    /// The year has two digits, so that the first number could be it as well.
    pub(crate) short: bool,
    /// With points between: where people write dates so, the day stands first.
    pub(crate) dotted: bool,
}

/// Which way round a date written in numbers can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Evidence {
    /// Only day first.
    DayFirst,
    /// Day first by the points between the numbers, and by nothing else.
    Points,
    /// Only month first.
    MonthFirst,
    /// Either.
    Either,
    /// The order makes no difference, or the cell is not such a date.
    None,
}

impl Parts {
    pub(crate) fn evidence(self) -> Evidence {
        match (self.first, self.second) {
            (1..=12, 1..=12) if self.first == self.second => Evidence::None,
            (1..=12, 1..=12) if self.dotted => Evidence::Points,
            (1..=12, 1..=12) => Evidence::Either,
            (13..=31, 1..=12) => Evidence::DayFirst,
            (1..=12, 13..=31) => Evidence::MonthFirst,
            _ => Evidence::None,
        }
    }

    /// Year, month and day, where the first of the three is a year of two digits.
    pub(crate) fn year_first(self) -> Option<(i32, u32, u32)> {
        let day = self.year.rem_euclid(100) as u32;
        let year = full_year(self.first, 2).filter(|_| self.short)?;
        ((1..=12).contains(&self.second) && (1..=31).contains(&day)).then_some((year, self.second, day))
    }

    /// Year, month and day, where one of the two readings falls on a day of the week (1 is Monday) and the other does not.
    pub(crate) fn on(self, weekday: u32) -> Option<(i32, u32, u32)> {
        let falls = |month, day| {
            Day::from_ymd(self.year, month, day).is_some_and(|d| d.weekday() as u32 + 1 == weekday)
        };
        match (falls(self.second, self.first), falls(self.first, self.second)) {
            (true, false) => Some((self.year, self.second, self.first)),
            (false, true) => Some((self.year, self.first, self.second)),
            _ => None,
        }
    }
}

/// Reads digits from the front: the number, how many digits, and what follows.
pub(crate) fn number(bytes: &[u8], most: usize) -> Option<(u32, usize, &[u8])> {
    let mut value = 0u32;
    let mut len = 0;
    for &b in bytes.iter().take(most) {
        if !b.is_ascii_digit() {
            break;
        }
        value = value * 10 + u32::from(b - b'0');
        len += 1;
    }
    (len > 0).then(|| (value, len, bytes.get(len..).unwrap_or_default()))
}

pub(crate) fn full_year(value: u32, digits: usize) -> Option<i32> {
    match digits {
        4 => Some(value as i32),
        2 if value < 70 => Some(2000 + value as i32),
        2 => Some(1900 + value as i32),
        _ => None,
    }
}

/// The order that several dates agree on, where any of them shows it.
pub(crate) fn order_of<'a>(cells: impl Iterator<Item = &'a [u8]>) -> Option<DateOrder> {
    let mut seen = (false, false);
    for (parts, _) in cells.filter_map(parts) {
        match parts.evidence() {
            Evidence::DayFirst | Evidence::Points => seen.0 = true,
            Evidence::MonthFirst => seen.1 = true,
            Evidence::Either | Evidence::None => {}
        }
    }
    match seen {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

/// `3/4/25`, `03-04-2025`, `31.12.2025`: the three numbers and what follows them.
#[inline]
pub(crate) fn parts(bytes: &[u8]) -> Option<(Parts, &[u8])> {
    let (first, _, rest) = number(bytes, 2)?;
    let (&mark, rest) = rest.split_first()?;
    if !matches!(mark, b'/' | b'-' | b'.' | b' ') {
        return None;
    }
    let (second, _, rest) = number(rest, 2)?;
    let (&again, rest) = rest.split_first()?;
    if again != mark {
        return None;
    }
    let (year, digits, rest) = number(rest, 5)?;
    let (year, short) = (full_year(year, digits)?, digits == 2);
    Some((Parts { first, second, year, short, dotted: mark == b'.' }, rest))
}
