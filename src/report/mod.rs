//! Everything that leaves the page as a document: the report, what one person is handed, and drafts of what an employer has
//! to write, filled from the run. What no file can know is asked, never invented.
//!
//! A document is a list of blocks ([`document::DocumentView`]); the page draws it, prints it and saves it, and
//! [`document::DocumentView::markdown`] writes the same for other programs.

mod assessment;
mod consultation;
mod covenant;
pub mod document;
mod equality;
mod notice;
mod one_person;
mod purpose;
mod run_report;
mod sources;
mod transparency;

use serde::Serialize;

pub use document::{Block, DocumentView};
pub use purpose::{LANES, Purpose, PurposeView, lane_from_id, lane_id};
pub use sources::{FileFacts, Sources};

use crate::views::subject::Subject;

/// A document that can be asked for.
pub struct Kind {
    /// Short and stable.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it is for, in a sentence.
    pub sentence: &'static str,
    /// Writes it; the subject is named where the document is about one.
    write: fn(&Sources<'_>, Option<&Subject>) -> DocumentView,
    /// Whether it is about one person or team.
    pub of_one: bool,
}

impl std::fmt::Debug for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Kind").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Every document, in the order in which they are offered.
pub const ALL: [Kind; 8] = [
    Kind {
        id: "report",
        name: "Report",
        sentence: "The data, the rules, what chance gives, every flag with its explanation and what was decided.",
        write: |sources, _| run_report::write(sources),
        of_one: false,
    },
    Kind {
        id: "one-person",
        name: "For the person",
        sentence: "What one person can be handed: their records, the rule, what would change it, and how to object.",
        write: one_person::write,
        of_one: true,
    },
    Kind {
        id: "assessment",
        name: "Data protection impact assessment",
        sentence: "A draft filled from this run, with what you have to add as questions.",
        write: |sources, _| assessment::write(sources),
        of_one: false,
    },
    Kind {
        id: "transparency",
        name: "Algorithmic transparency record",
        sentence: "The fields of the standard, tiers 1 and 2, filled as far as the run can fill them.",
        write: |sources, _| transparency::write(sources),
        of_one: false,
    },
    Kind {
        id: "notice",
        name: "Notice to staff",
        sentence: "What people are told before their records are looked at.",
        write: |sources, _| notice::write(sources),
        of_one: false,
    },
    Kind {
        id: "consultation",
        name: "Consultation sheet",
        sentence: "What is put to staff and their representatives, with room for what they say.",
        write: |sources, _| consultation::write(sources),
        of_one: false,
    },
    Kind {
        id: "equality",
        name: "Equality duty note",
        sentence: "What was left out, what was tested between groups, and what could not be.",
        write: |sources, _| equality::write(sources),
        of_one: false,
    },
    Kind {
        id: "covenant",
        name: "Covenant self-assessment",
        sentence: "Six lines, one for each principle of the policing covenant on artificial intelligence.",
        write: |sources, _| covenant::write(sources),
        of_one: false,
    },
];

/// The document with this id; `None` where there is none, or it is about one person and none is named.
pub fn write(id: &str, sources: &Sources<'_>, subject: Option<&Subject>) -> Option<DocumentView> {
    let kind = ALL.iter().find(|k| k.id == id)?;
    if kind.of_one && subject.is_none() {
        return None;
    }
    let mut document = (kind.write)(sources, subject);
    kind.id.clone_into(&mut document.id);
    document.finish(sources);
    Some(document)
}

/// What the Report screen offers.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct DocumentCard {
    /// Short and stable.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub sentence: String,
    /// Whether it is about one person or team.
    pub of_one: bool,
}

impl DocumentCard {
    /// Every document.
    pub fn all() -> Vec<Self> {
        let card = |k: &Kind| Self {
            id: k.id.to_owned(),
            name: k.name.to_owned(),
            sentence: k.sentence.to_owned(),
            of_one: k.of_one,
        };
        ALL.iter().map(card).collect()
    }
}
