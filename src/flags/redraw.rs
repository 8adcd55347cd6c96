//! Invented counts for the very people and peer groups of a run, put through the same two keys.

use super::family::Family;
use super::found::{Findings, PersonTest, Standing};
use super::settings::Settings;
use crate::maths::Random;

/// From what counts are invented.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// People differ as the fit says, and nobody differs more.
    Spread,
    /// Everyone of a peer group has the same rate, and the events fall where they fall.
    Luck,
}

/// Everything a redrawn run needs of the real one.
#[derive(Clone, Debug)]
pub struct Redraw {
    families: Vec<Family>,
    ids: Vec<&'static str>,
    settings: Settings,
}

/// Whether a test turned both keys, before teams were asked.
pub fn turned_both(test: &PersonTest) -> bool {
    matches!(test.standing, Standing::Flagged | Standing::TeamFlagged | Standing::OnlyAgainstPeers)
}

impl Redraw {
    /// The people, peer groups and rules of a run.
    pub fn of(findings: &Findings) -> Self {
        let settings = &findings.settings;
        let (ids, families) = findings.indicators.iter().filter_map(|f| Some((f.id, Family::of(f)?))).unzip();
        Self { families, ids, settings: settings.clone() }
    }

    /// Draws once, and says of every test whether it turned both keys: indicators in their order, tests in theirs.
    pub fn draw(&self, from: From, random: &mut Random) -> Vec<bool> {
        let mut keys: Vec<(f64, f64)> = Vec::new();
        for family in &self.families {
            keys.extend(family.drawn(from, random).tested(self.settings.ratio));
        }
        self.turned(&keys, &[])
    }

    /// The indicators that are redrawn, in the order of [`Self::draw`].
    pub fn indicators(&self) -> &[&'static str] {
        &self.ids
    }

    /// One indicator of a world in which nothing goes on, and the same world with a pattern planted; of each test whether
    /// it turned both keys. `others` are the chances found for all other indicators: they stay as they are.
    pub fn plant(&self, plant: &Plant<'_>, others: &[f64], random: &mut Random) -> Option<[Vec<bool>; 2]> {
        let place = self.ids.iter().position(|id| *id == plant.indicator)?;
        let mut world = self.families.get(place)?.part_of_the_time(plant.elapsed).drawn(From::Spread, random);
        let without = self.turned(&world.tested(self.settings.ratio), others);
        world.raise(plant, random);
        Some([without, self.turned(&world.tested(self.settings.ratio), others)])
    }

    /// Which of the first tests turn both keys, in a family with the others.
    fn turned(&self, keys: &[(f64, f64)], others: &[f64]) -> Vec<bool> {
        turn_both(keys, others, &self.settings)
    }
}

/// Which of the first tests turn both keys, in a family with the others.
pub(super) fn turn_both(keys: &[(f64, f64)], others: &[f64], settings: &Settings) -> Vec<bool> {
    let p: Vec<f64> = keys.iter().map(|(p, _)| *p).chain(others.iter().copied()).collect();
    let q = settings.allowing_for_all(&p);
    let Settings { false_share, sure, .. } = *settings;
    keys.iter().zip(q).map(|((_, above), q)| q <= false_share && *above >= sure).collect()
}

/// A pattern put into some people of one indicator.
#[derive(Clone, Copy, Debug)]
pub struct Plant<'a> {
    /// The indicator.
    pub indicator: &'static str,
    /// Places among its tests.
    pub who: &'a [usize],
    /// Their true rate or share, as a multiple of their peers'.
    pub times: f64,
    /// Share of the period, from its first day, after which it begins; 0 is from the start.
    pub from: f64,
    /// Share of the period that has passed when the rules are asked; 1 is all of it.
    pub elapsed: f64,
}

impl Plant<'_> {
    /// The mean of the rate over the time that has passed, as a multiple of the peers'.
    pub(super) fn over_the_time(&self) -> f64 {
        let before = self.from.clamp(0.0, self.elapsed);
        if self.elapsed > 0.0 { (before + self.times * (self.elapsed - before)) / self.elapsed } else { 1.0 }
    }
}
