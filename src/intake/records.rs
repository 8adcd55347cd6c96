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

use super::scan::{BLOCK, Masks, Needles, parity};
use super::slow;
use super::text;

/// A quoted cell longer than this has lost its closing quote.
pub(crate) const QUOTE_LIMIT: usize = 1 << 20;

/// A record longer than this is no record of a table.
pub(crate) const RECORD_LIMIT: usize = 16 << 20;

/// One record as it stands in the file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Record<'a> {
    /// The text in which `starts` count. It goes on beyond the record, so that the last cells too can be read in one piece.
    pub(crate) data: &'a [u8],
    /// Where each cell begins, and where one after the last would: a cell ends one byte before the next.
    pub(crate) starts: &'a [u32],
    /// Whether quoted cells still have their quotes on.
    pub(crate) quoted: bool,
    /// The line it starts on, from 1.
    pub(crate) line: u32,
    /// The bytes of the file, without the line end.
    pub(crate) source: &'a [u8],
    /// Bytes from the start of the buffer to the end of `source`.
    pub(crate) end: usize,
    /// A quote opened in this record and never closed; its quotes are taken as text.
    pub(crate) unclosed: bool,
}

impl<'a> Record<'a> {
    /// Number of cells.
    pub(crate) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Where a cell begins and ends in `data`.
    #[inline]
    fn span(&self, index: usize) -> Option<(usize, usize)> {
        let &start = self.starts.get(index)?;
        let &next = self.starts.get(index + 1)?;
        Some((start as usize, (next as usize).wrapping_sub(1)))
    }

    /// The bytes of a cell as they stand.
    #[inline]
    pub(crate) fn raw(&self, index: usize) -> &'a [u8] {
        let Some((start, end)) = self.span(index) else { return &[] };
        self.data.get(start..end).unwrap_or_default()
    }

    /// Whether a cell can be no date whose order is in doubt: such a date has a mark after its first or second digit,
    /// which neither `2025-04-03` nor `07:30` has. Quoted cells and those that begin with a blank can.
    #[inline]
    pub(crate) fn is_in_no_doubt(&self, index: usize) -> bool {
        let Some((start, end)) = self.span(index) else { return true };
        if start == end {
            return true;
        }
        // What stands beyond a cell of one or two bytes can only bring it a closer look.
        let mark = |byte: u8| matches!(byte, b'-' | b'.' | b'/' | b' ');
        match self.data.get(start..).and_then(<[u8]>::first_chunk::<3>) {
            Some([first, second, third]) => first.is_ascii_digit() && !mark(*second) && !mark(*third),
            None => false,
        }
    }

    /// A cell of 1 to 7 bytes as one number, its length in the highest byte; 0 where it is empty or not there,
    /// [`u64::MAX`] where it is longer. See [`Record::short`].
    #[inline]
    pub(crate) fn tiny(&self, index: usize) -> u64 {
        let Some((start, end)) = self.span(index) else { return 0 };
        let length = end.wrapping_sub(start);
        if length == 0 {
            return 0;
        }
        if length > 7 || !self.quoted {
            return u64::MAX;
        }
        let word = match self.data.get(start..).and_then(<[u8]>::first_chunk::<8>) {
            Some(head) => u64::from_le_bytes(*head),
            None => self.last_bytes(start) as u64,
        };
        word & (u64::MAX >> (64 - 8 * length)) | (length as u64) << 56
    }

    /// A cell of 1 to 15 bytes as one number, its length in the highest byte; 0 where it is empty, longer, or not there.
    ///
    /// Two cells are the same bytes exactly where these numbers are the same, and comparing numbers needs no loop. In a
    /// record read byte by byte a quote may be text, which it is nowhere else: its cells have no such number.
    #[inline]
    pub(crate) fn short(&self, index: usize) -> u128 {
        let Some((start, end)) = self.span(index) else { return 0 };
        let length = end.wrapping_sub(start);
        if length.wrapping_sub(1) >= 15 || !self.quoted {
            return 0;
        }
        let both = match self.data.get(start..).and_then(<[u8]>::first_chunk::<16>) {
            Some(head) => u128::from_le_bytes(*head),
            None => self.last_bytes(start),
        };
        // Two halves: a processor has no shift for 128 bits, and WebAssembly calls a function for it.
        let (low, high) = (both as u64, (both >> 64) as u64);
        let (low, high) = if length > 8 {
            (low, high & (u64::MAX >> (128 - 8 * length)))
        } else {
            (low & (u64::MAX >> (64 - 8 * length)), 0)
        };
        u128::from(low) | u128::from(high | (length as u64) << 56) << 64
    }

    /// What follows `start` at the very end of the data, where there are no 16 bytes to read in one piece.
    #[cold]
    #[inline(never)]
    fn last_bytes(&self, start: usize) -> u128 {
        let mut head = [0; 16];
        let rest = self.data.get(start..).unwrap_or_default();
        head.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
        u128::from_le_bytes(head)
    }
}

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
    /// A record longer than any table has, from this line on.
    TooLong(u32),
    /// The caller asked to stop after this many bytes.
    Stopped(usize),
}

