//! When something began or ended, with as much as its cell says: a time of day, the day, how far from Greenwich.

use super::cell::Cell;
use super::clock;
use super::columns::{Style, Timed};
use super::dates;
use crate::calendar::Day;

/// A time of day with what else its cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instant {
    /// The day, where the cell has one.
    pub day: Option<Day>,
    /// Minutes after midnight.
    pub minute: u16,
    /// Minutes ahead of Greenwich, where the cell says.
    pub offset: Option<i16>,
    /// `24:00`: the midnight at the end of the day.
    pub at_the_end: bool,
}

const DAY_MINUTES: i32 = 24 * 60;

impl Instant {
    /// Reads a trimmed cell that is not missing.
    pub(crate) fn read(cell: &[u8], style: Style) -> Cell<Self> {
        clock::minute_as(cell, style.timed).map(|minute| {
            let day = dates::day_as(cell, style).value();
            let offset = match style.timed {
                Timed::UnixSeconds | Timed::UnixMillis => Some(0),
                Timed::Clock | Timed::Share | Timed::Pointed => clock::offset(cell),
            };
            Self { day, minute, offset, at_the_end: minute == 0 && clock::is_24(cell) }
        })
    }

    /// Minutes until `end`; `day` and `end_day` are the days in columns of their own. Where no date says when it ended, an
    /// end before the start is on the day after.
    pub fn until(self, end: Self, day: Option<Day>, end_day: Option<Day>) -> i32 {
        let ahead = match (self.offset, end.offset) {
            (Some(start), Some(end)) => i32::from(end) - i32::from(start),
            _ => 0,
        };
        let by_the_clock = i32::from(end.minute) - i32::from(self.minute) - ahead;
        let late = if end.at_the_end { DAY_MINUTES } else { 0 };
        match (self.day.or(day), end.day.or(end_day)) {
            (Some(from), Some(to)) => {
                to.0.saturating_sub(from.0).saturating_mul(DAY_MINUTES).saturating_add(by_the_clock + late)
            }
            _ if late > 0 => by_the_clock + late,
            _ => by_the_clock.rem_euclid(DAY_MINUTES),
        }
    }
}
