//! Many ways to analyse the same records: how many flags each gives, and in how many of them each flag arises.

use crate::maths::InOrder;
use serde::Serialize;

use super::prose::{Prose, Tone};
use super::scene::Scene;
use super::subject::{Subject, subject};
use super::table::Table;
use crate::explain::wording::{count, figure};
use crate::flags::{About, FORKS, Followed, ManyWays};
use crate::indicators::{self, Indicator};

/// The whole list under every way that is done.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct WaysView {
    /// Ways done.
    pub done: u32,
    /// Ways in all; 0 until they were begun.
    pub total: u32,
    /// What was found.
    pub lede: Prose,
    /// Every flag that arises in some way, the most frequent first.
    pub flags: Vec<WaysRow>,
    /// Personal flags in each way, from the fewest to the most.
    pub curve: Vec<u32>,
    /// What each choice does to the number of flags.
    pub table: Table,
}

/// One flag and in how many ways it arises.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct WaysRow {
    /// Whom it is about.
    pub subject: Subject,
    /// Their label.
    pub who: String,
    /// The pattern.
    pub pattern: String,
    /// "312 of 384".
    pub ways: String,
    /// The same as a share.
    pub share: f64,
    /// Whether it is a flag under the settings in force.
    pub flagged: bool,
}

/// One person under every way that is done.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PersonWaysView {
    /// One entry a flag that arises in some way.
    pub flags: Vec<FlagWays>,
}

/// One flag under every way that is done: the specification curve.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FlagWays {
    /// The indicator.
    pub indicator: String,
    /// "Flagged in 312 of 384 ways to analyse the same records."
    pub sentence: Prose,
    /// The ways, from the smallest ratio to the largest; those without a comparison are left out.
    pub curve: Vec<WayPoint>,
    /// What is chosen: the rows below the curve.
    pub forks: Vec<Fork>,
    /// For each option in how many ways it is a flag.
    pub table: Table,
}

/// One way.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct WayPoint {
    /// How many times what is expected was counted.
    pub ratio: f64,
    /// Whether it is a flag.
    pub flagged: bool,
    /// The option of each fork.
    pub choices: Vec<u8>,
}

/// A choice and its options.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Fork {
    /// "Compared with".
    pub name: String,
    /// "everyone", "the same role".
    pub options: Vec<String>,
}

/// Flags that are listed; the rest arise in few of the ways.
const MOST_FLAGS: usize = 200;

impl WaysView {
    /// Before anything was asked.
    pub fn none() -> Self {
        Self {
            done: 0,
            total: 0,
            lede: Prose::new().say("The same records can be analysed in many reasonable ways. What is a flag in one of them only rests on that choice."),
            flags: Vec::new(),
            curve: Vec::new(),
            table: Table::default(),
        }
    }

    /// What is found so far.
    pub fn of(scene: &Scene<'_>, ways: &ManyWays) -> Self {
        let (done, total) = (ways.done() as u32, ways.total() as u32);
        let mut followed: Vec<&Followed> = ways.followed().iter().collect();
        followed.put_in_order_by_key(|f| (std::cmp::Reverse(f.flagged()), f.person));
        let in_force = |one: &Followed| {
            scene
                .findings
                .individual()
                .any(|f| f.about == About::Person(one.person) && f.indicator == one.indicator)
        };
        let mut curve = ways.flags().to_vec();
        curve.put_in_order();
        let always = followed.iter().filter(|f| done > 0 && f.flagged() == done).count() as u32;
        let lede = match (curve.first(), curve.last(), followed.len() as u32) {
            (Some(_), Some(0), _) => Prose::new()
                .say(format!("{} to analyse the same records: ", count(done, "way", "ways")))
                .in_tone(Tone::Chance, "nobody is flagged in any of them."),
            (Some(fewest), Some(most), some) => Prose::new()
                .say(format!(
                    "{} to analyse the same records give {fewest} to {most} personal flags. ",
                    count(done, "way", "ways")
                ))
                .strong(format!(
                    "{} in some of them, {always} in all of them.",
                    count(some, "flag arises", "flags arise")
                )),
            _ => return Self { total, ..Self::none() },
        };
        let flags = followed
            .iter()
            .take(MOST_FLAGS)
            .map(|one| WaysRow {
                subject: subject(About::Person(one.person)),
                who: scene.who(one.person),
                pattern: name(one.indicator).to_owned(),
                ways: format!("{} of {done}", one.flagged()),
                share: f64::from(one.flagged()) / f64::from(done.max(1)),
                flagged: in_force(one),
            })
            .collect();
        Self { done, total, lede, flags, curve, table: by_choice(ways) }
    }
}

