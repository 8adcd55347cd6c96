//! What can be read two ways, and what settles it: the order of dates, the decimal mark, `7.30`.
//!
//! The sample settles most of it. What it leaves open is counted on to the last row; if a later row settles it the file
//! is read again, and if none does the user is asked, with both readings side by side.

use std::convert::Infallible;

use super::cell::Cell;
use super::choices::{Choices, ColumnChoice, DateOrder, HoursReading};
use super::columns::{Style, Timed};
use super::date_parts::{self, Evidence};
use super::eras::{Calendar, Digits};
use super::field::{Field, Nature};
use super::hours::{self, HoursStyle};
use super::memo::Memo;
use super::numbers;
use super::plan::{Column, Question};
use super::profile::{MarkCount, OrderCount, Profile};
use super::text;
use super::unit::Unit;

/// What is still being counted about a column.
#[derive(Clone, Debug)]
pub(crate) struct Watch {
    pub(crate) column: usize,
    pub(crate) field: Field,
    pub(crate) style: Style,
    /// What the user said.
    pub(crate) said: ColumnChoice,
    /// The style was taken over from another column.
    pub(crate) from: Option<String>,
    pub(crate) order: OrderCount,
    pub(crate) marks: MarkCount,
    pub(crate) counts_dates: bool,
    pub(crate) counts_marks: bool,
    /// The first value that can be read two ways.
    pub(crate) doubtful: Option<String>,
    /// What the cells met so far say about the order of dates.
    pub(crate) met: Memo<u128, Option<Evidence>>,
    /// Rows like 7.30 whose start and end times agree with a decimal, and with hours and minutes.
    pub(crate) clock_agrees: (u32, u32),
    /// What the bare numbers of a column of lengths are counted in, and how that is known; empty where the heading and the
    /// writing of the values say it.
    pub(crate) counted: String,
    /// What has to be asked about it.
    pub(crate) unit_question: Option<Question>,
    /// Whether its dates can begin with the day as well as with a year of two digits.
    pub(crate) years_unclear: bool,
}

/// The styles of all columns with a field, and what to count on.
pub(crate) fn watches(columns: &[Column], profiles: &[Profile], choices: &Choices) -> Vec<Watch> {
    let mut watches: Vec<Watch> = columns
        .iter()
        .zip(profiles)
        .enumerate()
        .filter_map(|(index, (column, profile))| {
            let field = column.field?;
            let said = choices.column(column.index, &column.heading).cloned().unwrap_or_default();
            Some(watch(index, field, &column.heading, profile, said))
        })
        .collect();
    // Beside a column of days, one of times alone needs no second look at every row: a date that turns up in it after all
    // is not asked for its day.
    if watches.iter().any(|w| w.field.nature() == Nature::Date && has_dates(profiles.get(w.column))) {
        let clocks = watches.iter_mut().filter(|w| w.field.nature() == Nature::Clock);
        for watch in clocks.filter(|w| !has_dates(profiles.get(w.column))) {
            watch.counts_dates = false;
        }
    }
    // An absence that begins at an hour of the day may end at another: midnight is meant where both are.
    if watches.iter().any(|w| w.field == Field::AbsenceStart && !w.style.begins_next_day) {
        for watch in &mut watches {
            watch.style.begins_next_day = false;
        }
    }
    share_beside_share(&mut watches, profiles);
    // A file writes its dates in one way: what one column settles holds for the others.
    if watches.iter().any(|w| w.style.calendar.digits == Digits::OfYear) {
        for watch in watches.iter_mut().filter(|w| w.style.calendar.digits == Digits::Unsettled) {
            watch.style.calendar.digits = Digits::OfYear;
        }
    }
    year_first_beside_year_first(&mut watches, profiles);
    let (order, from) = sibling(&watches, columns, profiles);
    for watch in &mut watches {
        if watch.style.order.is_none() && watch.order.day_first + watch.order.month_first == 0 {
            watch.style.order = order;
            watch.from.clone_from(&from);
        }
        // No count rests on these: where another column says how the file writes dates, they take its word, and not every
        // row is looked at a second time.
        let beside = matches!(watch.field, Field::ClaimDate | Field::ReturnInterview | Field::HealthReferral);
        let own = columns.get(watch.column).map(|c| &c.heading);
        if beside && order.is_some() && watch.said.date_order.is_none() && from.as_ref() != own {
            watch.style.order = order;
            watch.from.clone_from(&from);
            watch.counts_dates = false;
        }
        // Counted afresh over all rows, the sampled ones included.
        watch.order = OrderCount::default();
        watch.marks = MarkCount::default();
    }
    watches
}

