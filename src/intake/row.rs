//! One data row, read cell by cell and only where asked.

use std::borrow::Cow;

use super::cell::Cell;
use super::clock;
use super::columns::{Added, Columns, Timed};
use super::dates;
use super::eras;
use super::field::Field;
use super::hours::{self, HoursStyle};
use super::instant::Instant;
use super::length::Length;
use super::months;
use super::numbers;
use super::plan::Plan;
use super::record::{Record, Stretch};
use super::text;
use super::unit::Unit;
use super::wide::Turned;
use crate::calendar::{Day, Window};

/// One data row of a file. Cells are read when they are asked for; a column that nobody asks for costs nothing.
///
/// ```
/// use candour::intake::{Cell, Choices, Outcome, Reading, field::Field};
/// let file = "Collar No,OT Date,Overtime Hours\nPC0412,03-Apr-2025,2:30\n";
/// let mut hours = 0.0;
/// let mut add = |row: &candour::intake::Row<'_>, _: &mut candour::intake::ledger::Ledger| {
///     assert_eq!(row.key(Field::PersonId), "PC0412");
///     assert_eq!(row.number(), 2);
///     if let Cell::Value(value) = row.hours(Field::HoursPaid) {
///         hours += value;
///     }
/// };
/// let mut reading = Reading::open("overtime.csv", None, Choices::default());
/// reading.feed(file.as_bytes(), &mut add).unwrap();
/// let Outcome::Read(read) = reading.finish(&mut add).unwrap() else { panic!("one reading is enough") };
/// assert_eq!((read.ledger.rows_in, hours), (1, 2.5));
/// ```
#[derive(Debug)]
pub struct Row<'a> {
    record: &'a Record<'a>,
    columns: &'a Columns,
    plan: &'a Plan,
    /// The days a cell is about, where the heading says it and no cell does.
    span: Option<Window>,
}

impl<'a> Row<'a> {
    pub(crate) fn new(record: &'a Record<'a>, columns: &'a Columns, plan: &'a Plan) -> Self {
        Self { record, columns, plan, span: None }
    }

    /// One cell of a row whose months or days stand side by side.
    pub(crate) fn turned(record: &'a Record<'a>, turned: &'a Turned, window: Window, plan: &'a Plan) -> Self {
        Self { record, columns: &turned.columns, plan, span: Some(window) }
    }

    /// The line on which the row starts; the first line of the file is 1.
    pub fn number(&self) -> u32 {
        self.record.line
    }

    /// How the file is read.
    pub fn plan(&self) -> &Plan {
        self.plan
    }

    /// Whether a column has this meaning.
    pub fn has(&self, field: Field) -> bool {
        self.columns.index(field).is_some()
    }

    /// Reads the cell, trimmed and without its quotes; `None` where it is missing or no column has the meaning.
    #[inline]
    fn with<T>(&self, field: Field, read: impl FnOnce(&[u8]) -> T) -> Option<T> {
        match self.cell(field)? {
            Cow::Borrowed(bytes) => Some(read(&text::plain(bytes))),
            Cow::Owned(bytes) => Some(read(&text::plain(text::trim(&bytes)))),
        }
    }

