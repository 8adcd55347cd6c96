//! Working patterns: which days someone works, and at what hours.

use crate::calendar::{Day, Weekday};

/// A working pattern, in words that the intake understands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// Office hours, Monday to Friday.
    #[default]
    Office,
    /// Monday to Wednesday.
    MondayToWednesday,
    /// Tuesday to Friday.
    TuesdayToFriday,
    /// Early turns on weekdays.
    Days,
    /// Late turns on weekdays.
    Lates,
    /// Night turns on weekdays.
    Nights,
    /// Four twelve-hour turns and four days off, in one of eight places of the cycle.
    FourOnFourOff(u8),
}

impl Pattern {
    /// As a file of people has it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Office => "Mon-Fri",
            Self::MondayToWednesday => "Mon-Wed",
            Self::TuesdayToFriday => "Tue-Fri",
            Self::Days => "Days",
            Self::Lates => "Lates",
            Self::Nights => "Nights",
            Self::FourOnFourOff(_) => "4 on 4 off",
        }
    }

    /// Whether the person is due on this day.
    pub fn works_on(self, day: Day) -> bool {
        let weekday = day.weekday();
        match self {
            Self::Office | Self::Days | Self::Lates | Self::Nights => weekday <= Weekday::Friday,
            Self::MondayToWednesday => weekday <= Weekday::Wednesday,
            Self::TuesdayToFriday => (Weekday::Tuesday..=Weekday::Friday).contains(&weekday),
            Self::FourOnFourOff(place) => (day.0 + i32::from(place)).rem_euclid(8) < 4,
        }
    }

    /// Working days for each one of somebody who works five days a week.
    pub fn of_full_time(self) -> f64 {
        match self {
            Self::MondayToWednesday => 0.6,
            Self::TuesdayToFriday => 0.8,
            Self::FourOnFourOff(_) => 0.7,
            Self::Office | Self::Days | Self::Lates | Self::Nights => 1.0,
        }
    }

    /// Share of full-time hours.
    pub fn fte(self) -> f64 {
        if let Self::FourOnFourOff(_) = self { 1.0 } else { self.of_full_time() }
    }

    /// Start and end of a turn, in minutes of the day; an end before the start is on the next morning.
    pub fn hours(self) -> (u16, u16) {
        match self {
            Self::Office | Self::MondayToWednesday | Self::TuesdayToFriday => (9 * 60, 17 * 60),
            Self::Days => (7 * 60, 15 * 60),
            Self::Lates => (14 * 60, 22 * 60),
            Self::Nights => (22 * 60, 6 * 60),
            Self::FourOnFourOff(_) => (7 * 60, 19 * 60),
        }
    }
}
