//! A rule that is asked every day: three in *any* six months is reached far more often than three in a given six months.
//!
//! Events fall on a person at a steady rate over all their days in post. The chance that somewhere a stretch of w days
//! holds k or more of them is the scan probability; given how many events there were it does not depend on the rate, so
//! it is drawn once for each number of events and weighed by the Poisson chance of that number.

use crate::maths::InOrder;
use crate::maths::{Random, poisson};

/// Draws for each number of events: the Monte-Carlo error of a share is then at most 0.8 percentage points.
const DRAWS: u32 = 4_000;

/// The most events in any stretch of `days` days; `on` in order of time.
///
/// ```
/// use candour::detect::any_stretch::most_in_any;
/// assert_eq!(most_in_any(&[0, 100, 181, 200, 365], 182), 3); // days 0 to 181 are 182 days
/// assert_eq!(most_in_any(&[], 182), 0);
/// ```
pub fn most_in_any(on: &[i32], days: u32) -> u32 {
    let mut first = 0;
    let mut most = 0;
    for (at, day) in on.iter().enumerate() {
        while i64::from(*day) - i64::from(on[first]) >= i64::from(days) {
            first += 1;
        }
        most = most.max(at - first + 1);
    }
    most as u32
}

/// P(some stretch of `days` days holds `least` events or more | n events on `of` days), for n from 0 up to where it no
/// longer matters for a mean of `mean`.
///
/// ```
/// use candour::detect::any_stretch::{chances, chance};
/// let given = chances(3, 182, 365, 1.0, 7);
/// assert_eq!(given[..3], [0.0; 3]); // two events are never three
/// // In a fixed half year: 1 - e^-0.5 (1 + 0.5 + 0.125) = 0.0144. In any half year of the year: over twice that.
/// let any = chance(&given, 1.0);
/// assert!(any > 0.03 && any < 0.06, "{any}");
/// ```
pub fn chances(least: u32, days: u32, of: u32, mean: f64, seed: u64) -> Vec<f64> {
    let mut random = Random::new(seed, 0);
    let mut given = vec![0.0; least.max(1) as usize];
    let mut n = least.max(1);
    // Beyond this many the rest of the Poisson distribution is nothing.
    while given.last().is_none_or(|c| *c < 1.0) && poisson::upper_tail(n, mean) > 1e-9 && n < 400 {
        let reached = (0..DRAWS).filter(|_| {
            let mut on: Vec<i32> = (0..n).map(|_| (random.uniform() * f64::from(of)) as i32).collect();
            on.put_in_order();
            most_in_any(&on, days) >= least
        });
        given.push(reached.count() as f64 / f64::from(DRAWS));
        n += 1;
    }
    given
}

/// P(reached) at a Poisson mean; beyond the last number of events it is taken as the last one's.
pub fn chance(given: &[f64], mean: f64) -> f64 {
    let last = given.len().saturating_sub(1);
    let mut sum = 0.0;
    for (n, chance) in given.iter().enumerate() {
        let tail = poisson::upper_tail(n as u32, mean);
        let here = if n == last { tail } else { tail - poisson::upper_tail(n as u32 + 1, mean) };
        sum += chance * here;
    }
    sum.clamp(0.0, 1.0)
}
