//! Sums whose period stands in every row: “From” 1 April and “To” 31 March beside twelve days lost is no absence of a year.

use super::beside::{self, Sample};
use super::choices::DateOrder;
use super::columns::Style;
use super::dates;
use super::field::{Field, TableKind};
use super::months;
use super::plan::Column;
use super::seen::Seen;
use super::settle::Watch;
use super::text;
use super::total;
use crate::calendar::Day;
use crate::maths::InOrder;
use crate::vocabulary::{Class, Meaning, look_up};

/// Of so many people or more each period must be.
const PEOPLE: usize = 3;
/// No period is shorter, in days: a team may be away together for a few.
const SHORTEST: i32 = 6;
/// Of the working days of its dates a row of sums has lost fewer than this share: an absence has lost them all.
const FEW: f64 = 0.5;

/// The same where only few people or one share a period, or the rows are of several kinds of absence: somebody who works two days
/// a week and was off all month has lost two fifths of its working days.
const FEWER: f64 = 0.3;

/// Why such a column is the beginning or the end of a period.
pub(crate) const REASON: &str = "Far more days than the rows have lost, and the same for all or whole months: the period that each row sums up.";

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
    // Sick leave and annual leave of one period may stand in a row each.
    let kinds = columns.iter().position(|c| can(c, Field::AbsenceType));
    let other_kinds = kinds.and_then(|at| columns.get(at)).is_some_and(|c| {
        c.profile.distinct.iter().any(|v| look_up(Class::Absence, v) != Some(Meaning::Sickness))
    });
    // Staff numbers may be written like dates.
    let own_days = columns.iter().enumerate().any(|(at, c)| {
        ![from, to, who].contains(&at) && c.profile.dates > 0 && c.profile.dates * 2 > c.profile.filled
    });
    if own_days || columns.iter().any(happened) {
        return None;
    }
    let speaks = |c: &Seen<'_>, pieces: &[&str]| pieces.iter().any(|piece| c.normal.contains(piece));
    let counts = columns.iter().any(|c| {
        can(c, Field::SpellCount)
            && speaks(c, &["spell", "occasion", "episode", "instance", "absence", "occurrence"])
    });
    // One kind of absence a column: "Sickness" beside "Annual Leave", with the days of each below it.
    let kind_of_absence = |c: &Seen<'_>| {
        c.said.is_none()
            && !c.known.is_known()
            && c.profile.filled > 0
            && c.profile.numbers == c.profile.filled
            && look_up(Class::Absence, c.heading).is_some()
    };
    let side_by_side = columns.iter().filter(|c| kind_of_absence(c)).count() > 1;
    let lost = columns.iter().position(|c| {
        can(c, Field::AbsenceDays) && (counts || kinds.is_some() || speaks(c, &["sick", "lost", "absen"]))
            || can(c, Field::AbsenceHours) && (kinds.is_some() || speaks(c, &["sick", "lost", "absen"]))
            || can(c, Field::HoursPaid) && speaks(c, &["overtime", "othours", "othrs"])
            || side_by_side && kind_of_absence(c)
    })?;
    let in_hours = columns.get(lost).is_some_and(|c| !can(c, Field::AbsenceDays) && !kind_of_absence(c));
    let month_first =
        columns.iter().any(|c| c.profile.order.month_first > 0 && c.profile.order.day_first == 0);
    let order = if month_first { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    let style = Style { order: Some(order), ..Style::default() };
    let mut rows: Vec<(Day, Day, &[u8], &[u8])> = Vec::with_capacity(sample.len());
    let (mut few, mut fewer, mut amounts) = (0, 0, Vec::new());
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
        let share = days / (f64::from(span + 1) * 5.0 / 7.0);
        few += usize::from(share < FEW);
        fewer += usize::from(share < FEWER);
        amounts.extend(amount);
        rows.push((first, last, cell(who), kinds.map_or(&[][..], cell)));
    }
    let all = rows.len();
    rows.put_in_order();
    rows.dedup();
    let once_each = rows.len() == all;
    let mut pairs: Vec<(Day, Day)> = rows.iter().map(|(first, last, ..)| (*first, *last)).collect();
    pairs.dedup();
    let apart = pairs.windows(2).all(|two| matches!(two, [a, b] if a.1 < b.0));
    let differ = amounts.windows(2).any(|two| matches!(two, [a, b] if (a - b).abs() > 0.001));
    let shared = !pairs.is_empty() && pairs.len() * PEOPLE <= all && !other_kinds && !side_by_side;
    let by_people = shared && differ && few * 3 >= all * 2;
    // Twelve months to the end of every month overlap, and what is long and few of its days is no absence.
    let rolling = || pairs.iter().all(|(first, last)| last.0 - first.0 > 90);
    let by_months = are_whole(&pairs) && fewer * 3 >= all * 2 && (apart || rolling());
    (once_each && (apart && by_people || by_months)).then_some((from, to))
}

