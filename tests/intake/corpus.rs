//! Every real file and every vendor-made file: how many rows, of which kind, what the columns mean, and sums that other
//! people have worked out from the same files.

use candour::calendar::Weekday;
use candour::intake::field::{Field, TableKind};
use candour::intake::ledger::Fate::SetAside;
use candour::intake::{Cell, Choices, Row};
use candour::problem::ProblemKind;

use crate::common::*;

/// A file, its kind, its rows below the headings, and the rows set aside.
const FILES: &[(&str, TableKind, u32, u32)] = &[
    ("boston-police-court-overtime-2019.csv", TableKind::Overtime, 26_753, 0),
    ("boston-police-special-event-overtime-2019.csv", TableKind::Overtime, 20_980, 0),
    ("boston-police-roster-2020.csv", TableKind::People, 2_229, 0),
    ("boston-police-earnings-2011.csv", TableKind::People, 3_013, 0),
    ("chicago-officers-12-units.csv", TableKind::People, 5_558, 0),
    ("chicago-complaints-12-units.csv", TableKind::Outcomes, 48_858, 0),
    ("uci-absenteeism-at-work.csv", TableKind::Absences, 740, 0),
    ("nhs-sickness-by-organisation/nhs_sickness_absence_2024-04.csv", TableKind::Totals, 285, 0),
    ("nhs-sickness-by-organisation/nhs_sickness_absence_2025-01.csv", TableKind::Totals, 280, 0),
    ("vendor-made/brighthr-style-absence-bom.csv", TableKind::Absences, 45, 0),
    ("vendor-made/clockify-style-us-12h.csv", TableKind::Duties, 80, 0),
    ("vendor-made/duty-system-style-overtime-preamble.csv", TableKind::Overtime, 71, 1),
    ("vendor-made/esr-style-absence.csv", TableKind::Absences, 61, 0),
    ("vendor-made/frappe-hr-style-attendance.csv", TableKind::Duties, 120, 0),
    ("vendor-made/harvest-style-decimal-comma.csv", TableKind::Duties, 80, 0),
    ("vendor-made/toggl-style-time-entries-bom.csv", TableKind::Duties, 80, 0),
];

