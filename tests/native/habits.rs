//! Contradictions that many records share are a rule or a way of keeping records: said once, offered as a rule where one
//! explains them, and nobody is listed.

use candour::flags::FlagKind;
use candour::session::Session;

fn session_of(files: &[(&str, String)]) -> Session {
    let mut session = Session::new();
    for (name, text) in files {
        session.read(name, text.as_bytes()).unwrap_or_else(|p| panic!("{p}"));
    }
    session.analyse().unwrap();
    session
}

/// People who are listed for contradictory records.
fn listed(session: &Session) -> usize {
    session.findings().unwrap().flags.iter().filter(|f| f.kind == FlagKind::Record).count()
}

/// Overtime of so many people, four pieces each; `odd` of them have one more piece, paid seven hours.
fn court(people: u32, odd: u32) -> String {
    let mut csv = "Person ID,Team,Overtime Date,Overtime Type,Hours Worked,Hours Paid\n".to_owned();
    for person in 1..=people {
        for month in 1..=4 {
            let worked = f64::from(person % 5 + 2) / 2.0;
            csv +=
                &format!("P{person:03},Team {},2025-0{month}-1{},Court,{worked},4\n", person % 6, person % 9);
        }
        if person <= odd {
            csv += &format!("P{person:03},Team {},2025-05-12,Court,2,7\n", person % 6);
        }
    }
    csv
}

#[test]
fn a_rule_of_pay_that_explains_nearly_all_is_offered_and_lists_nobody() {
    let mut session = session_of(&[("overtime.csv", court(40, 0))]);
    assert_eq!(listed(&session), 0);
    let view = session.overview().unwrap();
    let [habit] = view.habits.as_slice() else { panic!("{:?}", view.habits) };
    assert_eq!(
        habit.sentence,
        "160 pieces of overtime of 40 people are paid above the hours worked, all of them exactly 4 hours. That looks like a rule of pay that the files do not tell, and is no contradiction of anybody’s: nobody is listed for it."
    );
    let offer = habit.offer.clone().unwrap();
    assert_eq!(offer.label, "Add the rule: every piece of overtime is paid at least 4 hours");
    session.set(&offer.setting, &offer.value).unwrap();
    session.analyse().unwrap();
    assert!(session.overview().unwrap().habits.is_empty(), "a rule that is known needs no offer");
    assert_eq!(listed(&session), 0);
}

#[test]
fn whoever_the_rule_does_not_explain_is_listed_still() {
    let session = session_of(&[("overtime.csv", court(40, 3))]);
    assert_eq!(listed(&session), 3);
    let view = session.overview().unwrap();
    assert!(view.habits[0].sentence.contains("160 of them exactly 4 hours"), "{:?}", view.habits);
    assert!(
        view.lede.plain().contains("The records about 3 people contradict each other"),
        "{}",
        view.lede.plain()
    );
}

/// Absences of five days; of those given, overtime on the third day of one.
fn absences_and_overtime(people: u32, both: impl Fn(u32) -> bool) -> [(&'static str, String); 2] {
    let mut absences = "Person ID,Team,Absence Type,Absence Start,Absence End\n".to_owned();
    let mut overtime = "Person ID,Overtime Date,Overtime Hours\n".to_owned();
    for person in 1..=people {
        absences += &format!("P{person:03},Team {},Sickness,2025-03-03,2025-03-07\n", person / 10);
        overtime += &format!("P{person:03},2025-04-0{},2\n", person % 9 + 1);
        if both(person) {
            overtime += &format!("P{person:03},2025-03-05,2\n");
        }
    }
    [("absences.csv", absences), ("overtime.csv", overtime)]
}

#[test]
fn what_a_team_shares_is_how_it_keeps_its_records() {
    // Of team 1 (P010 to P019) six, of the others one each.
    let both = |person: u32| (10..16).contains(&person) || person == 25 || person == 37;
    let session = session_of(&absences_and_overtime(49, both));
    assert_eq!(listed(&session), 2, "the two elsewhere");
    let view = session.overview().unwrap();
    let sentence = &view.habits[0].sentence;
    assert!(
        sentence.starts_with("In Team 1 the records about 6 of 10 people hold 6 days recorded both ways."),
        "{sentence}"
    );
    assert!(sentence.contains("Look here first: When the absence was closed"), "{sentence}");
}

#[test]
fn what_a_quarter_of_all_share_is_nobodys() {
    let session = session_of(&absences_and_overtime(49, |person| person % 3 == 0));
    assert_eq!(listed(&session), 0);
    let view = session.overview().unwrap();
    assert!(
        view.habits[0]
            .sentence
            .starts_with("The records about 16 of 49 people hold 16 days recorded both ways."),
        "{:?}",
        view.habits
    );
    let session = session_of(&absences_and_overtime(49, |person| person % 9 == 0));
    assert_eq!(listed(&session), 5, "a few are a few");
    assert!(session.overview().unwrap().habits.is_empty());
}
