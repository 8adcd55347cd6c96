//! Everything under Learn: where to begin, the lessons, the exam, and the invented teams by what they teach.

use serde::Serialize;

use super::curtain::ReaderDots;
use super::curtain::drawn;
use crate::learn::exam;
use crate::learn::lessons::{self, Lesson};
use crate::learn::link::Link;
use crate::simulate::scenarios::{self, Scenario};

/// Everything that can be opened under Learn.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct GalleryView {
    /// The line at the top.
    pub lede: String,
    /// Which lesson to begin with, for whoever has ten minutes.
    pub start: GalleryEntry,
    /// Lessons, in order.
    pub lessons: Vec<GalleryEntry>,
    /// The exam.
    pub exam: GalleryEntry,
    /// Invented teams that no lesson is called after, by what they teach.
    pub groups: Vec<GalleryGroup>,
}

/// A lesson, the exam or an invented team.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct GalleryEntry {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// One sentence.
    pub sentence: String,
    /// "6 steps, about 10 minutes"; empty for a team.
    pub length: String,
    /// The fragment that opens it.
    pub link: String,
    /// Whom a naive rule and Candour flag at its end; nothing for a team.
    pub picture: Vec<ReaderDots>,
}

/// Invented teams that teach the same.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct GalleryGroup {
    /// "Luck".
    pub heading: String,
    /// The teams.
    pub teams: Vec<GalleryEntry>,
}

/// What each invented team teaches, by id. A test holds that each stands here once.
const TEACHES: [(&str, &[&str]); 5] = [
    ("Luck", &["fair-coin", "small-station", "monday", "intervention", "base-rate", "sixteen", "simpson"]),
    ("Work", &["specialist", "covering", "hidden-direction", "nights"]),
    ("Illness", &["migraine", "pregnancy", "norovirus"]),
    ("Records", &["late-paperwork", "false-claim", "part-timer", "formats", "typed"]),
    ("Rules", &["gaming", "promotion", "feedback"]),
];

/// Of each lesson's last step, people by what a naive rule and Candour make of them. A test runs them and renews it.
pub const COUNTED: &str = include_str!("gallery.tsv");

impl GalleryView {
    /// All lessons and all invented teams.
    pub fn all() -> Self {
        let lessons: Vec<GalleryEntry> = lessons::ALL.iter().map(|lesson| of_lesson(lesson)).collect();
        let named =
            |id: &&&str| lessons::ALL.iter().all(|l| scenarios::by_id(id).is_none_or(|s| s.name != l.name));
        let groups = TEACHES
            .iter()
            .map(|(heading, teams)| GalleryGroup {
                heading: (*heading).to_owned(),
                teams: teams
                    .iter()
                    .filter(named)
                    .filter_map(|id| scenarios::by_id(id))
                    .map(of_scenario)
                    .collect(),
            })
            .collect();
        let sit = GalleryEntry {
            name: "The exam".to_owned(),
            sentence: format!(
                "{} people, and for each a decision and a reason. What counts is whom it helps and whom it harms.",
                exam::PEOPLE
            ),
            length: "about 20 minutes".to_owned(),
            ..scenarios::by_id(exam::SCENARIO).map_or_else(|| lessons[0].clone(), of_scenario)
        };
        Self {
            lede: "Invented teams with the truth attached. Change what really happened, see which flags arise, then lift the curtain.".to_owned(),
            start: lessons[0].clone(),
            lessons,
            exam: sit,
            groups,
        }
    }
}

fn of_lesson(lesson: &Lesson) -> GalleryEntry {
    let counted = COUNTED.lines().filter_map(|line| line.split_once('\t')).find(|(id, _)| *id == lesson.id);
    GalleryEntry {
        id: lesson.id.to_owned(),
        name: lesson.name.to_owned(),
        sentence: lesson.question.to_owned(),
        length: format!("{} steps, about {} minutes", lesson.steps.len(), lesson.minutes),
        link: format!("#learn?lesson={}&step=0", lesson.id),
        picture: counted.map(|(_, counts)| drawn(counts)).unwrap_or_default(),
    }
}

fn of_scenario(scenario: &'static Scenario) -> GalleryEntry {
    GalleryEntry {
        id: scenario.id.to_owned(),
        name: scenario.name.to_owned(),
        sentence: scenario.sentence.to_owned(),
        length: String::new(),
        link: Link::to(scenario).fragment(),
        picture: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_team_teaches_something_and_nothing_stands_twice() {
        let mut ids: Vec<&str> = TEACHES.iter().flat_map(|(_, teams)| teams.iter().copied()).collect();
        ids.push(exam::SCENARIO);
        ids.sort_unstable();
        let mut all: Vec<&str> = scenarios::ALL.iter().map(|s| s.id).collect();
        all.sort_unstable();
        assert_eq!(ids, all, "put the missing team into TEACHES in src/views/gallery.rs");
        let view = GalleryView::all();
        let teams = view.groups.iter().flat_map(|g| &g.teams);
        let mut names: Vec<&str> = view.lessons.iter().chain(teams).map(|e| e.name.as_str()).collect();
        names.push(&view.exam.name);
        let many = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), many, "nothing under one name twice: {names:?}");
        assert!(view.lessons.iter().all(|l| l.picture.len() == 2), "every lesson has its picture");
    }
}
