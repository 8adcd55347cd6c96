//! Settings and the run: what the files suggest, what was changed, and the analysis itself.

use super::Session;
use crate::calendar::{Day, Window};
use crate::flags::{Findings, Run, Settings};
use crate::indicators::Scope;
use crate::problem::{Problem, ProblemKind};
use crate::tables::period::{USUAL_DAYS, usual};
use crate::views::{settings, undone};

/// How far the analysis has come.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub total: u32,
    /// What is being done.
    pub label: String,
}

impl Session {
    /// The settings that the files suggest, before anyone changed anything.
    pub fn defaults(&mut self) -> Settings {
        let workforce = &self.together().workforce;
        let recorded = workforce.recorded();
        // A part of what a total sums up cannot be counted, so where there is nothing else the period is all of it.
        let window = if workforce.has_days() { recorded.map(usual) } else { recorded };
        // Where nothing but outcomes has dates, a year with a year of outcomes after it.
        let outcomes = || {
            let last = workforce.last_outcome()?.plus(-USUAL_DAYS);
            Some(Window { first: last.plus(1 - USUAL_DAYS), last })
        };
        let scope = Scope::over(window.or_else(outcomes).unwrap_or(NO_DATES));
        Settings::over(Scope { lanes: self.purpose.covers(), ..scope })
    }

    /// The settings in force.
    pub fn settings_in_force(&mut self) -> Settings {
        let defaults = self.defaults();
        let edits = self.edits.clone();
        let workforce = &self.together().workforce;
        edits.iter().fold(defaults, |settings, (id, value)| {
            settings::change(workforce, &settings, id, value).unwrap_or(settings)
        })
    }

    /// Changes one setting. What was found before stands no more; [`Session::analyse`] finds again what has changed.
    ///
    /// # Errors
    /// A problem that says what is allowed; the earlier value is kept.
    pub fn set(&mut self, id: &str, value: &str) -> Result<(), Problem> {
        let now = self.settings_in_force();
        settings::change(&self.together().workforce, &now, id, value)?;
        self.remember(undone::setting(id, value));
        self.edits.push((id.to_owned(), value.to_owned()));
        self.changed_settings();
        Ok(())
    }

    /// Back to what the files suggest, as [`Session::set`] changes one setting.
    pub fn reset_settings(&mut self) {
        if !self.edits.is_empty() {
            self.remember("all settings back to the defaults");
        }
        self.edits.clear();
        self.changed_settings();
    }

    /// The findings stand no more, but much of them will be found again.
    pub(super) fn changed_settings(&mut self) {
        self.before = self.findings.take().or(self.before.take());
        self.trials.forget();
        self.run = None;
        self.ways = None;
        self.lists = None;
        self.explained.clear();
    }

    /// Runs the analysis, unless it stands.
    ///
    /// # Errors
    /// Where there is nothing to analyse.
    pub fn analyse(&mut self) -> Result<(), Problem> {
        while {
            let Progress { done, total, .. } = self.analyse_step()?;
            done < total
        } {}
        Ok(())
    }

    /// One step of the analysis. Call until `done == total`.
    ///
    /// # Errors
    /// As [`Session::analyse`].
    pub fn analyse_step(&mut self) -> Result<Progress, Problem> {
        if self.findings.is_some() {
            return Ok(Progress { done: 1, total: 1, label: String::new() });
        }
        let mut run = if let Some(run) = self.run.take() {
            run
        } else {
            let settings = self.settings_in_force();
            Run::begin(settings, self.before.as_ref())
        };
        let workforce = &self.together().workforce;
        if workforce.people.is_empty() {
            return Err(Problem::new(
                ProblemKind::Join,
                "There is nobody to analyse yet.",
                "Drop a file of absences or overtime, or try the sample team.",
            ));
        }
        if !run.step(workforce) {
            self.findings = Some(run.finish(workforce));
            self.before = None;
            return Ok(Progress { done: 1, total: 1, label: String::new() });
        }
        let (done, of, next) = run.progress();
        self.run = Some(run);
        // One more than the indicators: the comparison of all of them comes last.
        Ok(Progress { done: done as u32, total: of as u32 + 1, label: next.to_owned() })
    }

    /// Whether the findings stand.
    pub fn is_analysed(&self) -> bool {
        self.findings.is_some()
    }

    /// What was found.
    pub fn findings(&self) -> Option<&Findings> {
        self.findings.as_ref()
    }
}

/// A stand-in period for files without any date: one year, of which nothing is printed.
const NO_DATES: Window = Window { first: Day(0), last: Day(364) };
