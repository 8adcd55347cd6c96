//! From when to when a duty or a piece of overtime lasted, and what is wrong with times that cannot be.

use crate::calendar::Day;
use crate::intake::field::Field;
use crate::intake::{Cell, Row};

/// The start by the clock and how long it lasted, in minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Times {
    pub(super) start: u16,
    pub(super) length: u16,
}

/// Why times say nothing: a reason for the ledger.
pub(super) type Impossible = &'static str;

/// More than this is no one duty, by the clock and the calendar.
pub(super) const LONGEST_MINUTES: i32 = 36 * 60;

const SAME_TIME: Impossible = "begins and ends at the same time, and no date says whether a day lies between";
const BACKWARDS: Impossible = "ends before it begins";
const TOO_LONG: Impossible = "lasts more than 36 hours from start to end";

impl Times {
    /// The end by the clock, minutes of its day.
    pub(super) fn end(self) -> u16 {
        (self.start + self.length) % (24 * 60)
    }

    /// Times of day without a date: an end before the start is on the day after.
    #[inline]
    pub(super) fn by_the_clock(start: u16, end: u16) -> Result<Self, Impossible> {
        let length = if end > start { end - start } else { (end + 24 * 60) - start };
        if end == start { Err(SAME_TIME) } else { Ok(Self { start, length }) }
    }

    /// With whatever dates and offsets the cells have; `day` is the day of the row, where it has one. `None` where the row
    /// has no start or no end.
    #[cold]
    #[inline(never)]
    pub(super) fn with_dates(
        row: &Row<'_>,
        from: Field,
        to: Field,
        day: Option<Day>,
    ) -> Result<Option<Self>, Impossible> {
        let (Cell::Value(start), Cell::Value(end)) = (row.instant(from), row.instant(to)) else {
            return Ok(None);
        };
        let end_day = match row.day(Field::EndDate) {
            Cell::Value(day) => Some(day),
            Cell::Bad(_) if end.day.is_none() => return Err("the date of its end is not understood"),
            Cell::Bad(_) | Cell::Missing | Cell::Open => None,
        };
        let dated = (start.day.is_some() || day.is_some()) && (end.day.is_some() || end_day.is_some());
        match start.until(end, day, end_day) {
            0 if !dated => Err(SAME_TIME),
            0 => Err("ends when it begins"),
            ..0 => Err(BACKWARDS),
            minutes if minutes > LONGEST_MINUTES => Err(TOO_LONG),
            minutes => Ok(Some(Self { start: start.minute, length: minutes as u16 })),
        }
    }
}
