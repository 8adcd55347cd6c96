//! The Data screen: what each file is, what each heading means, how it was read, and what became of every row.

use serde::Serialize;

pub use super::choice::Choice;
use super::ledger::LedgerSummary;
use super::meanings;
use super::prose::Prose;
use super::table::Table;
use super::understood::understood;
use super::values::ValuesView;
use crate::explain::wording::{count, exact, figure, sentence_case, thousands};
use crate::intake::field::{Field, TableKind};
use crate::intake::ledger::Ledger;
use crate::intake::values::Values;
use crate::intake::{Column, Confidence, Plan};
use crate::problem::{Problem, ProblemKind};
use crate::tables::{CameOut, KINDS, kind_label};
use crate::vocabulary::Meaning;

/// The whole Data screen.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct DataView {
    /// The sentence at the top.
    pub lede: Prose,
    /// One entry a file, in the order they were added.
    pub files: Vec<FileView>,
    /// How the files fit together, one sentence each.
    pub joins: Vec<JoinNote>,
    /// The label of the button that goes on ("Analyse 240 people"); `None` while there is nothing to analyse.
    pub go_on: Option<String>,
    /// What is still missing before there is something to analyse, and what would do.
    pub missing: Option<String>,
}

/// How two tables fit together.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct JoinNote {
    /// "1,349 of 1,403 people in … are in …".
    pub sentence: String,
    /// Who is not matched, as a table to open; empty when everyone is.
    pub unmatched: Table,
    /// True where the sentence needs the user's attention.
    pub look: bool,
}

/// How far a file has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum FileState {
    /// Being read.
    Reading,
    /// Read and in use.
    Used,
    /// Read, but a question must be answered before it can be used.
    Asks,
    /// Not usable; `problem` says why.
    Refused,
}

/// One file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FileView {
    /// Its number in this session.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// How far it has come.
    pub state: FileState,
    /// What kind of table it was taken for.
    pub kind: Option<TableKind>,
    /// The kind in words ("absences").
    pub kind_label: String,
    /// Why it was taken for that.
    pub kind_reason: String,
    /// Kinds the user can choose instead.
    pub kind_options: Vec<Choice>,
    /// "1,204 rows read, 3 need a look".
    pub summary: String,
    /// How the text was read: encoding, delimiter, lines above the headings, and warnings. One sentence each.
    pub notes: Vec<String>,
    /// One entry a column, from left to right.
    pub columns: Vec<ColumnView>,
    /// What the headings were taken to mean, in a line: "“Warrant No” is the person, …; 2 columns are not used".
    pub understood: String,
    /// Whether anything is asked about it: then the columns are shown unasked.
    pub asks: bool,
    /// Meanings to choose from for each of its columns.
    pub means_options: Vec<Choice>,
    /// The account of its rows.
    pub ledger: LedgerSummary,
    /// A mapping that was made for the same headings and would change how this file is read.
    pub offer: Option<MappingOffer>,
    /// What of it stands in another file too, with the choice to count it in both.
    pub twice: Option<TwiceNote>,
    /// Why it cannot be used.
    pub problem: Option<Problem>,
}

/// Rows that stand in another file too.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct TwiceNote {
    /// How many, of which file, and how they are counted.
    pub sentence: String,
    /// Whether they are counted in both files.
    pub both: bool,
    /// What the button that changes it says.
    pub change: String,
}

/// A mapping that fits a file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct MappingOffer {
    /// Its number in the session.
    pub mapping: u32,
    /// Where it comes from, and what it would do.
    pub sentence: String,
}

/// One column of a file.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ColumnView {
    /// Its place in the file, from 0.
    pub index: u32,
    /// Its heading, as the file has it.
    pub heading: String,
    /// Its turn where only some columns are shown: first those that are asked about, then those that are used, then the
    /// others, from 0.
    pub turn: u32,
    /// The id of its meaning; empty for "not used". It may be none of those that the file's other columns can choose.
    pub means: String,
    /// What that meaning is called.
    pub means_label: String,
    /// The first values, joined ("PC1043 · PC0217 · PC0990").
    pub first_values: String,
    /// How the values were read and why the heading was taken to mean this.
    pub read_as: String,
    /// A question that only the user can answer.
    pub question: Option<Question>,
    /// Its values and what they are taken to mean, where they classify.
    pub values: Option<ValuesView>,
}

/// A question about a column that can be read two ways.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// The question.
    pub text: String,
    /// Its answers, each with the first value read that way.
    pub options: Vec<Choice>,
}

