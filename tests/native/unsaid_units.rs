//! Is the length of an absence whose heading names no unit known from what stands beside it, or asked, and never taken for
//! days on a guess? All rows here are **made**.

use candour::intake::field::Field;
use candour::intake::ledger::Fate;
use candour::session::Session;
use candour::views::data::Change;

/// How the column of lengths was read, whether it is asked, and how many rows are used.
fn read(csv: &str) -> (String, Option<String>, u32) {
    let mut session = Session::new();
    let id = session.read("sickness.csv", csv.as_bytes()).unwrap();
    let plan = session.plan(id).unwrap();
    let lengths = [Field::AbsenceDays, Field::AbsenceHours];
    let column = plan.columns.iter().find(|c| c.field.is_some_and(|f| lengths.contains(&f))).unwrap();
    let asked = column.question.as_ref().map(|q| q.text.clone());
    (column.read_as.clone(), asked, session.ledger(id).unwrap().used())
}

fn with_ends(heading: &str, lengths: [&str; 4]) -> String {
    let [a, b, c, d] = lengths;
    format!(
        "Staff No,Start Date,End Date,{heading}\n1,2024-01-08,2024-01-09,{a}\n2,2024-02-05,2024-02-09,{b}\n\
         3,2024-03-04,2024-03-17,{c}\n4,2024-04-02,2024-04-02,{d}\n"
    )
}

fn without_ends(heading: &str, lengths: &[&str]) -> String {
    let rows = lengths.iter().enumerate().map(|(n, length)| format!("{n},2024-01-0{},{length}\n", n + 1));
    format!("Staff No,Start Date,{heading}\n{}", rows.collect::<String>())
}

#[test]
fn first_and_last_day_say_the_unit() {
    for (lengths, unit) in [
        (["2", "5", "10", "1"], "days: "),
        (["2", "5", "14", "1"], "days: "),
        (["2", "5", "10", "0.5"], "days: "),
        (["15", "37.5", "75", "7.5"], "hours: "),
        (["24", "60", "120", "12"], "hours: "),
        (["900", "2250", "4500", "450"], "minutes: "),
    ] {
        for heading in ["Duration", "Absence Duration", "Absence length"] {
            let (read_as, asked, used) = read(&with_ends(heading, lengths));
            assert!(read_as.starts_with(unit), "{heading} {lengths:?}: {read_as}");
            assert_eq!((asked, used), (None, 4), "{heading} {lengths:?}");
        }
    }
    let weeks =
        "Staff No,Start Date,End Date,Duration\n1,2024-01-08,2024-01-21,2\n2,2024-02-05,2024-02-11,1\n";
    assert!(read(weeks).0.starts_with("weeks: "), "{}", read(weeks).0);
}

#[test]
fn nothing_is_one_day_where_the_length_is_end_less_start() {
    for heading in ["Duration", "Days", "Days lost"] {
        let (read_as, asked, used) = read(&with_ends(heading, ["1", "4", "13", "0"]));
        assert_eq!((asked, used), (None, 4), "{heading}");
        assert!(read_as.contains("0 is one day"), "{heading}: {read_as}");
        // Beside lengths that count the first day too, nothing is no absence.
        let (_, asked, used) = read(&with_ends(heading, ["2", "5", "10", "0"]));
        assert_eq!((asked, used), (None, 3), "{heading}");
    }
    // One row of 0 under a heading that says days is no absence.
    assert_eq!(read("Staff No,Start Date,End Date,Days Lost\n1,2024-01-08,2024-01-08,0\n").2, 0);
}

#[test]
fn where_nothing_decides_the_unit_is_asked() {
    for lengths in [
        &["8", "16", "24"][..],
        &["7.5", "15", "22.5", "7.5"],
        &["12", "12", "24", "36"],
        &["480", "960", "480"],
        &["8", "8", "3.7", "16"],
    ] {
        for heading in ["Duration", "Absence Duration", "Length", "Total"] {
            let csv = without_ends(heading, lengths);
            let (_, asked, used) = read(&csv);
            assert!(asked.is_some_and(|text| text.starts_with("What is “")), "{heading} {lengths:?}");
            assert_eq!(used, 0, "{heading} {lengths:?}");
        }
    }
    // With first and last day that agree with no unit it is asked too, and the rows keep their days.
    let (_, asked, used) = read(&with_ends("Duration", ["700", "9000", "1", "300"]));
    assert_eq!((asked.is_some(), used), (true, 4));
}

#[test]
fn short_spells_are_days_and_a_unit_in_the_heading_is_taken() {
    let lengths = &["1", "2", "0.5", "21", "3"];
    assert_eq!(read(&without_ends("Duration", lengths)), ("numbers".to_owned(), None, 5));
    assert_eq!(read(&without_ends("Duration (mins)", &["450", "900"])), ("minutes".to_owned(), None, 2));
    assert_eq!(read(&without_ends("Duration (weeks)", &["1", "3"])), ("weeks".to_owned(), None, 2));
    assert_eq!(read(&without_ends("No. of days", &["8", "16"])), ("numbers".to_owned(), None, 2));
    // Hours in a column of their own say what the length beside them is.
    let beside = "Staff No,Start Date,Duration,Hours Lost\n1,2024-01-08,8,60\n2,2024-02-05,16,120\n";
    assert!(read(beside).0.starts_with("days: the hours beside it say so"), "{}", read(beside).0);
}

#[test]
fn the_answer_is_the_unit() {
    for (answer, days) in
        [("unit:days", [8, 16]), ("unit:weeks", [56, 112]), ("unit:hours", [1, 1]), ("unit:minutes", [1, 1])]
    {
        let csv = without_ends("Duration", &["8", "16"]);
        let mut session = Session::new();
        let id = session.read("sickness.csv", csv.as_bytes()).unwrap();
        let waiting = session.ledger(id).unwrap().entries().iter().all(|e| e.fate == Fate::NotUnderstood);
        assert!(waiting);
        session.change(id, &Change::Answer(2, answer.to_owned())).unwrap();
        session.reopen(id).unwrap();
        session.feed(id, csv.as_bytes()).unwrap();
        session.finish(id).unwrap();
        assert_eq!(session.ledger(id).unwrap().used(), 2, "{answer}");
        let unit = answer.trim_start_matches("unit:");
        assert_eq!(session.plan(id).unwrap().columns[2].read_as, format!("{unit}, as you said"));
        let question = session.plan(id).unwrap().columns[2].question.is_none();
        assert!(question, "{answer}");
        let found: Vec<i32> =
            session.workforce().absences.iter().map(|a| a.last.unwrap().0 - a.first.0 + 1).collect();
        assert_eq!(found, days, "{answer}");
    }
}
