//! How often someone was off sick, however long each time.

use super::{
    Card, Indicator, Lane, Measured, Method, Records, Summed, TraceStep, counted, indicator, not_in_post,
    trace_spells,
};
use crate::tables::Workforce;
use crate::tables::absences::Category;
use crate::tables::totals::Total;

indicator! {
    /// Several absences in a year can mean that someone needs help, and sometimes only that they had bad luck.
    ///
    /// # Formula
    /// `S`: spells with at least one absent working day in the period. Records joined only by rest days are one spell.
    /// Compared as a count over time in post, never as a rate.
    ///
    /// # Unit
    /// Spells in the period. Not days.
    ///
    /// # Example
    /// Friday off and Monday off with only the weekend between is one spell, not two.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, Measured, Records, Scope, SicknessSpells};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let csv = "Person ID,Absence Start,Absence End\nA1,07/03/2025,07/03/2025\nA1,10/03/2025,10/03/2025\nA1,14/07/2025,16/07/2025\n";
    /// let workforce = Workforce::from_csv(&[("sickness.csv", csv)]).unwrap();
    /// let scope = Scope::over(year);
    /// let measured = SicknessSpells.measure(0, &Records::new(&workforce, &scope));
    /// assert_eq!(measured.amount(), Some(2.0));
    /// ```
    ///
    /// # Source
    /// Spell counts over six or twelve months are the most common attendance trigger in UK policies; the definition of a
    /// spell follows the lost-time conventions of NHS England and the Home Office, with rest days bridged.
    ///
    /// # Easily misread as
    /// Unreliability. A long-term condition, small children, night shifts or a post with much exposure to infection give
    /// the same count. So does luck: of 300 people with identical health some will have four spells.
    ///
    /// # Look here first
    /// Overtime and nights before each spell, the same count across the team, and whether one illness came back.
    pub struct SicknessSpells { id: "sickness-spells", name: "Sickness spells", unit: ("spell of sickness", "spells of sickness"), lane: Lane::Support }
}

impl Indicator for SicknessSpells {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::PeerCount
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if workforce.has_absence_file || workforce.has_totals(|t| t.spells.or(t.spells_begun).is_some()) {
            return None;
        }
        Some("no absences were read, and no totals of spells".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        if !records.workforce.has_absence_file {
            return match Summed::of(person, records) {
                Err(unknown) => unknown,
                Ok(summed) => match summed.spells() {
                    None => Measured::Unknown(summed.why_no_spells()),
                    Some(amount) => Measured::Value {
                        amount,
                        exposure: Some(summed.years()),
                        inputs: vec![("spells", amount)],
                    },
                },
            };
        }
        if records.undated() {
            let count = records
                .workforce
                .undated_of(person)
                .iter()
                .filter(|a| a.category == Category::Sickness)
                .count();
            let inputs = vec![("absences", count as f64)];
            return Measured::Value { amount: count as f64, exposure: Some(1.0), inputs };
        }
        let spells = records.spells_in_window(person);
        let amount = spells.len() as f64;
        let inputs = vec![("spells", amount)];
        Measured::Value { amount, exposure: Some(records.years_in_post(person)), inputs }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        if !records.workforce.has_absence_file {
            let Ok(summed) = Summed::of(person, records) else { return Vec::new() };
            let cells = |t: &Total| vec![t.spells.or(t.spells_begun).map(f64::from)];
            return vec![TraceStep {
                text: "Spells of sickness, as the totals have them".to_owned(),
                result: counted(summed.spells().unwrap_or_default() as u32, Self::CARD.unit),
                rows: Some(summed.trace(&["First day", "Last day", "Spells"], cells)),
            }];
        }
        trace_spells(person, records)
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "How are you, and is there anything at work that makes this harder?",
            "Is it one illness that came back, or several?",
            "Was the workload or the rota different before these absences?",
            "Would a referral, an adjustment or another pattern help?",
        ]
    }
}
