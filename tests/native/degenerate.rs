//! Files in which a method cannot work: nobody has any, one person, one day, everyone equal, everything on one person. What
//! comes out is a number or "cannot tell", at once, and never something that is no number.

use std::fmt::Write as _;
use std::time::Instant;

use candour::calendar::Day;
use candour::flags::{self, FalseLists};
use candour::indicators::{self, Measured};
use candour::session::Session;
use candour::trial::Choices;
use candour::trial::chance::Chance;

/// Reads the files, runs everything, looks at every number and draws every screen.
fn survive(what: &str, files: &[(&str, String)]) -> Session {
    let started = Instant::now();
    let mut session = Session::new();
    for (name, text) in files {
        session.read(name, text.as_bytes()).unwrap_or_else(|p| panic!("{what}, {name}: {p}"));
    }
    session.analyse().unwrap();
    let findings = session.findings().unwrap().clone();
    for found in &findings.indicators {
        for (person, value) in found.values.iter().enumerate() {
            if let Measured::Value { amount, exposure, inputs } = value {
                assert!(amount.is_finite(), "{what}: {} of {person} is {amount}", found.id);
                assert!(exposure.is_none_or(f64::is_finite), "{what}: {} over {exposure:?}", found.id);
                assert!(inputs.iter().all(|(_, x)| x.is_finite()), "{what}: {} from {inputs:?}", found.id);
            }
        }
        for test in &found.tests {
            let chances = [test.test.p_upper, test.q, test.test.posterior.chance_above];
            assert!(chances.iter().all(|p| (0.0..=1.0).contains(p)), "{what}: {} {test:?}", found.id);
            let posterior = &test.test.posterior;
            let (low, high) = posterior.interval();
            let ratios = [posterior.mean_ratio, low, high, test.test.expected];
            assert!(ratios.iter().all(|r| r.is_finite() && *r >= 0.0), "{what}: {} {test:?}", found.id);
        }
    }
    if let Some(counted) = FalseLists::at_a_glance(&findings, session.workforce()) {
        for lists in [Some(counted.people), counted.teams].into_iter().flatten() {
            assert!(lists.lower <= lists.upper && lists.upper <= 100, "{what}: {counted:?}");
        }
    }
    let mut choices = Choices::default();
    choices.set("runs", "20");
    let mut chance = Chance::begin(&findings, session.workforce(), &choices);
    while chance.step() {}
    let (drawn, of) = chance.progress();
    assert_eq!(drawn, of, "{what}");
    let overview = session.overview().unwrap();
    assert!(!overview.lede.plain().contains("NaN"), "{what}");
    for indicator in indicators::ALL {
        let id = indicator.card().id;
        let funnel = session.funnel(id).unwrap();
        let drawn = funnel.points.x.iter().chain(&funnel.points.y);
        assert!(drawn.into_iter().all(|x| x.is_finite()), "{what}: the picture of {id}");
        assert!(
            funnel.limits.iter().all(|l| l.low998.is_finite() && l.high998.is_finite()),
            "{what}: the limits of {id}"
        );
    }
    let seconds = started.elapsed().as_secs_f64();
    assert!(seconds < 30.0, "{what}: {seconds:.0} s");
    session
}

fn people(n: u32) -> String {
    (0..n).fold("Person ID,Team\n".to_owned(), |mut csv, i| {
        let _ = writeln!(csv, "E{i:05},Team {}", i % 3);
        csv
    })
}

const SICKNESS: &str = "Person ID,Absence Start,Absence End\n";
const OVERTIME: &str = "Person ID,Overtime Date,Start Time,End Time,Overtime Hours\n";

fn personal_flags(session: &Session) -> usize {
    session.findings().unwrap().individual().count()
}

#[test]
fn nobody_has_any() {
    // One absence and one piece of overtime, both of nobody in the list, so that the files have rows at all.
    let sickness = format!("{SICKNESS}X1,2025-03-03,2025-03-04\n");
    let overtime = format!("{OVERTIME}X1,2025-06-02,18:00,20:00,2\n");
    let files = [("people.csv", people(40)), ("sickness.csv", sickness), ("overtime.csv", overtime)];
    assert_eq!(personal_flags(&survive("all zero", &files)), 0);
}

#[test]
fn one_person() {
    let sickness = format!("{SICKNESS}E00000,2025-03-03,2025-03-04\nE00000,2025-09-03,2025-09-04\n");
    let session = survive("one person", &[("people.csv", people(1)), ("sickness.csv", sickness)]);
    assert_eq!(personal_flags(&session), 0);
}

#[test]
fn one_day() {
    let mut overtime = OVERTIME.to_owned();
    for i in 0..30 {
        let _ = writeln!(overtime, "E{i:05},2025-03-03,18:00,20:00,2");
    }
    let session = survive("one day", &[("people.csv", people(30)), ("overtime.csv", overtime)]);
    assert_eq!(personal_flags(&session), 0);
}

#[test]
fn everyone_equal() {
    let mut sickness = SICKNESS.to_owned();
    for i in 0..50 {
        let _ = writeln!(sickness, "E{i:05},2025-03-03,2025-03-04\nE{i:05},2025-06-10,2025-06-12");
    }
    let session = survive("everyone equal", &[("people.csv", people(50)), ("sickness.csv", sickness)]);
    assert_eq!(personal_flags(&session), 0);
}

#[test]
fn sixty_thousand_rows_of_sickness_on_one_person() {
    let mut sickness = SICKNESS.to_owned();
    for row in 0..60_000 {
        // Every other day of the year, over and over, and as many rows that overlap it.
        let day = Day::from_ymd(2025, 1, 1).unwrap().plus(row % 182 * 2);
        let _ = writeln!(sickness, "E00000,{},{}", day.iso(), day.plus(row % 2).iso());
    }
    for i in 1..20 {
        let _ = writeln!(sickness, "E{i:05},2025-03-03,2025-03-04");
    }
    survive("60,000 rows of sickness", &[("people.csv", people(20)), ("sickness.csv", sickness)]);
}

#[test]
fn sixty_thousand_spells_in_a_year_are_no_total() {
    let mut totals = "Person ID,Period Start,Period End,Spells,Days Lost\n".to_owned();
    for i in 0..20 {
        let (spells, days) = if i == 0 { (60_000, 60_000) } else { (1, 2) };
        let _ = writeln!(totals, "E{i:05},2025-01-01,2025-12-31,{spells},{days}");
    }
    let session = survive("60,000 spells", &[("people.csv", people(20)), ("totals.csv", totals)]);
    let spells = session.findings().unwrap().of("sickness-spells").unwrap();
    assert_eq!(spells.values[0].amount(), None, "a year has no 60,000 days");
    assert_eq!(spells.values[1].amount(), Some(1.0));
}

#[test]
fn sixty_thousand_pieces_of_overtime_on_one_person() {
    let mut overtime = OVERTIME.to_owned();
    for piece in 0..60_000 {
        let day = Day::from_ymd(2025, 1, 1).unwrap().plus(piece % 365).iso();
        let _ = writeln!(overtime, "E00000,{day},18:00,20:00,2");
    }
    for i in 1..20 {
        let _ = writeln!(overtime, "E{i:05},2025-03-03,18:00,20:00,2");
    }
    let session = survive("60,000 pieces", &[("people.csv", people(20)), ("overtime.csv", overtime)]);
    let flagged = session.findings().unwrap().flags.iter().filter(|f| f.kind == flags::FlagKind::Record);
    assert_eq!(flagged.count(), 1, "they overlap, and that is said");
}
