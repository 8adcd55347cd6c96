//! Whether the employer keeps night workers within eight hours in 24.

use super::duty_weeks::{in_post_with_duties, no_times, with_times};
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator};
use crate::calendar::{Day, Weekday, Window};
use crate::tables::Workforce;
use crate::tables::duties::WeekCell;

indicator! {
    /// Whoever works at night as a normal course may be given eight hours in 24 on average, and nobody can opt out of it.
    ///
    /// # Formula
    /// `A ÷ (B − C)`: `A` hours worked in the reference period, `B` its days, `C` its days of weekly rest, one a week. Only of
    /// periods in which at least a third of the duties had three hours or more between 23:00 and 06:00; the highest of all
    /// that end on a Sunday.
    ///
    /// # Unit
    /// Hours per 24 hours. Over six days a week, eight of them are 48 hours a week.
    ///
    /// # Example
    /// Five nights of ten hours a week: 850 hours in 17 weeks, over 119 − 17 days.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, NightLoad, Records, Scope};
    /// use candour::tables::Workforce;
    /// let first = Day::from_ymd(2025, 1, 6).unwrap();
    /// let mut csv = String::from("Person ID,Duty Date,Actual Start,Actual End\n");
    /// for day in (0..17 * 7).filter(|day| day % 7 < 5) {
    ///     csv += &format!("A1,{},21:00,07:00\n", first.plus(day).iso());
    /// }
    /// let workforce = Workforce::from_csv(&[("duties.csv", csv.as_str())]).unwrap();
    /// let scope = Scope::over(Window { first, last: first.plus(17 * 7 - 1) });
    /// let load = NightLoad.measure(0, &Records::new(&workforce, &scope)).amount().unwrap();
    /// assert!((load - 850.0 / 102.0).abs() < 1e-9); // 8.3
    /// ```
    ///
    /// # Source
    /// Working Time Regulations 1998, reg. 6 with the average of reg. 6(5); night time and night worker as in reg. 2. A third
    /// of duties was a normal course in R v Attorney General for Northern Ireland, ex parte Burns [1999] IRLR 315.
    ///
    /// # Easily misread as
    /// What someone can bear, or a breach each time. Work that needs to go on without a break (reg. 21) is exempt where equal
    /// rest is given, and not all overtime need be normal hours. Leave lowers the figure; unlike for the 48 hours, the
    /// regulation does not make it up.
    ///
    /// # Look here first
    /// Whether the overtime in it is regular, and whether the work has special hazards: then eight hours bind in any 24.
    pub struct NightLoad { id: "night-load", name: "Hours of night workers", unit: ("hour per 24 hours", "hours per 24 hours"), lane: Lane::WorkingTime }
}

/// Of the duties of a night worker, at least one in this many is at night.
const ONE_NIGHT_IN: u32 = 3;
/// Days of a week over which its hours are averaged: reg. 11 leaves one of the seven for rest.
const DAYS_A_WEEK: u32 = 6;

/// One reference period.
struct Load {
    window: Window,
    weeks: Vec<(Day, WeekCell)>,
    minutes: u32,
    duties: u32,
    nights: u32,
}

impl Load {
    fn of(weeks: &[(Day, WeekCell)]) -> Option<Self> {
        let window = Window { first: weeks.first()?.0, last: weeks.last()?.0.plus(6) };
        let sum = |of: fn(&WeekCell) -> u32| weeks.iter().map(|(_, week)| of(week)).sum();
        Some(Self {
            window,
            weeks: Vec::new(),
            minutes: sum(|w| u32::from(w.minutes)),
            duties: sum(|w| u32::from(w.duties)),
            nights: sum(WeekCell::nights),
        })
    }

    fn of_night_worker(&self) -> bool {
        self.nights > 0 && self.nights * ONE_NIGHT_IN >= self.duties
    }

    fn hours_per_day(&self) -> f64 {
        f64::from(self.minutes) / 60.0 / f64::from(self.window.days() / 7 * DAYS_A_WEEK)
    }
}

