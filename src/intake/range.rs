//! Two days or two times in one cell: `03.01.2024 bis 05.01.2024`, `4/1/2025 - 4/7/2025`, `2024-01-03/2024-01-05`, `08:00-16:00`.

use super::{clock, dates, text};
use crate::vocabulary;

/// What the ends of a range are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ends {
    /// Days, with or without a time of day.
    Days,
    /// Times of day.
    Times,
}

/// Longest cell that is looked at.
const LONGEST: usize = 80;

/// The ends of a range in a trimmed cell, as they are written; `None` where the cell is one day, one time, or anything else.
pub(crate) fn split(cell: &[u8]) -> Option<(Ends, &[u8], &[u8])> {
    if !(7..=LONGEST).contains(&cell.len()) || dates::looks_like_a_date(cell) {
        return None;
    }
    let cell = without_from(cell);
    let mut at = 0;
    while at < cell.len() {
        let rest = cell.get(at..)?;
        if let Some(len) = between(rest, at == 0 || cell.get(at - 1) == Some(&b' ')) {
            let first = text::trim(cell.get(..at)?);
            let last = text::trim(cell.get(at + len..)?);
            if let Some(ends) = ends(first, last) {
                return Some((ends, first, last));
            }
        }
        at += 1;
    }
    None
}

fn ends(first: &[u8], last: &[u8]) -> Option<Ends> {
    if dates::looks_like_a_date(first) && dates::looks_like_a_date(last) {
        return Some(Ends::Days);
    }
    // What looks like a time in Greenwich's west, "07:00-11:00", is a range of its own: two of them are no times.
    if [first, last].iter().any(|half| half.iter().skip(1).any(|b| matches!(b, b'-' | b'/'))) {
        return None;
    }
    let (from, to) = (clock::minute(first).value()?, clock::minute(last).value()?);
    let marked = |half: &[u8]| half.contains(&b':') || half.contains(&b'.');
    let marked = marked(first) && marked(last);
    // 0800-1600 are times. 2024-2025 are years, and 10-12 could be anything.
    let bare = |half: &[u8]| half.len() == 4 && half.iter().all(u8::is_ascii_digit);
    let plain = bare(first) && bare(last) && from % 5 == 0 && to % 5 == 0 && (to + 1440 - from) % 1440 >= 60;
    (marked && first.len() >= 4 && last.len() >= 4 || plain).then_some(Ends::Times)
}

/// The length of what stands between the ends, where it stands at the front.
fn between(rest: &[u8], after_blank: bool) -> Option<usize> {
    const MARKS: [&str; 7] = ["->", "..", "–", "—", "→", "-", "/"];
    if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(mark.as_bytes())) {
        return Some(mark.len());
    }
    if !after_blank {
        return None;
    }
    let len = rest.iter().take_while(|b| b.is_ascii_alphabetic() || !b.is_ascii()).count();
    let word = rest.get(..len).and_then(|word| std::str::from_utf8(word).ok())?;
    (rest.get(len) == Some(&b' ') && vocabulary::is_until(word)).then_some(len)
}

/// Without the "from" in front of the first day.
fn without_from(cell: &[u8]) -> &[u8] {
    let len = cell.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let word = cell.get(..len).and_then(|word| std::str::from_utf8(word).ok()).unwrap_or_default();
    match cell.get(len..) {
        Some(rest @ [b' ', ..]) if len > 0 && vocabulary::is_from(word) => text::trim(rest),
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_of_a_range_are_found_in_every_writing() {
        let days = [
            ("03.01.2024 bis 05.01.2024", "03.01.2024", "05.01.2024"),
            ("von 03.01.2024 bis 05.01.2024", "03.01.2024", "05.01.2024"),
            ("4/1/2025 - 4/7/2025", "4/1/2025", "4/7/2025"),
            ("01-Apr-2025 - 07-Apr-2025", "01-Apr-2025", "07-Apr-2025"),
            ("2024-03-04 to 2024-03-06", "2024-03-04", "2024-03-06"),
            ("2024-03-04/2024-03-06", "2024-03-04", "2024-03-06"),
            ("2024-03-04..2024-03-06", "2024-03-04", "2024-03-06"),
            ("04/03/2024–06/03/2024", "04/03/2024", "06/03/2024"),
            ("du 04/03/2024 au 06/03/2024", "04/03/2024", "06/03/2024"),
            ("4 March 2024 until 6 March 2024", "4 March 2024", "6 March 2024"),
            ("04/03/2024 08:00 - 04/03/2024 16:00", "04/03/2024 08:00", "04/03/2024 16:00"),
        ];
        let times = [
            ("08:00-16:00", "08:00", "16:00"),
            ("0700 - 1500", "0700", "1500"),
            ("22:00 to 06:00", "22:00", "06:00"),
        ];
        for two in ["07:00-11:00 / 17:00-21:00", "07:00-11:00/17:00-21:00", "0700-1100, 1700-2100"] {
            assert_eq!(split(two.as_bytes()), None, "{two}");
        }
        for (cell, first, last) in days {
            let found = split(cell.as_bytes());
            assert_eq!(found, Some((Ends::Days, first.as_bytes(), last.as_bytes())), "{cell}");
        }
        for (cell, first, last) in times {
            let found = split(cell.as_bytes());
            assert_eq!(found, Some((Ends::Times, first.as_bytes(), last.as_bytes())), "{cell}");
        }
    }

    #[test]
    fn what_is_no_range_stays_whole() {
        for cell in [
            "2024-03-04",
            "03-04-2025",
            "2024-03-04-08:00",
            "2024-03-04T08:00:00-05:00",
            "2024-2025",
            "10-12",
            "1-2 days",
            "A-B",
            "Sick - short",
            "31/12/2025 08:30",
            "0207-1234567",
            "2020-2025",
            "to be confirmed",
            "01/04/2024 - ongoing",
        ] {
            assert_eq!(split(cell.as_bytes()), None, "{cell}");
        }
    }
}
