//! Whether one person authorises nearly all of someone's overtime.

use super::overtime_duties::pieces;
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator};
use crate::maths::InOrder;
use crate::tables::Workforce;
use crate::tables::overtime::{Authoriser, Overtime};

indicator! {
    /// Where one person authorises nearly all of someone's overtime, a second pair of eyes is missing; mostly it is the only
    /// sergeant on the rota.
    ///
    /// # Formula
    /// `100 · m ÷ n` percent: of the pieces in the period that say who authorised them, those of whoever authorised most.
    /// Shown from five such pieces on, beside the share of the whole team's that the same authoriser has.
    ///
    /// # Unit
    /// Percent of pieces of overtime.
    ///
    /// # Example
    /// Four of five pieces were authorised by B2: 80 %.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, OvertimeAuthoriser, Records, Scope};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let csv = "Person ID,Overtime Date,Overtime Hours,Authorised By\nA1,2025-03-03,2,B2\nA1,2025-03-05,8,B2\nA1,2025-03-06,2,B2\nA1,2025-03-07,1,B2\nA1,2025-03-08,1,C3\n";
    /// let workforce = Workforce::from_csv(&[("overtime.csv", csv)]).unwrap();
    /// let scope = Scope::over(year);
    /// assert_eq!(OvertimeAuthoriser.measure(0, &Records::new(&workforce, &scope)).amount(), Some(80.0));
    /// ```
    ///
    /// # Source
    /// `domain.md` (c), OT-NOAUTH. Shown only: who authorises follows from the rota, which no test here knows.
    ///
    /// # Easily misread as
    /// An arrangement between two people. One custody sergeant signs for everyone on the shift, and a system that writes
    /// whoever entered the row gives every team one authoriser.
    ///
    /// # Look here first
    /// Whether the same authoriser signs for the whole team, and who else could.
    pub struct OvertimeAuthoriser { id: "overtime-authoriser", name: "Overtime by one authoriser", unit: ("% by one authoriser", "% by one authoriser"), lane: Lane::Records }
}

/// Fewer pieces than this say nothing of a share: one piece always has one authoriser.
const FEWEST_PIECES: u32 = 5;

fn with_authoriser<'a>(person: u32, records: &'a Records<'_>) -> impl Iterator<Item = &'a Overtime> {
    pieces(person, records).filter(|o| o.authoriser != Authoriser::Unknown)
}

/// Everyone who authorised any of the pieces with their number of pieces, the most first.
fn authorisers<'a>(pieces: impl Iterator<Item = &'a Overtime>) -> Vec<(Authoriser, u32)> {
    let mut all: Vec<Authoriser> = pieces.map(|o| o.authoriser).collect();
    all.put_in_order();
    let mut counts: Vec<(Authoriser, u32)> =
        all.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32)).collect();
    // Stable, so that of equals the first stays first.
    counts.put_in_order_by_key(|(_, n)| std::cmp::Reverse(*n));
    counts
}

fn called(authoriser: Authoriser, person: u32, records: &Records<'_>) -> String {
    match authoriser {
        Authoriser::Person(p) if p == person => "the person".to_owned(),
        Authoriser::Person(p) => records.workforce.pseudonym(p),
        Authoriser::Named(name) => format!("authoriser {}, in no file of people", name + 1),
        Authoriser::Unknown => "not said".to_owned(),
    }
}

impl Indicator for OvertimeAuthoriser {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::Display
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if workforce.overtime.is_empty() {
            return Some("no file of overtime was read".to_owned());
        }
        let says = workforce.overtime.iter().any(|o| o.authoriser != Authoriser::Unknown);
        (!says).then(|| "no overtime says who authorised it".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        let counts = authorisers(with_authoriser(person, records));
        let of: u32 = counts.iter().map(|(_, n)| n).sum();
        if of < FEWEST_PIECES {
            return Measured::Unknown(format!(
                "fewer than {FEWEST_PIECES} pieces of overtime say who authorised them"
            ));
        }
        let most = f64::from(counts[0].1);
        Measured::Value {
            amount: 100.0 * most / f64::from(of),
            exposure: None,
            inputs: vec![
                ("pieces by one authoriser", most),
                ("pieces that say", f64::from(of)),
                ("authorisers", counts.len() as f64),
            ],
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let rows = with_authoriser(person, records)
            .map(|o| (Some(o.source), vec![o.day.to_string(), called(o.authoriser, person, records)]))
            .collect();
        let counts = authorisers(with_authoriser(person, records));
        let of: u32 = counts.iter().map(|(_, n)| n).sum();
        let mut steps = vec![TraceStep {
            text: format!("Pieces of overtime in {} that say who authorised them", records.scope.window),
            result: counted(of, ("piece", "pieces")),
            rows: Some(TraceRows { headings: &["Day", "Authorised by"], rows }),
        }];
        let Some((most, n)) = counts.first() else { return steps };
        let most_of = called(*most, person, records);
        let among = counted(counts.len() as u32, ("authoriser", "authorisers"));
        steps.push(TraceStep {
            text: format!("By {most_of}, who authorised most, of {among}"),
            result: format!("{n} of {of}"),
            rows: None,
        });
        steps.push(TraceStep {
            text: "Their share".to_owned(),
            result: format!("{:.1} %", 100.0 * f64::from(*n) / f64::from(of)),
            rows: None,
        });
        if let Some(team) = records.workforce.people[person as usize].team {
            let others = records.workforce.teams[team as usize].people.iter().filter(|p| **p != person);
            let all: Vec<&Overtime> = others.flat_map(|p| with_authoriser(*p, records)).collect();
            let same = all.iter().filter(|o| o.authoriser == *most).count();
            steps.push(TraceStep {
                text: "The same authoriser’s pieces of the rest of the team".to_owned(),
                result: format!("{same} of {}", all.len()),
                rows: None,
            });
        }
        steps
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Who else may authorise overtime on this rota?",
            "Does the same authoriser sign for the whole team?",
            "Does the column name who authorised, or who entered the row?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Day, Window};
    use crate::indicators::Scope;

    #[test]
    fn the_rest_of_the_team_stands_beside_and_few_pieces_say_nothing() {
        let mut csv = String::from("Person ID,Team,Overtime Date,Overtime Hours,Authorised By\n");
        for day in 1..=6 {
            csv += &format!("A1,Red,2025-03-0{day},2,{}\n", if day < 4 { "B2" } else { "C3" });
            csv += &format!("A2,Red,2025-03-0{day},2,{}\n", if day < 3 { "B2" } else { "" });
        }
        let workforce = Workforce::from_csv(&[("overtime.csv", &csv)]).unwrap();
        let year =
            Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
        let scope = Scope::over(year);
        let records = Records::new(&workforce, &scope);
        assert_eq!(OvertimeAuthoriser.measure(0, &records).amount(), Some(50.0));
        assert_eq!(OvertimeAuthoriser.measure(1, &records).amount(), None, "two pieces say");
        let results: Vec<String> =
            OvertimeAuthoriser.trace(0, &records).into_iter().map(|step| step.result).collect();
        assert_eq!(results, ["6 pieces", "3 of 6", "50.0 %", "2 of 2"]);
    }
}
