//! Laws that hold for every indicator and every run, whatever the records. Small invented workforces, many of them.

use candour::flags::{self, Findings, Standing};
use candour::session::Session;
use candour::simulate::sample;
use candour::tables::Workforce;

fn sample_of(seed: u32) -> Vec<(String, String)> {
    sample::files(seed).into_iter().map(|f| (f.name, f.text)).collect()
}

fn analysed(files: &[(String, String)]) -> (Session, Findings) {
    let mut session = Session::new();
    for (name, text) in files {
        session.read(name, text.as_bytes()).unwrap();
    }
    session.analyse().unwrap();
    let findings = session.findings().unwrap().clone();
    (session, findings)
}

/// What was found, in a form that can be compared.
fn summary(session: &Session) -> String {
    let overview = session.overview().unwrap();
    let mut text = overview.lede.plain();
    for row in overview.flags.rows {
        text += &format!("\n{} {} {} {}", row.who, row.pattern, row.tag, row.how_sure);
    }
    text
}

fn shuffled(text: &str) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    let heading = lines.remove(0);
    lines.sort_by_key(|l| l.bytes().fold(7u64, |h, b| h.wrapping_mul(31).wrapping_add(u64::from(b))));
    lines.insert(0, heading);
    lines.join("\n") + "\n"
}

#[test]
fn the_order_of_files_and_rows_changes_nothing() {
    let files = sample_of(11);
    let (session, _) = analysed(&files);
    let mut turned: Vec<(String, String)> = files.iter().map(|(n, t)| (n.clone(), shuffled(t))).collect();
    turned.reverse();
    let (other, _) = analysed(&turned);
    assert_eq!(summary(&session), summary(&other));
}

#[test]
fn names_of_people_change_nothing() {
    let files = sample_of(12);
    let renamed: Vec<(String, String)> = files
        .iter()
        .map(|(n, t)| {
            let text =
                t.replace("Oak", "Zelkova").replace("Alder", "<b>Alder</b>").replace("granite", "=cmd");
            (n.clone(), text)
        })
        .collect();
    assert_eq!(summary(&analysed(&files).0), summary(&analysed(&renamed).0));
}

#[test]
fn the_overworked_team_has_the_flag_and_the_planted_people_keep_theirs() {
    let mut of_the_team = 0;
    for seed in 7..13 {
        let (session, findings) = analysed(&sample_of(seed));
        let rows = session.overview().unwrap().flags.rows;
        let teams: Vec<&str> =
            rows.iter().filter(|r| r.tag == "team workload").map(|r| r.who.as_str()).collect();
        assert_eq!(teams, ["Response C"], "seed {seed}");
        let individual: Vec<String> = rows
            .iter()
            .filter(|r| r.tag == "individual")
            .map(|r| format!("{}: {}", r.where_, r.pattern))
            .collect();
        assert!(
            individual.iter().any(|r| r.starts_with("Custody") && r.contains("spells")),
            "seed {seed}: {individual:?}"
        );
        assert!(
            individual.iter().any(|r| r.starts_with("CID") && r.contains("overtime")),
            "seed {seed}: {individual:?}"
        );
        let members = individual.iter().filter(|r| r.starts_with("Response C")).count();
        assert!(seed != 7 || members == 0, "the page's own sample: {individual:?}");
        of_the_team += members;
        assert!(findings.questions > 400);
    }
    // A member who stands out within the busy team keeps a flag; 0.26 a run were measured for `statistics.md` 1.7.
    assert!(of_the_team == 0, "{of_the_team} members of the high team flagged in six samples");
}

#[test]
fn no_time_at_work_is_no_flag_and_no_value_is_no_number() {
    let people = "Person ID,Team,Hire Date,Leave Date\nA1,Red,2030-01-01,\nA2,Red,2020-01-01,\n";
    let sickness =
        "Person ID,Absence Start,Absence End\nA1,2025-03-03,2025-03-04\nA2,2025-03-03,2025-03-04\n";
    let workforce = Workforce::from_csv(&[("people.csv", people), ("sickness.csv", sickness)]).unwrap();
    let mut session = Session::new();
    session.read("people.csv", people.as_bytes()).unwrap();
    session.read("sickness.csv", sickness.as_bytes()).unwrap();
    session.analyse().unwrap();
    let findings = flags::run(&workforce, &session.settings_in_force());
    for found in &findings.indicators {
        if found.missing.is_none() {
            assert_eq!(found.values[0].amount(), None, "{}", found.id);
        }
    }
    assert!(findings.flags.is_empty());
}

