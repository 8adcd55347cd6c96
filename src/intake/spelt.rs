//! Lengths of time in words: `7h30`, `7 hrs 30 mins`, `PT7H30M`, `2 Tage`, `half a day`.

use super::hours::why;
use super::length::Length;
use super::numbers;
use super::text;
use super::unit::Unit;

/// Hours of a day in a duration of ISO 8601, which counts time and not work.
const ISO_DAY: f64 = 24.0;

/// `7h30`, `7h 30m`, `7 hrs 30 mins`, `450 min`, `450 (minutes)`, `PT7H30M`, `1d 4h`, `0.5 day`. Weeks are refused.
pub(crate) fn words(body: &[u8]) -> Result<Length, &'static str> {
    let is = |phrase: &str| body.eq_ignore_ascii_case(phrase.as_bytes());
    if is("half a day") || is("half day") || is("a half day") {
        return Ok(Length { days: 0.5, hours: 0.0 });
    }
    let iso = matches!(body, [b'P', ..]);
    let mut rest = if iso { body.get(1..).unwrap_or_default() } else { body };
    let mut found = Found { seen_time: !iso, ..Found::default() };
    while !rest.is_empty() {
        if let [b'T', tail @ ..] = rest
            && iso
        {
            found.seen_time = true;
            rest = tail;
            continue;
        }
        let len = rest.iter().take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')).count();
        let (digits, tail) = rest.split_at_checked(len).ok_or(why::NOT_HOURS)?;
        if digits.is_empty() {
            return Err(why::NOT_HOURS);
        }
        let value =
            numbers::plain(digits, b'.').or_else(|| numbers::plain(digits, b',')).ok_or(why::NOT_HOURS)?.0;
        let tail = tail.trim_ascii_start();
        let in_brackets = tail.strip_prefix(b"(").and_then(|t| t.strip_suffix(b")"));
        let tail = in_brackets.unwrap_or(tail);
        let most = if iso { 1 } else { tail.len() };
        let len = tail.iter().take(most).take_while(|b| b.is_ascii_alphabetic() || !b.is_ascii()).count();
        let (unit, tail) = tail.split_at_checked(len).ok_or(why::NOT_HOURS)?;
        found.take(value, digits.len(), unit, iso)?;
        rest = tail.strip_prefix(b".").unwrap_or(tail).trim_ascii_start();
        rest =
            rest.strip_prefix(b",").or_else(|| rest.strip_prefix(b"and ")).unwrap_or(rest).trim_ascii_start();
    }
    let Found { days, hours, seen, .. } = found;
    if seen.contains(&true) { Ok(Length { days, hours }) } else { Err(why::NOT_HOURS) }
}

#[derive(Default)]
struct Found {
    days: f64,
    hours: f64,
    /// Days, hours, minutes, seconds.
    seen: [bool; 4],
    seen_time: bool,
}

impl Found {
    fn take(&mut self, value: f64, digits: usize, unit: &[u8], iso: bool) -> Result<(), &'static str> {
        let unit = unit.to_ascii_lowercase();
        let [days, hours, minutes, seconds] = &mut self.seen;
        let named = match unit.as_slice() {
            b"m" => Some(Unit::Minutes),
            b"w" | b"week" | b"weeks" => return Err(why::DAYS),
            b"am" | b"pm" => return Err(why::TIME_OF_DAY),
            // 7h30: minutes without a word of their own.
            b"" if *hours && !*minutes && digits == 2 && value < 60.0 => Some(Unit::Minutes),
            word => Unit::from_word(text::trim(word)),
        };
        match named {
            Some(Unit::Hours) if !*hours && !*minutes && self.seen_time => {
                self.hours += value;
                *hours = true;
            }
            Some(Unit::Minutes) if !*minutes && self.seen_time => {
                self.hours += value / 60.0;
                *minutes = true;
            }
            Some(Unit::Seconds) if !*seconds && self.seen_time => {
                self.hours += value / 3_600.0;
                *seconds = true;
            }
            Some(Unit::Days) if !*days && !*hours && !*minutes => {
                if iso {
                    self.hours += value * ISO_DAY;
                } else {
                    self.days = value;
                }
                *days = true;
            }
            _ => return Err(why::NOT_HOURS),
        }
        Ok(())
    }
}
