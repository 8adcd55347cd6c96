//! Is overtime kept with all that a row says of it, and is what was taken back taken back?

use candour::calendar::{Day, Window};
use candour::indicators::{Indicator, OvertimeDuties, OvertimeHours, Records, Scope};
use candour::intake::field::Field;
use candour::intake::ledger::{Fate, Ledger};
use candour::session::Session;
use candour::tables::Workforce;
use candour::tables::overtime::Authoriser::{self, Named, Person};
use candour::tables::overtime::Overtime;
use candour::tables::overtime_words::{OvertimeKind, PaidAs, Voluntary};

fn day(m: u32, d: u32) -> Day {
    Day::from_ymd(2025, m, d).unwrap()
}

/// Reads files as the page does; the ledgers of all must close.
pub(crate) fn session(files: &[(&str, &str)]) -> Session {
    let mut session = Session::new();
    for (name, text) in files {
        let id = session.read(name, text.as_bytes()).unwrap();
        let ledger = session.ledger(id).unwrap();
        assert!(ledger.balances(), "{name}");
        assert_eq!(ledger.rows_in, ledger.used() + ledger.merged() + ledger.set_aside(), "{name}");
    }
    session
}

/// Row, fate, reason and particulars of every line of a ledger.
fn said(ledger: &Ledger) -> Vec<(u32, Fate, &'static str, String)> {
    ledger.entries().into_iter().map(|e| (e.row, e.fate, e.reason, e.detail.clone())).collect()
}

const FULL: &str = "\
Collar No,OT Date,Start Time,End Time,Overtime Hours,Overtime Type,Rate,Reason,Authorised By,Mandatory/Voluntary,Claim Date
A1,2025-03-03,18:00,20:00,2,CAS-OT,1.33,Late arrest,B2,Mandatory,2025-03-10
A1,2025-03-05,08:00,16:00,8,RDW,TOIL,Mutual aid to another force,A1,Voluntary,2025-03-12
B2,2025-03-06,18:00,19:00,1,PH,,Custody,Max Pineopal,,
C3,2025-03-07,18:00,19:00,1,,,,Somebody Else,,
";
const PEOPLE: &str =
    "Person ID,Name,Team\nA1,Jo Firmarl,North\nB2,Dee Larkflint,North\nC3,Max Pineopal,South\n";

#[test]
fn what_a_row_says_of_its_overtime_is_kept() {
    let workforce = Workforce::from_csv(&[("people.csv", PEOPLE), ("overtime.csv", FULL)]).unwrap();
    let pieces: Vec<_> = workforce
        .overtime
        .iter()
        .map(|o| (o.kind, o.voluntary, o.paid_as, o.authoriser, o.claimed, o.self_authorised()))
        .collect();
    assert_eq!(
        pieces,
        [
            (
                OvertimeKind::Casual,
                Voluntary::Mandatory,
                PaidAs::Pay,
                Person(1),
                Some(day(3, 10)),
                Some(false)
            ),
            // The reason is rarer than the type and says more; the rate says how it was settled.
            (
                OvertimeKind::MutualAid,
                Voluntary::Voluntary,
                PaidAs::Toil,
                Person(0),
                Some(day(3, 12)),
                Some(true)
            ),
            // Found by the name, which nobody else has.
            (OvertimeKind::PublicHoliday, Voluntary::Unknown, PaidAs::Unknown, Person(2), None, Some(false)),
            (OvertimeKind::Unknown, Voluntary::Unknown, PaidAs::Unknown, Named(0), None, None),
        ]
    );
    assert_eq!(workforce.authorisers, ["Somebody Else"]);
}

#[test]
fn a_name_that_two_people_have_is_nobody() {
    let people = PEOPLE.replace("Dee Larkflint", "Max Pineopal");
    let workforce = Workforce::from_csv(&[("people.csv", &people), ("overtime.csv", FULL)]).unwrap();
    assert_eq!(workforce.authorisers, ["Max Pineopal", "Somebody Else"]);
    assert_eq!(workforce.overtime[2].authoriser, Authoriser::Named(0));
}

