//! What came of reading one cell.

/// A cell read as a value of some type. "No value" always has a reason.
///
/// ```
/// use candour::intake::Cell;
/// assert_eq!(Cell::Value(7.5).map(|hours| hours * 60.0), Cell::Value(450.0));
/// assert_eq!(Cell::Value(7.5).value(), Some(7.5));
/// assert_eq!(Cell::<f64>::Bad("an amount of money").value(), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell<T> {
    /// Blank, or one of the ways in which systems write nothing (`-`, `N/A`, `null`).
    Missing,
    /// A value.
    Value(T),
    /// Still going on: 31-Dec-4712, 9999, "ongoing".
    Open,
    /// Not understood, and why.
    Bad(&'static str),
}

impl<T> Cell<T> {
    /// The value, where there is one.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The same cell with its value changed.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Cell<U> {
        match self {
            Self::Missing => Cell::Missing,
            Self::Value(value) => Cell::Value(change(value)),
            Self::Open => Cell::Open,
            Self::Bad(why) => Cell::Bad(why),
        }
    }
}
