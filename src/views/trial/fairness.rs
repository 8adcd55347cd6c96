//! Fairness, in words. Never says that anything is fair or unfair.

use super::{Answer, name_of, percent, percents, range};
use crate::explain::prose::{Prose, Tone};
use crate::explain::wording::{count, figure, one_in, thousands};
use crate::trial::fairness::{FEWEST_PEOPLE, Fairness, Line, MOST_GROUPS, Missing, Step};
use crate::views::Table;
use crate::views::plot::{Look, PlotView, Point, Rule, Series};
use crate::views::prose::Axis;

pub(super) fn answer(job: &Fairness) -> Answer {
    if let Some(missing) = job.missing {
        return why_not(job, missing);
    }
    let apart: Vec<(&Step, &Line)> = job
        .steps
        .iter()
        .flat_map(|step| step.lines.iter().map(move |line| (step, line)))
        .filter(|(_, line)| line.holm <= 0.05 && !line.hidden)
        .collect();
    let mut lede = Prose::new().say(format!(
        "{} in {} are compared with the largest, {}. ",
        count(job.people, "person", "people"),
        count(job.steps.first().map_or(0, |s| s.lines.len() as u32), "group", "groups"),
        job.reference
    ));
    lede = if apart.is_empty() {
        lede.strong("No difference is larger than chance gives").say(
            " at any step. That is not the same as none: the last column of each table says what so few people could have shown.",
        )
    } else {
        let list: Vec<String> = apart
            .iter()
            .map(|(step, line)| {
                let ratio =
                    line.ratio.map_or_else(|| "other than".to_owned(), |r| format!("{} times", figure(r)));
                format!("{}, {ratio} the rate at “{}” ({})", line.group, step.name, one_in(line.holm))
            })
            .collect();
        lede.strong(format!("Larger than chance gives: {}", list.join("; "))).say(
            ". Look at which step begins it, and whether it goes when role, pattern and time at work are allowed for.",
        )
    };
    let mut notes = vec![
        "Groups are used by this test and by nothing else: no pattern, no peer group and no flag can see them.".to_owned(),
        "Exact tests (Boschloo, in large groups Fisher’s mid-p), Koopman’s interval of the ratio, Holm’s allowance for several groups. A chance is no verdict on whether something is just.".to_owned(),
        "Counts of 1 to 4 are not shown, nor what they could be worked out from: none beside them, a second count, and every ratio to a largest group whose own count is not shown.".to_owned(),
    ];
    notes.extend(left_out(job));
    let tables = job.steps.iter().map(table).chain([rates(job)]).collect();
    Answer { lede, notes, plots: plot(job).into_iter().collect(), tables }
}

fn why_not(job: &Fairness, missing: Missing) -> Answer {
    let mut answer = Answer::only(match missing {
        Missing::NoGroups => "No column of groups was given. On the Data screen, give one column of the people file the meaning “Groups for the fairness test alone”. It is then kept apart: no pattern, no peer group and no flag can see it.".to_owned(),
        Missing::TooMany(many) => format!(
            "The column has {many} different values: that is a measurement and no groups. At most {MOST_GROUPS} are compared; put them into bands first."
        ),
        Missing::TooFew => format!(
            "Fewer than two groups have {FEWEST_PEOPLE} people who were compared with peers. With {FEWEST_PEOPLE} a difference of about tenfold could be seen, with 25 about fourfold."
        ),
        Missing::NobodyCompared => "Nobody could be compared with peers, so nobody could be flagged. At least 8 people with records and 20 events in all would do.".to_owned(),
    });
    answer.notes = left_out(job);
    answer
}

/// Who is not in the figures.
fn left_out(job: &Fairness) -> Vec<String> {
    let mut notes = Vec::new();
    if job.unknown > 0 {
        notes.push(format!(
            "{} who were compared have no group in the file.",
            count(job.unknown, "person", "people")
        ));
    }
    if !job.excluded.is_empty() {
        let names: Vec<&str> = job.excluded.iter().map(|(group, _)| group.as_str()).collect();
        let people: u32 = job.excluded.iter().map(|(_, n)| n).sum();
        notes.push(format!(
            "Left out, because each has fewer than {FEWEST_PEOPLE} people: {} ({} together).",
            names.join(", "),
            count(people, "person", "people")
        ));
    }
    notes
}

