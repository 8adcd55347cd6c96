//! Bradford factor: frequent short absences against few long ones.

use super::{
    Card, Indicator, Lane, Luck, Measured, Method, Records, TraceStep, indicator, not_in_post, trace_spells,
};
use crate::calendar::Window;
use crate::tables::Workforce;

indicator! {
    /// Several short absences count for more than one long absence. It is a policy's rule, never evidence.
    ///
    /// # Formula
    /// `B = S × S × D`: `S` spells with an absent working day in the last 364 days of the period, `D` absent working days
    /// in them.
    ///
    /// # Unit
    /// Points, from 0. Not days, and not a probability.
    ///
    /// # Example
    /// Ten days in one spell give 10 points; the same ten days in five spells, 250.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Bradford, Indicator, Records, Scope};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let mut csv = String::from("Person ID,Absence Start,Absence End\nA1,2025-03-03,2025-03-14\n");
    /// for tuesday in ["03-18", "04-15", "05-13", "06-17", "07-15"] {
    ///     let wednesday = Day::from_ymd(2025, tuesday[..2].parse().unwrap(), tuesday[3..].parse().unwrap()).unwrap().plus(1);
    ///     csv += &format!("B2,2025-{tuesday},{}\n", wednesday.iso());
    /// }
    /// let workforce = Workforce::from_csv(&[("sickness.csv", csv.as_str())]).unwrap();
    /// let scope = Scope::over(year);
    /// let records = Records::new(&workforce, &scope);
    /// assert_eq!(Bradford.measure(0, &records).amount(), Some(10.0));
    /// assert_eq!(Bradford.measure(1, &records).amount(), Some(250.0));
    /// ```
    ///
    /// # Source
    /// Attributed to the Bradford University School of Management, 1980s; no original study is known, so Candour sets no
    /// trigger of its own. Triggers seen in use: 50, 125, 200, 400, 650.
    ///
    /// # Easily misread as
    /// Unreliability. A relapsing illness or a disability gives this shape too, and of equally healthy people about one
    /// in six passes 125 points by luck where two spells a year are usual.
    ///
    /// # Look here first
    /// Whether the spells are one illness, and how many equally healthy colleagues would pass the same trigger.
    pub struct Bradford { id: "bradford", name: "Bradford factor", unit: ("point", "points"), lane: Lane::Support }
}

/// The Bradford factor looks back 52 weeks, whatever the period.
const LOOK_BACK_DAYS: i32 = 364;

impl Bradford {
    /// The part of a period that counts: its last 52 weeks.
    pub fn look_back(period: Window) -> Window {
        Window { first: period.first.max(period.last.plus(1 - LOOK_BACK_DAYS)), last: period.last }
    }
}

fn window(records: &Records<'_>) -> Window {
    Bradford::look_back(records.scope.window)
}

fn spells_and_days(person: u32, records: &Records<'_>) -> (u32, u32) {
    let window = window(records);
    let days: Vec<u32> = records
        .spells_in_window(person)
        .iter()
        .map(|(spell, _)| spell.working_days_in(window))
        .filter(|days| *days > 0)
        .collect();
    (days.len() as u32, days.iter().sum())
}

impl Indicator for Bradford {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::PolicyRule { seen: &[50.0, 125.0, 200.0, 400.0, 650.0] }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if !workforce.has_absence_file {
            let why = if workforce.has_totals(|t| t.days_lost.is_some()) {
                "it looks back 52 weeks from the last day, and totals do not say which of their days and spells lie in them"
            } else {
                "no absence file was read"
            };
            return Some(why.to_owned());
        }
        workforce.absences.is_empty().then(|| "the absence file has no dates".to_owned())
    }

    fn adjusted_trigger(&self, person: u32, workforce: &Workforce) -> Option<f64> {
        workforce.people[person as usize].adjusted_trigger
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        let (spells, days) = spells_and_days(person, records);
        let (s, d) = (f64::from(spells), f64::from(days));
        Measured::Value {
            amount: s * s * d,
            exposure: Some(records.years_in_post(person)),
            inputs: vec![("spells", s), ("days", d)],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let mut steps = trace_spells(person, records);
        let (s, d) = spells_and_days(person, records);
        steps.push(TraceStep {
            text: format!("Working days lost in these spells, {}", window(records)),
            result: super::counted(d, ("day", "days")),
            rows: None,
        });
        steps.push(TraceStep {
            text: format!("Spells × spells × days: {s} × {s} × {d}"),
            result: super::counted(s * s * d, Self::CARD.unit),
            rows: None,
        });
        steps
    }

    fn luck(&self) -> Option<Luck> {
        Some(Luck::Bradford)
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Does the policy allow an adjusted trigger here, and has it been considered?",
            "Is it one illness that came back?",
            "Who else passes this trigger, and would they if everyone were equally healthy?",
        ]
    }
}
