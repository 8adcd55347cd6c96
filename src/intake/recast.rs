//! Tables whose cells do not stand where their headings say, brought into the shape of a list before a cell is read.
//!
//! Two days in one cell become two columns, a name that a comma has cut in two becomes one cell again, and a person named
//! on the first of several rows is carried down to the others. Everything behind the cutter then sees a plain list. A file
//! in which none of this is found has no [`Recast`] and pays nothing.

use std::borrow::Cow;

use super::dictionary::{self, Known};
use super::field::Field;
use super::range::{self, Ends};
use super::record::Record;
use super::row::unquote;
use super::text;
use crate::vocabulary::has_part;

/// What stands in one column of the list, in terms of the columns of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// A cell as it is.
    Cell(usize),
    /// A cell and the one to its right, with a comma between.
    Joined(usize),
    /// The first end of a range, or the whole cell where it holds none.
    First(usize, Ends),
    /// The last end of a range, or the whole cell where it holds none.
    Last(usize, Ends),
    /// What stands in a column of times where there are none: `RD`, `AL`.
    Else(usize),
}

impl Place {
    fn column(self) -> usize {
        match self {
            Self::Cell(at) | Self::Joined(at) | Self::First(at, _) | Self::Last(at, _) | Self::Else(at) => at,
        }
    }

    /// What stands here in a row of the file.
    fn of<'c>(self, cell: &impl Fn(usize) -> Cow<'c, [u8]>) -> Cow<'c, [u8]> {
        match self {
            Self::Cell(at) => cell(at),
            Self::Joined(at) => {
                let (last, first) = (cell(at), cell(at + 1));
                Cow::Owned([text::trim(&last), b", ", text::trim(&first)].concat())
            }
            Self::First(at, ends) => end(cell(at), ends, |(first, _)| first),
            Self::Last(at, ends) => end(cell(at), ends, |(_, last)| last),
            Self::Else(at) => {
                let cell = cell(at);
                if range::split(&text::plain(text::trim(&cell))).is_some() {
                    Cow::Borrowed(b"")
                } else {
                    cell
                }
            }
        }
    }
}

/// One end of a range. A cell that holds none is both ends of itself where it is a day, and no time where it is a word.
fn end<'c>(
    cell: Cow<'c, [u8]>,
    ends: Ends,
    of: impl for<'e> Fn((&'e [u8], &'e [u8])) -> &'e [u8],
) -> Cow<'c, [u8]> {
    let plain = text::plain(text::trim(&cell)).into_owned();
    match range::split(&plain) {
        Some((_, first, last)) => Cow::Owned(of((first, last)).to_vec()),
        None if ends == Ends::Times => Cow::Borrowed(b""),
        None => cell,
    }
}

/// How the rows of a file become rows of a list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Recast {
    places: Vec<Place>,
    /// Columns of the list whose blank cells mean "as above", and the last that was not blank.
    down: Vec<(usize, Vec<u8>)>,
    data: Vec<u8>,
    starts: Vec<u32>,
}

/// Share of the rows that must agree before a shape is believed, in tenths.
const AGREE: usize = 9;

impl Recast {
    /// The recast that a file needs, from its headings and first rows.
    pub(crate) fn find(headings: &[String], rows: &[Vec<Vec<u8>>]) -> Option<Self> {
        let joined = spilled_name(headings, rows);
        let shift = |at: usize| if joined.is_some_and(|name| at > name) { at + 1 } else { at };
        let mut places = Vec::new();
        for at in 0..headings.len() {
            let column = shift(at);
            // From when to when somebody rested is no duty.
            let is_break = || {
                headings.get(at).is_some_and(|heading| {
                    dictionary::look_up(heading).fields.iter().any(|(field, _)| *field == Field::Break)
                })
            };
            match (joined == Some(at), ranges_in(rows, column).filter(|_| !is_break())) {
                (true, _) => places.push(Place::Joined(column)),
                (false, Some((ends, all))) => {
                    places.extend([Place::First(column, ends), Place::Last(column, ends)]);
                    places.extend((ends == Ends::Times && !all).then_some(Place::Else(column)));
                }
                (false, None) => places.push(Place::Cell(column)),
            }
        }
        let plain = places.iter().all(|place| matches!(place, Place::Cell(_)));
        (!plain).then(|| Self { places, ..Self::default() })
    }

