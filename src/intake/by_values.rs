//! Columns whose headings say nothing and whose values do.
//!
//! A heading that nobody knows must not hide what stands under it: "Claim State" with "Cancelled", "Duty Code" with "SICK",
//! "Genehmigt" with "Nein", a second column of kinds with a pregnancy in it. Where the values say what the column is, it is
//! used; where they only say yes or no to a question that is not known, the question is asked.

use super::dates;
use super::field::{Field, Nature, TableKind};
use super::kind::everywhere;
use super::missing;
use super::plan::{Column, Confidence, Question, QuestionOption};
use super::profile::Profile;
use super::rated::Rated;
use super::seen::{Meant, Seen};
use crate::vocabulary::{Asks, Class, Meaning, answer, asks, look_up};

/// More different values than this are no classes.
pub(crate) const MOST: usize = 40;

/// Gives a meaning to columns that have none by their headings.
pub(crate) fn tell(kind: Option<TableKind>, columns: &[Seen<'_>], meant: &mut [Meant]) {
    if kind == Some(TableKind::Outcomes) {
        part_in_case(columns, meant);
    }
    let Some(kind) = kind.filter(|kind| looks_at(*kind)) else { return };
    for (at, column) in columns.iter().enumerate() {
        let free = |field: Field, meant: &[Meant]| !meant.iter().any(|m| m.field == Some(field));
        let Some(this) = meant.get(at).filter(|m| may_change(kind, m, column)) else { continue };
        let before = this.field;
        let status = by_status(column).into_iter().find(|field| free(*field, meant));
        let told = status.map(|field| (field, "Its values say what became of the row."));
        let told = told.or_else(|| match kind {
            TableKind::Absences => protects(column)
                .into_iter()
                .find(|field| free(*field, meant))
                .map(|field| (field, "The heading speaks of what is protected."))
                .or_else(|| further_kind(column, columns, meant).map(|field| (field, FURTHER))),
            _ => None,
        });
        if let Some((field, reason)) = told.filter(|(field, _)| Some(*field) != before) {
            give(meant, at, field, reason);
        }
    }
    only_witness(kind, columns, meant);
}

/// A witness and a complainant stand in the list of a case as whoever it is about does: a column of which half the values or
/// more say what part somebody had, unless it is known for something else than a role.
fn part_in_case(columns: &[Seen<'_>], meant: &mut [Meant]) {
    let says_part = |column: &Seen<'_>| {
        let values = &column.profile.distinct;
        let known = values.iter().filter(|value| look_up(Class::Part, value).is_some()).count();
        known > 0 && known * 2 >= values.len() && values.len() <= MOST
    };
    let open = |m: &Meant| matches!(m.field, None | Some(Field::Role)) && m.confidence != Confidence::Asked;
    let at = meant.iter().zip(columns).position(|(m, column)| open(m) && says_part(column));
    if let Some(at) = at {
        give(meant, at, Field::CasePart, "Its values say what part somebody had in the case.");
    }
}

/// Whether columns of such a table are told by their values.
pub(crate) fn looks_at(kind: TableKind) -> bool {
    matches!(kind, TableKind::Absences | TableKind::Overtime | TableKind::Duties)
}

/// Whether a value that turns up late could change what its column is taken to be.
pub(crate) fn matters(kind: Option<TableKind>, value: &str) -> bool {
    let status = || matches!(look_up(Class::Status, value), Some(Meaning::NotTaken | Meaning::Waiting));
    let kind = || match kind {
        Some(TableKind::Absences) => look_up(Class::Reason, value).is_some(),
        Some(TableKind::Duties) => look_up(Class::Duty, value).is_some(),
        _ => false,
    };
    answer(value) == Some(true) || dates::looks_like_a_date(value.as_bytes()) || status() || kind()
}

/// Whether a column is still without a meaning that its values could not better.
fn may_change(kind: TableKind, meant: &Meant, column: &Seen<'_>) -> bool {
    // "Status" and "Operation" are at home in these tables and can be what became of the row all the same.
    let at_home =
        matches!(meant.field, Some(Field::Attendance | Field::OvertimeReason | Field::OvertimeType));
    let open = meant.field.is_none() || kind != TableKind::Absences && at_home && all_status(column);
    open && meant.confidence != Confidence::Asked
        && column.known.unused.is_none()
        && column.profile.filled > 0
}

fn give(meant: &mut [Meant], at: usize, field: Field, reason: &str) {
    if let Some(m) = meant.get_mut(at) {
        m.field = Some(field);
        m.confidence = Confidence::Likely;
        reason.clone_into(&mut m.reason);
    }
}

/// The fields of what became of a row that a column can be by its values, the likeliest first.
fn by_status(column: &Seen<'_>) -> Vec<Field> {
    let heading = asks(column.heading);
    let profile = column.profile;
    let both = vec![Field::ApprovalStatus, Field::RecordStatus];
    if profile.mostly_dates() {
        // "Cancelled on": a day where it was.
        return if heading == Asks::WhetherItIsGone { vec![Field::RecordStatus] } else { Vec::new() };
    }
    let values = &profile.distinct;
    if values.is_empty() || values.len() > MOST {
        return Vec::new();
    }
    if answers(values) {
        return match heading {
            Asks::WhetherItIsGone => vec![Field::RecordStatus],
            Asks::WhetherItStands => vec![Field::ApprovalStatus],
            Asks::HowFarItIs | Asks::NotKnown => Vec::new(),
        };
    }
    let meanings = || values.iter().map(|value| look_up(Class::Status, value));
    let refused = meanings().flatten().any(|m| matches!(m, Meaning::NotTaken | Meaning::Waiting));
    let known = meanings().flatten().count();
    // A word that takes back stands for itself; that all went well says nothing unless nearly all values do.
    let tells = refused && known * 2 >= values.len() || known == values.len();
    if tells && profile.mostly_letters() { both } else { Vec::new() }
}

/// Whether every value says what became of a row, and at least one that it does not count.
fn all_status(column: &Seen<'_>) -> bool {
    let values = &column.profile.distinct;
    let meanings: Vec<Option<Meaning>> = values.iter().map(|value| look_up(Class::Status, value)).collect();
    // "Approved" says nothing of a duty, though no row was refused so far; "Worked" and "Cancelled" say something of both.
    let refused = meanings.iter().flatten().any(|m| matches!(m, Meaning::NotTaken | Meaning::Waiting));
    let no_duty = values.iter().all(|value| look_up(Class::Duty, value).is_none());
    values.len() <= MOST && meanings.iter().all(Option::is_some) && (refused || no_duty) && !answers(values)
        // "Planned overtime" beside "Cancelled overtime" are kinds of it.
        && !values.iter().any(|value| value.to_lowercase().contains("overtime"))
}

/// Whether every value is a yes or a no.
pub(crate) fn answers(values: &[String]) -> bool {
    !values.is_empty() && values.len() <= 4 && values.iter().all(|value| answer(value).is_some())
}

/// The fields of what is protected, where the heading speaks of it: with yes or no, or filled in some rows and not in others.
fn protects(column: &Seen<'_>) -> Vec<Field> {
    let profile = column.profile;
    let yes_or_no = answers(&profile.distinct);
    if !yes_or_no && profile.blank <= profile.filled {
        return Vec::new();
    }
    let own = match look_up(Class::Reason, column.heading) {
        Some(Meaning::Injury) => Field::WorkRelated,
        Some(Meaning::Pregnancy) => Field::PregnancyRelated,
        Some(Meaning::Disability) => Field::DisabilityRelated,
        Some(Meaning::PerhapsProtected) => Field::AbsenceRelated,
        _ => return Vec::new(),
    };
    // A claim number is neither yes nor no: its value is asked.
    if yes_or_no { vec![own, Field::AbsenceRelated] } else { vec![Field::AbsenceRelated] }
}

/// Why a further column of kinds is used.
const FURTHER: &str = "A further column that says what kind of absence a row is: all are looked at.";

/// The field of a column that says what kind of absence a row is, beside one that says it already.
fn further_kind(column: &Seen<'_>, columns: &[Seen<'_>], meant: &[Meant]) -> Option<Field> {
    let of_kind = |field: Field| matches!(field, Field::AbsenceType | Field::AbsenceReason);
    let free = |field: Field| !meant.iter().any(|m| m.field == Some(field));
    let by_heading = columns.len() == meant.len() && column.fields().any(|(field, ..)| of_kind(field));
    let is_one = column.profile.mostly_letters()
        && column.profile.distinct.len() <= MOST_KINDS
        && !answers(&column.profile.distinct)
        && (by_heading || says_kinds(&column.profile.distinct));
    if !is_one || free(Field::AbsenceType) {
        return None;
    }
    [Field::AbsenceReason, Field::AbsenceRelated].into_iter().find(|field| free(*field))
}

