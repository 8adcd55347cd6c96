//! One column as its heading and its values show it, before anything is decided.

use super::choices::Choices;
use super::dictionary::{self, Known, PROTECTED_PIECES, REFUSED_PIECES};
use super::field::Field;
use super::plan::Confidence;
use super::profile::{Fit, Profile};

/// What a column was taken to mean.
#[derive(Clone, Debug)]
pub(crate) struct Meant {
    pub(crate) field: Option<Field>,
    pub(crate) confidence: Confidence,
    pub(crate) reason: String,
}

/// One column as its heading and values show it.
pub(crate) struct Seen<'a> {
    pub(crate) heading: &'a str,
    pub(crate) normal: String,
    pub(crate) profile: &'a Profile,
    pub(crate) known: Known,
    /// What the user said: a field, or that it is not used.
    pub(crate) said: Option<Option<Field>>,
    /// Free text by its heading, or by its values where the heading says nothing better.
    pub(crate) refused: bool,
    pub(crate) protected: bool,
    /// The first or the last day of the period that every row sums up.
    pub(crate) period: bool,
}

impl<'a> Seen<'a> {
    pub(crate) fn new(index: usize, heading: &'a str, profile: &'a Profile, choices: &Choices) -> Self {
        let normal = dictionary::normal(heading);
        let known = dictionary::look_up(heading);
        let said = choices.column(index as u32, &super::shown_heading(index, heading)).and_then(|c| c.field);
        let piece = |pieces: &[&str]| pieces.iter().any(|p| normal.contains(p));
        let refused = !known.is_known() && (piece(&REFUSED_PIECES) || profile.is_free_text());
        let protected = !known.is_known() && piece(&PROTECTED_PIECES);
        Self { heading, normal, profile, known, said, refused, protected, period: false }
    }

    /// Fields the heading can mean and the values do not contradict.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (Field, usize, Fit)> + '_ {
        self.known
            .fields
            .iter()
            .map(|(field, rank)| (*field, *rank, self.profile.fits(*field)))
            .filter(|(_, _, fit)| *fit != Fit::No)
    }

    /// Whether the heading is known, if only as one of no use.
    pub(crate) fn is_known(&self) -> bool {
        self.known.is_known() || self.refused || self.protected
    }

    /// Whether the values are months with their years, which only a sum over a month has.
    pub(crate) fn holds_months(&self) -> bool {
        self.profile.mostly_months()
    }

    /// Whether a fifth of its values or more have been met before.
    pub(crate) fn comes_again(&self) -> bool {
        self.profile.filled >= 3 && self.profile.distinct.len() as u32 * 5 <= self.profile.filled * 4
    }

    pub(crate) fn unassigned(&self) -> Meant {
        let none = |confidence, reason: &str| Meant { field: None, confidence, reason: reason.to_owned() };
        match self.said {
            Some(Some(field)) => {
                Meant { field: Some(field), confidence: Confidence::Asked, reason: "You said so.".to_owned() }
            }
            Some(None) => none(Confidence::Asked, "You said that it is not used."),
            None if self.refused => refused(),
            None if self.protected => protected(),
            None if self.normal.is_empty() => none(Confidence::Guess, "It has no heading."),
            None => match self.known.unused {
                Some(reason) => none(Confidence::Sure, &sentence(reason)),
                None if !self.known.is_known() => none(Confidence::Guess, "This heading is not known."),
                None if self.fields().next().is_none() => {
                    none(Confidence::Likely, "The values are not what the heading says.")
                }
                None => none(Confidence::Likely, "This kind of table has no use for it."),
            },
        }
    }
}

fn sentence(reason: &str) -> String {
    let mut chars = reason.chars();
    chars
        .next()
        .map_or_else(String::new, |first| format!("{}{}.", first.to_ascii_uppercase(), chars.as_str()))
}

pub(crate) fn refused() -> Meant {
    let reason = "Free text, contact details, places, devices and private life are never read in.".to_owned();
    Meant { field: Some(Field::Refused), confidence: Confidence::Sure, reason }
}

pub(crate) fn protected() -> Meant {
    let reason = "No pattern may use it; it is kept apart for the fairness check.".to_owned();
    Meant { field: Some(Field::Protected), confidence: Confidence::Sure, reason }
}
