//! A column of lengths and what stands beside it in the sampled rows: start and end, breaks, hours.

use std::borrow::Cow;

use super::dates;
use super::field::Field;
use super::hours::{self, HoursStyle};
use super::instant::Instant;
use super::numbers::Number;
use super::settle::Watch;
use super::text;
use super::unit::Unit;

/// No duty and no piece of overtime is longer, in hours; a column in which many are is not counted in hours.
pub(crate) const LONGEST_HOURS: f64 = 24.0;

/// The first rows of a file, cell by cell.
pub(crate) type Sample = [Vec<Vec<u8>>];

/// The bare numbers of a column, row by row.
pub(crate) struct Values {
    pub(crate) rows: Vec<Option<Number>>,
    /// The largest, as the file writes it.
    pub(crate) largest: Option<(f64, String)>,
    /// The first that is not nothing, and the first of more hours than a day has.
    pub(crate) first: [Option<String>; 2],
}

impl Values {
    pub(crate) fn of(watch: &Watch, sample: &Sample) -> Self {
        let mut largest: Option<(f64, String)> = None;
        let mut first = [None, None];
        let read = |row: &Vec<Vec<u8>>| {
            let cell = text::plain(text::trim(row.get(watch.column)?));
            if text::is_missing(&cell) {
                return None;
            }
            let number = hours::bare_number(&cell, watch.style.hours.mark)?;
            for (kept, above) in first.iter_mut().zip([0.0, LONGEST_HOURS]) {
                if kept.is_none() && number.value.abs() > above {
                    *kept = Some(text::tidy(&cell).into_owned());
                }
            }
            if largest.as_ref().is_none_or(|(most, _)| number.value.abs() > *most) {
                largest = Some((number.value.abs(), text::tidy(&cell).into_owned()));
            }
            Some(number)
        };
        let rows = sample.iter().map(read).collect();
        Self { rows, largest, first }
    }

    /// Those that say something of their unit, without a sign: nothing is nothing in every unit.
    pub(crate) fn amounts(&self) -> impl Iterator<Item = f64> + Clone + '_ {
        self.rows.iter().flatten().map(|n| n.value.abs()).filter(|v| *v > 0.0)
    }

    pub(crate) fn share(&self, which: impl Fn(f64) -> bool) -> f64 {
        let all = self.amounts().count().max(1);
        self.amounts().filter(|v| which(*v)).count() as f64 / all as f64
    }

    pub(crate) fn all(&self, which: impl Fn(f64) -> bool) -> bool {
        self.amounts().all(which)
    }

    /// Whether all are below 1 and one has more decimals than anyone writes of an hour.
    pub(crate) fn could_be_shares(&self) -> bool {
        let long = |n: &Number| n.decimals >= 6 && to_the_minute(n.value);
        self.all(|v| v < 1.0) && self.rows.iter().flatten().any(long)
    }
}

/// Whether a share of a day is a whole number of minutes.
pub(crate) fn to_the_minute(share: f64) -> bool {
    let minutes = share * 1_440.0;
    (minutes - minutes.round()).abs() < 0.01
}

/// Minutes from start to end of each sampled row.
pub(crate) struct Rows {
    pub(crate) elapsed: Vec<Option<f64>>,
    /// Breaks as they stand, in rows that have a bare number there; in minutes where the cell names its unit.
    pub(crate) breaks: Vec<Option<f64>>,
    pub(crate) break_unit: Option<Unit>,
}

impl Rows {
    /// Nothing beside a column.
    pub(crate) fn none() -> Self {
        Self { elapsed: Vec::new(), breaks: Vec::new(), break_unit: None }
    }

    pub(crate) fn of(watches: &[Watch], sample: &Sample) -> Self {
        let find = |field: Field| watches.iter().find(|w| w.field == field);
        let pairs: Vec<(&Watch, &Watch)> = [
            (Field::ActualStart, Field::ActualEnd),
            (Field::StartTime, Field::EndTime),
            (Field::PlannedStart, Field::PlannedEnd),
        ]
        .into_iter()
        .filter_map(|(from, to)| find(from).zip(find(to)))
        .collect();
        let day = find(Field::DutyDate).or_else(|| find(Field::OvertimeDate));
        let end_day = find(Field::EndDate);
        let elapsed = sample
            .iter()
            .map(|row| {
                let on = |watch: Option<&Watch>| {
                    watch.and_then(|w| dates::day_as(&cell(row, w)?, w.style).value())
                };
                pairs.iter().find_map(|(from, to)| {
                    let start = Instant::read(&cell(row, from)?, from.style).value()?;
                    let end = Instant::read(&cell(row, to)?, to.style).value()?;
                    let minutes = start.until(end, on(day), on(end_day));
                    (1..=36 * 60).contains(&minutes).then_some(f64::from(minutes))
                })
            })
            .collect();
        let pause = find(Field::Break);
        let breaks = sample.iter().map(|row| break_of(row, pause?)).collect();
        Self { elapsed, breaks, break_unit: pause.and_then(|w| w.said.unit) }
    }
}

/// A break as it stands, or below none its minutes, where the cell names its unit.
pub(crate) fn break_of(row: &[Vec<u8>], watch: &Watch) -> Option<f64> {
    let cell = cell(row, watch)?;
    match hours::bare_number(&cell, watch.style.hours.mark) {
        Some(number) => Some(number.value.abs()),
        None => hours::hours(&cell, HoursStyle::default()).value().map(|h| -h * 60.0),
    }
}

pub(crate) fn cell<'r>(row: &'r [Vec<u8>], watch: &Watch) -> Option<Cow<'r, [u8]>> {
    let cell = text::plain(text::trim(row.get(watch.column)?));
    (!text::is_missing(&cell)).then_some(cell)
}

/// Hours of a column whose unit is settled.
pub(crate) fn hours_of(watch: &Watch, sample: &Sample) -> Vec<Option<f64>> {
    let style = watch.style.hours;
    sample.iter().map(|row| hours::hours(&cell(row, watch)?, style).value()).collect()
}
