//! Dates as HR, payroll and rostering systems write them, read byte by byte and without a time zone.
//!
//! `03/04/2025` is 3 April or 4 March. Which one is a property of the column and never guessed from a row: without an
//! order, only a date that can be read one way (`31/12/2025`, `03/03/2025`) is read. A day outside any career is not a
//! date: 4712, 9999 and their like mean "still open", 1 January 1900 means that somebody had to fill the cell.

use super::cell::Cell;
use super::choices::DateOrder;
use super::columns::{Style, Timed};
use super::date_parts::{Evidence, Parts, full_year, number, order_of, parts};
use super::eras::{self, Calendar, Digits};
use super::names::{after_of, month_name, month_of_three, skip_marks, weekday};
use crate::calendar::Day;

/// Why a date was not read.
pub(crate) mod why {
    /// No such day.
    pub(crate) const NO_SUCH_DAY: &str = "no such day in the calendar";
    /// Either order would do.
    pub(crate) const TWO_WAYS: &str = "day and month could be either way round";
    /// The order of the column does not fit this cell.
    pub(crate) const OTHER_ORDER: &str =
        "day and month are the other way round than in the rest of the column";
    /// Not a date.
    pub(crate) const NOT_A_DATE: &str = "not a date";
    /// Zeros where a date should be.
    pub(crate) const ZEROS: &str = "zeros where a date should be";
    /// The first day a system can store.
    pub(crate) const PLACEHOLDER: &str = "a placeholder, not a date";
    /// A year of the Buddhist calendar in a column of ours.
    pub(crate) const BUDDHIST: &str =
        "a year of the Buddhist calendar, in a column whose other years are not";
    /// A year of a calendar that is not read.
    pub(crate) const OTHER_CALENDAR: &str =
        "a year of the Persian or the Islamic calendar, which is not read";
    /// Five or six digits.
    pub(crate) const DIGITS: &str =
        "digits that could be days counted by a spreadsheet or a year and the day of the year";
    /// A month.
    pub(crate) const ONLY_A_MONTH: &str = "a month without a day";
}

/// `2025-04-03`, `2025/04/03`, `2025.4.3` and what follows.
#[inline]
fn year_first(bytes: &[u8]) -> Option<(i32, u32, u32, &[u8])> {
    let (year, 4, rest) = number(bytes, 5)? else { return None };
    let (&mark, rest) = rest.split_first()?;
    if !matches!(mark, b'-' | b'/' | b'.') {
        return None;
    }
    let (month, _, rest) = number(rest, 2)?;
    let (&again, rest) = rest.split_first()?;
    let (day, _, rest) = number(rest, 2)?;
    (again == mark).then_some((year as i32, month, day, rest))
}

/// `3-Apr-25`, `3rd April 2025`, `12. Februar 2024`, `Apr 3, 2025`: year, month, day and what follows.
fn with_month_name(bytes: &[u8]) -> Option<(i32, u32, u32, &[u8])> {
    if bytes.first()?.is_ascii_digit() {
        let (day, digits, rest) = number(bytes, 4)?;
        if digits == 4 {
            // 2025-Apr-03
            let (month, rest) = month_name(skip_marks(rest))?;
            let (last, _, rest) = number(skip_marks(rest), 2)?;
            return Some((day as i32, month, last, rest));
        }
        let rest = rest
            .strip_prefix(b"st")
            .or_else(|| rest.strip_prefix(b"nd"))
            .or_else(|| rest.strip_prefix(b"rd"))
            .or_else(|| rest.strip_prefix(b"th"))
            .or_else(|| rest.strip_prefix(b"er"))
            .unwrap_or(rest);
        let (month, rest) = month_name(after_of(rest))?;
        let (year, digits, rest) = number(after_of(rest), 5)?;
        return Some((full_year(year, digits)?, month, day, rest));
    }
    let (month, rest) = month_name(bytes)?;
    let (day, digits, rest) = number(skip_marks(rest), 4)?;
    if digits > 2 {
        return None; // "April 2025"
    }
    let rest = skip_marks(rest);
    let (year, 4, rest) = number(rest, 5)? else { return None };
    Some((year as i32, month, day, rest))
}

