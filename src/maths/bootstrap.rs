//! How far a total might have been elsewhere, had its parts come more or less often.

use super::{InOrder, Random};

/// Draws of a bootstrap (`statistics.md` section 3).
pub const DRAWS: usize = 1_000;

/// The middle `coverage` (0.95, say) of the totals of [`DRAWS`] redraws, in each of which every part counts as often as a
/// Poisson count of mean 1 says (the Poisson bootstrap, Hanley and MacGibbon 2006). Parts are taken to come one apart from
/// another: spells, not the days within them. The same parts in the same order give the same answer on every machine.
///
/// `None` without parts: redrawing nothing gives nothing, which would read as certainty.
///
/// ```
/// use candour::maths::bootstrap_total;
/// // One long part says little: as likely as not it came not at all, or more than once.
/// assert_eq!(bootstrap_total(&[20.0], 0.95), Some([0.0, 60.0]));
/// // The same twenty in parts of one say more.
/// let [low, high] = bootstrap_total(&[1.0; 20], 0.95).unwrap();
/// assert!(low > 10.0 && high < 31.0);
/// assert_eq!(bootstrap_total(&[], 0.95), None);
/// ```
pub fn bootstrap_total(parts: &[f64], coverage: f64) -> Option<[f64; 2]> {
    if parts.is_empty() {
        return None;
    }
    let mut random = Random::new(SEED, 0);
    let mut totals: Vec<f64> =
        (0..DRAWS).map(|_| parts.iter().map(|part| part * f64::from(random.poisson(1.0))).sum()).collect();
    totals.put_in_order_by(f64::total_cmp);
    let tail = ((1.0 - coverage) / 2.0 * DRAWS as f64) as usize;
    Some([totals[tail], totals[DRAWS - 1 - tail]])
}

/// Any fixed number will do: the answer must be the same whenever it is asked for.
const SEED: u64 = 20_061;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_has_the_width_that_theory_gives() {
        // The total of n parts of 1 is Poisson(n): standard deviation √n.
        let [low, high] = bootstrap_total(&[1.0; 100], 0.95).unwrap();
        assert!((low - 81.0).abs() <= 2.0 && (high - 120.0).abs() <= 2.0, "{low} to {high}");
    }

    #[test]
    fn a_wider_coverage_holds_the_narrower() {
        let parts = [1.0, 2.0, 3.0, 10.0];
        let [narrow, wide] = [0.5, 0.99].map(|c| bootstrap_total(&parts, c).unwrap());
        assert!(wide[0] <= narrow[0] && narrow[1] <= wide[1]);
    }
}
