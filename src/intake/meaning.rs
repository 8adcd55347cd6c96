//! From headings and values to meanings: which kind of table this is, and what each column says.
//!
//! The headings propose, the values decide. First the kind: every heading votes for the tables it is at home in. Then
//! the fields: among the fields a heading can mean in such a table, those that the values contradict fall out, and the
//! best witness for each field gets it. Nothing is assigned for want of something better.

use super::by_values;
use super::choices::Choices;
use super::field::{Field, Nature, TableKind};
use super::instead::Instead;
use super::kind::{self, everywhere};
use super::layout::Layout;
use super::one_period;
use super::pairs;
use super::plan::Confidence;
use super::profile::{Fit, Profile};
use super::rates::{self, Rates};
use super::says;
use super::seen::{Meant, Seen, protected, refused};
use super::times_beside;
use super::versions;
use crate::maths::InOrder;
use crate::vocabulary::parts;

/// What a file was taken to be.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    pub(crate) kind: Option<TableKind>,
    pub(crate) kind_reason: String,
    pub(crate) columns: Vec<Meant>,
    /// The column of the minutes, where whole hours and minutes stand in two.
    pub(crate) minutes: Option<(Field, usize)>,
    /// The columns of the times of day at which an absence began and ended, beside those of its days.
    pub(crate) times: Option<[usize; 2]>,
    /// The columns of hours at several rates, which are added up.
    pub(crate) rates: Option<Rates>,
    /// Columns that were set aside for another that says the same.
    pub(crate) instead: Vec<Instead>,
}

/// Works out the meaning of a file.
pub(crate) fn meaning(name: &str, layout: &Layout, profiles: &[Profile], choices: &Choices) -> Meaning {
    let mut columns: Vec<Seen<'_>> = layout
        .headings
        .iter()
        .zip(profiles)
        .enumerate()
        .map(|(index, (heading, profile))| {
            let mut seen = Seen::new(index, heading, profile, choices);
            if let Some(known) = layout.recast.as_ref().and_then(|r| r.known(index, &layout.headings)) {
                seen.known = known;
            }
            seen
        })
        .collect();
    if choices.kind.is_none_or(|kind| kind == TableKind::Totals) {
        one_period::tell(&mut columns, &layout.sample);
    }
    let (kind, kind_reason) = kind::kind_of(name, layout, &columns, choices);
    let columns = columns;
    let mut meant: Vec<Meant> = columns.iter().map(Seen::unassigned).collect();
    one_column_each(&columns, &mut meant);
    let title = format!("{name} {}", layout.above);
    let instead = assign(kind, &title, &columns, &mut meant);
    tell_names_apart(&columns, &mut meant);
    by_values::tell(kind, &columns, &mut meant);
    tell_ids_apart(kind, &columns, &mut meant);
    claim_for_worked(kind, &mut meant);
    versions::tell(kind, &columns, &mut meant, &layout.sample);
    let times = times_beside::find(kind, &columns, &mut meant);
    let seen = |at: usize| columns.get(at).map(|c| (c.normal.as_str(), c.profile, c.said.is_some()));
    pairs::amount_beside_unit(kind, &seen, &mut meant);
    pairs::length_beside_start(kind, &seen, &mut meant);
    let minutes = pairs::minutes_beside_hours(&seen, &mut meant);
    let heading = |at: usize| columns.get(at).map_or("", |c| c.heading);
    let rates = rates::add_up(kind, &heading, &seen, &mut meant);
    let added = |at: usize| {
        rates.as_ref().is_some_and(|rates| rates.others.contains(&at))
            || minutes.is_some_and(|(_, m)| m == at)
    };
    let instead = instead.into_iter().filter(|(at, _)| !added(*at)).collect();
    Meaning { kind, kind_reason, columns: meant, minutes, times, rates, instead }
}

/// Fields that several columns may have.
fn repeats(field: Field) -> bool {
    matches!(field, Field::Protected | Field::Refused | Field::RowId)
}

/// Fields given only where no other will do.
fn is_last_resort(field: Field) -> bool {
    matches!(field, Field::RowId | Field::Refused)
}

