//! Invented teams: a scenario opened through the same intake as anyone's files, and the curtain lifted.

use super::Session;
use crate::problem::{Problem, ProblemKind};
use crate::simulate::scenarios::{self, Scenario};
use crate::simulate::world::{Values, World};
use crate::views::CurtainView;

/// A scenario that stands open: which, how it was set, and its truth.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) scenario: &'static Scenario,
    pub(super) values: Values,
    pub(super) seed: u32,
    pub(super) world: World,
}

impl Session {
    /// Forgets everything, and reads the files of a scenario. What no slider is called is dropped, and every value is
    /// held within its ends.
    ///
    /// ```
    /// use candour::session::Session;
    /// let mut session = Session::new();
    /// session.open_scenario("small-station", &[], 7).unwrap();
    /// session.analyse().unwrap();
    /// assert_eq!(session.findings().unwrap().individual().count(), 0);
    /// ```
    ///
    /// # Errors
    /// Where there is no such scenario.
    pub fn open_scenario(&mut self, id: &str, moved: &[(&str, f64)], seed: u32) -> Result<(), Problem> {
        let scenario = scenarios::by_id(id).ok_or_else(|| {
            Problem::new(ProblemKind::Setting, "There is no such scenario.", "Choose one from the list.")
        })?;
        let values = scenario.with(moved);
        let world = scenario.world(&values, seed);
        let files = scenario.written.map_or_else(|| world.files(), |write| write(&values, seed));
        self.clear();
        for file in &files {
            self.read(&file.name, file.text.as_bytes())?;
        }
        self.opened = Some(Opened { scenario, values, seed, world });
        Ok(())
    }

    /// The world of the scenario that stands open.
    pub fn world(&self) -> Option<&World> {
        self.opened.as_ref().map(|o| &o.world)
    }

    /// Truth beside flags.
    ///
    /// # Errors
    /// Where no scenario stands open, or nothing was analysed.
    pub fn curtain(&self) -> Result<CurtainView, Problem> {
        let opened = self.opened()?;
        Ok(CurtainView::of(&self.scene()?, opened.scenario, &opened.world))
    }

    pub(super) fn opened(&self) -> Result<&Opened, Problem> {
        self.opened.as_ref().ok_or_else(|| {
            Problem::new(
                ProblemKind::Setting,
                "No invented team is open.",
                "Choose one under Learn: of anyone’s own files the truth is not known.",
            )
        })
    }
}
