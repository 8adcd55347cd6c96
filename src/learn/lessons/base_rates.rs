//! Base rates: a rare problem and a good rule, one thousand dots.

use super::lesson::{Lesson, Most, Screen, part, step};

const ONE: &str = "base-rate";
const THOUSAND: &[(&str, f64)] = &[("people", 1_000.0)];
const COMMON: &[(&str, f64)] = &[("people", 1_000.0), ("base", 0.1)];
const SHARP: &[(&str, f64)] = &[("people", 1_000.0), ("spared", 0.99)];

pub(super) const LESSON: Lesson = Lesson {
    id: "base-rates",
    name: "A rare problem and a good rule",
    question: "A good rule and a rare problem: how many of its flags are right?",
    minutes: 8,
    steps: &[
        step("Guess first", ONE, Screen::Overview, "{people} people. {=base} have a problem; a rule finds {=found} of those who have it and leaves alone {=spared} of the others. Of a hundred flags, {naiveRightOf100} are right.").with(THOUSAND).guess("{people} people; {=base} have a problem. A rule finds {=found} of those who have it and leaves alone {=spared} of the others. Of a hundred flags, how many are right?", "naiveRightOf100", Most::Hundred),
        step("The dots", ONE, Screen::Dots, "{naive} are flagged, and {naiveRight} of them have the problem: {naiveRightOf100} in a hundred. The other {naiveWrong} did nothing.").with(THOUSAND),
        step("Were it common", ONE, Screen::Dots, "Were it {=base}, {naiveRight} of {naive} would be right. The rule is the same; only the problem is more common.").with(COMMON),
        step("Were it sharper", ONE, Screen::Dots, "Were {=spared} of the others left alone, {naiveRight} of {naive} would be right. To be right about rare things a rule must be wrong very rarely.").with(SHARP),
        step("The whole force", ONE, Screen::Curtain, "Among {people} people {naive} are flagged and {naiveRight} rightly; {naiveMissed} are missed. Somebody has to speak with each of the others.").with(&[("people", 10_000.0)]),
    ],
    handout: &[
        part("The arithmetic", "Count people, not percentages. Of {people}, {problem} have the problem; {naive} are flagged; {naiveRight} of the flags are right."),
        part("What is not known", "For sickness, absence and overtime nobody has published how often a flag is right. The shares here are for trying out."),
        part("Ask first", "How common is it? How often is the rule wrong about people who did nothing? Who speaks with them?"),
    ],
    notes: &[
        "Collect the guesses before the dots appear; most rooms guess far too many.",
        "Stay with people: so many flagged, so many of them right. Percentages of percentages lose the room.",
    ],
};
