//! Lessons: a text with the state of a screen for each step, a file each.
//!
//! No text holds a digit: figures come from the run (`learn::facts`), and a test holds the texts to it. Registering a
//! lesson is one line in [`ALL`].

mod base_rates;
mod because_flagged;
mod busy_team;
mod gaming;
mod lesson;
mod many_rules;
mod one_flag;
mod predict;
mod regression;
mod sickness;
mod small_groups;
mod typed;
mod who_gets_flagged;

pub use lesson::{Guess, GuessAnswer, Lesson, Most, Part, Screen, Select, Step};

/// Every lesson, in the order in which they are best told.
pub const ALL: [&Lesson; 12] = [
    &one_flag::LESSON,
    &base_rates::LESSON,
    &busy_team::LESSON,
    &small_groups::LESSON,
    &sickness::LESSON,
    &many_rules::LESSON,
    &who_gets_flagged::LESSON,
    &predict::LESSON,
    &regression::LESSON,
    &because_flagged::LESSON,
    &typed::LESSON,
    &gaming::LESSON,
];

/// The lesson with this id.
///
/// ```
/// use candour::learn::lessons;
/// assert_eq!(lessons::by_id("one-flag").map(|l| l.steps.len()), Some(6));
/// ```
pub fn by_id(id: &str) -> Option<&'static Lesson> {
    ALL.into_iter().find(|l| l.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::learn::facts::FACTS;
    use crate::simulate::scenarios;

    #[test]
    fn every_file_is_registered() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/learn/lessons");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().replace(".rs", "").replace('_', "-"))
            .filter(|name| name != "mod" && name != "lesson")
            .collect();
        files.sort();
        let mut registered: Vec<&str> = ALL.iter().map(|l| l.id).collect();
        registered.sort_unstable();
        assert_eq!(files, registered, "add the missing file to ALL in src/learn/lessons/mod.rs");
    }

    /// Texts of a lesson that are filled from the run.
    fn texts(lesson: &Lesson) -> Vec<&'static str> {
        let mut texts: Vec<&'static str> = lesson.steps.iter().map(|s| s.text).collect();
        texts.extend(lesson.steps.iter().filter_map(|s| s.guess).map(|g| g.question));
        texts.extend(lesson.handout.iter().map(|p| p.text));
        texts.extend(lesson.notes);
        texts.extend([lesson.name, lesson.question]);
        texts
    }

    #[test]
    fn no_text_holds_a_figure_and_every_name_is_one_that_the_run_works_out() {
        for lesson in ALL {
            for text in texts(lesson) {
                let mut rest = text;
                let mut outside = String::new();
                while let Some((before, after)) = rest.split_once('{') {
                    outside.push_str(before);
                    let (name, behind) = after.split_once('}').unwrap();
                    if name.starts_with('=') {
                        // A slider; whether the step has it is asked where the step is run.
                        rest = behind;
                        continue;
                    }
                    assert!(
                        FACTS.iter().any(|(id, _)| *id == name),
                        "{}: no figure is called {name}",
                        lesson.id
                    );
                    rest = behind;
                }
                outside.push_str(rest);
                assert!(!outside.chars().any(|c| c.is_ascii_digit()), "{}: {outside}", lesson.id);
            }
        }
    }

    #[test]
    fn every_state_exists() {
        for lesson in ALL {
            assert!((5..=10).contains(&lesson.minutes), "{}", lesson.id);
            assert!(lesson.steps.len() >= 4 && lesson.handout.len() >= 3 && lesson.notes.len() >= 2);
            assert!(lesson.steps.iter().any(|s| s.text.contains('{')), "{} shows no figure", lesson.id);
            assert!(lesson.steps.iter().any(|s| s.guess.is_some()), "{} asks for no guess", lesson.id);
            for step in lesson.steps {
                let scenario = scenarios::by_id(step.scenario).unwrap();
                for (slider, value) in step.moved {
                    let slider = scenario.sliders.iter().find(|s| s.id == *slider).unwrap();
                    assert_eq!(
                        slider.held(*value).to_bits(),
                        value.to_bits(),
                        "{}: {}",
                        lesson.id,
                        slider.id
                    );
                }
                if let Some(guess) = step.guess {
                    match guess.answer {
                        GuessAnswer::Fact(fact) => {
                            assert!(FACTS.iter().any(|(id, _)| *id == fact), "{}: {fact}", lesson.id);
                        }
                        GuessAnswer::Opinion => {}
                        GuessAnswer::Before(step) => {
                            let before = lesson.steps[step as usize].guess;
                            assert!(
                                before.is_some_and(|g| g.answer == GuessAnswer::Opinion),
                                "{}",
                                lesson.id
                            );
                        }
                    }
                }
                if let Select::Indicator(id) = step.select {
                    assert!(crate::indicators::by_id(id).is_some(), "{id}");
                }
            }
        }
    }
}
