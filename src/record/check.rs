//! A record held against the run that stands open, value by value: the same, or what differs.

use serde::Serialize;
use serde_json::Value;

use super::leaves::{Leaf, compare};
use super::{Fingerprint, FlagRecord, Record, Whom};
use crate::explain::wording::count;
use crate::problem::Problem;
use crate::views::Table;
use crate::views::prose::{Prose, Tone};

/// What no file gives, and what is therefore taken as it is written: where it stands, and what it is.
pub const TAKEN_AS_WRITTEN: [(&str, &str); 5] = [
    ("purpose.text", "the words of the purpose"),
    ("files[].said", "what was said about each file; the reading it gives is held"),
    (
        "tests[]",
        "which were run, what was chosen for each and in how many ways it was asked; what it finds is held",
    ),
    ("determinations[]", "which there are and their words; that the flag of each stands as it says is held"),
    ("firstImpressions[]", "first impressions"),
];

/// A record that was saved, with its text as it came.
#[derive(Clone, Debug)]
pub struct Held {
    /// What it says.
    pub record: Record,
    /// The same, with whatever a record does not know.
    value: Value,
    /// SHA-256 of the text.
    text: String,
}

/// How a record compares with the run that stands open.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RecordCheckView {
    /// "The same, byte for byte", or what differs.
    pub lede: Prose,
    /// Whether no value differs.
    pub same: bool,
    /// What differs, in sentences.
    pub differences: Vec<String>,
    /// Every value that differs, with what the record says and what the files give.
    pub values: Table,
    /// What no file gives and is taken as it is written, with its place in the record.
    pub taken: Vec<String>,
    /// Flags that are new, gone or say something else.
    pub flags: Table,
}

impl Held {
    /// A record that was saved as `name`.
    ///
    /// # Errors
    /// As [`Record::parse`].
    pub fn parse(name: &str, json: &str) -> Result<Self, Problem> {
        let record = Record::parse(name, json)?;
        Ok(Self { record, value: serde_json::from_str(json).unwrap_or_default(), text: digest(json) })
    }

    /// Every value in which it differs from a run.
    pub fn differs_from(&self, now: &Record) -> Vec<Leaf> {
        // As it would be read back: a number is held as it is written.
        compare(&self.value, &serde_json::from_str(&now.to_json()).unwrap_or_default())
    }
}

fn digest(text: &str) -> String {
    let mut print = Fingerprint::default();
    print.add(text.as_bytes());
    print.hex()
}

/// What differs in sentences, one for each part of the record that a leaf is in.
fn sentences(record: &Record, now: &Record, leaves: &[Leaf]) -> Vec<String> {
    let mut all = Vec::new();
    for leaf in leaves {
        let root = leaf.path.split(['.', '[']).next().unwrap_or_default();
        let sentence = match root {
            "version" => {
                format!("The record was made by version {}; this is {}.", record.version, now.version)
            }
            "files" => {
                let told = of_files(record, now);
                all.extend(told);
                continue;
            }
            "purpose" => "The purpose is another.".to_owned(),
            "changes" | "settings" => "The settings differ.".to_owned(),
            "people" | "questions" => "The number of people or of questions differs.".to_owned(),
            "byChance" => "What chance alone would give differs.".to_owned(),
            "flags" | "findingsSha256" => "The findings differ.".to_owned(),
            "tests" => "What the tests of the rules find differs.".to_owned(),
            "determinations" | "firstImpressions" => {
                "What was decided is about flags that are not as the record has them.".to_owned()
            }
            _ => "The record holds something else than a record does.".to_owned(),
        };
        all.push(sentence);
    }
    let mut once: Vec<String> = Vec::new();
    for sentence in all {
        if !once.contains(&sentence) {
            once.push(sentence);
        }
    }
    once
}

