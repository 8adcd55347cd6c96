//! Values that turn up below the first rows in a column that has no meaning.
//!
//! "Shift State" can say "Finalised" four thousand times and "Cancelled" after that. What such a column is was settled by the
//! first rows; where a later value says otherwise, the file is read once more with it.

use super::by_values;
use super::choices::Choices;
use super::field::TableKind;
use super::plan::{Column, Confidence};
use super::profile::Profile;
use super::record::Record;
use super::row::unquote;
use super::text;

/// One column that is watched.
#[derive(Debug)]
pub(crate) struct Late {
    pub(crate) column: usize,
    /// The cell of the row before, as it stands in the file.
    last: Vec<u8>,
    known: Vec<String>,
    /// Those of them that the first rows did not have begin here.
    sampled: usize,
}

impl Late {
    /// The columns that are watched: without a meaning, and with few values or none so far.
    pub(crate) fn all(
        kind: Option<TableKind>,
        columns: &[Column],
        profiles: &[Profile],
        choices: &Choices,
    ) -> Vec<Self> {
        if !kind.is_some_and(by_values::looks_at) {
            return Vec::new();
        }
        let open = |column: &Column, profile: &Profile| {
            let seen =
                choices.column(column.index, &column.heading).is_some_and(|said| !said.late.is_empty());
            column.field.is_none()
                && column.confidence != Confidence::Asked
                && !seen
                && super::dictionary::look_up(&column.heading).unused.is_none()
                && profile.distinct.len() <= by_values::MOST
                && (profile.filled == 0 || profile.mostly_letters() || by_values::answers(&profile.distinct))
        };
        let pairs = columns.iter().zip(profiles).filter(|(c, p)| open(c, p));
        pairs
            .map(|(column, profile)| Self {
                column: column.index as usize,
                last: Vec::new(),
                known: profile.distinct.clone(),
                sampled: profile.distinct.len(),
            })
            .collect()
    }

    /// Looks at a row's cell.
    #[inline]
    pub(crate) fn look(&mut self, record: &Record<'_>) {
        let raw = record.raw(self.column);
        if raw != self.last.as_slice() {
            self.learn(raw, record.quoted);
        }
    }

    #[inline(never)]
    fn learn(&mut self, raw: &[u8], quoted: bool) {
        self.last.clear();
        self.last.extend_from_slice(raw);
        let cell = unquote(raw, quoted);
        let cell = text::trim(&cell);
        if text::is_missing(cell) || self.known.len() > by_values::MOST {
            return;
        }
        let value = text::tidy(cell);
        if !self.known.iter().any(|known| *known == value) {
            self.known.push(value.into_owned());
        }
    }

    /// The new values, where they could change what the column is taken to be.
    pub(crate) fn found(&self, kind: Option<TableKind>) -> Option<Vec<String>> {
        let new = self.known.get(self.sampled..).unwrap_or_default();
        let few = self.known.len() <= by_values::MOST;
        (few && new.iter().any(|value| by_values::matters(kind, value))).then(|| new.to_vec())
    }
}