    /// The cell; owned, and not yet trimmed, only where it holds doubled quotes.
    #[inline]
    fn cell(&self, field: Field) -> Option<Cow<'a, [u8]>> {
        let raw = self.record.raw(self.columns.index(field)?);
        if raw.first() == Some(&b'"') {
            return quoted_cell(raw, self.record.quoted);
        }
        let trimmed = text::trim(raw);
        (!text::is_missing(trimmed)).then_some(Cow::Borrowed(trimmed))
    }

    /// The cell's own bytes as one number, where there are 1 to 15 of them and no quotes were taken off; else 0.
    ///
    /// The same number in the same column of a file is the same text, so its meaning need not be worked out again.
    #[inline]
    pub fn short(&self, field: Field) -> u128 {
        self.columns.index(field).map_or(0, |index| self.record.short(index))
    }

    /// The cell's own bytes as one number, where there are 1 to 7 of them; 0 where it is empty or has no column,
    /// [`u64::MAX`] where it is longer. As [`Row::short`], at half the cost.
    #[inline]
    pub fn tiny(&self, field: Field) -> u64 {
        self.columns.index(field).map_or(0, |index| self.record.tiny(index))
    }

    /// The first and the last column that have one of these meanings; `None` where they are fewer than two, or where the
    /// columns are not the same in every row.
    pub(crate) fn reach(&self, fields: &[Field]) -> Option<(usize, usize)> {
        let columns = || fields.iter().filter_map(|field| self.columns.index(*field));
        let (first, last) = (columns().min()?, columns().max()?);
        (first < last && self.span.is_none()).then_some((first, last))
    }

    /// All cells from one column to another as one number. The same number in the same file is the same text.
    #[inline]
    pub(crate) fn stretch(&self, (first, last): (usize, usize)) -> Stretch {
        self.record.stretch(first, last)
    }

    /// The cell's own bytes, where these alone say what it means: not in a row whose quotes went astray.
    pub(crate) fn long(&self, field: Field) -> Option<&'a [u8]> {
        self.columns.index(field).filter(|_| self.record.quoted).map(|index| self.record.raw(index))
    }

    /// Whether the cell is empty or has no column. (One that holds a dash or "n/a" is missing, but not empty.)
    #[inline]
    pub fn is_empty(&self, field: Field) -> bool {
        self.columns.index(field).is_none_or(|index| self.record.raw(index).is_empty())
    }

    /// Text, trimmed, with no-break and invisible characters put right; empty where the cell is missing.
    pub fn text(&self, field: Field) -> Cow<'_, str> {
        let team = matches!(field, Field::Team | Field::ChargedTeam);
        match self.cell(field) {
            None => Cow::Borrowed(""),
            Some(Cow::Borrowed(bytes)) if team => text::tidy(text::without_point_zero(bytes)),
            Some(Cow::Borrowed(bytes)) => text::tidy(bytes),
            Some(Cow::Owned(bytes)) => Cow::Owned(text::tidy(&bytes).into_owned()),
        }
    }

    /// The day in a date or date-time cell.
    #[inline]
    pub fn day(&self, field: Field) -> Cell<Day> {
        if let Some(span) = self.span {
            match field {
                Field::PeriodStart | Field::OvertimeDate | Field::DutyDate => return Cell::Value(span.first),
                Field::PeriodEnd => return Cell::Value(span.last),
                _ => {}
            }
        }
        let style = self.columns.style(field);
        self.with(field, |bytes| dates::day_as(bytes, style)).unwrap_or_else(|| self.nothing(field))
    }

    /// Whether the year of a date has two digits, so that its century is not written.
    pub fn short_year(&self, field: Field) -> bool {
        self.with(field, eras::short_year).unwrap_or(false)
    }

    /// Why a date was not read, with its year where that is of another calendar.
    pub fn why_not(&self, field: Field, why: &'static str) -> String {
        let year = match why {
            dates::why::BUDDHIST | dates::why::OTHER_CALENDAR => self.with(field, eras::year).flatten(),
            _ => None,
        };
        year.map_or_else(|| why.to_owned(), |year| format!("{year}, {why}"))
    }

    /// The days of the month, quarter or week that a cell names without a day; `None` where it holds anything else.
    pub fn period(&self, field: Field) -> Option<Window> {
        self.with(field, months::period).flatten()
    }

    /// Minutes after midnight, from a time of day or the time in a date-time cell.
    #[inline]
    pub fn clock(&self, field: Field) -> Cell<u16> {
        let timed = self.columns.style(field).timed;
        self.with(field, |bytes| clock::minute_as(bytes, timed)).unwrap_or_else(|| self.nothing(field))
    }

    /// The time of day, with the day and the offset that stand in the same cell.
    pub fn instant(&self, field: Field) -> Cell<Instant> {
        let style = self.columns.style(field);
        self.with(field, |bytes| Instant::read(bytes, style)).unwrap_or_else(|| self.nothing(field))
    }

    /// Minutes after midnight at which an absence began on its first day and ended on its last, where the row says both: in the
    /// cells of the days or beside them. The midnight at the end of a day is 1440.
    pub fn times_of_absence(&self) -> Option<[u16; 2]> {
        let minute = |bytes: &[u8], timed: Timed| {
            let at_the_end = clock::is_24(bytes);
            let minute = clock::minute_as(bytes, timed).value();
            minute.map(|minute| if at_the_end && minute == 0 { 24 * 60 } else { minute })
        };
        if let Some(times) = self.columns.times() {
            let [start, end] = times.map(|(column, timed)| {
                let cell = unquote(self.record.raw(column), self.record.quoted);
                minute(&text::plain(text::trim(&cell)), timed)
            });
            return Some([start?, end?]);
        }
        let of = |field: Field| {
            let style = self.columns.style(field);
            // Of another country's midnight the hour says nothing, and without a colon it may be a number.
            let cell = |bytes: &[u8]| bytes.contains(&b':').then(|| minute(bytes, style.timed)).flatten();
            self.with(field, cell).flatten().filter(|_| !style.begins_next_day)
        };
        Some([of(Field::AbsenceStart)?, of(Field::AbsenceEnd)?])
    }

    /// Whether the absence is over at the midnight with which its last day begins, and a column of its own says so.
    pub(crate) fn is_over_at_midnight(&self) -> bool {
        self.columns.times().is_some()
            && self.columns.style(Field::AbsenceEnd).over_at_midnight
            && self.times_of_absence().is_some_and(|[_, end]| end == 0)
    }

    /// What a cell without a value is: missing, or spoilt by a spreadsheet.
    #[cold]
    fn nothing<T>(&self, field: Field) -> Cell<T> {
        let raw = self.columns.index(field).map(|index| self.record.raw(index)).unwrap_or_default();
        let spoilt = raw.contains(&b'#') && text::is_spoilt(text::trim(&unquote(raw, self.record.quoted)));
        if spoilt { Cell::Bad(SPOILT) } else { Cell::Missing }
    }

    /// Hours, from any way of writing a length of time.
    #[inline]
    pub fn hours(&self, field: Field) -> Cell<f64> {
        let style = match self.counted(field, self.columns.style(field).hours) {
            Ok(style) => style,
            Err(why) => return Cell::Bad(why),
        };
        let hours =
            self.with(field, |bytes| hours::hours(bytes, style)).unwrap_or_else(|| self.nothing(field));
        match (hours, self.columns.added(field)) {
            (hours, None) => hours,
            (Cell::Value(hours), Some(Added::Minutes(column))) => self.with_minutes(hours, *column),
            (hours, Some(Added::Minutes(_))) => hours,
            (hours, Some(Added::Hours(columns))) => self.with_hours(hours, columns, style),
        }
    }

    /// Hours with those at other rates that stand in columns of their own.
    #[cold]
    fn with_hours(&self, first: Cell<f64>, columns: &[usize], style: HoursStyle) -> Cell<f64> {
        let mut sum = first;
        for column in columns {
            let cell = unquote(self.record.raw(*column), self.record.quoted);
            let cell = text::trim(&cell);
            let plain = text::plain(cell);
            let part = match () {
                () if text::is_spoilt(cell) => Cell::Bad(SPOILT),
                () if text::is_missing(&plain) => continue,
                () => hours::hours(&plain, style),
            };
            sum = match (sum, part) {
                (Cell::Bad(why), _) | (_, Cell::Bad(why)) => return Cell::Bad(why),
                (Cell::Value(sum), Cell::Value(part)) => Cell::Value(sum + part),
                (Cell::Missing | Cell::Open, part) => part,
                (sum, Cell::Missing | Cell::Open) => sum,
            };
        }
        sum
    }

    /// Whole hours with the minutes that stand in a column of their own.
    #[cold]
    fn with_minutes(&self, hours: f64, column: usize) -> Cell<f64> {
        let cell = unquote(self.record.raw(column), self.record.quoted);
        let cell = text::plain(text::trim(&cell));
        if text::is_missing(&cell) {
            return Cell::Value(hours);
        }
        match numbers::number(&cell, None) {
            Ok(minutes) if minutes.value.abs() < 60.0 => Cell::Value(
                hours + minutes.value.abs() / 60.0 * if hours < 0.0 { -1.0 } else { minutes.value.signum() },
            ),
            _ => Cell::Bad(hours::why::NO_SUCH_MINUTES),
        }
    }

    /// Whether the length in a cell is all in that cell: no other cell of the row says what it is counted in.
    #[inline]
    pub fn stands_alone(&self, field: Field) -> bool {
        self.columns.index(Field::LengthUnit).is_none() && self.columns.added(field).is_none()
    }

    /// How the row's lengths are read, where a column says what they are counted in.
    #[inline]
    fn counted(&self, field: Field, style: HoursStyle) -> Result<HoursStyle, &'static str> {
        if self.columns.index(Field::LengthUnit).is_none() {
            return Ok(style);
        }
        match self.with(Field::LengthUnit, Unit::from_word) {
            Some(Some(unit)) => Ok(HoursStyle { unit, unsettled: false, ..style }),
            // "EUR" beside a number says that it is no length at all.
            Some(None) if self.with(field, |_| ()).is_some() => Err("its unit is not understood"),
            _ => Ok(style),
        }
    }

    /// Days and hours, from any way of writing a length of time; days stay days. In a column of days lost a number
    /// without a unit is one of days. A unit in a column of its own goes before what the heading says.
    pub fn length(&self, field: Field) -> Cell<Length> {
        let style = match self.counted(field, self.columns.style(field).hours) {
            Ok(style) => style,
            Err(why) => return Cell::Bad(why),
        };
        self.with(field, |bytes| hours::length(bytes, style)).unwrap_or_else(|| self.nothing(field))
    }

    /// A number; a share of full time may be written as percent or as a fraction.
    pub fn number_in(&self, field: Field) -> Cell<f64> {
        let style = self.columns.style(field);
        let read = |bytes: &[u8]| {
            let read = if field == Field::Fte {
                numbers::share(bytes, style.hours.mark)
                    .map(|share| if style.percent { share / 100.0 } else { share })
            } else {
                numbers::number(bytes, style.hours.mark).map(|number| number.value)
            };
            read.map_or_else(Cell::Bad, Cell::Value)
        };
        self.with(field, read).unwrap_or(Cell::Missing)
    }

    /// Yes or no; `None` where the cell says neither.
    pub fn yes(&self, field: Field) -> Option<bool> {
        self.with(field, text::yes_or_no).flatten()
    }

    /// A person's key: trimmed, invisible characters removed, `15646.0` as `15646`, leading zeros kept.
    ///
    /// A number that a spreadsheet has spoilt (`8.24E+08`) never gets here: its row is set aside.
    #[inline]
    pub fn key(&self, field: Field) -> Cow<'_, str> {
        match self.cell(field) {
            None => Cow::Borrowed(""),
            Some(Cow::Borrowed(bytes)) => text::person_key(bytes),
            Some(Cow::Owned(bytes)) => Cow::Owned(text::person_key(&bytes).into_owned()),
        }
    }

    /// The line as it stands in the file, at most 300 characters, for the ledger.
    ///
    /// Cells about health or a personal characteristic, and cells that are not read in, are left out of it: a ledger is
    /// saved and passed on.
    pub fn quoted(&self) -> String {
        quote_without_private(self.record, self.plan)
    }
}

