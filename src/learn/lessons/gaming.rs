//! Gaming the trigger.

use super::lesson::{Lesson, Most, Screen, Select, part, step};

const ONE: &str = "gaming";
const NOBODY: &[(&str, f64)] = &[("told", 0.0)];
const EVERYBODY: &[(&str, f64)] = &[("told", 1.0)];

pub(super) const LESSON: Lesson = Lesson {
    id: "gaming",
    name: "Gaming the trigger",
    question: "A trigger is announced, and the flags go down. Are people healthier?",
    minutes: 6,
    steps: &[
        step("Before", ONE, Screen::Overview, "{people} people; {naive} have three spells or more. {daysLost} working days were lost to sickness.").with(NOBODY).on(Select::Indicator("sickness-spells")),
        step("Word gets round", ONE, Screen::Overview, "{=told} know the trigger and mind it. {naive} are left over it; {leaveForIllness} times leave was taken for illness.").on(Select::Indicator("sickness-spells")),
        step("Everybody knows", ONE, Screen::Overview, "When all mind it, {naive} pass it, and it is a great success. {leaveForIllness} absences have become leave, and {daysLost} days stand as sickness.").with(EVERYBODY).on(Select::Indicator("sickness-spells")).guess("Now everybody minds the trigger. How many people are left over it?", "naive", Most::Count(400)),
        step("The curtain", ONE, Screen::Curtain, "Nobody was any healthier. What a rule rewards, it gets: longer absences instead of several, and leave instead of sickness.").with(EVERYBODY),
    ],
    handout: &[
        part("What a trigger teaches", "To stay off until the week is over, and to take leave when ill. In this run {leaveForIllness} times."),
        part("What to watch", "Days and not only spells; leave taken at short notice; people at work who should not be."),
        part("Ask first", "What does this rule reward? What would I do, if it were about me?"),
    ],
    notes: &[
        "Ask who has ever taken a day of leave for a cold. Do not ask for names.",
        "Zero absences are not a sign of health.",
    ],
};
