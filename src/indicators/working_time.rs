//! Whether the employer keeps someone within 48 hours a week.

use super::duty_weeks::hours_in;
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceStep, indicator, not_in_post};
use crate::calendar::{Weekday, Window};
use crate::tables::Workforce;
use crate::tables::working_time::{DayHours, average};

indicator! {
    /// More than 48 hours a week on average is a breach of the employer's duty, whoever wanted the hours.
    ///
    /// # Formula
    /// `(A + B) ÷ weeks`: `A` hours in the reference period, `B` hours right after it until as many days were worked as
    /// days of leave and sickness fell into it. Where the records end first: `A ÷ (weeks − excluded days ÷ 7)`, and the
    /// page says approximate. The highest of all periods that end on a Sunday is shown.
    ///
    /// # Unit
    /// Hours a week, contracted hours on due days plus overtime worked.
    ///
    /// # Example
    /// Contracted for 40 hours, and ten hours of overtime in each of 17 weeks: 50.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, Records, Scope, WorkingTime};
    /// use candour::tables::Workforce;
    /// let first = Day::from_ymd(2025, 1, 6).unwrap();
    /// let people = "Person ID,Contracted Hours\nA1,40\n";
    /// let mut overtime = String::from("Person ID,Overtime Date,Overtime Hours\n");
    /// for week in 0..17 {
    ///     overtime += &format!("A1,{},10\n", first.plus(week * 7 + 5).iso());
    /// }
    /// let workforce = Workforce::from_csv(&[("people.csv", people), ("overtime.csv", &overtime)]).unwrap();
    /// let scope = Scope::over(Window { first, last: first.plus(17 * 7 - 1) });
    /// assert_eq!(WorkingTime.measure(0, &Records::new(&workforce, &scope)).amount(), Some(50.0));
    /// ```
    ///
    /// # Source
    /// Working Time Regulations 1998, reg. 4: 48 hours over 17 weeks unless the worker has opted out; 26 weeks for work
    /// under reg. 21, up to 52 by workforce agreement.
    ///
    /// # Easily misread as
    /// Something about the person. It is about the roster: the limit binds the employer.
    ///
    /// # Look here first
    /// The roster and the vacancies behind it, whether an opt-out is signed, and whether overtime hours are worked or paid.
    pub struct WorkingTime { id: "working-time", name: "Average working week", unit: ("hour a week", "hours a week"), lane: Lane::WorkingTime }
}

/// The days a person worked with their hours, and the days of leave and sickness, inside the window.
pub(super) fn working_days(person: u32, records: &Records<'_>) -> Option<(Vec<DayHours>, Vec<i32>)> {
    let who = &records.workforce.people[person as usize];
    let post = who.in_post(records.scope.window)?;
    if !records.workforce.duties.is_empty() {
        return Some(from_duties(person, records, post));
    }
    let contracted = who.contracted_hours?;
    let hours_a_day = contracted / f64::from(who.week.days().max(1));
    let away: Vec<Window> = records
        .workforce
        .absences_of(person)
        .iter()
        .map(|a| Window { first: a.first, last: a.last.unwrap_or(records.scope.window.last) })
        .collect();
    let mut overtime = records.workforce.overtime_of(person).iter().peekable();
    let mut worked = Vec::new();
    let mut excluded = Vec::new();
    for day in post.iter() {
        let mut over = 0.0;
        while let Some(piece) = overtime.next_if(|o| o.day <= day) {
            if piece.day == day {
                over += piece.hours();
            }
        }
        // A claim that is taken back takes nothing off the duty itself.
        let mut hours = f64::max(over, 0.0);
        if who.away.iter().any(|w| w.contains(day)) {
            excluded.push(day.0);
        } else if who.week.works_on(day) {
            if away.iter().any(|w| w.contains(day)) {
                excluded.push(day.0);
            } else {
                hours += hours_a_day;
            }
        }
        if hours > 0.0 {
            worked.push(DayHours { day: day.0, hours, worked: true });
        }
    }
    Some((worked, excluded))
}

