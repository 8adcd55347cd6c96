//! Versions of one claim: a number that counts up within the number of the claim.
//!
//! A system that keeps what was changed exports every version, and added up they are one piece of overtime several times
//! over. “Version” and “Revision” say it; “Seq” may as well number the lines of a claim that all count, so the rows must
//! say it, or it is asked. Which rows count is settled when all are read (`tables::versions`).

use super::beside::Sample;
use super::field::{Field, TableKind};
use super::missing::id;
use super::plan::{Column, Confidence, Question, QuestionOption};
use super::seen::{Meant, Seen};
use super::text;
use crate::maths::InOrder;

/// Words of a heading that speak of versions.
const VERSIONS: [&str; 9] =
    ["version", "versión", "versão", "versie", "wersja", "revision", "revisión", "révision", "amendment"];
/// Headings that may count versions or lines.
const COUNTS: [&str; 10] = [
    "seq",
    "seqno",
    "seqnr",
    "seqnumber",
    "sequence",
    "sequenceno",
    "sequencenumber",
    "claimseq",
    "issue",
    "issueno",
];

/// Gives the columns of a version and of its claim their meanings.
pub(crate) fn tell(kind: Option<TableKind>, columns: &[Seen<'_>], meant: &mut [Meant], sample: &Sample) {
    if !is_claimed(kind) {
        return;
    }
    let said = meant.iter().position(|m| m.field == Some(Field::Version));
    let free = |at: usize| {
        meant.get(at).is_some_and(|m| {
            matches!(m.field, None | Some(Field::RowId)) && m.confidence != Confidence::Asked
        })
    };
    let heading = |at: usize| columns.get(at).map_or("", |c| c.normal.as_str());
    let counts_up = |at: &usize| {
        let values = columns.get(*at).map_or(&[][..], |c| c.profile.distinct.as_slice());
        free(*at) && !values.is_empty() && values.iter().all(|value| number(value).is_some())
    };
    let by_heading = (0..meant.len()).filter(counts_up).find(|at| speaks_of_versions(heading(*at)));
    let by_rows = || {
        let counts = (0..meant.len()).filter(counts_up).filter(|at| COUNTS.contains(&heading(*at)));
        let shown = Shown { fields: meant.iter().map(|m| m.field).collect(), sample };
        counts.into_iter().find(|at| shown.lines(*at) == Lines::Versions)
    };
    let Some(version) = said.or(by_heading).or_else(by_rows) else { return };
    let shown = Shown { fields: meant.iter().map(|m| m.field).collect(), sample };
    let claim = shown.claim(version, &|at| columns.get(at).is_some_and(|c| c.said.is_none() && !c.refused));
    let name = claim.and_then(|at| columns.get(at)).map(|c| c.heading.to_owned());
    if let Some(m) = meant.get_mut(version).filter(|m| m.confidence != Confidence::Asked) {
        m.field = Some(Field::Version);
        m.confidence = Confidence::Likely;
        m.reason = match &name {
            Some(name) => format!("It counts the versions of each “{name}”: only the last one counts."),
            None => "It counts versions: of rows about the same person and day only the last one counts."
                .to_owned(),
        };
    }
    let (Some(claim), Some(name)) = (claim, name) else { return };
    for (at, m) in meant.iter_mut().enumerate() {
        if at == claim && m.confidence != Confidence::Asked {
            m.field = Some(Field::RowId);
            "Rows of several versions have it in common.".clone_into(&mut m.reason);
        } else if at != claim && m.field == Some(Field::RowId) && m.confidence != Confidence::Asked {
            m.field = None;
            m.reason = format!("“{name}” tells which rows are versions of one claim, and is used instead.");
        }
    }
}

/// Asks of a count within a claim whether it counts versions, where the rows leave it open.
pub(crate) fn ask(kind: Option<TableKind>, columns: &mut [Column], sample: &Sample) {
    if !is_claimed(kind) || columns.iter().any(|c| c.field == Some(Field::Version)) {
        return;
    }
    let shown = Shown { fields: columns.iter().map(|c| c.field).collect(), sample };
    let open = |c: &Column| {
        c.question.is_none()
            && c.confidence != Confidence::Asked
            && COUNTS.contains(&super::dictionary::normal(&c.heading).as_str())
    };
    let at = (0..columns.len())
        .find(|at| columns.get(*at).is_some_and(open) && shown.lines(*at) == Lines::Unclear);
    let Some(column) = at.and_then(|at| columns.get_mut(at)) else { return };
    let option = |field: Field, label: &str| QuestionOption {
        id: format!("field:{}", id(field)),
        label: label.to_owned(),
        example: String::new(),
    };
    let text = format!(
        "“{}” counts rows of one claim, person and day. Does a later row replace the ones before it?",
        column.heading
    );
    let options = vec![
        option(Field::Version, "yes: they are versions, and only the last one counts"),
        option(Field::RowId, "no: they are pieces of one claim, and all count"),
    ];
    column.question = Some(Question { text, options });
}

fn is_claimed(kind: Option<TableKind>) -> bool {
    matches!(kind, Some(TableKind::Overtime | TableKind::Absences))
}

fn speaks_of_versions(normal: &str) -> bool {
    matches!(normal, "rev" | "revno" | "revnr" | "revnumber")
        || VERSIONS.iter().any(|word| normal.contains(word)) && !normal.contains("conversion")
}

/// The number of a version in thousandths, so that they can be put in order: `2`, `v2`, `Rev. 2.1`.
pub(crate) fn number(text: &str) -> Option<u32> {
    let digits = text.trim().trim_start_matches(|c: char| !c.is_ascii_digit());
    let letters = text.len() - digits.len();
    let number: f64 = digits.parse().ok().filter(|number| (0.0..1_000.0).contains(number))?;
    (letters <= 10).then_some((number * 1_000.0).round() as u32)
}

/// What the rows of one claim are to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Lines {
    /// The same but for an amount: each is the one before, put right.
    Versions,
    /// Of the same person and day, with other times: it is asked.
    Unclear,
    /// Of several days or kinds, or nothing comes twice: pieces of one claim.
    Pieces,
}

