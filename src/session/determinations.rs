//! Determinations of one sitting. They belong to people and teams as the files name them, not to a run: nothing but
//! "Forget everything" and the user takes them away.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::Session;
use crate::explain::determination::{Determination, Impression, Kept, Whom};
use crate::explain::wording::count;
use crate::flags::About;
use crate::maths::InOrder;
use crate::problem::{Problem, ProblemKind};
use crate::tables::Workforce;
use crate::views::Table;
use crate::views::determination::{AgreementView, DeterminationsView, key};
use crate::views::subject::Subject;
use crate::views::undone;

/// What was decided, and what was expected before.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Decisions {
    pub(super) kept: Vec<Rc<Kept>>,
    pub(super) impressions: Vec<Rc<Impression>>,
    /// Whether first impressions are asked for.
    pub(super) ask_first: bool,
}

/// What became of determinations that were taken in beside those that are here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Merged {
    /// Of flags that had none here.
    added: u32,
    /// Newer than the one here, and in its place now.
    newer: u32,
    /// Another than the one here, which is as new or newer and stays.
    stay: u32,
}

impl Merged {
    /// In a sentence; empty where nothing stood here before.
    pub(super) fn words(self) -> String {
        if self.newer + self.stay == 0 {
            return String::new();
        }
        let of = |n: u32| count(n, "determination", "determinations");
        let mut parts = Vec::new();
        if self.added > 0 {
            parts.push(format!("{} added", of(self.added)));
        }
        if self.newer > 0 {
            parts.push(format!("{} newer than the one here, and in its place", of(self.newer)));
        }
        if self.stay > 0 {
            parts.push(format!("{} left out, since the one here is as new or newer", of(self.stay)));
        }
        format!(" {}. Undo takes this back.", parts.join("; "))
    }
}

/// Everything decided, as it is saved.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Saved {
    /// What the file is, for whoever opens it.
    format: String,
    /// What the records were looked at for. It is read by people, and no rule of the next run: taking the file leaves the
    /// purpose there as it is.
    #[serde(default)]
    purpose: String,
    determinations: Vec<Kept>,
    first_impressions: Vec<Impression>,
}

/// The first words of saved determinations.
const FORMAT: &str = "Candour determinations 1";

/// Whether a text calls itself saved determinations.
pub(super) fn are_saved(json: &str) -> bool {
    json.get(..json.len().min(200)).unwrap_or(json).contains(FORMAT)
}

impl Decisions {
    pub(super) fn kept(&self) -> impl Iterator<Item = &Kept> {
        self.kept.iter().map(Rc::as_ref)
    }

    pub(super) fn impressions(&self) -> impl Iterator<Item = &Impression> {
        self.impressions.iter().map(Rc::as_ref)
    }

    /// What was saved, by itself; of two about one flag, the later counts.
    pub(super) fn saved(saved: Vec<Kept>, impressions: Vec<Impression>) -> Self {
        let mut kept: Vec<Rc<Kept>> = Vec::new();
        for one in saved {
            kept.retain(|k| key(&k.whom, &k.indicator) != key(&one.whom, &one.indicator));
            kept.push(Rc::new(one));
        }
        kept.put_in_order_by(|a, b| (&a.whom, &a.indicator).cmp(&(&b.whom, &b.indicator)));
        Self { kept, impressions: impressions.into_iter().map(Rc::new).collect(), ask_first: false }
    }

    /// Takes in what was saved, beside what is here: of two determinations of one flag the newer stands, and of two on
    /// the same day the one that is here. A first impression that is here stays: it was written before the flags were seen.
    pub(super) fn merge(&mut self, other: &Self) -> Merged {
        let mut merged = Merged::default();
        for theirs in &other.kept {
            let same = |own: &Rc<Kept>| own.whom == theirs.whom && own.indicator == theirs.indicator;
            match self.kept.iter_mut().find(|own| same(own)) {
                None => {
                    self.kept.push(Rc::clone(theirs));
                    merged.added += 1;
                }
                Some(own) if own == theirs => {}
                Some(own) if theirs.determination.day > own.determination.day => {
                    *own = Rc::clone(theirs);
                    merged.newer += 1;
                }
                Some(_) => merged.stay += 1,
            }
        }
        self.kept.put_in_order_by(|a, b| (&a.whom, &a.indicator).cmp(&(&b.whom, &b.indicator)));
        for theirs in &other.impressions {
            if !self.impressions.iter().any(|own| own.whom == theirs.whom) {
                self.impressions.push(Rc::clone(theirs));
            }
        }
        merged
    }

