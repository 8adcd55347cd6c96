//! Months and days of the week by their names in other languages than English, and the words round the ends of a range.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::plain;

/// What `build.rs` makes of the data file.
const NAMES: &str = include_str!(concat!(env!("OUT_DIR"), "/months.tsv"));

/// A name in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    Month(u32),
    Weekday(u32),
    From,
    Until,
}

/// The month, 1 to 12, that a word names in one of the languages of the data, whole or cut short as its dates have it.
///
/// ```
/// use candour::vocabulary::month_named;
/// assert_eq!(month_named("März"), Some(3));
/// assert_eq!(month_named("stycznia"), Some(1));
/// assert_eq!(month_named("Montag"), None);
/// ```
pub fn month_named(word: &str) -> Option<u32> {
    match by_word().get(plain(word).as_str()) {
        Some(Name::Month(month)) => Some(*month),
        _ => None,
    }
}

/// The day of the week, 1 for Monday to 7, that a word names: `Mo`, `vendredi`, `segunda-feira`.
///
/// ```
/// use candour::vocabulary::weekday_named;
/// assert_eq!(weekday_named("Mo"), Some(1));
/// assert_eq!(weekday_named("Segunda-feira"), Some(1));
/// assert_eq!(weekday_named("Mai"), None);
/// ```
pub fn weekday_named(word: &str) -> Option<u32> {
    let word = plain(word);
    match by_word().get(word.strip_suffix(" feira").unwrap_or(&word)) {
        Some(Name::Weekday(day)) => Some(*day),
        _ => None,
    }
}

/// Whether a word stands before the first of two days: `von`, `from`.
pub fn is_from(word: &str) -> bool {
    by_word().get(plain(word).as_str()) == Some(&Name::From)
}

/// Whether a word stands between the first and the last of several days: `bis`, `to`.
///
/// ```
/// use candour::vocabulary::{is_from, is_until};
/// assert!(is_from("von") && is_until("bis") && !is_until("von"));
/// ```
pub fn is_until(word: &str) -> bool {
    by_word().get(plain(word).as_str()) == Some(&Name::Until)
}

fn by_word() -> &'static HashMap<&'static str, Name> {
    static WORDS: OnceLock<HashMap<&str, Name>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut all = HashMap::new();
        for line in NAMES.lines().skip(1) {
            let mut cells = line.split('\t');
            let (Some(kind), Some(number), Some(words)) = (cells.next(), cells.next(), cells.next()) else {
                continue;
            };
            let Ok(number) = number.parse() else { continue };
            let name = match kind {
                "month" => Name::Month(number),
                "day" => Name::Weekday(number),
                "from" => Name::From,
                _ => Name::Until,
            };
            for word in words.split([' ', '|']) {
                all.entry(word).or_insert(name);
            }
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_its_form_and_no_line_contradicts_another() {
        let mut seen: HashMap<&str, (&str, &str)> = HashMap::new();
        let data = include_str!("months.tsv");
        for line in data.lines().filter(|l| !l.starts_with('#')).skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [kind, number, words, language, source] = cells[..] else { panic!("{line:?}") };
            let most = match kind {
                "month" => 12,
                "day" => 7,
                "from" | "until" => 1,
                _ => panic!("{line:?}"),
            };
            assert!((1..=most).contains(&number.parse::<u32>().unwrap()), "{line:?}");
            assert!(language.len() == 2 && !source.is_empty(), "{line:?}");
            for word in words.split(' ') {
                assert_eq!(plain(word), word, "{line:?}");
                // One word may be the same day in two languages, and is never a month in one and a day in the other.
                let before = *seen.entry(word).or_insert((kind, number));
                assert_eq!(before, (kind, number), "{word}");
            }
        }
        assert!(seen.len() > 180, "{}", seen.len());
    }
}
