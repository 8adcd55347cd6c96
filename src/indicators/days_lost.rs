//! How many working days someone lost to sickness.

use super::{
    Card, Indicator, Lane, Luck, Measured, Method, Records, Summed, TraceStep, indicator, not_in_post,
    trace_spells,
};
use crate::tables::Workforce;

indicator! {
    /// Days lost show how much work was missed; one operation outweighs a year of colds.
    ///
    /// # Formula
    /// `D`: absent working days inside the period, over all spells of sickness.
    ///
    /// # Unit
    /// Working days of the person's own week. Not calendar days.
    ///
    /// # Example
    /// Thursday to Tuesday, for someone who works Monday to Friday, is four days.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{DaysLost, Indicator, Records, Scope};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let csv = "Person ID,Absence Start,Absence End\nA1,20/03/2025,25/03/2025\n";
    /// let workforce = Workforce::from_csv(&[("sickness.csv", csv)]).unwrap();
    /// let scope = Scope::over(year);
    /// assert_eq!(DaysLost.measure(0, &Records::new(&workforce, &scope)).amount(), Some(4.0));
    /// ```
    ///
    /// # Source
    /// Working days lost as in the Northern Ireland civil service's yearly sickness report and NHS England's rates.
    /// Days within a spell are not independent events, so no chance is worked out from them.
    ///
    /// # Easily misread as
    /// A habit. Nearly a quarter of ordinary staff lose eight days or more in a year, most of them in one long illness.
    ///
    /// # Look here first
    /// Whether the days are one spell. A long illness is a matter for occupational health, not for a trigger.
    pub struct DaysLost { id: "days-lost", name: "Days lost to sickness", unit: ("working day lost", "working days lost"), lane: Lane::Support }
}

impl Indicator for DaysLost {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::PolicyRule { seen: &[8.0, 10.0, 15.0] }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if !workforce.has_absence_file {
            let none = !workforce.has_totals(|t| t.days_lost.or(t.hours_lost).is_some());
            return none.then(|| "no absences were read, and no totals of days lost".to_owned());
        }
        workforce.absences.is_empty().then(|| "the absence file has no dates".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        if !records.workforce.has_absence_file {
            return match Summed::of(person, records) {
                Err(unknown) => unknown,
                Ok(summed) => match summed.days_lost() {
                    None => Measured::Unknown(
                        "the totals of this person do not say how many days were lost".to_owned(),
                    ),
                    Some(days) => Measured::Value {
                        amount: days,
                        exposure: Some(summed.years()),
                        inputs: vec![("days", days)],
                    },
                },
            };
        }
        let spells = records.spells_in_window(person);
        let days: u32 = spells.iter().map(|(_, days)| days).sum();
        let inputs = vec![("spells", spells.len() as f64), ("days", f64::from(days))];
        Measured::Value { amount: f64::from(days), exposure: Some(records.years_in_post(person)), inputs }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        if !records.workforce.has_absence_file {
            let Ok(summed) = Summed::of(person, records) else { return Vec::new() };
            let days = (summed.days_lost().unwrap_or_default() * 10.0).round() / 10.0;
            let headings = &["First day", "Last day", "Days lost", "Hours lost"];
            return vec![TraceStep {
                text: summed.days_lost_in_words(),
                result: if (days - 1.0).abs() < 1e-9 { "1 day".to_owned() } else { format!("{days} days") },
                rows: Some(summed.trace(headings, |t| vec![t.days_lost, t.hours_lost])),
            }];
        }
        let mut steps = trace_spells(person, records);
        let days: Vec<u32> = records.spells_in_window(person).iter().map(|(_, days)| *days).collect();
        let sum = days.iter().map(u32::to_string).collect::<Vec<_>>().join(" + ");
        let total: u32 = days.iter().sum();
        steps.push(TraceStep {
            text: if days.len() > 1 {
                format!("Working days of the spells, added: {sum}")
            } else {
                "Working days of the spell".to_owned()
            },
            result: super::counted(total, ("day", "days")),
            rows: None,
        });
        steps
    }

    fn luck(&self) -> Option<Luck> {
        Some(Luck::Days)
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Is this one long illness? Then what support is in place?",
            "Has occupational health been asked, and what did they advise?",
            "Is any of it connected with work, or with a disability not recorded as such?",
        ]
    }
}
