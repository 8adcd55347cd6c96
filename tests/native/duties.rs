//! Do the indicators of working time hold from duties written as CSV: to the vectors counted day by day, and to laws that
//! hold whatever the duties are?

use std::fmt::Write as _;

use candour::calendar::{Day, Weekday, Window};
use candour::flags::{self, Settings};
use candour::indicators::{ALL, DailyRest, DaysInARow, Indicator, LongTermAbsence, Measured, Records, Scope};
use candour::maths::Random;
use candour::tables::Workforce;

use super::overtime::session;
use super::reference::folder::check_part;

fn day(iso: &str) -> Day {
    let part = |at: std::ops::Range<usize>| iso[at].parse::<u32>().unwrap();
    Day::from_ymd(part(0..4) as i32, part(5..7), part(8..10)).unwrap()
}

#[test]
fn rests_and_runs_agree_with_counting_day_by_day() {
    check_part("working_time", |f| {
        let shifts = f.table("shifts.csv");
        let (ids, starts, ends) = (shifts.texts("person_id"), shifts.texts("start"), shifts.texts("end"));
        let mut order: Vec<usize> = (0..shifts.len()).collect();
        order.sort_by_key(|i| (starts[*i], ids[*i]));
        let mut csv = "Person ID,Duty Date,Actual Start,Actual End\n".to_owned();
        for i in order {
            let (start, end) = (starts[i], ends[i]);
            writeln!(csv, "{},{},{},{}", ids[i], &start[..10], &start[11..16], &end[11..16]).unwrap();
        }
        let workforce = Workforce::from_csv(&[("duties.csv", &csv)]).unwrap();
        let expected = f.table("expected.csv");
        for i in 0..expected.len() {
            let id = expected.texts("person_id")[i];
            let person = workforce.people.iter().position(|p| p.key == id).unwrap() as u32;
            let (first, last) = (expected.texts("window_start")[i], expected.texts("window_end")[i]);
            let scope = Scope::over(Window { first: day(first), last: day(last) });
            let records = Records::new(&workforce, &scope);
            let amount = |indicator: &dyn Indicator| indicator.measure(person, &records).amount().unwrap();
            let row = format!("{id} {last}");
            let (seen, short) = (amount(&DailyRest), expected.numbers("short_rest_gaps")[i]);
            if day(last).weekday() == Weekday::Sunday {
                f.near(&row, "short rests", seen, short, 0.0);
            } else {
                // The week across the edge is left out, and with it at most its own.
                f.same(&row, "short rests at the edge", seen <= short && short <= seen + 7.0, true);
            }
            let run = expected.numbers("max_consecutive_days_worked")[i];
            f.near(&row, "days in a row", amount(&DaysInARow), run, 0.0);
        }
    });
}

/// Half a year of duties of 60 people in five teams: five days of seven, nights, leave, and a seventh team mate who is away
/// all along. Each row with its person.
fn duties(seed: u64) -> Vec<(String, String)> {
    let first = day("2025-01-06");
    let mut random = Random::new(seed, 1);
    let mut rows = Vec::new();
    for offset in 0..182 {
        for person in 0..60 {
            let date = first.plus(offset).iso();
            let who = format!("P{person:02}");
            let cells = if person == 7 || random.uniform() < 0.05 {
                "Annual leave,,".to_owned()
            } else if random.uniform() < 0.25 {
                "Rest day,,".to_owned()
            } else if random.uniform() < 0.3 {
                "Night,22:00,07:00".to_owned()
            } else {
                let start = 6 + (random.uniform() * 9.0) as u32;
                format!("Day,{start:02}:00,{:02}:30", start + 8)
            };
            rows.push((who.clone(), format!("{who},{date},{cells}")));
        }
    }
    rows
}

fn people() -> String {
    let mut csv = "Person ID,Team,Role,Hire Date\n".to_owned();
    for person in 0..60 {
        let start = if person == 9 { "2030-01-01" } else { "2020-01-01" };
        writeln!(csv, "P{person:02},Team {},PC,{start}", person % 5).unwrap();
    }
    csv
}

fn written(rows: &[(String, String)]) -> String {
    rows.iter().fold("Person ID,Duty Date,Duty Type,Actual Start,Actual End\n".to_owned(), |csv, (_, row)| {
        csv + row + "\n"
    })
}

const OVERTIME: &str =
    "Person ID,Overtime Date,Overtime Hours\nP01,2025-01-11,4\nP01,2025-01-12,4\nP02,2025-03-01,6\n";

