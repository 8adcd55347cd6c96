//! A month alone: `2025-01`, `01/2025`, `Jan 2025`, `January-25`.

use super::names::{month_name, skip_marks};
use super::text;
use crate::calendar::{Day, Window};

/// The days of the month that a cell names; `None` where it names none, or a day as well.
pub(crate) fn month(cell: &[u8]) -> Option<Window> {
    let cell = text::trim(cell);
    if let Some((month, rest)) = month_name(cell) {
        let digits = skip_marks(rest);
        let year = match digits.len() {
            4 => number(digits)?,
            // `Jan-25`, which a spreadsheet makes of January 2025.
            2 => 2000 + number(digits)?,
            _ => return None,
        };
        return window(year, month);
    }
    let mark = cell.iter().position(|b| matches!(b, b'-' | b'/' | b'.' | b' '))?;
    let (left, right) = (cell.get(..mark)?, cell.get(mark + 1..)?);
    match (left.len(), right.len()) {
        (4, 1 | 2) => window(number(left)?, number(right)? as u32),
        (1 | 2, 4) => window(number(right)?, number(left)? as u32),
        (4, _) => window(number(left)?, month_name(right).filter(|(_, rest)| rest.is_empty())?.0),
        _ => None,
    }
}

/// The days of a year or a quarter that stands alone: `2024`, `Q1 2024`, `2024-Q1`.
pub(crate) fn longer(cell: &[u8]) -> Option<Window> {
    let cell = text::trim(cell);
    let year = |digits: &[u8]| (digits.len() == 4).then(|| number(digits)).flatten();
    if let Some(year) = year(cell) {
        return Some(Window { first: window(year, 1)?.first, last: window(year, 12)?.last });
    }
    let mark = cell.iter().position(|b| matches!(b, b'-' | b'/' | b' '))?;
    let (left, right) = (cell.get(..mark)?, cell.get(mark + 1..)?);
    let (digits, quarter) = if left.len() == 4 { (left, right) } else { (right, left) };
    let [b'Q' | b'q', quarter @ b'1'..=b'4'] = quarter else { return None };
    let (year, last) = (year(digits)?, u32::from(quarter - b'0') * 3);
    Some(Window { first: window(year, last - 2)?.first, last: window(year, last)?.last })
}

/// The days of the month, quarter or week that a cell of a column of periods names, in forms too much like other things to be
/// known elsewhere: `202401`, `2024M01`, `01/24`, `Q1 2024`, `2024-W23`, `KW 23/2024`.
pub(crate) fn period(cell: &[u8]) -> Option<Window> {
    let cell = text::trim(cell);
    let quarter = |cell: &[u8]| longer(cell).filter(|window| window.days() < 100);
    month(cell).or_else(|| quarter(cell)).or_else(|| week(cell)).or_else(|| match cell {
        [year @ .., tens, ones] if year.len() == 4 => window(number(year)?, number(&[*tens, *ones])? as u32),
        [year @ .., b'M' | b'm', tens, ones] if year.len() == 4 => {
            window(number(year)?, number(&[*tens, *ones])? as u32)
        }
        [tens, ones, b'/', year @ ..] if year.len() == 2 => {
            window(2000 + number(year)?, number(&[*tens, *ones])? as u32)
        }
        _ => None,
    })
}

/// The seven days of a week of the calendar, by its number.
fn week(cell: &[u8]) -> Option<Window> {
    let mut numbers = cell.split(|b| !b.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let (one, other) = (numbers.next()?, numbers.next()?);
    let (year, week) = if one.len() == 4 { (one, other) } else { (other, one) };
    let says = |word: &[u8]| cell.windows(word.len()).any(|at| at.eq_ignore_ascii_case(word));
    if numbers.next().is_some() || year.len() != 4 || week.len() > 2 || !(says(b"w")) {
        return None;
    }
    let (year, week) = (number(year)?, number(week)?);
    // The week with the fourth of January in it is the first.
    let fourth = Day::from_ymd(year, 1, 4).filter(|_| (1950..=2150).contains(&year))?;
    let first = fourth.plus(7 * (week - 1) - fourth.weekday() as i32);
    let thursday = first.plus(3);
    let of_year = Day::from_ymd(year, 1, 1)? <= thursday && thursday < Day::from_ymd(year + 1, 1, 1)?;
    (week > 0 && of_year).then(|| Window { first, last: first.plus(6) })
}

fn number(digits: &[u8]) -> Option<i32> {
    digits.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + i32::from(b - b'0')))
}

fn window(year: i32, month: u32) -> Option<Window> {
    let first = Day::from_ymd(year, month, 1).filter(|_| (1950..=2150).contains(&year))?;
    Some(Window { first, last: first.month_end() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_and_days_are_not() {
        let first = |text: &str| month(text.as_bytes()).map(|w| w.first.iso());
        for text in ["2025-02", "02/2025", "2/2025", "Feb 2025", "February 2025", "Feb-25", " 2025 Feb "] {
            assert_eq!(first(text).as_deref(), Some("2025-02-01"), "{text}");
        }
        for text in ["2025-02-01", "01/02/2025", "13/2025", "Q1 2025", "2025", "Feb", "7.30", "1-2"] {
            assert_eq!(first(text), None, "{text}");
        }
        let days =
            |text: &str| period(text.as_bytes()).map(|w| format!("{} {}", w.first.iso(), w.last.iso()));
        for text in ["202402", "2024M02", "2024m02", "02/24", "Feb 2024"] {
            assert_eq!(days(text).as_deref(), Some("2024-02-01 2024-02-29"), "{text}");
        }
        for text in ["2024-W23", "2024W23", "KW 23/2024", "W23 2024", "Week 23, 2024"] {
            assert_eq!(days(text).as_deref(), Some("2024-06-03 2024-06-09"), "{text}");
        }
        assert_eq!(days("2020-W53").as_deref(), Some("2020-12-28 2021-01-03"));
        assert_eq!(days("Q1 2024").as_deref(), Some("2024-01-01 2024-03-31"));
        for text in ["2024", "202413", "2021-W53", "2024-W00", "23/2024", "P01 2024/25", "10", "1/2/24"] {
            assert_eq!(days(text), None, "{text}");
        }
        assert_eq!(month(b"2024-02").unwrap().days(), 29);
        let days = |text: &str| longer(text.as_bytes()).map(|w| (w.first.iso(), w.days()));
        assert_eq!(days("2024"), Some(("2024-01-01".to_owned(), 366)));
        for text in ["Q2 2025", "2025-Q2", "2025 q2"] {
            assert_eq!(days(text), Some(("2025-04-01".to_owned(), 91)), "{text}");
        }
        for text in ["1001", "20245", "Q5 2025", "2025-02", "Q1", ""] {
            assert_eq!(days(text), None, "{text}");
        }
    }
}
