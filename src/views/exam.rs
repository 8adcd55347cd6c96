//! The exam: 25 people to decide on, and the debrief.

use serde::Serialize;

use super::choice::Choice;
use super::prose::{Prose, Tone};
use super::scene::Scene;
use super::subject::Subject;
use super::table::Table;
use crate::explain::wording::{count, figure, thousands};
use crate::learn::exam::{Marked, Marks, Reason, Sitting};
use crate::learn::facts::Case;
use crate::simulate::world::Answer;

/// The people of an exam, with nothing of what is true.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ExamView {
    /// What is asked.
    pub task: Prose,
    /// The people.
    pub people: Vec<ExamPerson>,
    /// What can be done.
    pub answers: Vec<Choice>,
    /// Why.
    pub reasons: Vec<Choice>,
}

/// One person to decide on.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ExamPerson {
    /// Who, for the person's screen.
    pub subject: Subject,
    /// "P-0043".
    pub who: String,
    /// Team, role and rank.
    pub where_: String,
    /// What a fixed trigger would say.
    pub listed_for: String,
    /// What Candour says.
    pub flags: String,
}

/// What the decisions would have done.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct DebriefView {
    /// Precision, harm and reasons, each on its own.
    pub lede: Prose,
    /// Person by person.
    pub table: Table,
    /// Held against those who sat it before on this machine; empty for the first.
    pub room: String,
    /// What to talk about, one sentence each.
    pub talk_about: Vec<String>,
    /// The fragment of another exam.
    pub again: String,
}

impl ExamView {
    /// The people to be decided on.
    pub fn of(scene: &Scene<'_>, case: &Case<'_>, people: &[u32]) -> Self {
        let person = |id: &u32| {
            let one = case.compared().iter().find(|c| c.person == *id);
            let listed = one.map_or(String::new(), |c| c.naive.join("; "));
            let (words, _) = scene.flags_in_words(*id);
            let team = one.is_some_and(|c| c.team_flagged);
            ExamPerson {
                subject: Subject::Person { id: *id },
                who: scene.who(*id),
                where_: scene.place(*id),
                listed_for: listed,
                flags: match (words.is_empty(), team) {
                    (true, true) => "the team has the flag".to_owned(),
                    (true, false) => "no flag".to_owned(),
                    _ => words,
                },
            }
        };
        let choice = |id: &str, label: &str| Choice {
            id: id.to_owned(),
            label: label.to_owned(),
            group: String::new(),
        };
        Self {
            task: Prose::new()
                .say("Decide about each of ")
                .strong(count(people.len() as u32, "person", "people"))
                .say(": what to do, and why. Open their screen first. Asking for the evidence of somebody who did nothing wrong is counted as harm."),
            people: people.iter().map(person).collect(),
            answers: Answer::ALL.iter().map(|a| choice(a.id(), a.label())).collect(),
            reasons: Reason::ALL.iter().map(|r| choice(r.id(), r.label())).collect(),
        }
    }
}

impl DebriefView {
    /// The debrief of decisions; `again` opens another exam.
    pub fn of(scene: &Scene<'_>, marks: &Marks, before: &[Sitting], again: &str) -> Self {
        let all = marks.people.len() as u32;
        let lede = Prose::new()
            .in_tone(
                Tone::Individual,
                if marks.referred == 0 {
                    "Nobody’s evidence was asked for".to_owned()
                } else {
                    format!("Of {} whose evidence was asked for, {} rightly", marks.referred, marks.rightly)
                },
            )
            .say(format!(
                "; {} of {} who claimed twice were missed. ",
                marks.to_be_seen - marks.rightly,
                marks.to_be_seen
            ))
            .in_tone(
                Tone::Rule,
                if marks.harmed == 0 {
                    "Nobody who did nothing wrong was harmed. ".to_owned()
                } else {
                    format!(
                        "{} who did nothing wrong {} harmed, {} of them ill or working for others. ",
                        count(marks.harmed, "person", "people"),
                        if marks.harmed == 1 { "was" } else { "were" },
                        marks.harmed_ill_or_overworked
                    )
                },
            )
            .say(format!(
                "{} of {all} decisions fit, and {} of {all} reasons hold.",
                marks.right, marks.reasons
            ));
        let mut table = Table::new(
            "Decision by decision",
            &["Person", "In truth", "Decided", "Right would be", "Because", "The reason that holds"],
        );
        for one in &marks.people {
            let (decided, because) =
                one.decision.map_or(("nothing", ""), |d| (d.answer.label(), d.reason.label()));
            table.row(
                [
                    &scene.who(one.person),
                    one.truth.label(),
                    decided,
                    one.truth.answer().label(),
                    because,
                    Reason::of(one.truth).label(),
                ]
                .map(str::to_owned)
                .to_vec(),
            );
        }
        Self {
            lede,
            table,
            room: room(before),
            talk_about: talk_about(scene, &marks.people),
            again: again.to_owned(),
        }
    }
}

/// What those who sat it before came to, on average.
fn room(before: &[Sitting]) -> String {
    if before.is_empty() {
        return String::new();
    }
    let mean = |of: fn(&Sitting) -> u32| {
        figure(before.iter().map(|s| f64::from(of(s))).sum::<f64>() / before.len() as f64)
    };
    format!(
        "{} on this machine before: on average {} decisions that fit, {} people harmed, {} reasons that hold.",
        match before.len() {
            1 => "One sitting".to_owned(),
            n => format!("{} sittings", thousands(n as u32)),
        },
        mean(|s| s.right),
        mean(|s| s.harmed),
        mean(|s| s.reasons)
    )
}

/// Decisions worth a word: harm first, then what was missed, then a right answer for a wrong reason.
fn talk_about(scene: &Scene<'_>, people: &[Marked]) -> Vec<String> {
    let who = |m: &Marked| scene.who(m.person);
    let harm = people.iter().filter(|m| m.is_harm()).map(|m| {
        format!("{} {}; asked for evidence, they would have had to prove it.", who(m), m.truth.label())
    });
    let seen = |m: &&Marked| m.truth.answer() == Answer::LookAtEvidence && !m.is_right();
    let missed =
        people.iter().filter(seen).map(|m| format!("{} {}, and nobody looked.", who(m), m.truth.label()));
    let by_luck = people
        .iter()
        .filter(|m| m.is_right() && !m.reason_holds())
        .map(|m| format!("{}: the right decision for a reason that does not hold.", who(m)));
    harm.chain(missed).chain(by_luck).collect()
}
