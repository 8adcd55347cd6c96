//! Undo and redo of settings and determinations. A step holds what stood before it, and what it was in words.

use super::Session;
use super::determinations::Decisions;
use crate::report::Purpose;

/// Steps kept; beyond them the oldest is forgotten.
const MOST: usize = 200;

/// What can be taken back, and what was.
#[derive(Debug, Default)]
pub(super) struct History {
    pub(super) past: Vec<Step>,
    pub(super) undone: Vec<Step>,
}

/// What stood before a change.
#[derive(Debug)]
pub(super) struct Step {
    pub(super) what: String,
    pub(super) edits: Vec<(String, String)>,
    pub(super) decisions: Decisions,
    /// Only where the change was one of the purpose too: it is written in a field of its own, and undone there.
    pub(super) purpose: Option<Purpose>,
}

impl Session {
    /// Notes what stands, before `what` changes it.
    pub(super) fn remember(&mut self, what: impl Into<String>) {
        let step = self.standing(what.into(), false);
        self.note(step);
    }

    /// The same, where the purpose changes too.
    pub(super) fn remember_purpose_too(&mut self, what: impl Into<String>) {
        let step = self.standing(what.into(), true);
        self.note(step);
    }

    fn note(&mut self, step: Step) {
        self.history.undone.clear();
        if self.history.past.len() == MOST {
            self.history.past.remove(0);
        }
        self.history.past.push(step);
    }

    fn standing(&self, what: String, purpose: bool) -> Step {
        Step {
            what,
            edits: self.edits.clone(),
            decisions: self.decisions.clone(),
            purpose: purpose.then(|| self.purpose.clone()),
        }
    }

    /// Takes back the last change of a setting or determination, and says what it was; nothing where there is none.
    /// Where it was a setting, what was found stands no more, as after [`Session::set`].
    ///
    /// ```
    /// use candour::session::Session;
    /// let mut session = Session::new();
    /// session.read("overtime.csv", b"Staff No,Overtime Date,Overtime Hours\n77,2025-03-03,2.5\n").unwrap();
    /// session.set("ratio", "2").unwrap();
    /// assert_eq!(session.undo().unwrap(), "Undone: from which ratio a rate matters, 2.");
    /// assert_eq!(session.redo().unwrap(), "Done again: from which ratio a rate matters, 2.");
    /// ```
    pub fn undo(&mut self) -> Option<String> {
        let step = self.history.past.pop()?;
        let what = step.what.clone();
        let now = self.standing(what.clone(), step.purpose.is_some());
        self.history.undone.push(now);
        self.put_back(step);
        Some(format!("Undone: {what}."))
    }

    /// Makes the change that was last taken back again, and says what it was.
    pub fn redo(&mut self) -> Option<String> {
        let step = self.history.undone.pop()?;
        let what = step.what.clone();
        let now = self.standing(what.clone(), step.purpose.is_some());
        self.history.past.push(now);
        self.put_back(step);
        Some(format!("Done again: {what}."))
    }

    /// Whether there is anything to take back, and anything to make again.
    pub fn can_undo(&self) -> (bool, bool) {
        (!self.history.past.is_empty(), !self.history.undone.is_empty())
    }

    /// The settings that were changed, in order: made again in a new session, they give the same settings.
    pub fn changed_so_far(&self) -> &[(String, String)] {
        &self.edits
    }

    fn put_back(&mut self, step: Step) {
        self.decisions.put_back(step.decisions);
        let purpose = step.purpose.filter(|purpose| *purpose != self.purpose);
        if self.edits != step.edits || purpose.is_some() {
            self.edits = step.edits;
            self.purpose = purpose.unwrap_or_else(|| self.purpose.clone());
            self.changed_settings();
        }
    }
}
