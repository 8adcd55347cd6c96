//! In how many weeks the roster left no day of rest.

use super::duty_weeks::{in_post_with_duties, no_duties};
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator};
use crate::calendar::Day;
use crate::tables::Workforce;
use crate::tables::work_days::WorkDays;

indicator! {
    /// A week of work on every day, without two days off in the week before or after, leaves nobody the rest the law gives.
    ///
    /// # Formula
    /// `n`: weeks from Monday to Sunday with a duty or overtime on all seven days, where neither the week before nor the
    /// week after has two days without. A day without a duty is taken for 24 hours of rest.
    ///
    /// # Unit
    /// Weeks without weekly rest.
    ///
    /// # Example
    /// Three weeks with a duty every day: the second has no rest. The first and third may share a fortnight with weeks that
    /// are not in the records, so nothing is said of them.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, Records, Scope, WeeklyRest};
    /// use candour::tables::Workforce;
    /// let first = Day::from_ymd(2025, 3, 3).unwrap();
    /// let mut csv = String::from("Person ID,Duty Date,Actual Start,Actual End\n");
    /// for day in 0..21 {
    ///     csv += &format!("A1,{},08:00,16:00\n", first.plus(day).iso());
    /// }
    /// let workforce = Workforce::from_csv(&[("duties.csv", csv.as_str())]).unwrap();
    /// let scope = Scope::over(Window { first, last: first.plus(20) });
    /// assert_eq!(WeeklyRest.measure(0, &Records::new(&workforce, &scope)).amount(), Some(1.0));
    /// ```
    ///
    /// # Source
    /// Working Time Regulations 1998, reg. 11: 24 hours without work in each seven days, or, if the employer so decides,
    /// twice 24 or once 48 in each fourteen. The week begins on Monday unless an agreement says otherwise.
    ///
    /// # Easily misread as
    /// Proof. From an early duty to a late one on the next day can be 24 hours as well, and an agreement or reg. 21 may set
    /// other weeks or a rest to make up for it. It is the roster's matter, never the person's.
    ///
    /// # Look here first
    /// Which days off were cancelled in these weeks, and when rest was given in their place.
    pub struct WeeklyRest { id: "weekly-rest", name: "Weeks without a day of rest", unit: ("week without a day of rest", "weeks without a day of rest"), lane: Lane::WorkingTime }
}

/// Days off in two neighbouring weeks that are enough for both of them.
const ENOUGH_IN_A_FORTNIGHT: u32 = 2;

/// Mondays of the weeks without rest, each with the days off of the weeks before and after it.
fn without_rest(worked: &WorkDays) -> Vec<(Day, u32, u32)> {
    let off: Vec<(Day, u32)> = worked.weeks().map(|(monday, days)| (monday, 7 - days.count_ones())).collect();
    off.windows(3)
        .filter(|w| w[1].1 == 0 && w[0].1 < ENOUGH_IN_A_FORTNIGHT && w[2].1 < ENOUGH_IN_A_FORTNIGHT)
        .map(|w| (w[1].0, w[0].1, w[2].1))
        .collect()
}

impl Indicator for WeeklyRest {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::LegalLimit { limit: 0.0 }
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
        let weeks = without_rest(&worked).len() as f64;
        let full = worked.weeks().filter(|(_, days)| days.count_ones() == 7).count() as f64;
        Measured::Value {
            amount: weeks,
            exposure: Some(records.years_in_post(person)),
            inputs: vec![("weeks without rest", weeks), ("weeks worked on all days", full)],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Ok(post) = in_post_with_duties(person, records, |_| Ok(())) else { return Vec::new() };
        let found = without_rest(&records.workforce.work_days(person, post));
        let full = self.measure(person, records).input("weeks worked on all days").unwrap_or_default();
        let weeks = found.len() as u32;
        let rows = found
            .into_iter()
            .map(|(monday, before, after)| {
                (None, vec![monday.to_string(), before.to_string(), after.to_string()])
            })
            .collect();
        vec![
            TraceStep {
                text: format!("Weeks with a duty or overtime on all seven days, {post}"),
                result: counted(full as u32, ("week", "weeks")),
                rows: None,
            },
            TraceStep {
                text: "Those where neither the week before nor the week after has two days off to make a fortnight’s rest".to_owned(),
                result: counted(weeks, ("week", "weeks")),
                rows: Some(TraceRows {
                    headings: &["Week of", "Days off in the week before", "Days off in the week after"],
                    rows,
                }),
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Which days off were cancelled, and by whom?",
            "Was rest given to make up for it, and is that recorded?",
            "Does an agreement set other weeks than Monday to Sunday?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Window;
    use crate::indicators::Scope;

    /// Weeks written as days worked, Monday first: "1111111 1111100".
    fn weeks(pattern: &str) -> f64 {
        let first = Day::from_ymd(2025, 3, 3).unwrap();
        let mut csv = "Person ID,Duty Date,Actual Start,Actual End\n".to_owned();
        let marks: Vec<char> = pattern.chars().filter(|c| *c != ' ').collect();
        for (day, _) in marks.iter().enumerate().filter(|(_, mark)| **mark == '1') {
            csv += &format!("A1,{},08:00,16:00\n", first.plus(day as i32).iso());
        }
        let workforce = Workforce::from_csv(&[("duties.csv", &csv)]).unwrap();
        let scope = Scope::over(Window { first, last: first.plus(marks.len() as i32 - 1) });
        WeeklyRest.measure(0, &Records::new(&workforce, &scope)).amount().unwrap()
    }

    #[test]
    fn two_days_off_in_a_neighbouring_week_make_the_fortnight_good() {
        assert!(weeks("1111100 1111111 1111110").abs() < 1e-9);
        assert!((weeks("1111110 1111111 1111110") - 1.0).abs() < 1e-9);
        // Twice 24 hours need not be two days together.
        assert!(weeks("1111110 1111111 0111110").abs() < 1e-9);
    }

    #[test]
    fn a_day_off_in_each_week_is_enough_and_the_run_over_two_weeks_does_not_matter() {
        // Twelve days in a row, but Monday of the first week and Sunday of the second are off.
        assert!(weeks("1111110 0111111 1111110 1111110").abs() < 1e-9);
        assert!(weeks("1111111 1111111").abs() < 1e-9); // both may share a fortnight with weeks not known
        assert!((weeks("1111111 1111111 1111111 1111111") - 2.0).abs() < 1e-9);
    }
}
