//! What can be read two ways, and what settles it: the order of dates, the decimal mark, `7.30`.
//!
//! The sample settles most of it. What it leaves open is counted on to the last row; if a later row settles it the file
//! is read again, and if none does the user is asked, with both readings side by side.

use super::choices::{Choices, ColumnChoice, DateOrder, DecimalMark, HoursReading};
use super::columns::Style;
use super::dates;
use super::field::{Field, Nature};
use super::hours::{self, HoursStyle, Unit};
use super::numbers;
use super::plan::{Column, Question, QuestionOption};
use super::profile::{MarkCount, OrderCount, Profile};
use super::text;
use crate::calendar::Day;

/// What is still being counted about a column.
#[derive(Clone, Debug)]
pub(crate) struct Watch {
    pub(crate) column: usize,
    pub(crate) field: Field,
    pub(crate) style: Style,
    /// What the user said.
    pub(crate) said: ColumnChoice,
    /// The style was taken over from another column.
    pub(crate) from: Option<String>,
    pub(crate) order: OrderCount,
    pub(crate) marks: MarkCount,
    pub(crate) counts_dates: bool,
    pub(crate) counts_marks: bool,
    /// The first value that can be read two ways.
    pub(crate) doubtful: Option<String>,
}

/// The styles of all columns with a field, and what to count on.
pub(crate) fn watches(columns: &[Column], profiles: &[Profile], choices: &Choices) -> Vec<Watch> {
    let mut watches: Vec<Watch> = columns
        .iter()
        .zip(profiles)
        .enumerate()
        .filter_map(|(index, (column, profile))| {
            let field = column.field?;
            let said = choices.column(column.index, &column.heading).cloned().unwrap_or_default();
            Some(watch(index, field, &column.heading, profile, said))
        })
        .collect();
    let (order, from) = sibling(&watches, columns, profiles);
    for watch in &mut watches {
        if watch.style.order.is_none()
            && watch.order.either > 0
            && watch.order.day_first + watch.order.month_first == 0
        {
            watch.style.order = order;
            watch.from.clone_from(&from);
        }
        // Counted afresh over all rows, the sampled ones included.
        watch.order = OrderCount::default();
        watch.marks = MarkCount::default();
    }
    watches
}

/// The order that the dates of the other columns agree on.
///
/// A column that is not used is still a witness to how the system writes dates.
fn sibling(
    watches: &[Watch],
    columns: &[Column],
    profiles: &[Profile],
) -> (Option<DateOrder>, Option<String>) {
    let mut found: Option<(DateOrder, &str)> = None;
    for (index, (column, profile)) in columns.iter().zip(profiles).enumerate() {
        let watched = watches.iter().find(|w| w.column == index).and_then(|w| w.style.order);
        let order = watched.or_else(|| agreed(profile.order).filter(|_| profile.dates * 2 >= profile.filled));
        match (order, found) {
            (Some(order), Some((other, _))) if order != other => return (None, None),
            (Some(order), None) => found = Some((order, &column.heading)),
            _ => {}
        }
    }
    (found.map(|(order, _)| order), found.map(|(_, heading)| heading.to_owned()))
}

fn watch(column: usize, field: Field, heading: &str, profile: &Profile, said: ColumnChoice) -> Watch {
    let nature = field.nature();
    let is_date = matches!(nature, Nature::Date | Nature::Clock);
    let is_number = matches!(nature, Nature::Hours | Nature::Number);
    let marks = profile.marks;
    let unit = unit(heading, nature);
    let reading =
        said.hours.or((nature != Nature::Hours || marks.fractions > 0).then_some(HoursReading::Decimal));
    let mark = said.decimal.or_else(|| marks.mark());
    let style = Style {
        order: said.date_order.or_else(|| agreed(profile.order)),
        hours: HoursStyle { mark, reading, asked: reading.is_none() && unit == Unit::Hours, unit },
        percent: field == Field::Fte && is_percent(heading, profile),
    };
    Watch {
        column,
        field,
        style,
        said,
        from: None,
        order: profile.order,
        marks,
        counts_dates: is_date && profile.order.any(),
        counts_marks: is_number
            && (style.hours.asked || marks.lone() > 0 || mark.is_none() && marks.point + marks.comma > 0),
        doubtful: None,
    }
}