#[test]
fn running_again_finds_what_running_from_nothing_finds() {
    let files = sample_of(13);
    let (mut session, first) = analysed(&files);
    let usual = session.settings_in_force();
    let mut before = first;
    for (id, value) in [
        ("falseShare", "20"),
        ("strict", "yes"),
        ("sure", "80"),
        ("ratio", "1.25"),
        ("peers:role", "no"),
        ("trigger:bradford", "200"),
        ("trigger:working-time", "44"),
        ("from", "2025-06-01"),
    ] {
        let changed = candour::views::settings::change(session.workforce(), &usual, id, value)
            .unwrap_or_else(|p| panic!("{id}: {p:?}"));
        assert_ne!(changed, usual, "{id}");
        let again = flags::rerun(session.workforce(), &changed, &before, None);
        let anew = flags::run(session.workforce(), &changed);
        assert_eq!(format!("{again:?}"), format!("{anew:?}"), "{id}");
        before = again;
    }
}

#[test]
fn adding_a_spell_never_makes_the_chance_larger() {
    let files = sample_of(13);
    let (mut session, findings) = analysed(&files);
    let settings = session.settings_in_force();
    let spells = findings.of("sickness-spells").unwrap();
    for test in spells.tests.iter().step_by(23) {
        let more =
            flags::Instead { person: test.person, indicator: "sickness-spells", count: test.count + 1 };
        let with = flags::rerun(session.workforce(), &settings, &findings, Some(more));
        let after = with.of("sickness-spells").unwrap().test(test.person).unwrap().test.p_upper;
        assert!(
            after <= test.test.p_upper + 1e-12,
            "{after} after one more spell, {} before",
            test.test.p_upper
        );
    }
}

#[test]
fn nothing_is_ever_not_a_number() {
    for files in [
        vec![("sickness.csv", "Person ID,Absence Start,Absence End\nA1,2025-03-03,2025-03-04\n")],
        vec![("a.csv", "Person ID,Overtime Date,Overtime Hours\nA1,2025-03-03,0\nA2,2025-03-03,0\n")],
        vec![(
            "a.csv",
            "Person ID,Overtime Date,Overtime Hours\nA1,2025-03-03,2\nA1,2025-03-03,2\nA2,2025-03-03,2\n",
        )],
    ] {
        let mut session = Session::new();
        for (name, text) in files {
            session.read(name, text.as_bytes()).unwrap();
        }
        session.analyse().unwrap();
        let json = serde_json::to_string(&(
            session.overview().unwrap(),
            session.person(&candour::views::overview::Subject::Person { id: 0 }).unwrap(),
        ))
        .unwrap();
        assert!(!json.contains("NaN") && !json.contains("null,null") && !json.contains("inf"), "{json}");
        let findings = session.findings().unwrap();
        for found in &findings.indicators {
            for test in &found.tests {
                assert!(test.test.p_upper.is_finite() && test.q.is_finite());
                assert!(!matches!(test.standing, Standing::Flagged), "a handful of rows flags nobody");
            }
        }
    }
}

#[test]
fn a_ledger_repeats_nobodys_reason_for_illness() {
    let mut session = Session::new();
    let files = sample_of(7);
    let (name, text) = files.iter().find(|(name, _)| name.starts_with("sickness")).unwrap();
    let id = session.read(name, text.as_bytes()).unwrap();
    let csv = session.ledger_csv(id).unwrap();
    assert!(csv.contains("ends before it starts"), "{csv}");
    for word in ["Cold", "migraine", "S13", "Injury on duty", "Pregnancy"] {
        let quoted = csv.lines().filter_map(|l| l.split_once("PC")).any(|(_, line)| line.contains(word));
        assert!(!quoted, "the ledger repeats “{word}”");
    }
}

#[test]
fn a_protected_attribute_changes_no_flag() {
    let files = sample_of(14);
    let with: Vec<(String, String)> = files
        .iter()
        .map(|(name, text)| {
            if !name.starts_with("people") {
                return (name.clone(), text.clone());
            }
            let beside = |(i, line): (usize, &str)| match i {
                0 => format!("{line},Sex,Ethnicity,Date of Birth\n"),
                i => format!(
                    "{line},{},{},{:02}/05/19{}\n",
                    ["F", "M"][i % 2],
                    ["A", "B", "C"][i % 3],
                    i % 28 + 1,
                    60 + i % 40
                ),
            };
            (name.clone(), text.lines().enumerate().map(beside).collect())
        })
        .collect();
    assert_eq!(summary(&analysed(&files).0), summary(&analysed(&with).0));
}

