//! What the analysis is for, written before it and printed on everything that leaves the page.
//!
//! A purpose is words of the user's and the lanes it covers. An indicator of another lane is not worked out: whoever wants
//! it writes another purpose (`domain.md` 5, purpose creep).

use serde::{Deserialize, Serialize};

use crate::indicators::Lane;
use crate::problem::{Problem, ProblemKind};

/// Why the records are looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Purpose {
    /// In the user's words; empty where none is written.
    pub text: String,
    /// Ids of the lanes it covers.
    pub lanes: Vec<String>,
}

/// The lanes by their ids, with what each is for.
pub const LANES: [(Lane, &str, &str); 4] = [
    (Lane::Support, "support", "See who may need support"),
    (Lane::WorkingTime, "workingTime", "Hold hours against the limits of working time"),
    (Lane::Records, "records", "Find records that contradict each other"),
    (Lane::Attention, "attention", "See whose overtime differs from colleagues’, and ask why"),
];

/// The longest purpose taken, in characters.
const LONGEST: usize = 1_000;

/// The id of a lane.
pub fn lane_id(lane: Lane) -> &'static str {
    LANES.iter().find(|(l, _, _)| *l == lane).map_or("", |(_, id, _)| id)
}

/// The lane with this id.
pub fn lane_from_id(id: &str) -> Option<Lane> {
    LANES.iter().find(|(_, known, _)| *known == id).map(|(lane, _, _)| *lane)
}

impl Default for Purpose {
    fn default() -> Self {
        Self { text: String::new(), lanes: LANES.iter().map(|(_, id, _)| (*id).to_owned()).collect() }
    }
}

impl Purpose {
    /// The lanes it covers.
    pub fn covers(&self) -> Vec<Lane> {
        LANES
            .iter()
            .filter(|(_, id, _)| self.lanes.iter().any(|l| l == id))
            .map(|(lane, _, _)| *lane)
            .collect()
    }

    /// As a sentence.
    pub fn sentence(&self) -> String {
        if self.text.trim().is_empty() {
            return "Purpose: none was written.".to_owned();
        }
        format!("Purpose: {}", self.text.trim())
    }

    /// Whether it can be taken.
    ///
    /// # Errors
    /// Where nothing is written, too much is, or no lane is named.
    pub fn check(&self) -> Result<(), Problem> {
        let wrong = |sentence: &str, what: &str| Err(Problem::new(ProblemKind::Setting, sentence, what));
        if self.text.trim().is_empty() {
            return wrong(
                "What this is for is missing.",
                "Write in a sentence why these records are looked at; it is printed on everything that is saved.",
            );
        }
        if self.text.chars().count() > LONGEST {
            return wrong("What this is for is longer than 1,000 letters.", "Shorten it.");
        }
        if self.covers().is_empty() {
            return wrong("No question is ticked.", "Tick at least one.");
        }
        Ok(())
    }
}

impl Purpose {
    /// Whether it can be taken from a file: what is written is held to what [`Purpose::check`] asks, and no lane is unknown.
    /// A run at the command line may have no purpose; the page then asks for it before anything is analysed.
    ///
    /// # Errors
    /// Where too much is written, no lane is named, or one that is not known.
    pub fn check_taken(&self) -> Result<(), Problem> {
        if self.lanes.iter().any(|id| lane_from_id(id).is_none()) {
            return Err(Problem::new(
                ProblemKind::Setting,
                "The purpose names a question that is not known.",
                "Use the file as it was saved.",
            ));
        }
        let unwritten = self.text.trim().is_empty();
        let text = if unwritten { "none".to_owned() } else { self.text.clone() };
        Self { text, lanes: self.lanes.clone() }.check()
    }

    /// Without blanks around it, each lane once and in the order of [`LANES`].
    #[must_use]
    pub fn tidy(&self) -> Self {
        let lanes = LANES.iter().map(|(_, id, _)| (*id).to_owned()).filter(|id| self.lanes.contains(id));
        Self { text: self.text.trim().to_owned(), lanes: lanes.collect() }
    }
}

/// The purpose as the page shows it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PurposeView {
    /// What stands.
    pub text: String,
    /// The four questions.
    pub lanes: Vec<PurposeLane>,
    /// What is asked.
    pub ask: String,
    /// What is missing before it can be analysed; empty where nothing is.
    pub missing: String,
}

/// One of the questions a purpose can cover.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PurposeLane {
    /// The lane.
    pub id: String,
    /// What it is for.
    pub label: String,
    /// Whether it is covered.
    pub on: bool,
}

impl PurposeView {
    /// As it stands.
    pub fn of(purpose: &Purpose) -> Self {
        let lane = |(_, id, label): &(Lane, &str, &str)| PurposeLane {
            id: (*id).to_owned(),
            label: (*label).to_owned(),
            on: purpose.lanes.iter().any(|l| l == id),
        };
        Self {
            text: purpose.text.clone(),
            lanes: LANES.iter().map(lane).collect(),
            ask: "In a sentence. It is printed on everything that is saved, and a pattern outside it is not looked for."
                .to_owned(),
            missing: purpose.check().err().map_or(String::new(), |p| p.sentence),
        }
    }

    /// The questions it leaves out, in words; empty where it covers all.
    pub fn left_out(purpose: &Purpose) -> String {
        let covered = purpose.covers();
        let out: Vec<String> = LANES
            .iter()
            .filter(|(lane, _, _)| !covered.contains(lane))
            .map(|(lane, _, _)| lane.label().split(':').next().unwrap_or_default().to_lowercase())
            .collect();
        out.join(", ")
    }
}
