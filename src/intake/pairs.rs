//! Two columns that are one quantity: an amount and its unit, whole hours and minutes.

use super::field::{Field, TableKind};
use super::plan::Confidence;
use super::profile::Profile;
use super::seen::Meant;

/// A column as its heading and values show it: the heading in its form for comparison, the values, whether the user has
/// said what it means.
pub(crate) type Shown<'a> = (&'a str, &'a Profile, bool);

/// Headings of a number whose unit stands beside it.
const AMOUNTS: [&str; 10] =
    ["amount", "units", "quantity", "qty", "value", "number", "length", "duration", "timeoff", "requested"];

/// Beside a column that says "days" or "hours" row by row, "Amount" is a length.
pub(crate) fn amount_beside_unit<'a>(
    kind: Option<TableKind>,
    shown: &dyn Fn(usize) -> Option<Shown<'a>>,
    meant: &mut [Meant],
) {
    let has = |field: Field| meant.iter().any(|m| m.field == Some(field));
    let field = match kind {
        Some(TableKind::Absences) if !has(Field::AbsenceDays) && !has(Field::AbsenceHours) => {
            Field::AbsenceDays
        }
        Some(TableKind::Overtime) if !has(Field::HoursPaid) && !has(Field::HoursWorked) => Field::HoursPaid,
        _ => return,
    };
    if !has(Field::LengthUnit) {
        return;
    }
    let is_amount = |at: &usize| {
        shown(*at).is_some_and(|(heading, profile, said)| {
            let numbers = profile.filled > 0 && profile.numbers == profile.filled;
            AMOUNTS.contains(&heading) && !said && numbers
        })
    };
    let free = |at: &usize| meant.get(*at).is_some_and(|m| m.field.is_none());
    if let Some(m) = (0..meant.len()).filter(free).find(is_amount).and_then(|at| meant.get_mut(at)) {
        m.field = Some(field);
        m.confidence = Confidence::Likely;
        "The unit stands beside it in every row, so it is a length of time.".clone_into(&mut m.reason);
    }
}

/// Headings of a number that in a list of absences says how long each was, where nothing else does. Rows are numbered too.
const LENGTHS: [&str; 11] = [
    "length", "duration", "quantity", "qty", "number", "no", "total", "taken", "lost", "timeoff", "timelost",
];

/// Where only the first day of an absence is known, a bare "Length" is how long it was; its unit is worked out, or asked.
pub(crate) fn length_beside_start<'a>(
    kind: Option<TableKind>,
    shown: &dyn Fn(usize) -> Option<Shown<'a>>,
    meant: &mut [Meant],
) {
    let has = |fields: &[Field]| meant.iter().any(|m| m.field.is_some_and(|f| fields.contains(&f)));
    let others =
        [Field::AbsenceDays, Field::AbsenceHours, Field::AbsenceEnd, Field::ReturnDate, Field::IsOpen];
    if kind != Some(TableKind::Absences) || !has(&[Field::AbsenceStart]) || has(&others) {
        return;
    }
    let is_length = |at: &usize| {
        shown(*at).is_some_and(|(heading, profile, said)| {
            let numbers = profile.filled > 0 && profile.numbers == profile.filled && profile.money == 0;
            // What never comes again numbers the rows, also where it is called "No".
            let numbering = matches!(heading, "no" | "number") && profile.all_differ();
            LENGTHS.contains(&heading) && !said && numbers && !numbering
        })
    };
    let free = |at: &usize| meant.get(*at).is_some_and(|m| matches!(m.field, None | Some(Field::RowId)));
    if let Some(m) = (0..meant.len()).filter(free).find(is_length).and_then(|at| meant.get_mut(at)) {
        m.field = Some(Field::AbsenceDays);
        m.confidence = Confidence::Guess;
        "No column says when an absence ended, so this is taken for how long it was."
            .clone_into(&mut m.reason);
    }
}

/// Headings of whole hours and of the minutes beside them.
const HOURS: [&str; 14] = [
    "othrs",
    "overtimehrs",
    "hoursot",
    "hrsworked",
    "hrspaid",
    "hours",
    "hrs",
    "overtimehours",
    "othours",
    "hoursworked",
    "workedhours",
    "hourspaid",
    "stunden",
    "std",
];
const MINUTES: [&str; 13] = [
    "otmins",
    "overtimemins",
    "minsworked",
    "minspaid",
    "minutes",
    "mins",
    "min",
    "overtimeminutes",
    "otminutes",
    "minutesworked",
    "workedminutes",
    "minutespaid",
    "minuten",
];

/// What a heading of hours or minutes says of them beside the unit: overtime, worked, paid, or nothing.
fn whose(heading: &str) -> &'static str {
    let kinds = [("overtime", "overtime"), ("ot", "overtime"), ("worked", "worked"), ("paid", "paid")];
    kinds
        .iter()
        .find(|(word, _)| heading.starts_with(word) || heading.ends_with(word))
        .map_or("", |(_, of)| of)
}

/// Whole hours in one column and minutes in another, most of them below 60, are one length: the hours get the meaning, and the
/// minutes are added to them. (A row of more minutes is set aside.) Gives the meaning and the column of the minutes.
pub(crate) fn minutes_beside_hours<'a>(
    shown: &dyn Fn(usize) -> Option<Shown<'a>>,
    meant: &mut [Meant],
) -> Option<(Field, usize)> {
    let fits = |at: &usize, headings: &[&str], end: f64| {
        shown(*at).is_some_and(|(heading, profile, said)| {
            headings.contains(&heading) && !said && profile.mostly_whole_below(end)
        })
    };
    let minutes = (0..meant.len()).find(|at| fits(at, &MINUTES, 60.0))?;
    let of = |at: usize| shown(at).map_or("", |(heading, ..)| whose(heading));
    // Overtime minutes are part of the overtime, and not of all hours worked that stand beside it.
    let of_minutes = of(minutes);
    let hours: Vec<usize> = (0..meant.len()).filter(|at| fits(at, &HOURS, 1_000.0)).collect();
    let same = hours.iter().copied().find(|at| of(*at) == of_minutes);
    let any = || hours.iter().copied().find(|at| of_minutes.is_empty() || of(*at).is_empty());
    let hours = same.or_else(any)?;
    let lengths = [Field::HoursWorked, Field::HoursPaid, Field::AbsenceHours];
    let is_length = |at: usize| meant.get(at).and_then(|m| m.field).filter(|f| lengths.contains(f));
    let field = is_length(hours).or_else(|| is_length(minutes))?;
    for (at, field, reason) in [
        (hours, Some(field), "Whole hours, with the minutes in a column of their own."),
        (minutes, None, "Read together with the column of hours: the two are one length of time."),
    ] {
        if let Some(m) = meant.get_mut(at) {
            m.field = field;
            m.confidence = Confidence::Likely;
            reason.clone_into(&mut m.reason);
        }
    }
    Some((field, minutes))
}
