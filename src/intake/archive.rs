//! The parts of a ZIP file, inflated as they are asked for and never beyond what a workbook needs.
//!
//! Sizes are held against three limits while a part is inflated, not after: what a part says of itself is not believed.

use std::cell::Cell;
use std::io::{self, BufRead, Read};

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

/// Most bytes that all parts together may inflate to.
const MOST: u64 = 300 << 20;

/// A part may be packed this closely; a part that packs better and is long is made to fill a memory.
const CLOSEST: u64 = 200;

/// Parts up to here may be packed as closely as they like.
const SHORT: u64 = 10 << 20;

/// Bytes inflated in one go.
const PIECE: usize = 64 << 10;

/// Why a packed file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Its bytes are not as they were written.
    Damaged,
    /// It would fill the memory.
    TooLarge,
    /// Its parts are under a password.
    Locked,
    /// It brings definitions of its own for the text in it.
    Definitions,
    /// A sheet has more rows or columns than a sheet can have.
    Sheet,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Fault {}

#[derive(Debug)]
struct Entry {
    name: String,
    locked: bool,
    method: u16,
    sum: u32,
    packed: u64,
    size: u64,
    header: u64,
}

/// A ZIP file in memory.
#[derive(Debug)]
pub(crate) struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    inflated: Cell<u64>,
}

fn number(bytes: &[u8], at: u64, width: usize) -> Option<u64> {
    let at = usize::try_from(at).ok()?;
    let digits = bytes.get(at..at.checked_add(width)?)?;
    Some(digits.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

impl<'a> Archive<'a> {
    /// Reads the list of parts at the end of the file.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let entries = entries(bytes).ok_or(Fault::Damaged)?;
        let declared = entries.iter().fold(0u64, |sum, e| sum.saturating_add(e.size));
        if declared > MOST {
            return Err(Fault::TooLarge);
        }
        Ok(Self { bytes, entries, inflated: Cell::new(0) })
    }

    /// The names of the parts.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|e| e.name.as_str())
    }

    /// Whether there is such a part.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names().any(|n| n.eq_ignore_ascii_case(name))
    }

    /// A part, to be read from its first byte.
    pub(crate) fn part(&self, name: &str) -> Result<Part<'_>, Fault> {
        let entry = self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(name)).ok_or(Fault::Damaged)?;
        if entry.locked {
            return Err(Fault::Locked);
        }
        let state = match entry.method {
            0 => None,
            8 => Some(InflateState::new_boxed(DataFormat::Raw)),
            _ => return Err(Fault::Damaged),
        };
        let packed = self.packed(entry).ok_or(Fault::Damaged)?;
        let piece = vec![0; PIECE];
        Ok(Part { entry, packed, state, piece, at: 0, end: 0, given: 0, sum: !0, inflated: &self.inflated })
    }

    fn packed(&self, entry: &Entry) -> Option<&'a [u8]> {
        let at = entry.header;
        if number(self.bytes, at, 4)? != 0x0403_4B50 {
            return None;
        }
        let start = at + 30 + number(self.bytes, at + 26, 2)? + number(self.bytes, at + 28, 2)?;
        let end = start.checked_add(entry.packed)?;
        self.bytes.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
    }
}

fn entries(bytes: &[u8]) -> Option<Vec<Entry>> {
    // The end record is 22 bytes long and may be followed by a remark.
    let from = bytes.len().saturating_sub(22 + 65_535);
    let tail = bytes.get(from..)?;
    let end = (from + tail.windows(4).rposition(|w| w == b"PK\x05\x06")?) as u64;
    let (mut count, mut at) = (number(bytes, end + 10, 2)?, number(bytes, end + 16, 4)?);
    // A longer end record stands before it where the numbers need more room.
    if let Some(pointer) = end.checked_sub(20).filter(|p| number(bytes, *p, 4) == Some(0x0706_4B50)) {
        let longer = number(bytes, pointer + 8, 8)?;
        if number(bytes, longer, 4)? == 0x0606_4B50 {
            (count, at) = (number(bytes, longer.checked_add(32)?, 8)?, number(bytes, longer + 48, 8)?);
        }
    }
    let mut entries = Vec::new();
    for _ in 0..count {
        if number(bytes, at, 4)? != 0x0201_4B50 {
            return None;
        }
        let (name, extra, remark) =
            (number(bytes, at + 28, 2)?, number(bytes, at + 30, 2)?, number(bytes, at + 32, 2)?);
        let start = usize::try_from(at + 46).ok()?;
        let spelt = bytes.get(start..start.checked_add(name as usize)?)?;
        let mut entry = Entry {
            name: String::from_utf8_lossy(spelt).replace('\\', "/").trim_start_matches('/').to_owned(),
            locked: number(bytes, at + 8, 2)? & 1 == 1,
            method: number(bytes, at + 10, 2)? as u16,
            sum: number(bytes, at + 16, 4)? as u32,
            packed: number(bytes, at + 20, 4)?,
            size: number(bytes, at + 24, 4)?,
            header: number(bytes, at + 42, 4)?,
        };
        long_numbers(bytes, at + 46 + name, extra, &mut entry);
        entries.push(entry);
        at += 46 + name + extra + remark;
    }
    Some(entries)
}

