//! T10, the true double claim: the same sort of flag as late paperwork, and it does not go away.

use super::late_paperwork::{BOTH_WAYS, LATE};
use super::scenario::Naive;
use super::{Scenario, Slider, Values, World, late_paperwork};
use crate::simulate::world::{Cause, Truth};

const CLAIMS: Slider = Slider {
    id: "claims",
    label: "Pieces of overtime claimed twice by one person",
    unit: "",
    low: 0.0,
    high: 10.0,
    step: 1.0,
    usual: 6.0,
};
const SLIDERS: [Slider; 2] = [CLAIMS, LATE];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 10,
    id: "false-claim",
    name: "A claim made twice",
    sentence: "Beside an office that is late with its paperwork, one person claims six pieces of overtime twice, from two authorisers.",
    sliders: &SLIDERS,
    naive: &[BOTH_WAYS, Naive { words: "overtime claimed twice", all: &[("overlapping-claims", 1.0)] }],
    naive_shows: "The same sort of flag for the one who claimed twice and for those whose absences were closed late.",
    fair_shows: "With the late days taken off the others go and the overlaps stay: to be looked at in the claims themselves, by a person.",
    build,
    written: None,
};

fn build(values: &Values, seed: u32) -> World {
    let mut world = late_paperwork::SCENARIO.world(&values_of_late(values), seed);
    let one = world.one_of("Team C", 4);
    world.singled_out(one, Truth::FalseClaim);
    for claim in 0..values.get("claims") as u32 {
        let day = world.day(claim + 2, 11);
        for (begin, authoriser) in [(18 * 60, "Birch"), (19 * 60, "Juniper")] {
            world.works_late(one, day, begin, 180, Cause::FalseClaim);
            if let Some(last) = world.overtime.last_mut() {
                last.authoriser = authoriser;
            }
        }
    }
    world
}

fn values_of_late(values: &Values) -> Values {
    late_paperwork::SCENARIO.with(&[("late", values.get("late"))])
}
