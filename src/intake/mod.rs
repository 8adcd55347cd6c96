//! Bytes of a file to rows with meaning, and a ledger of every row.
//!
//! ```text
//! bytes → decode → records (scan, slow) → body → Row → the caller's sink
//!             first 64 KiB ↘ layout → meaning → settle → Plan ↗
//! ```
//!
//! A [`Reading`] takes a file in pieces of any size. The first 64 KiB settle the encoding, the separator, where the
//! headings stand and what they mean ([`Plan`]); from then on each row is given to a sink as it is cut. What a column
//! means and how its values are read can be overruled by [`Choices`], which hold what the user said and no data.
//!
//! Nothing is dropped silently: every row that is not simply used is in the [`ledger`]. Nothing is guessed silently: what
//! can be read two ways is settled by the file itself or asked ([`Question`]).
//!
//! ```
//! use candour::intake::{Choices, Outcome, Reading, field::Field};
//! let file = "Employee Number;Absence Start Date;Absence End Date\r\n0012;03/04/2025;17/04/2025\r\n";
//! let mut rows = Vec::new();
//! let mut sink = |row: &candour::intake::Row<'_>, _: &mut candour::intake::ledger::Ledger| {
//!     rows.push((row.key(Field::PersonId).into_owned(), row.day(Field::AbsenceEnd).value().unwrap().iso()));
//! };
//! let mut reading = Reading::open("april.csv", Some(file.len() as u64), Choices::default());
//! reading.feed(file.as_bytes(), &mut sink).unwrap();
//! let Outcome::Read(read) = reading.finish(&mut sink).unwrap() else { panic!("nothing settles it otherwise") };
//! assert_eq!(rows, [("0012".to_owned(), "2025-04-17".to_owned())]);
//! // 03/04/2025 can be read two ways; its neighbour 17/04/2025 cannot.
//! let start = read.plan.column_of(Field::AbsenceStart).unwrap();
//! assert_eq!(start.read_as, "day/month/year, as in “Absence End Date”: nothing in this column settles it");
//! ```

// Cases are listed in the order in which they are tried; two that end alike are still two cases.
#![allow(clippy::match_same_arms)]
// Said nothing, said "not used", said a field: three answers, and serde tells them apart.
#![allow(clippy::option_option)]

pub mod field;
pub mod ledger;

mod agreement;
mod approvals;
mod archive;
mod beside;
mod body;
mod by_values;
mod carried;
mod cell;
mod choices;
mod clock;
mod clock_face;
mod columns;
mod counted;
mod date_parts;
mod dates;
mod day_after;
mod day_headings;
mod decode;
mod dialect;
mod dictionary;
mod encodings;
mod eras;
mod first_names;
mod garbled;
mod heading_parts;
mod hours;
mod instant;
mod instead;
mod kind;
mod late;
mod layout;
mod length;
mod lost;
mod mapping;
mod markup;
mod meaning;
pub(crate) mod memo;
mod missing;
mod months;
mod names;
mod numbers;
mod one_period;
#[cfg(test)]
mod oracle;
mod pairs;
mod plan;
mod profile;
mod range;
mod rated;
mod rates;
mod reading;
mod recast;
pub(crate) mod record;
mod records;
mod refusal;
mod row;
mod row_kinds;
mod running;
mod says;
mod scan;
mod seen;
mod separator;
mod settle;
mod sheet;
mod shown;
mod sketch;
mod slow;
mod spelling;
mod spelt;
mod text;
mod times_beside;
mod total;
mod two_tables;
mod unheaded;
mod unit;
mod unsaid;
pub mod values;
pub(crate) mod versions;
mod wide;
mod wording;
pub(crate) mod workbook;

pub use approvals::BlankRow;
pub use cell::Cell;
pub use choices::{
    Blank, Choices, ColumnChoice, DateOrder, DecimalMark, HeaderChoice, HoursReading, ValueChoice,
};
pub(crate) use hours::why::WHICH_UNIT;
pub use instant::Instant;
pub use length::Length;
pub use mapping::Mapping;
pub use plan::{Column, Confidence, LineEnding, Plan, Question, QuestionOption};
pub use reading::{Outcome, ReadFile, Reading};
pub use row::Row;
pub use spelling::Spelling;
pub(crate) use text::shorten;
pub use unit::Unit;

/// Whether a heading is only the place of a column without one.
fn is_named_by_place(heading: &str) -> bool {
    heading.strip_prefix("Column ").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

/// A heading as it is shown: its own text, shortened, or its place where it is blank.
fn shown_heading(index: usize, heading: &str) -> String {
    let tidy = text::tidy(heading.as_bytes());
    if tidy.is_empty() { format!("Column {}", index + 1) } else { text::shorten(&tidy, 120) }
}
