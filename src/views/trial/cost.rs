//! Cost, in words.

use super::{Answer, number, percent};
use crate::explain::prose::{Prose, Tone};
use crate::explain::wording::{figure, thousands};
use crate::maths::predictive_value::predictive_value;
use crate::trial::Choices;
use crate::trial::cost::{Cost, PRESETS};
use crate::views::Table;
use crate::views::plot::{Look, PlotView, Point, Series};
use crate::views::prose::Axis;
use crate::views::scene::Scene;
use crate::views::settings::Setting;

pub(super) fn choices(scene: &Scene<'_>, chosen: &Choices) -> Vec<Setting> {
    let cost = Cost::of(scene.workforce, chosen);
    let hundredth = |x: f64| (x * 10_000.0).round() / 100.0;
    vec![
        number("people", "People", "", f64::from(cost.people), [1.0, 1_000_000.0, 1.0]),
        number(
            "baseRate",
            "With something to find",
            "% of them",
            hundredth(cost.base_rate),
            [0.0, 100.0, 0.1],
        ),
        number("sensitivity", "Of these, flagged", "%", hundredth(cost.sensitivity), [0.0, 100.0, 1.0]),
        number(
            "specificity",
            "Of the others, not flagged",
            "%",
            hundredth(cost.specificity),
            [0.0, 100.0, 1.0],
        ),
        number("hours", "Review of one flag", "hours", cost.hours, [0.0, 1_000.0, 0.5]),
    ]
}

pub(super) fn answer(cost: &Cost) -> Answer {
    let bill = cost.bill();
    let mut lede = Prose::new().say(format!(
        "Of {} people {} would be flagged, {} of them rightly ({}). ",
        thousands(cost.people),
        figure(bill.flagged.round()),
        figure(bill.right.round()),
        percent(bill.precision)
    ));
    lede = match bill.wrong_for_each {
        Some(wrong) => {
            lede.strong(format!("{} people are approached wrongly for each one rightly", figure(wrong)))
        }
        None => lede.strong("Nobody is approached rightly"),
    };
    lede = lede.say(format!(
        "; {} with something to find are not flagged; {} hours of review.",
        figure(bill.missed.round()),
        figure(bill.hours.round())
    ));
    Answer {
        lede,
        notes: vec![
            "For patterns of sickness, absence and overtime the share of misconduct that is flagged, and of the blameless who are not, are unknown: no study that measures them was found. Every figure here follows from the numbers you put in.".to_owned(),
        ],
        plots: vec![curve(cost)],
        tables: vec![presets(cost)],
    }
}

fn curve(cost: &Cost) -> PlotView {
    let mut table =
        Table::new("Rightly flagged, by how common it is", &["#With something to find", "#Rightly flagged"]);
    let mut points = Vec::new();
    for tenth in 0..=40 {
        let base = f64::from(tenth) / 400.0;
        let value = predictive_value(base, cost.sensitivity, cost.specificity);
        let right = if value.positive.is_finite() { value.positive } else { 0.0 };
        let words = format!("{} with something to find: {} of flags right", percent(base), percent(right));
        points.push(Point::at(base * 100.0, right * 100.0, words));
        table.row(vec![percent(base), percent(right)]);
    }
    PlotView {
        title: "The rarer it is, the fewer flags are right".to_owned(),
        note: "At the shares chosen above.".to_owned(),
        x: Axis::from_zero("% with something to find", 10.0, 5),
        y: Axis::from_zero("% of flags that are right", 100.0, 5),
        series: vec![Series { name: "right".to_owned(), look: Look::Line, tone: Tone::Chance, points }],
        rules: Vec::new(),
        table,
    }
}

fn presets(cost: &Cost) -> Table {
    let caption = format!("Worked settings for {} people", thousands(cost.people));
    let mut table = Table::new(
        caption,
        &[
            "With something to find",
            "#Flagged of these",
            "#Not flagged of others",
            "#Flags",
            "#Right",
            "#Share right",
        ],
    );
    for preset in &PRESETS {
        let bill = Cost {
            base_rate: preset.base_rate,
            sensitivity: preset.sensitivity,
            specificity: preset.specificity,
            ..*cost
        }
        .bill();
        table.row(vec![
            preset.source.to_owned(),
            percent(preset.sensitivity),
            percent(preset.specificity),
            figure(bill.flagged.round()),
            figure(bill.right.round()),
            percent(bill.precision),
        ]);
    }
    table
}