/// What a moment in a cell is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Moment<'a> {
    /// A day written so that it can be read one way, and what follows it.
    Day(i32, u32, u32, &'a [u8]),
    /// A day in three numbers, and what follows it.
    Numbers(Parts, &'a [u8]),
    /// Days since 30 December 1899, as a spreadsheet counts, with the share of the day that has passed.
    Serial(i32, f64),
    /// Digits that can only be a year and the day of the year, if they are a date.
    DayOfYear(Day),
    /// Milliseconds since 1 January 1970.
    Millis(i64),
    /// Still open.
    Open,
    /// Not a date, and why.
    Not(&'static str),
}

/// Takes a trimmed cell apart. The order of the tests is the order of how often a form is met.
#[inline]
pub(crate) fn moment(cell: &[u8]) -> Moment<'_> {
    match cell {
        [a, b, c, d, b'-', m, n, b'-', x, y, rest @ ..]
            if [a, b, c, d, m, n, x, y].iter().all(|b| b.is_ascii_digit()) =>
        {
            let two = |tens: u8, ones: u8| u32::from(tens - b'0') * 10 + u32::from(ones - b'0');
            Moment::Day((two(*a, *b) * 100 + two(*c, *d)) as i32, two(*m, *n), two(*x, *y), rest)
        }
        [x, y, before @ (b'-' | b' ' | b'/'), a, b, c, after, rest @ ..]
            if before == after && x.is_ascii_digit() && y.is_ascii_digit() && c.is_ascii_alphabetic() =>
        {
            match (month_of_three(*a, *b, *c), number(rest, 5)) {
                (Some(month), Some((year, digits @ (2 | 4), rest))) => {
                    let day = u32::from(x - b'0') * 10 + u32::from(y - b'0');
                    Moment::Day(full_year(year, digits).unwrap_or(0), month, day, rest)
                }
                _ => rarer(cell),
            }
        }
        _ => match parts(cell) {
            Some((found, rest)) => Moment::Numbers(found, rest),
            None => rarer(cell),
        },
    }
}

/// Words for an absence that has not ended.
const OPEN: [&str; 14] = [
    "ongoing",
    "to date",
    "present",
    "current",
    "open",
    "open ended",
    "open-ended",
    "until further notice",
    "no end date",
    "still absent",
    "still off",
    "continuing",
    "tbc",
    "on-going",
];

#[inline(never)]
fn rarer(cell: &[u8]) -> Moment<'_> {
    if let Some((y, m, d, rest)) = year_first(cell) {
        return Moment::Day(y, m, d, rest);
    }
    let all_digits = cell.iter().all(u8::is_ascii_digit);
    if all_digits
        && cell.len() == 8
        && let Some((value, 8, _)) = number(cell, 8)
    {
        return Moment::Day((value / 10_000) as i32, value / 100 % 100, value % 100, &[]);
    }
    if let [y @ .., b'T' | b't', h1, h2, m1, m2, _, _] = cell
        && let (Some((value, 8, [])), true) =
            (number(y, 9), [h1, h2, m1, m2].iter().all(|b| b.is_ascii_digit()))
    {
        let rest = cell.get(8..).unwrap_or_default();
        return Moment::Day((value / 10_000) as i32, value / 100 % 100, value % 100, rest);
    }
    if let Some((serial, 5, rest)) = number(cell, 6) {
        let share = match rest {
            [] => Some(0.0),
            [b'.', tail @ ..]
                if !tail.is_empty() && tail.len() <= 15 && tail.iter().all(u8::is_ascii_digit) =>
            {
                std::str::from_utf8(rest).ok().and_then(|t| format!("0{t}").parse::<f64>().ok())
            }
            _ => None,
        };
        // 1 October 1954 to 12 January 2119: narrower than any number of five digits, wider than any career.
        if let (Some(share), 20_000..=80_000) = (share, serial) {
            return Moment::Serial(serial as i32 - 25_569, share);
        }
    }
    if let (true, Some(day)) = (all_digits, eras::day_of_year(cell)) {
        return Moment::DayOfYear(day);
    }
    if let Some((y, m, d, rest)) = eras::japanese(cell).or_else(|| eras::week_date(cell)) {
        return Moment::Day(y, m, d, rest);
    }
    let (on, cell) = weekday(cell).map_or((None, cell), |(day, date)| (Some(day), date));
    if let Some((found, rest)) = parts(cell) {
        return on
            .and_then(|on| found.on(on))
            .map_or(Moment::Numbers(found, rest), |(y, m, d)| Moment::Day(y, m, d, rest));
    }
    if let Some((y, m, d, rest)) = year_first(cell).or_else(|| with_month_name(cell)) {
        return Moment::Day(y, m, d, rest);
    }
    if let Some(inner) = cell.strip_prefix(b"/Date(").and_then(|c| c.strip_suffix(b")/")) {
        let digits = inner.strip_prefix(b"-").unwrap_or(inner);
        let len = digits.iter().take_while(|b| b.is_ascii_digit()).count();
        if let Some(Ok(millis)) =
            digits.get(..len.min(15)).and_then(|d| std::str::from_utf8(d).ok()).map(str::parse::<i64>)
        {
            return Moment::Millis(if digits.len() < inner.len() { -millis } else { millis });
        }
    }
    if OPEN.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes())) {
        return Moment::Open;
    }
    if let Some((_, rest)) = month_name(cell)
        && matches!(number(skip_marks(rest), 4), Some((_, 2 | 4, [])))
    {
        return Moment::Not(why::ONLY_A_MONTH);
    }
    Moment::Not(why::NOT_A_DATE)
}

