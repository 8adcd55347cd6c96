//! T12, the intervention that worked: the worst year is followed by a better one, whatever is done.

use super::fair_coin::{office, plain};
use super::scenario::THREE_SPELLS;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::Parameters;
use crate::simulate::world::parameters::PEOPLE;

const SLIDERS: [Slider; 1] = [PEOPLE.at(4_000.0)];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 12,
    id: "intervention",
    name: "The intervention that worked",
    sentence: "Whoever had three spells last year was spoken to, every second one of them; this year all of them have fewer.",
    sliders: &SLIDERS,
    naive: &[THREE_SPELLS],
    naive_shows: "Those spoken to fall by more than half: a success.",
    fair_shows: "Those not spoken to fall just as far.",
    build,
    written: None,
};

fn build(values: &Values, seed: u32) -> World {
    let parameters = Parameters { years: 2.0, ..plain(values) };
    office(values.get("people") as u32, &parameters, seed)
}
