//! What a human decides: checked, kept over every analysis and reading, undone and made again, and counted.

use candour::explain::determination::{Agreement, Determination, Kept, OUTCOMES, Stance, Whom};
use candour::flags::About;
use candour::session::Session;
use candour::views::subject::{Subject, subject};

fn sample() -> Session {
    let mut session = Session::new();
    for file in Session::sample(7) {
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    session.analyse().unwrap();
    session
}

fn flagged(session: &Session) -> Vec<Subject> {
    let mut all: Vec<About> = session.findings().unwrap().flags.iter().map(|f| f.about).collect();
    all.dedup();
    all.into_iter().map(subject).collect()
}

fn someone(session: &Session) -> Subject {
    flagged(session).into_iter().find(|s| matches!(s, Subject::Person { .. })).unwrap()
}

fn written(outcome: &str) -> Determination {
    Determination {
        outcome: outcome.to_owned(),
        reason: "Two of the spells were one illness.".to_owned(),
        alternatives: vec!["one-illness".to_owned()],
        said: "=It came back".to_owned(),
        decides: "Insp. Oak".to_owned(),
        day: "2026-01-05".to_owned(),
    }
}

fn key(session: &Session, who: &Subject) -> String {
    session.determinations(who).unwrap().flags[0].key.clone()
}

#[test]
fn what_is_missing_is_named() {
    let says = |one: Determination| one.check().unwrap_err().sentence;
    assert_eq!(says(Determination::default()), "The outcome and the reason are missing.");
    assert_eq!(says(Determination { outcome: String::new(), ..written("none") }), "The outcome is missing.");
    assert_eq!(
        says(Determination { outcome: "guilty".to_owned(), ..written("none") }),
        "The outcome is missing."
    );
    assert_eq!(says(Determination { reason: " \n".to_owned(), ..written("none") }), "The reason is missing.");
    assert_eq!(
        says(Determination { alternatives: Vec::new(), ..written("explained") }),
        "What explains it is missing."
    );
    let unknown = Determination { alternatives: vec!["the moon".to_owned()], ..written("none") };
    assert_eq!(says(unknown), "One of the explanations is not known.");
    let long = Determination { said: "ä".repeat(4_001), ..written("none") };
    assert_eq!(says(long), "The text of what was said is longer than 4000 letters.");
    assert!(OUTCOMES.iter().all(|o| written(o.id).check().is_ok()));
}

#[test]
fn it_cannot_be_kept_without_a_reason_or_for_no_flag() {
    let mut session = sample();
    let who = someone(&session);
    let key = key(&session, &who);
    assert!(session.decide(&key, Determination { reason: String::new(), ..written("none") }).is_err());
    assert!(!session.determinations(&who).unwrap().flags[0].decided);
    assert_eq!(session.can_undo(), (false, false), "what was refused is no step");
    assert!(session.decide("sickness-spells person nobody", written("none")).is_err());
    assert!(session.take_back(&key).is_err());
    assert!(!session.unsaved());
}

#[test]
fn it_outlives_settings_readings_files_and_names() {
    let mut session = sample();
    let who = someone(&session);
    let key = key(&session, &who);
    session.decide(&key, written("support")).unwrap();
    // Settings under which nothing is flagged: the determination stands, and says that the flag does not arise.
    session.set("ratio", "3").unwrap();
    session.set("falseShare", "0.1").unwrap();
    session.set("from", "2025-11-01").unwrap();
    session.analyse().unwrap();
    let found = session.findings().unwrap().clone();
    let gone = session.determinations(&who).unwrap();
    let one = gone.flags.iter().find(|f| f.key == key).unwrap();
    assert_eq!(one.written, written("support"));
    let Subject::Person { id } = who else { panic!() };
    assert!(
        !found.about(About::Person(id)).iter().any(|f| f.indicator == one.indicator),
        "the settings were meant to lose it"
    );
    assert!(
        one.since.starts_with("This flag does not arise with the settings and files as they are."),
        "{}",
        one.since
    );
    // It can be changed all the same.
    session.decide(&key, written("none")).unwrap();
    session.reset_settings();
    session.analyse().unwrap();
    let back = session.determinations(&who).unwrap();
    assert_eq!((back.flags[0].written.outcome.as_str(), back.flags[0].since.as_str()), ("none", ""));
    // Everyone's place in the list moves by one; the determination stays with its person.
    let own = session.workforce().people[id as usize].key.clone();
    session.read("more.csv", b"Staff Number,Name,Team\n0000,Early Bird,Custody\n").unwrap();
    session.show_names(true);
    session.analyse().unwrap();
    let moved = session.workforce().people.iter().position(|p| p.key == own).unwrap() as u32;
    assert_ne!(moved, id, "the file was meant to move them");
    let there = session.determinations(&Subject::Person { id: moved }).unwrap();
    assert!(there.flags.iter().any(|f| f.key == key && f.decided));
    assert!(session.determinations(&Subject::Person { id }).unwrap().flags.iter().all(|f| !f.decided));
    // Even with every file gone and read anew.
    for file in 0..8 {
        session.remove(file);
    }
    assert!(session.agreement().is_err());
    for file in Session::sample(7) {
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    session.analyse().unwrap();
    assert!(session.determinations(&who).unwrap().flags[0].decided);
    assert!(session.unsaved());
}

#[test]
fn undo_and_redo_walk_through_settings_and_determinations() {
    let mut session = sample();
    let who = someone(&session);
    let key = key(&session, &who);
    let plain = session.settings_in_force();
    assert_eq!(session.undo(), None);
    session.set("ratio", "2").unwrap();
    session.analyse().unwrap();
    session.decide(&key, written("support")).unwrap();
    session.decide(&key, written("cannot-tell")).unwrap();
    assert!(session.set("ratio", "99").is_err());
    let state = |s: &Session| {
        s.determinations(&who).unwrap().flags.iter().find(|f| f.key == key).unwrap().written.outcome.clone()
    };
    assert!(session.undo().unwrap().starts_with("Undone: the determination on "));
    assert_eq!(state(&session), "support");
    assert!(session.is_analysed(), "a determination changes no finding");
    session.undo().unwrap();
    assert_eq!(state(&session), "");
    assert_eq!(session.undo().unwrap(), "Undone: from which ratio a rate matters, 2.");
    assert!(!session.is_analysed(), "a setting does");
    assert_eq!(session.settings_in_force(), plain);
    assert_eq!(session.undo(), None);
    session.redo().unwrap();
    assert!((session.settings_in_force().ratio - 2.0).abs() < 1e-12);
    session.analyse().unwrap();
    session.redo().unwrap();
    assert!(session.redo().unwrap().starts_with("Done again: the determination on "));
    assert_eq!(state(&session), "cannot-tell");
    assert_eq!(session.redo(), None);
    // A new change takes the place of what was undone.
    session.undo().unwrap();
    session.take_back(&key).unwrap();
    assert_eq!(session.redo(), None);
    assert!(session.undo().unwrap().starts_with("Undone: taking back the determination on "));
    assert_eq!(state(&session), "support");
    session.reset_settings();
    assert_eq!(session.undo().unwrap(), "Undone: all settings back to the defaults.");
    assert!((session.settings_in_force().ratio - 2.0).abs() < 1e-12);
}

#[test]
fn history_has_an_end() {
    let mut session = sample();
    for i in 0..450 {
        session.set("bridge", if i % 2 == 0 { "3" } else { "4" }).unwrap();
    }
    let mut steps = 0;
    while session.undo().is_some() {
        steps += 1;
    }
    assert_eq!(steps, 200);
}

#[test]
fn agreement_is_counted_and_a_rubber_stamp_is_said() {
    let kept = |whom: Whom, outcome: &str| Kept {
        whom,
        indicator: "sickness-spells".to_owned(),
        pattern: String::new(),
        determination: written(outcome),
    };
    let person = || Whom::Person("7".to_owned());
    let team = || Whom::Team("A".to_owned());
    // Too much work is the team's matter, not the person's.
    let four = [
        kept(person(), "workload"),
        kept(team(), "workload"),
        kept(person(), "cannot-tell"),
        kept(person(), "support"),
    ];
    assert_eq!(Agreement::of(four.iter()), Agreement { decided: 3, upheld: 2, open: 1 });
    let nearly = |upheld, decided| Agreement { decided, upheld, open: 0 }.nearly_all();
    assert_eq!(
        [nearly(4, 4), nearly(5, 5), nearly(19, 20), nearly(20, 21), nearly(21, 21)],
        [false, true, false, true, true]
    );
    assert!(OUTCOMES.iter().any(|o| o.stance(&person(), "sickness-spells") == Stance::Open));

    // What agrees depends on what the flag said.
    let of = |id: &str| OUTCOMES.iter().find(|o| o.id == id).unwrap();
    assert_eq!(of("record").stance(&person(), "sickness-spells"), Stance::SetAside);
    assert_eq!(of("record").stance(&person(), "work-while-absent"), Stance::Upheld);
    assert_eq!(of("workload").stance(&person(), "work-while-absent"), Stance::SetAside);
    assert_eq!(of("workload").stance(&person(), "working-time"), Stance::Upheld);

    let mut session = sample();
    assert!(session.agreement().unwrap().lede.plain().starts_with("No flag is decided yet, of "));
    let mut keys = Vec::new();
    for who in flagged(&session) {
        keys.extend(session.determinations(&who).unwrap().flags.into_iter().map(|f| f.key));
    }
    session.set("trigger:bradford", "100").unwrap();
    session.analyse().unwrap();
    for who in flagged(&session) {
        keys.extend(session.determinations(&who).unwrap().flags.into_iter().map(|f| f.key));
    }
    keys.sort();
    keys.dedup();
    assert!(keys.len() >= 6, "{}", keys.len());
    for key in &keys {
        session.decide(key, written("independent")).unwrap();
    }
    let view = session.agreement().unwrap();
    let said = view.lede.plain();
    assert!(said.starts_with(&format!("You agreed with {0} of {0} flags decided. ", keys.len())), "{said}");
    assert!(said.contains("look for what speaks against it"), "{said}");
    session.decide(&keys[0], written("none")).unwrap();
    let said = session.agreement().unwrap().lede.plain();
    assert!(
        said.starts_with(&format!("You agreed with {} of {} flags", keys.len() - 1, keys.len())),
        "{said}"
    );
}

#[test]
fn saved_as_a_table_no_spreadsheet_runs_and_as_json_that_comes_back() {
    let mut session = sample();
    let who = someone(&session);
    let key = key(&session, &who);
    session.decide(&key, written("explained")).unwrap();
    assert!(session.unsaved());
    let csv = session.determinations_table().unwrap().csv();
    assert!(csv.contains(",'=It came back,"), "{csv}");
    assert!(csv.lines().nth(1).unwrap().starts_with("P-"), "hidden names stay hidden: {csv}");
    let json = session.determinations_json();
    session.determinations_saved(false);
    assert!(!session.unsaved() && session.agreement().unwrap().saving == "Saved as it stands.");
    session.undo().unwrap();
    assert!(session.unsaved(), "what is undone differs from the file");
    let mut other = sample();
    other.take_determinations("decided.json", &json).unwrap();
    assert_eq!(other.determinations_json(), json);
    assert!(other.determinations(&who).unwrap().flags[0].decided);
    for wrong in ["", "{}", "[1]", "{\"format\":\"Candour mapping 1\"}", &json.replace("explained", "guilty")]
    {
        assert!(other.take_determinations("wrong.json", wrong).is_err(), "{wrong}");
    }
    assert_eq!(other.determinations_json(), json, "what was refused changed nothing");
    other.clear();
    assert!(!other.determinations_json().contains("one illness"));
}

#[test]
fn what_is_dropped_stands_beside_what_was_decided_here_and_undo_takes_it_back() {
    let mut theirs = sample();
    let mut ours = sample();
    let everyone = flagged(&ours);
    let keys: Vec<String> = everyone.iter().map(|who| key(&ours, who)).collect();
    let dated = |day: &str, outcome: &str| Determination { day: day.to_owned(), ..written(outcome) };
    theirs.decide(&keys[0], dated("2026-03-01", "explained")).unwrap();
    theirs.decide(&keys[1], dated("2026-01-01", "explained")).unwrap();
    theirs.decide(&keys[2], dated("2026-02-01", "explained")).unwrap();
    let saved = theirs.determinations_json();
    ours.decide(&keys[0], dated("2026-02-01", "none")).unwrap();
    ours.decide(&keys[1], dated("2026-02-01", "none")).unwrap();
    ours.determinations_saved(true);
    let before = ours.determinations_json();
    let said = ours.take_saved("theirs.json", &saved).unwrap();
    assert!(said.contains("1 determination added; 1 determination newer than the one here"), "{said}");
    assert!(said.contains("1 determination left out, since the one here is as new or newer"), "{said}");
    let outcome = |session: &Session, at: usize| {
        session.determinations(&everyone[at]).unwrap().flags[0].written.outcome.clone()
    };
    assert_eq!([0, 1, 2].map(|at| outcome(&ours, at)), ["explained", "none", "explained"]);
    assert!(ours.unsaved(), "what was decided here is in no file together with this");
    assert_eq!(ours.undo().unwrap(), "Undone: taking in theirs.json.");
    assert_eq!(ours.determinations_json(), before);
    // Where nothing was decided, all of it stands, and it is in that file.
    let mut fresh = sample();
    fresh.take_saved("theirs.json", &saved).unwrap();
    assert_eq!(fresh.determinations_json(), saved);
    assert!(!fresh.unsaved());
}

#[test]
fn a_session_that_takes_anothers_place_has_all_that_was_written() {
    let mut before = sample();
    let who = someone(&before);
    let key = key(&before, &who);
    before.decide(&key, written("explained")).unwrap();
    before.set("ratio", "2").unwrap();
    before.set_purpose("To see whether the rota is sustainable.", &["support".to_owned()]).unwrap();
    let mut after = Session::new();
    after.carry_on(&before.carried()).unwrap();
    assert_eq!(after.carried(), before.carried());
    assert!(after.unsaved());
    for file in Session::sample(7) {
        after.read(&file.name, file.text.as_bytes()).unwrap();
    }
    after.analyse().unwrap();
    assert!(after.determinations(&who).unwrap().flags[0].decided);
    assert_eq!(after.undo().unwrap(), "Undone: from which ratio a rate matters, 2.");
    let stands = after.carried();
    assert!(after.carry_on("{}").is_err());
    assert_eq!(after.carried(), stands, "what was refused changed nothing");
}

#[test]
fn a_first_impression_comes_before_the_flag_and_stays() {
    let mut session = sample();
    let who = someone(&session);
    assert!(session.determinations(&who).unwrap().withheld.is_none());
    session.ask_first_impressions(true);
    assert!(session.determinations(&who).unwrap().withheld.is_some());
    assert_eq!(
        session.first_impression(&who, "  ").unwrap_err().sentence,
        "The first impression is missing."
    );
    session.first_impression(&who, "New parent; I expect little.").unwrap();
    let view = session.determinations(&who).unwrap();
    assert_eq!((view.withheld, view.impression.as_str()), (None, "New parent; I expect little."));
    assert!(session.first_impression(&who, "I knew it").is_err());
    session.determinations_saved(false);
    assert!(session.unsaved(), "the table holds no first impression");
    session.determinations_saved(true);
    assert!(!session.unsaved());
    let key = key(&session, &who);
    session.decide(&key, written("none")).unwrap();
    session.undo().unwrap();
    assert_eq!(session.determinations(&who).unwrap().impression, "New parent; I expect little.");
    assert!(session.determinations_json().contains("New parent"));
}

#[test]
fn one_name_is_shown_without_the_others() {
    let mut session = sample();
    let two: Vec<Subject> = [3, 4].map(|id| Subject::Person { id }).to_vec();
    let hidden = |s: &Session, who: &Subject| s.person(who).unwrap().who.starts_with("P-");
    session.show_name(&two[0], true).unwrap();
    assert!(!hidden(&session, &two[0]) && hidden(&session, &two[1]));
    assert_eq!(session.person(&two[0]).unwrap().named, Some(true));
    session.show_name(&two[0], false).unwrap();
    assert!(hidden(&session, &two[0]));
    session.show_names(true);
    session.show_name(&two[1], false).unwrap();
    assert!(!hidden(&session, &two[0]) && hidden(&session, &two[1]));
    session.show_names(false);
    assert!(hidden(&session, &two[0]) && hidden(&session, &two[1]));
    assert!(session.show_name(&Subject::Person { id: 9_999 }, true).is_err());
    assert_eq!(session.person(&Subject::Team { id: 0 }).unwrap().named, None);
}
