//! Whether someone's single days of sickness come after a hard run of duties.

use super::duty_weeks::no_times;
use super::{
    Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator, not_in_post,
};
use crate::calendar::{Day, Window};
use crate::tables::duties::{WeekCell, monday_of, week_of};
use crate::tables::spells::Spell;
use crate::tables::{Workforce, duties};

indicator! {
    /// A single day off after nights, a long week or too little rest is what tired people need, and it is the duties that
    /// should be looked at.
    ///
    /// # Formula
    /// `x` of `n`: of the sickness absences of a single working day that began in the period, those after a hard run. A day
    /// comes after a hard run when in the seven days before it there were three nights or more, over 60 hours of duty, or a
    /// rest of less than 11 hours. Expected is the share of all the person's days at work, or due to be, that come after
    /// such a run.
    ///
    /// # Unit
    /// Single days of sickness. At least five are needed.
    ///
    /// # Example
    /// Weeks of four nights and weeks of four early shifts in turn; the sick day follows the nights.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{AfterHardRun, Indicator, Records, Scope};
    /// use candour::tables::Workforce;
    /// let first = Day::from_ymd(2025, 3, 3).unwrap();
    /// let mut duties = String::from("Person ID,Duty Date,Duty Type,Actual Start,Actual End\n");
    /// for day in 0..56 {
    ///     let (from, to) = if day / 7 % 2 == 0 { ("22:00", "06:00") } else { ("08:00", "16:00") };
    ///     if day % 7 < 4 && day != 7 {
    ///         duties += &format!("A1,{},Duty,{from},{to}\n", first.plus(day).iso());
    ///     }
    /// }
    /// let sickness = "Person ID,Absence Start,Absence End\nA1,2025-03-10,2025-03-10\n";
    /// let workforce = Workforce::from_csv(&[("duties.csv", duties.as_str()), ("sickness.csv", sickness)]).unwrap();
    /// let scope = Scope::over(Window { first, last: first.plus(55) });
    /// let measured = AfterHardRun.measure(0, &Records::new(&workforce, &scope));
    /// assert_eq!((measured.amount(), measured.input("of")), (Some(1.0), Some(1.0)));
    /// // The fourth night of three weeks and the first two days of the four weeks after nights; the first week has none before.
    /// assert_eq!(measured.input("own share"), Some(11.0 / 28.0));
    /// ```
    ///
    /// # Source
    /// Riedy and others 2020 on police shifts and fatigue; Working Time Regulations 1998 reg. 6 and 10 for night work and
    /// rest.
    ///
    /// # Easily misread as
    /// Avoiding duty. That absences follow hard runs *is* the finding: it is what fatigue looks like in a record.
    ///
    /// # Look here first
    /// The run of duties before each of these days, who planned it, and whether it could be planned otherwise.
    pub struct AfterHardRun { id: "after-hard-run", name: "Single days after a hard run", unit: ("single day after a hard run", "single days after a hard run"), lane: Lane::WorkingTime }
}

/// Days looked back over.
const RUN_DAYS: i32 = 7;
/// Nights that make a run hard.
const NIGHTS: u32 = 3;
/// Minutes on duty that make a run hard.
const MINUTES: u32 = 60 * 60;

/// One person's weeks of duty, looked up day by day.
struct Run<'a> {
    person: u32,
    workforce: &'a Workforce,
    week: Option<(i32, Option<WeekCell>, Option<WeekCell>)>,
}

impl Run<'_> {
    /// The cell of a day's week and of the week before.
    fn weeks(&mut self, day: Day) -> (Option<WeekCell>, Option<WeekCell>) {
        let week = week_of(day);
        match self.week {
            Some((known, own, before)) if known == week => (own, before),
            _ => {
                let own = self.workforce.duty_week(self.person, week);
                let before = self.workforce.duty_week(self.person, week - 1);
                self.week = Some((week, own, before));
                (own, before)
            }
        }
    }

    /// Nights, minutes and short rests of the seven days before a day; minutes of a week are shared out over its duties.
    fn before(&mut self, day: Day) -> (u32, u32, u32) {
        let (own, before) = self.weeks(day);
        let at = day.0 - monday_of(week_of(day)).0;
        let earlier = ((1u16 << at) - 1) as u8;
        let cut = |cell: Option<WeekCell>, days: u8| {
            cell.map_or((0, 0, 0), |cell| {
                let cell = cell.within(days);
                let none = cell.worked == 0;
                (cell.nights(), if none { 0 } else { u32::from(cell.minutes) }, cell.short_rests())
            })
        };
        let (a, b) = (cut(own, earlier), cut(before, duties::EVERY_DAY & !earlier));
        (a.0 + b.0, a.1 + b.1, a.2 + b.2)
    }

    fn hard(&mut self, day: Day) -> bool {
        let (nights, minutes, short) = self.before(day);
        nights >= NIGHTS || minutes > MINUTES || short > 0
    }

    fn works(&mut self, day: Day) -> bool {
        let at = day.0 - monday_of(week_of(day)).0;
        self.weeks(day).0.is_some_and(|cell| cell.worked >> at & 1 == 1)
    }
}

