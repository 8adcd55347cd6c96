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

/// What a cell of the very form `13/04/2025` or `13-04-2025` shows, from the number that [`super::record::Record::short`]
/// makes of it; nothing of any other cell. Most dates are written so, and a file has millions.
#[inline]
pub(crate) fn plainly(short: u128) -> Option<Evidence> {
    let (low, high) = (short as u64, (short >> 64) as u64);
    let [a, b, mark, c, d, again, e, f] = low.to_le_bytes();
    let [g, h, ..] = high.to_le_bytes();
    let digits = [a, b, c, d, e, f, g, h].iter().fold(0, |most, byte| most.max(byte.wrapping_sub(b'0')));
    if high >> 16 != 10 << 40 || digits > 9 || mark != again || !matches!(mark, b'/' | b'-') {
        return None;
    }
    let two = |tens: u8, ones: u8| u32::from((tens - b'0') * 10 + (ones - b'0'));
    Some(Parts { first: two(a, b), second: two(c, d), year: 0, short: false, dotted: false }.evidence())
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The number of a cell, as a record makes it.
    fn short(cell: &[u8]) -> u128 {
        let mut bytes = [0; 16];
        bytes[..cell.len()].copy_from_slice(cell);
        bytes[15] = cell.len() as u8;
        u128::from_le_bytes(bytes)
    }

    #[test]
    fn what_a_plain_date_shows_is_what_a_close_look_shows() {
        for mark in ['/', '-'] {
            for (first, second) in (0..=40).flat_map(|first| (0..=40).map(move |second| (first, second))) {
                let cell = format!("{first:02}{mark}{second:02}{mark}2025");
                let close = parts(cell.as_bytes()).map(|(parts, _)| parts.evidence());
                assert_eq!(plainly(short(cell.as_bytes())), close, "{cell}");
            }
        }
        for cell in [
            "13.04.2025",
            "13/04-2025",
            "1/4/2025",
            "13/04/25",
            "2025-04-13",
            "13/04/202x",
            "13/0a/2025",
            "13/04/2025 ",
        ] {
            assert_eq!(plainly(short(cell.as_bytes())), None, "{cell}");
        }
    }
}
