//! Every file of the malformed collection does what `EXPECTED.csv` says. One entry a file; a file without one fails.

use candour::calendar::Day;
use candour::intake::field::Field::{self, PersonId, Role, Team};
use candour::intake::field::TableKind;
use candour::intake::ledger::Fate::{Noted, Repaired, SetAside};
use candour::intake::{Cell, Choices, HeaderChoice, LineEnding, Plan, Reading, Row};
use candour::problem::{Problem, ProblemKind};

use crate::common::*;

/// The first three columns as text.
type Cells = [String; 3];

fn cells(row: &Row<'_>) -> (u32, Cells) {
    let text = |field| row.text(field).into_owned();
    (row.number(), [row.key(PersonId).into_owned(), text(Team), text(Role)])
}

const FIRST_THREE: [(u32, Field); 3] = [(0, PersonId), (1, Team), (2, Role)];

/// The file with its first three columns given a meaning.
fn columns(bytes: &[u8]) -> Seen<(u32, Cells)> {
    read("file.csv", bytes, &meaning(&FIRST_THREE), cells).unwrap()
}

/// The same for a file without headings.
fn bare(bytes: &[u8]) -> Seen<(u32, Cells)> {
    read("file.csv", bytes, &without_headings(&FIRST_THREE), cells).unwrap()
}

/// The problem that the file meets when nothing is said about it.
fn problem(bytes: &[u8]) -> Problem {
    match read("file.csv", bytes, &Choices::default(), |_| ()) {
        Err(problem) => problem,
        Ok(_) => panic!("this file must not be read"),
    }
}

fn plan(bytes: &[u8]) -> Plan {
    Plan::of("file.csv", bytes, true, &Choices::default()).unwrap()
}

fn plan_headings(bytes: &[u8]) -> Vec<String> {
    plan(bytes).columns.into_iter().map(|c| c.heading).collect()
}

fn numbers<T>(seen: &Seen<(u32, T)>) -> Vec<u32> {
    seen.rows.iter().map(|(number, _)| *number).collect()
}

/// Headings are asked for and the first row is not eaten.
fn asks_for_headings(bytes: &[u8], first: [&str; 3]) {
    assert_eq!(plan(bytes).header_row, None);
    let problem = problem(bytes);
    assert_eq!(problem.kind, ProblemKind::Meaning);
    assert!(problem.sentence.contains("no headings"), "{problem}");
    assert_eq!(bare(bytes).rows[0], (1, first.map(str::to_owned)));
}

fn day(cell: Cell<Day>) -> String {
    match cell {
        Cell::Value(day) => day.iso(),
        Cell::Missing => "missing".to_owned(),
        Cell::Open => "open".to_owned(),
        Cell::Bad(why) => why.to_owned(),
    }
}

type Check = fn(&[u8]);

