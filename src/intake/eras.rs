//! Other calendars and other ways to count days: years of the Buddhist calendar, Japanese eras, weeks and days by ISO 8601,
//! a year with the day of the year.
//!
//! `15/01/2567` is 15 January 2024 where a whole column is written so, and a slip or a stand-in for "still open" where it
//! is not; `24064` is 4 March 2024 or a spreadsheet's 18 November 1965. Which one is a property of the column, as the
//! order of day and month is; where the column does not settle it the cell is not read, and its reason says why.

use super::dates::{self, Moment};
use super::field::{Field, Nature};
use super::profile::Profile;
use crate::calendar::Day;

/// How the years and the counted days of a column are meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Calendar {
    /// Years are those of the Buddhist calendar.
    pub(crate) buddhist: bool,
    pub(crate) digits: Digits,
}

/// What five or six digits alone are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Digits {
    /// Days counted by a spreadsheet.
    #[default]
    Counted,
    /// A year and the day of the year.
    OfYear,
    /// Either; nothing settles it.
    Unsettled,
}

/// Years that the Buddhist calendar gives to 1900 to 2100.
pub(crate) const BUDDHIST: std::ops::RangeInclusive<i32> = 2443..=2643;
/// From a year of the Buddhist calendar to ours.
const BUDDHIST_AHEAD: i32 = 543;
/// Years that the Persian or the Islamic calendar gives to the last century and the next.
pub(crate) const PERSIAN_OR_ISLAMIC: std::ops::RangeInclusive<i32> = 1300..=1450;
/// A column is written in a calendar where at least so many in ten of its years are.
const MOSTLY: u32 = 9;

/// Whether a year of the Buddhist calendar ends in two zeros, as those that stand for "still open" do.
pub(crate) fn a_century(year: i32) -> bool {
    BUDDHIST.contains(&year) && year % 100 == 0
}

impl Calendar {
    /// How the dates of a column are meant, as far as its values say.
    pub(crate) fn of(field: Field, profile: &Profile) -> Self {
        let of_both = profile.buddhist + profile.ours;
        let buddhist = profile.buddhist > 0 && profile.buddhist * 10 >= of_both * MOSTLY;
        let digits =
            if field.nature() == Nature::Date { Digits::of(field, profile) } else { Digits::Counted };
        Self { buddhist, digits }
    }

    /// The year as our calendar counts it.
    pub(crate) fn year(self, year: i32) -> i32 {
        if self.buddhist && BUDDHIST.contains(&year) { year - BUDDHIST_AHEAD } else { year }
    }
}

impl Digits {
    /// A day count of a spreadsheet from 1986 on is no year and day, so one such value settles a column. Where every value
    /// could be a year and a day, chance alone makes three such of a spreadsheet's days in one column of twenty; of what
    /// is recorded day by day these would be days before 1986. People were hired then, so for posts eight are asked.
    fn of(field: Field, profile: &Profile) -> Self {
        let digits = |v: &&String| matches!(v.len(), 5 | 6) && v.bytes().all(|b| b.is_ascii_digit());
        let values: Vec<&str> = profile.distinct.iter().filter(digits).map(String::as_str).collect();
        if values.is_empty() || !values.iter().all(|v| day_of_year(v.as_bytes()).is_some()) {
            return Self::Counted;
        }
        let six = values.iter().filter(|v| v.len() == 6);
        let of_post = matches!(
            field,
            Field::PostStart | Field::PostEnd | Field::StatusStart | Field::StatusEnd | Field::AsOf
        );
        let enough = if of_post { 8 } else { 3 };
        // Six digits are often a day, a month and a year of two digits each.
        let two_each = |v: &&&str| {
            let part = |at: usize| v.get(at..at + 2).and_then(|p| p.parse::<u32>().ok()).unwrap_or(99);
            let (a, b, c) = (part(0), part(2), part(4));
            let day = |d: u32, m: u32| (1..=31).contains(&d) && (1..=12).contains(&m);
            day(a, b) || day(b, a) || day(c, b)
        };
        let doubtful = six.clone().count() > 0 && six.clone().all(|v| two_each(&v));
        if values.len() >= enough && !doubtful { Self::OfYear } else { Self::Unsettled }
    }
}

/// `24064`, `124064`: the day of a year of two digits, with the century before it where there are six. Years until 2031
/// in five digits, 2039 in six: beyond them five digits are days that a spreadsheet has counted since 1987.
pub(crate) fn day_of_year(cell: &[u8]) -> Option<Day> {
    if !matches!(cell.len(), 5 | 6) {
        return None;
    }
    let all = cell.iter().try_fold(0_i32, |n, b| b.is_ascii_digit().then(|| n * 10 + i32::from(b - b'0')))?;
    let (year, day) = (all / 1000, all % 1000);
    let year = match (cell.len(), year) {
        (5, 0..=31) => 2000 + year,
        (6, 60..=99) => 1900 + year,
        (6, 100..=139) => 1900 + year,
        _ => return None,
    };
    let first = Day::from_ymd(year, 1, 1)?;
    let found = first.plus(day - 1);
    (day >= 1 && found.ymd().0 == year).then_some(found)
}

