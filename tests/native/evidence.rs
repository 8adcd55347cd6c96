//! Columns whose headings nobody wrote down and whose values say that a row does not count, or might be protected.

use candour::intake::Choices;
use candour::intake::ledger::Fate;
use candour::session::Session;
use candour::tables::reading::{FileRead, read};
use candour::views::data::Change;
use candour::vocabulary::Meaning;

/// A heading, what stands under it in two rows of three, and what stands in the third.
type Case = (&'static str, &'static str, &'static str);

/// Headings of what became of a request, a claim or a record, as systems in eight languages write them.
const STATUS: &[Case] = &[
    ("State", "Approved", "Rejected"),
    ("Decision", "Approved", "Refused"),
    ("Approval", "Approved", "Declined"),
    ("Approved?", "Yes", "No"),
    ("Approved", "TRUE", "FALSE"),
    ("Approved Y/N", "Y", "N"),
    ("Authorised", "Yes", "No"),
    ("Authorized", "Yes", "No"),
    ("Authorised?", "Y", "N"),
    ("Void", "N", "Y"),
    ("Voided", "No", "Yes"),
    ("Cancelled", "No", "Yes"),
    ("Is Cancelled", "0", "1"),
    ("Deleted", "FALSE", "TRUE"),
    ("IsDeleted", "false", "true"),
    ("Deleted Date", "", "12/03/2024"),
    ("Cancelled On", "", "12/03/2024"),
    ("Rejected", "No", "Yes"),
    ("Record Status", "Active", "Deleted"),
    ("Active", "Y", "N"),
    ("Request State", "Approved", "Denied"),
    ("Workflow Status", "Approved", "Withdrawn"),
    ("Workflow State", "Approved", "Cancelled"),
    ("Leave Status", "Approved", "Rejected"),
    ("Claim Status", "Paid", "Rejected"),
    ("Claim State", "Paid", "Cancelled"),
    ("Payment Status", "Paid", "Void"),
    ("Statut", "Validé", "Refusé"),
    ("Stato", "Approvato", "Rifiutato"),
    ("Estado", "Aprobado", "Rechazado"),
    ("Estado de solicitud", "Aprobada", "Denegada"),
    ("Status wniosku", "Zatwierdzony", "Odrzucony"),
    ("Genehmigt", "Ja", "Nein"),
    ("Genehmigungsstatus", "Genehmigt", "Abgelehnt"),
    ("Freigegeben", "ja", "nein"),
    ("Validé", "Oui", "Non"),
    ("Approvato", "Sì", "No"),
    ("Aprobado", "Sí", "No"),
    ("Goedgekeurd", "Ja", "Nee"),
    ("Zatwierdzono", "Tak", "Nie"),
    ("Aprovado", "Sim", "Não"),
    ("Transaction Type", "Insert", "Reversal"),
    ("Action", "Add", "Delete"),
    ("Operation", "CREATE", "DELETE"),
    ("Entry Type", "Original", "Cancellation"),
    ("Row Type", "Original", "Reversal"),
    ("Manager Decision", "Approve", "Reject"),
    ("Verified", "Y", "N"),
];

/// Headings that speak of what the law protects, or might.
const PROTECTED: &[Case] = &[
    ("Equality Act condition", "N", "Y"),
    ("Disability Related?", "No", "Yes"),
    ("Reasonable adjustment", "N", "Y"),
    ("Pregnancy", "N", "Y"),
    ("Pregnancy related illness", "No", "Yes"),
    ("Maternity", "N", "Y"),
    ("Industrial Injury", "No", "Yes"),
    ("IOD", "N", "Y"),
    ("Injury on duty", "N", "Y"),
    ("Line of Duty", "N", "Y"),
    ("Workers Comp", "N", "Y"),
    ("WC Claim", "", "WC-123"),
    ("RIDDOR", "N", "Y"),
    ("Accident at work", "No", "Yes"),
    ("Duty related", "N", "Y"),
    ("Work related", "N", "Y"),
    ("Assault", "N", "Y"),
    ("Arbeitsunfall", "nein", "ja"),
    ("Accident du travail", "Non", "Oui"),
    ("Bedrijfsongeval", "Nee", "Ja"),
    ("Accidente laboral", "No", "Sí"),
    ("Schwerbehinderung", "nein", "ja"),
    ("Wypadek przy pracy", "Nie", "Tak"),
    ("Infortunio", "No", "Sì"),
    ("FMLA", "N", "Y"),
    ("Covid related", "N", "Y"),
    ("Protected", "N", "Y"),
    ("Exclude from triggers", "N", "Y"),
    ("Exclude from Bradford", "No", "Yes"),
    ("Count towards trigger", "Y", "N"),
];

fn day(at: usize) -> String {
    format!("{:02}/0{}/2024", 13 + at, if at < 6 { 2 } else { 3 })
}

fn absences((heading, usual, third): Case) -> String {
    let mut text = format!("Employee ID,Absence Type,Start Date,End Date,{heading}\n");
    for at in 0..12 {
        let said = if at % 3 == 2 { third } else { usual };
        text += &format!("E{},Sickness,{},{},{said}\n", at % 6 + 1, day(at), day(at));
    }
    text
}

fn overtime((heading, usual, third): Case) -> String {
    let mut text = format!("Employee ID,Overtime Date,Overtime Hours,{heading}\n");
    for at in 0..12 {
        let said = if at % 3 == 2 { third } else { usual };
        text += &format!("E{},{},2,{said}\n", at % 6 + 1, day(at));
    }
    text
}

fn duties((heading, usual, third): Case) -> String {
    let mut text = format!("Employee ID,Duty Date,Start Time,End Time,{heading}\n");
    for at in 0..12 {
        let said = if at % 3 == 2 { third } else { usual };
        text += &format!("E{},{},08:00,16:00,{said}\n", at % 6 + 1, day(at));
    }
    text
}

fn of(text: &str) -> FileRead {
    read("export.csv", 0, text.as_bytes(), Choices::default()).unwrap()
}

/// Whether none of the four rows counts that say something else than the others, or a question stands before the file.
fn is_out_or_asked(file: &FileRead) -> bool {
    file.ledger.used() == 8 || file.plan.columns.iter().any(|column| column.question.is_some())
}

#[test]
fn a_row_that_was_refused_or_cancelled_never_counts_unasked() {
    let mut wrong = Vec::new();
    for case in STATUS {
        for (kind, text) in
            [("absences", absences(*case)), ("overtime", overtime(*case)), ("duties", duties(*case))]
        {
            let file = of(&text);
            if !is_out_or_asked(&file) {
                wrong.push(format!("{kind}: {case:?}, {} used", file.ledger.used()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn what_might_be_protected_never_counts_unasked() {
    let wrong: Vec<&Case> =
        PROTECTED.iter().filter(|case| !is_out_or_asked(&of(&absences(**case)))).collect();
    assert_eq!(wrong, Vec::<&Case>::new());
}

#[test]
fn how_far_the_paperwork_is_says_nothing_of_the_row() {
    for heading in ["Finalised", "Closed", "Exported", "Posted", "Processed"] {
        let file = of(&absences((heading, "Yes", "No")));
        assert!(file.plan.columns.iter().all(|column| column.question.is_none()), "{heading}");
        assert_eq!(file.ledger.used(), 12, "{heading}");
    }
}

/// The first 700 rows say nothing; the last four do.
fn late(heading: &str, usual: &str, last: &str) -> String {
    let mut text = format!("Employee ID,Date,Start,End,{heading}\n");
    for at in 0..704 {
        let said = if at >= 700 { last } else { usual };
        text +=
            &format!("E{},{},08:00,16:00,{said}\n", at / 28 + 1, format_args!("{:02}/02/2024", at % 28 + 1));
    }
    text
}

#[test]
fn a_value_far_down_the_file_is_seen_all_the_same() {
    for (heading, usual, last) in [
        ("Shift State", "Finalised", "Cancelled"),
        ("Stage", "Rostered", "Cancelled"),
        ("Cancelled On", "", "12/03/2024"),
        ("Code", "E", "SICK"),
        ("Void", "N", "Y"),
    ] {
        let text = late(heading, usual, last);
        let file = of(&text);
        let asked = file.plan.columns.iter().any(|column| column.question.is_some());
        let ledger = &file.ledger;
        let away = file
            .table
            .as_ref()
            .map(|table| table.sums().iter().any(|(sum, what)| *what == "hours on duty" && *sum < 5_601.0));
        assert!(ledger.used() <= 700 || asked || away == Some(true), "{heading}: {} used", ledger.used());
    }
}

#[test]
fn every_column_that_says_the_kind_is_looked_at() {
    let text = "Employee Number,Absence Type,Absence Category,Related Reason,Absence Start Date,Absence End Date\n\
        1,Sickness,S13 Cold Cough Flu,,05-Feb-2024,09-Feb-2024\n\
        2,Sickness,S30 Pregnancy related disorders,,12-Feb-2024,25-Feb-2024\n\
        3,Sickness,S12 Other musculoskeletal problems,Industrial injury,19-Feb-2024,21-Feb-2024\n\
        4,Sickness,S10 Anxiety/stress,,26-Feb-2024,27-Feb-2024\n";
    let file = of(text);
    let reasons: Vec<(&str, u32)> = file.ledger.reasons().iter().map(|r| (r.reason, r.rows)).collect();
    assert!(reasons.contains(&("protected: pregnancy or maternity", 1)), "{reasons:?}");
    assert!(reasons.contains(&("protected: injury on duty", 1)), "{reasons:?}");
    assert_eq!(
        file.ledger.entries().iter().filter(|e| !e.quoted.is_empty()).count(),
        0,
        "health is not repeated"
    );
}

#[test]
fn what_was_planned_is_not_worked_where_the_file_records_what_was() {
    let text = "Employee ID,Duty Date,Rostered Start,Rostered End,Booked On,Booked Off\n\
        1,01/02/2024,07:00,19:00,07:00,15:00\n1,14/02/2024,07:00,19:00,,\n2,02/02/2024,07:00,19:00,07:05,15:05\n";
    let file = of(text);
    assert_eq!((file.ledger.used(), file.ledger.set_aside()), (2, 1));
    assert_eq!(file.ledger.reasons()[0].reason, "planned, and nothing says that it was worked");
    // Where nothing but the plan is known, the plan is what there is.
    let text = "Employee ID,Duty Date,Rostered Start,Rostered End\n1,01/02/2024,07:00,19:00\n2,14/02/2024,07:00,19:00\n";
    assert_eq!(of(text).ledger.used(), 2);
}

#[test]
fn a_row_with_a_cell_too_many_shows_nothing_private() {
    let text = "Employee ID,Absence Type,Start Date,End Date,Reason\n1,Sickness,05/02/2024,06/02/2024,Flu\n\
        2,Sickness,14/02/2024,15/02/2024,Back, depression\n3,Sickness,15/02/2024,16/02/2024,Cold\n";
    let file = of(text);
    let entries = file.ledger.entries();
    let row = entries.iter().find(|e| e.row == 3 && e.fate == Fate::SetAside).expect("set aside");
    assert_eq!(row.quoted, "");
}

#[test]
fn values_of_overtime_are_shown_with_what_they_mean_and_can_be_changed() {
    for text in [
        overtime(("Claim State", "Paid", "With finance")),
        duties(("Shift State", "Published", "With finance")),
    ] {
        let mut session = Session::new();
        let id = session.read("export.csv", text.as_bytes()).unwrap();
        let used = |session: &mut Session| session.ledger(id).unwrap().used();
        let shown = |session: &mut Session| {
            let file = session.data().files.remove(0);
            let column =
                file.columns.iter().position(|column| column.values.is_some()).expect("a column with values");
            let values = file.columns[column].values.clone().unwrap();
            let unknown =
                values.values.iter().find(|value| value.value == "With finance").expect("a value").clone();
            (column as u32, values.question, unknown)
        };
        let (column, question, unknown) = shown(&mut session);
        assert_eq!((unknown.rows.as_str(), unknown.means.as_str()), ("4 rows", ""));
        assert!(question.is_some());
        assert!(used(&mut session) <= 8);
        let mut say = |meaning| {
            session
                .change(id, &Change::Value(column, Some("with finance".to_owned()), Some(meaning)))
                .unwrap();
            session.reopen(id).unwrap();
            session.feed(id, text.as_bytes()).unwrap();
            assert!(session.finish(id).unwrap());
            (shown(&mut session).2.means, used(&mut session))
        };
        let before = say(Meaning::NotTaken);
        let after = say(Meaning::Taken);
        assert_eq!((before.0.as_str(), after.0.as_str()), ("notTaken", "taken"));
        assert_eq!(after.1, before.1 + 4);
    }
}

/// The account of a file that was joined: used, merged, set aside, not understood.
fn joined(text: &str) -> ([u32; 4], Vec<(Fate, &'static str, u32)>) {
    let mut session = Session::new();
    let id = session.read("export.csv", text.as_bytes()).unwrap();
    session.analyse().ok();
    let ledger = session.ledger(id).unwrap();
    let account = [ledger.used(), ledger.merged(), ledger.set_aside(), ledger.not_understood()];
    (account, ledger.reasons().iter().map(|r| (r.fate, r.reason, r.rows)).collect())
}

#[test]
fn an_absence_that_another_row_takes_back_does_not_count() {
    let text = "Employee ID,Absence Type,Start Date,End Date,Days\n1,Sickness,01/02/2024,01/02/2024,1\n1,Sickness,01/02/2024,01/02/2024,-1\n\
        1,Sickness,14/02/2024,15/02/2024,2\n2,Sickness,20/02/2024,20/02/2024,(1)\n2,Sickness,28/02/2024,28/02/2024,1\n";
    let (account, reasons) = joined(text);
    assert_eq!(account, [2, 2, 1, 0], "{reasons:?}");
    assert!(
        reasons.iter().any(|(_, reason, _)| reason.starts_with("takes back days that no row")),
        "{reasons:?}"
    );
}

#[test]
fn a_row_that_takes_back_a_part_or_another_kind_takes_nothing_out() {
    let text = "Employee ID,Absence Type,Start Date,End Date,Hours Lost\n1,Sickness,14/02/2024,15/02/2024,15\n\
        1,Sickness,14/02/2024,15/02/2024,-7.5\n2,Sickness,20/02/2024,20/02/2024,7.5\n2,Annual leave,20/02/2024,20/02/2024,-7.5\n";
    let (account, reasons) = joined(text);
    assert_eq!(account, [2, 0, 2, 0], "{reasons:?}");
    assert!(
        reasons.iter().any(|(_, reason, rows)| reason.starts_with("takes back another amount") && *rows == 2)
    );
}

#[test]
fn dates_that_begin_with_a_year_of_two_digits_are_known_or_asked() {
    let file = |dates: [&str; 4]| {
        let mut rows = String::new();
        for (day, at) in dates.iter().zip(1..) {
            rows += &format!("E{at},Sick,{day},{day}\n");
        }
        of(&format!("Employee ID,Absence Type,Start Date,End Date\n{rows}"))
    };
    let first = |file: &FileRead| match file.table.as_ref() {
        Some(candour::tables::FileTable::Absences(table)) => table.records[0].first.iso(),
        other => panic!("{other:?}"),
    };
    let asked = |file: &FileRead| file.plan.columns.iter().filter(|c| c.question.is_some()).count();
    let year_first = file(["24-02-05", "24-02-13", "24-03-19", "24-03-28"]);
    assert_eq!((first(&year_first), asked(&year_first)), ("2024-02-05".to_owned(), 0));
    let day_first = file(["24-02-25", "13-02-25", "19-03-25", "28-03-25"]);
    assert_eq!((first(&day_first), asked(&day_first)), ("2025-02-24".to_owned(), 0));
    // The 24th of a month in one year, and the first days of a month in 2024, are written alike.
    let unclear = file(["24-02-05", "24-02-06", "24-02-07", "24-02-06"]);
    assert_eq!(asked(&unclear), 2);
    // With points between, nobody writes the month first.
    let dotted = file(["05.02.24", "11.03.24", "08.04.24", "09.04.24"]);
    assert_eq!((first(&dotted), asked(&dotted)), ("2024-02-05".to_owned(), 0));
}

#[test]
fn days_of_a_week_that_is_named_by_its_last_day_lie_before_it() {
    for (heading, day, first) in [
        ("Week Ending", "10/03/2024", "2024-03-05"),
        ("W/E", "10/03/2024", "2024-03-05"),
        ("Week Ending", "09/03/2024", "2024-03-05"),
        ("Week Commencing", "04/03/2024", "2024-03-05"),
        ("W/C", "03/03/2024", "2024-03-05"),
    ] {
        let text = format!(
            "Timesheet - overtime hours\nEmployee No,{heading},Mon,Tue,Wed,Thu,Fri,Sat,Sun\n801,{day},,2,,,,5,\n802,{day},,,1.5,,,,\n"
        );
        let file = of(&text);
        let Some(candour::tables::FileTable::Overtime(table)) = file.table.as_ref() else {
            panic!("{:?}", file.plan)
        };
        assert_eq!(table.records[0].day.iso(), first, "{heading} {day}");
    }
}

#[test]
fn an_illness_in_the_family_is_nobody_s_own() {
    for kind in [
        "Illness of spouse",
        "Spouse ill",
        "Sick pet",
        "Child sick",
        "Krankheit des Kindes",
        "Sickness of parent",
    ] {
        let text = format!(
            "Employee ID,Absence Type,Start Date,End Date\n1,Sickness,14/02/2024,15/02/2024\n2,{kind},20/02/2024,21/02/2024\n"
        );
        let (_, reasons) = joined(&text);
        assert!(
            reasons.iter().any(|(_, reason, _)| reason.starts_with("leave, not sickness")),
            "{kind}: {reasons:?}"
        );
    }
}

#[test]
fn a_length_that_is_not_understood_is_not_one_day() {
    let text = "Employee ID,Absence Type,Start Date,Duration\n1,Sickness,13/02/2024,3 days\n2,Sickness,14/02/2024,22.5 hrs\n\
        3,Sickness,18/02/2024,1 week\n1,Sickness,25/02/2024,0.5d\n";
    let (account, reasons) = joined(text);
    assert_eq!(account, [3, 0, 1, 0], "{reasons:?}");
    assert!(
        reasons.iter().any(|(_, reason, _)| *reason == "how long it lasted is not understood"),
        "{reasons:?}"
    );
}

#[test]
fn a_kind_of_overtime_that_nobody_knows_says_so_beside_what_it_is_taken_for() {
    let mut session = Session::new();
    let text = "Employee ID,Overtime Date,Overtime Hours,Overtime Type\n1,13/02/2024,2,Planned\n2,14/02/2024,3,Zed pay\n";
    session.read("overtime.csv", text.as_bytes()).unwrap();
    let file = session.data().files.remove(0);
    let values = file.columns.iter().find_map(|column| column.values.clone()).unwrap().values;
    let how = |text: &str| {
        values.iter().find(|v| v.value == text).map(|v| (v.means.clone(), v.how.clone())).unwrap()
    };
    assert_eq!(how("Planned"), ("overtime".to_owned(), String::new()));
    assert_eq!(how("Zed pay").1, "no word that is known: the file is of overtime");
}
