//! T1, T2, T5, T6, T7, T8, T13, T16, T17: absences.

use candour::calendar::{Day, Weekday};
use candour::flags::WithoutHighest;
use candour::maths::negative_binomial;
use candour::simulate::world::{Cause, Truth};
use candour::tables::absences::Category;

use super::{about, amount, first, input, naive, number, open, singled_out, teams, world};

#[test]
fn t1_nothing_is_going_on_and_fixed_triggers_list_hundreds() {
    let mut session = open("fair-coin", &[]);
    let over = |session: &super::Session, id: &str, least: f64| {
        (0..2_000).filter(|p| amount(session, id, *p).is_some_and(|a| a >= least)).count()
    };
    about(over(&session, "bradford", 125.0), 180.0);
    about(over(&session, "sickness-spells", 3.0), 97.0);
    assert!(naive("fair-coin", &mut session).len() > 150);
    assert!(singled_out(&session).len() <= 2, "{:?}", singled_out(&session));
    assert!(teams(&mut session, "sickness-spells").is_empty());
    // Switched on, the rule says beside its list that luck alone fills it.
    session.set("trigger:bradford", "125").unwrap();
    session.analyse().unwrap();
    let rule = super::findings(&session).of("bradford").unwrap().rule.clone().unwrap();
    about(rule.over.len(), 180.0);
    assert!(rule.by_chance.unwrap().expected > 60.0);
}

#[test]
fn t2_nights_are_flagged_sixteen_times_as_often_and_nobody_stands_out_among_nights() {
    let mut session = open("nights", &[("people", 6_000.0)]);
    let over = naive("nights", &mut session);
    let workforce = session.workforce();
    let on = |pattern: &str, people: &[u32]| {
        people.iter().filter(|p| workforce.people[**p as usize].pattern.as_deref() == Some(pattern)).count()
    };
    let everyone: Vec<u32> = (0..workforce.people.len() as u32).collect();
    let (days, nights) = (on("Days", &over), on("Nights", &over));
    let (of_days, of_nights) = (on("Days", &everyone), on("Nights", &everyone));
    let expected = |mean: f64| negative_binomial::upper_tail(3, mean, 12.0);
    about(days, expected(0.248) * of_days as f64);
    about(nights, expected(0.248 * 2.82) * of_nights as f64);
    // Sixteen times as often, within what the few on days who are over it leave open.
    let times = nights as f64 / of_nights as f64 / (days as f64 / of_days as f64);
    let error = (1.0 / days as f64 + 1.0 / nights as f64).sqrt();
    assert!((times / 16.0).ln().abs() < 3.0 * error, "{times}: {nights} against {days}");
    assert!(singled_out(&session).len() <= 2);
    assert!(teams(&mut session, "sickness-spells").is_empty());
    // Everyone is compared on their own pattern.
    let found = super::findings(&session).of("sickness-spells").unwrap();
    assert!(found.peers.groups.iter().any(|g| g.label.contains("Nights")));
}

#[test]
fn t5_seven_days_of_migraine_are_343_points_or_none() {
    let bare = open("migraine", &[("recorded", 0.0)]);
    let mut bare = bare;
    let at = first(&bare, Truth::Condition);
    let person = number(&mut bare, at);
    assert_eq!(amount(&bare, "bradford", person), Some(343.0));
    assert!(naive("migraine", &mut bare).contains(&person));
    let mut fair = open("migraine", &[]);
    assert_eq!(amount(&fair, "bradford", person), Some(0.0));
    assert!(!naive("migraine", &mut fair).contains(&person));
    let set_aside =
        fair.workforce().absences_of(person).iter().filter(|a| a.category == Category::Disability).count();
    assert_eq!(set_aside, 7);
    assert!(ledgers(&mut fair).contains("protected: disability-related"));
    assert!(!singled_out(&fair).contains(&person));
}

fn ledgers(session: &mut super::Session) -> String {
    (0..6).filter_map(|id| session.ledger_csv(id).ok()).collect()
}

