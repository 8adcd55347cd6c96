//! T11, T12, T14, T15, T19, T20: what only the whole shows.

use candour::calendar::Window;
use candour::flags::{FlagKind, PersonTest};
use candour::learn::compare::{Verdict, compare};
use candour::maths::predictive_value::predictive_value;
use candour::session::Session;
use candour::simulate::scenarios;
use candour::simulate::world::Truth;
use candour::tables::outcome_words::Route;

use super::{about, amount, findings, naive, open, open_at, singled_out, teams, world};

#[test]
fn t11_worse_as_a_whole_and_better_in_every_part() {
    let mut session = open("simpson", &[]);
    let over = naive("simpson", &mut session);
    let team_of = |session: &mut Session, p: u32| session.workforce().people[p as usize].team.unwrap();
    let of_b = over.iter().filter(|p| team_of(&mut session, **p) == 1).count();
    assert!(of_b > over.len() - of_b, "B looks worse: {of_b} of {}", over.len());
    // Within each pattern: fewer spells a person in B than in A.
    let mean = |session: &mut Session, team: u32, pattern: &str| {
        let people: Vec<u32> = (0..400)
            .filter(|p| {
                let who = &session.workforce().people[*p as usize];
                who.team == Some(team) && who.pattern.as_deref() == Some(pattern)
            })
            .collect();
        people.iter().filter_map(|p| amount(session, "sickness-spells", *p)).sum::<f64>()
            / people.len() as f64
    };
    for pattern in ["Days", "Nights"] {
        let (a, b) = (mean(&mut session, 0, pattern), mean(&mut session, 1, pattern));
        assert!(b < a, "{pattern}: {b} in B, {a} in A");
    }
    // And so says the comparison with everyone's own peers.
    let found = findings(&session).of("sickness-spells").unwrap().clone();
    assert!(found.teams.is_empty(), "one other team says nothing of how teams differ");
    let ratio = |session: &mut Session, team: u32| {
        let own = |t: &&PersonTest| team_of(session, t.person) == team;
        let own: Vec<&PersonTest> = found.tests.iter().filter(own).collect();
        own.iter().map(|t| f64::from(t.count)).sum::<f64>() / own.iter().map(|t| t.test.expected).sum::<f64>()
    };
    let (a, b) = (ratio(&mut session, 0), ratio(&mut session, 1));
    assert!(b < 1.0 && a > 1.0, "{a} and {b}");
    let crude = |session: &mut Session, team: u32| {
        (0..400)
            .filter(|p| team_of(session, *p) == team)
            .collect::<Vec<u32>>()
            .iter()
            .filter_map(|p| amount(session, "sickness-spells", *p))
            .sum::<f64>()
    };
    assert!(crude(&mut session, 1) > crude(&mut session, 0));
    assert!(teams(&mut session, "sickness-spells").is_empty());
}

#[test]
fn t12_the_untouched_fall_as_far() {
    let mut session = open("intervention", &[]);
    let years = world(&session).years();
    let spells = |session: &mut Session, year: Window| -> Vec<f64> {
        session.set("from", &year.first.iso()).unwrap();
        session.set("to", &year.last.iso()).unwrap();
        session.analyse().unwrap();
        (0..4_000).map(|p| amount(session, "sickness-spells", p).unwrap()).collect()
    };
    let before = spells(&mut session, years[0]);
    // The later end first: a period may not end before it starts.
    session.set("to", &years[1].last.iso()).unwrap();
    let after = spells(&mut session, years[1]);
    let worst: Vec<usize> = (0..4_000).filter(|p| before[*p] >= 3.0).collect();
    assert!(worst.len() > 120);
    let fall = |spoken_to: bool| {
        let group: Vec<&usize> = worst.iter().filter(|p| (*p % 2 == 0) == spoken_to).collect();
        let sum = |year: &[f64]| group.iter().map(|p| year[**p]).sum::<f64>();
        1.0 - sum(&after) / sum(&before)
    };
    let (spoken_to, untouched) = (fall(true), fall(false));
    assert!(spoken_to > 0.5 && untouched > 0.5, "{spoken_to} and {untouched}");
    assert!((spoken_to - untouched).abs() < 0.12, "{spoken_to} and {untouched}");
}

#[test]
fn t14_without_what_flags_led_to_the_rule_predicts_nothing() {
    let mut session = open("feedback", &[]);
    let over = naive("feedback", &mut session);
    let people = session.workforce().people.len();
    let lift = |session: &mut Session, all: bool| {
        let mut found = vec![false; people];
        for outcome in &session.workforce().outcomes {
            if all || outcome.route != Route::FlagDriven {
                found[outcome.person as usize] = true;
            }
        }
        let flagged = over.iter().filter(|p| found[**p as usize]).count() as f64 / over.len() as f64;
        flagged / (found.iter().filter(|f| **f).count() as f64 / people as f64)
    };
    let (with, without) = (lift(&mut session, true), lift(&mut session, false));
    assert!(with > 2.0, "{with}");
    // 600 people at 4 %: one standard error of the lift is about 0.2.
    assert!((without - 1.0).abs() < 0.6, "{without}");
    assert!(with > without * 2.0);
}

