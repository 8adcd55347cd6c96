//! Weeks in which a whole team fell ill.

use super::{
    Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator, not_in_post,
};
use crate::calendar::Window;
use crate::tables::Workforce;

indicator! {
    /// When many of a team fall ill in the same week it is an outbreak, a cold building or a hard stretch of work, and none of
    /// them has done anything.
    ///
    /// # Formula
    /// For each team: of the spells that began in the last 52 weeks of the period, the most in any one, two or three weeks in a
    /// row, against the days its people were in post in them and the spells everyone else had in the same weeks. The chance
    /// counts once for every stretch looked at.
    ///
    /// # Unit
    /// Spells that began; for a person, those of the 52 weeks.
    ///
    /// # Example
    /// What a person adds to their team's weeks.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, Records, Scope, SpellCluster};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let people = "Person ID,Team\nA1,Red\n";
    /// let csv = "Person ID,Absence Start,Absence End\nA1,2025-01-01,2025-01-02\nA1,2025-10-06,2025-10-07\n";
    /// let workforce = Workforce::from_csv(&[("people.csv", people), ("sickness.csv", csv)]).unwrap();
    /// let scope = Scope::over(year);
    /// let measured = SpellCluster.measure(0, &Records::new(&workforce, &scope));
    /// assert_eq!(measured.amount(), Some(1.0)); // the first day of the year lies before the last 52 weeks
    /// ```
    ///
    /// # Source
    /// Scan statistic over weeks (Naus 1965; Kulldorff 1997), bounded by Bonferroni.
    ///
    /// # Easily misread as
    /// People covering for each other. Norovirus, a failed boiler and an epidemic week give the same picture.
    ///
    /// # Look here first
    /// What was going round in that week, who shared a room or a shift, and what the building was like.
    pub struct SpellCluster { id: "spell-cluster", name: "Spells that begin together", unit: ("spell that began", "spells that began"), lane: Lane::Support }
}

/// Weeks looked at, at most.
const WEEKS: i32 = 52;

/// The whole weeks looked at, the last ending with the period; nothing where there are too few.
pub fn weeks_looked_at(records: &Records<'_>) -> Vec<Window> {
    let window = records.scope.window;
    let whole = (window.days() as i32 / 7).min(WEEKS);
    (0..whole)
        .map(|week| {
            let last = window.last.plus(-7 * (whole - 1 - week));
            Window { first: last.plus(-6), last }
        })
        .collect()
}

fn looked_at(records: &Records<'_>) -> Option<Window> {
    let weeks = weeks_looked_at(records);
    Some(Window { first: weeks.first()?.first, last: weeks.last()?.last })
}

impl Indicator for SpellCluster {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::TeamWeeks
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if workforce.teams.is_empty() {
            return Some("no file says who is in which team".to_owned());
        }
        workforce.absences.is_empty().then(|| "no absences with dates were read".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        let Some(part) = looked_at(records) else {
            return Measured::Unknown("the period is shorter than a week".to_owned());
        };
        let begun = records.spells_begun(person, part).count() as f64;
        let exposure = Some(records.years_in_post(person));
        Measured::Value { amount: begun, exposure, inputs: vec![("spells", begun)] }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Some(part) = looked_at(records) else { return Vec::new() };
        let absences = records.workforce.absences_of(person);
        let rows: Vec<_> = records
            .spells_begun(person, part)
            .map(|spell| {
                let place = spell.records.first().map(|at| absences[*at as usize].source);
                (place, vec![spell.first.to_string(), spell.last.to_string()])
            })
            .collect();
        vec![TraceStep {
            text: format!("Spells of sickness that began in {part}"),
            result: counted(rows.len() as u32, ("spell", "spells")),
            rows: Some(TraceRows { headings: &["First working day", "Last working day"], rows }),
        }]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "What was going round in these weeks, and who was exposed to it?",
            "Did these people share a room, a vehicle, a shift or an event?",
            "Was anything wrong with the building: heating, water, air?",
        ]
    }
}
