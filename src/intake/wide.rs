//! Months or days side by side: one column each, and one row a person.
//!
//! Such a table is a list that was turned on its side. Each filled cell is read as a row of its own, with the month or day
//! of its heading; the account stays that of the file's rows. All these columns mean the same, so one answer settles them.

use super::choices::{Choices, DateOrder};
use super::columns::{Columns, Style};
use super::day_headings::{self, Lacks, When};
use super::dictionary;
use super::field::{Field, TableKind};
use super::layout::Layout;
use super::missing;
use super::months;
use super::plan::{Question, QuestionOption};
use super::profile::Profile;
use super::{date_parts, dates, eras, text, wording};
use crate::calendar::{Day, Weekday, Window};
use crate::maths::InOrder;
use crate::problem::{Problem, ProblemKind};
use crate::vocabulary::has_part;

/// Columns that stand side by side for months or days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wide {
    /// Column and the days of its heading, from left to right.
    pub(crate) columns: Vec<(usize, When)>,
    /// They are days and not months.
    pub(crate) days: bool,
    /// The column that says which week a row is about, where the headings are days of the week, and how it writes dates.
    pub(crate) week: Option<WeekColumn>,
    /// What nothing says about the days: the table cannot be read.
    pub(crate) lacks: Option<Lacks>,
}

/// The column that says which week a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct WeekColumn {
    pub(crate) column: usize,
    /// How it writes dates.
    order: Option<DateOrder>,
    /// Its day is the last of the week and not the first.
    pub(crate) ends: bool,
    /// Whether its days can be the first of the week or the last, and nobody has said which.
    pub(crate) asked: bool,
}

impl WeekColumn {
    /// Whether every day in it is the one under which the first column stands.
    fn begins(self, layout: &Layout, from: Option<When>) -> bool {
        let Some(When::Weekday(from)) = from else { return false };
        let cells = layout.sample.iter().filter_map(|row| row.get(self.column)).map(|cell| text::trim(cell));
        let mut days = cells.filter_map(|cell| dates::day(cell, self.order).value());
        days.all(|day| day.weekday() as u32 + 1 == from)
    }
}

/// Fewest months side by side that are taken for a table turned on its side.
const FEWEST_MONTHS: usize = 3;
/// Fewest years or quarters.
const FEWEST_LONGER: usize = 2;
/// Fewest days.
const FEWEST_DAYS: usize = 5;

/// Finds the months or days among the headings. `name` is the file's.
pub(crate) fn find(name: &str, layout: &Layout, choices: &Choices) -> Option<Wide> {
    layout.header_row?;
    let headings = || layout.headings.iter().map(|h| h.trim().as_bytes()).enumerate();
    let months: Vec<(usize, Window)> =
        headings().filter_map(|(at, h)| Some((at, months::month(h)?))).collect();
    if months.len() >= FEWEST_MONTHS && all_differ(&months) {
        return Some(Wide::of(&months, false));
    }
    let longer: Vec<(usize, Window)> =
        headings().filter_map(|(at, h)| Some((at, months::longer(h)?))).collect();
    if longer.len() >= FEWEST_LONGER && all_differ(&longer) && names_people(layout) {
        return Some(Wide::of(&longer, false));
    }
    let order = dates::order_of_a_row(&headings().map(|(_, h)| h).filter(|h| dates::looks_like_a_date(h)));
    let day =
        |heading: &[u8]| dates::looks_like_a_date(heading).then(|| dates::day(heading, order).value())?;
    let days: Vec<(usize, Window)> =
        headings().filter_map(|(at, h)| day(h).map(|d| (at, Window { first: d, last: d }))).collect();
    if days.len() >= FEWEST_DAYS && all_differ(&days) {
        return Some(Wide::of(&days, true));
    }
    let week = week_column(layout, choices);
    let about = format!("{name} {}", layout.above);
    let found = day_headings::find(&layout.headings, &about, week.is_some())?;
    // A row that is laid out from Sunday on begins its week with the Sunday that stands before it.
    let from = found.columns.first().map(|(_, when)| *when);
    let week = week.map(|week| WeekColumn { asked: week.asked && !week.begins(layout, from), ..week });
    let week = week.filter(|_| found.columns.iter().any(|(_, when)| matches!(when, When::Weekday(_))));
    Some(Wide { columns: found.columns, days: true, week, lacks: found.lacks })
}

