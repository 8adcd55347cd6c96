//! Absence records to spells: what a colleague would call one absence.
//!
//! A spell is a maximal run of absent working days along the person's own working days. Rest days, weekends and gaps
//! between records bridge when no working day lies between; one day worked splits. Records that touch only rest days
//! make no spell. (`statistics.md` section 3; held to the vectors in `spells_bradford`.)

use super::people::WorkingWeek;
use super::rota::Rota;
use crate::calendar::{Day, Window};
use crate::maths::InOrder;

/// One recorded absence, both ends included, open ends already closed at the last day that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// First day and last day.
    pub span: Window,
    /// Which record it is, for the way back to the row.
    pub record: u32,
}

/// One spell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spell {
    /// First absent working day.
    pub first: Day,
    /// Last absent working day.
    pub last: Day,
    /// The absent working days, in order of time.
    pub working: Vec<Day>,
    /// The absent calendar days, as spans that do not overlap, rest days included where a record covers them.
    pub absent: Vec<Window>,
    /// The records it is made of.
    pub records: Vec<u32>,
}

impl Spell {
    /// Absent working days.
    pub fn working_days(&self) -> u32 {
        self.working.len() as u32
    }

    /// Absent working days inside a window.
    pub fn working_days_in(&self, window: Window) -> u32 {
        let before = self.working.partition_point(|day| *day < window.first);
        self.working.partition_point(|day| *day <= window.last).saturating_sub(before) as u32
    }

    /// Recorded absent days between the first and the last working day of the spell, rest days included.
    pub fn calendar_days(&self) -> u32 {
        let whole = Window { first: self.first, last: self.last };
        self.absent.iter().filter_map(|span| span.overlap(whole)).map(Window::days).sum()
    }
}

/// Working days of a week pattern in a span.
pub fn working_days(span: Window, week: WorkingWeek) -> u32 {
    let days = span.days();
    let whole_weeks = days / 7;
    let rest = Window { first: span.first.plus((whole_weeks * 7) as i32), last: span.last };
    whole_weeks * week.days() + rest.iter().filter(|day| week.works_on(*day)).count() as u32
}

/// Spells of one person, in order of time.
///
/// `intervals` may come in any order and may overlap; `post` clips them; two absent working days further apart than
/// `max_bridge_days` never belong to one spell.
///
/// ```
/// use candour::calendar::{Day, Window};
/// use candour::tables::people::WorkingWeek;
/// use candour::tables::spells::{Interval, spells};
/// let day = |d| Day::from_ymd(2025, 3, d).unwrap();
/// let friday = Interval { span: Window { first: day(7), last: day(7) }, record: 0 };
/// let monday = Interval { span: Window { first: day(10), last: day(10) }, record: 1 };
/// let post = Window { first: day(1), last: day(31) };
/// // Only a weekend lies between: one absence, not two.
/// assert_eq!(spells(&[friday, monday], &WorkingWeek::MONDAY_TO_FRIDAY.into(), post, 7).len(), 1);
/// ```
pub fn spells(intervals: &[Interval], rota: &Rota, post: Window, max_bridge_days: u32) -> Vec<Spell> {
    let mut clipped: Vec<Interval> = intervals
        .iter()
        .filter_map(|i| Some(Interval { span: i.span.overlap(post)?, record: i.record }))
        .collect();
    clipped.put_in_order_by_key(|i| (i.span.first, i.span.last, i.record));

    let mut found: Vec<Spell> = Vec::new();
    for interval in clipped {
        // The part of this record that no earlier record covers.
        let covered_to = found.last().and_then(|s| s.absent.last()).map(|w| w.last);
        let fresh_from = covered_to.map_or(interval.span.first, |last| interval.span.first.max(last.plus(1)));
        let fresh = Window { first: fresh_from, last: interval.span.last };
        if fresh.days() == 0 {
            if let Some(spell) = found.last_mut() {
                spell.records.push(interval.record);
            }
            continue;
        }
        let working: Vec<Day> = fresh.iter().filter(|day| rota.works_on(*day)).collect();
        let (first_working, last_working) = (working.first().copied(), working.last().copied());
        if let Some(spell) = found.last_mut() {
            let next = first_working.unwrap_or(fresh.last);
            let between = Window { first: spell.last.plus(1), last: next.plus(-1) };
            let unworked_gap = between.iter().all(|day| {
                !rota.works_on(day) || spell.absent.iter().any(|w| w.contains(day)) || fresh.contains(day)
            });
            let touches = spell.absent.last().is_some_and(|w| w.last.plus(1) == fresh.first);
            if unworked_gap && (touches || between.days() <= max_bridge_days) {
                spell.absent.push(fresh);
                spell.records.push(interval.record);
                if let Some(last) = last_working {
                    spell.last = last;
                    spell.working.extend(working);
                }
                continue;
            }
        }
        if let (Some(first), Some(last)) = (first_working, last_working) {
            found.push(Spell { first, last, working, absent: vec![fresh], records: vec![interval.record] });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(first: i32, last: i32) -> Window {
        Window { first: Day(first), last: Day(last) }
    }

    #[test]
    fn counting_working_days_by_weeks_is_counting_them_one_by_one() {
        let week = WorkingWeek([true, false, true, true, false, false, true]);
        for first in 0..9 {
            for length in 0..40 {
                let span = window(first, first + length);
                let slow = span.iter().filter(|d| week.works_on(*d)).count() as u32;
                assert_eq!(working_days(span, week), slow);
            }
        }
    }

    #[test]
    fn a_day_worked_splits() {
        // 1970-01-05 was a Monday.
        let monday = Interval { span: window(4, 4), record: 0 };
        let wednesday = Interval { span: window(6, 6), record: 1 };
        let got = spells(&[monday, wednesday], &WorkingWeek::MONDAY_TO_FRIDAY.into(), window(0, 100), 7);
        assert_eq!(got.len(), 2);
    }

    #[test]
    fn a_record_on_rest_days_alone_is_no_spell() {
        let weekend = Interval { span: window(9, 10), record: 0 };
        assert!(spells(&[weekend], &WorkingWeek::MONDAY_TO_FRIDAY.into(), window(0, 100), 7).is_empty());
    }

    #[test]
    fn overlapping_records_are_united() {
        let a = Interval { span: window(4, 6), record: 0 };
        let b = Interval { span: window(5, 8), record: 1 };
        let got = spells(&[b, a], &WorkingWeek::MONDAY_TO_FRIDAY.into(), window(0, 100), 7);
        assert_eq!(got.len(), 1);
        assert_eq!(got[0].working_days(), 5);
        assert_eq!(got[0].records, [0, 1]);
    }
}
