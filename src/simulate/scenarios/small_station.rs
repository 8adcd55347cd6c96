//! T13, the small station: eight people, one of them with bad luck.

use super::fair_coin::office;
use super::scenario::THREE_SPELLS;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::{Cause, Parameters, Post, Truth};

const SPELLS: Slider = Slider {
    id: "bad-luck",
    label: "Spells of the one with bad luck",
    unit: "",
    low: 0.0,
    high: 8.0,
    step: 1.0,
    usual: 3.0,
};
const SLIDERS: [Slider; 1] = [SPELLS];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 13,
    id: "small-station",
    name: "The small station",
    sentence: "Eight people work at Hill Station, and one of them had three colds.",
    sliders: &SLIDERS,
    naive: &[THREE_SPELLS],
    naive_shows: "Several times the average.",
    fair_shows: "Within what one person in eight has by luck somewhere: inside the funnel, not flagged.",
    build,
    written: None,
};

/// The small station.
const STATION: &str = "Hill Station";

fn build(values: &Values, seed: u32) -> World {
    let still = Parameters { turnover: 0.0, part_time: 0.0, overtime_a_week: 0.0, ..Parameters::usual() };
    let mut world = office(232, &still, seed);
    world.join(World::of_posts(&[Post::new(STATION, "Officer", 8)], &still, seed.wrapping_add(1)));
    let one = world.one_of(STATION, 3);
    world.singled_out(one, Truth::Ordinary);
    for cold in 0..values.get("bad-luck") as u32 {
        let day = world.due(one, world.day(1 + cold, 14));
        world.off(one, day, world.due(one, day.plus(1)), Cause::Illness, "S13 Cold, cough, flu");
    }
    world
}
