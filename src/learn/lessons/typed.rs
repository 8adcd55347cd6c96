//! An export makes a flag: a file twice, a typed year, leave called sickness.

use super::lesson::{Lesson, Most, Screen, Select, part, step};
use crate::simulate::world::Truth;

const ONE: &str = "typed";
const SPELLS: Select = Select::Indicator("sickness-spells");

pub(super) const LESSON: Lesson = Lesson {
    id: "typed",
    name: "An export makes a flag",
    question: "Nobody did anything. Which files make somebody look as if they had?",
    minutes: 8,
    steps: &[
        step("A clean export", ONE, Screen::Overview, "{people} people and a year without a pattern. {threeSpells} of them had three spells of sickness or more; {singledOut}.").on(SPELLS),
        step("The file twice", ONE, Screen::Overview, "Added up twice, whoever had two spells has four, and {twoSpells} people stand over a trigger of three instead of {threeSpells}. Every row was there before, so here each is counted once, and Data says which.").with(&[("twice", 1.0)]).on(SPELLS).guess("The same file is exported twice and added up. The trigger is three spells: how many of {people} people are over it?", "twoSpells", Most::Count(60)),
        step("One typed year", ONE, Screen::Person, "Somebody types last year for this one, and a few days in March become the longest absence of all: {mostDays} working days lost. The row is possible, so no rule can know it is wrong; whoever was there knows at once.").with(&[("year", 1.0)]).on(Select::FirstOf(Truth::LatePaperwork)),
        step("Leave called sickness", ONE, Screen::Overview, "In one team leave is entered under the first line of a menu, and that line says sickness. {threeSpells} people have three spells or more, and {naive} stand on the list of a naive rule.").with(&[("leave", 1.0)]).on(SPELLS).guess("In one team of forty each leave is entered as sickness. How many of {people} people are on the list of a naive rule now?", "naive", Most::People),
        step("The curtain", ONE, Screen::Curtain, "Of {naive} people on the naive list {naiveRight} are there rightly. What is wrong is a menu, and a record to be mended is nobody’s conduct.").with(&[("leave", 1.0)]),
    ],
    handout: &[
        part("Where it comes from", "A row says what somebody entered, under a menu somebody made, through an export somebody set up. In this run one menu put {naive} people on a list."),
        part("What the page does", "It counts what is there twice once, names rows that cannot be, asks what a heading means where it cannot tell, and says of every row that it left out why. What is possible and wrong it cannot know."),
        part("Ask first", "Who entered this, and from which menu? Does one office, one week or one system have most of it? Does the person know what the record says?"),
    ],
    notes: &[
        "Open Data on the second step and show the sentence about the second file: it is the answer to “how would I have known?”.",
        "Ask who in the room has ever been on a list because of a form. There are always some.",
    ],
};
