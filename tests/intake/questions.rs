//! What can be read two ways: settled by the sample, by a row far below it, by a neighbour, or asked.

use candour::intake::field::{Field, TableKind};
use candour::intake::ledger::Fate::{Repaired, SetAside};
use candour::intake::{Cell, Choices, Confidence, Outcome, Plan, Reading, Row};

use crate::common::*;

fn file(headings: &str, rows: impl Iterator<Item = String>) -> Vec<u8> {
    let mut file = format!("{headings}\n");
    for row in rows {
        file.push_str(&row);
        file.push('\n');
    }
    file.into_bytes()
}

const HEADINGS: &str = "employee_id,overtime_date,overtime_hours";

#[test]
fn a_row_far_down_settles_the_order_and_the_file_is_read_again() {
    let ambiguous = (0..8_000).map(|i| format!("E{i},0{}/03/2025,2", i % 9 + 1));
    let bytes = file(HEADINGS, ambiguous.chain(["E9,25/03/2025,2".to_owned()]));
    let mut reading = Reading::open("file.csv", None, Choices::default());
    let mut unread = 0;
    let mut sink =
        |row: &Row<'_>, _: &mut _| unread += u32::from(row.day(Field::OvertimeDate).value().is_none());
    reading.feed(&bytes, &mut sink).unwrap();
    let Outcome::Again(better) = reading.finish(&mut sink).unwrap() else { panic!("must be read again") };
    assert_eq!(better.columns.len(), 1);
    assert!(unread > 0, "nothing was guessed meanwhile");
    let seen = read("file.csv", &bytes, &Choices::default(), |r| r.day(Field::OvertimeDate)).unwrap();
    assert!(seen.rows.iter().all(|day| day.value().unwrap().ymd().1 == 3));
    let column = seen.file.plan.column_of(Field::OvertimeDate).unwrap();
    assert_eq!(
        (column.question.as_ref(), column.read_as.as_str()),
        (None, "day/month/year: 1 date can only be read this way")
    );
}

#[test]
fn what_nothing_settles_is_asked_and_not_used() {
    let bytes = file(HEADINGS, (1..10).map(|i| format!("E{i},0{i}/03/2025,2")));
    let mut said = Choices::default();
    let seen = read("file.csv", &bytes, &said, |r| r.day(Field::OvertimeDate)).unwrap();
    assert_eq!(seen.rows.iter().filter(|d| d.value().is_some()).count(), 1, "03/03 is 3 March either way");
    let column = seen.file.plan.column_of(Field::OvertimeDate).unwrap();
    let question = column.question.clone().unwrap();
    let examples: Vec<&str> = question.options.iter().map(|o| o.example.as_str()).collect();
    assert_eq!(examples, ["1 March 2025", "3 January 2025"]);
    assert_eq!(column.read_as, "8 dates could be day/month or month/day; none is used until you say which");
    assert!(said.answer(column.index, &column.heading, &question.options[0].id));
    let seen =
        read("file.csv", &bytes, &said, |r| r.day(Field::OvertimeDate).value().unwrap().ymd().1).unwrap();
    assert!(seen.rows.iter().all(|month| *month == 3));
    let column = seen.file.plan.column_of(Field::OvertimeDate).unwrap();
    assert_eq!((column.question.as_ref(), column.read_as.as_str()), (None, "day/month/year, as you said"));
}

#[test]
fn seven_point_thirty_is_asked() {
    let hours = ["7.30", "8.00", "1.45", "2.15", "3.30"];
    let bytes = file(HEADINGS, hours.iter().map(|h| format!("E1,2025-03-25,{h}")));
    let read_hours = |said: &Choices| read("file.csv", &bytes, said, |r| r.hours(Field::HoursPaid)).unwrap();
    let seen = read_hours(&Choices::default());
    assert_eq!(seen.rows[1], Cell::Value(8.0));
    assert_eq!(seen.rows.iter().filter(|h| matches!(h, Cell::Bad(_))).count(), 4);
    let column = seen.file.plan.column_of(Field::HoursPaid).unwrap();
    let question = column.question.clone().unwrap();
    let examples: Vec<&str> = question.options.iter().map(|o| o.example.as_str()).collect();
    assert_eq!(examples, ["7 h 30 min", "7 h 18 min"]);
    let mut said = Choices::default();
    assert!(said.answer(column.index, &column.heading, "hours:hoursMinutes"));
    assert_eq!(read_hours(&said).rows[0], Cell::Value(7.5));
    let mut said = Choices::default();
    assert!(said.answer(column.index, &column.heading, "hours:decimal"));
    assert_eq!(read_hours(&said).rows[0], Cell::Value(7.3));
}

