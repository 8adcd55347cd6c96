//! What an absence's length is counted in, where its heading does not say: "Duration", "Length".
//!
//! First and last day are the same quantity seen another way, and so are hours in a column of their own. Where neither
//! stands beside it only short spells say that they are days: most illnesses last a day or two, and hardly any absence is of
//! two hours. Everything else is asked, for 8, 16 and 24 are shifts as well as days.

use super::beside::{Sample, Values, cell, hours_of};
use super::choices::ColumnChoice;
use super::columns::Timed;
use super::counted::Verdict;
use super::dates;
use super::dictionary;
use super::field::{Field, TableKind};
use super::numbers;
use super::plan::Column;
use super::profile::Profile;
use super::settle::Watch;
use super::unit::Unit;
use crate::calendar::{Day, Weekday, Window};
use crate::vocabulary::has_part;

/// Units that the length of an absence can be in.
const UNITS: [Unit; 4] = [Unit::Days, Unit::Hours, Unit::Minutes, Unit::Weeks];

/// Share of the rows that have to agree exactly before 0 is a day.
const NEARLY_ALL: f64 = 0.9;

const DATES_DISAGREE: &str = "first and last day agree with none of these in most rows";
const HOURS_DISAGREE: &str = "the hours beside it agree with none of these in most rows";
const NOTHING_SAYS: &str = "neither its heading nor anything beside it says its unit";

/// The unit that the heading of an absence's length names. A day may stand beside its hours: "Days lost (of 7.5 hours)".
pub(crate) fn named(heading: &str) -> Option<Unit> {
    let in_days = has_part(heading, &["days"]);
    let normal = dictionary::normal(heading);
    // SAP's names of fields.
    let of_sap = normal.ends_with("tg").then_some(Unit::Days);
    let half = Unit::from_heading(&normal).filter(|unit| *unit == Unit::HalfDays);
    half.or(in_days.then_some(Unit::Days)).or_else(|| Unit::from_heading(&normal)).or(of_sap)
}

/// Says that a share of the day somebody was away is not used, where it is none in some rows: those are counted as absences.
pub(crate) fn note_share(
    kind: Option<TableKind>,
    columns: &[Column],
    profiles: &[Profile],
    notes: &mut Vec<String>,
) {
    const SAYS_SHARE: [&str; 6] = ["%", "percent", "procent", "prozent", "omfattning", "pourcent"];
    let none = |value: &String| {
        numbers::number(value.trim_end_matches([' ', '%']).as_bytes(), None).is_ok_and(|n| n.value == 0.0)
    };
    let share = columns.iter().zip(profiles).find(|(column, profile)| {
        let heading = column.heading.to_lowercase();
        column.field.is_none()
            && SAYS_SHARE.iter().any(|word| heading.contains(word))
            && profile.distinct.iter().any(none)
            && !profile.distinct.iter().all(none)
    });
    if let Some((column, _)) = share.filter(|_| kind == Some(TableKind::Absences)) {
        notes.push(format!(
            "“{}” is not used: every row counts as an absence, those in which it is 0 too. If somebody was back at work then, leave these rows out of the export.",
            column.heading
        ));
    }
}

