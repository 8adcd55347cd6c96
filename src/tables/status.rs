//! Whether someone in post is at their usual work, reduced from the words of an assignment or duty status.

use crate::calendar::{Day, Window};
use crate::maths::InOrder;

/// Someone's standing in post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// At work as usual.
    Active,
    /// On recuperative duties, getting back to full work.
    Recuperative,
    /// On adjusted, restricted or limited duties.
    Adjusted,
    /// On loan elsewhere.
    Seconded,
    /// Suspended.
    Suspended,
    /// On a career break.
    CareerBreak,
    /// No longer in post.
    Left,
    /// The file does not say, or says something else.
    #[default]
    Unknown,
}

impl Status {
    /// Reduces what the file says; `heading` tells what a yes or no answers.
    ///
    /// Maternity and the like are nobody's status here: they are absences, and protected.
    ///
    /// ```
    /// use candour::tables::status::Status;
    /// assert_eq!(Status::from_words("Active Assignment", "Assignment Status"), Status::Active);
    /// assert_eq!(Status::from_words("REC", "Duty Status"), Status::Recuperative);
    /// assert_eq!(Status::from_words("Y", "Is_Active"), Status::Active);
    /// ```
    pub fn from_words(words: &str, heading: &str) -> Self {
        let lower = words.to_lowercase();
        let has = |pieces: &[&str]| pieces.iter().any(|piece| lower.contains(piece));
        let is = |codes: &[&str]| codes.contains(&lower.trim());
        if heading.to_lowercase().contains("active") && is(&["y", "yes", "1", "true", "t", "x"]) {
            return Self::Active;
        }
        // The particular before the general: "Active - recuperative duties".
        if has(&["terminat", "leaver", "resign", "retired", "dismiss", "former", "deceased"]) || is(&["left"])
        {
            Self::Left
        } else if has(&["suspen"]) || is(&["susp"]) {
            Self::Suspended
        } else if has(&["career break", "career-break", "sabbatical"]) {
            Self::CareerBreak
        } else if has(&["second"]) || is(&["sec"]) {
            Self::Seconded
        } else if has(&["recup"]) || is(&["rec"]) {
            Self::Recuperative
        } else if has(&["adjusted", "restricted", "limited dut"]) || is(&["adj", "res"]) {
            Self::Adjusted
        } else if has(&["inactive", "not active", "non-active"]) {
            Self::Unknown
        } else if has(&["active", "acting up", "full duties", "full duty", "operational"])
            || is(&["current", "employed", "in post", "a"])
        {
            Self::Active
        } else {
            Self::Unknown
        }
    }
}

/// A status with the days it held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    /// First day, where the file says.
    pub first: Option<Day>,
    /// Last day, where the file says.
    pub last: Option<Day>,
    /// The status.
    pub status: Status,
}

impl Status {
    /// Whether somebody in it does no work that any record could show: neither time at work nor time off it.
    pub fn is_away(self) -> bool {
        matches!(self, Self::Suspended | Self::CareerBreak)
    }
}

/// The days away in a list of standings, as windows in order that neither touch nor overlap.
///
/// ```
/// use candour::calendar::{Day, Window};
/// use candour::tables::status::{Standing, Status, days_away};
/// let day = |m, d| Day::from_ymd(2025, m, d);
/// let standing = |status, first, last| Standing { first, last, status };
/// let away = days_away(&[
///     standing(Status::Suspended, day(3, 1), day(3, 31)),
///     standing(Status::Adjusted, day(5, 1), day(5, 31)),
///     standing(Status::CareerBreak, day(4, 1), day(4, 30)),
/// ]);
/// assert_eq!(away, [Window { first: day(3, 1).unwrap(), last: day(4, 30).unwrap() }]);
/// ```
pub fn days_away(standings: &[Standing]) -> Vec<Window> {
    let window = |s: &Standing| Window {
        first: s.first.unwrap_or(Day(i32::MIN / 4)),
        last: s.last.unwrap_or(Day(i32::MAX / 4)),
    };
    let mut all: Vec<Window> =
        standings.iter().filter(|s| s.status.is_away()).map(window).filter(|w| w.first <= w.last).collect();
    all.put_in_order_by_key(|w| w.first);
    let mut apart: Vec<Window> = Vec::new();
    for next in all {
        match apart.last_mut() {
            Some(known) if next.first <= known.last.plus(1) => known.last = known.last.max(next.last),
            _ => apart.push(next),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_of_hr_and_duty_systems_are_reduced() {
        for (words, status) in [
            ("Active", Status::Active),
            ("Active Assignment", Status::Active),
            ("Acting Up", Status::Active),
            ("Full duties", Status::Active),
            ("Recuperative", Status::Recuperative),
            ("Active - Recuperative Duties", Status::Recuperative),
            ("Adjusted duties", Status::Adjusted),
            ("Restricted", Status::Adjusted),
            ("RES", Status::Adjusted),
            ("Internal Secondment", Status::Seconded),
            ("SEC", Status::Seconded),
            ("Suspend With Pay", Status::Suspended),
            ("Suspended", Status::Suspended),
            ("SUSP", Status::Suspended),
            ("Career Break", Status::CareerBreak),
            ("Terminate Assignment", Status::Left),
            ("Left", Status::Left),
            ("Leaver", Status::Left),
            ("Retired", Status::Left),
            ("Inactive Not Worked", Status::Unknown),
            ("Maternity & Adoption", Status::Unknown),
            ("", Status::Unknown),
            ("N", Status::Unknown),
        ] {
            assert_eq!(Status::from_words(words, "Status"), status, "{words}");
        }
        assert_eq!(Status::from_words("N", "Active"), Status::Unknown);
    }
}