fn name(indicator: &str) -> &'static str {
    indicators::by_id(indicator).map_or("", |i: &dyn Indicator| i.card().name)
}

/// Mean number of flags with each option of each fork.
fn by_choice(ways: &ManyWays) -> Table {
    let mut table = Table::new(
        "What each choice does to the number of personal flags",
        &["Choice", "Option", "#Ways", "#Flags on average"],
    );
    for (fork, what) in FORKS.iter().enumerate() {
        for (option, (words, _)) in ways.options(fork).iter().enumerate() {
            let (mut n, mut sum) = (0u32, 0u32);
            for (way, flags) in ways.flags().iter().enumerate() {
                if ways.choices(way).get(fork).is_some_and(|o| usize::from(*o) == option) {
                    n += 1;
                    sum += flags;
                }
            }
            if n > 0 {
                let mean = figure(f64::from(sum) / f64::from(n));
                table.row(vec![(*what).to_owned(), words.clone(), n.to_string(), mean]);
            }
        }
    }
    table
}

impl PersonWaysView {
    /// One person's flags under every way that is done.
    pub fn of(ways: &ManyWays, person: u32) -> Self {
        let theirs = ways.followed().iter().filter(|f| f.person == person && !f.ways.is_empty());
        Self { flags: theirs.map(|one| flag(ways, one)).collect() }
    }
}

fn flag(ways: &ManyWays, one: &Followed) -> FlagWays {
    let (done, flagged) = (one.ways.len() as u32, one.flagged());
    let tone = if flagged == done { Tone::Individual } else { Tone::Strong };
    let what = name(one.indicator);
    let sentence = Prose::new()
        .say(format!("{what}: flagged in "))
        .in_tone(tone, format!("{flagged} of {done}"))
        .say(" ways to analyse the same records.");
    let mut curve: Vec<WayPoint> = one
        .ways
        .iter()
        .enumerate()
        .filter_map(|(way, (flagged, ratio))| {
            let ratio = f64::from((*ratio)?);
            Some(WayPoint { ratio, flagged: *flagged, choices: ways.choices(way).to_vec() })
        })
        .collect();
    curve.put_in_order_by(|a, b| a.ratio.total_cmp(&b.ratio));
    let mut table = Table::new(
        format!("{what}: in how many ways it is a flag, by what was chosen"),
        &["Choice", "Option", "#Ways", "#Flagged"],
    );
    for (fork, choice) in FORKS.iter().enumerate() {
        for (option, (words, usual)) in ways.options(fork).iter().enumerate() {
            let (flagged, of) = ways.by_option(one, fork, option as u8);
            if of > 0 {
                let words = if *usual { format!("{words} (as set)") } else { words.clone() };
                table.row(vec![(*choice).to_owned(), words, of.to_string(), flagged.to_string()]);
            }
        }
    }
    let forks = FORKS
        .iter()
        .enumerate()
        .map(|(fork, name)| Fork {
            name: (*name).to_owned(),
            options: ways.options(fork).iter().map(|(words, _)| words.clone()).collect(),
        })
        .collect();
    FlagWays { indicator: one.indicator.to_owned(), sentence, curve, forks, table }
}
