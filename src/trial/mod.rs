//! Test it: the rules put to the proof on the user's own data.
//!
//! One file a test. Each is a job in steps, so that it can be shown while it runs, stopped, and gone on with; each draws
//! from a seeded generator on a stream of its own, so that it can be repeated exactly. What a test found is turned into
//! words in [`crate::views::trial`].

pub mod chance;
pub mod choices;
pub mod cost;
pub mod dropping;
pub mod fairness;
pub mod lasting;
pub mod power;
pub mod prediction;

pub use choices::Choices;

use crate::flags::Findings;
use crate::tables::Workforce;
use crate::tables::groups::Groups;

/// The tests, in the order in which they are listed.
pub const ALL: [&str; 7] = ["chance", "power", "fairness", "prediction", "lasting", "cost", "dropping"];

/// One test, as far as it has come.
#[derive(Debug)]
pub enum Trial {
    /// How many flags luck gives.
    Chance(Box<chance::Chance>),
    /// What would be found.
    Power(Box<power::Power>),
    /// Whether groups are flagged alike.
    Fairness(Box<fairness::Fairness>),
    /// Whether anything is foretold.
    Prediction(Box<prediction::Prediction>),
    /// Whether the same people stand out again.
    Lasting(Box<lasting::Lasting>),
    /// What a flag costs.
    Cost(cost::Cost),
    /// What is not needed.
    Dropping(Box<dropping::Dropping>),
}

impl Trial {
    /// A test that has not begun; `None` where there is none of this name.
    pub fn begin(
        test: &str,
        workforce: &Workforce,
        findings: &Findings,
        groups: &[&Groups],
        choices: &Choices,
    ) -> Option<Self> {
        Some(match test {
            "chance" => Self::Chance(Box::new(chance::Chance::begin(findings, workforce, choices))),
            "power" => Self::Power(Box::new(power::Power::begin(workforce, findings, choices))),
            "fairness" => Self::Fairness(Box::new(fairness::Fairness::begin(workforce, findings, groups))),
            "prediction" => {
                Self::Prediction(Box::new(prediction::Prediction::begin(workforce, findings, choices)))
            }
            "lasting" => Self::Lasting(Box::new(lasting::Lasting::begin(workforce, findings, choices))),
            "cost" => Self::Cost(cost::Cost::of(workforce, choices)),
            "dropping" => Self::Dropping(Box::new(dropping::Dropping::begin(workforce, findings))),
            _ => return None,
        })
    }

    /// One step more; false when nothing is left to do.
    pub fn step(&mut self, workforce: &Workforce, findings: &Findings) -> bool {
        match self {
            Self::Chance(job) => job.step(),
            Self::Power(job) => job.step(),
            Self::Fairness(job) => job.step(),
            Self::Prediction(job) => job.step(),
            Self::Lasting(job) => job.step(workforce),
            Self::Cost(_) => false,
            Self::Dropping(job) => job.step(workforce, findings),
        }
    }

    /// Steps done, and how many there are.
    pub fn progress(&self) -> (u32, u32) {
        match self {
            Self::Chance(job) => job.progress(),
            Self::Power(job) => job.progress(),
            Self::Fairness(job) => job.progress(),
            Self::Prediction(job) => job.progress(),
            Self::Lasting(job) => job.progress(),
            Self::Cost(_) => (1, 1),
            Self::Dropping(job) => job.progress(),
        }
    }
}
