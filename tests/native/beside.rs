//! What stands beside the records and used to be taken for one, or passed over: notes below a table, remarks behind names,
//! lists of people that are none, amounts that their dates have no room for. Each is said.

use candour::session::Session;

use crate::exports::account;

fn session_of(text: &str) -> (Session, u32) {
    let mut session = Session::new();
    let id = session.read("sickness.csv", text.as_bytes()).unwrap_or_else(|p| panic!("{p}"));
    (session, id)
}

#[test]
fn a_note_below_the_table_is_nobody() {
    let text = "Staff No,Type,Start,End\nA1,Sickness,13/03/2024,15/03/2024\nA2,Sickness,14/03/2024,14/03/2024\n\
                *** End of report ***,,,\nFilters: Custody,,,\nRecords: 2,,,\nRun by:,J Low,,\nPage 1 of 1,,,\n";
    let (mut session, id) = session_of(text);
    assert_eq!(account(&mut session, id), [2, 0, 5, 0]);
    assert_eq!(session.workforce().people.len(), 2, "no note becomes a colleague who was never ill");
}

#[test]
fn a_name_alone_in_its_line_is_somebody_with_nothing_to_report() {
    let text = "Name,Type,Start,End\nAnn Low,Sickness,13/03/2024,15/03/2024\nBob Hay,,,\nPC 1234,,,\n";
    let (mut session, id) = session_of(text);
    assert_eq!(account(&mut session, id)[0], 1);
    let names: Vec<String> = session.workforce().people.iter().map(|p| p.key.clone()).collect();
    assert_eq!(names, ["ann low", "bob hay", "pc 1234"]);
    let mut session = Session::new();
    let list =
        "Staff No,Name,Team,Hire Date\nPC 17,Ann Low,Red,2015-01-05\nPC 18,,,\nRowson,,,\nRecords: 2,,,\n";
    session.read("people.csv", list.as_bytes()).unwrap();
    let keys: Vec<String> = session.workforce().people.iter().map(|p| p.key.clone()).collect();
    assert_eq!(keys, ["PC 17", "PC 18", "Rowson"], "a note is nobody on a list of people either");
}

#[test]
fn a_remark_that_is_left_off_is_said() {
    let text = "Name,Absence type,Start,End\nAnn Low (On Leave),Sickness,13/03/2024,15/03/2024\n\
                Ann Low,Sickness,01/05/2024,03/05/2024\nBob Hay (Leeds),Sickness,14/03/2024,14/03/2024\n";
    let (mut session, _) = session_of(text);
    assert_eq!(session.workforce().people.len(), 2);
    let note = "Behind who a row is about stands “(On Leave)”: taken for a remark, and left off.";
    let view = session.data();
    assert!(view.files[0].notes.iter().any(|n| n == note), "{:?}", view.files[0].notes);
}

#[test]
fn kinds_of_absence_under_a_heading_nobody_knows_are_no_list_of_people() {
    let text = "Employee Number,Display Name,Code 7,From 7,To 7\n1001,Ann Low,Sick,2024-03-01,2024-03-02\n\
                1002,Bob Hay,Vacation,2024-03-13,2024-03-14\n1003,Cy Orr,Sick,2024-03-18,2024-03-18\n";
    let (mut session, id) = session_of(text);
    assert_eq!(account(&mut session, id), [0, 0, 0, 3], "nothing is used before it is known what a row is");
    let (mut session, _) = session_of(&text.replace("Code 7,From 7,To 7", "TAFW Reason,TAFW Start,TAFW End"));
    assert_eq!(session.workforce().absences.len(), 3);
}

#[test]
fn more_time_lost_than_the_dates_have_room_for_is_said() {
    let text = "Staff No,Absence Type,Start Date,End Date,Days Lost\n1001,Sickness,13/03/2024,15/03/2024,13\n\
                1002,Sickness,14/03/2024,15/03/2024,2\n1003,Sickness,18/03/2024,29/03/2024,10\n";
    let (mut session, id) = session_of(text);
    let rows: Vec<(u32, String)> = session
        .ledger(id)
        .unwrap()
        .entries()
        .into_iter()
        .filter(|e| e.reason.starts_with("more time lost"))
        .map(|e| (e.row, e.detail.clone()))
        .collect();
    assert_eq!(rows, [(2, "13 days, 13 March 2024 to 15 March 2024".to_owned())]);
}

#[test]
fn a_share_of_full_time_in_hundredths_is_one() {
    let text = "Staff No,Name,FTE %\n1001,Ann Low,100\n1002,Bob Hay,80\n1003,Cy Orr,60%\n1004,Dee Roe,0.5\n";
    let mut session = Session::new();
    session.read("people.csv", text.as_bytes()).unwrap();
    let shares: Vec<Option<f64>> = session.workforce().people.iter().map(|p| p.fte).collect();
    assert_eq!(shares, [Some(1.0), Some(0.8), Some(0.6), Some(0.5)]);
}

