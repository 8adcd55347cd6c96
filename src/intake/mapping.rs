//! How one file was understood, saved for the next with the same headings.

use crate::maths::InOrder;
use serde::{Deserialize, Serialize};

use super::choices::Choices;
use super::plan::Plan;
use crate::problem::{Problem, ProblemKind};

/// What the headings of a file mean and how its values are read. Holds headings and answers, no cell of the file.
///
/// ```
/// use candour::intake::{Choices, Mapping, Plan};
/// let csv = b"Who,Gone from,Back on\n77,03/02/2025,14/02/2025\n";
/// let plan = Plan::of("may.csv", csv, true, &Choices::default()).unwrap();
/// let saved = Mapping::of(&plan, &Choices::default()).to_json();
/// assert!(saved.contains("Gone from") && !saved.contains("14/02/2025"));
/// let again = Mapping::parse("may.json", &saved).unwrap();
/// let june = Plan::of("june.csv", b"Back on,Who,Gone from\n1/6/2025,5,2/6/2025\n", true, &Choices::default()).unwrap();
/// assert!(again.fits(&june), "the same headings in another order");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Mapping {
    /// What the file is, for whoever opens it: "Candour mapping 1".
    pub format: String,
    /// The file it was made from, without its folder.
    pub made_from: String,
    /// What was decided.
    pub choices: Choices,
}

/// The first words of a mapping.
const FORMAT: &str = "Candour mapping 1";

/// A mapping is a few kilobytes; anything longer is another kind of file.
const LONGEST: usize = 1 << 20;

impl Mapping {
    /// The mapping of a file as it is read now: the meaning of every heading, and the answers that were given or that
    /// the file itself gave.
    pub fn of(plan: &Plan, choices: &Choices) -> Self {
        let kind = choices.kind.or(plan.kind);
        let mut all = Choices {
            kind,
            header_row: choices.header_row,
            columns: Vec::new(),
            count_both: false,
            summing_line: None,
        };
        for column in &plan.columns {
            let said = choices.column(column.index, &column.heading).cloned().unwrap_or_default();
            let entry = all.column_mut(column.index, &column.heading);
            *entry = said;
            (entry.column, entry.heading) = (column.index, column.heading.clone());
            entry.field = entry.field.or(Some(column.field));
        }
        Self { format: FORMAT.to_owned(), made_from: plan.name.clone(), choices: all }
    }

    /// As it is saved.
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// A mapping that was saved as `name`.
    ///
    /// # Errors
    /// The text is no mapping.
    pub fn parse(name: &str, json: &str) -> Result<Self, Problem> {
        let mapping: Option<Self> = if json.len() > LONGEST { None } else { serde_json::from_str(json).ok() };
        mapping.filter(|m| m.format == FORMAT && !m.choices.columns.is_empty()).ok_or_else(|| {
            Problem::in_file(
                ProblemKind::NotATable,
                name,
                "This is not a mapping that was saved here.",
                "Drop the file that “Save how it is read” made, or drop a table as CSV.",
            )
        })
    }

    /// Whether a file has the same headings, in any order.
    pub fn fits(&self, plan: &Plan) -> bool {
        let sorted = |mut headings: Vec<String>| {
            headings.put_in_order();
            headings
        };
        let mine = self.choices.columns.iter().map(|c| c.heading.trim().to_lowercase()).collect();
        let theirs = plan.columns.iter().map(|c| c.heading.trim().to_lowercase()).collect();
        plan.header_row.is_some() && sorted(mine) == sorted(theirs)
    }

    /// Whether a file is read by this mapping already.
    pub fn is_used(&self, plan: &Plan, choices: &Choices) -> bool {
        let now = Self::of(plan, choices).choices;
        now.kind == self.choices.kind
            && now.columns.iter().all(|c| {
                self.choices.column(c.column, &c.heading).is_some_and(|kept| {
                    kept.field == c.field
                        && (kept.date_order.is_none() || kept.date_order == c.date_order)
                        && (kept.decimal.is_none() || kept.decimal == c.decimal)
                        && (kept.hours.is_none() || kept.hours == c.hours)
                        && (kept.unit.is_none() || kept.unit == c.unit)
                        && (kept.blank.is_none() || kept.blank == c.blank)
                        && (kept.spelling.is_none() || kept.spelling == c.spelling)
                        && kept.values.iter().all(|value| c.values.contains(value))
                })
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::DateOrder;

    fn plan(csv: &str) -> Plan {
        Plan::of("a.csv", csv.as_bytes(), true, &Choices::default()).unwrap()
    }

    #[test]
    fn other_headings_and_other_files_do_not_fit() {
        let mapping = Mapping::of(&plan("Staff No,Team\n1,A\n2,B\n"), &Choices::default());
        assert!(!mapping.fits(&plan("Staff No,Team,Role\n1,A,x\n2,B,y\n")));
        for text in ["", "{}", "[1]", "{\"format\":\"other\",\"madeFrom\":\"\",\"choices\":{}}"] {
            assert!(Mapping::parse("x.json", text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_answer_is_kept_and_its_absence_is_no_difference() {
        let file = plan("Staff No,First day absent,Last day absent\n1,03/04/2025,05/04/2025\n");
        let mut said = Choices::default();
        said.column_mut(1, "First day absent").date_order = Some(DateOrder::MonthFirst);
        let mapping = Mapping::of(&file, &said);
        assert!(mapping.is_used(&file, &said));
        assert!(!mapping.is_used(&file, &Choices::default()), "the date order would change");
        assert!(Mapping::of(&file, &Choices::default()).is_used(&file, &said));
        assert_eq!(Mapping::parse("m.json", &mapping.to_json()).unwrap(), mapping);
    }
}
