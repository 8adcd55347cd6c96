//! What a table cannot do without and no heading offers: asked of the columns whose values would do.

use super::dictionary;
use super::field::{Field, TableKind};
use super::kind::speaks_of_events;
use super::plan::{Column, Confidence, Question, QuestionOption};
use super::profile::{Fit, Profile};
use super::total::is_total;
use crate::vocabulary::{Class, has_part, look_up};

/// What a kind of table needs, the fields that would do, and how it is asked for.
struct Need {
    any_of: &'static [Field],
    ask_for: &'static [(Field, &'static str)],
    note: &'static str,
    question: &'static str,
}

const PERSON: Need = Need {
    any_of: &[Field::PersonId, Field::PersonName, Field::Surname],
    ask_for: &[
        (Field::PersonId, "yes: it holds the staff number"),
        (Field::PersonName, "yes: it holds the name"),
    ],
    note: "No column says who a row is about.",
    question: "does it say who each row is about?",
};

/// Of an absence whose first day alone is known, beside a column of other days.
const LAST_DAY: Need = Need {
    any_of: &[Field::AbsenceEnd, Field::ReturnDate, Field::IsOpen, Field::AbsenceDays, Field::AbsenceHours],
    ask_for: &[(Field::AbsenceEnd, "yes: the last day off"), (Field::ReturnDate, "no: the day back at work")],
    note: "No column says when an absence ended.",
    question: "is it the last day of the absence?",
};

/// Of an absence whose first day alone is known, beside a column of numbers.
const HOW_LONG: Need = Need {
    any_of: LAST_DAY.any_of,
    ask_for: &[(Field::AbsenceDays, "yes: in days"), (Field::AbsenceHours, "yes: in hours")],
    note: "No column says when an absence ended or how long it lasted: each row counts as one day.",
    question: "does it say how long the absence lasted?",
};

fn dates_of(kind: TableKind) -> Option<Need> {
    let (any_of, ask_for, note, question): (&[Field], &[(Field, &str)], _, _) = match kind {
        TableKind::Absences => (
            &[Field::AbsenceStart, Field::MonthOnly],
            &[(Field::AbsenceStart, "yes: the first day"), (Field::AbsenceEnd, "no: the last day")],
            "No column says on which day an absence began.",
            "is it the first day of the absence?",
        ),
        TableKind::Overtime => (
            &[Field::OvertimeDate],
            &[(Field::OvertimeDate, "yes")],
            "No column says on which day the overtime was worked.",
            "is it the day the overtime was worked?",
        ),
        TableKind::Duties => (
            &[Field::DutyDate, Field::PlannedStart, Field::ActualStart],
            &[(Field::DutyDate, "yes")],
            "No column says on which day a duty was.",
            "is it the day of the duty?",
        ),
        TableKind::Outcomes => (
            &[Field::OutcomeDate, Field::IncidentDate, Field::OutcomeClosed],
            &[
                (Field::OutcomeDate, "yes: the day it was recorded"),
                (Field::IncidentDate, "yes: the day it happened"),
                (Field::OutcomeClosed, "yes: the day it was closed"),
            ],
            "No column says when an outcome was recorded.",
            "is it the day of the outcome?",
        ),
        TableKind::People | TableKind::Totals => return None,
    };
    Some(Need { any_of, ask_for, note, question })
}

/// Most columns that are asked about for one need.
const ASKED: usize = 3;