/// The column that says which week a row is about: its heading names a week, and its cells are days or weeks.
///
/// Weeks begin on one day: the order of day and month in which all cells fall on the same day of the week is theirs.
fn week_column(layout: &Layout, choices: &Choices) -> Option<WeekColumn> {
    let mut named = layout.headings.iter().enumerate().filter(|(at, heading)| {
        let normal = dictionary::normal(heading);
        let cells = || layout.sample.iter().filter_map(|row| row.get(*at)).map(|cell| text::trim(cell));
        let filled = cells().filter(|cell| !text::is_missing(cell)).count();
        let weeks = cells().filter(|cell| dates::looks_like_a_date(cell) || iso_week(cell).is_some()).count();
        (normal.contains("week") || normal.starts_with("wc") || normal == "we" || normal.contains("woche"))
            && filled > 0
            && weeks == filled
    });
    let (Some((at, _)), None) = (named.next(), named.next()) else { return None };
    let cells = || layout.sample.iter().filter_map(|row| row.get(at)).map(|cell| text::trim(cell));
    let normal = layout.headings.get(at).map(|heading| dictionary::normal(heading)).unwrap_or_default();
    let shown = super::shown_heading(at, layout.headings.get(at).map_or("", String::as_str));
    let said = choices.column(at as u32, &shown).and_then(|said| said.field).flatten();
    let named_last =
        normal == "we" || ["weekend", "wkend", "endofweek", "weekto"].iter().any(|w| normal.contains(w));
    let ends = match said {
        Some(Field::PeriodEnd) => true,
        Some(Field::PeriodStart) => false,
        _ => named_last,
    };
    let on_one_day = |order: DateOrder| {
        let read = |cell: &[u8]| dates::day(cell, Some(order)).value().map(Day::weekday);
        let mut days = cells().filter(|cell| !text::is_missing(cell)).map(read);
        let first = days.next().flatten();
        first.filter(|_| days.all(|day| day == first))
    };
    let both = [DateOrder::DayFirst, DateOrder::MonthFirst];
    let usual: &[Weekday] =
        if ends { &[Weekday::Saturday, Weekday::Sunday] } else { &[Weekday::Monday, Weekday::Sunday] };
    let only = |fits: &dyn Fn(Weekday) -> bool| {
        let mut orders = both.into_iter().filter(|order| on_one_day(*order).is_some_and(fits));
        orders.next().filter(|_| orders.next().is_none())
    };
    // On one day of the week, and where both readings are: on one with which weeks begin or end.
    let order = only(&|_| true)
        .or_else(|| date_parts::order_of(cells()))
        .or_else(|| only(&|day| usual.contains(&day)));
    // A heading may name the first day, or the last; of a Monday nobody asks.
    let named_first = normal.starts_with("wc") || has_part(&shown, &["start", "first"]) || {
        ["begin", "commenc", "start", "from", "monday"].iter().any(|w| normal.contains(w))
    };
    let settled = named_last || named_first || matches!(said, Some(Field::PeriodEnd | Field::PeriodStart));
    let day = |cell: &[u8]| dates::day(cell, order).value();
    let mut days = cells().filter(|cell| !text::is_missing(cell) && iso_week(cell).is_none()).filter_map(day);
    let asked = !settled && days.any(|day| day.weekday() != Weekday::Monday);
    Some(WeekColumn { column: at, order, ends, asked })
}

/// `2024-W10`, `2024W10`: the Monday of the week.
fn iso_week(cell: &[u8]) -> Option<Day> {
    let bare: Vec<u8> = cell.iter().copied().filter(|b| *b != b'-').chain([b'1']).collect();
    let (year, month, day, rest) = eras::week_date(&bare)?;
    Day::from_ymd(year, month, day).filter(|_| rest.is_empty())
}

/// Whether a heading says that its column names people: years beside anything else are no sums of theirs.
fn names_people(layout: &Layout) -> bool {
    let who = [Field::PersonId, Field::PersonName, Field::Surname];
    layout.headings.iter().any(|h| dictionary::look_up(h).fields.iter().any(|(field, _)| who.contains(field)))
}

