//! What the values of a column look like, counted over the first rows of a file.

use super::choices::DecimalMark;
use super::columns::Timed;
use super::date_parts::{Evidence, Parts};
use super::dates;
use super::field::{Field, Nature};
use super::unit::Unit;
use super::{clock, eras, hours, months, numbers, text};

/// Counts over the sampled values of one column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    /// Values that say something.
    pub(crate) filled: u32,
    /// Blank cells and their like.
    pub(crate) blank: u32,
    pub(crate) dates: u32,
    /// Months alone.
    pub(crate) months: u32,
    /// Dates that begin with the year.
    pub(crate) year_first: u32,
    /// Dates with the name of the month.
    pub(crate) named: u32,
    /// Dates with a time of day behind them.
    pub(crate) moments: u32,
    pub(crate) serials: u32,
    /// Digits that can only be a year and the day of the year, if they are a date.
    pub(crate) days_of_year: u32,
    /// Dates with a year of the Buddhist calendar.
    pub(crate) buddhist: u32,
    /// Dates with a year of ours.
    pub(crate) ours: u32,
    pub(crate) open: u32,
    pub(crate) order: OrderCount,
    pub(crate) short_years: ShortYears,
    pub(crate) clocks: u32,
    /// Three or four digits that are a time of day.
    pub(crate) short_clocks: u32,
    /// Numbers that as a time of day can only be the share of a day that has passed.
    pub(crate) shares: u32,
    /// Numbers below 1 that can be such a share, or minutes past midnight.
    pub(crate) maybe_shares: u32,
    /// `7.30`: hours and minutes with a point between.
    pub(crate) pointed: u32,
    /// Whether they are times of day, which the columns beside may have to tell.
    points: bool,
    pub(crate) unix_seconds: u32,
    pub(crate) unix_millis: u32,
    pub(crate) numbers: u32,
    pub(crate) marks: MarkCount,
    pub(crate) durations: u32,
    /// Lengths of time written as days.
    pub(crate) in_days: u32,
    pub(crate) yes_no: u32,
    pub(crate) money: u32,
    /// Values with a digit in them.
    pub(crate) with_digit: u32,
    /// Values with a letter in them.
    pub(crate) with_letter: u32,
    /// Values of two words or more, or with a comma.
    pub(crate) wordy: u32,
    pub(crate) with_at: u32,
    length: u64,
    pub(crate) distinct: Vec<String>,
}

/// Dates in numbers, by how they can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct OrderCount {
    pub(crate) day_first: u32,
    pub(crate) month_first: u32,
    pub(crate) either: u32,
    /// Of those with the day first, how many by the points in them alone.
    pub(crate) points: u32,
}

impl OrderCount {
    #[inline]
    pub(crate) fn count(&mut self, evidence: Evidence) {
        match evidence {
            Evidence::DayFirst => self.day_first += 1,
            Evidence::Points => {
                self.day_first += 1;
                self.points += 1;
            }
            Evidence::MonthFirst => self.month_first += 1,
            Evidence::Either => self.either += 1,
            Evidence::None => {}
        }
    }

    pub(crate) fn any(self) -> bool {
        self.day_first + self.month_first + self.either > 0
    }
}

/// Dates of three numbers of two digits, as far as it matters whether the first or the last is the year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ShortYears {
    /// Dates that can begin with the year, and those that cannot.
    can: u32,
    cannot: u32,
    /// Least and most of the first number and of the last.
    first: Option<(u32, u32)>,
    last: Option<(u32, u32)>,
}

/// Years that the rows of one export hardly go beyond.
const FEW_YEARS: u32 = 3;

impl ShortYears {
    #[inline]
    fn count(&mut self, parts: Parts) {
        let Some((_, _, last)) = parts.year_first() else {
            self.cannot += 1;
            return;
        };
        self.can += 1;
        let wider = |range: Option<(u32, u32)>, n: u32| {
            Some(range.map_or((n, n), |(least, most)| (least.min(n), most.max(n))))
        };
        (self.first, self.last) = (wider(self.first, parts.first), wider(self.last, last));
    }