fn highest(person: u32, records: &Records<'_>) -> Result<Load, Measured> {
    let post = in_post_with_duties(person, records, with_times)?;
    let weeks = records.scope.reference_weeks.max(1) as usize;
    let monday =
        if post.first.weekday() == Weekday::Monday { post.first } else { post.first.monday().plus(7) };
    let whole = ((post.last.0 + 1 - monday.0).max(0) / 7) as usize;
    if whole < weeks {
        return Err(Measured::Unknown(format!("in post for less than {weeks} weeks")));
    }
    let mut cells: Vec<(Day, WeekCell)> =
        (0..whole as i32).map(|week| (monday.plus(week * 7), WeekCell::default())).collect();
    let inside = Window { first: monday, last: monday.plus(whole as i32 * 7 - 1) };
    for (day, cell) in records.workforce.duty_weeks(person, inside) {
        if let Some(week) = cells.get_mut(((day.0 - monday.0) / 7) as usize) {
            week.1 = cell;
        }
    }
    let mut best: Option<(usize, Load)> = None;
    for (at, period) in cells.windows(weeks).enumerate() {
        let Some(load) = Load::of(period).filter(Load::of_night_worker) else { continue };
        if best.as_ref().is_none_or(|(_, b)| load.minutes > b.minutes) {
            best = Some((at, load));
        }
    }
    match best {
        Some((at, load)) => Ok(Load { weeks: cells[at..at + weeks].to_vec(), ..load }),
        None => Err(Measured::Unknown(format!(
            "not a night worker: fewer than one duty in {ONE_NIGHT_IN} at night in any {weeks} weeks"
        ))),
    }
}

impl Indicator for NightLoad {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::LegalLimit { limit: 8.0 }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        no_times(workforce)
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        match highest(person, records) {
            Err(unknown) => unknown,
            Ok(load) => Measured::Value {
                amount: load.hours_per_day(),
                exposure: None,
                inputs: vec![
                    ("hours in the period", f64::from(load.minutes) / 60.0),
                    ("duties", f64::from(load.duties)),
                    ("duties at night", f64::from(load.nights)),
                ],
            },
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Ok(load) = highest(person, records) else { return Vec::new() };
        let hours = f64::from(load.minutes) / 60.0;
        let days = load.window.days();
        let rows = load
            .weeks
            .iter()
            .map(|(monday, week)| {
                let hours = format!("{:.1}", f64::from(week.minutes) / 60.0);
                (None, vec![monday.to_string(), week.duties.to_string(), week.nights().to_string(), hours])
            })
            .collect();
        vec![
            TraceStep {
                text: format!(
                    "Duties at night in the {} weeks of {}, of {} duties: at least one in {ONE_NIGHT_IN} makes a night worker",
                    days / 7,
                    load.window,
                    load.duties
                ),
                result: counted(load.nights, ("duty", "duties")),
                rows: Some(TraceRows { headings: &["Week of", "Duties", "At night", "Hours"], rows }),
            },
            TraceStep {
                text: format!("{hours:.1} hours ÷ ({days} days − {} days of weekly rest)", days / 7),
                result: format!("{:.1} hours per 24 hours", load.hours_per_day()),
                rows: None,
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Is the overtime in these hours regular, or was it one event?",
            "Was the free health assessment for night workers offered?",
            "Does the work have special hazards or heavy strain, so that eight hours bind in any 24?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::indicators::Scope;

    /// One week in so many is of nights, 22:00 to 06:00; the others of days, 08:00 to 16:00. Six duties a week.
    fn load(one_in: i32, weeks: i32) -> Measured {
        let first = Day::from_ymd(2025, 1, 6).unwrap();
        let mut csv = "Person ID,Duty Date,Actual Start,Actual End\n".to_owned();
        for day in (0..weeks * 7).filter(|day| day % 7 < 6) {
            let times = if day / 7 % one_in == 0 { "22:00,06:00" } else { "08:00,16:00" };
            csv += &format!("A1,{},{times}\n", first.plus(day).iso());
        }
        let workforce = Workforce::from_csv(&[("duties.csv", &csv)]).unwrap();
        let scope = Scope::over(Window { first, last: first.plus(weeks * 7 - 1) });
        NightLoad.measure(0, &Records::new(&workforce, &scope))
    }

    #[test]
    fn one_week_of_nights_in_three_makes_a_night_worker_and_one_in_four_does_not() {
        // 17 weeks hold six weeks of nights of three: 36 of 102 duties. Six duties of eight hours over six days are eight.
        let third = load(3, 17);
        assert_eq!(third.amount(), Some(8.0));
        assert_eq!((third.input("duties at night"), third.input("duties")), (Some(36.0), Some(102.0)));
        assert!(matches!(load(4, 17), Measured::Unknown(why) if why.starts_with("not a night worker")));
    }

    #[test]
    fn less_than_a_reference_period_has_no_value() {
        assert!(matches!(load(1, 16), Measured::Unknown(why) if why.contains("less than 17 weeks")));
        assert_eq!(load(1, 20).amount(), Some(8.0));
    }
}
