//! Outcomes: complaints, findings, grievances and awards, one row each.
//!
//! No indicator sees them. They are what an audit holds a pattern against, afterwards and over everyone, to ask whether
//! flags say anything at all; a flag is never made from them.

use super::keys::Keys;
use super::{RowRef, plain_day, text, write};
use crate::calendar::Day;
use crate::intake::Row;
use crate::intake::field::Field;
use crate::intake::ledger::{Fate, Ledger};

/// One outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// About whom, by number.
    pub person: u32,
    /// The day it was recorded.
    pub recorded: Option<Day>,
    /// The day of what it is about.
    pub incident: Option<Day>,
    /// Complaint, conduct, grievance, award, in the file's words.
    pub kind: Option<String>,
    /// Finding or result, in the file's words.
    pub finding: Option<String>,
    /// How serious, in the file's words.
    pub severity: Option<String>,
    /// How it came to light, in the file's words.
    pub route: Option<String>,
    /// Its row.
    pub source: RowRef,
}

/// The outcomes of one file.
#[derive(Clone, Debug)]
pub struct OutcomeTable {
    file: u32,
    /// The people.
    pub keys: Keys,
    /// Outcomes, in the order of the file.
    pub records: Vec<Outcome>,
}

impl OutcomeTable {
    /// An empty table.
    pub fn new(file: u32) -> Self {
        Self { file, keys: Keys::default(), records: Vec::new() }
    }

    /// Takes one row.
    pub fn take(&mut self, row: &Row<'_>, ledger: &mut Ledger) {
        let Some(person) = self.keys.number(row) else {
            write(ledger, row, Fate::SetAside, "names no person", String::new());
            return;
        };
        let outcome = Outcome {
            person,
            recorded: plain_day(row.day(Field::OutcomeDate)),
            incident: plain_day(row.day(Field::IncidentDate)),
            kind: text(row, Field::OutcomeKind),
            finding: text(row, Field::Finding),
            severity: text(row, Field::Severity),
            route: text(row, Field::Route),
            source: RowRef { file: self.file, row: row.number() },
        };
        if outcome.kind.is_none() && outcome.finding.is_none() {
            write(ledger, row, Fate::SetAside, "says neither what it is nor what was found", String::new());
            return;
        }
        if outcome.recorded.is_none() && outcome.incident.is_none() {
            let reason = "has no date that was understood: an audit over a period leaves it out";
            write(ledger, row, Fate::Noted, reason, String::new());
        }
        self.records.push(outcome);
    }
}

#[cfg(test)]
mod tests {
    use crate::tables::Workforce;

    #[test]
    fn outcomes_are_read_and_joined_and_make_no_flag() {
        let people = "Person ID,Team\nA1,North\nA2,South\n";
        let outcomes = "Person ID,Complaint Date,Allegation Type,Finding,Severity\n\
                        A1,2025-03-04,Incivility,No case to answer,Low\n\
                        A9,2025-05-01,Incivility,Reflective practice,Low\n\
                        A2,2025-05-02,,,\n";
        let workforce = Workforce::from_csv(&[("people.csv", people), ("complaints.csv", outcomes)]).unwrap();
        assert_eq!(workforce.outcomes.len(), 2);
        assert_eq!(workforce.outcomes[0].finding.as_deref(), Some("No case to answer"));
        assert_eq!(
            workforce.outcomes[0].recorded.map(crate::calendar::Day::iso).as_deref(),
            Some("2025-03-04")
        );
        assert_eq!(
            workforce.people.len(),
            3,
            "whoever stands only in the outcomes is kept, and not compared"
        );
        assert_eq!(workforce.recorded(), None, "a complaint is no record of attendance");
    }
}
