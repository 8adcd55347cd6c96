//! Whether someone's sickness has grown, against their own past.

use super::season::{Part, Season};
use super::{
    Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator, not_in_post,
};
use crate::tables::Workforce;

indicator! {
    /// More spells of late than before can mean that something has happened to someone. Held against their own past it says
    /// nothing about others, and a winter that everyone had is taken out.
    ///
    /// # Formula
    /// `x` of `n`: of the spells that began in the last 52 weeks of the period, those of the last 13. Expected is the share
    /// that those weeks have of the person's days in post, each weighed by how often everyone else fell ill in them.
    ///
    /// # Unit
    /// Spells that began. Not days. At least five in all are needed.
    ///
    /// # Example
    /// Four spells of five in the last quarter, while everyone else had a quarter of theirs.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, OwnChange, Records, Scope};
    /// use candour::tables::Workforce;
    /// let last = Day::from_ymd(2025, 12, 31).unwrap();
    /// let mut sickness = String::from("Person ID,Absence Start,Absence End\n");
    /// for day in [-301, -84, -63, -42, -21] { // Wednesdays all
    ///     let day = last.plus(day).iso();
    ///     sickness += &format!("A1,{day},{day}\n");
    /// }
    /// for week in 0..52 { // somebody is ill every Tuesday
    ///     let day = last.plus(-1 - 7 * week).iso();
    ///     sickness += &format!("B{week},{day},{day}\n");
    /// }
    /// let workforce = Workforce::from_csv(&[("sickness.csv", &sickness)]).unwrap();
    /// let scope = Scope::over(Window { first: last.plus(-363), last });
    /// let measured = OwnChange.measure(0, &Records::new(&workforce, &scope));
    /// assert_eq!((measured.amount(), measured.input("of")), (Some(4.0), Some(5.0)));
    /// assert!((measured.input("own share").unwrap() - 0.25).abs() < 0.01);
    /// ```
    ///
    /// # Source
    /// `statistics.md` section 5.1; R's `poisson.test` of two counts.
    ///
    /// # Easily misread as
    /// A change of attitude. Bereavement, a new child, a new post and a new way of recording all begin on a day.
    ///
    /// # Look here first
    /// What else changed at that time: team, pattern, manager, overtime, who closes the record.
    pub struct OwnChange { id: "own-change", name: "More spells than before", unit: ("spell in the last 13 weeks", "spells in the last 13 weeks"), lane: Lane::Support }
}

/// What one person and everyone else had in both parts.
struct Own {
    later: Part,
    earlier: Part,
    others_later: Part,
    others_earlier: Part,
}

impl Own {
    fn of(person: u32, season: &Season, records: &Records<'_>) -> Self {
        let (later, earlier) = season.own(person, records);
        Self {
            later,
            earlier,
            others_later: season.all_later.without(later),
            others_earlier: season.all_earlier.without(earlier),
        }
    }

    /// The share of the later part; `None` where someone was not there in both, or nobody else
    /// was ill in both.
    fn share(&self) -> Option<f64> {
        let weight = |own: Part, others: Part| {
            f64::from(own.days) * f64::from(others.spells) / f64::from(others.days.max(1))
        };
        let later = weight(self.later, self.others_later);
        let earlier = weight(self.earlier, self.others_earlier);
        (later > 0.0 && earlier > 0.0).then(|| later / (later + earlier))
    }
}

impl Indicator for OwnChange {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::OwnRecord {
            of: ("spell that began in 52 weeks", "spells that began in 52 weeks"),
            against: "the person’s own time in post, weighed by how often everyone else fell ill in those weeks",
        }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        workforce.absences.is_empty().then(|| "no absences with dates were read".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        let Some(season) = records.season() else {
            return Measured::Unknown("the period is shorter than 26 weeks".to_owned());
        };
        let own = Own::of(person, season, records);
        let Some(share) = own.share() else {
            let why = if own.later.days > 0 && own.earlier.days > 0 {
                "nobody else was ill in one of the two parts of the period"
            } else {
                "not in post in both parts of the period"
            };
            return Measured::Unknown(why.to_owned());
        };
        Measured::Value {
            amount: f64::from(own.later.spells),
            exposure: None,
            inputs: vec![
                ("later", f64::from(own.later.spells)),
                ("of", f64::from(own.later.spells + own.earlier.spells)),
                ("own share", share),
                ("others in it", f64::from(own.others_later.spells)),
                ("others outside it", f64::from(own.others_earlier.spells)),
            ],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Some(season) = records.season() else { return Vec::new() };
        let own = Own::of(person, season, records);
        let Some(share) = own.share() else { return Vec::new() };
        let absences = records.workforce.absences_of(person);
        let rows = [season.earlier, season.later]
            .into_iter()
            .flat_map(|part| records.spells_begun(person, part))
            .map(|spell| {
                let part = if season.later.contains(spell.first) { "later" } else { "earlier" };
                let place = spell.records.first().map(|at| absences[*at as usize].source);
                (place, vec![spell.first.to_string(), part.to_owned()])
            })
            .collect();
        let a_day = |part: Part| f64::from(part.spells) / f64::from(part.days.max(1)) * 10_000.0;
        vec![
            TraceStep {
                text: format!("Spells that began in {} or in {}", season.earlier, season.later),
                result: counted(own.later.spells + own.earlier.spells, ("spell", "spells")),
                rows: Some(TraceRows { headings: &["First working day", "Part"], rows }),
            },
            TraceStep {
                text: "Own days in post, in the later part and in the earlier".to_owned(),
                result: format!("{} and {} days", own.later.days, own.earlier.days),
                rows: None,
            },
            TraceStep {
                text: format!(
                    "Spells of everyone else in 10,000 days in post, in the later part ({}) and in the earlier ({})",
                    own.others_later.spells, own.others_earlier.spells
                ),
                result: format!("{:.1} and {:.1}", a_day(own.others_later), a_day(own.others_earlier)),
                rows: None,
            },
            TraceStep {
                text: format!(
                    "Share that belongs to the later part, if nothing changed: {:.1} % of the spells",
                    share * 100.0
                ),
                result: format!("{} in it", own.later.spells),
                rows: None,
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Has anything changed for you in the last months, here or at home?",
            "Did the team, the pattern or the way absences are recorded change at that time?",
            "Is there something that would help now, before it becomes a long absence?",
        ]
    }
}
