//! Days, weeks and windows of time, as a roster writes them: local dates without a time zone.
//!
//! A [`Day`] is a count of days since 1 January 1970 in the Gregorian calendar. Nothing here knows what day it is
//! today: the core has no clock, so the same files give the same findings next year.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One date: days since 1970-01-01.
///
/// ```
/// use candour::calendar::{Day, Weekday};
/// let day = Day::from_ymd(2025, 4, 3).unwrap();
/// assert_eq!(day.to_string(), "3 April 2025");
/// assert_eq!(day.iso(), "2025-04-03");
/// assert_eq!(day.weekday(), Weekday::Thursday);
/// assert_eq!(Day::from_ymd(2025, 2, 29), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Day(pub i32);

/// A day of the week, Monday first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the names say it
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// What the clocks do on the two nights of the year when they are changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockChange {
    /// At 01:00 they go forward to 02:00: an hour by the clock takes no time.
    Forward,
    /// At 02:00 they go back to 01:00: an hour by the clock comes twice.
    Back,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Day {
    /// The day of a year, month (1 to 12) and day of the month; `None` where the calendar has no such day.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(1..=12).contains(&month) || day == 0 || day > days_in_month(year, month) {
            return None;
        }
        // Howard Hinnant, "chrono-compatible low-level date algorithms": days_from_civil.
        let y = if month <= 2 { year - 1 } else { year };
        let era = y.div_euclid(400);
        let year_of_era = y.rem_euclid(400);
        let shifted = (month as i32 + 9) % 12;
        let day_of_year = (153 * shifted + 2) / 5 + day as i32 - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn ymd(self) -> (i32, u32, u32) {
        let z = self.0 + 719_468;
        let era = z.div_euclid(146_097);
        let day_of_era = z.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month as u32, day as u32)
    }

    /// The day of the week. 1 January 1970 was a Thursday.
    pub fn weekday(self) -> Weekday {
        match (self.0 + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    /// `2025-04-03`.
    pub fn iso(self) -> String {
        let (y, m, d) = self.ymd();
        format!("{y:04}-{m:02}-{d:02}")
    }

    /// `3 Apr`, for labels where the year is clear.
    pub fn short(self) -> String {
        let (_, m, d) = self.ymd();
        format!("{d} {}", &MONTHS[m as usize - 1][..3])
    }

    /// What the clocks of Great Britain do in the small hours of this day, between 01:00 and 02:00 as they show it.
    ///
    /// The last Sundays of March and October, the rule since 1996 (Summer Time Act 1972 and the orders under it). Times in
    /// records stay as written; this only says where an hour by the clock was not an hour.
    ///
    /// ```
    /// use candour::calendar::{ClockChange, Day};
    /// let day = |m, d| Day::from_ymd(2025, m, d).unwrap();
    /// assert_eq!(day(3, 30).clock_change(), Some(ClockChange::Forward));
    /// assert_eq!(day(10, 26).clock_change(), Some(ClockChange::Back));
    /// assert_eq!(day(3, 23).clock_change(), None);
    /// ```
    pub fn clock_change(self) -> Option<ClockChange> {
        if self.weekday() != Weekday::Sunday {
            return None;
        }
        let (year, month, day) = self.ymd();
        // The last Sunday of a month of 31 days is its 25th or a later one.
        match (year, month, day) {
            (1996.., 3, 25..) => Some(ClockChange::Forward),
            (1996.., 10, 25..) => Some(ClockChange::Back),
            _ => None,
        }
    }

    /// The Monday of this day's week.
    pub fn monday(self) -> Self {
        Self(self.0 - self.weekday() as i32)
    }

    /// The first day of this day's month.
    pub fn month_start(self) -> Self {
        let (_, _, d) = self.ymd();
        Self(self.0 - (d as i32 - 1))
    }

    /// The last day of this day's month.
    pub fn month_end(self) -> Self {
        let (y, m, d) = self.ymd();
        Self(self.0 + (days_in_month(y, m) - d) as i32)
    }

    /// The day this many days later, or earlier when negative.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }
}

impl fmt::Display for Day {
    /// `3 April 2025`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (y, m, d) = self.ymd();
        write!(f, "{d} {} {y}", MONTHS[m as usize - 1])
    }
}

