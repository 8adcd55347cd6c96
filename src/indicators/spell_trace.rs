//! From absence rows to spells, step by step: shared by the indicators of sickness.

use super::{Records, TraceRows, TraceStep, counted};
use crate::tables::RowRef;
use crate::tables::absences::Category;

/// The steps from absence rows to spells, shared by the three sickness indicators.
pub(super) fn trace_spells(person: u32, records: &Records<'_>) -> Vec<TraceStep> {
    let workforce = records.workforce;
    let unit = ("spell", "spells");
    if records.undated() {
        let rows: Vec<(Option<RowRef>, Vec<String>)> = workforce
            .undated_of(person)
            .iter()
            .filter(|a| a.category == Category::Sickness)
            .map(|a| (Some(a.source), vec![a.hours.map_or(String::new(), |h| format!("{h}"))]))
            .collect();
        let count = rows.len() as u32;
        return vec![TraceStep {
            text: "Rows used: the file has no dates, so each row is taken for one absence".to_owned(),
            result: counted(count, ("absence", "absences")),
            rows: Some(TraceRows { headings: &["Hours lost"], rows }),
        }];
    }
    let absences = workforce.absences_of(person);
    let window = records.scope.window;
    let found = records.spells_in_window(person);
    let used: Vec<u32> = found.iter().flat_map(|(s, _)| s.records.iter().copied()).collect();
    let row = |i: u32| {
        let a = &absences[i as usize];
        let last = a.last.map_or_else(|| "still open".to_owned(), |d| d.to_string());
        (Some(a.source), vec![a.first.to_string(), last])
    };
    let mut steps = vec![TraceStep {
        text: format!("Absence rows of sickness that touch {window}"),
        result: counted(used.len() as u32, ("row", "rows")),
        rows: Some(TraceRows {
            headings: &["First day", "Last day"],
            rows: used.iter().map(|i| row(*i)).collect(),
        }),
    }];
    let joined = used.len() - found.len().min(used.len());
    let spell_rows = found
        .iter()
        .map(|(s, days)| {
            let place = Some(absences[s.records[0] as usize].source);
            (
                place,
                vec![s.first.to_string(), s.last.to_string(), days.to_string(), s.records.len().to_string()],
            )
        })
        .collect();
    steps.push(TraceStep {
        text: if joined > 0 {
            format!(
                "Spells: rows belong to one spell when no working day lies between them; {} joined an earlier one",
                counted(joined as u32, ("row", "rows"))
            )
        } else {
            "Spells: no two rows had only rest days between them".to_owned()
        },
        result: counted(found.len() as u32, unit),
        rows: Some(TraceRows {
            headings: &["First working day", "Last working day", "Working days in the period", "Rows"],
            rows: spell_rows,
        }),
    });
    let aside: Vec<(Option<RowRef>, Vec<String>)> = absences
        .iter()
        .filter(|a| Category::PROTECTED.contains(&a.category))
        .filter(|a| a.first <= window.last && a.last.is_none_or(|last| last >= window.first))
        .map(|a| (Some(a.source), vec![a.first.to_string()]))
        .collect();
    if !aside.is_empty() {
        steps.push(TraceStep {
            text: "Left out before counting: rows the law or good practice protects".to_owned(),
            result: counted(aside.len() as u32, ("row", "rows")),
            rows: Some(TraceRows { headings: &["First day"], rows: aside }),
        });
    }
    steps
}