/// Everyone's value on every indicator, and why there is none.
fn values(files: &[(&str, &str)]) -> Vec<(&'static str, Option<String>, Vec<Measured>)> {
    let workforce = Workforce::from_csv(files).unwrap();
    let scope = Scope::over(Window { first: day("2025-01-08"), last: day("2025-07-04") });
    let records = Records::new(&workforce, &scope);
    let people = 0..workforce.people.len() as u32;
    ALL.iter()
        .map(|i| {
            let missing = i.missing(&workforce);
            let all = people.clone().filter(|_| missing.is_none());
            let all = all.map(|p| i.measure(p, &records)).collect();
            (i.card().id, missing, all)
        })
        .collect()
}

#[test]
fn the_order_of_files_and_people_changes_nothing_and_a_muddled_file_costs_only_the_rests() {
    let rows = duties(3);
    let (people, dated) = (people(), written(&rows));
    let before = values(&[("people.csv", &people), ("duties.csv", &dated), ("overtime.csv", OVERTIME)]);
    let mut by_person = rows.clone();
    by_person.sort_by_key(|(who, _)| who.clone());
    let by_person = written(&by_person);
    let turned = values(&[("overtime.csv", OVERTIME), ("duties.csv", &by_person), ("people.csv", &people)]);
    assert_eq!(before, turned);
    let mut muddled = rows;
    Random::new(5, 1).shuffle(&mut muddled);
    let muddled = written(&muddled);
    let after = values(&[("people.csv", &people), ("duties.csv", &muddled), ("overtime.csv", OVERTIME)]);
    for (was, is) in before.iter().zip(&after) {
        if is.0 == "daily-rest" {
            assert!(is.1.as_ref().unwrap().contains("not in order of time"));
        } else {
            assert_eq!(was, is);
        }
    }
}

#[test]
fn someone_away_all_along_has_worked_nothing_and_someone_not_in_post_has_no_value() {
    let (people, rows) = (people(), written(&duties(4)));
    for (id, missing, values) in
        values(&[("people.csv", &people), ("duties.csv", &rows), ("overtime.csv", OVERTIME)])
    {
        if missing.is_none() {
            assert!(values[7].amount().is_none_or(|amount| amount == 0.0), "{id}: {:?}", values[7]);
            assert_eq!(values[9].amount(), None, "{id}");
            assert!(values.iter().filter_map(Measured::amount).all(f64::is_finite), "{id}");
        }
    }
}

#[test]
fn what_a_step_shows_of_weeks_adds_up_to_the_number() {
    let (people, rows) = (people(), written(&duties(6)));
    let workforce = Workforce::from_csv(&[("people.csv", &people), ("duties.csv", &rows)]).unwrap();
    let scope = Scope::over(Window { first: day("2025-01-08"), last: day("2025-07-04") });
    let records = Records::new(&workforce, &scope);
    let mut compared = 0;
    for indicator in ALL.iter().filter(|i| ["daily-rest", "long-duties"].contains(&i.card().id)) {
        for person in 0..60 {
            let Some(amount) = indicator.measure(person, &records).amount() else { continue };
            let rows = indicator.trace(person, &records).pop().unwrap().rows.unwrap().rows;
            let sum: f64 = rows.iter().map(|(_, cells)| cells.last().unwrap().parse::<f64>().unwrap()).sum();
            assert_eq!(sum, amount);
            compared += u32::from(amount > 0.0);
        }
    }
    assert!(compared > 30, "only {compared} people had any");
}

#[test]
fn luck_beside_a_trigger_of_events_is_a_poisson_tail_for_each_person() {
    // Two people with the same year in post and one long spell between them: each expects ½, so 1 − e^−½ each.
    let csv = "Person ID,Absence Start,Absence End\nA1,2025-03-03,2025-04-30\nA2,2025-06-02,2025-06-03\n";
    let workforce = Workforce::from_csv(&[("sickness.csv", csv)]).unwrap();
    let mut settings =
        Settings::over(Scope::over(Window { first: day("2025-01-01"), last: day("2025-12-31") }));
    let id = LongTermAbsence.card().id;
    settings.triggers.push((id.to_owned(), 1.0));
    let findings = flags::run(&workforce, &settings);
    let rule = findings.of(id).unwrap().rule.clone().unwrap();
    assert_eq!((rule.over, rule.of), (vec![0], 2));
    let (luck, chance) = (rule.by_chance.unwrap(), 1.0 - (-0.5_f64).exp());
    assert!((luck.expected - 2.0 * chance).abs() < 1e-12);
    assert!((luck.spread - (2.0 * chance * (1.0 - chance)).sqrt()).abs() < 1e-12);
    // A rule that health has no part in is set beside no luck.
    let duties = written(&duties(8));
    let workforce = Workforce::from_csv(&[("duties.csv", &duties)]).unwrap();
    settings.triggers = vec![("days-in-a-row".to_owned(), 7.0)];
    let findings = flags::run(&workforce, &settings);
    let rule = findings.of("days-in-a-row").unwrap().rule.clone().unwrap();
    assert!(!rule.over.is_empty() && rule.by_chance.is_none());
}

