//! T3, T4, T18, T22: overtime and who has to work it.

use candour::calendar::Day;
use candour::simulate::world::{Cause, Truth};
use candour::tables::overtime::Overtime;

use super::{amount, findings, first, input, naive, number, open, reason, singled_out, teams, world};

#[test]
fn t3_nobody_else_is_trained_and_four_pieces_in_five_were_directed() {
    let mut session = open("specialist", &[]);
    let at = first(&session, Truth::Specialist);
    let person = number(&mut session, at);
    assert!(naive("specialist", &mut session).contains(&person));
    let hours: f64 = session.workforce().overtime_of(person).iter().map(Overtime::hours).sum();
    assert!((hours - 300.0).abs() < 1e-6, "{hours}");
    let most = (0..session.workforce().people.len() as u32)
        .max_by(|a, b| {
            let of = |p: u32| amount(&session, "overtime-duties", p).unwrap_or(0.0);
            of(*a).total_cmp(&of(*b))
        })
        .unwrap();
    assert_eq!(most, person, "top of the list");
    let (directed, of) = (
        amount(&session, "directed-share", person).unwrap(),
        input(&session, "directed-share", person, "of").unwrap(),
    );
    assert!((directed / of - 0.8).abs() < 0.005, "{directed} of {of}");
    let role = session.workforce().people[person as usize].role.clone();
    let alike = session.workforce().people.iter().filter(|p| p.role == role).count();
    assert_eq!(alike, 1, "nobody of the same role to be compared with");
    // So the comparison drops the role, and says that it does.
    let found = findings(&session).of("overtime-duties").unwrap();
    let group = &found.peers.groups[found.test(person).unwrap().group as usize];
    assert!(!group.rung.contains("role"), "{}", group.rung);
}

#[test]
fn t4_people_missing_then_overtime_then_single_days() {
    let mut session = open("covering", &[]);
    let mut calm = open("covering", &[("missing", 0.0)]);
    let over = naive("covering", &mut session);
    let colleague = |session: &mut super::Session, person: u32| {
        let team = session.workforce().people[person as usize].team.unwrap();
        session.workforce().teams[team as usize].name == "Response C"
    };
    let of_team = over.iter().filter(|p| colleague(&mut session, **p)).count();
    assert!(of_team >= 3, "{of_team} of {}", over.len());
    assert!(over.len() - of_team <= 1, "hardly anybody elsewhere");
    assert_eq!(naive("covering", &mut calm).iter().filter(|p| colleague(&mut calm, **p)).count(), 0);
    // The team has the flag, and none of its people for overtime.
    assert!(teams(&mut session, "overtime-duties").contains(&"Response C".to_owned()));
    for person in singled_out(&session) {
        assert!(!colleague(&mut session, person), "{person}");
    }
    // What came first: the vacancy, the overtime, the single days.
    let vacancy = world(&session).day(3, 3);
    let on = |cause: Cause| -> Vec<Day> {
        let world = world(&session);
        let mut days: Vec<Day> = world.overtime.iter().filter(|o| o.cause == cause).map(|o| o.day).collect();
        days.extend(world.absences.iter().filter(|a| a.cause == cause).map(|a| a.first));
        days.sort_unstable();
        days
    };
    let (overtime, worn_out) = (on(Cause::ShortOfStaff), on(Cause::Fatigue));
    assert!(overtime[0] >= vacancy && overtime[0].0 - vacancy.0 < 14);
    assert!(worn_out[0].0 - vacancy.0 >= 42, "six weeks later");
    assert!(world(&session).absences.iter().filter(|a| a.cause == Cause::Fatigue).all(|a| a.first == a.last));
}

#[test]
fn t18_an_inspectors_nought_is_made_by_the_pay_rules() {
    let mut session = open("promotion", &[]);
    let at = world(&session).people.iter().position(|p| p.promoted.is_some()).unwrap();
    let person = number(&mut session, at);
    assert!(naive("promotion", &mut session).contains(&person), "much overtime before");
    let day = world(&session).people[at].promoted.unwrap().0;
    let workforce = session.workforce();
    let last = workforce.overtime_of(person).iter().map(|o| o.day).max().unwrap();
    assert!(last < day, "none after");
    assert_eq!(workforce.people[person as usize].overtime_eligible(), Some(false));
    assert!(!singled_out(&session).contains(&person));
    // After the promotion alone: no value, and the reason.
    session.set("from", &day.iso()).unwrap();
    session.analyse().unwrap();
    assert_eq!(reason(&session, "overtime-duties", person), "this rank is not paid overtime");
}

#[test]
fn t22_what_nobody_wrote_down_is_not_concluded() {
    let mut session = open("hidden-direction", &[]);
    assert!(naive("hidden-direction", &mut session).len() > 3);
    let missing = findings(&session).of("directed-share").unwrap().missing.clone().unwrap();
    assert_eq!(missing, "no overtime says whether it was directed or chosen");
    assert!(teams(&mut session, "overtime-duties").contains(&"Response A".to_owned()));
    let mut told = open("hidden-direction", &[("said", 1.0)]);
    let shares = |short: bool, session: &mut super::Session| {
        let (mut directed, mut of) = (0.0, 0.0);
        for at in 0..world(session).people.len() {
            if world(session).people[at].short == short {
                let person = number(session, at);
                directed += amount(session, "directed-share", person).unwrap_or(0.0);
                of += input(session, "directed-share", person, "of").unwrap_or(0.0);
            }
        }
        directed / of
    };
    let (short, others) = (shares(true, &mut told), shares(false, &mut told));
    assert!(short > 1.5 * others, "{short} against {others}");
    // Under either assumption the same people have the same hours: only the conclusion would differ.
    assert_eq!(
        singled_out(&session).len(),
        singled_out(&told).iter().filter(|p| singled_out(&session).contains(p)).count()
    );
}
