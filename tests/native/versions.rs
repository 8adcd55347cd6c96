//! Does a claim of several versions count once, by its last one?

use candour::session::Session;
use candour::tables::overtime::Overtime;
use candour::views::data::{Change, FileState};

fn read(files: &[(&str, &str)]) -> Session {
    let mut session = Session::new();
    for (name, csv) in files {
        session.read(name, csv.as_bytes()).unwrap();
    }
    session
}

fn hours(session: &mut Session) -> f64 {
    session.workforce().overtime.iter().map(Overtime::hours).sum()
}

/// Used, merged, set aside.
fn account(session: &mut Session, id: u32) -> (u32, u32, u32) {
    let ledger = session.ledger(id).unwrap();
    assert!(ledger.balances());
    (ledger.used(), ledger.merged(), ledger.set_aside())
}

fn said(session: &mut Session, id: u32) -> Vec<(u32, String)> {
    let ledger = session.ledger(id).unwrap();
    ledger.entries().iter().map(|e| (e.row, format!("{}: {}", e.reason, e.detail))).collect()
}

#[test]
fn of_several_versions_of_a_claim_the_last_one_counts() {
    for heading in ["Version", "Version No", "Revision", "Rev", "claim_version", "Amendment No", "Seq"] {
        let csv = format!(
            "Claim No,{heading},Staff No,Overtime Date,Overtime Hours\n\
             1001,1,77,2025-03-03,3.0\n1001,2,77,2025-03-03,3.5\n1002,1,78,2025-03-04,2\n\
             1003,1,77,2025-03-20,1\n1003,3,77,2025-03-21,4\n1003,2,77,2025-03-20,9\n"
        );
        // A sequence is one of versions where all rows of a claim are of the same day.
        let csv = if heading == "Seq" { csv.replace("2025-03-21", "2025-03-20") } else { csv };
        let mut session = read(&[("overtime.csv", &csv)]);
        assert_eq!(hours(&mut session), 3.5 + 2.0 + 4.0, "{heading}");
        assert_eq!(account(&mut session, 0), (3, 3, 0), "{heading}");
        let replaced = "replaced by a later version of the same claim, which counts";
        let rows = [(2, 3), (5, 6), (7, 6)];
        let expected: Vec<_> = rows.iter().map(|(row, by)| (*row, format!("{replaced}: row {by}"))).collect();
        assert_eq!(said(&mut session, 0), expected, "{heading}");
        let notes = session.data().files[0].notes.join(" ");
        assert!(notes.contains("3 pieces of overtime") && notes.contains("9.5 hours"), "{notes}");
    }
}

#[test]
fn a_version_that_was_withdrawn_leaves_nothing_and_a_later_file_replaces_an_earlier_one() {
    let head = "Claim ID,Version,Staff No,Overtime Date,Overtime Hours,Status\n";
    let csv = format!("{head}A7,v1,77,2025-03-03,3,Approved\nA7,v2,77,2025-03-03,3,Cancelled\n");
    let mut session = read(&[("overtime.csv", &csv)]);
    assert_eq!((hours(&mut session), account(&mut session, 0)), (0.0, (0, 0, 2)));
    let first = format!("{head}A7,1,77,2025-03-03,3,Approved\nA8,1,78,2025-03-05,1,Approved\n");
    let later = format!("{head}A7,2,77,2025-03-03,5,Approved\n");
    let mut session = read(&[("march.csv", &first), ("april.csv", &later)]);
    assert_eq!(hours(&mut session), 6.0);
    assert_eq!((account(&mut session, 0), account(&mut session, 1)), ((1, 1, 0), (1, 0, 0)));
}

#[test]
fn several_days_in_one_claim_are_replaced_together_and_lines_of_a_claim_all_count() {
    let csv = "Claim No,Version,Staff No,Overtime Date,Overtime Hours\n\
               2201,1,77,2025-03-03,1\n2201,1,77,2025-03-10,2\n2201,2,77,2025-03-03,4\n2201,2,77,2025-03-10,8\n";
    assert_eq!(hours(&mut read(&[("overtime.csv", csv)])), 12.0);
    // Lines: other days, or another rate.
    for csv in [
        "Claim No,Seq,Staff No,Overtime Date,Overtime Hours\n2201,1,77,2025-03-03,1\n2201,2,77,2025-03-04,2\n",
        "Claim No,Seq,Staff No,Overtime Date,Overtime Hours,OT Type\n2201,1,77,2025-03-03,1,T1\n2201,2,77,2025-03-03,2,T2\n",
    ] {
        let mut session = read(&[("overtime.csv", csv)]);
        assert_eq!((hours(&mut session), account(&mut session, 0)), (3.0, (2, 0, 0)), "{csv}");
    }
}

