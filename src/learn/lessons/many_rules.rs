//! Many rules, many flags.

use super::lesson::{Lesson, Most, Screen, part, step};

const ONE: &str = "sixteen";

pub(super) const LESSON: Lesson = Lesson {
    id: "many-rules",
    name: "Many rules, many flags",
    question: "If you ask enough questions about everyone, whom do you flag?",
    minutes: 6,
    steps: &[
        step("A handful of rules", ONE, Screen::Overview, "{people} people, and nothing is going on. Five fixed triggers seem few, and {naiveOf100} in a hundred people pass at least one of them.").guess("Nothing is going on among these {people} people. Of a hundred of them, how many pass at least one of five common triggers?", "naiveOf100", Most::Hundred),
        step("Somebody passes something", ONE, Screen::Curtain, "{naive} people pass at least one: {naiveOf100} in a hundred. Not one of them has done anything."),
        step("Counting the questions", ONE, Screen::Overview, "Candour asked {questions} questions and allows for every one of them: {singledOut}. {chance}"),
        step("Twice as many people", ONE, Screen::Overview, "Among {people} people {naive} pass some trigger, and {singledOut}. Lists grow with the workforce; that makes none of them right.").with(&[("people", 800.0)]),
    ],
    handout: &[
        part("The price of a question", "Each rule has its own share of false flags, and they add up over rules and over people. Here {naive} of {people} passed at least one."),
        part("What helps", "Decide beforehand what is asked. Count every question. Say how many flags chance would give."),
        part("Ask first", "How many rules were tried before this one? On how many people? How many flags would there be with nothing going on?"),
    ],
    notes: &[
        "Let everyone in the room who passes any of the five triggers in their own last year imagine the letter.",
        "Switching a rule on costs nothing and so is done easily; the people it lists pay for it.",
    ],
};
