//! T18, promoted: an inspector is paid no overtime, and has none.

use super::scenario::Naive;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::parameters::PEOPLE;
use crate::simulate::world::{Cause, Parameters, Truth, establishment};

const MONTH: Slider =
    Slider { id: "month", label: "Promoted in month", unit: "", low: 2.0, high: 11.0, step: 1.0, usual: 5.0 };
const SLIDERS: [Slider; 2] = [MONTH, PEOPLE];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 18,
    id: "promotion",
    name: "Promoted to inspector",
    sentence: "A sergeant with much overtime is promoted in May, and from then on has none.",
    sliders: &SLIDERS,
    naive: &[Naive { words: "no overtime after much of it", all: &[("overtime-duties", 20.0)] }],
    naive_shows: "A sudden change.",
    fair_shows: "Inspectors are paid no overtime: a nought that the pay rules make, and nobody is held against it.",
    build,
    written: None,
};

/// Pieces of overtime a month before.
const PIECES: u32 = 5;

fn build(values: &Values, seed: u32) -> World {
    let parameters = Parameters { turnover: 0.0, part_time: 0.0, ..Parameters::of(values) };
    let mut world = World::of_posts(&establishment(&parameters), &parameters, seed);
    let month = values.get("month") as u32;
    let one = world.one_of("CID", 8);
    world.singled_out(one, Truth::Ordinary);
    world.people[one].rank = "Sergeant";
    let day = world.day(month, 1);
    world.people[one].promoted = Some((day, "Inspector"));
    for month in 1..month {
        for piece in 0..PIECES {
            let day = world.day(month, 3 + piece * 5);
            world.works_late(one, day, 18 * 60, 120, Cause::Work);
        }
    }
    world
}
