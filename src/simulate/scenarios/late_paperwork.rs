//! T9, late paperwork: one clerk closes every absence four days late.

use super::scenario::Naive;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::{Cause, Parameters, Post, Truth};

pub(super) const LATE: Slider = Slider {
    id: "late",
    label: "Days by which one office closes absences late",
    unit: "days",
    low: 0.0,
    high: 10.0,
    step: 1.0,
    usual: 4.0,
};
const SLIDERS: [Slider; 1] = [LATE];

/// Overtime inside a recorded absence.
pub(super) const BOTH_WAYS: Naive =
    Naive { words: "overtime on a day recorded as sickness", all: &[("work-while-absent", 1.0)] };

pub(super) const SCENARIO: Scenario = Scenario {
    number: 9,
    id: "late-paperwork",
    name: "Late paperwork",
    sentence: "In one office absences are closed four days late, and whoever works over on the first day back seems to be in two places.",
    sliders: &SLIDERS,
    naive: &[BOTH_WAYS],
    naive_shows: "People who worked while sick.",
    fair_shows: "All of them under one line manager and all by the same days: the record is to be mended.",
    build,
    written: None,
};

/// The manager whose office is late.
pub(super) const OFFICE: &str = "Insp Linden";
/// People of that office who work over on their first day back.
const CAUGHT: usize = 8;

pub(super) fn build(values: &Values, seed: u32) -> World {
    let posts: Vec<Post> =
        ["A", "B", "C", "D"].map(|t| Post::new(format!("Team {t}"), "Officer", 30)).to_vec();
    let parameters = Parameters { turnover: 0.0, part_time: 0.0, long_share: 0.0, ..Parameters::usual() };
    let mut world = World::of_posts(&posts, &parameters, seed);
    for who in &mut world.people {
        who.manager = match who.team.as_str() {
            "Team A" => OFFICE,
            "Team B" => "Insp Rowan",
            "Team C" => "Insp Hazel",
            _ => "Insp Maple",
        }
        .to_owned();
    }
    let late = values.get("late") as i32;
    for n in 0..CAUGHT {
        let one = world.one_of("Team A", n * 3);
        world.singled_out(one, if late > 0 { Truth::LatePaperwork } else { Truth::Ordinary });
        let first = world.due(one, world.day(2 + n as u32, 3));
        let last = first.plus(1);
        let back = world.due(one, last.plus(1));
        world.off(
            one,
            first,
            last.plus(late),
            if late > 0 { Cause::LatePaperwork } else { Cause::Illness },
            "S13 Cold, cough, flu",
        );
        world.works_late(one, back, 17 * 60, 120, Cause::Work);
    }
    // The office closes its other absences late too; where the next one begins, it has been noticed.
    for at in 0..world.people.len() {
        if world.people[at].manager == OFFICE && world.people[at].truth != Truth::LatePaperwork {
            world.overtime.retain(|o| o.person != at);
            for absence in world.absences.iter_mut().filter(|a| a.person == at) {
                absence.last = absence.last.plus(late).min(world.window.last);
            }
        }
    }
    world
}
