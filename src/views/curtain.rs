//! The curtain lifted: what is true of each person, beside what three readers of the same records said.

use crate::maths::InOrder;
use serde::Serialize;

use super::prose::{Prose, Tone};
use super::scene::Scene;
use super::subject::Subject;
use super::table::Table;
use crate::explain::wording::{count, sentence_case, thousands};
use crate::indicators;
use crate::learn::compare::{Compared, Reader, Verdict};
use crate::learn::facts::Case;
use crate::simulate::scenarios::Scenario;
use crate::simulate::world::{Cause, Truth, World};

/// Truth beside flags.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct CurtainView {
    /// What each reader got right and wrong, in one paragraph.
    pub lede: Prose,
    /// The scenario's own two columns.
    pub story: Prose,
    /// A row a reader: right, wrong, missed, rightly left alone.
    pub summary: Table,
    /// Person by person: whoever was flagged by anyone, or of whom something is true.
    pub people: Vec<CurtainRow>,
    /// The same as a table.
    pub table: Table,
}

/// One person behind the curtain.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct CurtainRow {
    /// Who.
    pub subject: Subject,
    /// "P-0043".
    pub who: String,
    /// What is true.
    pub truth: String,
    /// Why their records came about: "7 records because of a long-term condition".
    pub causes: String,
    /// What a naive rule, a generic ordering and Candour made of them: right, wrong, missed, rightly left alone.
    pub verdicts: Vec<String>,
    /// Why, in one sentence a reader.
    pub why: Vec<String>,
    /// What would have been right.
    pub right: String,
}

/// Rows on the page; the table says how many there are in all.
const MOST_ROWS: usize = 200;

impl CurtainView {
    /// Lifts the curtain of a scenario.
    pub fn of(scene: &Scene<'_>, scenario: &Scenario, case: &Case<'_>) -> Self {
        let all = case.compared();
        let tally = |reader: usize, verdict: Verdict| {
            all.iter().filter(|c| c.verdicts[reader] == verdict).count() as u32
        };
        let mut summary = Table::new(
            "What each reader made of the same people",
            &["Reader", "#Right", "#Wrong", "#Missed", "#Rightly left alone"],
        );
        let mut lede = Prose::new();
        for (at, reader) in Reader::ALL.into_iter().enumerate() {
            let mut cells = vec![sentence_case(reader.label())];
            cells.extend(Verdict::ALL.map(|v| thousands(tally(at, v))));
            summary.row(cells);
            let (right, wrong, missed) =
                (tally(at, Verdict::Right), tally(at, Verdict::Wrong), tally(at, Verdict::Missed));
            let tone = if reader == Reader::Candour { Tone::Individual } else { Tone::Rule };
            lede = lede.in_tone(
                tone,
                format!(
                    "{} flags {}, {} rightly",
                    sentence_case(reader.label()),
                    count(right + wrong, "person", "people"),
                    if right == 0 { "none".to_owned() } else { thousands(right) }
                ),
            );
            let unseen = if missed == 0 { "none".to_owned() } else { thousands(missed) };
            lede = lede.say(format!(", and misses {unseen}. "));
        }
        let mut shown: Vec<&Compared> = all
            .iter()
            .filter(|c| c.truth != Truth::Ordinary || c.verdicts.contains(&Verdict::Wrong))
            .collect();
        let whole = shown.len();
        shown.put_in_order_by_key(|c| (std::cmp::Reverse(c.truth), c.person));
        shown.truncate(MOST_ROWS);
        let tallies = causes_by_person(case.world);
        let people: Vec<CurtainRow> =
            shown.into_iter().map(|c| row(scene, c, &tallies[c.in_world])).collect();
        let mut table = Table::new(
            "Person by person",
            &["Person", "In truth", "A naive rule", "A generic ordering", "Candour", "Right would be"],
        );
        for one in &people {
            let mut cells = vec![one.who.clone(), one.truth.clone()];
            cells.extend(one.verdicts.iter().cloned());
            cells.push(one.right.clone());
            table.row(cells);
        }
        if whole > people.len() {
            table.left_out = format!("The first {} of {}.", people.len(), thousands(whole as u32));
        }
        let story = Prose::new()
            .say(format!("{} ", scenario.sentence))
            .in_tone(Tone::Rule, format!("Naive rules: {} ", scenario.naive_shows))
            .in_tone(Tone::Chance, format!("Looked at fairly: {}", scenario.fair_shows));
        Self { lede, story, summary, people, table }
    }
}

/// For each person how many records came about by which cause, in the order of causes.
fn causes_by_person(world: &World) -> Vec<Vec<(Cause, u32)>> {
    let mut tallies: Vec<Vec<(Cause, u32)>> = vec![Vec::new(); world.people.len()];
    let absences = world.absences.iter().map(|a| (a.person, a.cause));
    let overtime = world.overtime.iter().map(|o| (o.person, o.cause));
    let outcomes = world.outcomes.iter().map(|o| (o.person, o.cause));
    for (person, cause) in absences.chain(overtime).chain(outcomes) {
        let tally = &mut tallies[person];
        match tally.iter_mut().find(|(known, _)| *known == cause) {
            Some((_, n)) => *n += 1,
            None => tally.push((cause, 1)),
        }
    }
    for tally in &mut tallies {
        tally.put_in_order();
    }
    tallies
}

fn row(scene: &Scene<'_>, one: &Compared, causes: &[(Cause, u32)]) -> CurtainRow {
    let causes: Vec<String> = causes
        .iter()
        .map(|(cause, n)| format!("{} because of {}", count(*n, "record", "records"), cause.label()))
        .collect();
    let naive = if one.naive.is_empty() {
        "No naive rule is passed.".to_owned()
    } else {
        format!("Passes a fixed trigger: {}.", one.naive.join("; "))
    };
    let generic = match one.place {
        Some(place) => {
            let who = &scene.workforce.people[one.person as usize];
            let share = f64::from(who.days_in_post(scene.findings.settings.scope.window))
                / f64::from(scene.findings.settings.scope.window.days());
            let short = share < 1.0 || who.fte.is_some_and(|fte| fte < 1.0);
            let why = if short { ": little time at work makes a high raw rate" } else { "" };
            format!("Number {place} of the ordering by raw rates{why}.")
        }
        None => format!("Not among the first {} of the ordering.", crate::learn::compare::FIRST),
    };
    let names: Vec<&str> =
        one.flags.iter().filter_map(|f| Some(indicators::by_id(f.indicator)?.card().name)).collect();
    let high: Vec<&str> =
        one.stands_high.iter().filter_map(|id| Some(indicators::by_id(id)?.card().name)).collect();
    let candour = match (names.is_empty(), one.team_flagged) {
        (true, false) if !high.is_empty() => format!(
            "No flag: {} high, shown for information, and within the ordinary spread of people.",
            high.join(", ").to_lowercase()
        ),
        (true, true) => "No flag: the team has one, for its workload.".to_owned(),
        (true, false) => "No flag: not more than chance and ordinary differences give.".to_owned(),
        (false, _) => format!("Flagged: {}.", names.join(", ")),
    };
    CurtainRow {
        subject: Subject::Person { id: one.person },
        who: scene.who(one.person),
        truth: one.truth.label().to_owned(),
        causes: sentence_case(&causes.join("; ")),
        verdicts: one.verdicts.iter().map(|v| v.label().to_owned()).collect(),
        why: vec![naive, generic, candour],
        right: one.truth.answer().label().to_owned(),
    }
}
