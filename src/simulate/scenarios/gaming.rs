//! T16, gaming the trigger: staff are told the rule, and the figures get better.

use super::fair_coin::{office, plain};
use super::scenario::THREE_SPELLS;
use super::{Scenario, Slider, Values, World};
use crate::maths::InOrder;
use crate::simulate::world::parameters::{LONG_SHARE, PEOPLE, SPELLS};
use crate::simulate::world::{Absence, Cause, Topic, stream};

const TOLD: Slider = Slider {
    id: "told",
    label: "Share of staff who know the trigger and mind it",
    unit: "",
    low: 0.0,
    high: 1.0,
    step: 0.05,
    usual: 0.4,
};
const SLIDERS: [Slider; 4] = [TOLD, PEOPLE.at(2_000.0), SPELLS.at(1.3), LONG_SHARE.at(0.05)];

pub(super) const SCENARIO: Scenario = Scenario {
    number: 16,
    id: "gaming",
    name: "Gaming the trigger",
    sentence: "Word gets round that three spells are one too many: people stay off until they are well, or take leave when they are ill.",
    sliders: &SLIDERS,
    naive: &[THREE_SPELLS],
    naive_shows: "Four flags in ten are gone: a success.",
    fair_shows: "As many days are lost as before, and more leave is taken for illness.",
    build,
    written: None,
};

/// Who minds the trigger keeps two spells. Of the rest every second is leave, and its days are lost all the same; the
/// days of the others are added to the second spell.
fn build(values: &Values, seed: u32) -> World {
    let mut world = office(values.get("people") as u32, &plain(values), seed);
    world.absences.put_in_order_by_key(|a| (a.person, a.first));
    let mut kept: Vec<Absence> = Vec::with_capacity(world.absences.len());
    for theirs in world.absences.chunk_by(|a, b| a.person == b.person) {
        let mut random = stream(seed, Topic::Planted, theirs[0].person);
        if random.uniform() >= values.get("told") {
            kept.extend_from_slice(theirs);
            continue;
        }
        let pattern = world.people[theirs[0].person].pattern;
        let (two, rest) = theirs.split_at(theirs.len().min(2));
        let (leave, added): (Vec<_>, Vec<_>) = rest.iter().enumerate().partition(|(at, _)| at % 2 == 0);
        let days = |a: &Absence| {
            (a.first.0..=a.last.0).filter(|d| pattern.works_on(crate::calendar::Day(*d))).count()
        };
        let mut two = two.to_vec();
        let mut longer: usize = added.iter().map(|(_, a)| days(a)).sum();
        let next = leave.iter().map(|(_, a)| a.first).min();
        if let Some(second) = two.last_mut() {
            while longer > 0
                && next.is_none_or(|n| second.last.plus(2) < n)
                && second.last < world.window.last
            {
                second.last = second.last.plus(1);
                longer -= usize::from(pattern.works_on(second.last));
            }
        }
        kept.extend(two);
        kept.extend(
            leave.iter().map(|(_, a)| Absence::leave(a.person, a.first, a.last, Cause::LeaveForIllness)),
        );
    }
    world.absences = kept;
    world
}