/// Beside a column of times that can only be shares of a day, 0.25 is a quarter of a day too, and not 25 minutes.
fn share_beside_share(watches: &mut [Watch], profiles: &[Profile]) {
    if watches.iter().any(|w| w.field.nature() == Nature::Clock && w.style.timed == Timed::Share) {
        for watch in watches.iter_mut().filter(|w| w.field.nature() == Nature::Clock) {
            let doubtful = |p: &Profile| p.maybe_shares * 2 > p.filled && p.pointed == 0;
            if watch.style.timed == Timed::Clock && profiles.get(watch.column).is_some_and(doubtful) {
                watch.style.timed = Timed::Share;
            }
        }
    }
}

/// Beside a column of dates that begin with a year of two digits, those that can begin with one do.
fn year_first_beside_year_first(watches: &mut [Watch], profiles: &[Profile]) {
    let year_first = Some(DateOrder::YearFirst);
    if watches.iter().any(|w| w.style.order == year_first) {
        for watch in watches.iter_mut().filter(|w| w.said.date_order.is_none()) {
            if profiles.get(watch.column).is_some_and(|p| p.short_years.can_be_first()) {
                watch.style.order = year_first;
                watch.counts_dates = false;
                watch.years_unclear = false;
            }
        }
    }
}

fn has_dates(profile: Option<&Profile>) -> bool {
    profile.is_some_and(|p| p.dates + p.serials + p.days_of_year > 0)
}

/// The order that the dates of the other columns agree on.
///
/// A column that is not used is still a witness to how the system writes dates.
fn sibling(
    watches: &[Watch],
    columns: &[Column],
    profiles: &[Profile],
) -> (Option<DateOrder>, Option<String>) {
    let mut found: Option<(DateOrder, &str)> = None;
    for (index, (column, profile)) in columns.iter().zip(profiles).enumerate() {
        let watched = watches.iter().find(|w| w.column == index).and_then(|w| w.style.order);
        let order = watched.or_else(|| agreed(profile.order).filter(|_| profile.dates * 2 >= profile.filled));
        match (order, found) {
            (Some(order), Some((other, _))) if order != other => return (None, None),
            (Some(order), None) => found = Some((order, &column.heading)),
            _ => {}
        }
    }
    (found.map(|(order, _)| order), found.map(|(_, heading)| heading.to_owned()))
}

fn watch(column: usize, field: Field, heading: &str, profile: &Profile, said: ColumnChoice) -> Watch {
    let nature = field.nature();
    let is_date = matches!(nature, Nature::Date | Nature::Clock);
    let is_number = matches!(nature, Nature::Hours | Nature::Number);
    let marks = profile.marks;
    let unit = said.unit.unwrap_or_else(|| unit(heading, field));
    let by_heading = (nature == Nature::Hours && says_minutes(heading) && profile.could_be_minutes())
        .then_some(HoursReading::HoursMinutes);
    let reading = said
        .hours
        .or(by_heading)
        .or((nature != Nature::Hours || marks.fractions > 0).then_some(HoursReading::Decimal));
    let mark = said.decimal.or_else(|| marks.mark());
    let year_first = profile.short_years.are_first().then_some(DateOrder::YearFirst);
    let style = Style {
        order: said.date_order.or(year_first).or_else(|| agreed(profile.order)),
        calendar: if is_date { Calendar::of(field, profile) } else { Calendar::default() },
        hours: HoursStyle {
            mark,
            reading,
            asked: reading.is_none() && unit == Unit::Hours,
            unit,
            unsettled: false,
        },
        percent: field == Field::Fte && is_percent(heading, profile),
        timed: match profile.timed() {
            _ if !is_date => Timed::Clock,
            Timed::Pointed if nature == Nature::Date => Timed::Clock,
            timed => timed,
        },
        begins_next_day: nature == Nature::Date && profile.are_midnights_elsewhere(),
        over_at_midnight: false,
    };
    let open_marks = style.hours.asked || said.hours.is_some() || marks.lone() > 0 || mark.is_none();
    Watch {
        column,
        field,
        style,
        said,
        from: None,
        order: profile.order,
        marks,
        counts_dates: is_date && style.order != Some(DateOrder::YearFirst),
        counts_marks: is_number && open_marks,
        doubtful: None,
        met: Memo::default(),
        clock_agrees: (0, 0),
        counted: String::new(),
        unit_question: None,
        years_unclear: is_date && profile.short_years.are_unclear(),
    }
}