/// Whether what follows a date is nothing, or a time of day.
fn ends_well(rest: &[u8]) -> bool {
    match rest {
        [] | [b'Z'] => true,
        // 2024-03-04-08:00: a day with its offset from Greenwich, and no time.
        [b'+' | b'-', a, b, b':', c, d] => [a, b, c, d].iter().all(|b| b.is_ascii_digit()),
        // 20/3/24 AM: the half of the day in which an absence begins or ends.
        [b' ', b'A' | b'a' | b'P' | b'p', b'M' | b'm'] => true,
        [b' ' | b'T' | b't' | b',' | b'\xC2', tail @ ..] => {
            tail.first().is_none_or(|b| b.is_ascii_digit() || matches!(b, b' ' | b'\xA0'))
                && is_one_time(tail)
        }
        _ => false,
    }
}

/// Whether what stands behind a day and a blank can be a time of day alone, and not the end of a range.
fn is_one_time(tail: &[u8]) -> bool {
    let mut hyphens = 0;
    for pair in tail.windows(2) {
        hyphens += u32::from(pair[0] == b'-');
        if pair[0] == b'/' || pair == b"- " {
            return false;
        }
    }
    hyphens < 2 && tail.len() <= 26
}

fn within_reason(calendar: Calendar, year: i32, month: u32, day_of_month: u32) -> Cell<Day> {
    // The first or last day of a century stands for "still open", whatever calendar its year could be of.
    let stand_in = eras::a_century(year) && matches!((month, day_of_month), (1, 1) | (12, 31));
    let year = if stand_in { year } else { calendar.year(year) };
    match (year, Day::from_ymd(year, month, day_of_month)) {
        (0, _) if month == 0 && day_of_month == 0 => Cell::Bad(why::ZEROS),
        _ if eras::BUDDHIST.contains(&year) && !stand_in => Cell::Bad(why::BUDDHIST),
        _ if eras::PERSIAN_OR_ISLAMIC.contains(&year) => Cell::Bad(why::OTHER_CALENDAR),
        (2200.., _) => Cell::Open,
        (_, None) => Cell::Bad(why::NO_SUCH_DAY),
        (..=1900, Some(_)) if year < 1900 || (month == 1 && day_of_month <= 2) => Cell::Bad(why::PLACEHOLDER),
        (2099, Some(_)) if month == 12 && day_of_month == 31 => Cell::Open,
        (_, Some(day)) => Cell::Value(day),
    }
}

/// The day in a trimmed cell that is not missing.
///
/// Years from 2200 on are "still open": Oracle and ESR write 31-Dec-4712, HealthRoster 9999, SAP 99991231. Years before
/// 1900 and the first days of 1900 are what a system stores when it has nothing to store.
#[inline]
pub(crate) fn day(cell: &[u8], order: Option<DateOrder>) -> Cell<Day> {
    day_in(cell, order, Calendar::default())
}

/// The day in a trimmed cell that is not missing, of a column written in a calendar.
#[inline]
pub(crate) fn day_in(cell: &[u8], order: Option<DateOrder>, calendar: Calendar) -> Cell<Day> {
    match moment(cell) {
        Moment::Day(y, m, d, rest) if ends_well(rest) => within_reason(calendar, y, m, d),
        Moment::Numbers(parts, rest) if ends_well(rest) => numbers(parts, order, calendar),
        Moment::Day(..) | Moment::Numbers(..) => Cell::Bad(why::NOT_A_DATE),
        Moment::Serial(day, _) if calendar.digits == Digits::Counted => Cell::Value(Day(day)),
        Moment::Serial(..) | Moment::DayOfYear(_) => match (calendar.digits, eras::day_of_year(cell)) {
            (Digits::OfYear, Some(day)) => Cell::Value(day),
            (Digits::Unsettled, Some(_)) => Cell::Bad(why::DIGITS),
            _ => Cell::Bad(why::NOT_A_DATE),
        },
        Moment::Millis(millis) => i32::try_from(millis.div_euclid(86_400_000)).map_or(Cell::Open, |day| {
            let (y, m, d) = Day(day).ymd();
            within_reason(Calendar::default(), y, m, d)
        }),
        Moment::Open => Cell::Open,
        Moment::Not(why) => Cell::Bad(why),
    }
}

