//! Which kind of table a file is: every heading votes for the tables it is at home in.

use super::choices::Choices;
use super::dictionary;
use super::field::{Field, TableKind};
use super::layout::Layout;
use super::seen::Seen;
use super::unsaid;
use crate::maths::InOrder;
use crate::vocabulary::{Class, Meaning, are_punches, look_up};

const KINDS: [TableKind; 6] = [
    TableKind::Absences,
    TableKind::Overtime,
    TableKind::Duties,
    TableKind::Outcomes,
    TableKind::Totals,
    TableKind::People,
];

/// The kind in a sentence.
fn kind_name(kind: TableKind) -> &'static str {
    match kind {
        TableKind::People => "people",
        TableKind::Absences => "absences",
        TableKind::Overtime => "overtime",
        TableKind::Duties => "duties",
        TableKind::Outcomes => "outcomes",
        TableKind::Totals => "totals by person or team and period",
    }
}

/// Headings too general to say what kind of table they stand in.
const GENERIC: [&str; 27] = [
    "description",
    "descriptions",
    "type",
    "project",
    "task",
    "rate",
    "number",
    "units",
    "status",
    "group",
    "category",
    "event",
    "reason",
    "date",
    "state",
    "days",
    "time",
    "result",
    "source",
    "stage",
    "activity",
    "operation",
    "month",
    "period",
    "count",
    "outcome",
    "decision",
];

/// Pieces of a heading or file name that point to one kind of table.
fn hints(normal: &str) -> &'static [(TableKind, f64)] {
    let has = |piece: &str| normal.contains(piece);
    let claims = matches!(
        normal,
        "hoursclaimed" | "claimedhours" | "claimdate" | "plannedcasual" | "recalltoduty" | "restdayworked"
    );
    if has("overtime")
        || claims
        || matches!(
            normal,
            "othours"
                | "otdate"
                | "otcode"
                | "othrs"
                | "ottype"
                | "otreason"
                | "othoursworked"
                | "otfrom"
                | "otto"
                | "otstart"
                | "otend"
                | "otfinish"
        )
    {
        &[(TableKind::Overtime, 3.0)]
    } else if has("absen") || has("sick") || has("leavetype") || has("leaveapprover") || has("bradford") {
        &[(TableKind::Absences, 3.0)]
    } else if has("complaint")
        || has("allegation")
        || has("misconduct")
        || has("finding")
        || has("disposition")
    {
        &[(TableKind::Outcomes, 3.0)]
    } else if has("attendance")
        || has("shiftstart")
        || has("shiftend")
        || has("rostered")
        || has("clockin")
        || has("bookon")
        || has("punch")
    {
        &[(TableKind::Duties, 2.5)]
    } else if has("contracted") || has("hiredate") || has("jobtitle") {
        &[(TableKind::People, 1.5)]
    } else if has("shift") || has("duty") || has("duties") {
        &[(TableKind::Duties, 1.0)]
    } else {
        &[]
    }
}

