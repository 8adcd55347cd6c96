//! Prediction, in words.

use super::{Answer, again, option, percent, pick};
use crate::explain::prose::{Prose, Tone};
use crate::explain::wording::{count, one_in, thousands};
use crate::trial::prediction::{FEWEST_OUTCOMES, Held, Missing, PERMUTATIONS, Prediction};
use crate::trial::{Choices, Trial};
use crate::views::Table;
use crate::views::plot::{Look, PlotView, Point, Rule, Series};
use crate::views::prose::Axis;
use crate::views::settings::{Control, Setting};

/// With this share of everyone having an outcome, people without any are taken to be missing from the files.
const NEARLY_ALL: f64 = 0.95;

pub(super) fn choices(trial: Option<&Trial>, chosen: &Choices) -> Vec<Setting> {
    let findings = [
        ("any", "any finding, or none yet"),
        ("found", "found against the person"),
        ("gross", "gross misconduct"),
    ];
    let value = chosen.get("finding").unwrap_or("any");
    let mut list = vec![pick(
        "finding",
        "Outcomes that count",
        value,
        findings.map(|(id, label)| option(id, label)).to_vec(),
        "A complaint is no finding. Awards and grievances never count.",
    )];
    if let Some(Trial::Prediction(job)) = trial
        && !job.severities.is_empty()
    {
        let mut options = vec![option("", "any")];
        options.extend(job.severities.iter().take(50).map(|s| option(s, s)));
        let value = job.asked.severity.as_deref().unwrap_or("");
        list.push(pick("severity", "Of severity", value, options, "In the file’s own words."));
    }
    list.push(Setting {
        id: "flagDriven".to_owned(),
        label: "Also outcomes that a flag led to".to_owned(),
        unit: String::new(),
        control: Control::Switch { on: chosen.get("flagDriven") == Some("yes") },
        consequence: "Looking at somebody finds more: with them a rule proves itself right.".to_owned(),
    });
    list
}

pub(super) fn answer(job: &Prediction) -> Answer {
    if let Some(missing) = &job.missing {
        return Answer::only(why_not(job, missing));
    }
    let few = job.with < FEWEST_OUTCOMES;
    let mut lede = Prose::new().say(format!(
        "Patterns of {} against outcomes of {}: {} of {} have one ({}). ",
        job.before,
        job.after,
        thousands(job.with),
        count(job.people, "person", "people"),
        percent(f64::from(job.with) / f64::from(job.people.max(1)))
    ));
    let patterns: Vec<&Held> = job.held.iter().filter(|h| !h.baseline).collect();
    let better: Vec<&str> = patterns.iter().filter(|h| !h.is_a_coin()).map(|h| h.name.as_str()).collect();
    lede = if patterns.is_empty() {
        lede.say("The files hold no pattern to ask about. ")
    } else if better.is_empty() {
        lede.strong("No pattern is better than a coin. ")
    } else {
        lede.strong(format!("Better than a coin: {}. ", better.join(", ")))
    };
    if let Some(past) = job.held.iter().find(|h| h.baseline && h.name == "Earlier outcomes") {
        lede = lede.say(verdict(past)).say(" ");
    }
    if let Some(share) = job.top_tenth {
        lede = lede.say(format!(
            "The tenth of people with most earlier outcomes hold {} of the later ones; {} fall on the other nine tenths.",
            percent(share),
            percent(1.0 - share)
        ));
    }
    let mut notes = Vec::new();
    if few {
        notes.push(format!(
            "Too few outcomes for an interval: {} people have one, {FEWEST_OUTCOMES} would do. Only the permutation stands.",
            job.with
        ));
    }
    if job.left_out > 0 {
        notes.push(format!(
            "{} left out, because a flag led to them.",
            count(job.left_out, "outcome is", "outcomes are")
        ));
    }
    if f64::from(job.ever) >= NEARLY_ALL * f64::from(job.people) {
        notes.push(format!(
            "{} of {} people in the files have an outcome at some time: whoever has none seems to be missing from them. The base rate is then too high, and nothing can be said of those who are missing.",
            thousands(job.ever),
            thousands(job.people)
        ));
    }
    if job.questions() > 1 {
        let ways = if job.ways > 1 { format!(" in {} ways", job.ways) } else { String::new() };
        notes.push(format!(
            "{} asked{ways}: of so many, some look better than a coin by luck in nearly any file. A pattern is called better only where its interval holds no half when all are allowed for together (Bonferroni), at 5 %.",
            count(job.questions() / job.ways.max(1), "pattern is", "patterns are")
        ));
    }
    notes.push("What comes before an outcome need not be its cause, and an outcome is what was recorded, not what happened: attention finds more. People who left, and what nobody reported, are not in it.".to_owned());
    notes.push(format!(
        "{PERMUTATIONS} permutations of the outcomes. {}",
        again(job.seed, PERMUTATIONS, "of each")
    ));
    notes.push("No number here claims to be anyone’s probability, so none is checked as one; the last table shows the share with an outcome by tenths instead.".to_owned());
    Answer { lede, notes, plots: plot(job).into_iter().collect(), tables: vec![all(job), tenths(job)] }
}

