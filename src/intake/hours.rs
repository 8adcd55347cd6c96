//! Lengths of time: `7:30`, `7.5`, `7,5`, `7h30`, `7 hrs 30 mins`, `PT7H30M`, minutes, and reversals in brackets.
//!
//! Days are not hours: `1d 4h` is a [`Length`] of a day and four hours, which only the person's contract makes hours of;
//! it is never multiplied by a fixed eight. `7.30` is seven and
//! three tenths or seven hours thirty; where a column's fractions are all .00, .15, .30 and .45 that is asked.

use super::cell::Cell;
use super::choices::{DecimalMark, HoursReading};
use super::length::Length;
use super::numbers::{self, Number};
use super::spelt;
use super::unit::Unit;

/// Why a length of time was not read.
pub(crate) mod why {
    /// Days.
    pub(crate) const DAYS: &str = "days, and how long a day is would have to be known";
    /// hh.mm or decimal.
    pub(crate) const TWO_WAYS: &str = "could be hours and minutes or a decimal";
    /// Not a length of time.
    pub(crate) const NOT_HOURS: &str = "not a length of time";
    /// More than a year.
    pub(crate) const TOO_LONG: &str = "more hours than a year has";
    /// 25:61
    pub(crate) const NO_SUCH_MINUTES: &str = "minutes above 59";
    /// 9000
    pub(crate) const WHICH_UNIT: &str = "nothing says whether it is hours, minutes or something else";
    /// 8:30 PM
    pub(crate) const TIME_OF_DAY: &str = "a time of day, not a length of time";
}

/// How a column of lengths of time is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct HoursStyle {
    pub(crate) mark: Option<DecimalMark>,
    /// What `7.30` means; with `asked` set and nothing here, such a cell waits for an answer.
    pub(crate) reading: Option<HoursReading>,
    pub(crate) asked: bool,
    pub(crate) unit: Unit,
    /// Nothing says what a bare number is counted in: it waits for an answer.
    pub(crate) unsettled: bool,
}

/// Hours in a year of 366 days: no record of one person holds more.
const MOST_HOURS: f64 = 8_784.0;

/// Days in such a year.
const MOST_DAYS: f64 = 366.0;

/// Hours in a trimmed cell that is not missing; days are refused.
#[inline]
pub(crate) fn hours(cell: &[u8], style: HoursStyle) -> Cell<f64> {
    if style.unit == Unit::Hours && !style.unsettled {
        let decimal = !style.asked
            && style.mark != Some(DecimalMark::Comma)
            && style.reading.is_none_or(|r| r == HoursReading::Decimal);
        match numbers::plain(cell, b'.') {
            Some((value, 0)) => return within_a_year(value),
            Some((value, 1 | 2)) if decimal => return within_a_year(value),
            _ => {}
        }
    }
    match any(cell, style) {
        Ok(Length { days, .. }) if days != 0.0 => Cell::Bad(why::DAYS),
        Ok(Length { hours, .. }) => within_a_year(hours),
        Err(why) => Cell::Bad(why),
    }
}

/// Days and hours in a trimmed cell that is not missing.
pub(crate) fn length(cell: &[u8], style: HoursStyle) -> Cell<Length> {
    match any(cell, style) {
        Ok(length) if length.days.abs() > MOST_DAYS || length.hours.abs() > MOST_HOURS => {
            Cell::Bad(why::TOO_LONG)
        }
        Ok(length) => Cell::Value(length),
        Err(why) => Cell::Bad(why),
    }
}

fn within_a_year(value: f64) -> Cell<f64> {
    if value.abs() <= MOST_HOURS { Cell::Value(value) } else { Cell::Bad(why::TOO_LONG) }
}

