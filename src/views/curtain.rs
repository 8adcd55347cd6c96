//! The curtain lifted: what is true of each person, beside what three readers of the same records said.

use crate::maths::InOrder;
use serde::Serialize;

use super::dots::Dot;
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
    /// The same as dots, a row of them a reader.
    pub groups: Groups,
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

/// What each reader made of everyone, drawn as dots.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Groups {
    /// "One dot is 20 people; where there is anybody, there is a dot."
    pub key: String,
    /// One a reader.
    pub readers: Vec<ReaderDots>,
}

/// One reader's dots, group by group.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ReaderDots {
    /// Who reads.
    pub reader: String,
    /// Groups with anybody in them.
    pub groups: Vec<GroupDots>,
}

/// One group of people.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct GroupDots {
    /// How they are drawn.
    pub dot: Dot,
    /// "3 right".
    pub label: String,
    /// How many dots.
    pub dots: u32,
}

/// Dots a reader has at most, so that all of them stand on one screen.
const MOST_DOTS: u32 = 150;
/// The same in a gallery.
const FEW_DOTS: u32 = 100;

/// What one reader made of everyone.
struct Tally {
    reader: Reader,
    of: [u32; Verdict::ALL.len()],
}

impl Tally {
    fn of(reader: Reader, all: &[Compared]) -> Self {
        let at = Reader::ALL.iter().position(|r| *r == reader).unwrap_or_default();
        Self { reader, of: Verdict::ALL.map(|v| all.iter().filter(|c| c.verdicts[at] == v).count() as u32) }
    }

    fn of_verdict(&self, verdict: Verdict) -> u32 {
        Verdict::ALL.iter().zip(self.of).find(|(v, _)| **v == verdict).map_or(0, |(_, n)| n)
    }

    /// Whom it flags, and what that leaves: only what is true of the people there are.
    fn in_words(&self) -> (String, String) {
        let [right, wrong, missed] =
            [Verdict::Right, Verdict::Wrong, Verdict::Missed].map(|v| self.of_verdict(v));
        let who = sentence_case(self.reader.label());
        let first = match (right, wrong) {
            (0, 0) => format!("{who} flags nobody"),
            (_, 0) => format!("{who} flags {}, rightly", count(right, "person", "people")),
            (0, 1) => format!("{who} flags 1 person, wrongly"),
            (0, _) => format!("{who} flags {}, every one of them wrongly", count(wrong, "person", "people")),
            _ => format!(
                "{who} flags {}, {} rightly",
                count(right + wrong, "person", "people"),
                thousands(right)
            ),
        };
        let rest =
            if missed == 0 { ". ".to_owned() } else { format!(", and misses {}. ", thousands(missed)) };
        (first, rest)
    }
}

/// Whom a naive rule and Candour flag, as a gallery draws them: counts of each verdict as [`counted`] wrote them.
pub(super) fn drawn(counts: &str) -> Vec<ReaderDots> {
    let counts: Vec<u32> = counts.split('\t').filter_map(|n| n.parse().ok()).collect();
    let tally = |reader, of: &[u32]| Some(Tally { reader, of: of.try_into().ok()? });
    let tallies: Option<Vec<Tally>> = [Reader::Naive, Reader::Candour]
        .into_iter()
        .zip(counts.chunks(Verdict::ALL.len()))
        .map(|(reader, of)| tally(reader, of))
        .collect();
    let mut readers = groups(&tallies.unwrap_or_default(), FEW_DOTS).readers;
    for reader in &mut readers {
        reader.groups.retain(|g| matches!(g.dot, Dot::Right | Dot::Wrong));
        if reader.groups.is_empty() {
            reader.groups.push(GroupDots { dot: Dot::LeftAlone, label: "flags nobody".to_owned(), dots: 0 });
        }
    }
    readers
}

/// What a naive rule and Candour made of everyone, as so many a verdict.
pub fn counted(case: &Case<'_>) -> String {
    let of = |reader| Tally::of(reader, case.compared()).of;
    let counts: Vec<String> =
        [of(Reader::Naive), of(Reader::Candour)].concat().iter().map(u32::to_string).collect();
    counts.join("\t")
}

