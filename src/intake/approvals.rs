//! Rows of which the file does not say whether they were approved, or whether somebody came, though it says it of others.
//!
//! A blank may mean that nobody has decided yet, that the day is still to come, or that nothing had to be said. Of overtime
//! and duties it is asked once, and until then these rows are in no count; of absences, which sickness is, they count and
//! the ledger names them.

use super::beside::Sample;
use super::choices::{Blank, Choices};
use super::field::{Field, TableKind};
use super::plan::{Column, Question, QuestionOption};
use super::profile::Profile;
use super::text;
use crate::vocabulary::{Class, Meaning, look_up};

/// What becomes of a row of which nothing says whether it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlankRow {
    /// It counts: the file says it of no row, or the user said that a blank counts.
    #[default]
    Counts,
    /// It counts, and the ledger names it.
    Named,
    /// It waits for an answer.
    Asked,
    /// It is left out, as the user said.
    LeftOut,
}

/// What is known of blanks in the column of approval and in that of attendance, or the questions about them.
pub(crate) fn settle(
    kind: Option<TableKind>,
    columns: &mut [Column],
    profiles: &[Profile],
    sample: &Sample,
    choices: &Choices,
) -> [BlankRow; 2] {
    let approval = match kind {
        Some(TableKind::Absences) => Class::Status,
        Some(TableKind::Overtime | TableKind::Duties) => Class::WorkStatus,
        _ => return [BlankRow::Counts; 2],
    };
    // A row without an amount counts nothing; a day off by the rota has no times, and nobody to come.
    let times = [Field::ActualStart, Field::PlannedStart, Field::StartTime, Field::HoursWorked];
    let amounts =
        [Field::HoursPaid, Field::HoursWorked, Field::StartTime, Field::ActualStart, Field::PlannedStart];
    let mut of = |field: Field, class: Class, stands: Meaning, rows_with: &[Field], yes: &str| {
        let of: Vec<usize> = (0..columns.len())
            .filter(|at| columns[*at].field.is_some_and(|field| rows_with.contains(&field)))
            .collect();
        let Some(at) = columns.iter().position(|c| c.field == Some(field)) else { return BlankRow::Counts };
        let (Some(column), Some(profile)) = (columns.get_mut(at), profiles.get(at)) else {
            return BlankRow::Counts;
        };
        // Where only refusals, or only absences, are written down, a blank is none.
        if !profile.distinct.iter().any(|value| look_up(class, value) == Some(stands)) {
            return BlankRow::Counts;
        }
        match choices.column(column.index, &column.heading).and_then(|said| said.blank) {
            Some(Blank::Counted) => return BlankRow::Counts,
            Some(_) => return BlankRow::LeftOut,
            None => {}
        }
        let filled = |row: &[Vec<u8>], at: usize| {
            row.get(at).is_some_and(|cell| !text::is_missing(&text::plain(text::trim(cell))))
        };
        let rows = || sample.iter().filter(|row| of.iter().any(|of| filled(row, *of)));
        let blank = rows().filter(|row| !filled(row, at)).count();
        if kind == Some(TableKind::Absences) || blank == 0 || column.question.is_some() {
            return BlankRow::Named;
        }
        column.question = Some(question(&column.heading, blank, rows().count(), yes));
        BlankRow::Asked
    };
    let approved = of(
        Field::ApprovalStatus,
        approval,
        Meaning::Taken,
        &amounts,
        "yes: they were approved, or had not to be",
    );
    let came = if kind == Some(TableKind::Duties) {
        of(Field::Attendance, Class::Duty, Meaning::Worked, &times, "yes: they were worked")
    } else {
        BlankRow::Counts
    };
    [approved, came]
}

fn question(heading: &str, blank: usize, all: usize, yes: &str) -> Question {
    let option = |id: &str, label: &str| QuestionOption {
        id: id.to_owned(),
        label: label.to_owned(),
        example: String::new(),
    };
    Question {
        text: format!(
            "“{heading}” is blank in {blank} of the first {all} rows. Do these count? Until you say it, they do not."
        ),
        options: vec![
            option("blank:counted", yes),
            option("blank:unknown", "no, or not known: leave them out"),
        ],
    }
}