/// Whether periods are whole months, quarters or years, or follow each other and are of one length: no absences are.
fn are_whole(pairs: &[(Day, Day)]) -> bool {
    let months = |(first, last): &(Day, Day)| *first == first.month_start() && *last == last.month_end();
    let follow =
        |two: &[(Day, Day)]| matches!(two, [a, b] if a.1.plus(1) == b.0 && a.1.0 - a.0.0 == b.1.0 - b.0.0);
    !pairs.is_empty() && (pairs.iter().all(months) || pairs.len() > 2 && pairs.windows(2).all(follow))
}

/// Says where every day of an event is the last of a month, or the first: such rows may be sums of it.
pub(crate) fn note_months(
    kind: Option<TableKind>,
    watches: &[Watch],
    columns: &[Column],
    sample: &Sample,
    notes: &mut Vec<String>,
) {
    /// With fewer rows and months it may be chance.
    const ROWS: usize = 4;
    const MONTHS: usize = 3;
    let at = |field: Field| watches.iter().find(|w| w.field == field);
    let day = match kind {
        Some(TableKind::Overtime) => at(Field::OvertimeDate),
        Some(TableKind::Duties) => at(Field::DutyDate),
        Some(TableKind::Absences) if at(Field::AbsenceEnd).or(at(Field::ReturnDate)).is_none() => {
            at(Field::AbsenceStart)
        }
        _ => None,
    };
    let who = [Field::PersonId, Field::PersonName, Field::Surname].into_iter().find_map(at);
    let (Some(day), Some(who)) = (day, who) else { return };
    let mut rows = Vec::with_capacity(sample.len());
    for row in sample {
        let Some(person) = beside::cell(row, who) else { continue };
        let Some(day) = beside::cell(row, day).and_then(|cell| dates::day_as(&cell, day.style).value())
        else {
            return;
        };
        rows.push((day, person));
    }
    let all = rows.len();
    rows.put_in_order();
    rows.dedup();
    let mut days: Vec<Day> = rows.iter().map(|(day, _)| *day).collect();
    days.dedup();
    if all < ROWS || rows.len() < all || days.len() < MONTHS {
        return;
    }
    let mut people: Vec<&[u8]> = rows.iter().map(|(_, person)| person.as_ref()).collect();
    people.put_in_order();
    people.dedup();
    // Everybody once a week, on one day of it and week after week.
    let weekly = days.windows(2).all(|two| matches!(two, [a, b] if b.0 - a.0 == 7))
        && people.len() > 1
        && rows.len() == people.len() * days.len();
    let (which, period) = if days.iter().all(|day| *day == day.month_end()) {
        ("the last of a month", "month")
    } else if days.iter().all(|day| *day == day.month_start()) {
        ("the first of a month", "month")
    } else if weekly {
        ("the same day of the week", "week")
    } else {
        return;
    };
    let heading = columns.get(day.column).map_or("", |c| c.heading.as_str());
    notes.push(format!(
        "Every day in “{heading}” is {which}, and nobody has two rows of one. If a row sums up a whole {period}, export the first and the last day of it as “Period Start” and “Period End”: until then it is counted as what happened on that one day."
    ));
}

/// Says where the numbers of a table of sums never fall from one period to the next, for anybody: they may be running totals.
pub(crate) fn note_running(
    kind: Option<TableKind>,
    watches: &[Watch],
    columns: &[Column],
    sample: &Sample,
    notes: &mut Vec<String>,
) {
    /// With fewer steps from period to period, and fewer of them up, it may be chance.
    const STEPS: usize = 10;
    const RISES: usize = 6;
    if kind != Some(TableKind::Totals) {
        return;
    }
    let at = |field: Field| watches.iter().find(|w| w.field == field);
    let who = [Field::PersonId, Field::PersonName, Field::Surname].into_iter().find_map(at);
    let when = [Field::PeriodEnd, Field::PeriodStart].into_iter().find_map(at);
    let (Some(who), Some(when)) = (who, when) else { return };
    for amount in [Field::AbsenceDays, Field::AbsenceHours, Field::HoursPaid].into_iter().filter_map(at) {
        let mut rows = Vec::with_capacity(sample.len());
        for row in sample {
            let number = row.get(amount.column).and_then(|cell| total::amount(text::trim(cell)));
            let period = beside::cell(row, when).and_then(|cell| {
                let day = dates::day_as(&cell, when.style).value();
                day.or_else(|| months::period(&cell).map(|window| window.last))
            });
            let (Some(number), Some(period), Some(person)) = (number, period, beside::cell(row, who)) else {
                continue;
            };
            rows.push((person, period, number));
        }
        rows.put_in_order_by(|a, b| a.0.cmp(&b.0).then(a.1.cmp(&b.1)));
        let steps = || {
            rows.windows(2).filter_map(|two| match two {
                [a, b] if a.0 == b.0 && a.1 < b.1 => Some(b.2 - a.2),
                _ => None,
            })
        };
        let rises = steps().filter(|step| *step > 0.0).count();
        if steps().count() >= STEPS && rises >= RISES && steps().all(|step| step >= 0.0) {
            let heading = columns.get(amount.column).map_or("", |c| c.heading.as_str());
            notes.push(format!(
                "“{heading}” never falls from one period to the next, for anybody. If it is a running total, export what each period alone had: until then all are added up."
            ));
        }
    }
}