#[test]
fn hours_written_as_minutes_are_the_same_hours() {
    let files = sample_of(15);
    let minutes: Vec<(String, String)> = files
        .iter()
        .map(|(name, text)| {
            if !name.starts_with("overtime") {
                return (name.clone(), text.clone());
            }
            let in_minutes = |(i, line): (usize, &str)| {
                let mut cells: Vec<String> = line.split(',').map(str::to_owned).collect();
                cells[4] = match i {
                    0 => "Overtime Minutes".to_owned(),
                    _ => format!("{}", cells[4].parse::<f64>().unwrap() * 60.0),
                };
                cells.join(",") + "\n"
            };
            (name.clone(), text.lines().enumerate().map(in_minutes).collect())
        })
        .collect();
    assert_eq!(summary(&analysed(&files).0), summary(&analysed(&minutes).0));
}

#[test]
fn people_of_another_rank_change_nobodys_expectation() {
    let files = sample_of(16);
    let mut more = files.clone();
    let heading = more[0].1.lines().next().unwrap().to_owned();
    let place = |name: &str| heading.split(',').position(|h| h == name).unwrap();
    let (key, rank, team) = (place("Collar Number"), place("Rank"), place("Team"));
    let chiefs: Vec<String> = (0..12)
        .map(|i| {
            let mut cells: Vec<String> =
                more[0].1.lines().nth(1).unwrap().split(',').map(str::to_owned).collect();
            cells[key] = format!("ZZ{i:04}");
            cells[rank] = "Chief Inspector".to_owned();
            cells[team] = "Headquarters".to_owned();
            cells.join(",") + "\n"
        })
        .collect();
    more[0].1 += &chiefs.concat();
    let (_, without) = analysed(&files);
    let (_, with) = analysed(&more);
    let mut compared = 0;
    for id in ["sickness-spells", "overtime-duties"] {
        let (a, b) = (without.of(id).unwrap(), with.of(id).unwrap());
        for test in &a.tests {
            let again = b.test(test.person).unwrap();
            let group = |f: &candour::flags::IndicatorFindings, t: &flags::PersonTest| {
                f.peers.groups[t.group as usize].clone()
            };
            if group(a, test).rung == group(b, again).rung && group(a, test).rung != "everyone" {
                assert_eq!(
                    test.test.expected.to_bits(),
                    again.test.expected.to_bits(),
                    "{id} of {}",
                    test.person
                );
                compared += 1;
            }
            assert_eq!(a.values[test.person as usize], b.values[test.person as usize]);
        }
    }
    assert!(compared > 100, "only {compared} people had the same peers");
}

#[test]
fn the_steps_of_every_value_end_in_the_value() {
    let files = sample_of(17);
    let (session, findings) = analysed(&files);
    let texts: Vec<(&str, &str)> = files.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    let workforce = Workforce::from_csv(&texts).unwrap();
    let records = findings.records(&workforce);
    let mut seen = 0;
    for indicator in candour::indicators::ALL {
        let id = indicator.card().id;
        for person in 0..workforce.people.len() as u32 {
            let Some(amount) = findings.of(id).and_then(|f| f.values.get(person as usize)?.amount()) else {
                continue;
            };
            if amount == 0.0 {
                continue;
            }
            let steps = indicator.trace(person, &records);
            let numbers: Vec<f64> = steps
                .iter()
                .filter_map(|s| s.result.split(' ').next()?.replace(',', "").parse().ok())
                .collect();
            // As the page shows it: one decimal.
            assert!(
                numbers.iter().any(|n| (n - amount).abs() <= 0.051),
                "{id} of {person} is {amount}; its steps give {:?}",
                steps.iter().map(|s| &s.result).collect::<Vec<_>>()
            );
            seen += 1;
        }
    }
    assert!(seen > 800, "only {seen} values");
    drop(session);
}

#[test]
fn being_strict_flags_nobody_more_and_asks_for_a_smaller_chance() {
    let files = sample_of(18);
    let (mut session, usual) = analysed(&files);
    let settings = flags::Settings { strict: true, ..usual.settings.clone() };
    let strict = flags::run(session.workforce(), &settings);
    assert!(strict.cut < usual.cut);
    let known: Vec<_> = usual.individual().map(|f| (f.about, f.indicator)).collect();
    assert!(strict.individual().all(|f| known.contains(&(f.about, f.indicator))));
    for (a, b) in usual.indicators.iter().zip(&strict.indicators) {
        for (one, other) in a.tests.iter().zip(&b.tests) {
            assert!(other.q >= one.q, "{} of {}", a.id, one.person);
        }
    }
}