fn table(step: &Step) -> Table {
    let mut table = Table::new(
        format!("Listed at: {}", step.name),
        &[
            "Group",
            "#People",
            "#Listed",
            "#Share",
            "#Exact 95 %",
            "#Ratio",
            "#95 %",
            "Chance of such a difference",
            "#Could have been seen from",
        ],
    );
    for line in &step.lines {
        let share = f64::from(line.hits) / f64::from(line.people.max(1));
        let hidden = "not shown".to_owned();
        let dash = || "–".to_owned();
        let ratio = line.ratio.map_or_else(dash, figure);
        let row = if line.hidden {
            vec![
                line.group.clone(),
                thousands(line.people),
                hidden,
                dash(),
                dash(),
                dash(),
                dash(),
                dash(),
                dash(),
            ]
        } else {
            vec![
                line.group.clone(),
                thousands(line.people),
                thousands(line.hits),
                percent(share),
                percents(line.interval),
                ratio,
                line.ratio_interval.map_or_else(dash, range),
                if line.ratio.is_some() { one_in(line.holm) } else { dash() },
                line.could_see.map_or_else(dash, |r| format!("{} times", figure(r))),
            ]
        };
        table.row(row);
    }
    table
}

fn rates(job: &Fairness) -> Table {
    let mut table = Table::new(
        "Rates by group, before and after allowing for role, pattern and time at work (1 is everyone’s, or what peers lead one to expect)",
        &["Pattern", "Group", "#Before", "#After"],
    );
    for rate in &job.rates {
        let shown = |x: f64| if rate.hidden { "not shown".to_owned() } else { figure(x) };
        table.row(vec![
            name_of(rate.id).to_owned(),
            rate.group.clone(),
            shown(rate.before),
            shown(rate.after),
        ]);
    }
    table
}

/// Shares by group at each of the four steps, side by side.
fn plot(job: &Fairness) -> Option<PlotView> {
    let steps: Vec<&Step> = job.steps.iter().take(4).collect();
    let groups = steps.first()?.lines.len();
    let mut table = Table::new("Share listed by step and group", &["Step", "Group", "#Share"]);
    let mut points = Vec::new();
    let mut rules = Vec::new();
    let mut highest = 0.0_f64;
    for (s, step) in steps.iter().enumerate() {
        let left = (s * (groups + 1)) as f64;
        rules.push(Rule { at: left, upright: true, label: format!("{}", s + 1), tone: Tone::Plain });
        for (g, line) in step.lines.iter().enumerate().filter(|(_, l)| !l.hidden) {
            let share = f64::from(line.hits) / f64::from(line.people.max(1)) * 100.0;
            let ends = (line.interval.0 * 100.0, line.interval.1 * 100.0);
            highest = highest.max(ends.1);
            let readout = format!(
                "{}, {}: {} of {} ({})",
                line.group,
                step.name,
                line.hits,
                line.people,
                percent(share / 100.0)
            );
            points.push(Point::within(left + 1.0 + g as f64, share, ends, readout));
            table.row(vec![step.name.clone(), line.group.clone(), percent(share / 100.0)]);
        }
    }
    let names: Vec<&str> = steps.first()?.lines.iter().map(|l| l.group.as_str()).collect();
    let mut x = Axis::from_zero("step of the rules", (steps.len() * (groups + 1)) as f64, 4);
    x.ticks.clear();
    let numbered: Vec<String> =
        steps.iter().enumerate().map(|(i, s)| format!("{} {}", i + 1, s.name)).collect();
    Some(PlotView {
        title: "Share of each group listed, step by step".to_owned(),
        note: format!(
            "Within each step from the left: {}. Lines: exact 95 % interval. Steps: {}.",
            names.join(", "),
            numbered.join("; ")
        ),
        x,
        y: Axis::from_zero("% of the group", highest.max(1.0), 5),
        series: vec![Series { name: "listed".to_owned(), look: Look::Dots, tone: Tone::Team, points }],
        rules,
        table,
    })
}
