//! Numbers as a person says them: "about 1 in 270", "9 of 240", "1.9".

use crate::calendar::Window;
use crate::detect::peer_count::NextPeriod;
use crate::flags::{ByChance, Lists};

/// A chance as "1 in …", to two digits; "better than 1 in 2" reads as "more than half".
///
/// ```
/// use candour::explain::wording::one_in;
/// assert_eq!(one_in(0.0037), "about 1 in 270");
/// assert_eq!(one_in(0.62), "more likely than not");
/// assert_eq!(one_in(1e-9), "less than 1 in a million");
/// ```
pub fn one_in(chance: f64) -> String {
    if chance >= 0.5 {
        return "more likely than not".to_owned();
    }
    if chance < 1e-6 {
        return "less than 1 in a million".to_owned();
    }
    format!("about 1 in {}", thousands(two_digits(1.0 / chance)))
}

/// "1 person in 270": the same chance with its noun.
pub fn one_person_in(chance: f64) -> String {
    if chance >= 0.5 {
        return "more than half of all people".to_owned();
    }
    if chance < 1e-6 {
        return "fewer than 1 person in a million".to_owned();
    }
    format!("about 1 person in {}", thousands(two_digits(1.0 / chance)))
}

fn two_digits(x: f64) -> u32 {
    let mut unit = 1.0;
    while x / unit >= 100.0 {
        unit *= 10.0;
    }
    ((x / unit).round() * unit) as u32
}

