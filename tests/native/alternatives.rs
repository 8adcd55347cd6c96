//! Every other explanation of a flag, where the records were made to support it and where they were made not to.

use std::fmt::Write as _;

use candour::calendar::{Day, Window};
use candour::explain::alternatives::{self, Answer, Verdict};
use candour::flags::{self, About, Findings, FlagKind, Settings};
use candour::indicators::Scope;
use candour::peers::PeerBy;
use candour::session::Session;
use candour::tables::Workforce;

const SICKNESS: &str = "Person ID,Absence Start,Absence End\n";

fn day(of_year: u32) -> Day {
    Day::from_ymd(2025, 1, 1).unwrap().plus(of_year as i32)
}

fn settings(peers: &[PeerBy]) -> Settings {
    let scope = Scope::over(Window { first: day(0), last: day(364) });
    Settings { peers: peers.to_vec(), ..Settings::over(scope) }
}

/// A file of one-day absences.
fn sickness(rows: &[(u32, u32)]) -> String {
    rows.iter().fold(SICKNESS.to_owned(), |mut csv, (person, at)| {
        let _ = writeln!(csv, "E{person:03},{0},{0}", day(*at).iso());
        csv
    })
}

/// So many Wednesdays, spread over the year, apart enough to be spells of their own.
fn spread(person: u32, n: u32) -> impl Iterator<Item = (u32, u32)> {
    (0..n).map(move |i| (person, 7 + 7 * ((i * 50) / n.max(1) + person % 2)))
}

fn run(files: &[(&str, &str)], settings: &Settings) -> (Workforce, Findings) {
    let workforce = Workforce::from_csv(files).unwrap();
    let findings = flags::run(&workforce, settings);
    (workforce, findings)
}

/// What one explanation says of a person's flag, which must be there.
fn answer(id: &str, indicator: &str, person: u32, workforce: &Workforce, findings: &Findings) -> Answer {
    let flag = findings
        .about(About::Person(person))
        .into_iter()
        .find(|f| f.indicator == indicator)
        .unwrap_or_else(|| panic!("{person} has no flag on {indicator}: {:?}", findings.flags));
    let answers = alternatives::of(flag, findings, workforce);
    answers.into_iter().find(|(a, _)| a.id == id).unwrap().1
}

fn people(n: u32, line: impl Fn(u32) -> String) -> String {
    (0..n).fold("Person ID,Team,Role,Shift Pattern,Start Date\n".to_owned(), |mut csv, i| {
        let _ = writeln!(csv, "E{i:03},{}", line(i));
        csv
    })
}

/// Sixty people with two spells each, person 0 with forty; `more` says who of the others has nine.
fn one_high(line: impl Fn(u32) -> String, more: impl Fn(u32) -> bool) -> (String, String) {
    let mut rows = Vec::new();
    for person in 0..60 {
        rows.extend(spread(
            person,
            if person == 0 {
                40
            } else if more(person) {
                9
            } else {
                2
            },
        ));
    }
    (people(60, line), sickness(&rows))
}

#[test]
fn an_attribute_explains_a_figure_only_where_those_who_share_it_have_more() {
    for (id, by) in [("shift-pattern", PeerBy::Pattern), ("role-mix", PeerBy::Role)] {
        let sort = |i: u32| if i < 15 { "A" } else { "B" };
        let line = |i: u32| format!("T{},{},{},", i % 5, sort(i), sort(i));
        let (list, absences) = one_high(line, |i| i < 15);
        let (workforce, findings) =
            run(&[("people.csv", &list), ("sickness.csv", &absences)], &settings(&[]));
        let with = answer(id, "sickness-spells", 0, &workforce, &findings);
        assert_eq!(with.verdict, Verdict::Supported, "{id}: {with:?}");
        assert!(with.removes.is_some());
        let (list, absences) = one_high(line, |_| false);
        let (workforce, findings) =
            run(&[("people.csv", &list), ("sickness.csv", &absences)], &settings(&[]));
        let without = answer(id, "sickness-spells", 0, &workforce, &findings);
        assert_eq!(
            (without.verdict, without.removes),
            (Verdict::NotSupported, Some(false)),
            "{id}: {without:?}"
        );
        let (workforce, findings) =
            run(&[("people.csv", &list), ("sickness.csv", &absences)], &settings(&[by]));
        let already = answer(id, "sickness-spells", 0, &workforce, &findings);
        assert_eq!((already.verdict, already.removes), (Verdict::NotSupported, None), "{id}: {already:?}");
        assert!(already.finding.contains("already"), "{}", already.finding);
        let (workforce, findings) = run(&[("sickness.csv", &absences)], &settings(&[]));
        assert_eq!(answer(id, "sickness-spells", 0, &workforce, &findings).verdict, Verdict::NoData);
    }
}

