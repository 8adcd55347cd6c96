//! The list of flags, and the same by what to do first.

use serde::Serialize;

use super::prose::Tone;
use super::scene::Scene;
use super::subject::{Subject, subject};
use super::table::Table;
use crate::explain::tag;
use crate::explain::wording::count;
use crate::flags::{About, Flag, FlagKind};

/// The list of flags.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FlagList {
    /// "Where to look".
    pub title: String,
    /// The rows, one a flag.
    pub rows: Vec<FlagRow>,
    /// The same in the order in which to go about it, one line a person or team.
    pub groups: Vec<FlagGroup>,
    /// What is said when there are none.
    pub empty: String,
    /// The same as a table.
    pub table: Table,
}

/// Flags that ask for the same step.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FlagGroup {
    /// "2 teams".
    pub title: String,
    /// What to do first: "look at the workload before anyone in it".
    pub step: String,
    /// One line a person or team.
    pub lines: Vec<FlagLine>,
}

/// Flags of one person or team that ask for the same step.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FlagLine {
    /// Place in `rows` of the one that is shown.
    pub row: u32,
    /// "and 2 more"; empty where it is the only one.
    pub more: String,
}

/// One flag in the list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FlagRow {
    /// Whom it is about.
    pub subject: Subject,
    /// "P-1043".
    pub who: String,
    /// "Custody, PC".
    pub where_: String,
    /// "7 spells of sickness; people like them 1.9".
    pub pattern: String,
    /// "individual", "team workload", "went round", "policy rule", "working time".
    pub tag: String,
    /// The tag's tone.
    pub tone: Tone,
    /// "97 of 100", or "rule".
    pub how_sure: String,
    /// The indicator.
    pub indicator: String,
}

impl FlagList {
    /// Every flag, and what to do about it first.
    pub(super) fn of(scene: &Scene<'_>) -> Self {
        let mut table = Table::new(
            format!("Flags, {}", scene.period()),
            &["Who", "Team and role", "Pattern", "What sort", "How sure"],
        );
        let mut rows = Vec::new();
        for flag in &scene.findings.flags {
            let (tag, tone) = tag(flag);
            let where_ = match flag.about {
                About::Person(person) => scene.place(person),
                About::Team(team) => {
                    count(scene.workforce.teams[team as usize].people.len() as u32, "person", "people")
                }
            };
            let row = FlagRow {
                subject: subject(flag.about),
                who: scene.called(flag.about),
                where_,
                pattern: scene.pattern(flag),
                tag: tag.to_owned(),
                tone,
                how_sure: scene.how_sure(flag),
                indicator: flag.indicator.to_owned(),
            };
            table.row(vec![
                scene.called_in_full(flag.about),
                match flag.about {
                    About::Person(person) => scene.place_in_full(person),
                    About::Team(_) => row.where_.clone(),
                },
                row.pattern.clone(),
                row.tag.clone(),
                row.how_sure.clone(),
            ]);
            rows.push(row);
        }
        Self {
            title: "Where to look".to_owned(),
            groups: groups(&scene.findings.flags),
            rows,
            empty: "Nobody. What differs here is what chance and ordinary differences between people give."
                .to_owned(),
            table,
        }
    }
}

/// What kinds of flags ask for, in the order in which to go about it: systems before people.
const STEPS: [(&[FlagKind], (&str, &str), &str); 4] = [
    (&[FlagKind::Team], ("team", "teams"), "look at the work and the weeks before anyone in the team"),
    (
        &[FlagKind::Law],
        ("person over a limit of working time", "people over a limit of working time"),
        "the roster’s to mend",
    ),
    (
        &[FlagKind::Individual, FlagKind::Policy],
        ("person worth a conversation", "people worth a conversation"),
        "ask how they are, with the other explanations at hand",
    ),
    (
        &[FlagKind::Record],
        ("person whose records contradict each other", "people whose records contradict each other"),
        "ask whoever enters the records",
    ),
];

fn groups(flags: &[Flag]) -> Vec<FlagGroup> {
    let group = |(kinds, unit, step): &(&[FlagKind], (&str, &str), &str)| {
        let mut lines: Vec<(&Flag, u32, u32)> = Vec::new();
        for (at, flag) in flags.iter().enumerate().filter(|(_, flag)| kinds.contains(&flag.kind)) {
            match lines.last_mut() {
                // Flags about the same person stand together.
                Some((first, place, more)) if first.about == flag.about => {
                    *more += 1;
                    // What stands out from colleagues comes before a rule of one's own.
                    if flag.kind == kinds[0] && first.kind != kinds[0] {
                        (*first, *place) = (flag, at as u32);
                    }
                }
                _ => lines.push((flag, at as u32, 0)),
            }
        }
        let title = count(lines.len() as u32, unit.0, unit.1);
        let more = |n: u32| if n == 0 { String::new() } else { format!("and {n} more") };
        let lines: Vec<FlagLine> =
            lines.into_iter().map(|(_, row, n)| FlagLine { row, more: more(n) }).collect();
        (!lines.is_empty()).then(|| FlagGroup { title, step: (*step).to_owned(), lines })
    };
    STEPS.iter().filter_map(group).collect()
}
