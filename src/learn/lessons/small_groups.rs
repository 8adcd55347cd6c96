//! Small groups: eight people, one of them with bad luck.

use super::lesson::{Lesson, Most, Screen, Select, part, step};

const ONE: &str = "small-station";

pub(super) const LESSON: Lesson = Lesson {
    id: "small-groups",
    name: "Small groups",
    question: "Is somebody with several times the average unusual, at a station of eight?",
    minutes: 6,
    steps: &[
        step("Three colds", ONE, Screen::Overview, "{people} people, and eight of them at Hill Station, where one had {=bad-luck} colds. A fixed trigger of three spells lists {naive} people in the force.").on(Select::Indicator("sickness-spells")).guess("Nothing is going on in this force of {people}. How many people have three spells of sickness or more, by luck alone?", "naive", Most::Count(60)),
        step("The funnel", ONE, Screen::Overview, "The funnel is wide where there is little to go by. A few colds in a year lie inside it: {singledOut}.").on(Select::Indicator("sickness-spells")),
        step("No luck at all", ONE, Screen::Overview, "Without the three colds Hill Station would look excellent, and nobody there would have changed: {singledOut}.").with(&[("bad-luck", 0.0)]).on(Select::Indicator("sickness-spells")),
        step("When it is more than luck", ONE, Screen::Overview, "With {=bad-luck} spells {singledOut}, to be asked how they are. The most that anyone has is {mostSpells}.").with(&[("bad-luck", 8.0)]).on(Select::Indicator("sickness-spells")),
        step("The curtain", ONE, Screen::Curtain, "Nothing is going on at Hill Station. The naive rule is wrong about {naiveWrong} people, nearly all of them elsewhere.").with(&[]),
    ],
    handout: &[
        part("Averages of few", "With eight people, a multiple of the average says almost nothing. Ask how many such stations there are, and how many have one unlucky person."),
        part("In this run", "{noSpellOf100} in a hundred had no spell at all, and {threeSpells} people had three or more, by luck."),
        part("Ask first", "How many people are behind this figure? What would a station of this size show by luck?"),
    ],
    notes: &[
        "Leagues of small units always have small units at both ends. Draw the funnel on paper if the screen is far.",
        "Cannot tell is an answer. Say it aloud once.",
    ],
};
