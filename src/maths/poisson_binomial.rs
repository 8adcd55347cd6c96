//! The Poisson-binomial distribution: how many of several things happen, each with its own chance.

/// P(X = 0), P(X = 1), …, P(X = n), by convolution: exact, n² multiplications.
///
/// ```
/// let p = candour::maths::poisson_binomial::probabilities(&[0.5, 0.25]);
/// assert_eq!(p, [0.375, 0.5, 0.125]);
/// ```
pub fn probabilities(chances: &[f64]) -> Vec<f64> {
    let mut all = vec![1.0];
    for &p in chances {
        let mut next = vec![0.0; all.len() + 1];
        for (x, &at) in all.iter().enumerate() {
            next[x] += at * (1.0 - p);
            next[x + 1] += at * p;
        }
        all = next;
    }
    all
}

/// P(X ≥ x).
///
/// ```
/// assert_eq!(candour::maths::poisson_binomial::upper_tail(1, &[0.5, 0.25]), 0.625);
/// ```
pub fn upper_tail(x: u32, chances: &[f64]) -> f64 {
    probabilities(chances).iter().skip(x as usize).rev().sum::<f64>().min(1.0)
}

/// P(X ≤ x).
///
/// ```
/// assert_eq!(candour::maths::poisson_binomial::lower_tail(1, &[0.5, 0.25]), 0.875);
/// ```
pub fn lower_tail(x: u32, chances: &[f64]) -> f64 {
    probabilities(chances).iter().take(x as usize + 1).sum::<f64>().min(1.0)
}

/// P(X > x) + ½ P(X = x).
///
/// ```
/// assert_eq!(candour::maths::poisson_binomial::mid_p(1, &[0.5, 0.25]), 0.375);
/// ```
pub fn mid_p(x: u32, chances: &[f64]) -> f64 {
    let all = probabilities(chances);
    let above: f64 = all.iter().skip(x as usize + 1).rev().sum();
    above + 0.5 * all.get(x as usize).copied().unwrap_or(0.0)
}
