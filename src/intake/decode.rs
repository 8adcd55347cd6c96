//! Bytes of any encoding to UTF-8, chunk by chunk.
//!
//! The encoding is worked out from a byte-order mark, from the pattern of NUL bytes, or by trying UTF-8; what is none of
//! these is Windows-1252, which is what Excel writes. A file that is plain ASCII for a megabyte and then holds a byte
//! that is not UTF-8 is Windows-1252 from there on, which changes nothing before it. Bytes that cannot be decoded become
//! U+FFFD and their place is remembered, so that the row can be named.

use crate::maths::InOrder;
use std::collections::VecDeque;

use super::dialect::{Dialect, Rewriter};
use super::encodings::{Utf16, windows_1252};

/// Something in the text that a person should know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Oddity {
    /// Bytes that are no text in the file's encoding.
    Undecodable,
    /// A NUL byte.
    Nul,
}

impl Oddity {
    /// The reason in the ledger.
    pub(crate) fn reason(self) -> &'static str {
        match self {
            Self::Undecodable => "bytes that are no text in this encoding, shown as \u{fffd}",
            Self::Nul => "a NUL byte, shown as \u{2400}",
        }
    }
}

/// The encodings that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    Utf8 { mark: bool },
    Utf16Le { mark: bool },
    Utf16Be { mark: bool },
    Windows1252,
}

/// The encoding of a file by its first bytes; `whole` when these are all of it.
pub(crate) fn detect(bytes: &[u8], whole: bool) -> Found {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Found::Utf8 { mark: true },
        [0xFF, 0xFE, ..] => return Found::Utf16Le { mark: true },
        [0xFE, 0xFF, ..] => return Found::Utf16Be { mark: true },
        _ => {}
    }
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let nul_at = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, pairs) = (nul_at(0), nul_at(1), head.len() / 2);
    if pairs >= 4 && odd * 10 > pairs * 6 && even * 10 < pairs {
        return Found::Utf16Le { mark: false };
    }
    if pairs >= 4 && even * 10 > pairs * 6 && odd * 10 < pairs {
        return Found::Utf16Be { mark: false };
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Found::Utf8 { mark: false },
        Err(e) if e.error_len().is_none() && !whole => Found::Utf8 { mark: false },
        Err(_) => {
            // Mostly well-formed characters of several bytes: UTF-8 with damage. Else not UTF-8 at all.
            let (mut good, mut bad) = (0usize, 0usize);
            for chunk in bytes.utf8_chunks() {
                good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
                bad += usize::from(!chunk.invalid().is_empty());
            }
            if good > bad * 4 { Found::Utf8 { mark: false } } else { Found::Windows1252 }
        }
    }
}

enum Mode {
    Utf8 { seen_several: bool, held: Vec<u8> },
    Utf16(Utf16),
    Windows1252,
}

/// Turns the bytes of one file into UTF-8.
pub(crate) struct ToUtf8 {
    mode: Mode,
    /// Puts right what is not written by the book.
    rewriter: Rewriter,
    label: &'static str,
    /// Bytes of UTF-8 written so far.
    written: u64,
    /// Where oddities stand, counted in bytes of UTF-8 from the start.
    pub(crate) oddities: VecDeque<(u64, Oddity)>,
    /// How many there were.
    pub(crate) undecodable: u32,
    /// The text turned out not to be UTF-8 part-way down.
    pub(crate) changed: bool,
}

impl std::fmt::Debug for ToUtf8 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ToUtf8")
            .field("label", &self.label)
            .field("written", &self.written)
            .finish_non_exhaustive()
    }
}

/// ASCII without a NUL, in one pass: of 1 to 127 neither the byte nor the one below it has its highest bit.
fn is_plain(bytes: &[u8]) -> bool {
    bytes.iter().fold(0, |bits, byte| bits | byte | byte.wrapping_sub(1)) < 0x80
}

/// Oddities beyond this many are counted, not placed: a binary file must not fill the memory.
const PLACED: usize = 10_000;

impl ToUtf8 {
    pub(crate) fn new(found: Found, dialect: Dialect) -> Self {
        let (mode, label) = match found {
            Found::Utf8 { mark } => (
                Mode::Utf8 { seen_several: mark, held: Vec::new() },
                if mark { "UTF-8 with a byte-order mark" } else { "UTF-8" },
            ),
            Found::Utf16Le { .. } => (Mode::Utf16(Utf16::new(false)), "UTF-16, little endian"),
            Found::Utf16Be { .. } => (Mode::Utf16(Utf16::new(true)), "UTF-16, big endian"),
            Found::Windows1252 => (Mode::Windows1252, "Windows-1252"),
        };
        Self {
            mode,
            rewriter: Rewriter::new(dialect),
            label,
            written: 0,
            oddities: VecDeque::new(),
            undecodable: 0,
            changed: false,
        }
    }