fn of_files(record: &Record, now: &Record) -> Vec<String> {
    let mut found = Vec::new();
    for file in &record.files {
        let same = now.files.iter().filter(|f| f.sha256 == file.sha256);
        let named = now.files.iter().find(|f| f.name == file.name);
        let Some(other) = same.clone().find(|f| f.name == file.name).or(named).or(same.clone().next()) else {
            found.push(format!("{} is missing.", file.name));
            continue;
        };
        if other.sha256 != file.sha256 || other.bytes != file.bytes {
            found.push(format!("{} has other bytes: {} then, {} now.", file.name, file.bytes, other.bytes));
        } else if other.name != file.name {
            found.push(format!("{} is called {} now.", file.name, other.name));
        } else if other.said != file.said || other.columns != file.columns {
            found.push(format!("{} is read in another way.", file.name));
        } else if other.rows != file.rows {
            found.push(format!("Other rows of {} are used.", file.name));
        }
    }
    for file in &now.files {
        if !record.files.iter().any(|f| f.name == file.name || f.sha256 == file.sha256) {
            found.push(format!("{} is not in the record.", file.name));
        }
    }
    if found.is_empty() {
        found.push("The files are told of in another way.".to_owned());
    }
    found
}

impl RecordCheckView {
    /// The record against the run that stands open; `called` says what the page calls somebody.
    pub fn of(held: &Held, now: &Record, called: impl Fn(&Whom) -> String) -> Self {
        let record = &held.record;
        let leaves = held.differs_from(now);
        let same = leaves.is_empty();
        let differences = sentences(record, now, &leaves);
        let flags = flags_that_differ(record, now, &called);
        let lede = if same && digest(&now.to_json()) == held.text {
            let files = count(record.files.len() as u32, "file", "files");
            Prose::new().in_tone(Tone::Chance, "The same, byte for byte. ").say(format!(
                "{files}, every setting, every value and every flag are as the record has them."
            ))
        } else if same {
            Prose::new().in_tone(Tone::Chance, "The same in every value. ").say(
                "Only the text of the record is laid out in another way: spaces, lines, the order of names or how numbers \
                 are spelt.",
            )
        } else {
            Prose::new().strong("Not the same. ").say(format!(
                "{} between the record and what stands open; {}.",
                count(leaves.len() as u32, "value differs", "values differ"),
                match flags.rows.len() as u32 {
                    0 => "no flag differs".to_owned(),
                    n => count(n, "flag differs", "flags differ"),
                }
            ))
        };
        let mut values = Table::new("Values that differ", &["Value", "The record says", "The files give"]);
        for leaf in leaves {
            let cell = |text: Option<String>| match text {
                None => "not there".to_owned(),
                Some(key) if leaf.path.ends_with("whom.person") => called(&Whom::Person(key)),
                Some(text) => text,
            };
            values.row(vec![leaf.path.clone(), cell(leaf.says), cell(leaf.gives)]);
        }
        let taken = TAKEN_AS_WRITTEN.iter().map(|(path, words)| format!("{path}: {words}")).collect();
        Self { lede, same, differences, values, taken, flags }
    }
}

fn flags_that_differ(record: &Record, now: &Record, called: impl Fn(&Whom) -> String) -> Table {
    let mut flags = Table::new("Flags that differ", &["Who", "Then", "Now"]);
    let alike = |a: &FlagRecord, b: &FlagRecord| a.whom == b.whom && a.indicator == b.indicator;
    for then in &record.flags {
        let new = now.flags.iter().find(|f| alike(f, then));
        if new != Some(then) {
            let says = new.map_or("no flag", |f| f.pattern.as_str());
            flags.row(vec![called(&then.whom), then.pattern.clone(), says.to_owned()]);
        }
    }
    for new in now.flags.iter().filter(|f| !record.flags.iter().any(|then| alike(f, then))) {
        flags.row(vec![called(&new.whom), "no flag".to_owned(), new.pattern.clone()]);
    }
    flags
}
