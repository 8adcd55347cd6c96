//! The list of people: search, and one page of results, by team and then by pseudonym. Never by strength unless asked.

use crate::maths::InOrder;
use serde::Serialize;

use super::scene::{Scene, clipped};
use crate::explain::wording::{count, thousands};

/// One page of people.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PeopleView {
    /// "240 people; 4 with a flag".
    pub sentence: String,
    /// The rows of this page.
    pub rows: Vec<PersonRow>,
    /// "1 to 50 of 240".
    pub place: String,
    /// Whether there are people before these.
    pub has_previous: bool,
    /// Whether there are people after these.
    pub has_next: bool,
    /// What is said when nobody matches.
    pub empty: String,
}

/// One person in the list.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// Which person.
    pub id: u32,
    /// "P-1043", or the name when names are shown.
    pub who: String,
    /// Team.
    pub team: String,
    /// Role, rank, pattern.
    pub detail: String,
    /// Flags in words; empty for none.
    pub flags: String,
    /// Tone of the flags.
    pub tone: super::prose::Tone,
}

impl PeopleView {
    /// One page of people whose pseudonym, team, role or rank holds the words (and name, when names are shown).
    pub fn of(scene: &Scene<'_>, query: &str, flagged_only: bool, offset: u32, limit: u32) -> Self {
        let words: Vec<String> = query.to_lowercase().split_whitespace().map(str::to_owned).collect();
        let mut chosen: Vec<u32> = (0..scene.workforce.people.len() as u32)
            .filter(|person| {
                if flagged_only && scene.flags_in_words(*person).0.is_empty() {
                    return false;
                }
                let text =
                    format!("{} {}", scene.who_in_full(*person), scene.place_in_full(*person)).to_lowercase();
                words.iter().all(|w| text.contains(w.as_str()))
            })
            .collect();
        chosen.put_in_order_by_key(|p| (scene.workforce.people[*p as usize].team.unwrap_or(u32::MAX), *p));
        let total = chosen.len() as u32;
        let rows: Vec<PersonRow> = chosen
            .iter()
            .skip(offset as usize)
            .take(limit as usize)
            .map(|p| PersonRow::of(scene, *p))
            .collect();
        let shown = rows.len() as u32;
        let flagged = (0..scene.workforce.people.len() as u32)
            .filter(|p| !scene.flags_in_words(*p).0.is_empty())
            .count() as u32;
        Self {
            sentence: format!(
                "{}; {} with a flag",
                count(scene.workforce.people.len() as u32, "person", "people"),
                thousands(flagged)
            ),
            rows,
            place: if total == 0 {
                String::new()
            } else {
                format!("{} to {} of {}", thousands(offset + 1), thousands(offset + shown), thousands(total))
            },
            has_previous: offset > 0,
            has_next: offset + shown < total,
            empty: if flagged_only && words.is_empty() {
                "Nobody has a flag.".to_owned()
            } else {
                "Nobody matches these words.".to_owned()
            },
        }
    }
}

impl PersonRow {
    /// One person's row.
    pub fn of(scene: &Scene<'_>, person: u32) -> Self {
        let one = &scene.workforce.people[person as usize];
        let (flags, tone) = scene.flags_in_words(person);
        let detail: Vec<&str> =
            [&one.role, &one.grade, &one.pattern].into_iter().flatten().map(String::as_str).collect();
        Self {
            id: person,
            who: scene.who(person),
            team: one.team.map_or(String::new(), |t| scene.team(t)),
            detail: detail.into_iter().map(clipped).collect::<Vec<_>>().join(" · "),
            flags,
            tone,
        }
    }
}