    /// The encoding in words.
    pub(crate) fn label(&self) -> &'static str {
        self.label
    }

    /// Whether `bytes` come out as they are, so that they can be read where they lie; if so they count as written.
    pub(crate) fn passes(&mut self, bytes: &[u8]) -> bool {
        let passes = self.takes_ascii_as_it_is() && is_plain(bytes);
        if passes {
            self.written += bytes.len() as u64;
        }
        passes
    }

    /// Decodes `bytes` to the end of `out`; `last` when no more follow.
    pub(crate) fn push(&mut self, bytes: &[u8], last: bool, out: &mut Vec<u8>) {
        let before = out.len();
        let base = self.written;
        self.decode(bytes, last, out);
        self.rewriter.rewrite(out, before, last);
        let fresh = out.get(before..).unwrap_or_default();
        self.find_oddities(fresh, base);
        self.written = base + fresh.len() as u64;
    }

    fn takes_ascii_as_it_is(&self) -> bool {
        self.rewriter.is_idle() && matches!(&self.mode, Mode::Utf8 { held, .. } if held.is_empty())
    }

    /// Notes where NUL bytes and replacement characters stand in text that begins at `base`.
    fn find_oddities(&mut self, fresh: &[u8], base: u64) {
        let mut found = Vec::new();
        if fresh.contains(&0) {
            let nuls = fresh.iter().enumerate().filter(|(_, b)| **b == 0);
            found.extend(nuls.take(PLACED).map(|(at, _)| (base + at as u64, Oddity::Nul)));
        }
        if !fresh.is_ascii() {
            // Our own marks, and those that another program put there before.
            let marks = fresh.windows(3).enumerate().filter(|(_, three)| *three == [0xEF, 0xBF, 0xBD]);
            for (at, _) in marks {
                self.undecodable = self.undecodable.saturating_add(1);
                if found.len() < PLACED {
                    found.push((base + at as u64, Oddity::Undecodable));
                }
            }
        }
        if !found.is_empty() && self.oddities.len() < PLACED {
            found.put_in_order_by_key(|(at, _)| *at);
            self.oddities.extend(found);
        }
    }

    fn decode(&mut self, bytes: &[u8], last: bool, out: &mut Vec<u8>) {
        let mut rest = bytes;
        let joined: Vec<u8>;
        if let Mode::Utf8 { seen_several, held } = &mut self.mode {
            let mut seen = *seen_several;
            if !held.is_empty() {
                joined = [held.as_slice(), bytes].concat();
                rest = &joined;
                held.clear();
            }
            loop {
                match std::str::from_utf8(rest) {
                    Ok(text) => {
                        seen = seen || !text.is_ascii();
                        out.extend_from_slice(rest);
                        rest = &[];
                        break;
                    }
                    Err(e) => {
                        let (good, tail) = rest.split_at_checked(e.valid_up_to()).unwrap_or((rest, &[]));
                        seen = seen || !good.is_ascii();
                        out.extend_from_slice(good);
                        let wrong = match e.error_len() {
                            None if !last => {
                                held.extend_from_slice(tail);
                                rest = &[];
                                break;
                            }
                            None => tail.len(),
                            Some(len) => len,
                        };
                        if !seen {
                            rest = tail;
                            break;
                        }
                        out.extend_from_slice("\u{fffd}".as_bytes());
                        rest = tail.get(wrong..).unwrap_or_default();
                    }
                }
            }
            *seen_several = seen;
            if rest.is_empty() {
                return;
            }
            self.changed = true;
            self.label = "Windows-1252";
            self.mode = Mode::Windows1252;
        }
        match &mut self.mode {
            Mode::Utf16(decoder) => decoder.push(rest, last, out),
            Mode::Windows1252 => windows_1252(rest, out),
            Mode::Utf8 { .. } => {}
        }
    }
}

/// The note where a file turns out not to be UTF-8 part-way down.
pub(crate) const CHANGED: &str = "Read as Windows-1252: part-way down there are bytes that are not UTF-8.";

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], piece: usize) -> (String, Vec<(u64, Oddity)>) {
        let mut decoder = ToUtf8::new(detect(bytes, true), Dialect::Plain);
        let mut out = Vec::new();
        for part in bytes.chunks(piece) {
            decoder.push(part, false, &mut out);
        }
        decoder.push(&[], true, &mut out);
        (String::from_utf8(out).unwrap(), decoder.oddities.into_iter().collect())
    }

    #[test]
    fn pieces_make_no_difference_to_any_encoding() {
        let text = "id,name\r\n1,Zoë Ł 🎁\r\n2,\0\u{fffd}x\r\n";
        let utf16: Vec<u16> = text.encode_utf16().collect();
        let mut cases: Vec<Vec<u8>> = vec![
            text.as_bytes().to_vec(),
            utf16.iter().flat_map(|u| u.to_le_bytes()).collect(),
            utf16.iter().flat_map(|u| u.to_be_bytes()).collect(),
            b"id,name\r\n1,Zo\xEB\r\n2,caf\xE9 \x80\r\n".to_vec(),
            [
                &b"id,name\r\n1,Zo\xC3\xAB\r\n2,\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"[..],
                b"\xE2\x82,\xF0\x9F",
            ]
            .concat(),
        ];
        cases.push([&b"\xFF\xFE"[..], &cases[1], b"\x3D\xD8"].concat());
        for bytes in &cases {
            let whole = decoded(bytes, bytes.len());
            for piece in 1..9 {
                assert_eq!(decoded(bytes, piece), whole);
            }
        }
        assert_eq!(decoded(&cases[1], 3).0, text, "without a mark, told by its NUL bytes");
        assert_eq!(decoded(&cases[2], 5).0, text);
        assert_eq!(decoded(&cases[3], 5).0, "id,name\r\n1,Zoë\r\n2,café €\r\n");
        assert_eq!(decoded(&cases[0], 2).1.len(), 2, "a NUL and a character lost before");
    }
}
