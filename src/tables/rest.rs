//! Rest between duties: regulation 10 of the Working Time Regulations 1998 asks for 11 consecutive hours.

/// One duty, in minutes of one clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duty {
    /// Start, minutes.
    pub start: i64,
    /// End, minutes.
    pub end: i64,
    /// The day it is counted on.
    pub day: i32,
}

/// The gaps of one person in one window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest {
    /// Gaps between one duty's end and the next one's start, counted on the later duty's day.
    pub gaps: u32,
    /// Gaps shorter than the limit.
    pub short_gaps: u32,
    /// The shortest gap in minutes, negative where duties overlap; `None` without gaps.
    pub shortest: Option<i64>,
    /// The longest run of days each with a duty.
    pub longest_run_of_days: u32,
}

/// The gaps between duties whose later duty starts in [first_day, last_day], and those below `least_minutes`.
///
/// `duties` in order of start. The duty before the window gives the first gap its beginning. A breach is the roster's.
///
/// ```
/// use candour::tables::rest::{rest, Duty};
/// let duty = |day: i32, from: i64, to: i64| Duty { start: i64::from(day) * 1440 + from, end: i64::from(day) * 1440 + to, day };
/// let seen = rest(&[duty(0, 840, 1380), duty(1, 420, 900), duty(3, 420, 900)], 0, 6, 660);
/// assert_eq!((seen.gaps, seen.short_gaps, seen.shortest), (2, 1, Some(480))); // late to early: 8 hours
/// assert_eq!(seen.longest_run_of_days, 2);
/// ```
pub fn rest(duties: &[Duty], first_day: i32, last_day: i32, least_minutes: i64) -> Rest {
    let inside = |d: &Duty| first_day <= d.day && d.day <= last_day;
    let mut seen = Rest { gaps: 0, short_gaps: 0, shortest: None, longest_run_of_days: 0 };
    for pair in duties.windows(2).filter(|pair| inside(&pair[1])) {
        let gap = pair[1].start - pair[0].end;
        seen.gaps += 1;
        seen.short_gaps += u32::from(gap < least_minutes);
        seen.shortest = Some(seen.shortest.map_or(gap, |s| s.min(gap)));
    }
    let mut run = 0;
    let mut last: Option<i32> = None;
    for duty in duties.iter().filter(|d| inside(d)) {
        run = match last {
            Some(day) if day == duty.day => run,
            Some(day) if day + 1 == duty.day => run + 1,
            _ => 1,
        };
        last = Some(duty.day);
        seen.longest_run_of_days = seen.longest_run_of_days.max(run);
    }
    seen
}