/// Why a cell like `########` was not read.
const SPOILT: &str = "spoilt by a spreadsheet: put it right there and export again";

/// Meanings whose cells no ledger repeats.
fn private(field: Option<Field>) -> bool {
    matches!(
        field,
        Some(
            Field::AbsenceReason
                | Field::AbsenceRelated
                | Field::Certified
                | Field::HealthReferral
                | Field::DisabilityRelated
                | Field::PregnancyRelated
                | Field::WorkRelated
                | Field::Protected
                | Field::Group
                | Field::Refused
        )
    )
}

/// The line of a record with its private cells replaced by an ellipsis.
pub(crate) fn quote_without_private(record: &Record<'_>, plan: &Plan) -> String {
    if !plan.columns.iter().any(|c| private(c.field)) {
        return quote_line(record);
    }
    // With a cell too many or too few nobody knows which of them is the private one.
    if record.len() != plan.columns.len() {
        return String::new();
    }
    let cells: Vec<String> = (0..record.len())
        .map(|i| {
            let field = plan.columns.get(i).and_then(|c| c.field);
            let raw = record.raw(i);
            if private(field) && !text::trim(raw).is_empty() {
                "…".to_owned()
            } else {
                text::as_text(raw).into_owned()
            }
        })
        .collect();
    let line: String = cells
        .join(&plan.delimiter.to_string())
        .chars()
        .map(|c| if matches!(c, '\n' | '\r') { '⏎' } else { c })
        .collect();
    text::shorten(&line, MOST_QUOTED)
}