/// The day in a trimmed cell of a column that is read in this way.
#[inline]
pub(crate) fn day_as(cell: &[u8], style: Style) -> Cell<Day> {
    match style.timed {
        Timed::Clock if style.begins_next_day && cell.last() == Some(&b'Z') => {
            match day_in(cell, style.order, style.calendar) {
                Cell::Value(day) => Cell::Value(day.plus(1)),
                other => other,
            }
        }
        Timed::Clock if style.over_at_midnight && is_midnight(cell) => {
            match day_in(cell, style.order, style.calendar) {
                Cell::Value(day) => Cell::Value(day.plus(-1)),
                other => other,
            }
        }
        Timed::Clock | Timed::Share | Timed::Pointed => day_in(cell, style.order, style.calendar),
        timed => unix(cell, timed).map_or_else(
            || day_in(cell, style.order, style.calendar),
            |seconds| Cell::Value(Day(seconds.div_euclid(86_400) as i32)),
        ),
    }
}

/// Whether a day is written with the midnight at which it begins (`24:00` is the one at which it ends).
pub(crate) fn is_midnight(cell: &[u8]) -> bool {
    if cell.last().is_some_and(|b| matches!(b, b'M' | b'm')) {
        return [&b" 12:00 am"[..], b" 12:00:00 am"].iter().any(|time| {
            cell.len() > time.len()
                && cell.get(cell.len() - time.len()..).is_some_and(|tail| tail.eq_ignore_ascii_case(time))
        });
    }
    let time = cell.rsplit(|b| matches!(b, b' ' | b'T')).next().unwrap_or_default();
    time.len() < cell.len()
        && time.contains(&b':')
        && time.iter().all(|b| matches!(b, b'0' | b':' | b'.' | b'Z'))
}

/// Seconds since 1970 in a cell that counts seconds or milliseconds; only from 2000 to 2040, so that no other number is
/// taken for one.
pub(crate) fn unix(cell: &[u8], timed: Timed) -> Option<i64> {
    let digits = if timed == Timed::UnixMillis { 13 } else { 10 };
    if cell.len() != digits || !cell.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value = cell.iter().fold(0_i64, |value, b| value * 10 + i64::from(b - b'0'));
    let seconds = if timed == Timed::UnixMillis { value / 1_000 } else { value };
    (946_684_800..2_208_988_800).contains(&seconds).then_some(seconds)
}

fn numbers(parts: Parts, order: Option<DateOrder>, calendar: Calendar) -> Cell<Day> {
    let order = match (parts.evidence(), order) {
        (Evidence::Either, None) => return Cell::Bad(why::TWO_WAYS),
        (Evidence::DayFirst | Evidence::Points, Some(DateOrder::MonthFirst))
        | (Evidence::MonthFirst, Some(DateOrder::DayFirst)) => {
            return Cell::Bad(why::OTHER_ORDER);
        }
        (Evidence::DayFirst | Evidence::Points, None) => DateOrder::DayFirst,
        (Evidence::MonthFirst, None) => DateOrder::MonthFirst,
        (_, Some(order)) => order,
        (Evidence::None, None) => DateOrder::DayFirst,
    };
    let (year, month, day) = match order {
        DateOrder::DayFirst => (parts.year, parts.second, parts.first),
        DateOrder::MonthFirst => (parts.year, parts.first, parts.second),
        DateOrder::YearFirst => match parts.year_first() {
            Some(found) => found,
            None => return Cell::Bad(why::OTHER_ORDER),
        },
    };
    within_reason(calendar, year, month, day)
}

/// Whether a trimmed cell could be a date at all, for working out what a column holds.
pub(crate) fn looks_like_a_date(cell: &[u8]) -> bool {
    match moment(cell) {
        Moment::Day(y, m, d, rest) => {
            ends_well(rest) && (1000..=9999).contains(&y) && (1..=12).contains(&m) && (1..=31).contains(&d)
        }
        Moment::Numbers(parts, rest) => ends_well(rest) && parts.first <= 31 && parts.second <= 31,
        Moment::Millis(_) => true,
        Moment::Serial(..) | Moment::DayOfYear(_) | Moment::Open | Moment::Not(_) => false,
    }
}

/// The order of dates that stand side by side: the one that any of them shows, or else the one in which they follow each
/// other from day to day. `01/04/2024` to `06/04/2024` are a week of April and no half year of fourth days.
pub(crate) fn order_of_a_row<'a>(cells: &(impl Iterator<Item = &'a [u8]> + Clone)) -> Option<DateOrder> {
    order_of(cells.clone()).or_else(|| {
        let follow = |order: DateOrder| {
            let days: Option<Vec<Day>> = cells.clone().map(|cell| day(cell, Some(order)).value()).collect();
            days.is_some_and(|days| {
                days.windows(2).all(|pair| matches!(pair, [a, b] if (1..=7).contains(&(b.0 - a.0))))
            })
        };
        match [DateOrder::DayFirst, DateOrder::MonthFirst].map(follow) {
            [true, false] => Some(DateOrder::DayFirst),
            [false, true] => Some(DateOrder::MonthFirst),
            _ => None,
        }
    })
}
