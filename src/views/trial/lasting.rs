//! Will it last, in words.

use super::{Answer, name_of, option, percent, pick};
use crate::explain::prose::{Prose, Tone};
use crate::explain::wording::{count, figure, thousands};
use crate::trial::Choices;
use crate::trial::lasting::{FEWEST_WEEKS, Lasting, Missing, POINTS};
use crate::views::Table;
use crate::views::plot::{Look, PlotView, Point, Series};
use crate::views::prose::Axis;
use crate::views::scene::Scene;
use crate::views::settings::Setting;

pub(super) fn choices(scene: &Scene<'_>, chosen: &Choices) -> Vec<Setting> {
    let counts = scene
        .findings
        .indicators
        .iter()
        .filter(|f| f.tests.first().is_some_and(|t| t.test.against.most().is_none()));
    let known: Vec<&str> = counts.map(|f| f.id).collect();
    let Some(first) = known.first() else { return Vec::new() };
    let value = chosen.get("indicator").filter(|id| known.contains(id)).unwrap_or(first);
    let options = known.iter().map(|id| option(id, name_of(id))).collect();
    vec![pick("indicator", "Curve of", value, options, "Who holds how much of it.")]
}

pub(super) fn answer(job: &Lasting) -> Answer {
    if let Some(missing) = job.missing {
        return Answer::only(match missing {
            Missing::NoDays => "The files have no days, so there are no halves to compare. Records with dates over at least 16 weeks would do.".to_owned(),
            Missing::TooShort(weeks) => format!(
                "The period is {}: too short to halve. {FEWEST_WEEKS} weeks would do, a year is better.",
                count(weeks, "week", "weeks")
            ),
        });
    }
    if job.indicators.is_empty() {
        return Answer::only(
            "In neither half could enough people be compared with peers: at least 8 people with 20 events in each half would do.",
        );
    }
    let first: u32 = job.indicators.iter().map(|h| h.first).sum();
    let both: u32 = job.indicators.iter().map(|h| h.both).sum();
    let mut lede = Prose::new().say(format!("{} against {}: ", job.halves[0], job.halves[1]));
    lede = if first == 0 {
        lede.say("the first half alone flags nobody, so there is nothing that could last. ")
    } else {
        lede.strong(format!(
            "{} of {} of the first half stand in the second too. ",
            both,
            count(first, "flag", "flags")
        ))
    };
    if let Some(one) = job.indicators.first() {
        lede = lede.in_tone(
            Tone::Chance,
            format!(
                "{}: the highest tenth had {} times what is expected of them, and half a period later {} times: the rest was luck. ",
                name_of(one.id),
                figure(one.top_first),
                figure(one.top_second)
            ),
        );
    }
    if let (Some(id), Some(actual), Some(luck)) = (job.curve_of, job.actual.get(2), job.by_luck.get(2)) {
        lede = lede.say(format!(
            "A tenth of people hold {} of all that {} counts; luck alone gives a tenth {}.",
            percent(*actual),
            name_of(id).to_lowercase(),
            percent(*luck)
        ));
    }
    let notes = vec![
        "A half has half the records, so a pattern that is really there is found less often in it."
            .to_owned(),
        "What lasts is not thereby misconduct: a post, a shift or an illness lasts too.".to_owned(),
        "Luck: the same total handed out again 50 times by time at work.".to_owned(),
    ];
    Answer { lede, notes, plots: vec![lorenz(job)], tables: vec![halves(job)] }
}

fn halves(job: &Lasting) -> Table {
    let mut table = Table::new(
        "Both halves, by pattern",
        &[
            "Pattern",
            "#People in both",
            "#Flags, first half",
            "#Second half",
            "#In both",
            "#Rank correlation",
            "#Highest tenth, first half",
            "#The same people, second half",
            "#Their share of the second half",
        ],
    );
    for one in &job.indicators {
        table.row(vec![
            name_of(one.id).to_owned(),
            thousands(one.people),
            thousands(one.first),
            thousands(one.second),
            thousands(one.both),
            one.correlation.map_or_else(|| "–".to_owned(), |rho| format!("{rho:.2}")),
            format!("{} times", figure(one.top_first)),
            format!("{} times", figure(one.top_second)),
            percent(one.top_share),
        ]);
    }
    table
}

fn lorenz(job: &Lasting) -> PlotView {
    let mut table = Table::new("Share held by the highest", &["#Of people", "#Found", "#By luck"]);
    let step = 100.0 / (POINTS - 1) as f64;
    let points = |shares: &[f64], whose: &str| -> Vec<Point> {
        let one = |(i, share): (usize, &f64)| {
            let of = i as f64 * step;
            Point::at(
                of,
                share * 100.0,
                format!("{whose}: the highest {} % of people hold {}", figure(of), percent(*share)),
            )
        };
        shares.iter().enumerate().map(one).collect()
    };
    for (i, (actual, luck)) in job.actual.iter().zip(&job.by_luck).enumerate() {
        table.row(vec![format!("{} %", figure(i as f64 * step)), percent(*actual), percent(*luck)]);
    }
    PlotView {
        title: format!(
            "{}: how much a few people hold, and what luck gives a few",
            name_of(job.curve_of.unwrap_or(""))
        ),
        note: "Solid: the records. Grey: the same total by luck. A rare total is always held by few."
            .to_owned(),
        x: Axis::from_zero("% of people, from the highest", 100.0, 5),
        y: Axis::from_zero("% of the total", 100.0, 5),
        series: vec![
            Series {
                name: "by luck".to_owned(),
                look: Look::Line,
                tone: Tone::Chance,
                points: points(&job.by_luck, "by luck"),
            },
            Series {
                name: "found".to_owned(),
                look: Look::Line,
                tone: Tone::Individual,
                points: points(&job.actual, "found"),
            },
        ],
        rules: Vec::new(),
        table,
    }
}
