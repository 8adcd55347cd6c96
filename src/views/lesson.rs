//! Lessons as the page shows them: one step, one handout.

use serde::Serialize;

use super::curtain::Groups;
use super::lesson_picture::picture;
use super::plot::PlotView;
use super::prose::Prose;
use super::subject::Subject;
use crate::explain::wording::{count, sentence_case};
use crate::flags::About;
use crate::learn::compare::Reader;
use crate::learn::exam;
use crate::learn::facts::{Case, in_words};
use crate::learn::lessons::{self, Guess, GuessAnswer, Lesson, Most, Select};
use crate::learn::link::Link;
use crate::simulate::world::Values;

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
    /// The same in words, with its unit.
    pub shown: String,
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
    /// How many there are; none where an invented team stands open without a lesson.
    pub steps: u32,
    /// "Step 2 of 6, How one flag arises".
    pub place: String,
    /// The fragment of the step before.
    pub previous: Option<String>,
    /// The fragment of the next step.
    pub next: Option<String>,
    /// The step's heading.
    pub title: String,
    /// Its text.
    pub text: Prose,
    /// Its first two sentences, for a room that reads them from its seats.
    pub brief: Prose,
    /// Which screen it shows: rows, overview, person, curtain, dots, picture, exam.
    pub screen: String,
    /// The person or team that is open, where one is.
    pub subject: Option<Subject>,
    /// The indicator that is drawn, where one is asked for.
    pub indicator: Option<String>,
    /// The picture of its own that it has, where it has one.
    pub picture: Option<PlotView>,
    /// What the room guesses before anything else is shown.
    pub guess: Option<GuessView>,
    /// Whom the rule and Candour list, and whom they listed before a slider was moved.
    pub listed: String,
    /// The same, to be drawn.
    pub bars: Vec<ListedBar>,
    /// What can be moved.
    pub sliders: Vec<SliderView>,
    /// Notes for whoever leads it.
    pub notes: Vec<String>,
    /// The fragment that shows the same.
    pub link: String,
}

/// How many one reader lists, as shares of the most that any of them lists or listed.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ListedBar {
    /// Who reads.
    pub reader: String,
    /// How many are listed now.
    pub now: f64,
    /// How many were before a slider was moved.
    pub before: Option<f64>,
}

/// A guess that is asked for, and what is so.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct GuessView {
    /// The question.
    pub question: Prose,
    /// The highest guess; the lowest is 0.
    pub high: f64,
    /// The step from one guess to the next.
    pub step: f64,
    /// Where the slider stands before anybody guessed: in the middle.
    pub middle: f64,
    /// What is so, as a number on the same scale; nothing where a guess is an opinion.
    pub is: Option<f64>,
    /// What is so, in words.
    pub said: String,
    /// The step at which the same was asked before.
    pub before: Option<u32>,
}

impl GuessView {
    fn of(guess: &Guess, case: &Case<'_>) -> Option<Self> {
        let (said, is, before) = match guess.answer {
            GuessAnswer::Fact(fact) => {
                let said = case.figure(fact)?;
                let is: f64 = said.replace(',', "").parse().ok()?;
                (said, Some(is), None)
            }
            GuessAnswer::Opinion => (String::new(), None, None),
            GuessAnswer::Before(step) => (String::new(), None, Some(step)),
        };
        let (high, step) = match guess.most {
            Most::People => (case.compared().len() as f64, 1.0),
            Most::Hundred => (100.0, 1.0),
            Most::Ten => (10.0, 0.1),
            Most::Count(most) => (f64::from(most), 1.0),
        };
        // Whatever is so has a place on the scale.
        let high = high.max(is.unwrap_or_default().ceil());
        let question = case.fill(guess.question).ok()?;
        Some(Self { question, high, step, middle: (high / 2.0).floor(), is, said, before })
    }
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
    /// What a naive rule, a generic ordering and Candour make of the people of its last step.
    pub groups: Groups,
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
        shown: in_words(slider, value),
    };
    values.each().map(view).collect()
}

