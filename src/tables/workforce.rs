//! All files as one workforce: people with their team and time in post, absences, overtime, joined by person.
//!
//! [`super::join`] makes it. Where a people file was read, it says who is compared with whom; people who appear only
//! elsewhere are kept and not compared, because nothing is known about their time in post.

use std::rc::Rc;

use super::absences::{Absence, UndatedAbsence};
use super::accounts::Accounts;
use super::duties::{DutyTable, WeekCell, monday_of, week_of};
use super::outcomes::Outcome;
use super::overtime::Overtime;
use super::people::WorkingWeek;
use super::rank::overtime_paid;
use super::status::Status;
use super::stretch::Stretch;
use super::totals::Total;
use super::{RowRef, stretch};
use crate::calendar::{Day, Window};
use crate::intake::field::TableKind;

/// One person.
#[derive(Clone, Debug)]
pub struct Person {
    /// The key in the files.
    pub key: String,
    /// Name, shown only on request.
    pub name: Option<String>,
    /// Index into [`Workforce::teams`].
    pub team: Option<u32>,
    /// Role.
    pub role: Option<String>,
    /// Rank or grade.
    pub grade: Option<String>,
    /// Working pattern in the file's words.
    pub pattern: Option<String>,
    /// The days of the week due to work, and whether the file said so.
    pub week: WorkingWeek,
    /// True where `week` comes from the file and is not assumed.
    pub week_known: bool,
    /// The line manager, by number or name, as the file writes them.
    pub manager: Option<String>,
    /// Whether at the usual work.
    pub status: Status,
    /// Days suspended or on a career break, in order and apart: neither at work nor off it.
    pub away: Vec<Window>,
    /// Full-time equivalent.
    pub fte: Option<f64>,
    /// Contracted hours a week.
    pub contracted_hours: Option<f64>,
    /// First day in post, where known.
    pub start: Option<Day>,
    /// Last day in post, where known.
    pub end: Option<Day>,
    /// The Bradford trigger that was adjusted for the person, in points.
    pub adjusted_trigger: Option<f64>,
    /// Opted out of the 48-hour limit.
    pub opt_out: bool,
    /// The teams of someone who changed teams, by date; empty for everyone else.
    pub posts: Vec<Post>,
    /// Whether the person stands in a people file.
    pub listed: bool,
    /// The row of the people file.
    pub source: Option<RowRef>,
}

/// A person's time in one team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Post {
    /// First day, where known.
    pub first: Option<Day>,
    /// Last day, where known.
    pub last: Option<Day>,
    /// Index into [`Workforce::teams`].
    pub team: u32,
}

impl Person {
    /// The team the person was in on a day: that of the latest post that holds the day, else the team they are compared
    /// in.
    pub fn team_on(&self, day: Day) -> Option<u32> {
        let holds = |p: &&Post| p.first.is_none_or(|f| f <= day) && p.last.is_none_or(|l| day <= l);
        self.posts.iter().filter(holds).max_by_key(|p| p.first).map(|p| p.team).or(self.team)
    }

    /// Whether overtime is paid in the person's rank; `None` where no rank is known. Inspectors and above are not paid any,
    /// so that they have none is no pattern.
    ///
    /// ```
    /// use candour::tables::Workforce;
    /// let people = "Person ID,Rank,Job Title\nA1,T/DI,CID\nA2,PC,Response\nA3,,Chief Inspector\nA4,Band 5,Nurse\n";
    /// let workforce = Workforce::from_csv(&[("people.csv", people)]).unwrap();
    /// let paid: Vec<_> = workforce.people.iter().map(|p| p.overtime_eligible()).collect();
    /// assert_eq!(paid, [Some(false), Some(true), Some(false), None]);
    /// ```
    pub fn overtime_eligible(&self) -> Option<bool> {
        let says = |text: &Option<String>| text.as_deref().and_then(overtime_paid);
        says(&self.grade).or_else(|| says(&self.role))
    }

    /// Hours of a working day by contract: contracted hours a week over the days due to work. `None` where no file says
    /// what was contracted.
    pub fn contracted_hours_a_day(&self) -> Option<f64> {
        let days = f64::from(self.week.days());
        self.contracted_hours.filter(|hours| *hours > 0.0 && days > 0.0).map(|hours| hours / days)
    }

