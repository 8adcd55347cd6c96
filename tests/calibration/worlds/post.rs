//! Time in post: from when to when a person of a world was there in 2025.

use super::dice::{Dice, Use};

/// Days of 2025, counted from 0.
pub(crate) const DAYS: i32 = 365;
/// Share of people who join in the year, and share who leave.
const MOVE: f64 = 0.1;
/// The longest that anybody has been there, in days before the year.
const LONGEST: i32 = 3_650;

/// A person's time in post, in days from 1 January 2025.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Post {
    pub(crate) start: i32,
    /// The last day, of those who left.
    pub(crate) end: Option<i32>,
}

impl Post {
    /// One person's; a person who `stays` is there all year.
    pub(crate) fn draw(seed: u32, person: usize, stays: bool) -> Self {
        let mut dice = Dice::new(seed, Use::Post, person);
        let before = -1 - dice.below(LONGEST);
        let (joins, on) = (dice.happens(MOVE), 1 + dice.below(DAYS - 1));
        let (leaves, after) = (dice.happens(MOVE), dice.uniform());
        let start = if joins && !stays { on } else { before };
        let first = start.max(0);
        // Not before they came.
        let end = first + (f64::from(DAYS - 1 - first) * after) as i32;
        Self { start, end: (leaves && !stays).then_some(end) }
    }

    /// The days of the year on which the person was there.
    pub(crate) fn days(self) -> std::ops::RangeInclusive<i32> {
        self.start.max(0)..=self.end.unwrap_or(DAYS - 1)
    }
}
