//! Every choice that changes a finding, with its default and where that comes from.

use serde::{Deserialize, Serialize};

use crate::detect::multiplicity::{benjamini_hochberg, benjamini_yekutieli};
use crate::indicators::Scope;
use crate::peers::PeerBy;

/// Every choice that changes a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// What is counted, and over which days.
    pub scope: Scope,
    /// By what people are alike.
    pub peers: Vec<PeerBy>,
    /// Of the flags of a run, the share that may be false: Benjamini-Hochberg's q.
    pub false_share: f64,
    /// Whether that holds however the questions hang together (Benjamini and Yekutieli), and not only where they hang together
    /// as records of the same people usually do.
    pub strict: bool,
    /// How many times their peers' rate matters.
    pub ratio: f64,
    /// How sure of that ratio a flag must be.
    pub sure: f64,
    /// The organisation's own triggers: indicator and value; a rule without one is off.
    pub triggers: Vec<(String, f64)>,
    /// Seed of everything drawn at random.
    pub seed: u32,
}

impl Settings {
    /// The defaults of `statistics.md` for a period.
    pub fn over(scope: Scope) -> Self {
        Self {
            scope,
            peers: vec![PeerBy::Grade, PeerBy::Pattern, PeerBy::Role],
            false_share: 0.05,
            strict: false,
            ratio: 1.5,
            sure: 0.90,
            triggers: Vec::new(),
            seed: 20_251,
        }
    }

    /// What each chance becomes once every question that was asked is allowed for.
    pub fn allowing_for_all(&self, p: &[f64]) -> Vec<f64> {
        if self.strict { benjamini_yekutieli(p) } else { benjamini_hochberg(p) }
    }

    /// The largest chance that would be accepted of a single question among so many.
    pub(super) fn first_step(&self, questions: usize) -> f64 {
        let questions = questions.max(1);
        let harmonic: f64 = if self.strict { (1..=questions).map(|i| 1.0 / i as f64).sum() } else { 1.0 };
        self.false_share / (questions as f64 * harmonic)
    }

    /// By whom that allowance is.
    pub fn allowance(&self) -> &'static str {
        if self.strict { "Benjamini-Yekutieli" } else { "Benjamini-Hochberg" }
    }

    /// The trigger of a rule, if it is switched on.
    pub fn trigger(&self, indicator: &str) -> Option<f64> {
        self.triggers.iter().find(|(id, _)| id == indicator).map(|(_, value)| *value)
    }
}

/// One fact replaced: a person's count on an indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Instead {
    /// Whose.
    pub person: u32,
    /// Of which indicator.
    pub indicator: &'static str,
    /// The count to assume.
    pub count: u32,
}