/// Cuts a stream of UTF-8 into records.
#[derive(Debug)]
pub(crate) struct Cutter {
    cut: Cut,
    needles: Needles,
    line: u32,
    /// The last record ended in a carriage return at the very end of the data; a line feed that follows belongs to it.
    after_return: bool,
    starts: Vec<u32>,
    out: Vec<u8>,
}

impl Cutter {
    /// A cutter whose first byte is the first byte of `line`.
    pub(crate) fn new(cut: Cut, line: u32) -> Self {
        let needles = Needles::new(cut.delimiter);
        Self { cut, needles, line, after_return: false, starts: vec![0; 64], out: Vec::new() }
    }

    /// Line of the next record.
    pub(crate) fn line(&self) -> u32 {
        self.line
    }

    /// Gives every record in `data` to `each`. With `last`, what remains at the end is a record too.
    pub(crate) fn run(
        &mut self,
        data: &[u8],
        last: bool,
        each: &mut dyn FnMut(&Record<'_>) -> ControlFlow<()>,
    ) -> Ran {
        let mut start = self.skip_line_ends(data, 0);
        'records: loop {
            // From here on `start` is the first byte of a record and nothing is remembered from before it.
            self.starts.truncate(1);
            let mut inside = 0u64; // all ones inside a quoted cell
            let mut edge = 1u64; // the byte before is a delimiter, a line end, or the start
            let mut closed = 0u64; // the byte before is a closing quote
            let mut inner_line = false;
            let mut at = start;
            while let Some((masks, valid)) = self.block(data, at) {
                let open_at_start = inside;
                let within = if masks.quote == 0 { inside } else { parity(masks.quote) ^ inside };
                let returns = masks.carriage_return & !(masks.line_feed >> 1 | feed_follows(data, at));
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
                while stops != 0 {
                    // The cells up to the next line end, then the record it ends.
                    let line_end = stops & line_ends;
                    let line_end = line_end & line_end.wrapping_neg();
                    let below = line_end.wrapping_sub(1);
                    let mut cells = stops & below;
                    let next_cell = at.wrapping_sub(start).wrapping_add(1);
                    while cells != 0 {
                        self.starts.push(next_cell.wrapping_add(cells.trailing_zeros() as usize) as u32);
                        cells &= cells - 1;
                    }
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
                    if cells > 0 && (inner_line && self.starts.len() != cells || len > QUOTE_LIMIT) {
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
                    self.starts.truncate(1);
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
                return if pending > RECORD_LIMIT { Ran::TooLong(self.line) } else { Ran::Consumed(start) };
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
    fn give(
        &mut self,
        data: &[u8],
        start: usize,
        len: usize,
        inner_line: bool,
        each: &mut dyn FnMut(&Record<'_>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        self.starts.push(len as u32 + 1);
        let source = data.get(start..start + len).unwrap_or_default();
        let line = self.line;
        self.line += 1;
        if inner_line {
            self.line += line_ends_in(source);
        }
        each(&Record {
            data: data.get(start..).unwrap_or_default(),
            starts: &self.starts,
            quoted: true,
            line,
            source,
            end: start + len,
            unclosed: false,
        })
    }

    /// Reads the record at `start` byte by byte. `None` asks for more data.
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
        let too_long = rest.len() > RECORD_LIMIT;
        let (len, mut next, inner) = if unclosed {
            let (len, next) = slow::literal_line(rest, delimiter, &mut self.out, &mut self.starts);
            (len, next, 0)
        } else if found.unfinished && !whole {
            // A long record without an open quote: give the slow reader all there is.
            let found = slow::record(rest, delimiter, blanks, &mut self.out, &mut self.starts);
            if found.unfinished && !last {
                return too_long.then_some(Err(Ran::TooLong(self.line)));
            }
            (found.len, found.next, found.inner_lines)
        } else if found.unfinished && !last {
            return too_long.then_some(Err(Ran::TooLong(self.line)));
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