/// Columns with what they mean so far, and the first rows.
struct Shown<'a> {
    fields: Vec<Option<Field>>,
    sample: &'a Sample,
}

impl Shown<'_> {
    fn column_of(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|f| *f == Some(field))
    }

    fn cell(row: &[Vec<u8>], at: usize) -> String {
        row.get(at).map_or_else(String::new, |cell| text::tidy(text::trim(cell)).into_owned())
    }

    fn same(&self, rows: &[&Vec<Vec<u8>>], fields: &[Field]) -> bool {
        fields
            .iter()
            .filter_map(|field| self.column_of(*field))
            .all(|at| rows.windows(2).all(|pair| Self::cell(pair[0], at) == Self::cell(pair[1], at)))
    }

    /// The rows that have a value of a column in common, where that is more than one.
    fn claims(&self, claim: usize) -> Vec<Vec<&Vec<Vec<u8>>>> {
        let mut keyed: Vec<(String, &Vec<Vec<u8>>)> = self
            .sample
            .iter()
            .map(|row| (Self::cell(row, claim), row))
            .filter(|(key, _)| !key.is_empty())
            .collect();
        keyed.put_in_order_by(|a, b| a.0.cmp(&b.0));
        keyed
            .chunk_by(|a, b| a.0 == b.0)
            .filter(|rows| rows.len() > 1)
            .map(|rows| rows.iter().map(|(_, row)| *row).collect())
            .collect()
    }

    /// Whether a column counts 1, 2, 3 within rows that belong together.
    fn counts(rows: &[&Vec<Vec<u8>>], at: usize) -> bool {
        let mut numbers: Vec<u32> = rows.iter().filter_map(|row| number(&Self::cell(row, at))).collect();
        numbers.put_in_order();
        numbers.len() == rows.len()
            && numbers.first().is_some_and(|first| *first <= 1_000)
            && numbers.windows(2).all(|pair| pair[1] - pair[0] == 1_000)
    }

    fn lines(&self, count: usize) -> Lines {
        let claim = (0..self.fields.len()).find(|at| {
            *at != count
                && self.fields.get(*at) == Some(&Some(Field::RowId))
                && self.claims(*at).iter().any(|rows| Self::counts(rows, count))
        });
        let claims = claim.map_or_else(Vec::new, |at| self.claims(at));
        let all = |fields: &[Field]| claims.iter().all(|rows| self.same(rows, fields));
        if claims.is_empty()
            || !claims.iter().all(|rows| Self::counts(rows, count))
            || !all(&[Field::PersonId, Field::PersonName, Field::Surname])
            || !all(&[Field::OvertimeDate, Field::AbsenceStart])
            || !all(&[Field::OvertimeType, Field::PaidAs, Field::AbsenceType, Field::OvertimeReason])
        {
            Lines::Pieces
        } else if all(&[Field::StartTime]) {
            Lines::Versions
        } else {
            Lines::Unclear
        }
    }

    /// The column that rows of several versions have in common.
    fn claim(&self, version: usize, may: &dyn Fn(usize) -> bool) -> Option<usize> {
        let in_common = |at: &usize| {
            let claims = self.claims(*at);
            let several = |rows: &[&Vec<Vec<u8>>]| !Self::same_in(rows, version);
            claims.iter().any(|rows| several(rows))
        };
        let row_ids =
            || (0..self.fields.len()).filter(|at| *at != version && self.fields[*at] == Some(Field::RowId));
        let person = [Field::PersonId, Field::PersonName, Field::Surname];
        // Under a heading that is not known it must be a count within one person, in every row.
        let unknown = |at: &usize| {
            let claims = self.claims(*at);
            self.fields[*at].is_none()
                && may(*at)
                && !claims.is_empty()
                && claims.iter().all(|rows| Self::counts(rows, version) && self.same(rows, &person))
                && self.tells(*at)
        };
        row_ids()
            .find(in_common)
            .or_else(|| row_ids().next())
            .or_else(|| (0..self.fields.len()).filter(|at| *at != version).find(unknown))
    }

    fn same_in(rows: &[&Vec<Vec<u8>>], at: usize) -> bool {
        rows.windows(2).all(|pair| Self::cell(pair[0], at) == Self::cell(pair[1], at))
    }

    /// Whether the values of a column could be numbers of something: each has a digit.
    fn tells(&self, at: usize) -> bool {
        self.sample.iter().all(|row| {
            let cell = Self::cell(row, at);
            cell.is_empty() || cell.contains(|c: char| c.is_ascii_digit())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_a_version_is_read_as_people_write_it() {
        for (text, thousandths) in [
            ("1", Some(1_000)),
            ("v2", Some(2_000)),
            ("Rev. 2.1", Some(2_100)),
            ("draft", None),
            ("2025-03-03", None),
        ] {
            assert_eq!(number(text), thousandths, "{text}");
        }
        assert!(speaks_of_versions("claimversionno") && !speaks_of_versions("conversionrate"));
    }
}
