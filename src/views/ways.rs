//! Many ways to analyse the same records: how many flags each gives, and in how many of them each flag arises.

use crate::maths::InOrder;
use serde::Serialize;

use super::plot::{Look, PlotView, Point, Rule, Series};
use super::prose::{Axis, Prose, Tone};
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
    /// Personal flags in each way, from the fewest to the most; nothing until some were done.
    pub plot: Option<PlotView>,
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
    /// The ways, from the smallest ratio to the largest; those without a comparison are left out. Its table says for each
    /// option in how many ways it is a flag.
    pub plot: PlotView,
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
            plot: None,
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
        Self {
            done,
            total,
            lede,
            flags,
            plot: Some(of_list(&curve, by_choice(ways))),
            table: by_choice(ways),
        }
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
    FlagWays { indicator: one.indicator.to_owned(), sentence, plot: of_person(ways, one, what, table) }
}

/// The number of personal flags in each way.
fn of_list(curve: &[u32], table: Table) -> PlotView {
    let most = curve.last().copied().unwrap_or(0);
    let points = curve
        .iter()
        .enumerate()
        .map(|(at, flags)| {
            let readout = format!(
                "{} of {} ways give {} or fewer",
                at + 1,
                curve.len(),
                count(*flags, "personal flag", "personal flags")
            );
            Point::at(at as f64 + 1.0, f64::from(*flags), readout)
        })
        .collect();
    PlotView {
        title: format!(
            "{} to {} personal flags, by how the records are analysed",
            curve.first().copied().unwrap_or(0),
            most
        ),
        note: "Each dot is one way to analyse the same records, from the fewest flags to the most."
            .to_owned(),
        x: Axis::from_zero("ways", curve.len() as f64, 6),
        y: Axis::from_zero("personal flags", f64::from(most), 4),
        series: vec![Series { name: "ways".to_owned(), look: Look::Dots, tone: Tone::Chance, points }],
        rules: Vec::new(),
        table,
    }
}

/// The specification curve of one flag: how many times what is expected, in each way.
fn of_person(ways: &ManyWays, one: &Followed, what: &str, table: Table) -> PlotView {
    let mut curve: Vec<(f64, bool, usize)> = one
        .ways
        .iter()
        .enumerate()
        .filter_map(|(way, (flagged, ratio))| Some((f64::from((*ratio)?), *flagged, way)))
        .collect();
    curve.put_in_order_by(|a, b| a.0.total_cmp(&b.0));
    let chosen = |way: usize| {
        let choices = ways.choices(way);
        let options = choices.iter().enumerate();
        let words =
            options.filter_map(|(fork, at)| Some(ways.options(fork).get(usize::from(*at))?.0.clone()));
        words.collect::<Vec<_>>().join(", ")
    };
    let part = |with: bool| {
        let those = curve.iter().enumerate().filter(|(_, (_, flagged, _))| *flagged == with);
        those
            .map(|(at, (ratio, _, way))| {
                let stands = if with { "a flag" } else { "no flag" };
                let readout =
                    format!("{} times what is expected, {stands}: {}", figure(*ratio), chosen(*way));
                Point::at(at as f64 + 1.0, *ratio, readout)
            })
            .collect::<Vec<_>>()
    };
    let series = [("a flag", Tone::Individual, part(true)), ("no flag", Tone::Chance, part(false))];
    let (low, high) = (curve.first().map_or(0.0, |c| c.0), curve.last().map_or(0.0, |c| c.0));
    PlotView {
        title: format!(
            "{what}: {} to {} times what is expected, by how it is analysed",
            figure(low),
            figure(high)
        ),
        note: "Each mark is one way to analyse the same records; filled where it is a flag.".to_owned(),
        x: Axis::from_zero("ways, from the smallest ratio to the largest", curve.len() as f64, 6),
        y: Axis::from_zero("times what is expected", high.max(1.5), 5),
        series: series
            .into_iter()
            .filter(|(.., points)| !points.is_empty())
            .map(|(name, tone, points)| Series { name: name.to_owned(), look: Look::Dots, tone, points })
            .collect(),
        rules: vec![Rule { at: 1.0, upright: false, label: "as expected".to_owned(), tone: Tone::Chance }],
        table,
    }
}