#[inline(never)]
fn any(cell: &[u8], style: HoursStyle) -> Result<Length, &'static str> {
    let of_hours = |hours| Length { days: 0.0, hours };
    let (body, negative) = numbers::unsigned(cell)?;
    let sign = if negative { -1.0 } else { 1.0 };
    if body.contains(&b':') {
        return colons(body).map(|h| of_hours(sign * h));
    }
    if body.iter().any(u8::is_ascii_alphabetic) {
        return spelt::words(body).map(|l| Length { days: sign * l.days, hours: sign * l.hours });
    }
    let number = bare(cell, body, style.mark)?;
    if style.unsettled && number.value != 0.0 {
        return Err(why::WHICH_UNIT);
    }
    match style.unit {
        Unit::Hours => point_reading(number, style).map(of_hours),
        Unit::Days => Ok(Length { days: number.value, hours: 0.0 }),
        Unit::HalfDays => Ok(Length { days: number.value / 2.0, hours: 0.0 }),
        Unit::DaysAfter if number.value < 0.0 => Ok(Length { days: number.value, hours: 0.0 }),
        Unit::DaysAfter => Ok(Length { days: number.value + 1.0, hours: 0.0 }),
        Unit::Weeks => Ok(Length { days: number.value * 7.0, hours: 0.0 }),
        Unit::Minutes => Ok(of_hours(number.value / 60.0)),
        Unit::Seconds => Ok(of_hours(number.value / 3_600.0)),
        // A spreadsheet keeps 02:30 as 0.104166666666667: to the minute it is exact again.
        Unit::ShareOfDay => Ok(of_hours((number.value * 1_440.0).round() / 60.0)),
    }
}

/// A number without a unit.
fn bare(cell: &[u8], body: &[u8], mark: Option<DecimalMark>) -> Result<Number, &'static str> {
    match numbers::number(cell, mark) {
        // A lone group of three digits: no piece of work lasts a thousand hours, so it is a decimal.
        Err(numbers::why::TWO_WAYS) => numbers::number(cell, sole_mark(body)),
        Ok(n)
            if n.decimals == 0
                && n.mark.is_none()
                && n.value.abs() >= 1000.0
                && sole_mark(body).is_some() =>
        {
            Err(numbers::why::OTHER_MARK)
        }
        other => other,
    }
}

/// The number in a cell that names no unit of its own, neither by a word nor by a colon.
pub(crate) fn bare_number(cell: &[u8], mark: Option<DecimalMark>) -> Option<Number> {
    let (body, _) = numbers::unsigned(cell).ok()?;
    if body.iter().any(|b| *b == b':' || b.is_ascii_alphabetic()) {
        return None;
    }
    bare(cell, body, mark).ok().filter(|n| !n.percent)
}

/// The mark in a cell that holds exactly one.
fn sole_mark(body: &[u8]) -> Option<DecimalMark> {
    let mut marks = body.iter().filter(|b| matches!(b, b'.' | b','));
    match (marks.next(), marks.next()) {
        (Some(b'.'), None) => Some(DecimalMark::Point),
        (Some(b','), None) => Some(DecimalMark::Comma),
        _ => None,
    }
}

/// Whether a fraction fits hours and minutes in quarters: .00, .15, .30 (or .3), .45.
pub(crate) fn quarter_fraction(number: &Number) -> Option<bool> {
    let hundredths = (number.value.abs() * 100.0).round();
    if number.decimals > 2 || number.percent {
        return None;
    }
    match (hundredths % 100.0) as u32 {
        0 => Some(false),
        15 | 30 | 45 => Some(true),
        _ => None,
    }
}

fn point_reading(number: Number, style: HoursStyle) -> Result<f64, &'static str> {
    let value = number.value;
    match style.reading {
        Some(HoursReading::Decimal) => Ok(value),
        Some(HoursReading::HoursMinutes) => {
            let hundredths = (value.abs() * 100.0).round();
            let minutes = hundredths % 100.0;
            if minutes > 59.0 || number.decimals > 2 {
                return Err(why::NO_SUCH_MINUTES);
            }
            Ok(value.signum() * ((hundredths / 100.0).floor() + minutes / 60.0))
        }
        None if style.asked && quarter_fraction(&number) == Some(true) => Err(why::TWO_WAYS),
        None => Ok(value),
    }
}