#[test]
fn start_and_end_times_settle_seven_point_thirty() {
    let headings = "employee_id,overtime_date,start time,end time,overtime hours";
    let rows = [
        "E1,2025-03-25,0800,1530,7.30",
        "E2,2025-03-25,2200,0145,3.45",
        "E3,2025-03-26,0900,1115,2.15",
        "E4,2025-03-26,0900,1100,4.30",
    ];
    let bytes = file(headings, rows.iter().map(|r| (*r).to_owned()));
    let seen = read("file.csv", &bytes, &Choices::default(), |r| r.hours(Field::HoursPaid)).unwrap();
    assert_eq!(seen.rows, [7.5, 3.75, 2.25, 4.5].map(Cell::Value));
    let column = seen.file.plan.column_of(Field::HoursPaid).unwrap();
    assert_eq!(
        column.read_as,
        "hours and minutes with a point between, as 3 rows with start and end times show"
    );
}

#[test]
fn a_quarter_hour_far_down_settles_seven_point_thirty() {
    let rows = (0..8_000).map(|i| format!("E{i},2025-03-25,7.30")).chain(["E1,2025-03-25,7.75".to_owned()]);
    let bytes = file(HEADINGS, rows);
    let seen = read("file.csv", &bytes, &Choices::default(), |r| r.hours(Field::HoursPaid)).unwrap();
    assert_eq!((seen.rows[0], seen.rows[8_000]), (Cell::Value(7.3), Cell::Value(7.75)));
    assert_eq!(seen.file.plan.column_of(Field::HoursPaid).unwrap().question, None);
}

#[test]
fn a_total_of_a_thousand_and_more_asks_for_its_mark() {
    let headings = "employee_id;week ending;spells;FTE days available";
    let bytes =
        file(headings, ["E1;2025-03-25;2;1.250".to_owned(), "E2;2025-03-25;2;2.500".to_owned()].into_iter());
    let seen = read("file.csv", &bytes, &Choices::default(), |r| r.number_in(Field::Exposure)).unwrap();
    assert_eq!(seen.file.plan.kind, Some(TableKind::Totals));
    assert!(matches!(seen.rows[0], Cell::Bad(_)));
    let question = seen.file.plan.column_of(Field::Exposure).unwrap().question.clone().unwrap();
    assert_eq!(question.options.iter().map(|o| o.example.as_str()).collect::<Vec<_>>(), ["1.25", "1250"]);
}

#[test]
fn what_the_user_says_goes_before_what_the_file_looks_like() {
    let bytes = file("who,when,length", ["E1,2025-03-25,2".to_owned()].into_iter());
    let mut said = Choices { kind: Some(TableKind::Overtime), ..Choices::default() };
    assert!(said.answer(0, "who", "field:personId"));
    assert!(said.answer(1, "when", "field:overtimeDate"));
    assert!(said.answer(2, "length", "field:hoursPaid"));
    let seen =
        read("file.csv", &bytes, &said, |r| (r.key(Field::PersonId).into_owned(), r.hours(Field::HoursPaid)))
            .unwrap();
    assert_eq!(seen.rows, [("E1".to_owned(), Cell::Value(2.0))]);
    assert!(seen.file.plan.columns.iter().all(|c| c.confidence == Confidence::Asked));
    let bytes = file(HEADINGS, ["E1,2025-03-25,2".to_owned()].into_iter());
    let mut said = Choices::default();
    assert!(said.answer(2, "overtime_hours", "field:none"));
    let seen = read("file.csv", &bytes, &said, |r| r.has(Field::HoursPaid)).unwrap();
    assert_eq!(seen.rows, [false]);
}

