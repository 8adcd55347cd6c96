//! Overtime that someone authorised for themselves.

use super::overtime_duties::pieces;
use super::{Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator};
use crate::tables::Workforce;
use crate::tables::overtime::{Authoriser, Overtime};

indicator! {
    /// Overtime whose authoriser is the one who worked it: two columns that should name two people name one.
    ///
    /// # Formula
    /// `n`: pieces of overtime in the period whose authoriser is exactly the person's own number, or their name where nobody
    /// else has it.
    ///
    /// # Unit
    /// Pieces of overtime. Those whose authoriser is not said, or is in none of the files, count neither way.
    ///
    /// # Example
    /// Of two pieces, one authorised by a sergeant and one by oneself, one counts.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{Indicator, Records, Scope, SelfAuthorised};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let csv = "Person ID,Overtime Date,Overtime Hours,Authorised By\nA1,2025-03-03,2,B2\nA1,2025-03-10,2,A1\nB2,2025-03-10,1,A1\n";
    /// let workforce = Workforce::from_csv(&[("overtime.csv", csv)]).unwrap();
    /// let scope = Scope::over(year);
    /// assert_eq!(SelfAuthorised.measure(0, &Records::new(&workforce, &scope)).amount(), Some(1.0));
    /// ```
    ///
    /// # Source
    /// Separation of duties, as auditors check it. No chance is worked out.
    ///
    /// # Easily misread as
    /// Helping oneself. Many systems write whoever entered the row into this column, and a supervisor on a night alone has
    /// nobody to ask.
    ///
    /// # Look here first
    /// What the column means in this system, and who was on duty to authorise.
    pub struct SelfAuthorised { id: "self-authorised", name: "Overtime authorised by oneself", unit: ("piece authorised by the one who worked it", "pieces authorised by the one who worked them"), lane: Lane::Records }
}

fn own<'a>(person: u32, records: &'a Records<'_>) -> Vec<&'a Overtime> {
    pieces(person, records).filter(|o| o.self_authorised() == Some(true)).collect()
}

/// Pieces whose authoriser is somebody of these files; of the others nobody can say whether it was the same person.
fn known(person: u32, records: &Records<'_>) -> u32 {
    pieces(person, records).filter(|o| o.self_authorised().is_some()).count() as u32
}

impl Indicator for SelfAuthorised {
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
        if workforce.overtime.iter().all(|o| o.authoriser == Authoriser::Unknown) {
            return Some("no overtime names who authorised it".to_owned());
        }
        let known = workforce.overtime.iter().any(|o| o.self_authorised().is_some());
        (!known)
            .then(|| "nobody who authorised overtime is found in the files, by number or by name".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        let known = known(person, records);
        if known == 0 {
            return Measured::Unknown(if pieces(person, records).next().is_none() {
                "no overtime in this period".to_owned()
            } else {
                "nobody who authorised this person’s overtime is found in the files".to_owned()
            });
        }
        let amount = own(person, records).len() as f64;
        let inputs = vec![("pieces", amount), ("pieces whose authoriser is known", f64::from(known))];
        Measured::Value { amount, exposure: None, inputs }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let own = own(person, records);
        let rows = own.iter().map(|o| (Some(o.source), vec![o.day.to_string(), format!("{}", o.hours())]));
        vec![
            TraceStep {
                text: format!("Overtime in {} whose authoriser is in the files", records.scope.window),
                result: counted(known(person, records), ("row", "rows")),
                rows: None,
            },
            TraceStep {
                text: "Of these, authorised by the one who worked it".to_owned(),
                result: counted(own.len() as u32, ("row", "rows")),
                rows: Some(TraceRows { headings: &["Day", "Hours"], rows: rows.collect() }),
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Does the column name who authorised, or who entered the row?",
            "Who could have authorised it at that hour?",
            "How many others have such rows?",
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Day, Window};
    use crate::indicators::Scope;

    #[test]
    fn an_authoriser_in_no_file_is_neither_the_person_nor_somebody_else() {
        let csv = "Person ID,Overtime Date,Overtime Hours,Authorised By\n\
                   A1,2025-03-03,2,Somebody Else\nA2,2025-03-03,2,A2\nA2,2025-03-04,2,\nA3,2025-03-04,2,A1\n";
        let workforce = Workforce::from_csv(&[("overtime.csv", csv)]).unwrap();
        let year =
            Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
        let scope = Scope::over(year);
        let records = Records::new(&workforce, &scope);
        let amounts: Vec<Option<f64>> =
            (0..3).map(|p| SelfAuthorised.measure(p, &records).amount()).collect();
        assert_eq!(amounts, [None, Some(1.0), Some(0.0)]);
        let named = "Person ID,Overtime Date,Overtime Hours,Authorised By\nA1,2025-03-03,2,Somebody Else\n";
        let workforce = Workforce::from_csv(&[("overtime.csv", named)]).unwrap();
        assert!(SelfAuthorised.missing(&workforce).is_some_and(|why| why.starts_with("nobody")));
    }
}