#[test]
fn t6_put_right_a_pregnancy_is_counted_nowhere() {
    let mut wrong = open("pregnancy", &[]);
    let at = first(&wrong, Truth::Pregnancy);
    let person = number(&mut wrong, at);
    assert_eq!(amount(&wrong, "sickness-spells", person), Some(5.0));
    assert!(naive("pregnancy", &mut wrong).contains(&person));
    // Five spells within three months: over "three in six months" whichever day it is asked.
    let spells: Vec<Day> = wrong.workforce().absences_of(person).iter().map(|a| a.first).take(5).collect();
    assert!(spells[4].0 - spells[0].0 < 92);
    let mut right = open("pregnancy", &[("recoded", 1.0)]);
    assert_eq!(amount(&right, "sickness-spells", person), Some(0.0));
    assert!(!naive("pregnancy", &mut right).contains(&person));
    let ledger = ledgers(&mut right);
    assert_eq!(ledger.matches("protected: pregnancy or maternity").count(), 6, "five spells and the leave");
}

#[test]
fn t7_nine_absences_of_one_week_in_one_team_single_nobody_out() {
    let mut session = open("norovirus", &[]);
    let calm = open("norovirus", &[("ill", 0.0)]);
    let of_outbreak: Vec<usize> =
        world(&session).absences.iter().filter(|a| a.cause == Cause::Outbreak).map(|a| a.person).collect();
    assert_eq!(of_outbreak.len(), 9);
    let before = amount_sum(&calm, "sickness-spells");
    assert_eq!(amount_sum(&session, "sickness-spells") - before, 9.0, "nine spells more, and nothing else");
    for at in of_outbreak {
        let person = number(&mut session, at);
        assert!(naive("norovirus", &mut session).contains(&person));
        assert!(!singled_out(&session).contains(&person));
    }
    // It is told as what it looks like, and nowhere called a workload.
    let overview = session.overview().unwrap();
    let lede = overview.lede.plain();
    assert!(
        lede.contains(
            "In Custody B many fell ill in the same weeks: it looks as if an infection went round."
        ),
        "{lede}"
    );
    assert!(!lede.contains("whole team is high"), "{lede}");
    let rows: Vec<_> = overview.flags.rows.iter().filter(|r| r.who == "Custody B").collect();
    assert!(rows.len() == 1 && rows[0].tag == "went round", "{rows:?}");
    // The week: of all team-weeks the one with the most absences begun is Custody B's sixth.
    let monday = world(&session).window.first.monday().plus(35);
    let found = super::findings(&session).clone();
    let flagged: Vec<u32> =
        found.of("spell-cluster").unwrap().teams.iter().filter(|t| t.flagged).map(|t| t.team).collect();
    let workforce = session.workforce();
    let mut begun: Vec<((u32, Day), u32)> = Vec::new();
    for (person, who) in workforce.people.iter().enumerate() {
        for absence in workforce.absences_of(person as u32) {
            let cell = (who.team.unwrap(), absence.first.monday());
            match begun.iter_mut().find(|(c, _)| *c == cell) {
                Some((_, n)) => *n += 1,
                None => begun.push((cell, 1)),
            }
        }
    }
    begun.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let ((team, week), n) = begun[0];
    assert_eq!((workforce.teams[team as usize].name.as_str(), week), ("Custody B", monday));
    assert!(n >= 9 && n > 2 * begun[1].1, "{n} against {}", begun[1].1);
    // Candour names that week, of that team and of no other.
    assert_eq!(flagged, [team]);
    let records = found.records(workforce);
    let cluster = candour::flags::cluster_of(team, &records).unwrap();
    assert!(cluster.stretch.contains(monday.plus(2)) && cluster.ill.len() >= 9, "{:?}", cluster.stretch);
    let calm_found = super::findings(&calm);
    assert!(calm_found.of("spell-cluster").unwrap().teams.iter().all(|t| !t.flagged), "no outbreak, no flag");
}

fn amount_sum(session: &super::Session, indicator: &str) -> f64 {
    super::findings(session)
        .of(indicator)
        .unwrap()
        .values
        .iter()
        .filter_map(candour::indicators::Measured::amount)
        .sum()
}

#[test]
fn t8_57_of_100_starts_on_monday_or_friday_are_what_illness_without_a_calendar_gives() {
    let mut session = open("monday", &[]);
    let starts: Vec<Weekday> = session.workforce().absences.iter().map(|a| a.first.weekday()).collect();
    let share = |day: Weekday| starts.iter().filter(|d| **d == day).count() as f64 / starts.len() as f64;
    let both = share(Weekday::Monday) + share(Weekday::Friday);
    let error = (4.0 / 7.0 * 3.0 / 7.0 / starts.len() as f64).sqrt();
    assert!((both - 4.0 / 7.0).abs() < 4.0 * error + 0.01, "{both} ± {error}");
    assert!(share(Weekday::Monday) > 0.38);
    assert!(naive("monday", &mut session).len() > 20);
    let flags = super::findings(&session).flags.iter().filter(|f| f.indicator == "monday-friday").count();
    assert_eq!(flags, 0);
    // The yardstick is printed with every person's figure.
    let one = (0..600).find(|p| input(&session, "monday-friday", *p, "of").is_some_and(|n| n > 3.0)).unwrap();
    assert!((input(&session, "monday-friday", one, "onset share").unwrap() - 4.0 / 7.0).abs() < 1e-9);
}

