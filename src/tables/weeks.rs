//! People's weeks of duties: what is kept of a force's year, one small cell a person and week.

use crate::calendar::Day;

/// One person's week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeekCell {
    /// Minutes on duty, breaks taken off; 65,535 is more than a week has.
    pub minutes: u16,
    /// Minutes of overtime the file names.
    pub overtime_minutes: u16,
    /// Days with a row of any kind, Monday the lowest bit.
    pub seen: u8,
    /// Days with a duty, Monday the lowest bit.
    pub worked: u8,
    /// Days of sickness or leave, Monday the lowest bit.
    pub away: u8,
    /// Days with overtime, Monday the lowest bit.
    pub overtime_days: u8,
    /// Duties.
    pub duties: u8,
    /// Days on which a duty began with at least three hours between 23:00 and 06:00 (Working Time Regulations 1998 reg. 2),
    /// Monday the lowest bit.
    pub night_days: u8,
    /// Days on which a duty began less than 11 hours after the one before ended (reg. 10), Monday the lowest bit.
    pub short_rest_days: u8,
    /// Duties of more than 12 hours.
    pub long_duties: u8,
    /// Rows of the file, for its account: 5 MB of 46,000 people's year.
    pub rows: u16,
}

/// What two files say of the same person and week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meeting {
    /// Other days, or one says nothing: both count.
    Apart,
    /// The first has all days of the second, and counts.
    First,
    /// The second has all days of the first, and counts.
    Second,
    /// Each has days that the other lacks, beside days that both have: the larger counts, and somebody has to look.
    Crossing,
}

impl WeekCell {
    /// Adds another file's cell of the same person and week.
    pub fn add(&mut self, other: &Self) {
        self.minutes = self.minutes.saturating_add(other.minutes);
        self.overtime_minutes = self.overtime_minutes.saturating_add(other.overtime_minutes);
        self.seen |= other.seen;
        self.worked |= other.worked;
        self.away |= other.away;
        self.overtime_days |= other.overtime_days;
        self.duties = self.duties.saturating_add(other.duties);
        self.night_days |= other.night_days;
        self.short_rest_days |= other.short_rest_days;
        self.long_duties = self.long_duties.saturating_add(other.long_duties);
        self.rows = self.rows.saturating_add(other.rows);
    }

    /// What another file's cell of the same person and week is to this one.
    pub(super) fn meets(&self, other: &Self) -> Meeting {
        let both = self.seen | other.seen;
        if self.seen & other.seen == 0 {
            Meeting::Apart
        } else if both != self.seen && both != other.seen {
            Meeting::Crossing
        } else if other.size() > self.size() {
            Meeting::Second
        } else {
            Meeting::First
        }
    }

    /// Whether the other of two cells that cross is the larger.
    pub(super) fn is_less_than(&self, other: &Self) -> bool {
        self.size() < other.size()
    }

    /// Days first, then hours; the rest only so that the order of files changes nothing.
    fn size(&self) -> [u16; 8] {
        let days = self.seen.count_ones() as u16;
        let (away, worked) = (u16::from(self.away), u16::from(self.worked));
        let marks = [self.seen, self.night_days].map(u16::from);
        [days, self.minutes, self.overtime_minutes, worked, away, marks[0], marks[1], self.rows]
    }

    /// The part of the week that `days` holds, Monday the lowest bit: days are exact, minutes are shared out over the
    /// days worked.
    #[must_use]
    pub fn within(&self, days: u8) -> Self {
        let inside = |mask: u8, amount: u16| {
            let all = mask.count_ones();
            (u32::from(amount) * (mask & days).count_ones())
                .checked_div(all)
                .map_or(amount, |share| share as u16)
        };
        if days == EVERY_DAY {
            return *self;
        }
        Self {
            minutes: inside(self.worked, self.minutes),
            overtime_minutes: inside(self.overtime_days, self.overtime_minutes),
            seen: self.seen & days,
            worked: self.worked & days,
            away: self.away & days,
            overtime_days: self.overtime_days & days,
            night_days: self.night_days & days,
            short_rest_days: self.short_rest_days & days,
            ..*self
        }
    }

    /// Night duties, one a day.
    pub fn nights(&self) -> u32 {
        self.night_days.count_ones()
    }

    /// Days that began after too short a rest.
    pub fn short_rests(&self) -> u32 {
        self.short_rest_days.count_ones()
    }

