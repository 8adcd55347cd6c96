//! One person or one team: everything about them, and for each flag how it arose.

use serde::Serialize;

use super::flag_card::{FlagCard, cards};
use super::indicator_row::{IndicatorRow, row};
use super::prose::{Prose, Tone};
use super::scene::{Scene, clipped};
use super::subject::{Subject, subject as named};
use crate::explain::of_weeks;
use crate::explain::wording::{count, figure};
use crate::flags::{self, About};
use crate::indicators::{self, Method};

/// The page of one person or team.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Who.
    pub subject: Subject,
    /// "P-1043", or the name when names are shown.
    pub who: String,
    /// Whether the name is shown; `None` for a team.
    pub named: Option<bool>,
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
    /// "14 patterns without a value here"; empty where all have one.
    pub unmeasured: String,
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
        detail.push(clipped(pattern));
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
            "It says that two records cannot both be right, and is a question for whoever looks after the records."
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
        named: Some(scene.names.shown(&one.key)),
        detail: detail.join(" · "),
        previous,
        next,
        lede,
        cards,
        unmeasured: unmeasured(&indicators),
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
            measured: true,
            value,
            peers,
            verdict: if test.flagged {
                (if of_weeks(found.id) {
                    "many fell ill in the same weeks"
                } else {
                    "the whole team is high"
                })
                .to_owned()
            } else {
                "within what chance gives".to_owned()
            },
            tone: if test.flagged { Tone::Team } else { Tone::Chance },
            strip: None,
        });
    }
    let lede = if cards.is_empty() {
        Prose::new().in_tone(Tone::Chance, format!("{} has no flag as a team.", scene.team(id)))
    } else {
        Prose::new().say("The flag is the team’s. ").in_tone(Tone::Team, "Its people are not flagged for it.")
    };
    PersonView {
        subject: named(about),
        who: scene.team(id),
        named: None,
        detail: count(team.people.len() as u32, "person", "people"),
        previous,
        next,
        lede,
        cards,
        unmeasured: unmeasured(&indicators),
        indicators,
        not_known: vec![
            "Vacancies, demand and cover are not in these files: ask for them before anything else."
                .to_owned(),
        ],
        members: team.people.iter().map(|p| super::people::PersonRow::of(scene, *p)).collect(),
    }
}

fn unmeasured(rows: &[IndicatorRow]) -> String {
    match rows.iter().filter(|row| !row.measured).count() as u32 {
        0 => String::new(),
        n => format!("{} without a value here", count(n, "pattern", "patterns")),
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
