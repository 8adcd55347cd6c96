//! Power, in words.

use super::{Answer, again, name_of, number, option, percent, pick};
use crate::explain::prose::{Prose, Tone};
use crate::explain::wording::figure;
use crate::flags::SEEN;
use crate::trial::Choices;
use crate::trial::power::{PLANTED, Point as Planted, Power, WORLDS};
use crate::views::Table;
use crate::views::plot::{Look, PlotView, Point, Rule, Series};
use crate::views::prose::Axis;
use crate::views::scene::Scene;
use crate::views::settings::Setting;

pub(super) fn choices(scene: &Scene<'_>, chosen: &Choices) -> Vec<Setting> {
    let known: Vec<&str> =
        scene.findings.indicators.iter().filter(|f| !f.tests.is_empty()).map(|f| f.id).collect();
    let Some(first) = known.first() else { return Vec::new() };
    let value = chosen.get("indicator").filter(|id| known.contains(id)).unwrap_or(first);
    let options = known.iter().map(|id| option(id, name_of(id))).collect();
    vec![
        pick("indicator", "Pattern planted", value, options, "The other patterns keep what was found."),
        number(
            "times",
            "Once it begins",
            "times the peers’ rate",
            chosen.number("times", 4.0, 1.5, 20.0),
            [1.5, 20.0, 0.5],
        ),
        number(
            "from",
            "It begins after",
            "% of the period",
            chosen.number("from", 50.0, 0.0, 90.0),
            [0.0, 90.0, 5.0],
        ),
    ]
}

pub(super) fn answer(job: &Power) -> Answer {
    let Some(indicator) = job.indicator else {
        return Answer::only(
            "Nobody could be compared with peers, so nothing could be found. At least 8 people with records and 20 events in all would do.",
        );
    };
    let name = name_of(indicator);
    let mut lede = Prose::new().say(format!("{name}: "));
    lede = match job.seen_from() {
        Some(times) => lede.strong(format!("whoever truly has {} times their peers’ rate", figure(times))).say(
            " all through the period is found at least four times in five. Less than that this data shows less often.",
        ),
        None => lede.strong("not even ten times the peers’ rate").say(" would be found four times in five: a longer period or more people would be needed."),
    };
    let began = job.by_time.iter().find(|p| p.share().0 >= SEEN);
    lede = lede.say(match began {
        Some(point) => format!(
            " A rise to {} times that begins after {} of the period is found by {} of it.",
            figure(job.step_times),
            percent(job.step_from),
            percent(point.at)
        ),
        None => format!(
            " A rise to {} times that begins after {} of the period is not reliably found within it.",
            figure(job.step_times),
            percent(job.step_from)
        ),
    });
    let others: i32 = job.by_times.iter().map(|p| p.others).sum();
    let worlds: u32 = job.by_times.iter().map(|p| p.worlds).sum();
    let mut notes = vec![
        format!("{PLANTED} people drawn by lot in each world; {WORLDS} worlds a point."),
        format!(
            "Flags on others that came with the planted pattern, less those that went: {} in 100 worlds.",
            figure(f64::from(others) * 100.0 / f64::from(worlds.max(1)))
        ),
        again(job.seed, WORLDS, "a point"),
    ];
    notes.push(match job.claims {
        Some((found, planted)) => format!(
            "Of {planted} people with a piece of overtime claimed a second time, {found} are listed for it: a contradiction needs no chance."
        ),
        None => "No overtime here has a start and an end, so a piece claimed twice could not be told from two pieces.".to_owned(),
    });
    if let Some(smallest) = job.smallest {
        notes.insert(0, format!(
            "Worked out without drawing, for the person in the middle: {} times would be seen four times in five.",
            figure(smallest)
        ));
    }
    let by_times = curve(
        "Share found, by how far above their peers people truly are",
        "true rate, times the peers’",
        &job.by_times,
        &|at| format!("{} times", figure(at)),
        "times the peers’ rate",
        None,
    );
    let by_time = curve(
        "Share found, by how much of the period has passed",
        "% of the period passed",
        &job.by_time.iter().map(|p| Planted { at: p.at * 100.0, ..*p }).collect::<Vec<_>>(),
        &|at| format!("{} %", figure(at)),
        "period passed",
        Some(job.step_from * 100.0),
    );
    Answer { lede, notes, plots: vec![by_times, by_time], tables: Vec::new() }
}

fn curve(
    title: &str,
    along: &str,
    planted: &[Planted],
    at: &dyn Fn(f64) -> String,
    heading: &str,
    begins: Option<f64>,
) -> PlotView {
    let mut table =
        Table::new(title, &[&format!("#{heading}"), "#Found", "#Of", "#Share", "#Error", "#Flags on others"]);
    let mut points = Vec::new();
    for point in planted {
        let (share, error) = point.share();
        let readout =
            format!("{}: {} of {} found ({})", at(point.at), point.found, point.planted, percent(share));
        let ends = ((share - 1.96 * error).max(0.0) * 100.0, (share + 1.96 * error).min(1.0) * 100.0);
        points.push(Point::within(point.at, share * 100.0, ends, readout));
        table.row(vec![
            at(point.at),
            point.found.to_string(),
            point.planted.to_string(),
            percent(share),
            percent(error),
            point.others.to_string(),
        ]);
    }
    let far = planted.iter().map(|p| p.at).fold(1.0, f64::max);
    let mut rules =
        vec![Rule { at: SEEN * 100.0, upright: false, label: "four in five".to_owned(), tone: Tone::Chance }];
    if let Some(at) = begins {
        rules.push(Rule { at, upright: true, label: "it begins".to_owned(), tone: Tone::Individual });
    }
    PlotView {
        title: title.to_owned(),
        note: "Lines at each point: how far the drawing itself may be off (95 of 100).".to_owned(),
        x: Axis::from_zero(along, far, 6),
        y: Axis::from_zero("% found", 100.0, 5),
        series: vec![
            Series {
                name: "found".to_owned(),
                look: Look::Line,
                tone: Tone::Individual,
                points: points.clone(),
            },
            Series { name: "found".to_owned(), look: Look::Dots, tone: Tone::Individual, points },
        ],
        rules,
        table,
    }
}