/// What one number says of later outcomes.
///
/// ```
/// use candour::trial::prediction::judge;
/// use candour::views::trial::verdict;
/// let outcomes: Vec<bool> = (0..40).map(|i| i % 2 == 0).collect();
/// let scores: Vec<f64> = (0..40).map(|i| f64::from(i / 2)).collect();
/// let words = verdict(&judge("Pairs", &outcomes, &scores, 1).unwrap());
/// assert!(words.contains("no better than a coin"), "{words}");
/// ```
pub fn verdict(held: &Held) -> String {
    let area = format!("{:.3}", held.auc.auc);
    let interval = held.interval.map_or(String::new(), |(low, high)| format!(" ({low:.2} to {high:.2})"));
    let what = if held.is_a_coin() {
        "no better than a coin"
    } else if held.auc.auc < 0.6 {
        "a little better than a coin"
    } else if held.auc.auc < 0.7 {
        "better than a coin"
    } else {
        "clearly better than a coin"
    };
    format!(
        "{}: of two people, one with an outcome and one without, it is the higher for the one with it {area} of the time{interval}: {what}.",
        held.name
    )
}

fn why_not(job: &Prediction, missing: &Missing) -> String {
    match missing {
        Missing::NoOutcomes => "No file of outcomes was read (complaints, conduct findings). With dates after the period, and at least 10 people who have one, this could be asked.".to_owned(),
        Missing::NoDates(n) => format!(
            "Refused: none of the {} has a date that was understood, so none can be shown to come after the patterns. A column with the day recorded would do.",
            count(*n, "outcome", "outcomes")
        ),
        Missing::NoneAfter(n) => format!(
            "Refused: none of the {} is dated after {}, the last day of the period. What was known at the same time is not foretold. Set the period to end earlier (Settings, the period), so that at least 10 people have an outcome after it.",
            count(*n, "outcome", "outcomes"),
            job.before.last
        ),
        Missing::Tied(n) => format!(
            "Refused: {} the very rows that the patterns are made of (the same rows of the same people, or the same days). A row cannot foretell itself; any figure would be made by how the file is built. Outcomes from a source of their own would do.",
            count(*n, "outcome is one of", "outcomes are")
        ),
        Missing::NoneChosen(n) => format!(
            "{} after the period, but none of the sort chosen. Choose another finding or severity.",
            count(*n, "outcome comes", "outcomes come")
        ),
        Missing::TooFew(with, people) => format!(
            "Too few: {with} of {people} people have an outcome after the period. At least 2 must, and at least 2 must not; {FEWEST_OUTCOMES} would give an interval."
        ),
    }
}

fn plot(job: &Prediction) -> Option<PlotView> {
    if job.held.is_empty() {
        return None;
    }
    let mut table = Table::new("Area by number", &["Number", "#Area"]);
    let mut series: Vec<Series> = [(true, Tone::Chance, "baseline"), (false, Tone::Individual, "pattern")]
        .map(|(_, tone, name)| Series { name: name.to_owned(), look: Look::Dots, tone, points: Vec::new() })
        .to_vec();
    for (i, held) in job.held.iter().enumerate() {
        let at = (i + 1) as f64;
        let point = Point::within(
            at,
            held.auc.auc,
            held.interval.unwrap_or((held.auc.auc, held.auc.auc)),
            verdict(held),
        );
        if let Some(series) = series.get_mut(usize::from(!held.baseline)) {
            series.points.push(point);
        }
        table.row(vec![format!("{} {}", i + 1, held.name), format!("{:.3}", held.auc.auc)]);
    }
    let mut x =
        Axis::from_zero("numbered as in the table", (job.held.len() + 1) as f64, job.held.len() as u32 + 1);
    x.ticks.retain(|t| t.at >= 1.0 && t.at <= job.held.len() as f64);
    Some(PlotView {
        title: "Of two people, how often is the one with the outcome the higher?".to_owned(),
        note: "Half the time is a coin. Lines: DeLong’s 95 % interval.".to_owned(),
        x,
        y: Axis::from_zero("share of pairs", 1.0, 4),
        series,
        rules: vec![Rule { at: 0.5, upright: false, label: "a coin".to_owned(), tone: Tone::Chance }],
        table,
    })
}

fn all(job: &Prediction) -> Table {
    let k = thousands(job.flagged);
    let top = format!("#Precision among the top {k}");
    let mut table = Table::new(
        "Every pattern, and what needs none",
        &[
            "Number",
            "#Area",
            "#95 %",
            "By permutation",
            "#Average precision",
            "#95 %",
            "#Base rate",
            &top,
            "#95 %",
            "Against earlier outcomes",
        ],
    );
    let base = f64::from(job.with) / f64::from(job.people.max(1));
    let dash = || "–".to_owned();
    for (i, held) in job.held.iter().enumerate() {
        table.row(vec![
            format!("{} {}{}", i + 1, held.name, if held.baseline { " (no pattern)" } else { "" }),
            format!("{:.3}", held.auc.auc),
            held.interval.map_or_else(dash, |(low, high)| format!("{low:.2} to {high:.2}")),
            one_in(held.p),
            percent(held.precision),
            super::percents(held.precision_interval),
            percent(base),
            held.top.map_or_else(dash, |t| percent(t.precision)),
            held.top.map_or_else(dash, |t| super::percents((t.low, t.high))),
            held.against_past.map_or_else(dash, |(p, better)| match (p <= 0.05, better) {
                (false, _) => "no difference to be seen".to_owned(),
                (true, true) => format!("better ({})", one_in(p)),
                (true, false) => format!("worse ({})", one_in(p)),
            }),
        ]);
    }
    table
}

fn tenths(job: &Prediction) -> Table {
    let headings: Vec<String> = (1..=10).map(|i| format!("#{i}")).collect();
    let mut all = vec!["Number"];
    all.extend(headings.iter().map(String::as_str));
    let mut table =
        Table::new("Share with an outcome by tenths of people, from the lowest to the highest", &all);
    for held in &job.held {
        let mut row = vec![held.name.clone()];
        row.extend(held.tenths.iter().map(|share| percent(*share)));
        table.row(row);
    }
    table
}
