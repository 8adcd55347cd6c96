//! How many short absences start next to a weekend.

use super::{
    Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator, not_in_post,
};
use crate::tables::Workforce;
use crate::tables::people::WorkingWeek;
use crate::tables::rest_days::{Edge, NullShares, null_shares};
use crate::tables::rota::Rota;
use crate::tables::spells::Spell;

indicator! {
    /// Short absences that start on a Monday or a Friday look like long weekends. Most of them are illnesses that began when
    /// nobody was at work.
    ///
    /// # Formula
    /// `x` of `n`: of the short spells that start in the period (at most seven calendar days), those whose first working day
    /// comes right after, or right before, a day the person does not work. Compared as a share, against colleagues and
    /// against what illness beginning on any day gives: 4/7 for Monday to Friday.
    ///
    /// # Unit
    /// Starts, of all short spells. Not days.
    ///
    /// # Example
    /// Spells that start on a Monday, a Wednesday and a Friday are two of three.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, MondayFriday, Records, Scope};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let csv = "Person ID,Absence Start,Absence End\nA1,2025-03-03,2025-03-04\nA1,2025-05-07,2025-05-07\nA1,2025-09-05,2025-09-05\n";
    /// let workforce = Workforce::from_csv(&[("sickness.csv", csv)]).unwrap();
    /// let scope = Scope::over(year);
    /// let measured = MondayFriday.measure(0, &Records::new(&workforce, &scope));
    /// assert_eq!((measured.amount(), measured.input("of")), (Some(2.0), Some(3.0)));
    /// ```
    ///
    /// # Source
    /// `statistics.md` section 4.5. Vahtera and others (2001) for how common one-day absences next to weekends are.
    ///
    /// # Easily misread as
    /// Long weekends. Two days of five are 40 %, and that is the wrong yardstick: an illness that begins on a Saturday shows
    /// on Monday, so people whose illness keeps no calendar start 57 % of their spells on a Monday or a Friday.
    ///
    /// # Look here first
    /// What happens on those days: the first shift after rest, a clinic, child care, a commute.
    pub struct MondayFriday { id: "monday-friday", name: "Monday and Friday starts", unit: ("start next to a weekend", "starts next to a weekend"), lane: Lane::Attention }
}

/// A spell of more calendar days is not short (`statistics.md` section 3).
const LONGEST_SHORT_SPELL: u32 = 7;

/// The short spells that start in the period, each with whether it starts next to a day off.
pub(super) fn starts<'a>(person: u32, rota: &Rota, records: &'a Records<'_>) -> Vec<(&'a Spell, bool)> {
    let window = records.scope.window;
    records
        .spells_in_window(person)
        .into_iter()
        .map(|(spell, _)| spell)
        .filter(|spell| window.contains(spell.first) && spell.calendar_days() <= LONGEST_SHORT_SPELL)
        .map(|spell| {
            let beside = !rota.works_on(spell.first.plus(-1)) || !rota.works_on(spell.first.plus(1));
            (spell, beside)
        })
        .collect()
}

/// The steps from spells to starts next to a day off.
pub(super) fn trace_starts(person: u32, starts: &[(&Spell, bool)], records: &Records<'_>) -> Vec<TraceStep> {
    let absences = records.workforce.absences_of(person);
    let rows = starts
        .iter()
        .map(|(spell, beside)| {
            let beside = if *beside { "yes" } else { "no" }.to_owned();
            let cells = vec![spell.first.to_string(), format!("{:?}", spell.first.weekday()), beside];
            (Some(absences[spell.records[0] as usize].source), cells)
        })
        .collect();
    let (count, beside) = (starts.len() as u32, starts.iter().filter(|(_, beside)| *beside).count() as u32);
    vec![
        TraceStep {
            text: format!(
                "Short spells, of at most {LONGEST_SHORT_SPELL} calendar days, that start in {}",
                records.scope.window
            ),
            result: counted(count, ("short spell", "short spells")),
            rows: Some(TraceRows { headings: &["First working day", "Day", "Next to a day off"], rows }),
        },
        TraceStep {
            text: "Of these, next to a day off".to_owned(),
            result: format!("{beside} of {count}"),
            rows: None,
        },
    ]
}

/// The value from the starts and the shares to hold them against.
pub(super) fn share_of_starts(starts: &[(&Spell, bool)], shares: NullShares) -> Measured {
    let beside = starts.iter().filter(|(_, beside)| *beside).count() as f64;
    Measured::Value {
        amount: beside,
        exposure: None,
        inputs: vec![
            ("next to a day off", beside),
            ("of", starts.len() as f64),
            ("equal share", shares.equal),
            ("onset share", shares.onset),
        ],
    }
}

fn shares(week: WorkingWeek) -> Option<NullShares> {
    if week.days() == 7 {
        return None;
    }
    null_shares(&week.0, Edge::Either)
}

impl Indicator for MondayFriday {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::Adjacency { of: ("short spell", "short spells") }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if !workforce.has_absence_file {
            return Some("no absence file was read".to_owned());
        }
        workforce.absences.is_empty().then(|| "the absence file has no dates".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        if records.workforce.has_duties(person) {
            return Measured::Unknown(
                "the duties say which days are days off: see starts next to rest days".to_owned(),
            );
        }
        let Some(shares) = shares(records.workforce.people[person as usize].week) else {
            return Measured::Unknown("no day of the week is a day off".to_owned());
        };
        let rota = Rota::from(records.workforce.people[person as usize].week);
        share_of_starts(&starts(person, &rota, records), shares)
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let week = records.workforce.people[person as usize].week;
        let mut steps = trace_starts(person, &starts(person, &week.into(), records), records);
        if let Some(shares) = shares(week) {
            steps.push(TraceStep {
                text: format!(
                    "Days of work next to a day off: {} days of work a week, {:.0} % of them; of illnesses that begin on any day alike",
                    week.days(),
                    shares.equal * 100.0
                ),
                result: format!("{:.0} %", shares.onset * 100.0),
                rows: None,
            });
        }
        steps
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "What is the first shift after days off like: the hardest, the loneliest, the earliest?",
            "Is there treatment, caring or travel that falls on these days?",
            "Do colleagues on the same pattern start next to days off as often?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_of_seven_onsets_show_on_a_monday_or_a_friday() {
        let shares = shares(WorkingWeek::MONDAY_TO_FRIDAY).unwrap();
        assert!((shares.equal - 0.4).abs() < 1e-15 && (shares.onset - 4.0 / 7.0).abs() < 1e-15);
        assert!(super::shares(WorkingWeek([true; 7])).is_none());
    }
}
