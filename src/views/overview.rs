//! The Overview: what stands out, and how much of it chance would give.

use crate::maths::InOrder;
use serde::Serialize;

use super::choice::Choice;
use super::flag_list::FlagList;
use super::habits::{self, HabitNote};
use super::prose::{Prose, Tone};
use super::scene::Scene;
pub use super::subject::Subject;
use crate::explain::of_weeks;
use crate::explain::wording::{by_chance, count, figure, sentence_case, thousands};
use crate::flags::{About, Flag, FlagKind, Standing};
use crate::indicators::{self, Method};
use crate::intake::field::TableKind;
use crate::tables::kind_label;
use crate::tables::period::Covered;

/// The Overview screen, without its pictures.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OverviewView {
    /// The paragraph at the top.
    pub lede: Prose,
    /// True when nothing singles anyone out.
    pub chance_only: bool,
    /// "1 January to 31 December 2025, 240 people, 6 teams".
    pub scope: String,
    /// Contradictions in the records that many share: said first, and of nobody.
    pub habits: Vec<HabitNote>,
    /// What the figures rest on and where they are weak, one sentence each.
    pub caveats: Vec<String>,
    /// Indicators that a picture can be asked for, and why some cannot.
    pub indicators: Vec<IndicatorChoice>,
    /// The list: teams first, then people by team.
    pub flags: FlagList,
    /// What can be drawn in the heatmap.
    pub heatmaps: Vec<Choice>,
    /// Other pictures of the whole workforce.
    pub pictures: Vec<Choice>,
}

/// An indicator in a menu.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct IndicatorChoice {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Whether a funnel can be drawn.
    pub drawable: bool,
    /// Why not, where not ("not available, because no overtime file was read").
    pub reason: String,
    /// "2 flags; chance alone would give 0.1".
    pub result: String,
}

impl OverviewView {
    /// The whole screen.
    pub fn of(scene: &Scene<'_>) -> Self {
        let findings = scene.findings;
        let people = scene.workforce.people.len() as u32;
        let individual: Vec<u32> = distinct(findings.individual());
        let teams: Vec<&Flag> = findings.teams().collect();
        let law = distinct(findings.flags.iter().filter(|f| f.kind == FlagKind::Law)).len() as u32;
        let chance_only = individual.is_empty() && teams.is_empty() && law == 0;
        let nothing = findings.indicators.iter().all(|i| i.tests.is_empty());
        let mut lede =
            Prose::new().say(format!("Of {} in {}, ", count(people, "person", "people"), scene.period()));
        lede = match individual.len() as u32 {
            _ if nothing => lede.say("nobody could be compared with peers. "),
            0 => lede.strong("nobody stands out").say(" from colleagues with the same time at work. "),
            n => lede
                .in_tone(Tone::Individual, format!("{} a pattern worth a conversation", have(n)))
                .say(". "),
        };
        if !nothing {
            lede = lede.in_tone(Tone::Chance, by_chance(findings.by_chance.as_ref())).say(" ");
        }
        let (together, high): (Vec<&Flag>, Vec<&Flag>) =
            teams.into_iter().partition(|f| of_weeks(f.indicator));
        if let Some(list) = teams_named(scene, &high) {
            lede = lede
                .in_tone(Tone::Team, format!("In {list} the whole team is high"))
                .say(": look at the workload, not at the people. ");
        }
        if let Some(list) = teams_named(scene, &together) {
            lede = lede
                .in_tone(Tone::Team, format!("In {list} many fell ill in the same weeks"))
                .say(": it looks as if an infection went round. ");
        }
        if law > 0 {
            lede = lede
                .strong(format!("{} over a limit of working time", stand(law)))
                .say(": that is the roster’s to mend. ");
        }
        let records = distinct(findings.flags.iter().filter(|f| f.kind == FlagKind::Record)).len() as u32;
        if records > 0 {
            lede = lede
                .strong(format!(
                    "The records about {} contradict each other",
                    count(records, "person", "people")
                ))
                .say(": a question for whoever looks after the records. ");
        }
        if chance_only && !nothing {
            lede = lede.say("Nothing here singles anyone out.");
        }
        Self {
            lede,
            chance_only,
            scope: scope(scene),
            habits: habits::notes(scene),
            caveats: caveats(scene),
            indicators: choices(scene),
            flags: FlagList::of(scene),
            pictures: super::pictures::choices(scene),
            heatmaps: super::heatmap::MEASURES
                .iter()
                .map(|(id, label)| Choice {
                    id: (*id).to_owned(),
                    label: (*label).to_owned(),
                    group: String::new(),
                })
                .collect(),
        }
    }
}

