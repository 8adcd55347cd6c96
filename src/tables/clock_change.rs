//! Work on the two nights of the year when the clocks are changed, and lengths by the clock.

use super::times::Times;
use super::write;
use crate::calendar::{ClockChange, Day, Weekday};
use crate::intake::Row;
use crate::intake::ledger::{Fate, Ledger};

/// Whether the clocks are changed in the small hours of this day or of the next.
pub(super) fn is_near(day: Day) -> bool {
    day.clock_change().is_some() || day.plus(1).clock_change().is_some()
}

/// The Sunday on which the clocks were changed while somebody worked, and what they did.
#[inline]
pub(super) fn worked_over(day: Day, Times { start, length }: Times) -> Option<(Day, ClockChange)> {
    let until = start + length;
    // From 01:00 to 02:00 of the day it began, or of the next.
    let night = |midnight: u16| start < midnight + 120 && until > midnight + 60;
    let (same, next) = (night(0), night(24 * 60));
    if !same && !next {
        return None;
    }
    let sunday = match day.weekday() {
        Weekday::Sunday if same => day,
        Weekday::Saturday if next => day.plus(1),
        _ => return None,
    };
    Some((sunday, sunday.clock_change()?))
}

/// Notes it. The hours stay as written: whether a system has already allowed for the change cannot be seen.
#[inline]
pub(super) fn note(day: Day, times: Times, row: &Row<'_>, ledger: &mut Ledger) {
    let Some((sunday, change)) = worked_over(day, times) else { return };
    let reason = match change {
        ClockChange::Forward => {
            "worked while British clocks went forward: an hour less passed than start and end say"
        }
        ClockChange::Back => {
            "worked while British clocks went back: an hour more passed than start and end say"
        }
    };
    let detail = format!("night to {sunday}; the hours are counted as written");
    write(ledger, row, Fate::Noted, reason, detail);
}
