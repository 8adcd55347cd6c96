//! Is a row that stands in two files counted once, and twice where the user says so?

use std::fs;
use std::path::Path;

use candour::calendar::{Day, Window};
use candour::indicators::Measured;
use candour::session::Session;
use candour::views::data::Change;

fn made(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/exports").join(name)).unwrap()
}

fn read(names: &[&str]) -> Session {
    let mut session = Session::new();
    for name in names {
        session.read(name, &made(name)).unwrap();
    }
    session
}

/// Used, merged, set aside.
fn account(session: &mut Session, id: u32) -> (u32, u32, u32) {
    let ledger = session.ledger(id).unwrap();
    assert!(ledger.balances());
    (ledger.used(), ledger.merged(), ledger.set_aside())
}

fn hours(session: &mut Session) -> f64 {
    session.workforce().overtime.iter().map(candour::tables::overtime::Overtime::hours).sum()
}

fn duties(session: &mut Session) -> (u32, u32) {
    let workforce = session.workforce();
    let all = Window { first: Day(0), last: Day(30_000) };
    let cells = (0..workforce.people.len() as u32).flat_map(|p| workforce.duty_weeks(p, all).map(|(_, c)| c));
    cells.fold((0, 0), |(n, minutes), c| (n + u32::from(c.duties), minutes + u32::from(c.minutes)))
}

#[test]
fn the_same_overtime_twice_is_counted_once_and_makes_no_flag() {
    for (once, again) in [("64-ot.csv", "64-ot-again.csv"), ("64-ot-times.csv", "64-ot-times-again.csv")] {
        let mut session = read(&[once, again]);
        assert_eq!((hours(&mut session), account(&mut session, 0)), (6.0, (3, 0, 0)), "{once}");
        assert_eq!(account(&mut session, 1), (0, 3, 0), "{once}");
        session.analyse().unwrap();
        assert!(session.findings().unwrap().flags.is_empty(), "{once}");
        let note = session.data().files[1].twice.clone().unwrap();
        assert_eq!(note.sentence, format!("This is the same file as {once}, byte for byte: counted once."));
        assert!(session.data().files[0].twice.is_none());
        session.change(1, &Change::Both(true)).unwrap();
        assert_eq!((hours(&mut session), account(&mut session, 1)), (12.0, (3, 0, 0)), "{once}");
        assert!(session.data().files[1].twice.as_ref().unwrap().both);
        session.change(1, &Change::Both(false)).unwrap();
        assert_eq!(hours(&mut session), 6.0);
    }
}

#[test]
fn exports_whose_months_overlap_count_the_shared_month_once() {
    let mut session = read(&["70-ot-jan-mar.csv", "70-ot-mar-may.csv"]);
    assert_eq!(hours(&mut session), 210.0);
    let (first, second) = (account(&mut session, 0), account(&mut session, 1));
    assert_eq!((first.1, first.0 + second.0), (0, 109));
    let view = session.data();
    assert!(view.files[1].twice.as_ref().unwrap().sentence.contains("70-ot-jan-mar.csv"));
}

#[test]
fn the_nth_equal_row_of_one_file_is_the_nth_of_the_other() {
    let head = "Staff No,Overtime Date,Overtime Hours\n";
    let row = "77,2025-03-03,2\n";
    for (first, second, pieces) in [(2, 0, 2), (2, 1, 2), (1, 2, 2), (2, 2, 2), (1, 3, 3)] {
        let mut session = Session::new();
        session.read("a.csv", format!("{head}78,2025-03-04,1\n{}", row.repeat(first)).as_bytes()).unwrap();
        session.read("b.csv", format!("{head}79,2025-03-04,1\n{}", row.repeat(second)).as_bytes()).unwrap();
        assert_eq!(session.workforce().overtime.len(), pieces + 2, "{first} and {second}");
        assert_eq!(account(&mut session, 0).1, 0);
        assert_eq!(account(&mut session, 1).1 as usize, first.min(second));
    }
}

