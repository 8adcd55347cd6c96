//! The plan as the hot path needs it: from a field straight to a column and to how its cells are read.

use super::choices::DateOrder;
use super::eras::Calendar;
use super::field::Field;
use super::hours::HoursStyle;

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) order: Option<DateOrder>,
    /// How years and counted days are meant.
    pub(crate) calendar: Calendar,
    pub(crate) hours: HoursStyle,
    /// A share of full time written as 60 for 60 %.
    pub(crate) percent: bool,
    pub(crate) timed: Timed,
    /// Moments in Greenwich that are midnight where the file was made: the day that begins is meant, and not the one written.
    pub(crate) begins_next_day: bool,
    /// Ends of absences with times of day: at midnight the day that is written has not begun for whoever was away.
    pub(crate) over_at_midnight: bool,
}

/// What the numbers in a column of times or dates are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Timed {
    /// Times and dates as people write them.
    #[default]
    Clock,
    /// Shares of a day, as a spreadsheet keeps a time: 0.375 is 09:00.
    Share,
    /// Hours and minutes with a point between: 8.30 is half past eight, and so is 8.3 where a spreadsheet has dropped the nought.
    Pointed,
    /// Seconds since 1970.
    UnixSeconds,
    /// Milliseconds since 1970.
    UnixMillis,
}

/// Field to column.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    index: [u16; Field::COUNT],
    style: [Style; Field::COUNT],
    /// What stands beside the column of a field and is added to its length.
    added: Option<(Field, Added)>,
    /// The columns of the times of day at which an absence began and ended, where they stand beside its days.
    times: Option<[(usize, Timed); 2]>,
}

/// What is added to a length.
#[derive(Clone, Debug)]
pub(crate) enum Added {
    /// Minutes to whole hours.
    Minutes(usize),
    /// Hours at other rates.
    Hours(Vec<usize>),
}

const NOWHERE: u16 = u16::MAX;

impl Columns {
    pub(crate) fn new() -> Self {
        Self {
            index: [NOWHERE; Field::COUNT],
            style: [Style::default(); Field::COUNT],
            added: None,
            times: None,
        }
    }

    pub(crate) fn set(&mut self, field: Field, column: usize, style: Style) {
        let place = u16::try_from(column).unwrap_or(NOWHERE);
        if let (Some(index), Some(kept)) =
            (self.index.get_mut(field as usize), self.style.get_mut(field as usize))
            && *index == NOWHERE
        {
            (*index, *kept) = (place, style);
        }
    }

    /// Puts a field in another column.
    pub(crate) fn replace(&mut self, field: Field, column: usize, style: Style) {
        if let Some(index) = self.index.get_mut(field as usize) {
            *index = NOWHERE;
        }
        self.set(field, column, style);
    }

    /// Takes a field out, with what was added to it.
    pub(crate) fn remove(&mut self, field: Field) {
        if let Some(index) = self.index.get_mut(field as usize) {
            *index = NOWHERE;
        }
        self.added.take_if(|(of, _)| *of == field);
    }

    /// Says what is added to a field's lengths.
    pub(crate) fn add(&mut self, field: Field, added: Added) {
        self.added = Some((field, added));
    }

    /// Says where the times of day stand at which an absence began and ended.
    pub(crate) fn set_times(&mut self, times: [(usize, Timed); 2]) {
        self.times = Some(times);
    }

    /// Where they stand, if in columns of their own.
    #[inline]
    pub(crate) fn times(&self) -> Option<[(usize, Timed); 2]> {
        self.times
    }

    /// What is added to a field's lengths, where anything is.
    #[inline]
    pub(crate) fn added(&self, field: Field) -> Option<&Added> {
        self.added.as_ref().filter(|(of, _)| *of == field).map(|(_, added)| added)
    }

    /// The column of a field.
    #[inline]
    pub(crate) fn index(&self, field: Field) -> Option<usize> {
        match self.index.get(field as usize) {
            Some(&NOWHERE) | None => None,
            Some(&place) => Some(usize::from(place)),
        }
    }

    /// How the column of a field is read.
    #[inline]
    pub(crate) fn style(&self, field: Field) -> Style {
        self.style.get(field as usize).copied().unwrap_or_default()
    }
}
