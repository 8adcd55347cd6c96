//! Numbers as spreadsheets and payroll systems write them: thousands, brackets, trailing signs, percent.
//!
//! `1.234` is one and a bit or a thousand and more. Like the order of a date, the decimal mark is a property of the
//! column; without one, only a number that can be read one way is read.

use super::choices::DecimalMark;
use super::text;

/// Why a number was not read.
pub(crate) mod why {
    /// Not a number.
    pub(crate) const NOT_A_NUMBER: &str = "not a number";
    /// Point or comma.
    pub(crate) const TWO_WAYS: &str = "the point or comma could mark thousands or decimals";
    /// The other mark.
    pub(crate) const OTHER_MARK: &str =
        "point and comma are used the other way round than in the rest of the column";
    /// Money.
    pub(crate) const MONEY: &str = "an amount of money";
    /// Suppressed.
    pub(crate) const SUPPRESSED: &str = "suppressed: a small number was hidden in the export";
}

/// A number and what its writing says about the column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    pub(crate) value: f64,
    /// Digits after the decimal mark.
    pub(crate) decimals: usize,
    /// A mark that can only be the decimal mark.
    pub(crate) mark: Option<DecimalMark>,
    pub(crate) percent: bool,
}

/// Powers of ten that a double holds exactly.
const TENS: [f64; 16] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// Digits with at most one mark, correctly rounded; `None` for anything else. The hot path of every number.
///
/// Whole number and power of ten are both exact in a double, so their quotient is the double nearest to the decimal.
#[inline]
pub(crate) fn plain(cell: &[u8], mark: u8) -> Option<(f64, usize)> {
    if cell.len() > 15 {
        return None;
    }
    let mut whole = 0u64;
    let mut decimals = None;
    let mut digits = 0;
    for &b in cell {
        let d = b.wrapping_sub(b'0');
        if d < 10 {
            whole = whole * 10 + u64::from(d);
            digits += 1;
            decimals = decimals.map(|n: usize| n + 1);
        } else if b == mark && decimals.is_none() {
            decimals = Some(0);
        } else {
            return None;
        }
    }
    let decimals = decimals.unwrap_or(0);
    let power = TENS.get(decimals)?;
    (digits > 0).then(|| (if decimals == 0 { whole as f64 } else { whole as f64 / power }, decimals))
}

/// A trimmed cell that is not missing, as a number.
pub(crate) fn number(cell: &[u8], mark: Option<DecimalMark>) -> Result<Number, &'static str> {
    if mark != Some(DecimalMark::Comma)
        && let Some((value, decimals)) = plain(cell, b'.')
    {
        // "1.234" may be a thousand and more where the mark is not known.
        if decimals != 3 || mark.is_some() || cell.first() == Some(&b'0') || cell.len() > 7 {
            let mark = (decimals > 0).then_some(DecimalMark::Point);
            return Ok(Number { value, decimals, mark, percent: false });
        }
    }
    let (body, negative) = unsigned(cell)?;
    let (body, percent) = match body.strip_suffix(b"%") {
        Some(rest) => (rest.trim_ascii_end(), true),
        None => (body, false),
    };
    let mut number = grouped(body, mark)?;
    number.percent = percent;
    if percent {
        number.value /= 100.0;
    }
    if negative && number.value != 0.0 {
        number.value = -number.value;
    }
    Ok(number)
}

/// Takes off the sign in all its forms: `-7.5`, `−7.5`, `7.5-`, `(7.50)`, `7.50 CR`.
pub(crate) fn unsigned(cell: &[u8]) -> Result<(&[u8], bool), &'static str> {
    if let [b'<' | b'>', rest @ ..] = cell {
        let small = rest.trim_ascii().iter().all(u8::is_ascii_digit) && !rest.is_empty();
        return Err(if small { why::SUPPRESSED } else { why::NOT_A_NUMBER });
    }
    if matches!(cell, b"*" | b"**" | b"[c]" | b"[x]") {
        return Err(why::SUPPRESSED);
    }
    if is_money(cell) {
        return Err(why::MONEY);
    }
    Ok(match cell {
        [b'(', inner @ .., b')'] => (inner.trim_ascii(), true),
        [b'-', rest @ ..] | [0xE2, 0x88, 0x92, rest @ ..] => (rest.trim_ascii(), true),
        [b'+', rest @ ..] => (rest, false),
        [rest @ .., b'-'] => (rest.trim_ascii(), true),
        [rest @ .., b'C' | b'c', b'R' | b'r'] => (rest.trim_ascii(), true),
        _ => (cell, false),
    })
}

