//! What a heading must say before its numbers are counted: in a table of duties or of sums, hours are overtime or hours lost
//! only where the heading, or the title of the file, says so. “Hours paid” of a duty are the duty’s, and “Total hours” of a
//! month are everything.

use super::dictionary::normal;
use super::field::{Field, TableKind};
use super::rated::Rated;
use crate::vocabulary::has_part;

/// Whether a heading, in a file of such a title, says enough for a meaning in such a table. `again` where the same people stand
/// in several rows.
pub(crate) fn enough(field: Field, kind: Option<TableKind>, heading: &str, title: &str, again: bool) -> bool {
    if again && AMOUNTS.contains(&field) && running(heading) {
        return false;
    }
    match (field, kind) {
        (Field::HoursPaid, Some(TableKind::Duties)) => overtime(heading),
        (Field::HoursPaid, Some(TableKind::Totals)) => {
            overtime(heading) || overtime(title) && !worked(heading)
        }
        (Field::AbsenceHours, Some(TableKind::Totals)) => {
            absence(heading) || absence(title) && !worked(heading)
        }
        (Field::ContractedHours, _) => !of_another_period(heading),
        _ => true,
    }
}

/// What is said of a column that could have the meaning and does not say enough for it.
pub(crate) fn lacking(field: Field, heading: &str) -> Option<&'static str> {
    if AMOUNTS.contains(&field) && running(heading) {
        return Some("A running total: added up row by row it would count the same days and hours again.");
    }
    match field {
        Field::HoursPaid => Some(
            "Its heading does not say that these are hours of overtime, so they are not counted as such.",
        ),
        Field::AbsenceHours => {
            Some("Its heading does not say that these are hours lost, so they are not counted as such.")
        }
        Field::ContractedHours => {
            Some("Hours of contract are read by the week, and its heading names another period: not used.")
        }
        _ => None,
    }
}

/// Whether hours of contract are of more than a week: a fortnight, a month, a year.
fn of_another_period(heading: &str) -> bool {
    let normal = normal(heading);
    ["fortnight", "2week", "twoweek", "month", "annual", "year", "4week", "period"]
        .iter()
        .any(|piece| normal.contains(piece))
}

/// Amounts that are added up over the rows of a person.
const AMOUNTS: [Field; 7] = [
    Field::AbsenceDays,
    Field::AbsenceHours,
    Field::HoursPaid,
    Field::HoursWorked,
    Field::SpellCount,
    Field::SpellsBegun,
    Field::OvertimeDays,
];

/// Whether a heading says that its numbers run on from row to row.
fn running(heading: &str) -> bool {
    let normal = normal(heading);
    let pieces = ["cumul", "kumul", "yeartodate", "runningtotal", "todate", "rollingtotal"];
    pieces.iter().any(|piece| normal.contains(piece)) || normal.starts_with("ytd") || normal.ends_with("ytd")
}

/// Whether words say overtime.
fn overtime(words: &str) -> bool {
    let normal = normal(words);
    let short = normal
        .strip_prefix("ot")
        .is_some_and(|rest| ["", "h", "hours", "hrs", "mins", "minutes", "units", "total"].contains(&rest));
    short
        || normal.contains("overtime")
        || ["bonushours", "doubletime", "timeandahalf"].contains(&normal.as_str())
        || has_part(words, &["overtime"])
        || Rated::of(words).is_some_and(|rated| rated.of_hours && rated.surely)
}

/// Whether words say that someone was away.
fn absence(words: &str) -> bool {
    let normal = normal(words);
    has_part(words, &["absence", "absencetype", "lost"])
        || ["absen", "sick", "lost", "hoursoff", "leave", "stdaz", "krank", "fehl", "verzuim"]
            .iter()
            .any(|piece| normal.contains(piece))
}

/// Whether a heading speaks of the work that was done, whatever the title is.
fn worked(heading: &str) -> bool {
    let normal = normal(heading);
    ["worked", "contract", "regular", "standard", "basic", "ordinary", "planned", "rostered", "total"]
        .iter()
        .any(|piece| normal.contains(piece))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_overtime_or_lost_only_where_something_says_so() {
        let totals = Some(TableKind::Totals);
        for heading in [
            "OT Hrs",
            "O/T Hrs",
            "Overtime",
            "Overtime (h)",
            "Überstunden",
            "OT x1.5",
            "Heures supplémentaires",
        ] {
            assert!(enough(Field::HoursPaid, Some(TableKind::Duties), heading, "", false), "{heading}");
        }
        for heading in ["Hours Paid", "Paid Hours", "Units", "Quantity", "Total Hours", "Duration", "Other"] {
            assert!(
                !enough(Field::HoursPaid, Some(TableKind::Duties), heading, "overtime.csv", false),
                "{heading}"
            );
            assert!(!enough(Field::HoursPaid, totals, heading, "hours.csv", false), "{heading}");
        }
        assert!(enough(Field::HoursPaid, totals, "Hours", "overtime 2024.csv", false));
        assert!(!enough(Field::HoursPaid, totals, "Hours worked", "overtime 2024.csv", false));
        assert!(enough(Field::AbsenceHours, totals, "Sick Hrs", "", false));
        assert!(enough(Field::AbsenceHours, totals, "Hours lost", "", false));
        assert!(!enough(Field::AbsenceHours, totals, "Total Hrs", "", false));
        assert!(!enough(
            Field::ContractedHours,
            Some(TableKind::People),
            "Contracted Hours (Fortnight)",
            "",
            false
        ));
        assert!(enough(
            Field::ContractedHours,
            Some(TableKind::People),
            "Contracted Hours (Weekly)",
            "",
            false
        ));
        for heading in ["Days Lost (cumulative)", "Days Lost YTD", "Overtime Hours to date"] {
            assert!(!enough(Field::AbsenceDays, totals, heading, "", true), "{heading}");
            assert!(enough(Field::AbsenceDays, totals, heading, "", false), "one row a person: {heading}");
        }
        assert!(
            enough(Field::HoursPaid, Some(TableKind::Overtime), "Units", "", false),
            "a table of overtime says it itself"
        );
    }
}
