//! Cells in every form of `domain.md` section 4.2, through the door that everyone uses.

use candour::calendar::Day;
use candour::intake::field::{Field, TableKind};
use candour::intake::{Cell, Choices, DateOrder, Row};

use crate::common::*;

fn quote(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// Reads one column of cells, each in a row of its own.
fn column<T>(
    headings: &str,
    cells: &[&str],
    choices: &Choices,
    mut of_row: impl FnMut(&Row<'_>) -> T,
) -> Seen<T> {
    let mut file = format!("{headings}\n");
    for (row, cell) in cells.iter().enumerate() {
        file.push_str(&["E", &row.to_string(), ",", &quote(cell), ",Sickness\n"].concat());
    }
    read("file.csv", file.as_bytes(), choices, &mut of_row).unwrap()
}

const ABSENCES: &str = "employee_id,absence_start_date,absence_type";

fn days(cells: &[&str]) -> Vec<Cell<Day>> {
    column(ABSENCES, cells, &Choices::default(), |r| r.day(Field::AbsenceStart)).rows
}

#[test]
fn dates_in_every_form_met() {
    let new_year = Day::from_ymd(2025, 12, 31).unwrap();
    let forms = [
        "31/12/2025",
        "31-12-2025",
        "31.12.2025",
        "31-Dec-2025",
        "31-DEC-25",
        "31/12/25",
        "2025-12-31",
        "2025-12-31T00:00:00.000Z",
        "2025-12-31T00:00:00Z",
        "2025-12-31 00:00:00",
        "20251231",
        "31/12/2025 00:00",
        "46022",
        "46022.5",
        "/Date(1767139200000)/",
        "/Date(1767139200000+0000)/",
        "31 December 2025",
        "31st December 2025",
        "December 31, 2025",
        "Dec 31 2025",
        "Wed 31/12/2025",
        "Wednesday, 31 December 2025",
        "2025/12/31",
        "31 Dec 2025 23:59",
        " 31/12/2025\u{a0}",
        "\u{feff}31/12/2025",
        "2025-Dec-31",
        "20251231T083000",
        "31-Dec-2025 08:30:00 AM",
    ];
    for (form, day) in forms.iter().zip(days(&forms)) {
        assert_eq!(day, Cell::Value(new_year), "{form}");
    }
}

#[test]
fn the_order_of_a_us_column_is_found() {
    let seen = days(&["12/31/2025", "01/02/2025", "3/4/25"]);
    let iso: Vec<String> = seen.into_iter().map(|d| d.value().unwrap().iso()).collect();
    assert_eq!(iso, ["2025-12-31", "2025-01-02", "2025-03-04"]);
}

#[test]
fn an_end_that_never_comes_is_open() {
    let open = [
        "31-Dec-4712",
        "12/31/4712",
        "31/12/4712",
        "9999-12-31",
        "99991231",
        "31/12/9999",
        "ongoing",
        "to date",
        "Ongoing",
        "31-12-2099",
    ];
    for (form, day) in open.iter().zip(days(&open)) {
        assert_eq!(day, Cell::Open, "{form}");
    }
}

#[test]
fn what_is_no_date_says_why() {
    let cases = [
        ("2025-02-30", "no such day in the calendar"),
        ("31/02/2025", "no such day in the calendar"),
        ("32/01/2025", "no such day in the calendar"),
        ("0000-00-00", "zeros where a date should be"),
        ("1900-01-01", "a placeholder, not a date"),
        ("01/01/1753", "a placeholder, not a date"),
        ("0001-01-01", "a placeholder, not a date"),
        ("April 2025", "a month without a day"),
        ("tomorrow", "not a date"),
        ("2025-01-02x", "not a date"),
        ("12345", "not a date"),
        ("20/20", "not a date"),
        ("25/25/2025", "no such day in the calendar"),
    ];
    let mut cells: Vec<&str> = cases.iter().map(|(cell, _)| *cell).collect();
    cells.extend(["13/01/2025"; 30]);
    for ((cell, why), day) in cases.iter().zip(days(&cells)) {
        assert_eq!(day, Cell::Bad(why), "{cell}");
    }
    for (cell, day) in
        ["", "-", "N/A", "null", "#REF!", " "].iter().zip(days(&["", "-", "N/A", "null", "#REF!", " "]))
    {
        assert_eq!(day, Cell::Missing, "{cell}");
    }
}

#[test]
fn numbers_shares_and_yes_or_no() {
    let fte = |cells: &[&str]| {
        column("employee_id,FTE,role", cells, &Choices::default(), |r| r.number_in(Field::Fte).value()).rows
    };
    assert_eq!(fte(&["1", "1.00", "0.6", "60%", "22.5/37.5"]), [1.0, 1.0, 0.6, 0.6, 0.6].map(Some));
    assert_eq!(
        fte(&["100", "60", "50"]),
        [1.0, 0.6, 0.5].map(Some),
        "a share written as percent without its sign"
    );
    let yes = |cells: &[&str]| {
        let head = "employee_id,Injury on Duty,absence_type";
        let said = Choices { kind: Some(TableKind::Absences), ..Choices::default() };
        column(head, cells, &said, |r| r.yes(Field::WorkRelated)).rows
    };
    let (y, n) = (Some(true), Some(false));
    assert_eq!(
        yes(&["Y", "N", "Yes", "no", "TRUE", "0", "1", "x", "", "maybe"]),
        [y, n, y, n, y, n, y, y, None, None]
    );
}

#[test]
fn a_staff_number_spoilt_by_a_spreadsheet_is_set_aside() {
    let file =
        "employee_id,start_date,absence_type\n8.24E+08,2025-01-02,Sickness\n0012,2025-01-02,Sickness\n";
    let seen =
        read("file.csv", file.as_bytes(), &Choices::default(), |r| r.key(Field::PersonId).into_owned())
            .unwrap();
    assert_eq!(seen.rows, ["0012"]);
    assert_eq!(
        in_ledger(&seen.file, candour::intake::ledger::Fate::SetAside, "spoilt by a spreadsheet"),
        [2]
    );
}

#[test]
fn a_column_of_minutes_is_minutes() {
    let file = "employee_id,overtime_date,overtime_minutes\nE1,2025-01-02,450\nE2,2025-01-03,90\n";
    let seen = read("file.csv", file.as_bytes(), &Choices::default(), |r| r.hours(Field::HoursPaid)).unwrap();
    assert_eq!(seen.rows, [Cell::Value(7.5), Cell::Value(1.5)]);
    assert_eq!(seen.file.plan.column_of(Field::HoursPaid).unwrap().read_as, "minutes");
}

#[test]
fn a_saved_mapping_follows_its_headings() {
    let mut said = Choices::default();
    assert!(said.answer(1, "absence_start_date", "date:monthFirst"));
    let moved = "absence_type,absence_start_date,employee_id\nSickness,03/04/2025,E1\n";
    let mut saved: Choices = serde_json::from_str(&serde_json::to_string(&said).unwrap()).unwrap();
    saved.columns[0].column = 7;
    let seen =
        read("file.csv", moved.as_bytes(), &saved, |r| r.day(Field::AbsenceStart).value().unwrap().iso())
            .unwrap();
    assert_eq!(seen.rows, ["2025-03-04"]);
    assert_eq!(saved.columns[0].date_order, Some(DateOrder::MonthFirst));
}
