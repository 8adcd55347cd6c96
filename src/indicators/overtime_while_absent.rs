//! Work recorded on a day on which the person is recorded absent.

use super::{Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator};
use crate::calendar::{Day, Window};
use crate::maths::InOrder;
use crate::tables::absences::{Absence, Category};
use crate::tables::overtime::Overtime;
use crate::tables::{RowRef, Workforce};

indicator! {
    /// Overtime or a duty in the middle of an absence: one of the two records is wrong, and neither says which.
    ///
    /// # Formula
    /// `n`: days with overtime or a duty strictly between the first and the last day of an absence. The first and the last
    /// day are left out, because work and absence can share them.
    ///
    /// # Unit
    /// Days on which two records contradict each other.
    ///
    /// # Example
    /// Overtime on the Wednesday of a week recorded as sickness is one day; on its Monday or Friday, none.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, OvertimeWhileAbsent, Records, Scope};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let sickness = "Person ID,Absence Start,Absence End\nA1,2025-03-03,2025-03-07\n";
    /// let overtime = "Person ID,Overtime Date,Overtime Hours\nA1,2025-03-03,2\nA1,2025-03-05,4\nA1,2025-03-07,1\n";
    /// let workforce = Workforce::from_csv(&[("sickness.csv", sickness), ("overtime.csv", overtime)]).unwrap();
    /// let scope = Scope::over(year);
    /// assert_eq!(OvertimeWhileAbsent.measure(0, &Records::new(&workforce, &scope)).amount(), Some(1.0));
    /// ```
    ///
    /// # Source
    /// Data matching as auditors do it. No chance is worked out.
    ///
    /// # Easily misread as
    /// A false claim. An absence closed late, a phased return, a recall from leave, a claim entered under the wrong date
    /// and a date typed wrongly give the same contradiction.
    ///
    /// # Look here first
    /// When the absence was closed and by whom, and the date on the original claim.
    pub struct OvertimeWhileAbsent { id: "work-while-absent", name: "Work while recorded absent", unit: ("day recorded both ways", "days recorded both ways"), lane: Lane::Records }
}

/// The days strictly inside an absence, in the period. An absence that is still open has none: where it ends is not known.
fn inside(absence: &Absence, window: Window) -> Option<Window> {
    let last = absence.last?.plus(-1);
    let first = absence.first.plus(1);
    (first <= last && !Category::PROTECTED.contains(&absence.category))
        .then_some(Window { first, last })
        .and_then(|days| days.overlap(window))
}

/// Pieces of overtime on such days, each with the row of the absence.
fn claims<'a>(person: u32, records: &'a Records<'_>) -> Vec<(&'a Overtime, RowRef)> {
    let workforce = records.workforce;
    let mut found = Vec::new();
    for absence in workforce.absences_of(person) {
        let Some(days) = inside(absence, records.scope.window) else { continue };
        let of_days =
            workforce.overtime_of(person).iter().filter(|o| days.contains(o.day) && o.hours() > 0.0);
        found.extend(of_days.map(|o| (o, absence.source)));
    }
    found.put_in_order_by_key(|(o, absence)| (o.day, o.source, *absence));
    found.dedup_by_key(|(o, _)| o.source);
    found
}

/// Days with a duty on such days.
fn duties(person: u32, records: &Records<'_>) -> Vec<(Day, RowRef)> {
    let workforce = records.workforce;
    let mut found = Vec::new();
    for absence in workforce.absences_of(person) {
        let Some(days) = inside(absence, records.scope.window) else { continue };
        for (monday, week) in workforce.duty_weeks(person, days) {
            let worked = (0..7).filter(|offset| week.worked & (1 << offset) != 0);
            found.extend(worked.map(|offset| (monday.plus(offset), absence.source)));
        }
    }
    found.put_in_order();
    found.dedup_by_key(|(day, _)| *day);
    found
}