/// The kind, and why, in a sentence.
pub(crate) fn kind_of(
    name: &str,
    layout: &Layout,
    columns: &[Seen<'_>],
    choices: &Choices,
) -> (Option<TableKind>, String) {
    if let Some(kind) = choices.kind {
        return (Some(kind), "You said so.".to_owned());
    }
    if holds_punches(columns) {
        return (None, PUNCHES.to_owned());
    }
    let mut votes: Vec<Vote<'_>> = KINDS.iter().map(|k| (*k, 0.0, Vec::new())).collect();
    for column in columns {
        let mut cast = |kind: TableKind, weight: f64| {
            if let Some((_, sum, voters)) = votes.iter_mut().find(|(k, ..)| *k == kind) {
                *sum += weight;
                voters.push((weight, column.heading));
            }
        };
        let said = column.said.flatten();
        let fields: Vec<Field> =
            said.map_or_else(|| column.fields().map(|(f, ..)| f).collect(), |field| vec![field]);
        if fields.is_empty() {
            continue;
        }
        for (kind, weight) in hints(&column.normal) {
            if fields.iter().any(|f| f.belongs_to(*kind)) {
                cast(*kind, *weight);
            }
        }
        let at_home: Vec<TableKind> = KINDS
            .into_iter()
            .filter(|kind| fields.iter().any(|f| f.belongs_to(*kind) && !everywhere(*f)))
            .collect();
        match at_home.as_slice() {
            [] if fields.contains(&Field::Protected) || fields.contains(&Field::Role) => {
                cast(TableKind::People, 0.5);
            }
            [] => {}
            [only] if GENERIC.contains(&column.normal.as_str()) && !column.holds_months() => cast(*only, 0.4),
            [only] => cast(*only, 2.0),
            several => {
                let share = 1.0 / several.len() as f64;
                for kind in several {
                    cast(*kind, share);
                }
            }
        }
    }
    if let Some(period) = sums_of_a_period(columns)
        && let Some((_, sum, voters)) = votes.iter_mut().find(|(k, ..)| *k == TableKind::Totals)
    {
        *sum += 2.0 * CLEAR;
        voters.push((2.0 * CLEAR, period));
    }
    let about = dictionary::normal(&format!("{name} {}", layout.above));
    for (kind, weight) in hints(&about) {
        if let Some((_, sum, _)) = votes.iter_mut().find(|(k, ..)| k == kind) {
            *sum += weight * 0.5;
        }
    }
    if hints(&about).is_empty()
        && unsaid::says_sickness(name, layout)
        && let Some((_, sum, _)) = votes.iter_mut().find(|(k, ..)| *k == TableKind::Absences)
    {
        *sum += 1.5;
    }
    // Hours, dates and clock times are duties unless something says overtime.
    let overtime_said = hints(&about)
        .iter()
        .chain(columns.iter().flat_map(|c| hints(&c.normal)))
        .any(|(kind, _)| *kind == TableKind::Overtime)
        || columns
            .iter()
            .any(|c| c.said.flatten().is_some_and(|f| f.belongs_to(TableKind::Overtime) && !everywhere(f)))
        || columns.iter().any(pays_overtime);
    let possible = |kind: TableKind| kind != TableKind::Overtime || overtime_said;
    let whole = most(&votes, &|kind| possible(kind) && has_what_it_needs(kind, columns));
    // A file can say clearly what it is and still lack its dates: better to say so than to call it something else.
    let loudest = most(&votes, &possible).filter(|v| v.1 >= CLEAR);
    let best = match (whole, loudest) {
        (Some(whole), Some(loudest)) if whole.1 < 1.0 || whole.0 == TableKind::People => Some(loudest),
        (whole, loudest) => whole.or(loudest),
    };
    let names_people =
        columns.iter().filter(|c| c.fields().any(|(f, ..)| everywhere(f) && f != Field::Refused));
    // A list of people holds no kinds of absence under a heading that nobody knows: what its rows are is asked.
    let absent =
        columns.iter().find(|c| holds_absences(c) && best.as_ref().is_none_or(|v| v.0 == TableKind::People));
    match best {
        _ if absent.is_some() => {
            let heading = absent.map_or("", |c| c.heading);
            (None, format!("It names people, and “{heading}” holds kinds of absence."))
        }
        Some((TableKind::People, ..)) if rows_repeat(columns) && holds_amounts(columns) => {
            (None, AGAIN_AND_AGAIN.to_owned())
        }
        Some((kind, sum, voters)) if sum >= 1.0 => (Some(kind), reason(kind, voters)),
        _ if names_people.clone().count() >= 2 && rows_repeat(columns) => (None, AGAIN_AND_AGAIN.to_owned()),
        _ if columns.iter().any(|c| !c.is_known() && speaks_of_events(&c.normal)) => {
            let reason = "Its headings speak of absence, overtime or duty, and none is understood.";
            (None, reason.to_owned())
        }
        _ if columns.iter().any(is_of_something_else) => {
            let reason =
                "It names people beside what no list of people holds, and no heading says what a row is.";
            (None, reason.to_owned())
        }
        _ if names_people.count() >= 2 => {
            let reason = "It names people and says nothing of absence, overtime or duty.";
            (Some(TableKind::People), reason.to_owned())
        }
        _ => (None, "No heading says what the rows are about.".to_owned()),
    }
}

const AGAIN_AND_AGAIN: &str = "It names the same people again and again, and no heading says what of.";

/// Why a log of punches is no table that is read.
pub(crate) const PUNCHES: &str = "Each row is one punch at a clock, in or out, and no duty.";
/// What to do about it.
pub(crate) const INSTEAD_OF_PUNCHES: &str = "Rows of single punches are not put together: export one row a duty, or a person and day, with the time of coming and the time of going.";

/// Whether each row is one punch at a clock: a moment and whether somebody came or went.
fn holds_punches(columns: &[Seen<'_>]) -> bool {
    let moment =
        |c: &Seen<'_>| c.profile.clocks.max(c.profile.moments) * 2 > c.profile.filled && c.profile.filled > 0;
    columns.iter().any(|c| c.said.is_none() && are_punches(&c.profile.distinct))
        && columns.iter().filter(|c| moment(c)).count() == 1
}

/// The heading of a period, where the rows are sums of it: the period has a first and a last day, or holds overtime and
/// absence side by side, and no other column has a day on which anything happened.
fn sums_of_a_period<'a>(columns: &[Seen<'a>]) -> Option<&'a str> {
    if let Some(column) = columns.iter().find(|c| c.period) {
        return Some(column.heading);
    }
    let can = |column: &Seen<'_>, wanted: &[Field]| column.fields().any(|(f, ..)| wanted.contains(&f));
    let is_period = |c: &Seen<'_>| {
        can(c, &[Field::PeriodStart, Field::PeriodEnd]) && (c.holds_months() || c.normal.contains("period"))
    };
    let period = columns.iter().find(|c| is_period(c))?;
    let any = |wanted: &[Field]| columns.iter().any(|c| can(c, wanted));
    let of_kind = |wanted: &[Field], kind: TableKind| {
        columns.iter().any(|c| can(c, wanted) && hints(&c.normal).iter().any(|(hint, _)| *hint == kind))
    };
    let both_ends = any(&[Field::PeriodStart]) && any(&[Field::PeriodEnd]);
    let lost = of_kind(&[Field::AbsenceHours, Field::AbsenceDays], TableKind::Absences);
    let overtime = of_kind(&[Field::HoursPaid], TableKind::Overtime);
    let happened = [
        Field::AbsenceStart,
        Field::OvertimeDate,
        Field::ClaimDate,
        Field::DutyDate,
        Field::StartTime,
        Field::PlannedStart,
        Field::ActualStart,
        Field::OutcomeDate,
        Field::PostStart,
    ];
    let events = columns.iter().any(|c| !is_period(c) && can(c, &happened));
    // "Days" beside a kind of absence are lost, whatever the file is called.
    let by_type = any(&[Field::AbsenceType]) && any(&[Field::AbsenceDays, Field::AbsenceHours]);
    ((both_ends && (lost || overtime || by_type) || lost && overtime) && !events).then_some(period.heading)
}

