//! The record of a run: what was read, how, by which rules, what was found and what was decided. Dropped back with the same
//! files it restores everything and says whether the findings are the same, byte for byte.
//!
//! It is JSON by a published schema (`docs/record.schema.json`). It names people by their numbers in the files, because a
//! determination has to find its person again when the data is exported anew.

mod check;
mod digest;

use serde::{Deserialize, Serialize};

pub use check::{Difference, RecordCheckView};
pub use digest::{Fingerprint, of_findings};

pub use crate::explain::determination::Whom;
use crate::explain::determination::{Impression, Kept};
use crate::flags::{ByChance, FlagKind, Settings};
use crate::intake::Choices;
use crate::problem::{Problem, ProblemKind};
use crate::report::Purpose;

/// The first words of a record.
pub const FORMAT: &str = "Candour record 1";

/// What every record begins with, whichever version wrote it.
const ANY_FORMAT: &str = "Candour record ";

/// A record of a force is a few megabytes; anything longer is another kind of file.
const LONGEST: usize = 64 << 20;

/// One run.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Record {
    /// What the file is: "Candour record 1".
    pub format: String,
    /// The version of Candour that made it.
    pub version: String,
    /// What the analysis is for.
    pub purpose: Purpose,
    /// What was read, in the order of names.
    pub files: Vec<FileRecord>,
    /// The settings that were changed, in order.
    pub changes: Vec<Change>,
    /// Every setting in force, the seed included.
    pub settings: Settings,
    /// People compared or counted.
    pub people: u32,
    /// Questions asked.
    pub questions: u32,
    /// What chance alone gives, by worlds that were drawn; none where nobody was compared.
    pub by_chance: Option<ByChance>,
    /// Every flag.
    pub flags: Vec<FlagRecord>,
    /// SHA-256 over every value, test and standing, not those of flags alone.
    pub findings_sha256: String,
    /// Tests of the rules that were run, with what they found.
    pub tests: Vec<TestRecord>,
    /// What was decided.
    pub determinations: Vec<Kept>,
    /// What was expected before flags were seen.
    pub first_impressions: Vec<Impression>,
}

/// One file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FileRecord {
    /// Its name, without its folder.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// Of its bytes, in hexadecimal digits.
    pub sha256: String,
    /// What its headings were taken to mean; no meaning is an empty text.
    pub columns: Vec<ColumnRecord>,
    /// What was said about it.
    pub said: Choices,
    /// What became of its rows.
    pub rows: RowsRecord,
}

/// What became of a file's rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RowsRecord {
    /// Rows in the file.
    pub read: u32,
    /// Of these, used.
    pub used: u32,
    /// Merged with others.
    pub merged: u32,
    /// Set aside.
    pub set_aside: u32,
    /// Not yet understood.
    pub not_understood: u32,
}

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ColumnRecord {
    /// As the file has it.
    pub heading: String,
    /// The id of its meaning.
    pub means: String,
}

/// A setting that was changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    /// Which.
    pub id: String,
    /// To what.
    pub value: String,
}

/// One flag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FlagRecord {
    /// Whom it is about, as the files name them.
    pub whom: Whom,
    /// Id of the indicator.
    pub indicator: String,
    /// "individual", "team", "policy", "law", "record".
    pub sort: String,
    /// What it says.
    pub pattern: String,
    /// How sure.
    pub how_sure: String,
}

/// A test of the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TestRecord {
    /// Its id.
    pub id: String,
    /// What it found, in words.
    pub found: String,
}

/// The sort of a flag as a record names it.
pub fn sort_of(kind: FlagKind) -> &'static str {
    match kind {
        FlagKind::Individual => "individual",
        FlagKind::Team => "team",
        FlagKind::Policy => "policy",
        FlagKind::Law => "law",
        FlagKind::Record => "record",
    }
}

impl Record {
    /// As it is saved. The same run gives the same bytes on every machine.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Whether a text calls itself a record, of this version or another.
    pub fn is_one(json: &str) -> bool {
        json.get(..json.len().min(200)).unwrap_or(json).contains(ANY_FORMAT)
    }

    /// A record that was saved as `name`.
    ///
    /// # Errors
    /// The text is no record, or one of a newer version.
    pub fn parse(name: &str, json: &str) -> Result<Self, Problem> {
        #[derive(Deserialize)]
        struct Any {
            format: String,
            version: Option<String>,
        }
        let wrong =
            |sentence: String, what: &str| Problem::in_file(ProblemKind::NotATable, name, sentence, what);
        let any: Option<Any> = if json.len() > LONGEST { None } else { serde_json::from_str(json).ok() };
        let any = any.filter(|a| a.format.starts_with(ANY_FORMAT)).ok_or_else(|| {
            wrong(
                "This is not a record of a run, or it was cut short.".to_owned(),
                "Drop the file that “Save the record” made.",
            )
        })?;
        if any.format != FORMAT {
            let version = any.version.filter(|v| v.len() < 20).map_or(String::new(), |v| format!(" {v}"));
            return Err(wrong(
                format!(
                    "This record was made by a newer Candour{version}, which keeps records in another way."
                ),
                "Open it with that version.",
            ));
        }
        let record: Self = serde_json::from_str(json).map_err(|e| {
            wrong(
                format!("This record is damaged: line {} is not what a record has there.", e.line()),
                "Use the file as it was saved.",
            )
        })?;
        for one in &record.determinations {
            one.determination.check()?;
        }
        Ok(record)
    }

    /// What was said about a file of this name and length.
    pub fn said_about(&self, name: &str, bytes: u64) -> Option<&Choices> {
        self.files.iter().find(|f| f.name == name && f.bytes == bytes).map(|f| &f.said)
    }
}
