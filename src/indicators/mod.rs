//! Indicators: one number about one person in one period, each in a file of its own.
//!
//! A file holds the indicator's sentence, formula, unit, worked example, source, known misreading, where to look first,
//! its code and its tests. Registering it is one line in [`ALL`]. The page's method cards, the menus, the chance figures
//! and the laws in `tests/native/laws.rs` all walk that list; a test compares it with the folder and each doc comment
//! with [`HEADINGS`].
//!
//! An indicator sees records, never protected attributes: they are not in [`Records`].

use serde::{Deserialize, Serialize};

use crate::calendar::{Day, Window};
use crate::tables::absences::Category;
use crate::tables::spells::{Interval, Spell, spells};
use crate::tables::{RowRef, Workforce};

mod bradford;
mod days_lost;
mod overtime_duties;
mod overtime_hours;
mod sickness_spells;
mod working_time;

pub use bradford::Bradford;
pub use days_lost::DaysLost;
pub use overtime_duties::OvertimeDuties;
pub use overtime_hours::OvertimeHours;
pub use sickness_spells::SicknessSpells;
pub use working_time::WorkingTime;

/// Every indicator, in the order in which they are listed.
pub const ALL: [&dyn Indicator; 6] =
    [&SicknessSpells, &DaysLost, &Bradford, &OvertimeDuties, &OvertimeHours, &WorkingTime];

/// The headings that every indicator's doc comment has, in this order.
pub const HEADINGS: [&str; 6] =
    ["Formula", "Unit", "Example", "Source", "Easily misread as", "Look here first"];

/// Which question an indicator answers, and whose job the answer is. Lanes are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Lane {
    /// Does someone need help?
    Support,
    /// Is the employer breaking its own limits?
    WorkingTime,
    /// Do two records contradict each other?
    Records,
    /// Is this more than chance would give?
    Attention,
}

impl Lane {
    /// The lane and whose job it is.
    pub fn label(self) -> &'static str {
        match self {
            Self::Support => "Support: the manager, with the person",
            Self::WorkingTime => "Working time: the employer",
            Self::Records => "Records: whoever keeps the record",
            Self::Attention => "Attention: a human, who then looks",
        }
    }
}

/// How a flag can arise from an indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Method {
    /// A count of events compared with peers over time at work, with two keys (see `detect::peer_count`).
    PeerCount,
    /// The organisation's own trigger, off until the user sets one.
    PolicyRule {
        /// Triggers seen in use, offered as a start.
        seen: &'static [f64],
    },
    /// A limit the law sets the employer.
    LegalLimit {
        /// The limit.
        limit: f64,
    },
    /// Shown beside peers; never a flag.
    Display,
}

/// What is known of an indicator without looking at its code; made from its doc comment by [`indicator!`].
#[derive(Debug)]
pub struct Card {
    /// Short and stable: used in settings and exports.
    pub id: &'static str,
    /// As it stands in a menu.
    pub name: &'static str,
    /// One event of what is counted, and several ("spell", "spells").
    pub unit: (&'static str, &'static str),
    /// The lane.
    pub lane: Lane,
    /// The doc comment.
    pub docs: &'static str,
    /// The source file.
    pub file: &'static str,
}

impl Card {
    /// The sentence: what stands before the first heading.
    pub fn sentence(&self) -> String {
        self.docs.split("\n # ").next().unwrap_or_default().trim().replace("\n ", " ")
    }

    /// The paragraphs under their headings, in order, code fences taken off.
    pub fn sections(&self) -> Vec<(&'static str, String)> {
        self.docs
            .split("\n # ")
            .skip(1)
            .map(|part| {
                let (heading, text) = part.split_once('\n').unwrap_or((part, ""));
                let text: Vec<&str> = text
                    .lines()
                    .map(|line| line.strip_prefix(' ').unwrap_or(line))
                    .filter(|line| !line.trim_start().starts_with("```"))
                    .collect();
                (heading.trim(), text.join("\n").trim().to_owned())
            })
            .collect()
    }
}

/// Declares an indicator's type and keeps its doc comment for the page. The `mod` line stays literal, so that rustfmt
/// sees the file.
macro_rules! indicator {
    ($(#[doc = $doc:expr])+ pub struct $name:ident { id: $id:expr, name: $title:expr, unit: $unit:expr, lane: $lane:expr }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl $name {
            const CARD: crate::indicators::Card = crate::indicators::Card {
                id: $id,
                name: $title,
                unit: $unit,
                lane: $lane,
                docs: concat!($($doc, "\n"),+),
                file: file!(),
            };
        }
    };
}
pub(crate) use indicator;

/// What is counted, and over which days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Scope {
    /// The period.
    pub window: Window,
    /// Two absent working days further apart than this never belong to one spell.
    pub max_bridge_days: u32,
    /// Weeks over which working time is averaged: 17, or 26 or 52 by agreement.
    pub reference_weeks: u32,
}

