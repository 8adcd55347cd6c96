//! Person against peers when peers come in groups of unlike rates.
//!
//! Rate of a group `r = O / T`, expected count of a person `E = r t`. How much people differ beyond their group's rate
//! is fitted once over everyone (a negative binomial on `O` given `E`), because single groups are too small to say.
//! Each person is tested against the fit **without** them: their own events leave the rate of their group and the fit of
//! the spread. That is what stops a person from hiding inside the limits they widen (`statistics.md` 4.1).

use super::peer_count::{self, Count, Posterior, Spread};
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

/// One person's test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StratumTest {
    /// Expected events from the group's rate, the person included.
    pub expected: f64,
    /// Mean of the count under the fit without the person.
    pub null_mean: f64,
    /// Size of the negative binomial under the fit without the person; infinite is Poisson.
    pub null_size: f64,
    /// P(X ≥ count) under that fit.
    pub p_upper: f64,
    /// What the person's own record says of their true rate.
    pub posterior: Posterior,
}

/// All tests with the spread they rest on.
#[derive(Clone, Debug, PartialEq)]
pub struct StrataTests {
    /// How much people differ, everyone included, relative to their expected counts.
    pub spread: Spread,
    /// One a member, in their order.
    pub tests: Vec<StratumTest>,
}

/// Above this many members one person moves the common fit too little to refit without them.
const MOST_REFITS: usize = 500;
/// Only people whose chance is below this are refitted; the others keep their larger p (`statistics.md` 4.1).
const REFIT_BELOW: f64 = 0.08;
/// Where a group has no events but this person's, its rate is taken as half an event: 0 would make any count certain.
const HALF_AN_EVENT: f64 = 0.5;

/// Tests everyone. `k` is the ratio that matters ("1.5 times").
///
/// `None` where there is nothing to test: no events at all, or a fit that does not exist.
pub fn test_all(members: &[Member], totals: &[GroupTotal], k: f64) -> Option<StrataTests> {
    let expected: Vec<f64> = members
        .iter()
        .map(|m| {
            let total = totals[m.group as usize];
            let events = if total.events == 0 { HALF_AN_EVENT } else { f64::from(total.events) };
            events / total.exposure * m.exposure
        })
        .collect();
    let counts: Vec<Count> =
        members.iter().zip(&expected).map(|(m, e)| Count { count: m.count, exposure: *e }).collect();
    let spread = peer_count::fit(&counts)?;
    let refit = members.len() <= MOST_REFITS;
    let tests = members
        .iter()
        .enumerate()
        .map(|(i, member)| {
            let posterior = peer_count::posterior(&spread, counts[i], k);
            let total = totals[member.group as usize];
            let others = f64::from(total.events.saturating_sub(member.count));
            let others = if others == 0.0 { HALF_AN_EVENT } else { others };
            let rate_without = others / (total.exposure - member.exposure).max(f64::MIN_POSITIVE);
            let alone = total.exposure - member.exposure <= 0.0;
            let without = if alone { expected[i] } else { rate_without * member.exposure };
            let mut null_mean = spread.mean * without;
            let mut null_size = spread.alpha;
            let p_full = negative_binomial::upper_tail(member.count, spread.mean * expected[i], spread.alpha);
            let p_next =
                negative_binomial::upper_tail(member.count + 1, spread.mean * expected[i], spread.alpha);
            let mid_p = f64::midpoint(p_full, p_next);
            if refit && !alone && mid_p < REFIT_BELOW {
                let scale = without / expected[i];
                let rest: Vec<Count> = counts
                    .iter()
                    .enumerate()
                    .filter(|(j, _)| *j != i)
                    .map(|(j, c)| {
                        let same = members[j].group == member.group;
                        Count { count: c.count, exposure: if same { c.exposure * scale } else { c.exposure } }
                    })
                    .collect();
                if let Some(rest) = peer_count::fit(&rest) {
                    null_mean = rest.mean * without;
                    null_size = rest.alpha;
                }
            } else if refit || alone {
                null_mean = spread.mean * expected[i];
            }
            let p_upper = negative_binomial::upper_tail(member.count, null_mean, null_size);
            StratumTest { expected: expected[i], null_mean, null_size, p_upper, posterior }
        })
        .collect();
    Some(StrataTests { spread, tests })
}