/// Teams named in the paragraph; more are counted.
const TEAMS_NAMED: usize = 2;

fn teams_named(scene: &Scene<'_>, teams: &[&Flag]) -> Option<String> {
    let named: Vec<String> = teams
        .iter()
        .take(TEAMS_NAMED)
        .filter_map(|flag| {
            let About::Team(team) = flag.about else { return None };
            let name = scene.team(team);
            let what = indicators::by_id(flag.indicator)?.card().name.to_lowercase();
            Some(if of_weeks(flag.indicator) { name.clone() } else { format!("{name} ({what})") })
        })
        .collect();
    if named.is_empty() {
        return None;
    }
    let more = (teams.len() - named.len()) as u32;
    Some(if more > 0 {
        format!("{} and {}", named.join(", "), count(more, "other team", "other teams"))
    } else {
        named.join(" and ")
    })
}

fn distinct<'a>(flags: impl Iterator<Item = &'a Flag>) -> Vec<u32> {
    let mut people: Vec<u32> =
        flags.filter_map(|f| if let About::Person(p) = f.about { Some(p) } else { None }).collect();
    people.put_in_order();
    people.dedup();
    people
}

fn have(n: u32) -> String {
    if n == 1 { "1 has".to_owned() } else { format!("{} have", thousands(n)) }
}

fn stand(n: u32) -> String {
    if n == 1 { "1 person is".to_owned() } else { format!("{} people are", thousands(n)) }
}

fn scope(scene: &Scene<'_>) -> String {
    let teams = scene.workforce.teams.len() as u32;
    let mut parts = vec![scene.period(), count(scene.workforce.people.len() as u32, "person", "people")];
    if teams > 0 {
        parts.push(count(teams, "team", "teams"));
    }
    parts.push(format!("{} asked", count(scene.findings.questions, "question", "questions")));
    let mut said = sentence_case(&parts.join(", "));
    if !scene.workforce.names_everyone() && scene.findings.questions > 0 {
        said += ". No file names everyone who works here: whoever has no record is missing, and how many they are is estimated; a list of the people is better";
    }
    match super::period::outside(scene.workforce) {
        Some(outside) => format!("{said}. {outside}"),
        None => said,
    }
}

/// Where many records of a table lie outside the days that are looked at: two tables need not cover the same year.
fn beyond_the_period(scene: &Scene<'_>) -> Vec<String> {
    let (workforce, window) = (scene.workforce, scene.findings.settings.scope.window);
    let of_kind = |kind: TableKind| -> Option<(u32, u32, &'static str)> {
        let out_of = |outside: &mut dyn Iterator<Item = bool>| {
            outside.fold((0, 0), |(out, all), is_out| (out + u32::from(is_out), all + 1))
        };
        let (out, all) = match kind {
            TableKind::Absences => out_of(
                &mut workforce
                    .absences
                    .iter()
                    .map(|a| a.first > window.last || a.last.is_some_and(|last| last < window.first)),
            ),
            TableKind::Overtime => {
                out_of(&mut workforce.overtime.iter().map(|o| o.day < window.first || o.day > window.last))
            }
            _ => return None,
        };
        Some((out, all, kind_label(kind)))
    };
    let of_table = |covered: Covered| {
        let (out, all, label) = of_kind(covered.kind)?;
        (out * 5 >= all && out > 0).then(|| {
            format!(
                "{} of {} rows of {label} lie outside the period and do not count: they run from {} to {}. Settings has the period.",
                thousands(out), thousands(all), covered.days.first, covered.days.last
            )
        })
    };
    workforce.covered().into_iter().filter_map(of_table).collect()
}

