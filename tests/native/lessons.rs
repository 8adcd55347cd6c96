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
            let brief = view.brief.plain();
            assert!(text.starts_with(&brief) && brief.ends_with(['.', '?', '!']), "{brief}");
            assert!(!text.contains("NaN") && !text.contains(" inf "), "{text}");
            match view.screen.as_str() {
                "curtain" => assert_eq!(session.curtain().unwrap().summary.rows.len(), 3),
                "dots" => assert_eq!(session.dots().unwrap().dots.len(), 1_000),
                "person" => {
                    let subject = view.subject.clone().unwrap_or_else(|| panic!("{} {number}", lesson.id));
                    session.person(&subject).unwrap();
                }
                "rows" => {
                    let subject = view.subject.clone().unwrap_or_else(|| panic!("{} {number}", lesson.id));
                    assert!(!session.timeline(&subject).unwrap().table.rows.is_empty());
                }
                "picture" => {
                    let picture = view.picture.as_ref().unwrap_or_else(|| panic!("{} {number}", lesson.id));
                    assert!(!picture.table.rows.is_empty() && !picture.series.is_empty());
                    let drawn = picture.series.iter().flat_map(|s| &s.points);
                    assert!(
                        drawn.into_iter().all(|p| p.y.is_finite() && p.y <= picture.y.high),
                        "{}",
                        lesson.id
                    );
                }
                other => assert_eq!(other, "overview"),
            }
            assert_eq!(view.picture.is_some(), view.screen == "picture", "{} {number}", lesson.id);
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
        // From whichever step it is asked for, its figures are those of the last.
        let early = at(lesson.id, 0, 7).handout().unwrap();
        assert_eq!(serde_json::to_string(&early).unwrap(), serde_json::to_string(&handout).unwrap());
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
    let mut moved = at("busy-team", 1, 11);
    moved.move_slider("staffing", 0.6).unwrap();
    moved.analyse().unwrap();
    assert_ne!(moved.lesson().unwrap().text, first.lesson().unwrap().text);
    assert_eq!(moved.link().unwrap(), format!("{fragment}&staffing=0.6"));
    assert!(moved.move_slider("person", 1.0).is_err());
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
    let (mut session, people) = exam(7);
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
    let debrief = session.end_exam(&lucky).unwrap();
    assert_eq!(debrief.room, "", "nobody sat it before");
    assert_eq!(debrief.table.rows.len(), PEOPLE);
    assert_eq!(debrief.talk_about.len(), PEOPLE, "right, each for a reason that does not hold");
    assert!(debrief.lede.plain().contains("0 of 25 reasons hold"));
    assert!(session.mark_exam(&[(0, "guilty", "luck")]).is_err());

    // The next one to sit it has other people, and the one before to be held against.
    assert_eq!(debrief.again, "#learn?scenario=exam&seed=8");
    session.open_link(&debrief.again).unwrap();
    session.analyse().unwrap();
    let second = session.end_exam(&[]).unwrap();
    assert_eq!(
        second.room,
        "One sitting on this machine before: on average 25 decisions that fit, 0 people harmed, 0 reasons that hold."
    );
    let third = session.end_exam(&[]).unwrap();
    assert!(
        third.room.starts_with("2 sittings on this machine before: on average 12.5 decisions"),
        "{}",
        third.room
    );
}

