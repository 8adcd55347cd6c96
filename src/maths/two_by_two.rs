//! Two groups, flagged or not: exact tests and score intervals.
//!
//! Exact throughout, because the groups that matter are small: with a group of 25 a normal approximation says nothing.

use super::{binomial, ln, normal, saddle_point, search, sqrt};

/// Flagged and not flagged in two groups.
///
/// ```
/// use candour::maths::two_by_two::Table;
/// let table = Table { hits_a: 8, misses_a: 22, hits_b: 12, misses_b: 158 };
/// assert_eq!(table.people_a(), 30);
/// assert!((table.ratio().unwrap() - 3.777_777_777_777_778).abs() < 1e-12);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Flagged in group A.
    pub hits_a: u32,
    /// Not flagged in group A.
    pub misses_a: u32,
    /// Flagged in group B, the reference.
    pub hits_b: u32,
    /// Not flagged in group B.
    pub misses_b: u32,
}

impl Table {
    /// People in group A.
    pub fn people_a(&self) -> u32 {
        self.hits_a + self.misses_a
    }

    /// People in group B.
    pub fn people_b(&self) -> u32 {
        self.hits_b + self.misses_b
    }

    /// Share flagged in A over share flagged in B; `None` where B has none flagged and A none either, or no people;
    /// infinite where only B has none.
    pub fn ratio(&self) -> Option<f64> {
        let (a, b) = self.shares()?;
        if self.hits_a == 0 && self.hits_b == 0 { None } else { Some(a / b) }
    }

    fn shares(&self) -> Option<(f64, f64)> {
        let (n_a, n_b) = (self.people_a(), self.people_b());
        (n_a > 0 && n_b > 0)
            .then(|| (f64::from(self.hits_a) / f64::from(n_a), f64::from(self.hits_b) / f64::from(n_b)))
    }
}

/// P(hits in A = x), all margins fixed: C(n_a, x) C(n_b, t − x)/C(n_a + n_b, t).
fn hypergeometric(x: u32, n_a: u32, n_b: u32, total: u32) -> f64 {
    if x > total || x > n_a || total - x > n_b {
        return 0.0;
    }
    if total == 0 {
        return 1.0;
    }
    let p = f64::from(total) / f64::from(n_a + n_b);
    let form = |hits: u32, n: u32| saddle_point::binomial(f64::from(hits), f64::from(n - hits), p, 1.0 - p);
    form(x, n_a) * form(total - x, n_b) / form(total, n_a + n_b)
}

/// Fisher's exact test of equal shares given the margins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fisher {
    /// Two-sided: the sum of all tables no likelier than this one (R's `fisher.test`).
    pub two_sided: f64,
    /// The two-sided p less half of this table's own probability.
    pub mid_p: f64,
    /// P(hits in A at least as many).
    pub upper: f64,
    /// P(hits in A at most as many).
    pub lower: f64,
}

/// Fisher's exact test.
///
/// ```
/// use candour::maths::two_by_two::{fisher, Table};
/// let test = fisher(&Table { hits_a: 8, misses_a: 22, hits_b: 12, misses_b: 158 });
/// assert!((test.two_sided - 0.003_601_245_150_785_4).abs() < 1e-12);
/// ```
pub fn fisher(table: &Table) -> Fisher {
    let (n_a, n_b) = (table.people_a(), table.people_b());
    let total = table.hits_a + table.hits_b;
    let seen = hypergeometric(table.hits_a, n_a, n_b, total);
    let (mut two_sided, mut upper, mut lower) = (0.0, 0.0, 0.0);
    for x in total.saturating_sub(n_b)..=total.min(n_a) {
        let p = hypergeometric(x, n_a, n_b, total);
        if p <= seen * (1.0 + 1e-7) {
            two_sided += p;
        }
        if x >= table.hits_a {
            upper += p;
        }
        if x <= table.hits_a {
            lower += p;
        }
    }
    let two_sided = f64::min(two_sided, 1.0);
    Fisher {
        two_sided,
        mid_p: two_sided - 0.5 * seen,
        upper: f64::min(upper, 1.0),
        lower: f64::min(lower, 1.0),
    }
}

