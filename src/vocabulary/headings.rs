//! The parts of a heading: what each of its words stands for.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::plain;

/// What `build.rs` makes of the data file.
const PARTS: &str = include_str!(concat!(env!("OUT_DIR"), "/heading_parts.tsv"));

/// What the words of a heading stand for, each part once; `None` where a word is not known. Words that say nothing of their
/// own are left out.
///
/// ```
/// use candour::vocabulary::parts;
/// assert_eq!(parts("Time Off Type"), Some(vec!["absence", "type"]));
/// assert_eq!(parts("plannedStartDate"), Some(vec!["planned", "start", "date"]));
/// assert_eq!(parts("Art der Abwesenheit"), Some(vec!["type", "absence"]));
/// assert_eq!(parts("Favourite colour"), None);
/// ```
pub fn parts(heading: &str) -> Option<Vec<&'static str>> {
    let words = plain(&spaced(heading)).replace("time off", "timeoff").replace("pay period", "payperiod");
    let mut parts: Vec<&'static str> = Vec::new();
    for word in words.split(' ').filter(|word| !word.is_empty()) {
        let part = *by_word().get(word)?;
        if part != "filler" && !parts.contains(&part) {
            parts.push(part);
        }
    }
    (!parts.is_empty()).then_some(parts)
}

/// `plannedStartDate`, `PLANNED_START` and `EmployeeID` with a blank between their words.
pub(super) fn spaced(heading: &str) -> String {
    let mut out = String::with_capacity(heading.len() + 8);
    let mut lower = false;
    // "d'absence" is two words.
    for c in heading.chars().map(|c| if matches!(c, '\'' | '’') { ' ' } else { c }) {
        if c.is_uppercase() && lower {
            out.push(' ');
        }
        lower = c.is_lowercase();
        out.push(c);
    }
    out
}

/// Whether any word of a heading stands for one of these parts, known or not as the others are.
pub fn has_part(heading: &str, wanted: &[&str]) -> bool {
    let words = plain(&spaced(heading));
    words.split(' ').any(|word| by_word().get(word).is_some_and(|part| wanted.contains(part)))
}

/// Whether a word of a heading only says what a row is, or nothing: "the", "date", "record".
pub(super) fn says_nothing_of_its_own(word: &str) -> bool {
    let part = by_word().get(word);
    part.is_some_and(|part| {
        ["filler", "record", "absence", "overtime", "duty", "date", "status"].contains(part)
    }) || (word.len() == 1 && matches!(word, "y" | "n"))
}

fn by_word() -> &'static HashMap<&'static str, &'static str> {
    static WORDS: OnceLock<HashMap<&str, &str>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut all: HashMap<&str, &str> = HashMap::new();
        for line in PARTS.lines().skip(1) {
            let mut cells = line.split('\t');
            let (Some(part), Some(words)) = (cells.next(), cells.next()) else { continue };
            for word in words.split([' ', '|']) {
                all.entry(word).or_insert(part);
            }
        }
        all
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_its_form_and_a_source() {
        let data = include_str!("heading_parts.tsv");
        let lines: Vec<Vec<&str>> =
            data.lines().filter(|l| !l.starts_with('#')).map(|l| l.split('\t').collect()).collect();
        assert!(lines.len() > 80);
        for line in &lines {
            let [part, words, language, source] = line[..] else { panic!("{line:?}") };
            assert!(!part.is_empty() && !source.is_empty() && language.len() >= 2, "{line:?}");
            assert!(words.split(' ').all(|word| plain(word) == word), "{line:?}");
        }
    }
}