    /// Whether the first number can be the year in every date: hardly changing, and no month.
    pub(crate) fn can_be_first(self) -> bool {
        let few = self.first.is_some_and(|(least, most)| least > 12 && most - least <= FEW_YEARS);
        self.can > 0 && self.cannot == 0 && few
    }

    /// Whether it is: the last number, were it the year, would change more than years do.
    pub(crate) fn are_first(self) -> bool {
        self.can_be_first() && self.last.is_some_and(|(least, most)| most - least > FEW_YEARS)
    }

    /// Whether nothing tells: as years the last numbers would lie as close together, and are not one year.
    pub(crate) fn are_unclear(self) -> bool {
        self.can_be_first() && !self.are_first() && self.last.is_some_and(|(least, most)| most > least)
    }
}

/// Numbers, by what their writing says about the column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct MarkCount {
    pub(crate) point: u32,
    pub(crate) comma: u32,
    /// `1.234`: a decimal or thousands.
    pub(crate) lone_point: u32,
    /// `1,234`: thousands or a decimal.
    pub(crate) lone_comma: u32,
    /// Fractions .15, .30, .45.
    pub(crate) quarters: u32,
    /// Other fractions.
    pub(crate) fractions: u32,
}

impl MarkCount {
    /// Counts a trimmed cell; true where it is a number.
    pub(crate) fn count(&mut self, cell: &[u8]) -> bool {
        if !cell.is_empty() && cell.len() < 15 && cell.iter().all(u8::is_ascii_digit) {
            return true;
        }
        match numbers::number(cell, None) {
            Ok(number) => {
                match number.mark {
                    Some(DecimalMark::Point) => self.point += 1,
                    Some(DecimalMark::Comma) => self.comma += 1,
                    None => {}
                }
                match hours::quarter_fraction(&number) {
                    Some(true) => self.quarters += 1,
                    Some(false) => {}
                    None => self.fractions += 1,
                }
                true
            }
            Err(numbers::why::TWO_WAYS) => {
                if cell.contains(&b'.') {
                    self.lone_point += 1;
                } else {
                    self.lone_comma += 1;
                }
                true
            }
            Err(why) => why == numbers::why::SUPPRESSED,
        }
    }

    /// Numbers that the column's mark has to settle.
    pub(crate) fn lone(self) -> u32 {
        self.lone_point + self.lone_comma
    }

    /// The mark of the column, where only one is used.
    pub(crate) fn mark(self) -> Option<DecimalMark> {
        match (self.point, self.comma) {
            (1.., 0) => Some(DecimalMark::Point),
            (0, 1..) => Some(DecimalMark::Comma),
            _ => None,
        }
    }
}

/// How well the values of a column agree with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fit {
    /// They contradict it.
    No,
    /// There are none, or they say nothing for or against.
    Weak,
    /// They look like it.
    Good,
}

/// Distinct values are counted to this many.
const DISTINCT: usize = 400;

