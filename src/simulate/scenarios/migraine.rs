//! T5, migraine: a disability, seven days, Bradford 343.

use super::fair_coin::office;
use super::scenario::BRADFORD_125;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::{Cause, Parameters, Truth};

const SPELLS: Slider = Slider {
    id: "attacks",
    label: "Days off with migraine in the year",
    unit: "days",
    low: 1.0,
    high: 11.0,
    step: 1.0,
    usual: 7.0,
};
const RECORDED: Slider = Slider {
    id: "recorded",
    label: "Recorded as related to a disability",
    unit: "",
    low: 0.0,
    high: 1.0,
    step: 1.0,
    usual: 1.0,
};
const SLIDERS: [Slider; 2] = [SPELLS, RECORDED];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 5,
    id: "migraine",
    name: "Seven days of migraine",
    sentence: "One person has migraine, a disability, and stays at home for seven single days.",
    sliders: &SLIDERS,
    naive: &[BRADFORD_125],
    naive_shows: "Every attack is a spell, and a Bradford factor takes the spells times themselves.",
    fair_shows: "Recorded as what they are, none of the seven is counted, and nothing is left.",
    build,
    written: None,
};

/// People beside the one.
const PEOPLE: u32 = 60;

fn build(values: &Values, seed: u32) -> World {
    let still = Parameters { turnover: 0.0, part_time: 0.0, overtime_a_week: 0.0, ..Parameters::usual() };
    let mut world = office(PEOPLE, &still, seed);
    let one = world.one_of("Team 01", 5);
    world.singled_out(one, Truth::Condition);
    for attack in 0..values.get("attacks") as u32 {
        let day = world.due(one, world.day(attack + 1, 12));
        world.off(one, day, day, Cause::Condition, "S16 Headache / migraine");
        if let Some(last) = world.absences.last_mut() {
            last.disability = values.get("recorded") >= 0.5;
        }
    }
    world
}
