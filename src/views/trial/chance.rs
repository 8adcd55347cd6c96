//! Chance, in words.

use super::{Answer, again, name_of, option, pick};
use crate::explain::prose::{Prose, Tone};
use crate::explain::wording::{by_chance, count, figure, one_in, thousands};
use crate::flags::ByChance;
use crate::trial::Choices;
use crate::trial::chance::{Chance, NULLS, Null, RUNS, Tally};
use crate::views::Table;
use crate::views::plot::{Look, PlotView, Point, Rule, Series};
use crate::views::prose::Axis;
use crate::views::settings::Setting;

pub(super) fn choices(chosen: &Choices) -> Vec<Setting> {
    let value = chosen.get("runs").map_or_else(|| RUNS.to_string(), str::to_owned);
    let options = [("200", "200"), ("1000", "1,000")].map(|(id, label)| option(id, label)).to_vec();
    vec![pick(
        "runs",
        "Worlds of each kind",
        &value,
        options,
        "More worlds, a finer chance; five times as long.",
    )]
}

/// One figure of a world.
type Figure = fn(&Tally) -> u32;

/// What a world is, in words.
fn world(null: Null) -> &'static str {
    match null {
        Null::Spread => "people and teams differ as the records leave likely, nobody more",
        Null::Luck => "everyone of a peer group alike, events fall by time at work",
        Null::Shuffled => "the same flags, on people drawn by lot among their peers",
    }
}

pub(super) fn answer(job: &Chance, counted: Option<&ByChance>) -> Answer {
    if job.is_empty() {
        return Answer::only(
            "Nobody could be compared with peers, so there is nothing to hold chance against. At least 8 people with records and 20 events in all would do.",
        );
    }
    let actual = job.actual();
    let (low, high) = job.band(Null::Spread, |t| t.flags);
    let chance = job.at_least(Null::Spread, |t| t.flags);
    let mut lede = Prose::new()
        .say(format!("The rules raised {} before teams were asked. ", count(actual.flags, "flag", "flags")))
        .in_tone(
            Tone::Chance,
            format!(
                "With nothing going on, 95 of 100 such workforces have {} to {}",
                thousands(low),
                thousands(high)
            ),
        );
    lede = if actual.flags > high {
        lede.say(format!("; this many or more in {}. ", one_in(chance)))
    } else {
        lede.say(": so many is what chance gives. ")
    };
    let several = job.at_least(Null::Shuffled, |t| t.several);
    if actual.several > 0 {
        lede = lede.say(format!(
            "{} more than one flag; if flags fell on people by lot, that many or more would in {}.",
            if actual.several == 1 {
                "1 person has".to_owned()
            } else {
                format!("{} people have", thousands(actual.several))
            },
            one_in(several)
        ));
    }
    let mut notes = vec![again(job.seed, job.runs, "of each world")];
    notes.push(
        "A flag is counted here before its team is asked, in the real run as in the invented ones."
            .to_owned(),
    );
    notes.push(format!("As the Overview has it, after teams: {}", by_chance(counted)));
    Answer { lede, notes, plots: vec![histogram(job)], tables: vec![worlds(job), by_indicator(job)] }
}

fn histogram(job: &Chance) -> PlotView {
    let actual = job.actual().flags;
    let worlds = job.worlds(Null::Spread);
    let most = worlds.iter().map(|w| w.flags).max().unwrap_or(0).max(actual);
    // At most some forty bars.
    let width = (most / 40 + 1).max(1);
    let mut bars = vec![0_u32; (most / width + 1) as usize];
    for world in worlds {
        if let Some(bar) = bars.get_mut((world.flags / width) as usize) {
            *bar += 1;
        }
    }
    let mut table = Table::new("Invented workforces by number of flags", &["#Flags", "#Workforces"]);
    let mut points = Vec::new();
    for (i, bar) in bars.iter().enumerate() {
        let (from, to) = (i as u32 * width, (i as u32 + 1) * width - 1);
        let flags =
            if from == to { thousands(from) } else { format!("{} to {}", thousands(from), thousands(to)) };
        let readout = format!("{flags} flags: {}", count(*bar, "workforce", "workforces"));
        points.push(Point::at(f64::from(from) + f64::from(width - 1) / 2.0, f64::from(*bar), readout));
        table.row(vec![flags, bar.to_string()]);
    }
    let highest = bars.iter().copied().max().unwrap_or(1);
    PlotView {
        title: format!(
            "{} found; what {} invented workforces have",
            count(actual, "flag", "flags"),
            thousands(job.runs)
        ),
        note: "Bars: workforces in which nothing is going on. Line: the real one.".to_owned(),
        x: Axis::from_zero("flags", f64::from(most + width), 6),
        y: Axis::from_zero("workforces", f64::from(highest), 4),
        series: vec![Series {
            name: "nothing going on".to_owned(),
            look: Look::Bars,
            tone: Tone::Chance,
            points,
        }],
        rules: vec![Rule {
            at: f64::from(actual),
            upright: true,
            label: format!("{} found", thousands(actual)),
            tone: Tone::Individual,
        }],
        table,
    }
}

fn worlds(job: &Chance) -> Table {
    let mut table = Table::new(
        "Found, and what each kind of world gives",
        &["World", "Counted", "#Found", "#Mean", "#Error of the mean", "#95 of 100 have", "As many or more"],
    );
    let figures: [(&str, Figure); 3] = [
        ("flags", |t| t.flags),
        ("people flagged by something", |t| t.people),
        ("people with more than one flag", |t| t.several),
    ];
    for null in NULLS {
        for (what, of) in figures {
            // Shuffling leaves the number of flags as it is.
            if null == Null::Shuffled && what == "flags" {
                continue;
            }
            let (mean, error) = job.mean(null, of);
            let (low, high) = job.band(null, of);
            table.row(vec![
                world(null).to_owned(),
                what.to_owned(),
                thousands(of(&job.actual())),
                figure(mean),
                figure(error),
                format!("{} to {}", thousands(low), thousands(high)),
                one_in(job.at_least(null, of)),
            ]);
        }
    }
    table
}

fn by_indicator(job: &Chance) -> Table {
    let mut table = Table::new("By pattern", &["Pattern", "#Found", "#Expected by chance"]);
    for one in job.by_indicator() {
        table.row(vec![name_of(one.id).to_owned(), thousands(one.actual), figure(one.expected)]);
    }
    table
}
