//! One record as the cutter gives it out: where its cells lie, and short cells as numbers.
//!
//! A number is compared in one step where bytes need a loop. Two cells of a column with the same number are the same
//! text and mean the same, which is what [`super::memo`] rests on.

use super::memo::Number;

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

    /// Whether nothing stands in the cells from one column up to but without another.
    pub(crate) fn is_blank_from(&self, from: usize, end: usize) -> bool {
        let (from, end) = (from.min(self.len()), end.min(self.len()));
        let (Some(first), Some(next)) = (self.starts.get(from), self.starts.get(end)) else { return true };
        next.wrapping_sub(*first) as usize == end - from
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

    /// Several cells that stand side by side, with what lies between them, as one number.
    #[inline]
    pub(crate) fn stretch(&self, first: usize, last: usize) -> Stretch {
        let Some((start, _)) = self.span(first) else { return Stretch::NOTHING };
        let Some((_, end)) = self.span(last) else { return Stretch::NOTHING };
        let length = end.wrapping_sub(start);
        if !(8..=48).contains(&length) || !self.quoted {
            return Stretch::NOTHING;
        }
        // The last record or two of the data have no 48 bytes to read in one piece.
        let Some(head) = self.data.get(start..).and_then(<[u8]>::first_chunk::<48>) else {
            return Stretch::NOTHING;
        };
        // Every word lies inside: the last ones overlap the ones before, and the length says how far.
        let word = |at: usize| {
            head.get(at.min(length - 8)..)
                .and_then(<[u8]>::first_chunk::<8>)
                .map_or(0, |eight| u64::from_le_bytes(*eight))
        };
        Stretch { words: [word(0), word(8), word(16), word(24), word(32), word(40)], length: length as u64 }
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

/// Several cells that stand side by side, as one number.
#[derive(Clone, Copy, Debug, Eq)]
pub(crate) struct Stretch {
    words: [u64; 6],
    /// Bytes; 0 where there are fewer than 8 or more than 48, or where the bytes alone do not say what they mean.
    length: u64,
}

// Derived, comparing six words is a call.
impl PartialEq for Stretch {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        let [a, b, c, d, e, f] = self.words;
        let [u, v, w, x, y, z] = other.words;
        (a ^ u) | (b ^ v) | (c ^ w) | (d ^ x) | (e ^ y) | (f ^ z) | (self.length ^ other.length) == 0
    }
}

impl Number for Stretch {
    const NOTHING: Self = Self { words: [0; 6], length: 0 };
    const TOO_LONG: Self = Self::NOTHING;

    #[inline]
    fn mixed(self) -> usize {
        let [a, b, c, d, e, f] = self.words;
        let pairs = [a ^ b.rotate_left(23), c ^ d.rotate_left(31), e ^ f.rotate_left(11)];
        (pairs[0] ^ pairs[1].rotate_left(17) ^ pairs[2].rotate_left(41) ^ self.length).mixed()
    }
}