/// Days in a month of a year; month 1 to 12.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// The short English name of a month, 1 to 12.
pub fn month_short(month: u32) -> &'static str {
    &MONTHS[(month as usize - 1) % 12][..3]
}

/// A span of days, both ends included.
///
/// ```
/// use candour::calendar::{Day, Window};
/// let march = Window { first: Day::from_ymd(2025, 3, 1).unwrap(), last: Day::from_ymd(2025, 3, 31).unwrap() };
/// assert_eq!(march.days(), 31);
/// assert!(march.contains(Day::from_ymd(2025, 3, 31).unwrap()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// First day, included.
    pub first: Day,
    /// Last day, included.
    pub last: Day,
}

impl Window {
    /// Number of days; 0 when the window is empty.
    pub fn days(self) -> u32 {
        (self.last.0 - self.first.0 + 1).max(0) as u32
    }

    /// Whether the day lies inside.
    pub fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    /// The days that both windows share, if any.
    pub fn overlap(self, other: Window) -> Option<Window> {
        let shared = Window { first: self.first.max(other.first), last: self.last.min(other.last) };
        (shared.first <= shared.last).then_some(shared)
    }

    /// Every day in order.
    pub fn iter(self) -> impl Iterator<Item = Day> {
        (self.first.0..=self.last.0).map(Day)
    }

    /// The Monday of every week the window touches.
    pub fn weeks(self) -> Vec<Day> {
        let mut monday = self.first.monday();
        let mut weeks = Vec::new();
        while monday <= self.last {
            weeks.push(monday);
            monday = monday.plus(7);
        }
        weeks
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} to {}", self.first, self.last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_day_of_four_centuries_survives_the_round_trip() {
        let first = Day::from_ymd(1850, 1, 1).unwrap();
        let last = Day::from_ymd(2250, 12, 31).unwrap();
        for day in (Window { first, last }).iter() {
            let (y, m, d) = day.ymd();
            assert_eq!(Day::from_ymd(y, m, d), Some(day));
        }
    }

    #[test]
    fn the_end_of_time_in_an_hr_system_is_still_a_day() {
        assert_eq!(Day::from_ymd(4712, 12, 31).unwrap().iso(), "4712-12-31");
        assert_eq!(Day::from_ymd(9999, 12, 31).unwrap().iso(), "9999-12-31");
    }

    #[test]
    fn clocks_are_changed_on_the_last_sundays_of_march_and_october() {
        let first = Day::from_ymd(2023, 1, 1).unwrap();
        let last = Day::from_ymd(2027, 12, 31).unwrap();
        let nights: Vec<String> =
            (Window { first, last }).iter().filter(|d| d.clock_change().is_some()).map(Day::iso).collect();
        // As published on gov.uk, "When do the clocks change?".
        let published = [
            "2023-03-26",
            "2023-10-29",
            "2024-03-31",
            "2024-10-27",
            "2025-03-30",
            "2025-10-26",
            "2026-03-29",
            "2026-10-25",
            "2027-03-28",
            "2027-10-31",
        ];
        assert_eq!(nights, published);
        assert_eq!(Day::from_ymd(1995, 10, 29).unwrap().clock_change(), None);
    }

    #[test]
    fn weeks_start_on_monday() {
        let window =
            Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 1, 13).unwrap() };
        let weeks: Vec<String> = window.weeks().iter().map(|d| d.iso()).collect();
        assert_eq!(weeks, ["2024-12-30", "2025-01-06", "2025-01-13"]);
    }
}
