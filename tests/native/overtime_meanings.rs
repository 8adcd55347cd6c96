//! Is a row of overtime counted only where neither its status nor its words say that there was none?

use candour::intake::field::Field;
use candour::session::Session;
use candour::views::data::Change;
use candour::vocabulary::Meaning;

use crate::exports::{account, export, read};

/// Hours of all pieces that are counted.
fn hours(session: &mut Session) -> f64 {
    session.workforce().overtime.iter().map(candour::tables::overtime::Overtime::hours).sum()
}

#[test]
fn a_row_that_is_no_overtime_is_set_aside_or_asked() {
    // Each has three pieces of overtime, 6.5 hours, and one row of 6 hours that is none.
    for (name, expected, reason) in [
        ("bo-status-rejected.csv", [3, 0, 1, 0], "the request was cancelled or refused"),
        ("bo-status-cancelled.csv", [3, 0, 1, 0], "the request was cancelled or refused"),
        ("bo-status-void.csv", [3, 0, 1, 0], "the request was cancelled or refused"),
        ("bo-approved-no.csv", [3, 0, 1, 0], "the request was cancelled or refused"),
        ("bo-claim-status.csv", [3, 0, 1, 0], "the request was cancelled or refused"),
        ("bo-authorised-no.csv", [3, 0, 1, 0], "the request was cancelled or refused"),
        ("bo-status-unknown.csv", [3, 0, 0, 1], "a status that is not known here: say what it means"),
        ("bo-status-draft.csv", [3, 0, 1, 0], "not approved yet: asked for, and not known to be taken"),
        ("bo-status-scheduled.csv", [3, 0, 1, 0], "not approved yet: asked for, and not known to be taken"),
        ("bo-type-toil-taken.csv", [3, 0, 1, 0], NONE),
        ("bo-type-time-off.csv", [3, 0, 1, 0], NONE),
        ("bo-type-cancelled.csv", [3, 0, 1, 0], NONE),
        ("bo-type-cancelled-alone.csv", [3, 0, 1, 0], NONE),
        ("bo-element.csv", [3, 0, 1, 0], NONE),
        (
            "bo-type-sickness.csv",
            [3, 0, 0, 1],
            "a kind of overtime that may be something else: say what it means",
        ),
        ("bo-reason-cancelled.csv", [3, 0, 0, 1], "a reason that speaks against overtime: say what it means"),
        ("bo-paid-as.csv", [3, 0, 0, 1], "a way of payment that speaks against overtime: say what it means"),
    ] {
        let (mut session, id) = read(&[name]);
        assert_eq!(account(&mut session, id), expected, "{name}");
        assert_eq!(hours(&mut session), 6.5, "{name}");
        let entries = session.ledger(id).unwrap().entries();
        assert!(entries.iter().any(|e| (e.row, e.reason) == (5, reason)), "{name}: {entries:?}");
    }
}

const NONE: &str = "no overtime: time off, leave, an allowance, or cancelled";

#[test]
fn the_values_are_on_the_page_and_what_is_said_of_them_comes_again() {
    // File, column, the value to change, what it is then, hours, and the values shown.
    for (name, column, value, meaning, then, shown) in [
        ("bo-status-unknown.csv", 3, "zqx", Meaning::Taken, 12.5, 2),
        ("bo-status-unknown.csv", 3, "zqx", Meaning::NotTaken, 6.5, 2),
        ("bo-type-toil-taken.csv", 3, "toil taken", Meaning::Overtime, 12.5, 4),
        ("bo-type-toil-taken.csv", 3, "rdw", Meaning::NoOvertime, 4.0, 4),
        ("bo-type-sickness.csv", 3, "sickness", Meaning::Overtime, 12.5, 3),
        // Of reasons and ways of payment only what speaks against overtime is listed: they may be free text.
        ("bo-reason-cancelled.csv", 3, "cancelled did not work", Meaning::Overtime, 12.5, 1),
        ("bo-reason-cancelled.csv", 3, "cancelled did not work", Meaning::NoOvertime, 6.5, 1),
        ("bo-paid-as.csv", 3, "toil taken", Meaning::Overtime, 12.5, 1),
    ] {
        let (mut session, id) = read(&[name]);
        let table = session.data().files[0].columns[column].values.clone().unwrap();
        assert_eq!(table.values.len(), shown, "{name}");
        assert!(table.values.iter().any(|v| v.id == value && v.rows == "1 row"), "{name}: {table:?}");
        session.change(id, &Change::Value(column as u32, Some(value.to_owned()), Some(meaning))).unwrap();
        session.reopen(id).unwrap();
        session.feed(id, &export(name)).unwrap();
        assert!(session.finish(id).unwrap());
        assert_eq!(hours(&mut session), then, "{name}: {value} is {meaning:?}");
        let asked = session.data().files[0].columns[column].values.clone().unwrap().question;
        assert_eq!(asked, None, "{name}");
        // Next month's export, with the mapping of this one.
        let mut next = Session::new();
        next.take_mapping("overtime.json", &session.mapping(id).unwrap()).unwrap();
        let june = next.read("june.csv", &export(name)).unwrap();
        let offer = next.data().files[0].offer.clone().unwrap();
        next.change(june, &Change::Mapping(offer.mapping)).unwrap();
        next.reopen(june).unwrap();
        next.feed(june, &export(name)).unwrap();
        assert!(next.finish(june).unwrap());
        assert_eq!(hours(&mut next), then, "{name}: {value}, again");
    }
}

#[test]
fn a_lone_type_is_the_kind_of_overtime() {
    let (session, id) = read(&["bo-type-time-off.csv"]);
    assert_eq!(session.plan(id).unwrap().columns[3].field, Some(Field::OvertimeType));
}
