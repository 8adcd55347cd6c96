//! How many short absences start next to rest days of the person's own rota.

use super::monday_friday::{share_of_starts, starts, trace_starts};
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceStep, indicator, not_in_post};
use crate::tables::Workforce;
use crate::tables::rest_days::{Edge, NullShares, null_shares_of_roster};
use crate::tables::rota::Rota;

indicator! {
    /// On a rota there is no Monday, but there are first and last shifts. Short absences next to rest days look chosen; with
    /// short blocks of shifts nearly every day is next to one.
    ///
    /// # Formula
    /// `x` of `n`: of the short spells that start in the period (at most seven calendar days), those whose first working day
    /// comes right after, or right before, a day off on the person's own rota. Compared as a share, against colleagues and
    /// against what illness beginning on any day gives on this rota.
    ///
    /// # Unit
    /// Starts, of all short spells. Not days.
    ///
    /// # Example
    /// On four days on and four off, an absence on the second day of a block is next to no rest day.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, NextToRestDays, Records, Scope};
    /// use candour::tables::Workforce;
    /// let first = Day::from_ymd(2025, 1, 1).unwrap();
    /// let mut duties = String::from("Person ID,Duty Date,Duty Type\n");
    /// for day in 0..64 {
    ///     let kind = if day % 8 < 4 { "Early" } else { "Rest day" };
    ///     duties += &format!("A1,{},{kind}\n", first.plus(day).iso());
    /// }
    /// let sickness = "Person ID,Absence Start,Absence End\nA1,2025-01-02,2025-01-02\nA1,2025-01-09,2025-01-09\n";
    /// let workforce = Workforce::from_csv(&[("duties.csv", duties.as_str()), ("sickness.csv", sickness)]).unwrap();
    /// let scope = Scope::over(Window { first, last: first.plus(63) });
    /// let measured = NextToRestDays.measure(0, &Records::new(&workforce, &scope));
    /// assert_eq!((measured.amount(), measured.input("of")), (Some(1.0), Some(2.0)));
    /// // The first and the last of every four, but for the very first day: nothing is known of the day before it.
    /// assert_eq!(measured.input("equal share"), Some(15.0 / 32.0));
    /// ```
    ///
    /// # Source
    /// `statistics.md` section 4.5.
    ///
    /// # Easily misread as
    /// Longer breaks. Illness that begins on a rest day shows on the first shift after it; with two days on and two off, 86 %
    /// of all shifts are next to rest days, and Candour then says that the rota holds no information.
    ///
    /// # Look here first
    /// Nights before rest days, and what the first shift of a block is like.
    pub struct NextToRestDays { id: "next-to-rest-days", name: "Starts next to rest days", unit: ("start next to rest days", "starts next to rest days"), lane: Lane::Attention }
}

fn shares(person: u32, rota: &Rota, records: &Records<'_>) -> Option<NullShares> {
    let post = records.workforce.people[person as usize].in_post(records.scope.window)?;
    let days: Vec<bool> = post.iter().map(|day| rota.works_on(day)).collect();
    null_shares_of_roster(&days, Edge::Either)
}

impl Indicator for NextToRestDays {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::Adjacency { of: ("short spell", "short spells") }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if workforce.absences.is_empty() {
            return Some("no absences with dates were read".to_owned());
        }
        workforce
            .duties
            .is_empty()
            .then(|| "no duties were read, which say what days were days off".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        if !records.workforce.has_duties(person) {
            return Measured::Unknown("no duties of this person were read".to_owned());
        }
        // Most people have too few spells to ask, and no need for a rota.
        if records.spells_in_window(person).is_empty() {
            let none = NullShares { equal: 0.0, onset: 0.0 };
            return share_of_starts(&[], none);
        }
        let rota = records.workforce.rota(person);
        match shares(person, &rota, records) {
            Some(shares) => share_of_starts(&starts(person, &rota, records), shares),
            None => Measured::Unknown("the duties of this person have no day of work".to_owned()),
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let rota = records.workforce.rota(person);
        let mut steps = trace_starts(person, &starts(person, &rota, records), records);
        if let Some(shares) = shares(person, &rota, records) {
            steps.push(TraceStep {
                text: format!(
                    "Days of work next to a day off on this rota: {:.0} %; of illnesses that begin on any day alike",
                    shares.equal * 100.0
                ),
                result: format!("{:.0} %", shares.onset * 100.0),
                rows: None,
            });
        }
        steps
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Which shifts stand before and after the rest days: nights, quick changes?",
            "Do colleagues on the same rota start next to rest days as often?",
            "Is there treatment or caring that falls on these days?",
        ]
    }
}