impl LessonView {
    /// A scenario without a lesson.
    pub fn of_scenario(link: &Link, case: &Case<'_>, before: Option<[u32; 2]>) -> Self {
        Self {
            id: case.scenario.id.to_owned(),
            name: case.scenario.name.to_owned(),
            step: 0,
            steps: 0,
            place: "Invented team".to_owned(),
            previous: None,
            next: None,
            title: case.scenario.name.to_owned(),
            text: Prose::new().say(case.scenario.sentence),
            brief: Prose::new().say(case.scenario.sentence),
            // The exam keeps the curtain down and asks for decisions instead.
            screen: if link.scenario == exam::SCENARIO { "exam" } else { lessons::Screen::Overview.id() }
                .to_owned(),
            subject: None,
            indicator: None,
            picture: None,
            guess: None,
            listed: listed(case, before),
            bars: bars(case, before),
            sliders: sliders(&link.values),
            notes: Vec::new(),
            link: link.fragment(),
        }
    }

    /// A step on the run that stands; `None` where the lesson has no such step.
    pub fn of(lesson: &Lesson, link: &Link, case: &Case<'_>, before: Option<[u32; 2]>) -> Option<Self> {
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
            place: format!("Step {} of {}, {}", link.step + 1, lesson.steps.len(), lesson.name),
            previous: link.step.checked_sub(1).map(|step| at(lesson, step, link.seed)),
            next: (link.step as usize + 1 < lesson.steps.len()).then(|| at(lesson, link.step + 1, link.seed)),
            title: step.title.to_owned(),
            // A text names only figures there are: a test reads all of them.
            text: case.fill(step.text).unwrap_or_default(),
            brief: case.fill(first_two_sentences(step.text)).unwrap_or_default(),
            screen: step.screen.id().to_owned(),
            subject: about.map(super::subject::subject),
            indicator: if let Select::Indicator(id) = step.select { Some(id.to_owned()) } else { None },
            guess: step.guess.as_ref().and_then(|g| GuessView::of(g, case)),
            listed: listed(case, before),
            bars: bars(case, before),
            picture: picture(step, case),
            sliders: sliders(&link.values),
            notes: lesson.notes.iter().map(|n| (*n).to_owned()).collect(),
            link: link.fragment(),
        })
    }
}

/// Texts of lessons have no full stop or question mark but at the end of a sentence.
fn first_two_sentences(text: &str) -> &str {
    let end = text.match_indices(['.', '?', '!']).nth(1).map_or(text.len(), |(at, mark)| at + mark.len());
    &text[..end]
}

/// Whom a naive rule and Candour list, now and before a slider was moved.
fn listed(case: &Case<'_>, before: Option<[u32; 2]>) -> String {
    let [naive, candour] = case.listed();
    let whom = |n: u32| if n == 0 { "nobody".to_owned() } else { count(n, "person", "people") };
    let now = format!("A naive rule lists {}, Candour {}.", whom(naive), whom(candour));
    match before {
        Some(old) if old == [naive, candour] => format!("{now} Before the last move: as many."),
        Some([naive, candour]) => {
            format!("{now} Before the last move: {} and {}.", whom(naive), whom(candour))
        }
        None => now,
    }
}

/// The same as bars.
fn bars(case: &Case<'_>, before: Option<[u32; 2]>) -> Vec<ListedBar> {
    let now = case.listed();
    let most = now.into_iter().chain(before.into_iter().flatten()).max().unwrap_or(0).max(1);
    let share = |n: u32| f64::from(n) / f64::from(most);
    [Reader::Naive, Reader::Candour]
        .into_iter()
        .enumerate()
        .map(|(at, reader)| ListedBar {
            reader: sentence_case(reader.label()),
            now: share(now[at]),
            before: before.map(|old| share(old[at])),
        })
        .collect()
}

/// The fragment of a step as the lesson has it.
fn at(lesson: &Lesson, step: u32, seed: u32) -> String {
    format!("#learn?lesson={}&step={step}&seed={seed}", lesson.id)
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
            groups: Groups::of(case),
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