/// Numbers that did not fit stand in a field of their own.
fn long_numbers(bytes: &[u8], from: u64, length: u64, entry: &mut Entry) -> Option<()> {
    let mut at = from;
    while at + 4 <= from + length {
        let (id, size) = (number(bytes, at, 2)?, number(bytes, at + 2, 2)?);
        at += 4;
        if id == 1 {
            let mut field = at;
            for place in [&mut entry.size, &mut entry.packed, &mut entry.header] {
                if *place == u64::from(u32::MAX) {
                    *place = number(bytes, field, 8)?;
                    field += 8;
                }
            }
        }
        at += size;
    }
    Some(())
}

/// A part being inflated.
pub(crate) struct Part<'a> {
    entry: &'a Entry,
    packed: &'a [u8],
    state: Option<Box<InflateState>>,
    piece: Vec<u8>,
    at: usize,
    end: usize,
    given: u64,
    sum: u32,
    inflated: &'a Cell<u64>,
}

impl Part<'_> {
    fn refill(&mut self) -> Result<(), Fault> {
        self.at = 0;
        self.end = 0;
        let mut ended = false;
        if let Some(state) = &mut self.state {
            while self.end == 0 && !ended {
                let done = inflate(state, self.packed, &mut self.piece, MZFlush::None);
                self.packed = self.packed.get(done.bytes_consumed..).unwrap_or_default();
                self.end = done.bytes_written;
                ended = done.status == Ok(MZStatus::StreamEnd);
                let stuck = done.bytes_consumed == 0 && done.bytes_written == 0;
                if !ended && (stuck || done.status.is_err()) {
                    return Err(Fault::Damaged);
                }
            }
        } else {
            let (now, later) = self.packed.split_at(self.packed.len().min(PIECE));
            if let Some(piece) = self.piece.get_mut(..now.len()) {
                piece.copy_from_slice(now);
            }
            self.packed = later;
            self.end = now.len();
        }
        self.given += self.end as u64;
        self.inflated.set(self.inflated.get() + self.end as u64);
        let closest = self.entry.packed.saturating_mul(CLOSEST);
        if self.inflated.get() > MOST || self.given > SHORT && self.given > closest {
            return Err(Fault::TooLarge);
        }
        for byte in self.piece.get(..self.end).unwrap_or_default() {
            let place = (self.sum as u8 ^ byte) as usize;
            self.sum = self.sum >> 8 ^ SUMS.get(place).copied().unwrap_or_default();
        }
        if self.end == 0 && (self.given != self.entry.size || !self.sum != self.entry.sum) {
            return Err(Fault::Damaged);
        }
        Ok(())
    }
}

impl BufRead for Part<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.end {
            self.refill().map_err(io::Error::other)?;
        }
        Ok(self.piece.get(self.at..self.end).unwrap_or_default())
    }

    fn consume(&mut self, bytes: usize) {
        self.at += bytes;
    }
}

impl Read for Part<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut from = self.fill_buf()?;
        let bytes = from.read(into)?;
        self.consume(bytes);
        Ok(bytes)
    }
}

/// What each byte adds to a checksum (CRC-32 as in ISO 3309).
static SUMS: [u32; 256] = {
    let mut sums = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let mut sum = byte as u32;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { sum >> 1 ^ 0xEDB8_8320 } else { sum >> 1 };
            bit += 1;
        }
        sums[byte] = sum;
        byte += 1;
    }
    sums
};
