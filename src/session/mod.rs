//! The whole product without a browser: read files, settle how they are understood, set the choices, ask for views.
//!
//! The page's worker, the command line and the tests all drive this one type. A file is read in slices; while it is
//! being read again, what was there before stays in use until the new reading is whole.

use crate::flags::{FalseLists, Findings, Flag, ManyWays, Run};
use crate::intake::ledger::Ledger;
use crate::intake::{Choices, Mapping, Plan, Reading};
use crate::learn::exam::Sitting;
use crate::problem::Problem;
use crate::record::Held;
use crate::report::Purpose;
use crate::simulate::sample::{self, SampleFile};
use crate::tables::again::Twice;
use crate::tables::alike::Alike;
use crate::tables::join::{Join, Joined, Said};
use crate::tables::versions::Replaced;
use crate::tables::{FileTable, Workforce};
use crate::views::data::must_be_answered;
use crate::views::explanations::FlagExplanations;
use crate::views::scene::Names;

mod analysis;
mod carried;
mod chance;
mod changes;
mod data;
mod determinations;
mod files;
mod fingerprints;
mod history;
mod learn;
mod mappings;
mod opening;
mod records;
mod reports;
mod screens;
mod spellings;
mod trials;
mod ways;
mod workbooks;

pub use analysis::Progress;

/// Files, choices and findings of one sitting.
///
/// ```
/// use candour::session::Session;
/// let mut session = Session::new();
/// for file in Session::sample(7) {
///     session.read(&file.name, file.text.as_bytes()).unwrap();
/// }
/// session.analyse().unwrap();
/// assert!(session.overview().unwrap().lede.plain().starts_with("Of 240 people"));
/// ```
#[derive(Debug, Default)]
pub struct Session {
    files: Vec<File>,
    next_id: u32,
    joined: Option<Together>,
    edits: Vec<(String, String)>,
    findings: Option<Findings>,
    /// The findings before a setting was changed.
    before: Option<Findings>,
    /// An analysis that has begun.
    run: Option<Run>,
    /// Other ways to analyse, as far as they were asked for; they go with the findings.
    ways: Option<ManyWays>,
    /// Worlds in which nobody differs, as far as they were drawn; they go with the findings.
    lists: Option<FalseLists>,
    /// Other explanations of flags that were gone through for a document; they go with the findings.
    explained: Vec<(Flag, FlagExplanations)>,
    names: Names,
    /// What a human decided, and the same as it was last saved.
    decisions: determinations::Decisions,
    saved: determinations::Decisions,
    /// What the analysis is for.
    purpose: Purpose,
    /// A record that was dropped, to be held against the run.
    expected: Option<Box<Held>>,
    /// What can be undone.
    history: history::History,
    /// Tests and what was chosen for them.
    trials: trials::Trials,
    /// Mappings that were loaded, by number.
    mappings: Vec<Mapping>,
    /// An invented team with its truth.
    opened: Option<learn::Opened>,
    /// Those who sat the exam before.
    sat: Vec<Sitting>,
}

#[derive(Debug)]
struct File {
    id: u32,
    name: String,
    size: u64,
    choices: Choices,
    print: fingerprints::Print,
    /// Which sheet of a workbook it is.
    leaf: Option<workbooks::Leaf>,
    reading: Option<InProgress>,
    done: Option<Done>,
}

#[derive(Debug)]
struct InProgress {
    source: workbooks::Source,
    reading: Box<Reading>,
    table: Option<FileTable>,
}

#[derive(Debug)]
enum Done {
    Read { plan: Box<Plan>, ledger: Ledger, table: Option<FileTable> },
    Refused { problem: Problem, plan: Option<Box<Plan>> },
}

/// What the join of the files made of them.
#[derive(Debug)]
struct Together {
    workforce: Workforce,
    joins: Vec<Join>,
    twice: Vec<Twice>,
    replaced: Vec<Replaced>,
    alike: Vec<Alike>,
    ledgers: Vec<(u32, Ledger)>,
}

impl Session {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The sample team as files, to be read like anyone's.
    pub fn sample(seed: u32) -> Vec<SampleFile> {
        sample::files(seed)
    }

    fn together(&mut self) -> &Together {
        if self.joined.is_none() {
            let mut tables: Vec<(u32, &FileTable)> = Vec::new();
            let mut ledgers: Vec<Ledger> = Vec::new();
            for file in &self.files {
                if let Some(Done::Read { plan, ledger, table: Some(table) }) = &file.done
                    && !must_be_answered(plan)
                {
                    tables.push((file.id, table));
                    ledgers.push(ledger.clone());
                }
            }
            let both = self.files.iter().filter(|f| f.choices.count_both).map(|f| f.id);
            let said = Said { both: both.collect(), spellings: self.spellings() };
            let Joined { workforce, joins, twice, replaced, alike } =
                Workforce::join_with(&tables, &mut ledgers, &said);
            let ids: Vec<u32> = tables.iter().map(|(id, _)| *id).collect();
            self.joined = Some(Together {
                workforce,
                joins,
                twice,
                replaced,
                alike,
                ledgers: ids.into_iter().zip(ledgers).collect(),
            });
        }
        self.joined.get_or_insert_with(|| Together {
            workforce: Workforce::default(),
            joins: Vec::new(),
            twice: Vec::new(),
            replaced: Vec::new(),
            alike: Vec::new(),
            ledgers: Vec::new(),
        })
    }

    /// People and records of all files, joined.
    pub fn workforce(&mut self) -> &Workforce {
        &self.together().workforce
    }

    /// The account of a file's rows, what the join did included.
    pub fn ledger(&mut self, id: u32) -> Option<&Ledger> {
        self.together();
        let joined = self.joined.as_ref().and_then(|t| t.ledgers.iter().find(|(file, _)| *file == id));
        joined.map(|(_, ledger)| ledger).or_else(|| {
            self.files.iter().find(|f| f.id == id).and_then(|f| match &f.done {
                Some(Done::Read { ledger, .. }) => Some(ledger),
                _ => None,
            })
        })
    }

    /// How a file was understood.
    pub fn plan(&self, id: u32) -> Option<&Plan> {
        self.files.iter().find(|f| f.id == id).and_then(|f| match &f.done {
            Some(Done::Read { plan, .. }) => Some(plan.as_ref()),
            Some(Done::Refused { plan, .. }) => plan.as_deref(),
            None => f.reading.as_ref().and_then(|r| r.reading.plan()),
        })
    }
}
