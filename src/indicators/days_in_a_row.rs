//! How many days in a row someone worked.

use super::duty_weeks::{in_post_with_duties, no_duties};
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator};
use crate::tables::Workforce;

indicator! {
    /// A long run of days without one off wears people out, however short the duties are.
    ///
    /// # Formula
    /// `n`: the longest run of days in the period, one after the other, with a duty or overtime on each.
    ///
    /// # Unit
    /// Days worked in a row. A duty over midnight counts on the day it began.
    ///
    /// # Example
    /// Monday to Saturday and, after a Sunday off, Monday: six.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{DaysInARow, Indicator, Records, Scope};
    /// use candour::tables::Workforce;
    /// let first = Day::from_ymd(2025, 3, 3).unwrap();
    /// let mut csv = String::from("Person ID,Duty Date,Actual Start,Actual End\n");
    /// for day in [0, 1, 2, 3, 4, 5, 7] {
    ///     csv += &format!("A1,{},08:00,16:00\n", first.plus(day).iso());
    /// }
    /// let workforce = Workforce::from_csv(&[("duties.csv", csv.as_str())]).unwrap();
    /// let scope = Scope::over(Window { first, last: first.plus(27) });
    /// assert_eq!(DaysInARow.measure(0, &Records::new(&workforce, &scope)).amount(), Some(6.0));
    /// ```
    ///
    /// # Source
    /// Health and Safety Executive, Managing shift work (HSG256): limit consecutive working days to five to seven. Guidance,
    /// not law.
    ///
    /// # Easily misread as
    /// A wish to work. A course, a big event or two patterns that meet give long runs, and so does a day off that nobody
    /// recorded.
    ///
    /// # Look here first
    /// Where one pattern ends and the next begins, and which days off were cancelled.
    pub struct DaysInARow { id: "days-in-a-row", name: "Days worked in a row", unit: ("day worked in a row", "days worked in a row"), lane: Lane::WorkingTime }
}

impl Indicator for DaysInARow {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::PolicyRule { seen: &[7.0, 10.0, 14.0] }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        no_duties(workforce)
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        let post = match in_post_with_duties(person, records, |_| Ok(())) {
            Ok(post) => post,
            Err(unknown) => return unknown,
        };
        let worked = records.workforce.work_days(person, post);
        let longest = f64::from(worked.longest_run().map_or(0, crate::calendar::Window::days));
        Measured::Value {
            amount: longest,
            exposure: Some(records.years_in_post(person)),
            inputs: vec![("days in a row", longest), ("days worked", worked.days().count() as f64)],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Ok(post) = in_post_with_duties(person, records, |_| Ok(())) else { return Vec::new() };
        let worked = records.workforce.work_days(person, post);
        let total = TraceStep {
            text: format!("Days with a duty or overtime, {post}"),
            result: counted(worked.days().count() as u32, ("day", "days")),
            rows: None,
        };
        let Some(run) = worked.longest_run() else { return vec![total] };
        let rows = worked
            .weeks()
            .filter(|(monday, _)| monday.plus(6) >= run.first && *monday <= run.last)
            .map(|(monday, days)| (None, vec![monday.to_string(), days.count_ones().to_string()]))
            .collect();
        vec![
            total,
            TraceStep {
                text: format!("The longest run of them without a day off between, {run}, and its weeks"),
                result: counted(run.days(), ("day", "days")),
                rows: Some(TraceRows { headings: &["Week of", "Days worked"], rows }),
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Which days off fell away, and why?",
            "Does the pattern itself ask for runs of this length?",
            "When did the person last have two days off together?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Day, Window};
    use crate::indicators::Scope;

    #[test]
    fn overtime_on_a_day_off_joins_two_runs_and_leave_parts_them() {
        let first = Day::from_ymd(2025, 3, 3).unwrap();
        let mut duties = "Person ID,Duty Date,Duty Type,Actual Start,Actual End\n".to_owned();
        for day in (0..5).chain(6..10) {
            duties += &format!("A1,{},Early,07:00,15:00\n", first.plus(day).iso());
        }
        for day in 0..7 {
            let (kind, times) = if day == 3 { ("Annual leave", ",") } else { ("Early", "07:00,15:00") };
            duties += &format!("A2,{},{kind},{times}\n", first.plus(day).iso());
        }
        let overtime = format!("Person ID,Overtime Date,Overtime Hours\nA1,{},4\n", first.plus(5).iso());
        let scope = Scope::over(Window { first, last: first.plus(27) });
        let longest = |files: &[(&str, &str)], person| {
            let workforce = Workforce::from_csv(files).unwrap();
            DaysInARow.measure(person, &Records::new(&workforce, &scope)).amount()
        };
        let duties = ("duties.csv", duties.as_str());
        assert_eq!(longest(&[duties], 0), Some(5.0));
        assert_eq!(longest(&[duties, ("overtime.csv", &overtime)], 0), Some(10.0));
        assert_eq!(longest(&[duties], 1), Some(3.0));
    }

    #[test]
    fn two_duties_on_one_day_are_one_day_and_no_duty_is_a_run_of_none() {
        let csv = "Person ID,Duty Date,Duty Type,Actual Start,Actual End\nA1,2025-03-03,Early,07:00,11:00\n\
            A1,2025-03-03,Late,15:00,19:00\nA1,2025-03-04,Early,07:00,15:00\nA2,2025-03-03,Rest day,,\n";
        let workforce = Workforce::from_csv(&[("duties.csv", csv)]).unwrap();
        let first = Day::from_ymd(2025, 3, 3).unwrap();
        let scope = Scope::over(Window { first, last: first.plus(6) });
        let records = Records::new(&workforce, &scope);
        assert_eq!(DaysInARow.measure(0, &records).amount(), Some(2.0));
        assert_eq!(DaysInARow.measure(1, &records).amount(), Some(0.0));
    }
}
