//! The last weeks of the period against those before, and what the season did to everyone in them.

use super::Records;
use crate::calendar::Window;

/// Days of the later part: 13 weeks (`statistics.md` 5.1).
const LATER_DAYS: i32 = 91;
/// Days of the earlier part, at most: 39 weeks; at least as many as the later part has.
const EARLIER_DAYS: i32 = 273;

/// Spells that began in one part of the period, and days in post.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Part {
    /// Spells that began.
    pub spells: u32,
    /// Days in post.
    pub days: u32,
}

/// Two parts of the period, one after the other, over everyone who is compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Season {
    /// The last 13 weeks.
    pub later: Window,
    /// The 13 to 39 weeks before.
    pub earlier: Window,
    /// Everyone in the later part.
    pub all_later: Part,
    /// Everyone in the earlier part.
    pub all_earlier: Part,
}

impl Season {
    /// `None` where the period is shorter than 26 weeks.
    pub(super) fn of(records: &Records<'_>) -> Option<Self> {
        let window = records.scope.window;
        let later = Window { first: window.last.plus(1 - LATER_DAYS), last: window.last };
        let earlier =
            Window { first: window.first.max(later.first.plus(-EARLIER_DAYS)), last: later.first.plus(-1) };
        if window.days() < 2 * LATER_DAYS as u32 {
            return None;
        }
        let workforce = records.workforce;
        let mut season = Self { later, earlier, all_later: Part::default(), all_earlier: Part::default() };
        let people = workforce.people.iter().enumerate();
        for (person, _) in people.filter(|(_, p)| p.listed || !workforce.has_people_file) {
            let (later, earlier) = season.own(person as u32, records);
            season.all_later.add(later);
            season.all_earlier.add(earlier);
        }
        Some(season)
    }

    /// One person's spells and days in both parts.
    pub fn own(&self, person: u32, records: &Records<'_>) -> (Part, Part) {
        let part = |window: Window| Part {
            spells: records.spells_begun(person, window).count() as u32,
            days: records.workforce.people[person as usize].days_in_post(window),
        };
        (part(self.later), part(self.earlier))
    }
}

impl Part {
    fn add(&mut self, other: Self) {
        self.spells += other.spells;
        self.days += other.days;
    }

    /// Without one person's.
    #[must_use]
    pub fn without(self, own: Self) -> Self {
        Self { spells: self.spells.saturating_sub(own.spells), days: self.days.saturating_sub(own.days) }
    }
}
