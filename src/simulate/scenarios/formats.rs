//! T21, dates of the year 4712 and a night when the clocks change: what a file means is not what it says.

use super::scenario::Naive;
use super::{Scenario, Slider, Values, World};
use crate::simulate::sample::SampleFile;
use crate::simulate::world::{Cause, Parameters, Post};

const OPEN: Slider = Slider {
    id: "open",
    label: "Absences that are still open",
    unit: "",
    low: 0.0,
    high: 8.0,
    step: 1.0,
    usual: 1.0,
};
const SLIDERS: [Slider; 1] = [OPEN];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 21,
    id: "formats",
    name: "The year 4712",
    sentence: "An absence that is open ends on 31 December 4712, hours are written 7.30, and one night lasts nine hours.",
    sliders: &SLIDERS,
    naive: &[Naive { words: "eight working days lost", all: &[("days-lost", 8.0)] }],
    naive_shows: "An absence of about 981,000 days, and a night of nine hours read as eight.",
    fair_shows: "The account of the reading names each of them.",
    build,
    written: Some(written),
};

/// The night on which British clocks went back in 2025.
const LONG_NIGHT: &str = "2025-10-25";

fn build(values: &Values, seed: u32) -> World {
    let still = Parameters { turnover: 0.0, part_time: 0.0, ..Parameters::usual() };
    let mut world = World::of_posts(&[Post::new("Team 01", "Officer", 24)], &still, seed);
    for one in 0..values.get("open") as usize {
        let at = world.one_of("Team 01", one * 2);
        world.absences.retain(|a| a.person != at);
        let first = world.due(at, world.day(11, 3));
        world.off(at, first, world.window.last, Cause::LongIllness, "S12 Other musculoskeletal problems");
    }
    world
}

fn written(values: &Values, seed: u32) -> Vec<SampleFile> {
    let mut world = SCENARIO.world(values, seed);
    world.settle();
    let mut files = world.files();
    let end = ",31/12/2025,\"S12";
    for file in &mut files {
        file.text = file.text.replace(end, ",31/12/4712,\"S12");
        if file.name == crate::simulate::world::OVERTIME {
            // Halves of an hour as minutes behind a point.
            file.text = file.text.replace(".5,", ".30,").replace(".0,", ".00,");
        }
    }
    let key = world.people[3].key();
    files.push(SampleFile {
        name: "duties.csv".to_owned(),
        text: format!(
            "Collar Number,Duty Date,Duty Type,Actual Start,Actual End\n{key},{LONG_NIGHT},Night,22:00,06:00\n"
        ),
    });
    files
}
