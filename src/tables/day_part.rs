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
