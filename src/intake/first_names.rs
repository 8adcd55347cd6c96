//! A first name under a heading that is not known: a surname alone would make one person of all who share it.

use std::collections::BTreeMap;

use super::beside::Sample;
use super::dictionary;
use super::field::Field;
use super::missing::id;
use super::plan::{Column, Confidence, Question, QuestionOption};
use super::profile::{Fit, Profile};
use super::text;

/// First names are short.
const LONGEST: usize = 24;

/// Asks of the column that holds what look like first names, where only a surname says who a row is about.
pub(crate) fn ask(columns: &mut [Column], profiles: &[Profile], sample: &Sample) {
    let at = |field: Field| columns.iter().position(|c| c.field == Some(field));
    let more = [Field::PersonId, Field::PersonName, Field::Forename];
    let Some(surname) = at(Field::Surname).filter(|_| more.iter().all(|field| at(*field).is_none())) else {
        return;
    };
    // Surname and first name stand side by side; what stands further off is something else.
    let found = columns
        .iter()
        .zip(profiles)
        .enumerate()
        .filter(|(at, (column, profile))| {
            at.abs_diff(surname) == 1 && is_unknown(column) && look_like_first_names(profile)
        })
        .find_map(|(at, _)| Some((at, shared(sample, surname, at)?)));
    let Some((at, (shared, firsts))) = found else { return };
    let Some(column) = columns.get_mut(at) else { return };
    let heading = &column.heading;
    let text = format!(
        "“{heading}” ({}): is it the first name? “{shared}” stands beside several of them ({}); the surname alone makes one person of them.",
        firsts.first().map_or("", String::as_str),
        firsts.join(", ")
    );
    let option =
        |id: String, label: &str| QuestionOption { id, label: label.to_owned(), example: String::new() };
    let options = vec![
        option(format!("field:{}", id(Field::Forename)), "yes: it holds the first name"),
        option("field:none".to_owned(), "no"),
    ];
    column.question = Some(Question { text, options });
}

fn is_unknown(column: &Column) -> bool {
    column.field.is_none()
        && column.question.is_none()
        && column.confidence != Confidence::Asked
        && !dictionary::look_up(&column.heading).is_known()
}

fn look_like_first_names(profile: &Profile) -> bool {
    let all = profile.filled.max(1);
    profile.filled > 0
        && profile.fits(Field::Forename) == Fit::Good
        && profile.with_letter * 10 >= all * 9
        && profile.with_digit * 10 <= all
        && profile.yes_no * 2 <= all
        && profile.distinct.iter().all(|value| value.len() <= LONGEST)
}

/// A surname with two or three of the values that stand beside it; `None` where none has several, or where the values are
/// too few to be names: teams and places come again with many surnames.
fn shared(sample: &Sample, surname: usize, other: usize) -> Option<(String, Vec<String>)> {
    let cell = |row: &Vec<Vec<u8>>, at: usize| {
        let cell = text::plain(text::trim(row.get(at)?));
        (!text::is_missing(&cell)).then(|| text::tidy(&cell).into_owned())
    };
    let mut beside: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut values: Vec<String> = Vec::new();
    for row in sample {
        let (Some(name), Some(value)) = (cell(row, surname), cell(row, other)) else { continue };
        let known = beside.entry(name).or_default();
        if !known.contains(&value) {
            known.push(value.clone());
        }
        if !values.contains(&value) {
            values.push(value);
        }
    }
    if values.len() * 2 < beside.len() {
        return None;
    }
    let (name, mut firsts) = beside.into_iter().find(|(_, firsts)| firsts.len() > 1)?;
    firsts.truncate(3);
    Some((name, firsts))
}
