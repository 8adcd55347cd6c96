//! The record of this sitting, and one that was dropped back.

use super::determinations::Decisions;
use super::fingerprints::Print;
use super::{Done, Session};
use crate::explain::determination::Whom;
use crate::flags::About;
use crate::maths::InOrder;
use crate::problem::{Problem, ProblemKind};
use crate::record::{
    self, Change, ColumnRecord, DecisionRecord, FileRecord, FlagRecord, Held, Record, RecordCheckView,
    RowsRecord, TestRecord,
};
use crate::trial;
use crate::views::meanings;
use crate::views::prose::Prose;

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
        let changes = self.changes_that_count();
        let scene = self.scene()?;
        let (findings, workforce) = (scene.findings, scene.workforce);
        let flags: Vec<FlagRecord> = findings
            .flags
            .iter()
            .map(|flag| FlagRecord {
                whom: super::determinations::whom(workforce, flag.about),
                indicator: flag.indicator.to_owned(),
                sort: record::sort_of(flag.kind).to_owned(),
                pattern: scene.pattern(flag),
                how_sure: scene.how_sure(flag),
            })
            .collect();
        let tests = trial::ALL.iter().filter_map(|id| self.trial(id).ok()).filter(|view| view.done);
        Ok(Record {
            format: record::FORMAT.to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            purpose: self.purpose.clone(),
            files,
            changes,
            settings,
            people: workforce.people.len() as u32,
            questions: findings.questions,
            by_chance: findings.by_chance,
            findings_sha256: record::of_findings(findings, workforce),
            tests: tests.map(|view| self.test_record(view.id, &view.lede)).collect(),
            determinations: self.decisions.kept().map(|kept| DecisionRecord::of(kept, &flags)).collect(),
            flags,
            first_impressions: self.decisions.impressions().cloned().collect(),
        })
    }

    fn test_record(&self, id: String, found: &Prose) -> TestRecord {
        let choices = self.trials.choices(&id);
        let mut chosen: Vec<Change> =
            choices.all().map(|(id, value)| Change { id: id.to_owned(), value: value.to_owned() }).collect();
        chosen.put_in_order_by(|a, b| a.id.cmp(&b.id));
        TestRecord { asked: self.trials.ways(&id), id, chosen, found: found.plain() }
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
    /// is said again of each that has the same bytes. Gives a sentence about it.
    ///
    /// # Errors
    /// The text is no record; nothing is changed then.
    pub fn take_record(&mut self, name: &str, json: &str) -> Result<String, Problem> {
        let held = Held::parse(name, json)?;
        let record = &held.record;
        let (purpose, edits) = (
            record.purpose.tidy(),
            record.changes.iter().map(|c| (c.id.clone(), c.value.clone())).collect::<Vec<_>>(),
        );
        self.remember_purpose_too(format!("taking in {name}"));
        // Where nothing is other than it stands, what was found stands too.
        if (&purpose.lanes, &edits) != (&self.purpose.lanes, &self.edits) {
            self.edits = edits;
            self.changed_settings();
        }
        self.purpose = purpose;
        let kept = record.determinations.iter().map(DecisionRecord::kept).collect();
        let theirs = Decisions::saved(kept, record.first_impressions.clone());
        let merged = self.decisions.merge(&theirs);
        self.saved = theirs;
        self.choose_as_recorded(&record.tests);
        let unsaid = if self.purpose.text.is_empty() {
            " It does not say what the run was for; write it before you analyse."
        } else {
            ""
        };
        let named: Vec<&str> = record.files.iter().map(|f| f.name.as_str()).collect();
        let sentence = format!(
            "{name} is the record of a run on {}. Drop the same files, and the page says whether they give the same findings.{unsaid}{}",
            named.join(", "),
            merged.words()
        );
        self.expected = Some(Box::new(held));
        Ok(sentence)
    }

    /// Files of which the record that was taken says something else; it is said of them now, and they have to be read again
    /// (`reopen`). A file is the one of the record by its bytes ([`Session::to_be_hashed`]).
    pub fn to_be_read_again(&mut self) -> Vec<u32> {
        let Some(held) = &self.expected else { return Vec::new() };
        let mut again = Vec::new();
        for file in &mut self.files {
            if let Print::Done(sha256) = &file.print
                && let Some(said) = held.record.said_about(sha256, &file.name)
                && *said != file.choices
            {
                file.choices = said.clone();
                again.push(file.id);
            }
        }
        again
    }

    /// How the record that was taken compares with what stands open, value by value; nothing where none was taken. Tests of
    /// the rules that it tells of are run, with what was chosen for them.
    ///
    /// # Errors
    /// As [`Session::record`].
    pub fn check_record(&mut self) -> Result<Option<RecordCheckView>, Problem> {
        for test in self.tests_to_run_again() {
            self.run_trial(&test)?;
        }
        let Some(held) = self.expected.take() else { return Ok(None) };
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
            Ok(RecordCheckView::of(&held, &now, called))
        });
        self.expected = Some(held);
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