/// `7:30`, `265:00`, `07:30:00`.
fn colons(body: &[u8]) -> Result<f64, &'static str> {
    if body.iter().any(u8::is_ascii_alphabetic) {
        // Half past two at night to the second is how a spreadsheet shows two and a half hours.
        if let [time @ .., b' ', b'a' | b'A', b'm' | b'M'] = body
            && time.iter().filter(|b| **b == b':').count() == 2
            && let Some(minute) = super::clock::minute(body).value()
        {
            return Ok(f64::from(minute) / 60.0);
        }
        let am_pm = matches!(body.last(), Some(b'm' | b'M')) && body.len() <= 12;
        return Err(if am_pm { why::TIME_OF_DAY } else { why::NOT_HOURS });
    }
    let mut parts = body.split(|b| *b == b':');
    let whole = parts.next().unwrap_or_default();
    let minutes = parts.next().unwrap_or_default();
    let seconds = parts.next();
    if parts.next().is_some() || whole.is_empty() || whole.len() > 6 {
        return Err(why::NOT_HOURS);
    }
    let two = |part: &[u8]| match part {
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9'] => Ok(f64::from((tens - b'0') * 10 + (ones - b'0'))),
        [tens @ b'0'..=b'9', ones @ b'0'..=b'9', b'.', b'0', ..] => {
            Ok(f64::from((tens - b'0') * 10 + (ones - b'0')))
        }
        _ => Err(why::NOT_HOURS),
    };
    // 1.02:30:00: days of 24 hours before the point.
    let (days, whole) = match whole.iter().position(|b| *b == b'.') {
        Some(at) if seconds.is_some() && whole.len() == at + 3 => whole.split_at(at),
        Some(_) => return Err(why::NOT_HOURS),
        None => (&b"0"[..], whole),
    };
    let whole = whole.strip_prefix(b".").unwrap_or(whole);
    let (days, _) = numbers::plain(days, b':').ok_or(why::NOT_HOURS)?;
    let (whole, _) = numbers::plain(whole, b':').ok_or(why::NOT_HOURS)?;
    let minutes = two(minutes)?;
    let seconds = seconds.map_or(Ok(0.0), two)?;
    if minutes > 59.0 || seconds > 59.0 {
        return Err(why::NO_SUCH_MINUTES);
    }
    Ok(days * 24.0 + whole + (minutes * 60.0 + seconds) / 3600.0)
}

/// Whether a trimmed cell is written as a length of time with words or colons, not as a bare number.
pub(crate) fn looks_like_a_duration(cell: &[u8]) -> bool {
    let has_mark = cell.iter().any(|b| b.is_ascii_alphabetic() || *b == b':');
    has_mark && cell.len() <= 24 && any(cell, HoursStyle::default()).is_ok()
}

