//! Lessons as the page shows them: the gallery, one step, one handout.

use serde::Serialize;

use super::prose::Prose;
use super::subject::Subject;
use crate::flags::About;
use crate::learn::facts::Case;
use crate::learn::lessons::{self, Lesson, Select};
use crate::learn::link::Link;
use crate::simulate::scenarios::{self, Scenario};
use crate::simulate::world::Values;

/// Everything that can be opened under Learn.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct GalleryView {
    /// The line at the top.
    pub lede: String,
    /// Lessons, in order.
    pub lessons: Vec<GalleryEntry>,
    /// Invented teams.
    pub scenarios: Vec<GalleryEntry>,
}

/// A lesson or a scenario in the gallery.
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
    /// "6 steps, about 10 minutes"; empty for a scenario.
    pub length: String,
    /// The fragment that opens it.
    pub link: String,
}

/// A slider as it stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SliderView {
    /// Its id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// The unit behind the figure.
    pub unit: String,
    /// The lowest value.
    pub low: f64,
    /// The highest value.
    pub high: f64,
    /// The step.
    pub step: f64,
    /// Where it stands.
    pub value: f64,
}

/// One step of a lesson, with the figures of the run that stands.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LessonView {
    /// The lesson.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The step, from 0.
    pub step: u32,
    /// How many there are.
    pub steps: u32,
    /// The step's heading.
    pub title: String,
    /// Its text.
    pub text: Prose,
    /// Which screen it shows: overview, person, curtain, dots.
    pub screen: String,
    /// The person or team that is open, where one is.
    pub subject: Option<Subject>,
    /// The indicator that is drawn, where one is asked for.
    pub indicator: Option<String>,
    /// What can be moved.
    pub sliders: Vec<SliderView>,
    /// Notes for whoever leads it.
    pub notes: Vec<String>,
    /// The fragment that shows the same.
    pub link: String,
}

/// A page to be handed out.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct HandoutView {
    /// The lesson's name.
    pub title: String,
    /// Its question.
    pub question: String,
    /// Headings with their texts.
    pub parts: Vec<HandoutPart>,
    /// What the figures rest on: the invented team and the seed, so that anyone can draw them again.
    pub rests_on: String,
    /// The facilitator's guide: notes, and the steps in order.
    pub guide: Vec<String>,
}

/// A part of a handout.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct HandoutPart {
    /// Its heading.
    pub heading: String,
    /// Its text.
    pub text: Prose,
}

impl GalleryView {
    /// All lessons and all invented teams.
    pub fn all() -> Self {
        let of_lesson = |lesson: &&Lesson| GalleryEntry {
            id: lesson.id.to_owned(),
            name: lesson.name.to_owned(),
            sentence: lesson.question.to_owned(),
            length: format!("{} steps, about {} minutes", lesson.steps.len(), lesson.minutes),
            link: format!("#learn?lesson={}&step=0", lesson.id),
        };
        let of_scenario = |scenario: &&'static Scenario| GalleryEntry {
            id: scenario.id.to_owned(),
            name: scenario.name.to_owned(),
            sentence: scenario.sentence.to_owned(),
            length: String::new(),
            link: Link::to(scenario).fragment(),
        };
        Self {
            lede: "Invented teams with the truth attached. Change what really happened, see which flags arise, then lift the curtain.".to_owned(),
            lessons: lessons::ALL.iter().map(of_lesson).collect(),
            scenarios: scenarios::ALL.iter().map(of_scenario).collect(),
        }
    }
}

/// Sliders as they stand.
pub fn sliders(values: &Values) -> Vec<SliderView> {
    let view = |(slider, value): (&crate::simulate::world::Slider, f64)| SliderView {
        id: slider.id.to_owned(),
        label: slider.label.to_owned(),
        unit: slider.unit.to_owned(),
        low: slider.low,
        high: slider.high,
        step: slider.step,
        value,
    };
    values.each().map(view).collect()
}

impl LessonView {
    /// A step on the run that stands; `None` where the lesson has no such step.
    pub fn of(lesson: &Lesson, link: &Link, case: &Case<'_>) -> Option<Self> {
        let step = lesson.steps.get(link.step as usize)?;
        let about = match step.select {
            Select::FirstFlag => case.first_flag().map(|f| f.about),
            Select::FirstTeam => case.first_team().map(About::Team),
            Select::FirstOf(truth) => {
                case.compared().iter().find(|c| c.truth == truth).map(|c| About::Person(c.person))
            }
            Select::Nothing | Select::Indicator(_) => None,
        };
        Some(Self {
            id: lesson.id.to_owned(),
            name: lesson.name.to_owned(),
            step: link.step,
            steps: lesson.steps.len() as u32,
            title: step.title.to_owned(),
            // A text names only figures there are: a test reads all of them.
            text: case.fill(step.text).unwrap_or_default(),
            screen: step.screen.id().to_owned(),
            subject: about.map(super::subject::subject),
            indicator: if let Select::Indicator(id) = step.select { Some(id.to_owned()) } else { None },
            sliders: sliders(&link.values),
            notes: lesson.notes.iter().map(|n| (*n).to_owned()).collect(),
            link: link.fragment(),
        })
    }
}

impl HandoutView {
    /// The handout of a lesson, with the figures of the run that stands.
    pub fn of(lesson: &Lesson, link: &Link, case: &Case<'_>) -> Self {
        let part = |p: &lessons::Part| HandoutPart {
            heading: p.heading.to_owned(),
            text: case.fill(p.text).unwrap_or_default(),
        };
        let mut guide: Vec<String> = lesson.notes.iter().map(|n| (*n).to_owned()).collect();
        guide.extend(lesson.steps.iter().enumerate().map(|(at, s)| format!("Step {}: {}", at + 1, s.title)));
        Self {
            title: lesson.name.to_owned(),
            question: lesson.question.to_owned(),
            parts: lesson.handout.iter().map(part).collect(),
            rests_on: format!(
                "Figures of the invented team “{}”, seed {}: {}",
                case.scenario.name,
                link.seed,
                link.fragment()
            ),
            guide,
        }
    }
}
