//! The record of a run: what was read, how, by which rules, what was found and what was decided. Dropped back with the same
//! files it restores everything and says whether the findings are the same, byte for byte.
//!
//! It is JSON by a published schema (`docs/record.schema.json`). It names people by their numbers in the files, because a
//! determination has to find its person again when the data is exported anew.

mod check;
mod digest;
mod leaves;

use serde::{Deserialize, Serialize};

pub use check::{Held, RecordCheckView, TAKEN_AS_WRITTEN};
pub use digest::{Fingerprint, of_findings};
pub use leaves::{Leaf, compare};

pub use crate::explain::determination::Whom;
use crate::explain::determination::{Determination, Impression, Kept};
use crate::flags::{ByChance, FlagKind, Settings};
use crate::intake::Choices;
use crate::problem::{Problem, ProblemKind};
use crate::report::Purpose;

/// The first words of a record.
pub const FORMAT: &str = "Candour record 1";

/// What every record begins with, whichever version wrote it.
const ANY_FORMAT: &str = "Candour record ";

/// What a record under a passphrase begins with; the page's browser opens it.
const SEALED: &str = "Candour sealed record ";

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
    /// The changes that made the settings: each counts, none is told twice.
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
    pub determinations: Vec<DecisionRecord>,
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
    /// What was chosen for it; the rest is as the test has it.
    pub chosen: Vec<Change>,
    /// In how many ways it was asked in the sitting, where each is allowed for; else one.
    pub asked: u32,
    /// What it found, in words.
    pub found: String,
}

/// What was decided about a flag.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DecisionRecord {
    /// Whom it is about.
    pub whom: Whom,
    /// Id of the indicator.
    pub indicator: String,
    /// What the flag said when it was decided.
    pub pattern: String,
    /// Whether the flag stands in this run.
    pub stands: Stands,
    /// What was decided.
    pub determination: Determination,
}

/// What has become of a flag since something was decided about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Stands {
    /// It says what it said.
    AsItWas,
    /// It says something else.
    Changed,
    /// It arises no more.
    Gone,
}

impl DecisionRecord {
    /// A determination, beside the flags of a run.
    pub fn of(kept: &Kept, flags: &[FlagRecord]) -> Self {
        let of_it = || flags.iter().filter(|f| f.whom == kept.whom && f.indicator == kept.indicator);
        let stands = if of_it().any(|f| f.pattern == kept.pattern) {
            Stands::AsItWas
        } else if of_it().next().is_some() {
            Stands::Changed
        } else {
            Stands::Gone
        };
        let Kept { whom, indicator, pattern, determination } = kept.clone();
        Self { whom, indicator, pattern, stands, determination }
    }

    /// As it is kept in a sitting.
    pub fn kept(&self) -> Kept {
        let Self { whom, indicator, pattern, determination, .. } = self.clone();
        Kept { whom, indicator, pattern, determination }
    }
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
        if json.get(..json.len().min(200)).is_some_and(|start| start.contains(SEALED)) {
            return Err(wrong(
                "This record is under a passphrase, and only the page can open it.".to_owned(),
                "Drop it on the page, give the passphrase, analyse the same files there, and save the record again without one.",
            ));
        }
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
        record.purpose.check_taken().map_err(|problem| wrong(problem.sentence, &problem.what_to_do))?;
        for one in &record.determinations {
            one.determination.check()?;
        }
        Ok(record)
    }

    /// What was said about a file of these bytes. Copies of one file, and sheets of one workbook, have the same bytes: then
    /// the name counts too, or that of the sheet.
    pub fn said_about(&self, sha256: &str, name: &str) -> Option<&Choices> {
        let sheet = |name: &str| name.rsplit_once(": ").map(|(_, sheet)| sheet.to_owned());
        let same = || self.files.iter().filter(|f| f.sha256 == sha256);
        let found = same().find(|f| f.name == name);
        found.or_else(|| same().find(|f| sheet(&f.name) == sheet(name))).map(|f| &f.said)
    }

    /// Whether a file of the record is as long.
    pub fn has_length(&self, bytes: u64) -> bool {
        self.files.iter().any(|f| f.bytes == bytes)
    }
}
