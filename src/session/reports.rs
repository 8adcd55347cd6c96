//! Documents and the purpose they are printed with.

use super::fingerprints::Print;
use super::{Progress, Session};
use crate::maths::InOrder;
use crate::problem::{Problem, ProblemKind};
use crate::report::{self, DocumentCard, DocumentView, FileFacts, Purpose, PurposeView, Sources};
use crate::trial;
use crate::views::explanations::FlagExplanations;
use crate::views::subject::Subject;
use crate::views::{DataView, OverviewView, Table};

/// Flags whose other explanations are gone through for a report of many people: each runs the analysis again for everyone.
/// Of fewer people than [`FEW`] all are.
const GONE_THROUGH: usize = 60;

/// People of whom a run takes a tenth of a second.
const FEW: usize = 1_000;

impl Session {
    /// What the analysis is for.
    pub fn purpose(&self) -> PurposeView {
        PurposeView::of(&self.purpose)
    }

    /// Says what the analysis is for. Other lanes are other findings.
    ///
    /// # Errors
    /// Where nothing is written or ticked; what stood before stays.
    pub fn set_purpose(&mut self, text: &str, lanes: &[String]) -> Result<(), Problem> {
        let purpose = Purpose { text: text.to_owned(), lanes: lanes.to_vec() }.tidy();
        purpose.check()?;
        if purpose.lanes != self.purpose.lanes {
            self.changed_settings();
        }
        self.purpose = purpose;
        Ok(())
    }

    /// Every document.
    pub fn documents() -> Vec<DocumentCard> {
        DocumentCard::all()
    }

    /// Goes through the other explanations of one more flag, for the documents. Call until `done == total`.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn explain_step(&mut self, only: Option<&Subject>) -> Result<Progress, Problem> {
        let about = only.map(|subject| self.about(subject)).transpose()?;
        let scene = self.scene()?;
        let flags = scene.findings.flags.iter();
        let most = if scene.workforce.people.len() <= FEW { usize::MAX } else { GONE_THROUGH };
        let wanted: Vec<_> =
            flags.filter(|f| about.is_none_or(|about| f.about == about)).take(most).copied().collect();
        let open: Vec<_> =
            wanted.iter().filter(|flag| !self.explained.iter().any(|(known, _)| known == *flag)).collect();
        let done = (wanted.len() - open.len()) as u32;
        let total = wanted.len() as u32;
        let Some(next) = open.first() else {
            return Ok(Progress { done: total, total, label: String::new() });
        };
        let label = scene.called(next.about);
        let explained = FlagExplanations::of(&scene, next);
        self.explained.push((**next, explained));
        Ok(Progress { done: done + 1, total, label })
    }

    /// A document about what was found, as far as is known: fingerprints and other explanations stand in it where they were
    /// worked out.
    ///
    /// ```
    /// use candour::session::Session;
    /// let mut session = Session::new();
    /// for file in Session::sample(7) {
    ///     session.read(&file.name, file.text.as_bytes()).unwrap();
    /// }
    /// session.set_purpose("To see whether the rota is sustainable.", &["support".to_owned()]).unwrap();
    /// session.analyse().unwrap();
    /// let notice = session.document("notice", None).unwrap().markdown();
    /// assert!(notice.contains("Purpose: To see whether the rota is sustainable."));
    /// assert!(!notice.contains("Overtime hours"), "another purpose is another run");
    /// ```
    ///
    /// # Errors
    /// Where nothing was analysed, there is no such document, or it is about one person and none is named.
    pub fn document(&mut self, id: &str, subject: Option<&Subject>) -> Result<DocumentView, Problem> {
        if let Some(subject) = subject {
            self.about(subject)?;
        }
        let settings = self.settings()?;
        let data: DataView = self.data();
        let scene = self.scene()?;
        let trials =
            trial::ALL.iter().filter_map(|id| self.trial(id).ok()).filter(|view| view.done).collect();
        let sources = Sources {
            overview: OverviewView::of(&scene),
            scene,
            data,
            settings,
            agreement: self.agreement()?,
            kept: self.decisions.kept().collect(),
            trials,
            explained: &self.explained,
            files: self.file_facts(),
            purpose: &self.purpose,
            version: env!("CARGO_PKG_VERSION"),
        };
        report::write(id, &sources, subject).ok_or_else(|| {
            Problem::new(
                ProblemKind::Setting,
                "There is no such document, or it is about one person and nobody is chosen.",
                "Choose a document, and somebody on the People screen.",
            )
        })
    }

    /// The flags as a table, people called as they are on the page, with what was decided.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn flags_table(&self) -> Result<Table, Problem> {
        Ok(OverviewView::of(&self.scene()?).flags.table)
    }

    /// A table as it is saved: CSV that no spreadsheet will run, and what it was taken for in every row, so that a row copied
    /// elsewhere still says it.
    pub fn csv(&self, table: Table) -> String {
        match self.purpose.text.trim() {
            "" => table.csv(),
            written => table.with("Purpose", written).csv(),
        }
    }

    pub(super) fn file_facts(&self) -> Vec<FileFacts> {
        let read = self.files.iter().filter(|f| matches!(f.done, Some(super::Done::Read { .. })));
        let mut facts: Vec<FileFacts> = read
            .map(|f| FileFacts {
                id: f.id,
                name: f.name.clone(),
                size: f.size,
                sha256: match &f.print {
                    Print::Done(hex) => Some(hex.clone()),
                    _ => None,
                },
            })
            .collect();
        facts.put_in_order_by(|a, b| (&a.name, &a.sha256, a.id).cmp(&(&b.name, &b.sha256, b.id)));
        facts
    }
}
