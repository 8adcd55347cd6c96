//! What many records share, in a sentence each: a rule of pay that can be added, or a way of keeping records.

use serde::Serialize;

use super::pay_rules;
use super::scene::Scene;
use crate::explain::wording::{count, figure, thousands};
use crate::flags::{Habit, Sharing};
use crate::indicators::{self, Card};

/// One contradiction that many records share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct HabitNote {
    /// What is shared, and that it lists nobody.
    pub sentence: String,
    /// The rule that explains it, to add with one press.
    pub offer: Option<Offer>,
}

/// A setting with a value that is offered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// What the button says.
    pub label: String,
    /// The setting.
    pub setting: String,
    /// Its value.
    pub value: String,
}

/// All that is shared, in the order of indicators.
pub(super) fn notes(scene: &Scene<'_>) -> Vec<HabitNote> {
    let found = scene.findings.indicators.iter();
    found
        .filter_map(|found| Some((indicators::by_id(found.id)?.card(), &found.habits)))
        .flat_map(|(card, habits)| habits.iter().map(|habit| note(scene, card, habit)))
        .collect()
}

fn note(scene: &Scene<'_>, card: &Card, habit: &Habit) -> HabitNote {
    let events = count(habit.events, card.unit.0, card.unit.1);
    let of_people =
        |of: u32| format!("{} of {}", thousands(habit.people.len() as u32), count(of, "person", "people"));
    match habit.sharing {
        Sharing::Rule { rule, exactly, of } => {
            let all = if exactly == of { "all".to_owned() } else { thousands(exactly) };
            let hours = figure(rule.hours);
            HabitNote {
                sentence: format!(
                    "{} of overtime of {} are paid above the hours worked, {all} of them exactly {hours} hours. That looks like a rule of pay that the files do not tell, and is no contradiction of anybody’s: nobody is listed for it.",
                    count(of, "piece", "pieces"),
                    count(habit.people.len() as u32, "person", "people"),
                ),
                offer: Some(Offer {
                    label: format!(
                        "Add the rule: {} at least {hours} hours",
                        pay_rules::subject(rule.kind).to_lowercase()
                    ),
                    setting: pay_rules::id(rule.kind),
                    value: rule.hours.to_string(),
                }),
            }
        }
        Sharing::Everyone { of } => HabitNote {
            sentence: format!(
                "The records about {} hold {events}. What so many share is a rule, or how records are kept, and nobody’s own: nobody is listed for it. {}",
                of_people(of),
                look_first(card)
            ),
            offer: None,
        },
        Sharing::Team { team, of } => HabitNote {
            sentence: format!(
                "In {} the records about {} hold {events}. That is how records are kept in that team: nobody in it is listed for it. {}",
                scene.team(team),
                of_people(of),
                look_first(card)
            ),
            offer: None,
        },
    }
}

/// What the method's card says to look at first.
fn look_first(card: &Card) -> String {
    let section = card.sections().into_iter().find(|(heading, _)| *heading == "Look here first");
    section.map_or(String::new(), |(_, text)| format!("Look here first: {text}"))
}
