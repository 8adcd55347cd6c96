//! A season or an outbreak: weeks in which everybody had more of it.

use super::events::Events;
use super::{Alternative, Answer, Asked};
use crate::calendar::Day;
use crate::explain::wording::{count, figure};
use crate::maths::{binomial, poisson};

pub(super) const ALTERNATIVE: Alternative = Alternative {
    id: "season",
    name: "Season or outbreak",
    meaning: "The events fall in weeks in which everybody had many: an outbreak, a winter, one large demand.",
    file: file!(),
    test,
};

/// A week is high when so many events of the others have a chance below this at the usual rate.
const HIGH_WEEK: f64 = 0.01;
/// This much of the own events in high weeks by chance alone speaks for the explanation.
const BY_CHANCE: f64 = 0.05;
/// Fewest weeks in a period that has a usual week.
const FEWEST_WEEKS: usize = 8;

fn test(asked: &Asked<'_>) -> Answer {
    let Some(person) = asked.person() else {
        return Answer::no_data("A team’s high weeks cannot be told from an outbreak in it.");
    };
    let Some(events) = Events::of(asked) else {
        return Answer::no_data("This pattern has no events with days of their own.");
    };
    let mondays = events.window.weeks();
    let week = |day: Day| Events::week(&mondays, day);
    let others = events.of_others(person, &mondays);
    let total: u32 = others.iter().sum();
    if mondays.len() < FEWEST_WEEKS || total == 0 {
        return Answer::no_data(
            "There are too few weeks, or too few events of others, to say which weeks are high.",
        );
    }
    let usual = f64::from(total) / mondays.len() as f64;
    let high: Vec<bool> = others.iter().map(|n| poisson::upper_tail(*n, usual) < HIGH_WEEK).collect();
    let high_weeks = high.iter().filter(|h| **h).count();
    let own = &events.days[person as usize];
    let within = own.iter().filter(|day| high[week(**day)]).count() as u32;
    let share = high_weeks as f64 / mondays.len() as f64;
    let p = binomial::upper_tail(within, own.len() as u32, share);
    let finding = format!(
        "{} of {} {} fall in the {} in which the others had unusually many ({} would by chance).",
        within,
        own.len(),
        events.what,
        count(high_weeks as u32, "week", "weeks"),
        figure(share * own.len() as f64)
    );
    let rows = mondays
        .iter()
        .zip(&others)
        .zip(&high)
        .filter(|(_, high)| **high)
        .map(|((monday, n), _)| {
            let mine = own.iter().filter(|day| mondays[week(**day)] == *monday).count();
            vec![monday.to_string(), n.to_string(), figure(usual), mine.to_string()]
        })
        .collect();
    let answer = Answer::of(within > 0 && p < BY_CHANCE, finding)
        .with(&["Week from", "#Others", "#Usual", "#This person"], rows);
    if high_weeks == 0 || high_weeks == mondays.len() {
        return answer;
    }
    let values = events.recount(asked, |_, day| !high[week(day)], |_| 1.0 - share);
    answer.run_again("Without those weeks, for everyone", asked.stands_measuring(values))
}
