//! T2, night response: the same people, and nights make people ill.

use super::fair_coin::plain;
use super::scenario::THREE_SPELLS;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::parameters::{HEALTH_SHAPE, NIGHTS_RATIO, PEOPLE, SPELLS};
use crate::simulate::world::{Parameters, Pattern, Post};

/// Fekedulegn and others 2013: sick leave of 1.55 in 10,000 hours on days and 4.37 on nights, over 1,600 hours a year.
const SLIDERS: [Slider; 4] =
    [PEOPLE.at(3_000.0), SPELLS.at(0.248), NIGHTS_RATIO.at(2.82), HEALTH_SHAPE.at(12.0)];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 2,
    id: "nights",
    name: "The night response team",
    sentence: "Two halves of a force that differ in nothing but their hours; published figures have people on nights ill 2.8 times as often.",
    sliders: &SLIDERS,
    naive: &[THREE_SPELLS],
    naive_shows: "Nights are flagged many times as often as days.",
    fair_shows: "Against others on the same pattern nobody stands out: the rota is what to look at.",
    build,
    written: None,
};

/// People in a team.
const TEAM: u32 = 50;

fn build(values: &Values, seed: u32) -> World {
    let teams = (values.get("people") as u32 / TEAM / 2).max(1);
    let size = (values.get("people") as u32 / teams / 2).max(1);
    let half = |name: &'static str, pattern: Pattern| {
        (0..teams).map(move |t| Post::new(format!("{name} {:02}", t + 1), "Response", size).on(pattern))
    };
    let posts: Vec<Post> = half("Days", Pattern::Days).chain(half("Nights", Pattern::Nights)).collect();
    // The study counted short leave; long illness is left out.
    let parameters = Parameters { long_share: 0.0, ..plain(values) };
    World::of_posts(&posts, &parameters, seed)
}
