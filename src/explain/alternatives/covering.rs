//! Covering for colleagues: the overtime falls on days on which the team was short.

use super::events::Events;
use super::{Alternative, Answer, Asked};
use crate::calendar::{Day, Window};
use crate::explain::wording::{count, figure};
use crate::maths::InOrder;
use crate::maths::binomial;

pub(super) const ALTERNATIVE: Alternative = Alternative {
    id: "covering",
    name: "Covering for colleagues",
    meaning: "The overtime falls on days on which colleagues of the team were away, so somebody had to do it.",
    file: file!(),
    test,
};

/// This much of the own days on short days by chance alone speaks for the explanation.
const BY_CHANCE: f64 = 0.05;

/// For each team and day of the window, how many were recorded as away.
fn away(asked: &Asked<'_>, window: Window) -> Vec<Vec<u32>> {
    let mut counts = vec![vec![0u32; window.days() as usize]; asked.workforce.teams.len()];
    for absence in &asked.workforce.absences {
        let Some(person) = asked.workforce.people.get(absence.person as usize) else { continue };
        let span = Window { first: absence.first, last: absence.last.unwrap_or(window.last) };
        let (Some(team), Some(span)) = (person.team, span.overlap(window)) else { continue };
        for day in span.iter() {
            counts[team as usize][(day.0 - window.first.0) as usize] += 1;
        }
    }
    counts
}

fn test(asked: &Asked<'_>) -> Answer {
    if asked.flag.indicator != "overtime-duties" {
        return Answer::no_data("This pattern does not count days with overtime.");
    }
    let (Some(person), Some(own_team)) = (asked.person(), asked.team()) else {
        return Answer::no_data("Cover is asked of a person in a team.");
    };
    if asked.workforce.absences.is_empty() {
        return Answer::no_data("No dated absences were read, so nobody can say who was away.");
    }
    let Some(events) = Events::of(asked) else { return Answer::no_data("The overtime has no days.") };
    let window = events.window;
    let away = away(asked, window);
    // A day is short when more than the team's usual number, that of its middle day, are away.
    let usual: Vec<u32> = away
        .iter()
        .map(|days| {
            let mut sorted = days.clone();
            sorted.put_in_order();
            sorted.get(sorted.len() / 2).copied().unwrap_or(0)
        })
        .collect();
    let short = |team: u32, day: Day| {
        let at = usize::try_from(day.0 - window.first.0).unwrap_or(usize::MAX);
        away[team as usize].get(at).is_some_and(|n| *n > usual[team as usize])
    };
    let share_of: Vec<f64> = (0..away.len() as u32)
        .map(|team| {
            window.iter().filter(|day| short(team, *day)).count() as f64 / f64::from(window.days().max(1))
        })
        .collect();
    let share = share_of[own_team as usize];
    let own = &events.days[person as usize];
    let covered = own.iter().filter(|day| short(own_team, **day)).count() as u32;
    let p = binomial::upper_tail(covered, own.len() as u32, share);
    let answer = Answer::of(
        covered > 0 && p < BY_CHANCE,
        format!(
            "{covered} of {} fall on days on which more than the usual {} of the team were away; {} would if it made no difference.",
            count(own.len() as u32, "day with overtime", "days with overtime"),
            usual[own_team as usize],
            figure(share * own.len() as f64)
        ),
    )
    .with(
        &["Days", "#All", "#With overtime"],
        vec![
            vec![
                "more away than usual".to_owned(),
                figure(share * f64::from(window.days())),
                covered.to_string(),
            ],
            vec![
                "all others".to_owned(),
                figure((1.0 - share) * f64::from(window.days())),
                (own.len() as u32 - covered).to_string(),
            ],
        ],
    );
    let team = |who: u32| asked.workforce.people[who as usize].team;
    let values = events.recount(
        asked,
        |who, day| !team(who).is_some_and(|t| short(t, day)),
        |who| team(who).map_or(1.0, |t| 1.0 - share_of[t as usize]),
    );
    answer.run_again("Without such days, for everyone", asked.stands_measuring(values))
}
