//! Columns set aside because another “says the same”: whether it does.
//!
//! Two columns of one amount, “Hours” and “Overtime hours”, may be one amount written twice, in hours and in minutes, or a
//! sum and its parts. Where they are none of these, nobody here knows which is meant: it is asked.

use super::beside::Sample;
use super::choices::DateOrder;
use super::columns::Style;
use super::dates;
use super::field::{Field, Nature};
use super::hours::{self, HoursStyle};
use super::missing::id;
use super::numbers;
use super::plan::{Column, Confidence, Question, QuestionOption};
use super::text;

/// A column that was set aside, and the one that is used instead.
pub(crate) type Instead = (usize, usize);

/// How often one unit goes into another: the same, minutes and hours.
const UNITS: [f64; 3] = [1.0, 60.0, 1.0 / 60.0];

/// Asks of each column of amounts that was set aside for another and differs from it.
pub(crate) fn ask(instead: &[Instead], columns: &mut [Column], sample: &Sample) {
    for (aside, used) in instead.iter().copied() {
        let Some(field) = compared(columns, aside, used) else { continue };
        let parts = instead.iter().filter(|(at, of)| *of == used && columns.get(*at).is_some_and(is_free));
        let parts: Vec<usize> = parts.map(|(at, _)| *at).collect();
        if is_sum(sample, used, &parts) {
            continue;
        }
        let differ = if field.nature() == Nature::Date { other_day } else { difference };
        let Some([one, other]) = differ(sample, aside, used) else { continue };
        let name = |at: usize| columns.get(at).map_or("", |c: &Column| c.heading.as_str());
        let (a, b) = (name(aside).to_owned(), name(used).to_owned());
        let option = |id: String, label: String, example: &str| QuestionOption {
            id,
            label,
            example: example.to_owned(),
        };
        let text = format!(
            "“{a}” ({one}) and “{b}” ({other}) could both be meant, and differ: which is used? Until you say it, “{b}” is."
        );
        let options = vec![
            option(format!("field:{}", id(field)), format!("“{a}”"), &one),
            option("field:none".to_owned(), format!("“{b}”"), &other),
        ];
        if let Some(column) = columns.get_mut(aside) {
            column.question = Some(Question { text, options });
        }
    }
}

fn is_free(column: &Column) -> bool {
    column.field.is_none() && column.confidence != Confidence::Asked
}

/// The field that one column has and the other could, where it matters which: an amount, or the day that something began or
/// ended.
fn compared(columns: &[Column], aside: usize, used: usize) -> Option<Field> {
    let is_open = columns.get(aside).is_some_and(|c| is_free(c) && c.question.is_none());
    let used = columns.get(used).filter(|c| is_open && c.confidence != Confidence::Asked)?;
    used.field.filter(|field| field.nature() == Nature::Hours || COMPARED.contains(field))
}

/// Days lost, and first and last days. When somebody joined is written in several ways and none of them counts.
const COMPARED: [Field; 4] =
    [Field::AbsenceDays, Field::AbsenceStart, Field::AbsenceEnd, Field::OvertimeDate];

/// The first cells of a row that name two days.
fn other_day(sample: &Sample, aside: usize, used: usize) -> Option<[String; 2]> {
    let day = |row: &[Vec<u8>], at: usize| {
        let cell = text::plain(text::trim(row.get(at)?));
        // Either order will do: a file writes its dates in one.
        let day = [DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().find_map(|order| {
            dates::day_as(&cell, Style { order: Some(order), ..Style::default() }).value()
        })?;
        Some((text::tidy(&cell).into_owned(), day))
    };
    // What stands in few of the rows, the dates of a certificate, is another thing and not the same.
    let filled = |at: usize| sample.iter().filter(|row| day(row, at).is_some()).count();
    if filled(aside) * 10 < filled(used) * 9 {
        return None;
    }
    sample.iter().find_map(|row| {
        let ((one, a), (other, b)) = (day(row, aside)?, day(row, used)?);
        (a != b).then_some([one, other])
    })
}

/// The text and the amount of a cell.
fn cell(row: &[Vec<u8>], at: usize) -> Option<(String, f64)> {
    let cell = text::plain(text::trim(row.get(at)?));
    if text::is_missing(&cell) {
        return None;
    }
    let length = hours::hours(&cell, HoursStyle::default()).value();
    let amount = length.or_else(|| numbers::number(&cell, None).ok().map(|number| number.value))?;
    Some((text::tidy(&cell).into_owned(), amount))
}

/// Less is a difference of rounding.
fn nearly(a: f64, b: f64) -> bool {
    (a - b).abs() <= 0.011 * a.abs().max(1.0)
}

/// The first cells of a row that differ, whichever unit they are in.
fn difference(sample: &Sample, aside: usize, used: usize) -> Option<[String; 2]> {
    let differ = |unit: f64| {
        sample.iter().find_map(|row| {
            let ((one, a), (other, b)) = (cell(row, aside)?, cell(row, used)?);
            (!nearly(a, b * unit)).then_some([one, other])
        })
    };
    if UNITS.iter().any(|unit| differ(*unit).is_none()) { None } else { differ(1.0) }
}

/// Whether one column is the sum of two or more others in every row.
fn is_sum(sample: &Sample, used: usize, parts: &[usize]) -> bool {
    let adds_up = |row: &Vec<Vec<u8>>| {
        let sum: f64 = parts.iter().filter_map(|at| cell(row, *at)).map(|(_, amount)| amount).sum();
        cell(row, used).is_none_or(|(_, whole)| nearly(sum, whole))
    };
    parts.len() > 1 && sample.iter().all(adds_up)
}
