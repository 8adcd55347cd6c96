//! T20, mixed truth: a thousand people, a few of each kind, and most of them ordinary.

use super::late_paperwork::BOTH_WAYS;
use super::scenario::{BRADFORD_125, Naive};
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::{Cause, Parameters, Post, Topic, Truth, stream};

const FALSE: Slider = Slider {
    id: "false",
    label: "People who claim twice",
    unit: "",
    low: 0.0,
    high: 20.0,
    step: 1.0,
    usual: 9.0,
};
const OVERWORKED: Slider = Slider {
    id: "overworked",
    label: "People in teams that are short of staff",
    unit: "",
    low: 0.0,
    high: 80.0,
    step: 20.0,
    usual: 40.0,
};
const ILL: Slider = Slider {
    id: "conditions",
    label: "People with a condition that comes back",
    unit: "",
    low: 0.0,
    high: 60.0,
    step: 1.0,
    usual: 30.0,
};
const SLIDERS: [Slider; 3] = [FALSE, OVERWORKED, ILL];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 20,
    id: "exam",
    name: "Mixed truth: the exam",
    sentence: "A thousand people: a few claim twice, two teams work for colleagues who are missing, some have a condition that comes back, the others are ordinary.",
    sliders: &SLIDERS,
    naive: &[
        BRADFORD_125,
        Naive { words: "overtime on 50 days in the period", all: &[("overtime-duties", 50.0)] },
        BOTH_WAYS,
        Naive { words: "overtime claimed twice", all: &[("overlapping-claims", 1.0)] },
    ],
    naive_shows: "{naive} flags, and nothing to tell one from another.",
    fair_shows: "Each in a lane of its own: records, workload, and luck left alone. Chronic illness stands high, for information; the figures alone cannot tell it from bad luck.",
    build,
    written: None,
};

/// Teams of this size.
const TEAM: u32 = 20;
/// People of other teams whose absences were closed late.
const LATE: usize = 12;
/// Pieces of overtime a week in a team that is short of staff, beyond the usual.
const EXTRA: f64 = 1.1;

fn build(values: &Values, seed: u32) -> World {
    let posts: Vec<Post> = (1..=50).map(|t| Post::new(format!("Team {t:02}"), "Officer", TEAM)).collect();
    let parameters = Parameters { part_time: 0.0, turnover: 0.0, ..Parameters::usual() };
    let mut world = World::of_posts(&posts, &parameters, seed);
    let short = (values.get("overworked") as u32 / TEAM) as usize;
    for team in 1..=short {
        let name = format!("Team {team:02}");
        for at in 0..world.people.len() {
            if world.people[at].team == name {
                overwork(&mut world, at, seed);
            }
        }
    }
    // The others are spread over the teams after those.
    let mut order: Vec<usize> = (short * TEAM as usize..world.people.len()).collect();
    stream(seed, Topic::Planted, 0).shuffle(&mut order);
    let mut next = order.into_iter();
    for at in next.by_ref().take(values.get("conditions") as usize) {
        relapse(&mut world, at, seed);
    }
    for at in next.by_ref().take(LATE) {
        world.singled_out(at, Truth::LatePaperwork);
        let first = world.due(at, world.day(3, 3).plus((at % 200) as i32));
        world.off(at, first, first.plus(6), Cause::LatePaperwork, "S13 Cold, cough, flu");
        let back = world.due(at, first.plus(2));
        world.works_late(at, back, 17 * 60, 120, Cause::Work);
    }
    for at in next.take(values.get("false") as usize) {
        world.overtime.retain(|o| o.person != at);
        world.people[at].truth = Truth::FalseClaim;
        for month in 2..8 {
            let day = world.day(month, 6 + (at % 20) as u32);
            world.absences.retain(|a| a.person != at || a.last < day || a.first > day);
            world.works_late(at, day, 18 * 60, 180, Cause::FalseClaim);
            world.works_late(at, day, 19 * 60, 180, Cause::FalseClaim);
        }
    }
    world
}

fn overwork(world: &mut World, at: usize, seed: u32) {
    world.people[at].truth = Truth::Overworked;
    let mut random = stream(seed, Topic::Planted, at + 1);
    let from = world.day(4, 1);
    let days = (world.window.last.0 - from.0) as usize;
    for _ in 0..random.poisson(EXTRA * days as f64 / 7.0) {
        let day = from.plus(random.index(days) as i32);
        let taken = world.overtime.iter().any(|o| o.person == at && o.day == day)
            || world.absences.iter().any(|a| a.person == at && a.first <= day && day <= a.last);
        if !taken {
            world.works_late(at, day, 15 * 60, 180, Cause::ShortOfStaff);
        }
    }
}

fn relapse(world: &mut World, at: usize, seed: u32) {
    world.absences.retain(|a| a.person != at);
    world.people[at].truth = Truth::Condition;
    let mut random = stream(seed, Topic::Planted, at + 1);
    let mut day = world.window.first.plus(10 + random.index(30) as i32);
    while day.plus(5) < world.window.last {
        let first = world.due(at, day);
        world.off(
            at,
            first,
            world.due(at, first.plus(random.index(3) as i32)),
            Cause::Condition,
            "S12 Other musculoskeletal problems",
        );
        day = first.plus(28 + random.index(24) as i32);
    }
}
