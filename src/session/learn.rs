//! Invented teams: a scenario opened through the same intake as anyone's files, lessons on it, the exam, and the curtain
//! lifted.

use super::Session;
use crate::learn::exam::{self, Decision, Marks, Reason, Sitting};
use crate::learn::facts::Case;
use crate::learn::lessons;
use crate::learn::link::Link;
use crate::problem::{Problem, ProblemKind};
use crate::simulate::scenarios::{self, Scenario};
use crate::simulate::world::{Answer, World};
use crate::views::lesson::{SliderView, sliders};
use crate::views::{CurtainView, DebriefView, DotsView, ExamView, GalleryView, HandoutView, LessonView};

/// A scenario that stands open: which, how it was set, and its truth.
#[derive(Debug)]
pub(super) struct Opened {
    scenario: &'static Scenario,
    link: Link,
    world: World,
    /// How many people a naive rule and Candour listed before a slider was moved.
    before: Option<[u32; 2]>,
}

/// What an invented team is looked at for.
const LEARNING: &str = "To see on invented people how flags arise.";

impl Session {
    /// Everything that can be opened under Learn.
    pub fn gallery() -> GalleryView {
        GalleryView::all()
    }

    /// Forgets everything, and reads the files of a scenario. What no slider is called is dropped, and every value is
    /// held within its ends.
    ///
    /// ```
    /// use candour::session::Session;
    /// let mut session = Session::new();
    /// session.open_scenario("small-station", &[], 7).unwrap();
    /// session.analyse().unwrap();
    /// assert_eq!(session.findings().unwrap().individual().count(), 0);
    /// ```
    ///
    /// # Errors
    /// Where there is no such scenario.
    pub fn open_scenario(&mut self, id: &str, moved: &[(&str, f64)], seed: u32) -> Result<(), Problem> {
        let scenario = scenarios::by_id(id).ok_or_else(nothing_there)?;
        self.open_world(&Link { values: scenario.with(moved), seed, ..Link::to(scenario) })
    }

    /// Opens what the fragment of a link names, a lesson at its step or a scenario.
    ///
    /// # Errors
    /// Where it names nothing that is known.
    pub fn open_link(&mut self, fragment: &str) -> Result<(), Problem> {
        let link = Link::read(fragment).ok_or_else(nothing_there)?;
        self.open_world(&link)
    }

    fn open_world(&mut self, link: &Link) -> Result<(), Problem> {
        let scenario = scenarios::by_id(link.scenario).ok_or_else(nothing_there)?;
        let world = scenario.world(&link.values, link.seed);
        let files = scenario.written.map_or_else(|| world.files(), |write| write(&link.values, link.seed));
        // Whoever sits the exam on this machine does so one after another.
        let sat = std::mem::take(&mut self.sat);
        self.clear();
        self.sat = sat;
        LEARNING.clone_into(&mut self.purpose.text);
        for file in &files {
            self.read(&file.name, file.text.as_bytes())?;
        }
        let step = link.lesson.and_then(lessons::by_id).and_then(|l| l.steps.get(link.step as usize));
        for (id, value) in step.map_or(&[][..], |s| s.settings) {
            self.edits.push(((*id).to_owned(), (*value).to_owned()));
        }
        self.opened = Some(Opened { scenario, link: link.clone(), world, before: None });
        Ok(())
    }

    /// Moves one slider of the scenario that stands open, and reads the world that follows from it. Settings stay as they
    /// were set.
    ///
    /// # Errors
    /// Where no scenario stands open, or it has no such slider.
    pub fn move_slider(&mut self, id: &str, value: f64) -> Result<(), Problem> {
        let mut link = self.opened()?.link.clone();
        if !link.values.set(id, value) {
            return Err(Problem::new(
                ProblemKind::Setting,
                "There is no such slider.",
                "Choose one that the invented team has.",
            ));
        }
        let before = self.case().ok().map(|(_, case)| case.listed());
        let edits = std::mem::take(&mut self.edits);
        self.open_world(&link)?;
        self.edits = edits;
        if let Some(opened) = &mut self.opened {
            opened.before = before;
        }
        Ok(())
    }

    /// The world of the scenario that stands open.
    pub fn world(&self) -> Option<&World> {
        self.opened.as_ref().map(|o| &o.world)
    }

    /// The fragment that opens what stands open; `None` where files of anyone's own do.
    pub fn link(&self) -> Option<String> {
        self.opened.as_ref().map(|o| o.link.fragment())
    }

    /// What can be moved in the scenario that stands open.
    ///
    /// # Errors
    /// Where none does.
    pub fn sliders(&self) -> Result<Vec<SliderView>, Problem> {
        Ok(sliders(&self.opened()?.link.values))
    }

