//! What else could explain each flag of a person or team, and the nearest facts without it: both run again when asked for.

use crate::maths::InOrder;
use serde::Serialize;

use super::prose::Tone;
use super::scene::Scene;
use super::subject::{Subject, subject};
use super::table::Table;
use crate::explain::alternatives::{self, Alternative, Answer, Verdict};
use crate::explain::counterfactual::{self, Rung};
use crate::explain::wording::count;
use crate::flags::{About, Flag};
use crate::indicators::{self, Indicator};

/// Other explanations of every flag of one person or team, in the order of its cards.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ExplanationsView {
    /// Whom it is about.
    pub subject: Subject,
    /// One entry a flag.
    pub flags: Vec<FlagExplanations>,
}

/// Other explanations of one flag.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FlagExplanations {
    /// The indicator.
    pub indicator: String,
    /// "2 of 10 are supported by the records; one of them removes the flag."
    pub summary: String,
    /// Each explanation, the supported ones first.
    pub alternatives: Vec<AlternativeView>,
    /// "5 could not be tested with these files"; empty where all could.
    pub untested: String,
    /// "Rests on one spell of sickness: with one fewer this would not stand out."; empty for a flag that is no comparison.
    pub rests_on: String,
    /// The nearest facts and choices; empty for a flag that is no comparison.
    pub ladder: Vec<RungView>,
    /// The ladder as a table.
    pub table: Table,
}

/// Another explanation and what the records say about it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct AlternativeView {
    /// Short and stable; a determination names it by this.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it would mean.
    pub meaning: String,
    /// "supported", "supported: the flag goes", "not supported", "no data".
    pub verdict: String,
    /// The verdict's tone.
    pub tone: Tone,
    /// Whether the records hold anything to test it with.
    pub tested: bool,
    /// Whether they speak for it.
    pub supported: bool,
    /// The numbers behind the verdict.
    pub finding: String,
    /// The same as a table; `None` where there are no numbers.
    pub table: Option<Table>,
}

/// One step away from what was recorded or chosen.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RungView {
    /// What is different.
    pub change: String,
    /// What is found.
    pub found: String,
    /// "flag", "no flag", "cannot tell".
    pub verdict: String,
    /// The verdict's tone.
    pub tone: Tone,
}

impl ExplanationsView {
    /// Runs again for each flag of one person or team.
    pub fn of(scene: &Scene<'_>, about: About) -> Self {
        let flags = scene.findings.about(about);
        Self {
            subject: subject(about),
            flags: flags.iter().map(|flag| FlagExplanations::of(scene, flag)).collect(),
        }
    }
}

impl FlagExplanations {
    /// Runs again for one flag.
    pub fn of(scene: &Scene<'_>, flag: &Flag) -> Self {
        let mut answers = alternatives::of(flag, scene.findings, scene.workforce);
        answers.put_in_order_by_key(|(_, answer)| match answer.verdict {
            Verdict::Supported => 0,
            Verdict::NotSupported => 1,
            Verdict::NoData => 2,
        });
        let rungs = counterfactual::ladder(flag, scene.findings, scene.workforce);
        let rests_on = counterfactual::rests_on(flag, &rungs).unwrap_or_default();
        let ladder: Vec<RungView> = rungs.into_iter().map(RungView::from).collect();
        let name = indicators::by_id(flag.indicator).map_or("", |i: &dyn Indicator| i.card().name);
        let mut table = Table::new(
            format!("What would change it: {}", name.to_lowercase()),
            &["What is different", "What is found", "Flag"],
        );
        for rung in &ladder {
            table.row(vec![rung.change.clone(), rung.found.clone(), rung.verdict.clone()]);
        }
        Self {
            indicator: flag.indicator.to_owned(),
            summary: summary(&answers),
            untested: untested(&answers),
            alternatives: answers.into_iter().map(|(a, answer)| alternative(a, answer)).collect(),
            rests_on,
            ladder,
            table,
        }
    }
}

fn summary(answers: &[(&Alternative, Answer)]) -> String {
    let tested = answers.iter().filter(|(_, a)| a.verdict != Verdict::NoData).count();
    let supported = answers.iter().filter(|(_, a)| a.verdict == Verdict::Supported).count();
    let removed =
        answers.iter().filter(|(_, a)| a.verdict == Verdict::Supported && a.removes == Some(true)).count();
    let mut text = match (tested, supported) {
        (0, _) => "None of them could be tested on these records.".to_owned(),
        (_, 0) => format!("None of the {tested} that could be tested is supported by the records."),
        _ => format!("Of {tested} that could be tested, the records support {supported}."),
    };
    match removed {
        0 => {}
        1 => text += " With one of them taken into account, the flag is gone.",
        n => text += &format!(" With any of {n} of them taken into account, the flag is gone."),
    }
    text
}

fn untested(answers: &[(&Alternative, Answer)]) -> String {
    match answers.iter().filter(|(_, a)| a.verdict == Verdict::NoData).count() as u32 {
        0 => String::new(),
        n => format!(
            "{} could not be tested with these files",
            count(n, "other explanation", "other explanations")
        ),
    }
}

fn alternative(alternative: &Alternative, answer: Answer) -> AlternativeView {
    let gone = answer.verdict == Verdict::Supported && answer.removes == Some(true);
    let table = (!answer.figures.rows.is_empty()).then(|| {
        let mut table = Table::new(alternative.name, &answer.figures.headings);
        answer.figures.rows.into_iter().for_each(|row| table.row(row));
        table
    });
    AlternativeView {
        id: alternative.id.to_owned(),
        name: alternative.name.to_owned(),
        meaning: alternative.meaning.to_owned(),
        verdict: if gone { "supported: the flag goes".to_owned() } else { answer.verdict.label().to_owned() },
        tone: match answer.verdict {
            Verdict::Supported if gone => Tone::Chance,
            Verdict::Supported => Tone::Strong,
            _ => Tone::Plain,
        },
        tested: answer.verdict != Verdict::NoData,
        supported: answer.verdict == Verdict::Supported,
        finding: answer.finding,
        table,
    }
}

impl From<Rung> for RungView {
    fn from(rung: Rung) -> Self {
        let (verdict, tone) = match rung.stands {
            Some(true) => ("flag", Tone::Individual),
            Some(false) => ("no flag", Tone::Chance),
            None => ("cannot tell", Tone::Plain),
        };
        Self { change: rung.change, found: rung.found, verdict: verdict.to_owned(), tone }
    }
}
