//! T3, the Tuesday specialist: the only dog handler works three hundred hours over.

use super::scenario::Naive;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::parameters::PEOPLE;
use crate::simulate::world::{Cause, Parameters, Post, Truth, establishment};

const HOURS: Slider = Slider {
    id: "hours",
    label: "Overtime of the only dog handler in the year",
    unit: "hours",
    low: 30.0,
    high: 600.0,
    step: 30.0,
    usual: 300.0,
};
const DIRECTED: Slider = Slider {
    id: "directed",
    label: "Of it, directed",
    unit: "",
    low: 0.0,
    high: 1.0,
    step: 0.05,
    usual: 0.8,
};
const SLIDERS: [Slider; 3] = [PEOPLE, HOURS, DIRECTED];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 3,
    id: "specialist",
    name: "The Tuesday specialist",
    sentence: "There is one dog handler, and every search that needs a dog is theirs.",
    sliders: &SLIDERS,
    naive: &[Naive { words: "overtime on 60 days in the period", all: &[("overtime-duties", 60.0)] }],
    naive_shows: "The dog handler has more overtime than anybody else.",
    fair_shows: "Nobody else is trained for the work, and four pieces in five were directed.",
    build,
    written: None,
};

/// The team of the dog handler.
const TEAM: &str = "Dogs";
/// Hours of one search.
const PIECE: f64 = 3.0;

fn build(values: &Values, seed: u32) -> World {
    let parameters = Parameters::of(values);
    let mut posts = establishment(&parameters);
    posts.push(Post::new(TEAM, "Dog handler", 1));
    let still = Parameters { turnover: 0.0, part_time: 0.0, ..parameters };
    let mut world = World::of_posts(&posts, &still, seed);
    let handler = world.one_of(TEAM, 0);
    world.overtime.retain(|o| o.person != handler);
    world.people[handler].truth = Truth::Specialist;
    let pieces = (values.get("hours") / PIECE) as usize;
    let directed = (values.get("directed") * pieces as f64).round() as usize;
    let absent: Vec<_> = world.absences.iter().filter(|a| a.person == handler).cloned().collect();
    let free: Vec<_> =
        world.window.iter().filter(|day| !absent.iter().any(|a| a.first <= *day && *day <= a.last)).collect();
    for piece in 0..pieces.min(free.len()) {
        // Spread over the year, and so the directed ones among them.
        let day = free[piece * free.len() / pieces];
        world.works_late(handler, day, 17 * 60, (PIECE * 60.0) as u16, Cause::Specialist);
        if let Some(last) = world.overtime.last_mut() {
            last.directed = piece * directed / pieces < (piece + 1) * directed / pieces;
        }
    }
    world
}