/// Gives each field its best witness.
fn assign(kind: Option<TableKind>, title: &str, columns: &[Seen<'_>], meant: &mut [Meant]) -> Vec<Instead> {
    let mut instead = Vec::new();
    let who = [Field::PersonId, Field::PersonName, Field::Surname];
    let again = columns.iter().any(|c| c.comes_again() && c.fields().any(|(f, ..)| who.contains(&f)));
    let belongs = |field: Field| kind.map_or_else(|| everywhere(field), |k| field.belongs_to(k));
    let mut proposals: Vec<(bool, std::cmp::Reverse<Fit>, usize, usize, Field)> = Vec::new();
    for (index, column) in columns.iter().enumerate() {
        if column.said.is_some() || column.refused || column.protected {
            continue;
        }
        let says_enough = |field: Field| says::enough(field, kind, column.heading, title, again);
        for (field, rank, fit) in column.fields().filter(|(f, ..)| belongs(*f)) {
            if !says_enough(field) {
                if let (Some(m), Some(reason)) = (meant.get_mut(index), says::lacking(field, column.heading))
                {
                    reason.clone_into(&mut m.reason);
                }
                continue;
            }
            proposals.push((is_last_resort(field), std::cmp::Reverse(fit), rank, index, field));
        }
    }
    proposals.put_in_order();
    let mut done: Vec<bool> = columns.iter().map(|c| c.said.is_some() || c.refused || c.protected).collect();
    for (_, std::cmp::Reverse(fit), _, index, field) in proposals {
        let (Some(column), Some(done)) = (columns.get(index), done.get_mut(index)) else { continue };
        if *done {
            continue;
        }
        let taken = meant.iter().position(|m| m.field == Some(field)).filter(|_| !repeats(field));
        let new = match taken {
            Some(other) => {
                instead.push((index, other));
                let other = columns.get(other);
                let more = other.is_some_and(|o| o.profile.filled > column.profile.filled);
                let heading = other.map_or("", |c| c.heading);
                let rows = if more { " for more rows" } else { "" };
                let reason = format!("“{heading}” says the same{rows} and is used instead.");
                // Kept as the reason unless another field still takes the column.
                if let Some(m) = meant.get_mut(index).filter(|m| m.field.is_none()) {
                    m.confidence = Confidence::Likely;
                    m.reason = reason;
                }
                continue;
            }
            None if field == Field::Refused => refused(),
            None if field == Field::Protected => protected(),
            None => given(field, fit, column, &belongs),
        };
        *done = true;
        if let Some(m) = meant.get_mut(index) {
            *m = new;
        }
    }
    instead
}

fn given(field: Field, fit: Fit, column: &Seen<'_>, belongs: &impl Fn(Field) -> bool) -> Meant {
    let counts = |f: &Field| belongs(*f) && !is_last_resort(*f);
    let could: Vec<Field> = column.known.fields.iter().map(|(f, _)| *f).filter(counts).collect();
    let good: Vec<Field> =
        column.fields().filter(|(.., fit)| *fit == Fit::Good).map(|(f, ..)| f).filter(counts).collect();
    let (confidence, reason) = match (could.len(), good.len(), fit) {
        _ if column.period => (Confidence::Likely, one_period::REASON.to_owned()),
        (0 | 1, _, Fit::Good) => {
            (Confidence::Sure, "The heading means only this, and the values agree.".to_owned())
        }
        (1, _, _) => {
            (Confidence::Likely, "The heading means only this; the values say nothing against it.".to_owned())
        }
        (_, 1, _) => (
            Confidence::Likely,
            format!("The heading can mean other things; its values are {}.", values(field)),
        ),
        _ if field == Field::PersonName && column.profile.mostly_wordy() => (
            Confidence::Likely,
            "The heading can mean a part of a name too; its values are whole names.".to_owned(),
        ),
        _ => (
            Confidence::Guess,
            "The heading can mean other things too; nothing else in this file fits better.".to_owned(),
        ),
    };
    Meant { field: Some(field), confidence, reason }
}

fn values(field: Field) -> &'static str {
    match field.nature() {
        Nature::Id => "numbers or codes",
        Nature::Name => "names",
        Nature::Date => "dates",
        Nature::Clock => "times of day",
        Nature::Hours => "lengths of time",
        Nature::Number => "numbers",
        Nature::YesNo => "yes or no",
        Nature::Category => "a few words",
        Nature::Any => "what was expected",
    }
}