fn all_differ(columns: &[(usize, Window)]) -> bool {
    let mut firsts: Vec<_> = columns.iter().map(|(_, w)| w.first).collect();
    firsts.put_in_order();
    firsts.windows(2).all(|pair| pair[0] != pair[1])
}

/// A meaning the cells can have, and what is written of it.
type Can = (Field, TableKind, &'static str);

const IN_MONTHS: [Can; 5] = [
    (Field::HoursPaid, TableKind::Totals, "hours of overtime"),
    (Field::AbsenceDays, TableKind::Totals, "working days lost to sickness"),
    (Field::AbsenceHours, TableKind::Totals, "hours lost to sickness"),
    (Field::SpellsBegun, TableKind::Totals, "spells of sickness that began"),
    (Field::OvertimeDays, TableKind::Totals, "days with overtime"),
];
const IN_DAYS: [Can; 3] = [
    (Field::HoursPaid, TableKind::Overtime, "hours of overtime"),
    (Field::HoursWorked, TableKind::Duties, "hours on duty"),
    (Field::DutyKind, TableKind::Duties, "kinds of duty, such as E, L, N, RD, AL"),
];

/// Amounts that, beside months or days, are of the whole row: counted with each of its days they would be counted as often.
pub(crate) const OF_THE_ROW: [Field; 9] = [
    Field::HoursPaid,
    Field::HoursWorked,
    Field::AbsenceHours,
    Field::AbsenceDays,
    Field::Break,
    Field::SpellCount,
    Field::SpellsBegun,
    Field::OvertimeDays,
    Field::Exposure,
];

impl Wide {
    fn of(columns: &[(usize, Window)], days: bool) -> Self {
        let columns = columns.iter().map(|(at, window)| (*at, When::Days(*window))).collect();
        Self { columns, days, week: None, lacks: None }
    }

    /// What stands side by side, within a sentence and at its beginning.
    pub(crate) fn what(&self) -> (&'static str, &'static str) {
        match self.columns.first() {
            _ if self.days => ("days", "Days"),
            Some((_, When::Days(window))) if window.days() > 92 => ("years", "Years"),
            Some((_, When::Days(window))) if window.days() > 31 => ("quarters", "Quarters"),
            _ => ("months", "Months"),
        }
    }

    /// Asks whether the days of the row's week are its first or its last.
    pub(crate) fn ask_for_week(
        &self,
        headings: &[String],
        sample: &[Vec<Vec<u8>>],
    ) -> Option<(usize, Question)> {
        let week = self.week.filter(|week| week.asked)?;
        let heading = headings.get(week.column)?.trim();
        let cells = sample.iter().filter_map(|row| row.get(week.column)).map(|cell| text::trim(cell));
        let day = cells
            .filter_map(|cell| dates::day(cell, week.order).value())
            .find(|d| d.weekday() != Weekday::Monday)?;
        let last = day.plus(6);
        let option = |id: &str, label: &str, (first, last): (Day, Day)| {
            wording::option(id, label, format!("{first} to {last}"))
        };
        let options = vec![
            option("field:periodStart", "the first day of the week", (day, last)),
            option("field:periodEnd", "the last day of the week", (day.plus(-6), day)),
        ];
        let text = format!(
            "“{heading}” holds {day}, a {:?}: is that the first day of the row’s week or the last?",
            day.weekday()
        );
        Some((week.column, Question { text, options }))
    }

    /// Why the table cannot be read as it is, and what to do.
    pub(crate) fn problem(&self, name: &str, headings: &[String]) -> Option<Problem> {
        let of =
            |at: Option<&(usize, When)>| at.and_then(|(at, _)| headings.get(*at)).map_or("", |h| h.trim());
        let (first, last) = (of(self.columns.first()), of(self.columns.last()));
        let (what, todo) = match self.lacks? {
            Lacks::Year => (
                "nothing says for certain of which year",
                "Put the year into the file’s name, such as “roster 2025.csv”, and drop it again; or write the year into the headings.",
            ),
            Lacks::Month => (
                "nothing says for certain of which month",
                "Put the month into the file’s name, such as “roster April 2025.csv”, and drop it again; or write whole dates into the headings.",
            ),
            Lacks::Week => (
                "nothing says of which week",
                "Add a column “Week commencing” with the first day of the week, or put that day into the file’s name, and drop it again.",
            ),
        };
        let sentence = format!("Days stand side by side, “{first}” to “{last}”, and {what}.");
        Some(Problem::in_file(ProblemKind::Meaning, name, sentence, todo))
    }

    fn can(&self) -> &'static [Can] {
        if self.days { &IN_DAYS } else { &IN_MONTHS }
    }

    /// What the cells mean, where the user, the title or the values say it.
    pub(crate) fn field(
        &self,
        said: Option<Option<Field>>,
        name: &str,
        layout: &Layout,
        profiles: &[Profile],
    ) -> Option<Field> {
        if let Some(said) = said {
            return said.filter(|field| self.can().iter().any(|(f, ..)| f == field));
        }
        let mut of_all = self.columns.iter().filter_map(|(at, _)| profiles.get(*at)).filter(|p| p.filled > 0);
        if self.days && of_all.clone().count() > 0 && of_all.all(Profile::mostly_letters) {
            return Some(Field::DutyKind);
        }
        let title = dictionary::normal(&format!("{name} {}", layout.above));
        let has = |piece: &str| title.contains(piece);
        match (has("overtime"), has("sick") || has("absence"), has("hour"), has("day")) {
            (true, false, true, _) => Some(Field::HoursPaid),
            (false, true, true, false) if !self.days => Some(Field::AbsenceHours),
            (false, true, false, true) if !self.days => Some(Field::AbsenceDays),
            _ => None,
        }
    }

    /// The kind of table that its turned rows make.
    pub(crate) fn kind(&self, field: Option<Field>) -> TableKind {
        let can = field.and_then(|field| self.can().iter().find(|(f, ..)| *f == field));
        can.map_or(if self.days { TableKind::Duties } else { TableKind::Totals }, |(_, kind, _)| *kind)
    }

    /// What the cells count, asked of the first of the columns.
    pub(crate) fn question(&self, headings: &[String]) -> Question {
        let heading = |at: Option<&(usize, When)>| {
            at.and_then(|(at, _)| headings.get(*at)).map_or("", |heading| heading.trim())
        };
        let text = format!(
            "{} stand side by side, “{}” to “{}”: what is in their cells?",
            self.what().1,
            heading(self.columns.first()),
            heading(self.columns.last())
        );
        let option =
            |id: String, label: &str| QuestionOption { id, label: label.to_owned(), example: String::new() };
        let mut options: Vec<QuestionOption> = self
            .can()
            .iter()
            .map(|(f, _, label)| option(format!("field:{}", missing::id(*f)), label))
            .collect();
        options.push(option("field:none".to_owned(), "something else: do not use them"));
        Question { text, options }
    }
}

