//! Who certified an absence.

use crate::intake::Row;
use crate::intake::field::Field;

/// Who certified an absence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certificate {
    /// The person.
    Own,
    /// A doctor: a fit note, a medical certificate.
    Doctor,
    /// Nobody.
    None,
    /// The file does not say.
    #[default]
    Unknown,
}

impl Certificate {
    /// What a row says.
    pub(super) fn of(row: &Row<'_>) -> Self {
        let cell = row.text(Field::Certified);
        if cell.is_empty() {
            return Self::Unknown;
        }
        let heading = row.plan().column_of(Field::Certified).map_or("", |c| c.heading.as_str());
        Self::from_words(&cell, heading)
    }

    /// Reduces a word, or yes or no to what the heading asks.
    ///
    /// ```
    /// use candour::tables::certificate::Certificate;
    /// assert_eq!(Certificate::from_words("Self-certified", "Certified/Self-certified"), Certificate::Own);
    /// assert_eq!(Certificate::from_words("Y", "Fit note"), Certificate::Doctor);
    /// assert_eq!(Certificate::from_words("Y", "Self Certified"), Certificate::Own);
    /// assert_eq!(Certificate::from_words("Uncertified", "Certification"), Certificate::None);
    /// ```
    pub fn from_words(cell: &str, heading: &str) -> Self {
        let (lower, heading) = (cell.to_lowercase(), heading.to_lowercase());
        let has = |words: &[&str]| words.iter().any(|w| lower.contains(w));
        let is = |words: &[&str]| words.contains(&lower.trim());
        let (own, both) = (heading.contains("self"), heading.contains('/'));
        if has(&["uncert", "not cert", "no cert", "missing"]) || is(&["none"]) {
            Self::None
        } else if has(&["self"]) || is(&["sc"]) {
            Self::Own
        } else if has(&[
            "fit note",
            "medical",
            "doctor",
            "gp",
            "certified",
            "hospital",
            "med 3",
            "med3",
            "statement",
        ]) {
            Self::Doctor
        } else if is(&["y", "yes", "true", "1", "x"]) && !both {
            if own { Self::Own } else { Self::Doctor }
        } else if is(&["n", "no", "false", "0"]) && !own && !both {
            Self::None
        } else {
            Self::Unknown
        }
    }
}
