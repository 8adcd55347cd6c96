//! Does it predict? The feedback loop.

use super::lesson::{Lesson, Most, Screen, part, step};

const ONE: &str = "feedback";

pub(super) const LESSON: Lesson = Lesson {
    id: "predict",
    name: "Does it predict?",
    question: "The flagged have several times as many findings. Is the rule right?",
    minutes: 8,
    steps: &[
        step("It seems to", ONE, Screen::Found { fair: false }, "{people} people. Whoever had two spells of sickness is looked at: {naive} of them. They have {liftAll} times as many findings as people in general."),
        step("Who looked?", ONE, Screen::Found { fair: true }, "Leave out what was found because a flag led somebody to look: {liftFair} times. The rule predicted where people would look.").guess("The flagged have {liftAll} times as many findings as people in general. Leave out what was found because a flag led somebody to look: how many times are left?", "liftFair", Most::Ten),
        step("Look harder", ONE, Screen::Found { fair: true }, "Let {=looked} audits find some small thing, and the rule looks better still: {liftAll} times. Without those: {liftFair}.").with(&[("looked", 0.5)]),
        step("Do not look", ONE, Screen::Found { fair: true }, "With nobody looking because of a flag both figures are the same: {liftAll} and {liftFair}.").with(&[("looked", 0.0)]),
        step("The curtain", ONE, Screen::Curtain, "Nobody was different to begin with: {ordinary} of {people} are ordinary people."),
    ],
    handout: &[
        part("A loop", "A flag leads to a look, a look to a finding, and the finding is counted for the flag."),
        part("A fair test", "Leave out what flags led to, ask of the next period and not of this one, and hold the rule against what past findings alone would say. Here: {liftAll} times with them, {liftFair} without."),
        part("Ask first", "How did each finding come to light? Was anyone looked at without a flag?"),
    ],
    notes: &[
        "A lift near one is not exactly one: there are few findings, and luck moves it. Try another seed.",
        "It is worth saying that no study was found that measures absence or overtime as a predictor of misconduct.",
    ],
};
