//! What lengths of time are counted in, worked out from their values and from the columns beside them.
//!
//! Start, end, break and hours are one quantity seen several ways: end less start less break is hours in most rows, in one
//! unit and no other. Where nothing stands beside a column its values still rule units out: no piece of work lasts 480
//! hours, no break 30. What neither settles is asked, and not used until it is answered.

use super::beside::{LONGEST_HOURS, Rows, Sample, Values, cell, hours_of, to_the_minute};
use super::columns::Timed;
use super::counted::Verdict;
use super::dates;
use super::field::{Field, Nature, TableKind};
use super::lost;
use super::plan::Column;
use super::settle::Watch;
use super::unit::Unit;

/// Units that a bare number of a length can be in, the likeliest first.
const UNITS: [Unit; 4] = [Unit::Hours, Unit::Minutes, Unit::Seconds, Unit::ShareOfDay];

/// Settles the units of all columns of lengths.
pub(crate) fn settle(kind: Option<TableKind>, watches: &mut [Watch], columns: &[Column], sample: &Sample) {
    let lengths: Vec<usize> = (0..watches.len())
        .filter(|at| {
            watches
                .get(*at)
                .is_some_and(|w| w.field.nature() == Nature::Hours || w.field == Field::AbsenceDays)
        })
        .collect();
    if lengths.is_empty() {
        return;
    }
    let rows = Rows::of(watches, sample);
    // A unit in a column of its own is said row by row.
    let said_by_row = watches.iter().any(|w| w.field == Field::LengthUnit);
    // The break last: what the hours are counted in can tell what it is counted in.
    for is_break in [false, true] {
        for at in lengths.iter().copied() {
            let Some(watch) = watches.get(at).filter(|w| (w.field == Field::Break) == is_break) else {
                continue;
            };
            if watch.said.unit.is_some() || said_by_row && !is_break {
                continue;
            }
            let heading = columns.get(watch.column).map_or("", |c| c.heading.as_str());
            let values = Values::of(watch, sample);
            let worked =
                watches.iter().find(|w| matches!(w.field, Field::HoursWorked)).map(|w| hours_of(w, sample));
            let verdict = if is_break {
                of_break(heading, &values, &rows, worked.as_deref())
            } else if watch.field == Field::AbsenceDays
                || watch.field == Field::AbsenceHours && lost::named(heading).is_none()
            {
                lost::verdict(heading, watch, &values, watches, sample)
            } else if watch.field == Field::AbsenceHours {
                of_absence(heading, &values, watches, sample)
            } else if watch.field == Field::HoursPaid && is_part(kind, &values, &rows) {
                // Overtime is a part of the duty beside it: how long the duty was says nothing of it.
                of_work(heading, &values, &Rows::none())
            } else {
                of_work(heading, &values, &rows)
            };
            if let Some(watch) = watches.get_mut(at) {
                verdict.tell(watch, heading, &values);
            }
        }
    }
}

/// How often lengths agree with start and end, and in how many rows they can be held against them.
#[derive(Clone, Copy, Default)]
struct Agreement {
    exactly: usize,
    nearly: usize,
    of: usize,
}

impl Agreement {
    fn is_exact(self) -> bool {
        self.exactly * 2 > self.of
    }

    fn is_near(self) -> bool {
        self.nearly * 2 > self.of
    }
}

fn agreement(values: &Values, rows: &Rows, unit: Unit) -> Agreement {
    let mut found = Agreement::default();
    let Some(one) = unit.minutes() else { return found };
    for ((number, elapsed), pause) in values.rows.iter().zip(&rows.elapsed).zip(&rows.breaks) {
        let (Some(number), Some(elapsed)) = (number, elapsed) else { continue };
        if number.value == 0.0 {
            continue;
        }
        found.of += 1;
        let minutes = number.value.abs() * one;
        let digit = one * 0.5 * 0.1_f64.powi(number.decimals as i32);
        let slack = digit.min(elapsed * 0.1).max(1.0);
        let breaks = pause.iter().flat_map(|p| {
            let known = if *p < 0.0 { Some(1.0) } else { rows.break_unit.and_then(Unit::minutes) };
            let units = UNITS
                .into_iter()
                .filter_map(Unit::minutes)
                .filter(move |m| known.is_none_or(|k| k.total_cmp(m).is_eq()));
            units.map(move |m| p.abs() * m)
        });
        let agrees = [0.0].into_iter().chain(breaks).any(|pause| (elapsed - pause - minutes).abs() <= slack);
        found.exactly += usize::from(agrees);
        // Overtime is paid at up to three times its length; an unpaid break makes it shorter.
        found.nearly += usize::from((elapsed / 3.0..=elapsed * 3.0).contains(&minutes));
    }
    found
}

