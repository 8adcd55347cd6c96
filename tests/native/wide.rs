//! Are months and days that stand side by side read as what they are, with every row accounted for?

use candour::calendar::Day;
use candour::intake::field::{Field, TableKind};
use candour::session::Session;
use candour::tables::Workforce;
use candour::views::data::Change;

const MONTHS: &str = include_str!("../data/shapes/overtime-hours-by-month.csv");
const DAYS: &str = include_str!("../data/shapes/roster-by-day.csv");

#[test]
fn months_of_overtime_hours_become_totals() {
    let workforce = Workforce::from_csv(&[("overtime-hours-by-month.csv", MONTHS)]).unwrap();
    assert_eq!(workforce.totals.len(), 6);
    let of_first: Vec<(String, Option<f64>)> =
        workforce.totals_of(0).iter().map(|t| (t.period.first.iso(), t.overtime_hours)).collect();
    assert_eq!(
        of_first,
        [
            ("2025-01-01".to_owned(), Some(2.5)),
            ("2025-02-01".to_owned(), Some(0.0)),
            ("2025-04-01".to_owned(), Some(11.0))
        ]
    );
    assert_eq!(workforce.totals[0].period.last, Day::from_ymd(2025, 1, 31).unwrap());
}

#[test]
fn a_row_is_one_row_however_many_of_its_cells_are_left_out() {
    let mut session = Session::new();
    let id = session.read("overtime-hours-by-month.csv", MONTHS.as_bytes()).unwrap();
    let ledger = session.ledger(id).unwrap();
    assert_eq!((ledger.rows_in, ledger.used(), ledger.set_aside()), (4, 3, 1));
    let reasons: Vec<(u32, &str)> = ledger.entries().iter().map(|e| (e.row, e.reason)).collect();
    assert_eq!(
        reasons,
        [
            (3, "nothing stands under any of the months or days"),
            (4, "hours of overtime not understood"),
            (5, "hours of overtime not understood")
        ]
    );
    assert!(ledger.entries()[1].detail.contains("February 2025"), "{}", ledger.entries()[1].detail);
}

#[test]
fn what_the_cells_hold_is_asked_once() {
    let mut session = Session::new();
    let id = session.read("table.csv", MONTHS.as_bytes()).unwrap();
    let plan = session.plan(id).unwrap().clone();
    assert_eq!(plan.kind, Some(TableKind::Totals));
    assert_eq!(plan.side_by_side, [2, 3, 4, 5]);
    let asked: Vec<_> = plan.columns.iter().filter_map(|c| c.question.as_ref()).collect();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].text, "Months stand side by side, “Jan 2025” to “Apr 2025”: what is in their cells?");
    session.change(id, &Change::Answer(2, "field:absenceDays".to_owned())).unwrap();
    session.reopen(id).unwrap();
    session.feed(id, MONTHS.as_bytes()).unwrap();
    assert!(session.finish(id).unwrap());
    let plan = session.plan(id).unwrap();
    assert!(plan.columns.iter().skip(2).all(|c| c.field == Some(Field::AbsenceDays) && c.question.is_none()));
    assert_eq!(session.workforce().totals_of(0)[0].days_lost, Some(2.5));
}

#[test]
fn days_with_codes_become_duties() {
    let workforce = Workforce::from_csv(&[("roster.csv", DAYS)]).unwrap();
    assert_eq!(workforce.duties.len(), 1);
    let weeks: Vec<(String, u32, u32)> = workforce
        .duty_weeks(0, workforce.recorded().unwrap())
        .map(|(monday, week)| (monday.iso(), week.days_worked(), week.away.count_ones()))
        .collect();
    assert_eq!(weeks, [("2025-01-06".to_owned(), 3, 1), ("2025-01-13".to_owned(), 1, 0)]);
}

#[test]
fn a_table_that_merely_has_two_months_in_it_is_left_alone() {
    let csv = "Employee No,Team,Jan 2025,Feb 2025\n101,North,2,3\n";
    let mut session = Session::new();
    let id = session.read("people.csv", csv.as_bytes()).unwrap();
    assert!(session.plan(id).unwrap().side_by_side.is_empty());
}

