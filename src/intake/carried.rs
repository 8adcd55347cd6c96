//! A person named on the first of several rows: what is blank below is asked, and carried down where that is the answer.
//!
//! Reports and pivot tables write a name once and leave the cells below it blank. A blank cell can also be a row about
//! nobody, so it is never filled without an answer.

use super::choices::{Blank, Choices};
use super::field::{Field, TableKind};
use super::kind::everywhere;
use super::layout::Layout;
use super::plan::{Column, Question, QuestionOption};
use super::text;

/// Rows below that name nobody, and which columns go on from the row above.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Carried {
    /// The column that says who a row is about.
    person: usize,
    /// Columns that are blank wherever that one is.
    pub(crate) down: Vec<usize>,
    /// Rows of the sample that name nobody, and all of them.
    rows: (usize, usize),
}

impl Carried {
    /// Looks for rows that name nobody below rows that do.
    pub(crate) fn find(kind: Option<TableKind>, layout: &Layout, columns: &[Column]) -> Option<Self> {
        kind.filter(|kind| *kind != TableKind::People)?;
        let of = |field: Field| columns.iter().position(|c| c.field == Some(field));
        let person = of(Field::PersonId).or(of(Field::PersonName)).or(of(Field::Surname))?;
        let blank = |row: &[Vec<u8>], at: usize| row.get(at).is_none_or(|c| text::is_missing(text::trim(c)));
        let about_all = |at: usize| columns.get(at).and_then(|c| c.field).is_some_and(everywhere);
        let says_something = |row: &[Vec<u8>]| {
            (0..columns.len()).any(|at| !about_all(at) && columns[at].field.is_some() && !blank(row, at))
        };
        let first = layout.sample.first()?;
        let nameless: Vec<&Vec<Vec<u8>>> =
            layout.sample.iter().filter(|row| blank(row, person) && says_something(row)).collect();
        let all = layout.sample.len();
        if blank(first, person) || nameless.len() < 2 || nameless.len() * 10 < all {
            return None;
        }
        let down = (0..columns.len())
            .filter(|at| *at == person || about_all(*at) && nameless.iter().all(|row| blank(row, *at)))
            .collect();
        Some(Self { person, down, rows: (nameless.len(), all) })
    }

    /// Whether the user said that a blank cell goes on from above, or asks.
    pub(crate) fn settle(self, columns: &mut [Column], choices: &Choices) -> Option<Self> {
        let column = columns.get_mut(self.person)?;
        match choices.column(column.index, &column.heading).and_then(|said| said.blank) {
            Some(Blank::Above) => Some(self),
            Some(_) => None,
            None => {
                column.question = Some(self.question(&column.heading));
                None
            }
        }
    }

    fn question(&self, heading: &str) -> Question {
        let (rows, all) = self.rows;
        let text =
            format!("“{heading}” is blank in {rows} of the first {all} rows. Who are these rows about?");
        let option = |id: &str, label: &str| QuestionOption {
            id: id.to_owned(),
            label: label.to_owned(),
            example: String::new(),
        };
        let options = vec![
            option("blank:above", "the person named in the row above"),
            option("blank:nobody", "nobody: leave them out"),
        ];
        Question { text, options }
    }
}
