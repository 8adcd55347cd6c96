//! Absences whose end is the day after the last: a calendar writes two days as 4 March 00:00 to 6 March 00:00.
//!
//! A database writes the last day itself as 5 March 00:00, so midnight alone says nothing. Days lost in a column of their own
//! tell, and so do absences of one person of which one ends when the next begins. In a file of the other sort some absence
//! ends on the day on which it began; where none does among many the day after is meant, and among few it is asked.

use super::beside::{Sample, cell};
use super::columns::Timed;
use super::field::{Field, TableKind};
use super::plan::{Column, Confidence, Question};
use super::settle::Watch;
use super::{clock, dates, numbers, text, wording};
use crate::calendar::{Day, Weekday};

/// Absences that tell by their days lost.
const FEWEST: usize = 3;
/// Absences of which one would begin and end on one day, if it could: about every third does.
const MANY: usize = 12;

/// What one row says.
struct Span {
    person: Vec<u8>,
    first: Day,
    last: Day,
    days: Option<f64>,
    midnights: bool,
    /// Whether it ends at midnight.
    ends: bool,
    /// Whether it begins or ends at a time of day that is not the edge of one.
    timed: bool,
}

/// Gives the end of absences the meaning of a return where it is the day after the last, or asks.
pub(crate) fn settle(
    kind: Option<TableKind>,
    person: Option<usize>,
    times: Option<[(usize, Timed); 2]>,
    watches: &mut [Watch],
    columns: &mut [Column],
    sample: &Sample,
) {
    let at = |field: Field| watches.iter().position(|w| w.field == field && w.style.timed == Timed::Clock);
    let (Some(start), Some(end)) = (at(Field::AbsenceStart), at(Field::AbsenceEnd)) else { return };
    let (Some(first), Some(last)) = (watches.get(start), watches.get(end)) else { return };
    let asked = columns.get(last.column).is_none_or(|c| c.confidence == Confidence::Asked);
    if kind != Some(TableKind::Absences) || at(Field::ReturnDate).is_some() || asked {
        return;
    }
    let days = watches.iter().find(|w| w.field == Field::AbsenceDays);
    let spans: Vec<Span> =
        sample.iter().filter_map(|row| span(row, person, times, first, last, days)).collect();
    if !last.style.begins_next_day && over_at_midnight(&spans) {
        if let Some(watch) = watches.get_mut(end) {
            watch.style.over_at_midnight = true;
        }
        return;
    }
    if spans.is_empty() || spans.iter().any(|s| s.last <= s.first) {
        return;
    }
    let midnights = spans.iter().all(|s| s.midnights);
    let reason = if let Some(rows) = by_days(&spans) {
        // A length may also have been worked out as the last day less the first.
        if !midnights && spans.len() < MANY {
            return ask(last.column, columns, &spans);
        }
        format!("Days lost are one fewer than from the first to this one in all {rows} rows that can tell")
    } else if midnights {
        let touch = |s: &&Span| {
            spans.iter().any(|next| !s.person.is_empty() && next.person == s.person && next.first == s.last)
        };
        match spans.iter().filter(touch).count() {
            0 if spans.len() < MANY => return ask(last.column, columns, &spans),
            0 => "No absence in it ends on the day on which it began, and all end at midnight".to_owned(),
            n => format!("All end at midnight, and {n} where the next of the person begins"),
        }
    } else {
        return;
    };
    let column = last.column;
    if let Some(watch) = watches.get_mut(end) {
        watch.field = Field::ReturnDate;
    }
    if let Some(column) = columns.get_mut(column) {
        column.field = Some(Field::ReturnDate);
        column.confidence = Confidence::Likely;
        column.reason = format!("{reason}, so the day before it is the last day of the absence.");
    }
}

fn span(
    row: &[Vec<u8>],
    person: Option<usize>,
    times: Option<[(usize, Timed); 2]>,
    first: &Watch,
    last: &Watch,
    days: Option<&Watch>,
) -> Option<Span> {
    let (from, to) = (cell(row, first)?, cell(row, last)?);
    // In the cell of the day, or in a column of its own.
    let beside = times.map(|times| {
        times.map(|(at, timed)| {
            let cell = text::plain(text::trim(row.get(at).map_or(&[][..], Vec::as_slice)));
            clock::minute_as(&cell, timed).value().filter(|_| !clock::is_24(&cell))
        })
    });
    let [began, ended] = beside.unwrap_or([clock::minute(&from).value(), clock::minute(&to).value()]);
    // 23:00 is midnight in another country, and 23:59 the end of the day.
    let timed = |minute: Option<u16>| minute.is_some_and(|m| (1..23 * 60).contains(&m));
    Some(Span {
        person: person.and_then(|at| row.get(at)).cloned().unwrap_or_default(),
        first: dates::day_as(&from, first.style).value()?,
        last: dates::day_as(&to, last.style).value()?,
        days: days
            .and_then(|days| numbers::number(&cell(row, days)?, days.style.hours.mark).ok())
            .map(|n| n.value),
        midnights: began == Some(0) && ended == Some(0),
        ends: if times.is_some() { ended == Some(0) } else { dates::is_midnight(&to) },
        timed: timed(began) || timed(ended),
    })
}

/// Whether most absences have times of day, and those that end at midnight end after the day on which they began, with no more
/// days lost than there are before it.
fn over_at_midnight(spans: &[Span]) -> bool {
    let timed = spans.iter().filter(|s| s.timed).count();
    let over =
        |s: &Span| s.last > s.first && s.days.is_none_or(|d| d < f64::from(s.last.0 - s.first.0) + 0.01);
    timed * 2 > spans.len() && spans.iter().any(|s| s.ends) && spans.iter().filter(|s| s.ends).all(over)
}

/// The rows that tell by their days lost, where all say that the end is not one of them: those within a week from Monday to
/// Friday. In the others no more may be lost than there are days before the end.
fn by_days(spans: &[Span]) -> Option<usize> {
    let within_a_week = |s: &&Span| {
        let weekend = |day: Day| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        s.days.is_some() && (s.first.0..=s.last.0).all(|day| !weekend(Day(day)))
    };
    let before = |s: &Span| f64::from(s.last.0 - s.first.0);
    let fits = |s: &Span| s.days.is_none_or(|days| days < before(s) + 0.01);
    let telling = spans.iter().filter(within_a_week);
    let tell = |s: &Span| s.days.is_some_and(|days| (days - before(s)).abs() < 0.01);
    let rows = telling.clone().count();
    (rows >= FEWEST && spans.iter().all(fits) && telling.clone().all(tell)).then_some(rows)
}

fn ask(at: usize, columns: &mut [Column], spans: &[Span]) {
    let (Some(column), Some(span)) = (columns.get_mut(at), spans.first()) else { return };
    if spans.len() < FEWEST || column.question.is_some() {
        return;
    }
    let days = |days: i32| if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
    let apart = span.last.0 - span.first.0;
    column.question = Some(Question {
        text: format!(
            "No absence ends in “{}” on the day on which it began. Is one of {} to {} over when that day begins? Until you say it, the day is counted.",
            column.heading, span.first, span.last
        ),
        options: vec![
            wording::option("field:absenceEnd", "no: it is the last day of the absence", days(apart + 1)),
            wording::option("field:returnDate", "yes: the day before it is the last", days(apart)),
        ],
    });
}