/// What was found of one person.
struct Found<'a> {
    /// Single days, each with what was before it and whether that was hard.
    single: Vec<(&'a Spell, (u32, u32, u32), bool)>,
    /// Days worked, or lost to a single day.
    days: u32,
    /// Those after a hard run.
    hard: u32,
}

impl<'a> Found<'a> {
    fn of(person: u32, records: &'a Records<'_>) -> Option<Self> {
        let post = records.workforce.people[person as usize].in_post(records.scope.window)?;
        // The first week has nothing before it to look back on.
        let part = Window { first: post.first.plus(RUN_DAYS), last: post.last };
        let mut run = Run { person, workforce: records.workforce, week: None };
        let single: Vec<_> = records
            .spells_begun(person, part)
            .filter(|spell| spell.working_days() == 1)
            .map(|spell| (spell, run.before(spell.first), run.hard(spell.first)))
            .collect();
        let mut found = Self { days: 0, hard: 0, single };
        if found.single.is_empty() {
            return Some(found);
        }
        for day in part.iter() {
            if run.works(day) || found.single.iter().any(|(spell, ..)| spell.first == day) {
                found.days += 1;
                found.hard += u32::from(run.hard(day));
            }
        }
        Some(found)
    }

    fn after_hard(&self) -> u32 {
        self.single.iter().filter(|(_, _, hard)| *hard).count() as u32
    }
}

impl Indicator for AfterHardRun {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::OwnRecord {
            of: ("single day of sickness", "single days of sickness"),
            against: "the person’s own days of work that came after a hard run",
        }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if workforce.absences.is_empty() {
            return Some("no absences with dates were read".to_owned());
        }
        no_times(workforce)
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        if !records.workforce.has_duties(person) {
            return Measured::Unknown("no duties of this person were read".to_owned());
        }
        let Some(found) = Found::of(person, records) else {
            return Measured::Unknown("not in post in this period".to_owned());
        };
        let share = f64::from(found.hard) / f64::from(found.days.max(1));
        Measured::Value {
            amount: f64::from(found.after_hard()),
            exposure: None,
            inputs: vec![
                ("after a hard run", f64::from(found.after_hard())),
                ("of", found.single.len() as f64),
                ("own share", share),
            ],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Some(found) = Found::of(person, records) else { return Vec::new() };
        let absences = records.workforce.absences_of(person);
        let rows = found
            .single
            .iter()
            .map(|(spell, (nights, minutes, short), hard)| {
                let place = spell.records.first().map(|at| absences[*at as usize].source);
                let hours = format!("{:.1}", f64::from(*minutes) / 60.0);
                let hard = if *hard { "yes" } else { "no" }.to_owned();
                (place, vec![spell.first.to_string(), nights.to_string(), hours, short.to_string(), hard])
            })
            .collect();
        vec![
            TraceStep {
                text: "Sickness of a single working day, with the seven days before it; hours of a week are shared out over its duties".to_owned(),
                result: counted(found.single.len() as u32, ("day", "days")),
                rows: Some(TraceRows {
                    headings: &["Day", "Nights", "Hours", "Rests under 11 hours", "Hard run"],
                    rows,
                }),
            },
            TraceStep {
                text: "Days worked or lost to such a day, and those of them after a hard run".to_owned(),
                result: format!("{} and {}", found.days, found.hard),
                rows: None,
            },
            TraceStep {
                text: "Single days after a hard run".to_owned(),
                result: format!("{} of {}", found.after_hard(), found.single.len()),
                rows: None,
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "What were the duties before these days, and who planned them?",
            "Could the run be broken by a rest day, or the nights be fewer in a row?",
            "Do others on the same run stay off after it as well?",
        ]
    }
}
