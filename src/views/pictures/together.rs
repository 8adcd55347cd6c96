//! Overtime beside sickness: one point a person, and whether the two go together at all.

use std::collections::BTreeMap;

use crate::explain::prose::Tone;
use crate::explain::wording::{count, figure, thousands};
use crate::maths::correlation::spearman;
use crate::views::Table;
use crate::views::plot::{Look, PlotView, Point, Series};
use crate::views::prose::Axis;
use crate::views::scene::Scene;

/// Above this many people those with about the same figures share a point.
const MOST_POINTS: usize = 1_000;
/// Rows of the table on the page.
const MOST_ROWS: usize = 200;

/// One person: overtime hours a week, spells, and whether they have a personal flag.
struct One {
    person: u32,
    hours: f64,
    spells: f64,
    flagged: bool,
}

pub(super) fn drawn(scene: &Scene<'_>) -> Option<PlotView> {
    let (overtime, sickness) = (scene.findings.of("overtime-hours")?, scene.findings.of("sickness-spells")?);
    let flagged: Vec<bool> = {
        let mut any = vec![false; scene.workforce.people.len()];
        for flag in scene.findings.individual() {
            if let crate::flags::About::Person(person) = flag.about {
                any[person as usize] = true;
            }
        }
        any
    };
    let people: Vec<One> = overtime
        .values
        .iter()
        .zip(sickness.values.iter())
        .enumerate()
        .filter(|(i, _)| !scene.workforce.has_people_file || scene.workforce.people[*i].listed)
        .filter_map(|(i, (hours, spells))| {
            Some(One {
                person: i as u32,
                hours: hours.amount()?,
                spells: spells.amount()?,
                flagged: flagged[i],
            })
        })
        .collect();
    if people.len() < 3 {
        return None;
    }
    let hours: Vec<f64> = people.iter().map(|p| p.hours).collect();
    let spells: Vec<f64> = people.iter().map(|p| p.spells).collect();
    let title = match spearman(&hours, &spells, 0.95) {
        Some(found) if found.low > 0.0 => format!(
            "People with more overtime were ill more often as well (rank correlation {:.2}, {:.2} to {:.2})",
            found.rho, found.low, found.high
        ),
        Some(found) if found.high < 0.0 => format!(
            "People with more overtime were ill less often (rank correlation {:.2}, {:.2} to {:.2})",
            found.rho, found.low, found.high
        ),
        Some(found) => format!(
            "Overtime and sickness do not go together here (rank correlation {:.2}, {:.2} to {:.2})",
            found.rho, found.low, found.high
        ),
        None => "Overtime beside sickness: everyone has the same of one of them".to_owned(),
    };
    let top = |list: &[f64]| list.iter().copied().fold(0.0, f64::max);
    let series = [(false, "no personal flag", Tone::Chance), (true, "a personal flag", Tone::Individual)]
        .into_iter()
        .map(|(with, name, tone)| Series {
            name: name.to_owned(),
            look: Look::Dots,
            tone,
            points: points(scene, people.iter().filter(|p| p.flagged == with), people.len() > MOST_POINTS),
        })
        .filter(|series| !series.points.is_empty())
        .collect();
    Some(PlotView {
        title,
        note: "Each person once; filled: with a personal flag. That two things go together does not say that one causes the other: a short-staffed team has more of both.".to_owned(),
        x: Axis::from_zero("hours of overtime a week", top(&hours), 6),
        y: Axis::from_zero("spells of sickness", top(&spells), 5),
        series,
        rules: Vec::new(),
        table: table(scene, &people),
    })
}

/// One point a person; in a large workforce one for all with about the same figures.
fn points<'a>(scene: &Scene<'_>, people: impl Iterator<Item = &'a One>, merged: bool) -> Vec<Point> {
    if !merged {
        return people
            .map(|p| {
                let readout = format!(
                    "{}: {} hours of overtime a week, {} spells",
                    scene.who(p.person),
                    figure(p.hours),
                    figure(p.spells)
                );
                Point::at(p.hours, p.spells, readout)
            })
            .collect();
    }
    let mut cells: BTreeMap<(u32, u32), u32> = BTreeMap::new();
    for p in people {
        *cells.entry(((p.hours * 2.0).round() as u32, p.spells.round() as u32)).or_default() += 1;
    }
    cells
        .into_iter()
        .map(|((halves, spells), n)| {
            let hours = f64::from(halves) / 2.0;
            let people = count(n, "person", "people");
            let readout =
                format!("{people} with about {} hours of overtime a week and {spells} spells", figure(hours));
            Point::at(hours, f64::from(spells), readout)
        })
        .collect()
}

fn table(scene: &Scene<'_>, people: &[One]) -> Table {
    let mut table = Table::new(
        "Overtime and sickness, person by person",
        &["Who", "Team and role", "#Hours of overtime a week", "#Spells", "Personal flag"],
    );
    for p in people.iter().take(MOST_ROWS) {
        table.row(vec![
            scene.who_in_full(p.person),
            scene.place_in_full(p.person),
            format!("{:.1}", p.hours),
            figure(p.spells),
            if p.flagged { "yes" } else { "no" }.to_owned(),
        ]);
    }
    if people.len() > MOST_ROWS {
        table.left_out =
            format!("The first {MOST_ROWS} of {} people are shown.", thousands(people.len() as u32));
    }
    table
}