fn caveats(scene: &Scene<'_>) -> Vec<String> {
    let workforce = scene.workforce;
    let mut list = Vec::new();
    if workforce.has_people_file {
        let unlisted = workforce.people.iter().filter(|p| !p.listed).count() as u32;
        if unlisted > 0 {
            list.push(format!(
                "{} {} in no people file: kept, but not compared, because their time in post is not known.",
                count(unlisted, "person", "people"),
                if unlisted == 1 { "is" } else { "are" }
            ));
        }
        if workforce.people.iter().filter(|p| p.listed).all(|p| p.start.is_none()) {
            list.push("The people file has no dates of joining: everyone on it is taken to have been in post for the whole period.".to_owned());
        }
    } else {
        list.push(
            "No people file was read: everyone’s time at work is taken to be the whole period, and joiners and leavers are not known.".to_owned(),
        );
    }
    list.extend(beyond_the_period(scene));
    if let (Some(as_of), Some(recorded)) = (workforce.people_as_of, workforce.recorded())
        && as_of > recorded.last
    {
        list.push(format!(
            "The people file shows teams and roles on {as_of}, after the last record on {}: whoever moved in between is compared with the wrong colleagues.",
            recorded.last
        ));
    }
    if workforce.has_absence_file {
        let assumed = (0..workforce.people.len() as u32)
            .filter(|p| !workforce.people[*p as usize].week_known && !workforce.has_duties(*p))
            .count() as u32;
        if assumed > 0 && !workforce.absences.is_empty() {
            list.push(format!(
                "For {} Monday to Friday is taken as the working week, because no file says which days they were due to work.",
                count(assumed, "person", "people")
            ));
        }
        if workforce.absences.is_empty() && !workforce.undated.is_empty() {
            list.push(
                "The absences have no dates: rows are counted as they stand, equal rows included, everyone’s time at work is taken as equal, and spells, days and weeks cannot be worked out.".to_owned(),
            );
        }
    }
    if !workforce.totals.is_empty() {
        let raw = [
            (workforce.has_absence_file, "absences", "sickness"),
            (workforce.has_overtime(), "overtime", "overtime"),
        ];
        for (_, what, of) in raw.into_iter().filter(|(read, ..)| *read) {
            list.push(format!("Both totals and {what} were read: the totals of {of} are not used, because the records themselves say more."));
        }
    }
    for found in &scene.findings.indicators {
        if let Some(why) = &found.not_compared {
            let name = indicators::by_id(found.id).map_or("", |i| i.card().name);
            list.push(format!("{name}: {why}."));
        }
    }
    list
}

fn choices(scene: &Scene<'_>) -> Vec<IndicatorChoice> {
    scene
        .findings
        .indicators
        .iter()
        .filter_map(|found| {
            let indicator = indicators::by_id(found.id)?;
            let flagged = found.tests.iter().filter(|t| t.standing == Standing::Flagged).count() as u32;
            let reason = match (&found.missing, &found.not_compared, indicator.method()) {
                (Some(why), _, _) | (None, Some(why), _) => format!("not available, because {why}"),
                (None, None, Method::PolicyRule { .. }) => {
                    "a policy’s rule: not compared with peers".to_owned()
                }
                (None, None, Method::LegalLimit { .. }) => {
                    "a limit of law: not compared with peers".to_owned()
                }
                (None, None, Method::Teams | Method::TeamWeeks) => {
                    let high = found.teams.iter().filter(|t| t.flagged).count() as u32;
                    format!(
                        "compared team by team, never of a person: {} of {} high",
                        thousands(high),
                        count(found.teams.len() as u32, "team", "teams")
                    )
                }
                (None, None, Method::Display) => "shown for each person, never a flag".to_owned(),
                (None, None, Method::Contradiction) => {
                    "a check of records: nothing to compare with peers".to_owned()
                }
                (None, None, method) => {
                    debug_assert!(method.compares());
                    String::new()
                }
            };
            Some(IndicatorChoice {
                id: found.id.to_owned(),
                name: indicator.card().name.to_owned(),
                drawable: !found.tests.is_empty() && !indicator.method().own_record(),
                result: if found.tests.is_empty() {
                    reason.clone()
                } else {
                    let least = found.could_see.map_or(String::new(), |c| {
                        format!(
                            "; with this data {} would stand out, {} times what is expected",
                            count(c.count, indicator.card().unit.0, indicator.card().unit.1),
                            figure(c.ratio)
                        )
                    });
                    format!("{}{least}", count(flagged, "flag", "flags"))
                },
                reason,
            })
        })
        .collect()
}
