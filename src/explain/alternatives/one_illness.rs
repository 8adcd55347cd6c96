//! One illness in many spells: it came back soon after each return.

use super::{Alternative, Answer, Asked};
use crate::calendar::Window;
use crate::explain::wording::figure;
use crate::indicators::{Bradford, Measured, Records};

pub(super) const ALTERNATIVE: Alternative = Alternative {
    id: "one-illness",
    name: "One illness in many spells",
    meaning: "Spells that begin soon after the last one ended are often the same illness, and are counted several times.",
    file: file!(),
    test,
};

/// A spell that begins within so many days of the end of the one before can be the same illness. Two weeks: a choice, to be
/// read as such; no file says which illness it was.
const SOON_DAYS: i32 = 14;
/// This share of the later spells soon after the one before speaks for it, when the others have less.
const MANY: f64 = 1.0 / 3.0;

/// Spells in a window, and how many of them began soon after the one before.
fn spells(person: u32, records: &Records<'_>, window: Window) -> (u32, u32) {
    let all = records.spells_in_window(person);
    let inside: Vec<_> =
        all.iter().filter(|(spell, _)| spell.working_days_in(window) > 0).map(|(spell, _)| spell).collect();
    let soon = inside.windows(2).filter(|pair| pair[1].first.0 - pair[0].last.0 <= SOON_DAYS).count();
    (inside.len() as u32, soon as u32)
}

fn test(asked: &Asked<'_>) -> Answer {
    let records = asked.findings.records(asked.workforce);
    let window = match asked.flag.indicator {
        "sickness-spells" => asked.findings.settings.scope.window,
        "bradford" => Bradford::look_back(asked.findings.settings.scope.window),
        _ => return Answer::no_data("This pattern does not count spells of sickness."),
    };
    let Some(person) = asked.person() else {
        return Answer::no_data("Spells of different people are not one illness.");
    };
    if asked.workforce.absences.is_empty() {
        return Answer::no_data("The spells have no dates.");
    }
    let each: Vec<(u32, u32)> =
        (0..asked.workforce.people.len() as u32).map(|other| spells(other, &records, window)).collect();
    let (own, soon) = each[person as usize];
    let others = each.iter().enumerate().filter(|(who, _)| *who as u32 != person);
    let (theirs, possible) =
        others.fold((0, 0), |sum, (_, (n, soon))| (sum.0 + soon, sum.1 + n.saturating_sub(1)));
    let usual = if possible > 0 { f64::from(theirs) / f64::from(possible) } else { 0.0 };
    let later = own.saturating_sub(1);
    let share = if later > 0 { f64::from(soon) / f64::from(later) } else { 0.0 };
    let Some(found) = asked.findings.of(asked.flag.indicator) else {
        return Answer::no_data("Not measured.");
    };
    let joined = |(who, value): (usize, &Measured)| match value {
        Measured::Value { amount, exposure, inputs } => {
            let (spells, soon) = each[who];
            let left = f64::from(spells - soon);
            let amount = match (asked.flag.indicator, value.input("days")) {
                ("bradford", Some(days)) => left * left * days,
                _ => (amount - f64::from(soon)).max(0.0),
            };
            Measured::Value { amount, exposure: *exposure, inputs: inputs.clone() }
        }
        Measured::Unknown(why) => Measured::Unknown(why.clone()),
    };
    let values = found.values.iter().enumerate().map(joined).collect();
    Answer::of(
        soon >= 2 && share >= MANY && share > usual,
        format!(
            "{soon} of {later} later spells began within {SOON_DAYS} days of the end of the one before; among the others {} of 100 do. No file says which illness it was.",
            figure((usual * 100.0).round())
        ),
    )
    .with(
        &["Who", "#Later spells", "#Soon after"],
        vec![
            vec!["this person".to_owned(), later.to_string(), soon.to_string()],
            vec!["everyone else".to_owned(), possible.to_string(), theirs.to_string()],
        ],
    )
    .run_again("Counting such spells as one, for everyone", asked.stands_measuring(values))
}
