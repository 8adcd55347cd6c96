//! Sickness spells that began, month by month, with exact limits, Anhøj's run rules and the months from which the level
//! changed.

use super::months;
use crate::calendar::Window;
use crate::detect::change_points::change_points;
use crate::detect::control_chart::{RateChart, rate_chart};
use crate::detect::run_rules::{LEAST_USEFUL, Runs, runs};
use crate::explain::prose::Tone;
use crate::explain::wording::{count, figure};
use crate::views::Table;
use crate::views::plot::{Look, PlotView, Point, Rule, Series};
use crate::views::prose::Axis;
use crate::views::scene::Scene;

/// Days of a month on average.
const MONTH: f64 = 365.25 / 12.0;
const PER: f64 = 100.0;

/// Spells that began in each month, and hundreds of people who were there for a month.
struct Counted {
    months: Vec<Window>,
    spells: Vec<u32>,
    hundreds: Vec<f64>,
}

impl Counted {
    fn of(scene: &Scene<'_>) -> Self {
        let records = scene.findings.records(scene.workforce);
        let mut counted = Self { months: Vec::new(), spells: Vec::new(), hundreds: Vec::new() };
        for month in months::of(scene.findings.settings.scope.window) {
            let (mut spells, mut days) = (0, 0u64);
            for (person, who) in scene.workforce.people.iter().enumerate() {
                if who.listed || !scene.workforce.has_people_file {
                    spells += records.spells_begun(person as u32, month).count() as u32;
                    days += u64::from(who.days_in_post(month));
                }
            }
            if days > 0 {
                counted.months.push(month);
                counted.spells.push(spells);
                counted.hundreds.push(days as f64 / MONTH / PER);
            }
        }
        counted
    }

    fn rate(&self, from: usize, to: usize) -> f64 {
        f64::from(self.spells[from..to].iter().sum::<u32>()) / self.hundreds[from..to].iter().sum::<f64>()
    }
}

/// What the rules say of enough months.
struct Judged {
    chart: RateChart,
    /// The runs, where they can be believed.
    runs: Option<Runs>,
    /// Ends of the stretches of one level; the last is the number of months.
    levels: Vec<usize>,
}

impl Judged {
    fn of(counted: &Counted) -> Option<Self> {
        let chart = rate_chart(&counted.spells, &counted.hundreds)?;
        let values: Vec<f64> = chart.points.iter().map(|p| p.y).collect();
        let middle: Vec<f64> = chart.points.iter().map(|p| p.middle).collect();
        // Where half of the months have none, the rules break on stable series too.
        let none = counted.spells.iter().filter(|spells| **spells == 0).count();
        let runs = runs(&values, &middle)
            .filter(|runs| runs.useful as usize >= LEAST_USEFUL && 2 * none < counted.spells.len());
        let levels = change_points(&counted.spells, &counted.hundreds).ends;
        Some(Self { chart, runs, levels })
    }

    /// −1 below the lower limit, 1 above the upper one, 0 within.
    fn outside(&self, at: usize) -> i32 {
        let point = self.chart.points[at];
        let above = point.high.is_some_and(|high| point.y > high);
        let below = point.low.is_some_and(|low| point.y < low);
        i32::from(above) - i32::from(below)
    }

    fn how_many(&self, side: i32) -> u32 {
        (0..self.chart.points.len()).filter(|at| self.outside(*at) == side).count() as u32
    }
}

pub(super) fn drawn(scene: &Scene<'_>) -> Option<PlotView> {
    let counted = Counted::of(scene);
    let n = counted.months.len();
    if n < 2 || counted.spells.iter().all(|spells| *spells == 0) {
        return None;
    }
    let judged = Judged::of(&counted);
    let side = |at: usize| judged.as_ref().map_or(0, |j| j.outside(at));
    let point = |at: usize| {
        let mark = match side(at) {
            1 => ", above the upper limit",
            -1 => ", below the lower limit",
            _ => "",
        };
        let spells = count(counted.spells[at], "spell", "spells");
        let rate = counted.rate(at, at + 1);
        let text = format!("{}: {spells}, {} for each 100 people{mark}", counted.months[at], figure(rate));
        Point::at(at as f64 + 1.0, rate, text)
    };
    let part = |out: bool| (0..n).filter(|at| (side(*at) != 0) == out).map(point).collect();
    let line = |name: &str, tone, points| Series { name: name.to_owned(), look: Look::Line, tone, points };
    let dots = |name: &str, tone, points| Series { name: name.to_owned(), look: Look::Dots, tone, points };
    let mut series = vec![line("month by month", Tone::Plain, (0..n).map(point).collect())];
    if let Some(judged) = &judged {
        let limits = |of: fn(&crate::detect::control_chart::ChartPoint) -> Option<f64>, name: &str| {
            let one = |(at, y): (usize, Option<f64>)| {
                let y = y?;
                Some(Point::at(at as f64 + 1.0, y, format!("{}: {name} {}", counted.months[at], figure(y))))
            };
            judged.chart.points.iter().map(of).enumerate().filter_map(one).collect()
        };
        series.push(line("upper limit", Tone::Chance, limits(|p| p.high, "upper limit")));
        series.push(line("lower limit", Tone::Chance, limits(|p| p.low, "lower limit")));
        series.push(line("level", Tone::Strong, levels(&counted, &judged.levels)));
    }
    series.push(dots("ordinary", Tone::Chance, part(false)));
    series.push(dots("out of the ordinary", Tone::Team, part(true)));
    series.retain(|s| !s.points.is_empty());
    let highest = series.iter().flat_map(|s| &s.points).map(|p| p.y).fold(0.0, f64::max);
    let mean = counted.rate(0, n);
    Some(PlotView {
        title: title(&counted, judged.as_ref(), mean),
        note: note(judged.as_ref()),
        x: months::along(&counted.months),
        y: Axis::from_zero("spells that began for each 100 people a month", highest, 5),
        series,
        rules: judged
            .iter()
            .filter(|judged| judged.levels.len() < 2)
            .map(|_| Rule {
                at: mean,
                upright: false,
                label: format!("mean {}", figure(mean)),
                tone: Tone::Chance,
            })
            .collect(),
        table: table(&counted, judged.as_ref()),
    })
}

