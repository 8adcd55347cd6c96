//! How often someone worked overtime.

use super::duty_weeks::counted_in;
use super::{
    Card, Indicator, Lane, Measured, Method, Records, Summed, TraceRows, TraceStep, counted, indicator,
    not_in_post,
};
use crate::tables::Workforce;
use crate::tables::overtime::Overtime;

indicator! {
    /// Overtime far more often than people in the same job can mean that the work is badly shared, or that one person is
    /// the only one who can do it.
    ///
    /// # Formula
    /// `n`: days in the period on which at least one piece of overtime was recorded. Compared as a count over time in
    /// post.
    ///
    /// # Unit
    /// Days with overtime. Two pieces on one day are one.
    ///
    /// # Example
    /// Two pieces on 3 March and one on 5 March are two days.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, OvertimeDuties, Records, Scope};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let csv = "Person ID,Overtime Date,Overtime Hours\nA1,2025-03-03,2\nA1,2025-03-03,1.5\nA1,2025-03-05,4\n";
    /// let workforce = Workforce::from_csv(&[("overtime.csv", csv)]).unwrap();
    /// let scope = Scope::over(year);
    /// assert_eq!(OvertimeDuties.measure(0, &Records::new(&workforce, &scope)).amount(), Some(2.0));
    /// ```
    ///
    /// # Source
    /// Counts with exposure, not hours: hours come in lumps of a shift and would make chance look smaller than it is
    /// (`statistics.md` section 3).
    ///
    /// # Easily misread as
    /// Greed. Vacancies, court, a sole specialist or being the one who says yes give the same count, and inspectors and
    /// above are not paid overtime at all.
    ///
    /// # Look here first
    /// Vacancies and cover in the team, how much was directed, and who else could have done it.
    pub struct OvertimeDuties { id: "overtime-duties", name: "Days with overtime", unit: ("day with overtime", "days with overtime"), lane: Lane::Attention }
}

/// A person's overtime inside the window, with more than no hours.
pub(super) fn pieces<'a>(person: u32, records: &'a Records<'_>) -> impl Iterator<Item = &'a Overtime> {
    pieces_and_reversals(person, records).filter(|o| o.hours() > 0.0)
}

/// The same with hours that were taken back and whose own row is not there.
pub(super) fn pieces_and_reversals<'a>(
    person: u32,
    records: &'a Records<'_>,
) -> impl Iterator<Item = &'a Overtime> {
    let window = records.scope.window;
    records.workforce.overtime_of(person).iter().filter(move |o| window.contains(o.day) && o.hours() != 0.0)
}

fn days(person: u32, records: &Records<'_>) -> u32 {
    if !records.workforce.has_overtime_file {
        // Overtime that stands in the duties themselves. Beside a file of overtime it would be counted twice.
        let weeks = records.workforce.duty_weeks(person, records.scope.window);
        return weeks.map(|(_, week)| week.overtime_days.count_ones()).sum();
    }
    let mut count = 0;
    let mut last = None;
    for piece in pieces(person, records) {
        if last != Some(piece.day) {
            count += 1;
            last = Some(piece.day);
        }
    }
    count
}

/// Pieces of overtime as the rows they came from.
pub(super) fn trace_rows<'a>(pieces: impl Iterator<Item = &'a Overtime>) -> TraceRows {
    let rows = pieces
        .map(|o| {
            let hours = |h: Option<f32>| h.map_or(String::new(), |h| format!("{h}"));
            (Some(o.source), vec![o.day.to_string(), hours(o.worked), hours(o.paid)])
        })
        .collect();
    TraceRows { headings: &["Day", "Hours worked", "Hours paid"], rows }
}

impl Indicator for OvertimeDuties {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::PeerCount
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        let some = workforce.has_overtime() || workforce.has_totals(|t| t.overtime_days.is_some());
        (!some).then(|| "no overtime was read, and no totals of days with overtime".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        if !records.workforce.has_overtime() {
            return match Summed::of(person, records) {
                Err(unknown) => unknown,
                Ok(summed) => match summed.sum(|t| t.overtime_days.map(f64::from)) {
                    None => Measured::Unknown(
                        "the totals of this person do not say on how many days there was overtime".to_owned(),
                    ),
                    Some(amount) => Measured::Value {
                        amount,
                        exposure: Some(summed.years()),
                        inputs: vec![("days with overtime", amount)],
                    },
                },
            };
        }
        let count = f64::from(days(person, records));
        // Nobody below inspector is like someone whose rank is not paid overtime; who has some all the same is.
        if count == 0.0 && records.workforce.people[person as usize].overtime_eligible() == Some(false) {
            return Measured::Unknown("this rank is not paid overtime".to_owned());
        }
        let inputs = vec![("days with overtime", count)];
        Measured::Value { amount: count, exposure: Some(records.years_in_post(person)), inputs }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        if !records.workforce.has_overtime() {
            let Ok(summed) = Summed::of(person, records) else { return Vec::new() };
            let days = summed.sum(|t| t.overtime_days.map(f64::from)).unwrap_or_default();
            let headings = &["First day", "Last day", "Days with overtime"];
            return vec![TraceStep {
                text: "Days with overtime, as the totals have them".to_owned(),
                result: counted(days as u32, ("day", "days")),
                rows: Some(summed.trace(headings, |t| vec![t.overtime_days.map(f64::from)])),
            }];
        }
        if !records.workforce.has_overtime_file {
            let headings = &["Week of", "Duties", "Days worked", "Days with overtime"];
            let weeks = records.workforce.duty_weeks(person, records.scope.window);
            return vec![TraceStep {
                text: format!(
                    "Days with overtime in the duties, {}; duties are summed by week while they are read",
                    records.scope.window
                ),
                result: counted(days(person, records), ("day", "days")),
                rows: Some(counted_in(headings, weeks, |week| week.overtime_days.count_ones() as u8)),
            }];
        }
        let rows = trace_rows(pieces(person, records));
        let pieces = rows.rows.len() as u32;
        vec![
            TraceStep {
                text: format!("Overtime rows, {}", records.scope.window),
                result: counted(pieces, ("row", "rows")),
                rows: Some(rows),
            },
            TraceStep {
                text: "Different days among them: two pieces on one day are one".to_owned(),
                result: counted(days(person, records), ("day", "days")),
                rows: None,
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Who asked for this overtime, and could anyone else have done it?",
            "Which vacancies or absences did it cover?",
            "Is the person content with it, and are they getting their rest?",
        ]
    }
}
