//! On how many rest days someone worked.

use super::{
    Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator, not_in_post,
};
use crate::calendar::{Day, Window};
use crate::maths::InOrder;
use crate::tables::duties::{WeekCell, week_of};
use crate::tables::{RowRef, Workforce};

indicator! {
    /// Rest days that are worked again and again are rest that somebody did not get.
    ///
    /// # Formula
    /// `n`: the most days in any 13 weeks of the period with a duty or overtime on a rest day. A rest day is one on which the
    /// person is not due by the days of their own pattern; where no file names those, one with overtime and neither a duty
    /// nor an absence, in a week of the person's duties.
    ///
    /// # Unit
    /// Rest days worked in 13 weeks. Two pieces of overtime on one day are one.
    ///
    /// # Example
    /// Due from Monday to Friday, overtime on a Friday, a Saturday and the Sunday after it: two.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, Records, RestDaysWorked, Scope};
    /// use candour::tables::Workforce;
    /// let people = "Person ID,Team,Shift Pattern\nA1,Red,Mon-Fri\n";
    /// let overtime = "Person ID,Overtime Date,Overtime Hours\nA1,2025-03-07,2\nA1,2025-03-08,6\nA1,2025-03-09,4\n";
    /// let workforce = Workforce::from_csv(&[("people.csv", people), ("overtime.csv", overtime)]).unwrap();
    /// let first = Day::from_ymd(2025, 3, 3).unwrap();
    /// let scope = Scope::over(Window { first, last: first.plus(27) });
    /// assert_eq!(RestDaysWorked.measure(0, &Records::new(&workforce, &scope)).amount(), Some(2.0));
    /// ```
    ///
    /// # Source
    /// Police Regulations 2003, Annex H, on days off cancelled and worked; four in 13 weeks is a start taken from practice
    /// and not from a study (`domain.md` section c).
    ///
    /// # Easily misread as
    /// Eagerness for rest-day rates. Events, court and vacancies cancel rest days; a swap between colleagues, or overtime
    /// after a night duty that is booked on the next morning, looks the same.
    ///
    /// # Look here first
    /// Who cancelled the rest days, how long before, and whether another day off was given.
    pub struct RestDaysWorked { id: "rest-days-worked", name: "Rest days worked", unit: ("rest day worked in 13 weeks", "rest days worked in 13 weeks"), lane: Lane::WorkingTime }
}

/// 13 weeks.
const SPAN_DAYS: i32 = 91;

/// A rest day worked.
struct Worked {
    day: Day,
    /// What the work was.
    what: &'static str,
    /// The row of overtime, where there is one.
    source: Option<RowRef>,
}

/// Whether a cell says anything of the person's week; a week the file does not cover has no rest days to be seen.
fn says_something(week: &WeekCell) -> bool {
    week.duties > 0 || week.away != 0
}

/// Every rest day worked, in order, or why nobody can say.
fn worked(person: u32, records: &Records<'_>) -> Result<Vec<Worked>, Measured> {
    if let Some(unknown) = not_in_post(person, records) {
        return Err(unknown);
    }
    let workforce = records.workforce;
    let who = &workforce.people[person as usize];
    let has_duties = workforce.duties_of(person).next().is_some();
    let duties_tell = has_duties && workforce.has_overtime();
    if !who.week_known && !duties_tell {
        let why = "no file says on which days this person is due to work";
        return Err(Measured::Unknown(why.to_owned()));
    }
    if !has_duties && !workforce.has_overtime_file {
        return Err(Measured::Unknown("no duties of this person were read".to_owned()));
    }
    let Some(post) = who.in_post(records.scope.window) else { return Ok(Vec::new()) };
    let is_rest = |day: Day, week: Option<&WeekCell>| {
        if who.week_known {
            return !who.week.works_on(day);
        }
        let bit = 1 << (day.weekday() as u8);
        week.is_some_and(|w| says_something(w) && (w.worked | w.away) & bit == 0)
    };
    let mut found: Vec<Worked> = Vec::new();
    for piece in workforce.overtime_of(person) {
        if !post.contains(piece.day) || piece.hours() <= 0.0 {
            continue;
        }
        let week = workforce.duty_week(person, week_of(piece.day));
        if is_rest(piece.day, week.as_ref()) {
            found.push(Worked { day: piece.day, what: "overtime", source: Some(piece.source) });
        }
    }
    for (monday, week) in workforce.duty_weeks(person, post) {
        let work = week.worked | week.overtime_days;
        for offset in (0..7).filter(|offset| work & (1 << offset) != 0) {
            let day = monday.plus(offset);
            if is_rest(day, Some(&week)) {
                let what = if week.worked & (1 << offset) != 0 { "duty" } else { "overtime in the duties" };
                found.push(Worked { day, what, source: None });
            }
        }
    }
    // Stable, so that of several pieces on one day a row of overtime stays before the duty.
    found.put_in_order_by_key(|w| w.day);
    found.dedup_by_key(|w| w.day);
    Ok(found)
}

/// The part of the days that lies in the 13 weeks with most of them; of equals the first.
fn most_in_a_span(found: &[Worked]) -> &[Worked] {
    let (mut first, mut best) = (0, 0..0);
    for (at, this) in found.iter().enumerate() {
        while this.day.0 - found[first].day.0 >= SPAN_DAYS {
            first += 1;
        }
        if at + 1 - first > best.len() {
            best = first..at + 1;
        }
    }
    &found[best]
}

