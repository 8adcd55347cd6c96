//! Times of day of an absence in columns of their own: “Start Date”, “Start Time”, “End Date”, “End Time”.

use super::field::{Field, TableKind};
use super::plan::Confidence;
use super::profile::Profile;
use super::seen::{Meant, Seen};

/// Whether all are shares of a day, as a spreadsheet keeps a time.
pub(crate) fn are_shares(profile: &Profile) -> bool {
    profile.shares > 0 && profile.shares + profile.maybe_shares == profile.filled
}

/// The columns of the time at which an absence began and of that at which it ended, beside those of its first and last day.
pub(crate) fn find(kind: Option<TableKind>, columns: &[Seen<'_>], meant: &mut [Meant]) -> Option<[usize; 2]> {
    let of = |field: Field| {
        let at = meant.iter().position(|m| m.field == Some(field))?;
        // A day with its time in the same cell needs no other.
        columns.get(at).filter(|c| c.profile.moments == 0).map(|_| at)
    };
    if kind != Some(TableKind::Absences) {
        return None;
    }
    let (first, last) = (of(Field::AbsenceStart)?, of(Field::AbsenceEnd)?);
    let times: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(at, c)| {
            let profile = c.profile;
            meant.get(*at).is_some_and(|m| m.field.is_none())
                && c.said.is_none()
                && profile.moments == 0
                && (profile.clocks.max(profile.short_clocks) * 2 > profile.filled || are_shares(profile))
        })
        .map(|(at, _)| at)
        .collect();
    let named = |pieces: &[&str]| {
        let says = |at: &&usize| {
            columns.get(**at).is_some_and(|c| pieces.iter().any(|piece| c.normal.contains(piece)))
        };
        times.iter().find(says).copied()
    };
    let beside = |day: usize| times.contains(&(day + 1)).then_some(day + 1);
    let start = beside(first).or_else(|| named(&["start", "from", "begin", "von"]))?;
    let end = beside(last).or_else(|| named(&["end", "finish", "until", "timeto", "totime", "bis"]))?;
    if start == end {
        return None;
    }
    for (at, day) in [(start, first), (end, last)] {
        let heading = columns.get(day).map_or("", |c| c.heading);
        if let Some(m) = meant.get_mut(at) {
            m.confidence = Confidence::Likely;
            m.reason = format!("Read together with “{heading}”: the time of that day.");
        }
    }
    Some([start, end])
}
