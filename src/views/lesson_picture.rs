//! Pictures that a lesson alone has: what became of those with a bad year, and how well a rule seems to foretell.

use super::axis::{Axis, Tick};
use super::plot::{Look, PlotView, Point, Rule, Series};
use super::table::Table;
use crate::explain::prose::Tone;
use crate::explain::wording::{count, figure};
use crate::learn::facts::Case;
use crate::learn::lessons::{Screen, Step};

/// The picture of a step; `None` where it shows a screen instead, or its run has nobody to draw.
pub(super) fn picture(step: &Step, case: &Case<'_>) -> Option<PlotView> {
    match step.screen {
        Screen::Years { all } => years(case, all),
        Screen::Found { fair } => found(case, fair),
        _ => None,
    }
}

/// Places along, named and not measured.
fn places(names: &[&str]) -> Axis {
    let ticks = names.iter().enumerate().map(|(at, name)| Tick { at: at as f64, label: (*name).to_owned() });
    Axis { label: String::new(), low: -0.5, high: names.len() as f64 - 0.5, ticks: ticks.collect() }
}

/// Spells a head, first year and last, of those who had three or more in the first: spoken to, and left alone.
fn years(case: &Case<'_>, all: bool) -> Option<PlotView> {
    let mut groups = vec![("spoken to", Tone::Strong, Some(0))];
    if all {
        groups.push(("left alone", Tone::Chance, Some(1)));
    }
    let mut series = Vec::new();
    let mut table = Table::new(
        "Spells each, of those with three or more in the first year",
        &["Group", "#First year", "#Second year"],
    );
    let mut highest: f64 = 0.0;
    for (name, tone, half) in groups {
        let levels = [case.worst(0, half)?, case.worst(1, half)?];
        highest = levels.into_iter().fold(highest, f64::max);
        table.row(vec![name.to_owned(), figure(levels[0]), figure(levels[1])]);
        let said = ["the first year", "the second year"];
        let points: Vec<Point> = levels
            .iter()
            .enumerate()
            .map(|(at, y)| {
                Point::at(at as f64, *y, format!("Those {name}: {} spells each in {}.", figure(*y), said[at]))
            })
            .collect();
        for look in [Look::Line, Look::Dots] {
            series.push(Series { name: name.to_owned(), look, tone, points: points.clone() });
        }
    }
    let everyone = case.by_year();
    let [first, usual] = [0, 1].map(|year| {
        f64::from(everyone.iter().map(|years| years[year]).sum::<u32>()) / everyone.len().max(1) as f64
    });
    table.row(vec!["everyone".to_owned(), figure(first), figure(usual)]);
    let chosen = everyone.iter().filter(|years| years[0] >= 3).count() as u32;
    let title = if all {
        format!("Those left alone fell to {} too", figure(case.worst(1, Some(1))?))
    } else {
        format!(
            "Those who were spoken to fell from {} to {}",
            figure(case.worst(0, Some(0))?),
            figure(case.worst(1, Some(0))?)
        )
    };
    Some(PlotView {
        title,
        note: format!(
            "Of {} with three spells or more in the first year every second one was spoken to. Dots are spells a head.",
            count(chosen, "person", "people")
        ),
        x: places(&["first year", "second year"]),
        y: Axis::from_zero("spells each", highest, 4),
        series,
        rules: vec![Rule {
            at: usual,
            upright: false,
            label: format!("everyone: {}", figure(usual)),
            tone: Tone::Rule,
        }],
        table,
    })
}

/// How many times as many findings the listed have as people in general, with and without those that a flag led to.
fn found(case: &Case<'_>, fair: bool) -> Option<PlotView> {
    let mut bars = vec![("all findings", case.lift(true)?)];
    if fair {
        bars.push(("without those found because of a flag", case.lift(false)?));
    }
    let mut table = Table::new(
        "Findings of those the rule lists, against people in general",
        &["Counted", "#Times as many"],
    );
    for (name, times) in &bars {
        table.row(vec![(*name).to_owned(), figure(*times)]);
    }
    let highest = bars.iter().map(|(_, times)| *times).fold(1.0, f64::max);
    let names: Vec<&str> = bars.iter().map(|(name, _)| *name).collect();
    let points = bars
        .iter()
        .enumerate()
        .map(|(at, (name, times))| {
            Point::at(at as f64, *times, format!("Of {name}: {} times as many.", figure(*times)))
        })
        .collect();
    let title = match bars.get(1) {
        Some((_, times)) => format!("Without what the flags led to: {} times", figure(*times)),
        None => format!("The listed have {} times as many findings", figure(bars[0].1)),
    };
    Some(PlotView {
        title,
        note: "How many times as many of those the rule lists have a finding as of people in general."
            .to_owned(),
        x: places(&names),
        y: Axis::from_zero("times as many", highest, 4),
        series: vec![Series {
            name: "times as many".to_owned(),
            look: Look::Bars,
            tone: Tone::Strong,
            points,
        }],
        rules: vec![Rule {
            at: 1.0,
            upright: false,
            label: "as many as anybody".to_owned(),
            tone: Tone::Rule,
        }],
        table,
    })
}
