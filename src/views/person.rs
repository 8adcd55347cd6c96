//! One person or one team: everything about them, and for each flag how it arose.

use serde::Serialize;

use super::funnel::standing_in_words;
use super::prose::{Prose, Tone};
use super::scene::Scene;
use super::strip::{StripView, peer_strip, spread_strip};
use super::subject::{Subject, subject as named};
use super::table::Table;
use crate::explain::wording::{count, figure};
use crate::explain::{Explanation, StepRows, explain};
use crate::flags::{self, About, IndicatorFindings};
use crate::indicators::{self, Measured, Method};

/// The page of one person or team.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Who.
    pub subject: Subject,
    /// "P-1043", or the name when names are shown.
    pub who: String,
    /// "Custody · PC · full time · compared with 38 people in the same role".
    pub detail: String,
    /// The one before in the list that is open.
    pub previous: Option<Neighbour>,
    /// The one after.
    pub next: Option<Neighbour>,
    /// One paragraph: what was found about them.
    pub lede: Prose,
    /// Each flag, teams' and rules' included; empty when there is none.
    pub cards: Vec<FlagCard>,
    /// Every indicator against peers, also those without a flag.
    pub indicators: Vec<IndicatorRow>,
    /// What is not known about this person.
    pub not_known: Vec<String>,
    /// For a team: its members, each with what was found.
    pub members: Vec<super::people::PersonRow>,
}

/// A neighbour in the list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Neighbour {
    /// Who.
    pub subject: Subject,
    /// Their label.
    pub who: String,
}

/// One indicator of one person beside their peers.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct IndicatorRow {
    /// The indicator's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its lane in words.
    pub lane: String,
    /// "7 spells", or why there is no value.
    pub value: String,
    /// "1.9 expected of 38 people".
    pub peers: String,
    /// "worth a conversation", "within what chance gives", "cannot tell: 3 weeks at work", "not available, because …".
    pub verdict: String,
    /// The verdict's tone.
    pub tone: Tone,
    /// The person within the peer group; `None` where nothing can be drawn.
    pub strip: Option<StripView>,
}

/// One flag, from sentence to questions.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FlagCard {
    /// The indicator.
    pub indicator: String,
    /// "How this flag arose: sickness spells".
    pub title: String,
    /// "individual", "team workload", "policy rule", "working time".
    pub tag: String,
    /// The tag's tone.
    pub tone: Tone,
    /// The sentence.
    pub sentence: Prose,
    /// The arithmetic, step by step, down to rows of the file.
    pub steps: Vec<Step>,
    /// What chance gives.
    pub chance: Prose,
    /// What would change it; each was run again.
    pub would_change: Vec<String>,
    /// What else could explain it; each was tested on the data.
    pub alternatives: Vec<AlternativeView>,
    /// What is not known.
    pub not_known: Vec<String>,
    /// Questions to ask first.
    pub questions: Vec<String>,
    /// How the indicator is easily misread.
    pub misread: String,
}

/// One step of the arithmetic.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// What was done.
    pub text: String,
    /// What came out.
    pub result: String,
    /// The rows of the file behind it, where there are any.
    pub rows: Option<Table>,
}

/// Another explanation and what the data says about it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct AlternativeView {
    /// Its name.
    pub name: String,
    /// "supported", "not supported", "no data".
    pub verdict: String,
    /// The numbers behind the verdict.
    pub finding: String,
}

/// Rows shown in one step; the CSV of the table holds what is shown, and the step says how many there are.
const MOST_ROWS: usize = 500;

impl PersonView {
    /// The page of one person or team.
    pub fn of(scene: &Scene<'_>, subject: &Subject, files: &[(u32, String)]) -> Option<Self> {
        match *subject {
            Subject::Person { id } if (id as usize) < scene.workforce.people.len() => {
                Some(person(scene, id, files))
            }
            Subject::Team { id } if (id as usize) < scene.workforce.teams.len() => {
                Some(team(scene, id, files))
            }
            _ => None,
        }
    }
}