/// What is sent when the user changes how a file is understood.
#[derive(Clone, Debug)]
pub enum Change {
    /// Another kind of table.
    Kind(TableKind),
    /// Another meaning for a column, or none.
    Meaning(u32, Option<Field>),
    /// The answer to a column's question.
    Answer(u32, String),
    /// What a value of a column means, or every value that is not known (`None`); no meaning takes back what was said.
    Value(u32, Option<String>, Option<Meaning>),
    /// As the session's mapping of this number has it.
    Mapping(u32),
    /// Whether rows that stand in another file too are counted in both.
    Both(bool),
}

/// What the session knows about one file.
#[derive(Debug)]
pub struct FileFacts<'a> {
    /// Its number.
    pub id: u32,
    /// Its name.
    pub name: &'a str,
    /// How it was understood, once that is known.
    pub plan: Option<&'a Plan>,
    /// The account of its rows, the join included.
    pub ledger: Option<&'a Ledger>,
    /// The values of the columns that classify.
    pub values: Vec<&'a Values>,
    /// What came out of it.
    pub came_out: Option<CameOut>,
    /// What its rows add up to.
    pub sums: Vec<(f64, &'static str)>,
    /// What its records can and cannot be used for, where that needs saying.
    pub remark: Option<String>,
    /// Names and numbers of it that do not go together.
    pub names: Vec<String>,
    /// What of it lies outside the days on which things were recorded.
    pub outside: Option<String>,
    /// Whether its records are in use.
    pub used: bool,
    /// Whether it is being read now.
    pub reading: bool,
    /// What of it stands in another file too.
    pub twice: Option<TwiceNote>,
    /// A mapping that fits and would change something, and the file it was made from.
    pub offer: Option<(u32, &'a str)>,
    /// Why it cannot be used.
    pub problem: Option<&'a Problem>,
}

impl FileView {
    /// The card of one file.
    pub fn of(facts: &FileFacts<'_>) -> Self {
        let kind = facts.plan.and_then(|p| p.kind);
        let asks = facts.plan.is_some_and(must_be_answered);
        let mut problem = facts.problem.cloned();
        if problem.is_none() && !facts.reading && facts.plan.is_some() && kind.is_none() {
            problem = Some(of_no_kind(facts.name));
        }
        let state = if facts.reading {
            FileState::Reading
        } else if facts.problem.is_some() {
            FileState::Refused
        } else if facts.used && !asks {
            FileState::Used
        } else {
            FileState::Asks
        };
        let columns = facts.plan.map(|plan| columns(plan, &facts.values)).unwrap_or_default();
        Self {
            id: facts.id,
            name: facts.name.to_owned(),
            state,
            understood: understood(&columns),
            asks: state == FileState::Asks
                || columns
                    .iter()
                    .any(|c| c.question.is_some() || c.values.as_ref().is_some_and(|v| v.question.is_some())),
            kind,
            kind_label: kind.map_or_else(|| "not known".to_owned(), |k| kind_label(k).to_owned()),
            kind_reason: facts.plan.map(|p| p.kind_reason.clone()).unwrap_or_default(),
            kind_options: KINDS
                .iter()
                .map(|(k, label, what)| Choice {
                    id: serde_json::to_value(k)
                        .ok()
                        .and_then(|v| v.as_str().map(str::to_owned))
                        .unwrap_or_default(),
                    label: format!("{}: {what}", sentence_case(label)),
                    group: String::new(),
                })
                .collect(),
            summary: facts.ledger.map(summary).unwrap_or_default(),
            notes: notes(facts),
            columns,
            means_options: facts.plan.map(|plan| meanings::options(plan.kind)).unwrap_or_default(),
            ledger: facts.ledger.map(LedgerSummary::of).unwrap_or_default(),
            offer: facts.offer.map(|(mapping, made_from)| MappingOffer {
                mapping,
                sentence: format!("It has the headings of {made_from}, which was read another way."),
            }),
            twice: facts.twice.clone(),
            problem,
        }
    }
}

/// Whether a question is open without whose answer the file cannot be counted.
///
/// A question about a date that no count rests on (the date of a list, say) is shown, and the file is used meanwhile.
pub fn must_be_answered(plan: &Plan) -> bool {
    plan.columns.iter().any(|c| {
        c.question.is_some()
            && !matches!(
                c.field,
                Some(
                    Field::AsOf
                        | Field::AbsenceDays
                        | Field::ApprovalStatus
                        | Field::Attendance
                        | Field::AbsenceType
                        | Field::AbsenceReason
                        | Field::AbsenceRelated
                        | Field::OvertimeType
                        | Field::ClaimDate
                        | Field::ReturnInterview
                        | Field::HealthReferral
                        | Field::VendorBradford
                )
            )
    })
}

/// How the text was read, then what its rows add up to.
fn notes(facts: &FileFacts<'_>) -> Vec<String> {
    let mut notes = facts.plan.map(|p| p.notes.clone()).unwrap_or_default();
    notes.extend(facts.came_out.as_ref().map(came_out));
    if !facts.sums.is_empty() {
        let sums: Vec<String> = facts
            .sums
            .iter()
            .map(|(sum, words)| match words.strip_prefix("people") {
                Some(named) if exact(*sum) == "1" => format!("1 person{named}"),
                _ => format!("{} {words}", exact(*sum)),
            })
            .collect();
        notes.push(format!("In the rows used: {}.", sums.join(", ")));
    }
    notes.extend(facts.remark.clone());
    notes.extend(facts.names.iter().cloned());
    if let Some(outside) = &facts.outside {
        notes.push(format!("{}. The period is where the other rows are.", sentence_case(outside)));
    }
    notes
}

/// "52 absences in sickness of 7 people, 2 January 2024 to 19 December 2024, 1.9 days on average."
fn came_out(found: &CameOut) -> String {
    let mut sentence = format!(
        "{} of {}",
        count(found.records, found.noun.0, found.noun.1),
        count(found.people, "person", "people")
    );
    if let Some(days) = found.days {
        sentence +=
            &if days.first == days.last { format!(", on {}", days.first) } else { format!(", {days}") };
    }
    if let Some(mean) = found.mean_days {
        let mean = figure(mean);
        sentence +=
            &format!(", {mean} {} on average", if mean == "1" { "calendar day" } else { "calendar days" });
    }
    sentence + "."
}

fn of_no_kind(name: &str) -> Problem {
    Problem::in_file(
        ProblemKind::Meaning,
        name,
        "It is not clear what one row of this file is about.",
        "Choose what it is a table of, or say what its columns mean.",
    )
}

fn summary(ledger: &Ledger) -> String {
    let look = ledger.set_aside() + ledger.merged() + ledger.repaired();
    let mut summary = format!("{} read", count(ledger.rows_in, "row", "rows"));
    if ledger.not_understood() > 0 {
        summary += &format!(", {} not yet understood", thousands(ledger.not_understood()));
    }
    if look > 0 {
        summary += &format!(", {} need{} a look", thousands(look), if look == 1 { "s" } else { "" });
    }
    summary
}

/// The heading, or the first and last of those that stand side by side.
fn heading(plan: &Plan, column: &Column) -> String {
    let last = plan.side_by_side.last().and_then(|last| plan.columns.iter().find(|c| c.index == *last));
    match last.filter(|_| plan.side_by_side.first() == Some(&column.index)) {
        Some(last) => format!("{} … {} ({} columns)", column.heading, last.heading, plan.side_by_side.len()),
        None => column.heading.clone(),
    }
}

fn columns(plan: &Plan, values: &[&Values]) -> Vec<ColumnView> {
    // Months or days side by side are one line: they all mean the same.
    let beside = |c: &Column| plan.side_by_side.iter().skip(1).any(|index| *index == c.index);
    let mut columns: Vec<ColumnView> = plan
        .columns
        .iter()
        .filter(|c| !beside(c))
        .map(|c| {
            // A heading that means only one thing needs no reason beside it.
            let reason = if c.confidence == Confidence::Sure { "" } else { c.reason.as_str() };
            let read_as = [c.read_as.as_str(), reason]
                .into_iter()
                .filter(|s| !s.is_empty())
                .map(sentence_case)
                .collect::<Vec<_>>()
                .join(". ");
            ColumnView {
                index: c.index,
                heading: heading(plan, c),
                turn: 0,
                means: c.field.map(meanings::id).unwrap_or_default(),
                means_label: c
                    .field
                    .map_or_else(|| meanings::NOT_USED.to_owned(), |field| meanings::name(plan.kind, field)),
                first_values: c.first_values.join(" · "),
                read_as,
                question: c.question.as_ref().map(|q| Question {
                    text: q.text.clone(),
                    options: q
                        .options
                        .iter()
                        .map(|o| Choice {
                            id: o.id.clone(),
                            label: if o.example.is_empty() {
                                o.label.clone()
                            } else {
                                format!("{} ({})", o.label, o.example)
                            },
                            group: String::new(),
                        })
                        .collect(),
                }),
                values: values.iter().find(|v| v.column() == c.index).map(|values| ValuesView::of(values)),
            }
        })
        .collect();
    let asked =
        |c: &ColumnView| c.question.is_some() || c.values.as_ref().is_some_and(|v| v.question.is_some());
    let ways: [&dyn Fn(&ColumnView) -> bool; 3] =
        [&asked, &|c| !asked(c) && !c.means.is_empty(), &|c| !asked(c) && c.means.is_empty()];
    let mut turn = 0;
    for is_next in ways {
        for column in columns.iter_mut().filter(|c| is_next(c)) {
            column.turn = turn;
            turn += 1;
        }
    }
    columns
}