impl Scope {
    /// The usual settings for a period. 7 days and 17 weeks: `statistics.md` section 3, Working Time Regulations 1998
    /// reg. 4(3).
    pub fn over(window: Window) -> Self {
        Self { window, max_bridge_days: 7, reference_weeks: 17 }
    }
}

/// The records an indicator may see: the workforce, the scope, and each person's spells.
#[derive(Debug)]
pub struct Records<'a> {
    /// People and their records.
    pub workforce: &'a Workforce,
    /// What is counted.
    pub scope: &'a Scope,
    spells: Vec<Vec<Spell>>,
}

impl<'a> Records<'a> {
    /// Works out everyone's spells of sickness.
    pub fn new(workforce: &'a Workforce, scope: &'a Scope) -> Self {
        let all =
            (0..workforce.people.len() as u32).map(|person| spells_of(workforce, scope, person)).collect();
        Self { workforce, scope, spells: all }
    }

    /// The records of one person alone: everyone else's spells are left empty. For pages about one person.
    pub fn new_for(workforce: &'a Workforce, scope: &'a Scope, person: u32) -> Self {
        let mut all = vec![Vec::new(); workforce.people.len()];
        all[person as usize] = spells_of(workforce, scope, person);
        Self { workforce, scope, spells: all }
    }

    /// A person's spells with an absent working day in the window, in order of time.
    pub fn spells_in_window(&self, person: u32) -> Vec<(&Spell, u32)> {
        let week = self.workforce.people[person as usize].week;
        self.spells[person as usize]
            .iter()
            .map(|spell| (spell, spell.working_days_in(self.scope.window, week)))
            .filter(|(_, days)| *days > 0)
            .collect()
    }

    /// Working days of every spell in the window, of everyone.
    pub fn spell_lengths(&self) -> Vec<u32> {
        (0..self.workforce.people.len() as u32)
            .flat_map(|person| {
                self.spells_in_window(person).into_iter().map(|(_, days)| days).collect::<Vec<_>>()
            })
            .collect()
    }

    /// Years in post inside the window; a whole window of a year is 1.
    pub fn years_in_post(&self, person: u32) -> f64 {
        let days = self.workforce.people[person as usize].in_post(self.scope.window).map_or(0, Window::days);
        f64::from(days) / DAYS_A_YEAR
    }

    /// True where absences were read but none of them has a date.
    pub fn undated(&self) -> bool {
        self.workforce.absences.is_empty() && !self.workforce.undated.is_empty()
    }
}

/// Days in a year, for exposures in years.
pub const DAYS_A_YEAR: f64 = 365.0;

fn spells_of(workforce: &Workforce, scope: &Scope, person: u32) -> Vec<Spell> {
    let absences = workforce.absences_of(person);
    if absences.is_empty() {
        return Vec::new();
    }
    let who = &workforce.people[person as usize];
    let intervals: Vec<Interval> = absences
        .iter()
        .enumerate()
        .filter(|(_, a)| a.category == Category::Sickness)
        .filter_map(|(i, a)| {
            let last = a.last.unwrap_or(scope.window.last);
            (last >= a.first).then_some(Interval { span: Window { first: a.first, last }, record: i as u32 })
        })
        .collect();
    let post =
        Window { first: who.start.unwrap_or(Day(i32::MIN / 4)), last: who.end.unwrap_or(Day(i32::MAX / 4)) };
    spells(&intervals, who.week, post, scope.max_bridge_days)
}

/// What an indicator found for one person. "No value" has a reason; it is neither 0 nor NaN.
#[derive(Clone, Debug, PartialEq)]
pub enum Measured {
    /// A value with what it was made from.
    Value {
        /// The number, in the indicator's unit.
        amount: f64,
        /// Time at work, in years, where the indicator is a count over it.
        exposure: Option<f64>,
        /// The figures it was made from, each with its unit.
        inputs: Vec<(&'static str, f64)>,
    },
    /// No value, and why.
    Unknown(String),
}

impl Measured {
    /// The number, if there is one.
    pub fn amount(&self) -> Option<f64> {
        match self {
            Self::Value { amount, .. } => Some(*amount),
            Self::Unknown(_) => None,
        }
    }

    /// An input by its name.
    pub fn input(&self, name: &str) -> Option<f64> {
        match self {
            Self::Value { inputs, .. } => inputs.iter().find(|(n, _)| *n == name).map(|(_, v)| *v),
            Self::Unknown(_) => None,
        }
    }
}

/// One step from rows to the number.
#[derive(Clone, Debug, PartialEq)]
pub struct TraceStep {
    /// What was done.
    pub text: String,
    /// What came out.
    pub result: String,
    /// The rows it came from: headings, and each row's place and cells.
    pub rows: Option<TraceRows>,
}

/// Rows of a file as an explanation shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct TraceRows {
    /// Headings of the cells.
    pub headings: &'static [&'static str],
    /// Each row with its place.
    pub rows: Vec<(RowRef, Vec<String>)>,
}

/// One number about one person in one period.
pub trait Indicator: Sync {
    /// Its card.
    fn card(&self) -> &'static Card;

    /// How a flag can arise from it.
    fn method(&self) -> Method;

