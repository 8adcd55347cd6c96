//! Where little happens and nobody differs: teams of whom few events are expected, and workforces without a list of people.

use std::fmt::Write as _;

use candour::calendar::Day;
use candour::flags::{FlagKind, Standing};
use candour::maths::Random;
use candour::session::Session;

/// Spells of sickness in 2025 of so many people in teams of twelve, each with their own rate, gamma of this shape; and the list
/// of them all.
fn world(people: u32, shape: f64, rate: f64, seed: u64) -> [String; 2] {
    let mut random = Random::new(seed, 7);
    let mut list = "Person ID,Team,Hire Date\n".to_owned();
    let mut sickness = "Person ID,Absence Type,Absence Start,Absence End\n".to_owned();
    let first = Day::from_ymd(2025, 1, 1).unwrap();
    for person in 0..people {
        writeln!(list, "P{person:03},Team {},2015-01-01", person / 12).unwrap();
        for _ in 0..random.negative_binomial(rate, shape) {
            let day = first.plus(random.index(355) as i32);
            writeln!(sickness, "P{person:03},Sickness,{},{}", day.iso(), day.plus(2).iso()).unwrap();
        }
    }
    [list, sickness]
}

fn analysed(files: &[(&str, &str)]) -> Session {
    let mut session = Session::new();
    for (name, text) in files {
        session.read(name, text.as_bytes()).unwrap();
    }
    session.set("from", "2025-01-01").unwrap();
    session.set("to", "2025-12-31").unwrap();
    session.analyse().unwrap();
    session
}

#[test]
fn few_events_make_no_false_team() {
    let with_a_team = (1..=60).filter(|seed| {
        let [list, sickness] = world(300, 1.5, 0.5, *seed);
        let session = analysed(&[("people.csv", &list), ("sickness.csv", &sickness)]);
        let findings = session.findings().unwrap();
        let asked = findings.of("sickness-spells").unwrap().teams.len();
        assert_eq!(asked, 25, "every team is asked about, whatever it had");
        findings.flags.iter().any(|f| f.kind == FlagKind::Team)
    });
    let lists = with_a_team.count();
    // One in forty was measured over 200; where only teams with many spells were asked about, one in four.
    assert!(lists <= 6, "{lists} of 60 lists hold a team");
}

#[test]
fn without_a_list_of_people_the_missing_are_allowed_for() {
    for seed in 1..=5 {
        let [list, sickness] = world(300, 1.5, 1.3, seed);
        let with = analysed(&[("people.csv", &list), ("sickness.csv", &sickness)]);
        let mut without = analysed(&[("sickness.csv", &sickness)]);
        let of = |session: &Session| {
            let found = session.findings().unwrap().of("sickness-spells").unwrap();
            (
                found.tests[0].test.expected,
                found.spread,
                found.peers.groups[0].people,
                found.peers.groups[0].unseen,
            )
        };
        let ((expected, _, people, none), (guessed, spread, all, unseen)) = (of(&with), of(&without));
        assert_eq!((people, none), (300, 0));
        assert!((guessed / expected - 1.0).abs() < 0.25, "{guessed} a year, and {expected} with the list");
        assert!(
            (0.4..6.0).contains(&spread),
            "{spread}: the spread of everyone, and not of those who had some"
        );
        assert!((250..=380).contains(&all) && unseen > 50, "{unseen} of {all}");
        let scope = without.overview().unwrap().scope;
        assert!(scope.contains("No file names everyone who works here"), "{scope}");
        let workforce = without.workforce().people.len();
        assert_eq!(workforce as u32, all - unseen, "nobody is invented as a person");
    }
}

#[test]
fn what_would_stand_out_is_never_more_than_what_does() {
    let mut shown = 0;
    for seed in 1..=8 {
        let [list, mut sickness] = world(120, 3.0, 1.0, seed);
        for month in 1..=10 {
            writeln!(sickness, "P050,Sickness,2025-{month:02}-17,2025-{month:02}-18").unwrap();
        }
        let session = analysed(&[("people.csv", &list), ("sickness.csv", &sickness)]);
        let found = session.findings().unwrap().of("sickness-spells").unwrap();
        let least = found.tests.iter().filter(|t| t.standing == Standing::Flagged).map(|t| t.count).min();
        let Some((least, could_see)) = least.zip(found.could_see) else { continue };
        assert!(could_see.count <= least, "{} would stand out, and {least} do", could_see.count);
        shown += 1;
    }
    assert!(shown >= 5, "somebody stands out in {shown} of 8 workforces only");
}
