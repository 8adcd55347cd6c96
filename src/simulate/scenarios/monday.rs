//! T8, Monday blues: illness keeps no calendar, and records do.

use super::fair_coin::office;
use super::scenario::Naive;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::Parameters;
use crate::simulate::world::parameters::{PEOPLE, SPELLS, WEEKEND_ONSET};

const SLIDERS: [Slider; 3] = [PEOPLE.at(600.0), SPELLS.at(2.0), WEEKEND_ONSET.at(1.0)];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 8,
    id: "monday",
    name: "Monday blues",
    sentence: "Illness begins on any of seven days; what begins at the weekend is first seen on Monday.",
    sliders: &SLIDERS,
    naive: &[Naive { words: "four spells that start beside a weekend", all: &[("monday-friday", 4.0)] }],
    naive_shows: "More than half of all absences start on a Monday or a Friday.",
    fair_shows: "Three sevenths on Monday and one on Friday is what illness without a calendar gives: nobody is flagged.",
    build,
    written: None,
};

fn build(values: &Values, seed: u32) -> World {
    let still = Parameters {
        turnover: 0.0,
        part_time: 0.0,
        overtime_a_week: 0.0,
        long_share: 0.0,
        short_mean: 2.0,
        ..Parameters::of(values)
    };
    office(values.get("people") as u32, &still, seed)
}
