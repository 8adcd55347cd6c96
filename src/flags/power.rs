//! How much must happen before this data can show it?

use super::found::{IndicatorFindings, PersonTest};
use super::settings::Settings;
use crate::detect::different;
use crate::detect::peer_count::{Belief, Count, Spread};
use crate::detect::yardstick::Yardstick;
use crate::maths::{binomial, poisson};

/// A ratio that is seen this often is one that this data can show.
pub const SEEN: f64 = 0.8;

/// The smallest ratio of one person's true rate to their peers' that would turn both keys four times in five; `None`
/// where none would: a share cannot exceed 1.
///
/// `cut` is the largest chance that the run accepted ([`super::Findings::cut`]); it is taken as it stands.
///
/// ```
/// use candour::flags;
/// use candour::{session::Session, simulate::sample};
/// let mut session = Session::new();
/// for file in sample::files(7) {
///     session.read(&file.name, file.text.as_bytes()).unwrap();
/// }
/// session.analyse().unwrap();
/// let findings = session.findings().unwrap();
/// let spells = findings.of("sickness-spells").unwrap();
/// let ratio = flags::smallest_ratio(&spells.tests[0], spells, findings.cut, &findings.settings).unwrap();
/// assert!(ratio > 3.0, "a year of spells shows nothing below three times the peers' rate");
/// ```
pub fn smallest_ratio(
    test: &PersonTest,
    found: &IndicatorFindings,
    cut: f64,
    settings: &Settings,
) -> Option<f64> {
    let (unusual, _) = test.test.against.smallest_below(cut)?;
    let needed = for_both(test, unusual, found.spread, settings)?;
    let of_share = |of: u32, share: f64| {
        // Held against the own record it is the odds that are compared.
        if let Belief::Odds { .. } = test.test.posterior.belief {
            let odds = share / (1.0 - share);
            return smallest(f64::INFINITY, |ratio| {
                binomial::upper_tail(needed, of, ratio * odds / (1.0 + ratio * odds)) >= SEEN
            });
        }
        let seen = |ratio: f64| binomial::upper_tail(needed, of, (ratio * share).min(1.0)) >= SEEN;
        smallest(1.0 / share, seen)
    };
    match test.test.against {
        Yardstick::Count { .. } => {
            let expected = test.test.expected;
            smallest(f64::INFINITY, |ratio| poisson::upper_tail(needed, ratio * expected) >= SEEN)
        }
        Yardstick::Share { of, share, .. } => of_share(of, share),
        Yardstick::Adjacent { of, share, onset, .. } => of_share(of, share.max(onset)),
    }
}

/// The smallest count that turns both keys, from the one that turns the first; `None` where even the most there can be does
/// not turn the second.
pub(super) fn for_both(test: &PersonTest, unusual: u32, spread: f64, settings: &Settings) -> Option<u32> {
    let Some(most) = test.test.against.most() else {
        return smallest_material(test.test.expected, spread, settings).map(|material| material.max(unusual));
    };
    // What was believed before the record, and what would be with another count in its place.
    let (now, rest) = (f64::from(test.count), f64::from(most.saturating_sub(test.count)));
    let with = |count: u32| -> Option<Belief> {
        let (more, less) = (f64::from(count) - now, f64::from(most - count) - rest);
        match test.test.posterior.belief {
            Belief::Share { a, b, mean } => Some(Belief::Share { a: a + more, b: b + less, mean }),
            Belief::Odds { a, b, share } => Some(Belief::Odds { a: a + more, b: b + less, share }),
            _ => None,
        }
    };
    (unusual..=most)
        .find(|count| with(*count).is_some_and(|b| b.chance_above(settings.ratio) >= settings.sure))
}

/// The smallest count that turns the second key.
fn smallest_material(expected: f64, alpha: f64, settings: &Settings) -> Option<u32> {
    let spread = Spread { alpha, mean: expected, log_likelihood: 0.0 };
    let turns = |count: u32| {
        let one = Count { count, exposure: 1.0 };
        different::posterior(&spread, one, settings.ratio).chance_above >= settings.sure
    };
    let mut high = 1_u32;
    while !turns(high) {
        high = high.checked_mul(2).filter(|high| *high < 1 << 24)?;
    }
    let mut low = high / 2;
    while low + 1 < high {
        let middle = u32::midpoint(low, high);
        if turns(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

/// The smallest ratio from 1 on that is seen, to a thousandth; `None` where not even `most` is.
fn smallest(most: f64, seen: impl Fn(f64) -> bool) -> Option<f64> {
    let mut high = 1.0;
    while !seen(high) {
        if high >= most || high > 1e6 {
            return None;
        }
        high = (high * 2.0).min(most);
    }
    let mut low = 1.0;
    while high - low > 1e-3 {
        let middle = f64::midpoint(low, high);
        if seen(middle) { high = middle } else { low = middle }
    }
    Some(high)
}