fn person(scene: &Scene<'_>, id: u32, files: &[(u32, String)]) -> PersonView {
    let workforce = scene.workforce;
    let one = &workforce.people[id as usize];
    let about = About::Person(id);
    let cards = cards(scene, about, files);
    let indicators: Vec<IndicatorRow> =
        scene.findings.indicators.iter().filter_map(|found| row(scene, found, id)).collect();
    let mut detail: Vec<String> = Vec::new();
    let place = scene.place(id);
    if !place.is_empty() {
        detail.push(place);
    }
    if let Some(pattern) = &one.pattern {
        detail.push(pattern.clone());
    }
    match one.fte {
        Some(fte) if fte < 0.995 => detail.push(format!("{:.0} % of full time", fte * 100.0)),
        Some(_) => detail.push("full time".to_owned()),
        None => {}
    }
    let compared = scene.findings.indicators.iter().find_map(|f| f.test(id).map(|t| (f, t)));
    if let Some((found, test)) = compared {
        let group = &found.peers.groups[test.group as usize];
        detail.push(format!("compared with {}: {}", group.rung, count(group.people, "person", "people")));
        detail.push(format!("{} at work in the period", crate::flags::months(test.exposure)));
    } else if workforce.has_people_file && !one.listed {
        detail.push("in no people file: not compared".to_owned());
    }
    let order = flagged_order(scene);
    let (previous, next) = neighbours(scene, about, &order);
    let team_flagged = scene
        .findings
        .indicators
        .iter()
        .any(|f| f.test(id).is_some_and(|t| t.standing == flags::Standing::TeamFlagged));
    let lede = if cards.is_empty() {
        let mut lede = Prose::new().say(format!("{} has no flag. ", scene.who(id)));
        if team_flagged {
            lede = lede.in_tone(
                Tone::Team,
                "The figures are high, and so is the whole team’s: the flag is the team’s. ",
            );
        }
        if compared.is_none() {
            lede = lede.say("There was nothing to compare with peers.");
        } else if !team_flagged {
            lede = lede.in_tone(
                Tone::Chance,
                "Everything lies within what chance and ordinary differences give, or is too little to say.",
            );
        }
        lede
    } else {
        let flags = scene.findings.about(about);
        let why = if flags.iter().all(|f| f.kind == flags::FlagKind::Record) {
            "It says that two records cannot both be right, and is for whoever keeps them."
        } else {
            "A flag is a question, not an answer: it says that a count is unusual, not why."
        };
        Prose::new().say(format!(
            "{} for {}. {why}",
            count(cards.len() as u32, "flag", "flags"),
            scene.who(id)
        ))
    };
    PersonView {
        subject: named(about),
        who: scene.who(id),
        detail: detail.join(" · "),
        previous,
        next,
        lede,
        cards,
        indicators,
        not_known: Vec::new(),
        members: Vec::new(),
    }
}

fn team(scene: &Scene<'_>, id: u32, files: &[(u32, String)]) -> PersonView {
    let workforce = scene.workforce;
    let about = About::Team(id);
    let team = &workforce.teams[id as usize];
    let order = flagged_order(scene);
    let (previous, next) = neighbours(scene, about, &order);
    let cards = cards(scene, about, files);
    let mut indicators = Vec::new();
    for found in &scene.findings.indicators {
        let (Some(test), Some(indicator)) =
            (found.teams.iter().find(|t| t.team == id), indicators::by_id(found.id))
        else {
            continue;
        };
        let card = indicator.card();
        let (value, peers) = if indicator.method() == Method::Teams {
            let a_post =
                format!("{} {} for each post", figure(f64::from(test.count) / test.exposure), card.unit.1);
            (a_post, format!("{} in the other teams", figure(test.expected / test.exposure)))
        } else {
            (count(test.count, card.unit.0, card.unit.1), format!("{} expected", figure(test.expected)))
        };
        indicators.push(IndicatorRow {
            id: found.id.to_owned(),
            name: card.name.to_owned(),
            lane: card.lane.label().to_owned(),
            value,
            peers,
            verdict: if test.flagged {
                "the whole team is high".to_owned()
            } else {
                "within what chance gives".to_owned()
            },
            tone: if test.flagged { Tone::Team } else { Tone::Chance },
            strip: None,
        });
    }
    let lede = if cards.is_empty() {
        Prose::new().in_tone(Tone::Chance, format!("{} has no flag as a team.", team.name))
    } else {
        Prose::new().say("The flag is the team’s. ").in_tone(Tone::Team, "Its people are not flagged for it.")
    };
    PersonView {
        subject: named(about),
        who: team.name.clone(),
        detail: count(team.people.len() as u32, "person", "people"),
        previous,
        next,
        lede,
        cards,
        indicators,
        not_known: vec![
            "Vacancies, demand and cover are not in these files: ask for them before anything else."
                .to_owned(),
        ],
        members: team.people.iter().map(|p| super::people::PersonRow::of(scene, *p)).collect(),
    }
}

/// People and teams with a flag in the order of the list, each once.
fn flagged_order(scene: &Scene<'_>) -> Vec<About> {
    let mut order: Vec<About> = Vec::new();
    for flag in &scene.findings.flags {
        if !order.contains(&flag.about) {
            order.push(flag.about);
        }
    }
    order
}

fn neighbours(scene: &Scene<'_>, about: About, order: &[About]) -> (Option<Neighbour>, Option<Neighbour>) {
    let name = |a: &About| Neighbour { subject: named(*a), who: scene.called(*a) };
    let Some(at) = order.iter().position(|a| *a == about) else {
        return (None, order.first().map(name));
    };
    (at.checked_sub(1).and_then(|i| order.get(i)).map(name), order.get(at + 1).map(name))
}

fn cards(scene: &Scene<'_>, about: About, files: &[(u32, String)]) -> Vec<FlagCard> {
    let who = scene.called(about);
    scene
        .findings
        .about(about)
        .into_iter()
        .filter_map(|flag| {
            explain(flag, &who, scene.findings, scene.workforce).map(|e| card(flag.indicator, e, files))
        })
        .collect()
}