#[test]
fn t15_nine_flags_in_ten_are_wrong() {
    let mut session = open("base-rate", &[]);
    let over = naive("base-rate", &mut session);
    let arithmetic = predictive_value(0.009, 0.7, 0.95);
    assert!((46_000.0 * arithmetic.flagged - 2_569.0).abs() < 1.0);
    assert!((46_000.0 * arithmetic.flagged * arithmetic.positive - 290.0).abs() < 0.5);
    about(over.len(), 2_569.0);
    let rule = scenarios::by_id("base-rate").unwrap().naive;
    let (world, findings) = (world(&session).clone(), findings(&session).clone());
    let all = compare(rule, &world, session.workforce(), &findings);
    let right = all.iter().filter(|c| c.verdicts[0] == Verdict::Right).count();
    about(right, 290.0);
    assert!(right * 8 < over.len(), "{right} of {}", over.len());
}

#[test]
fn t19_many_questions_flag_many_until_they_are_counted() {
    let mut session = open("sixteen", &[]);
    let passing = naive("sixteen", &mut session).len();
    assert!(passing > 100, "{passing} of 400 pass some fixed trigger");
    let people = 400;
    let compared: Vec<_> = findings(&session).indicators.iter().filter(|i| !i.tests.is_empty()).collect();
    assert!(compared.len() >= 3, "{} indicators were compared", compared.len());
    let below = |person: u32, cut: f64| {
        compared.iter().filter(|i| i.test(person).is_some_and(|t| t.test.p_upper < cut)).count()
    };
    let any = (0..people).filter(|p| below(*p, 0.05) > 0).count() as f64 / f64::from(people);
    let one = compared
        .iter()
        .map(|i| i.tests.iter().filter(|t| t.test.p_upper < 0.05).count() as f64 / i.tests.len() as f64)
        .fold(0.0, f64::max);
    assert!(any > 1.5 * one, "{any} by something, at most {one} by one question");
    // As many as independent questions give that each single out so few.
    let none: f64 = compared
        .iter()
        .map(|i| 1.0 - i.tests.iter().filter(|t| t.test.p_upper < 0.05).count() as f64 / f64::from(people))
        .product();
    assert!((any - (1.0 - none)).abs() < 0.05, "{any}, and {} if they were independent", 1.0 - none);
    assert!(singled_out(&session).len() <= 2, "{:?}", singled_out(&session));
    // Nothing is going on: no record contradicts another, and overtime drawn by lot fills a week to its last day at most twice.
    let other = |kind: FlagKind| findings(&session).flags.iter().filter(|f| f.kind == kind).count();
    assert!(other(FlagKind::Law) <= 2 && other(FlagKind::Record) == 0);
}

#[test]
fn t20_each_truth_in_its_own_lane() {
    let mut session = open("exam", &[]);
    let over = naive("exam", &mut session);
    assert!((110..=190).contains(&over.len()), "{}", over.len());
    let count = |session: &Session, truth| world(session).people.iter().filter(|p| p.truth == truth).count();
    assert_eq!(count(&session, Truth::FalseClaim), 9);
    assert_eq!(count(&session, Truth::Overworked), 40);
    assert_eq!(count(&session, Truth::Condition), 30);
    let (world, findings) = (world(&session).clone(), findings(&session).clone());
    let rules = scenarios::by_id("exam").unwrap().naive;
    let all = compare(rules, &world, session.workforce(), &findings);
    let of = |truth: Truth, reader: usize, verdict: Verdict| {
        all.iter().filter(|c| c.truth == truth && c.verdicts[reader] == verdict).count()
    };
    assert_eq!(
        of(Truth::FalseClaim, 2, Verdict::Right),
        9,
        "every double claim is a contradiction of records"
    );
    // Thirty of a thousand make the ordinary spread of people: they stand high, for information, and have no flag.
    let high =
        all.iter().filter(|c| c.truth == Truth::Condition && c.stands_high.contains(&"sickness-spells"));
    assert_eq!(high.count(), 30);
    assert_eq!(of(Truth::Condition, 2, Verdict::Wrong), 0);
    assert_eq!(of(Truth::Overworked, 2, Verdict::Right), 40, "both teams have the flag");
    let wrong = |reader: usize| all.iter().filter(|c| c.verdicts[reader] == Verdict::Wrong).count();
    assert!(wrong(2) * 5 < wrong(0), "{} wrong against {}", wrong(2), wrong(0));
    // The curtain says the same.
    let view = session.curtain().unwrap();
    assert_eq!(view.summary.rows.len(), 3);
    assert!(view.people.iter().any(|r| r.truth == Truth::FalseClaim.label() && r.verdicts[2] == "right"));
    let again = open_at("exam", &[], 7).curtain().unwrap();
    assert_eq!(again.lede, view.lede);
}
