//! Days of work: on which days someone worked, duties and overtime together, and which weeks of duties can be counted.
//!
//! A cell of a week says on which of its days there was a duty, but not on which day a duty was long or a rest short. Where
//! a period begins or ends amid a week with duties on both sides, such counts cannot be told apart and the week is left out.

use super::duties::{DutyTable, PlanCell, WeekCell, monday_of, week_of};
use super::workforce::Workforce;
use crate::calendar::{Day, Window};

/// Days with work in one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkDays {
    /// The week of the first entry of `weeks`, as [`week_of`] counts them.
    first_week: i32,
    /// Days with work, Monday the lowest bit, one entry a week.
    weeks: Vec<u8>,
}

impl WorkDays {
    /// Each week's Monday and its days with work, Monday the lowest bit.
    pub fn weeks(&self) -> impl Iterator<Item = (Day, u8)> + '_ {
        (self.first_week..).map(monday_of).zip(self.weeks.iter().copied())
    }

    /// Every day with work, in order.
    pub fn days(&self) -> impl Iterator<Item = Day> + '_ {
        self.weeks().flat_map(|(monday, days)| {
            (0..7).filter(move |offset| days & (1 << offset) != 0).map(move |offset| monday.plus(offset))
        })
    }

    /// The longest run of days with work, one after the other; of equals the first.
    ///
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::tables::Workforce;
    /// let day = |d| Day::from_ymd(2025, 3, d).unwrap();
    /// let csv = "Person ID,Duty Date,Actual Start,Actual End\nA1,2025-03-08,08:00,16:00\n\
    ///     A1,2025-03-09,08:00,16:00\nA1,2025-03-10,08:00,16:00\nA1,2025-03-12,08:00,16:00\n";
    /// let workforce = Workforce::from_csv(&[("duties.csv", csv)]).unwrap();
    /// let march = Window { first: day(1), last: day(31) };
    /// // A run does not end with the week.
    /// assert_eq!(workforce.work_days(0, march).longest_run(), Some(Window { first: day(8), last: day(10) }));
    /// ```
    pub fn longest_run(&self) -> Option<Window> {
        let mut longest: Option<Window> = None;
        let mut run: Option<Window> = None;
        for day in self.days() {
            let first = run.filter(|r| r.last.plus(1) == day).map_or(day, |r| r.first);
            let now = Window { first, last: day };
            run = Some(now);
            if longest.is_none_or(|l| l.days() < now.days()) {
                longest = Some(now);
            }
        }
        longest
    }
}

impl Workforce {
    /// The files of duties that name a person.
    pub fn duties_of(&self, person: u32) -> impl Iterator<Item = &DutyTable> {
        self.duties
            .iter()
            .filter(move |d| d.local.get(person as usize).is_some_and(|local| *local != u32::MAX))
            .map(|d| &*d.table)
    }

    /// A person's weeks of duties whose duties all lie inside a window.
    pub fn whole_duty_weeks(
        &self,
        person: u32,
        window: Window,
    ) -> impl Iterator<Item = (Day, WeekCell)> + '_ {
        self.duty_weeks(person, window).filter(move |(monday, cell)| {
            (*monday >= window.first && monday.plus(6) <= window.last)
                || self.duty_week(person, week_of(*monday)).is_some_and(|whole| whole.worked == cell.worked)
        })
    }

    /// A person's weeks that lie inside a window with what was planned of them and what came of it.
    pub fn planned_weeks(&self, person: u32, window: Window) -> impl Iterator<Item = (Day, PlanCell)> + '_ {
        let (first, last) = (week_of(window.first.plus(6)), week_of(window.last.plus(-6)));
        (first..=last).filter_map(move |week| {
            let sum = self.duty_week_of_files(person, week).map(|(_, plan)| plan).unwrap_or_default();
            (sum.duties > 0).then(|| (monday_of(week), sum))
        })
    }

    /// The days of a window on which a person worked, by duties and overtime.
    pub fn work_days(&self, person: u32, window: Window) -> WorkDays {
        let first_week = week_of(window.first);
        let mut weeks = vec![0_u8; (week_of(window.last) - first_week + 1).max(0) as usize];
        let mut mark = |day: Day, days: u8| {
            if let Some(week) = weeks.get_mut((week_of(day) - first_week) as usize) {
                *week |= days;
            }
        };
        for (monday, cell) in self.duty_weeks(person, window) {
            mark(monday, cell.worked | cell.overtime_days);
        }
        for piece in self.overtime_of(person) {
            if window.contains(piece.day) && piece.hours() > 0.0 {
                mark(piece.day, 1 << (piece.day.weekday() as u8));
            }
        }
        WorkDays { first_week, weeks }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn window(first: i32, last: i32) -> Window {
        Window { first: Day(first), last: Day(last) }
    }

    /// Monday 6 January 2025.
    const MONDAY: i32 = 20_094;

    fn duties(days: impl Iterator<Item = i32>) -> Workforce {
        let mut csv = "Person ID,Duty Date,Actual Start,Actual End\n".to_owned();
        for day in days {
            csv += &format!("A1,{},08:00,16:00\n", Day(MONDAY + day).iso());
        }
        Workforce::from_csv(&[("duties.csv", &csv)]).unwrap()
    }

    #[test]
    fn a_week_with_duties_on_both_sides_of_the_edge_is_left_out() {
        let workforce = duties([0, 1, 4, 7, 8, 11].into_iter());
        let weeks =
            |w: Window| workforce.whole_duty_weeks(0, w).map(|(m, _)| m.0 - MONDAY).collect::<Vec<_>>();
        assert_eq!(weeks(window(MONDAY, MONDAY + 13)), [0, 7]);
        // From Tuesday: Monday's duty is outside. To Friday of the second week: all its duties are inside.
        assert_eq!(weeks(window(MONDAY + 1, MONDAY + 11)), [7]);
        assert_eq!(weeks(window(MONDAY, MONDAY + 10)), [0]);
    }

    #[test]
    fn overtime_without_a_duty_is_a_day_of_work_and_overtime_of_no_hours_is_none() {
        let overtime = "Person ID,Overtime Date,Overtime Hours\nA1,2025-01-11,4\nA1,2025-01-12,0\n";
        let duty = "Person ID,Duty Date,Actual Start,Actual End\nA1,2025-01-10,08:00,16:00\n";
        let workforce = Workforce::from_csv(&[("overtime.csv", overtime), ("duties.csv", duty)]).unwrap();
        let days = workforce.work_days(0, window(MONDAY, MONDAY + 6));
        assert_eq!(days.days().map(|d| d.0 - MONDAY).collect::<Vec<_>>(), [4, 5]);
    }

    #[test]
    fn days_outside_the_window_are_no_part_of_a_run() {
        let workforce = duties(0..10);
        let run = workforce.work_days(0, window(MONDAY + 2, MONDAY + 5)).longest_run().unwrap();
        assert_eq!(run, window(MONDAY + 2, MONDAY + 5));
        assert_eq!(workforce.work_days(0, window(MONDAY + 20, MONDAY + 30)).longest_run(), None);
    }
}
