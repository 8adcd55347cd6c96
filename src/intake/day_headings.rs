//! Headings that are days without saying all of it: `1` to `30`, `01-Apr`, `Tue 01/04`, `Mon` to `Sun`.
//!
//! Rosters and time sheets are laid out like this, and the month, the year or the week stands in a title, in the file's name
//! or in a column. What is missing is taken from there where exactly one stands there, and the names of weekdays are held
//! against it; otherwise the table is not read, and it is said what to add.

use super::choices::DateOrder;
use super::date_parts::number;
use super::names::{self, month_name, skip_marks};
use super::{dates, months, text};
use crate::calendar::{Day, Window};
use crate::vocabulary;

/// When a column of the table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// On these days.
    Days(Window),
    /// On this day of the row's week; 1 is Monday.
    Weekday(u32),
}

/// What nothing says about the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lacks {
    Year,
    Month,
    Week,
}

/// Columns that are days, by their headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DayHeadings {
    /// Column and day, from left to right. Where something is lacking, the days mean nothing.
    pub(crate) columns: Vec<(usize, When)>,
    pub(crate) lacks: Option<Lacks>,
}

/// A heading by what it says of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Named {
    what: What,
    /// The day of the week that stands beside it.
    weekday: Option<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Weekday(u32),
    Number(u32),
    /// Day and month.
    DayMonth(u32, u32),
    /// Two numbers, either of which could be the month.
    Two(u32, u32),
}

/// Fewest days side by side; of days of the week, five.
const FEWEST: usize = 5;
/// Fewest bare numbers side by side: below that they could number anything.
const FEWEST_NUMBERS: usize = 7;

/// Finds such days among the headings. `about` is the file's name and what stands above the headings; `has_week` says that
/// a column of the table says which week a row is about.
pub(crate) fn find(headings: &[String], about: &str, has_week: bool) -> Option<DayHeadings> {
    let named: Vec<(usize, Named)> =
        headings.iter().enumerate().filter_map(|(at, h)| Some((at, name(h.trim().as_bytes())?))).collect();
    let of = |wanted: fn(What) -> bool| -> Vec<(usize, Named)> {
        named.iter().copied().filter(|(_, n)| wanted(n.what)).collect()
    };
    let weekdays = of(|what| matches!(what, What::Weekday(_)));
    let numbers = of(|what| matches!(what, What::Number(_)));
    let dated = of(|what| matches!(what, What::DayMonth(..) | What::Two(..)));
    if dated.len() >= FEWEST {
        return dated_without_year(&dated, about);
    }
    if numbers.len() >= FEWEST_NUMBERS {
        return numbered(&numbers, about);
    }
    (weekdays.len() >= FEWEST && weekdays.len() <= 7).then(|| of_a_week(&weekdays, about, has_week))?
}

/// Whether the cells of a line are days of a month in order, beside something that is no number.
pub(crate) fn are_numbers(cells: &[Vec<u8>]) -> bool {
    let numbers: Vec<u32> = cells
        .iter()
        .filter_map(|cell| match name(text::trim(cell))?.what {
            What::Number(day) => Some(day),
            _ => None,
        })
        .collect();
    numbers.len() >= FEWEST_NUMBERS && follow(&numbers)
}

