//! Hours of overtime at several rates, a column each: “Hours @ 1/3”, “Hours @ Double”, “Overtime Hours (x1.5)”.
//!
//! They are parts of one sum: the first column has the meaning, and the others are added to it row by row.

use super::field::{Field, TableKind};
use super::numbers;
use super::pairs::Shown;
use super::plan::Confidence;
use super::profile::{Fit, Profile};
use super::rated::Rated;
use super::seen::Meant;

/// The columns whose hours are added up: the first has the meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rates {
    /// The column that has the meaning of hours of overtime.
    pub(crate) first: usize,
    /// Those that are added to it.
    pub(crate) others: Vec<usize>,
}

/// Hours of overtime at several rates in columns of their own; gives the first the meaning and says so of the others.
pub(crate) fn add_up<'a>(
    kind: Option<TableKind>,
    heading: &dyn Fn(usize) -> &'a str,
    shown: &dyn Fn(usize) -> Option<Shown<'a>>,
    meant: &mut [Meant],
) -> Option<Rates> {
    if !matches!(kind, Some(TableKind::Overtime | TableKind::Totals)) {
        return None;
    }
    let fits = |at: usize| {
        shown(at).is_some_and(|(_, profile, said)| {
            !said && profile.filled > 0 && profile.fits(Field::HoursPaid) == Fit::Good
        })
    };
    // The kind of a rate column is settled by nothing else in the file.
    let free = |at: usize| {
        meant.get(at).is_some_and(|m| matches!(m.field, None | Some(Field::HoursPaid | Field::HoursWorked)))
    };
    let rated: Vec<(usize, Rated)> =
        (0..meant.len()).filter_map(|at| Some((at, Rated::of(heading(at))?))).collect();
    // What the user said of one of them goes before what the headings say of all.
    if rated.iter().any(|(at, _)| shown(*at).is_some_and(|(.., said)| said)) {
        return None;
    }
    let rated: Vec<(usize, Rated)> = rated.into_iter().filter(|(at, _)| free(*at) && fits(*at)).collect();
    let surely = rated.iter().any(|(_, rated)| rated.surely);
    // “Double time” may head a sum of money: without a word for hours the values must look like hours.
    let like_hours = |at: usize| shown(at).is_some_and(|(_, profile, _)| look_like_hours(profile));
    let of_hours =
        rated.iter().any(|(_, rated)| rated.of_hours) || rated.iter().all(|(at, _)| like_hours(*at));
    let [(first, _), others @ ..] = rated.as_slice() else { return None };
    let taken = |m: &Meant| m.field == Some(Field::HoursPaid);
    let total = meant.iter().position(taken).is_some_and(|at| !rated.iter().any(|(r, _)| *r == at));
    // A column of all hours beside them is the sum already.
    if others.is_empty() || !surely || !of_hours || total {
        return None;
    }
    let named = heading(*first);
    let others: Vec<usize> = others.iter().map(|(at, _)| *at).collect();
    for at in others.iter().copied() {
        if let Some(m) = meant.get_mut(at) {
            m.field = None;
            m.confidence = Confidence::Likely;
            m.reason = format!("Hours at another rate: added to “{named}”.");
        }
    }
    if let Some(m) = meant.get_mut(*first) {
        m.field = Some(Field::HoursPaid);
        m.confidence = Confidence::Likely;
        "Hours at one rate; those at the others are added to them.".clone_into(&mut m.reason);
    }
    Some(Rates { first: *first, others })
}

/// Whether all values met are hours as people are paid by: quarters, or written with their minutes.
fn look_like_hours(profile: &Profile) -> bool {
    let is_hours = |value: &String| match numbers::number(value.as_bytes(), None) {
        Ok(number) => number.value.abs() <= 24.0 && (number.value * 4.0).fract() == 0.0,
        Err(_) => value.contains(':'),
    };
    profile.distinct.iter().all(is_hours)
}

/// What is said of it beside the file.
pub(crate) fn note(rates: &Rates, heading: &dyn Fn(usize) -> String) -> String {
    let mut names: Vec<String> = [rates.first].iter().chain(&rates.others).map(|at| heading(*at)).collect();
    let last = names.pop().unwrap_or_default();
    format!("{} and {last} are hours of overtime at several rates: they are added up.", names.join(", "))
}
