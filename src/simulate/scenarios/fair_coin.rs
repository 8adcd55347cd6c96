//! T1, fair coin: nothing is going on, and people are flagged all the same.

use super::scenario::{BRADFORD_125, THREE_SPELLS};
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::parameters::{PEOPLE, SPELLS};
use crate::simulate::world::{Parameters, Post};

const SLIDERS: [Slider; 2] = [PEOPLE.at(2_000.0), SPELLS];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 1,
    id: "fair-coin",
    name: "Nothing is going on",
    sentence: "Two thousand people, all equally careful, with good luck and bad: someone is flagged all the same.",
    sliders: &SLIDERS,
    naive: &[BRADFORD_125, THREE_SPELLS],
    naive_shows: "{bradford} people over a Bradford factor of 125, and {threeSpells} with three spells or more.",
    fair_shows: "Counts within what luck gives, and nobody singled out.",
    build,
    written: None,
};

/// People in a team.
const TEAM: u32 = 40;

/// So many people at office hours, all year, full time, without overtime.
pub(super) fn office(people: u32, parameters: &Parameters, seed: u32) -> World {
    let teams = (people / TEAM).max(1);
    let posts: Vec<Post> = (0..teams)
        .map(|team| {
            let size = people / teams + u32::from(team < people % teams);
            Post::new(format!("Team {:02}", team + 1), "Officer", size)
        })
        .collect();
    World::of_posts(&posts, parameters, seed)
}

/// The figures of a world in which everyone is there all year, full time, and nobody works over.
pub(super) fn plain(values: &Values) -> Parameters {
    Parameters { turnover: 0.0, part_time: 0.0, overtime_a_week: 0.0, ..Parameters::of(values) }
}

fn build(values: &Values, seed: u32) -> World {
    office(values.get("people") as u32, &plain(values), seed)
}
