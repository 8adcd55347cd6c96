//! Columns without a heading: left out where nothing stands in them, kept and told where anything does.

use candour::intake::Choices;
use candour::intake::field::Field;
use candour::problem::ProblemKind;

use crate::common::*;

const HEADINGS: [&str; 3] = ["Collar Number", "Absence Start Date", "Absence End Date"];

/// A table of this many columns and rows of which the first three have headings; `cell` says what else stands where.
fn table(columns: usize, rows: usize, cell: impl Fn(usize, usize) -> &'static str) -> Vec<u8> {
    let mut text = String::new();
    let mut line = |of: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = (0..columns).map(of).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    };
    line(&|at| HEADINGS.get(at).map_or("", |h| h).to_owned());
    for row in 0..rows {
        line(&|at| match at {
            0 => format!("PC{}", 1000 + row % 20),
            1 | 2 => format!("2025-{:02}-{:02}", 1 + row % 12, 1 + row % 28),
            _ => cell(row, at).to_owned(),
        });
    }
    text.into_bytes()
}

fn headings(bytes: &[u8]) -> (Vec<String>, Vec<String>, usize) {
    let seen = read("wide.csv", bytes, &Choices::default(), |_| ()).unwrap();
    let headings = seen.file.plan.columns.iter().map(|c| c.heading.clone()).collect();
    (headings, seen.file.plan.notes, seen.rows.len())
}

#[test]
fn a_sheet_whose_last_column_was_once_touched_has_three_columns() {
    let (headings, notes, rows) = headings(&table(16_384, 60, |_, _| ""));
    assert_eq!(headings, HEADINGS);
    assert_eq!(rows, 60);
    assert_eq!(
        notes,
        ["16,381 columns have neither a heading nor any value and are left out: column 4 to the last."]
    );
}

#[test]
fn one_value_in_the_last_row_keeps_its_column() {
    let far_down = |row: usize, at: usize| if row == 7_999 && at == 6 { "x" } else { "" };
    let (headings, notes, rows) = headings(&table(9, 8_000, far_down));
    assert_eq!(headings, [&HEADINGS[..], &["Column 7"]].concat());
    assert_eq!(rows, 8_000);
    assert_eq!(
        notes,
        [
            "5 columns have neither a heading nor any value and are left out: the first is column 4, the last column 9.",
            "1 of the headings is blank; that column is named by its place."
        ]
    );
}

#[test]
fn a_value_beside_thousands_of_blank_cells_is_found() {
    let last = |row: usize, at: usize| if row == 3 && at == 16_383 { "touched" } else { "" };
    let (headings, notes, _) = headings(&table(16_384, 60, last));
    assert_eq!(headings, [&HEADINGS[..], &["Column 16384"]].concat());
    assert_eq!(
        notes[0],
        "16,380 columns have neither a heading nor any value and are left out: columns 4 to 16,383."
    );
}

#[test]
fn a_value_in_a_row_that_is_set_aside_keeps_its_column() {
    let mut bytes = table(5, 2_000, |_, _| "");
    bytes.extend_from_slice(b"Total,,,,12\r\n");
    let (headings, notes, _) = headings(&bytes);
    assert_eq!(headings.last().unwrap(), "Column 5");
    assert!(notes.contains(&"Column 4 has neither a heading nor any value and is left out.".to_owned()));
}

#[test]
fn a_blank_column_that_was_given_a_meaning_stays() {
    let seen = read("wide.csv", &table(5, 30, |_, _| ""), &meaning(&[(4, Field::Team)]), |_| ()).unwrap();
    let indexes: Vec<u32> = seen.file.plan.columns.iter().map(|c| c.index).collect();
    assert_eq!(indexes, [0, 1, 2, 4]);
}

#[test]
fn a_refused_file_is_shown_without_them_too() {
    let text = format!("Colour,Size,{}\r\nred,7,{}\r\n", ",".repeat(16_000), ",".repeat(16_000));
    let problem = read("shop.csv", text.as_bytes(), &Choices::default(), |_| ()).err().unwrap();
    assert!(!problem.sentence.contains("Column 3"), "{problem}");
}

#[test]
fn more_columns_than_a_spreadsheet_has_are_refused() {
    for (columns, named) in [(60_000, false), (60_000, true), (16_385, true)] {
        let head: Vec<String> =
            (0..columns).map(|at| if named { format!("Extra {at}") } else { String::new() }).collect();
        let row = format!("PC1{}", ",".repeat(columns - 1));
        let text = format!("Collar Number{}\r\n{row}\r\n{row}\r\n", &head.join(",")[head[0].len()..]);
        let problem = read("wide.csv", text.as_bytes(), &Choices::default(), |_| ()).err().unwrap();
        assert_eq!(problem.kind, ProblemKind::Shape);
        assert_eq!(problem.place.file.as_deref(), Some("wide.csv"));
        let count = if columns == 60_000 { "60,000" } else { "16,385" };
        assert_eq!(
            problem.sentence,
            format!("The table has {count} columns, and no spreadsheet has more than 16,384.")
        );
        assert!(problem.what_to_do.starts_with("Export it again"));
    }
}