impl Profile {
    /// Counts one cell.
    pub(crate) fn add(&mut self, cell: &[u8]) {
        let cell = text::trim(cell);
        // What a spreadsheet has spoilt says nothing against the heading, and nothing for it.
        if text::is_missing(cell) || text::is_spoilt(cell) {
            self.blank += 1;
            return;
        }
        let keyed = text::plain(cell);
        let cell = keyed.as_ref();
        self.filled += 1;
        self.length += cell.len() as u64;
        let letter = cell.iter().any(|b| b.is_ascii_alphabetic() || !b.is_ascii());
        self.with_digit += u32::from(cell.iter().any(u8::is_ascii_digit));
        self.with_letter += u32::from(letter);
        self.wordy += u32::from(letter && cell.iter().any(|b| matches!(b, b' ' | b',')));
        self.with_at += u32::from(cell.contains(&b'@') && cell.contains(&b'.'));
        self.yes_no += u32::from(text::yes_or_no(cell).is_some());
        self.money += u32::from(numbers::is_money(cell));
        let year = eras::year(cell).filter(|_| dates::looks_like_a_date(cell));
        self.buddhist += u32::from(year.is_some_and(|y| eras::BUDDHIST.contains(&y) && !eras::a_century(y)));
        self.ours += u32::from(year.is_some_and(|y| (1900..2200).contains(&y)));
        match dates::moment(cell) {
            dates::Moment::Numbers(parts, rest) if dates::looks_like_a_date(cell) => {
                self.dates += 1;
                self.moments += u32::from(!rest.is_empty());
                self.order.count(parts.evidence());
                self.short_years.count(parts);
            }
            dates::Moment::Day(_, _, _, rest) if dates::looks_like_a_date(cell) => {
                self.dates += 1;
                self.moments += u32::from(!rest.is_empty());
                let named = cell
                    .get(..cell.len() - rest.len())
                    .is_some_and(|d| d.windows(3).any(|w| w.iter().all(u8::is_ascii_alphabetic)));
                self.named += u32::from(named);
                self.year_first += u32::from(!named);
            }
            dates::Moment::Millis(_) => self.dates += 1,
            dates::Moment::Serial(..) => self.serials += 1,
            dates::Moment::DayOfYear(_) => self.days_of_year += 1,
            dates::Moment::Open => self.open += 1,
            _ => {}
        }
        self.months += u32::from(months::month(cell).is_some());
        self.clocks += u32::from(clock::looks_like_a_clock(cell));
        self.short_clocks += u32::from(
            (3..=4).contains(&cell.len())
                && cell.iter().all(u8::is_ascii_digit)
                && clock::minute(cell).value().is_some(),
        );
        self.count_moments_in_numbers(cell);
        self.numbers += u32::from(self.marks.count(cell));
        self.durations += u32::from(hours::looks_like_a_duration(cell));
        self.in_days += u32::from(hours::looks_like_days(cell));
        if self.distinct.len() < DISTINCT {
            let value = text::tidy(cell);
            if !self.distinct.iter().any(|known| *known == value) {
                self.distinct.push(value.into_owned());
            }
        }
    }

    /// Counts a number that can be a time of day or a moment as a machine keeps it.
    fn count_moments_in_numbers(&mut self, cell: &[u8]) {
        self.unix_seconds += u32::from(dates::unix(cell, Timed::UnixSeconds).is_some());
        self.unix_millis += u32::from(dates::unix(cell, Timed::UnixMillis).is_some());
        let as_clock = clock::minute(cell).value().is_some();
        let pointed = cell.iter().any(|b| matches!(b, b'.' | b','));
        match clock::share(cell) {
            Some(_)
                if pointed
                    && !matches!(cell, [_, b'.', m, n] if as_clock && m.is_ascii_digit() && n.is_ascii_digit()) =>
            {
                self.shares += 1;
            }
            Some(_) => self.maybe_shares += 1,
            None => self.pointed += u32::from(pointed && as_clock && cell.len() <= 5),
        }
    }

    /// What the numbers of a column of times or dates are.
    pub(crate) fn timed(&self) -> Timed {
        if self.filled > 0 && self.unix_seconds * 2 > self.filled {
            Timed::UnixSeconds
        } else if self.filled > 0 && self.unix_millis * 2 > self.filled {
            Timed::UnixMillis
        } else if self.points {
            Timed::Pointed
        } else if self.shares > 0 && self.pointed == 0 {
            Timed::Share
        } else {
            Timed::Clock
        }
    }

    /// Finds the columns of times of day with a point between hours and minutes. Beside one, `16.00` and `7` are times too: as
    /// decimals they would be the same.
    pub(crate) fn find_pointed_times(profiles: &mut [Self]) {
        if profiles.iter().any(|profile| profile.are_pointed_times(false)) {
            for profile in profiles {
                profile.points = profile.are_pointed_times(true);
            }
        }
    }

