//! Is a blank in a column of approvals asked about, or named, and never taken for a yes in silence?

use candour::calendar::{Day, Window};
use candour::session::Session;
use candour::tables::overtime::Overtime;
use candour::views::data::{Change, FileState};

const OVERTIME: &str = "Staff No,Overtime Date,Overtime Hours,Approved\n\
    77,2025-03-03,1,Yes\n78,2025-03-04,2,No\n77,2025-03-05,4,\n78,2025-03-06,8,Yes\n77,2025-03-07,16,\n";

fn hours(session: &mut Session) -> f64 {
    session.workforce().overtime.iter().map(Overtime::hours).sum()
}

/// Used, set aside, not understood.
fn account(session: &mut Session) -> (u32, u32, u32) {
    let ledger = session.ledger(0).unwrap();
    assert!(ledger.balances());
    (ledger.used(), ledger.set_aside(), ledger.not_understood())
}

#[test]
fn a_blank_beside_yes_and_no_is_asked_and_counts_by_the_answer() {
    for csv in [OVERTIME.to_owned(), OVERTIME.replace("Yes", "Approved").replace(",No", ",Rejected")] {
        let mut session = Session::new();
        session.read("overtime.csv", csv.as_bytes()).unwrap();
        assert_eq!((hours(&mut session), account(&mut session)), (9.0, (2, 1, 2)));
        let file = session.data().files[0].clone();
        assert_eq!(file.state, FileState::Used);
        let question = file.columns[3].question.as_ref().unwrap();
        assert!(question.text.contains("is blank in 2 of the first 5 rows"), "{}", question.text);
        for (answer, counted, rows) in [("blank:counted", 29.0, (4, 1, 0)), ("blank:unknown", 9.0, (2, 3, 0))]
        {
            session.change(0, &Change::Answer(3, answer.to_owned())).unwrap();
            session.reopen(0).unwrap();
            session.feed(0, csv.as_bytes()).unwrap();
            assert!(session.finish(0).unwrap());
            assert_eq!((hours(&mut session), account(&mut session)), (counted, rows), "{answer}");
            assert!(session.data().files[0].columns[3].question.is_none());
        }
    }
}

#[test]
fn where_only_refusals_are_written_a_blank_is_none_and_of_absences_blanks_are_named() {
    let csv = "Staff No,Overtime Date,Overtime Hours,Status\n77,2025-03-03,1,\n78,2025-03-04,2,Cancelled\n77,2025-03-05,4,\n";
    let mut session = Session::new();
    session.read("overtime.csv", csv.as_bytes()).unwrap();
    assert_eq!((hours(&mut session), account(&mut session)), (5.0, (2, 1, 0)));
    assert!(session.data().files[0].columns.iter().all(|c| c.question.is_none()));
    let csv = "Staff No,Absence Type,First day absent,Last day absent,Approval Status\n\
        77,Sick,2025-03-03,2025-03-04,\n78,Sick,2025-03-03,2025-03-04,Approved\n77,Sick,2025-04-03,2025-04-04,Rejected\n";
    let mut session = Session::new();
    session.read("absences.csv", csv.as_bytes()).unwrap();
    assert_eq!(account(&mut session), (2, 1, 0));
    let named = session
        .ledger(0)
        .unwrap()
        .entries()
        .iter()
        .any(|e| e.row == 2 && e.reason.contains("does not say whether it was approved"));
    assert!(named);
}

#[test]
fn a_duty_ahead_of_which_nothing_says_that_somebody_came_is_asked() {
    let csv = "Staff No,Duty Date,Start Time,End Time,Attendance\n\
        77,2025-03-03,08:00,16:00,Present\n77,2025-03-04,08:00,16:00,Absent\n77,2025-03-05,,,\n\
        77,2025-03-06,08:00,16:00,\n77,2025-03-07,08:00,16:00,\n";
    let minutes = |session: &mut Session| {
        let all = Window { first: Day(0), last: Day(30_000) };
        session.workforce().duty_weeks(0, all).map(|(_, cell)| u32::from(cell.minutes)).sum::<u32>()
    };
    let mut session = Session::new();
    session.read("duties.csv", csv.as_bytes()).unwrap();
    let question = session.data().files[0].columns[4].question.clone().unwrap();
    assert!(question.text.contains("is blank in 2 of the first 4 rows"), "{}", question.text);
    assert_eq!(minutes(&mut session), 480);
    assert_eq!(session.ledger(0).unwrap().not_understood(), 2);
    session.change(0, &Change::Answer(4, "blank:counted".to_owned())).unwrap();
    session.reopen(0).unwrap();
    session.feed(0, csv.as_bytes()).unwrap();
    assert!(session.finish(0).unwrap());
    assert_eq!((minutes(&mut session), session.ledger(0).unwrap().not_understood()), (3 * 480, 0));
}
