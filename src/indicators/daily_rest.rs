//! How often the roster left less than eleven hours between two duties.

use super::duty_weeks::{counted_in, in_post_with_duties, no_times};
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceStep, counted, indicator};
use crate::tables::Workforce;
use crate::tables::duties::DutyTable;

indicator! {
    /// Less than eleven hours between two duties is too little to travel, eat and sleep: the roster's fault, and the
    /// employer's to mend.
    ///
    /// # Formula
    /// `n`: duties in the period that began less than 11 hours after the one before had ended.
    ///
    /// # Unit
    /// Short rests between duties.
    ///
    /// # Example
    /// A late duty to 23:00 and an early one at 07:00 leave eight hours; from 23:00 to 10:00 are eleven, and enough.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{DailyRest, Indicator, Records, Scope};
    /// use candour::tables::Workforce;
    /// let csv = "Person ID,Duty Date,Actual Start,Actual End\nA1,2025-03-03,14:00,23:00\n\
    ///     A1,2025-03-04,07:00,15:00\nA1,2025-03-05,14:00,23:00\nA1,2025-03-06,10:00,18:00\n";
    /// let workforce = Workforce::from_csv(&[("duties.csv", csv)]).unwrap();
    /// let first = Day::from_ymd(2025, 3, 3).unwrap();
    /// let scope = Scope::over(Window { first, last: first.plus(27) });
    /// assert_eq!(DailyRest.measure(0, &Records::new(&workforce, &scope)).amount(), Some(1.0));
    /// ```
    ///
    /// # Source
    /// Working Time Regulations 1998, reg. 10: eleven consecutive hours of rest in each 24. Regs. 22 and 24 allow less at a
    /// change of shift or under reg. 21, against an equal rest to make up for it.
    ///
    /// # Easily misread as
    /// A breach each time. Rest may have been given later in its place, a recall may have cut it, and one duty written in
    /// two rows, parted by midnight or a meal, looks like a short rest. Never is it the person's doing.
    ///
    /// # Look here first
    /// Which two duties the roster put together, who changed them and when, and whether rest to make up for it is recorded.
    pub struct DailyRest { id: "daily-rest", name: "Short rests between duties", unit: ("rest of less than 11 hours", "rests of less than 11 hours"), lane: Lane::WorkingTime }
}

/// What is said where rows do not come in order of time: a rest is seen while they are read, or never.
const OUT_OF_ORDER: &str =
    "the rows of duties are not in order of time, and a rest can only be seen between a row and the next";

fn with_rests(table: &DutyTable) -> Result<(), &'static str> {
    super::duty_weeks::with_times(table)?;
    if table.rests_known() { Ok(()) } else { Err(OUT_OF_ORDER) }
}

impl Indicator for DailyRest {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::LegalLimit { limit: 0.0 }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        no_times(workforce).or_else(|| {
            let none = workforce.duties.iter().all(|d| !d.table.rests_known());
            none.then(|| OUT_OF_ORDER.to_owned())
        })
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        let post = match in_post_with_duties(person, records, with_rests) {
            Ok(post) => post,
            Err(unknown) => return unknown,
        };
        let (mut short, mut duties) = (0, 0);
        for (_, week) in records.workforce.whole_duty_weeks(person, post) {
            short += week.short_rests();
            duties += u32::from(week.duties);
        }
        Measured::Value {
            amount: f64::from(short),
            exposure: Some(records.years_in_post(person)),
            inputs: vec![("short rests", f64::from(short)), ("duties", f64::from(duties))],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Ok(post) = in_post_with_duties(person, records, with_rests) else { return Vec::new() };
        let measured = self.measure(person, records);
        let whole = |name| measured.input(name).unwrap_or_default() as u32;
        let headings = &["Week of", "Duties", "Days worked", "Short rests before them"];
        let weeks = records.workforce.whole_duty_weeks(person, post);
        vec![
            TraceStep {
                text: format!("Duties, {post}, summed by week while they are read"),
                result: counted(whole("duties"), ("duty", "duties")),
                rows: None,
            },
            TraceStep {
                text: "Those that began less than 11 hours after the one before had ended; more duties than days in a week can be one duty in two rows".to_owned(),
                result: counted(whole("short rests"), ("short rest", "short rests")),
                rows: Some(counted_in(headings, weeks, |week| week.short_rests() as u8)),
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Who set these two duties so close together, and for what?",
            "Was rest given to make up for it, and is that recorded?",
            "Did anything go wrong, or nearly, in the duty after the short rest?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Day, Window};
    use crate::indicators::Scope;

    fn rests(rows: &str, days: i32) -> Measured {
        let csv = format!("Person ID,Duty Date,Actual Start,Actual End\n{rows}");
        let workforce = Workforce::from_csv(&[("duties.csv", &csv)]).unwrap();
        assert_eq!(DailyRest.missing(&workforce), None);
        let first = Day::from_ymd(2025, 3, 3).unwrap();
        let scope = Scope::over(Window { first, last: first.plus(days - 1) });
        DailyRest.measure(0, &Records::new(&workforce, &scope))
    }

    #[test]
    fn a_night_duty_ends_on_the_next_day() {
        // Monday 22:00 to Tuesday 06:00, then Tuesday 16:00: ten hours. Then Wednesday 11:00: eleven.
        let rows = "A1,2025-03-03,22:00,06:00\nA1,2025-03-04,16:00,00:00\nA1,2025-03-05,11:00,19:00\n";
        assert_eq!(rests(rows, 7).amount(), Some(1.0));
    }

    #[test]
    fn a_week_across_the_edge_of_the_period_is_not_counted_and_others_are() {
        let rows = "A1,2025-03-03,14:00,23:00\nA1,2025-03-04,07:00,15:00\nA1,2025-03-10,14:00,23:00\n\
            A1,2025-03-11,07:00,15:00\nA1,2025-03-13,07:00,15:00\n";
        assert_eq!(rests(rows, 14).amount(), Some(2.0));
        let cut = rests(rows, 9); // ends on Tuesday 11 March, and Thursday's duty lies beyond it
        assert_eq!((cut.amount(), cut.input("duties")), (Some(1.0), Some(2.0)));
    }

    #[test]
    fn duties_without_times_or_out_of_order_say_so() {
        let why =
            |csv: &str| DailyRest.missing(&Workforce::from_csv(&[("duties.csv", csv)]).unwrap()).unwrap();
        assert!(
            why("Person ID,Duty Date,Duty Type,Hours Worked\nA1,2025-03-03,Early,8\n").contains("no times")
        );
        let turned = "Person ID,Duty Date,Actual Start,Actual End\nA1,2025-03-13,07:00,15:00\n\
            A1,2025-03-03,14:00,23:00\nA1,2025-03-04,07:00,15:00\n";
        assert!(why(turned).contains("not in order of time"));
        assert!(why("Person ID,Absence Start,Absence End\nA1,2025-03-03,2025-03-04\n").contains("no duties"));
    }
}