/// Whether a column whose heading is not known holds kinds of absence: sickness among them, which is nobody's standing.
fn holds_absences(column: &Seen<'_>) -> bool {
    let distinct = &column.profile.distinct;
    let meant = || distinct.iter().filter_map(|value| look_up(Class::Absence, value));
    column.said.is_none()
        && !column.is_known()
        && meant().count() * 2 > distinct.len()
        && meant().any(|meaning| meaning == Meaning::Sickness)
}

/// Whether a column of pay codes has one of overtime among those of ordinary hours and of leave.
fn pays_overtime(column: &Seen<'_>) -> bool {
    let of_pay =
        ["paycode", "element", "earning", "wagetype"].iter().any(|piece| column.normal.contains(piece));
    of_pay
        && column.fields().any(|(f, ..)| f == Field::OvertimeType)
        && column
            .profile
            .distinct
            .iter()
            .any(|value| look_up(Class::Overtime, value) == Some(Meaning::Overtime))
}

/// Whether a heading speaks of what a list of people does not hold.
pub(crate) fn speaks_of_events(normal: &str) -> bool {
    hints(normal).iter().any(|(kind, _)| *kind != TableKind::People)
}

/// Whether the column that says who a row is about says it of the same people again: then a row is no person.
fn rows_repeat(columns: &[Seen<'_>]) -> bool {
    // The name first: a number that never repeats may be that of the row.
    let who = [Field::PersonName, Field::PersonId, Field::Surname];
    let column = who.iter().find_map(|who| columns.iter().find(|c| c.fields().any(|(f, ..)| f == *who)));
    column.is_some_and(Seen::comes_again)
}

/// Whether a column is not for a list of people: its heading belongs to other tables alone, or is not known and heads dates.
fn is_of_something_else(column: &Seen<'_>) -> bool {
    let mut fields = column.fields().map(|(field, ..)| field).peekable();
    if fields.peek().is_some() {
        return fields.all(|field| !field.belongs_to(TableKind::People));
    }
    let profile = column.profile;
    column.said.is_none() && !column.is_known() && profile.filled > 0 && profile.dates * 2 > profile.filled
}

/// Whether a column holds hours or days that no list of people has.
fn holds_amounts(columns: &[Seen<'_>]) -> bool {
    let amounts = [Field::HoursWorked, Field::HoursPaid, Field::AbsenceHours, Field::AbsenceDays];
    columns.iter().any(|c| c.fields().any(|(f, ..)| amounts.contains(&f)))
}

/// The kind with most votes among those allowed.
fn most<'a>(votes: &[Vote<'a>], allowed: &dyn Fn(TableKind) -> bool) -> Option<Vote<'a>> {
    let better =
        |a: &&Vote<'a>, b: &&Vote<'a>| a.1.total_cmp(&b.1).then_with(|| position(b.0).cmp(&position(a.0)));
    votes.iter().filter(|v| allowed(v.0)).max_by(better).cloned()
}

