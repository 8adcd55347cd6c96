//! How a flag reaches a person: the same rows, with a flag and without.

use super::lesson::{Lesson, Screen, Select, part, step};
use crate::simulate::world::Truth;

const ONE: &str = "specialist";
const QUESTION: &str = "Of ten: how much does this call for a talk about this person’s conduct?";

pub(super) const LESSON: Lesson = Lesson {
    id: "because-flagged",
    name: "Because it is flagged",
    question: "The same rows, with a flag and without: do you judge them alike?",
    minutes: 8,
    steps: &[
        step("Rows", ONE, Screen::Rows, "Rows of one of {people} people. Nothing has been worked out yet, and nobody has said anything about them.").on(Select::FirstOf(Truth::Specialist)).opinion(QUESTION),
        step("The same, and a flag", ONE, Screen::Person, "The same person, and now the page says: {firstCount} days of overtime where {firstExpected} would be expected. Not one row is new.").on(Select::FirstOf(Truth::Specialist)).again(QUESTION, 0),
        step("What the flag added", ONE, Screen::Overview, "A place among {firstGroupPeople} colleagues, and a chance of {firstChance}. It added no reason: why somebody worked stands in no row, before the flag or after it.").on(Select::Indicator("overtime-duties")),
        step("Somebody decides", ONE, Screen::Person, "Whoever decides is asked for a first impression before the flags are shown, and for a reason of their own after. “It was flagged” is no reason: it only says that somebody looked.").on(Select::FirstOf(Truth::Specialist)),
        step("The curtain", ONE, Screen::Curtain, "The only dog handler did the only dog handler’s work. A common rule lists {naive} of {people}, {naiveRight} rightly; what was right to do was to train a second one."),
    ],
    handout: &[
        part("What happens", "People who are shown a machine’s answer look less hard for what speaks against it, and the more so the busier they are. Having a person decide is no safeguard by itself."),
        part("What helps", "Say what you think before you see the flag. Write down what else could explain it, and what you would have done without it. Here {firstCount} days stand against {firstExpected}, and the reason is in no file."),
        part("Ask first", "What do I know that is not in the file? What would change my mind? Could I explain the decision without mentioning the flag?"),
    ],
    notes: &[
        "Take both votes by a show of hands and write them side by side before anybody comments. If they are alike, say so: the room did what the page asks for.",
        "Nobody is to be caught out. Ask what the second look added, not who changed their mind.",
    ],
};
