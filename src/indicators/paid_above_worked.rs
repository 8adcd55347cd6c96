//! Overtime that was paid for longer than it was worked.

use super::minimum_paid::{above_worked, explained};
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator};
use crate::tables::Workforce;
use crate::tables::overtime::Overtime;

indicator! {
    /// Overtime paid for more hours than were worked is a rule of pay nobody has told of yet, or a slip in a record.
    ///
    /// # Formula
    /// `n`: pieces of overtime with more hours paid than worked, by more than half a minute, that no known rule explains. A
    /// rule "paid at least `m` hours" explains a piece that is paid no more than `m`.
    ///
    /// # Unit
    /// Pieces of overtime. A piece without both figures is none.
    ///
    /// # Example
    /// One and a half hours at court, paid as four, and two hours paid as two: one piece. With the rule that every piece is
    /// paid at least four hours: none.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, MinimumPaid, PaidAboveWorked, Records, Scope};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let csv = "Person ID,Overtime Date,Hours Worked,Hours Paid\nA1,2025-03-05,1.5,4\nA1,2025-03-06,2,2\n";
    /// let workforce = Workforce::from_csv(&[("overtime.csv", csv)]).unwrap();
    /// let mut scope = Scope::over(year);
    /// let amount = |scope: &Scope| PaidAboveWorked.measure(0, &Records::new(&workforce, scope)).amount();
    /// assert_eq!(amount(&scope), Some(1.0));
    /// scope.minimum_paid.push(MinimumPaid { kind: None, hours: 4.0 });
    /// assert_eq!(amount(&scope), Some(0.0));
    /// ```
    ///
    /// # Source
    /// Data matching as auditors do it (`domain.md` (c)). No chance is worked out.
    ///
    /// # Easily misread as
    /// Hours claimed and not worked. A minimum for a call-out or for court, a rest-day rate, travelling time and rounding all
    /// pay more hours than the clock shows, and the file does not say so.
    ///
    /// # Look here first
    /// What is agreed on pay: a minimum for each call-out, rates written as hours, rounding. A rule that is known can be
    /// added in the settings.
    pub struct PaidAboveWorked { id: "paid-above-worked", name: "Paid above hours worked", unit: ("piece of overtime paid above its hours", "pieces of overtime paid above their hours"), lane: Lane::Records }
}

/// A person's pieces in the window that are paid above hours worked.
fn above<'a>(person: u32, records: &'a Records<'_>) -> impl Iterator<Item = (&'a Overtime, f64)> {
    let window = records.scope.window;
    let pieces = records.workforce.overtime_of(person).iter().filter(move |o| window.contains(o.day));
    pieces.filter_map(|o| above_worked(o).filter(|hours| *hours > 0.0).map(|hours| (o, hours)))
}

impl Indicator for PaidAboveWorked {
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
        let both = workforce.overtime.iter().any(|o| o.worked.is_some() && o.paid.is_some());
        (!both).then(|| "no overtime has both hours worked and hours paid".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        let rules = &records.scope.minimum_paid;
        let (mut left, mut hours, mut by_rule) = (0.0, 0.0, 0.0);
        for (piece, more) in above(person, records) {
            if explained(rules, piece) {
                by_rule += 1.0;
            } else {
                left += 1.0;
                hours += more;
            }
        }
        let inputs = vec![("pieces", left), ("hours", hours), ("explained by a rule", by_rule)];
        Measured::Value { amount: left, exposure: None, inputs }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let rules = &records.scope.minimum_paid;
        let measured = self.measure(person, records);
        let left: Vec<(&Overtime, f64)> =
            above(person, records).filter(|(piece, _)| !explained(rules, piece)).collect();
        let figure = |hours: Option<f32>| hours.map_or(String::new(), |h| format!("{h:.2}"));
        let rows = left
            .iter()
            .map(|(o, more)| {
                let cells = vec![o.day.to_string(), figure(o.worked), figure(o.paid), format!("{more:.2}")];
                (Some(o.source), cells)
            })
            .collect();
        let mut steps = vec![TraceStep {
            text: format!("Pieces of overtime paid above hours worked, {}", records.scope.window),
            result: counted(left.len() as u32, ("piece", "pieces")),
            rows: Some(TraceRows { headings: &["Day", "Worked", "Paid", "More"], rows }),
        }];
        let by_rule = measured.input("explained by a rule").unwrap_or_default();
        if by_rule > 0.0 {
            steps.push(TraceStep {
                text: "Left out: pieces that a rule you added explains".to_owned(),
                result: counted(by_rule as u32, ("piece", "pieces")),
                rows: None,
            });
        }
        steps
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Is there a minimum that is paid for each call-out, or for court?",
            "Are rates such as time and a half written as more hours?",
            "Are travelling time or a break paid and not counted as worked?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::{Day, Window};
    use crate::indicators::{Indicator, MinimumPaid, PaidAboveWorked, Records, Scope};
    use crate::tables::Workforce;
    use crate::tables::overtime_words::OvertimeKind;

    fn amount(rows: &str, rules: &[(Option<OvertimeKind>, f64)]) -> Option<f64> {
        let csv = format!("Person ID,Overtime Date,Overtime Type,Hours Worked,Hours Paid\n{rows}");
        let workforce = Workforce::from_csv(&[("overtime.csv", &csv)]).unwrap();
        let year =
            Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
        let mut scope = Scope::over(year);
        scope.minimum_paid =
            rules.iter().map(|(kind, hours)| MinimumPaid { kind: *kind, hours: *hours }).collect();
        PaidAboveWorked.measure(0, &Records::new(&workforce, &scope)).amount()
    }

    #[test]
    fn a_rule_explains_what_it_pays_and_no_more() {
        let rows = "A1,2025-03-05,Recall,1.5,4\nA1,2025-03-06,Recall,3,5\nA1,2025-03-07,Recall,2,2\n";
        assert_eq!(amount(rows, &[]), Some(2.0));
        assert_eq!(amount(rows, &[(None, 4.0)]), Some(1.0));
        assert_eq!(amount(rows, &[(None, 5.0)]), Some(0.0));
        assert_eq!(amount(rows, &[(None, 3.0)]), Some(2.0));
    }

    #[test]
    fn a_rule_for_one_kind_leaves_the_others() {
        let rows = "A1,2025-03-05,Recall,1.5,4\nA1,2025-03-06,Casual,1.5,4\n";
        assert_eq!(amount(rows, &[(Some(OvertimeKind::Recall), 4.0)]), Some(1.0));
        assert_eq!(
            amount(rows, &[(Some(OvertimeKind::Casual), 4.0), (Some(OvertimeKind::Recall), 4.0)]),
            Some(0.0)
        );
    }

    #[test]
    fn rounding_and_missing_figures_make_no_piece() {
        assert_eq!(
            amount("A1,2025-03-05,Recall,1.5,1.505\nA1,2025-03-06,Recall,,4\nA1,2025-03-07,Recall,4,\n", &[]),
            Some(0.0)
        );
    }
}
