//! The busy team: one team is short of people, and its people look bad.

use super::lesson::{Lesson, Most, Screen, Select, part, step};
use crate::simulate::world::Truth;

const ONE: &str = "hidden-direction";
const FULL: &[(&str, f64)] = &[("staffing", 1.0)];
const HALF: &[(&str, f64)] = &[("staffing", 0.7)];

pub(super) const LESSON: Lesson = Lesson {
    id: "busy-team",
    name: "The busy team",
    question: "One team is short of people from June. Who looks bad?",
    minutes: 8,
    steps: &[
        step("All posts filled", ONE, Screen::Overview, "{people} people, every post filled. A naive rule for much overtime lists {naive}.").with(FULL).on(Select::Indicator("overtime-duties")),
        step("Posts stand empty", ONE, Screen::Overview, "From June {=staffing} posts of the first team are filled. The same rule lists {naive}. Nothing has changed about these people.").on(Select::Indicator("overtime-duties")).guess("From June {=staffing} posts of one team of fourteen are filled. How many people does the same rule for much overtime list now?", "naive", Most::Count(40)),
        step("The team has the flag", ONE, Screen::Person, "Nearly everyone in {teamFlagged} is above what is expected of them. So the team has the flag; of its people {inTeam} for it.").on(Select::FirstTeam),
        step("Worse", ONE, Screen::Overview, "With {=staffing} posts filled the rule lists {naive} people, and still it is one fact: work without people.").with(HALF).on(Select::Indicator("overtime-duties")),
        step("Who chose it?", ONE, Screen::Person, "The column that would say whether overtime was ordered is empty. So nothing is said about choice. What is not written down is not concluded.").on(Select::FirstOf(Truth::Overworked)),
        step("The curtain", ONE, Screen::Curtain, "{overworked} people work for colleagues who are missing. The naive rule puts {naiveWrong} people in the wrong; the team’s flag is right about {candourRight}.").with(HALF),
    ],
    handout: &[
        part("Team before person", "If the whole team is high, look at demand, vacancies and the rota. Talking with its people one by one is talking with the wrong people."),
        part("In this run", "{overworked} people of one team were short of colleagues. {naive} people passed a fixed trigger for overtime."),
        part("Ask first", "How many posts are filled? Who decides who stays on? Was the overtime ordered or chosen, and does the file say?"),
    ],
    notes: &[
        "Move the slider for posts slowly and let the room watch the list grow.",
        "Somebody will say: but some of them want the money. Show the step where the column is empty.",
    ],
};
