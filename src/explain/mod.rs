//! From a flag to words: the sentence, the arithmetic down to the rows, what chance gives, what would change it, what is
//! not known, and what to ask first.

use crate::flags::{About, Findings, Flag, FlagKind};
use crate::indicators::{self, Indicator, Lane, Method, TraceStep};
use crate::tables::{RowRef, Workforce};

pub mod alternatives;
pub mod counterfactual;
pub mod determination;
mod individual;
mod of_cluster;
mod of_load;
mod of_own_record;
mod of_record;
mod of_rule;
mod of_share;
mod of_team;
pub mod prose;
pub mod wording;

use individual::individual;
use of_cluster::of_cluster;
use of_load::of_load;
use of_own_record::of_own_record;
use of_record::of_record;
use of_rule::of_rule;
use of_share::of_share;
use of_team::of_team;
use prose::{Prose, Tone};

/// One step of the arithmetic.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was done.
    pub text: String,
    /// What came out.
    pub result: String,
    /// The rows behind it.
    pub rows: Option<StepRows>,
}

/// Rows behind a step; each with its place in a file where it has one.
#[derive(Clone, Debug, PartialEq)]
pub struct StepRows {
    /// Headings of the cells.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<(Option<RowRef>, Vec<String>)>,
}

/// One flag, explained.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// What the card is headed.
    pub title: String,
    /// "individual", "team workload", "went round", "policy rule", "working time".
    pub tag: &'static str,
    /// The tag's tone.
    pub tone: Tone,
    /// The sentence.
    pub sentence: Prose,
    /// The arithmetic.
    pub steps: Vec<Step>,
    /// What chance gives, and what to expect next.
    pub chance: Prose,
    /// What would change it, where that follows from the rule alone; [`counterfactual::ladder`] runs again.
    pub would_change: Vec<String>,
    /// What is not known.
    pub not_known: Vec<String>,
    /// Questions to ask first.
    pub questions: Vec<String>,
    /// How the indicator is easily misread.
    pub misread: String,
}

impl From<TraceStep> for Step {
    fn from(step: TraceStep) -> Self {
        let rows = step.rows.map(|rows| StepRows {
            headings: rows.headings.iter().map(|h| (*h).to_owned()).collect(),
            rows: rows.rows,
        });
        Self { text: step.text, result: step.result, rows }
    }
}

/// The tag of a flag's sort, and its tone.
pub fn tag(flag: &Flag) -> (&'static str, Tone) {
    match flag.kind {
        // Spells that begin together are no workload.
        FlagKind::Team if of_weeks(flag.indicator) => ("went round", Tone::Team),
        FlagKind::Individual => ("individual", Tone::Individual),
        FlagKind::Team => ("team workload", Tone::Team),
        FlagKind::Policy => ("policy rule", Tone::Rule),
        FlagKind::Law => ("working time", Tone::Rule),
        FlagKind::Record => ("records", Tone::Rule),
    }
}

/// Whether what is looked for is that events come together, and not how many there are.
pub fn of_weeks(indicator: &str) -> bool {
    indicators::by_id(indicator).is_some_and(|i| i.method() == Method::TeamWeeks)
}

/// Explains one flag. `who` is how the person or team is called on the page.
pub fn explain(flag: &Flag, who: &str, findings: &Findings, workforce: &Workforce) -> Option<Explanation> {
    let indicator = indicators::by_id(flag.indicator)?;
    let found = findings.of(flag.indicator)?;
    let card = indicator.card();
    let (tag, tone) = tag(flag);
    let mut explanation = Explanation {
        title: card.name.to_owned(),
        tag,
        tone,
        sentence: Prose::new(),
        steps: Vec::new(),
        chance: Prose::new(),
        would_change: Vec::new(),
        not_known: not_known(flag, workforce, findings),
        questions: indicator.questions().iter().map(|q| (*q).to_owned()).collect(),
        misread: section(indicator, "Easily misread as"),
    };
    match (flag.about, flag.kind) {
        (About::Person(person), FlagKind::Individual) => {
            let test = found.test(person)?;
            match indicator.method().of() {
                Some(_) if indicator.method().own_record() => {
                    of_own_record(&mut explanation, indicator, test, who, findings, workforce);
                }
                Some(of) => of_share(&mut explanation, indicator, of, test, who, findings, workforce),
                None => individual(&mut explanation, indicator, test, who, findings, workforce),
            }
        }
        (About::Team(team), _) => {
            let test = found.teams.iter().find(|t| t.team == team)?;
            match indicator.method() {
                Method::Teams => of_load(&mut explanation, indicator, test, who, findings, workforce),
                Method::TeamWeeks => of_cluster(&mut explanation, test, who, findings, workforce),
                _ => of_team(&mut explanation, indicator, test, who, findings, workforce),
            }
        }
        (About::Person(person), FlagKind::Record) => {
            of_record(&mut explanation, indicator, person, who, findings, workforce);
        }
        (About::Person(person), _) => {
            let rule = found.rule.as_ref()?;
            of_rule(&mut explanation, indicator, rule, person, who, findings, workforce);
        }
    }
    Some(explanation)
}

/// A paragraph of an indicator's card, as one line.
pub fn section(indicator: &dyn Indicator, heading: &str) -> String {
    indicator
        .card()
        .sections()
        .into_iter()
        .find(|(h, _)| *h == heading)
        .map(|(_, text)| text.replace('\n', " "))
        .unwrap_or_default()
}

/// Whether a figure rests on the days of the week that were due to be worked. Duties say themselves which were.
fn rests_on_the_week(flag: &Flag, workforce: &Workforce) -> bool {
    match indicators::by_id(flag.indicator).map(|i| i.card().lane) {
        Some(Lane::Support) => true,
        Some(Lane::WorkingTime) => workforce.duties.is_empty(),
        _ => false,
    }
}

/// What nobody can know from these files.
fn not_known(flag: &Flag, workforce: &Workforce, findings: &Findings) -> Vec<String> {
    let mut list =
        vec!["Why. A count says how often, not for what reason; it is no evidence of conduct.".to_owned()];
    if let About::Person(person) = flag.about {
        let who = &workforce.people[person as usize];
        if !who.week_known && !workforce.has_duties(person) && rests_on_the_week(flag, workforce) {
            list.push("The rota: Monday to Friday is assumed, because no file says which days were due to be worked.".to_owned());
        }
        if who.start.is_none() && !findings.settings.peers.is_empty() {
            list.push("When this person joined: the whole period is taken as time at work.".to_owned());
        }
    }
    if !workforce.names_everyone() {
        list.push(
            "Who had none at all: no file names everyone, so only people who appear in the records are seen, and the number of the others is estimated."
                .to_owned(),
        );
    }
    list
}
