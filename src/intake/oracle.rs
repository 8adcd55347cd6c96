//! The slow oracle: the `csv` crate on the same bytes. Compiled for tests only.
//!
//! The cutter is held to it byte for byte on hostile input, with the two liberties that `slow.rs` takes (quotes after
//! blanks, quotes that never close) switched off; and to itself, with them on, however the input is cut into pieces.

use std::ops::ControlFlow;

use proptest::prelude::*;

use super::records::{Cut, Cutter, Ran};
use super::row::unquote;

type Cells = Vec<Vec<u8>>;

fn by_the_book(data: &[u8], delimiter: u8) -> Vec<Cells> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(data);
    reader.byte_records().map(|r| r.unwrap().iter().map(<[u8]>::to_vec).collect()).collect()
}

/// Records with the line each starts on, the data given in pieces that end at `cuts`.
fn by_the_cutter(data: &[u8], cut: Cut, cuts: &[usize]) -> Vec<(u32, bool, Cells)> {
    let mut cutter = Cutter::new(cut, 1);
    let mut out = Vec::new();
    let mut held: Vec<u8> = Vec::new();
    let mut from = 0;
    let mut ends: Vec<usize> = cuts.iter().map(|c| c % (data.len() + 1)).collect();
    ends.sort_unstable();
    ends.push(data.len());
    for (index, end) in ends.iter().enumerate() {
        held.extend_from_slice(&data[from..*end]);
        from = *end;
        let last = index + 1 == ends.len();
        let ran = cutter.run(&held, last, &mut |record| {
            let cells =
                (0..record.len()).map(|i| unquote(record.raw(i), record.quoted).into_owned()).collect();
            assert_eq!(&held[record.end - record.source.len()..record.end], record.source);
            out.push((record.line, record.unclosed, cells));
            ControlFlow::Continue(())
        });
        let Ran::Consumed(done) = ran else { panic!("nothing here is too long") };
        held.drain(..done);
    }
    assert!(held.is_empty());
    out
}

/// Lines of a text by the rule of the ledger: a carriage return with its line feed ends one line.
fn line_at(data: &[u8], at: usize) -> u32 {
    let before = &data[..at];
    let feeds = super::text::count(before, b'\n');
    let returns =
        before.iter().enumerate().filter(|(i, b)| **b == b'\r' && data.get(i + 1) != Some(&b'\n')).count();
    (feeds + returns) as u32 + 1
}

/// Bytes that tables are made of, with quotes and line ends where they hurt.
fn hostile() -> impl Strategy<Value = Vec<u8>> {
    const SHAPE: &[&str] = &[",", "\n", "\r\n", "\r", "\"", "\"\"", ";"];
    const CELLS: &[&str] = &["a", "07:30", " ", "\u{e9}\u{a0}", "\0", "Total"];
    const QUOTED: &[&str] =
        &["\"quoted, cell\"", "\"two\nlines\"", "\"a \"\"b\"\" c\"", ",,,", "\n\n", "\"\r\n\""];
    const LONG: &[&str] =
        &["a cell that is long enough to reach over the sixty-four bytes of a block and beyond"];
    let piece = prop_oneof![
        4 => prop::sample::select(SHAPE),
        3 => prop::sample::select(CELLS),
        2 => prop::sample::select(QUOTED),
        1 => prop::sample::select(LONG),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat().into_bytes())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_record_is_what_the_book_says(data in hostile()) {
        let cut = Cut { delimiter: b',', blanks: false, cells: 0 };
        let ours: Vec<Cells> = by_the_cutter(&data, cut, &[]).into_iter().map(|(_, _, cells)| cells).collect();
        prop_assert_eq!(ours, by_the_book(&data, b','));
    }

    #[test]
    fn pieces_make_no_difference(data in hostile(), cuts in prop::collection::vec(0usize..4_000, 0..12), cells in 0usize..5, blanks: bool) {
        let cut = Cut { delimiter: b',', blanks, cells };
        let whole = by_the_cutter(&data, cut, &[]);
        prop_assert_eq!(&by_the_cutter(&data, cut, &cuts), &whole);
        let every: Vec<usize> = (0..data.len()).collect();
        prop_assert_eq!(&by_the_cutter(&data, cut, &every), &whole);
    }

    #[test]
    fn lines_are_counted_as_an_editor_counts_them(data in hostile()) {
        let cut = Cut { delimiter: b',', blanks: false, cells: 0 };
        let mut cutter = Cutter::new(cut, 1);
        cutter.run(&data, true, &mut |record| {
            let start = record.end - record.source.len();
            assert_eq!(record.line, line_at(&data, start));
            ControlFlow::Continue(())
        });
    }
}

#[test]
fn a_quote_that_never_closes_costs_its_own_line_only() {
    let data = b"id,name\nE1,\"one\nE2,two\nE3,\"three, and more\"\nE4,four\n";
    let cut = Cut { delimiter: b',', blanks: false, cells: 2 };
    let rows = by_the_cutter(data, cut, &[]);
    let lines: Vec<(u32, bool)> = rows.iter().map(|(line, unclosed, _)| (*line, *unclosed)).collect();
    assert_eq!(lines, [(1, false), (2, true), (3, false), (4, false), (5, false)]);
    assert_eq!(rows[1].2, [b"E1".to_vec(), b"\"one".to_vec()]);
    assert_eq!(rows[3].2[1], b"three, and more");
}

#[test]
fn a_lost_quote_is_given_up_after_a_megabyte() {
    let mut data = b"id,name\nE1,\"one\n".to_vec();
    while data.len() < 18 << 20 {
        data.extend_from_slice(b"E2,two\n");
    }
    let cut = Cut { delimiter: b',', blanks: false, cells: 2 };
    let rows = by_the_cutter(&data, cut, &(1..72).map(|i| (i << 18) + i).collect::<Vec<_>>());
    assert_eq!(rows.len(), super::text::count(&data, b'\n'));
    assert!(rows[1].1 && rows.iter().filter(|r| r.1).count() == 1);
}

#[test]
fn quotes_after_blanks_open_a_cell_where_the_file_writes_blanks() {
    let cut = Cut { delimiter: b',', blanks: true, cells: 4 };
    let rows = by_the_cutter(b"2011-01-03, , \"6,000,000\" ,Galway\n", cut, &[]);
    assert_eq!(rows[0].2, [&b"2011-01-03"[..], b" ", b"6,000,000", b"Galway"]);
}