/// Ten weeks of five duties for eight people in each team; `hours` of a duty by team, give or take half an hour. Every
/// fourth person works three days a week, at 0.6 of full time.
fn worked(hours: &[u32]) -> (String, String) {
    let mut random = Random::new(11, 1);
    let mut people = "Person ID,Team,FTE,Hire Date\n".to_owned();
    let mut rows = "Person ID,Duty Date,Actual Start,Actual End\n".to_owned();
    for (team, hours) in hours.iter().enumerate() {
        for member in 0..8 {
            let (who, part) = (format!("T{team}M{member}"), member % 4 == 0);
            writeln!(people, "{who},Team {team},{},2020-01-01", if part { 0.6 } else { 1.0 }).unwrap();
            for day in (0..70).filter(|day| day % 7 < if part { 3 } else { 5 }) {
                let (date, late) =
                    (self::day("2025-01-06").plus(day).iso(), (random.uniform() * 60.0) as u32);
                writeln!(rows, "{who},{date},07:30,{:02}:{late:02}", 7 + hours).unwrap();
            }
        }
    }
    (people, rows)
}

#[test]
fn a_team_that_works_longer_has_the_flag_and_nobody_in_it() {
    let (people, rows) = worked(&[8, 8, 10, 8, 8, 8]);
    let mut session = candour::session::Session::new();
    session.read("people.csv", people.as_bytes()).unwrap();
    session.read("duties.csv", rows.as_bytes()).unwrap();
    session.set("from", "2025-01-06").unwrap();
    session.set("to", "2025-03-16").unwrap();
    session.analyse().unwrap();
    let flags = session.overview().unwrap().flags.rows;
    let seen: Vec<(&str, &str)> = flags.iter().map(|r| (r.who.as_str(), r.indicator.as_str())).collect();
    assert_eq!(seen, [("Team 2", "team-load")]);
    // Ten hours against eight: a quarter more. People of 0.6 are neither light nor heavy.
    assert!(
        flags[0].pattern.starts_with("50.1 hours a week for each post, 1.25 times"),
        "{}",
        flags[0].pattern
    );
    let page = session.person(&flags[0].subject).unwrap();
    let card = &page.cards[0];
    assert!(card.sentence.plain().contains("8 of 8 people are above"), "{}", card.sentence.plain());
    assert_eq!(card.steps[0].rows.as_ref().unwrap().rows.len(), 8);
    let row = page.indicators.iter().find(|r| r.id == "team-load").unwrap();
    assert_eq!(
        (row.value.as_str(), row.verdict.as_str()),
        ("50.1 hours a week for each post", "the whole team is high")
    );
    let found = session.findings().unwrap().of("team-load").unwrap();
    assert!(found.teams.iter().all(|t| t.flagged == (t.team == 2) && (t.exposure - 72.0).abs() < 1e-9));
}

#[test]
fn teams_alike_have_no_flag_and_three_teams_say_that_they_are_too_few() {
    for (hours, compared) in [(&[8, 8, 8, 8, 8][..], 5), (&[8, 8, 10], 0)] {
        let (people, rows) = worked(hours);
        let workforce = Workforce::from_csv(&[("people.csv", &people), ("duties.csv", &rows)]).unwrap();
        let window = Window { first: day("2025-01-06"), last: day("2025-03-16") };
        let findings = flags::run(&workforce, &Settings::over(Scope::over(window)));
        let found = findings.of("team-load").unwrap();
        assert_eq!(found.teams.len(), compared);
        assert!(found.teams.iter().all(|t| !t.flagged));
        assert_eq!(found.not_compared.is_some(), compared == 0);
    }
}

#[test]
fn a_limit_and_a_rule_explain_themselves_to_the_last_step() {
    let (people, rows) = (people(), written(&duties(9)));
    let mut session = candour::session::Session::new();
    session.read("people.csv", people.as_bytes()).unwrap();
    session.read("duties.csv", rows.as_bytes()).unwrap();
    session.set("trigger:days-in-a-row", "7").unwrap();
    session.analyse().unwrap();
    let rows = session.overview().unwrap().flags.rows;
    for (indicator, tag) in [("daily-rest", "working time"), ("days-in-a-row", "policy rule")] {
        let flag = rows.iter().find(|r| r.indicator == indicator).unwrap_or_else(|| panic!("{indicator}"));
        assert_eq!(flag.tag, tag);
        let page = session.person(&flag.subject).unwrap();
        let card = page.cards.iter().find(|c| c.indicator == indicator).unwrap();
        assert!(card.steps.iter().any(|s| s.rows.is_some()), "{indicator} shows no weeks");
        assert!(!card.would_change.is_empty() && !card.misread.is_empty());
        let words = card.sentence.plain() + &card.chance.plain();
        assert!(!words.contains("48") && !words.contains("equally healthy"), "{words}");
    }
    let settings = session.settings().unwrap();
    let names: Vec<String> = settings.groups.into_iter().flat_map(|g| g.settings).map(|s| s.id).collect();
    for id in
        ["daily-rest", "weekly-rest", "night-load", "rest-days-worked", "long-duties", "long-term-absence"]
    {
        // A rule is set, or named with what it lacks.
        let name = candour::indicators::by_id(id).unwrap().card().name;
        let named = settings.out_of_reach.iter().any(|line| line.contains(name) && line.contains(": "));
        assert!(names.contains(&format!("trigger:{id}")) != named, "{id} has no setting, or has it twice");
    }
    assert!(
        names.contains(&"trigger:daily-rest".to_owned()) && names.contains(&"trigger:night-load".to_owned())
    );
}

