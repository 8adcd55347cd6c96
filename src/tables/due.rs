//! Which of the days that duties call sickness or leave were due to be worked.
//!
//! Some rosters write an absence on every calendar day, rest days too. Taken as they stand, a week of sickness has seven days
//! due, and an average that makes up for days of absence is put up by days nobody owed. So no week has more days due than
//! the person's week has, where the people file says it, else than they usually worked in weeks without an absence.

use super::Workforce;
use super::people::WorkingWeek;
use super::weeks::{EVERY_DAY, WeekCell};

/// How many days a week someone is due to work, as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UsualWeek {
    /// The person's week; that of Monday to Friday where nothing says it.
    week: WorkingWeek,
    /// The file says which days these are.
    known: bool,
    /// Days a week at the most, where it does not.
    days: u32,
}

impl UsualWeek {
    /// The days of a week that were due: those worked, and of those away no more than the person usually works.
    pub fn due(&self, cell: &WeekCell) -> u8 {
        let of_week = (0..7).filter(|at| self.week.0[*at as usize]).fold(0_u8, |bits, at| bits | 1 << at);
        if self.known {
            return cell.worked | (cell.away & of_week);
        }
        let mut due = cell.worked;
        let room = |due: u8| due.count_ones() < self.days;
        if (cell.worked | cell.away).count_ones() <= self.days {
            return cell.worked | cell.away;
        }
        // Days of the usual week first; which of them were due is not known, how many is.
        for bits in [cell.away & of_week, cell.away & !of_week & EVERY_DAY] {
            for at in 0..7 {
                if bits & (1 << at) != 0 && room(due) {
                    due |= 1 << at;
                }
            }
        }
        due
    }
}

/// Days a week of someone of whom no whole week of work is known.
const ASSUMED: u32 = 5;

impl Workforce {
    /// How many days a week a person is due to work.
    pub fn usual_week(&self, person: u32) -> UsualWeek {
        let who = &self.people[person as usize];
        let (mut weeks, mut days) = (0_u32, 0_u32);
        if !who.week_known {
            for numbers in self.duties.iter().map(|d| d.table.week_numbers()) {
                for number in numbers {
                    let whole = self.duty_week(person, number).filter(|c| c.away == 0 && c.worked != 0);
                    if let Some(cell) = whole {
                        weeks += 1;
                        days += cell.days_worked();
                    }
                }
            }
        }
        let days = if weeks > 0 { days.div_ceil(weeks) } else { ASSUMED };
        UsualWeek { week: who.week, known: who.week_known, days }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Day;
    use crate::tables::duties::week_of;

    /// Eight hours on Monday to Friday for two weeks, then sickness written on every day of a week.
    fn roster(people: &str) -> Workforce {
        let monday = Day::from_ymd(2025, 3, 3).unwrap();
        let mut csv = "Person ID,Duty Date,Duty Type,Start Time,End Time\n".to_owned();
        for day in (0..14).filter(|d| d % 7 < 5) {
            csv += &format!("A1,{},Early,08:00,16:00\n", monday.plus(day).iso());
        }
        for day in 14..21 {
            csv += &format!("A1,{},Sickness,,\n", monday.plus(day).iso());
        }
        let people = format!("Person ID,Team,Shift Pattern\nA1,North,{people}\n");
        Workforce::from_csv(&[("people.csv", &people), ("duties.csv", &csv)]).unwrap()
    }

    #[test]
    fn sickness_written_on_rest_days_is_no_day_due() {
        let week = week_of(Day::from_ymd(2025, 3, 17).unwrap());
        for (pattern, due) in [("", 5), ("Mon-Thu", 4)] {
            let workforce = roster(pattern);
            let cell = workforce.duty_week(0, week).unwrap();
            assert_eq!(cell.away.count_ones(), 7);
            assert_eq!(workforce.usual_week(0).due(&cell).count_ones(), due, "{pattern}");
        }
    }
}
