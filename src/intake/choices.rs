//! What the user has said about a file: its kind, its headings, and the answers to questions only a person can settle.
//!
//! [`Choices`] hold no data, so they can be saved as a mapping and used again on next month's export.

use serde::{Deserialize, Deserializer, Serialize};

use super::field::{Field, TableKind};
use super::spelling::Spelling;
use super::unit::Unit;
use super::values;
use crate::maths::InOrder;
use crate::vocabulary::Meaning;

/// Everything said about one file; the default says nothing.
///
/// ```
/// use candour::intake::{Choices, DateOrder};
/// let saved = r#"{"columns":[{"column":2,"heading":"From","dateOrder":"dayFirst"}]}"#;
/// let choices: Choices = serde_json::from_str(saved).unwrap();
/// assert_eq!(choices.columns[0].date_order, Some(DateOrder::DayFirst));
/// assert_eq!(serde_json::to_string(&choices).unwrap(), saved);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default)]
pub struct Choices {
    /// The kind of table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<TableKind>,
    /// Where the headings stand; `None` leaves it to the reading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header_row: Option<HeaderChoice>,
    /// Whether its rows count although they stand in another file too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub count_both: bool,
    /// What was said about columns, in no particular order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ColumnChoice>,
    /// The line of the last row, where a reading has found that it sums up all others: evidence, and nothing that anybody said.
    #[serde(skip)]
    pub summing_line: Option<u32>,
}

/// Where the headings stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum HeaderChoice {
    /// On this row of the file; the first line is 1.
    Row(u32),
    /// Nowhere: the first row is data.
    Absent,
}

/// What was said about one column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", default)]
pub struct ColumnChoice {
    /// Place in the file, from 0.
    pub column: u32,
    /// The heading it had; a mapping follows the heading when columns move.
    pub heading: String,
    /// What it means; `Some(None)` says that it is not used.
    #[serde(skip_serializing_if = "Option::is_none", deserialize_with = "said")]
    pub field: Option<Option<Field>>,
    /// Which comes first in `03/04/2025`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrder>,
    /// What separates whole hours from parts of an hour in `7,5`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<DecimalMark>,
    /// Whether `7.30` is seven hours thirty or seven and three tenths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours: Option<HoursReading>,
    /// What a bare number in a column of lengths is counted in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// What a blank cell means, or a column that is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blank: Option<Blank>,
    /// Of the column that says who: the spelling by which its people are joined to those of other files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spelling: Option<Spelling>,
    /// What its values mean, where that was said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<ValueChoice>,
    /// Values that a reading has met below the first rows: evidence, and nothing that anybody said.
    #[serde(skip)]
    pub late: Vec<String>,
}

/// What was said about one value of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ValueChoice {
    /// The value in the form of [`super::values::key`].
    pub value: String,
    /// What it means.
    #[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
    pub meaning: Meaning,
}

/// `null` is an answer ("not used"), an absent key is none.
fn said<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<Field>>, D::Error> {
    Option::<Field>::deserialize(from).map(Some)
}

/// Which comes first in a date written with numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum DateOrder {
    /// 03/04/2025 is 3 April.
    DayFirst,
    /// 03/04/2025 is 4 March.
    MonthFirst,
    /// 25/04/03 is 3 April 2025.
    YearFirst,
}

/// The decimal mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum DecimalMark {
    /// 7.5
    Point,
    /// 7,5
    Comma,
}

/// What a blank cell means where a person, a kind of absence or an approval should stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Blank {
    /// The person of the row above.
    Above,
    /// Nobody: the row is left out.
    Nobody,
    /// An absence in sickness.
    Sickness,
    /// An absence of a kind that is not known, or a row of which nobody knows whether it was approved: it is left out.
    Unknown,
    /// A row that counts: it was approved, or had not to be.
    Counted,
}