impl Indicator for RestDaysWorked {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::PolicyRule { seen: &[4.0] }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        let why = if workforce.duties.is_empty() && !workforce.has_overtime_file {
            if workforce.has_totals(|t| t.overtime_days.is_some()) {
                "totals do not say on which days the overtime was"
            } else {
                "neither duties nor overtime were read"
            }
        } else if workforce.people.iter().any(|p| p.week_known) {
            return None;
        } else if workforce.duties.is_empty() {
            "no file says on which days people are due to work, and no duties were read"
        } else if !workforce.has_overtime() {
            "no file says on which days people are due to work, and no overtime was read"
        } else {
            return None;
        };
        Some(why.to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        match worked(person, records) {
            Err(unknown) => unknown,
            Ok(found) => Measured::Value {
                amount: most_in_a_span(&found).len() as f64,
                exposure: Some(records.years_in_post(person)),
                inputs: vec![("rest days worked in the period", found.len() as f64)],
            },
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Ok(found) = worked(person, records) else { return Vec::new() };
        let who = &records.workforce.people[person as usize];
        let most = most_in_a_span(&found);
        let rows = most
            .iter()
            .map(|w| (w.source, vec![w.day.to_string(), format!("{:?}", w.day.weekday()), w.what.to_owned()]))
            .collect();
        let span = most.first().map_or(String::new(), |w| {
            format!(", {}", Window { first: w.day, last: w.day.plus(SPAN_DAYS - 1) })
        });
        vec![
            TraceStep {
                text: format!(
                    "Days with a duty or overtime on a rest day, {}; rest days are {}",
                    records.scope.window,
                    if who.week_known {
                        "those not named by the working pattern"
                    } else {
                        "those without a duty or an absence in the weeks of the person’s duties"
                    }
                ),
                result: counted(found.len() as u32, ("day", "days")),
                rows: None,
            },
            TraceStep {
                text: format!("The most of them in 13 weeks{span}"),
                result: counted(most.len() as u32, ("day", "days")),
                rows: Some(TraceRows { headings: &["Day", "Day of the week", "Work"], rows }),
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Who cancelled these rest days, and how long before?",
            "Was another day off given, and was it taken?",
            "Is it the same event or vacancy each time?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::Scope;

    fn over(files: &[(&str, &str)], days: i32) -> Measured {
        let workforce = Workforce::from_csv(files).unwrap();
        let first = Day::from_ymd(2025, 1, 6).unwrap();
        let scope = Scope::over(Window { first, last: first.plus(days - 1) });
        RestDaysWorked.measure(0, &Records::new(&workforce, &scope))
    }

    #[test]
    fn the_most_in_any_thirteen_weeks_counts_and_not_the_sum() {
        // Saturdays of weeks 1, 2, 13 and 14 of a half-year: three lie within 91 days of each other, never all four.
        let first = Day::from_ymd(2025, 1, 6).unwrap();
        let mut overtime = "Person ID,Overtime Date,Overtime Hours\n".to_owned();
        for week in [0, 1, 12, 13] {
            overtime += &format!("A1,{},4\n", first.plus(week * 7 + 5).iso());
        }
        let people = "Person ID,Team,Shift Pattern\nA1,Red,Mon-Fri\n";
        let seen = over(&[("people.csv", people), ("overtime.csv", &overtime)], 182);
        assert_eq!((seen.amount(), seen.input("rest days worked in the period")), (Some(3.0), Some(4.0)));
    }

    #[test]
    fn without_a_pattern_the_duties_say_which_days_were_free() {
        // Week 1: duties Monday to Wednesday, leave on Thursday, nothing on Friday and Saturday. Overtime on four days:
        // on a day of duty, of leave, a free one (twice), and in week 2, of which no duties were read.
        let duties = "Person ID,Duty Date,Duty Type,Actual Start,Actual End\nA1,2025-01-06,Early,07:00,15:00\n\
            A1,2025-01-07,Early,07:00,15:00\nA1,2025-01-08,Early,07:00,15:00\nA1,2025-01-09,Annual leave,,\n";
        let overtime = "Person ID,Overtime Date,Start Time,End Time,Overtime Hours\nA1,2025-01-08,15:00,17:00,2\n\
            A1,2025-01-09,10:00,12:00,2\nA1,2025-01-10,08:00,12:00,4\nA1,2025-01-10,13:00,15:00,2\n\
            A1,2025-01-15,10:00,12:00,2\n";
        let files = [("duties.csv", duties), ("overtime.csv", overtime)];
        assert_eq!(over(&files, 28).amount(), Some(1.0));
        assert!(matches!(
            over(
                &[
                    ("overtime.csv", overtime),
                    ("s.csv", "Person ID,Absence Start,Absence End\nA1,2025-01-09,2025-01-09\n")
                ],
                28
            ),
            Measured::Unknown(_)
        ));
    }

    #[test]
    fn a_duty_on_a_day_outside_the_pattern_is_a_rest_day_worked() {
        let people = "Person ID,Team,Shift Pattern\nA1,Red,Mon-Fri\n";
        let duties = "Person ID,Duty Date,Duty Type,Actual Start,Actual End\nA1,2025-01-10,Early,07:00,15:00\n\
            A1,2025-01-11,Early,07:00,15:00\nA1,2025-01-12,Rest day,,\n";
        assert_eq!(over(&[("people.csv", people), ("duties.csv", duties)], 28).amount(), Some(1.0));
    }
}
