//! Average weekly working time, as regulation 4(6) of the Working Time Regulations 1998 counts it.
//!
//! (A + B)/C: A the hours in the reference period, B the hours in the period right after it up to the day on which the
//! days *worked* in it equal the days *excluded* (leave, sickness) in the reference period, C its weeks. A week of
//! leave thus does not hide a week of overtime. A breach is the employer's: nothing here points at the person.

use crate::maths::InOrder;
/// One day of one person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayHours {
    /// The day, as a count of days.
    pub day: i32,
    /// Hours worked in duties that start on it, breaks taken off.
    pub hours: f64,
    /// Whether it was worked.
    pub worked: bool,
}

/// The average over one reference period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorkingTime {
    /// A: hours in the reference period.
    pub hours_in_period: f64,
    /// Excluded days in the reference period.
    pub excluded_days: u32,
    /// B: hours after it, up to as many days worked as were excluded; 0 where the data ends first.
    pub hours_after: f64,
    /// Whether the data holds that many days worked after the period.
    pub complete: bool,
    /// (A + B)/C in hours a week; `None` where not complete.
    pub average: Option<f64>,
    /// A/(C − excluded/7): the approximation where later data is missing; `None` where every day is excluded.
    pub approximate: Option<f64>,
}

/// The average of the reference period of `weeks` weeks that ends on `last_day`.
///
/// `days` holds one person's days in rising order (a day may appear more than once; days not worked may be left out).
/// `excluded` holds the excluded days; repeats and days outside the period count for nothing.
///
/// ```
/// use candour::tables::working_time::{average, DayHours};
/// // 10 hours on each of five days a week, for four weeks; the fifth day of the second week was leave.
/// let days: Vec<DayHours> = (0..28).filter(|d| d % 7 < 5 && *d != 11)
///     .map(|day| DayHours { day, hours: 10.0, worked: true }).collect();
/// let two_weeks = average(&days, &[11], 13, 2);
/// assert_eq!((two_weeks.hours_in_period, two_weeks.hours_after), (90.0, 10.0));
/// assert_eq!(two_weeks.average, Some(50.0));
/// ```
pub fn average(days: &[DayHours], excluded: &[i32], last_day: i32, weeks: u32) -> WorkingTime {
    let length = i32::try_from(weeks.saturating_mul(7)).unwrap_or(i32::MAX);
    let before = last_day.saturating_sub(length);
    let inside = |day: i32| before < day && day <= last_day;
    let wanted = if excluded.is_sorted() {
        // A year of periods asks this 36 times of everyone.
        let (rest, _) = excluded.split_at(excluded.partition_point(|d| *d <= last_day));
        let period = rest.split_at(rest.partition_point(|d| *d <= before)).1;
        period.chunk_by(|a, b| a == b).count()
    } else {
        let mut left_out: Vec<i32> = excluded.iter().copied().filter(|&d| inside(d)).collect();
        left_out.put_in_order();
        left_out.dedup();
        left_out.len()
    };

    // The days are in order: a year of periods would otherwise go through all of them for each.
    let (rest, later) = days.split_at(days.partition_point(|d| d.day <= last_day));
    let period = rest.split_at(rest.partition_point(|d| d.day <= before)).1;
    let hours_in_period: f64 = period.iter().map(|d| d.hours).sum();
    let (mut hours_after, mut worked, mut last_worked) = (0.0, 0, None);
    for d in later.iter().filter(|d| d.worked) {
        if last_worked != Some(d.day) {
            if worked == wanted {
                break;
            }
            worked += 1;
            last_worked = Some(d.day);
        }
        hours_after += d.hours;
    }
    let complete = worked == wanted;
    let weeks_f = f64::from(weeks);
    let short = weeks_f - wanted as f64 / 7.0;
    WorkingTime {
        hours_in_period,
        excluded_days: wanted as u32,
        hours_after,
        complete,
        average: (complete && weeks > 0).then(|| (hours_in_period + hours_after) / weeks_f),
        approximate: (short > 0.0).then(|| hours_in_period / short),
    }
}
