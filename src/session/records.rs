//! The record of this sitting, and one that was dropped back.

use super::determinations::Decisions;
use super::{Done, Session};
use crate::explain::determination::Whom;
use crate::flags::About;
use crate::problem::{Problem, ProblemKind};
use crate::record::{
    self, Change, ColumnRecord, FileRecord, FlagRecord, Record, RecordCheckView, RowsRecord, TestRecord,
};
use crate::trial;
use crate::views::meanings;

impl Session {
    /// The record of what stands open, as JSON.
    ///
    /// # Errors
    /// Where nothing was analysed, or a file has no fingerprint yet.
    pub fn record(&mut self) -> Result<String, Problem> {
        self.record_now().map(|record| record.to_json())
    }

    fn record_now(&mut self) -> Result<Record, Problem> {
        self.count_chance()?;
        let settings = self.settings_in_force();
        let files = self.file_records()?;
        let scene = self.scene()?;
        let (findings, workforce) = (scene.findings, scene.workforce);
        let flags = findings.flags.iter().map(|flag| FlagRecord {
            whom: super::determinations::whom(workforce, flag.about),
            indicator: flag.indicator.to_owned(),
            sort: record::sort_of(flag.kind).to_owned(),
            pattern: scene.pattern(flag),
            how_sure: scene.how_sure(flag),
        });
        let tests = trial::ALL.iter().filter_map(|id| self.trial(id).ok()).filter(|view| view.done);
        Ok(Record {
            format: record::FORMAT.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            purpose: self.purpose.clone(),
            files,
            changes: self
                .changed_so_far()
                .iter()
                .map(|(id, value)| Change { id: id.clone(), value: value.clone() })
                .collect(),
            settings,
            people: workforce.people.len() as u32,
            questions: findings.questions,
            by_chance: findings.by_chance,
            flags: flags.collect(),
            findings_sha256: record::of_findings(findings, workforce),
            tests: tests.map(|view| TestRecord { id: view.id, found: view.lede.plain() }).collect(),
            determinations: self.decisions.kept().cloned().collect(),
            first_impressions: self.decisions.impressions().cloned().collect(),
        })
    }

    fn file_records(&mut self) -> Result<Vec<FileRecord>, Problem> {
        let facts = self.file_facts();
        let mut records = Vec::new();
        for fact in facts {
            let sha256 = fact.sha256.ok_or_else(|| {
                Problem::in_file(
                    ProblemKind::Setting,
                    &fact.name,
                    "The fingerprint of the file is not worked out yet.",
                    "Wait until it is, and save again.",
                )
            })?;
            let rows = self
                .ledger(fact.id)
                .map(|l| RowsRecord {
                    read: l.rows_in,
                    used: l.used(),
                    merged: l.merged(),
                    set_aside: l.set_aside(),
                    not_understood: l.not_understood(),
                })
                .unwrap_or_default();
            let Some(file) = self.files.iter().find(|f| f.id == fact.id) else { continue };
            let Some(Done::Read { plan, .. }) = &file.done else { continue };
            let columns = plan.columns.iter().map(|c| ColumnRecord {
                heading: c.heading.clone(),
                means: c.field.map_or(String::new(), meanings::id),
            });
            records.push(FileRecord {
                name: fact.name,
                bytes: fact.size,
                sha256,
                columns: columns.collect(),
                said: file.choices.clone(),
                rows,
            });
        }
        Ok(records)
    }

    /// Takes a record that was saved: its purpose, settings and determinations stand at once, and what was said about its files
    /// is said again of each that has the same name and length. Gives a sentence about it.
    ///
    /// # Errors
    /// The text is no record; nothing is changed then.
    pub fn take_record(&mut self, name: &str, json: &str) -> Result<String, Problem> {
        let record = Record::parse(name, json)?;
        self.remember_purpose_too(format!("taking in {name}"));
        self.purpose = record.purpose.clone();
        self.edits = record.changes.iter().map(|c| (c.id.clone(), c.value.clone())).collect();
        let theirs = Decisions::saved(&record.determinations, &record.first_impressions);
        let merged = self.decisions.merge(&theirs);
        self.saved = theirs;
        self.changed_settings();
        let named: Vec<&str> = record.files.iter().map(|f| f.name.as_str()).collect();
        let sentence = format!(
            "{name} is the record of a run on {}. Drop the same files, and the page says whether they give the same findings.{}",
            named.join(", "),
            merged.words()
        );
        self.expected = Some(Box::new(record));
        Ok(sentence)
    }

    /// Files of which the record that was taken says something else; it is said of them now, and they have to be read again
    /// (`reopen`).
    pub fn to_be_read_again(&mut self) -> Vec<u32> {
        let Some(record) = &self.expected else { return Vec::new() };
        let mut again = Vec::new();
        for file in &mut self.files {
            if let Some(said) = record.said_about(&file.name, file.size)
                && *said != file.choices
            {
                file.choices = said.clone();
                again.push(file.id);
            }
        }
        again
    }

    /// How the record that was taken compares with what stands open; nothing where none was taken.
    ///
    /// # Errors
    /// As [`Session::record`].
    pub fn check_record(&mut self) -> Result<Option<RecordCheckView>, Problem> {
        let Some(record) = self.expected.take() else { return Ok(None) };
        let now = self.record_now();
        let view = now.and_then(|now| {
            let scene = self.scene()?;
            let workforce = scene.workforce;
            let called = |whom: &Whom| {
                let about = match whom {
                    Whom::Person(key) => {
                        workforce.people.iter().position(|p| p.key == *key).map(|i| About::Person(i as u32))
                    }
                    Whom::Team(name) => {
                        workforce.teams.iter().position(|t| t.name == *name).map(|i| About::Team(i as u32))
                    }
                };
                about.map_or_else(|| "in no file that is open".to_owned(), |about| scene.called(about))
            };
            Ok(RecordCheckView::of(&record, &now, called))
        });
        self.expected = Some(record);
        view.map(Some)
    }

    /// Takes a saved JSON file of any kind: a record, determinations or a mapping. Gives a sentence about it.
    ///
    /// # Errors
    /// It is none of these.
    pub fn take_saved(&mut self, name: &str, json: &str) -> Result<String, Problem> {
        if Record::is_one(json) {
            return self.take_record(name, json);
        }
        if super::determinations::are_saved(json) {
            return self.take_determinations(name, json);
        }
        self.take_mapping(name, json)
    }
}