    /// Whether the values are times of day with a point between hours and minutes, `8.30`: what stands behind the point is below
    /// 60, mostly of five minutes, and in some other than the .25 and .50 that could be decimals; or all are whole hours, beside
    /// such times or later than a piece of work is long.
    fn are_pointed_times(&self, beside: bool) -> bool {
        let (mut written, mut told, mut whole, mut latest) = (0, false, true, 0);
        let mut odd = Vec::new();
        for value in &self.distinct {
            match clock::pointed(value.as_bytes()) {
                // `8.5` is half past eight or ten to nine; only the nought of `8.30` and `8.00` is dropped.
                Some((hour, minute, digits)) => {
                    if hour > 24 || minute > 59 || digits == 1 && minute % 30 != 0 {
                        return false;
                    }
                    written += usize::from(digits > 0);
                    told |= !matches!(minute, 0 | 25 | 50);
                    whole &= minute == 0;
                    latest = latest.max(hour);
                    if minute % 5 != 0 && !odd.contains(&minute) {
                        odd.push(minute);
                    }
                }
                None if value.bytes().any(|b| b.is_ascii_digit())
                    && !clock::looks_like_a_clock(value.as_bytes()) =>
                {
                    return false;
                }
                None => {}
            }
        }
        if beside && whole && latest > 0 {
            return true;
        }
        // Of eight fractions of an hour in hundredths one at least would be above .59.
        let told = told && !(1..8).contains(&odd.len()) || whole && latest > 12;
        told && latest > 0 && written > 1 && written * 2 > self.distinct.len()
    }

    fn share(&self, count: u32) -> f64 {
        f64::from(count) / f64::from(self.filled.max(1))
    }

    fn mean_length(&self) -> f64 {
        self.length as f64 / f64::from(self.filled.max(1))
    }

    /// Whether most values are words or codes and not numbers.
    pub(crate) fn mostly_letters(&self) -> bool {
        self.share(self.with_letter) > 0.5
    }

    /// Whether most values are dates.
    pub(crate) fn mostly_dates(&self) -> bool {
        self.share(self.dates + self.serials) > 0.5
    }

    /// Whether most values are a month with its year.
    pub(crate) fn mostly_months(&self) -> bool {
        self.share(self.months) > 0.5
    }

    /// Whether most values are of several words.
    /// Whether the values are moments in Greenwich, `2024-01-15T23:00:00.000Z`, that all stand at one time in the evening or, for
    /// summer time, at two an hour apart: midnight of the next day in whatever country wrote them. A working day that ends
    /// ends earlier.
    pub(crate) fn are_midnights_elsewhere(&self) -> bool {
        const EVENING: u32 = 18 * 60;
        let time = |value: &String| {
            let (_, time) = value.split_once('T')?;
            let (hour, rest) = time.strip_suffix('Z')?.split_once(':')?;
            let (minute, seconds) = rest.split_once(':').unwrap_or((rest, "00"));
            let even =
                seconds.bytes().all(|b| matches!(b, b'0' | b'.')) && matches!(minute, "00" | "30" | "45");
            Some((even, hour.parse::<u32>().ok()? * 60 + minute.parse::<u32>().ok()?))
        };
        let times: Option<Vec<(bool, u32)>> = self.distinct.iter().map(time).collect();
        let Some(times) = times.filter(|times| times.len() >= 3) else { return false };
        let (low, high) =
            times.iter().fold((u32::MAX, 0), |(low, high), (_, at)| (low.min(*at), high.max(*at)));
        let one_or_two = times.iter().all(|(even, at)| *even && (*at == low || *at == high));
        one_or_two && low > EVENING && (high == low || high - low == 60)
    }

    /// Whether what stands behind the point or comma of every number can be minutes: two digits below 60.
    pub(crate) fn could_be_minutes(&self) -> bool {
        self.distinct.iter().all(|value| match value.rsplit_once(['.', ',']) {
            Some((_, behind)) => behind.len() == 2 && behind.parse::<u8>().is_ok_and(|minutes| minutes < 60),
            None => true,
        })
    }

    pub(crate) fn mostly_wordy(&self) -> bool {
        self.share(self.wordy) > 0.5
    }

    /// Whether no two sampled values are the same.
    pub(crate) fn all_differ(&self) -> bool {
        self.filled >= 2 && (self.distinct.len() as u32 == self.filled || self.distinct.len() >= DISTINCT)
    }

    /// Text that somebody typed: long, and hardly ever the same twice.
    pub(crate) fn is_free_text(&self) -> bool {
        self.filled >= 3
            && self.mean_length() > 55.0
            && self.distinct.len() as f64 > f64::from(self.filled.min(DISTINCT as u32)) * 0.5
            && self.share(self.wordy) > 0.5
    }

