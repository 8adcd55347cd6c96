//! How one flag arises, in six steps; the peer group changes under your hands.

use super::lesson::{Lesson, Most, Screen, Select, part, step};
use crate::simulate::world::Truth;

const ONE: &str = "specialist";

pub(super) const LESSON: Lesson = Lesson {
    id: "one-flag",
    name: "How one flag arises",
    question: "What has to happen before a name stands in a list?",
    minutes: 10,
    steps: &[
        step("Rows", ONE, Screen::Rows, "{people} people, and among them the only dog handler. It begins with rows of a file: a day, a start, an end. Nothing in a row says why.").on(Select::FirstOf(Truth::Specialist)),
        step("A count", ONE, Screen::Person, "Rows become a count over time at work: days with overtime in a year in post. The reason is lost here, and it does not come back.").on(Select::FirstOf(Truth::Specialist)),
        step("Peers", ONE, Screen::Overview, "A count is high or low only against someone. With everybody as one group of {firstGroupPeople}, {firstExpected} days would be expected of the first in the list, and there are {firstCount}. Ask the room: is a dog handler like everybody?").set(&[("peers:grade", "no"), ("peers:pattern", "no"), ("peers:role", "no")]).on(Select::Indicator("overtime-duties")),
        step("Other peers", ONE, Screen::Overview, "Now people of the same rank, pattern and role, as far as there are enough of them: {firstGroupPeople} people, and {firstExpected} expected. For somebody who is alone in the role, the role is dropped and said so.").on(Select::Indicator("overtime-duties")),
        step("Chance", ONE, Screen::Overview, "{questions} questions were asked. {chance} A flag must be both unusual, after that is allowed for, and large enough to matter.").on(Select::Indicator("overtime-duties")),
        step("The curtain", ONE, Screen::Curtain, "The work of the only dog handler is the work of the only dog handler. A naive rule lists {naive}, {naiveRight} of them rightly. A flag says: look here. It does not say what you will see.").guess("A common rule lists whoever has much overtime. How many of the {people} people here does it list?", "naive", Most::People),
    ],
    handout: &[
        part("What a flag is", "Rows, a count, peers, chance, size: each step can be checked, and each can be argued with. In this run {flagged} of {people} people were flagged, after {questions} questions."),
        part("What a flag is not", "It is not a finding. The files say when and how long; they never say why."),
        part("Ask first", "Who are the peers? What would chance give? Who else could have done the work?"),
    ],
    notes: &[
        "Stop at the third step and let the room name the peer group before you move on. There is no right answer, and that is the point.",
        "If nobody is flagged with the narrower peers, say so: the same rows, another comparison, no flag.",
    ],
};
