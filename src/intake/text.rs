//! Cells as text: what surrounds them, what means "nothing", and what cannot be seen.
//!
//! Exports put no-break spaces, zero-width spaces and byte-order marks round values; two staff numbers that look the
//! same must be the same. Every function here takes the bytes of valid UTF-8.

use std::borrow::Cow;

/// Whether a character is white space or cannot be seen at all, at either end of a cell.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{ad}' | '\u{180e}')
}

/// Whether a character takes no room at all.
fn is_invisible(c: char) -> bool {
    is_blank(c) && !c.is_whitespace() && !c.is_control()
}

/// How often a byte occurs.
#[allow(clippy::naive_bytecount)] // cells and samples are short; not worth a dependency
pub(crate) fn count(bytes: &[u8], byte: u8) -> usize {
    bytes.iter().filter(|b| **b == byte).count()
}

/// The bytes as text.
#[inline]
pub(crate) fn as_text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => String::from_utf8_lossy(bytes),
    }
}

/// The cell without white space and invisible characters at its ends.
#[inline]
pub(crate) fn trim(bytes: &[u8]) -> &[u8] {
    match bytes {
        [] => bytes,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => bytes,
        [only] if only.is_ascii_graphic() => bytes,
        _ => trim_more(bytes),
    }
}

#[inline(never)]
fn trim_more(bytes: &[u8]) -> &[u8] {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.trim_matches(|c| is_blank(c) && c != '\0').as_bytes(),
        Err(_) => bytes.trim_ascii(),
    }
}

/// A cell of figures as a keyboard writes it: no-break and narrow blanks as blanks, the minus sign as a hyphen, and without
/// the apostrophe, or the formula `="00123"`, by which a spreadsheet marks text. Borrowed where nothing needs doing, which is nearly always.
#[inline]
pub(crate) fn plain(cell: &[u8]) -> Cow<'_, [u8]> {
    let early = matches!(
        cell,
        [b'1', b'8' | b'9', b'9' | b'0', ..]
            | [_, _, b'/' | b'.', _, _, b'/' | b'.', b'1', b'8' | b'9', b'9' | b'0', ..]
    );
    if !early && !matches!(cell.first(), Some(b'\'' | b'=')) && cell.is_ascii() {
        Cow::Borrowed(cell)
    } else {
        plainer(cell)
    }
}

/// The day from which a spreadsheet counts.
fn is_day_nought(day: &[u8]) -> bool {
    let forms: [&[u8]; 6] =
        [b"1899-12-30", b"30/12/1899", b"12/30/1899", b"30.12.1899", b"1900-01-00", b"00/01/1900"];
    forms.contains(&day)
}

#[inline(never)]
fn plainer(cell: &[u8]) -> Cow<'_, [u8]> {
    let cell = match cell {
        [b'\'', rest @ ..] if !rest.is_empty() => rest,
        [b'=', b'"', rest @ .., b'"'] if !rest.contains(&b'"') => rest,
        // A time or a length that a spreadsheet has put on its day nought: `1899-12-30 07:30:00`.
        [day @ .., b' ' | b'T', _, b':', _, _] | [day @ .., b' ' | b'T', _, _, b':', _, _]
            if is_day_nought(day) =>
        {
            cell.get(day.len() + 1..).unwrap_or(cell)
        }
        [day @ .., b' ' | b'T', _, b':', _, _, b':', _, _]
        | [day @ .., b' ' | b'T', _, _, b':', _, _, b':', _, _]
            if is_day_nought(day) =>
        {
            cell.get(day.len() + 1..).unwrap_or(cell)
        }
        _ => cell,
    };
    let odd = |c: char| {
        matches!(c, '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{2009}' | '\u{2212}') || is_invisible(c)
    };
    match std::str::from_utf8(cell) {
        Ok(text) if text.chars().any(odd) => {
            let keyed = text.chars().filter(|c| !is_invisible(*c));
            let keyed: String = keyed
                .map(|c| {
                    if c == '\u{2212}' {
                        '-'
                    } else if odd(c) {
                        ' '
                    } else {
                        c
                    }
                })
                .collect();
            Cow::Owned(keyed.into_bytes())
        }
        _ => Cow::Borrowed(cell),
    }
}

