//! How many hours of overtime someone worked a week.

use super::duty_weeks::hours_in;
use super::overtime_duties::{pieces_and_reversals, trace_rows};
use super::{
    Card, Indicator, Lane, Measured, Method, Records, Summed, TraceStep, counted, indicator, not_in_post,
};
use crate::tables::Workforce;

indicator! {
    /// Hours of overtime a week show the load; they are shown beside colleagues and never make a flag.
    ///
    /// # Formula
    /// `h = Σ hours ÷ weeks in post`. Hours worked where the file has them, else hours paid. Hours taken back without the
    /// row they belong to are taken off the sum, which is never below none.
    ///
    /// # Unit
    /// Hours a week in post.
    ///
    /// # Example
    /// 26 hours in half a year are one hour a week.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, OvertimeHours, Records, Scope};
    /// use candour::tables::Workforce;
    /// let first = Day::from_ymd(2025, 1, 1).unwrap();
    /// let half = Window { first, last: first.plus(26 * 7 - 1) };
    /// let csv = "Person ID,Overtime Date,Overtime Hours\nA1,2025-03-03,16\nA1,2025-03-05,10\n";
    /// let workforce = Workforce::from_csv(&[("overtime.csv", csv)]).unwrap();
    /// let scope = Scope::over(half);
    /// assert_eq!(OvertimeHours.measure(0, &Records::new(&workforce, &scope)).amount(), Some(1.0));
    /// ```
    ///
    /// # Source
    /// Display only (`statistics.md` sections 1 and 3): a sum of lumps has no honest chance without a model of each lump.
    ///
    /// # Easily misread as
    /// Hours of presence. A four-hour minimum, a rest-day rate or rounding can make paid hours of unworked ones; where
    /// the file has both, worked hours are used.
    ///
    /// # Look here first
    /// The team's hours in the same weeks, and whether hours are worked or paid.
    pub struct OvertimeHours { id: "overtime-hours", name: "Overtime hours a week", unit: ("hour a week", "hours a week"), lane: Lane::WorkingTime }
}

impl Indicator for OvertimeHours {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::Display
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        let some = workforce.has_overtime() || workforce.has_totals(|t| t.overtime_hours.is_some());
        (!some).then(|| "no overtime was read, and no totals of its hours".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        if !records.workforce.has_overtime() {
            return match Summed::of(person, records) {
                Err(unknown) => unknown,
                Ok(summed) => match summed.sum(|t| t.overtime_hours) {
                    None => Measured::Unknown(
                        "the totals of this person do not say how many hours of overtime".to_owned(),
                    ),
                    Some(hours) => Measured::Value {
                        amount: hours / summed.weeks(),
                        exposure: Some(summed.years()),
                        inputs: vec![("hours", hours), ("weeks in post", summed.weeks())],
                    },
                },
            };
        }
        let hours: f64 = if records.workforce.has_overtime_file {
            pieces_and_reversals(person, records)
                .map(crate::tables::overtime::Overtime::hours)
                .sum::<f64>()
                .max(0.0)
        } else {
            let weeks = records.workforce.duty_weeks(person, records.scope.window);
            weeks.map(|(_, week)| f64::from(week.overtime_minutes) / 60.0).sum()
        };
        let days = records.workforce.people[person as usize].days_in_post(records.scope.window);
        let weeks = f64::from(days) / 7.0;
        let inputs = vec![("hours", hours), ("weeks in post", weeks)];
        Measured::Value { amount: hours / weeks, exposure: Some(records.years_in_post(person)), inputs }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let measured = self.measure(person, records);
        let (hours, weeks) = (
            measured.input("hours").unwrap_or_default(),
            measured.input("weeks in post").unwrap_or_default(),
        );
        let (text, what, rows) = match Summed::of(person, records) {
            Ok(summed) if !records.workforce.has_overtime() => (
                "Hours of overtime, as the totals have them",
                ("row", "rows"),
                summed.trace(&["First day", "Last day", "Hours of overtime"], |t| vec![t.overtime_hours]),
            ),
            _ if !records.workforce.has_overtime_file => (
                "Weeks with overtime in the duties, which are summed by week while they are read",
                ("week", "weeks"),
                hours_in(
                    &["Week of", "Duties", "Days worked", "Hours of overtime"],
                    records.workforce.duty_weeks(person, records.scope.window),
                    |week| week.overtime_minutes,
                ),
            ),
            _ => (
                "Overtime rows in the period",
                ("row", "rows"),
                trace_rows(pieces_and_reversals(person, records)),
            ),
        };
        vec![
            TraceStep {
                text: text.to_owned(),
                result: counted(rows.rows.len() as u32, what),
                rows: Some(rows),
            },
            TraceStep {
                text: format!("{hours:.1} hours over {weeks:.1} weeks in post"),
                result: format!("{:.1} a week", measured.amount().unwrap_or_default()),
                rows: None,
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &["Is the load shared as the team would share it?", "Are people getting their rest?"]
    }
}