#[test]
fn what_a_table_needs_is_asked_of_the_columns_that_could_hold_it() {
    let bytes = b"Personalnummer;Erster Tag;Letzter Tag;Team\n0012;13.04.2025;14.04.2025;A\n0013;20.04.2025;22.04.2025;B\n";
    let mut said = Choices { kind: Some(TableKind::Absences), ..Choices::default() };
    let seen = read("sickness.csv", bytes, &said, |_| ()).unwrap();
    assert!(seen.file.plan.notes.contains(&"No column says on which day an absence began.".to_owned()));
    let first = &seen.file.plan.columns[1];
    let question = first.question.clone().unwrap();
    assert_eq!(question.text, "“Erster Tag” (13.04.2025): is it the first day of the absence?");
    assert_eq!(question.options[0].id, "field:absenceStart");
    assert!(said.answer(1, &first.heading, &question.options[0].id));
    assert!(said.answer(2, "Letzter Tag", "field:absenceEnd"));
    let seen =
        read("sickness.csv", bytes, &said, |r| r.day(Field::AbsenceEnd).value().map(|d| d.iso())).unwrap();
    assert_eq!(seen.rows[1].as_deref(), Some("2025-04-22"));
    assert!(seen.file.plan.columns.iter().all(|c| c.question.is_none()));
    // Nobody is guessed either: the file is refused, and the plan asks.
    let bytes = b"Wer,absence_start_date,absence_type\nE12,2025-01-02,Sickness\n";
    let Err(problem) = read("file.csv", bytes, &Choices::default(), |_| ()) else {
        panic!("guessed a person")
    };
    assert!(problem.sentence.contains("“Wer”"), "{problem}");
    let plan = Plan::of("file.csv", bytes, true, &Choices::default()).unwrap();
    assert_eq!(plan.columns[0].question.as_ref().unwrap().options.len(), 3);
}

#[test]
fn headings_on_two_rows_are_joined() {
    let file = "Collar No,Planned,Planned,Actual,Actual\n,Start,End,Start,End\n0444,2025-03-01 07:00,2025-03-01 15:00,2025-03-01 07:10,2025-03-01 16:00\n";
    let seen = read("duties.csv", file.as_bytes(), &Choices::default(), |r| {
        (r.number(), r.clock(Field::PlannedStart), r.clock(Field::ActualEnd))
    })
    .unwrap();
    assert_eq!(
        headings(&seen.file),
        ["Collar No", "Planned Start", "Planned End", "Actual Start", "Actual End"]
    );
    assert_eq!(seen.rows, [(3, Cell::Value(420), Cell::Value(960))]);
}

#[test]
fn totals_footers_and_headings_in_the_middle_are_told_apart_from_rows() {
    let rows = [
        "E1,2025-03-25,2",
        "employee_id,overtime_date,overtime_hours",
        "E2,2025-03-26,3",
        ",Custody Total,5",
        "Grand Total,,5",
        ",,",
        "",
        "Exported 01/05/2025",
        "E3,2025-03-27,4,surplus",
        "E4,2025-03-27",
    ];
    let bytes = file(HEADINGS, rows.iter().map(|r| (*r).to_owned()));
    let seen = read("file.csv", &bytes, &Choices::default(), |r| r.number()).unwrap();
    assert_eq!(seen.rows, [2, 4]);
    let aside = |reason| in_ledger(&seen.file, SetAside, reason);
    assert_eq!((aside("headings once more"), aside("a total")), (vec![3], vec![5, 6]));
    assert_eq!(
        (aside("below the table"), aside("more cells"), aside("fewer cells")),
        (vec![9], vec![10], vec![11])
    );
    assert_eq!(seen.file.ledger.rows_in, 8);
    assert!(
        seen.file.plan.notes.contains(&"2 blank rows were passed over.".to_owned())
            || seen.file.plan.notes.contains(&"1 blank row was passed over.".to_owned())
    );
    assert_eq!(seen.file.ledger.entries()[1].quoted, ",Custody Total,5");
}

#[test]
fn an_unclosed_quote_on_line_two_does_not_hide_the_sample() {
    let rows = (0..9_000).map(|i| format!("E{i},{:02}/03/2025,2", i % 28 + 1));
    let bytes = file(HEADINGS, ["E1,\"25/03/2025,2".to_owned()].into_iter().chain(rows));
    let seen = read("file.csv", &bytes, &Choices::default(), |r| r.day(Field::OvertimeDate)).unwrap();
    assert_eq!(seen.rows.len(), 9_001);
    assert!(seen.rows[1..].iter().all(|d| d.value().is_some()));
}

