//! What chance alone gives, counted in the background: worlds drawn after the analysis, and what they say with the findings.

use super::{Progress, Session};
use crate::flags::FalseLists;
use crate::problem::Problem;

impl Session {
    /// One step of counting how often chance alone would fill such a list. Call until `done == total`; what is counted so far
    /// stands with the findings.
    ///
    /// ```
    /// use candour::session::Session;
    /// let mut session = Session::new();
    /// for file in Session::sample(7) {
    ///     session.read(&file.name, file.text.as_bytes()).unwrap();
    /// }
    /// session.analyse().unwrap();
    /// assert!(session.overview().unwrap().lede.plain().contains("still being counted"));
    /// session.count_chance().unwrap();
    /// assert!(session.overview().unwrap().lede.plain().contains("would still have somebody on the list"));
    /// ```
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn chance_step(&mut self) -> Result<Progress, Problem> {
        let mut lists = if let Some(lists) = self.lists.take() {
            lists
        } else {
            let scene = self.scene()?;
            FalseLists::begin(scene.findings, scene.workforce)
        };
        let goes_on = {
            let scene = self.scene()?;
            lists.step(scene.findings, scene.workforce)
        };
        if let Some(findings) = &mut self.findings {
            findings.by_chance = lists.by_chance();
        }
        let (done, total) = lists.progress();
        let (done, total) =
            if goes_on { (done.min(total.saturating_sub(1)), total.max(1)) } else { (total, total) };
        self.lists = Some(lists);
        Ok(Progress { done, total, label: format!("World {done} of {total}") })
    }

    /// Counts to the end.
    ///
    /// # Errors
    /// As [`Session::chance_step`].
    pub fn count_chance(&mut self) -> Result<(), Problem> {
        while {
            let Progress { done, total, .. } = self.chance_step()?;
            done < total
        } {}
        Ok(())
    }
}
