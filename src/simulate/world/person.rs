//! One invented person.

use super::establishment::Post;
use super::parameters::Parameters;
use super::pattern::Pattern;
use super::truth::Truth;
use super::{Topic, World, stream};
use crate::calendar::{Day, Window};
use crate::maths::{self, Random};

/// One invented person: what the file of people says, and what is true.
#[derive(Clone, Debug)]
pub struct Somebody {
    /// Collar number.
    pub number: u32,
    /// Family name.
    pub surname: String,
    /// Given name.
    pub forename: &'static str,
    /// Team.
    pub team: String,
    /// Role.
    pub role: &'static str,
    /// Rank.
    pub rank: &'static str,
    /// Working pattern.
    pub pattern: Pattern,
    /// First day in post.
    pub start: Day,
    /// Last day in post, where they left.
    pub end: Option<Day>,
    /// Line manager.
    pub manager: String,
    /// A later post in another rank: from which day, and which rank.
    pub promoted: Option<(Day, &'static str)>,
    /// How often they fall ill, as a multiple of the usual.
    pub health: f64,
    /// How much overtime they take, as a multiple of the team's.
    pub taste: f64,
    /// The team's overtime, as a multiple of the usual.
    pub team_overtime: f64,
    /// The team is short of people.
    pub short: bool,
    /// What is true of them.
    pub truth: Truth,
}

impl Somebody {
    /// The key in the files.
    pub fn key(&self) -> String {
        format!("PC{}", self.number)
    }

    /// The days in post inside the world's.
    pub fn post(&self, window: Window) -> Window {
        Window { first: self.start.max(window.first), last: self.end.unwrap_or(window.last).min(window.last) }
    }

    /// Whether in post all through a window.
    pub fn all_year(&self, window: Window) -> bool {
        self.post(window) == window
    }
}

const FORENAMES: [&str; 16] = [
    "Alex", "Ash", "Dee", "Eli", "Fay", "Gil", "Jo", "Kit", "Lee", "Max", "Pat", "Ray", "Robin", "Sam",
    "Tay", "Val",
];
const TREES: [&str; 16] = [
    "Alder", "Beech", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Juniper", "Larch", "Linden", "Maple", "Oak",
    "Rowan", "Spruce", "Teak", "Willow",
];
const STONES: [&str; 12] = [
    "agate", "basalt", "chalk", "flint", "gneiss", "granite", "jasper", "marble", "onyx", "opal", "quartz",
    "slate",
];

/// One of a list.
pub(super) fn pick<T: Copy>(random: &mut Random, of: &[T]) -> T {
    of[random.index(of.len())]
}

/// A name of an authoriser.
pub(super) fn sergeant(random: &mut Random) -> &'static str {
    pick(random, &TREES)
}

/// Somebody in a post; `at` is their place in the whole world.
pub(super) fn somebody(
    post: &Post,
    place: u32,
    at: usize,
    world: &World,
    parameters: &Parameters,
    seed: u32,
) -> Somebody {
    let mut random = stream(seed, Topic::People, at);
    let window = world.window;
    // Each question is asked of everyone, so that moving one slider changes one thing.
    let (joins, joined) = (random.uniform(), random.uniform());
    let (leaves, left) = (random.uniform(), random.uniform());
    let (part_time, which) = (random.uniform(), random.uniform());
    let condition = random.uniform() < parameters.conditions;
    let served = random.uniform();
    let day = |share: f64| window.first.plus(20 + (share * f64::from(window.days() - 40)) as i32);
    let joins = joins < parameters.turnover;
    let leaves = leaves < parameters.turnover / 2.0 && !joins;
    let start = if joins { day(joined) } else { window.first.plus(-300 - (served * 5_000.0) as i32) };
    let end = leaves.then(|| day(left));
    let pattern = match post.pattern {
        Pattern::Office if part_time < parameters.part_time => {
            if which < 0.5 {
                Pattern::MondayToWednesday
            } else {
                Pattern::TuesdayToFriday
            }
        }
        Pattern::FourOnFourOff(_) => Pattern::FourOnFourOff((place % 8) as u8),
        other => other,
    };
    let health = gamma_of_mean_one(&mut random, parameters.health_shape)
        * if condition { parameters.condition_ratio } else { 1.0 };
    Somebody {
        // Multiplied by a prime that does not divide the modulus: everyone has another number.
        number: 10_000 + ((at as u64 * 48_271 + u64::from(seed) * 7_919) % 89_989) as u32,
        surname: format!("{}{}", pick(&mut random, &TREES), pick(&mut random, &STONES)),
        forename: pick(&mut random, &FORENAMES),
        team: post.team.clone(),
        role: post.role,
        rank: if place.is_multiple_of(8) { "Sergeant" } else { "Constable" },
        pattern,
        start,
        end,
        manager: format!("Insp {}", TREES[(at / 40) % TREES.len()]),
        promoted: None,
        health,
        taste: gamma_of_mean_one(&mut random, parameters.overtime_shape),
        team_overtime: post.overtime,
        short: post.short,
        truth: if condition {
            Truth::Condition
        } else if post.short {
            Truth::Overworked
        } else {
            Truth::Ordinary
        },
    }
}

/// A gamma draw of mean 1 and a whole-numbered shape: a sum of exponentials.
fn gamma_of_mean_one(random: &mut Random, shape: f64) -> f64 {
    let shape = shape.round().max(1.0);
    (0..shape as u32).map(|_| exponential(random, 1.0)).sum::<f64>() / shape
}

/// An exponential draw.
pub(super) fn exponential(random: &mut Random, mean: f64) -> f64 {
    -mean * maths::ln(1.0 - random.uniform())
}
