//! T7, norovirus week: nine of twenty-four are off in the sixth week.

use super::scenario::Naive;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::{Parameters, Post, outbreak};

const ILL: Slider = Slider {
    id: "ill",
    label: "People of Custody B who catch it",
    unit: "",
    low: 0.0,
    high: 18.0,
    step: 1.0,
    usual: 9.0,
};
const WEEK: Slider =
    Slider { id: "week", label: "In week", unit: "", low: 2.0, high: 50.0, step: 1.0, usual: 6.0 };
const SLIDERS: [Slider; 2] = [ILL, WEEK];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 7,
    id: "norovirus",
    name: "Norovirus week",
    sentence: "One infection goes through Custody B in the sixth week of the year.",
    sliders: &SLIDERS,
    naive: &[Naive { words: "a spell of sickness in the period", all: &[("sickness-spells", 1.0)] }],
    naive_shows: "Whoever caught it has another absence to answer for.",
    fair_shows: "The absences of one week in one team: nobody is singled out.",
    build,
    written: None,
};

fn build(values: &Values, seed: u32) -> World {
    let posts: Vec<Post> = ["A", "B", "C", "D", "E", "F", "G", "H"]
        .map(|t| Post::new(format!("Custody {t}"), "Custody", 24))
        .to_vec();
    let still = Parameters { turnover: 0.0, part_time: 0.0, overtime_a_week: 0.0, ..Parameters::usual() };
    let mut world = World::of_posts(&posts, &still, seed);
    let monday = world.window.first.monday().plus((values.get("week") as i32 - 1) * 7);
    outbreak(&mut world, "Custody B", monday, values.get("ill") as usize, seed);
    world
}
