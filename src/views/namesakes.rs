//! Names and numbers of one file that do not go together, in sentences.

use crate::explain::wording::{count, thousands};
use crate::tables::FileTable;
use crate::tables::namesakes::{SeveralNames, SeveralNumbers};

/// Numbers and names that are written out; of the others it is said how many there are.
const SHOWN: usize = 3;

/// What to say of a file's names beside its numbers.
pub fn sentences(table: &FileTable) -> Vec<String> {
    let (names, numbers) = (table.several_names(), table.several_numbers());
    let (changed, other): (Vec<_>, Vec<_>) = names.into_iter().partition(|n| n.one_first_name);
    let mut said: Vec<String> = other.iter().take(SHOWN).map(two_people).collect();
    said.extend(and_more(other.len(), "more number stands", "more numbers stand", "beside several names"));
    said.extend(changed.iter().take(SHOWN).map(changed_name));
    said.extend(and_more(
        changed.len(),
        "more number has",
        "more numbers have",
        "names that share a first name",
    ));
    said.extend(namesakes(&numbers));
    said
}

fn and_more(all: usize, one: &str, many: &str, what: &str) -> Option<String> {
    let more = all.saturating_sub(SHOWN) as u32;
    (more > 0).then(|| format!("{} {what} too.", count(more, one, many)))
}

/// "Rosa Ulmenfels (3 rows from row 2) and Timo Eschenstein (2 rows from row 5)".
fn listed(of: &SeveralNames<'_>) -> String {
    let names = of.names.iter().take(SHOWN);
    let names: Vec<String> = names
        .map(|n| {
            format!(
                "{} ({}, the first in row {})",
                n.name,
                count(n.rows, "row", "rows"),
                thousands(n.first_row)
            )
        })
        .collect();
    in_words(&names, of.names.len())
}

fn in_words(list: &[String], all: usize) -> String {
    match list {
        [only] if all == 1 => only.clone(),
        [one, other] if all == 2 => format!("{one} and {other}"),
        _ if all > list.len() => format!("{} and {} more", list.join(", "), all - list.len()),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
        [] => String::new(),
    }
}

fn how_many(n: usize) -> String {
    if n == 2 { "two".to_owned() } else { thousands(n as u32) }
}

fn two_people(of: &SeveralNames<'_>) -> String {
    format!(
        "Number {} stands beside {} names: {}. All these rows are counted as one person’s. If they are two people, put the number right where the file comes from and export it again, or say that the number is not used, so that the name says who.",
        of.key,
        how_many(of.names.len()),
        listed(of)
    )
}

fn changed_name(of: &SeveralNames<'_>) -> String {
    format!(
        "Number {} stands beside {} names with one first name: {}. They are counted as one person’s, as after a changed surname; look only if they are two people.",
        of.key,
        how_many(of.names.len()),
        listed(of)
    )
}

/// One sentence for all: in a large force many people share a name.
fn namesakes(all: &[SeveralNumbers<'_>]) -> Option<String> {
    let name = |of: &SeveralNumbers<'_>| {
        let keys: Vec<String> = of.keys.iter().take(SHOWN).map(|key| (*key).to_owned()).collect();
        format!("{} ({}, {})", of.name, in_words(&keys, of.keys.len()), count(of.rows, "row", "rows"))
    };
    let shown: Vec<String> = all.iter().take(SHOWN).map(name).collect();
    let stands = match all {
        [] => return None,
        [only] => format!("One name stands under {} numbers", how_many(only.keys.len())),
        _ => format!("{} names stand under several numbers each", thousands(all.len() as u32)),
    };
    Some(format!(
        "{stands}: {}. Each number is counted as a person of its own. If two are one person, give the rows one number where the file comes from and export it again.",
        in_words(&shown, all.len())
    ))
}
