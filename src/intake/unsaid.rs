//! Absences of which no cell says what kind they are.
//!
//! A register of sickness needs no column of types, and says in its name, its title or its headings what it is. Where nothing
//! does, a row could be anybody's holiday: what such rows are is asked once, and until then they are not counted.

use super::choices::{Blank, Choices};
use super::field::{Field, TableKind};
use super::layout::Layout;
use super::plan::{Column, Question, QuestionOption};
use super::text;
use crate::vocabulary::{Class, Meaning, look_up};

/// Whether absences of no kind are sickness: known from the file, said by the user, or else asked of a column.
pub(crate) fn is_sickness(
    kind: Option<TableKind>,
    name: &str,
    layout: &Layout,
    columns: &mut [Column],
    choices: &Choices,
) -> bool {
    if kind != Some(TableKind::Absences) || says_sickness(name, layout) {
        return true;
    }
    // Only of sickness are certificates, talks on return and referrals kept.
    let of_sickness =
        [Field::Certified, Field::ReturnInterview, Field::HealthReferral, Field::VendorBradford];
    if columns.iter().any(|c| c.field.is_some_and(|field| of_sickness.contains(&field))) {
        return true;
    }
    let classes = |c: &Column| matches!(c.field, Some(Field::AbsenceType | Field::AbsenceReason));
    let of_events = |c: &Column| {
        matches!(
            c.field,
            Some(Field::AbsenceStart | Field::AbsenceEnd | Field::AbsenceDays | Field::AbsenceHours)
        )
    };
    let unsaid = layout.sample.iter().filter(|row| {
        let filled =
            |c: &Column| row.get(c.index as usize).is_some_and(|cell| !text::is_missing(text::trim(cell)));
        // A total or a heading of a group is no absence.
        if !columns.iter().any(|c| of_events(c) && filled(c)) {
            return false;
        }
        let cells = columns.iter().filter(|c| classes(c)).map(|c| row.get(c.index as usize));
        cells.into_iter().all(|cell| cell.is_none_or(|cell| text::is_missing(text::trim(cell))))
    });
    let (unsaid, all) = (unsaid.count(), layout.sample.len());
    let asked = columns.iter().position(classes).or_else(|| {
        let of = |field: Field| columns.iter().position(|c| c.field == Some(field));
        of(Field::AbsenceStart)
            .or(of(Field::AbsenceDays))
            .or(of(Field::AbsenceHours))
            .or(of(Field::AbsenceEnd))
    });
    let Some(column) = asked.and_then(|at| columns.get_mut(at)) else { return false };
    if let Some(said) = choices.column(column.index, &column.heading).and_then(|said| said.blank) {
        return said == Blank::Sickness;
    }
    if unsaid > 0 && column.question.is_none() {
        column.question = Some(question(unsaid, all, classes(column), &column.heading));
    }
    false
}

/// Whether the file's name, what stands above its headings, or a heading speaks of sickness and of no other absence.
pub(crate) fn says_sickness(name: &str, layout: &Layout) -> bool {
    let texts = [name, layout.above.as_str()].into_iter().chain(layout.headings.iter().map(String::as_str));
    let mut sickness = false;
    for text in texts {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            match look_up(Class::Absence, word) {
                Some(Meaning::Sickness) => sickness = true,
                Some(meaning) if meaning.is_leave() => return false,
                _ => {}
            }
        }
    }
    sickness
}

fn question(unsaid: usize, all: usize, has_column: bool, heading: &str) -> Question {
    let text = if has_column {
        format!("“{heading}” is blank in {unsaid} of the first {all} rows. Are these sickness?")
    } else {
        "No column says what kind of absence a row is. Are they all sickness?".to_owned()
    };
    let option = |id: &str, label: &str| QuestionOption {
        id: id.to_owned(),
        label: label.to_owned(),
        example: String::new(),
    };
    let options = vec![
        option("blank:sickness", "yes: sickness"),
        option("blank:unknown", "no, or not known: leave them out"),
    ];
    Question { text, options }
}