const NOTHING_BESIDE: &str = "nothing beside it says whether these are hours, minutes or something else";
const OR_SHARES: &str = "nothing beside it says whether these are hours or shares of a day";
const NOT_HOURS: &str = "no piece of work lasts as many hours";
const IN_STEPS: &str =
    "its heading speaks of steps of several minutes, which are none of these: export hours or minutes";
const DISAGREES: &str = "start and end say another length than the heading does";

/// Whether lengths are of a part of what start and end beside them are of: always in a table of duties, and where most are
/// shorter by hours than from start to end, in no unit as long.
fn is_part(kind: Option<TableKind>, values: &Values, rows: &Rows) -> bool {
    let exact = UNITS.into_iter().any(|unit| agreement(values, rows, unit).is_exact());
    let near = UNITS.into_iter().find(|unit| agreement(values, rows, *unit).is_near());
    !exact && (kind == Some(TableKind::Duties) || near.is_none() || near == Some(Unit::ShareOfDay))
}

/// Whether a heading counts in steps of several minutes: “Units (15 mins)”, “30-minute blocks”.
fn in_steps(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    lower.match_indices("min").any(|(at, _)| {
        let before = lower.get(..at).unwrap_or_default().trim_end_matches([' ', '-']);
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let number = before.get(before.len() - digits..).and_then(|n| n.parse::<u32>().ok());
        number.is_some_and(|number| (2..60).contains(&number))
    })
}

/// Hours of duties and of overtime.
fn of_work(heading: &str, values: &Values, rows: &Rows) -> Verdict {
    if values.amounts().next().is_none() {
        return Verdict::Plain;
    }
    let named = Unit::from_heading(&super::dictionary::normal(heading));
    let named = named.filter(|unit| unit.minutes().is_some());
    let beside: Vec<(Unit, Agreement)> =
        UNITS.into_iter().map(|unit| (unit, agreement(values, rows, unit))).collect();
    if let Some((unit, found)) = beside.iter().find(|(_, a)| a.is_exact()) {
        if *unit == Unit::Hours && named.is_none_or(|n| n == Unit::Hours) {
            return Verdict::Plain;
        }
        let rows = if found.of == 1 {
            "the 1 row".to_owned()
        } else {
            format!("{} of {} rows", found.exactly, found.of)
        };
        return Verdict::Known(*unit, format!("start and end say so in {rows} looked at"));
    }
    if in_steps(heading) {
        return Verdict::Ask(others(), IN_STEPS);
    }
    if let Some((unit, found)) = beside.iter().find(|(_, a)| a.is_near()) {
        return match named {
            Some(named) if named != *unit => Verdict::Ask(others(), DISAGREES),
            None if *unit != Unit::Hours => {
                let Agreement { nearly, of, .. } = *found;
                Verdict::Known(
                    *unit,
                    format!("start and end come near to it in {nearly} of {of} rows looked at"),
                )
            }
            _ => Verdict::Plain,
        };
    }
    let too_long = values.share(|v| v > LONGEST_HOURS);
    match named {
        Some(Unit::Hours) | None if values.could_be_shares() => {
            Verdict::Ask(vec![Unit::Hours, Unit::ShareOfDay], OR_SHARES)
        }
        Some(Unit::Hours) if too_long >= 0.5 => Verdict::Ask(others(), NOT_HOURS),
        // A row in ten may be a sum or a slip of the pen: it is set aside by itself.
        None if too_long >= 0.1 => Verdict::Ask(others(), NOTHING_BESIDE),
        _ => Verdict::Plain,
    }
}

