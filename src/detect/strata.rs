//! Person against peers when peers come in groups of unlike rates.
//!
//! Rate of a group `r = O / T`, expected count of a person `E = r t`. How much people differ beyond their group's rate
//! is fitted once over everyone (a negative binomial on `O` given `E`), because single groups are too small to say.
//! Each person is tested against the fit **without** them: their own events leave the rate of their group and the fit of
//! the spread. That is what stops a person from hiding inside the limits they widen (`statistics.md` 4.1). The spread is
//! the one not exceeded nine times in ten, and both keys rest on it.

use std::collections::HashMap;

use super::different;
use super::null::{LOOK_CLOSER, Redrawn};
use super::peer_count::{Count, Posterior, Spread};
use super::spread::Peers;
use super::yardstick::{Test, Yardstick};
use crate::maths::negative_binomial;

/// One person: events, time at work, group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// Events.
    pub count: u32,
    /// Time at work, above 0.
    pub exposure: f64,
    /// Index of the group.
    pub group: u32,
}

/// Events and time at work of a group, everyone in it included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupTotal {
    /// Events.
    pub events: u32,
    /// Time at work.
    pub exposure: f64,
}

/// All tests with the spread they rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct StrataTests {
    /// How much people may well differ, everyone included, relative to their expected counts.
    pub spread: Spread,
    /// One a member, in their order.
    pub tests: Vec<Test>,
}

/// Above this many members one person moves the common fit too little to refit without them.
const MOST_REFITS: usize = 500;
/// So many members are many where they are redrawn.
const MANY: usize = 100;
/// Only people whose chance is below this are refitted; the others keep their larger p (`statistics.md` 4.1).
const REFIT_BELOW: f64 = 0.08;
/// Where a group has no events but this person's, its rate is taken as half an event: 0 would make any count certain.
const HALF_AN_EVENT: f64 = 0.5;

/// Tests everyone. `k` is the ratio that matters ("1.5 times"); `totals` holds each group's events and time at work,
/// everyone in it included.
///
/// `None` where there is nothing to test: no events at all, or a fit that does not exist.
///
/// ```
/// use candour::detect::strata::{GroupTotal, Member, test_all};
/// // Twenty people on days with two events each, twenty on shifts with six; one of the first has nine.
/// let mut members: Vec<Member> = (0..40)
///     .map(|i| Member { count: if i < 20 { 2 } else { 6 }, exposure: 1.0, group: u32::from(i >= 20) })
///     .collect();
/// members[0].count = 9;
/// let totals = [GroupTotal { events: 47, exposure: 20.0 }, GroupTotal { events: 120, exposure: 20.0 }];
/// let tests = test_all(&members, &totals, 1.5).unwrap().tests;
/// assert!((tests[0].against.mean() - 2.0).abs() < 1e-9); // judged against the others of the first group
/// assert!(tests[0].p_upper < 0.001 && tests[30].p_upper > 0.4);
/// ```
pub fn test_all(members: &[Member], totals: &[GroupTotal], k: f64) -> Option<StrataTests> {
    let counts = standardised(members, totals);
    let cautious = |counts: &[Count]| {
        let peers = Peers::new(counts);
        peers.fit().map(|fit| peers.cautious(fit))
    };
    let spread = cautious(&counts)?;
    let mut met = HashMap::new();
    let tests = nulls(members, totals, &counts, &spread, REFIT_BELOW, cautious)
        .into_iter()
        .zip(&counts)
        .map(|(null, one)| Test {
            expected: one.exposure,
            against: Yardstick::Count { mean: null.mean, size: null.size },
            p_upper: null.p_upper,
            posterior: *met
                .entry((one.count, null.mean.to_bits(), null.size.to_bits()))
                .or_insert_with(|| null.posterior(one.count, k)),
        })
        .collect();
    Some(StrataTests { spread, tests })
}