/// `令和6年1月8日`, `R6.2.12`, `2024年3月4日`: year, month, day and what follows.
pub(crate) fn japanese(cell: &[u8]) -> Option<(i32, u32, u32, &[u8])> {
    const ERAS: [(&str, i32, i32); 6] = [
        ("令和", 2018, 30),
        ("平成", 1988, 31),
        ("昭和", 1925, 64),
        ("R", 2018, 30),
        ("H", 1988, 31),
        ("S", 1925, 64),
    ];
    let era =
        ERAS.iter().find_map(|(name, base, most)| Some((cell.strip_prefix(name.as_bytes())?, *base, *most)));
    let (rest, base, most) = era.unwrap_or((cell, 0, 9_999));
    let (year, rest) = match rest.strip_prefix("元".as_bytes()) {
        Some(rest) if era.is_some() => (1, rest),
        _ => number(rest)?,
    };
    let (rest, marks) = match (rest.strip_prefix("年".as_bytes()), rest.strip_prefix(b".")) {
        (Some(rest), _) => (rest, ["月", "日"]),
        (None, Some(rest)) if era.is_some() => (rest, [".", ""]),
        _ => return None,
    };
    let (month, rest) = number(rest)?;
    let (day, rest) = number(rest.strip_prefix(marks[0].as_bytes())?)?;
    let rest = rest.strip_prefix(marks[1].as_bytes())?;
    let plausible = (1..=most).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    // A year without an era has its four digits.
    (plausible && (era.is_some() || year >= 1000)).then_some((base + year, month as u32, day as u32, rest))
}

/// `2024-W10-1`, `2024W101`: year, month, day and what follows.
pub(crate) fn week_date(cell: &[u8]) -> Option<(i32, u32, u32, &[u8])> {
    let year = cell.get(..4)?;
    let rest = cell.get(4..)?;
    let (week, day, rest) = match rest {
        [b'-', b'W' | b'w', t, o, b'-', d, rest @ ..] | [b'W' | b'w', t, o, d, rest @ ..] => {
            ([*t, *o], *d, rest)
        }
        _ => return None,
    };
    let (year, week) =
        (number(year).filter(|(_, rest)| rest.is_empty())?.0, number(&week).filter(|(_, r)| r.is_empty())?.0);
    let day = i32::from(day.checked_sub(b'0')?);
    // The first week is that of 4 January; the last that of 28 December.
    let monday = Day::from_ymd(year, 1, 4)?.monday().plus((week - 1) * 7);
    let last = Day::from_ymd(year, 12, 28)?.monday();
    if !(1..=7).contains(&day) || week < 1 || monday > last {
        return None;
    }
    let (year, month, day) = monday.plus(day - 1).ymd();
    Some((year, month, day, rest))
}

/// Whether the year of a date in a trimmed cell has two digits, so that its century is ours to tell.
pub(crate) fn short_year(cell: &[u8]) -> bool {
    let (Moment::Day(.., rest) | Moment::Numbers(_, rest)) = dates::moment(cell) else { return false };
    let date = cell.get(..cell.len() - rest.len()).unwrap_or_default();
    let digits = |bytes: &mut dyn Iterator<Item = &u8>| bytes.take_while(|b| b.is_ascii_digit()).count();
    digits(&mut date.iter().rev()) == 2 && digits(&mut date.iter()) <= 2
}

/// The year in a trimmed cell, as it is written.
pub(crate) fn year(cell: &[u8]) -> Option<i32> {
    match dates::moment(cell) {
        Moment::Day(year, ..) => Some(year),
        Moment::Numbers(parts, _) => Some(parts.year),
        _ => None,
    }
}

fn number(bytes: &[u8]) -> Option<(i32, &[u8])> {
    let len = bytes.iter().take(4).take_while(|b| b.is_ascii_digit()).count();
    let (digits, rest) = bytes.split_at_checked(len).filter(|_| len > 0)?;
    Some((digits.iter().fold(0, |n, b| n * 10 + i32::from(b - b'0')), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_ways_to_write_4_march_2024() {
        for cell in ["令和6年3月4日", "R6.3.4", "2024年3月4日"] {
            assert_eq!(japanese(cell.as_bytes()), Some((2024, 3, 4, &b""[..])), "{cell}");
        }
        assert_eq!(japanese("令和元年5月1日".as_bytes()), Some((2019, 5, 1, &b""[..])));
        for cell in ["R6", "S12.13.4", "6年3月4日", "H40.1.1", "2024.3.4"] {
            assert_eq!(japanese(cell.as_bytes()), None, "{cell}");
        }
        for cell in ["2024-W10-1", "2024W101"] {
            assert_eq!(week_date(cell.as_bytes()), Some((2024, 3, 4, &b""[..])), "{cell}");
        }
        assert_eq!(week_date(b"2020-W53-7").map(|(y, m, d, _)| (y, m, d)), Some((2021, 1, 3)));
        for cell in ["2021-W53-1", "2024-W00-1", "2024-W10-8", "2024-W1-1"] {
            assert_eq!(week_date(cell.as_bytes()), None, "{cell}");
        }
        for cell in ["24064", "124064"] {
            assert_eq!(day_of_year(cell.as_bytes()), Day::from_ymd(2024, 3, 4), "{cell}");
        }
        for cell in ["45000", "24367", "23366", "24000", "240640", "2406"] {
            assert_eq!(day_of_year(cell.as_bytes()), None, "{cell}");
        }
    }
}
