//! The exam: 25 people, a decision and a reason for each, and what the decisions would have done.
//!
//! Marked on three things that are never added up: of those whose evidence was asked for, how many rightly; how many
//! people who did nothing wrong were harmed by it; how often the reason was the one that holds. A trainee who refers
//! everybody finds every false claim and harms everyone else.

use super::facts::Case;
use crate::maths::Random;
use crate::simulate::world::{Answer, Truth};

/// The invented team that the exam is about.
pub const SCENARIO: &str = "exam";

/// How many people are decided on.
pub const PEOPLE: usize = 25;

/// Of each truth, so many of the 25; the others are ordinary people whom a naive rule lists.
const OF_EACH: [(Truth, usize); 4] =
    [(Truth::FalseClaim, 3), (Truth::LatePaperwork, 4), (Truth::Overworked, 5), (Truth::Condition, 4)];

/// Why somebody decided as they did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// As much comes of luck.
    Luck,
    /// The whole team is high.
    WholeTeam,
    /// One illness that comes back.
    ComesBack,
    /// The absence was closed late.
    ClosedLate,
    /// Two claims cover the same hours.
    SameHours,
    /// The figure is high.
    HighFigure,
}

impl Reason {
    /// Every reason, in the order in which they are offered.
    pub const ALL: [Reason; 6] = [
        Reason::HighFigure,
        Reason::Luck,
        Reason::WholeTeam,
        Reason::ComesBack,
        Reason::ClosedLate,
        Reason::SameHours,
    ];

    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Self::Luck => "luck",
            Self::WholeTeam => "wholeTeam",
            Self::ComesBack => "comesBack",
            Self::ClosedLate => "closedLate",
            Self::SameHours => "sameHours",
            Self::HighFigure => "highFigure",
        }
    }

    /// The reason with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|r| r.id() == id)
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Luck => "luck gives as much",
            Self::WholeTeam => "the whole team is high",
            Self::ComesBack => "many absences, short and alike: an illness that comes back",
            Self::ClosedLate => "one absence closed late, and work on the first day back",
            Self::SameHours => "two claims cover the same hours, again and again",
            Self::HighFigure => "the figure is high",
        }
    }

    /// The reason that holds for a truth.
    pub fn of(truth: Truth) -> Self {
        match truth {
            Truth::Ordinary | Truth::Pregnancy | Truth::Outbreak => Self::Luck,
            Truth::Overworked | Truth::Specialist => Self::WholeTeam,
            Truth::Condition => Self::ComesBack,
            Truth::LatePaperwork => Self::ClosedLate,
            Truth::FalseClaim | Truth::Problem => Self::SameHours,
        }
    }
}

/// What a trainee decided about one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// About whom, by number in the workforce.
    pub person: u32,
    /// What to do.
    pub answer: Answer,
    /// Why.
    pub reason: Reason,
}

/// One person of the exam, as marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Who.
    pub person: u32,
    /// What is true.
    pub truth: Truth,
    /// What was decided; `None` where nothing was.
    pub decision: Option<Decision>,
}

impl Marked {
    /// Whether the decision fits.
    pub fn is_right(&self) -> bool {
        self.decision.is_some_and(|d| d.answer == self.truth.answer())
    }

    /// Whether somebody's evidence was asked for who did nothing wrong.
    pub fn is_harm(&self) -> bool {
        self.decision.is_some_and(|d| d.answer == Answer::LookAtEvidence)
            && self.truth.answer() != Answer::LookAtEvidence
    }

    /// Whether the reason is the one that holds.
    pub fn reason_holds(&self) -> bool {
        self.decision.is_some_and(|d| d.reason == Reason::of(self.truth))
    }
}

/// What the decisions would have done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Everyone of the exam.
    pub people: Vec<Marked>,
    /// People whose evidence was asked for.
    pub referred: u32,
    /// Of them, those with whom there was something to be seen.
    pub rightly: u32,
    /// People with something to be seen, all told.
    pub to_be_seen: u32,
    /// People who did nothing wrong and whose evidence was asked for.
    pub harmed: u32,
    /// Of those, the ones who were ill or worked for others.
    pub harmed_ill_or_overworked: u32,
    /// Decisions that fit.
    pub right: u32,
    /// Reasons that hold.
    pub reasons: u32,
}

/// What is kept of a sitting, to hold later ones against: three numbers, and nobody's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Decisions that fit.
    pub right: u32,
    /// People who did nothing wrong and whose evidence was asked for.
    pub harmed: u32,
    /// Reasons that hold.
    pub reasons: u32,
}

impl Sitting {
    /// The sitting that ended with these marks.
    pub fn of(marks: &Marks) -> Self {
        Self { right: marks.right, harmed: marks.harmed, reasons: marks.reasons }
    }
}

/// Chooses the 25, by number in the workforce: the same for the same run and seed.
pub fn draw(case: &Case<'_>, seed: u32) -> Vec<u32> {
    let mut random = Random::new(u64::from(seed), 20);
    let mut chosen: Vec<u32> = Vec::with_capacity(PEOPLE);
    let mut take = |from: Vec<u32>, most: usize| {
        let mut left: Vec<u32> = from.into_iter().filter(|p| !chosen.contains(p)).collect();
        random.shuffle(&mut left);
        let most = most.min(PEOPLE - chosen.len());
        chosen.extend(left.into_iter().take(most));
    };
    let of = |truth: Truth| -> Vec<u32> {
        case.compared().iter().filter(|c| c.truth == truth).map(|c| c.person).collect()
    };
    for (truth, most) in OF_EACH {
        take(of(truth), most);
    }
    let listed = case.compared().iter().filter(|c| c.truth == Truth::Ordinary && !c.naive.is_empty());
    take(listed.map(|c| c.person).collect(), PEOPLE);
    take(of(Truth::Ordinary), PEOPLE);
    random.shuffle(&mut chosen);
    chosen
}

/// Marks decisions about the people of an exam. Of two decisions about one person the later one counts.
pub fn mark(case: &Case<'_>, people: &[u32], decisions: &[Decision]) -> Marks {
    let truth = |person: u32| {
        case.compared().iter().find(|c| c.person == person).map_or(Truth::Ordinary, |c| c.truth)
    };
    let people: Vec<Marked> = people
        .iter()
        .map(|person| Marked {
            person: *person,
            truth: truth(*person),
            decision: decisions.iter().rev().find(|d| d.person == *person).copied(),
        })
        .collect();
    let count = |that: &dyn Fn(&Marked) -> bool| people.iter().filter(|m| that(m)).count() as u32;
    let referred = |m: &Marked| m.decision.is_some_and(|d| d.answer == Answer::LookAtEvidence);
    Marks {
        referred: count(&referred),
        rightly: count(&|m| referred(m) && !m.is_harm()),
        to_be_seen: count(&|m| m.truth.answer() == Answer::LookAtEvidence),
        harmed: count(&Marked::is_harm),
        harmed_ill_or_overworked: count(&|m| {
            m.is_harm() && matches!(m.truth, Truth::Condition | Truth::Overworked)
        }),
        right: count(&Marked::is_right),
        reasons: count(&Marked::reason_holds),
        people,
    }
}