#[test]
fn names_of_two_files_are_numbered_together() {
    let one =
        "Person ID,Overtime Date,Overtime Hours,Authorised By\nA1,2025-03-03,1,Zed\nA1,2025-03-04,1,Ann\n";
    let two =
        "Person ID,Overtime Date,Overtime Hours,Authorised By\nA1,2025-03-05,1,Moe\nA1,2025-03-06,1,Zed\n";
    for files in [[("a.csv", one), ("b.csv", two)], [("b.csv", two), ("a.csv", one)]] {
        let workforce = Workforce::from_csv(&files).unwrap();
        assert_eq!(workforce.authorisers, ["Ann", "Moe", "Zed"]);
        let who: Vec<Authoriser> = workforce.overtime.iter().map(|o| o.authoriser).collect();
        assert_eq!(who, [2, 0, 1, 2].map(Authoriser::Named));
    }
}

#[test]
fn the_day_of_a_claim_stands_in_only_where_no_day_worked_is_there() {
    let alone = "Collar No,Claim Date,Overtime Hours\nA1,2025-03-03,2\n";
    let mut read = session(&[("overtime.csv", alone)]);
    let column = &read.plan(0).unwrap().columns[1];
    assert_eq!(column.field, Some(Field::OvertimeDate));
    assert!(column.reason.contains("the day of the claim is taken for it"), "{}", column.reason);
    assert_eq!((read.workforce().overtime[0].day, read.workforce().overtime[0].claimed), (day(3, 3), None));
    let beside = "Collar No,Claim Date,Date,Overtime Hours\nA1,2025-03-09,2025-03-03,2\n";
    let workforce = Workforce::from_csv(&[("overtime.csv", beside)]).unwrap();
    assert_eq!((workforce.overtime[0].day, workforce.overtime[0].claimed), (day(3, 3), Some(day(3, 9))));
}

#[test]
fn a_claim_date_that_can_be_read_two_ways_does_not_hold_the_file_back() {
    let csv = "Collar No,OT Date,Overtime Hours,Claim Date\nA1,2025-03-03,2,03/04/2025\n";
    let mut read = session(&[("overtime.csv", csv)]);
    assert!(read.plan(0).unwrap().columns[3].question.is_some());
    assert_eq!(read.workforce().overtime.len(), 1);
    assert_eq!(read.workforce().overtime[0].claimed, None);
}

const TAKES: &str = "takes back another row: the two cancel out and neither counts";
const TAKEN: &str = "taken back by another row: the two cancel out and neither counts";

#[test]
fn a_reversal_and_its_row_cancel_out_in_every_way_of_writing_it() {
    for back in ["(7.50)", "-7.5", "7.5 CR", "7.50-", "-7:30", "(7h 30m)", "−7.5"] {
        let csv = format!(
            "Collar No,OT Date,Overtime Hours\nA1,2025-03-03,7.5\nA1,2025-03-04,7.75\nA1,2025-03-03,{back}\n"
        );
        let mut read = session(&[("overtime.csv", &csv)]);
        let left: Vec<Day> = read.workforce().overtime.iter().map(|o| o.day).collect();
        assert_eq!(left, [day(3, 4)], "{back}");
        let ledger = read.ledger(0).unwrap();
        assert_eq!((ledger.rows_in, ledger.used(), ledger.merged()), (3, 1, 2), "{back}");
        let expected =
            [(2, Fate::Merged, TAKEN, "row 4".to_owned()), (4, Fate::Merged, TAKES, "row 2".to_owned())];
        assert_eq!(said(ledger), expected, "{back}");
    }
}

