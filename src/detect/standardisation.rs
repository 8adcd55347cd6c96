//! What a person would have if they were like the others of their grade and rota: expected counts by stratum.
//!
//! r_s = O_s/T_s, Eᵢ = r_s tᵢ: indirect standardisation, the same as a Poisson model with one term a stratum.

use super::spread::Count;
use crate::maths::InOrder;

/// Expected counts from the strata's pooled rates, in the order given; `strata` holds one number a person.
///
/// 0 where a stratum has no exposure.
///
/// ```
/// use candour::detect::{spread::Count, standardisation::expected};
/// let counts = [Count { count: 2, exposure: 10.0 }, Count { count: 4, exposure: 20.0 }, Count { count: 0, exposure: 5.0 }];
/// assert_eq!(expected(&[1, 1, 2], &counts), [2.0, 4.0, 0.0]);
/// ```
pub fn expected(strata: &[u32], counts: &[Count]) -> Vec<f64> {
    by_stratum(strata, counts, |total, one| rate(total.0, total.1) * one.exposure)
}

/// As [`expected`], from the rates of the others in the stratum; `None` for a person who is alone in theirs.
///
/// ```
/// use candour::detect::{spread::Count, standardisation::expected_from_others};
/// let counts = [Count { count: 2, exposure: 10.0 }, Count { count: 4, exposure: 20.0 }, Count { count: 0, exposure: 5.0 }];
/// assert_eq!(expected_from_others(&[1, 1, 2], &counts), [Some(2.0), Some(4.0), None]);
/// ```
pub fn expected_from_others(strata: &[u32], counts: &[Count]) -> Vec<Option<f64>> {
    by_stratum(strata, counts, |total, one| {
        let others = total.1 - one.exposure;
        (total.2 > 1 && others > 0.0).then(|| rate(total.0 - f64::from(one.count), others) * one.exposure)
    })
}

fn rate(events: f64, exposure: f64) -> f64 {
    if exposure > 0.0 { events / exposure } else { 0.0 }
}

/// Applies `f` to each person with their stratum's (events, exposure, people).
fn by_stratum<T: Clone>(
    strata: &[u32],
    counts: &[Count],
    f: impl Fn((f64, f64, usize), Count) -> T,
) -> Vec<T> {
    let n = strata.len().min(counts.len());
    let mut order: Vec<usize> = (0..n).collect();
    order.put_in_order_by_key(|&i| strata[i]);
    let mut all: Vec<Option<T>> = vec![None; n];
    for stratum in order.chunk_by(|&i, &j| strata[i] == strata[j]) {
        let events = stratum.iter().map(|&i| f64::from(counts[i].count)).sum();
        let exposure = stratum.iter().map(|&i| counts[i].exposure).sum();
        for &i in stratum {
            all[i] = Some(f((events, exposure, stratum.len()), counts[i]));
        }
    }
    all.into_iter().flatten().collect()
}
