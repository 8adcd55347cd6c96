//! T4, covering for the ill: three people fall ill for long, and the others wear out.

use super::scenario::Naive;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::{Cause, Parameters, Post, Topic, Truth, stream};

const MISSING: Slider = Slider {
    id: "missing",
    label: "People of Response C who fall ill for long",
    unit: "",
    low: 0.0,
    high: 6.0,
    step: 1.0,
    usual: 3.0,
};
const LAG: Slider = Slider {
    id: "lag",
    label: "Weeks until the others wear out",
    unit: "weeks",
    low: 0.0,
    high: 12.0,
    step: 1.0,
    usual: 6.0,
};
const SLIDERS: [Slider; 2] = [MISSING, LAG];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 4,
    id: "covering",
    name: "Covering for the ill",
    sentence: "Three of fourteen fall ill for long in March; the others work for them, and six weeks later they too are off, a day at a time.",
    sliders: &SLIDERS,
    naive: &[Naive {
        words: "overtime on 30 days and three spells of sickness",
        all: &[("overtime-duties", 30.0), ("sickness-spells", 3.0)],
    }],
    naive_shows: "Colleagues who covered are flagged for overtime and sickness together.",
    fair_shows: "First people are missing, then there is overtime, then sickness of single days: the team has the flag.",
    build,
    written: None,
};

/// The team that is short of people.
const TEAM: &str = "Response C";
/// The hours of one person that their colleagues share, in pieces a week.
const PIECES_A_WEEK: f64 = 5.0;

fn build(values: &Values, seed: u32) -> World {
    let posts: Vec<Post> =
        ["A", "B", "C", "D", "E", "F"].map(|t| Post::new(format!("Response {t}"), "Response", 14)).to_vec();
    let parameters = Parameters {
        turnover: 0.0,
        part_time: 0.0,
        long_share: 0.05,
        health_shape: 12.0,
        overtime_shape: 12.0,
        ..Parameters::usual()
    };
    let mut world = World::of_posts(&posts, &parameters, seed);
    let team: Vec<usize> = (0..world.people.len()).filter(|at| world.people[*at].team == TEAM).collect();
    let missing = values.get("missing") as usize;
    let from = world.day(3, 3);
    let until = world.day(11, 28);
    for at in &team[..missing] {
        world.singled_out(*at, Truth::Condition);
        world.off(*at, from, until, Cause::LongIllness, "S28 Injury, fracture");
    }
    let others = &team[missing..];
    let weeks = (until.0 - from.0) / 7;
    let worn_out = values.get("lag") as i32;
    for at in others {
        if missing == 0 {
            break;
        }
        world.people[*at].truth = Truth::Overworked;
        let mut random = stream(seed, Topic::Planted, *at);
        let a_week = PIECES_A_WEEK * missing as f64 / others.len() as f64;
        for week in 0..weeks {
            for _ in 0..random.poisson(a_week) {
                let day = from.plus(week * 7 + random.index(7) as i32);
                let free = !world.absences.iter().any(|a| a.person == *at && a.first <= day && day <= a.last)
                    && !world.overtime.iter().any(|o| o.person == *at && o.day == day);
                if free {
                    world.works_late(*at, day, 15 * 60, 180, Cause::ShortOfStaff);
                }
            }
            // Worn out after some weeks: a day off now and then.
            if week >= worn_out && random.uniform() < 0.11 {
                let day = from.plus(week * 7 + 1 + random.index(3) as i32);
                let near = |a: &crate::simulate::world::Absence| {
                    a.person == *at && a.first.plus(-3) <= day && day <= a.last.plus(3)
                };
                if !world.absences.iter().any(near) {
                    world.off(*at, day, day, Cause::Fatigue, "S98 Other known causes");
                }
            }
        }
    }
    world
}
