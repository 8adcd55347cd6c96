//! Which share of the days someone was due to work was lost to sickness.

use super::{
    Card, Indicator, Lane, Measured, Method, Records, Summed, TraceStep, counted, indicator, not_in_post,
    trace_spells,
};
use crate::tables::Workforce;

indicator! {
    /// The share of working days lost sets part-timers, joiners and leavers beside everyone else.
    ///
    /// # Formula
    /// `100 × D ÷ A`: `D` absent working days in the period, `A` working days of the person's own week while in post.
    /// Full-time equivalent stands above and below the line and drops out of one person's rate.
    ///
    /// # Unit
    /// Per cent of working days. Annual leave and bank holidays are not taken off the days due.
    ///
    /// # Example
    /// Three days a week over ten weeks are 30 working days; three of them lost are 10 %.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, LostTimeRate, Records, Scope};
    /// use candour::tables::Workforce;
    /// let first = Day::from_ymd(2025, 1, 6).unwrap();
    /// let people = "Person ID,Team,Shift Pattern\nA1,Red,Mon-Wed\n";
    /// let sickness = "Person ID,Absence Start,Absence End\nA1,2025-01-13,2025-01-19\n";
    /// let workforce = Workforce::from_csv(&[("people.csv", people), ("sickness.csv", sickness)]).unwrap();
    /// let scope = Scope::over(Window { first, last: first.plus(69) });
    /// assert_eq!(LostTimeRate.measure(0, &Records::new(&workforce, &scope)).amount(), Some(10.0));
    /// ```
    ///
    /// # Source
    /// Working days lost over working days available (`statistics.md` section 3). NHS England counts calendar days on both
    /// sides and NHS Scotland contracted hours: rates are only to be set beside rates of the same kind.
    ///
    /// # Easily misread as
    /// A chance of being away. Days within one illness hang together, so no chance is worked out from them and nothing is
    /// flagged.
    ///
    /// # Look here first
    /// How many spells the days are, and how short the time in post is: a week away in the first month is 25 %.
    pub struct LostTimeRate { id: "lost-time-rate", name: "Share of working days lost", unit: ("% of working days", "% of working days"), lane: Lane::Support }
}

/// Days lost and days available, or why there is no rate.
fn days(person: u32, records: &Records<'_>) -> Result<(f64, f64), Measured> {
    let unknown = |why: &str| Measured::Unknown(why.to_owned());
    if let Some(reason) = not_in_post(person, records) {
        return Err(reason);
    }
    let (lost, available) = if records.workforce.has_absence_file {
        let lost: u32 = records.spells_in_window(person).iter().map(|(_, days)| days).sum();
        let who = &records.workforce.people[person as usize];
        let post = who.in_post(records.scope.window);
        let available = post.map_or(0, |post| {
            let rota = records.workforce.rota(person);
            let away: u32 = who.away_in(post).map(|away| rota.working_days(away)).sum();
            rota.working_days(post) - away
        });
        (f64::from(lost), f64::from(available))
    } else {
        let summed = Summed::of(person, records)?;
        let lost = summed.days_lost();
        let lost =
            lost.ok_or_else(|| unknown("the totals of this person do not say how many days were lost"))?;
        (lost, summed.days_available())
    };
    if available <= 0.0 {
        return Err(unknown("no working day in post in this period"));
    }
    Ok((lost, available))
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
        match days(person, records) {
            Err(unknown) => unknown,
            Ok((lost, available)) => Measured::Value {
                amount: 100.0 * lost / available,
                exposure: Some(records.years_in_post(person)),
                inputs: vec![("days lost", lost), ("working days", available)],
            },
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Ok((lost, available)) = days(person, records) else { return Vec::new() };
        let lost = (lost * 10.0).round() / 10.0;
        let mut steps = if records.workforce.has_absence_file {
            trace_spells(person, records)
        } else {
            let Ok(summed) = Summed::of(person, records) else { return Vec::new() };
            let headings = &["First day", "Last day", "Days lost", "Hours lost"];
            vec![TraceStep {
                text: summed.days_lost_in_words(),
                result: format!("{lost} days"),
                rows: Some(summed.trace(headings, |t| vec![t.days_lost, t.hours_lost])),
            }]
        };
        steps.push(TraceStep {
            text: "Days the person was due to work while in post in the period".to_owned(),
            result: counted(available.round() as u32, ("day", "days")),
            rows: None,
        });
        steps.push(TraceStep {
            text: format!("100 × {lost} ÷ {available:.0}"),
            result: format!("{:.1} %", 100.0 * lost / available),
            rows: None,
        });
        steps
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Is this one long illness, or several short ones?",
            "Were these days due to be worked by the person’s own pattern?",
        ]
    }
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
    fn in_post_on_a_weekend_alone_is_no_rate() {
        let people = "Person ID,Hire Date\nA1,2025-02-01\nA2,2025-01-01\n";
        let sickness = ("sickness.csv", "Person ID,Absence Start,Absence End\nA2,2025-01-23,2025-01-24\n");
        assert!(matches!(rate(people, sickness), Measured::Unknown(why) if why.contains("no working day")));
    }
}
