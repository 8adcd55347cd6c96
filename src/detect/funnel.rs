//! The funnel: how wide a range of counts must be allowed, at each expected count.

use crate::maths::negative_binomial::interpolated_quantile;

/// Limits of the count at one expected count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Expected count.
    pub expected: f64,
    /// 2.5 % point.
    pub low_95: f64,
    /// 97.5 % point.
    pub high_95: f64,
    /// 0.1 % point.
    pub low_998: f64,
    /// 99.9 % point.
    pub high_998: f64,
}

/// The limits at an expected count, for people who differ by α; α = ∞ gives the Poisson funnel.
///
/// Quantiles of the negative binomial interpolated between counts, so that the curve is smooth (Spiegelhalter 2005,
/// appendix A.1.1). Draw both: grey at ∞, "if everyone were alike", solid at α, "given how people differ". An expected
/// count that is not above 0 has limits of 0.
///
/// ```
/// use candour::detect::funnel::limits;
/// let alike = limits(1.0, f64::INFINITY);
/// assert!((alike.high_95 - 2.901_948_696_485_41).abs() < 1e-12);
/// assert!(limits(1.0, 2.0).high_998 > alike.high_998);
/// ```
pub fn limits(expected: f64, alpha: f64) -> Limits {
    let at = |p: f64| if expected > 0.0 { interpolated_quantile(p, expected, alpha) } else { 0.0 };
    Limits { expected, low_95: at(0.025), high_95: at(0.975), low_998: at(0.001), high_998: at(0.999) }
}