/// Whether a spreadsheet has spoilt a trimmed cell: `########` where the column was too narrow for a date, or the name of
/// an error.
pub(crate) fn is_spoilt(cell: &[u8]) -> bool {
    const ERRORS: [&str; 7] = ["#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!", "#spill!"];
    match cell {
        [b'#', b'#', b'#', rest @ ..] => rest.iter().all(|b| *b == b'#'),
        [b'#', ..] => ERRORS.iter().any(|e| cell.eq_ignore_ascii_case(e.as_bytes())),
        _ => false,
    }
}

/// Whether a trimmed cell says "nothing here".
#[inline]
pub(crate) fn is_missing(bytes: &[u8]) -> bool {
    match bytes.first() {
        None => true,
        Some(b'-' | b'n' | b'N' | b'#' | b'(' | b'?' | b'.' | 0xE2 | b'<' | b'\\') => says_nothing(bytes),
        Some(_) => false,
    }
}

/// Words for nothing.
const WORDS: [&str; 16] = [
    "nat", "n/a", "na", "n.a.", "n.a", "null", "nil", "none", "nan", "not set", "(null)", "(blank)",
    "<null>", "(none)", "#n/a", "\\n",
];

#[inline(never)]
fn says_nothing(bytes: &[u8]) -> bool {
    if is_spoilt(bytes) {
        return true;
    }
    if bytes.len() > 13 {
        return false;
    }
    if bytes.iter().all(|b| matches!(b, b'-' | b'.' | b'?'))
        || matches!(bytes, b"\xE2\x80\x93" | b"\xE2\x80\x94")
    {
        return bytes.len() <= 6;
    }
    WORDS.iter().any(|w| bytes.eq_ignore_ascii_case(w.as_bytes()))
}

/// A cell to show or compare: trimmed, runs of white space as one space, invisible characters left out, a NUL made
/// visible. Borrowed where nothing needs doing, which is nearly always.
pub(crate) fn tidy(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = trim(bytes);
    let plain = bytes.is_ascii()
        && !bytes.iter().any(u8::is_ascii_control)
        && !bytes.windows(2).any(|pair| pair == b"  ");
    let text = as_text(bytes);
    if plain || !text.chars().any(|c| is_blank(c) && c != ' ') && !text.contains("  ") {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\0' {
            out.push('\u{2400}');
        } else if is_invisible(c) {
        } else if c.is_whitespace() || c.is_control() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else {
            out.push(c);
        }
    }
    out.truncate(out.trim_end().len());
    Cow::Owned(out)
}

/// Text that is sure to fit: at most this many characters, with an ellipsis where it was cut.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => text.get(..end).map_or_else(String::new, |cut| format!("{cut}…")),
    }
}

/// `376.0` as `376`: a number that went through a program which knows no whole numbers.
pub(crate) fn without_point_zero(cell: &[u8]) -> &[u8] {
    match cell {
        [whole @ .., b'.', b'0'] | [whole @ .., b'.', b'0', b'0']
            if !whole.is_empty() && whole.iter().all(u8::is_ascii_digit) =>
        {
            whole
        }
        _ => cell,
    }
}

/// A staff number to join by: tidied, `15646.0` without its `.0`, `e0001` as `E0001`.
///
/// Leading zeros stay. Letters are raised only where none is a capital already and a digit is there: systems write one
/// number both ways, but mixed case can carry meaning.
#[inline]
pub(crate) fn person_key(bytes: &[u8]) -> Cow<'_, str> {
    // Nearly every number is capitals, digits and dashes, and stands as it is.
    let plain = |b: &u8| b.is_ascii_digit() || b.is_ascii_uppercase() || matches!(b, b'_' | b'/');
    if bytes.iter().all(plain) {
        return as_text(bytes);
    }
    odd_person_key(bytes)
}

