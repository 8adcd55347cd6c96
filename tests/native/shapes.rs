//! Tables that are no plain list: ranges in one cell, a person named once for several rows, a name that a comma has cut in
//! two. Each is read as the list it stands for, and says so, or asks.

use candour::calendar::Day;
use candour::session::Session;
use candour::views::data::Change;

use crate::exports::{account, export, read};

fn session_of(text: &str) -> (Session, u32) {
    let mut session = Session::new();
    let id = session.read("file.csv", text.as_bytes()).unwrap_or_else(|p| panic!("{p}"));
    (session, id)
}

/// First and last days of the absences.
fn spells(session: &mut Session) -> Vec<(String, String)> {
    let iso = |day: Day| day.iso();
    session.workforce().absences.iter().map(|a| (iso(a.first), a.last.map_or(String::new(), iso))).collect()
}

fn pair(first: &str, last: &str) -> (String, String) {
    (first.to_owned(), last.to_owned())
}

/// Answers the question on the first column and reads the file again.
fn answer(session: &mut Session, id: u32, option: &str, bytes: &[u8]) {
    session.change(id, &Change::Answer(0, option.to_owned())).unwrap();
    session.reopen(id).unwrap();
    session.feed(id, bytes).unwrap();
    assert!(session.finish(id).unwrap());
}

#[test]
fn a_range_in_one_cell_is_its_first_and_last_day() {
    let (mut session, id) = read(&["59-bamboo-text.csv"]);
    assert_eq!(account(&mut session, id), [3, 0, 1, 0], "the refused one is set aside");
    assert_eq!(
        spells(&mut session),
        [
            pair("2024-03-04", "2024-03-05"),
            pair("2024-03-18", "2024-03-18"),
            pair("2024-03-25", "2024-03-29")
        ]
    );
    let (mut session, id) = read(&["41-orangehrm-range.csv"]);
    assert_eq!(account(&mut session, id), [2, 0, 1, 1], "a status of two halves is asked");
    assert_eq!(spells(&mut session)[0], pair("2024-03-04", "2024-03-06"));
    let note = "“Date” holds two days in one cell: they are read as the first and the last.";
    assert!(session.data().files[0].notes.iter().any(|n| n == note));
}

#[test]
fn who_the_rows_below_are_about_is_asked_and_then_carried_down() {
    let name = "01-uv-multirow-range.csv";
    let (mut session, id) = read(&[name]);
    let view = session.data();
    let question = view.files[0].columns[0].question.as_ref().unwrap();
    assert_eq!(question.text, "“PNr” is blank in 4 of the first 6 rows. Who are these rows about?");
    answer(&mut session, id, "blank:above", &export(name));
    assert_eq!(account(&mut session, id), [4, 0, 2, 0]);
    let ledger = session.ledger(id).unwrap();
    let reasons: Vec<_> = ledger.entries().iter().map(|e| (e.row, e.reason)).collect();
    assert!(reasons.contains(&(2, "says who the rows below are about")), "{reasons:?}");
    let people: Vec<String> = session.workforce().people.iter().map(|p| p.key.clone()).collect();
    assert_eq!(people, ["101", "102"]);
    assert_eq!(session.workforce().absences.len(), 4);
    // The other answer leaves them out, as no answer does.
    answer(&mut session, id, "blank:nobody", &export(name));
    assert_eq!(account(&mut session, id), [0, 0, 6, 0]);
    assert!(session.data().files[0].columns[0].question.is_none());
}

#[test]
fn a_name_that_fills_the_rows_of_a_pivot_table_is_carried_down_beside_its_first_absence() {
    let text = "Employee,Team,Absence Type,Start,End\nAnn Smith,A,Sickness,08/01/2024,09/01/2024\n,,Sickness,13/02/2024,13/02/2024\n\
                Bob Jones,B,Sickness,04/03/2024,05/03/2024\n,,Annual leave,22/04/2024,26/04/2024\nGrand Total,,,,\n";
    let (mut session, id) = session_of(text);
    answer(&mut session, id, "blank:above", text.as_bytes());
    // The total is no row below Bob.
    assert_eq!(account(&mut session, id), [4, 0, 1, 0]);
    let of: Vec<u32> = session.workforce().absences.iter().map(|a| a.person).collect();
    assert_eq!(of, [0, 0, 1, 1]);
}

