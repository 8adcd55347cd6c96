//! The century of a first day in post whose year has two digits.
//!
//! `01/03/68` is read as 2068 where nothing says otherwise, as is `01/03/28` as 2028. A post that began decades after
//! everything else in the files has not begun: the day is taken for the one a century before, and the ledger names the row.

use super::accounts::Accounts;
use super::people::PersonRecord;
use crate::calendar::Day;
use crate::intake::ledger::Fate;

/// A post may be filled this long before it begins.
const YEARS_AHEAD: i32 = 5;

/// Puts right the century of first days that lie more than five years after `last`, the last day that is known of.
pub(super) fn settle(records: &mut [PersonRecord], last: Option<Day>, accounts: &mut Accounts<'_>) {
    let ends = records.iter().filter_map(|r| r.end);
    let Some(last) = last.or_else(|| ends.max()) else { return };
    let latest = last.plus(YEARS_AHEAD * 365);
    let a_century_before = |day: Day| {
        let (year, month, of_month) = day.ymd();
        Day::from_ymd(year - 100, month, of_month).unwrap_or(day)
    };
    for record in records.iter_mut().filter(|r| !r.short_starts.is_empty()) {
        let mut changed = false;
        for post in &mut record.postings {
            let Some(first) =
                post.first.filter(|f| *f > latest && record.short_starts.contains(&post.source))
            else {
                continue;
            };
            let earlier = a_century_before(first);
            post.first = Some(earlier);
            changed = true;
            let reason = "year of two digits that would lie decades ahead: taken for the century before";
            let (said, read) = (first.ymd().0, earlier.ymd().0);
            accounts.write(post.source, Fate::Repaired, reason, format!("{read}, not {said}"));
        }
        if changed {
            // As the rows were united: the first of all, unknown where one of them is.
            record.start = record.postings.iter().map(|p| p.first).min().flatten();
        }
    }
}
