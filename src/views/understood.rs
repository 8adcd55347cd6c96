//! What a file's headings were taken to mean, in a line.

use super::data::ColumnView;
use super::scene::clipped;
use crate::explain::wording::count;

/// Headings named in the line; more are counted.
const HEADINGS_NAMED: usize = 8;

/// What the headings of a file were taken to mean, in a line.
pub(super) fn understood(columns: &[ColumnView]) -> String {
    let used: Vec<&ColumnView> = columns.iter().filter(|c| !c.means.is_empty()).collect();
    let mut said: Vec<String> = used
        .iter()
        .take(HEADINGS_NAMED)
        .map(|c| format!("“{}” is {}", clipped(&c.heading), in_a_sentence(&c.means_label)))
        .collect();
    let rest = used.len().saturating_sub(HEADINGS_NAMED);
    if rest > 0 {
        said.push(count(rest as u32, "more column is used", "more columns are used"));
    }
    let idle = columns.len() - used.len();
    if idle > 0 {
        said.push(count(idle as u32, "column is not used", "columns are not used"));
    }
    said.join("; ")
}

/// "Person: family name" as a line has it: "person (family name)".
fn in_a_sentence(label: &str) -> String {
    let mut letters = label.chars();
    let lower: String = letters.next().map(char::to_lowercase).into_iter().flatten().chain(letters).collect();
    match lower.split_once(": ") {
        Some((what, part)) => format!("{what} ({part})"),
        None => lower,
    }
}
