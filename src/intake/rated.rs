//! Headings of hours of overtime at a rate: “Hours @ 1/3”, “OT x 2”, “Overtime 1.5 Hours”.

/// Words of a heading that say that it is about hours of overtime, and those that say nothing of the rate.
const OVERTIME: [&str; 2] = ["overtime", "ot"];
const HOURS: [&str; 4] = ["hours", "hrs", "hour", "hr"];
const FILLERS: [&str; 9] = ["at", "rate", "paid", "worked", "claimed", "of", "a", "and", "the"];
/// Words that name a rate.
const NAMED: [&str; 7] = ["half", "third", "quarter", "double", "treble", "triple", "dt"];
/// Words of the rate of ordinary hours too: “Plain time hours” may be no overtime.
const PLAIN: [&str; 3] = ["plain", "single", "flat"];

/// What a heading says of hours at a rate.
pub(crate) struct Rated {
    /// It speaks of hours or overtime.
    pub(crate) of_hours: bool,
    /// It names a rate that no number of a column could be.
    pub(crate) surely: bool,
}

impl Rated {
    pub(crate) fn of(heading: &str) -> Option<Self> {
        let text = heading.to_lowercase().replace("o/t", "ot").replace(['@', '×'], " x ");
        let (mut of_hours, mut overtime, mut time) = (false, false, false);
        let (mut surely, mut plain, mut times, mut rates) = (false, false, false, 0);
        for word in words(&text) {
            match word.as_str() {
                word if OVERTIME.contains(&word) => overtime = true,
                word if HOURS.contains(&word) => of_hours = true,
                "time" | "t" => time = true,
                "x" => (surely, times) = (true, true),
                word if FILLERS.contains(&word) => {}
                word if NAMED.contains(&word) => (rates, surely) = (rates + 1, true),
                word if PLAIN.contains(&word) => (rates, surely, plain) = (rates + 1, true, true),
                word if is_fraction(word) => (rates, surely) = (rates + 1, true),
                word => {
                    rates += 1;
                    surely |= multiple(word)?;
                }
            }
        }
        let of_hours = of_hours || overtime;
        // "Double time", "T2" and "x2" need no word for hours; a number alone does.
        let rated = rates > 0 && (of_hours || time || times) && (overtime || !plain);
        rated.then_some(Self { of_hours, surely })
    }
}

/// Words, numbers with their point, fractions and percentages; `OT1.5` and `x2` are two each.
fn words(text: &str) -> Vec<String> {
    let sort = |c: char| match c {
        c if c.is_ascii_digit() => 1,
        '.' | ',' | '/' | '%' => 2,
        c if c.is_alphabetic() => 3,
        _ => 0,
    };
    let mut words: Vec<String> = Vec::new();
    let mut last = 0;
    for c in text.chars() {
        let of = sort(c);
        let goes_on = matches!((last, of), (3, 3) | (1 | 2, 1 | 2));
        if of == 0 || of == 2 && last == 3 {
            last = 0;
            continue;
        }
        if goes_on {
            if let Some(word) = words.last_mut() {
                word.push(c);
            }
        } else {
            words.push(c.to_string());
        }
        last = of;
    }
    words
}

fn is_fraction(word: &str) -> bool {
    ["1/2", "1/3", "1/4", "2/3", "3/4"].contains(&word)
}

/// Whether a number is a multiple of the hourly rate, and whether it can be nothing else: `1.5` and `133%` surely, `2`
/// perhaps.
fn multiple(word: &str) -> Option<bool> {
    let (number, percent) = word.strip_suffix('%').map_or((word, false), |number| (number, true));
    let value: f64 = number.replace(',', ".").parse().ok()?;
    let most = if percent { 350.0 } else { 3.5 };
    let least = if percent { 20.0 } else { 0.2 };
    (least..=most).contains(&value).then_some(percent || number.contains(['.', ',']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_of_hours_at_a_rate_is_told_from_others() {
        for heading in [
            "Hours @ 1/3",
            "Hours @ Double",
            "Overtime Hours (x1.5)",
            "Overtime 1.5 Hours",
            "OT1.5",
            "OT x 2",
            "O/T hrs 133%",
            "Overtime at time and a half",
            "Double Time",
            "T1/3",
            "Time and a third",
            "Overtime at plain time",
            "Overtime 2.0",
            "OT Hours 1,5",
            "OT Double Time Hours",
            "Hrs @ T+1/2",
            "T2",
            "x2",
            "1.5x",
        ] {
            assert!(Rated::of(heading).is_some(), "{heading}");
        }
        for heading in [
            "Overtime Hours",
            "Hours",
            "Rate",
            "1.5",
            "Time",
            "Start Time",
            "Hours Worked",
            "Overtime Pay x1.5 (£)",
            "OT Amount 1.5",
            "Sick Hours",
            "Week 2 Hours",
            "Hours 37",
            "Overtime Rate",
            "Overtime Reason",
            "Hours 2024",
            "Night Hours 1/3",
            "Plain Time Hours",
            "Overtime Pay 1.5",
        ] {
            assert!(Rated::of(heading).is_none(), "{heading}");
        }
    }
}
