//! Which share of the days someone was due to work was lost to sickness.

use super::{
    Basis, Card, Indicator, Lane, Measured, Method, Records, Summed, TraceStep, indicator, not_in_post,
    trace_spells,
};
use crate::calendar::Day;
use crate::maths::{BOOTSTRAP_DRAWS, bootstrap_total};
use crate::tables::Workforce;
use crate::tables::spells::Spell;

indicator! {
    /// The share of working time lost sets part-timers, joiners and leavers beside everyone else.
    ///
    /// # Formula
    /// `100 × D ÷ A`: `D` absent working days in the period, `A` working days of the person's own week while in post.
    /// Full-time equivalent stands above and below the line and drops out of one person's rate. On the basis of calendar
    /// days both sides count every day; on that of contracted hours, parts of days count as parts.
    ///
    /// # Unit
    /// Per cent of the time due. Annual leave and bank holidays are not taken off it.
    ///
    /// # Example
    /// Three days a week over ten weeks are 30 working days; three of them lost are 10 %. In calendar days it is seven
    /// of 70: the same by luck of this week.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Basis, Indicator, LostTimeRate, Records, Scope};
    /// use candour::tables::Workforce;
    /// let first = Day::from_ymd(2025, 1, 6).unwrap();
    /// let people = "Person ID,Team,Shift Pattern\nA1,Red,Mon-Wed\n";
    /// let sickness = "Person ID,Absence Start,Absence End\nA1,2025-01-13,2025-01-19\n";
    /// let workforce = Workforce::from_csv(&[("people.csv", people), ("sickness.csv", sickness)]).unwrap();
    /// let scope = Scope::over(Window { first, last: first.plus(69) });
    /// assert_eq!(LostTimeRate.measure(0, &Records::new(&workforce, &scope)).amount(), Some(10.0));
    /// let scope = Scope { basis: Basis::Calendar, ..scope };
    /// assert_eq!(LostTimeRate.measure(0, &Records::new(&workforce, &scope)).input("calendar days lost"), Some(7.0));
    /// ```
    ///
    /// # Source
    /// Working days lost over working days available (`statistics.md` section 3). NHS England counts calendar days on both
    /// sides and NHS Scotland contracted hours: rates are only to be set beside rates of the same kind.
    ///
    /// # Easily misread as
    /// A chance of being away. Days within one illness hang together, so the interval redraws whole spells, not days, and
    /// nothing is flagged.
    ///
    /// # Look here first
    /// How many spells the days are, and how short the time in post is: a week away in the first month is 25 %.
    pub struct LostTimeRate { id: "lost-time-rate", name: "Share of working time lost", unit: ("% of the time due", "% of the time due"), lane: Lane::Support }
}

/// Time lost and time due, in the unit of the basis.
struct Time {
    /// What each spell took, where the absences have dates.
    spells: Option<Vec<f64>>,
    lost: f64,
    due: f64,
}

impl Time {
    fn rate(&self) -> f64 {
        100.0 * self.lost / self.due
    }
}

/// Time lost and time due, or why there is no rate.
fn time(person: u32, records: &Records<'_>) -> Result<Time, Measured> {
    if let Some(reason) = not_in_post(person, records) {
        return Err(reason);
    }
    let unknown = |why: &str| Measured::Unknown(why.to_owned());
    let basis = records.scope.basis;
    let who = &records.workforce.people[person as usize];
    let hours_a_day = if basis == Basis::Hours {
        let hours = who.contracted_hours_a_day();
        hours.ok_or_else(|| unknown("no file says how many hours this person is contracted for"))?
    } else {
        1.0
    };
    let found = if records.workforce.has_absence_file {
        let spells = lost_in_spells(person, records, hours_a_day);
        // From 0.0: a sum of nothing is −0, and would be printed so.
        let lost = spells.iter().fold(0.0, |sum, spell| sum + spell);
        let due = match basis {
            Basis::Calendar => f64::from(who.days_in_post(records.scope.window)),
            Basis::Working | Basis::Hours => hours_a_day * f64::from(working_days_due(person, records)),
        };
        Time { spells: Some(spells), lost, due }
    } else {
        if basis == Basis::Calendar {
            return Err(unknown("the totals count working time lost, not calendar days"));
        }
        let summed = Summed::of(person, records)?;
        let lost = if basis == Basis::Hours { summed.hours_lost(hours_a_day) } else { summed.days_lost() };
        let lost =
            lost.ok_or_else(|| unknown("the totals of this person do not say how many days were lost"))?;
        Time { spells: None, lost, due: hours_a_day * summed.days_available() }
    };
    if found.due <= 0.0 {
        return Err(unknown("no working day in post in this period"));
    }
    Ok(found)
}

