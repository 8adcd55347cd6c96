//! Exports as systems that Candour had not met write them (`tests/data/unseen`, all made, each with a truth known beforehand):
//! each was once read wrongly without a word. Now it is read right, asks, or says what it does not use and why.

use candour::session::Session;

use crate::export_cases::everything_said;
use crate::exports::account;

/// A file; rows used, merged, set aside, not understood; words that must be on the page.
type Case = (&'static str, [u32; 4], &'static [&'static str]);

#[rustfmt::skip]
const CASES: &[Case] = &[
    // Overtime is a part of the duty beside it, in hours however short, and minutes stand behind the point where the heading says so.
    ("ot_small.csv", [9, 0, 0, 0], &["6.25 hours of overtime"]),
    ("a02_in_out_ot_hhmm.csv", [12, 0, 0, 0], &["15.07 hours of overtime"]),
    ("a01_ot_hhmm_heading.csv", [12, 0, 0, 0], &["15.07 hours paid or claimed", "as the heading says"]),
    // Hours paid of a duty, and of a period, are all of its hours.
    ("c02_duty_paid_only.csv", [12, 0, 0, 0], &["3 people named, 102 hours on duty.", "Its heading does not say that these are hours of overtime"]),
    ("a42_duty_end_no_date.csv", [12, 0, 0, 0], &["3 people named, 96 hours on duty."]),
    ("e04.csv", [20, 0, 0, 0], &["4 people named, 160 hours on duty."]),
    ("e06.csv", [20, 0, 0, 0], &["4 people named, 170 hours on duty."]),
    ("e01.csv", [16, 0, 0, 0], &["4 people named, 32 hours lost."]),
    ("05_uk_ot_rates_total.csv", [12, 0, 1, 0], &["4 people named, 43.5 hours of overtime."]),
    ("e07.csv", [16, 0, 0, 0], &["4 people named, 30 hours of overtime."]),
    // Two columns that could both be meant say the same, or are asked about.
    ("d01_leave_before_sick_days.csv", [16, 0, 0, 0], &["15 days lost", "“Leave Days” (1) and “Sick Days” (0) could both be meant"]),
    ("c03_emp_start_and_absence.csv", [12, 0, 0, 0], &["“From” (11/01/2024) and “Start Date” (20/05/2015) could both be meant"]),
    ("e13.csv", [20, 0, 0, 0], &["1 calendar day on average", "“Start Date” (2015-05-20) and “Sick From” (2024-06-17) could both be meant"]),
    // A sum beside the days of a month is counted once, or not at all.
    ("d23_april 2024 roster.csv", [4, 0, 0, 0], &["“OT Hours” is of the whole row and not used"]),
    // A number of its own tells people of one name apart.
    ("kumar.csv", [6, 0, 0, 0], &["One name stands under two numbers: R Kumar"]),
    // A row that sums others up may say so beside a staff number.
    ("f06.csv", [3, 0, 3, 0], &["6 hours paid or claimed"]),
    ("a29_weekly_total_rows.csv", [9, 0, 3, 0], &["18 hours paid or claimed"]),
    ("a28_summary_detail.csv", [9, 0, 3, 0], &["18 hours paid or claimed"]),
    ("a30_opening_balance.csv", [9, 0, 6, 0], &["13.5 hours paid or claimed"]),
    ("f07.csv", [8, 0, 4, 0], &["a total or subtotal, not a person", "sums up days that another row of the person sums up too"]),
    ("f08.csv", [6, 0, 9, 0], &["9 hours paid or claimed"]),
    ("c27_team_totals_all.csv", [6, 0, 3, 0], &["2 units named, 24 days lost by units"]),
    // Times that cannot be what they seem, and duties without any.
    ("a09_12h_no_ampm.csv", [15, 0, 0, 0], &["a clock of twelve hours without am and pm", "only its days are counted and no hours"]),
    ("c25_12h_ot.csv", [0, 0, 12, 0], &["a clock of twelve hours without am and pm"]),
    ("a05_four_punches.csv", [12, 0, 0, 0], &["“Clock In 1”, “Clock Out 1”, “Clock In 2”, “Clock Out 2”, “Daily Total” may say it"]),
    ("a07_07x15.csv", [12, 0, 0, 0], &["only its days are counted and no hours"]),
    ("a06_split_shift_cell.csv", [8, 0, 0, 4], &["64 hours on duty", "07:00-11:00 / 17:00-21:00"]),
    ("d09_break_range.csv", [12, 0, 0, 0], &["102 hours on duty", "The values are not what the heading says"]),
    // A point between hours and minutes, also where a spreadsheet has dropped a nought or no minutes stand behind it.
    ("a41_duty_decimal_times.csv", [12, 0, 0, 0], &["102 hours on duty.", "8.30 is half past eight"]),
    ("u01_times_with_a_point.csv", [5, 0, 0, 0], &["9 hours paid or claimed", "as 4 rows with start and end times show"]),
    ("u02_noughts_dropped.csv", [4, 0, 0, 0], &["36.5 hours on duty."]),
    ("u03_whole_hours_beside.csv", [5, 0, 0, 0], &["12.5 hours paid or claimed", "“OT Start” is start"]),
    // The end of an absence may be the day after its last.
    ("u04_ends_at_midnight.csv", [6, 0, 0, 0], &["2.2 calendar days on average", "so the day before it is the last day"]),
    ("u05_ends_by_days_lost.csv", [4, 0, 0, 0], &["2.2 calendar days on average", "“End” is"]),
    ("u06_ends_asked.csv", [4, 0, 0, 0], &["3.2 calendar days on average", "Is one of 14 March 2024 to 16 March 2024 over when that day begins?"]),
    ("u07_ends_are_last_days.csv", [4, 0, 0, 0], &["2.8 calendar days on average"]),
    // What stands below a table is none of its people.
    ("u08_two_tables.csv", [3, 0, 5, 0], &["3 absences in sickness of 3 people", "a row of another table below this one"]),
    ("u09_pages.csv", [4, 0, 7, 0], &["4 absences in sickness of 4 people", "4 people named"]),
    ("u10_total_without_word.csv", [4, 0, 1, 0], &["4 people named, 11 hours", "its numbers are the sums of other rows"]),
    ("u11_station_total.csv", [4, 0, 1, 0], &["4 people named, 6 days lost, 11 hours of overtime.", "its numbers are the sums of other rows"]),
    // Lengths and times that a spreadsheet has put on the day from which it counts.
    ("u12_day_nought.csv", [3, 0, 1, 0], &["13 hours paid or claimed"]),
    ("u13_day_nought_times.csv", [3, 0, 0, 0], &["28.5 hours on duty."]),
    ("u14_lengths_in_am.csv", [4, 0, 1, 0], &["13.5 hours paid or claimed"]),
    // What was worked goes before what was rostered.
    ("u15_rostered_worked.csv", [4, 0, 0, 0], &["32.5 hours on duty, 12.5 hours of overtime."]),
    // A period in every row is no absence, and days away together are no period.
    ("v01_period_in_every_row.csv", [5, 0, 0, 0], &["5 people named, 8 spells of sickness, 47.5 days lost.", "the period that each row sums up"]),
    ("v02_period_and_hours.csv", [4, 0, 0, 0], &["4 people named, 107.75 hours of overtime."]),
    ("v03_period_without_spells.csv", [5, 0, 0, 0], &["5 people named, 47.5 days lost."]),
    ("v04_months_as_pairs.csv", [6, 0, 0, 0], &["3 people named, 5 spells of sickness, 12 days lost."]),
    ("v17_in_post_since.csv", [6, 0, 0, 0], &["6 people"]),
    ("v12_away_together.csv", [3, 0, 0, 0], &["3 absences in sickness of 3 people", "12 calendar days on average"]),
    // Beside times of day an absence that ends at midnight is over; an end at midnight of its own first day is a day.
    ("v05_ends_at_midnight_beside_times.csv", [5, 0, 0, 0], &["1.8 calendar days on average", "00:00 is the end of the day before"]),
    ("v09_last_days_at_midnight.csv", [4, 0, 0, 0], &["1.8 calendar days on average"]),
    // Halves of the first and the last day.
    ("v06_half_days_from_to.csv", [4, 0, 0, 0], &["1.8 calendar days on average", "part of a day lost"]),
    ("v07_sessions.csv", [4, 0, 0, 0], &["1.8 calendar days on average", "part of a day lost"]),
    ("v13_day_and_half.csv", [4, 0, 0, 0], &["1.8 calendar days on average", "part of a day lost"]),
    ("v14_half_start.csv", [3, 0, 0, 0], &["2.3 calendar days on average", "part of a day lost"]),
    ("v15_start_and_end_types.csv", [3, 0, 1, 0], &["3 calendar days on average", "part of a day lost"]),
    // Staff numbers that could be days.
    ("v08_numbers_that_are_dates.csv", [4, 0, 0, 0], &["“Staff Number” is person (number)"]),
    // Pay codes of ordinary hours, overtime and sickness in one column; duties on and off; short headings.
    ("v10_kronos_codes.csv", [2, 0, 3, 1], &["3.5 hours worked", "no overtime: time off, leave, an allowance, or cancelled"]),
    ("v11_duty_on_off.csv", [4, 0, 0, 0], &["3 people named, 35 hours on duty."]),
    ("v16_short_headings.csv", [4, 0, 0, 0], &["3 absences in sickness of 2 people"]),
    // Midnight in another country.
    ("a03_utc_absences.csv", [12, 0, 0, 0], &["16 January 2024 to 13 May 2024", "midnight where the file was made"]),
    // Hours of other kinds beside overtime.
    ("ts6.csv", [3, 0, 3, 2], &["a kind of overtime that may be something else"]),
    // Hours of contract by the fortnight, and of a full-time post beside a share of one.
    ("a18_people_fortnight.csv", [10, 0, 0, 0], &["its heading names another period: not used"]),
    ("e08.csv", [8, 0, 0, 0], &["This heading is not known."]),
    // Sums of one person or two are of whole months or years, and those of sickness and of leave are not one.
    ("w01_sums_of_one_person.csv", [6, 0, 0, 0], &["1 person named, 11.5 days lost."]),
    ("w02_overtime_of_two.csv", [6, 0, 0, 0], &["2 people named, 35.25 hours of overtime."]),
    ("w03_a_year_of_two.csv", [2, 0, 0, 0], &["2 people named, 5 spells of sickness, 15 days lost."]),
    ("w04_sickness_and_leave.csv", [4, 0, 4, 0], &["3 people named, 12 days lost.", "sums up leave, not sickness"]),
    ("w05_kinds_in_rows.csv", [4, 0, 4, 0], &["3 people named, 12 days lost.", "sums up leave, not sickness"]),
    ("w06_kinds_in_columns.csv", [0, 0, 6, 0], &["sums up nothing that is counted"]),
    ("w15_last_days_of_months.csv", [8, 0, 0, 0], &["Every day in “Date” is the last of a month"]),
    ("w21_every_sunday.csv", [6, 0, 0, 0], &["Every day in “Date” is the same day of the week"]),
    ("x01_total_under_a_number.csv", [4, 0, 0, 0], &["Row 5, the last, holds just what the rows above it add up to"]),
    ("w25_running_totals.csv", [0, 0, 6, 0], &["A running total: added up row by row it would count the same days and hours again."]),
    ("w32_rolling_years.csv", [2, 0, 2, 0], &["2 people named, 4 spells of sickness, 16 days lost.", "sums up days that another row of the person sums up too"]),
    ("w33_never_falls.csv", [16, 0, 0, 0], &["“Days Lost” never falls from one period to the next, for anybody"]),
    // Times of day beside the days of an absence; whoever works nights has lost the night that began the day before.
    ("w07_times_beside_days.csv", [5, 0, 0, 0], &["1.8 calendar days on average", "a few hours of a day lost", "ended in the morning after a night"]),
    ("w08_midnights_beside_days.csv", [4, 0, 0, 0], &["Is one of 4 March 2024 to 5 March 2024 over when that day begins?"]),
    ("w09_nights_beside_days.csv", [4, 0, 0, 0], &["2.2 calendar days on average", "ended in the morning after a night"]),
    ("w19_nights_in_one_cell.csv", [3, 0, 0, 0], &["2 calendar days on average", "ended in the morning after a night"]),
    ("w27_no_length.csv", [2, 0, 0, 0], &["says neither when it ended nor how long it lasted: counted as one day"]),
    ("w29_times_as_shares.csv", [3, 0, 0, 0], &["1.3 calendar days on average", "ended in the morning after a night"]),
    // Posts at the same time add up, those one after the other do not, and two people may have one name.
    ("w10_two_posts.csv", [3, 1, 0, 0], &["a second post at the same time", "0.5 and 0.5"]),
    ("w11_posts_in_turn.csv", [3, 2, 0, 0], &["a later post of the person", "a second post at the same time"]),
    ("w18_namesakes.csv", [2, 1, 0, 0], &["the same name as an earlier row, with another team, role or grade"]),
    // Another table at once below the last row; sums below each group, and below more rows than are looked at first.
    ("w12_table_at_once.csv", [3, 0, 3, 0], &["3 absences in sickness of 3 people", "a row of another table below this one"]),
    ("w13_sums_below_groups.csv", [6, 0, 3, 0], &["6 people named, 12 days lost, 18 hours of overtime."]),
    ("w14_long_total.csv", [640, 0, 1, 0], &["640 people named", "its numbers are the sums of other rows"]),
    ("w22_side_by_side.csv", [0, 0, 0, 2], &["two tables stand side by side, and each row holds two people"]),
    ("w26_team_mean.csv", [4, 0, 1, 0], &["4 people named, 8 days lost, 12 hours of overtime.", "or their mean"]),
    ("w30_sums_above_groups.csv", [6, 0, 2, 0], &["6 people named, 12 days lost, 18 hours of overtime."]),
    ("w31_force_first.csv", [3, 0, 1, 0], &["3 people named, 6 days lost, 9.5 hours of overtime."]),
    // Rows that may be none of their own: what is not known is said.
    ("w16_cost_split.csv", [3, 0, 0, 0], &["“Split %” is not used, and seems to divide one piece of overtime among several rows"]),
    ("w17_fit_notes.csv", [5, 0, 0, 0], &["rows of “Fit Note” and “Return to Work” count as absences like all others"]),
    ("w20_ot_from_to.csv", [2, 0, 1, 0], &["6.75 hours worked", "begins and ends at the same time"]),
    ("w23_rest_and_work_time.csv", [4, 0, 0, 0], &["23 hours on duty"]),
    ("w24_codes_not_used.csv", [4, 0, 0, 0], &["“Code” is not used, so that every row counts as overtime"]),
    ("w28_units_of_15_minutes.csv", [0, 0, 3, 0], &["its heading speaks of steps of several minutes"]),
    // One number however a spreadsheet marks it as text.
    ("49_formula_ids.csv", [9, 0, 0, 0], &["4 people named"]),
    // Nothing of somebody at work for nought percent is known, so it is said.
    ("c24_percent_absence.csv", [6, 0, 0, 0], &["“% Absent” is not used: every row counts as an absence"]),
];

fn unseen(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/data/unseen/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

#[test]
fn none_is_wrong_without_a_word() {
    let mut wrong = Vec::new();
    for (name, expected, says) in CASES {
        let mut session = Session::new();
        let id = session.read(name, &unseen(name)).unwrap();
        let seen = account(&mut session, id);
        if seen != *expected {
            wrong.push(format!("{name}: {seen:?}, expected {expected:?}"));
        }
        let said = everything_said(&mut session, &[id], &[]);
        for words in *says {
            if !said.contains(words) {
                wrong.push(format!("{name} does not say “{words}”: {said}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_a_case() {
    let files = std::fs::read_dir(format!("{}/tests/data/unseen", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let mut files: Vec<String> = files.map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    files.sort();
    let mut cases: Vec<&str> = CASES.iter().map(|(name, ..)| *name).collect();
    cases.sort_unstable();
    assert_eq!(files, cases);
}