/// Each level from the first of its months to the last; nothing where there is one only.
fn levels(counted: &Counted, ends: &[usize]) -> Vec<Point> {
    if ends.len() < 2 {
        return Vec::new();
    }
    let mut points = Vec::new();
    let mut from = 0;
    for &to in ends {
        let rate = counted.rate(from, to);
        let days = Window { first: counted.months[from].first, last: counted.months[to - 1].last };
        let text = format!("{days}: {} for each 100 people a month", figure(rate));
        points.push(Point::at(from as f64 + 0.5, rate, text.clone()));
        points.push(Point::at(to as f64 + 0.5, rate, text));
        from = to;
    }
    points
}

fn title(counted: &Counted, judged: Option<&Judged>, mean: f64) -> String {
    let begin = format!("{} sickness spells began for each 100 people a month", figure(mean));
    let Some(judged) = judged else {
        return format!(
            "{begin}; {} are too few for limits",
            count(counted.months.len() as u32, "month", "months")
        );
    };
    let mut said = Vec::new();
    for (side, words) in [(1, "above the limits"), (-1, "below the limits")] {
        match judged.how_many(side) {
            0 => {}
            n => said.push(format!("{} {words}", count(n, "month", "months"))),
        }
    }
    if let Some(runs) = judged.runs {
        if runs.longest > runs.longest_ordinary {
            said.push(format!("a run of {} months on one side", runs.longest));
        }
        if runs.crossings < runs.fewest_ordinary {
            said.push(format!(
                "the mean is crossed {}, where a stable series crosses it {} times or more",
                match runs.crossings {
                    0 => "never".to_owned(),
                    1 => "once".to_owned(),
                    n => format!("{n} times"),
                },
                runs.fewest_ordinary
            ));
        }
    }
    let mut from = 0;
    for pair in judged.levels.windows(2) {
        let (before, after) = (counted.rate(from, pair[0]), counted.rate(pair[0], pair[1]));
        from = pair[0];
        let month = months::short(counted.months[from]);
        said.push(if before > 0.0 {
            format!("from {month} the level is {:.1} times what it was", after / before)
        } else {
            format!("from {month} there are spells")
        });
    }
    if said.is_empty() {
        return format!("No month and no run is out of the ordinary: {begin}");
    }
    format!("{begin}: {}", said.join("; "))
}

fn note(judged: Option<&Judged>) -> String {
    let whom = "A rate of the workforce, of nobody in it.";
    let Some(judged) = judged else {
        return format!("Limits are drawn from {} months on. {whom}", months::FEWEST);
    };
    let limits = if judged.chart.wider {
        "Dashed: limits that allow for months differing more than chance makes them (u′)"
    } else {
        "Dashed: where 998 of 1,000 months lie if nothing differs but chance"
    };
    let levels = if judged.levels.len() > 1 {
        " The strong line is the level; one that changed for a winter that everyone had changed all the same."
    } else {
        ""
    };
    format!(
        "{limits}. A run on one side that is too long, or a mean crossed too seldom, is named above (Anhøj’s rules). Of 100 stable series of 12 months, 3 have a mark or a run all the same; of 24 months, 6.{levels} {whom}"
    )
}

fn table(counted: &Counted, judged: Option<&Judged>) -> Table {
    let mut table = Table::new(
        "Sickness spells that began, month by month",
        &[
            "From",
            "To",
            "#Spells",
            "#People, on average",
            "#For each 100 people a month",
            "#Lower limit",
            "#Upper limit",
            "#Level",
            "Mark",
        ],
    );
    let words = |x: Option<f64>| x.map_or("none".to_owned(), |x| format!("{x:.2}"));
    for (at, month) in counted.months.iter().enumerate() {
        let point = judged.map(|j| j.chart.points[at]);
        let level = judged.and_then(|j| {
            let to = *j.levels.iter().find(|to| **to > at)?;
            let from = j.levels.iter().rev().find(|end| **end <= at).copied().unwrap_or(0);
            Some(counted.rate(from, to))
        });
        table.row(vec![
            month.first.iso(),
            month.last.iso(),
            counted.spells[at].to_string(),
            format!("{:.1}", counted.hundreds[at] * PER * MONTH / f64::from(month.days())),
            format!("{:.2}", counted.rate(at, at + 1)),
            words(point.and_then(|p| p.low)),
            words(point.and_then(|p| p.high)),
            words(level),
            match judged.map_or(0, |j| j.outside(at)) {
                1 => "above the upper limit".to_owned(),
                -1 => "below the lower limit".to_owned(),
                _ => String::new(),
            },
        ]);
    }
    table
}
