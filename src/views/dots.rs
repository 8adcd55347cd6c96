//! One dot a person: flagged or not, with the problem or without.

use serde::Serialize;

use super::prose::{Prose, Tone};
use super::table::Table;
use crate::explain::wording::{figure, thousands};
use crate::learn::facts::Case;
use crate::simulate::world::Answer;

/// What a dot shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Dot {
    /// Flagged, and rightly.
    Right,
    /// Flagged, and wrongly.
    Wrong,
    /// Not flagged, and should have been.
    Missed,
    /// Not flagged, and nothing was there.
    LeftAlone,
}

/// A grid of dots.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct DotsView {
    /// One a person, in the order of their numbers; at most a thousand.
    pub dots: Vec<Dot>,
    /// "Of 58 people flagged, 9 have the problem: 16 in 100."
    pub sentence: Prose,
    /// The same as a table.
    pub table: Table,
}

/// Dots that are drawn.
const MOST_DOTS: usize = 1_000;

impl DotsView {
    /// The dots of a run, flagged by the scenario's naive rule.
    pub fn of(case: &Case<'_>) -> Self {
        let dots: Vec<Dot> = case
            .compared()
            .iter()
            .take(MOST_DOTS)
            .map(|c| match (!c.naive.is_empty(), c.truth.answer() == Answer::LookAtEvidence) {
                (true, true) => Dot::Right,
                (true, false) => Dot::Wrong,
                (false, true) => Dot::Missed,
                (false, false) => Dot::LeftAlone,
            })
            .collect();
        let of = |dot: Dot| dots.iter().filter(|d| **d == dot).count() as u32;
        let (right, wrong) = (of(Dot::Right), of(Dot::Wrong));
        let mut sentence = Prose::new();
        sentence = if right + wrong == 0 {
            sentence.say("Nobody is flagged.")
        } else {
            sentence
                .say("Of ")
                .in_tone(Tone::Individual, format!("{} flagged", thousands(right + wrong)))
                .say(format!(
                    ", {} have the problem: ",
                    if right == 0 { "none".to_owned() } else { thousands(right) }
                ))
                .strong(format!("{} in 100", figure(f64::from(right) * 100.0 / f64::from(right + wrong))))
                .say(format!(". The other {} did nothing.", thousands(wrong)))
        };
        let mut table = Table::new("One dot a person", &["Dots", "#People"]);
        for (label, dot) in [
            ("flagged, with the problem", Dot::Right),
            ("flagged, without it", Dot::Wrong),
            ("not flagged, with the problem", Dot::Missed),
            ("not flagged, without it", Dot::LeftAlone),
        ] {
            table.row(vec![label.to_owned(), thousands(of(dot))]);
        }
        Self { dots, sentence, table }
    }
}
