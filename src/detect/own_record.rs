//! A person against their own record: some of n events, and the share of them that time alone would give.
//!
//! Given n events, those that fall into one part of a person's time are Binomial(n, p), where p is the weight of that
//! part among the whole (`statistics.md` 5.1). Where p was itself learned from other people's events it is not known to
//! the last digit, and the binomial becomes a beta-binomial: with few colleagues a change must be larger to be seen.

use super::before_after::LEAST_EVENTS;
use super::peer_count::{Belief, Posterior};
use super::yardstick::{Test, Yardstick};

/// How surely a share is known that others' events gave: the intraclass correlation of the beta distribution whose
/// logit varies by 1/a + 1/b, with `a` events of others in this part of the time and `b` in the rest.
///
/// ```
/// use candour::detect::own_record::uncertainty;
/// assert!((uncertainty(0.25, 250.0, 750.0) - 1.0 / 1001.0).abs() < 1e-12);
/// ```
pub fn uncertainty(share: f64, a: f64, b: f64) -> f64 {
    let strength = 1.0 / (share * (1.0 - share) * (1.0 / a + 1.0 / b));
    1.0 / (strength + 1.0)
}

/// `hits` of `of` events against the share `own` that the person's own record gives, known as surely as `rho` says (0 is
/// exactly). `None` where fewer than [`LEAST_EVENTS`] happened, where even all of them would not be unusual, or where the
/// share says nothing.
///
/// The second key asks how sure the odds are over `k` times those expected; for a part of the time that is the ratio of
/// the rates in it and outside it. The prior is Jeffreys', so it is the person's own record that speaks.
///
/// ```
/// use candour::detect::own_record::test;
/// // Six of ten spells in the last quarter of the year, when everyone else had a quarter of theirs.
/// let seen = test(6, 10, 0.25, 0.0, 1.5).unwrap();
/// assert!((seen.p_upper - 0.01973).abs() < 1e-5);
/// assert!(seen.posterior.mean_ratio > 4.0 && seen.posterior.chance_above > 0.9);
/// assert!(test(3, 4, 0.25, 0.0, 1.5).is_none()); // four events are too few
/// ```
pub fn test(hits: u32, of: u32, own: f64, rho: f64, k: f64) -> Option<Test> {
    if of < LEAST_EVENTS || !(own > 0.0 && own < 1.0) {
        return None;
    }
    let against = Yardstick::Share { of, share: own, rho };
    if against.upper_tail(of) > 0.05 {
        return None;
    }
    let (a, b) = (f64::from(hits) + 0.5, f64::from(of - hits.min(of)) + 0.5);
    let ratio = |share: f64| {
        let share = share.min(1.0 - f64::EPSILON);
        share / (1.0 - share) * ((1.0 - own) / own)
    };
    let belief = Belief::Odds { a, b, share: own };
    Some(Test {
        expected: f64::from(of) * own,
        against,
        p_upper: against.upper_tail(hits),
        posterior: Posterior {
            mean_ratio: ratio(a / (a + b)),
            chance_above: belief.chance_above(k),
            own_weight: f64::from(of) / (a + b),
            belief,
        },
    })
}