fn agreed(order: OrderCount) -> Option<DateOrder> {
    match (order.day_first, order.month_first) {
        (1.., 0) => Some(DateOrder::DayFirst),
        (0, 1..) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

fn unit(heading: &str, nature: Nature) -> Unit {
    let heading = super::dictionary::normal(heading);
    if nature == Nature::Hours && (heading.contains("minute") || heading.ends_with("mins")) {
        Unit::Minutes
    } else if nature == Nature::Hours && heading.contains("days") && !heading.contains("hour") {
        Unit::Days
    } else {
        Unit::Hours
    }
}

/// A share of full time written as 60: the heading says percent, or no value could be a share.
fn is_percent(heading: &str, profile: &Profile) -> bool {
    let says = heading.contains('%') || heading.to_lowercase().contains("percent");
    let values: Vec<f64> = profile
        .distinct
        .iter()
        .filter_map(|v| numbers::number(v.as_bytes(), None).ok())
        .map(|n| n.value)
        .collect();
    let signs = profile.distinct.iter().any(|v| v.contains('%') || v.contains('/'));
    !signs && values.iter().any(|v| *v > 2.0) && (says || values.iter().all(|v| *v == 0.0 || *v >= 5.0))
}

impl Watch {
    /// Counts the cell of one row.
    #[inline]
    pub(crate) fn count(&mut self, cell: &[u8]) {
        if self.counts_dates {
            if let Some((parts, _)) = dates::parts(cell) {
                let evidence = parts.evidence();
                self.order.count(evidence);
                if evidence == dates::Evidence::Either && self.doubtful.is_none() {
                    self.doubtful = Some(text::tidy(cell).into_owned());
                }
            }
        } else if self.counts_marks {
            let before = self.marks;
            self.marks.count(cell);
            let doubt = self.marks.lone() > before.lone() || self.marks.quarters > before.quarters;
            if doubt && self.doubtful.is_none() {
                self.doubtful = Some(text::tidy(cell).into_owned());
            }
        }
    }

    /// What the whole file settles although the sample did not; to be said to the second reading.
    pub(crate) fn settled(&self) -> Option<ColumnChoice> {
        let mut new = self.said.clone();
        if self.counts_dates && self.said.date_order.is_none() && self.order.either > 0 {
            let order = agreed(self.order);
            if order.is_some() && order != self.style.order {
                new.date_order = order;
            }
        }
        if self.counts_marks {
            let hours = self.style.hours;
            if hours.asked && self.marks.quarters > 0 && self.marks.fractions > 0 {
                new.hours = Some(HoursReading::Decimal);
            }
            if hours.mark.is_none() && self.marks.lone() > 0 {
                new.decimal = new.decimal.or_else(|| self.marks.mark());
            }
        }
        (new != self.said).then_some(new)
    }

    /// What nothing in the file settles.
    pub(crate) fn question(&self, heading: &str) -> Option<Question> {
        let example = self.doubtful.as_deref().unwrap_or_default();
        if self.counts_dates && self.said.date_order.is_none() {
            let mixed = self.order.day_first > 0 && self.order.month_first > 0;
            if self.order.either > 0 && (mixed || self.style.order.is_none()) {
                return Some(date_question(heading, example, mixed));
            }
        }
        if self.counts_marks {
            let hours = self.style.hours;
            if hours.asked && self.marks.quarters > 0 && self.marks.fractions == 0 {
                return Some(hours_question(heading, example));
            }
            let mixed = self.marks.point > 0 && self.marks.comma > 0;
            let thousands = self.marks.lone() > 0 && self.field.nature() == Nature::Number;
            if hours.mark.is_none() && self.said.decimal.is_none() && (mixed || thousands) {
                return Some(decimal_question(heading, example, mixed));
            }
        }
        None
    }

    /// How the values were read, in words.
    pub(crate) fn read_as(&self, profile: &Profile) -> String {
        match self.field.nature() {
            Nature::Date | Nature::Clock => self.dates_and_times(profile),
            Nature::Hours => self.hours_in_words(profile),
            Nature::Number if self.style.percent => "percent of full time".to_owned(),
            Nature::Number => match (self.style.hours.mark, self.marks.lone_point, self.marks.lone_comma) {
                (Some(DecimalMark::Comma), 0, _) => "numbers with a decimal comma".to_owned(),
                (Some(DecimalMark::Comma), n, _) => {
                    format!(
                        "numbers with a decimal comma; {} with a lone point read as thousands",
                        thousands(n)
                    )
                }
                (Some(DecimalMark::Point), _, n) if n > 0 => {
                    format!(
                        "numbers with a decimal point; {} with a lone comma read as thousands",
                        thousands(n)
                    )
                }
                _ => "numbers".to_owned(),
            },
            Nature::YesNo => "yes or no".to_owned(),
            Nature::Id => "text, leading zeros kept".to_owned(),
            Nature::Name | Nature::Category => "text".to_owned(),
            Nature::Any => String::new(),
        }
    }

    fn dates_and_times(&self, profile: &Profile) -> String {
        let numbers = self.counts_dates.then(|| self.dates_in_words());
        let other = if profile.year_first > 0 {
            "year-month-day"
        } else if profile.named > 0 {
            "dates with the month as a word"
        } else if profile.serials > 0 && self.field.nature() == Nature::Date {
            "days counted by a spreadsheet"
        } else if self.field.nature() == Nature::Clock {
            "times of day"
        } else {
            "dates"
        };
        match numbers {
            Some(numbers) if profile.year_first + profile.named == 0 => numbers,
            Some(numbers) => format!("{other}; where written in numbers: {numbers}"),
            None => other.to_owned(),
        }
    }

    fn dates_in_words(&self) -> String {
        let count = |n: u32| match n {
            1 => "1 date".to_owned(),
            n => format!("{} dates", thousands(n)),
        };
        let OrderCount { day_first, month_first, either } = self.order;
        if day_first > 0 && month_first > 0 {
            return format!(
                "day/month and month/day are mixed: {} one way, {} the other, {} either way",
                thousands(day_first),
                thousands(month_first),
                thousands(either)
            );
        }
        let name = |order| match order {
            DateOrder::DayFirst => "day/month/year",
            DateOrder::MonthFirst => "month/day/year",
        };
        match (self.style.order, &self.from) {
            (Some(order), _) if self.said.date_order.is_some() => format!("{}, as you said", name(order)),
            (Some(order), Some(from)) => {
                format!("{}, as in “{from}”: nothing in this column settles it", name(order))
            }
            (Some(order), None) => {
                let certain = day_first + month_first;
                format!("{}: {} can only be read this way", name(order), count(certain))
            }
            (None, _) if either == 0 => "dates that can be read one way".to_owned(),
            (None, _) => {
                format!("{} could be day/month or month/day; none is used until you say which", count(either))
            }
        }
    }

    fn hours_in_words(&self, profile: &Profile) -> String {
        let hours = self.style.hours;
        if hours.unit == Unit::Minutes {
            return "minutes".to_owned();
        }
        if profile.durations > profile.numbers {
            return "hours and minutes".to_owned();
        }
        let mark = match hours.mark {
            Some(DecimalMark::Comma) => "hours with a decimal comma",
            Some(DecimalMark::Point) => "hours with a decimal point",
            None => "hours",
        };
        match (self.said.hours, hours.asked && self.marks.quarters > 0) {
            (Some(HoursReading::HoursMinutes), _) => {
                "hours and minutes with a point between, as you said".to_owned()
            }
            (Some(HoursReading::Decimal), _) => format!("{mark}, as you said"),
            (None, true) => format!(
                "{mark}; {} like 7.30 could be hours and minutes, and are not used until you say which",
                thousands(self.marks.quarters)
            ),
            (None, false) => mark.to_owned(),
        }
    }
}

/// 1,403.
fn thousands(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    out
}

fn option(id: &str, label: &str, example: String) -> QuestionOption {
    QuestionOption { id: id.to_owned(), label: label.to_owned(), example }
}

fn date_question(heading: &str, example: &str, mixed: bool) -> Question {
    let as_read = |order| {
        dates::day(example.as_bytes(), Some(order)).value().map_or(String::new(), |d: Day| d.to_string())
    };
    let text = if mixed {
        format!("“{heading}” mixes day/month and month/day. How is {example} meant?")
    } else {
        format!("Every date in “{heading}” can be read two ways. How is {example} meant?")
    };
    Question {
        text,
        options: vec![
            option("date:dayFirst", "day/month/year", as_read(DateOrder::DayFirst)),
            option("date:monthFirst", "month/day/year", as_read(DateOrder::MonthFirst)),
        ],
    }
}

fn hours_question(heading: &str, example: &str) -> Question {
    let as_read = |reading| {
        let style = HoursStyle { reading: Some(reading), ..HoursStyle::default() };
        let minutes = hours::hours(example.as_bytes(), style).value().map_or(0.0, |h| (h * 60.0).round());
        format!("{} h {:02} min", (minutes / 60.0).floor(), minutes % 60.0)
    };
    Question {
        text: format!("Every fraction in “{heading}” is .00, .15, .30 or .45. How is {example} meant?"),
        options: vec![
            option("hours:hoursMinutes", "hours and minutes", as_read(HoursReading::HoursMinutes)),
            option("hours:decimal", "a decimal number of hours", as_read(HoursReading::Decimal)),
        ],
    }
}

fn decimal_question(heading: &str, example: &str, mixed: bool) -> Question {
    let as_read =
        |mark| numbers::number(example.as_bytes(), Some(mark)).map_or(String::new(), |n| n.value.to_string());
    let text = if mixed {
        format!(
            "“{heading}” uses both point and comma as the decimal mark. Which is meant where a number could be read both ways?"
        )
    } else {
        format!("In “{heading}”, does the mark in {example} stand before decimals or between thousands?")
    };
    Question {
        text,
        options: vec![
            option("decimal:point", "the decimal mark is a point", as_read(DecimalMark::Point)),
            option("decimal:comma", "the decimal mark is a comma", as_read(DecimalMark::Comma)),
        ],
    }
}
