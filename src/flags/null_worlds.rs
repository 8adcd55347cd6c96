//! Worlds in which nobody differs from their colleagues: of every test, whether it turns both keys there.

use super::differ::FAMILIES;
use super::found::Findings;
use super::nobody_differs::NobodyDiffers;
use super::redraw::turn_both;
use super::settings::Settings;
use crate::maths::Random;
use crate::tables::Workforce;

/// Everything such worlds are drawn from. They differ in how people may differ, as those of [`super::FalseLists`] do: one
/// family a world, in turn, since the records cannot tell which is the true one.
#[derive(Debug)]
pub struct NullWorlds {
    indicators: Vec<NobodyDiffers>,
    settings: Settings,
}

impl NullWorlds {
    /// The very people, peer groups, teams and rules of a run; indicators in the order of [`super::Redraw::indicators`].
    ///
    /// ```
    /// use candour::flags::{NullWorlds, Redraw};
    /// use candour::maths::Random;
    /// use candour::{session::Session, simulate::sample};
    /// let mut session = Session::new();
    /// for file in sample::files(7) {
    ///     session.read(&file.name, file.text.as_bytes()).unwrap();
    /// }
    /// session.analyse().unwrap();
    /// let findings = session.findings().unwrap().clone();
    /// let worlds = NullWorlds::of(&findings, session.workforce());
    /// let turned = worlds.draw(0, &mut Random::new(1, 1));
    /// let redraw = Redraw::of(&findings);
    /// let asked = redraw.indicators().iter().map(|id| findings.of(id).unwrap().tests.len());
    /// assert_eq!(turned.len(), asked.sum::<usize>());
    /// ```
    pub fn of(findings: &Findings, workforce: &Workforce) -> Self {
        let nobody = |found| NobodyDiffers::of(found, findings, workforce);
        Self {
            indicators: findings.indicators.iter().filter_map(nobody).collect(),
            settings: findings.settings.clone(),
        }
    }

    /// Of every test whether it turns both keys in a world, before teams are asked: indicators in their order, tests in
    /// theirs.
    pub fn draw(&self, world: usize, random: &mut Random) -> Vec<bool> {
        let differ = FAMILIES[world % FAMILIES.len()];
        let of =
            |indicator: &NobodyDiffers| indicator.drawn(differ, random).family.tested(self.settings.ratio);
        let keys: Vec<(f64, f64)> = self.indicators.iter().flat_map(of).collect();
        turn_both(&keys, &[], &self.settings)
    }
}
