//! T17, the part-timer: a week's illness that the calendar cuts in two.

use super::fair_coin::office;
use super::scenario::Naive;
use super::{Scenario, Slider, Values, World};
use crate::simulate::world::{Cause, Parameters, Pattern, Truth};

const KNOWN: Slider = Slider {
    id: "known",
    label: "The file says which days people work",
    unit: "",
    low: 0.0,
    high: 1.0,
    step: 1.0,
    usual: 1.0,
};
const SLIDERS: [Slider; 1] = [KNOWN];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 17,
    id: "part-timer",
    name: "The part-timer’s week",
    sentence: "Somebody who works Monday to Wednesday is ill for five working days, Tuesday to the next Wednesday; the system writes a record a week.",
    sliders: &SLIDERS,
    naive: &[Naive { words: "two spells of sickness in the period", all: &[("sickness-spells", 2.0)] }],
    naive_shows: "Two spells, and four times the Bradford factor.",
    fair_shows: "No working day lies between: one spell.",
    build,
    written: None,
};

fn build(values: &Values, seed: u32) -> World {
    let still = Parameters { turnover: 0.0, part_time: 0.0, overtime_a_week: 0.0, ..Parameters::usual() };
    let mut world = office(40, &still, seed);
    world.says_pattern = values.get("known") >= 0.5;
    let one = world.one_of("Team 01", 9);
    world.singled_out(one, Truth::Ordinary);
    world.people[one].pattern = Pattern::MondayToWednesday;
    let monday = world.day(5, 14).monday();
    world.off(one, monday.plus(1), monday.plus(2), Cause::Illness, "S13 Cold, cough, flu");
    world.off(one, monday.plus(7), monday.plus(9), Cause::Illness, "S13 Cold, cough, flu");
    world
}