/// Whether a cell is written as money.
pub(crate) fn is_money(cell: &[u8]) -> bool {
    const SIGNS: [&str; 4] = ["$", "£", "€", "¥"];
    let inner = cell.strip_prefix(b"(").or_else(|| cell.strip_prefix(b"-")).unwrap_or(cell);
    SIGNS.iter().any(|sign| inner.starts_with(sign.as_bytes()) || inner.ends_with(sign.as_bytes()))
        && cell.iter().any(u8::is_ascii_digit)
}

/// Digits with marks of thousands and decimals.
fn grouped(body: &[u8], mark: Option<DecimalMark>) -> Result<Number, &'static str> {
    let plain_digits = |value: f64, decimals, mark| Number { value, decimals, mark, percent: false };
    let points = text::count(body, b'.');
    let commas = text::count(body, b',');
    let last = body.iter().rposition(|b| matches!(b, b'.' | b','));
    let Some(last) = last else {
        return joined(body, b' ').map(|(value, _)| plain_digits(value, 0, None)).ok_or(why::NOT_A_NUMBER);
    };
    let last_mark = if body.get(last) == Some(&b'.') { DecimalMark::Point } else { DecimalMark::Comma };
    let (before, after) = body.split_at_checked(last).ok_or(why::NOT_A_NUMBER)?;
    let after = after.get(1..).unwrap_or_default();
    let as_decimal = |groups: u8| {
        let (whole, digits) = if before.is_empty() { (0.0, 0) } else { joined(before, groups)? };
        if after.is_empty() && digits == 0 || !after.iter().all(u8::is_ascii_digit) || after.len() > 20 {
            return None;
        }
        // Read the digits as one text so that rounding is right to the last bit.
        let mut text: Vec<u8> = before.iter().copied().filter(u8::is_ascii_digit).collect();
        text.push(b'.');
        text.extend_from_slice(after);
        let exact = plain(&text, b'.').map(|(v, _)| v);
        let value = exact.or_else(|| std::str::from_utf8(&text).ok()?.parse().ok()).unwrap_or(whole);
        Some(plain_digits(value, after.len(), Some(last_mark)))
    };
    let thousands = |group: u8| joined(body, group).map(|(value, _)| plain_digits(value, 0, None));
    let group = |m: DecimalMark| if m == DecimalMark::Point { b',' } else { b'.' };
    match (points, commas) {
        // Both marks: the last is the decimal mark.
        (1.., 1..) => {
            if (if last_mark == DecimalMark::Point { points } else { commas }) > 1 {
                return Err(why::NOT_A_NUMBER);
            }
            if mark.is_some_and(|m| m != last_mark) {
                return Err(why::OTHER_MARK);
            }
            as_decimal(group(last_mark)).ok_or(why::NOT_A_NUMBER)
        }
        // One mark, several times: thousands.
        (2.., 0) | (0, 2..) => thousands(group(other(last_mark))).ok_or(why::NOT_A_NUMBER),
        // One mark, once.
        _ => {
            let could_be_thousands = after.len() == 3 && (1..=3).contains(&before.len()) && before != b"0";
            match mark {
                Some(known) if known == last_mark => as_decimal(b' ').ok_or(why::NOT_A_NUMBER),
                Some(_) if could_be_thousands => thousands(group(other(last_mark))).ok_or(why::NOT_A_NUMBER),
                Some(_) if as_decimal(b' ').is_some() => Err(why::OTHER_MARK),
                None if could_be_thousands && thousands(group(other(last_mark))).is_some() => {
                    Err(why::TWO_WAYS)
                }
                _ => as_decimal(b' ').ok_or(why::NOT_A_NUMBER),
            }
        }
    }
}

fn other(mark: DecimalMark) -> DecimalMark {
    match mark {
        DecimalMark::Point => DecimalMark::Comma,
        DecimalMark::Comma => DecimalMark::Point,
    }
}