    /// Carries columns of the list down, in a file that otherwise stays as it is or is recast already.
    pub(crate) fn carrying(found: Option<Self>, columns: usize, down: Vec<usize>) -> Self {
        let plain = || Self { places: (0..columns).map(Place::Cell).collect(), ..Self::default() };
        let mut recast = found.unwrap_or_else(plain);
        recast.down = down.into_iter().map(|at| (at, Vec::new())).collect();
        recast
    }

    /// The headings of the list.
    pub(crate) fn headings(&self, headings: &[String]) -> Vec<String> {
        let mut of_file = 0;
        let mut next = || {
            of_file += 1;
            headings.get(of_file - 1).cloned().unwrap_or_default()
        };
        let mut made = Vec::new();
        let mut range = String::new();
        for place in &self.places {
            made.push(match place {
                Place::Cell(_) | Place::Joined(_) => next(),
                Place::First(..) => {
                    range = next();
                    format!("{range}: first")
                }
                Place::Last(..) => format!("{range}: last"),
                Place::Else(_) => format!("{range}: otherwise"),
            });
        }
        made
    }

    /// A row of the sample as a row of the list.
    pub(crate) fn row(&self, row: &[Vec<u8>]) -> Vec<Vec<u8>> {
        let cell = |at: usize| Cow::Borrowed(row.get(at).map_or(&[][..], Vec::as_slice));
        self.places.iter().map(|place| place.of(&cell).into_owned()).collect()
    }

    /// The column of the file from which a column of the list comes.
    pub(crate) fn of_file(&self, column: usize) -> usize {
        self.places.get(column).map_or(column, |place| place.column())
    }

    /// Cells that a row of the file has.
    pub(crate) fn cells_of_file(&self) -> usize {
        let last = self.places.iter().map(|place| match place {
            Place::Joined(at) => at + 2,
            place => place.column() + 1,
        });
        last.max().unwrap_or(0)
    }

    /// What is known of a column of the list beyond its heading: the ends of a range.
    pub(crate) fn known(&self, column: usize, headings: &[String]) -> Option<Known> {
        let place = *self.places.get(column)?;
        if let Place::Else(_) = place {
            return Some(Known { fields: vec![(Field::DutyKind, FAR)], unused: None });
        }
        let (Place::First(_, ends) | Place::Last(_, ends)) = place else { return None };
        let heading = headings.get(column)?;
        let own = heading.rsplit_once(": ").map_or(heading.as_str(), |(own, _)| own);
        let pairs = dictionary::look_up(own);
        let pairs = pairs
            .fields
            .iter()
            .filter_map(|(field, rank)| PAIRS.iter().find(|(first, _)| first == field).map(|p| (*p, *rank)));
        let usual: &[(Field, Field)] = match ends {
            Ends::Days => PAIRS.get(..3).unwrap_or_default(),
            // What was rostered beside what was worked.
            Ends::Times if has_part(own, &["planned"]) => &[PAIRS[4], PAIRS[3]],
            Ends::Times if has_part(own, &["actual", "worked"]) => &[PAIRS[5], PAIRS[3]],
            Ends::Times => PAIRS.get(3..4).unwrap_or_default(),
        };
        let mut fields: Vec<(Field, usize)> = Vec::new();
        for ((first, last), rank) in pairs.chain(usual.iter().map(|pair| (*pair, FAR))) {
            let field = if matches!(place, Place::First(..)) { first } else { last };
            if !fields.iter().any(|(known, _)| *known == field) {
                fields.push((field, rank));
            }
        }
        Some(Known { fields, unused: None })
    }

