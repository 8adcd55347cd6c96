//! Columns without a heading in which nothing stands: left out, and told.
//!
//! A spreadsheet whose last column was once touched saves 16,384 of them. One value in any row keeps its column, which is
//! then named by its place.

use super::plan::{Column, Confidence, Plan};
use super::record::Record;
use super::row::unquote;
use super::text;
use super::wording::thousands;
use crate::problem::{Problem, ProblemKind};

/// Most columns a table may have: as many as the widest spreadsheet.
const MOST_COLUMNS: usize = 16_384;

/// Columns without a heading in which nothing has stood so far, as stretches from left to right, each from its first
/// column up to but without its last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unheaded {
    blank: Vec<(usize, usize)>,
    /// All columns without a heading.
    all: usize,
}

impl Unheaded {
    /// Those of a list with these headings, as far as its first rows tell.
    pub(crate) fn find(headings: &[String], rows: &[Vec<Vec<u8>>]) -> Self {
        let mut open: Vec<bool> = headings.iter().map(|h| text::trim(h.as_bytes()).is_empty()).collect();
        let all = open.iter().filter(|open| **open).count();
        // A file without a row of headings names every column by its place.
        if all == headings.len() || all == 0 {
            return Self::default();
        }
        for row in rows {
            for (open, cell) in open.iter_mut().zip(row) {
                *open &= text::trim(cell).is_empty();
            }
        }
        let mut blank: Vec<(usize, usize)> = Vec::new();
        for at in open.iter().enumerate().filter(|(_, open)| **open).map(|(at, _)| at) {
            match blank.last_mut().filter(|(_, end)| *end == at) {
                Some((_, end)) => *end = at + 1,
                None => blank.push((at, at + 1)),
            }
        }
        Self { blank, all }
    }

    /// Whether there are none: a row need not be looked at.
    #[inline]
    pub(crate) fn is_done(&self) -> bool {
        self.blank.is_empty()
    }

    /// Looks at a row of the list.
    #[cold]
    #[inline(never)]
    pub(crate) fn look(&mut self, record: &Record<'_>) {
        if self.blank.iter().all(|(from, end)| record.is_blank_from(*from, *end)) {
            return;
        }
        let filled = |at: usize| !text::trim(&unquote(record.raw(at), record.quoted)).is_empty();
        let mut left = Vec::new();
        for (from, end) in std::mem::take(&mut self.blank) {
            let mut start = from;
            for at in (from..end.min(record.len())).filter(|at| filled(*at)) {
                left.extend((start < at).then_some((start, at)));
                start = at + 1;
            }
            left.extend((start < end).then_some((start, end)));
        }
        self.blank = left;
    }

    fn holds(&self, column: usize) -> bool {
        // The stretches lie from left to right.
        let next = self.blank.partition_point(|(from, _)| *from <= column);
        next.checked_sub(1).and_then(|at| self.blank.get(at)).is_some_and(|(_, end)| column < *end)
    }

    /// Whether a column is one of them: nothing is known, asked or said of it.
    pub(crate) fn is_left_out(&self, column: &Column) -> bool {
        self.holds(column.index as usize)
            && column.field.is_none()
            && column.question.is_none()
            && column.confidence != Confidence::Asked
    }

    /// The plan without them, with a sentence about them and one about those that stay.
    pub(crate) fn without(&self, plan: &Plan) -> Plan {
        let mut plan = plan.clone();
        let before = plan.columns.len();
        let mut out = Vec::new();
        plan.columns.retain(|column| {
            let stays = !self.is_left_out(column);
            out.extend((!stays).then_some(column.index));
            stays
        });
        match (out.as_slice(), out.last()) {
            ([one], _) => plan.notes.push(format!(
                "Column {} has neither a heading nor any value and is left out.",
                thousands(one + 1)
            )),
            ([first, ..], Some(last)) => {
                let count = thousands(out.len() as u32);
                let (from, to) = (thousands(first + 1), thousands(last + 1));
                let side_by_side = (last - first) as usize + 1 == out.len();
                let place = match (side_by_side, *last as usize + 1 == before) {
                    (true, true) => format!("column {from} to the last"),
                    (true, false) => format!("columns {from} to {to}"),
                    _ => format!("the first is column {from}, the last column {to}"),
                };
                plan.notes.push(format!(
                    "{count} columns have neither a heading nor any value and are left out: {place}."
                ));
            }
            _ => {}
        }
        match self.all.saturating_sub(out.len()) {
            0 => {}
            1 => plan.notes.push("1 of the headings is blank; that column is named by its place.".to_owned()),
            n => plan.notes.push(format!(
                "{} of the headings are blank; those columns are named by their place.",
                thousands(n as u32)
            )),
        }
        plan
    }
}

/// A table that is wider than any spreadsheet.
pub(crate) fn too_wide(name: &str, columns: usize, row: Option<u32>) -> Option<Problem> {
    if columns <= MOST_COLUMNS {
        return None;
    }
    let sentence = format!(
        "The table has {} columns, and no spreadsheet has more than {}.",
        thousands(columns as u32),
        thousands(MOST_COLUMNS as u32)
    );
    let todo = "Export it again with one row a person and event, and only the columns that say who, when and how long.";
    let problem = Problem::in_file(ProblemKind::Shape, name, sentence, todo);
    Some(match row {
        Some(row) => problem.at_row(row),
        None => problem,
    })
}