/// The plan for each of the columns: the same meaning in another place.
#[derive(Clone, Debug)]
pub(crate) struct Turned {
    pub(crate) column: usize,
    when: When,
    /// The column of the row's week, and how its dates are read.
    week: Option<(WeekColumn, Style)>,
    pub(crate) columns: Columns,
}

impl Turned {
    /// The days of this column in a row whose week stands in `cell`.
    pub(crate) fn window(&self, cell: impl Fn(usize) -> Vec<u8>) -> Option<Window> {
        match (self.when, self.week) {
            (When::Days(window), _) => Some(window),
            (When::Weekday(weekday), Some((week, style))) => {
                let cell = cell(week.column);
                let cell = text::trim(&cell);
                let last = |day: Day| if week.ends { day.plus(-6) } else { day };
                let base = iso_week(cell).or_else(|| dates::day_as(cell, style).value().map(last))?;
                let day = day_headings::on_or_after(base, weekday);
                Some(Window { first: day, last: day })
            }
            (When::Weekday(_), None) => None,
        }
    }
}

/// As many plans as there are columns side by side.
pub(crate) fn turn(
    wide: &Wide,
    field: Field,
    columns: &Columns,
    style: impl Fn(usize) -> Style,
) -> Vec<Turned> {
    let week = wide.week.map(|week| (week, Style { order: week.order, ..style(week.column) }));
    let one = |&(column, when): &(usize, When)| {
        let mut here = columns.clone();
        OF_THE_ROW.into_iter().filter(|of| *of != field).for_each(|of| here.remove(of));
        here.replace(field, column, style(column));
        Turned { column, when, week, columns: here }
    };
    wide.columns.iter().map(one).collect()
}
