//! What could be dropped: the run again without each column and each table. What changes nothing need not be collected
//! for this purpose (UK GDPR article 5(1)(c): adequate, relevant and limited to what is necessary).

use crate::flags::{Findings, Flag, Run};
use crate::tables::Workforce;
use crate::tables::without::Part;

/// What a run without one part found.
#[derive(Clone, Debug, PartialEq)]
pub struct Without {
    /// The part.
    pub part: Part,
    /// Flags that are gone.
    pub gone: u32,
    /// Flags that are new.
    pub new: u32,
    /// Patterns that can no longer be looked at.
    pub lost: Vec<&'static str>,
    /// Questions asked, where there were others before.
    pub questions: u32,
}

impl Without {
    /// Whether the findings are the same.
    pub fn changes_nothing(&self, findings: &Findings) -> bool {
        self.gone == 0 && self.new == 0 && self.lost.is_empty() && self.questions == findings.questions
    }
}

/// The test as far as it has come.
#[derive(Debug)]
pub struct Dropping {
    parts: Vec<Part>,
    /// What was found so far.
    pub found: Vec<Without>,
    now: Option<(Box<Workforce>, Run)>,
    done: u32,
}

/// Steps of one run: one an indicator, and the comparison.
fn steps() -> u32 {
    crate::indicators::ALL.len() as u32 + 1
}

impl Dropping {
    /// Lists what the files have.
    pub fn begin(workforce: &Workforce, _findings: &Findings) -> Self {
        let parts = Part::ALL.into_iter().filter(|part| part.is_in(workforce)).collect();
        Self { parts, found: Vec::new(), now: None, done: 0 }
    }

    /// One step of one run; false when all parts were tried.
    pub fn step(&mut self, workforce: &Workforce, findings: &Findings) -> bool {
        let Some(&part) = self.parts.get(self.found.len()) else { return false };
        let (less, mut run) = self.now.take().unwrap_or_else(|| {
            (Box::new(workforce.without(part)), Run::begin(findings.settings.clone(), None))
        });
        self.done += 1;
        if run.step(&less) {
            self.now = Some((less, run));
            return true;
        }
        let again = run.finish(&less);
        let missing = |f: &Findings, has: &Flag| !f.flags.contains(has);
        let lost = findings
            .indicators
            .iter()
            .filter(|f| f.missing.is_none() && again.of(f.id).is_some_and(|a| a.missing.is_some()))
            .map(|f| f.id)
            .collect();
        self.found.push(Without {
            part,
            gone: findings.flags.iter().filter(|f| missing(&again, f)).count() as u32,
            new: again.flags.iter().filter(|f| missing(findings, f)).count() as u32,
            lost,
            questions: again.questions,
        });
        self.found.len() < self.parts.len()
    }

    /// Steps done, of how many.
    pub fn progress(&self) -> (u32, u32) {
        let total = self.parts.len() as u32 * steps();
        if self.found.len() == self.parts.len() {
            (total.max(1), total.max(1))
        } else {
            (self.done.min(total), total)
        }
    }
}