#[test]
fn the_same_duties_twice_are_counted_once() {
    let mut session = read(&["64-duty.csv", "64-duty-again.csv"]);
    assert_eq!(duties(&mut session), (3, 3 * 480));
    assert_eq!((account(&mut session, 0), account(&mut session, 1)), ((3, 0, 0), (0, 3, 0)));
    let view = session.data();
    assert!(view.files[1].twice.as_ref().unwrap().sentence.contains("the same file"));
    assert!(
        view.files[1].notes.iter().all(|note| !note.contains("hours on duty")),
        "{:?}",
        view.files[1].notes
    );
    session.change(1, &Change::Both(true)).unwrap();
    assert_eq!(duties(&mut session), (6, 6 * 480));
    assert_eq!(account(&mut session, 1), (3, 0, 0));
}

#[test]
fn of_a_week_in_two_files_of_duties_the_larger_counts_and_days_apart_add_up() {
    let head = "Person ID,Duty Date,Start Time,End Time\n";
    let days = |days: &[u32]| {
        let row = |d: &u32| format!("A1,2025-03-{d:02},08:00,16:00\n");
        format!("{head}{}", days.iter().map(row).collect::<String>())
    };
    // 3 March 2025 was a Monday. First file, second file, duties counted, rows merged in each, weeks that are unclear.
    for (a, b, counted, merged, unclear) in [
        (&[3, 4][..], &[5, 6][..], 4, (0, 0), false),
        (&[3, 4, 5], &[4, 5], 3, (0, 2), false),
        (&[4, 5], &[3, 4, 5], 3, (2, 0), false),
        (&[3, 4, 5], &[5, 6], 3, (0, 2), true),
        (&[3, 4, 10], &[10, 11], 4, (1, 0), false),
    ] {
        let mut session = Session::new();
        session.read("a.csv", days(a).as_bytes()).unwrap();
        session.read("b.csv", days(b).as_bytes()).unwrap();
        assert_eq!(duties(&mut session).0, counted, "{a:?} {b:?}");
        let rows = (account(&mut session, 0), account(&mut session, 1));
        assert_eq!((rows.0.1, rows.1.1), merged, "{a:?} {b:?}");
        assert_eq!(rows.0.0 + rows.1.0, counted, "{a:?} {b:?}");
        let said = session
            .data()
            .files
            .iter()
            .any(|f| f.twice.as_ref().is_some_and(|t| t.sentence.contains("nothing tells")));
        assert_eq!(said, unclear, "{a:?} {b:?}");
    }
}

#[test]
fn the_same_outcomes_twice_are_counted_once() {
    let mut session = read(&["64-out.csv", "64-out-again.csv"]);
    assert_eq!(session.workforce().outcomes.len(), 2);
    assert_eq!(account(&mut session, 1), (0, 2, 0));
    session.change(1, &Change::Both(true)).unwrap();
    assert_eq!(session.workforce().outcomes.len(), 4);
}

#[test]
fn absences_that_come_twice_stay_right() {
    let mut session = read(&["32-jan.csv", "32-feb.csv", "32-mar.csv"]);
    assert_eq!(session.workforce().absences.len(), 6);
    for (jan, feb) in [
        ("44-jan-full.csv", "44-feb-full.csv"),
        ("44-jan-clip.csv", "44-feb-clip.csv"),
        ("44-jan-open.csv", "44-feb-closed.csv"),
    ] {
        let mut session = read(&[jan, feb]);
        session.analyse().unwrap();
        let of = session.workforce().people.iter().position(|p| p.key == "E101").unwrap();
        let found = session.findings().unwrap().of("sickness-spells").unwrap();
        assert_eq!(found.values[of].amount(), Some(1.0), "{jan}");
    }
    let mut session = read(&["77.csv"]);
    assert_eq!((session.workforce().people.len(), session.workforce().absences.len()), (1, 2));
}

#[test]
fn a_later_row_that_says_cancelled_takes_the_earlier_one_out() {
    let mut session = read(&["79-deleted-later.csv"]);
    let left: Vec<String> = session.workforce().absences.iter().map(|a| a.first.iso()).collect();
    assert_eq!(
        (left, account(&mut session, 0)),
        (vec!["2024-03-04".to_owned(), "2024-03-11".to_owned()], (2, 0, 2))
    );
    let mut session = read(&["76.csv"]);
    let left: Vec<String> = session.workforce().absences.iter().map(|a| a.first.iso()).collect();
    assert_eq!(left, ["2024-03-04"]);
    // Asked for and cancelled; the row that waits is left out, as its absence stands in the approved one.
    assert_eq!(account(&mut session, 0).0, 1);
    // Booked again after it was cancelled.
    let rows = "Employee ID,Leave Type,Start Date,End Date,Status\nE1,Sick leave,2024-03-04,2024-03-05,Approved\n\
                E1,Sick leave,2024-03-04,2024-03-05,Cancelled\nE1,Sick leave,2024-03-04,2024-03-05,Approved\n";
    let mut session = Session::new();
    session.read("again.csv", rows.as_bytes()).unwrap();
    assert_eq!(session.workforce().absences.len(), 1);
    assert_eq!(session.workforce().absences[0].source.row, 4);
}

