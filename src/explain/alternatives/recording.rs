//! The record changed, not what it records: a new way of writing things down, or an absence nobody closed.

use super::events::Events;
use super::{Alternative, Answer, Asked};
use crate::calendar::{Day, Window};
use crate::detect::change_scan::{self, Change};
use crate::explain::wording::{count, figure};
use crate::indicators::{Lane, Measured, Records};
use crate::tables::absences::Category;

pub(super) const ALTERNATIVE: Alternative = Alternative {
    id: "recording",
    name: "Recording change or late closure",
    meaning: "From some week on things are written down that were not before, or an absence was left open after a return.",
    file: file!(),
    test,
};

/// From one week to the next the level of all others must rise or fall by this factor.
const STEP: f64 = 2.0;
/// And where nothing changes, a change as sharp must be found no more often than this.
const RARE: f64 = 0.01;
/// How often the others' events are handed out again to count that; with the records themselves, 400 series.
const REDRAWS: u32 = 399;
const SEED: u64 = 83;
/// A statistic of more than so many times the dispersion is beyond all redraws: for one split, one in 10¹² is as large.
const BEYOND: f64 = 50.0;
/// More events than this are handed out so many at a time that these remain: it is the shares that vary then.
const MANY: f64 = 10_000.0;
/// Fewest weeks before and after a change.
const FEWEST_WEEKS: usize = 8;

fn test(asked: &Asked<'_>) -> Answer {
    let Some(person) = asked.person() else {
        return Answer::no_data("A change in one team’s records looks the same as a change in the team.");
    };
    let open = asked
        .workforce
        .absences_of(person)
        .iter()
        .filter(|a| a.last.is_none() && a.category == Category::Sickness)
        .count() as u32;
    if open > 0 && asked.indicator.card().lane == Lane::Support {
        return late_closure(asked, open);
    }
    let Some(events) = Events::of(asked) else {
        return Answer::no_data("No absence is open, and this pattern has no events with days of their own.");
    };
    step(asked, person, &events)
}

/// The open absences of everyone, taken as ended on their first day.
fn late_closure(asked: &Asked<'_>, open: u32) -> Answer {
    let mut closed = asked.workforce.clone();
    for absence in closed.absences.iter_mut().filter(|a| a.last.is_none()) {
        absence.last = Some(absence.first);
    }
    let records = Records::new(&closed, &asked.findings.settings.scope);
    let values: Vec<Measured> =
        (0..closed.people.len() as u32).map(|who| asked.indicator.measure(who, &records)).collect();
    let (Some(person), Some(found)) = (asked.person(), asked.findings.of(asked.flag.indicator)) else {
        return Answer::no_data("Not measured.");
    };
    let say = |value: Option<&Measured>| value.and_then(Measured::amount).map_or("none".to_owned(), figure);
    let rows = vec![
        vec!["as recorded".to_owned(), say(found.values.get(person as usize))],
        vec!["ended on the first day".to_owned(), say(values.get(person as usize))],
    ];
    let stands = asked.stands_measuring(values);
    Answer::of(
        !stands,
        format!(
            "{} still open in the records.",
            count(open, "absence of this person is", "absences of this person are")
        ),
    )
    .with(&["Open absences", "#Figure"], rows)
    .run_again("With every open absence taken as ended on its first day, for everyone", stands)
}

/// A week from which all others have far more, or far less.
fn step(asked: &Asked<'_>, person: u32, events: &Events) -> Answer {
    let mondays = events.window.weeks();
    let others = events.of_others(person, &mondays);
    let in_post = |monday: &Day| {
        let days = Window { first: *monday, last: monday.plus(6) };
        asked.workforce.people.iter().map(|p| f64::from(p.days_in_post(days))).sum::<f64>()
    };
    let weights: Vec<f64> = mondays.iter().map(in_post).collect();
    let Some(change) = change_scan::scan(&others, &weights, FEWEST_WEEKS) else {
        return Answer::no_data(
            "There are too few weeks, or too few events of others, to see a change in the records.",
        );
    };
    let total: u32 = others.iter().sum();
    let rate = |events: u32, weights: &[f64]| f64::from(events) / weights.iter().sum::<f64>().max(1.0);
    let (before, after) = (
        rate(change.count_before, &weights[..change.before]),
        rate(total - change.count_before, &weights[change.before..]),
    );
    let large = after >= before * STEP || before >= after * STEP;
    let p = large.then(|| by_chance(&others, &weights, &change));
    let changed = p.is_some_and(|p| p <= RARE);
    let from = mondays[change.before];
    let at = |rate: f64| figure(rate * 700.0);
    let answer = Answer::of(
        changed,
        format!(
            "The largest change in the others’ records is in the week of {from}: {} before, {} after, for 100 people a week. {}",
            at(before),
            at(after),
            p.map_or(format!("That is not {STEP} times as many, nor as few."), |p| {
                let series = f64::from(REDRAWS + 1);
                format!(
                    "Of {series} series in which nothing changes, {:.0} would have one as sharp (p = {p:.4}).",
                    p * series
                )
            })
        ),
    )
    .with(
        &["Weeks", "#Of the others, for 100 people a week"],
        vec![vec![format!("before {from}"), at(before)], vec![format!("from {from}"), at(after)]],
    );
    if !changed {
        return answer;
    }
    let mut settings = asked.findings.settings.clone();
    settings.scope.window = if after > before {
        Window { first: from, last: events.window.last }
    } else {
        Window { first: events.window.first, last: from.plus(-1) }
    };
    let stands = asked.stands(&asked.under(&settings));
    answer.run_again("Counting only the side with more", stands)
}

/// How often a change as sharp is found where nothing changed, but where as much varies from week to week.
fn by_chance(counts: &[u32], weights: &[f64], change: &Change) -> f64 {
    let dispersion = change_scan::dispersion(counts, weights, change.before);
    if change.statistic > BEYOND * dispersion {
        return 1.0 / f64::from(REDRAWS + 1);
    }
    let total: f64 = counts.iter().map(|count| f64::from(*count)).sum();
    let each = (total / MANY).max(1.0);
    let counts: Vec<u32> = counts.iter().map(|count| (f64::from(*count) / each).round() as u32).collect();
    let dispersion = (dispersion / each).max(1.0);
    change_scan::chance(&counts, weights, FEWEST_WEEKS, dispersion, REDRAWS, SEED).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maths::Random;

    #[test]
    fn a_change_is_judged_however_many_events_there_are() {
        for mean in [0.5, 40.0, 2_000.0] {
            let mut random = Random::new(5, 5);
            let counts: Vec<u32> = (0..52)
                .map(|week| random.negative_binomial(if week < 30 { mean } else { 2.0 * mean }, 1.5))
                .collect();
            let weights = [1.0; 52];
            let change = change_scan::scan(&counts, &weights, FEWEST_WEEKS).unwrap();
            let p = by_chance(&counts, &weights, &change);
            assert!(p > 0.0 && p <= 1.0, "{mean} a week: {p}");
        }
    }
}
