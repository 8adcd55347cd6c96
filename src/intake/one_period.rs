//! Sums whose period stands in every row: “From” 1 April and “To” 31 March beside twelve days lost is no absence of a year.

use super::beside::Sample;
use super::choices::DateOrder;
use super::columns::Style;
use super::dates;
use super::field::Field;
use super::seen::Seen;
use super::text;
use crate::calendar::Day;
use crate::maths::InOrder;
use crate::vocabulary::{Class, Meaning, look_up};

/// Of so many people or more each period must be.
const PEOPLE: usize = 3;
/// No period is shorter, in days: a team may be away together for a few.
const SHORTEST: i32 = 6;
/// Of the working days of its dates a row of sums has lost fewer than this share: an absence has lost them all.
const FEW: f64 = 0.5;

/// Why such a column is the beginning or the end of a period.
pub(crate) const REASON: &str =
    "The same for everybody, and far more days than the rows have lost: the period that each row sums up.";

/// Gives the dates of such a table the meaning of a period, and no other.
pub(crate) fn tell(columns: &mut [Seen<'_>], sample: &Sample) {
    if let Some((from, to)) = in_post(columns, sample) {
        for (at, field) in [(from, Field::PostStart), (to, Field::PostEnd)] {
            if let Some(column) = columns.get_mut(at) {
                column.known.fields = vec![(field, 0)];
            }
        }
        return;
    }
    let Some((from, to)) = period(columns, sample) else { return };
    for (at, field) in [(from, Field::PeriodStart), (to, Field::PeriodEnd)] {
        if let Some(column) = columns.get_mut(at) {
            column.known.fields = vec![(field, 0)];
            column.period = true;
        }
    }
}

/// The columns of somebody's first and last day in post, where most are still in it, each stands there once, and fewer days
/// were lost than an absence since then would have. "Start date" and "End date" alone can be an absence's, which were then open
/// since the day of hire.
fn in_post(columns: &[Seen<'_>], sample: &Sample) -> Option<(usize, usize)> {
    let can = |c: &Seen<'_>, wanted: Field| c.said.is_none() && c.fields().any(|(f, ..)| f == wanted);
    let at = |wanted: Field| columns.iter().position(|c| can(c, wanted));
    let (from, to) = (at(Field::PostStart)?, at(Field::PostEnd)?);
    let who = [Field::PersonId, Field::PersonName, Field::Surname].into_iter().find_map(at)?;
    at(Field::ContractedHours).or_else(|| at(Field::Fte))?;
    let lost = columns.iter().position(|c| can(c, Field::AbsenceDays))?;
    if columns.iter().any(|c| can(c, Field::AbsenceReason) || can(c, Field::AbsenceType)) {
        return None;
    }
    let month_first =
        columns.iter().any(|c| c.profile.order.month_first > 0 && c.profile.order.day_first == 0);
    let order = if month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    let style = Style { order: Some(order), ..Style::default() };
    let mut rows: Vec<(Day, f64)> = Vec::with_capacity(sample.len());
    let (mut people, mut left) = (Vec::new(), 0);
    for row in sample {
        let cell = |at: usize| row.get(at).map_or(&[][..], |cell| text::trim(cell));
        if cell(who).is_empty() {
            continue;
        }
        people.push(cell(who));
        left += usize::from(!cell(to).is_empty());
        let amount = std::str::from_utf8(cell(lost)).ok().and_then(|t| t.replace(',', ".").parse().ok());
        rows.push((dates::day_as(cell(from), style).value()?, amount.unwrap_or(0.0)));
    }
    let all = rows.len();
    people.put_in_order();
    people.dedup();
    let newest = rows.iter().map(|(day, _)| *day).max()?;
    let short = |(day, amount): &&(Day, f64)| *amount < FEW * f64::from(newest.0 - day.0) * 5.0 / 7.0;
    let few = rows.iter().filter(short).count();
    let years = rows.iter().filter(|(day, _)| newest.0 - day.0 > 366).count();
    (all >= PEOPLE && people.len() == all && left * 3 < all && few * 3 >= all * 2 && years * 2 >= all)
        .then_some((from, to))
}

/// The columns of the first and the last day, where each pair of them stands beside several people, once beside each.
fn period(columns: &[Seen<'_>], sample: &Sample) -> Option<(usize, usize)> {
    let can = |c: &Seen<'_>, wanted: Field| c.said.is_none() && c.fields().any(|(f, ..)| f == wanted);
    // "From" and "Start Date" can be of anything; "Sick From" cannot.
    let at = |wanted: Field| columns.iter().position(|c| can(c, wanted));
    let (from, to) = (at(Field::PostStart)?, at(Field::PostEnd)?);
    let who = [Field::PersonId, Field::PersonName, Field::Surname].into_iter().find_map(at)?;
    let happened = |c: &Seen<'_>| {
        can(c, Field::AbsenceReason) && !can(c, Field::AbsenceType) || can(c, Field::ReturnDate)
    };
    let other_kinds = |c: &Seen<'_>| {
        can(c, Field::AbsenceType)
            && c.profile.distinct.iter().any(|v| look_up(Class::Absence, v) != Some(Meaning::Sickness))
    };
    // Staff numbers may be written like dates.
    let own_days = columns.iter().enumerate().any(|(at, c)| {
        ![from, to, who].contains(&at) && c.profile.dates > 0 && c.profile.dates * 2 > c.profile.filled
    });
    if own_days || columns.iter().any(|c| happened(c) || other_kinds(c)) {
        return None;
    }
    let speaks = |c: &Seen<'_>, pieces: &[&str]| pieces.iter().any(|piece| c.normal.contains(piece));
    let counts = columns.iter().any(|c| {
        can(c, Field::SpellCount)
            && speaks(c, &["spell", "occasion", "episode", "instance", "absence", "occurrence"])
    });
    let lost = columns.iter().position(|c| {
        can(c, Field::AbsenceDays) && (counts || speaks(c, &["sick", "lost", "absen"]))
            || can(c, Field::AbsenceHours) && speaks(c, &["sick", "lost", "absen"])
            || can(c, Field::HoursPaid) && speaks(c, &["overtime", "othours", "othrs"])
    })?;
    let in_hours = columns.get(lost).is_some_and(|c| !can(c, Field::AbsenceDays));
    let month_first =
        columns.iter().any(|c| c.profile.order.month_first > 0 && c.profile.order.day_first == 0);
    let order = if month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    let style = Style { order: Some(order), ..Style::default() };
    let mut rows: Vec<(Day, Day, &[u8])> = Vec::with_capacity(sample.len());
    let (mut few, mut amounts) = (0, Vec::new());
    for row in sample {
        let cell = |at: usize| row.get(at).map_or(&[][..], |cell| text::trim(cell));
        if cell(from).is_empty() || cell(who).is_empty() {
            continue;
        }
        let (Some(first), Some(last)) =
            (dates::day_as(cell(from), style).value(), dates::day_as(cell(to), style).value())
        else {
            return None;
        };
        let span = last.0 - first.0;
        if span < SHORTEST {
            return None;
        }
        let amount =
            std::str::from_utf8(cell(lost)).ok().and_then(|t| t.replace(',', ".").parse::<f64>().ok());
        let days = amount.unwrap_or(0.0) / if in_hours { 8.0 } else { 1.0 };
        few += usize::from(days < FEW * f64::from(span + 1) * 5.0 / 7.0);
        amounts.extend(amount);
        rows.push((first, last, cell(who)));
    }
    let all = rows.len();
    rows.put_in_order();
    rows.dedup();
    let once_each = rows.len() == all;
    let mut pairs: Vec<(Day, Day)> = rows.iter().map(|(first, last, _)| (*first, *last)).collect();
    pairs.dedup();
    let apart = pairs.windows(2).all(|two| matches!(two, [a, b] if a.1 < b.0));
    let differ = amounts.windows(2).any(|two| matches!(two, [a, b] if (a - b).abs() > 0.001));
    let shared = !pairs.is_empty() && pairs.len() * PEOPLE <= all;
    (once_each && apart && differ && shared && few * 3 >= all * 2).then_some((from, to))
}
