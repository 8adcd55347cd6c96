//! UTF-16 and Windows-1252 to UTF-8, chunk by chunk, as the Encoding Standard has it.
//!
//! A library for every encoding of the web brings the tables of Chinese, Japanese and Korean along, a fifth of the whole
//! page; these two need 32 numbers. The library remains as the oracle of the tests.

/// What Windows-1252 puts at 0x80 to 0x9F; every other byte is the character of its number.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Adds `bytes` of Windows-1252 to `out`.
pub(super) fn windows_1252(bytes: &[u8], out: &mut Vec<u8>) {
    out.reserve(bytes.len());
    for &byte in bytes {
        match byte {
            0..0x80 => out.push(byte),
            0x80..0xA0 => add(HIGH.get(usize::from(byte) - 0x80).copied().unwrap_or('\u{fffd}'), out),
            _ => add(char::from(byte), out),
        }
    }
}

fn add(character: char, out: &mut Vec<u8>) {
    out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
}

/// A file of UTF-16, and what of it awaits its other half.
#[derive(Debug, Default)]
pub(super) struct Utf16 {
    big_endian: bool,
    /// The first unit has been seen, and with it a byte-order mark.
    begun: bool,
    byte: Option<u8>,
    surrogate: Option<u16>,
}

impl Utf16 {
    pub(super) fn new(big_endian: bool) -> Self {
        Self { big_endian, ..Self::default() }
    }

    /// Adds `bytes` to `out`; half a pair and half a unit become U+FFFD.
    pub(super) fn push(&mut self, bytes: &[u8], last: bool, out: &mut Vec<u8>) {
        out.reserve(bytes.len());
        for &byte in bytes {
            let Some(first) = self.byte.take() else {
                self.byte = Some(byte);
                continue;
            };
            let pair = [first, byte];
            let unit = if self.big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) };
            let is_mark = unit == 0xFEFF && !self.begun;
            self.begun = true;
            if !is_mark {
                self.unit(unit, out);
            }
        }
        if last && (self.byte.take().is_some() | self.surrogate.take().is_some()) {
            add('\u{fffd}', out);
        }
    }

    fn unit(&mut self, unit: u16, out: &mut Vec<u8>) {
        let is_second = (0xDC00..0xE000).contains(&unit);
        if let Some(first) = self.surrogate.take() {
            if is_second {
                char::decode_utf16([first, unit]).flatten().for_each(|character| add(character, out));
                return;
            }
            add('\u{fffd}', out);
        }
        if (0xD800..0xDC00).contains(&unit) {
            self.surrogate = Some(unit);
        } else {
            // No number but that of a second half without its first is no character.
            add(char::from_u32(u32::from(unit)).unwrap_or('\u{fffd}'), out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

    fn oracle(encoding: &'static Encoding, bytes: &[u8]) -> String {
        encoding.decode_with_bom_removal(bytes).0.into_owned()
    }

    #[test]
    fn every_byte_of_windows_1252() {
        let bytes: Vec<u8> = (0..=255).collect();
        let mut out = Vec::new();
        windows_1252(&bytes, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), oracle(WINDOWS_1252, &bytes));
    }

    #[test]
    fn any_bytes_as_utf_16_in_any_pieces() {
        let mut state = 7u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        for round in 0..20_000 {
            // Half of the bytes are surrogates' first, so that halves of pairs meet in every order.
            let bytes: Vec<u8> = (0..round % 13)
                .map(|_| match next() {
                    pick if pick < 128 => [0xD8, 0xDC, 0xFE, 0xFF][usize::from(pick % 4)],
                    other => other,
                })
                .collect();
            for (big_endian, encoding) in [(false, UTF_16LE), (true, UTF_16BE)] {
                for piece in 1..4 {
                    let mut decoder = Utf16::new(big_endian);
                    let mut out = Vec::new();
                    bytes.chunks(piece).for_each(|part| decoder.push(part, false, &mut out));
                    decoder.push(&[], true, &mut out);
                    assert_eq!(
                        String::from_utf8(out).unwrap(),
                        oracle(encoding, &bytes),
                        "{bytes:x?}, {encoding:?}"
                    );
                }
            }
        }
    }
}
