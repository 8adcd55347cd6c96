//! How often chance alone would fill a list: one figure, counted in drawn worlds, the same wherever it is printed.

use std::path::PathBuf;
use std::process::Command;

use candour::explain::wording::by_chance;
use candour::flags::{ByChance, FalseLists};
use candour::session::Session;
use candour::views::subject::Subject;

fn sample() -> Session {
    let mut session = Session::new();
    for file in Session::sample(7) {
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    session.analyse().unwrap();
    session
}

fn counted(session: &mut Session) -> ByChance {
    session.count_chance().unwrap();
    session.findings().unwrap().by_chance.unwrap()
}

/// Sixty people, of whom each has `of(i)` days of sickness, one a spell, ten days apart.
fn team(of: impl Fn(u32) -> u32) -> Session {
    let mut people = String::from("Person ID,Team,Start Date\n");
    let mut absences = String::from("Person ID,Absence Start,Absence End,Absence Type\n");
    for i in 0..60 {
        people += &format!("P{i:02},Team {},2020-01-01\n", i / 12);
        for spell in 0..of(i) {
            let day = candour::calendar::Day::from_ymd(2025, 1, 3).unwrap().plus((spell * 10 + i % 7) as i32);
            absences += &format!("P{i:02},{0},{0},Sickness\n", day.iso());
        }
    }
    // The period is the year, whoever was ill in it.
    absences += "P00,2025-12-30,2025-12-30,Sickness\n";
    let mut session = Session::new();
    session.read("people.csv", people.as_bytes()).unwrap();
    session.read("absences.csv", absences.as_bytes()).unwrap();
    session.analyse().unwrap();
    session
}

#[test]
fn the_same_findings_give_the_same_figure_whatever_was_asked_in_between() {
    let first = counted(&mut sample());
    let mut session = sample();
    for _ in 0..700 {
        session.chance_step().unwrap();
    }
    let begun = session.findings().unwrap().by_chance;
    session.overview().unwrap();
    session.run_trial("chance").unwrap();
    assert_eq!(counted(&mut session), first);
    assert!(begun.is_none_or(|begun| begun.worlds < first.worlds && begun.of == first.of));
    session.set("falseShare", "30").unwrap();
    session.analyse().unwrap();
    assert!(session.findings().unwrap().by_chance.is_none(), "another run is not counted yet");
    let loose = counted(&mut session);
    assert!(loose.people.lower > first.people.lower, "{loose:?} where more may be false, {first:?} before");
}

#[test]
fn where_all_are_alike_hardly_any_list_holds_somebody_and_where_rates_have_long_tails_more_do() {
    let alike = counted(&mut team(|i| 1 + i % 3));
    assert!(alike.people.lower == 0 && alike.people.upper <= 6, "{alike:?}");
    let tails = counted(&mut team(|i| match i {
        0 => 16,
        1..=3 => 9,
        4..=12 => 4,
        _ => i % 2,
    }));
    assert!(tails.people.upper > alike.people.upper, "{tails:?}");
}

#[test]
fn nothing_is_said_before_there_are_enough_worlds_and_nothing_changes_after_the_last() {
    let mut session = sample();
    let findings = session.findings().unwrap().clone();
    let mut lists = FalseLists::begin(&findings, session.workforce());
    assert!(lists.by_chance().is_none(), "nothing is said of no worlds");
    let mut first = None;
    while lists.step(&findings, session.workforce()) {
        first = first.or(lists.by_chance());
    }
    let (first, last) = (first.unwrap(), lists.by_chance().unwrap());
    assert_eq!((first.worlds, last.worlds), (60, last.of));
    assert!(!lists.step(&findings, session.workforce()) && lists.by_chance() == Some(last));
}

#[test]
fn every_screen_and_document_prints_the_same_sentence() {
    let mut session = sample();
    let counted = counted(&mut session);
    let sentence = by_chance(Some(&counted));
    assert!(
        sentence.starts_with("In 100 workforces like this one where nobody differs from their colleagues, ")
    );
    let overview = session.overview().unwrap();
    assert!(overview.lede.plain().contains(&sentence));
    let settings = serde_json::to_string(&session.settings().unwrap()).unwrap();
    assert!(settings.contains(&sentence));
    let person = overview.flags.rows.iter().find(|row| row.tag == "individual").unwrap();
    let Subject::Person { .. } = person.subject else { panic!("a person") };
    let card = serde_json::to_string(&session.person(&person.subject).unwrap()).unwrap();
    assert!(card.contains(&sentence));
    assert!(session.document("report", None).unwrap().markdown().contains(&sentence));
    session.run_trial("chance").unwrap();
    let trial = session.trial("chance").unwrap();
    assert!(trial.notes.iter().any(|note| note.contains(&sentence)), "{:?}", trial.notes);
    let record: serde_json::Value = serde_json::from_str(&session.record().unwrap()).unwrap();
    assert_eq!(record["byChance"], serde_json::to_value(counted).unwrap());
}

#[test]
fn a_record_whose_figure_was_changed_is_not_the_same() {
    let mut session = sample();
    let record = session.record().unwrap();
    let upper = counted(&mut session).people.upper;
    let before = format!("\"upper\": {upper}");
    assert!(record.contains(&before), "{record}");
    let doctored = record.replacen(&before, &format!("\"upper\": {}", upper - 1), 1);
    for (json, same) in [(record, true), (doctored, false)] {
        let mut session = sample();
        session.take_record("a.candour.json", &json).unwrap();
        session.analyse().unwrap();
        let check = session.check_record().unwrap().unwrap();
        assert_eq!(check.same, same, "{}", check.lede.plain());
    }
}

#[test]
fn the_command_line_carries_the_range() {
    let data = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/exports/68-good.csv");
    let ran =
        Command::new(env!("CARGO_BIN_EXE_candour")).arg("flags").arg(data).arg("--json").output().unwrap();
    let all: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let range = &all["range"];
    let (lower, upper) = (range["lower"].as_u64(), range["upper"].as_u64());
    assert!(lower <= upper && upper.is_some_and(|upper| upper <= 100), "{range}");
    assert!(
        range["worlds"].as_u64().is_some_and(|worlds| worlds >= 150) && range["seed"].is_u64(),
        "{range}"
    );
    assert!(all["overview"]["lede"].to_string().contains("In 100 workforces like this one"));
}
