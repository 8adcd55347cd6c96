//! Who gets flagged: nights, and the worse team that is not.

use super::lesson::{Lesson, Most, Screen, Select, part, step};

pub(super) const LESSON: Lesson = Lesson {
    id: "who-gets-flagged",
    name: "Who gets flagged",
    question: "Two halves of a force differ only in their hours. Are they flagged alike?",
    minutes: 8,
    steps: &[
        step("Days and nights", "nights", Screen::Overview, "{people} people, half of them on nights, and for each illness on days nights bring {=nightsRatio}. {naive} have three spells or more, and {naiveOnDays} of these work days.").on(Select::Indicator("sickness-spells")).guess("{people} people, half of them on nights, and for each illness on days nights bring {=nightsRatio}. {naive} have three spells or more. How many of these work days?", "naiveOnDays", Most::Count(100)),
        step("Within the pattern", "nights", Screen::Overview, "Held against others on the same pattern {singledOut}. The rota is what differs, and the rota is the employer’s.").on(Select::Indicator("sickness-spells")),
        step("Without that comparison", "nights", Screen::Overview, "Held against everybody, hours that differ are taken for people who differ: {flagged} personal flags and {teamFlags} of teams. A fixed trigger lists {naive} all the same, and {naiveOnDays} of them work days.").set(&[("peers:pattern", "no"), ("peers:role", "no"), ("peers:grade", "no")]).on(Select::Indicator("sickness-spells")),
        step("Two teams", "simpson", Screen::Overview, "Another force: Team B has most of the nights. {naive} people pass the trigger, most of them in Team B.").on(Select::Indicator("sickness-spells")),
        step("The sign turns round", "simpson", Screen::Curtain, "On days and on nights alike, Team B’s people are ill less often. The whole said the opposite of every part; {teamFlags} teams are flagged."),
    ],
    handout: &[
        part("Like with like", "Compare people who have the same job, the same hours and the same time at work, and say whom you compared."),
        part("In this run", "{people} people in {teams} teams; {naive} passed a fixed trigger, {flagged} stood out from others like them."),
        part("Ask first", "Which groups does the rule fall on? Is it the people that differ, or what they are asked to do?"),
    ],
    notes: &[
        "The figures for nights are published ones; say that they come from one police cohort abroad.",
        "Give the second half time. Let somebody from the room explain the turn in their own words.",
    ],
};
