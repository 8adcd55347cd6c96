//! Is the day back at work known by the parts of its heading, and the day before it the last day off? All rows are **made**.

use candour::intake::field::Field;
use candour::session::Session;
use candour::tables::Workforce;

fn with(heading: &str) -> String {
    format!("Staff No,Sick From,{heading}\n1,2024-01-03,2024-01-05\n2,2024-01-08,2024-01-15\n3,2024-02-01,\n")
}

#[test]
fn the_last_day_off_is_the_day_before_the_return() {
    for heading in [
        "Date back at work",
        "Back at work",
        "Back in work",
        "Back",
        "RTW",
        "Actual RTW date",
        "Resumed",
        "Resumed duty on",
        "Date work resumed",
        "First day back",
        "Returned",
        "Day returned to duty",
        "Came back on",
        "Rückkehr",
        "Datum Wiederaufnahme der Arbeit",
        "Reprise du travail",
        "Date de retour",
        "Fecha de reincorporación",
        "Data rientro",
        "Datum terugkeer",
        "Powrót do pracy",
        "Data de regresso ao trabalho",
    ] {
        let csv = with(heading);
        let workforce = Workforce::from_csv(&[("sickness.csv", csv.as_str())]).unwrap();
        let days: Vec<i32> =
            workforce.absences.iter().take(2).map(|a| a.last.unwrap().0 - a.first.0 + 1).collect();
        assert_eq!(days, [2, 7], "{heading}");
    }
}

#[test]
fn what_speaks_of_something_else_is_no_day_back() {
    for heading in ["Return to work interview", "Expected return", "RTW meeting held", "Due back", "Returner"]
    {
        let mut session = Session::new();
        let id = session.read("sickness.csv", with(heading).as_bytes()).unwrap();
        assert_ne!(session.plan(id).unwrap().columns[2].field, Some(Field::ReturnDate), "{heading}");
    }
}

#[test]
fn an_unknown_day_beside_a_lone_first_day_is_asked() {
    let mut session = Session::new();
    let id = session.read("sickness.csv", with("Closing").as_bytes()).unwrap();
    let question = session.plan(id).unwrap().columns[2].question.clone().unwrap();
    assert!(question.text.ends_with("is it the last day of the absence?"), "{}", question.text);
    let ids: Vec<&str> = question.options.iter().map(|o| o.id.as_str()).collect();
    assert_eq!(ids, ["field:absenceEnd", "field:returnDate", "field:none"]);
    // Beside a last day nobody asks.
    let csv = "Staff No,Sick From,Sick To,Closing\n1,2024-01-03,2024-01-05,2024-01-09\n";
    let id = session.read("sickness 2.csv", csv.as_bytes()).unwrap();
    assert!(session.plan(id).unwrap().columns.iter().all(|c| c.question.is_none()));
}
