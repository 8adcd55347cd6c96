//! A law of every card: what it says of one quantity in one place it does not deny in another.

use candour::explain::alternatives::{self, Verdict};
use candour::flags::{About, Findings, FlagKind};
use candour::indicators;
use candour::session::Session;
use candour::simulate::scenarios;
use candour::tables::Workforce;

use crate::scenarios::open;

/// What the flags of a run say of teams, each with what is counted: as the list says it.
fn teams_named(findings: &Findings) -> impl Iterator<Item = (u32, &'static str)> + '_ {
    findings.flags.iter().filter(|f| f.kind == FlagKind::Team).filter_map(|flag| match flag.about {
        About::Team(team) => Some((team, indicators::by_id(flag.indicator)?.card().unit.1)),
        About::Person(_) => None,
    })
}

/// Every contradiction of every card, in words.
fn contradictions(what: &str, findings: &Findings, workforce: &Workforce) -> (usize, Vec<String>) {
    let mut found = Vec::new();
    let mut looked_at = 0;
    for flag in &findings.flags {
        let Some(unit) = indicators::by_id(flag.indicator).map(|i| i.card().unit.1) else { continue };
        let team = match flag.about {
            About::Person(person) => workforce.people[person as usize].team,
            About::Team(team) => Some(team),
        };
        for (alternative, answer) in alternatives::of(flag, findings, workforce) {
            looked_at += 1;
            let said = &answer.finding;
            let mut against = |why: &str| {
                found.push(format!("{what}, {}: {}: {why}: {said}", flag.indicator, alternative.id));
            };
            let denied = answer.verdict == Verdict::NotSupported;
            if denied && answer.removes == Some(true) {
                against("nothing in it, and yet the flag goes");
            }
            if denied && said.contains("the flag is gone") {
                against("the flag goes by a sentence that is not told of");
            }
            // The team stands in the list for this very thing.
            if denied
                && alternative.id == "team-workload"
                && team.is_some_and(|team| teams_named(findings).any(|named| named == (team, unit)))
            {
                against("the team has a flag for it");
            }
            if flag.kind == FlagKind::Team
                && denied
                && said.contains(" times ")
                && said.contains("other teams")
            {
                against("how much the team has, told twice");
            }
        }
    }
    (looked_at, found)
}

#[test]
fn no_card_says_one_thing_and_its_opposite() {
    let mut sample = Session::new();
    for file in Session::sample(7) {
        sample.read(&file.name, file.text.as_bytes()).unwrap();
    }
    sample.set("trigger:bradford", "200").unwrap();
    sample.set("trigger:days-lost", "20").unwrap();
    sample.analyse().unwrap();
    let mut sessions = vec![("the sample", sample)];
    sessions.extend(scenarios::ALL.iter().map(|s| (s.id, open(s.id, &[]))));
    let (mut all, mut of) = (Vec::new(), 0);
    for (what, session) in &mut sessions {
        let Some(findings) = session.findings().cloned() else { continue };
        if findings.flags.len() > 200 {
            eprintln!("{what}: {} flags: left out", findings.flags.len());
            continue;
        }
        let (looked_at, found) = contradictions(what, &findings, session.workforce());
        of += looked_at;
        all.extend(found);
    }
    assert!(of > 500, "{of} answers are no test");
    assert!(all.is_empty(), "{} of {of}:\n{}", all.len(), all.join("\n"));
}