fn with<T>(name: &str, of_row: impl FnMut(&Row<'_>) -> T) -> Option<Seen<T>> {
    let bytes = real(name)?;
    let short = name.rsplit('/').next().unwrap_or(name);
    Some(read(short, &bytes, &Choices::default(), of_row).unwrap_or_else(|p| panic!("{p}")))
}

#[test]
fn every_file_has_its_kind_and_its_rows() {
    for (name, kind, rows_in, set_aside) in FILES {
        let Some(seen) = with(name, |_| ()) else { continue };
        let ledger = &seen.file.ledger;
        assert_eq!(seen.file.plan.kind, Some(*kind), "{name}: {}", seen.file.plan.kind_reason);
        assert_eq!(
            (ledger.rows_in, ledger.set_aside()),
            (*rows_in, *set_aside),
            "{name}: {:?}",
            ledger.reasons()
        );
        assert!(!seen.file.plan.kind_reason.is_empty());
    }
}

/// Heading by heading: what each column means.
fn means(name: &str, expected: &[(&str, Option<Field>)]) {
    let Some(seen) = with(name, |_| ()) else { return };
    for (heading, field) in expected {
        let column = seen.file.plan.columns.iter().find(|c| c.heading == *heading);
        let column = column.unwrap_or_else(|| panic!("{name} has no “{heading}”"));
        assert_eq!(column.field, *field, "{name}, “{heading}”: {}", column.reason);
        assert!(column.reason.ends_with('.'), "{}", column.reason);
    }
}

#[test]
fn headings_mean_what_they_mean() {
    use Field::*;
    means(
        "boston-police-court-overtime-2019.csv",
        &[
            ("ID", Some(PersonId)),
            ("NAME", Some(PersonName)),
            ("RANK", Some(Grade)),
            ("ASSIGNED_DESC", Some(Team)),
            ("CHARGED_DESC", Some(ChargedTeam)),
            ("OTDATE", Some(OvertimeDate)),
            ("OTCODE", Some(OvertimeType)),
            ("DESCRIPTION", Some(OvertimeReason)),
            ("STARTTIME", Some(StartTime)),
            ("ENDTIME", Some(EndTime)),
            ("WRKDHRS", Some(HoursWorked)),
            ("OTHOURS", Some(HoursPaid)),
        ],
    );
    means(
        "boston-police-roster-2020.csv",
        &[
            ("ID", Some(PersonId)),
            ("Last", Some(Surname)),
            ("First Name", Some(Forename)),
            ("Sex", Some(Protected)),
            ("Job Title", Some(Role)),
            ("As Of", Some(AsOf)),
            ("Task Profile Descr", Some(Team)),
            ("Ethnic Grp", Some(Protected)),
            ("Annual Rt", None),
            ("Hrly Rate", None),
        ],
    );
    means(
        "vendor-made/esr-style-absence.csv",
        &[
            ("Person ID", Some(PersonId)),
            ("Absence Attendance ID", Some(RowId)),
            ("Actual Start Date", Some(AbsenceStart)),
            ("Actual End Date", Some(AbsenceEnd)),
            ("Sickness Start Date", None),
            ("Absence Reason", Some(AbsenceReason)),
            ("Hours Lost", Some(AbsenceHours)),
            ("Work Related", Some(WorkRelated)),
            ("Disability Related", Some(DisabilityRelated)),
        ],
    );
    means(
        "vendor-made/brighthr-style-absence-bom.csv",
        &[
            ("First name", Some(Forename)),
            ("Is ongoing", Some(IsOpen)),
            ("Estimated return date", None),
            ("Toil notes", Some(Refused)),
        ],
    );
    means(
        "vendor-made/frappe-hr-style-attendance.csv",
        &[
            ("ID", Some(RowId)),
            ("Employee", Some(PersonId)),
            ("In Time", Some(ActualStart)),
            ("Shift", Some(DutyKind)),
        ],
    );
    means(
        "vendor-made/toggl-style-time-entries-bom.csv",
        &[("User", Some(PersonName)), ("Email", Some(Refused))],
    );
    means(
        "chicago-complaints-12-units.csv",
        &[
            ("complaint_id", Some(RowId)),
            ("officer_id", Some(PersonId)),
            ("incident_date", Some(IncidentDate)),
            ("complaint_date", Some(OutcomeDate)),
            ("final_finding", Some(Finding)),
        ],
    );
    means(
        "nhs-sickness-by-organisation/nhs_sickness_absence_2024-04.csv",
        &[("ORG_NAME", Some(Team)), ("FTE_DAYS_AVAILABLE", Some(Exposure)), ("DATE", Some(PeriodEnd))],
    );
    means(
        "boston-police-earnings-2011.csv",
        &[("Overtime", None), ("Title", Some(Role)), ("Zip Code", Some(Refused))],
    );
}

/// `real-data.md`: 55,215 h worked, 115,869 h paid, 22,590 spells paid above worked and each of them paid exactly four.
#[test]
fn court_overtime_adds_up_to_what_others_found() {
    let hours = |row: &Row<'_>| {
        let hours = |field| row.hours(field).value().unwrap_or_else(|| panic!("row {}", row.number()));
        (row.key(Field::PersonId).into_owned(), hours(Field::HoursWorked), hours(Field::HoursPaid))
    };
    let Some(seen) = with("boston-police-court-overtime-2019.csv", hours) else { return };
    let worked: f64 = seen.rows.iter().map(|r| r.1).sum();
    let paid: f64 = seen.rows.iter().map(|r| r.2).sum();
    let above: Vec<f64> = seen.rows.iter().filter(|r| r.2 > r.1).map(|r| r.2).collect();
    assert_eq!((worked.round(), paid.round()), (55_215.0, 115_869.0));
    assert_eq!((above.len(), above.iter().all(|h| *h == 4.0)), (22_590, true));
    let people: std::collections::BTreeSet<&String> = seen.rows.iter().map(|r| &r.0).collect();
    assert_eq!(people.len(), 1_403);
    let teams =
        with("boston-police-court-overtime-2019.csv", |r| r.text(Field::Team).into_owned()).unwrap().rows;
    assert!(teams.contains(&"E-5 DCU SQUAD".to_owned()), "no-break spaces are spaces");
}

/// `SOURCES.md`: 3,735 of 20,980 spells cross midnight; dates are month first.
#[test]
fn special_events_cross_midnight_as_often_as_others_found() {
    let times = |row: &Row<'_>| {
        let clock = |field| row.clock(field).value().unwrap_or_else(|| panic!("row {}", row.number()));
        (clock(Field::StartTime), clock(Field::EndTime), row.day(Field::OvertimeDate).value().unwrap())
    };
    let Some(seen) = with("boston-police-special-event-overtime-2019.csv", times) else { return };
    let crossing = seen.rows.iter().filter(|(start, end, _)| end < start).count();
    assert_eq!(crossing, 3_735);
    assert!(seen.rows.iter().all(|(_, _, day)| day.ymd().0 == 2019));
    assert_eq!(seen.rows[0].2.weekday(), Weekday::Tuesday);
    let date = seen.file.plan.column_of(Field::OvertimeDate).unwrap();
    assert!(date.read_as.starts_with("month/day/year: 12,0"), "{}", date.read_as);
}

/// The unused column beside it settles how the roster writes dates.
#[test]
fn a_date_that_can_be_read_two_ways_is_read_like_its_neighbour() {
    let Some(seen) = with("boston-police-roster-2020.csv", |r| r.day(Field::AsOf).value().unwrap().iso())
    else {
        return;
    };
    assert!(seen.rows.iter().all(|day| day == "2020-01-06"));
    let column = seen.file.plan.column_of(Field::AsOf).unwrap();
    assert_eq!(column.read_as, "month/day/year, as in “Eff Date”: nothing in this column settles it");
    assert_eq!(column.question, None);
}

