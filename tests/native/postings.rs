//! Is someone who changed teams counted where they were?

use candour::calendar::Day;
use candour::session::Session;

const PEOPLE: &str = "Person ID,Team,Role,Start Date,End Date\n\
    A1,North,Clerk,2020-01-06,2025-02-28\nA1,South,Analyst,2025-03-01,\n\
    B2,North,Clerk,2019-01-07,\nC3,South,Analyst,2018-01-01,\n";
const OVERTIME: &str = "Person ID,Overtime Date,Overtime Hours\n\
    A1,2025-01-06,4\nA1,2025-06-02,2\nB2,2025-01-06,1\nC3,2025-12-15,1\n";

fn read() -> Session {
    let mut session = Session::new();
    session.read("people.csv", PEOPLE.as_bytes()).unwrap();
    session.read("overtime.csv", OVERTIME.as_bytes()).unwrap();
    session.analyse().unwrap();
    session
}

#[test]
fn the_team_with_most_days_says_who_is_compared_with_whom() {
    let mut session = read();
    let workforce = session.workforce();
    let who = workforce.people.iter().find(|p| p.key == "A1").unwrap();
    let name = |team: Option<u32>| team.map(|t| workforce.teams[t as usize].name.as_str());
    assert_eq!((name(who.team), who.role.as_deref()), (Some("South"), Some("Analyst")));
    let on = |m, d| name(who.team_on(Day::from_ymd(2025, m, d).unwrap()));
    assert_eq!((on(2, 28), on(3, 1)), (Some("North"), Some("South")));
    assert_eq!(
        who.start.map(Day::iso).as_deref(),
        Some("2020-01-06"),
        "the time in post is that of both posts"
    );
}

#[test]
fn the_ledger_says_so_and_every_row_is_accounted_for() {
    let mut session = read();
    session.workforce();
    let ledger = session.ledger(0).unwrap();
    assert_eq!((ledger.rows_in, ledger.used(), ledger.merged()), (4, 3, 1));
    let note =
        ledger.entries().into_iter().find(|e| e.reason.starts_with("worked in several teams")).unwrap();
    assert_eq!((note.row, note.detail.as_str()), (3, "South of North, South"));
}

#[test]
fn a_week_is_drawn_in_the_team_it_was_worked_in() {
    let session = read();
    let view = session.heatmap("overtime").unwrap();
    let readouts = |team: &str| {
        let row = view.teams.iter().find(|t| t.label == team).unwrap();
        row.cells.iter().map(|c| c.readout.clone()).collect::<Vec<_>>().join("\n")
    };
    assert!(
        readouts("North").contains("week of 6 January 2025: 2.5 hours a person, 2 people"),
        "{}",
        readouts("North")
    );
    assert!(
        readouts("South").contains("week of 2 June 2025: 1.0 hours a person, 2 people"),
        "{}",
        readouts("South")
    );
}