#[test]
fn hours_at_double_time_are_added_however_short_their_heading() {
    let text = "Staff No,Week Ending,T1.33,T1.5,T2\n1001,17/03/2024,0,3,0\n1001,24/03/2024,2,0,8\n1002,17/03/2024,0,0,4\n";
    let (mut session, _) = session_of(text);
    let note = "“T1.33”, “T1.5” and “T2” are hours of overtime at several rates: they are added up.";
    let view = session.data();
    assert!(view.files[0].notes.iter().any(|n| n == note), "{:?}", view.files[0].notes);
}

#[test]
fn weeks_absent_are_a_length_and_where_nothing_says_how_long_it_is_said() {
    let text =
        "Staff No,Sickness Start,Weeks Absent\n1001,13/03/2024,2\n1002,14/03/2024,1\n1003,18/03/2024,1\n";
    let (mut session, _) = session_of(text);
    let lasts: Vec<u32> =
        session.workforce().absences.iter().map(|a| (a.last.unwrap().0 - a.first.0 + 1) as u32).collect();
    assert_eq!(lasts, [14, 7, 7]);
    let (mut session, _) = session_of(&text.replace("Weeks Absent", "Extent"));
    let view = session.data();
    let note = "No column says when an absence ended or how long it lasted: each row counts as one day.";
    assert!(view.files[0].notes.iter().any(|n| n == note), "{:?}", view.files[0].notes);
    let question = view.files[0].columns[2].question.as_ref().unwrap();
    assert_eq!(question.text, "“Extent” (2): does it say how long the absence lasted?");
}

#[test]
fn years_and_quarters_side_by_side_are_asked_like_months() {
    for (headings, what) in [("2022,2023,2024", "Years"), ("Q1 2024,Q2 2024,Q3 2024", "Quarters")] {
        let text =
            format!("Staff No,Name,{headings}\n1001,Ann Low,4,6,2\n1002,Bob Hay,0,1,0\n1003,Cy Orr,2,0,1\n");
        let mut session = Session::new();
        let id = session.read("list.csv", text.as_bytes()).unwrap();
        assert_eq!(account(&mut session, id), [0, 0, 0, 3], "{headings}");
        let question = session.data().files[0].columns[2].question.clone().unwrap();
        assert!(question.text.starts_with(&format!("{what} stand side by side")), "{}", question.text);
    }
}

#[test]
fn people_named_every_week_are_no_list_of_people() {
    let text = "Staff No,Week,Contracted Hours,Actual Hours\n1001,W/C 11/03/2024,37.5,45\n\
                1001,W/C 18/03/2024,37.5,37.5\n1002,W/C 11/03/2024,37.5,30\n";
    let mut session = Session::new();
    let id = session.read("hours.csv", text.as_bytes()).unwrap();
    assert_eq!(account(&mut session, id), [0, 0, 0, 3]);
}

#[test]
fn an_absence_without_a_day_or_hours_is_used_for_nothing() {
    let text = "Name,Bradford Factor,Days Lost\nAnn Low,27,3\nBob Hay,4,4\n";
    let (mut session, id) = session_of(text);
    assert_eq!(account(&mut session, id), [0, 0, 0, 2]);
}

#[test]
fn a_list_of_duties_with_a_word_for_sickness_is_one_of_duties() {
    let text = "Collar,Date,Duty Start,Duty End,Activity\n501,13/03/2024,07:00,15:00,Early\n\
                501,14/03/2024,07:00,15:00,Sick\n502,13/03/2024,07:00,15:00,Rest Day\n";
    let mut session = Session::new();
    let id = session.read("list.csv", text.as_bytes()).unwrap();
    assert_eq!(account(&mut session, id), [3, 0, 0, 0]);
    assert_eq!((session.workforce().duties.len(), session.workforce().absences.len()), (1, 0));
}

#[test]
fn a_week_of_a_roster_whose_days_could_be_months_is_a_week() {
    let text = "Staff No,Name,01/04/2024,02/04/2024,03/04/2024,04/04/2024,05/04/2024,06/04/2024\n\
                1001,Ann Low,E,E,L,L,RD,RD\n1002,Bob Hay,N,N,N,RD,AL,AL\n1003,Cy Orr,LD,LD,RD,E,E,RD\n";
    let mut session = Session::new();
    let id = session.read("roster.csv", text.as_bytes()).unwrap();
    let files = session.data().files;
    assert!(files[0].kind_reason.contains("1 April 2024 to 6 April 2024"), "{}", files[0].kind_reason);
    assert_eq!(account(&mut session, id)[0], 3);
}

#[test]
fn cases_with_people_in_them_are_no_list_of_people() {
    let text = "Case Ref,Officer,Role in case,Recorded,Outcome\nC1,501,Subject,13/03/2024,Misconduct proven\n\
                C1,502,Witness,13/03/2024,\nC2,503,Complainant,14/03/2024,No further action\n";
    let mut session = Session::new();
    let id = session.read("list.csv", text.as_bytes()).unwrap();
    assert_eq!(account(&mut session, id), [0, 0, 0, 3]);
}
