//! Rows that may be no event of their own, by a column that no table has a use for: fit notes among absences, one piece of
//! overtime over several cost codes. What they are is not guessed; that they count like all others is said.

use super::beside::{self, Sample};
use super::field::{Field, TableKind};
use super::numbers;
use super::plan::{Column, Confidence};
use super::profile::Profile;
use super::settle::Watch;
use crate::maths::InOrder;

/// What an absence's papers and talks are called, where rows of them stand among absences.
const PAPERS: [&str; 14] = [
    "fit note",
    "fitnote",
    "sick note",
    "sicknote",
    "med cert",
    "medical certificate",
    "certificate received",
    "self-cert",
    "self cert",
    "return to work",
    "rtw",
    "interview",
    "review meeting",
    "referral",
];

/// Says that a column without a use holds papers or talks beside other things, in a list of absences.
pub(crate) fn note(
    kind: Option<TableKind>,
    columns: &[Column],
    profiles: &[Profile],
    notes: &mut Vec<String>,
) {
    /// Kinds of row are few; remarks are many.
    const KINDS: usize = 12;
    if kind != Some(TableKind::Absences) {
        return;
    }
    let is_paper = |value: &&String| {
        let value = value.to_lowercase();
        PAPERS.iter().any(|paper| value.contains(paper))
    };
    for (column, profile) in columns.iter().zip(profiles) {
        let distinct = &profile.distinct;
        if column.field.is_some() || column.confidence == Confidence::Asked || distinct.len() > KINDS {
            continue;
        }
        let papers: Vec<String> = distinct
            .iter()
            .filter(is_paper)
            .take(3)
            .map(|value| format!("“{}”", super::text::shorten(value, 40)))
            .collect();
        if papers.is_empty() || papers.len() == distinct.len() {
            continue;
        }
        notes.push(format!(
            "“{}” is not used: rows of {} count as absences like all others. If they are none, leave them out of the export.",
            column.heading,
            papers.join(" and ")
        ));
    }
}

/// Headings of a column that may say of overtime what sort it is, and is not known to.
const CODES: [&str; 9] =
    ["code", "codes", "description", "category", "class", "kind", "allowance", "activity", "event"];

/// Says that a column of codes is not used, in a file of overtime in which no other says what sort it is: on call and standby
/// are no overtime.
pub(crate) fn note_codes(
    kind: Option<TableKind>,
    columns: &[Column],
    profiles: &[Profile],
    notes: &mut Vec<String>,
) {
    const KINDS: usize = 12;
    let has_type = columns.iter().any(|c| c.field == Some(Field::OvertimeType));
    if kind != Some(TableKind::Overtime) || has_type {
        return;
    }
    let free = columns.iter().zip(profiles).find(|(column, profile)| {
        column.field.is_none()
            && column.confidence != Confidence::Asked
            && column.question.is_none()
            && CODES.contains(&super::dictionary::normal(&column.heading).as_str())
            && (2..=KINDS).contains(&profile.distinct.len())
            && profile.with_letter * 2 > profile.filled
    });
    if let Some((column, profile)) = free {
        let values: Vec<String> = profile
            .distinct
            .iter()
            .take(4)
            .map(|value| format!("“{}”", super::text::shorten(value, 30)))
            .collect();
        notes.push(format!(
            "“{}” is not used, so that every row counts as overtime, whether it is of {}. If some are on call, standby or an allowance, say that it is the type of overtime.",
            column.heading,
            values.join(" or ")
        ));
    }
}

/// Says that a column divides one piece of overtime among several rows, each of which has all its hours: shares of one person,
/// day and length that make up a whole.
pub(crate) fn note_split(
    kind: Option<TableKind>,
    watches: &[Watch],
    columns: &[Column],
    sample: &Sample,
    notes: &mut Vec<String>,
) {
    if kind != Some(TableKind::Overtime) {
        return;
    }
    let at = |field: Field| watches.iter().find(|w| w.field == field);
    let who = [Field::PersonId, Field::PersonName, Field::Surname].into_iter().find_map(at);
    let hours = [Field::HoursPaid, Field::HoursWorked].into_iter().find_map(at);
    let (Some(who), Some(day), Some(hours)) = (who, at(Field::OvertimeDate), hours) else { return };
    let says_share = |c: &&Column| {
        let heading = c.heading.to_lowercase();
        c.field.is_none()
            && ["%", "percent", "split", "share", "apportion"].iter().any(|w| heading.contains(w))
    };
    for column in columns.iter().filter(says_share) {
        let mut rows = Vec::with_capacity(sample.len());
        for row in sample {
            let share = row.get(column.index as usize).and_then(|cell| {
                let cell = String::from_utf8_lossy(cell);
                numbers::number(cell.trim().trim_end_matches(['%', ' ']).as_bytes(), None).ok()
            });
            let key = [who, day, hours].map(|watch| beside::cell(row, watch).unwrap_or_default());
            rows.extend(share.map(|share| (key, share.value)));
        }
        rows.put_in_order_by(|a, b| a.0.cmp(&b.0));
        let groups = || rows.chunk_by(|a, b| a.0 == b.0);
        let whole = |group: &[(_, f64)]| {
            let sum: f64 = group.iter().map(|(_, share)| share).sum();
            (sum - 100.0).abs() < 1.5 || (sum - 1.0).abs() < 0.015
        };
        if groups().any(|group| group.len() > 1) && groups().all(whole) {
            notes.push(format!(
                "“{}” is not used, and seems to divide one piece of overtime among several rows: each counts with all the hours it holds. If these are the hours of the whole piece, export one row a piece.",
                column.heading
            ));
        }
    }
}
