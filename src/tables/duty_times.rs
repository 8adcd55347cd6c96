//! When people were last on duty: the rest since then, and whether two duties are one.
//!
//! Nobody is on two duties at once. A row with the start and the end of the person's row before it is that row once more
//! and is merged; of one that lies within the other the time counts once. Two that run into each other may be a late change or
//! a wrong clock: the ledger names them and both count. Files come in order of person or of day, so the duty that a row
//! could repeat is the one that was read last of its person: more is not kept of 17 million rows. Where another row of the
//! same day stands far off, the ledger names it and both count.

use super::duties::DAY_MINUTES;
use super::times::Times;
use super::write;
use crate::calendar::Day;
use crate::intake::Row;
use crate::intake::ledger::{Fate, Ledger};

/// Less rest than this between duties is short (Working Time Regulations 1998 reg. 10).
const LEAST_REST_MINUTES: i32 = 11 * 60;

const SAME: &str = "says the same as another row: same person, start and end of a duty";
const WITHIN: &str = "lies within another duty of the person: its time is counted once";
const AROUND: &str = "holds another duty of the person within it: its time is counted once";
const OVERLAPS: &str = "overlaps another duty of the person: both are counted, worth a look";
const FAR: &str = "a second duty of the person on one day, far from the first in the file: whether they overlap is not known, both are counted";

/// When people last went off duty.
#[derive(Clone, Debug, Default)]
pub(super) struct Rests {
    /// By person.
    last: Vec<Last>,
    /// Rows whose duty began before the person's earlier row ended a day or more ago: the file is not in order of time.
    out_of_order: u32,
}

/// The duty of a person that was read last, and their latest end so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Last {
    /// The latest end, in minutes since 1970; `i32::MIN` before the first duty.
    latest: i32,
    /// The end of the duty read last.
    end: i32,
    length: u16,
    /// Minutes that were counted of it.
    minutes: u16,
    row: u32,
}

impl Default for Last {
    fn default() -> Self {
        Self { latest: i32::MIN, end: i32::MIN, length: 0, minutes: 0, row: 0 }
    }
}

/// What a duty is to the one read before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meeting {
    /// Another time.
    Apart,
    /// Another time, while a duty of the same day was read earlier.
    Far,
    /// The same start and end as in this row.
    Same { row: u32 },
    /// Inside that of this row.
    Within { row: u32, last: Last },
    /// Around that of this row, of which so many minutes are counted already.
    Around { row: u32, counted: u16 },
    /// Running into that of this row, or out of it.
    Overlaps { row: u32 },
}

/// What of a duty counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counts {
    /// Nothing: it is merged.
    Not,
    /// So many minutes and its overtime, as part of the other duty.
    Part(u16),
    /// All of it.
    Whole,
}

impl Rests {
    /// What a duty is to the one of the person that was read before it. `second`: a duty of its day was read already.
    #[inline]
    pub(super) fn meets(&self, person: u32, day: Day, times: Times, second: bool) -> Meeting {
        let Some(last) = self.last.get(person as usize) else { return Meeting::Apart };
        let begin = day.0 * DAY_MINUTES + i32::from(times.start);
        let apart = begin >= last.end || begin + i32::from(times.length) <= last.end - i32::from(last.length);
        if apart && !second { Meeting::Apart } else { last.meets(day, begin, times.length, apart) }
    }

    /// Whether a duty is night work, and whether the rest since the duty before was short.
    #[inline]
    pub(super) fn duty(
        &mut self,
        person: u32,
        day: Day,
        times: Times,
        minutes: u16,
        row: u32,
    ) -> (bool, bool) {
        let (start, length) = (i32::from(times.start), i32::from(times.length));
        let begin = day.0 * DAY_MINUTES + start;
        // The night runs from 23:00 to 06:00; seen from the day's midnight that is 0-360 and 1380-1800.
        let shared = |a: i32, b: i32| ((start + length).min(b) - start.max(a)).max(0);
        let night = shared(0, 360) + shared(1_380, 1_800) >= 180;
        let person = person as usize;
        if self.last.len() <= person {
            self.make_room(person);
        }
        let Some(last) = self.last.get_mut(person) else { return (night, false) };
        let before = last.latest;
        let short = before != i32::MIN && begin >= before && begin - before < LEAST_REST_MINUTES;
        if before != i32::MIN && begin < before - DAY_MINUTES {
            self.out_of_order += 1;
        }
        let end = begin + length;
        *last = Last { latest: before.max(end), end, length: times.length, minutes, row };
        (night, short)
    }

    /// The duty that holds the one read last stays the one that the next is held against.
    #[cold]
    #[inline(never)]
    pub(super) fn put(&mut self, person: u32, around: Last) {
        if let Some(last) = self.last.get_mut(person as usize) {
            *last = Last { latest: last.latest, ..around };
        }
    }

    /// Whether people's duties came in order of time.
    pub(super) fn are_in_order(&self) -> bool {
        self.out_of_order == 0
    }

    #[cold]
    #[inline(never)]
    fn make_room(&mut self, person: usize) {
        self.last.resize(person + 1, Last::default());
    }
}

impl Last {
    #[cold]
    #[inline(never)]
    fn meets(&self, day: Day, begin: i32, length: u16, apart: bool) -> Meeting {
        let (own, row) = (self.end - i32::from(self.length), self.row);
        let end = begin + i32::from(length);
        if apart {
            // Beside the row read last, of the same day, it is seen to lie apart.
            let far = self.end == i32::MIN || own.div_euclid(DAY_MINUTES) != day.0;
            return if far { Meeting::Far } else { Meeting::Apart };
        }
        if (begin, end) == (own, self.end) {
            return Meeting::Same { row };
        }
        if begin >= own && end <= self.end {
            Meeting::Within { row, last: *self }
        } else if begin <= own && end >= self.end {
            Meeting::Around { row, counted: self.minutes }
        } else {
            Meeting::Overlaps { row }
        }
    }
}

/// Writes down what becomes of a duty that meets another, and says what of it counts.
#[cold]
#[inline(never)]
pub(super) fn settle(
    meeting: Meeting,
    minutes: u16,
    overtime: u16,
    row: &Row<'_>,
    ledger: &mut Ledger,
) -> Counts {
    let (fate, reason, other, counts) = match meeting {
        Meeting::Apart => return Counts::Whole,
        Meeting::Far => (Fate::Noted, FAR, None, Counts::Whole),
        Meeting::Same { row } => (Fate::Merged, SAME, Some(row), Counts::Not),
        Meeting::Within { row, .. } if overtime == 0 => (Fate::Merged, WITHIN, Some(row), Counts::Not),
        Meeting::Within { row, .. } => (Fate::Noted, WITHIN, Some(row), Counts::Part(0)),
        Meeting::Around { row, counted } => {
            (Fate::Noted, AROUND, Some(row), Counts::Part(minutes.saturating_sub(counted)))
        }
        Meeting::Overlaps { row } => (Fate::Noted, OVERLAPS, Some(row), Counts::Whole),
    };
    let detail = other.map_or_else(String::new, |other| format!("row {other}"));
    write(ledger, row, fate, reason, detail);
    counts
}