#[test]
fn a_guess_has_its_answer_on_its_own_scale() {
    let mut asked = 0;
    for lesson in lessons::ALL {
        for (number, step) in lesson.steps.iter().enumerate().filter(|(_, step)| step.guess.is_some()) {
            let view = at(lesson.id, number, 7).lesson().unwrap();
            let guess = view.guess.unwrap_or_else(|| panic!("{} {number}", lesson.id));
            assert!(guess.question.plain().ends_with('?') && !guess.question.plain().contains('{'));
            let Some(is) = guess.is else {
                // An opinion is asked twice, and the second is held against the first.
                assert!(guess.said.is_empty() && guess.high == 10.0, "{}", lesson.id);
                assert!(guess.before.is_none_or(|step| step < number as u32), "{}", lesson.id);
                continue;
            };
            assert!((0.0..=guess.high).contains(&is), "{}: {is} of {}", lesson.id, guess.high);
            assert!(guess.step > 0.0 && guess.middle > 0.0 && guess.middle < guess.high);
            // It is said with the text, and not before.
            assert!(view.text.plain().contains(&guess.said), "{}: {}", lesson.id, view.text.plain());
            assert!(!guess.question.plain().contains(&format!(" {} ", guess.said)), "{}", lesson.id);
            asked += usize::from(step.guess.is_some());
        }
    }
    assert!(asked >= lessons::ALL.len());
}

#[test]
fn a_moved_slider_keeps_the_settings_and_says_who_was_listed_before() {
    let mut session = at("one-flag", 2, 7);
    let [moved] = &session.sliders().unwrap()[..1] else { panic!() };
    let (id, to) = (moved.id.clone(), if moved.value > moved.low { moved.low } else { moved.high });
    assert!(!session.lesson().unwrap().listed.contains("Before"));
    let peers = |session: &Session| session.findings().unwrap().settings.peers.clone();
    let before = peers(&session);
    session.move_slider(&id, to).unwrap();
    session.analyse().unwrap();
    assert_eq!(
        format!("{:?}", peers(&session)),
        format!("{before:?}"),
        "a rule that was changed stays changed"
    );
    assert!(session.lesson().unwrap().listed.contains("Before the last move:"));
}

#[test]
fn the_gallery_draws_what_each_lesson_comes_to() {
    let lines: Vec<String> = lessons::ALL
        .iter()
        .map(|lesson| {
            let session = at(lesson.id, lesson.steps.len() - 1, 7);
            format!("{}\t{}", lesson.id, session.counted().unwrap())
        })
        .collect();
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/src/views/gallery.tsv");
    if std::env::var("KEEP").is_ok() {
        std::fs::write(place, lines.join("\n") + "\n").unwrap();
    }
    let stands: Vec<String> = candour::views::gallery::COUNTED.lines().map(str::to_owned).collect();
    assert_eq!(stands, lines, "renew src/views/gallery.tsv: KEEP=1 cargo test --test native gallery");
}

#[test]
fn the_curtain_says_only_what_is_true_of_the_world() {
    // Where nothing stands in the records, nobody can be found there.
    let session = at("base-rates", 1, 7);
    let curtain = session.curtain().unwrap();
    let lede = curtain.lede.plain();
    let marked = lede.split("Candour ").nth(1).unwrap();
    assert!(marked.starts_with("flags nobody. Nothing in these records shows what is true of "), "{lede}");
    assert!(!marked.contains("misses"), "{lede}");
    assert!(curtain.summary.headings.iter().any(|h| h.text == "Not in the records"));
    for scenario in candour::simulate::scenarios::ALL {
        let mut session = Session::new();
        session
            .open_scenario(
                scenario.id,
                if scenario.id == "base-rate" { &[("people", 2_000.0)] } else { &[] },
                7,
            )
            .unwrap();
        session.analyse().unwrap();
        let curtain = session.curtain().unwrap();
        let words = format!("{} {}", curtain.lede.plain(), curtain.story.plain());
        assert!(!words.contains(['{', '}']) && !words.contains("misses none"), "{}: {words}", scenario.id);
        for readers in &curtain.groups.readers {
            let dots: u32 = readers.groups.iter().map(|g| g.dots).sum();
            assert!(
                (1..=160).contains(&dots) && readers.groups.iter().all(|g| g.dots > 0),
                "{}: {dots}",
                scenario.id
            );
        }
        if !words.contains("shows what is true") {
            assert!(
                !curtain.summary.headings.iter().any(|h| h.text == "Not in the records"),
                "{}",
                scenario.id
            );
        }
    }
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