    /// Days in post inside a window without those suspended or on a career break.
    ///
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::tables::Workforce;
    /// let people = "Person ID,Status,Status Start,Status End\nA1,Suspended,2025-03-01,2025-03-31\nA2,Recuperative,2025-03-01,\n";
    /// let workforce = Workforce::from_csv(&[("people.csv", people)]).unwrap();
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let days: Vec<_> = workforce.people.iter().map(|p| p.days_in_post(year)).collect();
    /// assert_eq!(days, [365 - 31, 365]);
    /// ```
    pub fn days_in_post(&self, window: Window) -> u32 {
        self.in_post(window).map_or(0, |post| post.days() - self.away_in(post).map(Window::days).sum::<u32>())
    }

    /// The days of a window suspended or on a career break.
    pub fn away_in(&self, window: Window) -> impl Iterator<Item = Window> + '_ {
        self.away.iter().filter_map(move |away| away.overlap(window))
    }

    /// From the first to the last of the person's days in post inside a window.
    pub fn in_post(&self, window: Window) -> Option<Window> {
        let post =
            Window { first: self.start.unwrap_or(window.first), last: self.end.unwrap_or(window.last) };
        post.overlap(window)
    }
}

/// A team and its people.
#[derive(Clone, Debug)]
pub struct Team {
    /// Its name in the files.
    pub name: String,
    /// Its people, by number.
    pub people: Vec<u32>,
}

/// Everything that was read, joined by person.
#[derive(Clone, Debug, Default)]
pub struct Workforce {
    /// People, in order of their key.
    pub people: Vec<Person>,
    /// Teams, in order of their name.
    pub teams: Vec<Team>,
    /// Dated absences in order of person and day, duplicates merged.
    pub absences: Vec<Absence>,
    /// Absences from files without dates.
    pub undated: Vec<UndatedAbsence>,
    /// Overtime in order of person and day, without reversals and the rows they take back. A reversal without its row has
    /// hours below none.
    pub overtime: Vec<Overtime>,
    /// Who authorised overtime and is nobody's key or name, in order; [`super::overtime::Authoriser::Named`] counts them.
    pub authorisers: Vec<String>,
    /// Duties, one entry a file.
    pub duties: Vec<Duties>,
    /// Totals in order of person and period; no two of a person overlap.
    pub totals: Vec<Total>,
    /// Outcomes in order of person. No indicator sees them.
    pub outcomes: Vec<Outcome>,
    /// Whether a people file was read.
    pub has_people_file: bool,
    /// Whether an absence file was read.
    pub has_absence_file: bool,
    /// Whether an overtime file was read.
    pub has_overtime_file: bool,
    /// Where the rows of each file with dates lie.
    pub stretches: Vec<Stretch>,
    /// The date on which the people file was true, where it says.
    pub people_as_of: Option<Day>,
    pub(super) absence_index: Vec<u32>,
    pub(super) overtime_index: Vec<u32>,
    pub(super) undated_index: Vec<u32>,
    pub(super) total_index: Vec<u32>,
}

/// The duties of one file, found by person of the workforce.
#[derive(Clone, Debug)]
pub struct Duties {
    /// For each person their number in the file, or `u32::MAX`.
    pub(super) local: Vec<u32>,
    /// The file's cells.
    pub table: Rc<DutyTable>,
    /// Whether its days count although another file has them too, because the user said so.
    pub(super) both: bool,
}

impl Workforce {
    /// One person's absences, in order of time.
    pub fn absences_of(&self, person: u32) -> &[Absence] {
        &self.absences[part(&self.absence_index, person)]
    }

    /// One person's absences without dates.
    pub fn undated_of(&self, person: u32) -> &[UndatedAbsence] {
        &self.undated[part(&self.undated_index, person)]
    }

    /// One person's overtime, in order of time.
    pub fn overtime_of(&self, person: u32) -> &[Overtime] {
        &self.overtime[part(&self.overtime_index, person)]
    }

    /// One person's totals, in order of time.
    pub fn totals_of(&self, person: u32) -> &[Total] {
        &self.totals[part(&self.total_index, person)]
    }

    /// Whether any totals were read in which `has` finds something.
    pub fn has_totals(&self, has: impl Fn(&Total) -> bool) -> bool {
        self.totals.iter().any(has)
    }