fn others() -> Vec<Unit> {
    vec![Unit::Hours, Unit::Minutes, Unit::Seconds]
}

/// Breaks: by hours, start and end where these stand beside them, else by what a break can last.
fn of_break(heading: &str, values: &Values, rows: &Rows, worked: Option<&[Option<f64>]>) -> Verdict {
    let Some((most, text)) = values.largest.as_ref().filter(|(most, _)| *most > 0.0) else {
        return Verdict::Plain;
    };
    let named =
        Unit::from_heading(&super::dictionary::normal(heading)).filter(|unit| unit.minutes().is_some());
    if let Some((unit, agree, of)) = worked.and_then(|worked| break_by_hours(values, rows, worked)) {
        return if unit == named.unwrap_or_default() {
            Verdict::Plain
        } else {
            Verdict::Known(unit, format!("start, end and hours say so in {agree} of {of} rows looked at"))
        };
    }
    match named {
        Some(Unit::Hours) | None => {}
        Some(_) => return Verdict::Plain,
    }
    let whole = values.all(|v| v.fract() == 0.0);
    if values.could_be_shares() && values.all(|v| v <= 0.25 && to_the_minute(v)) {
        return Verdict::Known(
            Unit::ShareOfDay,
            format!("{text} of an hour is no break that anyone writes down"),
        );
    }
    match *most {
        most if most <= 4.0 => Verdict::Plain,
        _ if named.is_some() => Verdict::Ask(others(), NOT_HOURS),
        most if most <= 240.0 && whole => {
            Verdict::Known(Unit::Minutes, format!("a break of {text} hours would be longer than any"))
        }
        _ if whole && values.all(|v| (300.0..=14_400.0).contains(&v)) => Verdict::Known(
            Unit::Seconds,
            format!("a break of {text} hours or minutes would be longer than any"),
        ),
        _ => Verdict::Ask(others(), NOTHING_BESIDE),
    }
}

/// The unit in which end less start less break is hours in most rows.
fn break_by_hours(values: &Values, rows: &Rows, worked: &[Option<f64>]) -> Option<(Unit, usize, usize)> {
    UNITS.into_iter().find_map(|unit| {
        let one = unit.minutes()?;
        let (mut agree, mut of) = (0, 0);
        for ((number, elapsed), hours) in values.rows.iter().zip(&rows.elapsed).zip(worked) {
            let (Some(number), Some(elapsed), Some(hours)) = (number, elapsed, hours) else { continue };
            if number.value > 0.0 {
                of += 1;
                agree += usize::from((elapsed - number.value * one - hours * 60.0).abs() <= 1.0);
            }
        }
        (agree * 2 > of).then_some((unit, agree, of))
    })
}

/// Hours lost to an absence: no more than its days have.
fn of_absence(heading: &str, values: &Values, watches: &[Watch], sample: &Sample) -> Verdict {
    let named = Unit::from_heading(&super::dictionary::normal(heading));
    if named.is_some_and(|unit| unit != Unit::Hours) {
        return Verdict::Plain;
    }
    let find = |field: Field| watches.iter().find(|w| w.field == field && w.style.timed == Timed::Clock);
    let (Some(first), Some(last)) = (find(Field::AbsenceStart), find(Field::AbsenceEnd)) else {
        return Verdict::Plain;
    };
    let (mut too_long, mut of) = (0, 0);
    for (row, number) in sample.iter().zip(&values.rows) {
        let on = |watch: &Watch| dates::day_as(&cell(row, watch)?, watch.style).value();
        let (Some(first), Some(last), Some(number)) = (on(first), on(last), number) else { continue };
        of += 1;
        too_long += usize::from(number.value > f64::from((last.0 - first.0 + 1).max(1)) * 24.0);
    }
    if too_long * 2 > of {
        Verdict::Ask(others(), "the days of the absence have fewer hours")
    } else {
        Verdict::Plain
    }
}
