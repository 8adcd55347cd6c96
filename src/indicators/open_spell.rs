//! An absence that was never closed, although the person has worked since.

use super::{Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator};
use crate::calendar::{Day, Window};
use crate::tables::Workforce;
use crate::tables::absences::{Absence, Category};

indicator! {
    /// An absence without an end, and work after it began: somebody forgot to close it. Left open, it is counted to the last
    /// day of the period.
    ///
    /// # Formula
    /// `n`: absences without a last day that began before a later overtime or duty of the same person in the period.
    ///
    /// # Unit
    /// Open absences.
    ///
    /// # Example
    /// An absence open since 3 March and overtime on 7 April are one.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, OpenSpell, Records, Scope};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let sickness = "Person ID,Absence Start,Absence End\nA1,2025-03-03,\nA2,2025-03-03,\nA3,2025-03-03,2025-03-05\n";
    /// let overtime = "Person ID,Overtime Date,Overtime Hours\nA1,2025-04-07,2\nA2,2025-03-03,2\n";
    /// let workforce = Workforce::from_csv(&[("sickness.csv", sickness), ("overtime.csv", overtime)]).unwrap();
    /// let scope = Scope::over(year);
    /// let records = Records::new(&workforce, &scope);
    /// assert_eq!(OpenSpell.measure(0, &records).amount(), Some(1.0));
    /// assert_eq!(OpenSpell.measure(1, &records).amount(), Some(0.0)); // the same day may hold both
    /// ```
    ///
    /// # Source
    /// The open end that staff record systems write as 31 December 4712 or leave blank. No chance is worked out.
    ///
    /// # Easily misread as
    /// Working while sick. It is nearly always an absence that nobody closed.
    ///
    /// # Look here first
    /// Who closes absences here, and how long it usually takes.
    pub struct OpenSpell { id: "open-absence", name: "Absence never closed", unit: ("absence never closed", "absences never closed"), lane: Lane::Records }
}

/// The last day of the period on which the person worked overtime or a duty.
fn last_worked(person: u32, records: &Records<'_>) -> Option<Day> {
    let (workforce, window) = (records.workforce, records.scope.window);
    let overtime = workforce.overtime_of(person).iter().filter(|o| window.contains(o.day) && o.hours() > 0.0);
    let duty = workforce
        .duty_weeks(person, window)
        .filter(|(_, week)| week.worked != 0)
        .map(|(monday, week)| monday.plus(7 - week.worked.leading_zeros() as i32))
        .last();
    overtime.map(|o| o.day).max().max(duty)
}

fn open<'a>(person: u32, records: &'a Records<'_>) -> Vec<&'a Absence> {
    let window: Window = records.scope.window;
    let absences = records.workforce.absences_of(person);
    let open = |a: &&Absence| {
        a.last.is_none() && a.first <= window.last && !Category::PROTECTED.contains(&a.category)
    };
    if !absences.iter().any(|a| open(&a)) {
        return Vec::new();
    }
    let worked = last_worked(person, records);
    absences.iter().filter(open).filter(|a| worked.is_some_and(|day| day > a.first)).collect()
}

impl Indicator for OpenSpell {
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
        let amount = open(person, records).len() as f64;
        Measured::Value { amount, exposure: None, inputs: vec![("open absences", amount)] }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let found = open(person, records);
        let rows =
            found.iter().map(|a| (Some(a.source), vec![a.first.to_string(), a.category.label().to_owned()]));
        let worked = last_worked(person, records).map_or_else(String::new, |day| day.to_string());
        vec![
            TraceStep {
                text: "Absences without a last day".to_owned(),
                result: counted(found.len() as u32, ("row", "rows")),
                rows: Some(TraceRows { headings: &["First day", "Kind"], rows: rows.collect() }),
            },
            TraceStep {
                text: "The last day with overtime or a duty in the period".to_owned(),
                result: worked,
                rows: None,
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Who closes absences, and when was this one meant to be closed?",
            "Which figures about this person count the open absence?",
        ]
    }
}
