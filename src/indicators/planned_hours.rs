//! Whether duties last as long as they were planned to.

use super::duty_weeks::{in_post_with_duties, no_duties};
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator};
use crate::tables::Workforce;
use crate::tables::duties::PlanCell;

indicator! {
    /// How much longer duties lasted than they were planned to. Where everyone's do, it is the plan that is wrong.
    ///
    /// # Formula
    /// `60 · (a − p) ÷ d`: of the `d` duties with planned and actual times in whole weeks of the period, `p` hours from
    /// planned start to planned end and `a` hours from actual start to actual end. Shown from ten such duties on.
    ///
    /// # Unit
    /// Minutes a duty, below 0 where duties end early.
    ///
    /// # Example
    /// Ten duties planned for eight hours that lasted half an hour longer each: 30 minutes a duty.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, PlannedHours, Records, Scope};
    /// use candour::tables::Workforce;
    /// let mut csv = "Person ID,Duty Date,Planned Start,Planned End,Actual Start,Actual End\n".to_owned();
    /// for day in (3..=7).chain(10..=14) {
    ///     csv += &format!("A1,2025-03-{day:02},07:00,15:00,07:00,15:30\n");
    /// }
    /// let workforce = Workforce::from_csv(&[("duties.csv", csv.as_str())]).unwrap();
    /// let march = Window { first: Day::from_ymd(2025, 3, 1).unwrap(), last: Day::from_ymd(2025, 3, 31).unwrap() };
    /// let scope = Scope::over(march);
    /// assert_eq!(PlannedHours.measure(0, &Records::new(&workforce, &scope)).amount(), Some(30.0));
    /// ```
    ///
    /// # Source
    /// `domain.md` (c), REC-PLAN. Shown only: the system rarely says who changed a time and when.
    ///
    /// # Easily misread as
    /// Padding of hours. Most systems have the planner enter the times, handing over takes as long as it takes, and whoever
    /// acts up in a rank works that rank's hours.
    ///
    /// # Look here first
    /// Whether the whole team's duties run over by as much, and who enters the actual times.
    pub struct PlannedHours { id: "planned-hours", name: "Duties beyond plan", unit: ("minute a duty", "minutes a duty"), lane: Lane::Records }
}

/// Fewer duties than this say more of one day than of a habit.
const FEWEST_DUTIES: u32 = 10;

/// Duties, planned hours and actual hours.
fn sums(weeks: impl Iterator<Item = PlanCell>) -> (u32, f64, f64) {
    weeks.fold((0, 0.0, 0.0), |(duties, planned, actual), week| {
        (
            duties + u32::from(week.duties),
            planned + f64::from(week.planned) / 60.0,
            actual + f64::from(week.actual) / 60.0,
        )
    })
}

impl Indicator for PlannedHours {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::Display
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        no_duties(workforce).or_else(|| {
            let none = !workforce.duties.iter().any(|d| d.table.has_plans());
            none.then(|| "no duties have both planned and actual times".to_owned())
        })
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        let post = match in_post_with_duties(person, records, |_| Ok(())) {
            Ok(post) => post,
            Err(unknown) => return unknown,
        };
        let (duties, planned, actual) = sums(records.workforce.planned_weeks(person, post).map(|(_, w)| w));
        if duties < FEWEST_DUTIES {
            return Measured::Unknown(format!(
                "fewer than {FEWEST_DUTIES} duties with planned and actual times in whole weeks"
            ));
        }
        Measured::Value {
            amount: 60.0 * (actual - planned) / f64::from(duties),
            exposure: None,
            inputs: vec![("duties", f64::from(duties)), ("planned hours", planned), ("actual hours", actual)],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Ok(post) = in_post_with_duties(person, records, |_| Ok(())) else { return Vec::new() };
        let weeks = || records.workforce.planned_weeks(person, post);
        let (duties, planned, actual) = sums(weeks().map(|(_, week)| week));
        if duties == 0 {
            return Vec::new();
        }
        let hours = |minutes: u16| format!("{:.1}", f64::from(minutes) / 60.0);
        let rows = weeks()
            .map(|(monday, w)| {
                (None, vec![monday.to_string(), w.duties.to_string(), hours(w.planned), hours(w.actual)])
            })
            .collect();
        let over = 60.0 * (actual - planned) / f64::from(duties);
        vec![
            TraceStep {
                text: "Duties with planned and actual times, in whole weeks, summed while they are read"
                    .to_owned(),
                result: counted(duties, ("duty", "duties")),
                rows: Some(TraceRows {
                    headings: &["Week of", "Duties", "Hours planned", "Hours worked"],
                    rows,
                }),
            },
            TraceStep {
                text: format!("{actual:.1} hours from start to end, {planned:.1} planned"),
                result: format!("{:.1} hours", actual - planned),
                rows: None,
            },
            TraceStep {
                text: format!("60 × {:.1} ÷ {duties}", actual - planned),
                result: format!("{over:.1} minutes a duty"),
                rows: None,
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Who enters the actual times, and from what?",
            "Do the whole team’s duties run over by as much?",
            "Is the plan long enough for what the duty asks?",
        ]
    }
}