/// Both keys of everyone in a redrawn workforce, quickly: as `null::test_redrawn`, with groups.
///
/// `near` is the α the counts were drawn from. `totals` are the redrawn groups' own.
///
/// ```
/// use candour::detect::strata::{GroupTotal, Member, test_all, test_redrawn};
/// let mut members: Vec<Member> =
///     (0..40).map(|i| Member { count: i % 4, exposure: 1.0 + f64::from(i % 3), group: i / 20 }).collect();
/// members[7].count = 19;
/// let total = |group| GroupTotal {
///     events: members.iter().filter(|m| m.group == group).map(|m| m.count).sum(),
///     exposure: members.iter().filter(|m| m.group == group).map(|m| m.exposure).sum(),
/// };
/// let totals = [total(0), total(1)];
/// let full = test_all(&members, &totals, 1.5).unwrap();
/// let quick = test_redrawn(&members, &totals, 1.5, full.spread.alpha).unwrap();
/// assert!((quick[7].p_upper / full.tests[7].p_upper - 1.0).abs() < 1e-3);
/// ```
pub fn test_redrawn(members: &[Member], totals: &[GroupTotal], k: f64, near: f64) -> Option<Vec<Redrawn>> {
    let counts = standardised(members, totals);
    let refit = |counts: &[Count]| {
        let peers = Peers::new(counts);
        peers.fit_near(near).map(|fit| peers.cautious(fit))
    };
    let spread = refit(&counts)?;
    // Among many, one person hides less in the spread of all, and must be further out to have a flag.
    let closer = if members.len() < MANY { LOOK_CLOSER } else { LOOK_CLOSER / 4.0 };
    let tests = nulls(members, totals, &counts, &spread, closer, refit)
        .into_iter()
        .zip(&counts)
        .map(|(null, one)| Redrawn {
            p_upper: null.p_upper,
            chance_above: null.posterior(one.count, k).chance_above,
        })
        .collect();
    Some(tests)
}

/// Counts with the expected count at the group's rate as exposure.
fn standardised(members: &[Member], totals: &[GroupTotal]) -> Vec<Count> {
    members
        .iter()
        .map(|m| {
            let total = totals[m.group as usize];
            let events = if total.events == 0 { HALF_AN_EVENT } else { f64::from(total.events) };
            Count { count: m.count, exposure: events / total.exposure * m.exposure }
        })
        .collect()
}

/// What a person's count is held against.
struct Null {
    mean: f64,
    size: f64,
    p_upper: f64,
}

impl Null {
    /// What the record says of the person's own rate, by the very mean and spread that it is held against.
    fn posterior(&self, count: u32, k: f64) -> Posterior {
        let spread = Spread { alpha: self.size, mean: self.mean, log_likelihood: 0.0 };
        different::posterior(&spread, Count { count, exposure: 1.0 }, k)
    }
}

/// Everyone's null: without them in their group's rate, and where their mid-p is below `closer`, in the spread too.
fn nulls(
    members: &[Member],
    totals: &[GroupTotal],
    counts: &[Count],
    spread: &Spread,
    closer: f64,
    fit: impl Fn(&[Count]) -> Option<Spread>,
) -> Vec<Null> {
    let refit = members.len() <= MOST_REFITS;
    let mut met = HashMap::new();
    let mut rest: Vec<Count> = Vec::with_capacity(members.len());
    members
        .iter()
        .zip(counts)
        .enumerate()
        .map(|(i, (member, one))| {
            let total = totals[member.group as usize];
            let others = f64::from(total.events.saturating_sub(member.count)).max(HALF_AN_EVENT);
            let others_exposure = total.exposure - member.exposure;
            let alone = others_exposure <= 1e-9 * total.exposure; // a sum of others may leave rounding
            let without = if alone { one.exposure } else { others / others_exposure * member.exposure };
            let full = spread.mean * one.exposure;
            let (mut mean, mut size) = (if refit { full } else { spread.mean * without }, spread.alpha);
            // Most of a large workforce has few events over the whole period: thousands ask the very same.
            let mut p_upper = *met
                .entry((member.count, mean.to_bits()))
                .or_insert_with(|| negative_binomial::upper_tail(member.count, mean, size));
            if refit && !alone && p_upper - 0.5 * negative_binomial::pmf(member.count, mean, size) < closer {
                let scale = without / one.exposure;
                rest.clear();
                rest.extend(members.iter().zip(counts).enumerate().filter(|(j, _)| *j != i).map(
                    |(_, (m, c))| {
                        let exposure = if m.group == member.group { c.exposure * scale } else { c.exposure };
                        Count { count: c.count, exposure }
                    },
                ));
                if let Some(others) = fit(&rest) {
                    (mean, size) = (others.mean * without, others.alpha);
                } else {
                    mean = spread.mean * without;
                }
                p_upper = negative_binomial::upper_tail(member.count, mean, size);
            }
            Null { mean, size, p_upper }
        })
        .collect()
}