/// Working days of the person's own rota while in post in the period.
fn working_days_due(person: u32, records: &Records<'_>) -> u32 {
    let who = &records.workforce.people[person as usize];
    let rota = records.workforce.rota(person);
    who.in_post(records.scope.window).map_or(0, |post| {
        let away: u32 = who.away_in(post).map(|away| rota.working_days(away)).sum();
        rota.working_days(post) - away
    })
}

/// What each spell took of the period, in the unit of the basis.
fn lost_in_spells(person: u32, records: &Records<'_>, hours_a_day: f64) -> Vec<f64> {
    let window = records.scope.window;
    let absences = records.workforce.absences_of(person);
    let of_spell = |(spell, days): (&Spell, u32)| match records.scope.basis {
        Basis::Working => f64::from(days),
        Basis::Calendar => {
            spell.absent.iter().filter_map(|span| span.overlap(window)).map(|w| f64::from(w.days())).sum()
        }
        Basis::Hours => {
            let rows = || spell.records.iter().map(|row| &absences[*row as usize]);
            let part = |day: Day| rows().map(|row| row.part_of(day)).sum::<f64>().min(1.0);
            let inside = spell.working.iter().filter(|day| window.contains(**day));
            hours_a_day * inside.map(|day| part(*day)).sum::<f64>()
        }
    };
    let mut lost: Vec<f64> = records.spells_in_window(person).into_iter().map(of_spell).collect();
    if records.scope.basis == Basis::Calendar {
        // Rest days that a record covers apart from any spell: they are no working time, and calendar days all the same.
        let apart = f64::from(records.calendar_days_absent(person)) - lost.iter().sum::<f64>();
        lost.extend((apart > 0.0).then_some(apart));
    }
    lost
}

impl Indicator for LostTimeRate {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::Display
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if !workforce.has_absence_file {
            let none = !workforce.has_totals(|t| t.days_lost.or(t.hours_lost).is_some());
            return none.then(|| "no absences were read, and no totals of days lost".to_owned());
        }
        workforce.absences.is_empty().then(|| "the absence file has no dates".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        match time(person, records) {
            Err(unknown) => unknown,
            Ok(time) => {
                let (lost, due) = records.scope.basis.inputs();
                Measured::Value {
                    amount: time.rate(),
                    exposure: Some(records.years_in_post(person)),
                    inputs: vec![(lost, time.lost), (due, time.due)],
                }
            }
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Ok(time) = time(person, records) else { return Vec::new() };
        let basis = records.scope.basis;
        let mut steps = Vec::new();
        let mut step = |text: String, result: String| steps.push(TraceStep { text, result, rows: None });
        let [lost, due] = [time.lost, time.due].map(|x| (x * 10.0).round() / 10.0);
        step(format!("Lost, in {}", basis.due()), format!("{lost}"));
        step(format!("Due in the period while in post, in {}", basis.due()), format!("{due}"));
        step(format!("100 × {lost} ÷ {due}"), format!("{:.1} %", time.rate()));
        if let Some((text, result)) = interval(&time) {
            step(text, result);
        }
        let mut from = if records.workforce.has_absence_file {
            trace_spells(person, records)
        } else {
            let Ok(summed) = Summed::of(person, records) else { return Vec::new() };
            let headings = &["First day", "Last day", "Days lost", "Hours lost"];
            let rows = summed.trace(headings, |t| vec![t.days_lost, t.hours_lost]);
            let days = summed.days_lost().unwrap_or_default();
            vec![TraceStep {
                text: summed.days_lost_in_words(),
                result: format!("{} days", (days * 10.0).round() / 10.0),
                rows: Some(rows),
            }]
        };
        from.append(&mut steps);
        from
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Is this one long illness, or several short ones?",
            "Were these days due to be worked by the person’s own pattern?",
        ]
    }
}

