//! Times of day: `0830`, `08:30`, `8:30 PM`, and the time at the end of a date-time cell.

use super::cell::Cell;
use super::columns::Timed;
use super::dates::{self, Moment};
use super::text;

const NOT_A_TIME: &str = "not a time of day";

/// Minutes after midnight in a trimmed cell that is not missing. Midnight at the end of a day, `24:00`, is 0.
#[inline]
pub(crate) fn minute(cell: &[u8]) -> Cell<u16> {
    match cell {
        [h1, h2, m1, m2]
        | [h1, h2, b':', m1, m2]
        | [h1, h2, b':', m1, m2, b':', b'0'..=b'5', b'0'..=b'9']
            if h1.is_ascii_digit() && h2.is_ascii_digit() && m1.is_ascii_digit() && m2.is_ascii_digit() =>
        {
            of(two(*h1, *h2), two(*m1, *m2))
        }
        _ => rarer(cell),
    }
}

fn two(tens: u8, ones: u8) -> u32 {
    u32::from(tens.wrapping_sub(b'0')) * 10 + u32::from(ones.wrapping_sub(b'0'))
}

fn of(hour: u32, minute: u32) -> Cell<u16> {
    match (hour, minute) {
        (24, 0) => Cell::Value(0),
        (0..=23, 0..=59) => Cell::Value((hour * 60 + minute) as u16),
        _ => Cell::Bad("no such time of day"),
    }
}

#[inline(never)]
fn rarer(cell: &[u8]) -> Cell<u16> {
    if !cell.is_empty() && cell.len() <= 3 && cell.iter().all(u8::is_ascii_digit) {
        // 830, 30, 5, 0: a spreadsheet has dropped the leading zeros of 0830, 0030, 0005, 0000.
        let value = cell.iter().fold(0, |value, b| value * 10 + u32::from(b - b'0'));
        return of(value / 100, value % 100);
    }
    if let Some(found) = clock(cell) {
        return found;
    }
    match dates::moment(cell) {
        Moment::Day(_, _, _, rest) | Moment::Numbers(_, rest) => {
            let rest = match rest {
                [b' ' | b'T' | b't' | b',', tail @ ..] => tail.trim_ascii(),
                _ => return Cell::Bad("a date without a time of day"),
            };
            match rest {
                [a, b, c, d, tail @ ..]
                    if [a, b, c, d].iter().all(|b| b.is_ascii_digit()) && tail.len() <= 2 =>
                {
                    of(two(*a, *b), two(*c, *d))
                }
                _ => clock(rest).unwrap_or(Cell::Bad(NOT_A_TIME)),
            }
        }
        Moment::Serial(_, share) => share_of_day(share),
        Moment::Millis(millis) => Cell::Value((millis.rem_euclid(86_400_000) / 60_000) as u16),
        Moment::DayOfYear(_) | Moment::Open | Moment::Not(_) => match cell {
            // A spreadsheet's time of day: the share of the day that has passed.
            [b'0', b'.', tail @ ..]
                if !tail.is_empty() && tail.len() <= 17 && tail.iter().all(u8::is_ascii_digit) =>
            {
                let share = std::str::from_utf8(cell).ok().and_then(|t| t.parse::<f64>().ok());
                share.map_or(Cell::Bad(NOT_A_TIME), share_of_day)
            }
            _ => Cell::Bad(NOT_A_TIME),
        },
    }
}

fn share_of_day(share: f64) -> Cell<u16> {
    Cell::Value((share * 1440.0).round() as u16 % 1440)
}

/// Minutes after midnight in a trimmed cell of a column whose numbers are `timed`.
#[inline]
pub(crate) fn minute_as(cell: &[u8], timed: Timed) -> Cell<u16> {
    match timed {
        Timed::Clock => minute(cell),
        Timed::Share => share(cell).map_or_else(|| minute(cell), share_of_day),
        Timed::Pointed => pointed(cell).map_or_else(|| minute(cell), |(hour, minute, _)| of(hour, minute)),
        Timed::UnixSeconds | Timed::UnixMillis => dates::unix(cell, timed)
            .map_or_else(|| minute(cell), |seconds| Cell::Value((seconds.rem_euclid(86_400) / 60) as u16)),
    }
}

/// The hour, the minutes and the digits behind the point of `8.30`, `8,30`, `8.3` and `8`, whether or not there is such a time.
pub(crate) fn pointed(cell: &[u8]) -> Option<(u32, u32, usize)> {
    let number = |digits: &[u8]| {
        let all = !digits.is_empty() && digits.len() <= 2 && digits.iter().all(u8::is_ascii_digit);
        all.then(|| digits.iter().fold(0, |value, b| value * 10 + u32::from(b - b'0')))
    };
    let Some(at) = cell.iter().position(|b| matches!(b, b'.' | b',')) else {
        return number(cell).map(|hour| (hour, 0, 0));
    };
    let (hour, behind) = (number(cell.get(..at)?)?, cell.get(at + 1..)?);
    let minute = number(behind)?;
    Some((hour, if behind.len() == 1 { minute * 10 } else { minute }, behind.len()))
}

/// `0.375`, `0,375`, `.5`, `0`, `1`: the share of a day that has passed.
pub(crate) fn share(cell: &[u8]) -> Option<f64> {
    let len = cell.iter().take_while(|b| b.is_ascii_digit()).count();
    let (whole, rest) = cell.split_at_checked(len)?;
    let part = match rest {
        [] if !whole.is_empty() => rest,
        [b'.' | b',', part @ ..] if !part.is_empty() && part.len() <= 20 => part,
        _ => return None,
    };
    if !matches!(whole, b"" | b"0" | b"1") || !part.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let share = format!("{}.{}", text::as_text(whole), text::as_text(part));
    let share = format!("0{share}0").parse::<f64>().ok()?;
    (share <= 1.0).then_some(share)
}

