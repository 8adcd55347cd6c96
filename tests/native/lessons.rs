//! Does every lesson run, with figures of its run; can the exam be passed by judgement and not by suspicion?

use candour::learn::exam::{PEOPLE, Reason};
use candour::learn::facts::FACTS;
use candour::learn::lessons;
use candour::learn::link::Link;
use candour::session::Session;
use candour::simulate::world::{Answer, Truth};

fn at(lesson: &str, step: usize, seed: u32) -> Session {
    let mut session = Session::new();
    session.open_link(&format!("#learn?lesson={lesson}&step={step}&seed={seed}")).unwrap();
    session.analyse().unwrap();
    session
}

#[test]
fn every_step_of_every_lesson_shows_what_it_says() {
    for lesson in lessons::ALL {
        for (number, step) in lesson.steps.iter().enumerate() {
            let mut session = at(lesson.id, number, 7);
            let view = session.lesson().unwrap();
            let text = view.text.plain();
            assert!(!text.is_empty() && !text.contains(['{', '}']), "{} {number}: {text}", lesson.id);
            assert!(!text.contains("not known"), "{} {number}: {text}", lesson.id);
            assert!(!text.contains("NaN") && !text.contains(" inf "), "{text}");
            match view.screen.as_str() {
                "curtain" => assert_eq!(session.curtain().unwrap().summary.rows.len(), 3),
                "dots" => assert_eq!(session.dots().unwrap().dots.len(), 1_000),
                "person" => {
                    let subject = view.subject.clone().unwrap_or_else(|| panic!("{} {number}", lesson.id));
                    session.person(&subject).unwrap();
                }
                other => assert_eq!(other, "overview"),
            }
            if let Some(indicator) = &view.indicator {
                session.funnel(indicator).unwrap();
            }
            for (id, value) in step.settings {
                session.set(id, value).unwrap();
            }
            session.analyse().unwrap();
            assert_eq!(session.lesson().unwrap().text, view.text, "settings stood before they were set");
        }
        let session = at(lesson.id, lesson.steps.len() - 1, 7);
        let handout = session.handout().unwrap();
        assert!(handout.parts.iter().all(|p| !p.text.plain().is_empty()));
        assert!(handout.rests_on.contains(lesson.id));
        assert!(handout.guide.len() > lesson.steps.len());
    }
}

#[test]
fn the_figures_of_a_lesson_come_from_its_run() {
    for lesson in lessons::ALL {
        let texts = |seed| -> Vec<String> {
            (0..lesson.steps.len()).map(|s| at(lesson.id, s, seed).lesson().unwrap().text.plain()).collect()
        };
        assert_eq!(texts(7), texts(7), "{}", lesson.id);
        // Another seed, other people: some figure is another one.
        assert!((8..12).any(|seed| texts(seed) != texts(7)), "{}: its figures do not move", lesson.id);
    }
    assert!(FACTS.len() > 30);
}

#[test]
fn a_link_opens_the_same_picture_and_files_of_anyones_own_have_none() {
    let first = at("busy-team", 1, 11);
    let fragment = first.link().unwrap();
    let mut again = Session::new();
    again.open_link(&fragment).unwrap();
    again.analyse().unwrap();
    assert_eq!(again.lesson().unwrap().text, first.lesson().unwrap().text);
    assert_eq!(
        serde_json::to_string(&again.curtain().unwrap()).unwrap(),
        serde_json::to_string(&first.curtain().unwrap()).unwrap()
    );
    let mut own = at("busy-team", 1, 11);
    own.read("overtime.csv", b"Staff No,Overtime Date,Overtime Hours\n77,2025-03-03,2.5\n").unwrap();
    assert_eq!(own.link(), None, "beside anyone's own file there is no link");
    own.analyse().unwrap();
    assert!(own.curtain().is_err() && own.lesson().is_err() && own.exam().is_err());
    assert_eq!(Link::read("#learn?lesson=busy-team&step=99").unwrap().step as usize + 1, 6);
}

fn exam(seed: u32) -> (Session, Vec<(u32, Truth)>) {
    let mut session = Session::new();
    session.open_scenario("exam", &[], seed).unwrap();
    session.analyse().unwrap();
    let marks = session.mark_exam(&[]).unwrap();
    let people = marks.people.iter().map(|m| (m.person, m.truth)).collect();
    (session, people)
}

#[test]
fn the_exam_counts_precision_harm_and_reasons_each_on_its_own() {
    let (session, people) = exam(7);
    assert_eq!(people.len(), PEOPLE);
    let mut persons: Vec<u32> = people.iter().map(|(p, _)| *p).collect();
    persons.sort_unstable();
    persons.dedup();
    assert_eq!(persons.len(), PEOPLE, "nobody twice");
    let guilty = people.iter().filter(|(_, t)| *t == Truth::FalseClaim).count() as u32;
    assert_eq!(guilty, 3);

    let everyone: Vec<(u32, &str, &str)> =
        people.iter().map(|(p, _)| (*p, "lookAtEvidence", "highFigure")).collect();
    let marks = session.mark_exam(&everyone).unwrap();
    assert_eq!((marks.referred, marks.rightly, marks.harmed, marks.reasons), (25, guilty, 25 - guilty, 0));
    assert_eq!(marks.harmed_ill_or_overworked, 9);

    let nobody: Vec<(u32, &str, &str)> = people.iter().map(|(p, _)| (*p, "leaveAlone", "luck")).collect();
    let marks = session.mark_exam(&nobody).unwrap();
    assert_eq!((marks.referred, marks.harmed), (0, 0));
    assert_eq!(marks.to_be_seen - marks.rightly, guilty, "and all of them are missed");

    let right: Vec<(u32, &str, &str)> =
        people.iter().map(|(p, t)| (*p, t.answer().id(), Reason::of(*t).id())).collect();
    let marks = session.mark_exam(&right).unwrap();
    assert_eq!((marks.right, marks.reasons, marks.harmed, marks.rightly), (25, 25, 0, guilty));

    let lucky: Vec<(u32, &str, &str)> =
        people.iter().map(|(p, t)| (*p, t.answer().id(), "highFigure")).collect();
    let debrief = session.debrief(&lucky).unwrap();
    assert_eq!(debrief.table.rows.len(), PEOPLE);
    assert_eq!(debrief.talk_about.len(), PEOPLE, "right, each for a reason that does not hold");
    assert!(debrief.lede.plain().contains("0 of 25 reasons hold"));
    assert!(session.mark_exam(&[(0, "guilty", "luck")]).is_err());
}

#[test]
fn the_exam_says_nothing_of_the_truth_and_is_the_same_for_a_seed() {
    let (session, people) = exam(7);
    let view = session.exam().unwrap();
    let text = serde_json::to_string(&view).unwrap();
    for truth in Truth::ALL.iter().filter(|t| **t != Truth::Ordinary) {
        assert!(!text.contains(truth.label()), "{truth:?}");
    }
    assert_eq!(view.people.len(), PEOPLE);
    assert_eq!(view.answers.len(), Answer::ALL.len());
    assert_eq!(exam(7).1, people);
    assert_ne!(exam(8).1, people);
    // With nobody planted there are 25 all the same.
    let mut bare = Session::new();
    bare.open_scenario("exam", &[("false", 0.0), ("overworked", 0.0), ("conditions", 0.0)], 7).unwrap();
    bare.analyse().unwrap();
    assert_eq!(bare.exam().unwrap().people.len(), PEOPLE);
}