/// Where the user gave one meaning to two columns, the first has it.
fn one_column_each(columns: &[Seen<'_>], meant: &mut [Meant]) {
    for index in 1..meant.len() {
        let (before, rest) = meant.split_at_mut(index);
        let Some(this) = rest.first_mut().filter(|m| m.field.is_some_and(|f| !repeats(f))) else { continue };
        let same = before.iter().zip(columns).find(|(m, _)| m.field == this.field);
        if let Some((_, other)) = same {
            this.field = None;
            this.reason =
                format!("You said that “{}” means the same, and only one column can.", other.heading);
        }
    }
}

/// Beside a column of surnames "Name" is the given name, and beside one of given names the surname where it is one word.
fn tell_names_apart(columns: &[Seen<'_>], meant: &mut [Meant]) {
    let has = |meant: &[Meant], field| meant.iter().any(|m| m.field == Some(field));
    let (surname, forename) = (has(meant, Field::Surname), has(meant, Field::Forename));
    if surname == forename {
        return;
    }
    let name = meant.iter().zip(columns).position(|(m, c)| {
        m.field == Some(Field::PersonName)
            && m.confidence != Confidence::Asked
            && parts(c.heading).is_some_and(|parts| parts == ["name"])
            && (surname || !c.profile.mostly_wordy())
    });
    if let Some(m) = name.and_then(|at| meant.get_mut(at)) {
        m.field = Some(if surname { Field::Forename } else { Field::Surname });
        m.confidence = Confidence::Likely;
        let reason = if surname {
            "Beside a column of family names it is the given name."
        } else {
            "Beside a column of given names it is the family name."
        };
        reason.clone_into(&mut m.reason);
    }
}

/// In a file of overtime without the day it was worked, the day it was claimed is the next best.
fn claim_for_worked(kind: Option<TableKind>, meant: &mut [Meant]) {
    if kind != Some(TableKind::Overtime) || meant.iter().any(|m| m.field == Some(Field::OvertimeDate)) {
        return;
    }
    let claim = |m: &&mut Meant| m.field == Some(Field::ClaimDate) && m.confidence != Confidence::Asked;
    if let Some(m) = meant.iter_mut().find(claim) {
        m.field = Some(Field::OvertimeDate);
        m.confidence = Confidence::Likely;
        "No column says on which day it was worked, so the day of the claim is taken for it."
            .clone_into(&mut m.reason);
    }
}

/// "ID" that never repeats, in a table of events, beside names that do: the number of the row and not of the person.
fn tell_ids_apart(kind: Option<TableKind>, columns: &[Seen<'_>], meant: &mut [Meant]) {
    if kind.is_none_or(|k| matches!(k, TableKind::People | TableKind::Totals)) {
        return;
    }
    let at = |field| meant.iter().position(|m: &Meant| m.field == Some(field));
    let (Some(id), Some(name)) = (at(Field::PersonId), at(Field::PersonName).or_else(|| at(Field::Surname)))
    else {
        return;
    };
    let (Some(ids), Some(names)) = (columns.get(id), columns.get(name)) else { return };
    let generic = matches!(ids.normal.as_str(), "id" | "serial" | "serialnumber" | "idno" | "idnumber");
    let (numbers, people) = (ids.profile.distinct.len(), names.profile.distinct.len());
    // In a short file two people of one name prove nothing; that a third of the names come again does.
    let repeat =
        if numbers >= 20 { people * 2 <= numbers } else { numbers >= 4 && people * 3 <= numbers * 2 };
    if generic
        && ids.profile.all_differ()
        && repeat
        && let Some(m) = meant.get_mut(id).filter(|m| m.confidence != Confidence::Asked)
    {
        m.field = Some(Field::RowId);
        "It never repeats although the same people do: it numbers the rows.".clone_into(&mut m.reason);
    }
}