#[test]
fn versions_that_are_not_of_one_thing_for_sure_are_named_and_counts_within_one_day_are_asked() {
    let csv = "Claim No,Version,Staff No,Overtime Date,Overtime Hours\n\
               2201,1,77,2025-03-03,1\n2201,2,78,2025-03-03,2\n2202,1,77,2025-03-03,4\n2202,2,77,2025-06-03,8\n";
    let mut session = read(&[("overtime.csv", csv)]);
    assert_eq!((hours(&mut session), account(&mut session, 0)), (15.0, (4, 0, 0)));
    let named = said(&mut session, 0);
    assert_eq!(named.iter().filter(|(_, line)| line.contains("worth a look: 2 rows")).count(), 4);
    let csv = "Claim No,Seq,Staff No,Overtime Date,Start Time,Overtime Hours\n\
               2201,1,77,2025-03-03,18:00,1\n2201,2,77,2025-03-03,18:30,2\n2202,1,78,2025-03-04,18:00,4\n";
    let mut session = read(&[("overtime.csv", csv)]);
    let file = session.data().files[0].clone();
    assert_eq!(file.state, FileState::Asks);
    let question = file.columns[1].question.as_ref().unwrap();
    assert!(question.text.contains("Does a later row replace the ones before it?"), "{}", question.text);
    for (answer, counted) in [("field:version", 6.0), ("field:rowId", 7.0)] {
        session.change(0, &Change::Answer(1, answer.to_owned())).unwrap();
        session.reopen(0).unwrap();
        session.feed(0, csv.as_bytes()).unwrap();
        assert!(session.finish(0).unwrap());
        assert_eq!((session.data().files[0].state, hours(&mut session)), (FileState::Used, counted));
    }
}

#[test]
fn without_a_claim_number_the_versions_of_a_day_count_up_or_are_named() {
    let head = "Staff No,Overtime Date,Version,Overtime Hours\n";
    let mut session =
        read(&[("o.csv", &format!("{head}77,2025-03-03,1,3\n77,2025-03-03,2,4\n78,2025-03-03,1,1\n"))]);
    assert_eq!((hours(&mut session), account(&mut session, 0)), (5.0, (2, 1, 0)));
    let mut session =
        read(&[("o.csv", &format!("{head}77,2025-03-03,1,3\n77,2025-03-03,1,4\n77,2025-03-03,2,1\n"))]);
    assert_eq!((hours(&mut session), account(&mut session, 0)), (8.0, (3, 0, 0)));
    assert_eq!(said(&mut session, 0).len(), 3);
}

#[test]
fn versions_of_an_absence_are_one_absence_and_hours_taken_back_are_left_to_cancel_out() {
    let csv = "Absence ID,Row ID,Version,Staff No,Absence Type,First day absent,Last day absent\n\
               A501,9001,1,77,Sick,2025-03-03,2025-03-14\nA501,9002,2,77,Sick,2025-03-04,2025-03-07\nA506,9003,1,77,Sick,2025-05-05,2025-05-05\n";
    let mut session = read(&[("sick.csv", csv)]);
    let firsts: Vec<String> = session.workforce().absences.iter().map(|a| a.first.iso()).collect();
    assert_eq!(firsts, ["2025-03-04", "2025-05-05"]);
    assert_eq!(account(&mut session, 0), (2, 1, 0));
    let csv = "Claim No,Version,Staff No,Overtime Date,Overtime Hours\n\
               2201,1,77,2025-03-03,7.5\n2201,2,77,2025-03-03,-7.5\n2201,3,77,2025-03-03,8\n";
    assert_eq!(hours(&mut read(&[("overtime.csv", csv)])), 8.0);
}
