//! Does a workbook give what its CSVs give, and a hostile one nothing? (`tests/data/workbooks`, all made by its `make.py`.)

use std::path::PathBuf;

use candour::intake::ledger::{Entry, Fate};
use candour::problem::Problem;
use candour::session::Session;
use candour::views::data::{Change, FileState, FileView};

fn bytes(name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/workbooks").join(name);
    std::fs::read(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn read(name: &str) -> (Session, u32) {
    let mut session = Session::new();
    let id = session.read(name, &bytes(name)).unwrap_or_else(|p| panic!("{p}"));
    (session, id)
}

fn refused(name: &str) -> Problem {
    let mut session = Session::new();
    let problem = session.read(name, &bytes(name)).expect_err(name);
    let view = session.data();
    assert_eq!(view.files.len(), 1, "its card stays");
    assert_eq!(view.files[0].problem.as_ref(), Some(&problem));
    assert_eq!(view.go_on, None, "and nothing of it is used");
    problem
}

/// What a column holds, as the Data screen shows it.
fn first_values(file: &FileView, heading: &str) -> String {
    let column = file.columns.iter().find(|c| c.heading == heading);
    column.unwrap_or_else(|| panic!("{heading}")).first_values.clone()
}

/// The record's findings and flags: the files have other names and bytes.
fn found(session: &mut Session) -> (serde_json::Value, serde_json::Value) {
    session.analyse().unwrap();
    let record: serde_json::Value = serde_json::from_str(&session.record().unwrap()).unwrap();
    (record["findingsSha256"].clone(), record["flags"].clone())
}

#[test]
fn a_workbook_of_the_sample_gives_the_findings_of_its_csvs() {
    let mut text = Session::new();
    for file in Session::sample(7) {
        text.read(&file.name, file.text.as_bytes()).unwrap();
    }
    let (mut workbook, first) = read("sample.xlsx");
    let names: Vec<String> = workbook.data().files.into_iter().map(|f| f.name).collect();
    let sheets = ["people_2025", "sickness_2025", "overtime_2025"].map(|s| format!("sample.xlsx: {s}"));
    assert_eq!(names, sheets);
    assert_eq!(workbook.sheets_of(first).len(), 2);
    let (text, workbook) = (found(&mut text), found(&mut workbook));
    assert!(text.0.is_string());
    assert_eq!(text, workbook);
}

#[test]
fn how_the_bytes_arrive_makes_no_difference() {
    let (mut whole, _) = read("headings.xlsx");
    let mut session = Session::new();
    let all = bytes("headings.xlsx");
    let id = session.open("headings.xlsx", all.len() as u64);
    for byte in all.chunks(1) {
        session.feed(id, byte).unwrap();
    }
    assert!(session.finish(id).unwrap());
    assert_eq!(format!("{:?}", session.data().files), format!("{:?}", whole.data().files));
    // A text of three bytes is told from a workbook only at its end.
    assert!(Session::new().read("x.csv", b"PK\x03").is_err());
}

#[test]
fn numbers_come_out_as_days_times_and_lengths() {
    for name in ["values.xlsx", "values-1904.xlsx"] {
        let (mut session, _) = read(name);
        let file = session.data().files.remove(0);
        assert_eq!(first_values(&file, "Staff No"), "000012 · 000013 · 000014", "noughts that are shown");
        assert_eq!(first_values(&file, "Overtime Date"), "2024-03-04 · 2024-03-05 · 2024-03-06");
        assert_eq!(first_values(&file, "Start"), "08:30:00");
        assert_eq!(first_values(&file, "Length"), "26:30");
        assert_eq!(first_values(&file, "Entered"), "2024-03-04 08:30:00");
        assert_eq!(first_values(&file, "Overtime Hours"), "2.5 · 3.5 · 4.5");
        assert_eq!(first_values(&file, "Approved"), "TRUE · FALSE");
        assert_eq!(first_values(&file, "Share"), "0.25", "a percentage stays the number");
        assert_eq!(file.columns.len(), 9, "a column that was only touched is none");
        let note = "1 formula has no result in the file and is read as a blank; open the workbook in Excel, save it and drop it again to have them.";
        assert!(file.notes.iter().any(|n| n == note), "{:?}", file.notes);
    }
}

#[test]
fn rows_have_the_numbers_they_have_in_the_sheet() {
    let (mut session, id) = read("values.xlsx");
    // A cell over two lines above it, and two blank rows.
    let ledger = session.ledger(id).unwrap();
    let left_out = |e: &&Entry| matches!(e.fate, Fate::SetAside | Fate::NotUnderstood);
    let rows: Vec<u32> = ledger.entries().into_iter().filter(left_out).map(|e| e.row).collect();

    assert_eq!(rows, [3, 4, 7], "two that were not approved, and one that does not say it");
}

#[test]
fn headings_that_were_merged_stand_over_each_of_their_columns() {
    let (mut session, _) = read("headings.xlsx");
    let file = session.data().files.remove(0);
    let headings: Vec<&str> = file.columns.iter().map(|c| c.heading.as_str()).collect();
    assert_eq!(
        headings,
        ["Employee Number", "Employee Team", "Absence Start Date", "Absence End Date", "Remark"]
    );
    assert_eq!(file.name, "headings.xlsx", "one sheet with rows is one file");
    for note in ["A hidden sheet was not read: “Lists”.", "A sheet is empty: “Empty”."] {
        assert!(file.notes.iter().any(|n| n == note), "{:?}", file.notes);
    }
}

#[test]
fn another_programs_way_to_write_a_workbook_is_read() {
    let (mut session, id) = read("other.xlsx");
    let file = session.data().files.remove(0);
    assert_eq!(file.name, "other.xlsx", "a chart is no sheet");
    assert_eq!(first_values(&file, "Staff No"), "7 · 8");
    assert_eq!(first_values(&file, "Overtime Date"), "2025-03-03 · 2025-03-04");
    assert_eq!(first_values(&file, "Overtime Hours"), "2 · 1.5");
    assert_eq!(first_values(&file, "Team"), "A <&> B");
    assert_eq!(session.ledger(id).unwrap().used(), 2);
}

#[test]
fn a_sheet_is_read_again_from_the_bytes_of_its_workbook() {
    let (mut session, first) = read("sample.xlsx");
    let second = session.sheets_of(first)[0];
    session.change(second, &Change::Meaning(4, None)).unwrap();
    session.reopen(second).unwrap();
    session.feed(second, &bytes("sample.xlsx")).unwrap();
    assert!(session.finish(second).unwrap());
    let view = session.data();
    assert_eq!(view.files.len(), 3);
    assert_eq!(view.files[1].name, "sample.xlsx: sickness_2025");
    assert_eq!(view.files[1].columns[4].means, "");
    // The same name, other bytes.
    session.reopen(second).unwrap();
    session.feed(second, &bytes("plain.xlsx")).unwrap();
    assert!(session.finish(second).unwrap_err().sentence.starts_with("The file changed while"));
}

#[test]
fn what_could_run_or_be_followed_is_named_and_left() {
    let (mut session, _) = read("macros.xlsm");
    let file = session.data().files.remove(0);
    assert_eq!(file.state, FileState::Used);
    for note in [
        "This workbook holds macros; they were not run.",
        "This workbook holds links to other files; they were not followed.",
    ] {
        assert!(file.notes.iter().any(|n| n == note), "{:?}", file.notes);
    }
}

#[test]
fn hostile_and_other_files_do_nothing_and_say_so() {
    for (name, says) in [
        ("entities.xlsx", "brings definitions of its own"),
        ("bomb.xlsx", "packed as no table ever is"),
        ("liar.xlsx", "packed as no table ever is"),
        ("beyond.xlsx", "1,048,576 rows and 16,384 columns"),
        ("cut.xlsx", "damaged or was cut short"),
        ("damaged.xlsx", "damaged or was cut short"),
        ("password.xlsx", "under a password"),
        ("spreadsheet.ods", "an OpenDocument spreadsheet"),
        ("archive.zip", "a ZIP archive"),
    ] {
        let problem = refused(name);
        assert!(problem.sentence.contains(says), "{name}: {problem}");
        assert!(!problem.what_to_do.is_empty());
    }
}

#[test]
fn a_workbook_with_any_byte_changed_is_read_or_refused() {
    let whole = bytes("other.xlsx");
    for at in 0..whole.len() {
        for change in [0x01, 0x80, 0xFF] {
            let mut bytes = whole.clone();
            bytes[at] ^= change;
            let mut session = Session::new();
            let _ = session.read("other.xlsx", &bytes);
            assert_eq!(session.data().files.len(), 1);
        }
        let _ = Session::new().read("other.xlsx", &whole[..at]);
    }
}

#[test]
fn more_than_can_be_held_is_refused_at_its_first_bytes() {
    let mut session = Session::new();
    let id = session.open("year.xlsx", 300 << 20);
    let problem = session.feed(id, &bytes("plain.xlsx")).unwrap_err();
    assert!(problem.sentence.contains("more than 200 MB"), "{problem}");
    assert_eq!(session.data().files[0].problem, Some(problem));
}
