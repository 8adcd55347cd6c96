//! T19, sixteen indicators: ask often enough, and everyone is flagged by something.

use super::scenario::{BRADFORD_125, Naive, THREE_SPELLS};
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::parameters::{DUTIES, PEOPLE};
use crate::simulate::world::{Parameters, establishment};

const SLIDERS: [Slider; 2] = [PEOPLE.at(400.0).within(40.0, 2_000.0), DUTIES.at(1.0)];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 19,
    id: "sixteen",
    name: "Many rules, many flags",
    sentence: "Nothing is going on, and every indicator is asked about everyone.",
    sliders: &SLIDERS,
    naive: &[
        BRADFORD_125,
        THREE_SPELLS,
        Naive { words: "eight working days lost", all: &[("days-lost", 8.0)] },
        Naive { words: "overtime on 30 days in the period", all: &[("overtime-duties", 30.0)] },
        Naive { words: "three starts beside a weekend", all: &[("monday-friday", 3.0)] },
    ],
    naive_shows: "{naiveOf100} in a hundred people are flagged by one rule or another.",
    fair_shows: "With every question allowed for, none to two.",
    build,
    written: None,
};

fn build(values: &Values, seed: u32) -> World {
    let parameters = Parameters::of(values);
    World::of_posts(&establishment(&parameters), &parameters, seed)
}
