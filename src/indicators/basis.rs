//! What a lost-time rate is a share of.

use serde::{Deserialize, Serialize};

/// Which time stands above and below the line of a lost-time rate. Rates are only to be set beside rates of the same kind.
///
/// ```
/// use candour::indicators::Basis;
/// assert_eq!(Basis::default().due(), "working days");
/// assert_eq!(Basis::by_id("hours"), Some(Basis::Hours));
/// assert_eq!(Basis::by_id("fortnights"), None);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Basis {
    /// Working days of the person's own week, on both sides.
    #[default]
    Working,
    /// Calendar days on both sides, rest days included, as NHS England publishes it.
    Calendar,
    /// Contracted hours on both sides, parts of days counted as parts, as NHS Scotland publishes it.
    Hours,
}

impl Basis {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Working, Self::Calendar, Self::Hours];

    /// As it is written in settings and records.
    pub fn id(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Calendar => "calendar",
            Self::Hours => "hours",
        }
    }

    /// The basis of an id.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|basis| basis.id() == id)
    }

    /// What the rate is a share of: "working days".
    pub fn due(self) -> &'static str {
        match self {
            Self::Working => "working days",
            Self::Calendar => "calendar days",
            Self::Hours => "contracted hours",
        }
    }

    /// The names of what is lost and what is due among an indicator's inputs.
    pub fn inputs(self) -> (&'static str, &'static str) {
        match self {
            Self::Working => ("days lost", "working days"),
            Self::Calendar => ("calendar days lost", "calendar days in post"),
            Self::Hours => ("hours lost", "contracted hours"),
        }
    }
}
