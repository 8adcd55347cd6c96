//! How far a continuous figure lies from the middle of the group, in robust standard deviations.
//!
//! Display only: time in post is not in it, so it never enters a family of tests. |z| above 3.5 is marked (Iglewicz and
//! Hoaglin 1993).

use crate::maths::{ln_1p, rank, robust_scale};

/// |z| beyond which a point is marked.
pub const MARKED: f64 = 3.5;

/// Which scale stood under the z-scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// 1.4826 times the median absolute deviation.
    Mad,
    /// Qn, where more than half of the values are equal and the MAD is 0.
    Qn,
}

/// Robust z-scores of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct RobustZ {
    /// (x − median)/scale, in the order given.
    pub z: Vec<f64>,
    /// The middle, on the scale used (after ln(1 + x) where asked).
    pub median: f64,
    /// The scale's value.
    pub scale: f64,
    /// Which scale.
    pub kind: Scale,
}

/// Robust z-scores of the values, or with `logarithm` of ln(1 + x), which suits hours.
///
/// `None` where even Qn is 0: half the values are equal, the figure is a count and wants a count model.
///
/// ```
/// use candour::detect::robust_z::{robust_z, Scale};
/// let group = robust_z(&[1.0, 2.0, 4.0, 7.0, 100.0], false).unwrap();
/// assert!(group.z[4] > 20.0 && group.kind == Scale::Mad);
/// assert!(robust_z(&[0.0, 0.0, 0.0, 0.0, 9.0], false).is_none());
/// ```
pub fn robust_z(values: &[f64], logarithm: bool) -> Option<RobustZ> {
    let on_scale: Vec<f64> =
        if logarithm { values.iter().map(|v| ln_1p(*v)).collect() } else { values.to_vec() };
    let median = rank::median(&on_scale)?;
    let mad = robust_scale::mad(&on_scale)?;
    let (scale, kind) = if mad > 0.0 { (mad, Scale::Mad) } else { (robust_scale::qn(&on_scale)?, Scale::Qn) };
    (scale > 0.0).then(|| RobustZ {
        z: on_scale.iter().map(|v| (v - median) / scale).collect(),
        median,
        scale,
        kind,
    })
}
