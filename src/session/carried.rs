//! What the user set and wrote, carried from a session that ends into the one that takes its place.
//!
//! The page holds this text outside the worker: whatever ends the worker, nothing that was decided is lost. It is no file
//! format and never leaves the page.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::Session;
use super::determinations::Decisions;
use super::history::{History, Step};
use crate::explain::determination::{Impression, Kept};
use crate::problem::{Problem, ProblemKind};
use crate::report::Purpose;

/// Steps to take back, and to make again, that are carried: the last of each.
const STEPS: usize = 20;

/// Everything carried.
#[derive(Serialize, Deserialize)]
struct Carried {
    edits: Vec<(String, String)>,
    decisions: Texts,
    saved: Texts,
    purpose: Purpose,
    past: Vec<CarriedStep>,
    undone: Vec<CarriedStep>,
}

/// Determinations and first impressions.
#[derive(Serialize, Deserialize)]
struct Texts {
    kept: Vec<Kept>,
    impressions: Vec<Impression>,
    ask_first: bool,
}

/// One step that can be taken back.
#[derive(Serialize, Deserialize)]
struct CarriedStep {
    what: String,
    edits: Vec<(String, String)>,
    decisions: Texts,
    purpose: Option<Purpose>,
}

impl From<&Decisions> for Texts {
    fn from(of: &Decisions) -> Self {
        Self {
            kept: of.kept().cloned().collect(),
            impressions: of.impressions().cloned().collect(),
            ask_first: of.ask_first,
        }
    }
}

impl From<Texts> for Decisions {
    fn from(of: Texts) -> Self {
        Self {
            kept: of.kept.into_iter().map(Rc::new).collect(),
            impressions: of.impressions.into_iter().map(Rc::new).collect(),
            ask_first: of.ask_first,
        }
    }
}

impl From<&Step> for CarriedStep {
    fn from(of: &Step) -> Self {
        Self {
            what: of.what.clone(),
            edits: of.edits.clone(),
            decisions: Texts::from(&of.decisions),
            purpose: of.purpose.clone(),
        }
    }
}

impl From<CarriedStep> for Step {
    fn from(of: CarriedStep) -> Self {
        Self { what: of.what, edits: of.edits, decisions: of.decisions.into(), purpose: of.purpose }
    }
}

impl Session {
    /// What the user set and wrote: settings, determinations, first impressions, the purpose and the last steps that can
    /// be taken back.
    ///
    /// ```
    /// use candour::session::Session;
    /// let mut before = Session::new();
    /// before.set("ratio", "2").unwrap();
    /// before.set_purpose("To see whether the rota is sustainable.", &["support".to_owned()]).unwrap();
    /// let mut after = Session::new();
    /// after.carry_on(&before.carried()).unwrap();
    /// assert_eq!(after.changed_so_far(), before.changed_so_far());
    /// assert_eq!(after.purpose().text, "To see whether the rota is sustainable.");
    /// assert_eq!(after.undo().unwrap(), "Undone: from which ratio a rate matters, 2.");
    /// ```
    pub fn carried(&self) -> String {
        let last = |steps: &[Step]| {
            steps[steps.len().saturating_sub(STEPS)..].iter().map(CarriedStep::from).collect()
        };
        let carried = Carried {
            edits: self.edits.clone(),
            decisions: Texts::from(&self.decisions),
            saved: Texts::from(&self.saved),
            purpose: self.purpose.clone(),
            past: last(&self.history.past),
            undone: last(&self.history.undone),
        };
        serde_json::to_string(&carried).unwrap_or_default()
    }

    /// Takes what [`Session::carried`] gave, in place of everything of its kind here.
    ///
    /// # Errors
    /// Where the text is nothing that was carried.
    pub fn carry_on(&mut self, json: &str) -> Result<(), Problem> {
        let carried: Carried = serde_json::from_str(json).map_err(|_| {
            Problem::new(
                ProblemKind::NotATable,
                "What was set and written before cannot be read.",
                "Drop the record or the determinations that were saved.",
            )
        })?;
        let steps = |of: Vec<CarriedStep>| of.into_iter().map(Step::from).collect();
        // Where nothing is other than it stands, what was found stands too.
        let same = self.edits == carried.edits && self.purpose.lanes == carried.purpose.lanes;
        self.edits = carried.edits;
        self.decisions = carried.decisions.into();
        self.saved = carried.saved.into();
        self.purpose = carried.purpose;
        self.history = History { past: steps(carried.past), undone: steps(carried.undone) };
        if !same {
            self.changed_settings();
        }
        Ok(())
    }
}