    /// Whether anything was recorded day by day, so that a part of the period can be looked at alone.
    pub fn has_days(&self) -> bool {
        !self.absences.is_empty() || !self.overtime.is_empty() || !self.duties.is_empty()
    }

    /// Whether any file of duties has a row of this person.
    pub fn has_duties(&self, person: u32) -> bool {
        self.duties.iter().any(|d| d.local.get(person as usize).is_some_and(|local| *local != u32::MAX))
    }

    /// One person's week of duties over all files; `None` where no file has a row of it.
    #[inline(always)] // millions of times an analysis; measured
    pub fn duty_week(&self, person: u32, week: i32) -> Option<WeekCell> {
        if let [only] = &self.duties[..] {
            let local = only.local.get(person as usize).copied().unwrap_or(u32::MAX);
            return only.table.week(local, week).copied();
        }
        self.duty_week_of_files(person, week).map(|(cell, _)| cell)
    }

    /// A person's weeks of duties inside a window, first days of weeks with their cells cut to the window.
    pub fn duty_weeks(&self, person: u32, window: Window) -> impl Iterator<Item = (Day, WeekCell)> + '_ {
        let (first, last) = (week_of(window.first), week_of(window.last));
        let last = if self.duties.is_empty() { first - 1 } else { last };
        (first..=last).filter_map(move |week| {
            let monday = monday_of(week);
            let cell = self.duty_week(person, week)?;
            // Nearly every week lies whole inside; a year of everyone asks this millions of times.
            let whole = first < week && week < last;
            Some((monday, if whole { cell } else { cell.within(days_inside(monday, window)) }))
        })
    }

    /// Whether some file names everyone who works there, also those of whom there is nothing to record: a list of people, a
    /// roster, or sums of a period.
    pub fn names_everyone(&self) -> bool {
        self.has_people_file || !self.duties.is_empty() || !self.totals.is_empty()
    }

    /// Whether overtime was read, as a file of its own or as hours in duties.
    pub fn has_overtime(&self) -> bool {
        self.has_overtime_file || self.duties.iter().any(|d| d.table.has_overtime)
    }

    /// The day of the last outcome; `None` where none has a date.
    pub fn last_outcome(&self) -> Option<Day> {
        self.outcomes.iter().filter_map(Outcome::day).max()
    }

    /// The pseudonym of a person: their place in the order of keys, so it tells nothing but stays the same.
    pub fn pseudonym(&self, person: u32) -> String {
        let width = if self.people.len() > 9_999 { 5 } else { 4 };
        format!("P-{:0width$}", person + 1)
    }

    /// The days on which things were recorded: where the bulk of each file's rows lies, see [`super::stretch`].
    pub fn recorded(&self) -> Option<Window> {
        stretch::recorded(self.stretches_in_use())
    }

    /// The stretch of every file whose records are still there.
    pub fn stretches_in_use(&self) -> impl Iterator<Item = &Stretch> + Clone {
        self.stretches.iter().filter(|stretch| match stretch.kind {
            TableKind::Absences => !self.absences.is_empty(),
            TableKind::Overtime => !self.overtime.is_empty(),
            TableKind::Duties => !self.duties.is_empty(),
            TableKind::Totals => !self.totals.is_empty(),
            TableKind::People | TableKind::Outcomes => false,
        })
    }

    /// Finds the stretch of absences again whose last days the join worked out, and names what lies outside.
    pub(super) fn settle_stretches(&mut self, accounts: &mut Accounts<'_>) {
        for stretch in self.stretches.iter_mut().filter(|s| s.kind == TableKind::Absences) {
            let own = || self.absences.iter().filter(|a| a.source.file == stretch.file);
            if own().any(|a| a.length.is_some()) {
                *stretch = stretch::of_absences(stretch.file, own()).unwrap_or_else(|| stretch.clone());
            }
        }
        stretch::settle(&mut self.stretches, accounts);
    }
}

fn part(starts: &[u32], person: u32) -> std::ops::Range<usize> {
    let person = person as usize;
    if person + 1 >= starts.len() {
        return 0..0;
    }
    starts[person] as usize..starts[person + 1] as usize
}

/// The days of a week that lie in a window, Monday the lowest bit.
fn days_inside(monday: Day, window: Window) -> u8 {
    (0..7).filter(|offset| window.contains(monday.plus(*offset))).fold(0, |days, offset| days | 1 << offset)
}