/// The same from duties: a week's minutes shared out over the days worked in it.
fn from_duties(person: u32, records: &Records<'_>, post: Window) -> (Vec<DayHours>, Vec<i32>) {
    let (mut worked, mut excluded) = (Vec::with_capacity(post.days() as usize), Vec::new());
    let usual = records.workforce.usual_week(person);
    for (monday, week) in records.workforce.duty_weeks(person, post) {
        let due = usual.due(&week);
        let hours = f64::from(week.minutes) / 60.0 / f64::from(week.days_worked().max(1));
        for offset in 0..7 {
            let day = monday.plus(offset).0;
            if week.worked & (1 << offset) != 0 {
                worked.push(DayHours { day, hours, worked: true });
            } else if week.away & due & (1 << offset) != 0 {
                excluded.push(day);
            }
        }
    }
    (worked, excluded)
}

/// The reference period with the highest average.
struct Highest {
    window: Window,
    found: crate::tables::working_time::WorkingTime,
}

impl Highest {
    /// The exact average where the records go on long enough, else the approximation.
    fn hours_a_week(&self) -> Option<f64> {
        self.found.average.or(self.found.approximate)
    }
}

/// Running sums of hours differ from those added up by less than this.
const ROUNDING: f64 = 1e-6;

/// Hours worked up to each of someone's days: `sums[i]` is of the first i days.
struct Sums(Vec<f64>);

impl Sums {
    fn of(worked: &[DayHours]) -> Self {
        let mut sum = 0.0;
        Self(
            std::iter::once(0.0)
                .chain(worked.iter().map(|d| {
                    sum += d.hours;
                    sum
                }))
                .collect(),
        )
    }

    /// The average over the period of `days` days that ends on `last`, as [`average`] has it but for rounding. Both lists
    /// are in order and hold each day once.
    fn average(&self, worked: &[DayHours], excluded: &[i32], last: i32, days: i32) -> Option<f64> {
        let (from, to) =
            (worked.partition_point(|d| d.day <= last - days), worked.partition_point(|d| d.day <= last));
        let away = excluded.partition_point(|d| *d <= last) - excluded.partition_point(|d| *d <= last - days);
        let weeks = f64::from(days) / 7.0;
        let short = weeks - away as f64 / 7.0;
        match self.0.get(to + away) {
            Some(until) => Some((until - self.0[from]) / weeks),
            None => (short > 0.0).then(|| (self.0[to] - self.0[from]) / short),
        }
    }
}

fn highest(person: u32, records: &Records<'_>) -> Option<Highest> {
    let (worked, excluded) = working_days(person, records)?;
    let weeks = records.scope.reference_weeks;
    let days = (weeks * 7) as i32;
    let post = records.workforce.people[person as usize].in_post(records.scope.window)?;
    // Periods run from Monday to Sunday, so that whole weeks of duties are exact.
    let monday =
        if post.first.weekday() == Weekday::Monday { post.first } else { post.first.monday().plus(7) };
    let sums = Sums::of(&worked);
    let ends = || (0..).map(|week| monday.plus(days - 1 + 7 * week)).take_while(|last| *last <= post.last);
    // Every period by running sums, which round otherwise than adding up; those at the top are then added up.
    let roughly: Vec<Option<f64>> =
        ends().map(|last| sums.average(&worked, &excluded, last.0, days)).collect();
    let top = roughly.iter().flatten().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut best: Option<Highest> = None;
    for (last, about) in ends().zip(roughly) {
        if about.is_none_or(|about| about < top - ROUNDING) {
            continue;
        }
        let window = Window { first: last.plus(1 - days), last };
        let this = Highest { window, found: average(&worked, &excluded, last.0, weeks) };
        if this.hours_a_week().is_some()
            && best.as_ref().is_none_or(|b| this.hours_a_week() > b.hours_a_week())
        {
            best = Some(this);
        }
    }
    best
}