#[test]
fn reading_a_file_twice_changes_no_finding() {
    let files = Session::sample(7);
    let digest = |again: Option<usize>| {
        let mut session = Session::new();
        for file in files.iter().chain(again.map(|at| &files[at])) {
            session.read(&file.name, file.text.as_bytes()).unwrap();
        }
        session.analyse().unwrap();
        for id in 0..files.len() as u32 + u32::from(again.is_some()) {
            assert!(session.ledger(id).unwrap().balances());
        }
        let flags = session.findings().unwrap().flags.clone();
        let values: Vec<String> = session
            .findings()
            .unwrap()
            .indicators
            .iter()
            .map(|i| format!("{} {:?}", i.id, i.values.iter().map(Measured::amount).collect::<Vec<_>>()))
            .collect();
        (format!("{flags:?}"), values)
    };
    let once = digest(None);
    for (at, file) in files.iter().enumerate() {
        assert_eq!(digest(Some(at)), once, "{}", file.name);
    }
}

fn own_duties(rows: &str) -> Session {
    let mut session = Session::new();
    let csv = format!("Person ID,Duty Date,Start Time,End Time\n{rows}");
    session.read("duties.csv", csv.as_bytes()).unwrap();
    session
}

#[test]
fn a_duty_in_two_rows_of_one_file_is_one_duty_and_one_within_another_adds_no_time() {
    // Rows below A1 on 3 March from 08:00 to 16:00; duties and minutes counted; used and merged; the ledger's last line.
    for (rows, counted, rows_of, said) in [
        ("A1,2025-03-03,08:00,16:00\n", (1, 480), (1, 1, 0), "same person, start and end of a duty: row 2"),
        (
            "A1,2025-03-03,09:00,12:00\n",
            (1, 480),
            (1, 1, 0),
            "lies within another duty of the person: its time is counted once: row 2",
        ),
        (
            "A1,2025-03-03,07:00,20:00\n",
            (1, 780),
            (2, 0, 0),
            "holds another duty of the person within it: its time is counted once: row 2",
        ),
        (
            "A1,2025-03-03,14:00,20:00\n",
            (2, 840),
            (2, 0, 0),
            "overlaps another duty of the person: both are counted, worth a look: row 2",
        ),
        ("A1,2025-03-03,16:00,20:00\n", (2, 720), (2, 0, 0), ""),
        ("A2,2025-03-03,08:00,16:00\n", (2, 960), (2, 0, 0), ""),
        // Once more behind one that lies within, and a night that runs into the next day's duty.
        (
            "A1,2025-03-03,09:00,12:00\nA1,2025-03-03,08:00,16:00\n",
            (1, 480),
            (1, 2, 0),
            "start and end of a duty: row 2",
        ),
        (
            "A1,2025-03-03,22:00,06:00\nA1,2025-03-04,05:00,13:00\n",
            (3, 1440),
            (3, 0, 0),
            "worth a look: row 3",
        ),
        // Where the first lies far off, both count and it is said.
        (
            "A1,2025-03-04,08:00,16:00\nA1,2025-03-03,08:00,16:00\n",
            (3, 1440),
            (3, 0, 0),
            "far from the first in the file",
        ),
    ] {
        let mut session = own_duties(&format!("A1,2025-03-03,08:00,16:00\n{rows}"));
        assert_eq!(duties(&mut session), counted, "{rows}");
        assert_eq!(account(&mut session, 0), rows_of, "{rows}");
        let ledger = session.ledger(0).unwrap();
        let last = ledger.entries().last().map_or(String::new(), |e| format!("{}: {}", e.reason, e.detail));
        assert!(last.contains(said) && last.is_empty() == said.is_empty(), "{rows}: {last}");
    }
}
