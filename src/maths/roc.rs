//! Does a score come before an outcome? AUC, average precision, precision among the top k.
//!
//! Outcomes are given as true or false, one a person, in the order of the scores.

use super::InOrder;
use super::{Random, binomial, exp, ln, normal, rank, sqrt};

/// The area under the ROC curve with DeLong's variance.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Auc {
    /// P(score of one with the outcome > score of one without) + ½ P(equal).
    pub auc: f64,
    /// DeLong's variance.
    pub variance: f64,
}

/// The AUC; `None` with fewer than two people on either side.
///
/// DeLong, DeLong and Clarke-Pearson (1988), from the placements of each person among the other side, by ranks (Sun and
/// Xu 2014).
///
/// ```
/// use candour::maths::roc::auc;
/// let seen = auc(&[true, true, false, false], &[3.0, 1.0, 2.0, 0.0]).unwrap();
/// assert_eq!(seen.auc, 0.75);
/// ```
pub fn auc(outcomes: &[bool], scores: &[f64]) -> Option<Auc> {
    let p = placements(outcomes, scores)?;
    Some(Auc { auc: p.auc, variance: p.covariance(&p) })
}

impl Auc {
    /// AUC ± z √variance, within [0, 1]: R pROC's interval.
    ///
    /// ```
    /// let (low, high) = candour::maths::roc::Auc { auc: 0.7, variance: 0.0025 }.interval(0.95);
    /// assert!((low - 0.602).abs() < 1e-3 && (high - 0.798).abs() < 1e-3);
    /// ```
    pub fn interval(&self, level: f64) -> (f64, f64) {
        let half = normal::quantile(0.5 * (1.0 + level)) * sqrt(self.variance);
        ((self.auc - half).max(0.0), (self.auc + half).min(1.0))
    }

    /// The interval on the logit scale, which stays inside (0, 1): logit AUC ± z √variance/(AUC (1 − AUC)).
    ///
    /// `None` at an AUC of 0 or 1, where it has no width: use a bootstrap there.
    ///
    /// ```
    /// let (low, high) = candour::maths::roc::Auc { auc: 0.9, variance: 0.01 }.logit_interval(0.95).unwrap();
    /// assert!(low > 0.5 && high < 1.0);
    /// ```
    pub fn logit_interval(&self, level: f64) -> Option<(f64, f64)> {
        let spread = self.auc * (1.0 - self.auc);
        if spread <= 0.0 {
            return None;
        }
        let half = normal::quantile(0.5 * (1.0 + level)) * sqrt(self.variance) / spread;
        let centre = ln(self.auc / (1.0 - self.auc));
        let back = |t: f64| 1.0 / (1.0 + exp(-t));
        Some((back(centre - half), back(centre + half)))
    }
}

/// DeLong's paired test of two scores on the same people: (z, two-sided p); `None` as [`auc`], or where the scores
/// order everyone alike.
///
/// ```
/// use candour::maths::roc::paired_test;
/// let outcomes = [true, true, true, false, false, false];
/// let (z, p) = paired_test(&outcomes, &[6.0, 5.0, 2.0, 4.0, 3.0, 1.0], &[1.0, 5.0, 3.0, 4.0, 6.0, 2.0]).unwrap();
/// assert!(z > 0.0 && p > 0.05);
/// ```
pub fn paired_test(outcomes: &[bool], first: &[f64], second: &[f64]) -> Option<(f64, f64)> {
    let (a, b) = (placements(outcomes, first)?, placements(outcomes, second)?);
    let variance = a.covariance(&a) + b.covariance(&b) - 2.0 * a.covariance(&b);
    if variance <= 0.0 {
        return None;
    }
    let z = (a.auc - b.auc) / sqrt(variance);
    Some((z, 2.0 * normal::upper_tail(z.abs())))
}

/// The share of shuffled outcomes that give an AUC at least this high: (1 + as high)/(1 + permutations).
///
/// ```
/// use candour::maths::roc::permutation_p;
/// let p = permutation_p(&[true, true, false, false], &[3.0, 2.5, 2.0, 0.0], 1_999, 1).unwrap();
/// assert!((p - 1.0 / 6.0).abs() < 0.03); // one of six ways to place two outcomes
/// ```
pub fn permutation_p(outcomes: &[bool], scores: &[f64], permutations: u32, seed: u64) -> Option<f64> {
    let ranks = rank::ranks(scores);
    let sum =
        |outcomes: &[bool]| -> f64 { outcomes.iter().zip(&ranks).filter(|(o, _)| **o).map(|(_, r)| r).sum() };
    placements(outcomes, scores)?;
    let seen = sum(outcomes);
    let mut shuffled = outcomes.to_vec();
    let mut random = Random::new(seed, 9);
    let mut as_high = 0u32;
    for _ in 0..permutations {
        random.shuffle(&mut shuffled);
        as_high += u32::from(sum(&shuffled) >= seen - 1e-9);
    }
    Some(f64::from(1 + as_high) / f64::from(1 + permutations))
}

