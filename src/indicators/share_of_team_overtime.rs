//! How much of a team's overtime one person works.

use super::overtime_duties::{pieces_and_reversals, trace_rows};
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceStep, counted, indicator, not_in_post};
use crate::tables::Workforce;
use crate::tables::overtime::Overtime;

indicator! {
    /// Overtime that rests on few shoulders says how work is shared out, and who is the only one who can do it.
    ///
    /// # Formula
    /// Hours of overtime in the period ÷ those of all members of the team who are paid overtime, in percent.
    ///
    /// # Unit
    /// Percent of the team's hours of overtime.
    ///
    /// # Example
    /// Six of the eight hours of a team.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, Records, Scope, ShareOfTeamOvertime};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let people = "Person ID,Team\nA1,Red\nA2,Red\nA3,Blue\n";
    /// let csv = "Person ID,Overtime Date,Overtime Hours\nA1,2025-03-03,6\nA2,2025-03-10,2\nA3,2025-03-11,5\n";
    /// let workforce = Workforce::from_csv(&[("people.csv", people), ("overtime.csv", csv)]).unwrap();
    /// let scope = Scope::over(year);
    /// let measured = ShareOfTeamOvertime.measure(0, &Records::new(&workforce, &scope));
    /// assert_eq!(measured.amount(), Some(75.0));
    /// ```
    ///
    /// # Source
    /// Hours come in pieces that are not independent of each other, so they are shown and not tested (`statistics.md`
    /// section 3); how often someone works overtime is tested under overtime duties.
    ///
    /// # Easily misread as
    /// Greed. The only dog handler, the only one with the course and the only one who did not opt out have the same share.
    ///
    /// # Look here first
    /// Who else could have done it, how overtime is offered, and who said no.
    pub struct ShareOfTeamOvertime { id: "share-of-team-overtime", name: "Share of the team’s overtime", unit: ("% of the team’s overtime", "% of the team’s overtime"), lane: Lane::WorkingTime }
}

fn hours(person: u32, records: &Records<'_>) -> f64 {
    pieces_and_reversals(person, records).map(Overtime::hours).sum::<f64>().max(0.0)
}

/// The members of the person's team who are paid overtime, and their hours; or why there are none.
fn team(person: u32, records: &Records<'_>) -> Result<(u32, f64), &'static str> {
    let workforce = records.workforce;
    let who = &workforce.people[person as usize];
    if who.overtime_eligible() == Some(false) {
        return Err("overtime is not paid in this rank");
    }
    let Some(team) = who.team else { return Err("no file says which team this person is in") };
    let paid = |p: &&u32| workforce.people[**p as usize].overtime_eligible() != Some(false);
    let members = workforce.teams[team as usize].people.iter().filter(paid);
    let (count, hours) = members.fold((0, 0.0), |(n, sum), p| (n + 1, sum + hours(*p, records)));
    match (count, hours > 0.0) {
        (0 | 1, _) => Err("nobody else in the team is paid overtime"),
        (_, false) => Err("nobody in the team had overtime in this period"),
        _ => Ok((count, hours)),
    }
}

impl Indicator for ShareOfTeamOvertime {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::Display
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if workforce.teams.is_empty() {
            return Some("no file says who is in which team".to_owned());
        }
        workforce.overtime.is_empty().then(|| "no file of overtime was read".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        match team(person, records) {
            Err(why) => Measured::Unknown(why.to_owned()),
            Ok((people, all)) => {
                let own = hours(person, records);
                Measured::Value {
                    amount: 100.0 * own / all,
                    exposure: Some(records.years_in_post(person)),
                    inputs: vec![
                        ("hours", own),
                        ("hours of the team", all),
                        ("people in the team", f64::from(people)),
                    ],
                }
            }
        }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let Ok((people, all)) = team(person, records) else { return Vec::new() };
        let own = hours(person, records);
        let rows = trace_rows(pieces_and_reversals(person, records));
        let step = |text: String, result: String| TraceStep { text, result, rows: None };
        vec![
            TraceStep {
                text: "Overtime rows in the period".to_owned(),
                result: counted(rows.rows.len() as u32, ("row", "rows")),
                rows: Some(rows),
            },
            step(
                format!(
                    "Hours of the {people} members who are paid overtime; an even share is {:.1} %",
                    100.0 / f64::from(people)
                ),
                format!("{all:.1} hours"),
            ),
            step(
                format!("{own:.1} hours ÷ {all:.1} hours"),
                format!("{:.1} % of the team’s overtime", 100.0 * own / all),
            ),
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Who else in the team is trained for this work?",
            "How is overtime offered, and who is asked first?",
            "Are people getting their rest?",
        ]
    }
}
