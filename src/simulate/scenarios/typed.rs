//! T23, an export makes a flag: one typed year, one file twice, leave called sickness.

use super::fair_coin::office;
use super::scenario::{Naive, THREE_SPELLS};
use super::{Scenario, Slider, Values, World};
use crate::simulate::sample::SampleFile;
use crate::simulate::world::{ABSENCES, Cause, Parameters, Truth};

/// Something that is so or is not.
const fn switch(id: &'static str, label: &'static str) -> Slider {
    Slider { id, label, unit: "", low: 0.0, high: 1.0, step: 1.0, usual: 0.0 }
}
const SLIDERS: [Slider; 3] = [
    switch("year", "One year is typed wrongly"),
    switch("twice", "The file of absences is there twice"),
    switch("leave", "One team’s leave is called sickness"),
];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 23,
    id: "typed",
    name: "An export makes a flag",
    sentence: "Nothing is going on; move the sliders, and a year is typed wrongly, a file is there twice, leave is called sickness.",
    sliders: &SLIDERS,
    naive: &[THREE_SPELLS, Naive { words: "thirty working days lost", all: &[("days-lost", 30.0)] }],
    naive_shows: "It counts what the file says.",
    fair_shows: "What is there twice is counted once and said so; what was typed or called wrongly looks like what it says.",
    build,
    written: Some(written),
};

/// People of four teams.
const PEOPLE: u32 = 160;

fn build(values: &Values, seed: u32) -> World {
    let still = Parameters {
        turnover: 0.0,
        part_time: 0.0,
        overtime_a_week: 0.0,
        long_share: 0.0,
        ..Parameters::usual()
    };
    let mut world = office(PEOPLE, &still, seed);
    if values.get("leave") >= 0.5 {
        // Three short leaves each, in May, July and September, entered under the first line of the menu.
        for n in 0..PEOPLE as usize / 4 {
            let one = world.one_of("Team 02", n);
            world.singled_out(one, Truth::LatePaperwork);
            for month in [5, 7, 9] {
                let first = world.due(one, world.day(month, 4 + n as u32 % 20));
                world.off(one, first, first.plus(1), Cause::LatePaperwork, "S98 Other known causes");
            }
        }
    }
    if values.get("year") >= 0.5 {
        // Three days in March, of which the first is written with the year before.
        let one = world.one_of("Team 03", 5);
        world.singled_out(one, Truth::LatePaperwork);
        let last = world.due(one, world.day(3, 12));
        world.off(one, last.plus(-2 - 365), last, Cause::LatePaperwork, "S13 Cold, cough, flu");
    }
    world
}

fn written(values: &Values, seed: u32) -> Vec<SampleFile> {
    let world = SCENARIO.world(values, seed);
    let mut files = world.files();
    let Some(absences) = files.iter().find(|file| file.name == ABSENCES) else { return files };
    if values.get("twice") >= 0.5 {
        let twice = SampleFile { name: "absences (1).csv".to_owned(), text: absences.text.clone() };
        files.push(twice);
    }
    files
}
