//! Are people kept with what their file says of contract, standing and line?

use candour::calendar::{Day, Window};
use candour::indicators::{
    Indicator, LostTimeRate, Measured, OvertimeDuties, Records, Scope, SicknessSpells,
};
use candour::intake::ledger::{Fate, Ledger};
use candour::session::Session;
use candour::tables::Workforce;
use candour::tables::status::Status;

fn read(text: &str) -> Session {
    let mut session = Session::new();
    let id = session.read("people.csv", text.as_bytes()).unwrap();
    assert!(session.ledger(id).unwrap().balances());
    session
}

fn said(ledger: &Ledger) -> Vec<(u32, Fate, &'static str, &str)> {
    ledger.entries().into_iter().map(|e| (e.row, e.fate, e.reason, e.detail.as_str())).collect()
}

#[test]
fn full_time_is_read_in_every_form_and_warned_of_where_it_is_odd() {
    let csv = "Person ID,Team,FTE\nA1,N,1\nA2,N,1.00\nA3,N,0.6\nA4,N,60%\nA5,N,22.5/37.5\nA6,N,22.5 hrs\n\
               A7,N,1.4\nA8,N,37.5\nA9,N,zero\nB1,N,\n";
    let mut session = read(csv);
    let people = &session.workforce().people;
    let shares: Vec<Option<f64>> = people.iter().map(|p| p.fte).collect();
    assert_eq!(
        shares,
        [Some(1.0), Some(1.0), Some(0.6), Some(0.6), Some(0.6), None, Some(1.4), None, None, None]
    );
    assert_eq!(people[5].contracted_hours, Some(22.5));
    let lines = said(session.ledger(0).unwrap());
    assert_eq!(
        lines,
        [
            (
                7,
                Fate::Repaired,
                "hours where a share of full time should be: taken for the contracted hours",
                "22.5 hours a week"
            ),
            (8, Fate::Noted, "full-time equivalent above 1.2: kept as written, worth a look", "1.4"),
            (9, Fate::Repaired, "full-time equivalent was not understood and left out", ""),
            (10, Fate::Repaired, "full-time equivalent was not understood and left out", ""),
        ]
    );
}

#[test]
fn hours_beside_the_hours_of_a_full_week_are_a_share_of_them() {
    let mut session = read(
        "Person ID,Team,FTE,Standard Hours\nA1,N,22.5 hrs,37.5\nA2,N,37.5 hrs,37.5\nA3,N,30 hours,37.5\n",
    );
    let people = &session.workforce().people;
    assert_eq!(people.iter().map(|p| p.fte).collect::<Vec<_>>(), [Some(0.6), None, Some(0.8)]);
    assert_eq!(
        people.iter().map(|p| p.contracted_hours).collect::<Vec<_>>(),
        [Some(22.5), Some(37.5), Some(30.0)]
    );
    assert_eq!(session.ledger(0).unwrap().repaired(), 3);
}

#[test]
fn a_column_of_weekly_hours_is_not_taken_for_percentages() {
    let mut session = read("Person ID,Team,FTE\nA1,N,37.5\nA2,N,22.5\n");
    assert!(session.workforce().people.iter().all(|p| p.fte.is_none()));
    assert_eq!(session.ledger(0).unwrap().repaired(), 2);
    let mut session = read("Person ID,Team,FTE\nA1,N,100\nA2,N,60\n");
    assert_eq!(session.workforce().people[1].fte, Some(0.6));
}

#[test]
fn standing_line_and_rank_are_kept() {
    let csv = "Person ID,Team,Rank,Manager ID,Assignment Status\n\
               A1,N,PC,B9,Active Assignment\nA2,N,T/Insp,b9,Career Break\nA3,N,PS,,Recuperative\nA4,N,,Max Pineopal,\n";
    let mut session = read(csv);
    let people = &session.workforce().people;
    let seen: Vec<_> =
        people.iter().map(|p| (p.status, p.manager.as_deref(), p.overtime_eligible())).collect();
    assert_eq!(
        seen,
        [
            (Status::Active, Some("B9"), Some(true)),
            // A key is a key in whatever case a system writes it.
            (Status::CareerBreak, Some("B9"), Some(false)),
            (Status::Recuperative, None, Some(true)),
            (Status::Unknown, Some("Max Pineopal"), None),
        ]
    );
}

#[test]
fn the_first_row_of_a_person_that_says_something_is_kept() {
    let csv = "Person ID,Team,Line Manager,Status\nA1,N,,\nA1,S,Max Pineopal,Suspended\n";
    let mut session = read(csv);
    let person = &session.workforce().people[0];
    assert_eq!((person.status, person.manager.as_deref()), (Status::Suspended, Some("Max Pineopal")));
}

