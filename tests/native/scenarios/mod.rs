//! Does each scenario show what its two columns say, through the same intake and analysis as anyone's files?

mod attendance;
mod records;
mod whole;
mod workload;

use candour::flags::{About, Findings, FlagKind};
use candour::indicators::Measured;
use candour::learn::compare::flagged_by;
use candour::session::Session;
use candour::simulate::scenarios;
use candour::simulate::world::World;

/// The seed of every test that does not ask for another.
const SEED: u32 = 7;

/// A scenario, read and analysed.
pub(crate) fn open(id: &str, moved: &[(&str, f64)]) -> Session {
    open_at(id, moved, SEED)
}

fn open_at(id: &str, moved: &[(&str, f64)], seed: u32) -> Session {
    let mut session = Session::new();
    session.open_scenario(id, moved, seed).unwrap_or_else(|e| panic!("{id}: {e}"));
    session.analyse().unwrap_or_else(|e| panic!("{id}: {e}"));
    session
}

fn findings(session: &Session) -> &Findings {
    session.findings().unwrap()
}

fn world(session: &Session) -> &World {
    session.world().unwrap()
}

/// Who passes a naive rule of the scenario, by number in the workforce.
fn naive(id: &str, session: &mut Session) -> Vec<u32> {
    let people = session.workforce().people.len() as u32;
    flagged_by(scenarios::by_id(id).unwrap().naive, findings(session), people)
}

/// The number in the workforce of somebody of the world.
fn number(session: &mut Session, at: usize) -> u32 {
    let key = world(session).people[at].key();
    session.workforce().people.iter().position(|p| p.key == key).unwrap() as u32
}

/// The place in the world of the first person for whom something is true.
fn first(session: &Session, truth: candour::simulate::world::Truth) -> usize {
    world(session).people.iter().position(|p| p.truth == truth).unwrap()
}

fn amount(session: &Session, indicator: &str, person: u32) -> Option<f64> {
    findings(session).of(indicator)?.values.get(person as usize)?.amount()
}

fn input(session: &Session, indicator: &str, person: u32, name: &str) -> Option<f64> {
    findings(session).of(indicator)?.values.get(person as usize)?.input(name)
}

/// People with a personal flag against peers.
fn singled_out(session: &Session) -> Vec<u32> {
    let mut people: Vec<u32> = findings(session)
        .individual()
        .filter_map(|f| if let About::Person(p) = f.about { Some(p) } else { None })
        .collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// Names of teams with a flag on an indicator.
fn teams(session: &mut Session, indicator: &str) -> Vec<String> {
    let flagged: Vec<u32> = findings(session)
        .flags
        .iter()
        .filter(|f| f.indicator == indicator && f.kind == FlagKind::Team)
        .filter_map(|f| if let About::Team(t) = f.about { Some(t) } else { None })
        .collect();
    flagged.into_iter().map(|t| session.workforce().teams[t as usize].name.clone()).collect()
}

/// Why someone has no value.
fn reason(session: &Session, indicator: &str, person: u32) -> String {
    match findings(session).of(indicator).map(|f| &f.values[person as usize]) {
        Some(Measured::Unknown(why)) => why.clone(),
        other => panic!("{other:?}"),
    }
}

/// Whether a count lies within four standard deviations of what it should be.
fn about(count: usize, expected: f64) {
    let count = f64::from(count as u32);
    assert!((count - expected).abs() <= 4.0 * expected.sqrt(), "{count}, not about {expected}");
}
