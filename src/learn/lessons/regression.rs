//! Regression to the mean: the intervention that worked.

use super::lesson::{Lesson, Most, Screen, Select, part, step};

const ONE: &str = "intervention";

pub(super) const LESSON: Lesson = Lesson {
    id: "regression",
    name: "The intervention that worked",
    question: "Those who were spoken to had fewer absences the year after. Did it help?",
    minutes: 7,
    steps: &[
        step("The worst year", ONE, Screen::Overview, "Of {people} people {worst} had three spells or more last year, {worstBefore} each. Every second one of them was spoken to.").on(Select::Indicator("sickness-spells")),
        step("The year after", ONE, Screen::Years { all: false }, "Those who were spoken to have {worstSpokenTo} spells each this year. A success? Let the room vote."),
        step("The others", ONE, Screen::Years { all: true }, "Those nobody spoke to have {worstUntouched}. All together fell from {worstBefore} to {worstAfter}, and nothing was done.").guess("Those who were spoken to fell from {worstBefore} spells each to {worstSpokenTo}. How many have those to whom nobody spoke?", "worstUntouched", Most::Ten),
        step("Fewer people", ONE, Screen::Years { all: true }, "With {people} people the two groups are small, and luck decides which of them does better: {worstSpokenTo} and {worstUntouched}.").with(&[("people", 400.0)]),
        step("The curtain", ONE, Screen::Curtain, "Nothing was going on, last year or this. {ordinary} of {people} are ordinary people with good years and bad."),
    ],
    handout: &[
        part("Why it falls", "Whoever is picked for a bad year was partly unlucky, and luck does not stay."),
        part("A fair test", "Leave some of them alone, chosen by lot, and compare. In this run those spoken to came to {worstSpokenTo} and those left alone to {worstUntouched}."),
        part("Ask first", "What would have happened without it? Who was picked, and by what?"),
    ],
    notes: &[
        "The vote before the third step matters: people remember having been wrong.",
        "It does not follow that talking is useless. It follows that this comparison cannot say.",
    ],
};
