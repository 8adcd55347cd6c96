//! Outcomes: complaints, findings, grievances and awards, one row each.
//!
//! No indicator sees them. They are what an audit holds a pattern against, afterwards and over everyone, to ask whether
//! flags say anything at all; a flag is never made from them.

use std::collections::HashMap;

use super::keys::Keys;
use super::outcome_words::{self, Finding, OutcomeKind, Route};
use super::{RowRef, no_person, plain_day, text, write};
use crate::calendar::Day;
use crate::intake::Row;
use crate::intake::field::Field;
use crate::intake::ledger::{Fate, Ledger};
use crate::intake::values::Values;
use crate::vocabulary::{Class, Meaning};

/// One outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// About whom, by number.
    pub person: u32,
    /// The day it was recorded; the day it was closed where a file says only that.
    pub recorded: Option<Day>,
    /// The day of what it is about.
    pub incident: Option<Day>,
    /// The day the case was closed.
    pub closed: Option<Day>,
    /// Complaint, conduct, grievance, award.
    pub kind: OutcomeKind,
    /// What it is, in the file's words.
    pub kind_text: Option<String>,
    /// What was found.
    pub finding: Finding,
    /// Finding or result, in the file's words.
    pub finding_text: Option<String>,
    /// How serious, in the file's words.
    pub severity: Option<String>,
    /// How it came to light.
    pub route: Route,
    /// Its row.
    pub source: RowRef,
}

impl Outcome {
    /// Whether another row says the same of the same outcome.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        *self == Self { source: self.source, ..other.clone() }
    }

    /// The day it came to light: recorded, else that of what it is about.
    pub fn day(&self) -> Option<Day> {
        self.recorded.or(self.incident)
    }
}

/// The outcomes of one file.
#[derive(Clone, Debug)]
pub struct OutcomeTable {
    file: u32,
    /// The people.
    pub keys: Keys,
    /// Outcomes, in the order of the file.
    pub records: Vec<Outcome>,
    /// The case numbers met, each with its person and the first row that has it.
    cases: HashMap<(u32, String), u32>,
    /// The column of the parts people had in a case.
    parts: Values,
}

impl OutcomeTable {
    /// An empty table.
    pub fn new(file: u32) -> Self {
        Self {
            file,
            keys: Keys::default(),
            records: Vec::new(),
            cases: HashMap::new(),
            parts: Values::of(Field::CasePart, Class::Part),
        }
    }

    /// The column that classifies, with its values.
    pub fn values(&self) -> impl Iterator<Item = &Values> {
        std::iter::once(&self.parts)
    }