    /// What data it lacks, as the end of the sentence "not available, because …"; `None` when it can be worked out.
    fn missing(&self, workforce: &Workforce) -> Option<String>;

    /// The number for one person.
    fn measure(&self, person: u32, records: &Records<'_>) -> Measured;

    /// How the number came about, down to rows.
    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep>;

    /// Questions to ask first.
    fn questions(&self) -> &'static [&'static str];
}

/// The indicator with this id.
pub fn by_id(id: &str) -> Option<&'static dyn Indicator> {
    ALL.into_iter().find(|i| i.card().id == id)
}

/// A count with its noun: "1 spell", "7 spells".
pub fn counted(count: u32, unit: (&str, &str)) -> String {
    if count == 1 { format!("1 {}", unit.0) } else { format!("{count} {}", unit.1) }
}

/// Why someone has no value: never in post inside the window.
fn not_in_post(person: u32, records: &Records<'_>) -> Option<Measured> {
    (records.years_in_post(person) <= 0.0).then(|| Measured::Unknown("not in post in this period".to_owned()))
}

/// The steps from absence rows to spells, shared by the three sickness indicators.
fn trace_spells(person: u32, records: &Records<'_>) -> Vec<TraceStep> {
    let workforce = records.workforce;
    let unit = ("spell", "spells");
    if records.undated() {
        let rows: Vec<(RowRef, Vec<String>)> = workforce
            .undated_of(person)
            .iter()
            .filter(|a| a.category == Category::Sickness)
            .map(|a| (a.source, vec![a.hours.map_or(String::new(), |h| format!("{h}"))]))
            .collect();
        let count = rows.len() as u32;
        return vec![TraceStep {
            text: "Rows used: the file has no dates, so each row is taken for one absence".to_owned(),
            result: counted(count, ("absence", "absences")),
            rows: Some(TraceRows { headings: &["Hours lost"], rows }),
        }];
    }
    let absences = workforce.absences_of(person);
    let window = records.scope.window;
    let found = records.spells_in_window(person);
    let used: Vec<u32> = found.iter().flat_map(|(s, _)| s.records.iter().copied()).collect();
    let row = |i: u32| {
        let a = &absences[i as usize];
        let last = a.last.map_or_else(|| "still open".to_owned(), |d| d.to_string());
        (a.source, vec![a.first.to_string(), last])
    };
    let mut steps = vec![TraceStep {
        text: format!("Absence rows of sickness that touch {window}"),
        result: counted(used.len() as u32, ("row", "rows")),
        rows: Some(TraceRows {
            headings: &["First day", "Last day"],
            rows: used.iter().map(|i| row(*i)).collect(),
        }),
    }];
    let joined = used.len() - found.len().min(used.len());
    let spell_rows = found
        .iter()
        .map(|(s, days)| {
            let place = absences[s.records[0] as usize].source;
            (
                place,
                vec![s.first.to_string(), s.last.to_string(), days.to_string(), s.records.len().to_string()],
            )
        })
        .collect();
    steps.push(TraceStep {
        text: if joined > 0 {
            format!(
                "Spells: rows belong to one spell when no working day lies between them; {} joined an earlier one",
                counted(joined as u32, ("row", "rows"))
            )
        } else {
            "Spells: no two rows had only rest days between them".to_owned()
        },
        result: counted(found.len() as u32, unit),
        rows: Some(TraceRows {
            headings: &["First working day", "Last working day", "Working days in the period", "Rows"],
            rows: spell_rows,
        }),
    });
    let aside: Vec<(RowRef, Vec<String>)> = absences
        .iter()
        .filter(|a| Category::PROTECTED.contains(&a.category))
        .filter(|a| a.first <= window.last && a.last.is_none_or(|last| last >= window.first))
        .map(|a| (a.source, vec![a.first.to_string()]))
        .collect();
    if !aside.is_empty() {
        steps.push(TraceStep {
            text: "Left out before counting: rows the law or good practice protects".to_owned(),
            result: counted(aside.len() as u32, ("row", "rows")),
            rows: Some(TraceRows { headings: &["First day"], rows: aside }),
        });
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_registered_and_has_its_headings() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/indicators");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| format!("src/indicators/{}", entry.unwrap().file_name().to_string_lossy()))
            .filter(|name| !name.ends_with("mod.rs"))
            .collect();
        files.sort();
        let mut registered: Vec<&str> = ALL.iter().map(|i| i.card().file).collect();
        registered.sort_unstable();
        assert_eq!(files, registered, "add the missing file to ALL in src/indicators/mod.rs");
        for indicator in ALL {
            let card = indicator.card();
            let headings: Vec<&str> = card.sections().iter().map(|(h, _)| *h).collect();
            assert_eq!(headings, HEADINGS, "headings in the doc comment of {}", card.file);
            assert!(card.docs.contains("```"), "{} has no worked example", card.file);
            assert!(
                card.sections().iter().all(|(_, text)| !text.is_empty()),
                "{} has an empty heading",
                card.file
            );
            assert!(!indicator.questions().is_empty());
        }
    }
}
