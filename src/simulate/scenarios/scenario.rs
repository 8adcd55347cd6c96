//! One scenario: a story, sliders, a way to build its world, and what the two columns say.

use super::{Slider, Values, World};
use crate::simulate::sample::SampleFile;

/// An invented team with known truth.
#[derive(Debug)]
pub struct Scenario {
    /// 1 for T1.
    pub number: u8,
    /// Its id, in links and at the command line.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// The story in one sentence.
    pub sentence: &'static str,
    /// What can be moved.
    pub sliders: &'static [Slider],
    /// Rules that a naive reading would use; whoever passes any of them is flagged by it.
    pub naive: &'static [Naive],
    /// What those rules make of it; `{name}` is a figure of the run, as in a lesson.
    pub naive_shows: &'static str,
    /// What a fair analysis shows, in the same way.
    pub fair_shows: &'static str,
    /// Builds the world.
    pub build: fn(&Values, u32) -> World,
    /// Files that no world writes, where the scenario is about how files are written.
    pub written: Option<fn(&Values, u32) -> Vec<SampleFile>>,
}

/// A rule as many workplaces have it: raw figures against fixed triggers, whoever the person and however long at work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Naive {
    /// In words.
    pub words: &'static str,
    /// Indicators and the least value; all of them must be reached.
    pub all: &'static [(&'static str, f64)],
}

impl Scenario {
    /// Its world.
    pub fn world(&self, values: &Values, seed: u32) -> World {
        let mut world = (self.build)(values, seed);
        world.settle();
        world
    }

    /// Its files.
    pub fn files(&self, values: &Values, seed: u32) -> Vec<SampleFile> {
        self.written.map_or_else(|| self.world(values, seed).files(), |write| write(values, seed))
    }

    /// Its sliders where they usually stand.
    pub fn usual(&self) -> Values {
        Values::usual(self.sliders)
    }

    /// The sliders, some of them moved.
    pub fn with(&self, moved: &[(&str, f64)]) -> Values {
        Values::with(self.sliders, moved)
    }
}

/// Three spells in a year.
pub(super) const THREE_SPELLS: Naive =
    Naive { words: "three spells of sickness in the period", all: &[("sickness-spells", 3.0)] };
/// Bradford 125.
pub(super) const BRADFORD_125: Naive =
    Naive { words: "a Bradford factor of 125 or more", all: &[("bradford", 125.0)] };
