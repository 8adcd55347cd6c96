//! Months and days of the week by their names: English here, whole or cut to three letters, because most dates have it;
//! other languages from the vocabulary.

use crate::vocabulary;

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
    let (word, rest) = bytes.split_at_checked(letters(bytes))?;
    let after = rest.strip_prefix(b".").unwrap_or(rest);
    let english = month_of_three(*a, *b, *c).filter(|month| {
        let name = NAMES.get(*month as usize - 1).and_then(|name| name.as_bytes().get(..word.len()));
        name.is_some_and(|start| start.eq_ignore_ascii_case(word))
    });
    english.or_else(|| vocabulary::month_named(name_in(word)?)).map(|month| (month, after))
}

/// How many bytes of letters stand at the front, with accents or without.
fn letters(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_alphabetic() || !b.is_ascii()).count()
}

/// A word that can be a name in a date: two to sixteen bytes of text.
fn name_in(word: &[u8]) -> Option<&str> {
    (2..=16).contains(&word.len()).then(|| std::str::from_utf8(word).ok()).flatten()
}

/// What follows marks and the "de" of "4 de marzo de 2024".
pub(crate) fn after_of(bytes: &[u8]) -> &[u8] {
    let rest = skip_marks(bytes);
    match rest {
        [b'd' | b'D', b'e' | b'E', b' ', after @ ..] => skip_marks(after),
        _ => rest,
    }
}

pub(crate) fn skip_marks(bytes: &[u8]) -> &[u8] {
    let len = bytes.iter().take_while(|b| matches!(b, b' ' | b'-' | b'/' | b',' | b'.')).count();
    bytes.get(len..).unwrap_or_default()
}

/// A leading name of a weekday, 1 for Monday, and the date after it ("Thu 3 Apr 2025", "Mo, 08.01.2024", "segunda-feira,
/// 8 de janeiro de 2024").
pub(crate) fn weekday(bytes: &[u8]) -> Option<(u32, &[u8])> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let (word, rest) = bytes.split_at_checked(letters(bytes))?;
    let english = (1..).zip(DAYS).find(|(_, name)| {
        let start = name.as_bytes().get(..word.len());
        word.len() >= 3 && start.is_some_and(|start| start.eq_ignore_ascii_case(word))
    });
    if let Some((day, _)) = english {
        return Some((day, skip_marks(rest)));
    }
    // "mar" and "mer" stand for other things too: a name of another language counts where digits follow it.
    let len = bytes.iter().take_while(|b| b.is_ascii_alphabetic() || !b.is_ascii() || **b == b'-').count();
    let (word, rest) = bytes.split_at_checked(len)?;
    let date = skip_marks(rest);
    let before_a_date = date.first().is_some_and(u8::is_ascii_digit);
    let day = before_a_date.then(|| name_in(word).and_then(vocabulary::weekday_named)).flatten()?;
    Some((day, date))
}
