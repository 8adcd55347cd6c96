//! What files help, which headings each needs, and a small one of each kind to hold one's own export against. The people in
//! them are invented.

use serde::Serialize;

use crate::explain::wording::sentence_case;
use crate::intake::field::TableKind;
use crate::tables::kind_label;

/// One kind of file, with an example of it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ExampleFile {
    /// Its kind, as it stands on the card of a file.
    pub kind: String,
    /// What it is good for.
    pub what_for: String,
    /// The headings it needs, and those that help.
    pub headings: String,
    /// The name it is saved under, without its ending.
    pub name: String,
    /// A few rows, as CSV.
    pub text: String,
}

/// Kind, what for, headings, name, text.
const ALL: [(TableKind, &str, &str, &str, &str); 5] = [
    (
        TableKind::Absences,
        "Enough by itself: who was off, and when.",
        "Needs a staff number and a first day. Helps: last day, type.",
        "example-absences",
        "Staff Number,First Day,Last Day,Absence Type\n\
         A101,2025-01-13,2025-01-17,Sickness\n\
         A101,2025-06-02,2025-06-02,Sickness\n\
         A102,2025-03-24,2025-04-04,Annual leave\n\
         A103,2025-02-10,2025-02-12,Sickness\n\
         A105,2025-09-01,2026-02-27,Maternity leave\n",
    ),
    (
        TableKind::People,
        "Who has the same job and the same time at work.",
        "Needs a staff number. Helps: team, job, hours, start and leaving date.",
        "example-people",
        "Staff Number,Team,Job Title,Contracted Hours,Start Date,Leaving Date\n\
         A101,Ward 3,Nurse,37.5,2019-04-01,\n\
         A102,Ward 3,Nurse,30,2021-09-13,\n\
         A103,Ward 3,Healthcare assistant,37.5,2016-01-04,\n\
         A104,Ward 4,Nurse,37.5,2023-02-20,2025-08-31\n\
         A105,Ward 4,Nurse,22.5,2018-06-11,\n",
    ),
    (
        TableKind::Overtime,
        "Whose working week grows, and who was told to stay.",
        "Needs a staff number, a day and hours. Helps: times, who authorised it.",
        "example-overtime",
        "Staff Number,Overtime Date,Start Time,End Time,Overtime Hours,Voluntary,Authorised By\n\
         A101,2025-01-08,19:30,22:00,2.5,Yes,B200\n\
         A103,2025-01-09,19:30,21:30,2,No,B200\n\
         A103,2025-01-16,19:30,23:00,3.5,No,B200\n\
         A104,2025-02-01,07:00,13:00,6,Yes,B201\n\
         A105,2025-02-03,15:00,17:00,2,Yes,B201\n",
    ),
    (
        TableKind::Duties,
        "Rests, nights, long weeks and days off.",
        "Needs a staff number, a day, start and end. Helps: kind of duty.",
        "example-duties",
        "Staff Number,Duty Date,Actual Start,Actual End,Duty Type\n\
         A101,2025-01-06,07:00,19:30,Day\n\
         A101,2025-01-07,07:00,19:30,Day\n\
         A102,2025-01-06,19:00,07:30,Night\n\
         A103,2025-01-06,07:00,19:30,Day\n\
         A104,2025-01-08,07:00,15:00,Day\n",
    ),
    (
        TableKind::Outcomes,
        "Flags nobody: tests if a pattern comes before it.",
        "Needs a staff number, a day and what happened.",
        "example-outcomes",
        "Staff Number,Outcome Date,Outcome\n\
         A101,2025-03-03,Commendation\n\
         A102,2025-05-19,Complaint\n\
         A103,2025-07-07,Grievance\n\
         A104,2025-08-18,Complaint\n\
         A105,2025-10-06,Commendation\n",
    ),
];

impl ExampleFile {
    /// One of each kind, the most useful first.
    ///
    /// ```
    /// use candour::views::ExampleFile;
    /// let all = ExampleFile::all();
    /// assert_eq!((all.len(), all[0].text.lines().count()), (5, 6));
    /// ```
    pub fn all() -> Vec<Self> {
        ALL.iter()
            .map(|(kind, what_for, headings, name, text)| Self {
                kind: sentence_case(kind_label(*kind)),
                what_for: (*what_for).to_owned(),
                headings: (*headings).to_owned(),
                name: (*name).to_owned(),
                text: (*text).to_owned(),
            })
            .collect()
    }
}
