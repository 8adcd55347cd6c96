//! What is found of a column's unit, told to the column: known and how, or the question.

use super::beside::Values;
use super::hours::{self, HoursStyle};
use super::plan::{Question, QuestionOption};
use super::settle::Watch;
use super::unit::Unit;
use super::wording;

/// What comes of looking at a column.
pub(crate) enum Verdict {
    /// As the heading and the values say; nothing to add.
    Plain,
    /// This unit, and how that is known.
    Known(Unit, String),
    /// One of these, and nothing says which; the sentence before the question.
    Ask(Vec<Unit>, &'static str),
}

impl Verdict {
    pub(crate) fn tell(self, watch: &mut Watch, heading: &str, values: &Values) {
        match self {
            Self::Plain => {}
            Self::Known(unit, why) => {
                let hours = &mut watch.style.hours;
                (hours.unit, hours.asked) = (unit, hours.asked && unit == Unit::Hours);
                watch.counted = format!("{}: {why}", unit.name());
            }
            Self::Ask(units, why) => {
                let [first, long] = &values.first;
                let example = long.as_deref().or(first.as_deref()).unwrap_or_default();
                watch.style.hours.unsettled = true;
                watch.style.hours.asked = false;
                watch.counted =
                    "numbers without a unit; none is used until you say what they are counted in".to_owned();
                watch.unit_question = Some(question(heading, example, why, &units, watch.style.hours));
            }
        }
    }
}

fn question(heading: &str, example: &str, why: &str, units: &[Unit], style: HoursStyle) -> Question {
    let options = units.iter().map(|unit| {
        let style = HoursStyle { unit: *unit, unsettled: false, asked: false, ..style };
        let length = hours::length(example.as_bytes(), style).value();
        if let Some(days) = length.map(|l| l.days).filter(|days| *days != 0.0) {
            return option(
                *unit,
                if (days - 1.0).abs() < 0.001 { "1 day".to_owned() } else { format!("{days} days") },
            );
        }
        if length.is_none() && unit.minutes().is_none() {
            return option(*unit, "more days than a year has".to_owned());
        }
        let minutes = length.map(|l| (l.hours * 60.0 * 60.0).round() / 60.0);
        let example = minutes.map_or("more hours than a year has".to_owned(), |minutes| {
            let (whole, part) = ((minutes / 60.0).floor(), minutes % 60.0);
            let seconds = ((part - part.floor()) * 60.0).round();
            match (seconds > 0.0, unit) {
                (true, _) => format!("{whole} h {:02} min {seconds:02} s", part.floor()),
                (false, _) => format!("{whole} h {part:02} min"),
            }
        });
        option(*unit, example)
    });
    // What is long in days may be no length at all: "Amount" may be money.
    let no_length = units
        .contains(&Unit::Days)
        .then(|| wording::option("field:none", "none of these: it is no length of time", String::new()));
    Question {
        text: format!("What is “{heading}” counted in? It holds {example}: {why}."),
        options: options.chain(no_length).collect(),
    }
}

fn option(unit: Unit, example: String) -> QuestionOption {
    let id = serde_json::to_value(unit).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    wording::option(&format!("unit:{id}"), unit.name(), example)
}