/// Boschloo's exact test (1970): Fisher's one-sided p as the order of tables, the largest probability over the common
/// share π; two-sided as twice the smaller side (as scipy does), so it can exceed Fisher's.
///
/// More powerful than Fisher's where only the group sizes are fixed. Its work grows with n_a·n_b: above 40,000 use
/// [`fisher`]'s mid-p. 1 where a group is empty.
///
/// ```
/// use candour::maths::two_by_two::{boschloo, Table};
/// let p = boschloo(&Table { hits_a: 7, misses_a: 0, hits_b: 20, misses_b: 30 });
/// assert!((p / 0.002_580_893 - 1.0).abs() < 1e-3);
/// ```
pub fn boschloo(table: &Table) -> f64 {
    if table.people_a() == 0 || table.people_b() == 0 {
        return 1.0;
    }
    let swapped = Table {
        hits_a: table.hits_b,
        misses_a: table.misses_b,
        hits_b: table.hits_a,
        misses_b: table.misses_a,
    };
    (2.0 * boschloo_upper(table).min(boschloo_upper(&swapped))).min(1.0)
}

/// The side on which A has more.
fn boschloo_upper(table: &Table) -> f64 {
    let (n_a, n_b) = (table.people_a(), table.people_b());
    let limit = fisher(table).upper * (1.0 + 1e-9);
    // Along one number of hits in A, Fisher's p rises with hits in B: the tables at least as extreme are those with up
    // to `reach` hits in B.
    let mut reach: Vec<Option<u32>> = vec![None; n_a as usize + 1];
    for total in 0..=n_a + n_b {
        let (first, last) = (total.saturating_sub(n_b), total.min(n_a));
        let mut upper = 0.0;
        for x in (first..=last).rev() {
            upper += hypergeometric(x, n_a, n_b, total);
            if upper > limit {
                break;
            }
            let at = &mut reach[x as usize];
            *at = (*at).max(Some(total - x));
        }
    }
    let probability = |share: f64| {
        let mut below = Vec::with_capacity(n_b as usize + 1);
        let mut sum = 0.0;
        for y in 0..=n_b {
            sum += binomial::pmf(y, n_b, share);
            below.push(sum);
        }
        (0..=n_a)
            .zip(&reach)
            .filter_map(|(x, reach)| reach.map(|y| binomial::pmf(x, n_a, share) * below[y as usize]))
            .sum::<f64>()
    };
    // The probability can have several peaks in π: a grid finds the highest, golden section its top.
    let points = 200u32;
    let (mut best, mut best_at) = (0.0, 0u32);
    for i in 0..=points {
        let p = probability(f64::from(i) / f64::from(points));
        if p > best {
            (best, best_at) = (p, i);
        }
    }
    let from = f64::from(best_at.saturating_sub(1)) / f64::from(points);
    let to = f64::from((best_at + 1).min(points)) / f64::from(points);
    search::golden_maximum(from, to, 30, probability).1.max(best).min(1.0)
}

/// Newcombe's interval of the difference share A − share B, from the two Wilson intervals (1998, method 10).
///
/// ```
/// use candour::maths::two_by_two::{difference_interval, Table};
/// let (low, high) = difference_interval(&Table { hits_a: 0, misses_a: 12, hits_b: 0, misses_b: 40 }, 0.95).unwrap();
/// assert!((low + 0.087_621_601_197_286_7).abs() < 1e-12 && (high - 0.242_494_006_655_241).abs() < 1e-12);
/// ```
pub fn difference_interval(table: &Table, level: f64) -> Option<(f64, f64)> {
    let (a, b) = table.shares()?;
    let (low_a, high_a) = binomial::score_interval(table.hits_a, table.people_a(), level);
    let (low_b, high_b) = binomial::score_interval(table.hits_b, table.people_b(), level);
    let root = |x: f64, y: f64| sqrt(x * x + y * y);
    Some((a - b - root(a - low_a, high_b - b), a - b + root(high_a - a, b - low_b)))
}