#[test]
fn t13_three_colds_among_eight_people_are_within_luck() {
    let mut session = open("small-station", &[]);
    let at = world(&session).one_of("Hill Station", 3);
    let person = number(&mut session, at);
    assert!(naive("small-station", &mut session).contains(&person));
    assert_eq!(amount(&session, "sickness-spells", person), Some(3.0));
    // 4.6 times the published average.
    assert!((3.0_f64 / 0.651 - 4.6).abs() < 0.05);
    let test = super::findings(&session).of("sickness-spells").unwrap().test(person).unwrap().clone();
    assert!(singled_out(&session).is_empty());
    // Inside the funnel's outer limit; and that somebody of eight has as many is no rarity.
    assert!(test.test.p_upper > 0.001, "{}", test.test.p_upper);
    assert!(1.0 - (1.0 - test.test.p_upper).powi(8) > 0.15, "{}", test.test.p_upper);
    assert!(teams(&mut session, "sickness-spells").is_empty());
}

#[test]
fn one_record_makes_no_team() {
    // Eight spells of one of eight people are high, and are that person's: the others had what is expected of them.
    let mut session = open("small-station", &[("bad-luck", 8.0)]);
    let at = world(&session).one_of("Hill Station", 3);
    let person = number(&mut session, at);
    assert!(teams(&mut session, "sickness-spells").is_empty());
    assert_eq!(singled_out(&session), [person]);
    let team = session.workforce().people[person as usize].team;
    let findings = super::findings(&session);
    let found = &findings.of("sickness-spells").unwrap().teams;
    let station = found.iter().find(|t| Some(t.team) == team).unwrap();
    let WithoutHighest { count: left, expected, .. } = station.rest.unwrap();
    assert!(station.q <= findings.settings.false_share, "the whole would be unusual: {station:?}");
    assert!(left + 8 == station.count && f64::from(left) < expected * 2.0, "{station:?}");
}

#[test]
fn t16_known_triggers_take_flags_away_and_no_illness() {
    let (mut before, mut after) = (open("gaming", &[("told", 0.0)]), open("gaming", &[]));
    let (were, are) = (naive("gaming", &mut before).len() as f64, naive("gaming", &mut after).len() as f64);
    let fall = 1.0 - are / were;
    assert!((0.33..0.47).contains(&fall), "{were} to {are}");
    let lost = |session: &mut super::Session, category: Option<Category>| -> f64 {
        let days = |a: &candour::tables::absences::Absence| {
            (a.first.0..=a.last.unwrap().0).filter(|d| Day(*d).weekday() <= Weekday::Friday).count() as f64
        };
        session
            .workforce()
            .absences
            .iter()
            .filter(|a| category.is_none_or(|c| a.category == c))
            .map(days)
            .sum()
    };
    let (days, then) = (lost(&mut before, None), lost(&mut after, None));
    assert!((then / days - 1.0).abs() < 0.02, "{days} days before, {then} after");
    assert_eq!(lost(&mut before, Some(Category::Leave)), 0.0);
    assert!(lost(&mut after, Some(Category::Leave)) > 0.02 * days);
}

#[test]
fn t17_a_week_that_the_calendar_cuts_in_two_is_one_spell() {
    let mut blind = open("part-timer", &[("known", 0.0)]);
    let at = world(&blind).one_of("Team 01", 9);
    let at = world(&blind).people.iter().position(|p| p.pattern.fte() < 1.0).unwrap_or(at);
    let person = number(&mut blind, at);
    assert_eq!(amount(&blind, "sickness-spells", person), Some(2.0));
    let points = amount(&blind, "bradford", person).unwrap();
    assert!(naive("part-timer", &mut blind).contains(&person));
    let mut fair = open("part-timer", &[]);
    assert_eq!(amount(&fair, "sickness-spells", person), Some(1.0));
    assert_eq!(amount(&fair, "bradford", person), Some(5.0));
    assert_eq!(points, 20.0, "four times as many");
    assert!(!naive("part-timer", &mut fair).contains(&person));
}
