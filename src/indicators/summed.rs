//! What totals say of one person in the period, for the indicators that can be worked out from them.

use super::{DAYS_A_YEAR, Measured, Records, TraceRows};
use crate::tables::spells::working_days;
use crate::tables::totals::Total;
use crate::tables::workforce::Person;

/// The rows of totals that lie in the period as a whole. A row that only touches it is left out, and so is its time.
#[derive(Clone, Debug)]
pub(super) struct Summed<'a> {
    rows: Vec<&'a Total>,
    who: &'a Person,
    /// Hours of a working day by contract.
    hours_a_day: Option<f64>,
    /// Days in post in the rows: what they say, else the days of the period the person was in post.
    days: u32,
}

fn in_post(who: &Person, total: &Total) -> u32 {
    who.days_in_post(total.period)
}

impl<'a> Summed<'a> {
    /// The rows of a person; else why there is no value.
    pub(super) fn of(person: u32, records: &Records<'a>) -> Result<Self, Measured> {
        let window = records.scope.window;
        let workforce = records.workforce;
        let inside = |t: &&Total| window.contains(t.period.first) && window.contains(t.period.last);
        let rows: Vec<&Total> = workforce.totals_of(person).iter().filter(inside).collect();
        let who = &workforce.people[person as usize];
        let days = rows.iter().map(|t| t.days_in_post.unwrap_or_else(|| in_post(who, t))).sum();
        if rows.is_empty() {
            return Err(Measured::Unknown("no totals of this person lie in the period".to_owned()));
        }
        if days == 0 {
            return Err(Measured::Unknown("not in post in this period".to_owned()));
        }
        Ok(Self { rows, who, hours_a_day: who.contracted_hours_a_day(), days })
    }

    /// A column added up; `None` where a row of the person lacks it.
    pub(super) fn sum(&self, of: impl Fn(&Total) -> Option<f64>) -> Option<f64> {
        self.rows.iter().map(|t| of(t)).sum()
    }

    /// Working days lost: as the rows have them, or their hours by the length of the person's contracted day. `None` where
    /// a row has neither, or hours and no contract.
    pub(super) fn days_lost(&self) -> Option<f64> {
        self.sum(|t| t.days_lost.or_else(|| Some(t.hours_lost? / self.hours_a_day?)))
    }

    /// Hours lost: as the rows have them, or their days by the length of the person's contracted day.
    pub(super) fn hours_lost(&self, hours_a_day: f64) -> Option<f64> {
        self.sum(|t| t.hours_lost.or_else(|| Some(t.days_lost? * hours_a_day)))
    }

    /// Working days of the person's own week while in post in the rows. Where a row has its own number of days in post, the
    /// same share of its weeks.
    pub(super) fn days_available(&self) -> f64 {
        let of_row = |t: &&Total| {
            let stated = t.days_in_post.filter(|days| *days != in_post(self.who, t));
            match (stated, self.who.in_post(t.period)) {
                (Some(days), _) => f64::from(days) * f64::from(self.who.week.days()) / 7.0,
                (None, post) => post.map_or(0.0, |post| {
                    let away: u32 =
                        self.who.away_in(post).map(|away| working_days(away, self.who.week)).sum();
                    f64::from(working_days(post, self.who.week) - away)
                }),
            }
        };
        self.rows.iter().map(of_row).sum()
    }

    /// How [`Summed::days_lost`] came about.
    pub(super) fn days_lost_in_words(&self) -> String {
        match self.hours_a_day.filter(|_| self.rows.iter().any(|t| t.days_lost.is_none())) {
            Some(hours) => {
                format!("Hours lost, as the totals have them, in working days of {hours:.2} contracted hours")
            }
            None => "Working days lost, as the totals have them".to_owned(),
        }
    }

    /// Spells: those begun in each row, or the spells of the only row. Spells with a day in each of several rows cannot
    /// be added: one that crosses from row to row would count twice.
    pub(super) fn spells(&self) -> Option<f64> {
        match self.rows.as_slice() {
            [only] => only.spells.or(only.spells_begun).map(f64::from),
            several => several.iter().map(|t| t.spells_begun.map(f64::from)).sum(),
        }
    }

    /// Why [`Summed::spells`] has none.
    pub(super) fn why_no_spells(&self) -> String {
        if self.rows.len() > 1 && self.rows.iter().all(|t| t.spells.is_some()) {
            "the totals count spells in several periods, and one that crosses from one into the next would count twice; \
             a column of spells begun can be added"
        } else {
            "the totals of this person do not say how many spells"
        }
        .to_owned()
    }

    /// Time in post, in years.
    pub(super) fn years(&self) -> f64 {
        f64::from(self.days) / DAYS_A_YEAR
    }

    /// Time in post, in weeks.
    pub(super) fn weeks(&self) -> f64 {
        f64::from(self.days) / 7.0
    }

    /// The rows as an explanation shows them.
    pub(super) fn trace(
        &self,
        headings: &'static [&'static str],
        cells: impl Fn(&Total) -> Vec<Option<f64>>,
    ) -> TraceRows {
        let cell = |value: Option<f64>| value.map_or(String::new(), |v| format!("{v}"));
        let rows = self
            .rows
            .iter()
            .map(|t| {
                let period = [t.period.first.to_string(), t.period.last.to_string()];
                (Some(t.source), period.into_iter().chain(cells(t).into_iter().map(cell)).collect())
            })
            .collect();
        TraceRows { headings, rows }
    }
}