/// How far luck in the number of spells alone would move the rate, in words.
fn interval(time: &Time) -> Option<(String, String)> {
    let spells = time.spells.as_ref()?;
    let [low, high] = bootstrap_total(spells, 0.95)?.map(|lost| (100.0 * lost / time.due).min(100.0));
    let text = match spells.len() {
        1 => "One spell says next to nothing about the next year: had it come not at all, or more than once"
            .to_owned(),
        n => format!(
            "Had these {n} spells come more or less often, as luck has it: 95 in 100 of {BOOTSTRAP_DRAWS} redraws of whole spells"
        ),
    };
    Some((text, format!("{low:.1} to {high:.1} %")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Day, Window};
    use crate::indicators::Scope;

    fn rate(people: &str, events: (&str, &str)) -> Measured {
        let workforce = Workforce::from_csv(&[("people.csv", people), events]).unwrap();
        let first = Day::from_ymd(2025, 1, 6).unwrap();
        let scope = Scope::over(Window { first, last: first.plus(27) });
        LostTimeRate.measure(0, &Records::new(&workforce, &scope))
    }

    #[test]
    fn only_days_in_post_are_due() {
        // Joined on the third Monday of four weeks: ten working days, two of them lost.
        let people = "Person ID,Hire Date\nA1,2025-01-20\n";
        let sickness = ("sickness.csv", "Person ID,Absence Start,Absence End\nA1,2025-01-23,2025-01-24\n");
        assert_eq!(rate(people, sickness).amount(), Some(20.0));
    }

    #[test]
    fn totals_give_what_rows_give() {
        let people = "Person ID,Team,Shift Pattern\nA1,Red,Mon-Thu\n";
        let rows = ("sickness.csv", "Person ID,Absence Start,Absence End\nA1,2025-01-06,2025-01-09\n");
        let totals = (
            "totals.csv",
            "Person ID,Period Start,Period End,Days Lost,Spells\nA1,2025-01-06,2025-02-02,4,1\n",
        );
        assert_eq!(rate(people, rows).amount(), Some(25.0)); // 4 of 16
        assert_eq!(rate(people, totals).amount(), Some(25.0));
        // Half of the 28 days in post, as the totals themselves say: 8 working days.
        let half = "Person ID,Period Start,Period End,Days Lost,Spells,Days In Post\nA1,2025-01-06,2025-02-02,4,1,14\n";
        assert_eq!(rate(people, ("totals.csv", half)).amount(), Some(50.0));
    }

    #[test]
    fn each_basis_counts_its_own_kind_of_day() {
        // Mon-Thu, 37 hours. Away Thursday and the weekend, then half of Monday: one spell.
        let people = "Person ID,Shift Pattern,Contracted Hours\nA1,Mon-Thu,37\nA2,Mon-Thu,\n";
        let sickness = "Person ID,Absence Start,Absence End,End Half Day\nA1,2025-01-09,2025-01-13,Y\nA2,2025-01-09,2025-01-13,\n";
        let workforce = Workforce::from_csv(&[("people.csv", people), ("sickness.csv", sickness)]).unwrap();
        let first = Day::from_ymd(2025, 1, 6).unwrap();
        let mut scope = Scope::over(Window { first, last: first.plus(27) });
        let mut of = |basis, person| {
            scope.basis = basis;
            LostTimeRate.measure(person, &Records::new(&workforce, &scope))
        };
        let both =
            |value: &Measured, basis: Basis| (value.input(basis.inputs().0), value.input(basis.inputs().1));
        assert_eq!(both(&of(Basis::Working, 0), Basis::Working), (Some(2.0), Some(16.0)));
        assert_eq!(both(&of(Basis::Calendar, 0), Basis::Calendar), (Some(5.0), Some(28.0)));
        assert_eq!(both(&of(Basis::Hours, 0), Basis::Hours), (Some(1.5 * 9.25), Some(16.0 * 9.25)));
        assert!(matches!(of(Basis::Hours, 1), Measured::Unknown(why) if why.contains("contracted")));
    }

    #[test]
    fn the_interval_is_of_spells_and_named_as_such() {
        let people = "Person ID,Team,Shift Pattern\nA1,Red,Mon-Fri\nA2,Red,Mon-Fri\nA3,Red,Mon-Fri\n";
        let mut sickness = "Person ID,Absence Start,Absence End\nA1,2025-01-06,2025-01-10\n".to_owned();
        for day in [6, 8, 10, 14, 16] {
            sickness += &format!("A2,2025-01-{day:02},2025-01-{day:02}\n");
        }
        let workforce = Workforce::from_csv(&[("people.csv", people), ("sickness.csv", &sickness)]).unwrap();
        let first = Day::from_ymd(2025, 1, 6).unwrap();
        let scope = Scope::over(Window { first, last: first.plus(27) });
        let records = Records::new(&workforce, &scope);
        let last = |person| LostTimeRate.trace(person, &records).pop().unwrap();
        // Both lost five of twenty days; five spells say more than one.
        assert_eq!((last(0).text.contains("One spell"), last(0).result.as_str()), (true, "0.0 to 75.0 %"));
        assert_eq!((last(1).text.contains("5 spells"), last(1).result.as_str()), (true, "5.0 to 50.0 %"));
        assert_eq!(last(2).text, "100 × 0 ÷ 20");
    }

    #[test]
    fn in_post_on_a_weekend_alone_is_no_rate() {
        let people = "Person ID,Hire Date\nA1,2025-02-01\nA2,2025-01-01\n";
        let sickness = ("sickness.csv", "Person ID,Absence Start,Absence End\nA2,2025-01-23,2025-01-24\n");
        assert!(matches!(rate(people, sickness), Measured::Unknown(why) if why.contains("no working day")));
    }
}
