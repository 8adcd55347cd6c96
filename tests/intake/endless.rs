//! Records without an end: a quotation mark that is never closed is named with its row and column, whatever the buffers.

use candour::intake::Choices;
use candour::problem::{Problem, ProblemKind};

use crate::common::*;

const MUCH: usize = 18 << 20;

fn refused(bytes: &[u8]) -> Problem {
    let cuts: Vec<usize> = (1..bytes.len() / (256 << 10)).map(|n| n * (256 << 10)).collect();
    let problem = read_in("endless.csv", bytes, &cuts, &Choices::default(), |_| ()).err().unwrap();
    assert_eq!(problem.kind, ProblemKind::Shape);
    problem
}

fn rows(n: usize) -> String {
    let rows: Vec<String> = (0..n).map(|i| format!("PC{},2025-03-{:02}\r\n", 1000 + i, 1 + i % 28)).collect();
    format!("Collar Number,Absence Start Date\r\n{}", rows.concat())
}

#[test]
fn a_quote_that_is_opened_in_the_second_row_and_never_closed() {
    let problem = refused(format!("{}PC1,\"{}", rows(0), "x".repeat(MUCH)).as_bytes());
    assert_eq!(
        problem.sentence,
        "A quotation mark is opened in row 2, in column “Absence Start Date”, and never closed."
    );
    assert_eq!((problem.place.row, problem.place.column.as_deref()), (Some(2), Some("Absence Start Date")));
}

#[test]
fn a_quote_below_headings_that_end_in_a_line_feed_alone() {
    let problem = refused(format!("Collar Number;Absence Start Date\nPC1;\"{}", "x".repeat(MUCH)).as_bytes());
    assert_eq!(
        problem.sentence,
        "A quotation mark is opened in row 2, in column “Absence Start Date”, and never closed."
    );
}

#[test]
fn a_quote_that_is_opened_far_down() {
    let problem = refused(format!("{}\"PC1{}", rows(9_000), "x".repeat(MUCH)).as_bytes());
    assert_eq!(
        problem.sentence,
        "A quotation mark is opened in row 9002, in column “Collar Number”, and never closed."
    );
}

#[test]
fn a_quote_that_is_opened_in_the_headings() {
    let problem = refused(format!("Collar Number;Team;\"Absence{}", "x".repeat(MUCH)).as_bytes());
    assert_eq!(
        problem.sentence,
        "A quotation mark is opened in row 1, in column “Column 3”, and never closed."
    );
}

#[test]
fn a_line_without_an_end_has_no_quote_to_blame() {
    let problem = refused(format!("{}PC1,{}", rows(0), "x".repeat(MUCH)).as_bytes());
    assert_eq!(problem.sentence, "Line 2 is longer than 16 MB, which no row of a table is.");
    let problem = refused(format!("{}PC1,{}", rows(9_000), "x".repeat(MUCH)).as_bytes());
    assert_eq!(problem.sentence, "Line 9002 is longer than 16 MB, which no row of a table is.");
}

#[test]
fn a_long_line_with_a_lost_quote_is_one_row_however_it_arrives() {
    // Longer than a cell may be, and yet a line with an end.
    let text = format!("{}PC1,\"{}\r\nPC2,2025-03-04\r\n", rows(9_000), "x".repeat(3 << 20));
    let cuts: Vec<usize> = (1..text.len() / (256 << 10)).map(|n| n * (256 << 10)).collect();
    for cuts in [&[][..], &cuts] {
        let seen = read_in("long.csv", text.as_bytes(), cuts, &Choices::default(), |_| ()).unwrap();
        assert_eq!(seen.file.ledger.rows_in, 9_002);
    }
}
