//! Numbers in a workbook to text: a cell holds a number, and its style says whether that is a day, a time or a length.

use crate::calendar::Day;

/// What a style makes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Number,
    /// With noughts before it, up to so many digits.
    Padded(usize),
    Day,
    Time,
    Moment,
    /// Hours beyond 24.
    Length,
}

/// What the formats mean that every workbook knows by number.
pub(crate) fn builtin(id: u32) -> Shown {
    match id {
        14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shown::Day,
        18..=21 | 32..=35 | 45 | 47 | 55 | 56 => Shown::Time,
        22 => Shown::Moment,
        46 => Shown::Length,
        _ => Shown::Number,
    }
}

/// What a format that the workbook brings along means, from its letters.
pub(crate) fn custom(format: &str) -> Shown {
    let mut letters = format.chars();
    let (mut days, mut months, mut times, mut noughts, mut other) = (false, false, false, 0, false);
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            // The first of its sections is for numbers above nought.
            ';' => break,
            '"' => while letters.next().is_some_and(|l| l != '"') {},
            '\\' | '_' | '*' => drop(letters.next()),
            '[' => {
                let inner: String = letters.by_ref().take_while(|l| *l != ']').collect();
                let inner = inner.to_ascii_lowercase();
                if !inner.is_empty() && ["h", "m", "s"].iter().any(|unit| inner.replace(unit, "").is_empty())
                {
                    return Shown::Length;
                }
            }
            // AM/PM and A/P.
            'a' => {
                let rest = letters.as_str();
                let skipped = if rest.get(..4).is_some_and(|r| r.eq_ignore_ascii_case("m/pm")) {
                    4
                } else if rest.get(..2).is_some_and(|r| r.eq_ignore_ascii_case("/p")) {
                    2
                } else {
                    0
                };
                times |= skipped > 0;
                letters = rest.get(skipped..).unwrap_or_default().chars();
            }
            'y' | 'd' => days = true,
            'm' => months = true,
            'h' | 's' => times = true,
            '0' => noughts += 1,
            '#' | '?' | 'e' | '%' | '.' | ',' | '/' => other |= !matches!(letter, '.' | ',' | '/'),
            'g' if letters.as_str().starts_with("eneral") => return Shown::Number,
            _ => {}
        }
    }
    let plain = noughts >= 2 && format.bytes().all(|b| b == b'0');
    match (days || months && !times, times) {
        _ if plain => Shown::Padded(noughts),
        _ if other || noughts > 0 && !times => Shown::Number,
        (true, true) => Shown::Moment,
        (true, false) => Shown::Day,
        (false, true) => Shown::Time,
        (false, false) => Shown::Number,
    }
}

/// Days up to which a number that is shown as a time is a length: nobody's duty was in the year 1900.
const YEAR: f64 = 366.0;

/// The last day a sheet can hold, 9999-12-31.
const LAST: f64 = 2_958_466.0;

/// The text of a number as it stands in the file.
pub(crate) fn text(number: &str, shown: Shown, from_1904: bool) -> String {
    let Ok(value) = number.trim().parse::<f64>() else { return number.trim().to_owned() };
    if !value.is_finite() || value.abs() >= LAST {
        return plain(number.trim(), value);
    }
    let shift = if from_1904 { 1462.0 } else { 0.0 };
    let rounded = (value.abs() * 86_400.0).round();
    let seconds = rounded as i64;
    match shown {
        Shown::Number => plain(number.trim(), value),
        Shown::Padded(width) => {
            let digits = plain(number.trim(), value);
            if digits.bytes().all(|b| b.is_ascii_digit()) { format!("{digits:0>width$}") } else { digits }
        }
        Shown::Length => length(seconds, value < 0.0),
        Shown::Time if value < 0.0 => length(seconds, true),
        Shown::Time if seconds >= 86_400 && value < YEAR => length(seconds, false),
        _ if value < 0.0 => plain(number.trim(), value),
        Shown::Time if seconds < 86_400 => clock(seconds),
        Shown::Day if seconds % 86_400 == 0 => day(seconds / 86_400, shift as i64),
        _ => format!("{} {}", day(seconds / 86_400, shift as i64), clock(seconds % 86_400)),
    }
}