    fn of(&self, wanted: &str) -> Option<&Kept> {
        self.kept().find(|one| key(&one.whom, &one.indicator) == wanted)
    }

    /// What was decided goes back; a first impression does not: the flags were seen since.
    pub(super) fn put_back(&mut self, before: Self) {
        self.kept = before.kept;
    }

    /// Whether both hold the same texts; that first impressions are asked for is no text.
    fn same_texts(&self, other: &Self) -> bool {
        self.kept == other.kept && self.impressions == other.impressions
    }
}

impl Session {
    /// Everything about the determinations of one person or team: what stands, and what can be chosen.
    ///
    /// # Errors
    /// As [`Session::person`].
    pub fn determinations(&self, subject: &Subject) -> Result<DeterminationsView, Problem> {
        let scene = self.scene()?;
        let about = self.about(subject)?;
        let whom = whom(scene.workforce, about);
        let kept: Vec<&Kept> = self.decisions.kept().filter(|one| one.whom == whom).collect();
        let impression = self.decisions.impressions.iter().find(|i| i.whom == whom).map(|i| i.text.as_str());
        Ok(DeterminationsView::of(&scene, about, &whom, &kept, self.decisions.ask_first, impression))
    }

    /// Keeps a determination under the key its view gave, in place of an earlier one.
    ///
    /// # Errors
    /// A sentence that names what is missing; what was kept before stays.
    pub fn decide(&mut self, wanted: &str, determination: Determination) -> Result<(), Problem> {
        determination.check()?;
        let scene = self.scene()?;
        let flagged = scene.findings.flags.iter().find_map(|flag| {
            let whom = whom(scene.workforce, flag.about);
            (key(&whom, flag.indicator) == wanted)
                .then(|| (whom, flag.indicator.to_owned(), scene.pattern(flag)))
        });
        // A flag that arises no more keeps what it said.
        let before =
            || self.decisions.of(wanted).map(|k| (k.whom.clone(), k.indicator.clone(), k.pattern.clone()));
        let (whom, indicator, pattern) = flagged.or_else(before).ok_or_else(no_such_flag)?;
        self.remember(undone::determination(&indicator));
        self.decisions.kept.retain(|one| key(&one.whom, &one.indicator) != wanted);
        self.decisions.kept.push(Rc::new(Kept { whom, indicator, pattern, determination }));
        self.decisions.kept.put_in_order_by(|a, b| (&a.whom, &a.indicator).cmp(&(&b.whom, &b.indicator)));
        Ok(())
    }

    /// Takes a determination back.
    ///
    /// # Errors
    /// Where there is none under this key.
    pub fn take_back(&mut self, wanted: &str) -> Result<(), Problem> {
        let indicator = self.decisions.of(wanted).ok_or_else(no_such_flag)?.indicator.clone();
        self.remember(format!("taking back {}", undone::determination(&indicator)));
        self.decisions.kept.retain(|one| key(&one.whom, &one.indicator) != wanted);
        Ok(())
    }

    /// Whether a first impression is asked for before someone's flags are shown.
    pub fn ask_first_impressions(&mut self, on: bool) {
        self.decisions.ask_first = on;
    }

