//! Is a day that names a row's week known to be its first or its last, or asked? All rows are **made**.

use candour::session::Session;
use candour::views::data::Change;

const FROM_MONDAY: &str = "Mon,Tue,Wed,Thu,Fri,Sat,Sun";
const FROM_SUNDAY: &str = "Sun,Mon,Tue,Wed,Thu,Fri,Sat";

fn roster(heading: &str, days: &str, weeks: [&str; 2]) -> String {
    let [first, second] = weeks;
    format!("Staff No,{heading},{days}\n1,{first},E,RD,RD,RD,RD,RD,RD\n2,{second},L,RD,RD,RD,RD,RD,RD\n")
}

/// The question about the week, and the Mondays of the weeks in which the two were on duty where there is none.
fn read(csv: &str, answer: Option<&str>) -> (Option<String>, Vec<String>) {
    let mut session = Session::new();
    let id = session.read("roster.csv", csv.as_bytes()).unwrap();
    if let Some(answer) = answer {
        session.change(id, &Change::Answer(1, answer.to_owned())).unwrap();
        session.reopen(id).unwrap();
        session.feed(id, csv.as_bytes()).unwrap();
        session.finish(id).unwrap();
    }
    let asked = session.plan(id).unwrap().columns[1].question.as_ref().map(|q| q.text.clone());
    let used = session.ledger(id).unwrap().used();
    assert_eq!(used == 0, asked.is_some());
    let workforce = session.workforce();
    let Some(window) = workforce.recorded() else { return (asked, Vec::new()) };
    let duties = (0..2).flat_map(|person| workforce.duty_weeks(person, window));
    let duties = duties.filter(|(_, week)| week.days_worked() > 0).map(|(monday, _)| monday.iso()).collect();
    (asked, duties)
}

#[test]
fn a_day_that_is_no_monday_is_asked_where_the_heading_does_not_say() {
    for weeks in [["2024-01-07", "2024-01-14"], ["2024-01-06", "2024-01-13"], ["05/01/2024", "12/01/2024"]] {
        let (asked, duties) = read(&roster("Week", FROM_MONDAY, weeks), None);
        assert!(asked.is_some_and(|q| q.ends_with("is that the first day of the row’s week or the last?")));
        assert!(duties.is_empty(), "{duties:?}");
    }
}

#[test]
fn the_answer_moves_the_days() {
    let csv = roster("Week", FROM_MONDAY, ["2024-01-07", "2024-01-14"]);
    let of = |answer| read(&csv, Some(answer)).1;
    assert_eq!(of("field:periodEnd"), ["2024-01-01", "2024-01-08"]);
    assert_eq!(of("field:periodStart"), ["2024-01-08", "2024-01-15"]);
}

#[test]
fn what_is_known_is_not_asked() {
    for (heading, days, weeks, first) in [
        ("Week", FROM_MONDAY, ["2024-01-08", "2024-01-15"], "2024-01-08"),
        ("Week commencing", FROM_MONDAY, ["2024-01-07", "2024-01-14"], "2024-01-08"),
        ("Week starting", FROM_MONDAY, ["2024-01-07", "2024-01-14"], "2024-01-08"),
        ("Week ending", FROM_MONDAY, ["2024-01-07", "2024-01-14"], "2024-01-01"),
        ("Week", FROM_SUNDAY, ["2024-01-07", "2024-01-14"], "2024-01-01"),
        ("Week", FROM_MONDAY, ["2024-W02", "2024-W03"], "2024-01-08"),
    ] {
        let (asked, duties) = read(&roster(heading, days, weeks), None);
        assert_eq!(asked, None, "{heading}");
        assert_eq!(duties.first().map(String::as_str), Some(first), "{heading} {weeks:?}");
    }
}