/// A kind, its votes, and the headings that voted.
type Vote<'a> = (TableKind, f64, Vec<(f64, &'a str)>);

/// Votes with which a file is taken for a kind although something that kind needs is missing.
const CLEAR: f64 = 5.0;

/// "“OTDATE”, “OTCODE” and “OTHOURS” belong to overtime."
fn reason(kind: TableKind, mut voters: Vec<(f64, &str)>) -> String {
    voters.put_in_order_by(|a, b| b.0.total_cmp(&a.0));
    let mut names: Vec<String> = Vec::new();
    for (_, heading) in voters {
        let name = format!("“{heading}”");
        if names.len() < 3 && !names.contains(&name) {
            names.push(name);
        }
    }
    let verb = if names.len() == 1 { "belongs" } else { "belong" };
    format!("{} {verb} to {}.", list(&names), kind_name(kind))
}

fn position(kind: TableKind) -> usize {
    KINDS.iter().position(|k| *k == kind).unwrap_or(KINDS.len())
}

/// Fields that every table can have, and that say nothing of its kind.
pub(crate) fn everywhere(field: Field) -> bool {
    KINDS.iter().all(|kind| field.belongs_to(*kind))
}

/// Whether the columns could fill a table of this kind at all.
fn has_what_it_needs(kind: TableKind, columns: &[Seen<'_>]) -> bool {
    let has = |wanted: &[Field]| {
        columns.iter().any(|c| match c.said {
            Some(said) => said.is_some_and(|f| wanted.contains(&f)),
            None => c.fields().any(|(f, ..)| wanted.contains(&f)),
        })
    };
    match kind {
        TableKind::People => true,
        TableKind::Absences => {
            has(&[Field::AbsenceStart, Field::AbsenceEnd, Field::AbsenceHours, Field::AbsenceDays])
        }
        TableKind::Overtime => {
            has(&[Field::HoursPaid, Field::HoursWorked, Field::StartTime])
                && has(&[Field::OvertimeDate, Field::ClaimDate])
        }
        TableKind::Duties => has(&[Field::DutyDate, Field::PlannedStart, Field::ActualStart]),
        TableKind::Outcomes => has(&[Field::OutcomeKind, Field::Finding]),
        TableKind::Totals => {
            has(&[
                Field::Exposure,
                Field::SpellCount,
                Field::SpellsBegun,
                Field::OvertimeDays,
                Field::VendorBradford,
                Field::PeriodStart,
                Field::PeriodEnd,
            ]) && !has(&[Field::AbsenceStart, Field::StartTime, Field::OutcomeKind])
                || has(&[Field::Exposure])
        }
    }
}

/// Words with "and" before the last.
fn list(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