fn name(heading: &[u8]) -> Option<Named> {
    let (weekday, rest) = match names::weekday(heading) {
        Some((day, rest)) => (Some(day), rest),
        None => (None, heading),
    };
    if let (Some(day), []) = (weekday, rest) {
        return Some(Named { what: What::Weekday(day), weekday });
    }
    let lone = std::str::from_utf8(heading).ok().and_then(vocabulary::weekday_named);
    if let Some(day) = lone {
        return Some(Named { what: What::Weekday(day), weekday: lone });
    }
    if let Some((month, rest)) = month_name(rest) {
        let (day, _, []) = number(skip_marks(rest), 2)? else { return None };
        return Some(Named { what: What::DayMonth(day, month), weekday });
    }
    let (first, _, rest) = number(rest, 2)?;
    if !(1..=31).contains(&first) {
        return None;
    }
    let after = skip_marks(rest);
    let what = match after {
        [] if rest.is_empty() => What::Number(first),
        _ if after.len() == rest.len() => return None,
        _ => match (month_name(after), number(after, 2), names::weekday(after)) {
            (Some((month, [])), ..) => What::DayMonth(first, month),
            (_, Some((second @ 1..=31, _, [] | [b'.'])), _) => What::Two(first, second),
            (.., Some((day, []))) => return Some(Named { what: What::Number(first), weekday: Some(day) }),
            _ => return None,
        },
    };
    Some(Named { what, weekday })
}

/// Whether numbers count up by one, and start again at 1 at the end of a month.
fn follow(numbers: &[u32]) -> bool {
    numbers.windows(2).all(|pair| matches!(*pair, [a, b] if b == a + 1 || b == 1 && a >= 28))
}

fn numbered(columns: &[(usize, Named)], about: &str) -> Option<DayHeadings> {
    let numbers: Vec<u32> = columns
        .iter()
        .filter_map(|(_, n)| if let What::Number(day) = n.what { Some(day) } else { None })
        .collect();
    if !follow(&numbers) {
        return None;
    }
    let lacking = lacking(columns, Lacks::Month);
    let Some(month) = only(&months_in(about)) else { return Some(lacking) };
    let mut days = Vec::new();
    let (mut first, mut before) = (month.first, 0);
    for day in numbers {
        if day < before {
            first = first.month_end().plus(1);
        }
        before = day;
        let (year, month, _) = first.ymd();
        let Some(day) = Day::from_ymd(year, month, day) else { return Some(lacking) };
        days.push(day);
    }
    Some(on_days(columns, &days).unwrap_or(lacking))
}

fn dated_without_year(columns: &[(usize, Named)], about: &str) -> Option<DayHeadings> {
    let in_year = |year: i32, day_first: bool| -> Option<Vec<Day>> {
        let mut days: Vec<Day> = Vec::new();
        let mut year = year;
        for (_, named) in columns {
            let (day, month) = match named.what {
                What::DayMonth(day, month) => (day, month),
                What::Two(a, b) => {
                    if day_first {
                        (a, b)
                    } else {
                        (b, a)
                    }
                }
                _ => return None,
            };
            let mut here = Day::from_ymd(year, month, day)?;
            if days.last().is_some_and(|before| here < *before) {
                // From December to January.
                year += 1;
                here = Day::from_ymd(year, month, day)?;
            }
            days.push(here);
        }
        days.windows(2).all(|pair| matches!(pair, [a, b] if (1..=7).contains(&(b.0 - a.0)))).then_some(days)
    };
    // 2024 has a 29 February: an order that does not hold there holds nowhere.
    let orders: Vec<bool> = [true, false]
        .into_iter()
        .filter(|order| in_year(2024, *order).is_some() || in_year(2023, *order).is_some())
        .collect();
    let lacking = lacking(columns, Lacks::Year);
    let named_months = columns.iter().all(|(_, n)| matches!(n.what, What::DayMonth(..)));
    let day_first = match (orders.as_slice(), named_months) {
        ([], _) => return None,
        ([_, ..], true) => true,
        ([one], false) => *one,
        _ => return Some(lacking),
    };
    let Some(year) = only(&years_in(about)) else { return Some(lacking) };
    let Some(days) = in_year(year, day_first) else { return Some(lacking) };
    // "2025" says nothing of which side of the new year it means.
    let one_year = days.first().map(|d| d.ymd().0) == days.last().map(|d| d.ymd().0);
    Some(on_days(columns, &days).filter(|_| one_year).unwrap_or(lacking))
}

