//! People against their own record, and teams by their weeks: what is seen, and what is not.

use candour::calendar::{Day, Window};
use candour::flags::{Settings, Standing, run};
use candour::indicators::Scope;
use candour::tables::Workforce;

/// The last day of the period, a Wednesday.
fn last() -> Day {
    Day::from_ymd(2025, 12, 31).unwrap()
}

fn settings() -> Settings {
    Settings::over(Scope::over(Window { first: last().plus(-363), last: last() }))
}

/// A workforce of 60 people in five teams, each with a spell of a day in four weeks of the year, evenly; and whatever else.
fn sickness(more: &[(u32, i32)]) -> String {
    let mut csv = String::from("Person ID,Absence Start,Absence End\n");
    let mut row = |person: u32, back: i32| {
        let day = last().plus(-back).iso();
        csv += &format!("P{person:02},{day},{day}\n");
    };
    for person in 0..60 {
        for quarter in 0..4 {
            row(person, 7 * (13 * quarter + (person as i32 * 5 + quarter) % 13));
        }
    }
    for (person, back) in more {
        row(*person, *back);
    }
    csv
}

fn workforce(more: &[(u32, i32)]) -> Workforce {
    let mut people = String::from("Person ID,Team\n");
    for person in 0..60 {
        people += &format!("P{person:02},Team {}\n", person / 12);
    }
    Workforce::from_csv(&[("people.csv", &people), ("sickness.csv", &sickness(more))]).unwrap()
}

#[test]
fn a_person_who_was_ill_far_more_of_late_is_seen_and_a_wave_that_everyone_had_is_not() {
    // Fourteen more spells in the last quarter, on Mondays.
    let own: Vec<(u32, i32)> = (0..12).map(|week| (7, 7 * week + 2)).collect();
    let found = run(&workforce(&own), &settings());
    let change = found.of("own-change").unwrap();
    let test = change.test(7).unwrap();
    assert_eq!((test.count, test.exposure), (13, 16.0));
    assert_eq!(test.standing, Standing::Flagged);
    assert!((test.test.expected - 4.0).abs() < 0.1, "a quarter of sixteen: {}", test.test.expected);
    assert!(change.tests.iter().all(|t| t.person == 7 || t.standing != Standing::Flagged));

    // The same twelve for everyone: nobody changed against anyone else's season.
    let wave: Vec<(u32, i32)> =
        (0..60).flat_map(|who| (0..12).map(move |week| (who, 7 * week + 2))).collect();
    let found = run(&workforce(&wave), &settings());
    let tests = &found.of("own-change").unwrap().tests;
    assert!(tests.len() == 60 && tests.iter().all(|t| t.test.p_upper > 0.3));
}

#[test]
fn four_spells_are_too_few_to_ask_and_half_a_year_is_the_least_period() {
    let found = run(&workforce(&[]), &settings());
    assert!(found.of("own-change").unwrap().tests.is_empty());
    let short = Scope::over(Window { first: last().plus(-180), last: last() });
    let found = run(&workforce(&[]), &Settings::over(short));
    assert!(found.of("own-change").unwrap().values.iter().all(|v| v.amount().is_none()));
}

#[test]
fn the_team_that_fell_ill_together_is_named_and_its_people_are_not() {
    // Ten of the twelve of team 2 in one week of March.
    let outbreak: Vec<(u32, i32)> = (24..34).map(|person| (person, 7 * 41 + 2)).collect();
    let found = run(&workforce(&outbreak), &settings());
    let cluster = found.of("spell-cluster").unwrap();
    let flagged: Vec<(u32, u32)> =
        cluster.teams.iter().filter(|t| t.flagged).map(|t| (t.team, t.above)).collect();
    assert_eq!(flagged, [(2, 10)]);
    assert_eq!(found.individual().count(), 0);
    // In every team at once it is a wave of the whole force.
    let wave: Vec<(u32, i32)> = (0..60).map(|person| (person, 7 * 41 + 2)).collect();
    let found = run(&workforce(&wave), &settings());
    assert!(found.of("spell-cluster").unwrap().teams.iter().all(|t| !t.flagged));
}

#[test]
fn a_rule_asked_every_day_is_passed_by_luck_far_more_often_than_one_asked_once() {
    let mut settings = settings();
    settings.triggers.push(("spells-in-any-half-year".to_owned(), 3.0));
    let found = run(&workforce(&[]), &settings);
    let rule = found.of("spells-in-any-half-year").unwrap().rule.clone().unwrap();
    let luck = rule.by_chance.unwrap();
    // Four spells a year: in a given half year 1 - e^-2 (1 + 2 + 2) = 32 %; in any, most people.
    let share = luck.expected / f64::from(rule.of);
    assert!(share > 0.55 && share < 0.75, "{share}");
}
