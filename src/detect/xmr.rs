//! The XmR chart with the NHS "Making Data Count" rules: a preset for teams, never a personal flag.
//!
//! Of stable series, 19 % of 24 normal monthly points and 58 % of 52 weekly counts of mean 3 show at least one signal
//! (measured, statistics.md 1): the page prints that beside the preset. Held to NHSRplotthedots.

/// Moving ranges to a limit.
const LIMIT: f64 = 2.66;
/// A moving range above this many mean ranges is left out of the mean, once.
const SCREEN: f64 = 3.267;
/// Points of a trend or of a run on one side.
const RUN: usize = 7;

/// Why a point is marked; the first that applies, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Above the upper limit.
    AboveLimit,
    /// Below the lower limit.
    BelowLimit,
    /// One of seven points each higher than the last.
    Rising,
    /// One of seven points each lower than the last.
    Falling,
    /// One of two in three near the limit, all three above the mean.
    TwoOfThreeAbove,
    /// One of two in three near the limit, all three below the mean.
    TwoOfThreeBelow,
    /// One of seven above the mean.
    RunAbove,
    /// One of seven below the mean.
    RunBelow,
}

/// One point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct XmrPoint {
    /// The value.
    pub y: f64,
    /// −1, 0 or 1: below, on or above the mean.
    pub side: i8,
    /// Between two thirds of the limit and the limit.
    pub near_limit: bool,
    /// Why it is marked, if it is.
    pub signal: Option<Signal>,
}

/// A chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Xmr {
    /// Mean.
    pub mean: f64,
    /// Mean − 2.66 and mean + 2.66 mean moving ranges, the lower possibly below 0; `None` where no range is left to
    /// average, as in a constant series.
    pub limits: Option<(f64, f64)>,
    /// The points in order.
    pub points: Vec<XmrPoint>,
}

/// The chart of a series; with `screen` moving ranges of 3.267 mean ranges or more are left out of the mean, once.
///
/// `None` for fewer than two values. The rules want at least 12; check that before drawing limits.
///
/// ```
/// use candour::detect::xmr::{xmr, Signal};
/// let mut series = vec![10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0, 10.0, 11.0];
/// series.push(40.0);
/// let chart = xmr(&series, true).unwrap();
/// assert_eq!(chart.points[12].signal, Some(Signal::AboveLimit));
/// ```
pub fn xmr(values: &[f64], screen: bool) -> Option<Xmr> {
    let n = values.len();
    if n < 2 {
        return None;
    }
    let mean = values.iter().sum::<f64>() / n as f64;
    let ranges: Vec<f64> = values.windows(2).map(|w| (w[1] - w[0]).abs()).collect();
    let mean_of = |r: &[f64]| r.iter().sum::<f64>() / r.len() as f64;
    let mut range = mean_of(&ranges);
    if screen {
        let kept: Vec<f64> = ranges.iter().copied().filter(|r| *r < SCREEN * range).collect();
        // In a constant series no range is below the mean of 0: all are screened out, and the mean is not a number.
        range = mean_of(&kept);
    }
    let (low, high) = (mean - LIMIT * range, mean + LIMIT * range);
    let (near_low, near_high) = (mean - LIMIT * 2.0 / 3.0 * range, mean + LIMIT * 2.0 / 3.0 * range);
    let outside = |y: f64| y > high || y < low;
    let mut points: Vec<XmrPoint> = values
        .iter()
        .map(|&y| XmrPoint {
            y,
            side: i8::from(y > mean) - i8::from(y < mean),
            near_limit: !outside(y) && (y < near_low || y > near_high),
            signal: None,
        })
        .collect();
    for i in 0..n {
        points[i].signal = limit(values[i], low, high)
            .or_else(|| trend(values, i))
            .or_else(|| two_of_three(&points, i))
            .or_else(|| one_side(&points, i));
    }
    Some(Xmr { mean, limits: (!range.is_nan()).then_some((low, high)), points })
}

fn limit(y: f64, low: f64, high: f64) -> Option<Signal> {
    if y > high {
        Some(Signal::AboveLimit)
    } else if y < low {
        Some(Signal::BelowLimit)
    } else {
        None
    }
}

/// The windows of `length` points that hold point i, in order.
fn windows_with(i: usize, length: usize, n: usize) -> impl Iterator<Item = std::ops::Range<usize>> {
    let first = (i + 1).saturating_sub(length);
    (first..=i).filter(move |start| start + length <= n).map(move |start| start..start + length)
}

fn trend(values: &[f64], i: usize) -> Option<Signal> {
    windows_with(i, RUN, values.len()).find_map(|w| {
        let window = &values[w];
        if window.windows(2).all(|p| p[1] > p[0]) {
            Some(Signal::Rising)
        } else if window.windows(2).all(|p| p[1] < p[0]) {
            Some(Signal::Falling)
        } else {
            None
        }
    })
}

fn two_of_three(points: &[XmrPoint], i: usize) -> Option<Signal> {
    if !points[i].near_limit {
        return None;
    }
    windows_with(i, 3, points.len()).find_map(|w| {
        let window = &points[w];
        if window.iter().filter(|p| p.near_limit).count() < 2 {
            return None;
        }
        match window.iter().map(|p| p.side).sum::<i8>() {
            3 => Some(Signal::TwoOfThreeAbove),
            -3 => Some(Signal::TwoOfThreeBelow),
            _ => None,
        }
    })
}

fn one_side(points: &[XmrPoint], i: usize) -> Option<Signal> {
    windows_with(i, RUN, points.len()).find_map(|w| {
        let window = &points[w];
        if window.iter().all(|p| p.side == 1) {
            Some(Signal::RunAbove)
        } else if window.iter().all(|p| p.side == -1) {
            Some(Signal::RunBelow)
        } else {
            None
        }
    })
}