impl Indicator for OvertimeWhileAbsent {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::Contradiction
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if workforce.absences.is_empty() {
            return Some("no absences with dates were read".to_owned());
        }
        let no_work = workforce.overtime.is_empty() && workforce.duties.is_empty();
        no_work.then(|| "neither overtime nor duties were read".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        // Nearly everyone: nothing to look through.
        if records.workforce.absences_of(person).is_empty() {
            return Measured::Value { amount: 0.0, exposure: None, inputs: vec![("days", 0.0)] };
        }
        let mut days: Vec<Day> = claims(person, records).iter().map(|(o, _)| o.day).collect();
        days.extend(duties(person, records).iter().map(|(day, _)| *day));
        days.put_in_order();
        days.dedup();
        let amount = days.len() as f64;
        Measured::Value { amount, exposure: None, inputs: vec![("days", amount)] }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let (claims, duties) = (claims(person, records), duties(person, records));
        let mut steps = Vec::new();
        if !claims.is_empty() {
            let count = claims.len() as u32;
            let hours = |h: Option<f32>| h.map_or(String::new(), |h| format!("{h}"));
            let row =
                |o: &Overtime| (Some(o.source), vec![o.day.to_string(), hours(o.worked), hours(o.paid)]);
            steps.push(TraceStep {
                text: "Overtime rows on days inside an absence".to_owned(),
                result: counted(count, ("row", "rows")),
                rows: Some(TraceRows {
                    headings: &["Day", "Hours worked", "Hours paid"],
                    rows: claims.iter().map(|(o, _)| row(o)).collect(),
                }),
            });
        }
        if !duties.is_empty() {
            let days: Vec<String> = duties.iter().map(|(day, _)| day.to_string()).collect();
            steps.push(TraceStep {
                text: format!(
                    "Days with a duty inside an absence: {}. Duties are summed by week while they are read, so their rows are not at hand",
                    days.join(", ")
                ),
                result: counted(duties.len() as u32, ("day", "days")),
                rows: None,
            });
        }
        let mut rows: Vec<RowRef> =
            claims.iter().map(|(_, a)| *a).chain(duties.iter().map(|(_, a)| *a)).collect();
        rows.put_in_order();
        rows.dedup();
        let absences = records.workforce.absences_of(person);
        let absent = absences.iter().filter(|a| rows.contains(&a.source));
        let rows: Vec<(Option<RowRef>, Vec<String>)> = absent
            .map(|a| {
                let last = a.last.map_or_else(String::new, |last| last.to_string());
                (Some(a.source), vec![a.first.to_string(), last, a.category.label().to_owned()])
            })
            .collect();
        steps.push(TraceStep {
            text: "The absences they lie in; their first and last day are left out".to_owned(),
            result: counted(rows.len() as u32, ("row", "rows")),
            rows: Some(TraceRows { headings: &["First day", "Last day", "Kind"], rows }),
        });
        steps
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Who enters each of the two records, and how long after the day?",
            "Was the absence closed when the person came back, or at the end of the month?",
            "Was there a phased return, a recall, or work under another date?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_or_short_or_protected_absence_has_no_inside() {
        let csv = "Person ID,Absence Start,Absence End,Absence Reason\n\
                   A1,2025-03-03,2025-03-05,Flu\n\
                   A2,2025-03-03,,Flu\nA3,2025-03-03,2025-03-04,Flu\nA4,2025-03-03,2025-03-28,S30 Pregnancy related\n";
        let workforce = Workforce::from_csv(&[("sickness.csv", csv)]).unwrap();
        let day = |d| Day::from_ymd(2025, 3, d).unwrap();
        let window = Window { first: day(1), last: day(31) };
        let insides: Vec<Option<Window>> = workforce.absences.iter().map(|a| inside(a, window)).collect();
        assert_eq!(insides, [Some(Window { first: day(4), last: day(4) }), None, None, None]);
    }
}