fn of_a_week(columns: &[(usize, Named)], about: &str, has_week: bool) -> Option<DayHeadings> {
    let days: Vec<u32> = columns.iter().filter_map(|(_, n)| n.weekday).collect();
    let differ = days.iter().enumerate().all(|(at, day)| !days.iter().take(at).any(|before| before == day));
    if !differ {
        return None;
    }
    if has_week {
        let columns = columns.iter().zip(days).map(|((at, _), day)| (*at, When::Weekday(day))).collect();
        return Some(DayHeadings { columns, lacks: None });
    }
    let lacking = lacking(columns, Lacks::Week);
    let Some(base) = only(&dates_in(about, days.first().copied())) else { return Some(lacking) };
    let on: Vec<Day> = days.iter().map(|day| on_or_after(base, *day)).collect();
    Some(on_days(columns, &on).unwrap_or(lacking))
}

/// The first day from `base` on that is this day of the week.
pub(crate) fn on_or_after(base: Day, weekday: u32) -> Day {
    let of_base = base.weekday() as i32 + 1;
    base.plus((weekday as i32 - of_base).rem_euclid(7))
}

/// Columns on their days, where the weekdays that stand beside them agree.
fn on_days(columns: &[(usize, Named)], days: &[Day]) -> Option<DayHeadings> {
    let agrees = |named: &Named, day: &Day| named.weekday.is_none_or(|on| day.weekday() as u32 + 1 == on);
    let all = columns.iter().zip(days).all(|((_, named), day)| agrees(named, day));
    let on = |day: &Day| When::Days(Window { first: *day, last: *day });
    all.then(|| DayHeadings {
        columns: columns.iter().zip(days).map(|((at, _), day)| (*at, on(day))).collect(),
        lacks: None,
    })
}

fn lacking(columns: &[(usize, Named)], lacks: Lacks) -> DayHeadings {
    let columns = columns.iter().map(|(at, _)| (*at, When::Weekday(1))).collect();
    DayHeadings { columns, lacks: Some(lacks) }
}

/// The one that all are, where there is one.
fn only<T: PartialEq + Copy>(all: &[T]) -> Option<T> {
    let first = *all.first()?;
    all.iter().all(|one| *one == first).then_some(first)
}

