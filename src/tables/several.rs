//! Cells that name two people where one should stand: "Ann Low; Ben Orr". Their row is nobody's in silence.

use crate::intake::Row;
use crate::intake::field::Field;

/// Why such a row is left out, and what to do.
pub(super) const REASON: &str =
    "names two people or more where one should stand: give each a row of their own, and drop the file again";

/// Words that stand between two people.
const AND: [&str; 3] = ["and", "und", "et"];

/// Whether the cell that says who a row is about names several people.
pub(super) fn are_named(row: &Row<'_>) -> bool {
    // A line each in one cell, which as text is one line.
    let in_lines =
        [Field::PersonId, Field::PersonName].into_iter().filter_map(|field| row.long(field)).any(|cell| {
            cell.contains(&b'\n') && all(&String::from_utf8_lossy(cell).replace('"', ""), "\n", somebody)
        });
    if in_lines {
        return true;
    }
    if row.has(Field::PersonId) {
        let key = row.text(Field::PersonId);
        return may(&key) && several(&key) && !is_the_way_of_the_file(row, &key);
    }
    super::full_name(row).is_some_and(|name| may(&name) && several(&name))
}

/// Whether a text can name several at all: nearly none can.
fn may(text: &str) -> bool {
    text.bytes().any(|b| matches!(b, b';' | b'&' | b'/' | b'|' | b'+' | b',' | b'\n'))
        || text.split(' ').any(|word| AND.contains(&word.to_lowercase().as_str()))
}

fn several(text: &str) -> bool {
    // "O&#39;Neil" and "Low &amp; Orr": a page's way to write one mark.
    let text = text.replace("&amp;", "&");
    if text.split('&').skip(1).any(|rest| {
        let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '#').collect();
        !name.is_empty() && rest[name.len()..].starts_with(';')
    }) {
        return false;
    }
    for mark in [";", "|", "\n", "&", " + "] {
        if all(&text, mark, somebody) {
            return true;
        }
    }
    // "Ann Smith/Jones" is one person with two surnames, and "12/345" one number.
    if all(&text, " / ", somebody)
        || all(&text, "/", whole_name)
        || all(&text, "/", long_number) && same_length(&text)
    {
        return true;
    }
    // "Low, Ann" is one person; "Low, Ann, Orr, Ben" two, and so are two numbers.
    if all(&text, ",", long_number) || text.split(',').filter(|part| somebody(part)).count() >= 4 {
        return true;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let between = words.iter().position(|word| AND.contains(&word.to_lowercase().as_str()));
    between.is_some_and(|at| [&words[..at], &words[at + 1..]].iter().all(|part| somebody(&part.join(" "))))
}

/// Whether a mark stands between two parts or more that are each of a sort.
fn all(text: &str, mark: &str, sort: fn(&str) -> bool) -> bool {
    let parts = || text.split(mark).map(str::trim).filter(|part| !part.is_empty());
    parts().count() >= 2 && parts().all(sort)
}

/// A name, if only a short one, or a number.
fn somebody(part: &str) -> bool {
    let count = |is: fn(char) -> bool| part.chars().filter(|c| is(*c)).count();
    count(char::is_alphabetic) >= 2 || count(|c| c.is_ascii_digit()) >= 2
}

fn whole_name(part: &str) -> bool {
    let words = part.split([' ', ',']).filter(|word| word.chars().any(char::is_alphabetic));
    words.count() >= 2 && somebody(part)
}

/// Three digits or more, perhaps with a letter or two before them.
fn long_number(part: &str) -> bool {
    let digits = part.trim().trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = part.trim().len() - digits.len();
    letters <= 3 && digits.len() >= 3 && digits.bytes().all(|b| b.is_ascii_digit())
}

fn same_length(text: &str) -> bool {
    let mut lengths = text.split('/').map(|part| part.trim().len());
    let first = lengths.next();
    lengths.all(|length| Some(length) == first)
}

/// Whether the file writes all its numbers with this mark: "1234/5678" in every row is one number.
fn is_the_way_of_the_file(row: &Row<'_>, key: &str) -> bool {
    let first_values =
        row.plan().column_of(Field::PersonId).map(|c| c.first_values.as_slice()).unwrap_or_default();
    let marks: Vec<char> = key.chars().filter(|c| matches!(c, ';' | '&' | '/' | '|' | '+' | ',')).collect();
    first_values.len() > 1 && first_values.iter().all(|v| marks.iter().all(|mark| v.contains(*mark)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_people_are_told_from_one() {
        for two in [
            "Ann Low; Ben Orr",
            "Ann Low & Ben Orr",
            "Ann & Ben Low",
            "Ann Low &amp; Ben Orr",
            "Ann Low / Ben Orr",
            "Ann Low/Ben Orr",
            "Low / Orr",
            "Low, Ann; Orr, Ben",
            "Low, Ann / Orr, Ben",
            "Low, Ann, Orr, Ben",
            "Ann Low and Ben Orr",
            "Ann Low und Ben Orr",
            "Ann Low | Ben Orr | Cy Day",
            "Ann Low + Ben Orr",
            "1001; 1002",
            "1001/1002",
            "1001, 1002",
            "1001 & 1002",
            "PC412/PC413",
            "1001 and 1002",
        ] {
            assert!(may(two) && several(two), "{two}");
        }
        for one in [
            "Low, Ann",
            "Low, Ann, Mrs",
            "van der Berg, Ann Marie",
            "Ann Smith/Jones",
            "Smith/Jones",
            "Ramón y Cajal, Ana",
            "Sandy Anderson",
            "O&#39;Neil, Ann",
            "Ma&#39;aya Low",
            "Ann Low;",
            "12/345",
            "24/017",
            "PC/412",
            "A&E",
            "n/a",
            "8.24E+08",
            "Ann Low (née Orr)",
        ] {
            assert!(!(may(one) && several(one)), "{one}");
        }
    }
}