    /// Days worked.
    pub fn days_worked(&self) -> u32 {
        self.worked.count_ones()
    }
}

/// What was planned of one person's week, and what came of it: of duties that say both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlanCell {
    /// Duties with planned and actual times.
    pub duties: u8,
    /// Minutes from planned start to planned end.
    pub planned: u16,
    /// Minutes from actual start to actual end.
    pub actual: u16,
}

impl PlanCell {
    /// Adds one duty.
    pub(super) fn take(&mut self, planned: u16, actual: u16) {
        self.add(&Self { duties: 1, planned, actual });
    }

    /// Adds another file's cell of the same person and week.
    pub fn add(&mut self, other: &Self) {
        self.duties = self.duties.saturating_add(other.duties);
        self.planned = self.planned.saturating_add(other.planned);
        self.actual = self.actual.saturating_add(other.actual);
    }
}

/// The cells of one file: by week, and in a week by person.
#[derive(Clone, Debug)]
pub(super) struct Weeks<C = WeekCell> {
    /// From `first` on; a week's list is as long as its highest person.
    weeks: Vec<Vec<C>>,
    first: i32,
    /// The first row of each week, to have one to show.
    rows: Vec<u32>,
}

impl<C> Default for Weeks<C> {
    fn default() -> Self {
        Self { weeks: Vec::new(), first: 0, rows: Vec::new() }
    }
}

/// Monday to Sunday.
pub const EVERY_DAY: u8 = 0b111_1111;
/// Weeks from the first; a file that spans more is misread.
const MOST_WEEKS: i32 = 3_000;

/// The Monday-to-Sunday week a day lies in, counted from that of 29 December 1969.
pub fn week_of(day: Day) -> i32 {
    (day.0 + 3).div_euclid(7)
}

/// The Monday of a week.
pub fn monday_of(week: i32) -> Day {
    Day(week * 7 - 3)
}

impl<C: Clone + Default> Weeks<C> {
    /// The cell of a person and week, with room made for it and for as many as `people`; `None` decades away. `row` is
    /// kept where it is the week's first.
    #[inline]
    pub(super) fn cell(&mut self, person: u32, week: i32, people: usize, row: u32) -> Option<&mut C> {
        // Before the first week this wraps to a place far beyond the last.
        let place = week.wrapping_sub(self.first) as u32 as usize;
        if self.weeks.get(place).is_none_or(|cells| cells.len() <= person as usize) {
            return self.make_room(person as usize, week, people, row);
        }
        self.weeks.get_mut(place)?.get_mut(person as usize)
    }

    #[cold]
    #[inline(never)]
    fn make_room(&mut self, person: usize, week: i32, people: usize, row: u32) -> Option<&mut C> {
        if self.weeks.is_empty() {
            self.first = week;
        }
        if week < self.first {
            let missing = self.first - week;
            if missing > MOST_WEEKS {
                return None;
            }
            self.weeks.splice(0..0, (0..missing).map(|_| Vec::new()));
            self.rows.splice(0..0, (0..missing).map(|_| 0));
            self.first = week;
        }
        let at = (week - self.first) as usize;
        if at >= self.weeks.len() {
            if at > MOST_WEEKS as usize {
                return None;
            }
            self.weeks.resize_with(at + 1, Vec::new);
            self.rows.resize(at + 1, 0);
        }
        let cells = self.weeks.get_mut(at)?;
        if let Some(first) = self.rows.get_mut(at).filter(|first| cells.is_empty() || **first == 0) {
            *first = row;
        }
        cells.resize(people.max(person + 1), C::default());
        cells.get_mut(person)
    }

    /// The cell of a person and week, where there is one.
    pub(super) fn get(&self, person: u32, week: i32) -> Option<&C> {
        let at = usize::try_from(week - self.first).ok()?;
        self.weeks.get(at)?.get(person as usize)
    }

    /// All cells of a week by person, with the week's first row.
    pub(super) fn of_week(&self, week: i32) -> Option<(&[C], u32)> {
        let at = usize::try_from(week - self.first).ok()?;
        Some((self.weeks.get(at)?, self.rows.get(at).copied()?))
    }

    /// The weeks there are, as numbers of [`week_of`].
    pub(super) fn numbers(&self) -> std::ops::Range<i32> {
        self.first..self.first + self.weeks.len() as i32
    }
}