#[rustfmt::skip]
const EXPECTED: &[(&str, Check)] = &[
    ("csvkit_bad.csv", |b| {
        let seen = columns(b);
        assert_eq!(in_ledger(&seen.file, SetAside, "more cells than headings"), [2]);
        assert_eq!(in_ledger(&seen.file, SetAside, "fewer cells than headings"), [3]);
        assert_eq!(numbers(&seen), [4]);
    }),
    ("csvkit_empty.csv", |b| assert_eq!(problem(b).kind, ProblemKind::Empty)),
    ("csvkit_mac_newlines.csv", |b| {
        let seen = columns(b);
        assert_eq!(seen.file.plan.line_ending, LineEnding::Cr);
        assert_eq!(seen.rows, [(2, ["1", "2", "3"].map(str::to_owned)), (3, ["Once upon a time", "5", "6"].map(str::to_owned))]);
    }),
    ("csvkit_no_header_row.csv", |b| asks_for_headings(b, ["1", "2", "3"])),
    ("csvkit_null_byte.csv", |b| {
        let seen = columns(b);
        assert_eq!(in_ledger(&seen.file, Noted, "NUL"), [2]);
        assert_eq!(seen.rows[0].1, ["\u{2400}", "2", "3"].map(str::to_owned));
    }),
    ("csvkit_test_empty_columns_long_row.csv", |b| {
        let seen = columns(b);
        assert_eq!(in_ledger(&seen.file, SetAside, "more cells than headings"), [2]);
    }),
    ("csvkit_test_header_newline.csv", |b| {
        assert_eq!(plan_headings(b), ["start end", "b", "c"]);
        assert_eq!(numbers(&columns(b)), [8], "the heading holds four line feeds and three carriage returns");
    }),
    ("csvkit_test_latin1.csv", |b| {
        let seen = columns(b);
        assert_eq!(seen.file.plan.encoding, "Windows-1252");
        assert!(seen.file.plan.notes.iter().any(|n| n.contains("Windows-1252")));
        assert_eq!(seen.rows[1].1[2], "©");
    }),
    ("csvkit_test_utf16_big.csv", |b| {
        let seen = columns(b);
        assert_eq!((seen.file.plan.encoding, seen.rows[1].1[2].as_str()), ("UTF-16, big endian", "ʤ"));
    }),
    ("csvkit_test_utf16_little.csv", |b| {
        let seen = columns(b);
        assert_eq!((seen.file.plan.encoding, seen.rows[1].1[2].as_str()), ("UTF-16, little endian", "ʤ"));
    }),
    ("csvlint_cr-line-endings.csv", |b| {
        let seen = columns(b);
        assert_eq!((seen.file.plan.line_ending, seen.rows.len()), (LineEnding::Cr, 2));
        assert_eq!(seen.rows[1], (3, ["Qux", "Teaspoon", "Doge"].map(str::to_owned)));
    }),
    ("csvlint_inconsistent-line-endings.csv", |b| {
        let seen = columns(b);
        assert_eq!((seen.file.plan.line_ending, numbers(&seen)), (LineEnding::Mixed, vec![2, 3]));
        assert_eq!(headings(&seen.file), ["Foo", "Bsr", "Baz"]);
    }),
    ("csvlint_invalid-byte-sequence.csv", |b| {
        let seen = columns(b);
        assert_eq!(seen.file.plan.encoding, "Windows-1252");
        assert!(headings(&seen.file).contains(&"Histórico"));
        assert!(seen.rows.iter().all(|(_, c)| !c.concat().contains('\u{fffd}')));
    }),
    ("csvlint_title-row.csv", |b| {
        let seen = columns(b);
        assert_eq!((headings(&seen.file), seen.file.plan.header_row), (vec!["Foo", "Bsr", "Baz"], Some(2)));
        assert_eq!(seen.file.plan.notes, ["1 line above the headings was left out."]);
        assert_eq!(numbers(&seen), [3, 4]);
    }),
    ("duckdb_auto_duplicate_header_col.csv", |b| {
        let seen = columns(b);
        assert_eq!(headings(&seen.file), ["a", "b", "a"]);
        assert_eq!(seen.rows[0].1, ["123", "TEST2", "text1"].map(str::to_owned));
    }),
    ("duckdb_auto_duplicate_header_columns.csv", |b| {
        let seen = read("file.csv", b, &meaning(&[(0, PersonId), (12, Team)]), cells).unwrap();
        assert_eq!((seen.file.plan.columns.len(), headings(&seen.file)[12]), (13, "Column 13"));
        assert_eq!(seen.rows[1].1[1], "value2");
    }),
    ("duckdb_auto_missing_header_col.csv", |b| {
        let seen = columns(b);
        assert_eq!(headings(&seen.file), ["a", "Column 2", "c"]);
        assert_eq!(seen.rows[1].1[1], "TEST1");
    }),
    ("duckdb_auto_multiple_skip_row.csv", |b| {
        let seen = columns(b);
        assert_eq!((seen.file.plan.header_row, numbers(&seen)), (Some(3), vec![4]));
        assert!(seen.file.plan.notes.contains(&"2 lines above the headings were left out.".to_owned()));
    }),
    ("duckdb_auto_skip_row.csv", |b| {
        let seen = columns(b);
        assert_eq!((seen.file.plan.header_row, headings(&seen.file)), (Some(2), vec!["number", "text", "date"]));
        assert_eq!(seen.rows[0].1[2], "2000-12-13");
    }),
    ("duckdb_bad_date.csv", |b| assert_eq!(columns(b).rows, [(2, ["2016-10-03", "vst_OSBS_2016", "41_10_1"].map(str::to_owned))])),
    ("duckdb_csv_quoted_newline_odd.csv", |b| {
        // One heading, and a last row of two cells: its number counts the lines inside the quoted cell.
        let said = Choices { header_row: Some(HeaderChoice::Row(1)), ..meaning(&[(0, PersonId)]) };
        let seen = read("file.csv", b, &said, |row| row.number()).unwrap();
        assert_eq!((seen.rows, in_ledger(&seen.file, SetAside, "more cells than headings")), (vec![2], vec![11]));
    }),
    ("duckdb_date_specificity.csv", |b| {
        let said = meaning(&[(0, PersonId)]);
        let rows = read("file.csv", b, &said, |row| row.key(PersonId).into_owned()).unwrap().rows;
        assert_eq!(rows, ["0", "12/17/2019"]);
        assert_eq!(plan(b).columns[0].field, None);
    }),
    ("duckdb_double_quoted_header.csv", |b| assert_eq!(plan_headings(b), ["foo \"bar", "name"])),
    ("duckdb_encodings_only_utf16.csv", |b| {
        let seen = columns(b);
        assert!(seen.file.plan.notes.iter().any(|n| n.contains("UTF-16")));
        assert!(headings(&seen.file)[0].starts_with("ŁŁŁ"));
    }),
    ("duckdb_encodings_utf16.csv", |b| {
        let seen = read("file.csv", b, &Choices::default(), |row| row.text(Field::PersonName).into_owned()).unwrap();
        assert_eq!(&seen.rows[..3], ["José Álvarez", "Müller", "François Dupont"]);
    }),
    ("duckdb_error_mid_null.csv", |b| {
        let seen = columns(b);
        assert_eq!((in_ledger(&seen.file, SetAside, "more cells"), numbers(&seen)), (vec![3], vec![2, 4]));
    }),
    ("duckdb_error_mismatch_bad.csv", |b| {
        asks_for_headings(b, ["1", "2", "AAA"]);
        assert_eq!(bare(b).rows.len(), 3);
    }),
    ("duckdb_evil_nullpadding.csv", |b| {
        asks_for_headings(b, ["pedro", "br", "nl"]);
        assert_eq!(in_ledger(&bare(b).file, SetAside, "fewer cells"), [2, 3]);
    }),
    ("duckdb_file_error.csv", |b| {
        // Three cells in each row: the file is not ragged, only its e-mails are missing.
        let seen = columns(b);
        assert_eq!((numbers(&seen), seen.rows[2].1[0].as_str()), (vec![2, 3, 4], "3R"));
    }),
    ("duckdb_header_left_space.csv", |b| assert_eq!(plan_headings(b), ["bla"])),
    ("duckdb_headers_unescaped_quote.csv", |b| assert_eq!(plan_headings(b), ["Name", "Unescaped'Quote"])),
    ("duckdb_hits_problematic.csv", |b| {
        assert_eq!((plan(b).header_row, problem(b).kind), (None, ProblemKind::Meaning));
        let seen = bare(b);
        assert_eq!(seen.rows[0].0, 1);
        assert!(seen.rows[0].1[2].starts_with("Смеситет"));
    }),
    ("duckdb_invalid_utf8.csv", |b| {
        let seen = read("file.csv", b, &meaning(&[(0, PersonId)]), |row| row.key(PersonId).into_owned()).unwrap();
        assert_eq!(in_ledger(&seen.file, Noted, "no text in this encoding"), [3]);
        assert!(seen.file.plan.notes.iter().any(|n| n.contains("could not be decoded")));
    }),
    ("duckdb_mixed_dates.csv", |b| {
        let mut said = meaning(&[(0, PersonId), (1, Field::PostStart)]);
        let read_days = |said: &Choices| read("file.csv", b, said, |row| day(row.day(Field::PostStart))).unwrap();
        let seen = read_days(&said);
        assert_eq!(seen.rows[2], "day and month could be either way round");
        assert!(seen.file.plan.columns[1].question.is_some());
        assert_eq!(seen.rows[3], "2024-03-11");
        assert!(said.answer(1, "B", "date:monthFirst"));
        said.columns[2].field = Some(Some(Field::PostStart));
        assert_eq!(read_days(&said).rows[2], "2024-03-10");
    }),
    ("duckdb_mixed_decimal.csv", |b| {
        let said = Choices { kind: Some(TableKind::Totals), ..meaning(&[(0, PersonId), (1, Field::SpellCount)]) };
        let seen = read("file.csv", b, &said, |row| row.number_in(Field::SpellCount)).unwrap();
        assert_eq!(seen.file.plan.columns[1].read_as, "numbers with a decimal comma; 1 with a lone point read as thousands");
        assert_eq!(seen.rows[0], Cell::Value(5.5));
        assert_eq!(seen.rows[3], Cell::Value(5555.0));
    }),
    ("duckdb_mixed_new_line.csv", |b| {
        let seen = bare(b);
        assert_eq!((seen.file.plan.line_ending, numbers(&seen)), (LineEnding::Mixed, vec![1, 2, 3]));
        assert_eq!(seen.rows[1].1, ["4", "5", "6"].map(str::to_owned));
    }),
    ("duckdb_mixed_new_line_2.csv", |b| {
        let seen = bare(b);
        assert_eq!(seen.file.plan.line_ending, LineEnding::Mixed);
        assert_eq!((seen.rows[0].1[1].as_str(), seen.rows[1].1[1].as_str()), ("23", "5"));
    }),
    ("duckdb_null_multiple_nulls.csv", |b| {
        let said = Choices { kind: Some(TableKind::People), ..meaning(&[(0, PersonId), (1, Field::ContractedHours), (2, Field::Fte)]) };
        let seen = read("file.csv", b, &said, |r| (r.number_in(Field::ContractedHours), r.number_in(Field::Fte))).unwrap();
        assert_eq!(seen.rows, [(Cell::Value(31.0), Cell::Value(1.73)), (Cell::Missing, Cell::Missing), (Cell::Value(26.0), Cell::Missing)]);
    }),
    ("duckdb_null_terminator.csv", |b| assert_eq!(problem(b).kind, ProblemKind::NotATable)),
    ("duckdb_nullbyte.csv", |b| {
        let seen = columns(b);
        assert_eq!((in_ledger(&seen.file, Noted, "NUL"), seen.rows[0].1[1].as_str()), (vec![2], "val\u{2400}2"));
    }),
    ("duckdb_nullbyte_header.csv", |b| assert_eq!(plan_headings(b), ["col1", "col\u{2400}2"])),
    ("made_bom_semicolon_sep_line.csv", |b| {
        let seen = read("file.csv", b, &Choices::default(), cells).unwrap();
        assert_eq!((seen.file.plan.delimiter, seen.file.plan.header_row, numbers(&seen)), (';', Some(2), vec![3, 4, 5, 6, 7]));
        assert_eq!(headings(&seen.file)[0], "employee_id");
        assert_eq!(seen.file.plan.kind, Some(TableKind::Absences));
    }),
    ("made_dates_impossible.csv", |b| {
        let both = |r: &Row<'_>| (day(r.day(Field::AbsenceStart)), day(r.day(Field::AbsenceEnd)));
        let rows = read("file.csv", b, &Choices::default(), both).unwrap().rows;
        let expected = [
            ("no such day in the calendar", "2025-03-01"), ("2025-03-05", "2025-03-01"), ("zeros where a date should be", "missing"),
            ("a placeholder, not a date", "open"), ("2025-12-31", "2026-01-01"),
        ];
        for (row, (start, end)) in rows.iter().zip(expected) {
            assert_eq!((row.0.as_str(), row.1.as_str()), (start, end));
        }
        assert!(rows[5..].iter().all(|(start, end)| start < end));
    }),
    ("made_duplicate_rows_and_ids.csv", |b| {
        let seen = read("file.csv", b, &Choices::default(), |r| r.key(PersonId).into_owned()).unwrap();
        assert_eq!(seen.rows.len(), 13);
        assert_eq!(&seen.rows[10..], ["E0001", "E0002", "E0003"], "case, blanks and invisible characters make no new person");
    }),
    ("made_formula_cells.csv", |b| {
        let seen = read("file.csv", b, &Choices::default(), |r| (r.key(PersonId).into_owned(), r.text(Field::PersonName).into_owned())).unwrap();
        assert_eq!(seen.rows[0], ("=1+1".to_owned(), "=HYPERLINK(\"http://example.invalid\",\"x\")".to_owned()));
        assert_eq!((seen.rows[1].0.as_str(), seen.rows[2].0.as_str(), seen.rows.len()), ("+E2", "E3", 13));
    }),
    ("made_header_only.csv", |b| {
        let problem = problem(b);
        assert_eq!((problem.kind, problem.sentence.as_str()), (ProblemKind::Empty, "The file has headings but no rows."));
    }),
    ("made_html_in_names.csv", |b| {
        let seen = read("file.csv", b, &Choices::default(), |r| r.text(Field::PersonName).into_owned()).unwrap();
        assert_eq!((seen.rows[0].as_str(), seen.rows.len()), ("<script>alert(1)</script>", 13));
    }),
    ("made_numbers_hard.csv", |b| {
        let seen = read("file.csv", b, &Choices::default(), |r| (r.number(), r.hours(Field::HoursPaid))).unwrap();
        let clear: Vec<(u32, f64)> = seen.rows.iter().filter_map(|(n, c)| c.value().map(|v| (*n, v))).collect();
        assert_eq!(clear, [(4, 0.0), (6, 1.5), (12, 8.5), (13, 7.5), (14, -4.0), (16, 7.5)]);
        assert_eq!(seen.rows[1].1, Cell::Missing);
        assert_eq!(seen.rows.iter().filter(|(_, c)| matches!(c, Cell::Bad(_))).count(), 8);
    }),
    ("made_unclosed_quote.csv", |b| {
        let seen = read("file.csv", b, &Choices::default(), cells).unwrap();
        assert_eq!((seen.file.ledger.rows_in, seen.rows.len()), (31, 31));
        assert_eq!(in_ledger(&seen.file, Repaired, "a quote that never closes"), [2]);
        assert!(seen.file.ledger.entries()[0].detail.contains("line 2 never closes"));
        assert_eq!(seen.rows[30].1[0], "E0031");
    }),
    ("made_wrong_extension_html.csv", |b| {
        let problem = problem(b);
        assert_eq!((problem.kind, problem.sentence.as_str()), (ProblemKind::NotATable, "This is a web page, not a table of text."));
    }),
    ("messytables_complex.csv", |b| {
        let seen = read("file.csv", b, &meaning(&[(0, PersonId), (1, Field::PostStart), (2, Team), (3, Role)]), |r| {
            (day(r.day(Field::PostStart)), r.text(Team).into_owned())
        }).unwrap();
        assert_eq!(seen.rows[0], ("2011-10-24".to_owned(), "0".to_owned()));
        assert_eq!(seen.rows[2], ("missing".to_owned(), "6,000,000".to_owned()));
    }),
    ("messytables_excel_pasting.csv", |b| {
        let found = plan(b);
        assert_eq!((found.header_row, found.columns.len(), found.columns[8].heading.as_str()), (Some(4), 9, "2007"));
        let seen = columns(b);
        assert_eq!((numbers(&seen)[0], seen.rows[0].1[1].as_str()), (5, "2,666"));
    }),
    ("messytables_mixedGLB.csv", |b| {
        let found = plan(b);
        assert_eq!((found.line_ending, found.header_row, found.columns[1].heading.as_str()), (LineEnding::Cr, Some(4), "Jan"));
        assert!(problem(b).sentence.contains("months stand side by side"));
    }),
    ("messytables_null.csv", |b| {
        asks_for_headings(b, ["1", "", "0"]);
        assert_eq!(bare(b).rows[1].1, ["2", "0", "0"].map(str::to_owned));
    }),
    ("messytables_skip_initials.csv", |b| assert_eq!(columns(b).rows[0].1, ["hello", "goodbye", ""].map(str::to_owned))),
    ("messytables_small.csv", |b| assert_eq!(problem(b).kind, ProblemKind::Empty)),
    ("messytables_spanish_chars.csv", |b| {
        let seen = columns(b);
        assert_eq!((seen.file.plan.encoding, headings(&seen.file)[7]), ("Windows-1252", "Descripción"));
        assert!(!seen.rows.is_empty());
    }),
    ("messytables_utf8bom.csv", |b| {
        assert_eq!(plan_headings(b), ["kitten", "win"]);
        assert_eq!(problem(b).kind, ProblemKind::Empty);
    }),
    ("messytables_weird_head_padding.csv", |b| {
        let found = plan(b);
        assert_eq!((found.delimiter, found.columns[1].heading.as_str(), found.columns.len()), (';', "1985", 10));
        let seen = columns(b);
        assert!(seen.rows.iter().any(|(_, c)| c[0] == "Gefäßchirurgie"));
    }),
    ("spectrum_comma_in_quotes.csv", |b| {
        let seen = read("file.csv", b, &meaning(&[(0, PersonId), (3, Team)]), cells).unwrap();
        assert_eq!((seen.rows.len(), seen.rows[0].1[1].as_str()), (1, "Anytown, WW"));
    }),
    ("spectrum_empty.csv", |b| {
        let said = meaning(&[(0, PersonId), (1, Field::Fte)]);
        let seen = read("file.csv", b, &said, |r| r.number_in(Field::Fte)).unwrap();
        assert_eq!(seen.rows, [Cell::Missing, Cell::Value(3.0)]);
    }),
    ("spectrum_escaped_quotes.csv", |b| assert_eq!(columns(b).rows[0].1[1], "ha \"ha\" ha")),
    ("spectrum_newlines.csv", |b| {
        let seen = columns(b);
        assert_eq!((numbers(&seen), seen.rows[1].1[0].as_str()), (vec![2, 3, 5], "Once upon a time"));
    }),
    ("spectrum_simple_crlf.csv", |b| {
        let seen = columns(b);
        assert_eq!((headings(&seen.file), seen.file.plan.line_ending), (vec!["a", "b", "c"], LineEnding::CrLf));
        assert_eq!(seen.rows, [(2, ["1", "2", "3"].map(str::to_owned))]);
    }),
    ("spectrum_utf8.csv", |b| assert_eq!(columns(b).rows[1].1[2], "ʤ")),
];