    /// The step of the lesson that stands open, or the scenario without one.
    ///
    /// # Errors
    /// Where no scenario stands open, or nothing was analysed; so for the views below.
    pub fn lesson(&self) -> Result<LessonView, Problem> {
        let (opened, case) = self.case()?;
        let Some(lesson) = opened.link.lesson.and_then(lessons::by_id) else {
            return Ok(LessonView::of_scenario(&opened.link, &case, opened.before));
        };
        LessonView::of(lesson, &opened.link, &case, opened.before).ok_or_else(nothing_there)
    }

    /// The handout of the lesson that stands open, with the figures of its last step, whichever stands open.
    ///
    /// # Errors
    /// As [`Session::lesson`].
    pub fn handout(&self) -> Result<HandoutView, Problem> {
        let stands = &self.opened()?.link;
        let lesson = stands.lesson.and_then(lessons::by_id).ok_or_else(nothing_there)?;
        let last = lesson.steps.len().saturating_sub(1);
        let link = Link::read(&format!("#learn?lesson={}&step={last}&seed={}", lesson.id, stands.seed))
            .ok_or_else(nothing_there)?;
        let mut other = Self::new();
        other.open_world(&link)?;
        other.analyse()?;
        Ok(HandoutView::of(lesson, &link, &other.case()?.1))
    }

    /// One dot a person.
    ///
    /// # Errors
    /// As [`Session::curtain`].
    pub fn dots(&self) -> Result<DotsView, Problem> {
        Ok(DotsView::of(&self.case()?.1))
    }

    /// Truth beside flags.
    ///
    /// # Errors
    /// Where no scenario stands open, or nothing was analysed.
    pub fn curtain(&self) -> Result<CurtainView, Problem> {
        let (opened, case) = self.case()?;
        Ok(CurtainView::of(&self.scene()?, opened.scenario, &case))
    }

    /// What a naive rule and Candour made of everyone, in the form in which the gallery keeps it.
    ///
    /// # Errors
    /// As [`Session::curtain`].
    pub fn counted(&self) -> Result<String, Problem> {
        Ok(crate::views::curtain::counted(&self.case()?.1))
    }

    /// The 25 people of the exam.
    ///
    /// # Errors
    /// As [`Session::curtain`].
    pub fn exam(&self) -> Result<ExamView, Problem> {
        let (opened, case) = self.case()?;
        Ok(ExamView::of(&self.scene()?, &case, &exam::draw(&case, opened.link.seed)))
    }

    /// Marks decisions: person, what to do and why, both by id.
    ///
    /// # Errors
    /// Where an answer or a reason is none of those that are offered; and as [`Session::curtain`].
    pub fn mark_exam(&self, decisions: &[(u32, &str, &str)]) -> Result<Marks, Problem> {
        let (opened, case) = self.case()?;
        let decide = |(person, answer, reason): &(u32, &str, &str)| {
            let (answer, reason) = (Answer::from_id(answer)?, Reason::from_id(reason)?);
            Some(Decision { person: *person, answer, reason })
        };
        let decided: Option<Vec<Decision>> = decisions.iter().map(decide).collect();
        let decided = decided.ok_or_else(|| {
            Problem::new(
                ProblemKind::Setting,
                "That is not one of the answers.",
                "Choose one of those that are offered.",
            )
        })?;
        Ok(exam::mark(&case, &exam::draw(&case, opened.link.seed), &decided))
    }

    /// Ends a sitting of the exam and gives its debrief, held against those who sat it before in this session.
    ///
    /// # Errors
    /// As [`Session::mark_exam`].
    pub fn end_exam(&mut self, decisions: &[(u32, &str, &str)]) -> Result<DebriefView, Problem> {
        let marks = self.mark_exam(decisions)?;
        let next = Link { seed: self.opened()?.link.seed.wrapping_add(1), ..self.opened()?.link.clone() };
        let view = DebriefView::of(&self.scene()?, &marks, &self.sat, &next.fragment());
        self.sat.push(Sitting::of(&marks));
        Ok(view)
    }

    fn opened(&self) -> Result<&Opened, Problem> {
        self.opened.as_ref().ok_or_else(|| {
            Problem::new(
                ProblemKind::Setting,
                "No invented team is open.",
                "Choose one under Learn: of anyone’s own files the truth is not known.",
            )
        })
    }

    fn case(&self) -> Result<(&Opened, Case<'_>), Problem> {
        let opened = self.opened()?;
        let scene = self.scene()?;
        let case =
            Case::of(opened.scenario, &opened.link.values, &opened.world, scene.workforce, scene.findings);
        Ok((opened, case))
    }
}

fn nothing_there() -> Problem {
    Problem::new(
        ProblemKind::Setting,
        "There is no such lesson or invented team.",
        "Choose one from the list under Learn.",
    )
}