/// Digits in one run, or in groups of three with `group`, a space, a no-break space or an apostrophe between.
fn joined(body: &[u8], group: u8) -> Option<(f64, usize)> {
    let mut whole = 0.0;
    let mut digits = 0;
    let mut in_group = 0;
    let mut groups = 0;
    let mut rest = body;
    while let Some((&b, tail)) = rest.split_first() {
        let mark_len = match rest {
            [0xC2, 0xA0, ..] => 2,
            [0xE2, 0x80, 0xAF | 0x89, ..] => 3,
            _ if b == group || b == b' ' || b == b'\'' => 1,
            _ => 0,
        };
        if b.is_ascii_digit() {
            whole = whole * 10.0 + f64::from(b - b'0');
            digits += 1;
            in_group += 1;
            rest = tail;
        } else if mark_len > 0 && (if groups == 0 { (1..=3).contains(&in_group) } else { in_group == 3 }) {
            groups += 1;
            in_group = 0;
            rest = rest.get(mark_len..)?;
        } else {
            return None;
        }
    }
    (digits > 0 && digits <= 15 && (groups == 0 || in_group == 3)).then_some((whole, digits))
}

/// A share of full time: `1`, `0.6`, `60%`, `22.5/37.5`.
pub(crate) fn share(cell: &[u8], mark: Option<DecimalMark>) -> Result<f64, &'static str> {
    if let Some(at) = cell.iter().position(|b| *b == b'/') {
        let (part, whole) = cell.split_at_checked(at).ok_or(why::NOT_A_NUMBER)?;
        let part = number(part.trim_ascii(), mark)?.value;
        let whole = number(whole.get(1..).unwrap_or_default().trim_ascii(), mark)?.value;
        return if whole > 0.0 { Ok(part / whole) } else { Err(why::NOT_A_NUMBER) };
    }
    number(cell, mark).map(|n| n.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use DecimalMark::{Comma, Point};

    fn value(cell: &str, mark: Option<DecimalMark>) -> Result<f64, &'static str> {
        number(cell.as_bytes(), mark).map(|n| n.value)
    }

    #[test]
    fn numbers_that_can_be_read_one_way_need_no_column() {
        for (cell, expected) in [
            ("7.5", 7.5),
            ("7,5", 7.5),
            ("0", 0.0),
            ("-0", 0.0),
            ("-7.5", -7.5),
            ("(7.50)", -7.5),
            ("7.5-", -7.5),
            ("7.50 CR", -7.5),
            ("+4", 4.0),
            ("1,234.5", 1234.5),
            ("1.234,5", 1234.5),
            ("1.234.567", 1_234_567.0),
            ("1 234,5", 1234.5),
            ("60%", 0.6),
            ("\u{2212}3", -3.0),
            ("0.125", 0.125),
            ("1868.54684", 1868.54684),
            (".5", 0.5),
            ("1'234.50", 1234.5),
            ("12345.678", 12345.678),
            ("1\u{a0}234", 1234.0),
        ] {
            assert_eq!(value(cell, None), Ok(expected), "{cell}");
        }
    }

    #[test]
    fn the_column_settles_what_the_cell_cannot() {
        assert_eq!(value("1.234", None), Err(why::TWO_WAYS));
        assert_eq!(value("1,234", None), Err(why::TWO_WAYS));
        assert_eq!(value("1.234", Some(Point)), Ok(1.234));
        assert_eq!(value("1.234", Some(Comma)), Ok(1234.0));
        assert_eq!(value("1,234", Some(Point)), Ok(1234.0));
        assert_eq!(value("7,5", Some(Point)), Err(why::OTHER_MARK));
        assert_eq!(value("7.5", Some(Comma)), Err(why::OTHER_MARK));
    }

    #[test]
    fn what_is_not_a_number_says_why() {
        assert_eq!(value("£12", None), Err(why::MONEY));
        assert_eq!(value("$33065.38", None), Err(why::MONEY));
        assert_eq!(value("<5", None), Err(why::SUPPRESSED));
        for cell in
            ["1e309", "Infinity", "0x1F", "٣", "½", "12,34,5", "1..2", "--4", "1,23,456.7.8", "☃", "."]
        {
            assert_eq!(value(cell, None), Err(why::NOT_A_NUMBER), "{cell}");
        }
    }

    #[test]
    fn full_time_is_written_in_many_ways() {
        assert_eq!(share(b"22.5/37.5", None), Ok(0.6));
        assert_eq!(share(b"60%", None), Ok(0.6));
        assert_eq!(share(b"1.00", None), Ok(1.0));
    }

    #[test]
    fn the_quick_path_rounds_as_the_standard_library_does() {
        for text in ["0.1", "2.675", "1868.54684", "52881.10823", "99999999.999", "0.3000000000001"] {
            assert_eq!(
                plain(text.as_bytes(), b'.').unwrap().0.to_bits(),
                text.parse::<f64>().unwrap().to_bits()
            );
        }
    }
}