#[test]
fn duties_over_a_change_of_the_clocks_are_counted_as_written_and_told() {
    for (day, month_first) in [("2025-03-29", false), ("29/03/2025", false), ("03/29/2025", true)] {
        let other = if month_first { "12/31/2025" } else { "31/12/2025" };
        let csv = format!(
            "Person ID,Duty Date,Start Time,End Time,Duty\nA1,{day},22:00,06:00,Nights\nA2,{day},08:00,16:00,Days\nA1,{other},22:00,06:00,Nights\n"
        );
        let mut read = session(&[("duties.csv", &csv)]);
        let workforce = read.workforce();
        let tables = || workforce.duties.iter().map(|d| &d.table);
        assert_eq!(tables().map(|t| t.minutes).sum::<u64>(), 3 * 480, "{day}");
        assert_eq!(tables().map(|t| t.over_clock_change).sum::<u32>(), 1, "{day}");
        assert!(read.ledger(0).unwrap().entries().is_empty(), "a force has thousands: no line for each");
        let said = read.data().files[0].notes.join(" ");
        assert!(said.contains("1 begun before and ended after a change of British clocks"), "{said}");
    }
}

#[test]
fn what_is_counted_from_duties_shows_its_weeks() {
    let first = day("2025-01-06");
    let mut csv =
        "Person ID,Duty Date,Planned Start,Planned End,Actual Start,Actual End,Overtime Minutes\n".to_owned();
    let mut random = Random::new(3, 18);
    for person in 0..6 {
        for at in 0..26 * 7 {
            // Rotas of their own, early, late and at night, with overtime now and then.
            if (at + person) % 7 > 4 && random.uniform() < 0.7 {
                continue;
            }
            let (start, end) =
                [("06:00", "18:30"), ("14:00", "23:00"), ("22:00", "07:00")][(at / 3 % 3) as usize];
            let over = if random.uniform() < 0.3 { 60 + 15 * (at % 5) } else { 0 };
            let date = first.plus(at).iso();
            writeln!(csv, "P{person},{date},{start},{end},{start},{end},{over}").unwrap();
        }
    }
    let workforce = Workforce::from_csv(&[("duties.csv", &csv)]).unwrap();
    let scope = Scope::over(Window { first, last: first.plus(26 * 7 - 1) });
    let records = Records::new(&workforce, &scope);
    let mut shown = Vec::new();
    for indicator in ALL.iter().filter(|i| i.missing(&workforce).is_none()) {
        for person in 0..6 {
            let measured = indicator.measure(person, &records);
            if measured.amount().is_none_or(|amount| amount == 0.0) {
                continue;
            }
            let steps = indicator.trace(person, &records);
            let id = indicator.card().id;
            assert!(steps.iter().all(|s| !s.result.contains("see ")), "{id}: {steps:?}");
            let rows: Vec<_> = steps.iter().filter_map(|s| s.rows.as_ref()).collect();
            assert!(rows.iter().any(|r| !r.rows.is_empty()), "{id} of P{person} shows no week: {steps:?}");
            // Hours and days by week come to what the step below says.
            let column: f64 = rows[0]
                .rows
                .iter()
                .map(|(_, cells)| cells.last().unwrap().parse::<f64>().unwrap_or(0.0))
                .sum();
            let sum = match id {
                "working-time" => steps[1].result.trim_end_matches(" hours").parse::<f64>().unwrap(),
                "overtime-duties" => measured.amount().unwrap(),
                "overtime-hours" => measured.input("hours").unwrap(),
                _ => column,
            };
            assert!((column - sum).abs() < 2.0, "{id} of P{person}: {column} of {sum}");
            shown.push(id);
        }
    }
    shown.dedup();
    for id in ["working-time", "overtime-duties", "overtime-hours"] {
        assert!(shown.contains(&id), "{id} is not among {shown:?}");
    }
}
