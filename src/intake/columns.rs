//! The plan as the hot path needs it: from a field straight to a column and to how its cells are read.

use super::choices::DateOrder;
use super::field::Field;
use super::hours::HoursStyle;

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    pub(crate) order: Option<DateOrder>,
    pub(crate) hours: HoursStyle,
    /// A share of full time written as 60 for 60 %.
    pub(crate) percent: bool,
}

/// Field to column.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    index: [u16; Field::COUNT],
    style: [Style; Field::COUNT],
}

const NOWHERE: u16 = u16::MAX;

impl Columns {
    pub(crate) fn new() -> Self {
        Self { index: [NOWHERE; Field::COUNT], style: [Style::default(); Field::COUNT] }
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