/// Words of a title or a file's name; a name's ending says nothing.
fn words(about: &str) -> Vec<&str> {
    let words = about
        .split(|c: char| c.is_whitespace() || matches!(c, '_' | ',' | ';' | '(' | ')' | '[' | ']' | ':'));
    let bare =
        |word: &'static str| move |w: &str| w.len() > word.len() && w.to_ascii_lowercase().ends_with(word);
    words
        .map(|word| {
            if bare(".csv")(word) || bare(".txt")(word) || bare(".tsv")(word) {
                word.get(..word.len() - 4).unwrap_or(word)
            } else {
                word
            }
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// Every month with its year that a text names: `April 2025`, `2025-04`, `202504`.
fn months_in(about: &str) -> Vec<Window> {
    let words = words(about);
    let pairs = words.windows(2).map(|pair| pair.join(" "));
    let mut found: Vec<Window> = pairs.filter_map(|pair| months::month(pair.as_bytes())).collect();
    for word in &words {
        let six = word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit()) && word.starts_with("20");
        let spelled = word.split_at_checked(4).filter(|_| six).map(|(year, month)| format!("{year}-{month}"));
        found.extend(months::month(spelled.as_deref().unwrap_or(word).as_bytes()));
    }
    found
}

fn years_in(about: &str) -> Vec<i32> {
    let alone = words(about).into_iter().filter(|word| word.len() == 4).filter_map(|word| word.parse().ok());
    let alone = alone.filter(|year| (2000..2100).contains(year));
    alone.chain(months_in(about).into_iter().map(|month| month.first.ymd().0)).collect()
}

/// Every day that a text names and that can be read one way, or one way only on the day of the week with which the columns
/// begin.
fn dates_in(about: &str, begins: Option<u32>) -> Vec<Day> {
    let read = |word: &str| {
        let as_is = dates::day(word.as_bytes(), None).value();
        as_is.or_else(|| {
            let both = [DateOrder::DayFirst, DateOrder::MonthFirst];
            let mut fit = both
                .into_iter()
                .filter_map(|order| dates::day(word.as_bytes(), Some(order)).value())
                .filter(|day| begins == Some(day.weekday() as u32 + 1));
            fit.next().filter(|_| fit.next().is_none())
        })
    };
    let words = words(about);
    let three = words.windows(3).map(|three| three.join(" "));
    three.chain(words.iter().map(|word| (*word).to_owned())).filter_map(|word| read(&word)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    fn first(found: &DayHeadings) -> String {
        match found.columns[0].1 {
            When::Days(window) => window.first.iso(),
            When::Weekday(day) => day.to_string(),
        }
    }

    #[test]
    fn the_month_the_year_and_the_week_are_taken_from_where_they_stand() {
        let numbers = "ID,1,2,3,4,5,6,7";
        let cases = [
            (numbers, "roster April 2025.csv", "2025-04-01"),
            (numbers, "roster_2025-04.csv Duty sheet", "2025-04-01"),
            (numbers, "roster-x.csv Month: 202504", "2025-04-01"),
            ("ID,Tue 1,Wed 2,Thu 3,Fri 4,Sat 5,Sun 6,Mon 7", "April 2025", "2025-04-01"),
            ("ID,01-Apr,02-Apr,03-Apr,04-Apr,05-Apr", "rota 2025.csv", "2025-04-01"),
            ("ID,Tue 01/04,Wed 02/04,Thu 03/04,Fri 04/04,Sat 05/04", "rota 2025.csv", "2025-04-01"),
            ("ID,Di 01.04.,Mi 02.04.,Do 03.04.,Fr 04.04.,Sa 05.04.", "Dienstplan 2025", "2025-04-01"),
            ("ID,Mon,Tue,Wed,Thu,Fri,Sat,Sun", "hours.csv Week commencing 14/04/2025", "2025-04-14"),
            ("ID,Mon,Tue,Wed,Thu,Fri,Sat,Sun", "hours.csv w/c 07/04/2025", "2025-04-07"),
        ];
        for (line, about, day) in cases {
            let found = find(&headings(line), about, false).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found.lacks, first(&found).as_str()), (None, day), "{line} {about}");
        }
        let weekly = find(&headings("Week,ID,Mon,Tue,Wed,Thu,Fri,Sat,Sun,Sum"), "x", true).unwrap();
        assert_eq!(weekly.columns[6], (8, When::Weekday(7)));
    }

    #[test]
    fn what_nothing_says_is_lacking_and_never_guessed() {
        let lacks = |line: &str, about: &str| find(&headings(line), about, false).map(|found| found.lacks);
        let numbers = "ID,1,2,3,4,5,6,7";
        assert_eq!(lacks(numbers, "roster.csv"), Some(Some(Lacks::Month)));
        assert_eq!(lacks(numbers, "April 2025 to May 2025"), Some(Some(Lacks::Month)));
        assert_eq!(lacks("ID,01-Apr,02-Apr,03-Apr,04-Apr,05-Apr", "rota.csv"), Some(Some(Lacks::Year)));
        assert_eq!(lacks("ID,Mon,Tue,Wed,Thu,Fri", "rota.csv"), Some(Some(Lacks::Week)));
        // 1 April 2024 was a Monday.
        assert_eq!(
            lacks("ID,Tue 1,Wed 2,Thu 3,Fri 4,Sat 5,Sun 6,Mon 7", "April 2024"),
            Some(Some(Lacks::Month))
        );
        // April has no 31st.
        assert_eq!(lacks("25,26,27,28,29,30,31", "April 2025"), Some(Some(Lacks::Month)));
        assert_eq!(lacks("ID,1,2,3,5,8,13,21", "April 2025"), None);
        assert_eq!(lacks("ID,Name,Team,Date,Hours", "April 2025"), None);
    }
}
