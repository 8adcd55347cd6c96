//! T9, T10, T21: records that contradict each other or do not say what they mean.

use candour::flags::{About, FlagKind};
use candour::simulate::world::Truth;

use super::{Measured, Session, amount, findings, first, naive, number, open, world};

/// Who has a record flag on an indicator.
fn contradicted(session: &Session, indicator: &str) -> Vec<u32> {
    let about = |f: &candour::flags::Flag| match (f.kind, f.about) {
        (FlagKind::Record, About::Person(p)) if f.indicator == indicator => Some(p),
        _ => None,
    };
    findings(session).flags.iter().filter_map(about).collect()
}

#[test]
fn t9_everyone_who_worked_while_sick_is_under_one_manager() {
    let mut session = open("late-paperwork", &[]);
    let over = naive("late-paperwork", &mut session);
    assert!(over.len() >= 7, "{}", over.len());
    assert_eq!(over, contradicted(&session, "work-while-absent"));
    let managers: Vec<Option<String>> =
        over.iter().map(|p| session.workforce().people[*p as usize].manager.clone()).collect();
    assert!(managers.iter().all(|m| *m == managers[0] && m.is_some()), "{managers:?}");
    // Closed on time there is nothing.
    let mut on_time = open("late-paperwork", &[("late", 0.0)]);
    assert!(naive("late-paperwork", &mut on_time).is_empty());
}

#[test]
fn t10_overlapping_claims_stay_when_the_late_days_are_taken_off() {
    let mut session = open("false-claim", &[]);
    let at = first(&session, Truth::FalseClaim);
    let person = number(&mut session, at);
    let over = naive("false-claim", &mut session);
    assert!(over.contains(&person) && over.len() > 5);
    assert_eq!(contradicted(&session, "overlapping-claims"), [person]);
    assert_eq!(amount(&session, "overlapping-claims", person), Some(6.0));
    let authorisers: std::collections::BTreeSet<&str> =
        world(&session).overtime.iter().filter(|o| o.person == at).map(|o| o.authoriser).collect();
    assert_eq!(authorisers.len(), 2);
    let mut corrected = open("false-claim", &[("late", 0.0)]);
    assert_eq!(naive("false-claim", &mut corrected), [person], "the others are gone");
}

#[test]
fn t21_the_account_of_the_reading_names_what_was_odd() {
    let mut session = open("formats", &[]);
    let workforce = session.workforce();
    let open_ones: Vec<_> = workforce.absences.iter().filter(|a| a.last.is_none()).collect();
    assert_eq!(open_ones.len(), 1, "read as open, and not as 2,700 years");
    let longest = workforce.people.len() as u32;
    for person in 0..longest {
        assert!(amount(&session, "days-lost", person).unwrap_or(0.0) < 262.0);
    }
    // Hours: a half is a half, whichever way it is written.
    let truth: f64 = world(&session).overtime.iter().map(|o| f64::from(o.minutes) / 60.0).sum();
    let view = session.data();
    let overtime = view.files.iter().find(|f| f.name == "overtime.csv").unwrap();
    let asked = overtime.columns.iter().any(|c| c.question.is_some());
    let read: f64 = session.workforce().overtime.iter().map(candour::tables::overtime::Overtime::hours).sum();
    assert!(asked || (read - truth).abs() < 0.01, "{read} hours of {truth}, and nothing asked");
    let duties = view.files.iter().find(|f| f.name == "duties.csv").unwrap();
    assert!(duties.notes.iter().any(|note| note.contains("clocks")), "{:?}", duties.notes);
}

#[test]
fn an_export_makes_a_flag() {
    let spells = |session: &Session| -> f64 {
        findings(session).of("sickness-spells").unwrap().values.iter().filter_map(Measured::amount).sum()
    };
    let mut clean = open("typed", &[]);
    let before = naive("typed", &mut clean).len();
    assert_eq!(findings(&clean).flags.len(), 0, "nothing is going on");

    // A file that is there twice is counted once, and Data says so.
    let mut twice = open("typed", &[("twice", 1.0)]);
    assert_eq!(spells(&twice).to_bits(), spells(&clean).to_bits());
    assert!(
        twice.data().files.iter().any(|f| f.name == "absences (1).csv" && f.summary.contains("need a look"))
    );

    // A typed year is possible, and so it is believed: one person more on the naive list, with far the most days.
    let mut year = open("typed", &[("year", 1.0)]);
    let most = |session: &Session| {
        let values = &findings(session).of("days-lost").unwrap().values;
        values.iter().filter_map(Measured::amount).fold(0.0, f64::max)
    };
    assert!(most(&year) > 1.5 * most(&clean), "{} and {}", most(&year), most(&clean));
    assert_eq!(naive("typed", &mut year).len(), before + 1);

    // Leave called sickness fills the naive list; nobody is singled out, and what is true is that records are to be mended.
    let mut leave = open("typed", &[("leave", 1.0)]);
    assert!(naive("typed", &mut leave).len() >= before + 30);
    assert_eq!(findings(&leave).individual().count(), 0);
    let mended = world(&leave).people.iter().filter(|p| p.truth == Truth::LatePaperwork).count();
    assert_eq!(mended, 40);
}
