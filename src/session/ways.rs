//! Other explanations of a flag, and the same records analysed in many ways, one way a step.

use super::{Progress, Session};
use crate::flags::{About, ManyWays};
use crate::problem::Problem;
use crate::views::subject::Subject;
use crate::views::{ExplanationsView, PersonWaysView, WaysView};

impl Session {
    /// What else could explain each flag of a person or team, and the nearest facts without it. Runs the analysis again
    /// several times for each.
    ///
    /// # Errors
    /// As [`Session::person`].
    pub fn explanations(&self, subject: &Subject) -> Result<ExplanationsView, Problem> {
        let scene = self.scene()?;
        let about = match *subject {
            Subject::Person { id } if (id as usize) < scene.workforce.people.len() => About::Person(id),
            Subject::Team { id } if (id as usize) < scene.workforce.teams.len() => About::Team(id),
            _ => return Err(super::screens::nobody()),
        };
        Ok(ExplanationsView::of(&scene, about))
    }

    /// One more way to analyse the records. Call until `done == total`; what is done stays until anything is changed.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn ways_step(&mut self) -> Result<Progress, Problem> {
        let mut ways = if let Some(ways) = self.ways.take() {
            ways
        } else {
            let scene = self.scene()?;
            ManyWays::of(scene.findings, scene.workforce)
        };
        if let Some(together) = &self.joined {
            ways.step(&together.workforce);
        }
        let (done, total) = (ways.done() as u32, ways.total() as u32);
        self.ways = Some(ways);
        Ok(Progress { done, total, label: format!("Way {done} of {total}") })
    }

    /// What the ways done so far found.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn ways(&self) -> Result<WaysView, Problem> {
        let scene = self.scene()?;
        Ok(self.ways.as_ref().map_or_else(WaysView::none, |ways| WaysView::of(&scene, ways)))
    }

    /// One person's flags under the ways done so far; of a team there are none.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn ways_of(&self, subject: &Subject) -> Result<PersonWaysView, Problem> {
        self.scene()?;
        Ok(match (&self.ways, subject) {
            (Some(ways), Subject::Person { id }) => PersonWaysView::of(ways, *id),
            _ => PersonWaysView { flags: Vec::new() },
        })
    }
}