#[test]
fn a_column_that_is_blank_in_the_first_rows_is_settled_by_the_later_ones() {
    let headings = "employee_id,absence_start_date,absence_end_date,absence_type,FTE days lost";
    let blank = (0..3_000).map(|i| format!("E{i},2025-03-01,,Sickness,"));
    let late = ["E1,2025-03-01,03/04/2025,Sickness,\"1,250\"", "E2,2025-03-01,25/03/2025,Sickness,2.5"];
    let bytes = file(headings, blank.chain(late.map(str::to_owned)));
    let both =
        |r: &Row<'_>| (r.day(Field::AbsenceEnd).value().map(|d| d.iso()), r.number_in(Field::AbsenceDays));
    let seen = read("file.csv", &bytes, &Choices::default(), both).unwrap();
    assert_eq!(seen.rows[3_000], (Some("2025-04-03".to_owned()), Cell::Value(1250.0)));
}

#[test]
fn one_meaning_said_of_two_columns_goes_to_the_first() {
    let bytes = file("employee_id,a,b", ["E1,x,y".to_owned()].into_iter());
    let mut said = Choices { kind: Some(TableKind::People), ..Choices::default() };
    assert!(said.answer(1, "a", "field:team") && said.answer(2, "b", "field:team"));
    let seen = read("file.csv", &bytes, &said, |r| r.text(Field::Team).into_owned()).unwrap();
    assert_eq!((seen.rows[0].as_str(), seen.file.plan.columns[2].field), ("x", None));
}

#[test]
fn an_unclosed_quote_below_the_sample_costs_one_row() {
    let good = |i: u32| format!("E{i},2025-03-25,\"2\"");
    let rows = (0..9_000).map(|i| if i == 8_000 { "E8000,\"2025-03-25,2".to_owned() } else { good(i) });
    let bytes = file(HEADINGS, rows);
    let seen = read("file.csv", &bytes, &Choices::default(), |r| r.number()).unwrap();
    assert_eq!((seen.file.ledger.rows_in, seen.rows.len()), (9_000, 9_000));
    assert_eq!(in_ledger(&seen.file, Repaired, "a quote that never closes"), [8_002]);
}

#[test]
fn a_total_is_nobody_and_a_last_day_is_not_asked_whether_it_is_the_first() {
    for total in [
        "Gesamtsumme",
        "Total général",
        "Totale",
        "Eindtotaal",
        "Razem",
        "Łącznie",
        "Total geral",
        "Grand Total",
    ] {
        let bytes = file(
            "Employee Name,Overtime Date,Overtime Hours",
            ["Ann Low,2025-03-25,2".to_owned(), format!("{total},,2")].into_iter(),
        );
        let seen = read("file.csv", &bytes, &Choices::default(), |r| r.number()).unwrap();
        assert_eq!((seen.rows, in_ledger(&seen.file, SetAside, "a total")), (vec![2], vec![3]), "{total}");
    }
    // No heading says who: the names are offered, a column of sums or of totals is not.
    let head = "Zeile,Overtime Date,Overtime Hours,Grand Total,Kostenträger";
    let rows = [
        "Grand Total,2025-03-25,2,17,Total",
        "Ann Low,2025-03-26,3,18,Grand Total",
        "Ben Orr,2025-03-27,3,18,Total",
    ];
    let plan = Plan::of(
        "overtime.csv",
        &file(head, rows.iter().map(|r| (*r).to_owned())),
        true,
        &Choices::default(),
    )
    .unwrap();
    let asked: Vec<&str> =
        plan.columns.iter().filter_map(|c| c.question.as_ref()).map(|q| q.text.as_str()).collect();
    assert_eq!(asked, ["“Zeile” (Ann Low): does it say who each row is about?"]);
    let head = "Staff No,Absence Type,Start Date 1,End Date 1";
    let rows = ["77,Sick,2025-03-03,2025-03-04", "78,Sick,2025-04-03,2025-04-04"];
    let plan = Plan::of(
        "absences.csv",
        &file(head, rows.iter().map(|r| (*r).to_owned())),
        true,
        &Choices::default(),
    )
    .unwrap();
    let asked: Vec<&str> =
        plan.columns.iter().filter_map(|c| c.question.as_ref()).map(|q| q.text.as_str()).collect();
    assert!(
        asked.iter().all(|text| !(text.contains("End Date 1") && text.contains("first day"))),
        "{asked:?}"
    );
}
