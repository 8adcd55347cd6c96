//! The meanings a column can have, as the menus on the Data screen list them.

use super::choice::Choice;
use crate::intake::field::{Field, TableKind};

const WHO: [(Field, &str, &str); 4] = [
    (Field::PersonId, "personId", "Person: number"),
    (Field::PersonName, "personName", "Person: full name"),
    (Field::Surname, "surname", "Person: family name"),
    (Field::Forename, "forename", "Person: given name"),
];

const WHERE: [(Field, &str, &str); 3] = [
    (Field::Team, "team", "Team or unit"),
    (Field::Role, "role", "Role"),
    (Field::Grade, "grade", "Rank or grade"),
];

const PEOPLE: [(Field, &str, &str); 14] = [
    (Field::Pattern, "pattern", "Shift or working pattern"),
    (Field::Fte, "fte", "Full-time equivalent"),
    (Field::ContractedHours, "contractedHours", "Contracted hours a week"),
    (Field::PostStart, "postStart", "First day in post"),
    (Field::PostEnd, "postEnd", "Last day in post"),
    (Field::Manager, "manager", "Manager"),
    (Field::PostStatus, "postStatus", "Status"),
    (Field::StatusStart, "statusStart", "First day of the status"),
    (Field::StatusEnd, "statusEnd", "Last day of the status"),
    (Field::AdjustedTrigger, "adjustedTrigger", "Bradford trigger adjusted for the person"),
    (Field::AsOf, "asOf", "Date of this list"),
    (Field::OptOut, "optOut", "Opted out of 48 hours"),
    (Field::Protected, "protected", "Personal characteristic: never in a pattern"),
    (Field::Group, "group", "Groups for the fairness test alone: never in a pattern"),
];

const ABSENCES: [(Field, &str, &str); 23] = [
    (Field::AbsenceStart, "absenceStart", "First day"),
    (Field::AbsenceEnd, "absenceEnd", "Last day"),
    (Field::ReturnDate, "returnDate", "Day of return"),
    (Field::AbsenceDays, "absenceDays", "Days lost"),
    (Field::AbsenceHours, "absenceHours", "Hours lost"),
    (Field::LengthUnit, "lengthUnit", "Unit of the length: days, hours, minutes"),
    (Field::AbsenceType, "absenceType", "Kind of absence"),
    (Field::AbsenceReason, "absenceReason", "Reason: reduced at reading"),
    (Field::AbsenceRelated, "absenceRelated", "Related to: reduced at reading"),
    (Field::WorkRelated, "workRelated", "Work-related: yes or no"),
    (Field::DisabilityRelated, "disabilityRelated", "Disability-related: yes or no"),
    (Field::PregnancyRelated, "pregnancyRelated", "Pregnancy-related: yes or no"),
    (Field::ApprovalStatus, "approvalStatus", "Approved, cancelled …"),
    (Field::RecordStatus, "recordStatus", "Cancelled or deleted: yes, a day or a word"),
    (Field::IsOpen, "isOpen", "Still open: yes or no"),
    (Field::AbsenceStartPart, "absenceStartPart", "Part of the first day"),
    (Field::AbsenceEndPart, "absenceEndPart", "Part of the last day"),
    (Field::Certified, "certified", "Certified: by whom"),
    (Field::ReturnInterview, "returnInterview", "Day of the talk on return"),
    (Field::HealthReferral, "healthReferral", "Day of referral to occupational health"),
    (Field::MonthOnly, "monthOnly", "Month alone"),
    (Field::WeekdayOnly, "weekdayOnly", "Day of the week alone"),
    (Field::Version, "version", "Version of the absence: the last one counts"),
];

const OVERTIME: [(Field, &str, &str); 16] = [
    (Field::ApprovalStatus, "approvalStatus", "Approved, cancelled …"),
    (Field::RecordStatus, "recordStatus", "Cancelled or deleted: yes, a day or a word"),
    (Field::OvertimeDate, "overtimeDate", "Day worked"),
    (Field::StartTime, "startTime", "Start"),
    (Field::EndTime, "endTime", "End"),
    (Field::HoursWorked, "hoursWorked", "Hours worked"),
    (Field::HoursPaid, "hoursPaid", "Hours paid or claimed"),
    (Field::LengthUnit, "lengthUnit", "Unit of the length: days, hours, minutes"),
    (Field::OvertimeType, "overtimeType", "Type, code or rate"),
    (Field::OvertimeReason, "overtimeReason", "What it was for"),
    (Field::Authoriser, "authoriser", "Authorised by"),
    (Field::Voluntary, "voluntary", "Voluntary or directed"),
    (Field::PaidAs, "paidAs", "Paid, time off or unpaid"),
    (Field::ClaimDate, "claimDate", "Day claimed"),
    (Field::ChargedTeam, "chargedTeam", "Team that paid"),
    (Field::Version, "version", "Version of the claim: the last one counts"),
];