impl Indicator for WorkingTime {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::LegalLimit { limit: 48.0 }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if !workforce.duties.is_empty() {
            return None;
        }
        if !workforce.has_overtime_file {
            let why = if workforce.has_totals(|t| t.overtime_hours.is_some()) {
                "totals do not say in which week the hours fell"
            } else {
                "neither duties nor overtime were read"
            };
            return Some(why.to_owned());
        }
        if workforce.people.iter().all(|p| p.contracted_hours.is_none()) {
            return Some(
                "no file says how many hours people are contracted for, and no duties were read".to_owned(),
            );
        }
        None
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        let who = &records.workforce.people[person as usize];
        if who.contracted_hours.is_none() && records.workforce.duties.is_empty() {
            return Measured::Unknown("contracted hours are not known".to_owned());
        }
        let Some(found) = highest(person, records) else {
            return Measured::Unknown(format!(
                "in post for less than {} weeks",
                records.scope.reference_weeks
            ));
        };
        let Some(amount) = found.hours_a_week() else {
            return Measured::Unknown("away for the whole reference period".to_owned());
        };
        let inputs = vec![
            ("hours in the period", found.found.hours_in_period),
            ("excluded days", f64::from(found.found.excluded_days)),
            ("opted out", if who.opt_out { 1.0 } else { 0.0 }),
        ];
        Measured::Value { amount, exposure: None, inputs }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Some(Highest { window, found }) = highest(person, records) else { return Vec::new() };
        let who = &records.workforce.people[person as usize];
        let pieces = super::overtime_duties::pieces_and_reversals(person, records);
        let rows = super::overtime_duties::trace_rows(pieces.filter(|o| window.contains(o.day)));
        let mut steps = if records.workforce.duties.is_empty() {
            vec![
                TraceStep {
                    text: format!(
                        "Contracted for {} hours a week, {}",
                        who.contracted_hours.unwrap_or_default(),
                        if who.week_known {
                            "on the days of the working pattern"
                        } else {
                            "taken as Monday to Friday"
                        }
                    ),
                    result: format!("{} days a week", who.week.days()),
                    rows: None,
                },
                TraceStep {
                    text: format!("Overtime in the {} weeks of {window}", records.scope.reference_weeks),
                    result: super::counted(rows.rows.len() as u32, ("row", "rows")),
                    rows: Some(rows),
                },
            ]
        } else {
            let weeks = records.workforce.duty_weeks(person, window);
            let rows = hours_in(&["Week of", "Duties", "Days worked", "Hours"], weeks, |week| week.minutes);
            vec![TraceStep {
                text: format!(
                    "Weeks with duties in the {} weeks of {window}; duties are summed by week while they are read",
                    records.scope.reference_weeks
                ),
                result: super::counted(rows.rows.len() as u32, ("week", "weeks")),
                rows: Some(rows),
            }]
        };
        steps.extend([
            TraceStep {
                text: "A: hours worked in these weeks, duties and overtime".to_owned(),
                result: format!("{:.1} hours", found.hours_in_period),
                rows: None,
            },
            TraceStep {
                text: "Days of sickness and leave in these weeks that were due to be worked".to_owned(),
                result: super::counted(found.excluded_days, ("day", "days")),
                rows: None,
            },
        ]);
        let weeks = records.scope.reference_weeks;
        steps.push(match found.average {
            Some(average) => TraceStep {
                text: format!("({:.1} + {:.1}) hours ÷ {weeks} weeks", found.hours_in_period, found.hours_after),
                result: format!("{average:.1} hours a week"),
                rows: None,
            },
            None => TraceStep {
                text: format!(
                    "The records end before the days away are made up, so approximately {:.1} hours ÷ ({weeks} − {} ÷ 7) weeks",
                    found.hours_in_period, found.excluded_days
                ),
                result: format!("about {:.1} hours a week", found.approximate.unwrap_or_default()),
                rows: None,
            },
        });
        steps
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Which vacancies or events made these hours necessary?",
            "Is an opt-out signed, and was it freely given?",
            "What changes in the roster would bring the average under 48 hours?",
        ]
    }
}
