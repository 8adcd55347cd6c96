//! Overtime and sickness that are both high in one person.

use super::{
    Card, Indicator, Lane, Measured, Method, OvertimeHours, Records, SicknessSpells, TraceStep, indicator,
    not_in_post,
};
use crate::tables::Workforce;

indicator! {
    /// Someone who works much overtime and is often ill may be covering for others and falling ill from it; or may simply be
    /// one of the many for whom both happen to be high.
    ///
    /// # Formula
    /// 100 − the percentage of people who had at least as many hours of overtime a week *and* at least as many spells of
    /// sickness. Nothing for whoever had none of either.
    ///
    /// # Unit
    /// Percent of people who have less of at least one of the two.
    ///
    /// # Example
    /// Of four people only one has at least as much of both as A1: A1.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, OvertimeWithSickness, Records, Scope};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let overtime = "Person ID,Overtime Date,Overtime Hours\nA1,2025-03-03,6\nA2,2025-03-10,9\nA3,2025-03-11,2\nA4,2025-03-12,1\n";
    /// let sickness = "Person ID,Absence Start,Absence End\nA1,2025-05-06,2025-05-06\nA4,2025-06-10,2025-06-10\n";
    /// let workforce = Workforce::from_csv(&[("overtime.csv", overtime), ("sickness.csv", sickness)]).unwrap();
    /// let scope = Scope::over(year);
    /// let measured = OvertimeWithSickness.measure(0, &Records::new(&workforce, &scope));
    /// assert_eq!(measured.amount(), Some(75.0));
    /// ```
    ///
    /// # Source
    /// Fekedulegn and others 2013 on police: those with more overtime had *less* sick leave, so the two together are no pattern
    /// anyone has shown to mean something. Shown, never tested.
    ///
    /// # Easily misread as
    /// Playing the system. A team that loses people to long illness has both: overtime for those who cover, then illness among
    /// them.
    ///
    /// # Look here first
    /// Which came first, and what the team's vacancies were before.
    pub struct OvertimeWithSickness { id: "overtime-with-sickness", name: "Overtime and sickness together", unit: ("% of people have less of one", "% of people have less of one"), lane: Lane::Attention }
}

/// Overtime hours a week and spells of one person who has both figures.
fn both(person: u32, records: &Records<'_>) -> Option<(f64, f64)> {
    let overtime = OvertimeHours.measure(person, records).amount()?;
    Some((overtime, SicknessSpells.measure(person, records).amount()?))
}

/// How many have at least as much of both, of how many with both figures.
fn at_least(own: (f64, f64), records: &Records<'_>) -> (u32, u32) {
    let everyone = records.overtime_and_spells(both);
    // In order of overtime: only those who come after can have as much of it.
    let from = everyone.partition_point(|(overtime, _)| *overtime < own.0);
    let many = everyone[from..].iter().filter(|(_, spells)| *spells >= own.1).count();
    (many as u32, everyone.len() as u32)
}

impl Indicator for OvertimeWithSickness {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::Display
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        OvertimeHours.missing(workforce).or_else(|| SicknessSpells.missing(workforce))
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        let Some(own) = both(person, records) else {
            return Measured::Unknown("overtime or sickness of this person is not known".to_owned());
        };
        if own.0 <= 0.0 || own.1 <= 0.0 {
            return Measured::Unknown("no overtime, or no sickness, in this period".to_owned());
        }
        let (many, of) = at_least(own, records);
        Measured::Value {
            amount: 100.0 - 100.0 * f64::from(many) / f64::from(of.max(1)),
            exposure: Some(records.years_in_post(person)),
            inputs: vec![("hours a week", own.0), ("spells", own.1)],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Some(own) = both(person, records) else { return Vec::new() };
        let (many, of) = at_least(own, records);
        let step = |text: String, result: String| TraceStep { text, result, rows: None };
        vec![
            step("Overtime, as under overtime hours a week".to_owned(), format!("{:.1} hours a week", own.0)),
            step("Sickness, as under sickness spells".to_owned(), format!("{} spells", own.1)),
            step(
                "People with at least as much of both, this person included".to_owned(),
                format!("{many} of {of}"),
            ),
            step(
                "All others have less of at least one".to_owned(),
                format!("{:.1} % of people", 100.0 - 100.0 * f64::from(many) / f64::from(of.max(1))),
            ),
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Which came first, the overtime or the illness?",
            "Whose work was being covered, and for how long?",
            "Are people getting their rest?",
        ]
    }
}
