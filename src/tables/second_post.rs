//! Several rows of a people file about one person: two posts at the same time, one after the other, or the same once more.
//!
//! Two posts held at the same time are one person at work: their shares of full time and hours of contract add up. Of posts
//! one after the other the latest says how things stand. A row that comes again, or a table with a row a month, says nothing
//! twice. Where nothing tells these apart the first row is used, and that is said.

use crate::calendar::Day;

/// What one row says of a post.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Held {
    /// Share of full time.
    pub(super) fte: Option<f64>,
    /// Contracted hours a week.
    pub(super) hours: Option<f64>,
    /// First and last day, where the row says.
    pub(super) first: Option<Day>,
    pub(super) last: Option<Day>,
    /// The day on which the row was true.
    pub(super) as_of: Option<Day>,
    /// Team, role and grade.
    pub(super) place: [Option<String>; 3],
}

/// What is used of all posts of a person.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Used {
    pub(super) fte: Option<f64>,
    pub(super) hours: Option<f64>,
    /// What has to be said of it.
    pub(super) says: Option<&'static str>,
}

const ADDED: &str = "a second post at the same time: shares of full time and hours of contract are added up";
const LATER: &str = "a later post of the person: its share of full time and hours of contract are used";
const FIRST: &str = "its share of full time or hours of contract differ from those of an earlier row of the person, and nothing says whether they add up: those of the first row are used";

/// More is no one person's work: one of the posts has ended, or the rows are copies.
const MOST_FTE: f64 = 1.2;
/// The same in hours a week.
const MOST_HOURS: f64 = 48.0;
/// Nobody holds more posts at a time.
const MOST_POSTS: usize = 3;

/// What is used of the posts of one person, in the order of the file.
pub(super) fn used(posts: &[Held]) -> Used {
    let of = |held: &Held, says| Used { fte: held.fte, hours: held.hours, says };
    let Some(first) = posts.first() else { return Used { fte: None, hours: None, says: None } };
    let differ = |held: &Held| held.fte != first.fte || held.hours != first.hours;
    // One row a month: the latest is how things stand.
    if posts.iter().any(|p| p.as_of != first.as_of) {
        let latest = posts.iter().rev().max_by_key(|p| p.as_of).unwrap_or(first);
        return of(latest, differ(latest).then_some(LATER));
    }
    let mut apart: Vec<&Held> = Vec::new();
    for held in posts {
        if !apart.contains(&held) {
            apart.push(held);
        }
    }
    if apart.len() < 2 {
        return filled(posts);
    }
    let latest = apart.iter().copied().max_by_key(|p| p.first).unwrap_or(first);
    let overlaps = |p: &&Held| {
        p.last.is_none_or(|last| latest.first.is_none_or(|from| from <= last))
            && latest.last.is_none_or(|last| p.first.is_none_or(|from| from <= last))
    };
    let at_a_time: Vec<&Held> = apart.iter().copied().filter(overlaps).collect();
    if at_a_time.len() < 2 {
        return of(latest, differ(latest).then_some(LATER));
    }
    let dated = at_a_time.iter().any(|p| p.first.is_some() || p.last.is_some());
    let places = at_a_time.iter().any(|p| p.place != latest.place || p.first != latest.first);
    let sum = |amount: fn(&Held) -> Option<f64>| at_a_time.iter().map(|p| amount(p)).sum::<Option<f64>>();
    let (fte, hours) = (sum(|p| p.fte), sum(|p| p.hours));
    let fits = fte.map_or(hours.is_some_and(|hours| hours <= MOST_HOURS), |fte| fte <= MOST_FTE + 1e-9);
    // A row that comes again beside one that differs is a table of months.
    if places && fits && apart.len() == posts.len() && at_a_time.len() <= MOST_POSTS {
        let added = |sum: Option<f64>, own: Option<f64>| sum.or(own);
        return Used { fte: added(fte, latest.fte), hours: added(hours, latest.hours), says: Some(ADDED) };
    }
    if dated && latest.first.is_some() {
        return of(latest, differ(latest).then_some(LATER));
    }
    let says = apart.iter().any(|held| {
        held.fte.is_some() && first.fte.is_some() && held.fte != first.fte
            || held.hours.is_some() && first.hours.is_some() && held.hours != first.hours
    });
    Used { says: says.then_some(FIRST), ..filled(posts) }
}

/// The first that each row says.
fn filled(posts: &[Held]) -> Used {
    Used { fte: posts.iter().find_map(|p| p.fte), hours: posts.iter().find_map(|p| p.hours), says: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(team: &str, fte: f64, first: Option<i32>, last: Option<i32>) -> Held {
        let place = [Some(team.to_owned()), None, None];
        Held { fte: Some(fte), hours: None, first: first.map(Day), last: last.map(Day), as_of: None, place }
    }

    #[test]
    fn posts_at_the_same_time_add_up_and_those_one_after_the_other_do_not() {
        let of = |posts: &[Held]| (used(posts).fte, used(posts).says);
        let undated = [held("A", 0.5, None, None), held("B", 0.5, None, None)];
        assert_eq!(of(&undated), (Some(1.0), Some(ADDED)));
        let overlapping = [held("A", 0.5, Some(1), None), held("B", 0.4, Some(90), None)];
        assert_eq!(of(&overlapping), (Some(0.9), Some(ADDED)));
        let moved = [held("A", 0.6, Some(1), Some(89)), held("B", 1.0, Some(90), None)];
        assert_eq!(of(&moved), (Some(1.0), Some(LATER)));
        let never_ended = [held("A", 1.0, Some(1), None), held("B", 0.8, Some(90), None)];
        assert_eq!(of(&never_ended), (Some(0.8), Some(LATER)));
    }

    #[test]
    fn a_row_that_comes_again_adds_nothing() {
        let of = |posts: &[Held]| (used(posts).fte, used(posts).says);
        let twice = [held("A", 0.5, None, None), held("A", 0.5, None, None)];
        assert_eq!(of(&twice), (Some(0.5), None));
        let monthly = [held("A", 0.5, None, None), held("A", 0.5, None, None), held("B", 0.6, None, None)];
        assert_eq!(of(&monthly), (Some(0.5), Some(FIRST)));
        let whole = [held("A", 1.0, None, None), held("B", 0.6, None, None)];
        assert_eq!(of(&whole), (Some(1.0), Some(FIRST)));
        let dated = |as_of: i32, fte: f64| Held { as_of: Some(Day(as_of)), ..held("A", fte, None, None) };
        assert_eq!(of(&[dated(1, 1.0), dated(32, 0.6), dated(60, 0.6)]), (Some(0.6), Some(LATER)));
    }
}