/// Works out the unit of one column of lengths.
pub(crate) fn verdict(
    heading: &str,
    watch: &Watch,
    values: &Values,
    watches: &[Watch],
    sample: &Sample,
) -> Verdict {
    let named = named(heading).or(user_said(&watch.said));
    let spans = spans(watches, sample);
    let rows: Vec<(f64, Window)> =
        values.rows.iter().zip(&spans).filter_map(|(n, span)| Some((n.as_ref()?.value, (*span)?))).collect();
    if watch.field == Field::AbsenceDays && named.is_none_or(|unit| unit == Unit::Days) {
        // In how many rows it is one less than the days from the first to the last, both counted.
        let so_far_apart = |(n, span): &&(f64, Window)| (n + 1.0 - f64::from(span.days())).abs() < 0.01;
        let after = rows.iter().filter(so_far_apart).count();
        let says = |is: fn(f64) -> bool| rows.iter().filter(so_far_apart).any(|(n, _)| is(*n));
        // Under a heading that says days, 0 alone is no absence.
        if says(|n| n == 0.0)
            && (named.is_none() || says(|n| n > 0.0))
            && after as f64 >= rows.len() as f64 * NEARLY_ALL
        {
            return Verdict::Known(
                Unit::DaysAfter,
                format!(
                    "first and last day are so far apart {}, so 0 is one day",
                    in_rows(after, rows.len())
                ),
            );
        }
    }
    if named.is_some() || values.amounts().next().is_none() {
        return Verdict::Plain;
    }
    let rows: Vec<(f64, Window)> = rows.into_iter().filter(|(n, _)| *n > 0.0).collect();
    if !rows.is_empty() {
        let agree = |unit: Unit| rows.iter().filter(|(n, span)| can_be(*n, *span, unit)).count();
        return settled(
            &UNITS.map(|unit| (unit, agree(unit))),
            rows.len(),
            "first and last day",
            DATES_DISAGREE,
        );
    }
    // Where an end would stand the length decides nothing.
    if spans.iter().any(Option::is_some) || has_an_end(watches) {
        return Verdict::Plain;
    }
    if let Some(hours) = watches.iter().find(|w| w.field == Field::AbsenceHours && w.column != watch.column) {
        let hours = hours_of(hours, sample);
        let both: Vec<(f64, f64)> = values
            .rows
            .iter()
            .zip(&hours)
            .filter_map(|(n, hours)| Some((n.as_ref()?.value, (*hours)?)))
            .filter(|(n, hours)| *n > 0.0 && *hours > 0.0)
            .collect();
        if !both.is_empty() {
            let within = |least: f64, most: f64| {
                both.iter().filter(|(n, hours)| (least..=most).contains(&(hours / n))).count()
            };
            let agree = [
                (Unit::Days, within(2.5, 13.0)),
                (Unit::Hours, within(0.99, 1.01)),
                (Unit::Minutes, within(0.016, 0.017)),
                (Unit::Weeks, within(13.1, 60.0)),
            ];
            return settled(&agree, both.len(), "the hours beside it", HOURS_DISAGREE);
        }
    }
    let halves = values.all(|n| (n * 4.0).fract() == 0.0 && n <= 366.0);
    if halves && values.share(|n| n <= 3.0) * 3.0 >= 1.0 {
        return match watch.field {
            Field::AbsenceDays => Verdict::Plain,
            _ => Verdict::Known(Unit::Days, "as many are of 3 or less as only days are".to_owned()),
        };
    }
    Verdict::Ask(UNITS.to_vec(), NOTHING_SAYS)
}

/// Whoever says that a column holds days or hours lost has said its unit.
fn user_said(said: &ColumnChoice) -> Option<Unit> {
    match said.field? {
        Some(Field::AbsenceDays) => Some(Unit::Days),
        Some(Field::AbsenceHours) => Some(Unit::Hours),
        _ => None,
    }
}

fn settled(agree: &[(Unit, usize)], of: usize, what: &str, else_why: &'static str) -> Verdict {
    let most = agree.iter().max_by_key(|(_, rows)| *rows).filter(|(_, rows)| rows * 2 > of);
    // The first of several that agree as often: days before hours.
    let first = most.and_then(|(_, most)| agree.iter().find(|(_, rows)| rows == most));
    match first {
        Some((unit, rows)) => Verdict::Known(*unit, format!("{what} say so {}", in_rows(*rows, of))),
        None => Verdict::Ask(UNITS.to_vec(), else_why),
    }
}

fn in_rows(rows: usize, of: usize) -> String {
    if of == 1 { "in the 1 row looked at".to_owned() } else { format!("in {rows} of {of} rows looked at") }
}

/// Whether an absence over these days can be so long, counted in a unit.
fn can_be(length: f64, span: Window, unit: Unit) -> bool {
    let all = f64::from(span.days());
    let weekend = |day: &Day| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let working = span.iter().filter(|day| !weekend(day)).count().max(1) as f64;
    match unit {
        // People who work two days a week lose two in five, and those whose only day it was a part of it.
        Unit::Days => length <= all && (length >= working * 0.35 || working <= 1.0),
        Unit::Hours => length > all && length >= working * 2.5 && length <= all * 24.0,
        Unit::Minutes => length >= working * 150.0 && length <= all * 1_440.0,
        Unit::Weeks => working > 1.0 && length < working * 0.35 && (length - all / 7.0).abs() <= 0.5,
        _ => false,
    }
}

fn has_an_end(watches: &[Watch]) -> bool {
    watches.iter().any(|w| matches!(w.field, Field::AbsenceEnd | Field::ReturnDate))
}

/// First to last day of each sampled row, where both are plain.
fn spans(watches: &[Watch], sample: &Sample) -> Vec<Option<Window>> {
    let find = |field: Field| watches.iter().find(|w| w.field == field && w.style.timed == Timed::Clock);
    let (start, end, back) = (find(Field::AbsenceStart), find(Field::AbsenceEnd), find(Field::ReturnDate));
    let on = |row: &Vec<Vec<u8>>, watch: Option<&Watch>| {
        let watch = watch?;
        dates::day_as(&cell(row, watch)?, watch.style).value()
    };
    let span = |row: &Vec<Vec<u8>>| {
        let first = on(row, start)?;
        let last = on(row, end).or_else(|| on(row, back).map(|day| day.plus(-1)))?;
        (last >= first && last.0 - first.0 < 3_660).then_some(Window { first, last })
    };
    sample.iter().map(span).collect()
}
