//! Bytes to records: cell by cell, with the file's own line numbers, at a few bytes a nanosecond.
//!
//! # How it works
//! The scanner walks over masks of 64 bytes (`scan.rs`). Between an opening and a closing quote the parity of the
//! quotes is odd, so delimiters and line ends there are struck out of the masks; what is left is cut at. This is right
//! as long as every quote stands where a quote can stand: an opening one at the start of a cell, a closing one at the
//! end of a cell, or two together inside one. Both are checked on the masks. The record in which the check fails is read
//! again byte by byte (`slow.rs`), and the scanner goes on from the record after it. What a record is thus depends on
//! the bytes from its start and on nothing else: not on how the file was cut into chunks.
//!
//! # A quote that never closes
//! By the book it swallows the rest of the file. A record that runs over several lines is therefore taken back to its
//! first line, with its quotes as text, if the closing quote stands in the middle of text, if no closing quote comes
//! within [`QUOTE_LIMIT`], or if the record has the wrong number of cells and its first line alone has the right one.
//!
//! # To whoever changes this
//! `tests/intake/scanner.rs` compares every record with the `csv` crate on hostile input, and every file with itself cut
//! at every byte. A change that is only faster passes both unchanged.

// The inner loop is one function in three pieces.
#![allow(clippy::inline_always)]

use std::ops::ControlFlow;

use super::record::Record;
use super::scan::{BLOCK, Masks, Needles, parity};
use super::slow;
use super::text;

/// A quoted cell longer than this has lost its closing quote.
pub(crate) const QUOTE_LIMIT: usize = 1 << 20;

/// A record longer than this is no record of a table.
pub(crate) const RECORD_LIMIT: usize = 16 << 20;

/// How a file is cut into cells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cut {
    pub(crate) delimiter: u8,
    /// A quote after a delimiter and blanks opens a cell.
    pub(crate) blanks: bool,
    /// Cells in a row, for telling a quote that never closes; 0 leaves records as the book has them.
    pub(crate) cells: usize,
}

/// What is left of a buffer after a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ran {
    /// All whole records were given out; this many bytes are done with.
    Consumed(usize),
    /// A record longer than any table has.
    TooLong(TooLong),
    /// The caller asked to stop after this many bytes.
    Stopped(usize),
}

/// A record longer than any table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLong {
    /// The line it starts on.
    pub(crate) line: u32,
    /// The cell in which a quote is opened and not closed.
    pub(crate) quote_in: Option<usize>,
}

/// Cuts a stream of UTF-8 into records.
#[derive(Debug)]
pub(crate) struct Cutter {
    cut: Cut,
    needles: Needles,
    line: u32,
    /// The last record ended in a carriage return at the very end of the data; a line feed that follows belongs to it.
    after_return: bool,
    /// Where the cells of the record being cut begin: the first `met` of these, the first of them 0. It is longer than
    /// that, so that a cell is noted without asking for room.
    places: Vec<u32>,
    met: usize,
    /// Cells of a record read byte by byte.
    starts: Vec<u32>,
    out: Vec<u8>,
}

impl Cutter {
    /// A cutter whose first byte is the first byte of `line`.
    pub(crate) fn new(cut: Cut, line: u32) -> Self {
        let needles = Needles::new(cut.delimiter);
        let (places, starts, out) = (vec![0; 4 * BLOCK], Vec::new(), Vec::new());
        Self { cut, needles, line, after_return: false, places, met: 1, starts, out }
    }

    /// Line of the next record.
    pub(crate) fn line(&self) -> u32 {
        self.line
    }

