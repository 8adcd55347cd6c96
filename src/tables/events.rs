//! The events of all files in order: what says the same is united, what cannot be is told.

use super::absences::{LONGEST_ABSENCE_DAYS, Lost};
use super::accounts::{Accounts, named};
use super::overtime::Overtime;
use super::totals::Total;
use super::workforce::Workforce;
use crate::intake::Length;
use crate::intake::ledger::Fate;
use crate::maths::InOrder;

impl Workforce {
    /// Puts the events of all files in order of person and day, and unites what says the same.
    pub(super) fn settle_events(&mut self, accounts: &mut Accounts<'_>) {
        self.settle_lengths(accounts);
        self.settle_repeats(accounts);
        self.undated.put_in_order_by_key(|a| (a.person, a.source));
        // No two pieces have the same key: a row gives one piece a day.
        self.overtime.sort_unstable_by_key(|o| (o.person, o.day, o.clock, o.source));
        self.settle_reversals(accounts);
        for pair in self.overtime.windows(2) {
            let same = |o: &Overtime| {
                (o.person, o.day, o.clock, o.worked.map(f32::to_bits), o.paid.map(f32::to_bits))
            };
            if pair[0].clock.is_some() && same(&pair[0]) == same(&pair[1]) {
                let reason = "says the same as another row: both counted, worth a look";
                accounts.write(pair[1].source, Fate::Noted, reason, named(pair[0].source, pair[1].source));
            }
        }
        self.outcomes.put_in_order_by_key(|o| (o.person, o.recorded, o.source));
        self.settle_totals(accounts);
        let people = self.people.len();
        self.total_index = index(people, self.totals.iter().map(|t| t.person));
        self.absence_index = index(people, self.absences.iter().map(|a| a.person));
        self.undated_index = index(people, self.undated.iter().map(|a| a.person));
        self.overtime_index = index(people, self.overtime.iter().map(|o| o.person));
    }

    /// The last day of absences of which only the length is known: hours by the person's own contract and never a fixed
    /// eight a day, working days along the person's own week.
    fn settle_lengths(&mut self, accounts: &mut Accounts<'_>) {
        for absence in &mut self.absences {
            let Some(lost) = absence.length.filter(|_| absence.last.is_some()) else { continue };
            let person = &self.people[absence.person as usize];
            let (source, first) = (absence.source, absence.first);
            let whole = |days: f64| (days - 0.01).ceil().clamp(1.0, f64::from(LONGEST_ABSENCE_DAYS)) as i32;
            let (last, reason, detail) = match lost {
                Lost::Working(length) => {
                    let a_day = person.contracted_hours_a_day();
                    let Some(days) = length.in_days(a_day) else {
                        let reason = "hours lost are not turned into days: no file says how long the person's working day is";
                        let detail = format!("{}, taken for the first day alone", in_words(length));
                        accounts.write(source, Fate::Noted, reason, detail);
                        continue;
                    };
                    let working =
                        (0..).map(|offset| first.plus(offset)).filter(|day| person.week.works_on(*day));
                    let last = working.take(whole(days) as usize).last().unwrap_or(first);
                    let of = a_day.filter(|_| length.hours > 0.0);
                    let of = of.map_or_else(String::new, |hours| format!(" of {hours:.1} a day"));
                    let reason = "last day worked out from the working time lost and the person's own week";
                    (last, reason, format!("{}{of}", in_words(length)))
                }
                Lost::FullTime(days) => {
                    let share = person.fte.filter(|fte| *fte > 0.0);
                    let of = share
                        .map_or("a share of full time that no file says".to_owned(), |s| format!("{s:.2}"));
                    let last = first.plus(whole(days / share.unwrap_or(1.0)) - 1);
                    let reason =
                        "last day worked out from full-time days lost and the person's share of full time";
                    (last, reason, format!("{days} full-time days at {of}"))
                }
                Lost::Calendar(days) => {
                    let reason = "last day worked out from days lost, taken for calendar days";
                    (first.plus(whole(days) - 1), reason, in_words(Length { days, hours: 0.0 }))
                }
            };
            let last = last.max(first);
            if last != first {
                accounts.write(source, Fate::Noted, reason, format!("{detail}: to {last}"));
            }
            absence.last = Some(last);
        }
    }

    /// Of two rows that sum up the same days of a person only one can be counted.
    fn settle_totals(&mut self, accounts: &mut Accounts<'_>) {
        self.totals.put_in_order_by_key(|t| (t.person, t.period.first, t.period.last, t.source));
        let mut kept: Vec<Total> = Vec::with_capacity(self.totals.len());
        for total in self.totals.drain(..) {
            let before =
                kept.last().filter(|k| k.person == total.person && k.period.last >= total.period.first);
            let Some(before) = before else {
                kept.push(total);
                continue;
            };
            let reason = "sums up days that another row of the person sums up too";
            let detail = format!("{}, {}", named(before.source, total.source), before.period);
            accounts.write(total.source, Fate::SetAside, reason, detail);
        }
        self.totals = kept;
    }
}

/// "15 hours", "1 day and 4 hours".
fn in_words(length: Length) -> String {
    let Length { days, hours } = length;
    let in_days = format!("{days} {}", if days > 0.99 && days < 1.01 { "day" } else { "days" });
    match (days == 0.0, hours == 0.0) {
        (true, _) => format!("{hours} hours"),
        (false, true) => in_days,
        (false, false) => format!("{in_days} and {hours} hours"),
    }
}

/// Where each person's records start, for records in order of person.
pub(super) fn index(people: usize, persons: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0_u32; people + 1];
    for person in persons {
        starts[person as usize + 1] += 1;
    }
    for i in 0..people {
        starts[i + 1] += starts[i];
    }
    starts
}
