//! How many hours a team's people work, so that a whole team can be seen to carry more than the others.

use super::duty_weeks::in_post_with_duties;
use super::working_time::working_days;
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, indicator, not_in_post};
use crate::tables::Workforce;

indicator! {
    /// Hours worked for each post show a team that does the work of more people than it has. Look here before looking at
    /// anybody in it.
    ///
    /// # Formula
    /// `H ÷ W`: `H` hours of duty in the period, or contracted hours of days worked plus overtime where no duties were read;
    /// `W` weeks in post. A team's is `ΣH ÷ Σ(W × full-time equivalent)`, set against the other teams’.
    ///
    /// # Unit
    /// Hours a week in post. Weeks of leave and sickness count as weeks in post: that a team has them to cover is part of
    /// its load.
    ///
    /// # Example
    /// 170 hours of duty in four weeks are 42.5 a week.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, Records, Scope, TeamLoad};
    /// use candour::tables::Workforce;
    /// let first = Day::from_ymd(2025, 3, 3).unwrap();
    /// let mut csv = String::from("Person ID,Team,Duty Date,Actual Start,Actual End\n");
    /// for week in 0..4 {
    ///     for day in 0..5 {
    ///         csv += &format!("A1,Red,{},08:00,16:30\n", first.plus(week * 7 + day).iso());
    ///     }
    /// }
    /// let workforce = Workforce::from_csv(&[("duties.csv", csv.as_str())]).unwrap();
    /// let scope = Scope::over(Window { first, last: first.plus(27) });
    /// assert_eq!(TeamLoad.measure(0, &Records::new(&workforce, &scope)).amount(), Some(42.5));
    /// ```
    ///
    /// # Source
    /// Hours over establishment, by funnel (`domain.md` TEAM-LOAD), with the people in post for the establishment: no file
    /// says how many posts a team should have. How much teams differ anyway is allowed for (`detect::team_mean`).
    ///
    /// # Easily misread as
    /// A keen team. Vacancies, cover for the sick, events and a pattern with long duties all give more hours; and a team of
    /// part-timers looks light where no file has their full-time equivalent.
    ///
    /// # Look here first
    /// Vacant posts and how long they have been vacant, absences being covered, and what was asked of this team alone.
    pub struct TeamLoad { id: "team-load", name: "Team workload", unit: ("hour a week", "hours a week"), lane: Lane::WorkingTime }
}

fn with_hours(table: &crate::tables::duties::DutyTable) -> Result<(), &'static str> {
    if table.minutes > 0 { Ok(()) } else { Err("the duties of this person do not say how long they were") }
}

/// Hours worked in the period, or why nobody can say.
fn hours(person: u32, records: &Records<'_>) -> Result<f64, Measured> {
    let workforce = records.workforce;
    if workforce.duties.is_empty() {
        if let Some(unknown) = not_in_post(person, records) {
            return Err(unknown);
        }
        let (worked, _) = working_days(person, records)
            .ok_or_else(|| Measured::Unknown("contracted hours are not known".to_owned()))?;
        return Ok(worked.iter().map(|day| day.hours).sum());
    }
    let post = in_post_with_duties(person, records, with_hours)?;
    let minutes: u32 = workforce.duty_weeks(person, post).map(|(_, week)| u32::from(week.minutes)).sum();
    Ok(f64::from(minutes) / 60.0)
}

impl Indicator for TeamLoad {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::Teams
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if workforce.teams.is_empty() {
            return Some("no file says who is in which team".to_owned());
        }
        if !workforce.duties.is_empty() {
            let none = workforce.duties.iter().all(|d| with_hours(&d.table).is_err());
            return none.then(|| "the duties do not say how long they were".to_owned());
        }
        if !workforce.has_overtime_file {
            return Some("neither duties nor overtime were read".to_owned());
        }
        let none = workforce.people.iter().all(|p| p.contracted_hours.is_none());
        none.then(|| {
            "no file says how many hours people are contracted for, and no duties were read".to_owned()
        })
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        let hours = match hours(person, records) {
            Ok(hours) => hours,
            Err(unknown) => return unknown,
        };
        let who = &records.workforce.people[person as usize];
        let days = who.days_in_post(records.scope.window);
        let weeks = f64::from(days) / 7.0;
        Measured::Value {
            amount: hours / weeks,
            exposure: Some(records.years_in_post(person)),
            inputs: vec![("hours", hours), ("full-time weeks in post", weeks * who.fte.unwrap_or(1.0))],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Ok(hours) = hours(person, records) else { return Vec::new() };
        let who = &records.workforce.people[person as usize];
        let Some(post) = who.in_post(records.scope.window) else { return Vec::new() };
        let from_duties = !records.workforce.duties.is_empty();
        let rows = records
            .workforce
            .duty_weeks(person, post)
            .filter(|(_, week)| week.minutes > 0)
            .map(|(monday, week)| {
                (None, vec![monday.to_string(), format!("{:.1}", f64::from(week.minutes) / 60.0)])
            })
            .collect();
        let weeks = f64::from(who.days_in_post(post)) / 7.0;
        vec![
            TraceStep {
                text: if from_duties {
                    format!("Hours of duty, {post}, summed by week while they are read")
                } else {
                    format!("Contracted hours of the days worked, {post}, and overtime")
                },
                result: format!("{hours:.1} hours"),
                rows: from_duties.then_some(TraceRows { headings: &["Week of", "Hours"], rows }),
            },
            TraceStep {
                text: format!("{hours:.1} hours ÷ {weeks:.1} weeks in post"),
                result: format!("{:.1} hours a week", hours / weeks),
                rows: None,
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "How many posts are vacant, and since when?",
            "Whose absence is being covered, and by whom?",
            "What was asked of this team that was not asked of the others?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Day, Window};
    use crate::indicators::Scope;

    fn load(files: &[(&str, &str)], days: i32) -> Measured {
        let workforce = Workforce::from_csv(files).unwrap();
        assert_eq!(TeamLoad.missing(&workforce), None);
        let first = Day::from_ymd(2025, 3, 3).unwrap();
        let scope = Scope::over(Window { first, last: first.plus(days - 1) });
        TeamLoad.measure(0, &Records::new(&workforce, &scope))
    }

    #[test]
    fn contracted_hours_and_overtime_stand_in_for_duties_and_a_week_of_sickness_has_none() {
        // 40 hours a week over four weeks, one of them sick, and ten hours of overtime: 130 ÷ 4.
        let people = "Person ID,Team,Contracted Hours,FTE\nA1,Red,40,0.5\n";
        let overtime = "Person ID,Overtime Date,Overtime Hours\nA1,2025-03-08,10\n";
        let sickness = "Person ID,Absence Start,Absence End\nA1,2025-03-10,2025-03-16\n";
        let files = [("people.csv", people), ("overtime.csv", overtime), ("sickness.csv", sickness)];
        let seen = load(&files, 28);
        assert_eq!((seen.amount(), seen.input("full-time weeks in post")), (Some(32.5), Some(2.0)));
    }

    #[test]
    fn only_weeks_in_post_count_and_leave_is_in_post() {
        // Joined in the third week of four and was on leave in the last: 8 hours over two weeks.
        let people = "Person ID,Team,Hire Date\nA1,Red,2025-03-17\n";
        let duties = "Person ID,Duty Date,Duty Type,Actual Start,Actual End\nA1,2025-03-17,Early,07:00,15:00\n\
            A1,2025-03-24,Annual leave,,\n";
        assert_eq!(load(&[("people.csv", people), ("duties.csv", duties)], 28).amount(), Some(4.0));
    }
}
