//! What indicators of working time ask of duties: whether they say enough, and weeks as a step shows them.

use super::{Measured, Records, TraceRows, not_in_post};
use crate::calendar::{Day, Window};
use crate::tables::Workforce;
use crate::tables::duties::{DutyTable, WeekCell};

/// Why nothing can be said without duties, as the end of "not available, because …".
pub(super) fn no_duties(workforce: &Workforce) -> Option<String> {
    workforce.duties.is_empty().then(|| "no duties were read".to_owned())
}

/// The same where duties must have a start and an end.
pub(super) fn no_times(workforce: &Workforce) -> Option<String> {
    no_duties(workforce).or_else(|| {
        let none = workforce.duties.iter().all(|d| !d.table.has_times);
        none.then(|| "the duties have no times of start and end".to_owned())
    })
}

/// A person's time in post inside the window, where duties of theirs were read and each file of them is `good`; else why
/// there is no value.
pub(super) fn in_post_with_duties(
    person: u32,
    records: &Records<'_>,
    good: impl Fn(&DutyTable) -> Result<(), &'static str>,
) -> Result<Window, Measured> {
    if let Some(unknown) = not_in_post(person, records) {
        return Err(unknown);
    }
    let unknown = |why: &str| Measured::Unknown(why.to_owned());
    let mut files = records.workforce.duties_of(person).peekable();
    if files.peek().is_none() {
        return Err(unknown("no duties of this person were read"));
    }
    for table in files {
        good(table).map_err(unknown)?;
    }
    let post = records.workforce.people[person as usize].in_post(records.scope.window);
    post.ok_or_else(|| unknown("not in post in this period"))
}

/// A file of duties with start and end.
pub(super) fn with_times(table: &DutyTable) -> Result<(), &'static str> {
    if table.has_times { Ok(()) } else { Err("the duties of this person have no times of start and end") }
}

/// Weeks of duties in which `of` counts something, as a step shows them: the Monday, duties, days worked, and the count.
pub(super) fn counted_in(
    headings: &'static [&'static str],
    weeks: impl Iterator<Item = (Day, WeekCell)>,
    of: impl Fn(&WeekCell) -> u8,
) -> TraceRows {
    weeks_with(headings, weeks, |cell| (of(cell) > 0).then(|| of(cell).to_string()))
}

/// The same with hours, of minutes.
pub(super) fn hours_in(
    headings: &'static [&'static str],
    weeks: impl Iterator<Item = (Day, WeekCell)>,
    minutes: impl Fn(&WeekCell) -> u16,
) -> TraceRows {
    let hours = |cell: &WeekCell| format!("{:.1}", f64::from(minutes(cell)) / 60.0);
    weeks_with(headings, weeks, |cell| (minutes(cell) > 0).then(|| hours(cell)))
}

/// Weeks of which there is something to show, by their Monday, with their duties and days worked.
fn weeks_with(
    headings: &'static [&'static str],
    weeks: impl Iterator<Item = (Day, WeekCell)>,
    shown: impl Fn(&WeekCell) -> Option<String>,
) -> TraceRows {
    let rows = weeks
        .filter_map(|(monday, cell)| {
            let shown = shown(&cell)?;
            let [duties, days] = [u32::from(cell.duties), cell.days_worked()].map(|n| n.to_string());
            Some((None, vec![monday.to_string(), duties, days, shown]))
        })
        .collect();
    TraceRows { headings, rows }
}
