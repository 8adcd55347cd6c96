//! Whether someone was ill for long.

use super::{
    Card, Indicator, Lane, Luck, Measured, Method, Records, TraceRows, TraceStep, counted, indicator,
    not_in_post, trace_spells,
};
use crate::tables::Workforce;
use crate::tables::spells::Spell;

indicator! {
    /// An absence of more than four weeks is a matter for occupational health and for a talk about coming back.
    ///
    /// # Formula
    /// `L`: spells of sickness of more than 28 calendar days, first day to last, with an absent working day in the period.
    /// The whole spell is measured, also what lies before the period; one still open is measured to the last day of it.
    ///
    /// # Unit
    /// Spells. Not days: one operation is one, however long.
    ///
    /// # Example
    /// 3 to 31 March is 29 days and counts; 3 to 30 March is 28 and does not.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, LongTermAbsence, Records, Scope};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let csv = "Person ID,Absence Start,Absence End\nA1,03/03/2025,31/03/2025\nA2,03/03/2025,30/03/2025\n";
    /// let workforce = Workforce::from_csv(&[("sickness.csv", csv)]).unwrap();
    /// let scope = Scope::over(year);
    /// let records = Records::new(&workforce, &scope);
    /// assert_eq!(LongTermAbsence.measure(0, &records).amount(), Some(1.0));
    /// assert_eq!(LongTermAbsence.measure(1, &records).amount(), Some(0.0));
    /// ```
    ///
    /// # Source
    /// Home Office, police workforce statistics: long-term absence is more than 28 calendar days. A spell counts once; its
    /// days are not independent events (`statistics.md` section 3).
    ///
    /// # Easily misread as
    /// A low commitment. Surgery, cancer, an injury or a pregnancy not recorded as such take as long as they take.
    ///
    /// # Look here first
    /// When occupational health was last asked, what contact there is, and whether adjusted or recuperative duties were
    /// offered.
    pub struct LongTermAbsence { id: "long-term-absence", name: "Long-term absence", unit: ("spell of more than 28 days", "spells of more than 28 days"), lane: Lane::Support }
}

/// Calendar days beyond which a spell is long-term.
const LONG_TERM_DAYS: u32 = 28;

/// Calendar days from the first recorded day to the last, rest days between included.
fn length(spell: &Spell) -> u32 {
    let first = spell.absent.first().map_or(spell.first, |w| w.first);
    let last = spell.absent.last().map_or(spell.last, |w| w.last);
    crate::calendar::Window { first, last }.days()
}

impl Indicator for LongTermAbsence {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::PolicyRule { seen: &[1.0] }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if !workforce.has_absence_file {
            let why = if workforce.has_totals(|t| t.days_lost.or(t.hours_lost).is_some()) {
                "totals do not say how long each spell was"
            } else {
                "no absences were read"
            };
            return Some(why.to_owned());
        }
        workforce.absences.is_empty().then(|| "the absence file has no dates".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        let lengths: Vec<u32> = records.spells_in_window(person).iter().map(|(s, _)| length(s)).collect();
        let long = lengths.iter().filter(|days| **days > LONG_TERM_DAYS).count();
        let longest = lengths.iter().copied().max().unwrap_or(0);
        Measured::Value {
            amount: long as f64,
            exposure: Some(records.years_in_post(person)),
            inputs: vec![
                ("spells", lengths.len() as f64),
                ("calendar days of the longest", f64::from(longest)),
            ],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let mut steps = trace_spells(person, records);
        let absences = records.workforce.absences_of(person);
        let rows: Vec<_> = records
            .spells_in_window(person)
            .iter()
            .filter(|(spell, _)| length(spell) > LONG_TERM_DAYS)
            .map(|(spell, _)| {
                let place = spell.records.first().map(|at| absences[*at as usize].source);
                (place, vec![spell.first.to_string(), spell.last.to_string(), length(spell).to_string()])
            })
            .collect();
        steps.push(TraceStep {
            text: format!("Those of more than {LONG_TERM_DAYS} calendar days, rest days between included"),
            result: counted(rows.len() as u32, ("spell", "spells")),
            rows: Some(TraceRows {
                headings: &["First working day", "Last working day", "Calendar days"],
                rows,
            }),
        });
        steps
    }

    fn luck(&self) -> Option<Luck> {
        Some(Luck::Events)
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "How are you, and is there contact as often as you would like it?",
            "What did occupational health advise, and was it done?",
            "Which adjustments or recuperative duties would make coming back possible?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Day, Window};
    use crate::indicators::Scope;

    fn long(csv: &str, first: &str, last: &str) -> f64 {
        let csv = format!("Person ID,Absence Start,Absence End\n{csv}");
        let workforce = Workforce::from_csv(&[("sickness.csv", &csv)]).unwrap();
        let day = |iso: &str| {
            let parts: Vec<u32> = iso.split('-').map(|p| p.parse().unwrap()).collect();
            Day::from_ymd(parts[0] as i32, parts[1], parts[2]).unwrap()
        };
        let scope = Scope::over(Window { first: day(first), last: day(last) });
        LongTermAbsence.measure(0, &Records::new(&workforce, &scope)).amount().unwrap()
    }

    #[test]
    fn weeks_written_one_by_one_are_one_long_spell() {
        // Five rows from Monday to Friday, 3 March to 4 April: 33 calendar days, though only 25 are recorded.
        let rows: Vec<String> = (0..5)
            .map(|week| {
                let monday = Day::from_ymd(2025, 3, 3).unwrap().plus(week * 7);
                format!("A1,{},{}\n", monday.iso(), monday.plus(4).iso())
            })
            .collect();
        assert!((long(&rows.concat(), "2025-01-01", "2025-12-31") - 1.0).abs() < 1e-9);
        // Without the third week there are two spells of 12 days each.
        let gap = [&rows[..2], &rows[3..]].concat().concat();
        assert!(long(&gap, "2025-01-01", "2025-12-31").abs() < 1e-9);
    }

    #[test]
    fn a_spell_is_measured_whole_where_it_began_before_the_period_or_is_still_open() {
        let begun = "A1,2024-12-09,2025-01-07\n"; // 30 days, seven of them in January
        assert!((long(begun, "2025-01-01", "2025-12-31") - 1.0).abs() < 1e-9);
        assert!(long(begun, "2025-01-08", "2025-12-31").abs() < 1e-9);
        let open = "A1,2025-03-03,\nA2,2025-01-06,2025-01-07\n";
        assert!((long(open, "2025-01-01", "2025-03-31") - 1.0).abs() < 1e-9); // 29 days to the last day
        assert!(long(open, "2025-01-01", "2025-03-30").abs() < 1e-9);
    }
}