fn clock(seconds: i64) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

fn length(seconds: i64, below: bool) -> String {
    let sign = if below { "-" } else { "" };
    let (hours, minutes, rest) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if rest == 0 {
        format!("{sign}{hours}:{minutes:02}")
    } else {
        format!("{sign}{hours}:{minutes:02}:{rest:02}")
    }
}

/// A day by its number in the sheet, where day 60 is the 29th of February 1900, which never was.
fn day(number: i64, shift: i64) -> String {
    match number + shift {
        0 => "1900-01-00".to_owned(),
        60 => "1900-02-29".to_owned(),
        early @ ..60 => Day((early - 25_568) as i32).iso(),
        number => Day((number - 25_569) as i32).iso(),
    }
}

/// All its digits and a decimal point. Fifteen are what the program that wrote it keeps; what stands behind them is an echo
/// of binary fractions (0.30000000000000004).
fn plain(written: &str, value: f64) -> String {
    if written.bytes().all(|b| b.is_ascii_digit()) {
        return written.to_owned();
    }
    let short = format!("{value}");
    if short.bytes().filter(u8::is_ascii_digit).count() <= 15 || !short.contains('.') {
        return short;
    }
    let kept: f64 = format!("{value:.14e}").parse().unwrap_or(value);
    format!("{kept}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_letters() {
        for (format, shown) in [
            ("dd/mm/yyyy", Shown::Day),
            ("[$-809]d mmmm yyyy;@", Shown::Day),
            ("yyyy-mm-dd hh:mm", Shown::Moment),
            ("m/d/yy h:mm AM/PM", Shown::Moment),
            ("h:mm AM/PM", Shown::Time),
            ("mm:ss.0", Shown::Time),
            ("mmm", Shown::Day),
            ("[h]:mm", Shown::Length),
            ("[hh]:mm:ss", Shown::Length),
            ("0.00%", Shown::Number),
            ("#,##0.00 \"days\"", Shown::Number),
            ("0.0\\h", Shown::Number),
            ("[Red]0.00", Shown::Number),
            ("General", Shown::Number),
            ("0.00E+00", Shown::Number),
            ("000000", Shown::Padded(6)),
            ("@", Shown::Number),
        ] {
            assert_eq!(custom(format), shown, "{format}");
        }
    }

    #[test]
    fn numbers_are_written_as_what_they_are() {
        for (number, shown, is) in [
            ("45355", Shown::Day, "2024-03-04"),
            ("45355.354166666664", Shown::Moment, "2024-03-04 08:30:00"),
            ("45355.354166666664", Shown::Day, "2024-03-04 08:30:00"),
            ("45355", Shown::Moment, "2024-03-04 00:00:00"),
            ("45354.999999999", Shown::Day, "2024-03-04"),
            ("0.35416666666666669", Shown::Time, "08:30:00"),
            ("0.99999999", Shown::Time, "24:00"),
            ("1.1041666666666667", Shown::Length, "26:30"),
            ("1.25", Shown::Time, "30:00"),
            ("-6.25E-2", Shown::Length, "-1:30"),
            ("7.5", Shown::Number, "7.5"),
            ("0.30000000000000004", Shown::Number, "0.3"),
            ("0.1", Shown::Number, "0.1"),
            ("1E3", Shown::Number, "1000"),
            ("12345678901234567890", Shown::Number, "12345678901234567890"),
            ("-3", Shown::Number, "-3"),
            ("12", Shown::Padded(6), "000012"),
            ("0", Shown::Day, "1900-01-00"),
            ("59", Shown::Day, "1900-02-28"),
            ("61", Shown::Day, "1900-03-01"),
            ("1", Shown::Day, "1900-01-01"),
        ] {
            assert_eq!(text(number, shown, false), is, "{number}");
        }
        assert_eq!(text("43893", Shown::Day, true), "2024-03-04");
    }
}
