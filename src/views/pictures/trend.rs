//! The share of working time lost, month by month, with the limits and rules of "Making Data Count".

use std::rc::Rc;

use super::months;
use crate::calendar::Window;
use crate::detect::xmr::{Signal, Xmr, xmr};
use crate::explain::prose::Tone;
use crate::explain::wording::{count, figure};
use crate::indicators::{Indicator, LostTimeRate, Records, Scope};
use crate::views::Table;
use crate::views::plot::{Look, PlotView, Point, Rule, Series};
use crate::views::prose::Axis;
use crate::views::scene::Scene;

/// One month: the days of it in the period, and days lost and due in it.
struct Month {
    days: Window,
    lost: f64,
    due: f64,
}

impl Month {
    fn rate(&self) -> f64 {
        100.0 * self.lost / self.due
    }
}

fn measured(scene: &Scene<'_>) -> Vec<Month> {
    let settings = &scene.findings.settings;
    let window = settings.scope.window;
    let of = settings.scope.basis.inputs();
    let mut measured = Vec::new();
    for days in months::of(window) {
        let scope = Scope { window: days, ..settings.scope.clone() };
        let records = Records::again(scene.workforce, &scope, Rc::clone(&scene.findings.spells));
        let (mut lost, mut due) = (0.0, 0.0);
        for (person, who) in scene.workforce.people.iter().enumerate() {
            if who.listed || !scene.workforce.has_people_file {
                let value = LostTimeRate.measure(person as u32, &records);
                lost += value.input(of.0).unwrap_or(0.0);
                due += value.input(of.1).unwrap_or(0.0);
            }
        }
        if due > 0.0 {
            measured.push(Month { days, lost, due });
        }
    }
    measured
}

/// Why a month is marked, in words.
fn why(signal: Signal) -> &'static str {
    match signal {
        Signal::AboveLimit => "above the upper limit",
        Signal::BelowLimit => "below the lower limit",
        Signal::Rising => "one of seven, each higher than the last",
        Signal::Falling => "one of seven, each lower than the last",
        Signal::TwoOfThreeAbove | Signal::TwoOfThreeBelow => "one of two in three close to a limit",
        Signal::RunAbove => "one of seven above the mean",
        Signal::RunBelow => "one of seven below the mean",
    }
}

pub(super) fn drawn(scene: &Scene<'_>) -> Option<PlotView> {
    let of = scene.findings.settings.scope.basis.due();
    let months = measured(scene);
    if months.len() < 2 {
        return None;
    }
    let rates: Vec<f64> = months.iter().map(Month::rate).collect();
    // Parts of a month at the ends are drawn and are no months: limits need twelve.
    let chart = if rates.len() >= months::FEWEST { xmr(&rates, true) } else { None };
    let signal = |at: usize| chart.as_ref().and_then(|c| c.points.get(at)?.signal);
    let marked = (0..rates.len()).filter(|at| signal(*at).is_some()).count() as u32;
    let (lost, due) = months.iter().fold((0.0, 0.0), |(l, d), m| (l + m.lost, d + m.due));
    let title = match (&chart, marked) {
        (None, _) => format!(
            "{:.1} % of {of} were lost; {} are too few for limits",
            100.0 * lost / due,
            count(rates.len() as u32, "month", "months")
        ),
        (Some(_), 0) => {
            format!("{:.1} % of {of} were lost, and no month is out of the ordinary", 100.0 * lost / due)
        }
        (Some(_), n) => format!(
            "{:.1} % of {of} were lost; {} out of the ordinary",
            100.0 * lost / due,
            if n == 1 { "1 month is".to_owned() } else { format!("{n} months are") }
        ),
    };
    let point = |at: usize| {
        let reason = signal(at).map_or(String::new(), |s| format!(", {}", why(s)));
        let text = format!("{}: {:.2} % of {of}{reason}", months[at].days, rates[at]);
        Point::at(at as f64 + 1.0, rates[at], text)
    };
    let all: Vec<Point> = (0..rates.len()).map(point).collect();
    let part = |with: bool| (0..rates.len()).filter(|at| signal(*at).is_some() == with).map(point).collect();
    let limits = chart.as_ref().and_then(|c| c.limits);
    let highest = rates.iter().copied().fold(limits.map_or(0.0, |l| l.1), f64::max);
    let mut series = vec![
        Series { name: "month by month".to_owned(), look: Look::Line, tone: Tone::Plain, points: all },
        Series { name: "ordinary".to_owned(), look: Look::Dots, tone: Tone::Chance, points: part(false) },
        Series {
            name: "out of the ordinary".to_owned(),
            look: Look::Dots,
            tone: Tone::Team,
            points: part(true),
        },
    ];
    series.retain(|s| !s.points.is_empty());
    let note = match &chart {
        Some(_) => "Dashed: where nearly all months of a stable series lie (XmR, rules of “Making Data Count”). Of stable series of 24 months one in five shows a mark all the same. A rate of the workforce, of nobody in it.".to_owned(),
        None => format!("Limits are drawn from {} months on. A rate of the workforce, of nobody in it.", months::FEWEST),
    };
    Some(PlotView {
        title,
        note,
        x: months::along(&months.iter().map(|m| m.days).collect::<Vec<_>>()),
        y: Axis::from_zero(&format!("% of {of} lost"), highest, 5),
        series,
        rules: rules(chart.as_ref()),
        table: table(&months, chart.as_ref(), &signal),
    })
}

fn rules(chart: Option<&Xmr>) -> Vec<Rule> {
    let Some(chart) = chart else { return Vec::new() };
    let rule = |at: f64, label: String| Rule { at, upright: false, label, tone: Tone::Chance };
    let mut rules = vec![rule(chart.mean, format!("mean {}", figure(chart.mean)))];
    if let Some((low, high)) = chart.limits {
        rules.push(rule(high, format!("limit {}", figure(high))));
        if low > 0.0 {
            rules.push(rule(low, format!("limit {}", figure(low))));
        }
    }
    rules
}

fn table(months: &[Month], chart: Option<&Xmr>, signal: &dyn Fn(usize) -> Option<Signal>) -> Table {
    let mut table = Table::new(
        "Working days lost, month by month",
        &["From", "To", "#Days lost", "#Working days", "#% lost", "#Lower limit", "#Upper limit", "Mark"],
    );
    let limit = |x: Option<f64>| x.map_or("none".to_owned(), |x| format!("{x:.2}"));
    let limits = chart.and_then(|c| c.limits);
    for (at, month) in months.iter().enumerate() {
        table.row(vec![
            month.days.first.iso(),
            month.days.last.iso(),
            format!("{:.1}", month.lost),
            format!("{:.1}", month.due),
            format!("{:.2}", month.rate()),
            limit(limits.map(|l| l.0.max(0.0))),
            limit(limits.map(|l| l.1)),
            signal(at).map_or("", why).to_owned(),
        ]);
    }
    table
}
