//! Months and days of the week by their English names, whole or cut to three letters.

/// The month whose English name begins with three letters.
#[inline]
pub(crate) fn month_of_three(a: u8, b: u8, c: u8) -> Option<u32> {
    Some(match [a | 32, b | 32, c | 32] {
        [b'j', b'a', b'n'] => 1,
        [b'f', b'e', b'b'] => 2,
        [b'm', b'a', b'r'] => 3,
        [b'a', b'p', b'r'] => 4,
        [b'm', b'a', b'y'] => 5,
        [b'j', b'u', b'n'] => 6,
        [b'j', b'u', b'l'] => 7,
        [b'a', b'u', b'g'] => 8,
        [b's', b'e', b'p'] => 9,
        [b'o', b'c', b't'] => 10,
        [b'n', b'o', b'v'] => 11,
        [b'd', b'e', b'c'] => 12,
        _ => return None,
    })
}

/// The month a name stands for, and what follows the name. At least three letters.
pub(crate) fn month_name(bytes: &[u8]) -> Option<(u32, &[u8])> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let [a, b, c, ..] = bytes else { return None };
    let month = month_of_three(*a, *b, *c)?;
    let len = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (word, rest) = bytes.split_at_checked(len)?;
    let name = NAMES.get(month as usize - 1)?.as_bytes();
    let starts = name.get(..len).is_some_and(|start| start.eq_ignore_ascii_case(word));
    starts.then(|| (month, rest.strip_prefix(b".").unwrap_or(rest)))
}

pub(crate) fn skip_marks(bytes: &[u8]) -> &[u8] {
    let len = bytes.iter().take_while(|b| matches!(b, b' ' | b'-' | b'/' | b',' | b'.')).count();
    bytes.get(len..).unwrap_or_default()
}

/// Leaves out a leading name of a weekday ("Thu 3 Apr 2025").
pub(crate) fn after_weekday(bytes: &[u8]) -> &[u8] {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let len = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let is_day = len >= 3
        && DAYS.iter().any(|d| {
            d.as_bytes().get(..len).zip(bytes.get(..len)).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b))
        });
    if is_day { skip_marks(bytes.get(len..).unwrap_or_default()) } else { bytes }
}