#[test]
fn every_malformed_file_does_what_is_expected() {
    let Some(list) = real("malformed/EXPECTED.csv") else { return };
    let mut reader = csv::Reader::from_reader(list.as_slice());
    let mut failed = Vec::new();
    let mut checked = 0;
    for line in reader.records() {
        let line = line.unwrap();
        let (name, should) = (&line[0], &line[2]);
        let Some(bytes) = real(&format!("malformed/{name}")) else { continue };
        let Some((_, check)) = EXPECTED.iter().find(|(known, _)| *known == name) else {
            failed.push(format!("{name}: no entry in this test; it should: {should}"));
            continue;
        };
        checked += 1;
        if std::panic::catch_unwind(|| check(&bytes)).is_err() {
            failed.push(format!("{name}: {should}"));
        }
    }
    println!("{checked} malformed files checked");
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
    assert!(checked >= 60, "only {checked} files were there to check");
}

#[test]
fn files_that_are_no_tables_are_named_for_what_they_are() {
    let cases: [(&[u8], &str); 9] = [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"PK\x03\x04\x14\0\x06\0\x08\0[Content_Types].xml", "an Excel workbook"),
        (b"PK\x03\x04\x14\0\0\0\0\0notes.txt", "a ZIP archive"),
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Excel workbook"),
        (b"\x1F\x8B\x08\0\0\0\0\0", "a compressed file"),
        (b"{\"rows\": [1, 2]}", "JSON"),
        (b"<?xml version=\"1.0\"?><a/>", "XML"),
        (b"<html><head><title>Sign in</title>", "a web page"),
    ];
    for (bytes, what) in cases {
        let problem = problem(bytes);
        assert_eq!(problem.kind, ProblemKind::NotATable);
        assert!(problem.sentence.contains(what), "{problem}");
        assert!(!problem.what_to_do.is_empty());
    }
    assert_eq!(problem(b"").kind, ProblemKind::Empty);
    assert_eq!(problem(b" \r\n \r\n").kind, ProblemKind::Empty);
}

