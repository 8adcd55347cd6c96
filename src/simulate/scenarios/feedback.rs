//! T14, the feedback loop: whoever is looked at is found out, and so the looking seems right.

use super::fair_coin::{office, plain};
use super::scenario::Naive;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::parameters::PEOPLE;
use crate::simulate::world::{Cause, Outcome, Topic, stream};

const BASE: Slider = Slider {
    id: "base",
    label: "Share who have an outcome whoever looks",
    unit: "",
    low: 0.005,
    high: 0.2,
    step: 0.005,
    usual: 0.04,
};
const LOOKED: Slider = Slider {
    id: "looked",
    label: "Share of the flagged in whose papers something small is found",
    unit: "",
    low: 0.0,
    high: 0.6,
    step: 0.05,
    usual: 0.2,
};
const SLIDERS: [Slider; 3] = [PEOPLE.at(4_000.0), BASE, LOOKED];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 14,
    id: "feedback",
    name: "The feedback loop",
    sentence: "Two spells of sickness make a flag, a flag makes an audit, and an audit finds something.",
    sliders: &SLIDERS,
    naive: &[Naive { words: "two spells of sickness in the period", all: &[("sickness-spells", 2.0)] }],
    naive_shows: "The flagged have several times as many findings: the rule seems to predict them.",
    fair_shows: "Without findings that a flag led to, the flagged have as many as anyone.",
    build,
    written: None,
};

fn build(values: &Values, seed: u32) -> World {
    let mut world = office(values.get("people") as u32, &plain(values), seed);
    let mut spells = vec![0_u32; world.people.len()];
    for absence in &world.absences {
        spells[absence.person] += 1;
    }
    for (at, spells) in spells.into_iter().enumerate() {
        let mut random = stream(seed, Topic::Planted, at);
        let (base, looked, day) = (random.uniform(), random.uniform(), random.index(300) as i32);
        let day = world.window.first.plus(40 + day);
        if base < values.get("base") {
            world.outcomes.push(Outcome {
                person: at,
                day,
                kind: "Public complaint",
                finding: "Misconduct",
                source: "Member of the public",
                cause: Cause::Happened,
            });
        }
        if spells >= 2 && looked < values.get("looked") {
            world.outcomes.push(Outcome {
                person: at,
                day,
                kind: "Conduct matter",
                finding: "Misconduct",
                source: "Early intervention dashboard",
                cause: Cause::BecauseOfFlag,
            });
        }
    }
    world
}
