//! The 401 headings of 32 sources, each source as a file of its own with plausible values: how many are understood.
//!
//! A heading counts as understood when its column gets the field that its meaning calls for, when a column with the
//! same meaning has it already and the plan says so, or when its meaning is of no use here and the column is left out.

use std::collections::BTreeMap;

use candour::intake::field::Field::{self, *};
use candour::intake::{Choices, Plan};

use crate::common::*;

/// What a meaning calls for; an empty list says that the column is of no use or must not be read.
#[rustfmt::skip]
const CALLS_FOR: &[(&str, &[Field])] = &[
    ("absence_days", &[AbsenceDays]), ("absence_end", &[AbsenceEnd]), ("absence_end_time", &[]), ("absence_hours", &[AbsenceHours]),
    ("absence_id", &[RowId]), ("absence_pay_group", &[]), ("absence_reason", &[AbsenceReason]), ("absence_start", &[AbsenceStart]),
    ("absence_start_time", &[]), ("absence_status", &[ApprovalStatus]), ("absence_type", &[AbsenceType]), ("absence_unit", &[]),
    ("age", &[Protected]), ("allegation", &[OutcomeKind]), ("approved_flag", &[ApprovalStatus]), ("approver", &[Authoriser]),
    ("as_of_date", &[AsOf]), ("attendance_status", &[DutyKind]), ("badge_number", &[PersonId]), ("birth_date", &[Protected]),
    ("birth_year", &[Protected]), ("comment", &[Refused]), ("commute_distance", &[]), ("contract_group", &[]),
    ("contract_hours", &[ContractedHours]), ("department", &[Team]), ("department_code", &[Team]), ("detail_pay", &[]),
    ("disability_flag", &[Protected]), ("disability_related_flag", &[DisabilityRelated]), ("discipline_flag", &[]), ("early_exit_flag", &[]),
    ("email", &[Refused]), ("employee_number", &[PersonId]), ("employment_basis", &[]), ("employment_end", &[PostEnd]),
    ("employment_start", &[PostStart]), ("employment_status", &[PostStatus]), ("ethnicity", &[Protected]), ("expected_return", &[]),
    ("family_name", &[Surname]), ("finding", &[Finding]), ("fit_note", &[]), ("fte", &[Fte]), ("fte_days_available", &[Exposure]),
    ("fte_days_lost", &[AbsenceDays]), ("given_name", &[Forename]), ("half_day_marker", &[AbsenceStartPart, AbsenceEndPart]), ("hours_worked", &[HoursWorked]),
    ("incident_date", &[IncidentDate]), ("incident_time", &[]), ("injury_pay", &[]), ("is_ongoing", &[IsOpen]), ("late_flag", &[]),
    ("leaving_reason", &[]), ("length_of_service", &[]), ("location", &[Team, Refused]), ("manager", &[Manager]),
    ("month", &[MonthOnly, PeriodEnd]), ("notified_date", &[]), ("occupational_health_date", &[HealthReferral]), ("on_duty_flag", &[]),
    ("ordinary_hours", &[]), ("org_code", &[Team]), ("org_name", &[Team]), ("org_type", &[]), ("outcome_action", &[Severity]),
    ("outcome_closed", &[OutcomeDate]), ("outcome_date", &[OutcomeDate]), ("outcome_id", &[RowId]), ("outcome_type", &[OutcomeKind]),
    ("overtime_code", &[OvertimeType]), ("overtime_date", &[OvertimeDate]), ("overtime_hours_paid", &[HoursPaid]),
    ("overtime_hours_worked", &[HoursWorked]), ("overtime_pay", &[]), ("overtime_reason", &[OvertimeReason, OvertimeType]),
    ("pay_amount", &[]), ("pay_period", &[PeriodEnd]), ("pay_rate", &[]), ("pay_total", &[]), ("peer_group", &[]),
    ("person_id", &[PersonId]), ("person_name", &[PersonName]), ("position_id", &[]), ("postcode", &[Refused]),
    ("project", &[DutyKind, OvertimeReason]), ("punch_direction", &[]), ("punch_time", &[ActualStart]), ("rank_grade", &[Grade]),
    ("record_effective_date", &[AsOf]), ("region", &[]), ("requested_date", &[]), ("return_to_work_date", &[ReturnInterview]), ("role_title", &[Role]),
    ("season", &[]), ("sex", &[Protected]), ("shift_code", &[DutyKind]), ("shift_date", &[DutyDate, EndDate, OvertimeDate]),
    ("shift_end", &[EndTime, ActualEnd, PlannedEnd]), ("shift_start", &[StartTime, ActualStart, PlannedStart]), ("sickness_rate", &[]),
    ("staff_group", &[Role]), ("tags", &[Refused]), ("task", &[DutyKind]), ("third_party_flag", &[]), ("toil_notes", &[Refused]),
    ("unit", &[Team]), ("unit_charged", &[ChargedTeam]), ("unit_code", &[Team]), ("unit_end", &[EndDate]), ("unit_start", &[DutyDate]),
    ("updated", &[]), ("violence_related_flag", &[]), ("week_ending", &[PeriodEnd]), ("weekday", &[WeekdayOnly]),
    ("work_related_flag", &[WorkRelated]), ("working_time_optout", &[OptOut]), ("workload", &[]),
];

