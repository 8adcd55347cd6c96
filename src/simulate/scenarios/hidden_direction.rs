//! T22, hidden direction: nobody wrote down whether overtime was ordered.

use super::scenario::Naive;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::parameters::PEOPLE;
use crate::simulate::world::{Parameters, establishment};

const SAID: Slider = Slider {
    id: "said",
    label: "The file says whether overtime was directed",
    unit: "",
    low: 0.0,
    high: 1.0,
    step: 1.0,
    usual: 0.0,
};
const STAFFING: Slider = crate::simulate::world::parameters::STAFFING.at(0.8);
const SLIDERS: [Slider; 3] = [SAID, STAFFING, PEOPLE];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 22,
    id: "hidden-direction",
    name: "Who chose the overtime?",
    sentence: "One team is short of people and is ordered to stay on; the export leaves the column empty that would say so.",
    sliders: &SLIDERS,
    naive: &[Naive { words: "overtime on 40 days in the period", all: &[("overtime-duties", 40.0)] }],
    naive_shows: "People who choose much overtime.",
    fair_shows: "Whether they chose is not known, and it is not concluded; the team’s workload has the flag.",
    build,
    written: None,
};

fn build(values: &Values, seed: u32) -> World {
    let parameters = Parameters { turnover: 0.0, part_time: 0.0, ..Parameters::of(values) };
    let mut world = World::of_posts(&establishment(&parameters), &parameters, seed);
    world.says_directed = values.get("said") >= 0.5;
    world
}