#[test]
fn a_rank_that_is_not_paid_overtime_is_nobodys_peer_in_overtime() {
    let people = "Person ID,Rank\nA1,Constable\nA2,Inspector\nA3,Inspector\nA4,T/DCI\n";
    let overtime = "Person ID,Overtime Date,Overtime Hours\nA3,2025-03-03,2\n";
    let workforce = Workforce::from_csv(&[("people.csv", people), ("overtime.csv", overtime)]).unwrap();
    let first = Day::from_ymd(2025, 1, 1).unwrap();
    let scope = Scope::over(Window { first, last: first.plus(364) });
    let records = Records::new(&workforce, &scope);
    let of = |person| OvertimeDuties.measure(person, &records);
    assert_eq!(of(0).amount(), Some(0.0), "a constable without overtime is a peer of all who have some");
    assert_eq!(of(1), Measured::Unknown("this rank is not paid overtime".to_owned()));
    assert_eq!(of(2).amount(), Some(1.0), "what the file has is counted");
    assert_eq!(of(3).amount(), None);
}

/// A year of sickness and overtime for two people of the same history, of whom one was suspended for the second quarter.
#[test]
fn days_suspended_are_no_time_at_work_and_no_time_off() {
    let histories = [
        // Dates of the status itself.
        "Person ID,Team,Contracted Hours,Status,Status Start,Status End\nA1,North,37,Suspended,2025-04-01,2025-06-30\nA2,North,37,Active,,\n",
        // A history in rows.
        "Person ID,Team,Contracted Hours,Status,Start Date,End Date\nA1,North,37,Active,2024-01-01,2025-03-31\nA1,North,37,Suspended,2025-04-01,2025-06-30\nA1,North,37,Active,2025-07-01,\nA2,North,37,Active,2024-01-01,\n",
    ];
    let absences = "Person ID,Absence Start,Absence End,Absence Type\nA1,2025-01-01,2025-01-03,Sickness\nA2,2025-01-01,2025-01-03,Sickness\nA2,2025-12-31,2025-12-31,Sickness\n";
    for people in histories {
        let workforce = Workforce::from_csv(&[("people.csv", people), ("absences.csv", absences)]).unwrap();
        let day = |m, d| Day::from_ymd(2025, m, d).unwrap();
        let scope = Scope::over(Window { first: day(1, 1), last: day(12, 31) });
        let records = Records::new(&workforce, &scope);
        let exposure = |who: u32| match SicknessSpells.measure(who, &records) {
            Measured::Value { exposure: Some(exposure), .. } => exposure,
            other => panic!("{other:?}"),
        };
        assert_eq!((exposure(0), exposure(1)), ((365.0 - 91.0) / 365.0, 1.0), "{people}");
        let due = |who: u32| LostTimeRate.measure(who, &records).input("working days").unwrap();
        // 13 weeks of five days.
        assert_eq!(due(1) - due(0), 65.0, "{people}");
    }
}

#[test]
fn someone_suspended_when_the_file_was_made_was_at_work_before() {
    let people = "Person ID,Status,Hire Date\nA1,Suspended,2010-01-04\n";
    let workforce = Workforce::from_csv(&[("people.csv", people)]).unwrap();
    assert!(workforce.people[0].away.is_empty());
}

#[test]
fn a_trigger_adjusted_for_a_person_is_the_one_they_are_held_against() {
    let people = "Person ID,Team,Adjusted Trigger\nA1,North,\nA2,North,300\nA3,North,soon\n";
    let mut absences = "Person ID,Absence Start,Absence End,Absence Type\n".to_owned();
    for person in ["A1", "A2", "A3"] {
        for day in ["2025-01-07", "2025-02-04", "2025-03-04", "2025-04-01", "2025-05-06", "2025-12-30"] {
            absences += &format!("{person},{day},{day},Sickness\n");
        }
    }
    let mut session = Session::new();
    let file = session.read("people.csv", people.as_bytes()).unwrap();
    session.read("absences.csv", absences.as_bytes()).unwrap();
    session.set("trigger:bradford", "200").unwrap();
    session.analyse().unwrap();
    // Six spells of a day each: 6 × 6 × 6 = 216 points.
    let over =
        |session: &Session| session.findings().unwrap().of("bradford").unwrap().rule.clone().unwrap().over;
    assert_eq!(over(&session), [0, 2]);
    let lines = said(session.ledger(file).unwrap());
    assert_eq!(lines, [(4, Fate::Repaired, "adjusted trigger was not understood and left out", "")]);
    session.set("trigger:bradford", "400").unwrap();
    session.analyse().unwrap();
    assert_eq!(over(&session), [0; 0]);
}
