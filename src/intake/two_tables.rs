//! Two tables side by side with a blank column between: “Staff No” stands in both, and a row of one is no row of the other.

use super::beside::Sample;
use super::plan::{Column, Confidence};
use super::profile::Profile;
use super::text;

/// Why no row of such a file is used.
pub(crate) const REASON: &str =
    "two tables stand side by side, and each row holds two people: save each as a file of its own";

/// Whether the heading that says who a row is about comes again behind a blank column, over other people.
pub(crate) fn are_side_by_side(
    who: Option<usize>,
    columns: &[Column],
    profiles: &[Profile],
    headings: &[String],
    sample: &Sample,
) -> bool {
    let Some((who, own)) = who.and_then(|who| Some((who, headings.get(who)?))) else { return false };
    let said = |at: usize| columns.get(at).is_none_or(|c| c.confidence == Confidence::Asked);
    let blank = |at: usize| {
        headings.get(at).is_some_and(|h| text::trim(h.as_bytes()).is_empty())
            && profiles.get(at).is_some_and(|p| p.filled == 0)
    };
    let again = (0..headings.len()).filter(|at| *at != who && headings.get(*at) == Some(own) && !said(*at));
    !text::trim(own.as_bytes()).is_empty()
        && !said(who)
        && again.into_iter().any(|at| {
            let between = (who.min(at) + 1..who.max(at)).any(blank);
            let cell =
                |row: &[Vec<u8>], at: usize| text::trim(row.get(at).map_or(&[][..], Vec::as_slice)).to_vec();
            let both: Vec<bool> = sample
                .iter()
                .map(|row| (cell(row, who), cell(row, at)))
                .filter(|(one, other)| !one.is_empty() && !other.is_empty())
                .map(|(one, other)| one != other)
                .collect();
            let differ = both.iter().filter(|differ| **differ).count();
            between && differ * 2 > both.len()
        })
}
