//! What a human decided about a flag: the outcome, why, what else was weighed, what the person said, and who decides.
//!
//! A flag is a question; this is the answer to it. It is kept by the person's own number in the files and by the indicator,
//! so that no setting, no second reading and no name that is shown can lose it.

use serde::{Deserialize, Serialize};

use super::alternatives;
use crate::indicators::{self, Lane};
use crate::problem::{Problem, ProblemKind};

/// Whom it is about, as the files name them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Whom {
    /// A person, by the key that joins files.
    Person(String),
    /// A team, by its name.
    Team(String),
}

/// What an outcome does with the flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stance {
    /// The flag stands and something follows for whom it is about.
    Upheld,
    /// It does not stand for them: something else explains it, or nothing follows.
    SetAside,
    /// Not decided.
    Open,
}

/// An outcome that can be chosen.
#[derive(Debug)]
pub struct Outcome {
    /// Short and stable.
    pub id: &'static str,
    /// As it stands on the page.
    pub label: &'static str,
    /// What it does with most flags.
    usual: Stance,
}

const fn outcome(id: &'static str, label: &'static str, usual: Stance) -> Outcome {
    Outcome { id, label, usual }
}

/// Every outcome, in the order in which they are offered (`domain.md` 5, determinations).
pub const OUTCOMES: [Outcome; 7] = [
    outcome("support", "Talk with them about support", Stance::Upheld),
    outcome(WORKLOAD, "Put the workload or the rota right", Stance::SetAside),
    outcome(EXPLAINED, "Explained by something else", Stance::SetAside),
    outcome(RECORD, "The data is wrong: have the record put right", Stance::SetAside),
    outcome("independent", "Someone independent has to look, with the evidence", Stance::Upheld),
    outcome("none", "No further step", Stance::SetAside),
    outcome("cannot-tell", "Cannot tell yet", Stance::Open),
];

/// The outcome that has to name what explains the flag.
const EXPLAINED: &str = "explained";
/// The outcome that agrees with a flag of a team or of working time, and with no other.
const WORKLOAD: &str = "workload";
/// The outcome that agrees with a flag that says two records contradict each other, and with no other.
const RECORD: &str = "record";

/// The longest text taken in one field, in characters.
const LONGEST: usize = 4_000;

impl Outcome {
    /// The outcome with this id.
    pub fn by_id(id: &str) -> Option<&'static Self> {
        OUTCOMES.iter().find(|o| o.id == id)
    }

    /// What it does with a flag. Work that is too much is the employer's: a flag of a team, or of working time, says so and
    /// stands; one that said something of a person does not. A record put right is what a flag of records asked for.
    pub fn stance(&self, whom: &Whom, indicator: &str) -> Stance {
        let lane = indicators::by_id(indicator).map(|i| i.card().lane);
        let asked_for = match self.id {
            WORKLOAD => matches!(whom, Whom::Team(_)) || lane == Some(Lane::WorkingTime),
            RECORD => lane == Some(Lane::Records),
            _ => false,
        };
        if asked_for { Stance::Upheld } else { self.usual }
    }
}

/// What was written about one flag.
///
/// ```
/// use candour::explain::determination::Determination;
/// let mut one = Determination { outcome: "none".to_owned(), ..Determination::default() };
/// assert_eq!(one.check().unwrap_err().sentence, "The reason is missing.");
/// one.reason = "Two of the spells were one illness.".to_owned();
/// assert!(one.check().is_ok());
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Determination {
    /// Id of the outcome; empty where none is chosen yet.
    pub outcome: String,
    /// Why. Compulsory.
    pub reason: String,
    /// Ids of the other explanations that were weighed.
    pub alternatives: Vec<String>,
    /// What the person said, or the team.
    pub said: String,
    /// Who decides.
    pub decides: String,
    /// The day, as `YYYY-MM-DD`; the page knows it, the core has no clock.
    pub day: String,
}

impl Determination {
    /// Whether it can be kept.
    ///
    /// # Errors
    /// A sentence that names everything that is missing or too long.
    pub fn check(&self) -> Result<&'static Outcome, Problem> {
        let wrong = |sentence: String, what: &str| Err(Problem::new(ProblemKind::Setting, sentence, what));
        let outcome = Outcome::by_id(&self.outcome);
        let mut missing = Vec::new();
        if outcome.is_none() {
            missing.push("outcome");
        }
        if self.reason.trim().is_empty() {
            missing.push("reason");
        }
        match (&missing[..], outcome) {
            ([], Some(outcome)) => {
                if outcome.id == EXPLAINED && self.alternatives.is_empty() {
                    return wrong(
                        "What explains it is missing.".to_owned(),
                        "Tick at least one of the explanations.",
                    );
                }
                if self.alternatives.iter().any(|id| !alternatives::ALL.iter().any(|a| a.id == id)) {
                    return wrong(
                        "One of the explanations is not known.".to_owned(),
                        "Tick those that are listed.",
                    );
                }
                let texts = [
                    ("reason", &self.reason),
                    ("text of what was said", &self.said),
                    ("name", &self.decides),
                ];
                if let Some((name, _)) = texts.iter().find(|(_, text)| text.chars().count() > LONGEST) {
                    return wrong(
                        format!("The {name} is longer than {LONGEST} letters."),
                        "Shorten it; nothing was kept of it yet.",
                    );
                }
                Ok(outcome)
            }
            ([one], _) => wrong(format!("The {one} is missing."), what_to_do(one)),
            _ => wrong(
                "The outcome and the reason are missing.".to_owned(),
                "Choose an outcome and write why, in a sentence or two.",
            ),
        }
    }
}

fn what_to_do(missing: &str) -> &'static str {
    if missing == "outcome" { "Choose one from the list." } else { "Write why, in a sentence or two." }
}

/// A determination that is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Kept {
    /// Whom it is about.
    pub whom: Whom,
    /// Id of the indicator.
    pub indicator: String,
    /// What the flag said when it was decided.
    pub pattern: String,
    /// What was decided.
    pub determination: Determination,
}

/// What is expected of someone before their flags are seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Impression {
    /// Of whom.
    pub whom: Whom,
    /// In the user's words.
    pub text: String,
}

/// From so many decisions on, agreeing with nearly all of them is worth a remark; of fewer it says little.
const ENOUGH: u32 = 5;
/// And from this share on (`domain.md` 3: more than 95 of 100 warns of a rubber stamp).
const NEARLY_ALL: f64 = 0.95;

/// How often the flags were agreed with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Flags decided one way or the other.
    pub decided: u32,
    /// Of those, upheld.
    pub upheld: u32,
    /// Looked at, and left open.
    pub open: u32,
}

impl Agreement {
    /// Of all that is kept.
    pub fn of<'a>(kept: impl Iterator<Item = &'a Kept>) -> Self {
        let mut sums = Self::default();
        for one in kept {
            match Outcome::by_id(&one.determination.outcome).map(|o| o.stance(&one.whom, &one.indicator)) {
                Some(Stance::Upheld) => (sums.decided, sums.upheld) = (sums.decided + 1, sums.upheld + 1),
                Some(Stance::SetAside) => sums.decided += 1,
                _ => sums.open += 1,
            }
        }
        sums
    }

    /// Whether so many were agreed with that the decisions may have added nothing.
    pub fn nearly_all(&self) -> bool {
        self.decided >= ENOUGH && f64::from(self.upheld) > NEARLY_ALL * f64::from(self.decided)
    }
}
