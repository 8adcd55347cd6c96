//! Two claims of overtime for the same hours.

use super::{Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator};
use crate::maths::InOrder;
use crate::tables::Workforce;
use crate::tables::overtime::Overtime;

indicator! {
    /// Two pieces of overtime that share hours of the clock: either the same work stands in the file twice, or a time is
    /// wrong.
    ///
    /// # Formula
    /// `n`: pieces of overtime that begin before an earlier piece of the same person has ended.
    ///
    /// # Unit
    /// Pieces of overtime. Two pieces that only touch are none.
    ///
    /// # Example
    /// 18:00 to 22:00 and 20:00 to 23:00 on one evening are one overlap.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{DoubleClaim, Indicator, Records, Scope};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let csv = "Person ID,Overtime Date,Start Time,End Time,Overtime Hours\nA1,2025-03-05,18:00,22:00,4\nA1,2025-03-05,20:00,23:00,3\nA1,2025-03-06,18:00,20:00,2\n";
    /// let workforce = Workforce::from_csv(&[("overtime.csv", csv)]).unwrap();
    /// let scope = Scope::over(year);
    /// assert_eq!(DoubleClaim.measure(0, &Records::new(&workforce, &scope)).amount(), Some(1.0));
    /// ```
    ///
    /// # Source
    /// Data matching as auditors do it. No chance is worked out.
    ///
    /// # Easily misread as
    /// A double claim. One duty exported once for each cost code, each assignment or each rate of pay gives the same, and so
    /// does a claim beside the row that takes it back.
    ///
    /// # Look here first
    /// Whether the system writes one piece of work as several rows, and whether many people have such pairs.
    pub struct DoubleClaim { id: "overlapping-claims", name: "Overlapping claims", unit: ("overlapping piece of overtime", "overlapping pieces of overtime"), lane: Lane::Records }
}

/// When a piece of overtime was, in minutes since 1970; `None` without start and end.
fn minutes(piece: &Overtime) -> Option<(i64, i64)> {
    let (start, end) = piece.clock?;
    let (start, end) = (i64::from(start), i64::from(end));
    let midnight = i64::from(piece.day.0) * 1440;
    Some((midnight + start, midnight + if end < start { end + 1440 } else { end }))
}

/// Each piece that begins before an earlier one has ended, with that earlier one.
fn overlaps<'a>(person: u32, records: &'a Records<'_>) -> Vec<(&'a Overtime, &'a Overtime)> {
    let window = records.scope.window;
    let mut timed: Vec<(i64, i64, &Overtime)> = records
        .workforce
        .overtime_of(person)
        .iter()
        .filter(|o| window.contains(o.day) && o.hours() > 0.0)
        .filter_map(|o| minutes(o).map(|(start, end)| (start, end, o)))
        .collect();
    timed.put_in_order_by_key(|(start, end, o)| (*start, *end, o.source));
    let mut found = Vec::new();
    let mut latest: Option<(i64, &Overtime)> = None;
    for (start, end, piece) in timed {
        if let Some((until, earlier)) = latest
            && start < until
        {
            found.push((piece, earlier));
        }
        if latest.is_none_or(|(until, _)| end > until) {
            latest = Some((end, piece));
        }
    }
    found
}

impl Indicator for DoubleClaim {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::Contradiction
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if workforce.overtime.is_empty() {
            return Some("no file of overtime was read".to_owned());
        }
        let timed = workforce.overtime.iter().any(|o| o.clock.is_some());
        (!timed).then(|| "no overtime has a start and an end".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        let amount = overlaps(person, records).len() as f64;
        Measured::Value { amount, exposure: None, inputs: vec![("overlaps", amount)] }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let found = overlaps(person, records);
        let clock = |o: &Overtime| {
            let at = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
            o.clock.map_or(String::new(), |(start, end)| format!("{} to {}", at(start), at(end)))
        };
        let mut rows = Vec::new();
        for (piece, earlier) in &found {
            rows.push((
                Some(earlier.source),
                vec![earlier.day.to_string(), clock(earlier), "earlier".to_owned()],
            ));
            rows.push((
                Some(piece.source),
                vec![piece.day.to_string(), clock(piece), "overlaps it".to_owned()],
            ));
        }
        vec![TraceStep {
            text: format!(
                "Pieces of overtime in {} that begin before an earlier one has ended, each under the earlier one",
                records.scope.window
            ),
            result: counted(found.len() as u32, ("overlap", "overlaps")),
            rows: Some(TraceRows { headings: &["Day", "Time", "Which"], rows }),
        }]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Does the system export one piece of work once for each rate, assignment or cost code?",
            "Is one of the two rows a correction of the other?",
            "Was it paid twice?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::{Day, Window};
    use crate::indicators::{DoubleClaim, Indicator, Records, Scope};
    use crate::tables::Workforce;

    fn amount(rows: &str) -> Option<f64> {
        let csv = format!("Person ID,Overtime Date,Start Time,End Time,Overtime Hours\n{rows}");
        let workforce = Workforce::from_csv(&[("overtime.csv", &csv)]).unwrap();
        let year =
            Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
        let scope = Scope::over(year);
        DoubleClaim.measure(0, &Records::new(&workforce, &scope)).amount()
    }

    #[test]
    fn pieces_that_touch_do_not_overlap_and_a_night_runs_into_the_morning() {
        assert_eq!(amount("A1,2025-03-05,18:00,20:00,2\nA1,2025-03-05,20:00,22:00,2\n"), Some(0.0));
        assert_eq!(amount("A1,2025-03-05,22:00,02:00,4\nA1,2025-03-06,01:00,03:00,2\n"), Some(1.0));
        assert_eq!(
            amount(
                "A1,2025-03-05,10:00,20:00,10\nA1,2025-03-05,11:00,12:00,1\nA1,2025-03-05,13:00,14:00,1\n"
            ),
            Some(2.0)
        );
    }
}