    /// What the page says of it, one sentence each.
    pub(crate) fn notes(&self, headings: &[String]) -> Vec<String> {
        let own = |at: usize| {
            headings.get(at).map_or("", |h| h.rsplit_once(": ").map_or(h.as_str(), |(own, _)| own))
        };
        let mut notes = Vec::new();
        for (at, place) in self.places.iter().enumerate() {
            match place {
                Place::Cell(_) | Place::Last(..) | Place::Else(_) => {}
                Place::Joined(_) => notes.push(format!(
                    "Every row has one cell more than there are headings, because the names under “{}” hold a comma: the two cells are read as one name.",
                    own(at)
                )),
                Place::First(_, ends) => notes.push(format!(
                    "“{}” holds two {} in one cell: they are read as the first and the last.",
                    own(at),
                    if *ends == Ends::Days { "days" } else { "times" }
                )),
            }
        }
        notes
    }

    /// Whether a row of the file does no more than say who the rows below it are about.
    pub(crate) fn only_says_who(&self, record: &Record<'_>) -> bool {
        let carried = |at: usize| self.down.iter().any(|(down, _)| self.of_file(*down) == at);
        let blank = |at: usize| text::is_missing(text::trim(&unquote(record.raw(at), record.quoted)));
        !self.down.is_empty() && (0..record.len()).all(|at| carried(at) || blank(at))
    }

    /// A record of the file as a record of the list. `counts` where it is a row of data, so that what it says is carried on.
    pub(crate) fn record<'a>(&'a mut self, record: &Record<'a>, counts: bool) -> Record<'a> {
        self.data.clear();
        self.starts.clear();
        self.starts.push(0);
        let cell = |at: usize| unquote(record.raw(at), record.quoted);
        for (at, place) in self.places.iter().enumerate() {
            let here = place.of(&cell);
            match self.down.iter_mut().find(|(down, _)| *down == at) {
                Some((_, above)) if text::is_missing(text::trim(&here)) => self.data.extend_from_slice(above),
                Some((_, above)) if counts => {
                    above.clear();
                    above.extend_from_slice(&here);
                    self.data.extend_from_slice(&here);
                }
                _ => self.data.extend_from_slice(&here),
            }
            self.data.push(b',');
            self.starts.push(u32::try_from(self.data.len()).unwrap_or(u32::MAX));
        }
        Record { data: &self.data, starts: &self.starts, quoted: false, ..*record }
    }
}

/// The rank of a meaning that no heading tells, only the cells.
const FAR: usize = 20_000;

/// Fields that are the two ends of one stretch of time; the first three of days and the fourth, of times, are usual.
const PAIRS: [(Field, Field); 7] = [
    (Field::AbsenceStart, Field::AbsenceEnd),
    (Field::PeriodStart, Field::PeriodEnd),
    (Field::PostStart, Field::PostEnd),
    (Field::StartTime, Field::EndTime),
    (Field::PlannedStart, Field::PlannedEnd),
    (Field::ActualStart, Field::ActualEnd),
    (Field::StatusStart, Field::StatusEnd),
];

/// What the ranges in a column are, where there are any and the other cells are days, or words beside times; and whether
/// every cell holds one.
fn ranges_in(rows: &[Vec<Vec<u8>>], column: usize) -> Option<(Ends, bool)> {
    let (mut filled, mut single, mut days, mut times) = (0usize, 0usize, 0usize, 0usize);
    for cell in rows.iter().filter_map(|row| row.get(column)) {
        let cell = text::plain(text::trim(cell));
        if text::is_missing(&cell) {
            continue;
        }
        filled += 1;
        match range::split(&cell) {
            Some((Ends::Days, ..)) => days += 1,
            Some((Ends::Times, ..)) => times += 1,
            None => single += usize::from(super::dates::looks_like_a_date(&cell)),
        }
    }
    if days > 0 && (days + single) * 10 >= filled * AGREE {
        Some((Ends::Days, days == filled))
    } else if times * 2 >= filled && times > 0 {
        // Beside the times a roster writes codes: RD, AL.
        Some((Ends::Times, times == filled))
    } else {
        None
    }
}