    /// Gives every record in `data` to `each`. With `last`, what remains at the end is a record too.
    ///
    /// A copy of its own for each `each`: a call for every record would cost more than taking most of them.
    pub(crate) fn run<F: FnMut(&Record<'_>) -> ControlFlow<()>>(
        &mut self,
        data: &[u8],
        last: bool,
        each: &mut F,
    ) -> Ran {
        let mut start = self.skip_line_ends(data, 0);
        'records: loop {
            // From here on `start` is the first byte of a record and nothing is remembered from before it.
            self.met = 1;
            let mut inside = 0u64; // all ones inside a quoted cell
            let mut edge = 1u64; // the byte before is a delimiter, a line end, or the start
            let mut closed = 0u64; // the byte before is a closing quote
            let mut inner_line = false;
            let mut at = start;
            while let Some((masks, valid)) = self.block(data, at) {
                let open_at_start = inside;
                let within = if masks.quote == 0 { inside } else { parity(masks.quote) ^ inside };
                let returns = if masks.carriage_return == 0 {
                    0
                } else {
                    masks.carriage_return & !(masks.line_feed >> 1 | feed_follows(data, at))
                };
                let line_ends = (masks.line_feed | returns) & !within;
                let mut stops = masks.delimiter & !within | line_ends;
                let mut odd = 0;
                let mut inner = 0;
                if (masks.quote | closed | inside) != 0 {
                    let closing = masks.quote & !within;
                    let opening = masks.quote & within;
                    let after_closing = closing << 1 | closed;
                    let after_edge = stops << 1 | edge;
                    odd = after_closing & !(stops | masks.carriage_return | masks.quote) & valid
                        | opening & !(after_edge | after_closing);
                    closed = closing >> 63;
                    if odd != 0 {
                        stops &= (odd & odd.wrapping_neg()) - 1;
                    }
                    inner = (masks.line_feed | masks.carriage_return) & within;
                } else {
                    closed = 0;
                }
                edge = (stops >> 63) & 1;
                inside = if masks.quote == 0 { open_at_start } else { ((within as i64) >> 63) as u64 };
                if self.met + BLOCK >= self.places.len() {
                    self.places.resize(2 * self.places.len(), 0);
                }
                while stops != 0 {
                    // The cells up to the next line end, then the record it ends.
                    let line_end = stops & line_ends;
                    let line_end = line_end & line_end.wrapping_neg();
                    let below = line_end.wrapping_sub(1);
                    let mut cells = stops & below;
                    let next_cell = at.wrapping_sub(start).wrapping_add(1);
                    let mut met = self.met;
                    while cells != 0 {
                        if let Some(place) = self.places.get_mut(met) {
                            *place = next_cell.wrapping_add(cells.trailing_zeros() as usize) as u32;
                        }
                        met += 1;
                        cells &= cells - 1;
                    }
                    self.met = met;
                    if line_end == 0 {
                        break;
                    }
                    stops &= !(below | line_end);
                    let bit = line_end.trailing_zeros() as usize;
                    let stop = at + bit;
                    inner_line |= inner & below != 0;
                    inner &= !below;
                    let crlf =
                        masks.line_feed >> bit & 1 == 1 && stop > start && data.get(stop - 1) == Some(&b'\r');
                    let len = stop - start - usize::from(crlf);
                    let cells = self.cut.cells;
                    if cells > 0 && (inner_line && self.met != cells || len > QUOTE_LIMIT) {
                        match self.slowly(data, start, last, each) {
                            Some(Ok(next)) => {
                                start = next;
                                continue 'records;
                            }
                            Some(Err(ran)) => return ran,
                            None => return Ran::Consumed(start),
                        }
                    }
                    let go_on = self.give(data, start, len, inner_line, each);
                    self.after_return = stop + 1 == data.len() && data.get(stop) == Some(&b'\r');
                    start = stop + 1;
                    self.met = 1;
                    inner_line = false;
                    if go_on.is_break() {
                        return Ran::Stopped(start);
                    }
                    if matches!(data.get(start), Some(b'\n' | b'\r')) {
                        start = self.skip_line_ends(data, start);
                        continue 'records;
                    }
                }
                if odd != 0 {
                    match self.slowly(data, start, last, each) {
                        Some(Ok(next)) => {
                            start = next;
                            continue 'records;
                        }
                        Some(Err(ran)) => return ran,
                        None => return Ran::Consumed(start),
                    }
                }
                inner_line |= inner != 0;
                at += BLOCK;
            }
            // The data end inside a record, or with one.
            let pending = data.len() - start;
            let lost = inside != 0 && pending > QUOTE_LIMIT && self.cut.cells > 0;
            if pending == 0 {
                return Ran::Consumed(start);
            }
            if !last && !lost {
                let quote_in = (inside != 0).then_some(self.met - 1);
                let too_long = Ran::TooLong(TooLong { line: self.line, quote_in });
                return if pending > RECORD_LIMIT { too_long } else { Ran::Consumed(start) };
            }
            match self.slowly(data, start, last, each) {
                Some(Ok(next)) => start = next,
                Some(Err(ran)) => return ran,
                None => return Ran::Consumed(start),
            }
        }
    }

    #[inline(always)]
    fn block(&self, data: &[u8], at: usize) -> Option<(Masks, u64)> {
        let rest = data.get(at..)?;
        if let Some(block) = rest.first_chunk::<BLOCK>() {
            return Some((self.needles.find(block), u64::MAX));
        }
        if rest.is_empty() {
            return None;
        }
        let mut block = [0u8; BLOCK];
        block.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        Some((self.needles.find(&block), (1u64 << rest.len()) - 1))
    }

    fn skip_line_ends(&mut self, data: &[u8], mut at: usize) -> usize {
        while let Some(&byte) = data.get(at) {
            match byte {
                b'\n' if self.after_return => self.after_return = false,
                b'\n' => self.line += 1,
                b'\r' => {
                    self.line += 1;
                    self.after_return = true;
                    at += 1;
                    continue;
                }
                _ => break,
            }
            at += 1;
            self.after_return = false;
        }
        if at < data.len() {
            self.after_return = false;
        }
        at
    }

    #[inline(always)]
    fn give<F: FnMut(&Record<'_>) -> ControlFlow<()>>(
        &mut self,
        data: &[u8],
        start: usize,
        len: usize,
        inner_line: bool,
        each: &mut F,
    ) -> ControlFlow<()> {
        if let Some(end) = self.places.get_mut(self.met) {
            *end = len as u32 + 1;
        }
        let source = data.get(start..start + len).unwrap_or_default();
        let line = self.line;
        self.line += 1;
        if inner_line {
            self.line += line_ends_in(source);
        }
        each(&Record {
            data: data.get(start..).unwrap_or_default(),
            starts: self.places.get(..=self.met).unwrap_or_default(),
            quoted: true,
            line,
            source,
            end: start + len,
            unclosed: false,
        })
    }

    /// Reads the record at `start` byte by byte. `None` asks for more data.
    #[cold]
    #[inline(never)]
    fn slowly(
        &mut self,
        data: &[u8],
        start: usize,
        last: bool,
        each: &mut dyn FnMut(&Record<'_>) -> ControlFlow<()>,
    ) -> Option<Result<usize, Ran>> {
        let rest = data.get(start..).unwrap_or_default();
        let limit = if self.cut.cells > 0 { rest.len().min(QUOTE_LIMIT + 1) } else { rest.len() };
        let slice = rest.get(..limit).unwrap_or_default();
        let Cut { delimiter, blanks, cells } = self.cut;
        let found = slow::record(slice, delimiter, blanks, &mut self.out, &mut self.starts);
        let whole = limit == rest.len();
        let lost = found.open && (!whole || last)
            || found.inner_lines > 0
                && (found.odd_close || {
                    let first_line =
                        rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
                    let line = rest.get(..first_line).unwrap_or_default();
                    !found.unfinished
                        && self.starts.len() != cells + 1
                        && text::count(line, delimiter) + 1 == cells
                });
        let unclosed = cells > 0 && lost;
        let open_cell = found.open.then(|| self.starts.len().saturating_sub(2));
        let wait = |quote_in: Option<usize>| {
            let too_long = Ran::TooLong(TooLong { line: self.line, quote_in });
            (rest.len() > RECORD_LIMIT).then_some(Err(too_long))
        };
        // Of a line that goes on beyond the data nobody knows the cells.
        if unclosed && !last && !rest.iter().any(|b| matches!(b, b'\n' | b'\r')) {
            return wait(open_cell);
        }
        let (len, mut next, inner) = if unclosed {
            let (len, next) = slow::literal_line(rest, delimiter, &mut self.out, &mut self.starts);
            (len, next, 0)
        } else if found.unfinished && !whole {
            // A long record without an open quote: give the slow reader all there is.
            let found = slow::record(rest, delimiter, blanks, &mut self.out, &mut self.starts);
            if found.unfinished && !last {
                return wait(None);
            }
            (found.len, found.next, found.inner_lines)
        } else if found.unfinished && !last {
            return wait(open_cell);
        } else {
            (found.len, found.next, found.inner_lines)
        };
        let source = rest.get(..len).unwrap_or_default();
        let line = self.line;
        self.line += 1 + inner;
        self.after_return = false;
        let record = Record {
            data: &self.out,
            starts: &self.starts,
            quoted: false,
            line,
            source,
            end: start + len,
            unclosed,
        };
        let go_on = each(&record);
        if rest.get(len) == Some(&b'\r') {
            match rest.get(len + 1) {
                Some(b'\n') => next = len + 2,
                Some(_) => {}
                None => self.after_return = true,
            }
        }
        let next = start + next;
        if go_on.is_break() {
            return Some(Err(Ran::Stopped(next)));
        }
        Some(Ok(self.skip_line_ends(data, next)))
    }
}

/// The highest bit, where the byte after the block is a line feed.
#[inline(always)]
fn feed_follows(data: &[u8], at: usize) -> u64 {
    u64::from(data.get(at + BLOCK) == Some(&b'\n')) << 63
}

/// Line ends in a record's text: a carriage return with its line feed is one.
fn line_ends_in(source: &[u8]) -> u32 {
    let feeds = text::count(source, b'\n');
    let returns = text::count(source, b'\r');
    let pairs = source.windows(2).filter(|pair| *pair == b"\r\n").count();
    (feeds + returns - pairs) as u32
}
