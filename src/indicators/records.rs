//! The records an indicator may see, and over which days.

use crate::maths::InOrder;
use std::cell::OnceCell;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::card::Lane;
use super::season::Season;
use super::{Basis, MinimumPaid};
use crate::calendar::{Day, Window};
use crate::tables::Workforce;
use crate::tables::absences::Category;
use crate::tables::spells::{Interval, Spell, spells};

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
    /// Rules of pay the user knows of; none unless added.
    #[serde(default)]
    pub minimum_paid: Vec<MinimumPaid>,
    /// What the lost-time rate is a share of.
    #[serde(default)]
    pub basis: Basis,
    /// The questions the purpose covers; an indicator of another lane is not worked out.
    pub lanes: Vec<Lane>,
}

impl Scope {
    /// The usual settings for a period. 7 days and 17 weeks: `statistics.md` section 3, Working Time Regulations 1998
    /// reg. 4(3).
    pub fn over(window: Window) -> Self {
        Self {
            window,
            max_bridge_days: 7,
            reference_weeks: 17,
            minimum_paid: Vec::new(),
            basis: Basis::default(),
            lanes: Lane::ALL.to_vec(),
        }
    }
}

/// Spells of sickness by person. Shared, because working them out takes longer than most indicators do.
pub type EveryonesSpells = Rc<[Vec<Spell>]>;

/// The records an indicator may see: the workforce, the scope, and each person's spells.
#[derive(Debug)]
pub struct Records<'a> {
    /// People and their records.
    pub workforce: &'a Workforce,
    /// What is counted.
    pub scope: &'a Scope,
    spells: EveryonesSpells,
    season: OnceCell<Option<Season>>,
    both: OnceCell<Vec<(f64, f64)>>,
}

impl<'a> Records<'a> {
    /// Works out everyone's spells of sickness.
    pub fn new(workforce: &'a Workforce, scope: &'a Scope) -> Self {
        let all =
            (0..workforce.people.len() as u32).map(|person| spells_of(workforce, scope, person)).collect();
        Self { workforce, scope, spells: all, season: OnceCell::new(), both: OnceCell::new() }
    }

    /// The same from spells worked out before, for the same workforce and scope.
    pub fn again(workforce: &'a Workforce, scope: &'a Scope, spells: EveryonesSpells) -> Self {
        Self { workforce, scope, spells, season: OnceCell::new(), both: OnceCell::new() }
    }

    /// Everyone's spells, to be used [again](Self::again).
    pub fn spells(&self) -> EveryonesSpells {
        Rc::clone(&self.spells)
    }

    /// A person's spells with an absent working day in the window, in order of time.
    pub fn spells_in_window(&self, person: u32) -> Vec<(&Spell, u32)> {
        self.spells[person as usize]
            .iter()
            .map(|spell| (spell, spell.working_days_in(self.scope.window)))
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

    /// A person's spells whose first working day lies in `part`, in order of time.
    pub fn spells_begun(&self, person: u32, part: Window) -> impl Iterator<Item = &Spell> {
        self.spells[person as usize].iter().filter(move |spell| part.contains(spell.first))
    }

    /// The last weeks of the period against those before, over everyone; worked out once.
    pub fn season(&self) -> Option<&Season> {
        self.season.get_or_init(|| Season::of(self)).as_ref()
    }

    /// Two figures of everyone who is compared and has both, in order of the first; worked out once, by the first `of`.
    pub(super) fn overtime_and_spells(&self, of: impl Fn(u32, &Self) -> Option<(f64, f64)>) -> &[(f64, f64)] {
        self.both.get_or_init(|| {
            let people = self.workforce.people.iter().enumerate();
            let compared = people.filter(|(_, p)| p.listed || !self.workforce.has_people_file);
            let mut all: Vec<(f64, f64)> =
                compared.filter_map(|(person, _)| of(person as u32, self)).collect();
            all.put_in_order_by(|a, b| a.0.total_cmp(&b.0));
            all
        })
    }

    /// Calendar days of the window, in post, that a record of sickness covers: rest days too, and each day once.
    pub fn calendar_days_absent(&self, person: u32) -> u32 {
        let (mut intervals, post) = intervals_of(self.workforce, self.scope, person);
        intervals.put_in_order_by_key(|i| i.span.first);
        let mut counted_to = None;
        let mut days = 0;
        for interval in intervals {
            let Some(span) = interval.span.overlap(post).and_then(|s| s.overlap(self.scope.window)) else {
                continue;
            };
            let first = counted_to.map_or(span.first, |last: Day| span.first.max(last.plus(1)));
            days += Window { first, last: span.last }.days();
            counted_to = counted_to.max(Some(span.last));
        }
        days
    }

    /// Years in post inside the window; a whole window of a year is 1.
    pub fn years_in_post(&self, person: u32) -> f64 {
        let days = self.workforce.people[person as usize].days_in_post(self.scope.window);
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
    let (intervals, post) = intervals_of(workforce, scope, person);
    if intervals.is_empty() {
        return Vec::new();
    }
    spells(&intervals, &workforce.rota(person), post, scope.max_bridge_days)
}

/// A person's records of sickness, those still open ended at the last day of the window, and the days in post they are
/// clipped to.
fn intervals_of(workforce: &Workforce, scope: &Scope, person: u32) -> (Vec<Interval>, Window) {
    let absences = workforce.absences_of(person);
    let who = &workforce.people[person as usize];
    let intervals = absences
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
    (intervals, post)
}
