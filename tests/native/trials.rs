//! Test it: each test through the whole session, and the law that groups change nothing.

use candour::maths::Random;
use candour::session::Session;
use candour::simulate::sample;
use candour::views::data::Change;
use candour::views::trial::TrialView;

fn analysed() -> Session {
    let mut session = Session::new();
    for file in sample::files(7) {
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    session.analyse().unwrap();
    session
}

#[test]
fn every_test_ends_and_gives_the_same_twice() {
    let mut first = analysed();
    let mut again = analysed();
    for card in Session::trials() {
        let view = first.run_trial(&card.id).unwrap();
        assert!(view.done && !view.lede.plain().is_empty(), "{}", card.id);
        let text = format!("{view:?}");
        assert!(!text.contains("NaN") && !text.contains("inf"), "{}: {text}", card.id);
        assert_eq!(text, format!("{:?}", again.run_trial(&card.id).unwrap()), "{}", card.id);
    }
}

/// The sample with a group for everyone, by turns or by the last digit of their number.
fn with_groups(meaning: Option<&str>, group: impl Fn(usize) -> &'static str) -> Session {
    let mut session = Session::new();
    for file in sample::files(7) {
        if file.name.contains("people") {
            let mut lines = file.text.lines();
            let mut text = format!("{},Ethnicity\n", lines.next().unwrap());
            for (i, line) in lines.enumerate() {
                text += &format!("{line},{}\n", group(i));
            }
            let id = session.read(&file.name, text.as_bytes()).unwrap();
            if let Some(meaning) = meaning {
                let column = session.plan(id).unwrap().columns.last().unwrap().index;
                session.change(id, &Change::Meaning(column, Session::meaning(meaning).unwrap())).unwrap();
                session.reopen(id).unwrap();
                session.feed(id, text.as_bytes()).unwrap();
                assert!(session.finish(id).unwrap());
            }
        } else {
            session.read(&file.name, file.text.as_bytes()).unwrap();
        }
    }
    session.analyse().unwrap();
    session
}

#[test]
fn a_group_changes_no_flag_and_is_seen_by_nothing_but_the_fairness_test() {
    let turns = |i: usize| ["Amber", "Basalt", "Cobalt"][i % 3];
    let mut kept_apart = with_groups(Some("group"), turns);
    let usual = with_groups(None, turns);
    let other = with_groups(Some("group"), |i| if i < 80 { "Amber" } else { "Basalt" });
    let found = |session: &Session| format!("{:?}", session.findings().unwrap());
    assert_eq!(found(&kept_apart), found(&usual));
    assert_eq!(found(&kept_apart), found(&other));
    for test in ["chance", "power", "lasting", "dropping"] {
        let text = format!("{:?}", kept_apart.run_trial(test).unwrap());
        assert!(!text.contains("Cobalt"), "{test}");
    }
    assert!(!format!("{:?}", kept_apart.workforce()).contains("Cobalt"));
    let view = kept_apart.run_trial("fairness").unwrap();
    assert!(view.lede.plain().contains("3 groups"), "{}", view.lede.plain());
    assert_eq!(view.tables[0].rows.len(), 3);
    assert!(!view.plots.is_empty());
}

#[test]
fn too_small_groups_are_left_out_by_name_and_too_many_are_refused() {
    let mut few = with_groups(Some("group"), |i| if i < 5 { "Amber" } else { "Basalt" });
    let view = few.run_trial("fairness").unwrap();
    assert!(view.lede.plain().starts_with("Fewer than two groups"), "{}", view.lede.plain());
    assert!(view.notes.iter().any(|n| n.contains("Amber (5 people together)")), "{:?}", view.notes);
}

/// Outcomes for the sample, dated so many days after the end of its period.
fn with_outcomes(after: i32, flagged: bool) -> Session {
    let mut session = Session::new();
    let mut keys: Vec<String> = Vec::new();
    for file in sample::files(7) {
        if file.name.contains("people") {
            keys = file.text.lines().skip(1).map(|l| l.split(',').next().unwrap().to_owned()).collect();
        }
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    let last = session.settings_in_force().scope.window.last;
    let mut text = "Person ID,Date Recorded,Case Type,Finding,Source\n".to_owned();
    for key in keys.iter().step_by(6) {
        let route = if flagged { "Early intervention dashboard" } else { "Public" };
        text += &format!("{key},{},Public complaint,Upheld,{route}\n", last.plus(after).iso());
    }
    session.read("complaints.csv", text.as_bytes()).unwrap();
    session.analyse().unwrap();
    session
}

/// The sample, and outcomes in the month after it of so many people drawn by lot.
fn by_lot(seed: u64) -> Session {
    let mut session = Session::new();
    let mut random = Random::new(seed, 1);
    let mut text = "Person ID,Date Recorded,Case Type,Finding,Source\n".to_owned();
    for file in sample::files(7) {
        if file.name.contains("people") {
            for line in file.text.lines().skip(1) {
                if random.uniform() >= 0.15 {
                    continue;
                }
                let key = line.split(',').next().unwrap();
                text +=
                    &format!("{key},2026-01-{:02},Public complaint,Upheld,Public\n", 1 + random.index(28));
            }
        }
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    session.read("complaints.csv", text.as_bytes()).unwrap();
    session.analyse().unwrap();
    session
}

#[test]
fn outcomes_drawn_by_lot_are_foretold_by_nothing() {
    let better = |seed: u64| {
        let mut session = by_lot(seed);
        let lede = session.run_trial("prediction").unwrap().lede.plain();
        assert!(lede.contains("have one"), "{lede}");
        lede.contains("Better than a coin:")
    };
    let wrong = (0..40).filter(|seed| better(*seed)).count();
    assert!(wrong <= 2, "{wrong} of 40 runs say that a pattern foretells what was drawn by lot");
}

#[test]
fn every_kind_of_outcome_that_is_asked_about_is_allowed_for() {
    let mut session = by_lot(1);
    let asked = |view: &TrialView| view.notes.iter().find(|n| n.contains("Bonferroni")).cloned().unwrap();
    let once = asked(&session.run_trial("prediction").unwrap());
    assert!(!once.contains("ways"), "{once}");
    session.choose("prediction", "finding", "found");
    let twice = asked(&session.run_trial("prediction").unwrap());
    assert!(twice.contains("in 2 ways"), "{twice}");
    session.choose("prediction", "finding", "any");
    assert_eq!(asked(&session.run_trial("prediction").unwrap()), twice, "the first way again is no third");
}

#[test]
fn outcomes_count_only_after_the_period_and_not_where_a_flag_led_to_them() {
    // Ten of the sample had left before, one of them with an outcome.
    let view = with_outcomes(30, false).run_trial("prediction").unwrap();
    assert!(view.lede.plain().contains("39 of 230 people have one"), "{}", view.lede.plain());
    let early = with_outcomes(0, false).run_trial("prediction").unwrap();
    assert!(
        early.lede.plain().starts_with("Refused: none of the 40 outcomes is dated after"),
        "{}",
        early.lede.plain()
    );
    let mut led = with_outcomes(30, true);
    let view = led.run_trial("prediction").unwrap();
    assert!(view.lede.plain().contains("none of the sort chosen"), "{}", view.lede.plain());
    led.choose("prediction", "flagDriven", "yes");
    let view = led.run_trial("prediction").unwrap();
    assert!(view.lede.plain().contains("39 of 230 people have one"), "{}", view.lede.plain());
}
