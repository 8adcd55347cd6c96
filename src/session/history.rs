//! Undo and redo of settings and determinations. A step holds what stood before it, and what it was in words.

use super::Session;
use super::determinations::Decisions;

/// Steps kept; beyond them the oldest is forgotten.
const MOST: usize = 200;

/// What can be taken back, and what was.
#[derive(Debug, Default)]
pub(super) struct History {
    past: Vec<Step>,
    undone: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    what: String,
    edits: Vec<(String, String)>,
    decisions: Decisions,
}

impl Session {
    /// Notes what stands, before `what` changes it.
    pub(super) fn remember(&mut self, what: impl Into<String>) {
        let step = self.standing(what.into());
        self.history.undone.clear();
        if self.history.past.len() == MOST {
            self.history.past.remove(0);
        }
        self.history.past.push(step);
    }

    fn standing(&self, what: String) -> Step {
        Step { what, edits: self.edits.clone(), decisions: self.decisions.clone() }
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
        let now = self.standing(what.clone());
        self.history.undone.push(now);
        self.put_back(step);
        Some(format!("Undone: {what}."))
    }

    /// Makes the change that was last taken back again, and says what it was.
    pub fn redo(&mut self) -> Option<String> {
        let step = self.history.undone.pop()?;
        let what = step.what.clone();
        let now = self.standing(what.clone());
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
        if self.edits != step.edits {
            self.edits = step.edits;
            self.changed_settings();
        }
    }
}
