//! One lesson: steps, a handout, notes for whoever leads it.

use crate::simulate::world::Truth;

/// A lesson of five to ten minutes.
#[derive(Debug)]
pub struct Lesson {
    /// Its id, in links.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// The question it answers.
    pub question: &'static str,
    /// How long it takes.
    pub minutes: u8,
    /// The steps.
    pub steps: &'static [Step],
    /// The page that is handed out.
    pub handout: &'static [Part],
    /// Notes for the facilitator: one a paragraph.
    pub notes: &'static [&'static str],
}

/// One step: a text and the state of the screen.
#[derive(Debug)]
pub struct Step {
    /// Its heading.
    pub title: &'static str,
    /// The text; `{name}` is a figure of the run.
    pub text: &'static str,
    /// The scenario that stands open.
    pub scenario: &'static str,
    /// Sliders that are moved.
    pub moved: &'static [(&'static str, f64)],
    /// Settings of the analysis that are changed.
    pub settings: &'static [(&'static str, &'static str)],
    /// The screen.
    pub screen: Screen,
    /// What is selected on it.
    pub select: Select,
    /// What the room guesses before the text and the picture are shown.
    pub guess: Option<Guess>,
}

/// A question to a room, and the figure of the run that answers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guess {
    /// The question; `{name}` is a figure of the run.
    pub question: &'static str,
    /// What answers it.
    pub answer: GuessAnswer,
    /// How far a guess may go.
    pub most: Most,
}

/// What answers a guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuessAnswer {
    /// A figure of the run, by name.
    Fact(&'static str),
    /// Nothing: it is an opinion, to be held against what the room says later.
    Opinion,
    /// What the room said at an earlier step, from 0, to the same question.
    Before(u32),
}

/// The highest guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Most {
    /// Everyone.
    People,
    /// A hundred of a hundred.
    Hundred,
    /// A handful, with tenths: so many times, so many spells each.
    Ten,
    /// So many.
    Count(u32),
}

/// A part of a handout.
#[derive(Debug)]
pub struct Part {
    /// Its heading.
    pub heading: &'static str,
    /// The text; `{name}` is a figure of the run of the lesson's last step.
    pub text: &'static str,
}

/// Which screen a step shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screen {
    /// The rows of a person's file.
    Rows,
    /// The overview with its funnel.
    Overview,
    /// One person or team.
    Person,
    /// Truth beside flags.
    Curtain,
    /// One thousand dots.
    Dots,
    /// Two years of those who had a bad first one: of those who were spoken to, or of those left alone too.
    Years {
        /// Whether those left alone are drawn too.
        all: bool,
    },
    /// How well a rule seems to foretell: with every finding, or without those that it led to itself too.
    Found {
        /// Whether the second is drawn too.
        fair: bool,
    },
}

impl Screen {
    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Overview => "overview",
            Self::Person => "person",
            Self::Curtain => "curtain",
            Self::Dots => "dots",
            Self::Years { .. } | Self::Found { .. } => "picture",
        }
    }
}

/// What is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Select {
    /// Nothing.
    Nothing,
    /// An indicator.
    Indicator(&'static str),
    /// Whoever has the first personal flag.
    FirstFlag,
    /// The first team with a flag.
    FirstTeam,
    /// The first person for whom something is true.
    FirstOf(Truth),
}

/// A step on a screen with nothing moved, changed or selected.
pub(super) const fn step(
    title: &'static str,
    scenario: &'static str,
    screen: Screen,
    text: &'static str,
) -> Step {
    Step { title, text, scenario, moved: &[], settings: &[], screen, select: Select::Nothing, guess: None }
}

impl Step {
    pub(super) const fn with(self, moved: &'static [(&'static str, f64)]) -> Self {
        Self { moved, ..self }
    }

    pub(super) const fn set(self, settings: &'static [(&'static str, &'static str)]) -> Self {
        Self { settings, ..self }
    }

    pub(super) const fn on(self, select: Select) -> Self {
        Self { select, ..self }
    }

    pub(super) const fn guess(self, question: &'static str, fact: &'static str, most: Most) -> Self {
        Self { guess: Some(Guess { question, answer: GuessAnswer::Fact(fact), most }), ..self }
    }

    /// Asks what the room thinks, of ten, before it is shown more.
    pub(super) const fn opinion(self, question: &'static str) -> Self {
        Self { guess: Some(Guess { question, answer: GuessAnswer::Opinion, most: Most::Count(10) }), ..self }
    }

    /// Asks the same again, to be held against what was said at that step.
    pub(super) const fn again(self, question: &'static str, step: u32) -> Self {
        Self {
            guess: Some(Guess { question, answer: GuessAnswer::Before(step), most: Most::Count(10) }),
            ..self
        }
    }
}

pub(super) const fn part(heading: &'static str, text: &'static str) -> Part {
    Part { heading, text }
}
