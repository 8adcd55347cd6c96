//! A record held against the run that stands open: the same, or what differs.

use serde::Serialize;

use super::Record;
use crate::explain::wording::count;
use crate::views::Table;
use crate::views::prose::{Prose, Tone};

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Another version of Candour.
    Version,
    /// A file is missing, added or has other bytes.
    Files,
    /// A file is read in another way.
    Reading,
    /// Another purpose or setting.
    Settings,
    /// Other findings.
    Findings,
}

/// How a record compares with the run that stands open.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RecordCheckView {
    /// "The same, byte for byte", or what differs.
    pub lede: Prose,
    /// Whether nothing differs.
    pub same: bool,
    /// Each difference in a sentence.
    pub differences: Vec<String>,
    /// Flags that are new, gone or say something else.
    pub flags: Table,
}

impl Record {
    /// What differs between this record and another run.
    pub fn differs_from(&self, now: &Self) -> Vec<(Difference, String)> {
        let mut found = Vec::new();
        let mut add = |what: Difference, sentence: String| found.push((what, sentence));
        if self.version != now.version {
            let sentence =
                format!("The record was made by version {}; this is {}.", self.version, now.version);
            add(Difference::Version, sentence);
        }
        for file in &self.files {
            match now.files.iter().find(|f| f.name == file.name) {
                None if now.files.iter().any(|f| f.sha256 == file.sha256) => {}
                None => add(Difference::Files, format!("{} is missing.", file.name)),
                Some(other) if other.sha256 != file.sha256 => add(
                    Difference::Files,
                    format!("{} has other bytes: {} then, {} now.", file.name, file.bytes, other.bytes),
                ),
                Some(other) if other.said != file.said || other.columns != file.columns => {
                    add(Difference::Reading, format!("{} is read in another way.", file.name));
                }
                Some(other) if other.rows != file.rows => {
                    add(Difference::Reading, format!("Other rows of {} are used.", file.name));
                }
                Some(_) => {}
            }
        }
        for file in &now.files {
            if !self.files.iter().any(|f| f.name == file.name || f.sha256 == file.sha256) {
                add(Difference::Files, format!("{} is not in the record.", file.name));
            }
        }
        if self.purpose != now.purpose {
            add(Difference::Settings, "The purpose is another.".to_owned());
        }
        if self.settings != now.settings {
            add(Difference::Settings, "The settings differ.".to_owned());
        }
        if (self.people, self.questions) != (now.people, now.questions) {
            add(Difference::Findings, "The number of people or of questions differs.".to_owned());
        }
        if self.by_chance != now.by_chance {
            add(Difference::Findings, "What chance alone would give differs.".to_owned());
        }
        if self.findings_sha256 != now.findings_sha256 {
            add(Difference::Findings, "The findings differ.".to_owned());
        }
        found
    }
}

impl RecordCheckView {
    /// The record against the run that stands open; `called` says what the page calls somebody.
    pub fn of(record: &Record, now: &Record, called: impl Fn(&super::Whom) -> String) -> Self {
        let differences: Vec<String> =
            record.differs_from(now).into_iter().map(|(_, sentence)| sentence).collect();
        let same = differences.is_empty() && record.flags == now.flags;
        let mut flags = Table::new("Flags that differ", &["Who", "Then", "Now"]);
        let alike =
            |a: &super::FlagRecord, b: &super::FlagRecord| a.whom == b.whom && a.indicator == b.indicator;
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
        let lede = if same {
            let files = count(record.files.len() as u32, "file", "files");
            Prose::new().in_tone(Tone::Chance, "The same, byte for byte. ").say(format!(
                "{files}, every setting, every value and every flag are as the record has them."
            ))
        } else {
            Prose::new().strong("Not the same. ").say(format!(
                "{} between the record and what stands open; {}.",
                count(differences.len().max(1) as u32, "difference", "differences"),
                match flags.rows.len() as u32 {
                    0 => "no flag differs".to_owned(),
                    n => format!("{} differ", count(n, "flag", "flags"))
                        .replace("1 flag differ", "1 flag differs"),
                }
            ))
        };
        Self { lede, same, differences, flags }
    }
}
