//! How much of a day was lost: "half day", "AM", `halfDayMorning`, 0.5, or yes under a heading that asks for half a day.

use crate::intake::Row;
use crate::intake::field::Field;

/// What a cell says of a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Part {
    /// Nothing.
    Unsaid,
    /// This share of it was lost, above 0 and at most 1.
    Of(f32),
    /// Something else.
    NotUnderstood,
}

/// Reads the part in a row's cell.
pub(super) fn read(row: &Row<'_>, field: Field) -> Part {
    let cell = row.text(field);
    if cell.is_empty() {
        return Part::Unsaid;
    }
    let heading = row.plan().column_of(field).map_or("", |c| c.heading.as_str());
    of(&cell, heading)
}

/// What is left of the first and of the last day where a row says in which half of either it began and ended: from the
/// morning of one to the afternoon of another is all of both. The halves stand in columns of their own or behind the dates.
pub(super) fn halves(row: &Row<'_>) -> Option<[f32; 2]> {
    let afternoon = |part: Field, date: Field| {
        let cell = if row.has(part) {
            row.text(part)
        } else {
            // "20/3/24 AM" is a half of a day, and "20/3/24 8:00 AM" a time.
            let cell = row.text(date);
            if !cell.ends_with(['M', 'm']) || row.clock(date).value().is_some() {
                return None;
            }
            cell
        };
        match cell.rsplit(' ').next()?.to_lowercase().as_str() {
            "am" | "a.m." | "morning" => Some(false),
            "pm" | "p.m." | "afternoon" => Some(true),
            _ => None,
        }
    };
    // A word alone: "Half day AM" says of one day which half of it was lost.
    let alone = |part: Field| !row.has(part) || !row.text(part).contains(' ');
    if !alone(Field::AbsenceStartPart) || !alone(Field::AbsenceEndPart) {
        return None;
    }
    let began = afternoon(Field::AbsenceStartPart, Field::AbsenceStart)?;
    let ended = afternoon(Field::AbsenceEndPart, Field::AbsenceEnd)?;
    Some([if began { 0.5 } else { 1.0 }, if ended { 1.0 } else { 0.5 }])
}

fn of(cell: &str, heading: &str) -> Part {
    let lower = cell.to_lowercase();
    let has = |pieces: &[&str]| pieces.iter().any(|piece| lower.contains(piece));
    let is = |words: &[&str]| words.contains(&lower.trim());
    let heading = heading.to_lowercase();
    let asks_for_half = heading.contains("half") || heading.contains("part");
    if has(&["half", "morning", "afternoon"]) || is(&["am", "pm", "a.m.", "p.m.", "½"]) {
        return Part::Of(0.5);
    }
    if has(&["full", "whole", "all day"]) {
        return Part::Of(1.0);
    }
    if has(&["quarter"]) {
        return Part::Of(0.25);
    }
    if asks_for_half && is(&["y", "yes", "true", "t", "1", "x"]) {
        return Part::Of(0.5);
    }
    if is(&["n", "no", "false", "f", "0", "none"]) {
        return Part::Of(1.0);
    }
    let number = lower.trim().trim_end_matches(|c: char| c.is_alphabetic() || c == ' ').replace(',', ".");
    match number.parse::<f32>() {
        Ok(share) if share > 0.0 && share <= 1.0 => Part::Of(share),
        _ => Part::NotUnderstood,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::reading::read;

    #[test]
    fn from_a_morning_to_an_afternoon_is_all_of_both_days() {
        let parts = |csv: &str| {
            let read = read("absences.csv", 0, csv.as_bytes(), crate::intake::Choices::default()).unwrap();
            let Some(crate::tables::FileTable::Absences(table)) = &read.table else {
                panic!("{:?}", read.plan)
            };
            table.records.iter().map(|r| [r.first_part, r.last_part]).collect::<Vec<_>>()
        };
        let expected = [[1.0, 0.5], [0.5, 0.5], [1.0, 1.0], [0.5, 1.0], [0.5, 0.5]];
        let halves = "Staff No,Type,From,From AM/PM,To,To AM/PM\n\
            1,Sick,04/03/2024,AM,05/03/2024,AM\n2,Sick,11/03/2024,PM,11/03/2024,PM\n\
            3,Sick,13/03/2024,AM,13/03/2024,PM\n4,Sick,18/03/2024,PM,20/03/2024,PM\n\
            5,Sick,21/03/2024,AM,21/03/2024,AM\n";
        assert_eq!(parts(halves), expected);
        let behind = "Staff No,Absence Type,From,To\n\
            1,Sick,4/3/24 AM,5/3/24 AM\n2,Sick,11/3/24 PM,11/3/24 PM\n3,Sick,13/3/24 AM,13/3/24 PM\n\
            4,Sick,18/3/24 PM,20/3/24 PM\n5,Sick,21/3/24 AM,21/3/24 AM\n";
        assert_eq!(parts(behind), expected);
        let times = "Staff No,Absence Type,From,To\n1,Sick,14/3/24 8:00 AM,15/3/24 4:00 PM\n";
        assert_eq!(parts(times), [[1.0, 1.0]], "these are times of day");
    }

    #[test]
    fn parts_of_a_day_in_every_form_met() {
        for (cell, heading, share) in [
            ("fullDay", "startDayDuration", 1.0),
            ("halfDayMorning", "startDayDuration", 0.5),
            ("halfDayAfternoon", "endDayDuration", 0.5),
            ("Full Day", "Start_Date_Duration", 1.0),
            ("Half Day", "Start_Date_Duration", 0.5),
            ("0.5", "Start_Date_Duration", 0.5),
            ("0,5", "Start_Date_Duration", 0.5),
            ("1", "Start_Date_Duration", 1.0),
            ("0.5 day", "Start_Date_Duration", 0.5),
            ("AM", "AM/PM", 0.5),
            ("pm", "AM/PM", 0.5),
            ("Y", "half_day_start", 0.5),
            ("TRUE", "half_day_end", 0.5),
            ("1", "Half Day", 0.5),
            ("0", "Half Day", 1.0),
            ("N", "half_day_start", 1.0),
            ("false", "half_day_start", 1.0),
            ("All day", "Date type", 1.0),
        ] {
            assert_eq!(of(cell, heading), Part::Of(share), "{cell} under {heading}");
        }
        for (cell, heading) in [("A", "Date type"), ("7.5", "Start_Date_Duration"), ("Y", "Date type")] {
            assert_eq!(of(cell, heading), Part::NotUnderstood, "{cell} under {heading}");
        }
    }
}
