//! Scales that a few extreme people cannot stretch: MAD, Qn, Sn.
//!
//! All three estimate the standard deviation of normal data. Held to R's `mad` and robustbase's `Qn` and `Sn`.

use super::rank;

/// 1.4826 times the median distance from the median; 0 where more than half are equal, `None` of nothing.
///
/// ```
/// use candour::maths::robust_scale::mad;
/// assert!((mad(&[1.0, 2.0, 4.0, 7.0, 100.0]).unwrap() - 1.4826 * 3.0).abs() < 1e-12);
/// ```
pub fn mad(values: &[f64]) -> Option<f64> {
    let middle = rank::median(values)?;
    let distances: Vec<f64> = values.iter().map(|v| (v - middle).abs()).collect();
    rank::median(&distances).map(|m| 1.4826 * m)
}

/// Rousseeuw and Croux's Qn (1993): 2.21914 times the k-th smallest distance between two values, k = C(h, 2),
/// h = ⌊n/2⌋ + 1, with the correction for small n of robustbase 0.95.
///
/// Half of the values may be equal before it is 0, against the MAD's half of the distances. All pairs are compared:
/// fine to n = 3,000. `None` for fewer than two values.
///
/// ```
/// use candour::maths::robust_scale::qn;
/// assert_eq!(qn(&[5.0, 5.0, 5.0, 5.0]), Some(0.0));
/// ```
pub fn qn(values: &[f64]) -> Option<f64> {
    let sorted = rank::sorted(values);
    let n = sorted.len();
    if n < 2 {
        return None;
    }
    let mut distances = Vec::with_capacity(n * (n - 1) / 2);
    for (i, low) in sorted.iter().enumerate() {
        distances.extend(sorted[i + 1..].iter().map(|high| high - low));
    }
    let h = n / 2 + 1;
    let k = h * (h - 1) / 2;
    let (_, at, _) = distances.select_nth_unstable_by(k - 1, f64::total_cmp);
    Some(2.219_14 * *at * qn_correction(n))
}

fn qn_correction(n: usize) -> f64 {
    /// n = 2 to 12.
    const SMALL: [f64; 11] = [
        0.399_356, 0.993_65, 0.513_21, 0.844_01, 0.612_20, 0.858_77, 0.669_93, 0.873_44, 0.720_14, 0.889_06,
        0.757_43,
    ];
    if n <= 12 {
        return SMALL[n - 2];
    }
    let m = n as f64;
    let term = if n % 2 == 1 {
        1.601_88 + (-2.128_4 - 5.172 / m) / m
    } else {
        3.675_61 + (1.965_4 + (6.987 - 77.0 / m) / m) / m
    };
    1.0 / (term / m + 1.0)
}

/// Rousseeuw and Croux's Sn (1993): 1.1926 times the low median over i of the high median over j of |xᵢ − xⱼ|, with
/// their correction for small n. `None` for fewer than two values.
///
/// ```
/// use candour::maths::robust_scale::sn;
/// assert_eq!(sn(&[5.0, 5.0, 5.0, 9.0]), Some(0.0));
/// ```
pub fn sn(values: &[f64]) -> Option<f64> {
    /// n = 2 to 9.
    const SMALL: [f64; 8] = [0.743, 1.851, 0.954, 1.351, 0.993, 1.198, 1.005, 1.131];
    let all = rank::sorted(values);
    let n = all.len();
    if n < 2 {
        return None;
    }
    let mut inner: Vec<f64> = all
        .iter()
        .map(|x| {
            let mut distances: Vec<f64> = all.iter().map(|y| (x - y).abs()).collect();
            *distances.select_nth_unstable_by(n / 2, f64::total_cmp).1
        })
        .collect();
    let (_, at, _) = inner.select_nth_unstable_by(n.div_ceil(2) - 1, f64::total_cmp);
    let m = n as f64;
    let correction = if n <= 9 {
        SMALL[n - 2]
    } else if n % 2 == 1 {
        m / (m - 0.9)
    } else {
        1.0
    };
    Some(1.1926 * *at * correction)
}
