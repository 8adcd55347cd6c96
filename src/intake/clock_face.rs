//! Duties whose times cannot be what they seem: a clock of twelve hours without am and pm, and no times at all.

use super::beside::{Sample, cell};
use super::clock;
use super::field::{Field, TableKind};
use super::plan::{Column, Confidence};
use super::profile::{Fit, Profile};
use super::settle::Watch;

/// Start and end, in the order in which they are believed.
const PAIRS: [[Field; 2]; 3] = [
    [Field::ActualStart, Field::ActualEnd],
    [Field::StartTime, Field::EndTime],
    [Field::PlannedStart, Field::PlannedEnd],
];

/// Fewest rows that show what a clock is like, and fewest that cannot be.
const FEWEST: usize = 3;
const FEWEST_LONG: usize = 2;
/// Hours from start to end beyond which a duty is taken for one that ended in the afternoon.
const LONGEST: u16 = 12 * 60;

/// Takes the meaning from start and end where no time is after 12:59 and a tenth of the duties or more would last longer than
/// twelve hours: `8:00` to `4:30` is a day’s work and no night’s. Who gave the meaning themselves keeps it.
pub(crate) fn of_twelve_hours(
    watches: &mut Vec<Watch>,
    columns: &mut [Column],
    sample: &Sample,
    notes: &mut Vec<String>,
) {
    for pair in PAIRS {
        let at = |field: Field| watches.iter().find(|w| w.field == field);
        let [Some(start), Some(end)] = pair.map(at) else { continue };
        let time =
            |row: &[Vec<u8>], watch: &Watch| clock::minute_as(&cell(row, watch)?, watch.style.timed).value();
        let is_bare = |row: &Vec<Vec<u8>>| {
            [start, end].into_iter().all(|watch| {
                cell(row, watch).is_none_or(|c| !c.iter().any(u8::is_ascii_alphabetic) && c.len() <= 8)
            })
        };
        let rows: Vec<(u16, u16)> =
            sample.iter().filter_map(|row| Some((time(row, start)?, time(row, end)?))).collect();
        let on_a_face = |minute: u16| (60..13 * 60).contains(&minute);
        let long = rows.iter().filter(|(from, to)| to < from && 1_440 + to - from > LONGEST).count();
        if rows.len() < FEWEST
            || !rows.iter().all(|(from, to)| on_a_face(*from) && on_a_face(*to))
            || long < FEWEST_LONG
            || long * 10 < rows.len()
            || !sample.iter().all(is_bare)
        {
            continue;
        }
        let places = [start.column, end.column];
        if places.iter().any(|at| columns.get(*at).is_none_or(|c| c.confidence == Confidence::Asked)) {
            continue;
        }
        let name = |at: usize| columns.get(at).map_or(String::new(), |c| format!("“{}”", c.heading));
        notes.push(format!(
            "{} and {} are not used: no time in them is after 12:59, and as they stand {long} of {} duties would last more than twelve hours. It seems to be a clock of twelve hours without am and pm: export the times with am and pm, or as 16:30. If they are right as they stand, say so below each heading.",
            name(places[0]),
            name(places[1]),
            rows.len()
        ));
        for at in places {
            if let Some(column) = columns.get_mut(at) {
                column.field = None;
                column.confidence = Confidence::Likely;
                "A clock of twelve hours without am and pm.".clone_into(&mut column.reason);
            }
        }
        watches.retain(|w| !places.contains(&w.column));
    }
}

/// Says that duties have no hours, and which columns may hold them.
pub(crate) fn note_none(
    kind: Option<TableKind>,
    columns: &[Column],
    profiles: &[Profile],
    notes: &mut Vec<String>,
) {
    let has = |field: Field| columns.iter().any(|c| c.field == Some(field));
    let known = has(Field::HoursWorked) || PAIRS.iter().any(|pair| pair.iter().all(|field| has(*field)));
    if kind != Some(TableKind::Duties) || known {
        return;
    }
    let could_be = |profile: &Profile| {
        [Field::ActualStart, Field::HoursWorked].iter().any(|field| profile.fits(*field) == Fit::Good)
    };
    let unused: Vec<String> = columns
        .iter()
        .zip(profiles)
        .filter(|(column, profile)| column.field.is_none() && profile.filled > 0 && could_be(profile))
        .map(|(column, _)| format!("“{}”", column.heading))
        .take(6)
        .collect();
    notes.push(if unused.is_empty() {
        "No column says how long a duty was, so only its days are counted and no hours.".to_owned()
    } else {
        format!(
            "No column is known to say how long a duty was, so only its days are counted and no hours. {} may say it: say what each means.",
            unused.join(", ")
        )
    });
}
