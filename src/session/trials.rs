//! Test it: choices, jobs and what they found. What was found stands until the findings it rests on change.

use super::{Done, Progress, Session};
use crate::calendar::Window;
use crate::problem::{Problem, ProblemKind};
use crate::record::TestRecord;
use crate::tables::FileTable;
use crate::tables::groups::Groups;
use crate::trial::prediction::Asked;
use crate::trial::{Choices, Trial};
use crate::views::trial::{TrialCard, TrialView};

/// The tests of one sitting.
#[derive(Debug, Default)]
pub(super) struct Trials {
    begun: Vec<(String, Trial)>,
    chosen: Vec<(String, Choices)>,
    /// The periods and kinds of outcome that prediction was asked about: each is one question more.
    foretold: Vec<(Window, Asked)>,
    /// In how many ways prediction was asked in the sitting of a record that was taken.
    asked: u32,
}

impl Trials {
    /// The findings have changed: nothing found stands, what was chosen does.
    pub(super) fn forget(&mut self) {
        self.begun.clear();
    }

    /// In how many ways a test was asked, where each is allowed for; else one.
    pub(super) fn ways(&self, test: &str) -> u32 {
        match self.begun.iter().find(|(t, _)| t == test) {
            Some((_, Trial::Prediction(job))) => job.ways,
            _ => 1,
        }
    }

    pub(super) fn choices(&self, test: &str) -> Choices {
        self.chosen.iter().find(|(t, _)| t == test).map(|(_, c)| c.clone()).unwrap_or_default()
    }
}

impl Session {
    /// Every test, in order.
    pub fn trials() -> Vec<TrialCard> {
        TrialCard::all()
    }

    /// Chooses something for a test; what it had found stands no more.
    pub fn choose(&mut self, test: &str, id: &str, value: &str) {
        self.trials.begun.retain(|(t, _)| t != test);
        if let Some((_, choices)) = self.trials.chosen.iter_mut().find(|(t, _)| t == test) {
            choices.set(id, value);
        } else {
            let mut choices = Choices::default();
            choices.set(id, value);
            self.trials.chosen.push((test.to_owned(), choices));
        }
    }

    /// Chooses for tests what a record says was chosen for them, and nothing for the others.
    pub(super) fn choose_as_recorded(&mut self, tests: &[TestRecord]) {
        let mut chosen = Vec::new();
        for test in tests.iter().filter(|test| !test.chosen.is_empty()) {
            let mut choices = Choices::default();
            test.chosen.iter().for_each(|one| choices.set(&one.id, &one.value));
            chosen.push((test.id.clone(), choices));
        }
        let asked = tests.iter().map(|test| test.asked).max().unwrap_or(0);
        if (&chosen, asked) != (&self.trials.chosen, self.trials.asked) {
            self.trials.forget();
            (self.trials.chosen, self.trials.asked) = (chosen, asked);
        }
    }

    /// Tests that the record which was taken tells of and that were not run here to their end: without them it cannot be
    /// held against the run.
    pub fn tests_to_run_again(&self) -> Vec<String> {
        let Some(held) = &self.expected else { return Vec::new() };
        let told = held.record.tests.iter().map(|test| &test.id);
        let known = told.filter(|id| crate::trial::ALL.contains(&id.as_str()));
        known.filter(|id| self.trial(id).is_ok_and(|view| !view.done)).cloned().collect()
    }

    /// One step of a test. Call until `done == total`; a test that was stopped goes on from where it was.
    ///
    /// # Errors
    /// Where nothing was analysed, or there is no such test.
    pub fn trial_step(&mut self, test: &str) -> Result<Progress, Problem> {
        let (Some(together), Some(findings)) = (&self.joined, &self.findings) else {
            return Err(not_analysed());
        };
        let workforce = &together.workforce;
        if !self.trials.begun.iter().any(|(t, _)| t == test) {
            let tables = self.files.iter().filter_map(|f| match &f.done {
                Some(Done::Read { table, .. }) => table.as_ref(),
                _ => None,
            });
            let groups: Vec<&Groups> = tables.filter_map(FileTable::groups).collect();
            let choices = self.trials.choices(test);
            let mut trial = Trial::begin(test, workforce, findings, &groups, &choices).ok_or_else(|| {
                Problem::new(ProblemKind::Setting, "There is no such test.", "Choose one from the list.")
            })?;
            if let Trial::Prediction(job) = &mut trial
                && job.missing.is_none()
            {
                let asked = (job.before, job.asked.clone());
                if !self.trials.foretold.contains(&asked) {
                    self.trials.foretold.push(asked);
                }
                job.ways = self.trials.asked.max(self.trials.foretold.len() as u32);
            }
            self.trials.begun.push((test.to_owned(), trial));
        }
        let Some((_, trial)) = self.trials.begun.iter_mut().find(|(t, _)| t == test) else {
            return Err(not_analysed());
        };
        let goes_on = trial.step(workforce, findings);
        let (done, total) = trial.progress();
        let done = if goes_on { done.min(total.saturating_sub(1)) } else { total };
        Ok(Progress { done, total, label: String::new() })
    }

    /// What a test found, as far as it has come.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn trial(&self, test: &str) -> Result<TrialView, Problem> {
        let trial = self.trials.begun.iter().find(|(t, _)| t == test).map(|(_, trial)| trial);
        Ok(TrialView::of(&self.scene()?, test, trial, &self.trials.choices(test)))
    }

    /// Runs a test to its end.
    ///
    /// ```
    /// use candour::session::Session;
    /// let mut session = Session::new();
    /// for file in Session::sample(7) {
    ///     session.read(&file.name, file.text.as_bytes()).unwrap();
    /// }
    /// session.analyse().unwrap();
    /// session.choose("cost", "people", "46000");
    /// assert!(session.run_trial("cost").unwrap().lede.plain().contains("2,427 would be flagged, 138 of them rightly"));
    /// assert!(session.run_trial("fairness").unwrap().lede.plain().starts_with("No column of groups"));
    /// ```
    ///
    /// # Errors
    /// As [`Session::trial_step`].
    pub fn run_trial(&mut self, test: &str) -> Result<TrialView, Problem> {
        while {
            let Progress { done, total, .. } = self.trial_step(test)?;
            done < total
        } {}
        self.trial(test)
    }
}

fn not_analysed() -> Problem {
    Problem::new(ProblemKind::Setting, "Nothing has been analysed yet.", "Go to Data and press Analyse.")
}
