//! The months of a period, along a picture.

use crate::calendar::Window;
use crate::views::axis::Tick;
use crate::views::prose::Axis;

/// Fewer months get no limits (`statistics.md` 5.3).
pub(super) const FEWEST: usize = 12;

/// Each month, cut to the period.
pub(super) fn of(period: Window) -> Vec<Window> {
    let mut months = Vec::new();
    let mut first = period.first;
    while first <= period.last {
        let month = Window { first, last: first.month_end().min(period.last) };
        first = month.last.plus(1);
        months.push(month);
    }
    months
}

/// "Jun 2025", or the first day where it is not named so.
pub(super) fn short(month: Window) -> String {
    let words = month.first.to_string();
    let name: Vec<&str> = words.split(' ').skip(1).collect();
    match name[..] {
        [month, year] => format!("{} {year}", month.chars().take(3).collect::<String>()),
        _ => words,
    }
}

/// The months along: as many names as have room.
pub(super) fn along(months: &[Window]) -> Axis {
    let every = months.len().div_ceil(6).max(1);
    let ticks = months.iter().enumerate().step_by(every);
    let ticks = ticks.map(|(at, month)| Tick { at: at as f64 + 1.0, label: short(*month) }).collect();
    Axis { label: "month".to_owned(), low: 0.5, high: months.len() as f64 + 0.5, ticks }
}
