//! T6, pregnancy under the wrong code: five short spells in three months, then maternity leave.

use super::fair_coin::office;
use super::scenario::THREE_SPELLS;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::{Absence, Cause, Parameters, Truth};

const RECODED: Slider = Slider {
    id: "recoded",
    label: "The record is put right",
    unit: "",
    low: 0.0,
    high: 1.0,
    step: 1.0,
    usual: 0.0,
};
const SLIDERS: [Slider; 1] = [RECODED];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 6,
    id: "pregnancy",
    name: "Pregnancy under the wrong code",
    sentence: "Five short absences in three months, entered as stomach upsets; in autumn comes maternity leave.",
    sliders: &SLIDERS,
    naive: &[THREE_SPELLS],
    naive_shows: "Three spells in six months: over the trigger.",
    fair_shows: "Put right, the ledger shows five absences set aside as protected, and the flag is gone.",
    build,
    written: None,
};

fn build(values: &Values, seed: u32) -> World {
    let still = Parameters { turnover: 0.0, part_time: 0.0, overtime_a_week: 0.0, ..Parameters::usual() };
    let mut world = office(60, &still, seed);
    let one = world.one_of("Team 01", 7);
    world.singled_out(one, Truth::Pregnancy);
    let reason = if values.get("recoded") >= 0.5 {
        "S30 Pregnancy related disorders"
    } else {
        "S25 Gastrointestinal problems"
    };
    for fortnight in 0..5 {
        let day = world.due(one, world.day(4, 8).plus(fortnight * 17));
        world.off(one, day, world.due(one, day.plus(1)), Cause::Pregnancy, reason);
    }
    let (first, last) = (world.day(9, 22), world.day(12, 31));
    let leave = Absence::leave(one, first, last, Cause::Pregnancy);
    world.absences.push(Absence { kind: "Maternity leave", ..leave });
    world
}
