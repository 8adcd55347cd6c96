//! How much must happen before this data can show it?

use super::found::{IndicatorFindings, PersonTest};
use super::settings::Settings;
use crate::detect::different;
use crate::detect::peer_count::{Count, Spread};
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
    let expected = test.test.expected;
    match test.test.against {
        Yardstick::Count { .. } => {
            let needed = unusual.max(smallest_material(expected, found.spread, settings)?);
            let seen = |ratio: f64| poisson::upper_tail(needed, ratio * expected) >= SEEN;
            smallest(f64::INFINITY, seen)
        }
        Yardstick::Share { of, share, .. } => {
            smallest(1.0 / share, |ratio| binomial::upper_tail(unusual, of, (ratio * share).min(1.0)) >= SEEN)
        }
        Yardstick::Adjacent { of, share, onset, .. } => {
            let share = share.max(onset);
            smallest(1.0 / share, |ratio| binomial::upper_tail(unusual, of, (ratio * share).min(1.0)) >= SEEN)
        }
    }
}

/// The smallest count that turns the second key.
fn smallest_material(expected: f64, alpha: f64, settings: &Settings) -> Option<u32> {
    if !alpha.is_finite() {
        return None;
    }
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
