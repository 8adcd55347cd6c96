//! Sickness is not misconduct: a disability, a pregnancy, an outbreak.

use super::lesson::{Lesson, Most, Screen, Select, part, step};
use crate::simulate::world::Truth;

pub(super) const LESSON: Lesson = Lesson {
    id: "sickness",
    name: "Sickness is not misconduct",
    question: "What does a count of absences know about the person?",
    minutes: 8,
    steps: &[
        step("Seven days", "migraine", Screen::Person, "{=attacks} with migraine, one at a time, which the record calls what they are: related to a disability. None is counted, and nothing is left of the flag: {singledOut}.").on(Select::FirstOf(Truth::Condition)),
        step("The same days under no code", "migraine", Screen::Person, "The same days without the mark: {bradford} people now stand over a common trigger, and one of them is this person.").with(&[("recorded", 0.0)]).on(Select::FirstOf(Truth::Condition)).guess("The same days without the mark that they are related to a disability. How many of {people} people now stand over a common trigger?", "bradford", Most::Count(60)),
        step("A pregnancy under the wrong code", "pregnancy", Screen::Person, "Five short absences in three months, entered as stomach upsets. {threeSpells} people have three spells or more, she among them.").on(Select::FirstOf(Truth::Pregnancy)),
        step("Put right", "pregnancy", Screen::Person, "With the record put right the absences are set aside before anything is counted, and {threeSpells} people are left.").with(&[("recoded", 1.0)]).on(Select::FirstOf(Truth::Pregnancy)),
        step("An outbreak", "norovirus", Screen::Overview, "{=ill} people of one team catch the same infection in one week: {singledOut}. It is one event, and not one for each of them.").on(Select::Indicator("sickness-spells")),
    ],
    handout: &[
        part("What the law asks", "Absences that come of pregnancy are disregarded; a trigger may have to be adjusted for a disability; attendance is a matter of support and not of conduct."),
        part("What the record must say", "The reason is not needed, and it is not kept. Whether an absence is protected is needed, or the count is wrong."),
        part("Ask first", "How are you? Is anything at work making it harder? Is the record right?"),
    ],
    notes: &[
        "Do not ask anyone in the room about their own health, and stop others who do.",
        "The point of the second step is the record, not the person: the days are the same.",
    ],
};
