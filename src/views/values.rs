//! The values of a column that classifies: how many rows have each, and what it is taken to mean.

use serde::Serialize;

use super::choice::Choice;
use crate::explain::wording::{count, thousands};
use crate::intake::values::{Value, Values};
use crate::maths::InOrder;
use crate::vocabulary::{Class, Meaning, names_overtime};

/// The values of one column, those that must be said first, then the most frequent.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ValuesView {
    /// "4 values, all understood", or "7 values: what 2 of them mean is not known".
    pub summary: String,
    /// What is asked, where something must be said before its rows are used.
    pub question: Option<String>,
    /// The values that are shown, at most [`MOST_SHOWN`].
    pub values: Vec<ValueView>,
    /// The others in a line each: "Late 2, 14 rows: other leave, not sickness".
    pub rest: Vec<String>,
    /// What a value can be said to mean.
    pub options: Vec<Choice>,
    /// What all values that are not known can be said to mean at once; empty where they are fewer than two.
    pub options_for_all: Vec<Choice>,
}

/// One value.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ValueView {
    /// What is sent back when it is said to mean something.
    pub id: String,
    /// As the file has it.
    pub value: String,
    /// "12 rows".
    pub rows: String,
    /// The id of its meaning among the options; empty where it is not known.
    pub means: String,
    /// "not known", "you said so", or nothing.
    pub how: String,
}

/// Values shown one by one; the rest stand in a list.
pub const MOST_SHOWN: usize = 40;

impl ValuesView {
    /// The table of a column's values.
    pub fn of(values: &Values) -> Self {
        let mut all: Vec<&Value> = values.all().iter().filter(|value| value.rows > 0).collect();
        all.put_in_order_by(|a, b| {
            let open = |value: &Value| !is_settled(value);
            open(b).cmp(&open(a)).then(b.rows.cmp(&a.rows)).then(a.text.cmp(&b.text))
        });
        let open: Vec<&&Value> = all.iter().filter(|value| !is_settled(value)).collect();
        let rows: u32 = open.iter().map(|value| value.rows).sum();
        let number = count(all.len() as u32, "value", "values");
        let summary = match open.len() {
            0 if all.len() == 1 => "1 value, understood".to_owned(),
            0 => format!("{number}, all understood"),
            n if n == all.len() => {
                format!("{number}, {} understood", if n == 1 { "not" } else { "none of them" })
            }
            n => format!("{number}, {} not understood", thousands(n as u32)),
        };
        let question = (!open.is_empty()).then(|| match open.as_slice() {
            [one] => format!(
                "What does “{}” mean? Until you say it, {} with it {} left out.",
                one.text,
                count(rows, "row", "rows"),
                if rows == 1 { "is" } else { "are" }
            ),
            several => format!(
                "What do these {} values mean? Until you say it, {} with them are left out.",
                several.len(),
                count(rows, "row", "rows")
            ),
        });
        let mut options =
            vec![Choice { id: String::new(), label: "not known: ask".to_owned(), group: String::new() }];
        let meanings: Vec<Choice> = values
            .class()
            .meanings()
            .iter()
            .map(|meaning| Choice {
                id: meaning.id().to_owned(),
                label: meaning.label().to_owned(),
                group: String::new(),
            })
            .collect();
        options.extend(meanings.iter().cloned());
        if all.iter().any(|value| value.meaning == Some(Meaning::PerhapsProtected)) {
            let meaning = Meaning::PerhapsProtected;
            options.insert(
                1,
                Choice {
                    id: meaning.id().to_owned(),
                    label: meaning.label().to_owned(),
                    group: String::new(),
                },
            );
        }
        Self {
            summary,
            question,
            options_for_all: if open.len() > 1 { meanings } else { Vec::new() },
            values: all.iter().take(MOST_SHOWN).map(|value| ValueView::of(value, values.class())).collect(),
            rest: all.iter().skip(MOST_SHOWN).map(|value| in_a_line(value)).collect(),
            options,
        }
    }
}

/// Whether nobody need say anything about it.
pub fn is_settled(value: &Value) -> bool {
    !matches!(value.meaning, None | Some(Meaning::PerhapsProtected))
}

impl ValueView {
    fn of(value: &Value, class: Class) -> Self {
        let how = match (value.meaning, value.said) {
            (_, true) => "you said so",
            (None, _) => "not known",
            (Some(Meaning::PerhapsProtected), _) => "only you can tell",
            (Some(Meaning::Overtime), _) if class == Class::Overtime && !names_overtime(&value.text) => {
                "no word that is known: the file is of overtime"
            }
            _ => "",
        };
        Self {
            id: value.key.clone(),
            value: value.text.clone(),
            rows: count(value.rows, "row", "rows"),
            means: value.meaning.map_or("", Meaning::id).to_owned(),
            how: how.to_owned(),
        }
    }
}

fn in_a_line(value: &Value) -> String {
    let meaning = value.meaning.map_or("not known", Meaning::label);
    format!("{}, {}: {meaning}", value.text, count(value.rows, "row", "rows"))
}
