//! Indicators: one number about one person in one period, each in a file of its own.
//!
//! A file holds the indicator's sentence, formula, unit, worked example, source, known misreading, where to look first,
//! its code and its tests. Registering it is one line in [`ALL`]. The page's method cards, the menus, the chance figures
//! and the laws in `tests/native/laws.rs` all walk that list; a test compares it with the folder and each doc comment
//! with [`HEADINGS`].
//!
//! An indicator sees records, never protected attributes: they are not in [`Records`].

use crate::tables::{RowRef, Workforce};

mod after_hard_run;
mod basis;
mod bradford;
mod card;
mod daily_rest;
mod days_in_a_row;
mod days_lost;
mod directed_share;
mod double_claim;
mod duty_weeks;
mod long_duties;
mod long_term_absence;
mod lost_time_rate;
pub mod minimum_paid;
mod monday_friday;
mod next_to_rest_days;
mod night_load;
mod open_spell;
mod overtime_authoriser;
mod overtime_duties;
mod overtime_hours;
mod overtime_while_absent;
mod overtime_with_sickness;
mod own_change;
mod paid_above_worked;
mod planned_hours;
mod records;
mod rest_days_worked;
mod season;
mod self_authorised;
mod share_of_team_overtime;
mod sickness_spells;
pub mod spell_cluster;
mod spell_trace;
mod spells_in_any_half_year;
mod summed;
mod team_load;
mod weekly_rest;
mod working_time;

pub use after_hard_run::AfterHardRun;
pub use basis::Basis;
pub use bradford::Bradford;
pub(crate) use card::indicator;
pub use card::{Card, Lane, Luck, Method};
pub use daily_rest::DailyRest;
pub use days_in_a_row::DaysInARow;
pub use days_lost::DaysLost;
pub use directed_share::DirectedShare;
pub use double_claim::DoubleClaim;
pub use long_duties::LongDuties;
pub use long_term_absence::LongTermAbsence;
pub use lost_time_rate::LostTimeRate;
pub use minimum_paid::MinimumPaid;
pub use monday_friday::MondayFriday;
pub use next_to_rest_days::NextToRestDays;
pub use night_load::NightLoad;
pub use open_spell::OpenSpell;
pub use overtime_authoriser::OvertimeAuthoriser;
pub use overtime_duties::OvertimeDuties;
pub use overtime_hours::OvertimeHours;
pub use overtime_while_absent::OvertimeWhileAbsent;
pub use overtime_with_sickness::OvertimeWithSickness;
pub use own_change::OwnChange;
pub use paid_above_worked::PaidAboveWorked;
pub use planned_hours::PlannedHours;
pub use records::{DAYS_A_YEAR, EveryonesSpells, Records, Scope};
pub use rest_days_worked::RestDaysWorked;
pub use self_authorised::SelfAuthorised;
pub use share_of_team_overtime::ShareOfTeamOvertime;
pub use sickness_spells::SicknessSpells;
pub use spell_cluster::SpellCluster;
use spell_trace::trace_spells;
pub use spells_in_any_half_year::SpellsInAnyHalfYear;
use summed::Summed;
pub use team_load::TeamLoad;
pub use weekly_rest::WeeklyRest;
pub use working_time::WorkingTime;

/// Every indicator, in the order in which they are listed.
pub const ALL: [&dyn Indicator; 31] = [
    &SicknessSpells,
    &DaysLost,
    &LostTimeRate,
    &LongTermAbsence,
    &Bradford,
    &SpellsInAnyHalfYear,
    &OwnChange,
    &MondayFriday,
    &NextToRestDays,
    &AfterHardRun,
    &SpellCluster,
    &OvertimeDuties,
    &OvertimeHours,
    &ShareOfTeamOvertime,
    &OvertimeWithSickness,
    &DirectedShare,
    &WorkingTime,
    &NightLoad,
    &DailyRest,
    &WeeklyRest,
    &RestDaysWorked,
    &DaysInARow,
    &LongDuties,
    &TeamLoad,
    &OvertimeWhileAbsent,
    &DoubleClaim,
    &PaidAboveWorked,
    &OpenSpell,
    &SelfAuthorised,
    &OvertimeAuthoriser,
    &PlannedHours,
];

/// The headings that every indicator's doc comment has, in this order.
pub const HEADINGS: [&str; 6] =
    ["Formula", "Unit", "Example", "Source", "Easily misread as", "Look here first"];

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

/// Rows of a file, or weeks, as an explanation shows them.
#[derive(Clone, Debug, PartialEq)]
pub struct TraceRows {
    /// Headings of the cells.
    pub headings: &'static [&'static str],
    /// Each row with its place; a week of duties has none, because duties are summed while they are read.
    pub rows: Vec<(Option<RowRef>, Vec<String>)>,
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

    /// What luck alone would give beside a policy's trigger; `None` where nobody can say, or luck has no part in it.
    fn luck(&self) -> Option<Luck> {
        None
    }

    /// The trigger of a policy's rule that was adjusted for one person, where a file says so.
    fn adjusted_trigger(&self, _person: u32, _workforce: &Workforce) -> Option<f64> {
        None
    }

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
    if records.years_in_post(person) > 0.0 {
        return None;
    }
    let away = records.workforce.people[person as usize].in_post(records.scope.window).is_some();
    let why = if away {
        "suspended or on a career break all through this period"
    } else {
        "not in post in this period"
    };
    Some(Measured::Unknown(why.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files of the folder that hold what indicators share.
    const NOT_INDICATORS: [&str; 9] = [
        "mod.rs",
        "/basis.rs",
        "/card.rs",
        "/duty_weeks.rs",
        "/minimum_paid.rs",
        "/records.rs",
        "/season.rs",
        "/spell_trace.rs",
        "/summed.rs",
    ];

    #[test]
    fn every_file_is_registered_and_has_its_headings() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/indicators");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| format!("src/indicators/{}", entry.unwrap().file_name().to_string_lossy()))
            .filter(|name| !NOT_INDICATORS.iter().any(|other| name.ends_with(other)))
            .collect();
        files.sort();
        let mut registered: Vec<&str> = ALL.iter().map(|i| i.card().file).collect();
        registered.sort_unstable();
        assert_eq!(files, registered, "add the missing file to ALL in src/indicators/mod.rs");
        for indicator in ALL {
            let card = indicator.card();
            let headings: Vec<&str> = card.sections().iter().map(|(h, _)| *h).collect();
            assert_eq!(headings, HEADINGS, "headings in the doc comment of {}", card.file);
            let source = std::fs::read_to_string(format!("{}/{}", env!("CARGO_MANIFEST_DIR"), card.file));
            assert!(source.unwrap().contains("/// ```"), "{} has no worked example", card.file);
            assert!(!card.docs.contains("use candour"), "the page weighs code: {}", card.file);
            assert!(
                card.sections().iter().all(|(_, text)| !text.is_empty()),
                "{} has an empty heading",
                card.file
            );
            assert!(!indicator.questions().is_empty());
        }
    }
}
