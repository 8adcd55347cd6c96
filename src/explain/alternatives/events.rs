//! The dated events behind a count, and the same count with some of them left out for everyone.

use super::Asked;
use crate::calendar::{Day, Window};
use crate::indicators::{Measured, Records};

/// Everyone's events of one indicator, by day.
pub(in crate::explain) struct Events {
    /// For each person the days of their events in the period, in order.
    pub(in crate::explain) days: Vec<Vec<Day>>,
    /// What an event is: "spells that began".
    pub(in crate::explain) what: &'static str,
    /// The period.
    pub(in crate::explain) window: Window,
}

/// The days of a person's events in a window.
type DaysOf = fn(u32, &Records<'_>, Window) -> Vec<Day>;

impl Events {
    /// `None` where the indicator does not count dated events, or its count is not that of these.
    pub(in crate::explain) fn of(asked: &Asked<'_>) -> Option<Self> {
        let window = asked.findings.settings.scope.window;
        let records = asked.findings.records(asked.workforce);
        let (what, of): (_, DaysOf) = match asked.flag.indicator {
            "sickness-spells" if !asked.workforce.absences.is_empty() => ("spells", spells),
            "overtime-duties" if asked.workforce.has_overtime_file => ("days with overtime", overtime),
            _ => return None,
        };
        let people = asked.workforce.people.len() as u32;
        let days: Vec<Vec<Day>> = (0..people).map(|person| of(person, &records, window)).collect();
        let found = asked.findings.of(asked.flag.indicator)?;
        let same = |(days, value): (&Vec<Day>, &Measured)| {
            value.amount().is_none_or(|amount| (amount - days.len() as f64).abs() < 0.5)
        };
        days.iter().zip(found.values.iter()).all(same).then_some(Self { days, what, window })
    }

    /// The place of the week that holds a day among the Mondays of the period.
    pub(in crate::explain) fn week(mondays: &[Day], day: Day) -> usize {
        mondays.partition_point(|monday| *monday <= day).saturating_sub(1)
    }

    /// Events of everyone but one, by week of the period.
    pub(in crate::explain) fn of_others(&self, person: u32, mondays: &[Day]) -> Vec<u32> {
        let mut others = vec![0u32; mondays.len()];
        let all = self.days.iter().enumerate().filter(|(who, _)| *who as u32 != person);
        for day in all.flat_map(|(_, days)| days) {
            if let Some(week) = others.get_mut(Self::week(mondays, *day)) {
                *week += 1;
            }
        }
        others
    }

    /// Everyone's value with only the events that `keep` keeps, and time at work times `share`.
    pub(in crate::explain) fn recount(
        &self,
        asked: &Asked<'_>,
        keep: impl Fn(u32, Day) -> bool,
        share: impl Fn(u32) -> f64,
    ) -> Vec<Measured> {
        let Some(found) = asked.findings.of(asked.flag.indicator) else { return Vec::new() };
        let again = |(person, value): (usize, &Measured)| match value {
            Measured::Value { exposure, inputs, .. } => {
                let days = &self.days[person];
                let person = person as u32;
                Measured::Value {
                    amount: days.iter().filter(|day| keep(person, **day)).count() as f64,
                    exposure: exposure.map(|years| years * share(person)),
                    inputs: inputs.clone(),
                }
            }
            Measured::Unknown(why) => Measured::Unknown(why.clone()),
        };
        found.values.iter().enumerate().map(again).collect()
    }
}

/// First days of spells, the period's first day for one that began before it.
fn spells(person: u32, records: &Records<'_>, window: Window) -> Vec<Day> {
    records.spells_in_window(person).iter().map(|(spell, _)| spell.first.max(window.first)).collect()
}

/// Different days with overtime.
fn overtime(person: u32, records: &Records<'_>, window: Window) -> Vec<Day> {
    let pieces = records.workforce.overtime_of(person).iter();
    let mut days: Vec<Day> =
        pieces.filter(|o| window.contains(o.day) && o.hours() > 0.0).map(|o| o.day).collect();
    days.dedup();
    days
}
