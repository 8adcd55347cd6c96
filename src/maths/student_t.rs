//! Student's t distribution: what a mean of few groups gives instead of the normal.

use super::incomplete_beta;

/// P(T ≥ t) with `df` degrees of freedom; half of I_x(df/2, ½) at x = df/(df + t²), mirrored below 0.
///
/// ```
/// use candour::maths::student_t::upper_tail;
/// // With one degree of freedom it is Cauchy's: a quarter lies above 1.
/// assert!((upper_tail(1.0, 1.0) - 0.25).abs() < 1e-14);
/// // With two it is ½ − t/(2√(2 + t²)).
/// assert!((upper_tail(2.0, 2.0) - (0.5 - 1.0 / 6.0f64.sqrt())).abs() < 1e-14);
/// // With five, by summing up the density.
/// assert!((upper_tail(2.0, 5.0) - 0.050_969_739_4).abs() < 1e-9);
/// assert!((upper_tail(-1.0, 1.0) - 0.75).abs() < 1e-14);
/// ```
pub fn upper_tail(t: f64, df: f64) -> f64 {
    let square = t * t;
    let half = 0.5 * incomplete_beta::regularised(df / 2.0, 0.5, df / (df + square), square / (df + square));
    if t >= 0.0 { half } else { 1.0 - half }
}