const DUTIES: [(Field, &str, &str); 14] = [
    (Field::ApprovalStatus, "approvalStatus", "Approved, cancelled …"),
    (Field::RecordStatus, "recordStatus", "Cancelled or deleted: yes, a day or a word"),
    (Field::DutyDate, "dutyDate", "Day of the duty"),
    (Field::DutyKind, "dutyKind", "Kind of duty"),
    (Field::Attendance, "attendance", "Attendance: present, absent"),
    (Field::ActualStart, "actualStart", "Actual start"),
    (Field::ActualEnd, "actualEnd", "Actual end"),
    (Field::PlannedStart, "plannedStart", "Planned start"),
    (Field::PlannedEnd, "plannedEnd", "Planned end"),
    (Field::EndDate, "endDate", "Day it ended"),
    (Field::Break, "break", "Unpaid break"),
    (Field::HoursWorked, "hoursWorked", "Hours worked"),
    (Field::HoursPaid, "hoursPaid", "Hours of overtime"),
    (Field::StartTime, "startTime", "Start"),
];

const TOTALS: [(Field, &str, &str); 11] = [
    (Field::PeriodStart, "periodStart", "First day of the period"),
    (Field::PeriodEnd, "periodEnd", "Last day of the period"),
    (Field::SpellCount, "spellCount", "Spells of sickness in the period"),
    (Field::SpellsBegun, "spellsBegun", "Spells of sickness begun in it"),
    (Field::AbsenceDays, "absenceDays", "Working days lost"),
    (Field::AbsenceHours, "absenceHours", "Hours lost"),
    (Field::LengthUnit, "lengthUnit", "Unit of the length: days, hours, minutes"),
    (Field::OvertimeDays, "overtimeDays", "Days with overtime"),
    (Field::HoursPaid, "hoursPaid", "Hours of overtime"),
    (Field::DaysInPost, "daysInPost", "Days in post"),
    (Field::Exposure, "exposure", "Days or duties available"),
];

const OUTCOMES: [(Field, &str, &str); 8] = [
    (Field::OutcomeDate, "outcomeDate", "Day it was recorded"),
    (Field::IncidentDate, "incidentDate", "Day it happened"),
    (Field::OutcomeClosed, "outcomeClosed", "Day it was closed"),
    (Field::CasePart, "casePart", "Part in the case"),
    (Field::OutcomeKind, "outcomeKind", "Kind"),
    (Field::Finding, "finding", "Finding"),
    (Field::Severity, "severity", "How serious"),
    (Field::Route, "route", "How it came to light"),
];

const LEFT: [(Field, &str, &str); 2] = [
    (Field::RowId, "rowId", "Reference of the row"),
    (Field::Refused, "refused", "Not read in: free text and the like"),
];

/// A group's name, and its meanings: field, id, label.
type Group = (&'static str, &'static [(Field, &'static str, &'static str)]);

fn of_kind(kind: Option<TableKind>) -> Vec<Group> {
    let mut groups: Vec<Group> = vec![("Who", &WHO), ("Where", &WHERE)];
    match kind {
        Some(TableKind::People) => groups.push(("In post", &PEOPLE)),
        Some(TableKind::Absences) => groups.push(("Absence", &ABSENCES)),
        Some(TableKind::Overtime) => groups.push(("Overtime", &OVERTIME)),
        Some(TableKind::Duties) => groups.push(("Duty", &DUTIES)),
        Some(TableKind::Totals) => groups.push(("Sums", &TOTALS)),
        Some(TableKind::Outcomes) => groups.push(("Outcome", &OUTCOMES)),
        _ => {
            groups.push(("In post", &PEOPLE));
            groups.push(("Absence", &ABSENCES));
            groups.push(("Overtime", &OVERTIME));
        }
    }
    groups.push(("Left out", &LEFT));
    groups
}

/// What a column without a meaning is called.
pub const NOT_USED: &str = "Not used";

/// Meanings to choose from for a column of a file of this kind, "Not used" first.
pub fn options(kind: Option<TableKind>) -> Vec<Choice> {
    let mut list = vec![Choice { id: String::new(), label: NOT_USED.to_owned(), group: String::new() }];
    for (group, fields) in of_kind(kind) {
        list.extend(fields.iter().map(|(_, id, label)| Choice {
            id: (*id).to_owned(),
            label: (*label).to_owned(),
            group: group.to_owned(),
        }));
    }
    list
}

/// What a meaning is called in a file of this kind, or its id where no menu names it.
pub fn name(kind: Option<TableKind>, field: Field) -> String {
    let of_kind = of_kind(kind).into_iter().flat_map(|(_, fields)| fields).find(|(f, ..)| *f == field);
    of_kind.map(|(_, _, label)| *label).or_else(|| label(field)).map_or_else(|| id(field), str::to_owned)
}

/// The id of a meaning, as it stands in saved mappings.
pub fn id(field: Field) -> String {
    serde_json::to_value(field).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The meaning with this id.
pub fn from_id(id: &str) -> Option<Field> {
    serde_json::from_value(serde_json::Value::String(id.to_owned())).ok()
}

/// What a meaning is called.
pub fn label(field: Field) -> Option<&'static str> {
    of_kind(None)
        .into_iter()
        .flat_map(|(_, fields)| fields)
        .find(|(f, _, _)| *f == field)
        .map(|(_, _, label)| *label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ids_in_the_menus_are_the_ids_of_the_fields() {
        for (_, fields) in of_kind(None) {
            for (field, written, _) in fields {
                assert_eq!(id(*field), *written);
                assert_eq!(from_id(written), Some(*field));
            }
        }
    }
}
