//! The days one person is due to work: from duties where these cover the day, else by the week (`statistics.md` 3).

use super::Workforce;
use super::duties::{EVERY_DAY, monday_of, week_of};
use super::people::WorkingWeek;
use crate::calendar::{Day, Window};

/// The days one person is due to work.
///
/// ```
/// use candour::calendar::Day;
/// use candour::tables::people::WorkingWeek;
/// use candour::tables::rota::Rota;
/// let week = Rota::from(WorkingWeek::MONDAY_TO_FRIDAY);
/// let saturday = Day::from_ymd(2025, 3, 8).unwrap();
/// assert!(!week.works_on(saturday) && week.works_on(saturday.plus(2)));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Rota {
    /// For the weeks that duties do not cover.
    week: WorkingWeek,
    first_week: i32,
    /// From `first_week` on: the days due, Monday the lowest bit; `None` where no duty file has a row of the week.
    due: Vec<Option<u8>>,
}

impl From<WorkingWeek> for Rota {
    fn from(week: WorkingWeek) -> Self {
        Self { week, first_week: 0, due: Vec::new() }
    }
}

impl Rota {
    /// Whether the person is due to work on this day.
    pub fn works_on(&self, day: Day) -> bool {
        let place = usize::try_from(week_of(day) - self.first_week).ok();
        match place.and_then(|at| self.due.get(at)) {
            Some(Some(due)) => due & bit(day) != 0,
            _ => self.week.works_on(day),
        }
    }

    /// Days due in a span.
    pub fn working_days(&self, span: Window) -> u32 {
        if self.due.is_empty() {
            return super::spells::working_days(span, self.week);
        }
        span.iter().filter(|day| self.works_on(*day)).count() as u32
    }

    /// Whether any of it comes from duties.
    pub fn is_from_duties(&self) -> bool {
        self.due.iter().any(Option::is_some)
    }
}

fn bit(day: Day) -> u8 {
    1 << (day.weekday() as u8)
}

impl Workforce {
    /// The days a person is due to work.
    ///
    /// A day with a duty is one, and so is a day that the duties call sickness or leave, as far as the person usually works as
    /// many (see [`super::due`]); a day that they call a rest day is none. Many systems write no row at all for a day on which nobody came: where such a day lies in a recorded absence
    /// the person's week decides, else it is a day off.
    pub fn rota(&self, person: u32) -> Rota {
        let week = self.people[person as usize].week;
        let weeks = self.duties.iter().map(|d| d.table.week_numbers()).filter(|weeks| !weeks.is_empty());
        let Some(weeks) = weeks.reduce(|a, b| a.start.min(b.start)..a.end.max(b.end)) else {
            return Rota::from(week);
        };
        let mut rota = Rota { week, first_week: weeks.start, due: Vec::with_capacity(weeks.len()) };
        let usual = self.usual_week(person);
        let mut gaps = false;
        for number in weeks {
            let cell = self.duty_week(person, number).filter(|cell| cell.seen != 0);
            gaps |= cell.is_some_and(|cell| cell.seen != EVERY_DAY);
            rota.due.push(cell.map(|cell| usual.due(&cell)));
        }
        if gaps {
            self.fill(person, &mut rota);
        }
        rota
    }

    /// Days of recorded absences without a row in the duties: due if the person's week has them.
    fn fill(&self, person: u32, rota: &mut Rota) {
        let span = Window {
            first: monday_of(rota.first_week),
            last: monday_of(rota.first_week + rota.due.len() as i32).plus(-1),
        };
        for absence in self.absences_of(person) {
            let days = Window { first: absence.first, last: absence.last.unwrap_or(span.last) };
            for day in days.overlap(span).into_iter().flat_map(Window::iter) {
                let number = week_of(day);
                let seen = self.duty_week(person, number).map_or(0, |cell| cell.seen);
                if seen & bit(day) == 0
                    && rota.week.works_on(day)
                    && let Some(Some(due)) = rota.due.get_mut((number - rota.first_week) as usize)
                {
                    *due |= bit(day);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rota(sickness: &str, duties: &str) -> Rota {
        let sickness = format!("Person ID,Absence Start,Absence End\n{sickness}");
        let duties = format!("Person ID,Duty Date,Duty Type,Start Time,End Time\n{duties}");
        let files = [("sickness.csv", sickness.as_str()), ("duties.csv", duties.as_str())];
        Workforce::from_csv(&files).unwrap().rota(0)
    }

    fn days(rota: &Rota) -> String {
        // Monday 3 March 2025 and the thirteen days after it.
        let monday = Day::from_ymd(2025, 3, 3).unwrap();
        (0..14).map(|d| if rota.works_on(monday.plus(d)) { 'x' } else { '.' }).collect()
    }

    #[test]
    fn a_rota_is_read_from_its_duties_and_rest_days() {
        let rows = "A1,2025-03-03,Early,07:00,15:00\nA1,2025-03-04,Rest day,,\nA1,2025-03-05,Sickness,,\nA1,2025-03-08,Late,14:00,22:00\n";
        // The second week has no row: the person's week, Monday to Friday, stands for it.
        assert_eq!(days(&rota("A1,2025-03-04,2025-03-05\n", rows)), "x.x..x.xxxxx..");
    }

    #[test]
    fn a_day_of_absence_without_a_row_is_due_if_the_week_has_it() {
        let rows = "A1,2025-03-03,Early,07:00,15:00\nA1,2025-03-08,Late,14:00,22:00\n";
        assert_eq!(days(&rota("A1,2025-03-06,2025-03-07\n", rows)), "x..xxx.xxxxx..");
    }
}
