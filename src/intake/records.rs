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
    /// The text in which `ends` count.
    pub(crate) data: &'a [u8],
    /// Where each cell ends; the next begins one byte further.
    pub(crate) ends: &'a [u32],
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
        self.ends.len()
    }

    /// The bytes of a cell as they stand.
    #[inline]
    pub(crate) fn raw(&self, index: usize) -> &'a [u8] {
        let Some(&end) = self.ends.get(index) else { return &[] };
        let start = match index.checked_sub(1).and_then(|i| self.ends.get(i)) {
            Some(&before) => before + 1,
            None => 0,
        };
        self.data.get(start as usize..end as usize).unwrap_or_default()
    }

    /// A cell of 1 to 15 bytes as one number, its length in the highest byte; 0 where it is empty, longer, or not there.
    ///
    /// Two cells are the same bytes exactly where these numbers are the same, and comparing numbers needs no loop.
    #[inline]
    pub(crate) fn short(&self, index: usize) -> u128 {
        let Some(&end) = self.ends.get(index) else { return 0 };
        let start = match index.checked_sub(1).and_then(|i| self.ends.get(i)) {
            Some(&before) => before as usize + 1,
            None => 0,
        };
        let end = end as usize;
        let length = end.wrapping_sub(start);
        if length.wrapping_sub(1) >= 15 {
            return 0;
        }
        // Two halves: a processor has no shift for 128 bits, and WebAssembly calls a function for it.
        let (low, high) = if let Some(head) = self.data.get(start..).and_then(<[u8]>::first_chunk::<16>) {
            let both = u128::from_le_bytes(*head);
            (both as u64, (both >> 64) as u64)
        } else {
            let mut head = [0; 16];
            head.iter_mut()
                .zip(self.data.get(start..end).unwrap_or_default())
                .for_each(|(to, from)| *to = *from);
            let both = u128::from_le_bytes(head);
            (both as u64, (both >> 64) as u64)
        };
        let (low, high) = if length > 8 {
            (low, high & (u64::MAX >> (128 - 8 * length)))
        } else {
            (low & (u64::MAX >> (64 - 8 * length)), 0)
        };
        u128::from(low) | u128::from(high | (length as u64) << 56) << 64
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
    ends: Vec<u32>,
    out: Vec<u8>,
}

impl Cutter {
    /// A cutter whose first byte is the first byte of `line`.
    pub(crate) fn new(cut: Cut, line: u32) -> Self {
        let needles = Needles::new(cut.delimiter);
        Self { cut, needles, line, after_return: false, ends: Vec::with_capacity(64), out: Vec::new() }
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
            self.ends.clear();
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
                    let bit = stops.trailing_zeros() as usize;
                    stops &= stops - 1;
                    let stop = at + bit;
                    if line_ends >> bit & 1 == 0 {
                        self.ends.push((stop - start) as u32);
                        continue;
                    }
                    let below = (1u64 << bit) - 1;
                    inner_line |= inner & below != 0;
                    inner &= !below;
                    let crlf =
                        masks.line_feed >> bit & 1 == 1 && stop > start && data.get(stop - 1) == Some(&b'\r');
                    let len = stop - start - usize::from(crlf);
                    let cells = self.cut.cells;
                    if cells > 0 && (inner_line && self.ends.len() + 1 != cells || len > QUOTE_LIMIT) {
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
                    self.ends.clear();
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
        self.ends.push(len as u32);
        let source = data.get(start..start + len).unwrap_or_default();
        let line = self.line;
        self.line += 1;
        if inner_line {
            self.line += line_ends_in(source);
        }
        each(&Record {
            data: source,
            ends: &self.ends,
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
        let found = slow::record(slice, delimiter, blanks, &mut self.out, &mut self.ends);
        let whole = limit == rest.len();
        let lost = found.open && (!whole || last)
            || found.inner_lines > 0
                && (found.odd_close || {
                    let first_line =
                        rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
                    let line = rest.get(..first_line).unwrap_or_default();
                    !found.unfinished && self.ends.len() != cells && text::count(line, delimiter) + 1 == cells
                });
        let unclosed = cells > 0 && lost;
        let too_long = rest.len() > RECORD_LIMIT;
        let (len, mut next, inner) = if unclosed {
            let (len, next) = slow::literal_line(rest, delimiter, &mut self.out, &mut self.ends);
            (len, next, 0)
        } else if found.unfinished && !whole {
            // A long record without an open quote: give the slow reader all there is.
            let found = slow::record(rest, delimiter, blanks, &mut self.out, &mut self.ends);
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
            ends: &self.ends,
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