    /// Keeps the first impression of someone; it cannot be changed once their flags were seen.
    ///
    /// # Errors
    /// Where nothing is written, or it was written before.
    pub fn first_impression(&mut self, subject: &Subject, text: &str) -> Result<(), Problem> {
        self.scene()?;
        let about = self.about(subject)?;
        let whom = whom(self.workforce(), about);
        let text = text.trim();
        let problem = |sentence: &str, what: &str| Err(Problem::new(ProblemKind::Setting, sentence, what));
        if text.is_empty() {
            return problem("The first impression is missing.", "Write what you expect, in a sentence.");
        }
        if self.decisions.impressions.iter().any(|i| i.whom == whom) {
            return problem(
                "The first impression was written before.",
                "Write what has changed in the reason.",
            );
        }
        self.decisions.impressions.push(Rc::new(Impression { whom, text: text.to_owned() }));
        Ok(())
    }

    /// How often the flags were agreed with, every determination, and whether all is saved.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn agreement(&self) -> Result<AgreementView, Problem> {
        let scene = self.scene()?;
        let kept: Vec<&Kept> = self.decisions.kept().collect();
        Ok(AgreementView::of(&scene, &kept, self.unsaved()))
    }

    /// Whether anything was written that is in no file yet.
    pub fn unsaved(&self) -> bool {
        !self.decisions.same_texts(&self.saved)
    }

    /// What is written now is in a file: all of it, or everything but the first impressions, which no table holds.
    pub fn determinations_saved(&mut self, all: bool) {
        self.saved.kept.clone_from(&self.decisions.kept);
        if all {
            self.saved.impressions.clone_from(&self.decisions.impressions);
        }
    }

    /// Every determination as a table, with people called as they are on the page.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn determinations_table(&self) -> Result<Table, Problem> {
        self.agreement().map(|view| view.table)
    }

    /// Every determination and first impression as JSON, with people named by their numbers in the files.
    pub fn determinations_json(&self) -> String {
        let saved = Saved {
            format: FORMAT.to_owned(),
            purpose: self.purpose.text.clone(),
            determinations: self.decisions.kept().cloned().collect(),
            first_impressions: self.decisions.impressions.iter().map(|i| i.as_ref().clone()).collect(),
        };
        serde_json::to_string_pretty(&saved).unwrap_or_default()
    }

    /// Takes what [`Session::determinations_json`] gave, beside what was decided here: of one flag the newer stands. Gives
    /// a sentence about it, and can be undone.
    ///
    /// # Errors
    /// Where the text is no saved determinations, or one of them could not be kept; nothing is changed then.
    pub fn take_determinations(&mut self, name: &str, json: &str) -> Result<String, Problem> {
        let saved: Option<Saved> = serde_json::from_str(json).ok().filter(|s: &Saved| s.format == FORMAT);
        let saved = saved.ok_or_else(|| {
            Problem::new(
                ProblemKind::NotATable,
                "That is no file of determinations.",
                "Choose one that was saved on this page.",
            )
        })?;
        for one in &saved.determinations {
            one.determination.check()?;
        }
        self.remember(format!("taking in {name}"));
        let theirs = Decisions::saved(saved.determinations, saved.first_impressions);
        let merged = self.decisions.merge(&theirs);
        self.saved = theirs;
        Ok(format!(
            "{name} was taken: what was decided stands on the page of each person and team again.{}",
            merged.words()
        ))
    }

    pub(super) fn about(&self, subject: &Subject) -> Result<About, Problem> {
        let workforce = self.scene()?.workforce;
        match *subject {
            Subject::Person { id } if (id as usize) < workforce.people.len() => Ok(About::Person(id)),
            Subject::Team { id } if (id as usize) < workforce.teams.len() => Ok(About::Team(id)),
            _ => Err(super::screens::nobody()),
        }
    }
}

pub(super) fn whom(workforce: &Workforce, about: About) -> Whom {
    match about {
        About::Person(id) => Whom::Person(workforce.people[id as usize].key.clone()),
        About::Team(id) => Whom::Team(workforce.teams[id as usize].name.clone()),
    }
}

fn no_such_flag() -> Problem {
    Problem::new(ProblemKind::Setting, "That flag is no longer there.", "Go back to the list.")
}