/// The heading whose names a comma has cut in two: nearly every row has one cell too many, and only there do two cells side
/// by side hold words where one name should stand.
fn spilled_name(headings: &[String], rows: &[Vec<Vec<u8>>]) -> Option<usize> {
    let too_long = rows.iter().filter(|row| row.len() == headings.len() + 1);
    let count = too_long.clone().count();
    let last_is_named = headings.last().is_some_and(|last| !last.trim().is_empty());
    if count == 0 || count * 10 < rows.len() * AGREE || !last_is_named {
        return None;
    }
    let mut names = headings.iter().enumerate().filter(|(at, heading)| {
        let is_name = dictionary::look_up(heading)
            .fields
            .iter()
            .any(|(field, _)| matches!(field, Field::PersonName | Field::Surname | Field::Manager));
        let both =
            |row: &&Vec<Vec<u8>>| [*at, at + 1].iter().all(|at| row.get(*at).is_some_and(|c| is_a_name(c)));
        is_name && too_long.clone().filter(both).count() * 10 >= count * AGREE
    });
    match (names.next(), names.next()) {
        (Some((at, _)), None) => Some(at),
        _ => None,
    }
}

/// Whether a cell can be a name: letters, and what stands between them.
fn is_a_name(cell: &[u8]) -> bool {
    let text = text::tidy(cell);
    text.chars().any(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '\'' | '’' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<Vec<u8>>> {
        text.lines().map(|line| line.split(';').map(|cell| cell.as_bytes().to_vec()).collect()).collect()
    }

    fn headings(text: &str) -> Vec<String> {
        text.split(';').map(str::to_owned).collect()
    }

    #[test]
    fn a_range_becomes_two_columns_and_a_single_day_stands_in_both() {
        let of_file = headings("Who;Zeitraum;Art");
        let sample = rows("1;03.01.2024 bis 05.01.2024;K\n2;07.01.2024;K");
        let recast = Recast::find(&of_file, &sample).unwrap();
        let made = recast.headings(&of_file);
        assert_eq!(made, ["Who", "Zeitraum: first", "Zeitraum: last", "Art"]);
        assert_eq!(recast.row(&sample[0]), rows("1;03.01.2024;05.01.2024;K")[0]);
        assert_eq!(recast.row(&sample[1]), rows("2;07.01.2024;07.01.2024;K")[0]);
        assert_eq!((recast.of_file(2), recast.of_file(3)), (1, 2));
        assert_eq!(recast.known(2, &made).unwrap().fields[0].0, Field::AbsenceEnd);
        assert_eq!(
            recast.notes(&made),
            ["“Zeitraum” holds two days in one cell: they are read as the first and the last."]
        );
    }

    #[test]
    fn a_name_that_a_comma_has_cut_in_two_is_one_again() {
        let of_file = headings("ID;Name;Type;Date");
        let sample = rows("1;Ulmenfels; Rosa;Sick;2024-01-03\n2;Eschenstein; Timo;Sick;2024-01-04");
        let recast = Recast::find(&of_file, &sample).unwrap();
        assert_eq!(recast.row(&sample[1]), rows("2;Eschenstein, Timo;Sick;2024-01-04")[0]);
        assert_eq!(recast.of_file(2), 3);
        // Where two headings could hold the comma, nothing is joined.
        let two = headings("Name;Manager;Date");
        assert!(Recast::find(&two, &rows("Ann;Lee;Bob;2024-01-03\nCy;Fox;Dot;2024-01-04")).is_none());
        assert!(Recast::find(&of_file, &rows("1;Rosa;Sick;2024-01-03")).is_none());
    }
}
