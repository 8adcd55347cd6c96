//! What is said of a column: how its values were read, and the question where they can be read two ways.

use super::choices::{DateOrder, DecimalMark, HoursReading};
use super::columns::Timed;
use super::dates;
use super::eras::Digits;
use super::field::{Field, Nature};
use super::hours::{self, HoursStyle};
use super::numbers;
use super::plan::{Question, QuestionOption};
use super::profile::{OrderCount, Profile};
use super::settle::Watch;
use super::unit::Unit;
use crate::calendar::Day;

impl Watch {
    /// What nothing in the file settles.
    pub(crate) fn question(&self, heading: &str) -> Option<Question> {
        let example = self.doubtful.as_deref().unwrap_or_default();
        if self.years_unclear && self.said.date_order.is_none() {
            let text = format!(
                "The dates in “{heading}” can begin with the day or with a year of two digits. How is {example} meant?"
            );
            return Some(date_question(text, example));
        }
        if self.counts_dates && self.said.date_order.is_none() {
            let mixed = self.order.day_first > 0 && self.order.month_first > 0;
            if self.order.either > 0 && (mixed || self.style.order.is_none()) {
                let text = if mixed {
                    format!("“{heading}” mixes day/month and month/day. How is {example} meant?")
                } else {
                    format!("Every date in “{heading}” can be read two ways. How is {example} meant?")
                };
                return Some(date_question(text, example));
            }
        }
        if let (true, Some(said)) = (self.counts_dates, self.said.date_order) {
            let (agree, against, other) = match said {
                DateOrder::DayFirst => (self.order.day_first, self.order.month_first, DateOrder::MonthFirst),
                DateOrder::MonthFirst => (self.order.month_first, self.order.day_first, DateOrder::DayFirst),
                DateOrder::YearFirst => (0, 0, DateOrder::YearFirst),
            };
            if agree == 0 && against > 0 {
                let (said, other) = (order_name(said), order_name(other));
                let dates = count(against, "date", "dates");
                let text = format!(
                    "“{heading}” is read as {said}, but {dates} can only be {other}. Which is meant?"
                );
                return Some(date_question(text, example));
            }
        }
        if self.unit_question.is_some() {
            return self.unit_question.clone();
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
            Nature::Date | Nature::Clock => self.dates_and_times(profile) + &self.calendar_in_words(profile),
            Nature::Hours => self.hours_in_words(profile),
            Nature::Number if !self.counted.is_empty() => self.counted.clone(),
            Nature::Number if self.said.unit.is_some() => {
                format!("{}, as you said", self.style.hours.unit.name())
            }
            Nature::Number if self.style.percent => "percent of full time".to_owned(),
            Nature::Number if self.field == Field::AbsenceDays && self.style.hours.unit != Unit::Days => {
                self.style.hours.unit.name().to_owned()
            }
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
        match self.style.timed {
            Timed::Clock => {}
            Timed::Pointed => {
                return "times of day with a point between hours and minutes: 8.30 is half past eight"
                    .to_owned();
            }
            Timed::Share => return "times of day, kept as shares of a day: 0.375 is 09:00".to_owned(),
            Timed::UnixSeconds => return "seconds since 1970, in the time of Greenwich".to_owned(),
            Timed::UnixMillis => return "milliseconds since 1970, in the time of Greenwich".to_owned(),
        }
        let decided = self.style.order.is_some() && self.from.is_none();
        let numbers = (self.order.any() || decided).then(|| self.dates_in_words());
        let other = if profile.year_first > 0 {
            "year-month-day"
        } else if profile.named > 0 {
            "dates with the month as a word"
        } else if self.style.calendar.digits == Digits::OfYear {
            "a year and the day of the year"
        } else if self.style.calendar.digits == Digits::Unsettled {
            "digits that could be days counted by a spreadsheet or a year and the day of the year; not read"
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

    /// What has to be said of a calendar that is not ours.
    fn calendar_in_words(&self, profile: &Profile) -> String {
        if self.style.begins_next_day {
            return "; moments in Greenwich that are midnight where the file was made: the day that begins then, the one after the day written, is used".to_owned();
        }
        if self.style.over_at_midnight {
            return "; beside times of day 00:00 is the end of the day before, which is the last day"
                .to_owned();
        }
        if self.style.calendar.buddhist {
            return "; years are those of the Buddhist calendar, 543 more than ours".to_owned();
        }
        if profile.buddhist > 0 {
            let years = count(profile.buddhist, "year is", "years are");
            return format!("; {years} of the Buddhist calendar and not read, as the others are not");
        }
        String::new()
    }

    fn dates_in_words(&self) -> String {
        let OrderCount { day_first, month_first, either, points } = self.order;
        if day_first > 0 && month_first > 0 {
            return format!(
                "day/month and month/day are mixed: {} one way, {} the other, {} either way",
                thousands(day_first),
                thousands(month_first),
                thousands(either)
            );
        }
        let certain = match self.style.order {
            Some(DateOrder::DayFirst) => day_first,
            Some(DateOrder::MonthFirst) => month_first,
            Some(DateOrder::YearFirst) => {
                return "year/month/day: the first number stays about the same, the last one does not"
                    .to_owned();
            }
            None => 0,
        };
        match (self.style.order, &self.from) {
            (Some(order), _) if certain > points => {
                let only = count(certain - points, "date", "dates");
                format!("{}: {only} can only be read this way", order_name(order))
            }
            // 05.02.24 could be May: that the day stands first is how people write who write points.
            (Some(order), _) if certain > 0 => {
                let dates = count(points, "date has", "dates have");
                format!(
                    "{}: {dates} points between the numbers, where the day stands first",
                    order_name(order)
                )
            }
            (Some(order), Some(from)) => {
                format!("{}, as in “{from}”: nothing in this column settles it", order_name(order))
            }
            (Some(order), None) if self.said.date_order.is_some() => {
                format!("{}, as you said", order_name(order))
            }
            (Some(order), None) => order_name(order).to_owned(),
            (None, _) if either == 0 => "dates that can be read one way".to_owned(),
            (None, _) => {
                let dates = count(either, "date", "dates");
                format!("{dates} could be day/month or month/day; none is used until you say which")
            }
        }
    }

    fn hours_in_words(&self, profile: &Profile) -> String {
        let hours = self.style.hours;
        if !self.counted.is_empty() {
            return self.counted.clone();
        }
        if hours.unit != Unit::Hours {
            let said = if self.said.unit.is_some() { ", as you said" } else { "" };
            return format!("{}{said}", hours.unit.name());
        }
        if profile.durations > profile.numbers {
            return "hours and minutes".to_owned();
        }
        let mark = match hours.mark {
            Some(DecimalMark::Comma) => "hours with a decimal comma",
            Some(DecimalMark::Point) => "hours with a decimal point",
            None => "hours",
        };
        let agree = match (self.said.hours, self.clock_agrees) {
            (Some(HoursReading::Decimal), (n, 0)) | (Some(HoursReading::HoursMinutes), (0, n)) => n,
            _ => 0,
        };
        let shown = format!("as {} with start and end times show", count(agree, "row", "rows"));
        if self.said.hours.is_none() && hours.reading == Some(HoursReading::HoursMinutes) {
            return "hours and minutes with a point between, as the heading says".to_owned();
        }
        match (self.said.hours, hours.asked && self.marks.quarters > 0) {
            (Some(HoursReading::HoursMinutes), _) if agree > 0 => {
                format!("hours and minutes with a point between, {shown}")
            }
            (Some(HoursReading::Decimal), _) if agree > 0 => format!("{mark}, {shown}"),
            (Some(HoursReading::HoursMinutes), _) => {
                "hours and minutes with a point between, as you said".to_owned()
            }
            (Some(HoursReading::Decimal), _) if self.marks.fractions == 0 => format!("{mark}, as you said"),
            (Some(HoursReading::Decimal), _) => mark.to_owned(),
            (None, true) => format!(
                "{mark}; {} like 7.30 could be hours and minutes, and are not used until you say which",
                thousands(self.marks.quarters)
            ),
            (None, false) => mark.to_owned(),
        }
    }
}

fn order_name(order: DateOrder) -> &'static str {
    match order {
        DateOrder::DayFirst => "day/month/year",
        DateOrder::MonthFirst => "month/day/year",
        DateOrder::YearFirst => "year/month/day",
    }
}

/// "1 date", "1,403 dates".
fn count(n: u32, one: &str, several: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{} {several}", thousands(n)) }
}

/// 1,403.
pub(crate) fn thousands(n: u32) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

pub(crate) fn option(id: &str, label: &str, example: String) -> QuestionOption {
    QuestionOption { id: id.to_owned(), label: label.to_owned(), example }
}

fn date_question(text: String, example: &str) -> Question {
    let as_read = |order| {
        dates::day(example.as_bytes(), Some(order)).value().map_or(String::new(), |d: Day| d.to_string())
    };
    let orders = [
        ("date:dayFirst", DateOrder::DayFirst),
        ("date:monthFirst", DateOrder::MonthFirst),
        ("date:yearFirst", DateOrder::YearFirst),
    ];
    // A reading in which the example is no day is no answer.
    let options = orders.into_iter().map(|(id, order)| option(id, order_name(order), as_read(order)));
    Question { text, options: options.filter(|option| !option.example.is_empty()).collect() }
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
