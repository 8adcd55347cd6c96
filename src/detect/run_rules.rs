//! Anhøj's run rules: is a series stable about its middle?
//!
//! Too long a run on one side, or too few crossings. Points on the middle line are not counted. False alarms on stable
//! series are about 5 % at 24 points and 10 % at 52 (measured), against 19 % and 43 % of the Making Data Count rules.

use crate::maths::{binomial, ln};

/// Points off the middle line that the rules need.
pub const LEAST_USEFUL: usize = 10;

/// The runs of a series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Runs {
    /// Points not on the middle line.
    pub useful: u32,
    /// Longest run on one side.
    pub longest: u32,
    /// Longest run still ordinary: round(log₂ n) + 3 (Schilling 2012).
    pub longest_ordinary: u32,
    /// Crossings of the middle line.
    pub crossings: u32,
    /// Fewest crossings still ordinary: the 5 % point of Binomial(n − 1, ½) (Chen 2010).
    pub fewest_ordinary: u32,
    /// Whether either is broken.
    pub signal: bool,
}

/// The runs of values about a middle line of one height or one a point; `None` where no point is off it.
///
/// Check [`Runs::useful`] against [`LEAST_USEFUL`] and that the median is not 0 before believing a signal: with 0.3
/// events a week 91 % of stable series break the rules.
///
/// ```
/// use candour::detect::run_rules::runs;
/// let series = [1.0, 2.0, 1.0, 2.0, 1.0, 8.0, 9.0, 8.0, 9.0, 8.0, 9.0, 8.0];
/// let seen = runs(&series, &[5.0; 12]).unwrap();
/// assert_eq!((seen.longest, seen.crossings, seen.signal), (7, 1, true));
/// ```
pub fn runs(values: &[f64], middle: &[f64]) -> Option<Runs> {
    let sides: Vec<std::cmp::Ordering> =
        values.iter().zip(middle).filter_map(|(v, m)| v.partial_cmp(m)).filter(|side| side.is_ne()).collect();
    let lengths: Vec<usize> = sides.chunk_by(|a, b| a == b).map(<[_]>::len).collect();
    let longest = *lengths.iter().max()? as u32;
    let useful = sides.len() as u32;
    let crossings = lengths.len() as u32 - 1;
    let longest_ordinary = (ln(f64::from(useful)) / std::f64::consts::LN_2).round() as u32 + 3;
    let fewest_ordinary = binomial::quantile(0.05, useful - 1, 0.5);
    Some(Runs {
        useful,
        longest,
        longest_ordinary,
        crossings,
        fewest_ordinary,
        signal: longest > longest_ordinary || crossings < fewest_ordinary,
    })
}