/// Whether a trimmed cell is written as days, `0.5 day` or `1d 4h`.
pub(crate) fn looks_like_days(cell: &[u8]) -> bool {
    let spelt = cell.len() <= 24 && cell.iter().any(u8::is_ascii_alphabetic);
    spelt && any(cell, HoursStyle::default()).is_ok_and(|length| length.days != 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cell: &str) -> Cell<f64> {
        hours(cell.as_bytes(), HoursStyle::default())
    }

    #[test]
    fn lengths_of_time_in_every_form_met() {
        for (cell, expected) in [
            ("7:30", 7.5),
            ("07:30:00", 7.5),
            ("7.5", 7.5),
            ("7,5", 7.5),
            ("7h30", 7.5),
            ("7h 30m", 7.5),
            ("7 hrs 30 mins", 7.5),
            ("450 min", 7.5),
            ("450 minutes", 7.5),
            ("PT7H30M", 7.5),
            ("PT450M", 7.5),
            // In a duration of ISO 8601 a day has 24 hours.
            ("P1DT2H", 26.0),
            ("P2D", 48.0),
            ("PT45M", 0.75),
            ("1.02:30:00", 26.5),
            ("26:30:00", 26.5),
            ("8 Std.", 8.0),
            ("4 heures", 4.0),
            ("3 godz", 3.0),
            ("(7.50)", -7.5),
            ("-7.5", -7.5),
            ("7.50CR", -7.5),
            ("(4.00)", -4.0),
            ("-7:30", -7.5),
            ("265:00", 265.0),
            ("8h", 8.0),
            ("1,5", 1.5),
            ("7 hours and 30 minutes", 7.5),
            ("450 (minutes)", 7.5),
            ("7h 30m CR", -7.5),
            ("(7 hrs)", -7.0),
            ("-0", 0.0),
            ("7.125", 7.125),
            ("8:00", 8.0),
            ("12.00", 12.0),
            ("0:45", 0.75),
            ("2:30:00 AM", 2.5),
            ("12:30:00 AM", 0.5),
        ] {
            assert_eq!(read(cell), Cell::Value(expected), "{cell}");
        }
    }

    #[test]
    fn what_is_not_clear_is_left_with_its_reason() {
        for (cell, reason) in [
            ("1d 4h", why::DAYS),
            ("0.5 day", why::DAYS),
            ("2 weeks", why::DAYS),
            ("4h 1d", why::NOT_HOURS),
            ("25:61", why::NO_SUCH_MINUTES),
            ("8:30 PM", why::TIME_OF_DAY),
            ("8:30 AM", why::TIME_OF_DAY),
            ("8:30:00 PM", why::TIME_OF_DAY),
            ("1.234.567", why::TOO_LONG),
            ("£12", numbers::why::MONEY),
            ("<5", numbers::why::SUPPRESSED),
            ("1e309", why::NOT_HOURS),
            ("Infinity", why::NOT_HOURS),
            ("0x1F", why::NOT_HOURS),
            ("٣", numbers::why::NOT_A_NUMBER),
            ("½", numbers::why::NOT_A_NUMBER),
            ("99999", why::TOO_LONG),
            ("7:5", why::NOT_HOURS),
            ("7::30", why::NOT_HOURS),
            ("h", why::NOT_HOURS),
        ] {
            assert_eq!(read(cell), Cell::Bad(reason), "{cell}");
        }
    }

    #[test]
    fn days_stay_days_until_a_contract_says_how_long_one_is() {
        for (cell, days, hours) in [("1d 4h", 1.0, 4.0), ("0.5 day", 0.5, 0.0), ("(2 days)", -2.0, 0.0)] {
            let read = length(cell.as_bytes(), HoursStyle::default());
            assert_eq!(read, Cell::Value(Length { days, hours }), "{cell}");
        }
        let in_days = HoursStyle { unit: Unit::Days, ..HoursStyle::default() };
        assert_eq!(length(b"1.5", in_days), Cell::Value(Length { days: 1.5, hours: 0.0 }));
        assert_eq!(hours(b"1.5", in_days), Cell::Bad(why::DAYS));
        let half = Length { days: 0.5, hours: 0.0 };
        assert_eq!((half.in_hours(Some(7.5)), half.in_days(None)), (Some(3.75), Some(0.5)));
        let mixed = Length { days: 1.0, hours: 3.7 };
        assert_eq!((mixed.in_days(Some(7.4)), mixed.in_days(None)), (Some(1.5), None));
    }

    #[test]
    fn seven_point_thirty_waits_for_an_answer() {
        let asked = HoursStyle { asked: true, ..HoursStyle::default() };
        assert_eq!(hours(b"7.30", asked), Cell::Bad(why::TWO_WAYS));
        assert_eq!(hours(b"8.00", asked), Cell::Value(8.0));
        let minutes = HoursStyle { reading: Some(HoursReading::HoursMinutes), ..HoursStyle::default() };
        assert_eq!(hours(b"7.30", minutes), Cell::Value(7.5));
        assert_eq!(hours(b"(7.45)", minutes), Cell::Value(-7.75));
        assert_eq!(hours(b"7.75", minutes), Cell::Bad(why::NO_SUCH_MINUTES));
        let decimal = HoursStyle { reading: Some(HoursReading::Decimal), ..HoursStyle::default() };
        assert_eq!(hours(b"7.30", decimal), Cell::Value(7.3));
        let column = HoursStyle { unit: Unit::Minutes, ..HoursStyle::default() };
        assert_eq!(hours(b"450", column), Cell::Value(7.5));
        assert_eq!(hours(b"7:30", column), Cell::Value(7.5));
    }
}
