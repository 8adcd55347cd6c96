//! What stands between two cells: named by the file, or found by trying.
//!
//! The right separator gives most records the same number of cells, and headings that the dictionary knows.

use crate::maths::InOrder;
use std::ops::ControlFlow;

use super::dictionary;
use super::records::{Cut, Cutter};
use super::text;

/// `sep=;`, which Excel writes and reads, and the line after it.
pub(crate) fn separator_line(sample: &[u8]) -> (Option<u8>, u32) {
    let line = sample.split(|b| matches!(b, b'\n' | b'\r')).next().unwrap_or_default();
    let bare = line.strip_prefix(b"\"").and_then(|l| l.strip_suffix(b"\"")).unwrap_or(line);
    match bare {
        [s, e, p, b'=', mark @ (b',' | b';' | b'\t' | b'|' | b'~' | b'^')]
            if [*s, *e, *p].eq_ignore_ascii_case(b"sep") =>
        {
            (Some(*mark), 2)
        }
        _ => (None, 1),
    }
}

/// What stands between cells, in the order of how often it is met.
const SEPARATORS: [u8; 6] = [b',', b';', b'\t', b'|', b'~', b'^'];

/// How many rows have how many cells.
pub(crate) type Lengths = Vec<(usize, usize)>;

fn tally(lengths: &mut Lengths, cells: usize) {
    match lengths.iter_mut().find(|(n, _)| *n == cells) {
        Some((_, seen)) => *seen += 1,
        None => lengths.push((cells, 1)),
    }
}

/// Rows looked at to find the separator and the number of cells.
const COUNTED: usize = 400;

/// How many records have how many cells; by line where a quote may have lost its partner.
pub(crate) fn lengths(sample: &[u8], cut: Cut) -> Lengths {
    let mut counts = Lengths::new();
    let (mut records, mut longest, mut line) = (0usize, 0u32, 1u32);
    // As if these were all: see `layout::cut_sample`.
    Cutter::new(cut, 1).run(sample, true, &mut |record| {
        records += 1;
        longest = longest.max(record.line - line);
        line = record.line;
        if record.source.iter().any(|b| *b != cut.delimiter && !b.is_ascii_whitespace()) {
            tally(&mut counts, record.len());
        }
        if records >= COUNTED { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    let lines = sample.split(|b| *b == b'\n').take(COUNTED).count();
    let swallowed = longest > 20 || records * 4 < lines && records < COUNTED && lines > 20;
    if swallowed { lengths_by_line(sample, cut.delimiter) } else { counts }
}

/// Cells in each line, quotes respected within the line.
fn lengths_by_line(sample: &[u8], delimiter: u8) -> Lengths {
    let mut counts = Lengths::new();
    let lines = sample.split(|b| matches!(b, b'\n' | b'\r')).filter(|l| !l.trim_ascii().is_empty());
    for line in lines.take(COUNTED) {
        let mut inside = false;
        let mut cells = 1;
        for byte in line {
            inside ^= *byte == b'"';
            cells += usize::from(*byte == delimiter && !inside);
        }
        let literal = text::count(line, delimiter) + 1;
        tally(&mut counts, if inside { literal } else { cells });
    }
    counts
}

/// The most frequent number of cells, and the share of rows that have it. Several cells go before one: a title line or
/// two must not outweigh a short table.
pub(crate) fn most_frequent(mut counts: Lengths) -> (usize, f64) {
    let rows: usize = counts.iter().map(|(_, seen)| seen).sum();
    counts.put_in_order_by(|a, b| (b.0 > 1).cmp(&(a.0 > 1)).then(b.1.cmp(&a.1)).then(b.0.cmp(&a.0)));
    let single = counts.iter().find(|(n, _)| *n == 1).map_or(0, |(_, seen)| *seen);
    match counts.first() {
        Some((cells, seen)) if *cells > 1 && single <= seen * 20 => (*cells, *seen as f64 / rows as f64),
        _ => (1, 1.0),
    }
}

pub(crate) fn best_delimiter(sample: &[u8]) -> u8 {
    let mut best = (b',', -1.0);
    for delimiter in SEPARATORS {
        let (cells, share) = most_frequent(lengths(sample, Cut { delimiter, blanks: false, cells: 0 }));
        if cells < 2 {
            continue;
        }
        let known = sample
            .split(|b| matches!(b, b'\n' | b'\r'))
            .take(30)
            .map(|line| {
                let known = |cell: &&[u8]| {
                    let bare = cell.strip_prefix(b"\"").and_then(|c| c.strip_suffix(b"\"")).unwrap_or(cell);
                    dictionary::look_up(&text::tidy(bare)).is_known()
                };
                line.split(|b| *b == delimiter).filter(known).count()
            })
            .max()
            .unwrap_or(0);
        let known = if known > 1 { known as f64 } else { 0.0 };
        let score = share + known + (cells.min(50) as f64) / 1000.0;
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}