/// The score interval of the ratio share A/share B (Koopman 1984; Miettinen and Nurminen 1985 without correction).
///
/// All ratios R with (p̂_a − R p̂_b)² ≤ z² (p̃_a(1−p̃_a)/n_a + R² p̃_b(1−p̃_b)/n_b), p̃ the best shares with ratio R. It
/// is defined with zero events, unlike the logarithmic one: 0 below where A has none, infinite above where B has none.
/// `None` where neither has any.
///
/// ```
/// use candour::maths::two_by_two::{ratio_score_interval, Table};
/// let table = Table { hits_a: 0, misses_a: 9, hits_b: 4, misses_b: 61 };
/// let (low, high) = ratio_score_interval(&table, 0.95).unwrap();
/// assert!(low == 0.0 && (high - 5.679_703_798).abs() < 1e-6);
/// ```
pub fn ratio_score_interval(table: &Table, level: f64) -> Option<(f64, f64)> {
    let estimate = table.ratio()?;
    let z = normal::quantile(0.5 * (1.0 + level));
    let inside = |t: f64| score(table, super::exp(t)) <= z * z;
    let (lowest, highest) = (-50.0, 50.0);
    let centre = ln(estimate).clamp(lowest, highest);
    let low =
        if table.hits_a == 0 { 0.0 } else { super::exp(search::bisect(lowest, centre, |t| !inside(t))) };
    let high =
        if table.hits_b == 0 { f64::INFINITY } else { super::exp(search::bisect(centre, highest, inside)) };
    Some((low, high))
}

/// The score statistic at ratio R.
fn score(table: &Table, ratio: f64) -> f64 {
    let (x_a, x_b) = (f64::from(table.hits_a), f64::from(table.hits_b));
    let (n_a, n_b) = (f64::from(table.people_a()), f64::from(table.people_b()));
    // p̃_b is the smaller root of N R p² − (n_a R + x_a + n_b + x_b R) p + x_a + x_b = 0.
    let (a, b, c) = ((n_a + n_b) * ratio, n_a * ratio + x_a + n_b + x_b * ratio, x_a + x_b);
    let p_b = 2.0 * c / (b + sqrt((b * b - 4.0 * a * c).max(0.0)));
    let p_a = (ratio * p_b).min(1.0);
    let difference = x_a / n_a - ratio * x_b / n_b;
    let variance = p_a * (1.0 - p_a) / n_a + ratio * ratio * p_b * (1.0 - p_b) / n_b;
    if variance > 0.0 {
        difference * difference / variance
    } else if difference == 0.0 {
        0.0
    } else {
        f64::INFINITY
    }
}

/// The logarithmic interval of the ratio (Katz 1978): ratio · e^(±z √(1/x_a − 1/n_a + 1/x_b − 1/n_b)).
///
/// `None` where either group has no one flagged: shown only beside the score interval, for comparison with other tools.
///
/// ```
/// use candour::maths::two_by_two::{ratio_log_interval, Table};
/// assert_eq!(ratio_log_interval(&Table { hits_a: 0, misses_a: 9, hits_b: 4, misses_b: 61 }, 0.95), None);
/// ```
pub fn ratio_log_interval(table: &Table, level: f64) -> Option<(f64, f64)> {
    if table.hits_a == 0 || table.hits_b == 0 {
        return None;
    }
    let estimate = table.ratio()?;
    let part = |hits: u32, n: u32| 1.0 / f64::from(hits) - 1.0 / f64::from(n);
    let z = normal::quantile(0.5 * (1.0 + level));
    let half = z * sqrt(part(table.hits_a, table.people_a()) + part(table.hits_b, table.people_b()));
    Some((estimate * super::exp(-half), estimate * super::exp(half)))
}