#[test]
fn uci_has_no_dates_and_says_so() {
    let Some(seen) = with("uci-absenteeism-at-work.csv", |r| {
        (r.key(Field::PersonId).into_owned(), r.number_in(Field::MonthOnly), r.hours(Field::AbsenceHours))
    }) else {
        return;
    };
    assert!(seen.file.plan.notes.contains(&"This file has no dates.".to_owned()));
    assert_eq!(seen.file.plan.delimiter, ';');
    let people: std::collections::BTreeSet<&String> = seen.rows.iter().map(|r| &r.0).collect();
    assert_eq!(people.len(), 36);
    assert_eq!(seen.rows.iter().filter(|r| r.1 == Cell::Value(0.0)).count(), 3);
    let hours: f64 = seen.rows.iter().filter_map(|r| r.2.value()).sum();
    assert_eq!((hours / 740.0 * 10.0).round(), 69.0, "mean 6.9 hours");
}

#[test]
fn the_duty_system_adds_up_to_its_own_total() {
    let Some(seen) = with("vendor-made/duty-system-style-overtime-preamble.csv", |r| {
        (r.key(Field::PersonId).into_owned(), r.hours(Field::HoursPaid).value().unwrap())
    }) else {
        return;
    };
    let sum: f64 = seen.rows.iter().map(|r| r.1).sum();
    assert!((sum - 265.0).abs() < 1e-9, "the file's own last line says 265:00, not {sum}");
    assert_eq!(seen.rows[0].0, "0444", "leading zeros stay");
    assert_eq!(in_ledger(&seen.file, SetAside, "total").len(), 1);
    assert!(seen.file.plan.notes.contains(&"4 lines above the headings were left out.".to_owned()));
}

/// The same shifts, exported by three systems: seconds and ISO dates, 12-hour clock and US dates, decimal comma.
#[test]
fn three_systems_tell_the_same_story() {
    let shift =
        |r: &Row<'_>| (r.day(Field::DutyDate).value().unwrap(), r.hours(Field::HoursWorked).value().unwrap());
    let files = ["toggl-style-time-entries-bom", "clockify-style-us-12h", "harvest-style-decimal-comma"];
    let all: Vec<_> =
        files.iter().filter_map(|n| with(&format!("vendor-made/{n}.csv"), shift)).map(|s| s.rows).collect();
    assert_eq!(all.len(), 3);
    assert_eq!(all[0], all[1]);
    assert_eq!(all[0], all[2]);
    let clock = |r: &Row<'_>| (r.clock(Field::StartTime), r.clock(Field::EndTime), r.day(Field::EndDate));
    let toggl = with("vendor-made/toggl-style-time-entries-bom.csv", clock).unwrap().rows;
    assert_eq!(toggl, with("vendor-made/clockify-style-us-12h.csv", clock).unwrap().rows);
}

#[test]
fn months_side_by_side_are_refused_kindly() {
    let Some(bytes) = real("nhs-england-sickness-by-staff-group-2010-2016-wide.csv") else { return };
    let Err(problem) = read("wide.csv", &bytes, &Choices::default(), |_| ()) else { panic!("read") };
    assert_eq!(problem.kind, ProblemKind::Meaning);
    assert!(problem.sentence.contains("84 columns"), "{problem}");
}

/// What is never read in is shown by its heading only.
#[test]
fn protected_and_refused_columns_and_reasons_show_no_values() {
    for (name, ..) in FILES {
        let Some(seen) = with(name, |_| ()) else { continue };
        for column in &seen.file.plan.columns {
            if matches!(column.field, Some(Field::Protected | Field::Refused | Field::AbsenceReason)) {
                assert!(column.first_values.is_empty(), "{name}: {}", column.heading);
            }
        }
    }
}

/// Real files, cut at many places, give the same rows, the same plan and the same account.
#[test]
fn pieces_make_no_difference_to_real_files() {
    for (name, _, rows, _) in FILES.iter().filter(|f| f.2 < 6_000) {
        let Some(bytes) = real(name) else { continue };
        let print = |r: &Row<'_>| (r.number(), r.quoted(), r.key(Field::PersonId).into_owned());
        let whole = read("file.csv", &bytes, &Choices::default(), print).unwrap();
        for piece in [1, 7, 64, 4_096, 65_536, 65_537] {
            if piece == 1 && bytes.len() > 100_000 {
                continue;
            }
            let cuts: Vec<usize> = (0..bytes.len()).step_by(piece).collect();
            let seen = read_in("file.csv", &bytes, &cuts, &Choices::default(), print).unwrap();
            assert_eq!(seen.rows, whole.rows, "{name} in pieces of {piece}");
            assert_eq!(seen.file.plan, whole.file.plan, "{name} in pieces of {piece}");
            assert_eq!(seen.file.ledger.rows_in, *rows);
        }
    }
}
