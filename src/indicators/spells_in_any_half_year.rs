//! The rule "three in any six months", asked on every day.

use super::{
    Card, Indicator, Lane, Luck, Measured, Method, Records, TraceRows, TraceStep, counted, indicator,
    not_in_post,
};
use crate::calendar::Window;
use crate::tables::Workforce;
use crate::tables::spells::Spell;

indicator! {
    /// A rule that looks back half a year on every single day is passed far more often than one that looks once.
    ///
    /// # Formula
    /// `M`: the most spells that begin within any 182 days in a row of the period.
    ///
    /// # Unit
    /// Spells that began. Not days.
    ///
    /// # Example
    /// January, March and June are three in half a year, though neither half of the calendar's has more than two.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, Records, Scope, SpellsInAnyHalfYear};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let csv = "Person ID,Absence Start,Absence End\nA1,2025-05-06,2025-05-06\nA1,2025-06-10,2025-06-10\nA1,2025-09-02,2025-09-03\n";
    /// let workforce = Workforce::from_csv(&[("sickness.csv", csv)]).unwrap();
    /// let scope = Scope::over(year);
    /// let measured = SpellsInAnyHalfYear.measure(0, &Records::new(&workforce, &scope));
    /// assert_eq!(measured.amount(), Some(3.0));
    /// ```
    ///
    /// # Source
    /// "Three occasions in any six months" is among the most common triggers of UK attendance policies. What luck gives: the
    /// scan statistic of a Poisson process (Naus 1965; Wallenstein and Neff 1987).
    ///
    /// # Easily misread as
    /// A rule that three in a hundred healthy people pass. Asked every day over a year it is passed by two to three times as
    /// many as asked once.
    ///
    /// # Look here first
    /// Whether the trigger was meant to be asked every day, and what the same count is for the team.
    pub struct SpellsInAnyHalfYear { id: "spells-in-any-half-year", name: "Spells in any six months", unit: ("spell in any six months", "spells in any six months"), lane: Lane::Support }
}

/// Days in half a year.
const HALF_YEAR: u32 = 182;

/// The fullest stretch: its spells, in order of time; the first of equals.
fn fullest<'a>(person: u32, records: &'a Records<'_>) -> Vec<&'a Spell> {
    let begun: Vec<&Spell> = records.spells_begun(person, records.scope.window).collect();
    let mut best = 0..0;
    for (at, spell) in begun.iter().enumerate() {
        let stretch = Window { first: spell.first, last: spell.first.plus(HALF_YEAR as i32 - 1) };
        let end = at + begun[at..].iter().take_while(|other| stretch.contains(other.first)).count();
        if end - at > best.len() {
            best = at..end;
        }
    }
    begun[best].to_vec()
}

impl Indicator for SpellsInAnyHalfYear {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::PolicyRule { seen: &[3.0, 4.0] }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        workforce.absences.is_empty().then(|| "no absences with dates were read".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        let most = fullest(person, records).len() as f64;
        let begun = records.spells_begun(person, records.scope.window).count() as f64;
        Measured::Value {
            amount: most,
            exposure: Some(records.years_in_post(person)),
            inputs: vec![("most", most), ("spells", begun)],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let absences = records.workforce.absences_of(person);
        let row = |spell: &Spell| {
            let place = spell.records.first().map(|at| absences[*at as usize].source);
            (place, vec![spell.first.to_string(), spell.last.to_string()])
        };
        let headings = &["First working day", "Last working day"];
        let begun: Vec<_> = records.spells_begun(person, records.scope.window).map(row).collect();
        let best: Vec<_> = fullest(person, records).into_iter().map(row).collect();
        let spells = ("spell", "spells");
        vec![
            TraceStep {
                text: format!("Spells of sickness that began in {}", records.scope.window),
                result: counted(begun.len() as u32, spells),
                rows: Some(TraceRows { headings, rows: begun }),
            },
            TraceStep {
                text: format!("The most that began within any {HALF_YEAR} days in a row"),
                result: counted(best.len() as u32, spells),
                rows: Some(TraceRows { headings, rows: best }),
            },
        ]
    }

    fn luck(&self) -> Option<Luck> {
        Some(Luck::AnyStretch { days: HALF_YEAR })
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Is it one illness that came back?",
            "Was anything else going on in those months, here or at home?",
            "Would a rule that is asked once a year have been reached?",
        ]
    }
}