/// A plausible value of a meaning in a row.
fn value(meaning: &str, row: usize) -> String {
    let person = row * 7 % 12;
    let pick = |from: &[&str]| from[row % from.len()].to_owned();
    let day = |plus: usize| format!("{:02}/{:02}/2025", (row * 5 + plus) % 28 + 1, row % 12 + 1);
    match meaning {
        "person_id" | "employee_number" | "badge_number" => format!("24010{:03}", person * 37),
        "person_name" => pick_by(
            person,
            &["Ash Elmstone", "Dee Larkflint", "Kit Rowan-Slate", "Sam Cedarchalk"],
            "Jo Firmarl",
        ),
        "family_name" => pick_by(person, &["Elmstone", "Larkflint", "Rowan-Slate", "Cedarchalk"], "Firmarl"),
        "given_name" => pick_by(person, &["Ash", "Dee", "Kit", "Sam"], "Jo"),
        "manager" | "approver" => pick(&["Max Pineopal", "Ray Ivytuff"]),
        "email" => format!("person{person}@example.invalid"),
        "absence_id" | "outcome_id" => format!("{}", 900_000 + row),
        "absence_start"
        | "overtime_date"
        | "outcome_date"
        | "incident_date"
        | "shift_date"
        | "employment_start"
        | "as_of_date"
        | "unit_start"
        | "birth_date"
        | "record_effective_date" => day(0),
        "absence_end"
        | "outcome_closed"
        | "employment_end"
        | "unit_end"
        | "requested_date"
        | "notified_date"
        | "updated"
        | "return_to_work_date"
        | "occupational_health_date"
        | "expected_return"
        | "week_ending" => day(3),
        "pay_period" | "month" => day(0),
        "absence_days" => format!("{}", row % 5 + 1),
        "absence_hours"
        | "hours_worked"
        | "overtime_hours_paid"
        | "overtime_hours_worked"
        | "ordinary_hours" => {
            format!("{}.{}", row % 9 + 1, ["0", "25", "5", "75"][row % 4])
        }
        "contract_hours" => pick(&["37.5", "40", "22.5"]),
        "fte" => pick(&["1", "0.6", "0.8"]),
        "fte_days_lost" => format!("{}.52676", 1000 + row * 13),
        "fte_days_available" => format!("{}.10823", 50_000 + row * 131),
        "shift_start" | "absence_start_time" | "incident_time" | "punch_time" => {
            format!("{:02}:{:02}", row % 12, row % 4 * 15)
        }
        "shift_end" | "absence_end_time" => format!("{:02}:{:02}", row % 12 + 8, row % 4 * 15),
        "absence_type" => pick(&["Sickness", "Annual leave", "Training"]),
        "absence_reason" => pick(&["S13 Cold, Cough, Flu", "S25 Gastrointestinal problems", "S98 Other"]),
        "absence_status" | "approved_flag" => pick(&["Approved", "Cancelled"]),
        "attendance_status" => pick(&["Present", "On Leave"]),
        "overtime_code" | "unit_code" | "department_code" | "org_code" => format!("{}", 280 + row % 6),
        "overtime_reason" | "project" | "task" | "outcome_type" | "allegation" => {
            pick(&["COURT", "EVENT", "CUSTODY"])
        }
        "unit" | "department" | "unit_charged" | "org_name" | "location" => {
            pick(&["District 13", "Custody", "Response A"])
        }
        "rank_grade" => pick(&["Sgt", "PC", "Insp"]),
        "role_title" | "staff_group" => pick(&["Police Officer", "Dispatcher"]),
        "finding" => pick(&["Sustained", "Not sustained"]),
        "outcome_action" => pick(&["Reprimand", "Suspension", "None"]),
        "employment_status" => pick(&["Active", "Suspended"]),
        "shift_code" => pick(&["Early", "Late", "Night"]),
        "age" => format!("{}", 25 + row % 30),
        "birth_year" => format!("{}", 1960 + row % 40),
        "weekday" => format!("{}", row % 5 + 2),
        "comment" | "toil_notes" => {
            format!("Rang in at six, said that it was the usual thing again, number {row}.")
        }
        m if m.ends_with("_flag") || matches!(m, "is_ongoing" | "fit_note" | "working_time_optout") => {
            pick(&["N", "Y", "N"])
        }
        m if m.ends_with("_pay") || m.starts_with("pay_") => format!("${}.50", 1000 + row * 17),
        _ => pick(&["A", "B", "C"]),
    }
}

