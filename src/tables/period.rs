//! The periods that the records suggest: all days of any table, a year at most, and the days that every table covers.
//!
//! Overtime of half a year beside absences of three: over the last year half of everyone's overtime is missing, over the
//! days of both nothing is. Which is wanted depends on the question, so the page offers both.

use super::workforce::Workforce;
use crate::calendar::Window;
use crate::intake::field::TableKind;

/// The longest period taken without being asked: a year.
pub const USUAL_DAYS: i32 = 365;

/// The period that recorded days suggest: up to their last (the end of its month, when it is within a week of it), and
/// back a year, or to the month in which they begin.
pub fn usual(recorded: Window) -> Window {
    let end = recorded.last.month_end();
    let last = if end.0 - recorded.last.0 < 7 { end } else { recorded.last };
    let first = recorded.first.month_start().max(last.plus(1 - USUAL_DAYS));
    Window { first, last }
}

/// From when to when the tables of one kind have records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Covered {
    /// The kind.
    pub kind: TableKind,
    /// From their first day to their last.
    pub days: Window,
    usual_gap: i32,
}

impl Workforce {
    /// The period over all days of any table, a year at most.
    pub fn usual_period(&self) -> Option<Window> {
        self.recorded().map(usual)
    }

    /// From when to when each kind of table has records, planned time left out.
    pub fn covered(&self) -> Vec<Covered> {
        let mut kinds: Vec<Covered> = Vec::new();
        for stretch in self.stretches_in_use().filter(|s| !s.planned) {
            match kinds.iter_mut().find(|known| known.kind == stretch.kind) {
                Some(known) => {
                    known.days.first = known.days.first.min(stretch.bulk.first);
                    known.days.last = known.days.last.max(stretch.bulk.last);
                    known.usual_gap = known.usual_gap.min(stretch.usual_gap);
                }
                None => kinds.push(Covered {
                    kind: stretch.kind,
                    days: stretch.bulk,
                    usual_gap: stretch.usual_gap,
                }),
            }
        }
        kinds
    }

    /// The period over the days that every kind of table covers, a year at most; `None` where it is the usual one or
    /// there are no such days.
    ///
    /// A table that is silent for no longer than is usual in it is taken to go on: ten absences a year do not say to the
    /// day from when to when they were kept.
    ///
    /// ```
    /// use candour::tables::Workforce;
    /// let mut absences = "Person ID,Absence Type,First day absent,Last day absent\n".to_owned();
    /// let mut overtime = "Person ID,Overtime Date,Overtime Hours\n".to_owned();
    /// for month in 1..=12 {
    ///     absences += &format!("A{month},Sickness,2025-{month:02}-03,2025-{month:02}-20\n");
    ///     overtime += &format!("A1,2025-{:02}-{month:02},2\n", (month + 1) / 2);
    /// }
    /// let workforce = Workforce::from_csv(&[("absences.csv", &absences), ("overtime.csv", &overtime)]).unwrap();
    /// let iso = |w: candour::calendar::Window| (w.first.iso(), w.last.iso());
    /// assert_eq!(iso(workforce.usual_period().unwrap()).1, "2025-12-20");
    /// assert_eq!(iso(workforce.shared_period().unwrap()).1, "2025-06-12");
    /// ```
    pub fn shared_period(&self) -> Option<Window> {
        let (whole, kinds) = (self.usual_period()?, self.covered());
        let shared = kinds.iter().try_fold(None::<Window>, |shared, covered| {
            let days = covered.up_to(self.recorded()?);
            shared.map_or(Some(days), |shared| shared.overlap(days)).map(Some)
        });
        let period = usual(shared??);
        (kinds.len() > 1 && period != whole).then_some(period)
    }
}

impl Covered {
    /// The days, drawn out to those of the other tables where no more is missing than is usual.
    fn up_to(&self, whole: Window) -> Window {
        let near = |a: i32, b: i32| (a - b).abs() <= self.usual_gap;
        let Window { first, last } = self.days;
        Window {
            first: if near(first.0, whole.first.0) { whole.first } else { first },
            last: if near(last.0, whole.last.0) { whole.last } else { last },
        }
    }
}
