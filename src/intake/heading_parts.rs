//! A heading understood by its parts, where it is not known as a whole: "Time Off Type" is absence and type, so that a
//! neighbour of a known heading is known. Every part must have its place in the meaning; one word too many and the heading
//! stays unknown.

#[allow(clippy::enum_glob_use)] // a table of fields reads best by their bare names
use super::field::Field::{self, *};
use crate::vocabulary::parts;

/// A meaning, the parts it takes, and parts that may stand beside them.
type Rule = (Field, &'static [&'static str], &'static [&'static str]);

/// The particular before the general.
#[rustfmt::skip]
const RULES: &[Rule] = &[
    (PersonId, &["whole"], &["number", "who"]),
    (PersonId, &["who", "number"], &[]),
    (PersonName, &["who", "name"], &[]),
    (Forename, &["forename"], &["who", "name", "first"]),
    (Forename, &["first", "name"], &["who"]),
    (Surname, &["surname"], &["who", "name"]),
    (Surname, &["last", "name"], &["who", "first"]),
    (Surname, &["end", "name"], &["who"]),
    (Forename, &["start", "name"], &["who", "first"]),
    (Team, &["team"], &["who", "name", "number"]),
    (AbsenceType, &["absencetype"], &["who"]),
    (AbsenceType, &["absence", "type"], &["who", "name"]),
    (AbsenceReason, &["absence", "reason"], &["who", "name"]),
    (AbsenceReason, &["absence", "type", "reason"], &["who"]),
    (ApprovalStatus, &["absence", "status"], &["who", "record"]),
    (ApprovalStatus, &["record", "status"], &["who", "overtime", "duty"]),
    (ApprovalStatus, &["overtime", "status"], &["who"]),
    (ApprovalStatus, &["duty", "status"], &[]),
    // Back at work: the last day off is the day before.
    (ReturnDate, &["return"], &["date", "time", "work", "duty", "actual", "who", "start", "first", "end", "absence", "worked"]),
    (AbsenceStart, &["absence", "start"], &["date", "actual", "who"]),
    (AbsenceEnd, &["absence", "end"], &["date", "actual", "who"]),
    (AbsenceStart, &["absence", "date"], &["actual", "who"]),
    (AbsenceDays, &["absence", "days"], &["lost", "fte", "worked"]),
    (AbsenceDays, &["days", "lost"], &["fte"]),
    (AbsenceHours, &["absence", "hours"], &["lost", "fte"]),
    (AbsenceHours, &["hours", "lost"], &["fte"]),
    (OvertimeType, &["overtime", "type"], &[]),
    (OvertimeReason, &["overtime", "reason"], &[]),
    (OvertimeDate, &["overtime", "date"], &["worked", "start"]),
    (StartTime, &["overtime", "start"], &["time"]),
    (EndTime, &["overtime", "end"], &["time"]),
    (HoursWorked, &["overtime", "hours", "worked"], &["actual"]),
    (HoursPaid, &["overtime", "hours"], &["time", "paid"]),
    (HoursPaid, &["overtime"], &["time", "paid"]),
    (PlannedStart, &["duty", "start"], &["time"]),
    (PlannedEnd, &["duty", "end"], &["time"]),
    (PlannedStart, &["planned", "start"], &["duty", "date", "time"]),
    (PlannedEnd, &["planned", "end"], &["duty", "date", "time"]),
    (ActualStart, &["actual", "start"], &["duty", "time"]),
    (ActualEnd, &["actual", "end"], &["duty", "time"]),
    (DutyDate, &["duty", "date"], &["planned", "actual"]),
    (DutyKind, &["duty", "type"], &[]),
    (HoursWorked, &["hours", "worked"], &["actual", "duty"]),
    (Break, &["break"], &["time", "hours", "measure"]),
    (PeriodStart, &["period", "start"], &["date"]),
    (PeriodEnd, &["period", "end"], &["date"]),
    (PeriodEnd, &["period"], &["date"]),
    (PostStart, &["post", "start"], &["date", "who"]),
    (PostStart, &["post", "date"], &["who", "actual"]),
    (PostEnd, &["post", "end"], &["date", "who"]),
    (PostEnd, &["leaving", "date"], &["who", "actual"]),
    (ContractedHours, &["contracted", "hours"], &["who"]),
    (LengthUnit, &["unit", "measure"], &[]),
    (LengthUnit, &["unit", "time"], &[]),
    (Team, &["unit"], &["who", "name", "number"]),
    // Of one word or two in another language: at home in several kinds of table.
    (AbsenceStart, &["start"], &["date"]),
    (PostStart, &["start"], &["date"]),
    (AbsenceEnd, &["end"], &["date"]),
    (PostEnd, &["end"], &["date"]),
    (StartTime, &["start"], &["time"]),
    (EndTime, &["end"], &["time"]),
    (AbsenceType, &["type"], &[]),
    (OvertimeType, &["type"], &[]),
    (AbsenceReason, &["reason"], &[]),
    (OvertimeReason, &["reason"], &[]),
    (ApprovalStatus, &["status"], &[]),
    (OvertimeDate, &["date"], &[]),
    (DutyDate, &["date"], &[]),
    (DutyKind, &["duty"], &[]),
    (HoursWorked, &["hours"], &[]),
    (AbsenceHours, &["hours"], &[]),
    (AbsenceDays, &["days"], &[]),
    (PersonName, &["name"], &[]),
    (PersonName, &["who"], &[]),
    (PersonId, &["who"], &[]),
];

/// The fields that the parts of a heading can mean, the likeliest first.
pub(crate) fn fields(heading: &str) -> Vec<Field> {
    let Some(parts) = parts(heading) else { return Vec::new() };
    let fits = |(_, needs, may): &&Rule| {
        needs.iter().all(|part| parts.contains(part))
            && parts.iter().all(|part| needs.contains(part) || may.contains(part))
    };
    let mut fields: Vec<Field> = Vec::new();
    let found: Vec<&Rule> = RULES.iter().filter(fits).collect();
    // Of rules that need more parts the first alone; of those of one part all that fit.
    let most = found.iter().map(|(_, needs, _)| needs.len()).max().unwrap_or(0);
    for (field, needs, _) in found {
        if needs.len() == most && !fields.contains(field) {
            fields.push(*field);
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_known_headings_are_known_and_a_word_too_many_is_not() {
        for (heading, field) in [
            ("Employee Absence Type", AbsenceType),
            ("Time Off Date", AbsenceStart),
            ("Sick Days Lost", AbsenceDays),
            ("FTE Days Lost to Sickness", AbsenceDays),
            ("Legal first name", Forename),
            ("Given", Forename),
            ("Legal given names", Forename),
            ("Preferred first names", Forename),
            ("Planned Shift Start", PlannedStart),
            ("Shift Start (Planned)", PlannedStart),
            ("Worked Hours Actual", HoursWorked),
            ("Vorname", Forename),
            ("Abteilungen", Team),
            ("Von", AbsenceStart),
            ("Art der Abwesenheit", AbsenceType),
            ("Abwesenheitsart", AbsenceType),
            ("Date de début", AbsenceStart),
            ("Fecha de inicio", AbsenceStart),
            ("Pers.Nr", PersonId),
        ] {
            assert_eq!(fields(heading).first(), Some(&field), "{heading}: {:?}", parts(heading));
        }
        for heading in [
            "Days Worked",
            "Worked days",
            "Absence pay group",
            "Reason given",
            "Notice given",
            "Absence start time",
            "Shirt size",
            "Complaint Officer Number",
            "Device ID",
            "",
        ] {
            assert_eq!(fields(heading), [], "{heading}");
        }
    }
}