fn pick_by(person: usize, from: &[&str], or: &str) -> String {
    from.get(person % (from.len() + 1)).map_or(or.to_owned(), |s| (*s).to_owned())
}

#[test]
fn nearly_every_heading_of_the_vocabulary_is_understood() {
    let Some(bytes) = real("header-vocabulary.csv") else { return };
    let mut sources: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for line in csv::Reader::from_reader(bytes.as_slice()).records() {
        let line = line.unwrap();
        sources.entry(line[2].to_owned()).or_default().push((line[0].to_owned(), line[1].to_owned()));
    }
    let (mut understood, mut all) = (0, 0);
    let mut misses = Vec::new();
    for (source, columns) in &sources {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(columns.iter().map(|(_, heading)| heading)).unwrap();
        for row in 0..40 {
            let cell = |(meaning, heading): &(String, String)| match heading.as_str() {
                "Month of absence" => (row % 12 + 1).to_string(),
                _ => value(meaning, row),
            };
            writer.write_record(columns.iter().map(cell)).unwrap();
        }
        let plan = Plan::of("export.csv", &writer.into_inner().unwrap(), true, &Choices::default()).unwrap();
        for ((meaning, heading), column) in columns.iter().zip(&plan.columns) {
            let (_, fields) =
                CALLS_FOR.iter().find(|(m, _)| m == meaning).unwrap_or_else(|| panic!("{meaning}?"));
            let right = match column.field {
                Some(Field::Refused | Field::Protected) if fields.is_empty() => true,
                Some(field) => fields.contains(&field),
                None => fields.is_empty() || fields.iter().any(|f| plan.column_of(*f).is_some()),
            };
            all += 1;
            understood += u32::from(right);
            if !right {
                let kind = plan.kind;
                misses.push(format!(
                    "{source} ({kind:?}): “{heading}” is {meaning}, taken as {:?}: {}",
                    column.field, column.reason
                ));
            }
        }
    }
    let share = f64::from(understood) / f64::from(all);
    println!("{understood} of {all} headings understood ({:.1} %)\n{}", share * 100.0, misses.join("\n"));
    assert_eq!(all, 401);
    assert!(share >= 0.95, "only {:.1} %\n{}", share * 100.0, misses.join("\n"));
}
