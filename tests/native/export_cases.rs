//! Every case of `tests/data/exports/EXPECTED.csv`, one by one: what became of its rows, and what is said or asked.
//!
//! A case is right where its rows are used as they should be, or where it says or asks what a careful clerk would. None may
//! be wrong without a word: each line that is not simply read right names the words that must be on the page.

use std::collections::BTreeSet;

use candour::session::Session;

use crate::exports::export;

/// A case, its files, what became of the rows of each that is not refused (used, merged, set aside, not understood), and words that must be on the page; empty where the case is read right and there is nothing to say.
type Case = (&'static str, &'static [&'static str], &'static [[u32; 4]], &'static str);

const fn rows(used: u32, merged: u32, set_aside: u32, not_understood: u32) -> [u32; 4] {
    [used, merged, set_aside, not_understood]
}

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("01", &["01-uv-multirow-range.csv"], &[rows(0, 0, 6, 0)], "Who are these rows about?"),
    ("01b", &["01b-uv-liste.csv"], &[rows(6, 0, 0, 0)], ""),
    ("02", &["02-thai-buddhist-era.csv"], &[rows(5, 0, 0, 0)], ""),
    ("02b", &["02b-thai-mixed.csv"], &[rows(2, 0, 3, 0)], "Buddhist calendar"),
    ("04", &["04-iso-duration-days.csv"], &[rows(0, 0, 0, 5)], "it is not known what a row of this file is about"),
    ("04b", &["04b.csv"], &[rows(3, 0, 1, 0)], "more than 36 hours in one row"),
    ("05", &["05-kimai-seconds.csv"], &[rows(5, 0, 0, 0)], "35.25 hours on duty"),
    ("05b", &["05b-kimai-seconds-ot.csv"], &[rows(0, 0, 4, 0)], "What is “Duration” counted in?"),
    ("07", &["07-fraction-of-day.csv"], &[rows(4, 0, 0, 0)], "12.5 hours paid or claimed"),
    ("07b", &["07b-fraction-of-day-no-times.csv"], &[rows(0, 0, 4, 0)], "What is “Overtime Hours” counted in?"),
    ("07d", &["07d.csv"], &[rows(3, 0, 0, 0)], "28.5 hours on duty"),
    ("08", &["08-sap-pa2001.csv"], &[rows(0, 0, 0, 5)], "it is not known what a row of this file is about"),
    ("10", &["10-zkteco-punches.csv"], &[rows(0, 0, 0, 8)], "Rows of single punches are not put together"),
    ("10b", &["10b-frappe-checkin.csv"], &[rows(0, 0, 0, 6)], "Rows of single punches are not put together"),
    ("11", &["11-line-in-quotes.csv"], &[rows(4, 0, 0, 0)], "Each line is in quotes as a whole"),
    ("13", &["13-sick-in-other-languages.csv"], &[rows(13, 0, 0, 7)], "a kind of absence that is not known here"),
    ("14", &["14-leave-status.csv"], &[rows(2, 0, 17, 1)], "a status that is not known here"),
    ("14c", &["14c.csv"], &[rows(1, 0, 3, 0)], "the request was cancelled or refused"),
    ("16", &["16-ccrb-allegations.csv"], &[], "No column says who each row is about"),
    ("16b", &["16b.csv"], &[rows(6, 0, 0, 0)], "stands under the same case number as another row of the person"),
    ("17", &["17-two-half-days.csv"], &[rows(3, 1, 0, 0)], "part of a day lost"),
    ("17b", &["17b.csv"], &[rows(2, 1, 0, 0)], "part of a day lost"),
    ("19", &["19-weekly-matrix.csv"], &[rows(0, 0, 0, 4)], "what is in their cells?"),
    ("19b", &["19b-week-commencing-matrix.csv"], &[rows(0, 0, 0, 4)], "what is in their cells?"),
    ("20", &["20-grouped-report.csv"], &[], "No column says who each row is about"),
    ("22", &["22-hashes.csv"], &[rows(1, 0, 3, 0)], "last day not understood"),
    ("23", &["23-unix-seconds.csv"], &[rows(3, 0, 0, 0)], "Seconds since 1970"),
    ("23b", &["23b-unix-ms.csv"], &[rows(3, 0, 0, 0)], "Milliseconds since 1970"),
    ("25", &["25-unit-column.csv"], &[rows(4, 0, 0, 0)], ""),
    ("25b", &["25b.csv"], &[rows(4, 0, 0, 0)], "hours lost are not turned into days"),
    ("26", &["26-two-assignments-people.csv", "26-two-assignments-absences.csv"], &[rows(3, 1, 0, 0), rows(3, 1, 0, 0)], ""),
    ("26b", &["26-two-assignments-people.csv", "26b-assignment-only-absences.csv"], &[rows(3, 1, 0, 0), rows(3, 0, 0, 0)], "is not compared"),
    ("28", &["28-people-lz.csv", "28-absences-nolz.csv"], &[rows(3, 0, 0, 0), rows(3, 0, 0, 0)], "look like one person, if leading zeros do not count"),
    ("28b", &["28-people-lz.csv", "28b-absences-E.csv"], &[rows(3, 0, 0, 0), rows(3, 0, 0, 0)], "look like one person, if only the number counts"),
    ("28c", &["28c-people-both.csv", "28-absences-nolz.csv"], &[rows(3, 0, 0, 0), rows(3, 0, 0, 0)], "1 is not, and is not compared"),
    ("29", &["29-people-names.csv", "29-absences-names.csv"], &[rows(3, 0, 0, 0), rows(3, 0, 0, 0)], "“Last, First” turned round"),
    ("31", &["31-no-date.csv"], &[rows(0, 0, 0, 3)], "This file has no dates."),
    ("32", &["32-jan.csv", "32-feb.csv", "32-mar.csv"], &[rows(2, 0, 0, 0), rows(2, 0, 0, 0), rows(2, 0, 0, 0)], ""),
    ("34", &["34-unicode-minus.csv"], &[rows(1, 2, 0, 0)], "the two cancel out"),
    ("35", &["35-workday-tz-date.csv"], &[rows(4, 0, 0, 0)], "hours lost are not turned into days"),
    ("37", &["37-baltimore-periods.csv"], &[rows(0, 0, 6, 0)], "period has no beginning"),
    ("38", &["38-night-duties.csv"], &[rows(4, 0, 1, 0)], "Minutes: a break of 30 hours would be longer than any"),
    ("38c", &["38c.csv"], &[rows(0, 0, 1, 0)], "begins and ends at the same time"),
    ("40", &["40-reiwa.csv"], &[rows(3, 0, 0, 0)], ""),
    ("41", &["41-orangehrm-range.csv"], &[rows(2, 0, 1, 1)], "a status that is not known here"),
    ("43", &["43-mysql-backslash.csv"], &[rows(4, 0, 0, 0)], "A quote inside a cell is written"),
    ("44", &["44-jan-full.csv", "44-feb-full.csv"], &[rows(2, 0, 0, 0), rows(1, 1, 0, 0)], ""),
    ("46", &["46-people-oneday.csv", "46-oneday-a-week.csv"], &[rows(2, 0, 0, 0), rows(7, 0, 0, 0)], ""),
    ("47", &["47-fiscal-wide.csv"], &[rows(0, 0, 0, 3)], "what is in their cells?"),
    ("47b", &["47b-fiscal-period.csv"], &[rows(0, 0, 1, 3)], "No column says on which day an absence began."),
    ("49", &["49-german-weekday-dates.csv"], &[rows(4, 0, 0, 0)], ""),
    ("50", &["50-people.csv", "50-rtl-emoji.csv"], &[rows(3, 0, 0, 0), rows(4, 0, 0, 0)], ""),
    ("52", &["52-kimai1-multi-day.csv"], &[], "No column says who each row is about"),
    ("53", &["53-future-two-digit.csv"], &[rows(3, 0, 0, 0)], "year of two digits that would lie decades ahead"),
    ("55", &["55-oracle-hdl.dat.csv"], &[rows(0, 0, 4, 0)], "not approved yet"),
    ("56", &["56-open-ended-tick.csv"], &[rows(4, 0, 0, 0)], "marked as still open beside a last day"),
    ("58", &["58-narrow-nbsp-pm.csv"], &[rows(3, 0, 0, 0)], "24.5 hours on duty"),
    ("59", &["59-bamboo-text.csv"], &[rows(3, 0, 1, 0)], "two days in one cell"),
    ("61", &["61-one-typo-year.csv"], &[rows(5, 0, 0, 0)], "ends in 2034"),
    ("62", &["62-codes.csv"], &[rows(1, 0, 0, 5)], "a kind of absence that is not known here"),
    ("64", &["64-ot.csv", "64-ot-again.csv", "64-duty.csv", "64-duty-again.csv", "64-out.csv", "64-out-again.csv"], &[rows(3, 0, 0, 0), rows(0, 3, 0, 0), rows(3, 0, 0, 0), rows(0, 3, 0, 0), rows(2, 0, 0, 0), rows(0, 2, 0, 0)], "says the same as a row of another file: counted once"),
    ("65", &["65-training-absence.csv"], &[rows(58, 0, 0, 0)], "leave, not sickness"),
    ("67", &["67-break-30.csv"], &[rows(3120, 0, 0, 0)], "Minutes: a break of 30 hours would be longer than any"),
    ("68b", &["68b-one-typo.csv"], &[rows(48, 0, 0, 0)], "ends in 2034"),
    ("68c", &["68c-fit-note.csv"], &[rows(49, 0, 0, 0)], "ends on 30 May 2025"),
    ("68d", &["68d-booked-leave.csv"], &[rows(49, 0, 0, 0)], "Leave is booked until 15 August 2025"),
    ("70", &["70-ot-jan-mar.csv", "70-ot-mar-may.csv"], &[rows(68, 0, 0, 0), rows(41, 23, 0, 0)], "says the same as a row of another file: counted once"),
    ("71", &["71-leap.csv"], &[rows(2, 0, 2, 0)], "first day not understood"),
    ("73", &["73.csv"], &[rows(1, 0, 2, 0)], "lasts more than 36 hours"),
    ("74", &["74.csv"], &[rows(3, 0, 0, 0)], "takes back hours"),
    ("76/79", &["76.csv", "79-deleted-later.csv"], &[rows(1, 0, 3, 0), rows(1, 1, 2, 0)], "a later row says that these days were cancelled"),
    ("77", &["77.csv"], &[rows(2, 0, 0, 0)], "1 person"),
    ("80", &["80-zero.csv"], &[rows(2, 0, 1, 0)], "no time lost"),
    ("82", &["82-isoweek.csv"], &[rows(2, 0, 0, 0)], ""),
    ("83", &["83-yyddd.csv"], &[rows(4, 0, 0, 0)], "A year and the day of the year"),
    ("85", &["85-protected.csv"], &[rows(38, 0, 20, 0)], "protected: injury on duty"),
    ("86", &["86-nhs-codes.csv"], &[rows(0, 0, 0, 4)], "a kind of absence that is not known here"),
];

/// Everything that the page says of the files: notes, questions, how columns are read, reasons in the ledger, joins.
pub(crate) fn everything_said(session: &mut Session, ids: &[u32], refused: &[String]) -> String {
    let mut said: Vec<String> = refused.to_vec();
    for id in ids {
        said.extend(
            session.ledger(*id).unwrap().entries().iter().map(|e| format!("{}: {}", e.reason, e.detail)),
        );
    }
    said.push(serde_json::to_string(&session.data()).unwrap());
    said.join("\n")
}

#[test]
fn every_case_is_read_right_or_says_what_it_cannot_know() {
    let mut wrong = Vec::new();
    for (case, files, accounts, says) in CASES {
        let mut session = Session::new();
        let mut refused = Vec::new();
        let mut ids = Vec::new();
        for name in *files {
            match session.read(name, &export(name)) {
                Ok(id) => ids.push(id),
                Err(problem) => refused.push(problem.sentence),
            }
        }
        let mut seen = Vec::new();
        for id in &ids {
            let ledger = session.ledger(*id).unwrap();
            assert!(ledger.balances(), "{case}");
            seen.push([ledger.used(), ledger.merged(), ledger.set_aside(), ledger.not_understood()]);
        }
        assert_eq!(ids.len() + refused.len(), files.len(), "{case}");
        if seen != *accounts {
            wrong.push(format!("{case}: {seen:?}, expected {accounts:?}"));
        }
        let said = everything_said(&mut session, &ids, &refused);
        if !said.contains(says) {
            wrong.push(format!("{case} does not say “{says}”"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_case_is_left_out() {
    let expected = String::from_utf8(export("EXPECTED.csv")).unwrap();
    let cases = expected.lines().skip(1).filter_map(|line| line.split(',').next());
    let cases: BTreeSet<&str> = cases.collect();
    let here: BTreeSet<&str> = CASES.iter().map(|(case, ..)| *case).collect();
    assert_eq!(cases, here);
    assert_eq!(here.len(), CASES.len(), "each once");
}
