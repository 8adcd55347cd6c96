//! T15, base rate: a good rule, a rare problem, and nine flags in ten wrong.

use super::fair_coin::office;
use super::scenario::THREE_SPELLS;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::parameters::PEOPLE;
use crate::simulate::world::{Cause, Parameters, Topic, Truth, stream};

const BASE: Slider = Slider {
    id: "base",
    label: "Share who have the problem",
    unit: "",
    low: 0.001,
    high: 0.2,
    step: 0.001,
    usual: 0.009,
};
const FOUND: Slider = Slider {
    id: "found",
    label: "Of those, the share the rule flags",
    unit: "",
    low: 0.0,
    high: 1.0,
    step: 0.05,
    usual: 0.7,
};
const SPARED: Slider = Slider {
    id: "spared",
    label: "Of the others, the share it leaves alone",
    unit: "",
    low: 0.5,
    high: 1.0,
    step: 0.01,
    usual: 0.95,
};
const SLIDERS: [Slider; 4] = [PEOPLE.at(46_000.0), BASE, FOUND, SPARED];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 15,
    id: "base-rate",
    name: "A rare problem and a good rule",
    sentence: "Few have the problem; a rule finds most of them and leaves nearly all of the others alone.",
    sliders: &SLIDERS,
    naive: &[THREE_SPELLS],
    naive_shows: "{naive} flags among {people} people.",
    fair_shows: "{naiveRight} of them are right and {naiveWrong} are wrong.",
    build,
    written: None,
};

/// The rule is stood for by three spells of sickness: whoever it flags has three, the others have none.
fn build(values: &Values, seed: u32) -> World {
    let nobody_ill = Parameters {
        turnover: 0.0,
        part_time: 0.0,
        overtime_a_week: 0.0,
        spells_a_year: 0.0,
        ..Parameters::usual()
    };
    let mut world = office(values.get("people") as u32, &nobody_ill, seed);
    let months = [2, 6, 10].map(|month| world.day(month, 12));
    for at in 0..world.people.len() {
        let mut random = stream(seed, Topic::Planted, at);
        let (has, rule) = (random.uniform() < values.get("base"), random.uniform());
        if has {
            world.people[at].truth = Truth::Problem;
        }
        if rule < if has { values.get("found") } else { 1.0 - values.get("spared") } {
            for day in months {
                let day = world.due(at, day);
                let absence = crate::simulate::world::Absence::sickness(at, day, day, Cause::Happened);
                world.absences.push(absence);
            }
        }
    }
    world
}
