//! Average weekly working time as the Working Time Regulations 1998 reckon it, reg. 4(6).

use crate::calendar::{Day, Window};

/// Weekly working time over one reference period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WeeklyAverage {
    /// The reference period.
    pub window: Window,
    /// A: hours worked in the period.
    pub hours: f64,
    /// Days in the period that do not count: leave, sickness.
    pub excluded_days: u32,
    /// B: hours in the days right after the period that make up for the excluded days; `None` where the records end first.
    pub made_up_hours: Option<f64>,
    /// (A + B) ÷ weeks; `None` where B is not known.
    pub average: Option<f64>,
    /// A ÷ (weeks − excluded days ÷ 7): the usual approximation where B is not known. `None` where everything is excluded.
    pub approximate: Option<f64>,
}

impl WeeklyAverage {
    /// The exact average where it is known, else the approximation; hours a week.
    pub fn best(&self) -> Option<f64> {
        self.average.or(self.approximate)
    }
}

/// Weekly working time over the `weeks` weeks that end on `last`.
///
/// `worked` holds each day worked with its hours (less breaks, on the day the duty started), in order; `excluded` the
/// days of leave and sickness, in order; B runs from the day after `last` until as many days were *worked* as were
/// excluded.
///
/// ```
/// use candour::calendar::Day;
/// use candour::tables::working_time::weekly_average;
/// // 10 hours on five days of each of 17 weeks.
/// let worked: Vec<(Day, f64)> = (0..119).filter(|d| d % 7 < 5).map(|d| (Day(d), 10.0)).collect();
/// let found = weekly_average(&worked, &[], Day(118), 17);
/// assert_eq!(found.average, Some(50.0));
/// ```
pub fn weekly_average(worked: &[(Day, f64)], excluded: &[Day], last: Day, weeks: u32) -> WeeklyAverage {
    let window = Window { first: last.plus(1 - (weeks * 7) as i32), last };
    let hours = worked.iter().filter(|(day, _)| window.contains(*day)).map(|(_, hours)| hours).sum::<f64>();
    let excluded_days = excluded.iter().filter(|day| window.contains(**day)).count() as u32;
    let after: Vec<f64> = worked.iter().filter(|(day, _)| *day > last).map(|(_, hours)| *hours).collect();
    let made_up_hours = match excluded_days as usize {
        0 => Some(0.0),
        wanted => after.get(..wanted).map(|days| days.iter().sum()),
    };
    let weeks = f64::from(weeks);
    let shorter = weeks - f64::from(excluded_days) / 7.0;
    WeeklyAverage {
        window,
        hours,
        excluded_days,
        made_up_hours,
        average: made_up_hours.map(|more| (hours + more) / weeks),
        approximate: (shorter > 0.0).then(|| hours / shorter),
    }
}
