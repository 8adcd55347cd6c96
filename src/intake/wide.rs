//! Months or days side by side: one column each, and one row a person.
//!
//! Such a table is a list that was turned on its side. Each filled cell is read as a row of its own, with the month or day
//! of its heading; the account stays that of the file's rows. All these columns mean the same, so one answer settles them.

use super::columns::{Columns, Style};
use super::dictionary;
use super::field::{Field, TableKind};
use super::layout::Layout;
use super::missing;
use super::months;
use super::plan::{Question, QuestionOption};
use super::profile::Profile;
use super::{date_parts, dates};
use crate::calendar::Window;
use crate::maths::InOrder;

/// Columns that stand side by side for months or days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wide {
    /// Column and the days of its heading, from left to right.
    pub(crate) columns: Vec<(usize, Window)>,
    /// They are days and not months.
    pub(crate) days: bool,
}

/// Fewest months side by side that are taken for a table turned on its side.
const FEWEST_MONTHS: usize = 3;
/// Fewest days.
const FEWEST_DAYS: usize = 5;

/// Finds the months or days among the headings.
pub(crate) fn find(layout: &Layout) -> Option<Wide> {
    layout.header_row?;
    let headings = || layout.headings.iter().map(|h| h.trim().as_bytes()).enumerate();
    let months: Vec<(usize, Window)> =
        headings().filter_map(|(at, h)| Some((at, months::month(h)?))).collect();
    if months.len() >= FEWEST_MONTHS && all_differ(&months) {
        return Some(Wide { columns: months, days: false });
    }
    let order = date_parts::order_of(headings().map(|(_, h)| h));
    let day =
        |heading: &[u8]| dates::looks_like_a_date(heading).then(|| dates::day(heading, order).value())?;
    let days: Vec<(usize, Window)> =
        headings().filter_map(|(at, h)| day(h).map(|d| (at, Window { first: d, last: d }))).collect();
    (days.len() >= FEWEST_DAYS && all_differ(&days)).then_some(Wide { columns: days, days: true })
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

impl Wide {
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
        let heading = |at: Option<&(usize, Window)>| {
            at.and_then(|(at, _)| headings.get(*at)).map_or("", |heading| heading.trim())
        };
        let text = format!(
            "{} stand side by side, “{}” to “{}”: what is in their cells?",
            if self.days { "Days" } else { "Months" },
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
    pub(crate) window: Window,
    pub(crate) columns: Columns,
}

/// As many plans as there are columns side by side.
pub(crate) fn turn(
    wide: &Wide,
    field: Field,
    columns: &Columns,
    style: impl Fn(usize) -> Style,
) -> Vec<Turned> {
    let one = |&(column, window): &(usize, Window)| {
        let mut here = columns.clone();
        here.replace(field, column, style(column));
        Turned { column, window, columns: here }
    };
    wide.columns.iter().map(one).collect()
}