#[test]
fn a_reversal_finds_its_row_by_day_times_and_both_amounts() {
    let csv = "Collar No,OT Date,Start Time,End Time,Hours Worked,Hours Paid,Overtime Type\n\
               A1,2025-03-03,08:00,10:00,2,4,RDW\n\
               A1,2025-03-03,18:00,20:00,2,4,RDW\n\
               A1,2025-03-03,18:00,20:00,-2,-4,RDW\n\
               A1,2025-03-05,18:00,20:00,2,2,RDW\n\
               A1,2025-03-05,,,-2,-2,RDW\n\
               A1,2025-03-07,18:00,20:00,2,4,RDW\n\
               A1,2025-03-07,18:00,20:00,-2,-3,RDW\n\
               B2,2025-03-03,08:00,10:00,-2,-4,RDW\n";
    let mut read = session(&[("overtime.csv", csv)]);
    let rows: Vec<u32> = read.workforce().overtime.iter().map(|o| o.source.row).collect();
    // Rows 3 and 4 have the same times; row 6 has none and takes what the day has; row 8 differs in what was paid; row 9
    // is somebody else.
    assert_eq!(rows, [2, 7, 8, 9]);
    let ledger = read.ledger(0).unwrap();
    assert_eq!((ledger.rows_in, ledger.used(), ledger.merged()), (8, 4, 4));
    let alone: Vec<u32> = said(ledger)
        .into_iter()
        .filter(|(_, fate, why, _)| *fate == Fate::Noted && why.starts_with("takes back hours that no row"))
        .map(|(row, ..)| row)
        .collect();
    assert_eq!(alone, [8, 9]);
}

#[test]
fn one_reversal_takes_back_one_row() {
    let csv = "Collar No,OT Date,Overtime Hours\nA1,2025-03-03,2\nA1,2025-03-03,-2\nA1,2025-03-03,2\n";
    let workforce = Workforce::from_csv(&[("overtime.csv", csv)]).unwrap();
    assert_eq!(workforce.overtime.iter().map(Overtime::hours).collect::<Vec<_>>(), [2.0]);
}

#[test]
fn a_reversal_in_next_months_file_finds_its_row() {
    let march = "Collar No,OT Date,Overtime Hours\nA1,2025-03-31,2\n";
    let april = "Collar No,OT Date,Overtime Hours\nA1,2025-04-01,3\nA1,2025-03-31,-2\n";
    let mut read = session(&[("march.csv", march), ("april.csv", april)]);
    assert_eq!(read.workforce().overtime.len(), 1);
    assert_eq!(said(read.ledger(0).unwrap())[0].3, "row 3 of another file");
    for (id, merged) in [(0, 1), (1, 1)] {
        assert_eq!(read.ledger(id).unwrap().merged(), merged);
    }
}

#[test]
fn a_reversal_without_its_row_takes_hours_off_and_counts_no_duty() {
    let csv = "Collar No,OT Date,Overtime Hours\nA1,2025-03-03,5\nA1,2025-03-03,-2\nA1,2025-03-06,-1.5\nA1,2025-03-30,0.5\nB2,2025-03-03,-9\n";
    let mut read = session(&[("overtime.csv", csv)]);
    let ledger = read.ledger(0).unwrap();
    assert_eq!((ledger.rows_in, ledger.used(), ledger.merged(), ledger.set_aside()), (5, 5, 0, 0));
    let why = "takes back hours that no row of the same person and day has: taken off the sum, and no duty is counted";
    assert_eq!(said(ledger)[0], (3, Fate::Noted, why, "-2 hours on 3 March 2025".to_owned()));
    let workforce = read.workforce();
    let scope = Scope::over(Window { first: day(3, 3), last: day(3, 30) });
    let records = Records::new(workforce, &scope);
    let measured = |indicator: &dyn Indicator, who| indicator.measure(who, &records);
    assert_eq!(measured(&OvertimeDuties, 0).amount(), Some(2.0));
    assert_eq!(measured(&OvertimeHours, 0).input("hours"), Some(2.0));
    assert_eq!(OvertimeHours.trace(0, &records)[0].rows.as_ref().unwrap().rows.len(), 4);
    assert_eq!(measured(&OvertimeDuties, 1).amount(), Some(0.0));
    assert_eq!(measured(&OvertimeHours, 1).input("hours"), Some(0.0), "never below none");
}

#[test]
fn days_side_by_side_cancel_without_losing_the_row() {
    let csv = "Employee No,2025-01-06,2025-01-07,2025-01-08,2025-01-09,2025-01-10\nA1,2,,3,,\nA1,-2,,,1,\n";
    let mut read = session(&[("overtime hours.csv", csv)]);
    let days: Vec<String> = read.workforce().overtime.iter().map(|o| o.day.iso()).collect();
    assert_eq!(days, ["2025-01-08", "2025-01-09"]);
    let ledger = read.ledger(0).unwrap();
    assert_eq!((ledger.rows_in, ledger.used()), (2, 2));
}

