//! What the words in files mean: data with a source a line, and one look-up.
//!
//! A value that classifies a row ("Training absence", "Not approved", "RDW") is looked up as whole words; the most specific
//! phrase wins, and phrases that contradict each other leave the value unknown. Whoever asks must have an answer for "not
//! known": a row is never counted on a guess. To teach Candour a word, add a line to `values.tsv`; a test names the line
//! that another contradicts.
//!
//! ```
//! use candour::vocabulary::{Class, Meaning, look_up};
//! assert_eq!(look_up(Class::Absence, "Training absence"), Some(Meaning::Training));
//! assert_eq!(look_up(Class::Absence, "Kind krank"), Some(Meaning::FamilyLeave));
//! assert_eq!(look_up(Class::Absence, "Skills day"), None);
//! assert_eq!(look_up(Class::Status, "Not approved"), Some(Meaning::NotTaken));
//! ```

mod headings;
mod meaning;
mod months;
mod phrases;

pub use headings::{has_part, parts};
pub use meaning::{Class, Meaning};
pub use months::{is_from, is_until, month_named, weekday_named};
pub use phrases::{Asks, answer, are_punches, asks, look_up, names_overtime, plain};