/// A whole number with commas: 46,000.
pub fn thousands(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A number to read: whole from 100, one decimal from 10 down to 0.1, two below, never "-0".
///
/// ```
/// use candour::explain::wording::figure;
/// assert_eq!(figure(1.94), "1.9");
/// assert_eq!(figure(7.0), "7");
/// assert_eq!(figure(0.04), "0.04");
/// assert_eq!(figure(-0.0), "0");
/// assert_eq!(figure(55_214.6), "55,215");
/// ```
pub fn figure(x: f64) -> String {
    let size = x.abs();
    if size >= 100.0 {
        let sign = if x < 0.0 { "-" } else { "" };
        return format!("{sign}{}", thousands(size.round() as u32));
    }
    let text = if size >= 0.095 || size == 0.0 { format!("{x:.1}") } else { format!("{x:.2}") };
    let text = text.strip_suffix(".0").or(text.strip_suffix(".00")).unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A sum to hold against another system's: all that counts, to the hundredth, never rounded to a whole and never "-0".
///
/// ```
/// use candour::explain::wording::exact;
/// assert_eq!(exact(344.5), "344.5");
/// assert_eq!(exact(55_214.75), "55,214.75");
/// assert_eq!(exact(12.0), "12");
/// assert_eq!(exact(-0.0), "0");
/// ```
pub fn exact(x: f64) -> String {
    let hundredths = (x.abs() * 100.0).round();
    let (whole, part) = ((hundredths / 100.0).floor(), hundredths % 100.0);
    let sign = if x < 0.0 && hundredths > 0.0 { "-" } else { "" };
    let part = format!("{part:02}");
    let part = part.trim_end_matches('0');
    let mark = if part.is_empty() { "" } else { "." };
    format!("{sign}{}{mark}{part}", thousands(whole as u32))
}

/// An amount with its unit: "1 spell", "7 spells", "48.5 hours a week".
///
/// ```
/// use candour::explain::wording::amount;
/// assert_eq!(amount(1.0, ("spell", "spells")), "1 spell");
/// assert_eq!(amount(48.46, ("hour a week", "hours a week")), "48.5 hours a week");
/// ```
pub fn amount(x: f64, unit: (&str, &str)) -> String {
    if x >= 0.0 && (x - x.round()).abs() < 1e-9 {
        return count(x.round() as u32, unit.0, unit.1);
    }
    format!("{} {}", figure(x), unit.1)
}

/// How sure, of 100: never 0 or 100.
pub fn of_100(probability: f64) -> String {
    format!("{} of 100", (probability * 100.0).round().clamp(1.0, 99.0))
}

/// How often chance alone would fill such a list, as a sentence; the same one wherever it is printed.
///
/// ```
/// use candour::explain::wording::by_chance;
/// use candour::flags::{ByChance, Lists};
/// let people = Lists { lower: 4, upper: 12 };
/// let counted = ByChance { people, teams: None, worlds: 600, of: 600, seed: 1 };
/// assert_eq!(
///     by_chance(Some(&counted)),
///     "In 100 workforces like this one where nobody differs from their colleagues, 4 to 12 would still have somebody on the list."
/// );
/// let teams = Some(Lists { lower: 0, upper: 3 });
/// let begun = ByChance { people: Lists { lower: 0, upper: 1 }, teams, worlds: 120, ..counted };
/// assert_eq!(
///     by_chance(Some(&begun)),
///     "In 100 workforces like this one where nobody differs from their colleagues, at most 1 would still have somebody on \
///      the list, and at most 3 a team (120 of 600 counted so far)."
/// );
/// assert!(by_chance(None).contains("still being counted"));
/// ```
pub fn by_chance(counted: Option<&ByChance>) -> String {
    let Some(ByChance { people, teams, worlds, of, .. }) = counted else {
        return "How often chance alone would still put somebody on such a list is still being counted."
            .to_owned();
    };
    let of_100 = |lists: &Lists| match (lists.lower, lists.upper) {
        (0, upper) => format!("at most {upper}"),
        (lower, upper) if lower == upper => format!("about {lower}"),
        (lower, upper) => format!("{lower} to {upper}"),
    };
    let teams = teams.map_or_else(String::new, |teams| format!(", and {} a team", of_100(&teams)));
    let so_far = if worlds < of {
        format!(" ({} of {} counted so far)", thousands(*worlds), thousands(*of))
    } else {
        String::new()
    };
    format!(
        "In 100 workforces like this one where nobody differs from their colleagues, {} would still have somebody on the list{teams}{so_far}.",
        of_100(people)
    )
}

/// "1 person", "12 people", "1,403 people".
pub fn count(n: u32, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{} {many}", thousands(n)) }
}

/// A period as it stands in a sentence after "in": "2025", "the 12 months to 31 March 2026", "1 March to 17 June 2025".
///
/// ```
/// use candour::calendar::{Day, Window};
/// use candour::explain::wording::period;
/// let day = |y, m, d| Day::from_ymd(y, m, d).unwrap();
/// assert_eq!(period(Window { first: day(2025, 1, 1), last: day(2025, 12, 31) }), "2025");
/// assert_eq!(period(Window { first: day(2025, 4, 1), last: day(2026, 3, 31) }), "the 12 months to 31 March 2026");
/// assert_eq!(period(Window { first: day(2025, 4, 1), last: day(2025, 4, 30) }), "April 2025");
/// assert_eq!(period(Window { first: day(2025, 3, 2), last: day(2025, 6, 17) }), "2 March to 17 June 2025");
/// ```
pub fn period(window: Window) -> String {
    let ((y1, m1, d1), (y2, m2, _)) = (window.first.ymd(), window.last.ymd());
    let whole_months = d1 == 1 && window.last == window.last.month_end();
    let months = (y2 - y1) * 12 + m2 as i32 - m1 as i32 + 1;
    match (whole_months, months) {
        (true, 12) if m1 == 1 => y1.to_string(),
        (true, 1) => {
            window.last.to_string().split_once(' ').map_or(String::new(), |(_, rest)| rest.to_owned())
        }
        (true, _) => format!("the {months} months to {}", window.last),
        _ if y1 == y2 => {
            let first = window.first.to_string();
            format!("{} to {}", first.rsplit_once(' ').map_or(first.as_str(), |(day, _)| day), window.last)
        }
        _ => window.to_string(),
    }
}

/// The first letter large. For our own words: all of Unicode's capitals would weigh 4 KB in the page.
pub fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
}
/// What to expect if nobody does anything: part of a high figure is luck.
pub fn next_time(next: &NextPeriod, unit: (&str, &str)) -> String {
    let range = if next.low == next.high {
        String::new()
    } else {
        format!(", nine times in ten between {} and {}", thousands(next.low), thousands(next.high))
    };
    format!(
        " If nobody does anything, expect about {} in the next period of the same length{range}: part of any high figure is luck, and luck does not last.",
        count(next.mean.round() as u32, unit.0, unit.1)
    )
}