    /// Whether every value is a whole number, and most of them are below `end`.
    pub(crate) fn mostly_whole_below(&self, end: f64) -> bool {
        let whole = |v: &String| numbers::plain(v.as_bytes(), b'.').filter(|(_, d)| *d == 0).map(|(n, _)| n);
        let below = self.distinct.iter().filter(|v| whole(v).is_some_and(|n| n < end)).count();
        self.distinct.iter().all(|v| whole(v).is_some()) && below * 2 > self.distinct.len()
    }

    /// Whether every value names a unit of time.
    pub(crate) fn all_units(&self) -> bool {
        !self.distinct.is_empty() && self.distinct.iter().all(|v| Unit::from_word(v.as_bytes()).is_some())
    }

    /// Whether the values can be what a field needs.
    pub(crate) fn fits(&self, field: Field) -> Fit {
        if self.filled == 0 {
            return Fit::Weak;
        }
        let mostly = |count: u32| if self.share(count) >= 0.5 { Fit::Good } else { Fit::No };
        let date_like =
            self.dates + self.serials + self.days_of_year + self.open + self.unix_seconds + self.unix_millis;
        match field.nature() {
            Nature::Date if matches!(field, Field::PeriodStart | Field::PeriodEnd) => {
                mostly(date_like + self.months)
            }
            Nature::Date => mostly(date_like),
            Nature::Clock if self.points => Fit::Good,
            Nature::Clock => {
                let shares = if self.pointed == 0 { self.shares + self.maybe_shares } else { 0 };
                let machine = shares.max(self.unix_seconds).max(self.unix_millis);
                let written = self.clocks + self.short_clocks + self.moments;
                mostly(written.max(machine).max(self.clocks + machine) + self.numbers.min(self.serials))
            }
            Nature::Hours if self.share(self.money) > 0.2 || self.share(self.dates) > 0.5 => Fit::No,
            Nature::Hours => mostly(self.numbers + self.durations),
            Nature::Number if self.share(self.money) > 0.2 || self.share(self.dates) > 0.5 => Fit::No,
            // A month with its year is a period.
            Nature::Number if field == Field::MonthOnly && self.mostly_months() => Fit::No,
            Nature::Number if matches!(field, Field::MonthOnly | Field::WeekdayOnly) => Fit::Good,
            Nature::Number if field == Field::AbsenceDays => mostly(self.numbers + self.in_days),
            Nature::Number if field == Field::Fte => {
                // "22.5 hrs" has letters and is all the same about how much someone works.
                if self.share(self.with_letter.saturating_sub(self.durations)) > 0.5 {
                    Fit::No
                } else {
                    Fit::Good
                }
            }
            Nature::Number => mostly(self.numbers),
            Nature::YesNo => mostly(self.yes_no),
            Nature::Id | Nature::Name
                if self.filled > 2 && self.distinct.len() <= 2 && self.share(self.yes_no) > 0.9 =>
            {
                Fit::No
            }
            // 20011223 under a heading that says number is one, though it could be a day.
            Nature::Id
                if !self.distinct.is_empty()
                    && self
                        .distinct
                        .iter()
                        .all(|v| v.len() == 8 && v.bytes().all(|b| b.is_ascii_digit())) =>
            {
                Fit::Good
            }
            Nature::Id if self.share(self.dates) > 0.5 || self.share(self.money) > 0.2 => Fit::No,
            Nature::Id if field == Field::PersonId && self.share(self.with_digit) < 0.5 => Fit::Weak,
            Nature::Id => Fit::Good,
            Nature::Name if self.share(self.dates) > 0.3 || self.share(self.with_letter) < 0.5 => Fit::No,
            Nature::Name if self.share(self.with_at) > 0.5 || self.share(self.with_digit) > 0.5 => Fit::Weak,
            Nature::Name => Fit::Good,
            // "Unit" can be a team or what a length is counted in; only the values tell.
            Nature::Category if field == Field::LengthUnit => {
                if self.all_units() {
                    Fit::Good
                } else {
                    Fit::No
                }
            }
            Nature::Category if field == Field::Team && self.all_units() => Fit::No,
            Nature::Category if self.is_free_text() || self.share(self.dates) > 0.5 => Fit::No,
            Nature::Category => Fit::Good,
            Nature::Any => Fit::Good,
        }
    }
}
