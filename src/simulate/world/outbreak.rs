//! One infection that goes through a team.

use super::absence::Absence;
use super::cause::Cause;
use super::truth::Truth;
use super::{Topic, World, stream};
use crate::calendar::{Day, Window};

/// Puts so many of a team's people off for two or three days from the Tuesday of a week. Who is already off then is ill
/// already. Gives how many fell ill.
pub fn outbreak(world: &mut World, team: &str, monday: Day, people: usize, seed: u32) -> usize {
    let week = Window { first: monday, last: monday.plus(6) };
    let ill = |world: &World, at: usize| {
        world.absences.iter().any(|a| {
            a.person == at && Window { first: a.first.plus(-4), last: a.last.plus(4) }.overlap(week).is_some()
        })
    };
    let mut well: Vec<usize> = (0..world.people.len())
        .filter(|at| world.people[*at].team == team && world.people[*at].all_year(world.window))
        .filter(|at| !ill(world, *at))
        .collect();
    let mut random = stream(seed, Topic::Planted, world.people.len());
    random.shuffle(&mut well);
    well.truncate(people);
    for at in &well {
        let first = monday.plus(1 + random.index(2) as i32);
        let last = first.plus(1);
        let absence = Absence::sickness(*at, first, last, Cause::Outbreak);
        world.absences.push(absence.called("S25 Gastrointestinal problems"));
        if world.people[*at].truth == Truth::Ordinary {
            world.people[*at].truth = Truth::Outbreak;
        }
    }
    well.len()
}