/// Characters of a line that the ledger repeats.
const MOST_QUOTED: usize = 300;

/// The line of a record, for the ledger.
fn quote_line(record: &Record<'_>) -> String {
    // Four bytes a character at most: what is cut off here would not be shown.
    let head = record.source.get(..record.source.len().min(MOST_QUOTED * 4 + 4)).unwrap_or_default();
    let text: String =
        text::as_text(head).chars().map(|c| if matches!(c, '\n' | '\r') { '⏎' } else { c }).collect();
    text::shorten(&text, MOST_QUOTED)
}

/// A cell that begins with a quote, without its quotes.
#[inline(never)]
fn quoted_cell(raw: &[u8], quoted: bool) -> Option<Cow<'_, [u8]>> {
    match unquote(raw, quoted) {
        Cow::Borrowed(bytes) => {
            let trimmed = text::trim(bytes);
            (!text::is_missing(trimmed)).then_some(Cow::Borrowed(trimmed))
        }
        Cow::Owned(bytes) => (!text::is_missing(text::trim(&bytes))).then_some(Cow::Owned(bytes)),
    }
}

/// A cell without the quotes round it and with `""` as one quote.
#[inline]
pub(crate) fn unquote(raw: &[u8], quoted: bool) -> Cow<'_, [u8]> {
    match raw {
        [b'"', inner @ .., b'"'] if quoted => {
            if inner.contains(&b'"') {
                let mut out = Vec::with_capacity(inner.len());
                let mut pending = false;
                for &byte in inner {
                    if byte == b'"' && pending {
                        pending = false;
                        continue;
                    }
                    pending = byte == b'"';
                    out.push(byte);
                }
                Cow::Owned(out)
            } else {
                Cow::Borrowed(inner)
            }
        }
        _ => Cow::Borrowed(raw),
    }
}