#[test]
fn a_file_that_shrank_is_not_read() {
    let bytes = b"employee_id,start_date,absence_type\nE1,2025-01-02,Sickness\n";
    let mut reading = Reading::open("file.csv", Some(500), Choices::default());
    reading.feed(bytes, &mut |_, _| {}).unwrap();
    let problem = reading.finish(&mut |_, _| {}).unwrap_err();
    assert_eq!((problem.kind, problem.what_to_do.as_str()), (ProblemKind::Changed, "Drop it again."));
}

#[test]
fn a_line_of_200_megabytes_stops_early() {
    let mut reading = Reading::open("file.csv", None, Choices::default());
    let mut fed = 0u64;
    reading
        .feed(b"employee_id,start_date,absence_type\nE1,2025-01-02,Sickness\nE2,", &mut |_, _| {})
        .unwrap();
    let piece = vec![b'x'; 1 << 20];
    let problem = loop {
        fed += 1;
        assert!(fed < 40, "200 MB of one line must not be waited for");
        if let Err(problem) = reading.feed(&piece, &mut |_, _| {}) {
            break problem;
        }
    };
    assert_eq!((problem.kind, problem.place.row), (ProblemKind::Shape, Some(3)));
    assert!(reading.plan().is_some());
    let one_line = vec![b'x'; 20 << 20];
    let mut reading = Reading::open("file.csv", None, Choices::default());
    assert_eq!(reading.feed(&one_line, &mut |_, _| {}).unwrap_err().kind, ProblemKind::Shape);
}

#[test]
fn bytes_that_are_not_utf8_far_down_are_windows_1252_from_there() {
    let mut bytes = b"employee_id,team,start_date,absence_type\n".to_vec();
    for row in 0..5_000 {
        bytes.extend_from_slice(format!("E{row},Team A,2025-01-02,Sickness\n").as_bytes());
    }
    bytes.extend_from_slice(b"E9999,Caf\xE9,2025-01-02,Sickness\n");
    let seen = read("file.csv", &bytes, &Choices::default(), |r| r.text(Team).into_owned()).unwrap();
    assert_eq!(seen.rows.last().unwrap(), "Café");
    assert_eq!(seen.file.plan.encoding, "Windows-1252");
}
