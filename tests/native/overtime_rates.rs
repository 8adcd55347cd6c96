//! Are hours of overtime that stand in several columns added up where they are parts, and asked about where they differ?

use candour::intake::field::Field;
use candour::tables::overtime::Overtime;
use candour::views::data::Change;

use crate::exports::{account, export, read};

#[test]
fn hours_at_several_rates_are_parts_of_one_sum() {
    for (name, expected, hours, note) in [
        ("bo-rates.csv", [4, 0, 0, 0], vec![1.5, 2.0, 3.0, 4.0], ADDED),
        ("bo-rates-police.csv", [4, 0, 0, 0], vec![2.0, 3.0, 3.0, 8.0], ADDED),
        // Blank cells, hours and minutes, and a row without any.
        ("bo-rates-blank.csv", [4, 0, 1, 0], vec![1.25, 2.5, 3.0, 4.0], ADDED),
        ("bo-hrs-mins.csv", [4, 0, 0, 0], vec![50.0 / 60.0, 1.5, 2.75, 3.0], ""),
        // Named by the rate alone, and the minutes of the hours that they belong to.
        ("bo-rates-named.csv", [2, 0, 0, 0], vec![2.0, 4.0], ADDED),
        ("bo-hrs-mins-beside.csv", [2, 0, 0, 0], vec![9.0, 10.0], ""),
        // A column of all hours beside those at the rates is the sum already, and nothing is asked.
        ("bo-rates-total.csv", [3, 0, 0, 0], vec![1.5, 3.0, 4.0], ""),
    ] {
        let (mut session, id) = read(&[name]);
        assert_eq!(account(&mut session, id), expected, "{name}");
        let mut counted: Vec<f64> = session.workforce().overtime.iter().map(Overtime::hours).collect();
        counted.sort_by(f64::total_cmp);
        assert_eq!(counted.len(), hours.len(), "{name}: {counted:?}");
        for (counted, hours) in counted.iter().zip(&hours) {
            assert!((counted - hours).abs() < 1e-6, "{name}: {counted:?}");
        }
        let plan = session.plan(id).unwrap();
        assert_eq!(plan.notes.iter().any(|n| n.ends_with(ADDED)), note == ADDED, "{name}: {:?}", plan.notes);
        assert!(plan.columns.iter().all(|c| c.question.is_none()), "{name}");
    }
}

const ADDED: &str = "are hours of overtime at several rates: they are added up.";

#[test]
fn a_payroll_table_with_overtime_at_two_rates_is_one_of_totals() {
    let (session, id) = read(&["bo-rates-payroll.csv"]);
    let fields: Vec<Option<Field>> = session.plan(id).unwrap().columns.iter().map(|c| c.field).collect();
    let [.., first, second, sick] = fields[..] else { panic!("{fields:?}") };
    assert_eq!([first, second, sick], [Some(Field::HoursPaid), None, Some(Field::AbsenceHours)]);
}

#[test]
fn minutes_are_added_to_the_hours_they_belong_to() {
    let (mut session, _) = read(&["bo-hrs-mins-beside.csv"]);
    let pieces: Vec<_> = session.workforce().overtime.iter().map(|o| (o.worked, o.paid)).collect();
    assert_eq!(pieces, [(Some(10.0), Some(2.25)), (Some(9.0), Some(1.75))]);
}

#[test]
fn what_the_user_says_of_a_rate_goes_before_the_sum() {
    let (mut session, id) = read(&["bo-rates.csv"]);
    session.change(id, &Change::Meaning(2, None)).unwrap();
    session.reopen(id).unwrap();
    session.feed(id, &export("bo-rates.csv")).unwrap();
    assert!(session.finish(id).unwrap());
    let hours: f64 = session.workforce().overtime.iter().map(Overtime::hours).sum();
    assert_eq!(hours, 5.5, "the hours at double time alone");
}

#[test]
fn a_column_that_is_set_aside_for_another_is_asked_about_where_the_two_differ() {
    let (mut session, id) = read(&["bo-two-hours.csv"]);
    let question = session.plan(id).unwrap().columns[3].question.clone().unwrap();
    assert!(question.text.contains("“Hours Claimed” (2) and “Overtime Hours” (1.5)"), "{}", question.text);
    for (answer, hours) in [("field:none", 8.5), (question.options[0].id.as_str(), 9.0)] {
        session.change(id, &Change::Answer(3, answer.to_owned())).unwrap();
        session.reopen(id).unwrap();
        session.feed(id, &export("bo-two-hours.csv")).unwrap();
        assert!(session.finish(id).unwrap());
        let counted: f64 = session.workforce().overtime.iter().map(Overtime::hours).sum();
        assert_eq!(counted, hours, "{answer}");
        assert!(
            session.plan(id).unwrap().columns.iter().all(|c| c.question.is_none()),
            "asked once: {answer}"
        );
    }
    // Written another way, or in minutes, it is the same.
    let (session, id) = read(&["bo-two-hours-same.csv"]);
    assert!(session.plan(id).unwrap().columns.iter().all(|c| c.question.is_none()));
}

#[test]
fn hours_taken_back_are_no_piece() {
    let (mut session, id) = read(&["bo-impossible-hours.csv"]);
    assert_eq!(account(&mut session, id), [3, 0, 4, 0]);
    let said = format!("{:?}", session.data().files[0]);
    assert!(said.contains("2 pieces of overtime"), "{said}");
    let entries = session.ledger(id).unwrap().entries();
    assert!(entries.iter().any(|e| e.row == 4 && e.reason.starts_with("takes back hours")), "{entries:?}");
}