#[test]
fn overtime_in_days_is_made_hours_by_the_contract_alone() {
    let people = "Person ID,Team,Contracted Hours\nA1,North,36\nB2,North,\n";
    let csv = "Person ID,Overtime Date,Overtime Hours\nA1,2025-03-03,0.5 day\nA1,2025-03-04,1d 4h\nA1,2025-03-05,3 days\nB2,2025-03-03,0.5 day\nB2,2025-03-04,2\n";
    let mut read = session(&[("people.csv", people), ("overtime.csv", csv)]);
    let hours: Vec<(u32, f32)> =
        read.workforce().overtime.iter().map(|o| (o.person, o.paid.unwrap())).collect();
    // 36 hours over five days are 7.2 a day.
    assert_eq!(hours, [(0, 3.6), (0, 11.2), (1, 2.0)]);
    let ledger = read.ledger(1).unwrap();
    assert_eq!((ledger.rows_in, ledger.used(), ledger.set_aside(), ledger.repaired()), (5, 3, 2, 2));
    let lines: Vec<(u32, &str)> = ledger.entries().iter().map(|e| (e.row, e.reason)).collect();
    assert_eq!(
        lines,
        [
            (2, "overtime in days made hours by the person's contracted hours"),
            (3, "overtime in days made hours by the person's contracted hours"),
            (4, "more than two days in one row"),
            (5, "overtime in days, and no file says how long the person's working day is")
        ]
    );
}

#[test]
fn an_end_before_the_start_is_the_day_after() {
    let csv = "Person ID,Overtime Date,Start Time,End Time,Overtime Type\nA1,2025-03-03,22:00,06:30,CAS\nA1,2025-03-04,18:00,19:15,CAS\n";
    let workforce = Workforce::from_csv(&[("overtime.csv", csv)]).unwrap();
    let hours: Vec<f64> = workforce.overtime.iter().map(Overtime::hours).collect();
    assert_eq!(hours, [8.5, 1.25]);
    assert_eq!(workforce.overtime[0].day, day(3, 3), "it belongs to the day it began");
}

#[test]
fn the_two_nights_on_which_clocks_are_changed_are_noted_and_nothing_is_changed() {
    let head = "Person ID,Overtime Date,Start Time,End Time,Overtime Hours\n";
    let cases = [
        // Saturday into the Sunday on which the clocks go forward, and early on that Sunday.
        ("2025-03-29,22:00,06:00,8", Some("forward")),
        ("2025-03-30,00:00,04:00,4", Some("forward")),
        ("2025-10-25,23:00,03:00,4", Some("back")),
        ("2025-10-26,01:30,05:00,3.5", Some("back")),
        // Ended before, began after, another night, a day shift.
        ("2025-03-29,18:00,01:00,7", None),
        ("2025-03-30,02:00,06:00,4", None),
        ("2025-03-30,22:00,06:00,8", None),
        ("2025-03-22,22:00,06:00,8", None),
        ("2025-10-26,08:00,16:00,8", None),
    ];
    for (row, change) in cases {
        let csv = format!("{head}A1,{row}\n");
        let mut read = session(&[("overtime.csv", &csv)]);
        let hours: f64 = row.rsplit(',').next().unwrap().parse().unwrap();
        assert_eq!(read.workforce().overtime[0].hours(), hours, "{row}");
        let lines = said(read.ledger(0).unwrap());
        match change {
            None => assert!(lines.is_empty(), "{row}: {lines:?}"),
            Some(change) => {
                let (_, fate, why, detail) = &lines[0];
                assert_eq!((*fate, lines.len()), (Fate::Noted, 1));
                assert!(why.contains(&format!("British clocks went {change}")), "{row}: {why}");
                assert!(detail.ends_with("the hours are counted as written"), "{detail}");
            }
        }
    }
}