#[test]
fn a_name_cut_in_two_by_its_comma_is_one_name() {
    let text = "ID,Employee Name,Absence Type,Start Date,End Date\n1,Ulmenfels, Rosa,Sickness,2024-01-08,2024-01-09\n\
                2,Eschenstein, Timo,Sickness,2024-02-08,2024-02-09\n1,Ulmenfels, Rosa,Sickness,2024-03-08,2024-03-09\n";
    let (mut session, id) = session_of(text);
    assert_eq!(account(&mut session, id), [3, 0, 0, 0]);
    assert_eq!(spells(&mut session)[2], pair("2024-02-08", "2024-02-09"));
    assert!(
        session.data().files[0]
            .notes
            .iter()
            .any(|n| n.contains("the names under “Employee Name” hold a comma"))
    );
    // Where two headings could hold the comma, every row is set aside with its reason, and none is guessed.
    let two = "Name,Manager,Absence Type,Start Date\nLee,Ann,Fox,Sickness,2024-01-08\nMay,Bob,Fox,Sickness,2024-01-09\n";
    let mut session = Session::new();
    match session.read("two.csv", two.as_bytes()) {
        Ok(id) => assert_eq!(account(&mut session, id), [0, 0, 2, 0]),
        Err(problem) => assert!(!problem.sentence.is_empty()),
    }
}

#[test]
fn times_in_one_cell_are_start_and_end_and_the_words_among_them_are_kinds_of_duty() {
    let text = "Employee ID,Date,Shift\nE1,04/03/2024,08:00-16:00\nE1,05/03/2024,22:00 - 06:00\nE2,13/03/2024,RD\nE2,14/03/2024,0700-1500\n";
    let (mut session, id) = session_of(text);
    assert_eq!(account(&mut session, id)[0], 4);
    let hours: f64 = session.data().files[0]
        .notes
        .iter()
        .find_map(|n| n.split(", ").nth(1)?.split(' ').next()?.parse().ok())
        .unwrap();
    assert_eq!(hours, 24.0);
}

#[test]
fn overtime_and_sick_hours_of_a_pay_period_are_sums_and_no_absences() {
    let by_month = "Employee No,Pay Period,Overtime Hours,Sick Hours\n101,2025-04,12,0\n101,2025-05,4,15\n102,2025-04,0,7.5\n";
    let by_dates = "Employee No,Pay Period Start,Pay Period End,Regular Hours,OT Hours,Sick Hours\n\
                    101,2025-04-01,2025-04-30,160,12,0\n101,2025-05-01,2025-05-31,150,4,15\n102,2025-04-01,2025-04-30,160,0,7.5\n";
    for text in [by_month, by_dates] {
        let (mut session, id) = session_of(text);
        assert_eq!(account(&mut session, id), [3, 0, 0, 0]);
        let totals = session.workforce().totals_of(0);
        let of: Vec<_> = totals.iter().map(|t| (t.period.first.iso(), t.overtime_hours)).collect();
        assert_eq!(of, [("2025-04-01".to_owned(), Some(12.0)), ("2025-05-01".to_owned(), Some(4.0))]);
        assert!(session.workforce().absences.is_empty());
    }
}