#[test]
fn a_teams_workload_is_told_from_one_persons() {
    let line = |i: u32| format!("T{},R,P,", i / 12);
    let (list, absences) = one_high(line, |_| false);
    let (workforce, findings) = run(&[("people.csv", &list), ("sickness.csv", &absences)], &settings(&[]));
    let alone = answer("team-workload", "sickness-spells", 0, &workforce, &findings);
    assert_eq!((alone.verdict, alone.removes), (Verdict::NotSupported, Some(false)), "{alone:?}");
    let mut rows = Vec::new();
    for person in 0..60 {
        rows.extend(spread(
            person,
            match person {
                0 => 26,
                1..12 => 5,
                _ => 2,
            },
        ));
    }
    let (workforce, findings) =
        run(&[("people.csv", &list), ("sickness.csv", &sickness(&rows))], &settings(&[]));
    let whole = answer("team-workload", "sickness-spells", 0, &workforce, &findings);
    assert_eq!(whole.verdict, Verdict::Supported, "{whole:?}");
}

#[test]
fn a_short_time_at_work_is_named() {
    let started = |i: u32, late: bool| if i == 0 && late { "2025-10-01" } else { "2020-01-01" };
    for late in [true, false] {
        let mut rows: Vec<(u32, u32)> =
            if late { (0..12).map(|i| (0, 280 + 7 * i)).collect() } else { spread(0, 26).collect() };
        (1..60).for_each(|person| rows.extend(spread(person, person * 7 % 6)));
        let list = people(60, |i| format!("T{},R,P,{}", i % 5, started(i, late)));
        let (workforce, findings) =
            run(&[("people.csv", &list), ("sickness.csv", &sickness(&rows))], &settings(&[]));
        let said = answer("short-exposure", "sickness-spells", 0, &workforce, &findings);
        assert_eq!(said.verdict == Verdict::Supported, late, "{said:?}");
        assert!(said.removes.is_some());
    }
}

#[test]
fn one_illness_that_came_back_is_counted_as_one() {
    for returning in [true, false] {
        // Twelve absences: every Wednesday of a spring, or each four weeks.
        let mut rows: Vec<(u32, u32)> =
            (0..12).map(|i| (0, 28 + if returning { 7 * i } else { 28 * i })).collect();
        (1..60).for_each(|person| rows.extend(spread(person, person * 7 % 4)));
        let list = people(60, |i| format!("T{},R,P,", i % 5));
        let (workforce, findings) =
            run(&[("people.csv", &list), ("sickness.csv", &sickness(&rows))], &settings(&[]));
        let said = answer("one-illness", "sickness-spells", 0, &workforce, &findings);
        let verdict = if returning { Verdict::Supported } else { Verdict::NotSupported };
        assert_eq!((said.verdict, said.removes), (verdict, Some(returning)), "{said:?}");
    }
}

#[test]
fn an_outbreak_is_told_from_a_pattern_of_ones_own() {
    for outbreak in [true, false] {
        // Ten weeks in which everyone falls ill often; the person's spells lie in them, or between.
        let weeks: Vec<u32> = (0..10).map(|i| 2 + 5 * i).collect();
        let own = weeks.iter().map(|week| 7 * (week + u32::from(!outbreak) * 2));
        let mut rows: Vec<(u32, u32)> = own.flat_map(|at| [(0, at), (0, at + 2)]).collect();
        for person in 1..60 {
            (0..person * 7 % 6).for_each(|i| rows.push((person, 7 * weeks[(person * 3 + i) as usize % 10])));
        }
        let list = people(60, |i| format!("T{},R,P,", i % 5));
        let (workforce, findings) =
            run(&[("people.csv", &list), ("sickness.csv", &sickness(&rows))], &settings(&[]));
        let said = answer("season", "sickness-spells", 0, &workforce, &findings);
        let verdict = if outbreak { Verdict::Supported } else { Verdict::NotSupported };
        assert_eq!((said.verdict, said.removes), (verdict, Some(outbreak)), "{said:?}");
    }
}