/// Puts a question to the columns that could hold what is missing, and says what is missing. Days side by side say
/// when, and so does a start with its day.
pub(crate) fn ask(
    kind: Option<TableKind>,
    when_is_known: bool,
    columns: &mut [Column],
    profiles: &[Profile],
    notes: &mut Vec<String>,
) {
    let dates = kind.filter(|_| !when_is_known).and_then(dates_of).map(|need| (need, true));
    // Who a row is about is a problem of the whole file, and said there.
    let begins = columns.iter().any(|c| c.field == Some(Field::AbsenceStart));
    let end = (kind == Some(TableKind::Absences) && begins).then_some([(LAST_DAY, true), (HOW_LONG, true)]);
    for (need, is_date) in dates.into_iter().chain(end.into_iter().flatten()).chain([(PERSON, false)]) {
        if columns.iter().any(|c| c.field.is_some_and(|f| need.any_of.contains(&f))) {
            continue;
        }
        let is_end = need.question == LAST_DAY.question;
        if is_date && !is_end {
            notes.push(need.note.to_owned());
        }
        let unknown = |c: &Column| {
            let known = dictionary::look_up(&c.heading);
            // Of no use here as a duty or a date is, “Assignment” may still be whose it is.
            let free = if is_date { !known.is_known() } else { known.unused.is_none() };
            c.field.is_none() && c.confidence != Confidence::Asked && free
        };
        let fits = |p: &Profile| {
            need.ask_for.iter().any(|(f, _)| p.filled > 0 && p.fits(*f) == Fit::Good)
                && (is_date || says_who(p))
                && (need.question != HOW_LONG.question || says_how_long(p))
        };
        let begins = need.ask_for.first().is_some_and(|(field, _)| *field == Field::AbsenceStart);
        let heading_fits = |c: &Column| {
            if is_date {
                !(begins && says_when_it_ended(&c.heading))
            } else {
                !says_something_else(&c.heading)
            }
        };
        let candidates =
            columns.iter_mut().zip(profiles).filter(|(c, p)| unknown(c) && heading_fits(c) && fits(p));
        for (column, profile) in candidates.filter(|(c, _)| c.question.is_none()).take(ASKED) {
            let example = profile.distinct.iter().find(|value| is_date || names_somebody(value));
            let example = example.or(profile.distinct.first()).cloned().unwrap_or_default();
            let option = |id: String, label: &str| QuestionOption {
                id,
                label: label.to_owned(),
                example: String::new(),
            };
            let mut options: Vec<QuestionOption> = need
                .ask_for
                .iter()
                .map(|(field, label)| option(format!("field:{}", id(*field)), label))
                .collect();
            options.push(option("field:none".to_owned(), "no"));
            let text = format!("“{}” ({example}): {}", column.heading, need.question);
            column.question = Some(Question { text, options });
        }
    }
}

/// Whether the values can say who a row is about: no times, lengths, shares or amounts, and no lines of a table.
fn says_who(profile: &Profile) -> bool {
    let cannot = profile.distinct.iter().filter(|value| !names_somebody(value)).count();
    // No staff number is 37.5.
    let amounts = profile.distinct.iter().any(|value| {
        value.contains(['.', ','])
            && value.trim().replace(',', ".").parse().is_ok_and(|n: f64| n.abs() < 1000.0)
    });
    cannot * 2 <= profile.distinct.len() && !amounts
}

/// Whether the values can be lengths of absences, most of them a month or less.
fn says_how_long(profile: &Profile) -> bool {
    let number = |value: &String| value.trim().replace(',', ".").parse::<f64>().ok();
    let lengths = profile.distinct.iter().filter_map(number).filter(|n| (0.0..=366.0).contains(n));
    let short = lengths.clone().filter(|n| *n <= 31.0).count();
    lengths.count() == profile.distinct.len() && short * 2 >= profile.distinct.len()
}

/// "End Date 1" is no first day, and neither is a day of return.
fn says_when_it_ended(heading: &str) -> bool {
    has_part(heading, &["end", "return"]) && !has_part(heading, &["start"])
}

/// Whether a heading speaks of hours, days, kinds or events, or is a month: what stands under it says when or how much.
fn says_something_else(heading: &str) -> bool {
    const OTHERS: [&str; 10] =
        ["hours", "days", "time", "measure", "type", "reason", "status", "date", "unit", "role"];
    speaks_of_events(&dictionary::normal(heading))
        || is_total(heading.trim().as_bytes(), true)
        || has_part(heading, &OTHERS)
        || super::months::month(heading.trim().as_bytes()).is_some()
}

fn names_somebody(value: &str) -> bool {
    let value = value.trim();
    let letters = value.chars().any(char::is_alphabetic);
    let marks = |marks: &[char]| value.chars().filter(|c| marks.contains(c)).count();
    // A kind of absence is nobody, and neither is a total.
    if look_up(Class::Absence, value).is_some() || is_total(value.as_bytes(), true) {
        return false;
    }
    // "Smith, Ann" has one comma, "Smith, Ann, Mrs" two.
    if marks(&[',', ';', '\t', '|']) > 2 || value.contains('%') {
        return false;
    }
    let clock = value.split([' ', '–', '-']).any(|part| {
        part.split_once(':').is_some_and(|(a, b)| {
            a.chars().all(|c| c.is_ascii_digit()) && b.starts_with(|c: char| c.is_ascii_digit())
        })
    });
    if clock || value.chars().any(|c| matches!(c, '£' | '€' | '$')) {
        return false;
    }
    // A number with one or two decimals is an amount; one of thousands may be somebody's.
    let decimals = value.rsplit_once(['.', ',']).map_or(0, |(_, after)| after.len());
    letters || !(1..=2).contains(&decimals)
}

/// The name of a field in an answer.
pub(crate) fn id(field: Field) -> String {
    serde_json::to_value(field).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}