#[test]
fn a_unit_in_brackets_hides_no_heading_and_a_start_brings_its_day() {
    let german = "Name;Schicht;Datum;Beginn;Ende;Pause (min)\nMüller, Anna;Frühdienst;01.04.2025;06:00;14:00;30\n\
                  Müller, Anna;Nachtdienst;02.04.2025;22:00;06:00;45\nWeber, Karl;Frei;13.04.2025;;;\nWeber, Karl;Urlaub;14.04.2025;;;\n";
    let (mut session, id) = session_of(german);
    assert_eq!(account(&mut session, id), [4, 0, 0, 0]);
    let notes = session.data().files[0].notes.join(" ");
    assert!(notes.contains("14.75 hours on duty"), "{notes}");
    let overtime = "Employee ID,Overtime Start,Overtime End\n1,01/04/2025 18:00,01/04/2025 20:30\n2,13/04/2025 22:00,14/04/2025 01:00\n";
    let (mut session, id) = session_of(overtime);
    assert_eq!(account(&mut session, id), [2, 0, 0, 0]);
    let days: Vec<String> = session.workforce().overtime.iter().map(|o| o.day.iso()).collect();
    assert_eq!(days, ["2025-04-01", "2025-04-13"]);
}

#[test]
fn a_list_of_people_whose_other_headings_speak_of_sickness_is_not_used_as_one() {
    let text = "Employee No,Employee Name,Apr 25 Sick Days,May 25 Sick Days\n1,Ann,2,0\n2,Bob,0,3\n";
    let (mut session, id) = session_of(text);
    assert_eq!(account(&mut session, id), [0, 0, 0, 2]);
    assert_eq!(
        session.data().files[0].kind_reason,
        "Its headings speak of absence, overtime or duty, and none is understood."
    );
}

#[test]
fn headings_in_other_languages_are_understood_by_their_parts_and_kinds_of_absence_by_their_values() {
    let french = "Matricule;Nom;Prénom;Motif d'absence;Date de début;Date de fin\n101;Dupont;Anne;Maladie ordinaire;03/02/2025;05/02/2025\n\
                  102;Dupont;Luc;Accident de travail;17/02/2025;21/02/2025\n103;Petit;Eve;Congés payés;24/02/2025;28/02/2025\n";
    let polish = "Pracownik;Rodzaj nieobecności;Od;Do\nKowalska Anna;Zwolnienie lekarskie;2025-02-03;2025-02-05\n\
                  Nowak Jan;Urlop wypoczynkowy;2025-02-10;2025-02-14\nZając Ewa;Opieka nad dzieckiem;2025-02-17;2025-02-17\n";
    let spanish = "Nombre;Apellidos;Tipo de ausencia;Fecha inicio;Fecha fin\nAna;García;Baja por enfermedad;13/2/2025;15/2/2025\n\
                   Luis;García;Vacaciones;17/2/2025;21/2/2025\nEva;Pérez;Baja por enfermedad;24/2/2025;25/2/2025\n";
    // A heading that nobody knows, over values that say what they are.
    let by_values = "Employee ID;Zeta;Start;End\n1;Sickness;2025-02-03;2025-02-05\n2;Annual leave;2025-02-10;2025-02-14\n3;Maternity;2025-02-17;2025-03-17\n";
    let first = pair("2025-02-03", "2025-02-05");
    for (text, used, people, of_first) in [
        (french, [2, 0, 1, 0], 3, &first),
        (polish, [3, 0, 0, 0], 3, &first),
        (spanish, [3, 0, 0, 0], 3, &pair("2025-02-13", "2025-02-15")),
        (by_values, [2, 0, 1, 0], 3, &first),
    ] {
        let (mut session, id) = session_of(text);
        assert_eq!(account(&mut session, id), used, "{text}");
        assert_eq!(session.workforce().people.len(), people, "{text}");
        assert!(spells(&mut session).contains(of_first), "{text}");
        assert!(session.data().files[0].columns.iter().all(|c| c.question.is_none()), "{text}");
    }
}

#[test]
fn minutes_beside_hours_are_no_second_length_because_one_row_holds_too_many() {
    let text =
        "Employee ID,OT Date,Hours,Minutes\nE1,13/03/2025,2,30\nE2,14/03/2025,0,45\nE3,15/03/2025,1,75\n";
    let (mut session, id) = session_of(text);
    assert_eq!(account(&mut session, id), [2, 0, 1, 0]);
    let hours: f32 = session.workforce().overtime.iter().filter_map(|o| o.worked.or(o.paid)).sum();
    assert_eq!(hours, 3.25);
}