/// For each person, the share of the other side below them (ties half).
struct Placements {
    with: Vec<f64>,
    without: Vec<f64>,
    auc: f64,
}

impl Placements {
    fn covariance(&self, other: &Self) -> f64 {
        let one_side = |a: &[f64], b: &[f64]| {
            let n = a.len() as f64;
            let (mean_a, mean_b) = (a.iter().sum::<f64>() / n, b.iter().sum::<f64>() / n);
            a.iter().zip(b).map(|(x, y)| (x - mean_a) * (y - mean_b)).sum::<f64>() / (n - 1.0) / n
        };
        one_side(&self.with, &other.with) + one_side(&self.without, &other.without)
    }
}

fn placements(outcomes: &[bool], scores: &[f64]) -> Option<Placements> {
    let side = |wanted: bool| -> Vec<f64> {
        outcomes.iter().zip(scores).filter(|(o, _)| **o == wanted).map(|(_, s)| *s).collect()
    };
    let (with, without) = (side(true), side(false));
    let (m, n) = (with.len(), without.len());
    if m < 2 || n < 2 {
        return None;
    }
    let all: Vec<f64> = with.iter().chain(&without).copied().collect();
    let (overall, among_with, among_without) = (rank::ranks(&all), rank::ranks(&with), rank::ranks(&without));
    let place = |rank: f64, own: f64, others: usize| (rank - own) / others as f64;
    let of_with: Vec<f64> = (0..m).map(|i| place(overall[i], among_with[i], n)).collect();
    let of_without: Vec<f64> = (0..n).map(|j| 1.0 - place(overall[m + j], among_without[j], m)).collect();
    let auc = of_with.iter().sum::<f64>() / m as f64;
    Some(Placements { with: of_with, without: of_without, auc })
}

/// Average precision: Σ (recallᵢ − recallᵢ₋₁) precisionᵢ over the distinct scores from the highest, as steps.
///
/// The trapezoid between the steps promises more than any cut-off gives. `None` without outcomes. Its line of no skill
/// is the share with the outcome.
///
/// ```
/// use candour::maths::roc::average_precision;
/// let ap = average_precision(&[true, false, true, false], &[4.0, 3.0, 2.0, 1.0]).unwrap();
/// assert!((ap - (0.5 * 1.0 + 0.5 * 2.0 / 3.0)).abs() < 1e-15);
/// ```
pub fn average_precision(outcomes: &[bool], scores: &[f64]) -> Option<f64> {
    let total = outcomes.iter().filter(|o| **o).count();
    if total == 0 {
        return None;
    }
    let order = falling(scores);
    let (mut hits, mut seen, mut sum) = (0usize, 0usize, 0.0);
    for tied in order.chunk_by(|&i, &j| scores[i] <= scores[j]) {
        let new = tied.iter().filter(|&&i| outcomes[i]).count();
        hits += new;
        seen += tied.len();
        sum += new as f64 / total as f64 * (hits as f64 / seen as f64);
    }
    Some(sum)
}

/// Precision among the top k, ties at the cut averaged over their orders.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TopK {
    /// Score of the k-th person.
    pub cut: f64,
    /// People above the cut.
    pub above: u32,
    /// People at the cut.
    pub tied: u32,
    /// Expected outcomes among the k.
    pub hits: f64,
    /// hits/k.
    pub precision: f64,
    /// hits/all outcomes; 0 without outcomes.
    pub recall: f64,
    /// Wilson interval of the precision.
    pub low: f64,
    /// Wilson interval of the precision.
    pub high: f64,
}

/// Precision and recall among the k highest scores; `None` for k = 0 or above the number of people.
///
/// ```
/// use candour::maths::roc::top_k;
/// let top = top_k(&[true, true, false, false], &[3.0, 2.0, 2.0, 1.0], 2, 0.95).unwrap();
/// assert_eq!((top.above, top.tied, top.hits), (1, 2, 1.5));
/// ```
pub fn top_k(outcomes: &[bool], scores: &[f64], k: usize, level: f64) -> Option<TopK> {
    if k == 0 || k > scores.len().min(outcomes.len()) {
        return None;
    }
    let cut = scores[falling(scores)[k - 1]];
    let (mut above, mut above_hits, mut tied, mut tied_hits, mut all) = (0u32, 0u32, 0u32, 0u32, 0u32);
    for (&outcome, &score) in outcomes.iter().zip(scores) {
        let hit = u32::from(outcome);
        all += hit;
        if score > cut {
            above += 1;
            above_hits += hit;
        } else if score >= cut {
            tied += 1;
            tied_hits += hit;
        }
    }
    let taken = k as f64 - f64::from(above);
    let hits = f64::from(above_hits) + taken * f64::from(tied_hits) / f64::from(tied);
    let precision = hits / k as f64;
    let (low, high) = binomial::score_interval_of_share(precision, k as f64, level);
    let recall = if all == 0 { 0.0 } else { hits / f64::from(all) };
    Some(TopK { cut, above, tied, hits, precision, recall, low, high })
}

fn falling(scores: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.put_in_order_by(|&i, &j| scores[j].total_cmp(&scores[i]));
    order
}