/// A session that has read `text` under a name, and its number.
fn session_of(name: &str, text: &str) -> (Session, u32) {
    let mut session = Session::new();
    let id = session.read(name, text.as_bytes()).unwrap_or_else(|p| panic!("{p}"));
    (session, id)
}

/// Monday, days worked and days away of each week of the first person.
fn weeks(session: &mut Session) -> Vec<(String, u32, u32)> {
    let workforce = session.workforce();
    workforce
        .duty_weeks(0, workforce.recorded().unwrap())
        .map(|(monday, week)| (monday.iso(), week.days_worked(), week.away.count_ones()))
        .collect()
}

#[test]
fn days_without_a_month_or_a_year_take_it_from_the_name_or_the_title() {
    let rows = "E1,Ann Lee,E,L,N,RD,AL,E,E\nE2,Bob May,RD,E,L,N,RD,RD,E\n";
    let numbers = format!("Employee ID,Employee Name,7,8,9,10,11,12,13\n{rows}");
    let titled = format!("Duty roster for April 2025,,\n{numbers}");
    let no_year =
        format!("Employee ID,Employee Name,07-Apr,08-Apr,09-Apr,10-Apr,11-Apr,12-Apr,13-Apr\n{rows}");
    let weekdays = format!(
        "Week commencing 07/04/2025,,\nEmployee ID,Employee Name,Mon,Tue,Wed,Thu,Fri,Sat,Sun\n{rows}"
    );
    for (name, text) in [
        ("roster April 2025.csv", &numbers),
        ("roster 2025-04.csv", &numbers),
        ("roster.csv", &titled),
        ("rota 2025.csv", &no_year),
        ("rota.csv", &weekdays),
    ] {
        let (mut session, id) = session_of(name, text);
        assert_eq!(session.plan(id).unwrap().kind, Some(TableKind::Duties), "{name}");
        assert_eq!(session.ledger(id).unwrap().used(), 2, "{name}");
        let reason = &session.plan(id).unwrap().kind_reason;
        assert!(reason.contains("7 of them, 7 April 2025 to 13 April 2025"), "{name}: {reason}");
        assert_eq!(weeks(&mut session), [("2025-04-07".to_owned(), 5, 1)], "{name}");
    }
    for (name, text, says) in [
        ("roster.csv", &numbers, "nothing says for certain of which month"),
        ("rota.csv", &no_year, "nothing says for certain of which year"),
        ("rota.csv", &weekdays.replace("07/04/2025", "soon"), "nothing says of which week"),
    ] {
        let problem = Session::new().read(name, text.as_bytes()).unwrap_err();
        assert!(problem.sentence.contains(says), "{name}: {}", problem.sentence);
        assert!(problem.what_to_do.contains("drop it again"), "{}", problem.what_to_do);
    }
}

#[test]
fn a_week_in_each_row_has_its_days_beside_it_and_what_they_hold_is_asked() {
    for name in ["19-weekly-matrix.csv", "19b-week-commencing-matrix.csv"] {
        let bytes = crate::exports::export(name);
        let mut session = Session::new();
        let id = session.read(name, &bytes).unwrap();
        let ledger = session.ledger(id).unwrap();
        assert_eq!((ledger.used(), ledger.not_understood()), (0, 4), "{name}");
        session.change(id, &Change::Answer(3, "field:hoursWorked".to_owned())).unwrap();
        session.reopen(id).unwrap();
        session.feed(id, &bytes).unwrap();
        assert!(session.finish(id).unwrap());
        assert_eq!(session.ledger(id).unwrap().used(), 4, "{name}");
        let mondays: Vec<(String, u32)> =
            weeks(&mut session).into_iter().map(|(monday, days, _)| (monday, days)).collect();
        let second = if name.starts_with("19b") { "2024-03-18" } else { "2024-03-11" };
        assert_eq!(mondays, [("2024-03-04".to_owned(), 5), (second.to_owned(), 5)], "{name}");
        assert!(
            session.data().files[0].notes.iter().any(|note| note.contains("165 hours on duty")),
            "{name}: {:?}",
            session.data().files[0].notes
        );
    }
}
