//! How often a duty was longer than twelve hours.

use super::duty_weeks::{counted_in, in_post_with_duties, no_duties};
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceStep, counted, indicator};
use crate::tables::Workforce;
use crate::tables::duties::DutyTable;

indicator! {
    /// Duties of more than twelve hours tire people and leave half a day for everything else.
    ///
    /// # Formula
    /// `n`: duties in the period of more than 12 hours; hours worked where the file has them, else from start to end
    /// without the break.
    ///
    /// # Unit
    /// Duties of more than 12 hours. Twelve hours exactly are not more.
    ///
    /// # Example
    /// 07:00 to 19:00 is twelve hours; 07:00 to 19:30 is longer.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, LongDuties, Records, Scope};
    /// use candour::tables::Workforce;
    /// let csv = "Person ID,Duty Date,Actual Start,Actual End\nA1,2025-03-03,07:00,19:00\nA1,2025-03-04,07:00,19:30\n";
    /// let workforce = Workforce::from_csv(&[("duties.csv", csv)]).unwrap();
    /// let first = Day::from_ymd(2025, 3, 3).unwrap();
    /// let scope = Scope::over(Window { first, last: first.plus(27) });
    /// assert_eq!(LongDuties.measure(0, &Records::new(&workforce, &scope)).amount(), Some(1.0));
    /// ```
    ///
    /// # Source
    /// Health and Safety Executive, Managing shift work (HSG256): limit shifts to 12 hours including overtime. Guidance, not
    /// law; the law's limit is the rest between duties.
    ///
    /// # Easily misread as
    /// Zeal, or slowness. An arrest at the end of a duty, a cordon that nobody relieves or a twelve-hour pattern
    /// with a hand-over give the same count.
    ///
    /// # Look here first
    /// What kept people on, who could have relieved them, and whether the pattern itself is of twelve hours.
    pub struct LongDuties { id: "long-duties", name: "Long duties", unit: ("duty of more than 12 hours", "duties of more than 12 hours"), lane: Lane::WorkingTime }
}

fn with_hours(table: &DutyTable) -> Result<(), &'static str> {
    if table.minutes > 0 { Ok(()) } else { Err("the duties of this person do not say how long they were") }
}

impl Indicator for LongDuties {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::PolicyRule { seen: &[1.0, 4.0, 12.0] }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        no_duties(workforce).or_else(|| {
            let none = workforce.duties.iter().all(|d| with_hours(&d.table).is_err());
            none.then(|| "the duties do not say how long they were".to_owned())
        })
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        let post = match in_post_with_duties(person, records, with_hours) {
            Ok(post) => post,
            Err(unknown) => return unknown,
        };
        let (mut long, mut duties) = (0, 0);
        for (_, week) in records.workforce.whole_duty_weeks(person, post) {
            long += u32::from(week.long_duties);
            duties += u32::from(week.duties);
        }
        Measured::Value {
            amount: f64::from(long),
            exposure: Some(records.years_in_post(person)),
            inputs: vec![("long duties", f64::from(long)), ("duties", f64::from(duties))],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Ok(post) = in_post_with_duties(person, records, with_hours) else { return Vec::new() };
        let measured = self.measure(person, records);
        let whole = |name| measured.input(name).unwrap_or_default() as u32;
        let headings = &["Week of", "Duties", "Days worked", "Of more than 12 hours"];
        let weeks = records.workforce.whole_duty_weeks(person, post);
        vec![
            TraceStep {
                text: format!("Duties, {post}, summed by week while they are read"),
                result: counted(whole("duties"), ("duty", "duties")),
                rows: None,
            },
            TraceStep {
                text: "Those of more than 12 hours, breaks taken off".to_owned(),
                result: counted(whole("long duties"), ("duty", "duties")),
                rows: Some(counted_in(headings, weeks, |week| week.long_duties)),
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "What kept the duty going, and who could have relieved it?",
            "Was the next duty moved to keep eleven hours of rest?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Day, Window};
    use crate::indicators::Scope;

    fn long(csv: &str) -> Measured {
        let workforce = Workforce::from_csv(&[("duties.csv", csv)]).unwrap();
        let first = Day::from_ymd(2025, 3, 3).unwrap();
        let scope = Scope::over(Window { first, last: first.plus(27) });
        LongDuties.measure(0, &Records::new(&workforce, &scope))
    }

    #[test]
    fn a_break_is_no_work_and_stated_hours_come_first() {
        // 13 hours with an hour's break are twelve; the second is stated as 12.25 hours.
        let csv = "Person ID,Duty Date,Actual Start,Actual End,Break Minutes,Hours Worked\n\
            A1,2025-03-03,07:00,20:00,60,\nA1,2025-03-04,20:00,06:00,60,12.25\nA1,2025-03-06,07:00,20:01,60,\n";
        let seen = long(csv);
        assert_eq!((seen.amount(), seen.input("duties")), (Some(2.0), Some(3.0)));
    }

    #[test]
    fn a_person_away_all_along_has_none_and_one_without_duties_has_no_value() {
        let csv = "Person ID,Duty Date,Duty Type,Actual Start,Actual End\nA1,2025-03-03,Annual leave,,\n\
            A2,2025-03-03,Early,07:00,20:00\n";
        assert_eq!(long(csv).amount(), Some(0.0));
        let people = "Person ID,Team\nA0,Red\nA1,Red\n";
        let workforce = Workforce::from_csv(&[("people.csv", people), ("duties.csv", csv)]).unwrap();
        let first = Day::from_ymd(2025, 3, 3).unwrap();
        let scope = Scope::over(Window { first, last: first.plus(27) });
        let nothing = LongDuties.measure(0, &Records::new(&workforce, &scope));
        assert_eq!(nothing, Measured::Unknown("no duties of this person were read".to_owned()));
    }
}
