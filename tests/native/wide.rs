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
