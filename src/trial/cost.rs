//! Cost: of the people approached, how many rightly, and how many hours it takes.

use super::Choices;
use crate::maths::predictive_value::predictive_value;
use crate::tables::Workforce;

/// A worked setting from the literature or another service.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preset {
    /// In words, with its source.
    pub source: &'static str,
    /// Share of people with what is looked for.
    pub base_rate: f64,
    /// Share of them who are flagged.
    pub sensitivity: f64,
    /// Share of the others who are not.
    pub specificity: f64,
}

/// `domain.md` 2.3. Sensitivities and specificities are invented throughout: no study measures them for attendance.
pub const PRESETS: [Preset; 8] = [
    Preset {
        source: "0.5 % with a finding in a year (worked example of this method)",
        base_rate: 0.005,
        sensitivity: 0.60,
        specificity: 0.95,
    },
    Preset {
        source: "0.9 %: referred to proceedings, Home Office, years to March 2023 and 2024",
        base_rate: 0.009,
        sensitivity: 0.30,
        specificity: 0.90,
    },
    Preset { source: "0.9 %, a better rule", base_rate: 0.009, sensitivity: 0.50, specificity: 0.95 },
    Preset { source: "0.9 %, better still", base_rate: 0.009, sensitivity: 0.70, specificity: 0.95 },
    Preset {
        source: "0.9 %, a rule nobody is known to have",
        base_rate: 0.009,
        sensitivity: 0.80,
        specificity: 0.99,
    },
    Preset { source: "2 %", base_rate: 0.02, sensitivity: 0.50, specificity: 0.95 },
    Preset { source: "5 %", base_rate: 0.05, sensitivity: 0.70, specificity: 0.95 },
    Preset {
        source: "10 %: an “adverse event” as American systems define it",
        base_rate: 0.10,
        sensitivity: 0.70,
        specificity: 0.95,
    },
];

/// What a rule would cost among so many people.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cost {
    /// People.
    pub people: u32,
    /// Share of them with what is looked for.
    pub base_rate: f64,
    /// Share of those who are flagged.
    pub sensitivity: f64,
    /// Share of the others who are not.
    pub specificity: f64,
    /// Hours of review for each person flagged.
    pub hours: f64,
}

/// What comes of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bill {
    /// People flagged.
    pub flagged: f64,
    /// Rightly.
    pub right: f64,
    /// Of 1 flagged, the share rightly; 0 where nobody is flagged.
    pub precision: f64,
    /// Wrongly approached for each right one; `None` where no flag is right.
    pub wrong_for_each: Option<f64>,
    /// People with what is looked for who are not flagged.
    pub missed: f64,
    /// Hours of review.
    pub hours: f64,
}

impl Cost {
    /// From what was chosen; the defaults are the first preset and the people read.
    pub fn of(workforce: &Workforce, choices: &Choices) -> Self {
        let first = &PRESETS[0];
        let share = |name, usual: f64, low| choices.number(name, usual * 100.0, low, 100.0) / 100.0;
        Self {
            people: choices.number("people", workforce.people.len() as f64, 1.0, 1_000_000.0) as u32,
            base_rate: share("baseRate", first.base_rate, 0.0),
            sensitivity: share("sensitivity", first.sensitivity, 0.0),
            specificity: share("specificity", first.specificity, 0.0),
            hours: choices.number("hours", 4.0, 0.0, 1_000.0),
        }
    }

    /// Adds it up.
    ///
    /// ```
    /// use candour::trial::cost::Cost;
    /// let cost = Cost { people: 46_000, base_rate: 0.005, sensitivity: 0.60, specificity: 0.95, hours: 4.0 };
    /// let bill = cost.bill();
    /// assert_eq!((bill.flagged.round(), bill.right.round()), (2_427.0, 138.0));
    /// assert_eq!(bill.wrong_for_each.unwrap().round(), 17.0);
    /// ```
    pub fn bill(&self) -> Bill {
        let value = predictive_value(self.base_rate, self.sensitivity, self.specificity);
        let people = f64::from(self.people);
        let right = people * self.base_rate * self.sensitivity;
        let flagged = people * value.flagged;
        Bill {
            flagged,
            right,
            precision: if flagged > 0.0 { right / flagged } else { 0.0 },
            wrong_for_each: Some(value.false_per_true).filter(|x| x.is_finite()),
            missed: people * self.base_rate - right,
            hours: flagged * self.hours,
        }
    }
}
