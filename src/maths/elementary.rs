//! `exp`, `ln`, `pow` and their kin with the same last bit natively and in WebAssembly.

/// e to the power x, by `libm`.
///
/// ```
/// assert_eq!(candour::maths::exp(0.0), 1.0);
/// ```
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// eˣ − 1 without loss for small x, by `libm`.
///
/// ```
/// assert_eq!(candour::maths::exp_m1(1e-20), 1e-20);
/// ```
pub fn exp_m1(x: f64) -> f64 {
    libm::expm1(x)
}

/// The natural logarithm, by `libm`: −∞ at 0, NaN below.
///
/// ```
/// assert_eq!(candour::maths::ln(1.0), 0.0);
/// assert_eq!(candour::maths::ln(0.0), f64::NEG_INFINITY);
/// ```
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// ln(1 + x) without loss for small x, by `libm`.
///
/// ```
/// assert_eq!(candour::maths::ln_1p(1e-20), 1e-20);
/// ```
pub fn ln_1p(x: f64) -> f64 {
    libm::log1p(x)
}

/// x to the power y, by `libm`.
///
/// ```
/// assert_eq!(candour::maths::pow(2.0, 10.0), 1024.0);
/// ```
pub fn pow(x: f64, y: f64) -> f64 {
    libm::pow(x, y)
}

/// The square root, by `libm`; IEEE 754 fixes its last bit.
///
/// ```
/// assert_eq!(candour::maths::sqrt(9.0), 3.0);
/// ```
pub fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// The cosine of x radians, by `libm`.
///
/// ```
/// assert_eq!(candour::maths::cos(0.0), 1.0);
/// ```
pub fn cos(x: f64) -> f64 {
    libm::cos(x)
}