    /// Takes one row.
    pub fn take(&mut self, row: &Row<'_>, ledger: &mut Ledger) {
        let part = self.parts.take(row).and_then(|number| self.parts.get(number));
        if let Some(part) = part {
            match part.meaning {
                Some(Meaning::Subject) => {}
                Some(_) => {
                    let reason = "in the case as somebody else than whom it is about: no outcome of theirs";
                    write(ledger, row, Fate::SetAside, reason, part.text.clone());
                    return;
                }
                None => {
                    let reason = "a part in the case that is not known here: say what it means";
                    write(ledger, row, Fate::NotUnderstood, reason, part.text.clone());
                    return;
                }
            }
        } else if row.has(Field::CasePart) {
            let reason = "does not say what part the person had in the case";
            write(ledger, row, Fate::SetAside, reason, String::new());
            return;
        }
        let Some(person) = self.keys.number(row) else {
            no_person(row, ledger);
            return;
        };
        let words = |field| text(row, field);
        let (kind_text, finding_text) = (words(Field::OutcomeKind), words(Field::Finding));
        if kind_text.is_none() && finding_text.is_none() {
            write(ledger, row, Fate::SetAside, "says neither what it is nor what was found", String::new());
            return;
        }
        let closed = plain_day(row.day(Field::OutcomeClosed));
        let outcome = Outcome {
            person,
            recorded: plain_day(row.day(Field::OutcomeDate)).or(closed),
            incident: plain_day(row.day(Field::IncidentDate)),
            closed,
            kind: kind_text.as_deref().map_or(OutcomeKind::Unknown, outcome_words::kind),
            kind_text,
            finding: finding_text.as_deref().map_or(Finding::Unknown, outcome_words::finding),
            finding_text,
            severity: words(Field::Severity),
            route: words(Field::Route).map_or(Route::Unknown, |t| outcome_words::route(&t)),
            source: RowRef { file: self.file, row: row.number() },
        };
        if let (Finding::Unknown, Some(said)) = (outcome.finding, &outcome.finding_text) {
            let reason =
                "finding in words that are not known here: kept, and counted neither for nor against";
            write(ledger, row, Fate::Noted, reason, said.clone());
        }
        if outcome.recorded.is_none() && outcome.incident.is_none() {
            let reason = "has no date that was understood: an audit over a period leaves it out";
            write(ledger, row, Fate::Noted, reason, String::new());
        }
        if let Some(case) = words(Field::RowId) {
            let first = *self.cases.entry((person, case)).or_insert(row.number());
            if first != row.number() {
                let reason =
                    "stands under the same case number as another row of the person: an outcome of its own";
                write(ledger, row, Fate::Noted, reason, format!("row {first}"));
            }
        }
        self.records.push(outcome);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Workforce;

    #[test]
    fn a_case_has_three_days_and_the_day_it_closed_stands_in_for_the_day_it_was_recorded() {
        let both = "Person ID,Date Recorded,Incident Date,Date Closed,Case Type,Finding,Source\n\
                    A1,2025-03-04,2025-02-01,2025-09-30,Public complaint,Upheld,Early intervention dashboard\n";
        let workforce = Workforce::from_csv(&[("complaints.csv", both)]).unwrap();
        let outcome = &workforce.outcomes[0];
        let days = [outcome.incident, outcome.recorded, outcome.closed].map(|day| day.unwrap().iso());
        assert_eq!(days, ["2025-02-01", "2025-03-04", "2025-09-30"]);
        assert_eq!(
            (outcome.kind, outcome.finding, outcome.route),
            (OutcomeKind::Complaint, Finding::Misconduct, Route::FlagDriven)
        );
        let closed = "Person ID,Date Closed,Case Type,Finding\nA1,2025-09-30,Conduct matter,Misconduct\n";
        let workforce = Workforce::from_csv(&[("cases.csv", closed)]).unwrap();
        assert_eq!(workforce.outcomes[0].recorded.map(Day::iso).as_deref(), Some("2025-09-30"));
    }

    #[test]
    fn outcomes_are_read_and_joined_and_make_no_flag() {
        let people = "Person ID,Team\nA1,North\nA2,South\n";
        let outcomes = "Person ID,Complaint Date,Allegation Type,Finding,Severity\n\
                        A1,2025-03-04,Incivility,No case to answer,Low\n\
                        A9,2025-05-01,Incivility,Reflective practice,Low\n\
                        A2,2025-05-02,,,\n";
        let workforce = Workforce::from_csv(&[("people.csv", people), ("complaints.csv", outcomes)]).unwrap();
        assert_eq!(workforce.outcomes.len(), 2);
        assert_eq!(workforce.outcomes[0].finding, Finding::NoCase);
        assert_eq!(workforce.outcomes[0].finding_text.as_deref(), Some("No case to answer"));
        assert_eq!(workforce.outcomes[1].finding, Finding::Reflective);
        assert_eq!(workforce.outcomes[0].kind, OutcomeKind::Unknown, "incivility may be any of them");
        assert_eq!(workforce.outcomes[0].recorded.map(Day::iso).as_deref(), Some("2025-03-04"));
        assert_eq!(
            workforce.people.len(),
            3,
            "whoever stands only in the outcomes is kept, and not compared"
        );
        assert_eq!(workforce.recorded(), None, "a complaint is no record of attendance");
    }
}
