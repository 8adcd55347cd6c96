//! What every document is written from.

use super::Purpose;
use crate::explain::determination::{Kept, Whom};
use crate::explain::wording::{count, thousands};
use crate::flags::{About, Flag};
use crate::indicators::{self, Indicator};
use crate::views::data::DataView;
use crate::views::determination::AgreementView;
use crate::views::explanations::FlagExplanations;
use crate::views::scene::Scene;
use crate::views::settings::{Control, Setting, SettingsView};
use crate::views::trial::TrialView;
use crate::views::{OverviewView, Table};

/// A file as it lies on the disk.
#[derive(Clone, Debug)]
pub struct FileFacts {
    /// Its number in the session.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub size: u64,
    /// Its SHA-256 in hexadecimal digits, where it was worked out.
    pub sha256: Option<String>,
}

/// A finished analysis with all that is known beside it.
#[derive(Debug)]
pub struct Sources<'a> {
    /// What was found.
    pub scene: Scene<'a>,
    /// How the files were understood.
    pub data: DataView,
    /// What stands out.
    pub overview: OverviewView,
    /// The settings in force.
    pub settings: SettingsView,
    /// What was decided.
    pub agreement: AgreementView,
    /// The same, one by one.
    pub kept: Vec<&'a Kept>,
    /// Tests that were run to their end.
    pub trials: Vec<TrialView>,
    /// Other explanations of flags, as far as they were asked for.
    pub explained: &'a [(Flag, FlagExplanations)],
    /// The files.
    pub files: Vec<FileFacts>,
    /// What the analysis is for.
    pub purpose: &'a Purpose,
    /// The version of Candour.
    pub version: &'static str,
}

impl Sources<'_> {
    /// Other explanations of a flag, where they were gone through.
    pub(super) fn explained(&self, flag: &Flag) -> Option<&FlagExplanations> {
        self.explained.iter().find(|(known, _)| known == flag).map(|(_, view)| view)
    }

    /// What was decided about a flag.
    pub(super) fn decided(&self, flag: &Flag) -> Option<&Kept> {
        let workforce = self.scene.workforce;
        let same = |whom: &Whom| match (whom, flag.about) {
            (Whom::Person(key), About::Person(id)) => *key == workforce.people[id as usize].key,
            (Whom::Team(name), About::Team(id)) => *name == workforce.teams[id as usize].name,
            _ => false,
        };
        self.kept.iter().find(|kept| kept.indicator == flag.indicator && same(&kept.whom)).copied()
    }

    /// "240 people, 2025".
    pub(super) fn scope(&self) -> String {
        self.overview.scope.clone()
    }

    pub(super) fn people(&self) -> String {
        count(self.scene.workforce.people.len() as u32, "person", "people")
    }

    /// File, kind, rows and bytes.
    pub(super) fn files_table(&self) -> Table {
        let mut table = Table::new("Files", &["File", "Kind of table", "What became of its rows", "#Bytes"]);
        for file in &self.files {
            let view = self.data.files.iter().find(|v| v.id == file.id);
            table.row(vec![
                file.name.clone(),
                view.map_or(String::new(), |v| v.kind_label.clone()),
                view.map_or(String::new(), |v| v.ledger.sentence.clone()),
                bytes(file.size),
            ]);
        }
        table
    }

    /// The SHA-256 of every file.
    pub(super) fn fingerprints_table(&self) -> Table {
        let mut table = Table::new("Fingerprints of the files", &["File", "SHA-256"]);
        for file in &self.files {
            let hex = file.sha256.clone().unwrap_or_else(|| "not worked out".to_owned());
            table.row(vec![file.name.clone(), hex]);
        }
        table
    }

    /// Every heading and what it was taken to mean.
    pub(super) fn columns_table(&self, used: bool) -> Table {
        let caption = if used { "Columns used" } else { "Columns not used" };
        let mut table = Table::new(caption, &["File", "Heading", if used { "Taken to mean" } else { "Why" }]);
        for file in &self.data.files {
            for column in file.columns.iter().filter(|c| c.means.is_empty() != used) {
                let last = if used { column.means_label.clone() } else { column.read_as.clone() };
                table.row(vec![file.name.clone(), column.heading.clone(), last]);
            }
        }
        table
    }

    /// Rows that were not used as they stood, by reason.
    pub(super) fn ledger_table(&self) -> Table {
        let mut table =
            Table::new("Rows that were not used as they stood", &["File", "What was done", "Why", "Rows"]);
        for file in &self.data.files {
            for reason in &file.ledger.reasons {
                table.row(vec![
                    file.name.clone(),
                    reason.fate_label.clone(),
                    reason.reason.clone(),
                    reason.rows.clone(),
                ]);
            }
        }
        table
    }

    /// Every setting in a sentence.
    pub(super) fn settings_list(&self) -> Vec<String> {
        self.settings.groups.iter().flat_map(|g| &g.settings).map(setting).collect()
    }

    /// Indicators in force: name, question, how a flag arises; and those that could not be worked out, with why.
    pub(super) fn indicators_table(&self) -> Table {
        let mut table = Table::new(
            "Patterns that were looked for",
            &["Pattern", "Whose job it is", "What is counted", "Result"],
        );
        for choice in &self.overview.indicators {
            let Some(card) = indicators::by_id(&choice.id).map(Indicator::card) else { continue };
            let result = if choice.reason.is_empty() { &choice.result } else { &choice.reason };
            table.row(vec![
                card.name.to_owned(),
                card.lane.label().to_owned(),
                card.sentence(),
                result.clone(),
            ]);
        }
        table
    }

    /// Flags, and what chance would give.
    pub(super) fn in_numbers(&self) -> String {
        let findings = self.scene.findings;
        format!(
            "{} asked of {}; {} arose. {}",
            count(findings.questions, "question was", "questions were"),
            self.people(),
            count(findings.flags.len() as u32, "flag", "flags"),
            crate::explain::wording::by_chance(findings.by_chance.as_ref()),
        )
    }

    /// The test with this id, where it was run to its end.
    pub(super) fn trial(&self, id: &str) -> Option<&TrialView> {
        self.trials.iter().find(|t| t.id == id)
    }

    /// What a test found in its own words, or that it was not run.
    pub(super) fn trial_says(&self, id: &str, name: &str) -> String {
        self.trial(id).map_or_else(
            || format!("The test “{name}” was not run; it is on the Test it screen."),
            |trial| trial.lede.plain().trim().to_owned(),
        )
    }
}

fn bytes(n: u64) -> String {
    u32::try_from(n).map_or_else(|_| n.to_string(), thousands)
}

fn setting(setting: &Setting) -> String {
    let value = match &setting.control {
        Control::Date { value } => value.clone(),
        Control::Number { value, .. } if value.is_empty() => return format!("{}: off", setting.label),
        Control::Number { value, .. } => value.clone(),
        Control::Pick { value, options } => {
            options.iter().find(|o| o.id == *value).map_or_else(|| value.clone(), |o| o.label.clone())
        }
        Control::Switch { on } => if *on { "yes" } else { "no" }.to_owned(),
    };
    format!("{}: {value} {}", setting.label, setting.unit).trim_end().to_owned()
}