/// Whether a time is written as the end of a day: `24:00`.
pub(crate) fn is_24(cell: &[u8]) -> bool {
    let start = cell.iter().rposition(|b| matches!(b, b' ' | b'T' | b't')).map_or(0, |at| at + 1);
    cell.get(start..).is_some_and(|time| matches!(time, [b'2', b'4', b':', ..] | b"2400" | b"24.00"))
}

/// Minutes ahead of Greenwich at the end of a time: `Z`, `+01:00`, `-0500`, `+02`.
pub(crate) fn offset(cell: &[u8]) -> Option<i16> {
    let colon = cell.iter().position(|b| *b == b':')?;
    let after = cell.get(colon + 1..)?;
    if let [.., before, b'Z' | b'z'] = after {
        return before.is_ascii_digit().then_some(0);
    }
    let sign = after.iter().rposition(|b| matches!(b, b'+' | b'-'))?;
    let (time, tail) = after.split_at_checked(sign)?;
    let (sign, tail) = tail.split_first()?;
    let (hours, minutes) = match tail {
        [a, b] => (two(*a, *b), 0),
        [a, b, c, d] | [a, b, b':', c, d] => (two(*a, *b), two(*c, *d)),
        _ => return None,
    };
    let digits = tail.iter().all(|b| b.is_ascii_digit() || *b == b':');
    let near = time.last().is_some_and(|b| b.is_ascii_digit() || *b == b' ');
    if !digits || !near || hours > 14 || minutes > 59 {
        return None;
    }
    let ahead = (hours * 60 + minutes) as i16;
    Some(if *sign == b'-' { -ahead } else { ahead })
}

/// `8:30`, `08:30:00.000`, `08.30`, `8:30 PM`, `8pm`, `08h30`, a trailing `Z` or offset read past (times stay local).
fn clock(cell: &[u8]) -> Option<Cell<u16>> {
    let digits = |bytes: &[u8]| bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let len = digits(cell);
    if !(1..=2).contains(&len) {
        return None;
    }
    let (hour, mut rest) = cell.split_at_checked(len)?;
    let hour = hour.iter().fold(0, |value, b| value * 10 + u32::from(b - b'0'));
    let mut minute = 0;
    let mut has_minutes = false;
    if let [b':' | b'.' | b'h' | b'H', m1, m2, tail @ ..] = rest
        && m1.is_ascii_digit()
        && m2.is_ascii_digit()
    {
        minute = two(*m1, *m2);
        has_minutes = true;
        rest = tail;
        if let [b':' | b'.', s1, s2, tail @ ..] = rest
            && s1.is_ascii_digit()
            && s2.is_ascii_digit()
        {
            rest = tail;
            if let [b'.', fraction @ ..] = rest {
                rest = fraction.get(digits(fraction)..)?;
            }
        }
    }
    let rest = rest.trim_ascii();
    let half = match rest {
        [b'a' | b'A', b'm' | b'M'] | [b'a' | b'A', b'.', b'm' | b'M', b'.'] | [b'a' | b'A'] => Some(0),
        [b'p' | b'P', b'm' | b'M'] | [b'p' | b'P', b'.', b'm' | b'M', b'.'] | [b'p' | b'P'] => Some(12),
        [] | [b'Z' | b'z'] | [b'+' | b'-', b'0'..=b'9', ..] | [b'h' | b'H' | b'H', ..] if has_minutes => None,
        _ => return None,
    };
    Some(match half {
        None => of(hour, minute),
        Some(_) if !(1..=12).contains(&hour) => Cell::Bad("no such time of day"),
        Some(half) => of(hour % 12 + half, minute),
    })
}

/// Whether a trimmed cell is written as a time of day with a mark or AM/PM, without being a date.
pub(crate) fn looks_like_a_clock(cell: &[u8]) -> bool {
    let has_mark = cell.iter().any(|b| matches!(b, b':' | b'm' | b'M'));
    has_mark && cell.len() <= 16 && matches!(clock(cell), Some(Cell::Value(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_in_every_form_met() {
        let cases: [(&str, u16); 22] = [
            ("0830", 510),
            ("08:30", 510),
            ("8:30", 510),
            ("08:30:00", 510),
            ("8:30 PM", 1230),
            ("8:30pm", 1230),
            ("12:00 AM", 0),
            ("12:15 PM", 735),
            ("06:30:00 AM", 390),
            ("8pm", 1200),
            ("830", 510),
            ("30", 30),
            ("0", 0),
            ("2400", 0),
            ("24:00", 0),
            ("2025-04-30 06:58:12", 418),
            ("30/04/2025 06:58", 418),
            ("2025-12-31T22:15:00.000Z", 1335),
            ("0.354166666666667", 510),
            ("45748.5", 720),
            ("08h30", 510),
            ("28-APR-2025 17:00:11", 1020),
        ];
        for (cell, minutes) in cases {
            assert_eq!(minute(cell.as_bytes()), Cell::Value(minutes), "{cell}");
        }
        for cell in ["25:61", "2461", "noon", "8:30 XM", "13:00 PM", "2025-04-30", "7.5h", "☃", "8:3"] {
            assert!(matches!(minute(cell.as_bytes()), Cell::Bad(_)), "{cell}");
        }
    }
}