#[test]
fn a_change_in_the_records_is_seen_in_everybody_elses() {
    for changed in [true, false] {
        let mut rows: Vec<(u32, u32)> = (0..24).map(|i| (0, 7 + 14 * i)).collect();
        // With a change nobody else has a record before July.
        for person in 1..60u32 {
            for i in 0..person * 7 % 6 {
                let at = (person * 7 + i * 70) % 168;
                rows.push((person, if changed { 182 + at } else { 14 + at + 182 * (person % 2) }));
            }
        }
        let list = people(60, |i| format!("T{},R,P,", i % 5));
        let (workforce, findings) =
            run(&[("people.csv", &list), ("sickness.csv", &sickness(&rows))], &settings(&[]));
        let said = answer("recording", "sickness-spells", 0, &workforce, &findings);
        let verdict = if changed { Verdict::Supported } else { Verdict::NotSupported };
        assert_eq!(said.verdict, verdict, "{said:?}");
        assert_eq!(said.removes.is_some(), changed);
    }
}

#[test]
fn an_absence_nobody_closed_is_named() {
    let mut csv = sickness(&(1..60).flat_map(|person| spread(person, 2)).collect::<Vec<_>>());
    csv += "E000,2025-02-03,\n";
    let list = people(60, |i| format!("T{},R,P,", i % 5));
    let mut settings = settings(&[]);
    settings.triggers = vec![("days-lost".to_owned(), 20.0)];
    let (workforce, findings) = run(&[("people.csv", &list), ("sickness.csv", &csv)], &settings);
    let said = answer("recording", "days-lost", 0, &workforce, &findings);
    assert_eq!((said.verdict, said.removes), (Verdict::Supported, Some(true)), "{said:?}");
}

#[test]
fn covering_for_colleagues_is_seen_where_they_were_away() {
    for covering in [true, false] {
        let mut sick = Vec::new();
        let mut overtime = "Person ID,Overtime Date,Overtime Hours\n".to_owned();
        let mut add = |person: u32, at: u32| {
            let _ = writeln!(overtime, "E{person:03},{},3", day(at).iso());
        };
        for week in 0..50u32 {
            // Every other week somebody of each team is away on Wednesday.
            if week % 2 == 0 {
                (0..5).for_each(|team| sick.push((team + 5 * (1 + (week / 2) % 11), 7 * week + 7)));
            }
            if week % 2 == u32::from(!covering) {
                add(0, 7 * week + 7);
            }
        }
        for person in 1..60u32 {
            (0..person * 7 % 6).for_each(|i| add(person, (person * 5 + i * 58) % 360));
        }
        let list = people(60, |i| format!("T{},R,P,", i % 5));
        let files =
            [("people.csv", list.as_str()), ("sickness.csv", &sickness(&sick)), ("overtime.csv", &overtime)];
        let (workforce, findings) = run(&files, &settings(&[]));
        let said = answer("covering", "overtime-duties", 0, &workforce, &findings);
        let verdict = if covering { Verdict::Supported } else { Verdict::NotSupported };
        assert_eq!((said.verdict, said.removes), (verdict, Some(covering)), "{said:?}");
        assert_eq!(answer("season", "overtime-duties", 0, &workforce, &findings).figures.headings.len(), 4);
    }
}

#[test]
fn a_rule_of_pay_is_found_where_all_are_paid_alike() {
    for alike in [true, false] {
        let mut csv = "Person ID,Overtime Date,Hours Worked,Hours Paid\n".to_owned();
        for i in 0..20u32 {
            let paid = if alike { 4.0 } else { 3.0 + f64::from(i) * 0.1 };
            let _ = writeln!(csv, "E000,{},{},{paid}", day(i * 7).iso(), 1.0 + f64::from(i % 3) * 0.5);
        }
        let (workforce, findings) = run(&[("overtime.csv", &csv)], &settings(&[]));
        let said = answer("known-rule", "paid-above-worked", 0, &workforce, &findings);
        let verdict = if alike { Verdict::Supported } else { Verdict::NotSupported };
        assert_eq!((said.verdict, said.removes), (verdict, Some(alike)), "{said:?}");
    }
}