/// How `7.30` in a column of hours is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum HoursReading {
    /// Seven and three tenths: 7 h 18 min.
    Decimal,
    /// Hours and minutes with a point between: 7 h 30 min.
    HoursMinutes,
}

impl Choices {
    /// What was said about a column: about this place and heading, else about this heading at another place, else about
    /// this place under any heading (an entry with an empty heading).
    pub fn column(&self, index: u32, heading: &str) -> Option<&ColumnChoice> {
        let here = |c: &&ColumnChoice| c.column == index;
        let same = |c: &&ColumnChoice| c.heading == heading;
        let entries = self.columns.iter();
        entries
            .clone()
            .find(|c| here(c) && same(c))
            .or_else(|| entries.clone().find(same))
            .or_else(|| entries.clone().find(|c| here(c) && c.heading.is_empty()))
    }

    /// The entry of a column, made when there is none yet.
    pub fn column_mut(&mut self, index: u32, heading: &str) -> &mut ColumnChoice {
        let at = self.columns.iter().position(|c| c.column == index && c.heading == heading);
        let at = at.unwrap_or_else(|| {
            self.columns.push(ColumnChoice {
                column: index,
                heading: heading.to_owned(),
                ..Default::default()
            });
            self.columns.len() - 1
        });
        &mut self.columns[at]
    }

    /// Takes what was said about a value of a column; `None` takes back what was said.
    pub fn value(&mut self, index: u32, heading: &str, value: &str, meaning: Option<Meaning>) {
        let entry = self.column_mut(index, heading);
        let value = values::key(value);
        entry.values.retain(|known| known.value != value);
        if let Some(meaning) = meaning {
            entry.values.push(ValueChoice { value, meaning });
            entry.values.put_in_order_by(|a, b| a.value.cmp(&b.value));
        }
    }

    /// Takes the answer to a column's question, by the id of the option; false where no such option is known.
    ///
    /// ```
    /// use candour::intake::{Choices, DateOrder};
    /// let mut choices = Choices::default();
    /// assert!(choices.answer(3, "Start Date", "date:monthFirst"));
    /// assert_eq!(choices.columns[0].date_order, Some(DateOrder::MonthFirst));
    /// assert!(!choices.answer(3, "Start Date", "date:sideways"));
    /// ```
    pub fn answer(&mut self, index: u32, heading: &str, option: &str) -> bool {
        let Some((about, id)) = option.split_once(':') else { return false };
        let quoted = serde_json::Value::String(id.to_owned());
        let mut taken = ColumnChoice::default();
        let understood = match about {
            "date" => serde_json::from_value(quoted).map(|order| taken.date_order = Some(order)).is_ok(),
            "decimal" => serde_json::from_value(quoted).map(|mark| taken.decimal = Some(mark)).is_ok(),
            "hours" => serde_json::from_value(quoted).map(|reading| taken.hours = Some(reading)).is_ok(),
            "unit" => serde_json::from_value(quoted).map(|unit| taken.unit = Some(unit)).is_ok(),
            "blank" => serde_json::from_value(quoted).map(|blank| taken.blank = Some(blank)).is_ok(),
            "who" => serde_json::from_value(quoted).map(|rule| taken.spelling = Some(rule)).is_ok(),
            "field" if id == "none" => {
                taken.field = Some(None);
                true
            }
            "field" => serde_json::from_value(quoted).map(|field| taken.field = Some(Some(field))).is_ok(),
            _ => false,
        };
        if understood {
            let entry = self.column_mut(index, heading);
            entry.date_order = taken.date_order.or(entry.date_order);
            entry.decimal = taken.decimal.or(entry.decimal);
            entry.hours = taken.hours.or(entry.hours);
            entry.unit = taken.unit.or(entry.unit);
            entry.blank = taken.blank.or(entry.blank);
            entry.spelling = taken.spelling.or(entry.spelling);
            entry.field = taken.field.or(entry.field);
        }
        understood
    }
}