impl Groups {
    /// The dots of a run.
    pub fn of(case: &Case<'_>) -> Self {
        groups(&Reader::ALL.map(|reader| Tally::of(reader, case.compared())), MOST_DOTS)
    }
}

/// Everyone as dots; a group of anybody has one at least.
fn groups(tallies: &[Tally], most: u32) -> Groups {
    let all: u32 = tallies.first().map_or(0, |t| t.of.iter().sum());
    let each = all.div_ceil(most).max(1);
    let key = match each {
        1 => "One dot is one person.".to_owned(),
        n => format!("One dot is {n} people; a group with anybody in it has one at least."),
    };
    let dots = |tally: &Tally| ReaderDots {
        reader: sentence_case(tally.reader.label()),
        groups: Verdict::ALL
            .into_iter()
            .map(|verdict| (verdict, tally.of_verdict(verdict)))
            .filter(|(_, n)| *n > 0)
            .map(|(verdict, n)| GroupDots {
                dot: match verdict {
                    Verdict::Right => Dot::Right,
                    Verdict::Wrong => Dot::Wrong,
                    Verdict::Missed | Verdict::NotInRecords => Dot::Missed,
                    Verdict::LeftAlone => Dot::LeftAlone,
                },
                label: format!("{} {}", thousands(n), verdict.label()),
                dots: (n + each / 2).div_euclid(each).max(1),
            })
            .collect(),
    };
    Groups { key, readers: tallies.iter().map(dots).collect() }
}

/// Rows on the page; the table says how many there are in all.
const MOST_ROWS: usize = 200;

impl CurtainView {
    /// Lifts the curtain of a scenario.
    pub fn of(scene: &Scene<'_>, scenario: &Scenario, case: &Case<'_>) -> Self {
        let all = case.compared();
        let tallies = Reader::ALL.map(|reader| Tally::of(reader, all));
        // A column of nothing but noughts says nothing.
        let columns: Vec<Verdict> = Verdict::ALL
            .into_iter()
            .filter(|v| *v != Verdict::NotInRecords || tallies.iter().any(|t| t.of_verdict(*v) > 0))
            .collect();
        let headings: Vec<String> =
            columns.iter().map(|v| format!("#{}", sentence_case(v.label()))).collect();
        let mut named = vec!["Reader"];
        named.extend(headings.iter().map(String::as_str));
        let mut summary = Table::new("What each reader made of the same people", &named);
        let mut lede = Prose::new();
        for tally in &tallies {
            let mut cells = vec![sentence_case(tally.reader.label())];
            cells.extend(columns.iter().map(|v| thousands(tally.of_verdict(*v))));
            summary.row(cells);
            let tone = if tally.reader == Reader::Candour { Tone::Individual } else { Tone::Rule };
            let (first, rest) = tally.in_words();
            lede = lede.in_tone(tone, first).say(rest);
        }
        let unseen = all.iter().filter(|c| !c.truth.is_in_records()).count() as u32;
        if unseen > 0 {
            lede = lede.say(format!(
                "Nothing in these records shows what is true of {}: no reading of them can find it.",
                count(unseen, "person", "people")
            ));
        }
        let mut shown: Vec<&Compared> = all
            .iter()
            .filter(|c| c.truth != Truth::Ordinary || c.verdicts.contains(&Verdict::Wrong))
            .collect();
        let whole = shown.len();
        shown.put_in_order_by_key(|c| (std::cmp::Reverse(c.truth), c.person));
        shown.truncate(MOST_ROWS);
        let causes = causes_by_person(case.world);
        let people: Vec<CurtainRow> = shown.into_iter().map(|c| row(scene, c, &causes[c.in_world])).collect();
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
        // The texts name only figures there are: a test reads all of them.
        let filled = |text: &str| case.fill(text).map_or_else(|_| String::new(), |prose| prose.plain());
        let story = Prose::new()
            .say(format!("{} ", scenario.sentence))
            .in_tone(Tone::Rule, format!("Naive rules: {} ", filled(scenario.naive_shows)))
            .in_tone(Tone::Chance, format!("Looked at fairly: {}", filled(scenario.fair_shows)));
        let groups = groups(&tallies, MOST_DOTS);
        Self { lede, story, groups, summary, people, table }
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