/// More different values than this are no kinds of absence, but what somebody typed.
const MOST_KINDS: usize = 200;

/// Whether half of the values or more are kinds of absence or reasons for one.
fn says_kinds(values: &[String]) -> bool {
    let known =
        |value: &&String| look_up(Class::Absence, value).or_else(|| look_up(Class::Reason, value)).is_some();
    !values.is_empty() && values.iter().filter(known).count() * 2 >= values.len()
}

/// Whether half of the values or more are hours that are none of overtime: ordinary ones, allowances, leave.
fn says_other_hours(values: &[String]) -> bool {
    let other = |value: &&String| {
        look_up(Class::Overtime, value) == Some(Meaning::NoOvertime)
            || look_up(Class::Absence, value).is_some()
    };
    let count = values.iter().filter(other).count();
    count > 0 && count * 2 >= values.len() && values.len() <= MOST && !answers(values)
}

/// Where a table has no column of kinds, the only column whose values are kinds is one, whatever its heading.
fn only_witness(kind: TableKind, columns: &[Seen<'_>], meant: &mut [Meant]) {
    let (field, others, reason): (_, &[Field], _) = match kind {
        TableKind::Absences => (
            Field::AbsenceType,
            &[Field::AbsenceReason],
            "The heading does not say it; its values are kinds of absence.",
        ),
        TableKind::Duties => {
            (Field::DutyKind, &[], "The heading does not say it; its values are kinds of duty.")
        }
        TableKind::Overtime => (
            Field::OvertimeType,
            &[],
            "The heading does not say it; its values are kinds of hours, of overtime and others.",
        ),
        TableKind::People | TableKind::Outcomes | TableKind::Totals => return,
    };
    if meant.iter().any(|m| m.field.is_some_and(|f| f == field || others.contains(&f))) {
        return;
    }
    let on_duty = |values: &[String]| {
        let known = values.iter().filter(|value| look_up(Class::Duty, value).is_some()).count();
        values.len() <= MOST && !answers(values) && !values.is_empty() && known * 2 >= values.len()
    };
    let mut says = columns.iter().enumerate().filter(|(at, column)| {
        let values = column.profile.distinct.as_slice();
        meant.get(*at).is_some_and(|m| m.field.is_none() && may_change(kind, m, column))
            && column.profile.mostly_letters()
            && match kind {
                TableKind::Absences => says_kinds(values),
                TableKind::Overtime => says_other_hours(values),
                _ => on_duty(values),
            }
    });
    if let (Some((at, _)), None) = (says.next(), says.next()) {
        give(meant, at, field, reason);
    }
}

/// Asks what yes means under a heading that nobody knows.
pub(crate) fn ask(kind: Option<TableKind>, columns: &mut [Column], profiles: &[Profile]) {
    let Some(kind) = kind.filter(|kind| looks_at(*kind)) else { return };
    let option =
        |id: String, label: &str| QuestionOption { id, label: label.to_owned(), example: String::new() };
    for (column, profile) in columns.iter_mut().zip(profiles) {
        let known = super::dictionary::look_up(&column.heading);
        let of_no_use = known.unused.is_some() || known.fields.iter().any(|(field, _)| everywhere(*field));
        let yes = profile.distinct.iter().find(|value| answer(value) == Some(true));
        let (Some(yes), None, None) = (yes, column.field, &column.question) else { continue };
        // 0 and 1 under hours, at a rate or not, are hours.
        let is_length = known.fields.iter().any(|(field, _)| field.nature() == Nature::Hours)
            || Rated::of(&column.heading).is_some();
        let of_no_use = of_no_use || is_length || asks(&column.heading) == Asks::HowFarItIs;
        if of_no_use || column.confidence == Confidence::Asked || !answers(&profile.distinct) {
            continue;
        }
        let text = format!(
            "“{}” says yes or no. Does “{yes}” say something about whether the row counts?",
            column.heading
        );
        let field = |field: Field| format!("field:{}", missing::id(field));
        let mut options = vec![
            option("field:none".to_owned(), "no: it says something else"),
            option(field(Field::RecordStatus), "yes: the row was cancelled or deleted"),
            option(field(Field::ApprovalStatus), "yes: the row was approved"),
        ];
        if kind == TableKind::Absences {
            options.extend([
                option(field(Field::WorkRelated), "yes: injury or illness from work, protected"),
                option(field(Field::PregnancyRelated), "yes: pregnancy, protected"),
                option(field(Field::DisabilityRelated), "yes: disability, protected"),
            ]);
        }
        column.question = Some(Question { text, options });
    }
}
