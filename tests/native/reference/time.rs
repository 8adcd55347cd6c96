//! Working time and rest, against day-by-day enumeration.

use candour::calendar::Day;
use candour::tables::rest::{Duty, rest};
use candour::tables::working_time::{DayHours, average};

use super::folder::{check, value};

/// Minutes since 1970 of `2024-01-01T22:00`, and the day.
fn minutes(text: &str) -> (i64, i32) {
    let day = day(&text[..10]);
    let (hour, minute): (i64, i64) = (text[11..13].parse().unwrap(), text[14..16].parse().unwrap());
    (i64::from(day) * 1440 + hour * 60 + minute, day)
}

fn day(text: &str) -> i32 {
    Day::from_ymd(text[..4].parse().unwrap(), text[5..7].parse().unwrap(), text[8..10].parse().unwrap())
        .unwrap()
        .0
}

#[test]
fn working_time() {
    check("working_time", |f| {
        let weeks = value(&f.params(), "reference_weeks") as u32;
        let shifts = f.table("shifts.csv");
        let (starts, ends, breaks) =
            (shifts.texts("start"), shifts.texts("end"), shifts.numbers("break_min"));
        let people = shifts.by("person_id");
        let excluded = f.table("excluded_days.csv");
        let (excluded_people, excluded_dates) =
            (excluded.texts("person_id"), excluded.texts("excluded_date"));
        let t = f.table("expected.csv");
        let (ids, window_ends) = (t.texts("person_id"), t.texts("window_end"));
        for i in 0..t.len() {
            let (_, rows) = people.iter().find(|(id, _)| id == ids[i]).unwrap();
            let mut duties: Vec<(Duty, f64)> = rows
                .iter()
                .map(|&r| {
                    let ((start, day), (end, _)) = (minutes(starts[r]), minutes(ends[r]));
                    (Duty { start, end, day }, ((end - start) as f64 - breaks[r]) / 60.0)
                })
                .collect();
            duties.sort_by_key(|(d, _)| d.start);
            let days: Vec<DayHours> = duties
                .iter()
                .map(|(d, hours)| DayHours { day: d.day, hours: *hours, worked: true })
                .collect();
            let out: Vec<i32> = (0..excluded.len())
                .filter(|&r| excluded_people[r] == ids[i])
                .map(|r| day(excluded_dates[r]))
                .collect();
            let last = day(window_ends[i]);
            let row = format!("{} {}", ids[i], window_ends[i]);
            let got = average(&days, &out, last, weeks);
            f.near(&row, "hours_A", got.hours_in_period, t.numbers("hours_A")[i], 1e-9);
            f.same(&row, "excluded_days", got.excluded_days, t.counts("excluded_days")[i]);
            f.near(&row, "hours_B", got.hours_after, t.numbers("hours_B")[i], 1e-9);
            f.same(&row, "B_complete", got.complete, t.numbers("B_complete")[i] == 1.0);
            let nan = f64::NAN;
            f.near(&row, "average_reg4_6", got.average.unwrap_or(nan), t.numbers("average_reg4_6")[i], 1e-9);
            let approximate = got.approximate.unwrap_or(nan);
            f.near(
                &row,
                "average_short_denominator",
                approximate,
                t.numbers("average_short_denominator")[i],
                1e-9,
            );
            let duties: Vec<Duty> = duties.into_iter().map(|(d, _)| d).collect();
            let first = day(t.texts("window_start")[i]);
            let seen = rest(&duties, first, last, 11 * 60);
            f.same(&row, "short_rest_gaps", seen.short_gaps, t.counts("short_rest_gaps")[i]);
            f.same(&row, "rest_gaps", seen.gaps, t.counts("rest_gaps")[i]);
            let shortest = seen.shortest.map_or(nan, |m| m as f64 / 60.0);
            f.near(&row, "min_gap_h", shortest, t.numbers("min_gap_h")[i], 1e-9);
            let run = t.counts("max_consecutive_days_worked")[i];
            f.same(&row, "max_consecutive_days_worked", seen.longest_run_of_days, run);
        }
    });
}