#[test]
fn what_luck_gives_back_next_time_is_said_and_explains_nothing() {
    let list = people(60, |i| format!("T{},R,P,", i % 5));
    let mut rows: Vec<(u32, u32)> = spread(0, 12).collect();
    (1..60).for_each(|person| rows.extend(spread(person, person % 4)));
    let (workforce, findings) =
        run(&[("people.csv", &list), ("sickness.csv", &sickness(&rows))], &settings(&[]));
    let flags = findings.about(About::Person(0));
    let flag = flags.iter().find(|f| f.kind == FlagKind::Individual).unwrap();
    let said = candour::explain::explain(flag, "E000", &findings, &workforce).unwrap().chance.plain();
    let test = findings.of("sickness-spells").unwrap().test(0).unwrap();
    let next = test.test.posterior.belief.next(candour::detect::peer_count::Next::Count(test.test.expected));
    assert!(next.low < next.high && f64::from(next.low) < next.mean && next.mean < 12.0, "{next:?}");
    let range = format!("nine times in ten between {} and {}", next.low, next.high);
    assert!(said.contains(&range) && said.contains("luck does not last"), "{said}");
    assert!(alternatives::ALL.iter().all(|a| !a.name.contains("mean")), "a forecast explains nothing");
}

/// Every explanation, on every flag.
fn all_answer(what: &str, session: &mut Session) -> usize {
    session.analyse().unwrap();
    let findings = session.findings().unwrap().clone();
    let workforce = session.workforce();
    for flag in &findings.flags {
        let answers = alternatives::of(flag, &findings, workforce);
        // Of a team's flag its work is no other explanation.
        let asked = alternatives::ALL.len() - usize::from(flag.kind == FlagKind::Team);
        assert_eq!(answers.len(), asked);
        assert!(flag.kind != FlagKind::Team || answers.iter().all(|(a, _)| a.id != "team-workload"));
        for (alternative, answer) in answers {
            let cells = answer.figures.rows.iter().flatten().cloned().collect::<Vec<_>>().join(" ");
            let said = format!("{} {cells}", answer.finding);
            assert!(answer.finding.ends_with('.'), "{what}: {}: {}", alternative.id, answer.finding);
            assert!(!said.contains("NaN") && !said.contains("inf "), "{what}: {}: {said}", alternative.id);
            assert!(answer.figures.rows.iter().all(|r| r.len() == answer.figures.headings.len()));
            assert!(
                answer.verdict != Verdict::NoData || answer.removes.is_none(),
                "{what}: {}",
                alternative.id
            );
        }
    }
    findings.flags.len()
}

#[test]
fn every_explanation_answers_on_every_flag() {
    let mut session = Session::new();
    for file in Session::sample(7) {
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    session.set("trigger:bradford", "200").unwrap();
    session.set("trigger:days-lost", "20").unwrap();
    assert!(all_answer("the sample", &mut session) > 10);
    let mut one = Session::new();
    one.read("sickness.csv", sickness(&[(0, 7), (0, 8), (0, 30)]).as_bytes()).unwrap();
    one.set("trigger:bradford", "1").unwrap();
    assert_eq!(all_answer("one person", &mut one), 1);
    let mut undated = Session::new();
    let mut csv = "Person ID,Absence Hours,Absence Reason\n".to_owned();
    (0..400u32).for_each(|i| csv += &format!("E{},8,Illness\n", if i < 60 { 0 } else { i % 40 }));
    undated.read("sickness.csv", csv.as_bytes()).unwrap();
    all_answer("no dates", &mut undated);
}

#[test]
fn the_registry_holds_every_file_of_its_folder() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/explain/alternatives");
    let shared = ["mod.rs", "attribute.rs", "events.rs"];
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !shared.contains(&name.as_str()))
        .map(|name| format!("src/explain/alternatives/{name}"))
        .collect();
    files.sort();
    let mut registered: Vec<&str> = alternatives::ALL.iter().map(|a| a.file).collect();
    registered.sort_unstable();
    assert_eq!(files, registered);
}
