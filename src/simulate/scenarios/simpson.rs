//! T11, Simpson: a team that looks worse as a whole and better in every part.

use super::scenario::Naive;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::parameters::NIGHTS_RATIO;
use crate::simulate::world::{Parameters, Pattern, Post};

const NIGHTS_OF_B: Slider = Slider {
    id: "nightsOfB",
    label: "Share of Team B on nights",
    unit: "",
    low: 0.05,
    high: 0.95,
    step: 0.05,
    usual: 0.8,
};
const B_WITHIN: Slider = Slider {
    id: "within",
    label: "Team B’s illness within each pattern, for each one in Team A",
    unit: "",
    low: 0.5,
    high: 1.5,
    step: 0.05,
    usual: 0.75,
};
const SLIDERS: [Slider; 3] = [NIGHTS_OF_B, B_WITHIN, NIGHTS_RATIO.at(4.0)];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 11,
    id: "simpson",
    name: "Worse as a whole, better in every part",
    sentence: "Team B has most of the nights; within days and within nights its people are ill less often than Team A’s.",
    sliders: &SLIDERS,
    naive: &[Naive { words: "three spells of sickness in the period", all: &[("sickness-spells", 3.0)] }],
    naive_shows: "Team B, and with it its manager, looks worse.",
    fair_shows: "Compared within the pattern, the sign turns round.",
    build,
    written: None,
};

/// People in each of the two teams.
const TEAM: f64 = 200.0;

fn build(values: &Values, seed: u32) -> World {
    let nights_of_b = (TEAM * values.get("nightsOfB")).round() as u32;
    let nights_of_a = TEAM as u32 - nights_of_b;
    let post = |team, people, pattern| Post::new(team, "Response", people).on(pattern);
    let posts = [
        post("Team A", TEAM as u32 - nights_of_a, Pattern::Days),
        post("Team A", nights_of_a, Pattern::Nights),
        post("Team B", TEAM as u32 - nights_of_b, Pattern::Days),
        post("Team B", nights_of_b, Pattern::Nights),
    ];
    let parameters = Parameters {
        turnover: 0.0,
        part_time: 0.0,
        overtime_a_week: 0.0,
        long_share: 0.0,
        health_shape: 12.0,
        ..Parameters::of(values)
    };
    let healthier =
        Parameters { spells_a_year: parameters.spells_a_year * values.get("within"), ..parameters };
    let mut world = World::of_posts(&posts[..2], &parameters, seed);
    let others = World::of_posts(&posts[2..], &healthier, seed.wrapping_add(1));
    world.join(others);
    world
}