#[inline(never)]
fn odd_person_key(bytes: &[u8]) -> Cow<'_, str> {
    let text = tidy(bytes);
    if is_missing(text.as_bytes()) {
        return Cow::Borrowed("");
    }
    let whole = without_point_zero(text.as_bytes());
    if whole.len() < text.len() {
        return match text {
            Cow::Borrowed(_) => as_text(trim(bytes).get(..whole.len()).unwrap_or_default()),
            Cow::Owned(ref owned) => Cow::Owned(owned.get(..whole.len()).unwrap_or_default().to_owned()),
        };
    }
    let mut digit = false;
    let mut lower = false;
    for b in text.bytes() {
        digit |= b.is_ascii_digit();
        lower |= b.is_ascii_lowercase();
        if b.is_ascii_uppercase() || b == b' ' {
            return text;
        }
    }
    if digit && lower { Cow::Owned(text.to_ascii_uppercase()) } else { text }
}

/// Whether a spreadsheet has spoilt a long number: `8.24E+08`.
pub(crate) fn is_spoilt_number(bytes: &[u8]) -> bool {
    match bytes {
        [first, middle @ .., b'E' | b'e', b'+', tens, ones] => {
            first.is_ascii_digit()
                && tens.is_ascii_digit()
                && ones.is_ascii_digit()
                && middle.iter().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
        }
        _ => false,
    }
}

/// Yes or no, in the ways in which systems write it.
pub(crate) fn yes_or_no(bytes: &[u8]) -> Option<bool> {
    const YES: [&str; 8] = ["y", "yes", "true", "t", "1", "x", "yes - certified", "on"];
    const NO: [&str; 6] = ["n", "no", "false", "f", "0", "off"];
    let cell = trim(bytes);
    if cell == "✓".as_bytes()
        || cell == "✔".as_bytes()
        || YES.iter().any(|w| cell.eq_ignore_ascii_case(w.as_bytes()))
    {
        return Some(true);
    }
    if NO.iter().any(|w| cell.eq_ignore_ascii_case(w.as_bytes())) {
        return Some(false);
    }
    // Of other languages.
    let short = (2..=10).contains(&cell.len()) && !cell.iter().any(u8::is_ascii_digit);
    std::str::from_utf8(cell).ok().filter(|_| short).and_then(crate::vocabulary::answer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_makes_no_new_person() {
        for cell in ["E0001", "e0001 ", "\u{a0}E0001", "E0001\u{200b}", "\tE0001", "\u{feff}E0001"] {
            assert_eq!(person_key(cell.as_bytes()), "E0001", "{cell:?}");
        }
        assert_eq!(person_key(b"15646.0"), "15646");
        assert_eq!(person_key(b"000710"), "000710");
        assert_eq!(person_key(b"AbC1"), "AbC1");
        assert_eq!(person_key(b"-"), "");
    }

    #[test]
    fn a_number_in_powers_of_ten_is_spoilt() {
        assert!(is_spoilt_number(b"8.24E+08"));
        assert!(is_spoilt_number(b"1.2E+06"));
        assert!(!is_spoilt_number(b"E+08"));
        assert!(!is_spoilt_number(b"PC1043"));
    }

    #[test]
    fn nothing_is_written_in_many_ways() {
        for cell in
            ["", "-", "N/A", "null", "NULL", "#REF!", "(blank)", "--", "–", "NaN", "none", "#N/A", "."]
        {
            assert!(is_missing(cell.as_bytes()), "{cell:?}");
        }
        for cell in ["0", "Nadia", "No", "-7.5", "(7.50)", "#1"] {
            assert!(!is_missing(cell.as_bytes()), "{cell:?}");
        }
    }

    #[test]
    fn text_is_tidied_not_truncated() {
        assert_eq!(tidy("E-5\u{a0} \u{a0} DCU  SQUAD ".as_bytes()), "E-5 DCU SQUAD");
        assert_eq!(tidy(b"val\x002"), "val\u{2400}2");
        assert_eq!(tidy("  Zoë ".as_bytes()), "Zoë");
        assert!(matches!(tidy(b"DISTRICT 18"), Cow::Borrowed("DISTRICT 18")));
    }
}
