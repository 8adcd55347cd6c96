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
