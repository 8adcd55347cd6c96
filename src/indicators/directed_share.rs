//! How much of someone's overtime was directed and not chosen.

use super::overtime_duties::pieces;
use super::{
    Card, Indicator, Lane, Measured, Method, Records, TraceRows, TraceStep, counted, indicator, not_in_post,
};
use crate::tables::Workforce;
use crate::tables::overtime::Overtime;
use crate::tables::overtime_words::Voluntary;

indicator! {
    /// Overtime that is mostly ordered says something about staffing, and about whoever hands it out.
    ///
    /// # Formula
    /// `x` of `n`: pieces of overtime in the period that were directed, of those whose row says whether they were directed
    /// or chosen. Compared as a share.
    ///
    /// # Unit
    /// Pieces of overtime. Not hours.
    ///
    /// # Example
    /// Two directed pieces and one chosen one are two of three; a piece that says neither is not asked.
    /// ```
    /// use candour::calendar::{Day, Window};
    /// use candour::indicators::{DirectedShare, Indicator, Records, Scope};
    /// use candour::tables::Workforce;
    /// let year = Window { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 12, 31).unwrap() };
    /// let csv = "Person ID,Overtime Date,Overtime Hours,Mandatory/Voluntary\nA1,2025-03-03,2,Mandatory\n\
    ///     A1,2025-03-10,2,Mandatory\nA1,2025-03-17,2,Voluntary\nA1,2025-03-24,2,\n";
    /// let workforce = Workforce::from_csv(&[("overtime.csv", csv)]).unwrap();
    /// let scope = Scope::over(year);
    /// let measured = DirectedShare.measure(0, &Records::new(&workforce, &scope));
    /// assert_eq!((measured.amount(), measured.input("of")), (Some(2.0), Some(3.0)));
    /// ```
    ///
    /// # Source
    /// Shares against peers: `statistics.md` section 4.3.
    ///
    /// # Easily misread as
    /// Unwillingness. Whoever volunteers for nothing has nothing but directed overtime, and whoever is the only one trained
    /// is directed most.
    ///
    /// # Look here first
    /// Who hands overtime out, by what rule, and who was asked before it was ordered.
    pub struct DirectedShare { id: "directed-share", name: "Directed overtime", unit: ("directed piece of overtime", "directed pieces of overtime"), lane: Lane::WorkingTime }
}

/// The pieces whose row says whether they were chosen.
fn told<'a>(person: u32, records: &'a Records<'_>) -> Vec<&'a Overtime> {
    pieces(person, records).filter(|o| o.voluntary != Voluntary::Unknown).collect()
}

fn directed(told: &[&Overtime]) -> u32 {
    told.iter().filter(|o| o.voluntary == Voluntary::Mandatory).count() as u32
}

impl Indicator for DirectedShare {
    fn card(&self) -> &'static Card {
        &Self::CARD
    }

    fn method(&self) -> Method {
        Method::PeerShare { of: ("piece of overtime that says", "pieces of overtime that say") }
    }

    fn missing(&self, workforce: &Workforce) -> Option<String> {
        if workforce.overtime.is_empty() {
            return Some("no file of overtime was read".to_owned());
        }
        let says = workforce.overtime.iter().any(|o| o.voluntary != Voluntary::Unknown);
        (!says).then(|| "no overtime says whether it was directed or chosen".to_owned())
    }

    fn measure(&self, person: u32, records: &Records<'_>) -> Measured {
        if let Some(unknown) = not_in_post(person, records) {
            return unknown;
        }
        let told = told(person, records);
        let directed = f64::from(directed(&told));
        let inputs = vec![("directed", directed), ("of", told.len() as f64)];
        Measured::Value { amount: directed, exposure: None, inputs }
    }

    fn trace(&self, person: u32, records: &Records<'_>) -> Vec<TraceStep> {
        let told = told(person, records);
        let word = |o: &Overtime| if o.voluntary == Voluntary::Mandatory { "directed" } else { "chosen" };
        let rows = told
            .iter()
            .map(|o| (Some(o.source), vec![o.day.to_string(), format!("{}", o.hours()), word(o).to_owned()]))
            .collect();
        let (count, of) = (directed(&told), told.len() as u32);
        vec![
            TraceStep {
                text: format!("Overtime in {} that says whether it was directed", records.scope.window),
                result: counted(of, ("row", "rows")),
                rows: Some(TraceRows { headings: &["Day", "Hours", "Which"], rows }),
            },
            TraceStep {
                text: "Of these, directed".to_owned(),
                result: format!("{count} of {of}"),
                rows: None,
            },
        ]
    }

    fn questions(&self) -> &'static [&'static str] {
        &[
            "Who decides who is directed to work on, and is there a turn?",
            "Could anyone else have done the work?",
            "What was cancelled or missed at home because of it?",
        ]
    }
}