fn card(indicator: &str, e: Explanation, files: &[(u32, String)]) -> FlagCard {
    FlagCard {
        indicator: indicator.to_owned(),
        title: e.title,
        tag: e.tag.to_owned(),
        tone: e.tone,
        sentence: e.sentence,
        steps: e
            .steps
            .into_iter()
            .map(|s| Step {
                rows: s.rows.map(|r| rows_table(&s.text, r, files)),
                text: s.text,
                result: s.result,
            })
            .collect(),
        chance: e.chance,
        would_change: e.would_change,
        alternatives: Vec::new(),
        not_known: e.not_known,
        questions: e.questions,
        misread: e.misread,
    }
}

/// Rows behind a step, each with its file and row number.
fn rows_table(caption: &str, rows: StepRows, files: &[(u32, String)]) -> Table {
    let placed = rows.rows.iter().any(|(place, _)| place.is_some());
    let mut headings: Vec<String> =
        if placed { vec!["File".to_owned(), "#Row".to_owned()] } else { Vec::new() };
    headings.extend(rows.headings);
    let borrowed: Vec<&str> = headings.iter().map(String::as_str).collect();
    let mut table = Table::new(caption, &borrowed);
    let total = rows.rows.len();
    for (place, cells) in rows.rows.into_iter().take(MOST_ROWS) {
        let mut line = Vec::new();
        if placed {
            let file =
                place.and_then(|p| files.iter().find(|(id, _)| *id == p.file)).map(|(_, name)| name.clone());
            line.push(file.unwrap_or_default());
            line.push(place.map_or(String::new(), |p| p.row.to_string()));
        }
        line.extend(cells);
        table.row(line);
    }
    if total > MOST_ROWS {
        table.left_out = format!("The first {MOST_ROWS} of {total} rows are shown.");
    }
    table
}

fn row(scene: &Scene<'_>, found: &IndicatorFindings, person: u32) -> Option<IndicatorRow> {
    let indicator = indicators::by_id(found.id)?;
    let card = indicator.card();
    let mut row = IndicatorRow {
        id: found.id.to_owned(),
        name: card.name.to_owned(),
        lane: card.lane.label().to_owned(),
        value: String::new(),
        peers: String::new(),
        verdict: String::new(),
        tone: Tone::Chance,
        strip: None,
    };
    if let Some(why) = &found.missing {
        row.verdict = format!("not available, because {why}");
        return Some(row);
    }
    match found.values.get(person as usize)? {
        Measured::Unknown(why) => {
            row.value = "no value".to_owned();
            row.verdict.clone_from(why);
            return Some(row);
        }
        Measured::Value { amount, .. } if indicator.method().of().is_some() => {
            let of = indicator.method().of().unwrap_or_default();
            let most = found.values[person as usize].input("of").unwrap_or_default() as u32;
            row.value = format!("{} of {}", figure(*amount), count(most, of.0, of.1));
            if found.test(person).is_none() {
                row.verdict = found
                    .not_compared
                    .clone()
                    .unwrap_or_else(|| format!("cannot tell: too few {} to say anything", of.1));
                return Some(row);
            }
        }
        Measured::Value { amount, .. } => {
            row.value = crate::explain::wording::amount(*amount, card.unit);
        }
    }
    if let Some(test) = found.test(person) {
        row.peers = format!("{} expected", figure(test.test.against.mean()));
        row.verdict = match &test.standing {
            flags::Standing::CannotTell(why) => format!("cannot tell: {why}"),
            other => standing_in_words(other).to_owned(),
        };
        row.tone = match test.standing {
            flags::Standing::Flagged => Tone::Individual,
            flags::Standing::TeamFlagged => Tone::Team,
            _ => Tone::Chance,
        };
        row.strip = Some(peer_strip(scene, found, test, card.unit.1, indicator.method().of()));
    } else if matches!(indicator.method(), Method::Contradiction) {
        let any = found.rule.as_ref().is_some_and(|rule| rule.over.contains(&person));
        row.verdict = if any { "for whoever keeps the record" } else { "nothing contradicts" }.to_owned();
        row.tone = if any { Tone::Rule } else { Tone::Chance };
    } else if let Some(rule) = &found.rule {
        let over = rule.over.contains(&person);
        let law = matches!(indicator.method(), Method::LegalLimit { .. });
        let opted_out = found.values[person as usize].amount().is_some_and(|a| a > rule.trigger);
        row.peers = format!("{} {}", if law { "limit" } else { "trigger" }, figure(rule.trigger));
        row.verdict = match (law, over) {
            (true, true) => "over the limit",
            (true, false) if opted_out => "over the limit, with an opt-out",
            (true, false) => "within the limit",
            (false, true) => "at or over the trigger",
            (false, false) => "below the trigger",
        }
        .to_owned();
        row.tone = if over { Tone::Rule } else { Tone::Chance };
    } else {
        row.verdict = match indicator.method() {
            Method::PolicyRule { .. } => "a policy’s rule, switched off".to_owned(),
            Method::Teams => "compared team by team, never a flag of a person".to_owned(),
            Method::Display => "shown, never a flag".to_owned(),
            _ => found.not_compared.clone().unwrap_or_else(|| "not compared".to_owned()),
        };
        row.strip = spread_strip(found, person, card.unit.1);
    }
    Some(row)
}