fn agreed(order: OrderCount) -> Option<DateOrder> {
    match (order.day_first, order.month_first) {
        (1.., 0) => Some(DateOrder::DayFirst),
        (0, 1..) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}

fn unit(heading: &str, field: Field) -> Unit {
    if field == Field::AbsenceDays {
        return super::lost::named(heading).unwrap_or(Unit::Days);
    }
    let nature = field.nature();
    let heading = super::dictionary::normal(heading);
    let named = Unit::from_heading(&heading).filter(|_| nature == Nature::Hours);
    named.unwrap_or_default()
}

/// Whether a heading says that minutes stand behind the point: "Overtime (HH.MM)".
fn says_minutes(heading: &str) -> bool {
    let lower = heading.to_lowercase();
    ["h.mm", "h:mm", "hrs.min", "hours.min", "std.min", "h.min"].iter().any(|written| lower.contains(written))
}

/// A share of full time written as 60: the heading says percent, or no value could be a share.
fn is_percent(heading: &str, profile: &Profile) -> bool {
    let says = heading.contains('%') || heading.to_lowercase().contains("percent");
    let values: Vec<f64> = profile
        .distinct
        .iter()
        .filter_map(|v| numbers::number(v.as_bytes(), None).ok())
        .map(|n| n.value)
        .collect();
    let signs = profile.distinct.iter().any(|v| v.contains('%') || v.contains('/'));
    // 37.5 and 22.5 alone are hours of contract and no percentages.
    let whole_range = values.iter().all(|v| *v == 0.0 || *v >= 5.0) && values.iter().any(|v| *v > 48.0);
    !signs && values.iter().any(|v| *v > 2.0) && (says || whole_range)
}

impl Watch {
    /// Counts a cell that is plainly a date; false where it has to be looked at more closely.
    #[inline]
    pub(crate) fn counts_plainly(&mut self, short: u128) -> bool {
        let plain = if self.counts_dates { date_parts::plainly(short) } else { None };
        // Of the first date in doubt the text is kept.
        match plain.filter(|evidence| *evidence != Evidence::Either || self.doubtful.is_some()) {
            Some(evidence) => {
                self.order.count(evidence);
                true
            }
            None => false,
        }
    }

    /// Counts the cell of one row; `short` is [`super::records::Record::short`] of it.
    pub(crate) fn count(&mut self, cell: &[u8], short: u128) {
        if self.counts_dates {
            let read = || Ok::<_, Infallible>(date_parts::parts(cell).map(|(parts, _)| parts.evidence()));
            let Ok(evidence) = self.met.get(short, read);
            if let Some(evidence) = evidence {
                self.order.count(evidence);
                if evidence == Evidence::Either && self.doubtful.is_none() {
                    self.doubtful = Some(text::tidy(cell).into_owned());
                }
            }
        } else if self.counts_marks {
            let before = self.marks;
            self.marks.count(cell);
            let doubt = self.marks.lone() > before.lone() || self.marks.quarters > before.quarters;
            if doubt && self.doubtful.is_none() {
                self.doubtful = Some(text::tidy(cell).into_owned());
            }
        }
    }

    /// Compares a cell like 7.30 with the minutes between the start and the end of its row.
    pub(crate) fn compare(&mut self, cell: &[u8], start: Cell<u16>, end: Cell<u16>) {
        let (Cell::Value(start), Cell::Value(end)) = (start, end) else { return };
        let elapsed = f64::from((1_440 + end - start) % 1_440);
        let Some(number) = numbers::number(cell, self.style.hours.mark).ok() else { return };
        if hours::quarter_fraction(&number) != Some(true) {
            return;
        }
        let whole = number.value.floor() * 60.0;
        let part = (number.value * 100.0).round() % 100.0;
        self.clock_agrees.0 += u32::from((whole + part * 0.6 - elapsed).abs() < 1.0);
        self.clock_agrees.1 += u32::from((whole + part - elapsed).abs() < 1.0);
    }

    /// Whether the cells of this column are held against the start and end times beside them.
    pub(crate) fn compares(&self) -> bool {
        self.style.hours.asked || self.said.hours.is_some()
    }

    /// What the whole file settles although the sample did not; to be said to the second reading.
    pub(crate) fn settled(&self) -> Option<ColumnChoice> {
        let mut new = self.said.clone();
        if self.counts_dates && self.said.date_order.is_none() && self.order.either > 0 {
            let order = agreed(self.order);
            if order.is_some() && order != self.style.order {
                new.date_order = order;
            }
        }
        if self.counts_marks {
            let hours = self.style.hours;
            if hours.asked && self.marks.quarters > 0 && self.marks.fractions > 0 {
                new.hours = Some(HoursReading::Decimal);
            }
            match self.clock_agrees {
                (0, 3..) if hours.asked && self.marks.fractions == 0 => {
                    new.hours = Some(HoursReading::HoursMinutes);
                }
                (3.., 0) if hours.asked => new.hours = Some(HoursReading::Decimal),
                _ => {}
            }
            if hours.mark.is_none() && self.marks.lone() > 0 {
                new.decimal = new.decimal.or_else(|| self.marks.mark());
            }
        }
        (new != self.said).then_some(new)
    }
}
