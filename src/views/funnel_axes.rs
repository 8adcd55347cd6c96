//! What a funnel plot draws across and up, and where its limits run: a rate against time at work, times expected against
//! expected events, or a share against its number.

use super::prose::Axis;
use crate::detect::funnel::limits;
use crate::detect::peer_share::{self, Share};
use crate::detect::yardstick::Yardstick;
use crate::flags::{IndicatorFindings, PersonTest};
use crate::indicators::Indicator;

/// What is drawn across and up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Axes {
    /// Months at work, and events a year: where everyone is in one peer group. Holds the group's events a year.
    Months(f64),
    /// Expected events, and times expected: where there are several groups, or no dates.
    Expected,
    /// Of how many, and the share in percent. Holds what everyone is held against.
    Share(Yardstick),
}

/// The limits at one place, as values on the upright axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Band {
    pub(super) centre: f64,
    /// 2.5, 97.5, 0.1 and 99.9 % points, given how much people differ.
    pub(super) differ: [f64; 4],
    /// 0.1 and 99.9 % points if everyone were identical.
    pub(super) identical: [f64; 2],
}

impl Axes {
    /// The axes for what was found; `undated` where nobody's time at work is known.
    pub(super) fn of(found: &IndicatorFindings, undated: bool) -> Self {
        if found.tests.first().is_some_and(|t| t.test.against.most().is_some()) {
            return Self::Share(everyone(&found.tests));
        }
        if found.peers.groups.len() > 1 || undated {
            return Self::Expected;
        }
        let events: f64 = found.peers.groups.iter().map(|g| f64::from(g.events)).sum();
        Self::Months(events / found.peers.groups.iter().map(|g| g.exposure).sum::<f64>())
    }

    pub(super) fn x(self, t: &PersonTest) -> f64 {
        match self {
            Self::Months(_) => t.exposure * 12.0,
            Self::Expected => t.test.expected,
            Self::Share(_) => t.exposure,
        }
    }

    pub(super) fn y(self, t: &PersonTest) -> f64 {
        match self {
            Self::Months(pooled) => f64::from(t.count) / t.test.expected * pooled,
            Self::Expected => f64::from(t.count) / t.test.expected,
            Self::Share(_) => f64::from(t.count) / t.exposure * 100.0,
        }
    }

    /// The limits at a place across.
    pub(super) fn band(self, x: f64, spread: f64) -> Band {
        let of_count = |expected: f64, scale: f64| {
            let (differ, same) = (limits(expected, spread), limits(expected, f64::INFINITY));
            let y = |count: f64| count / expected * scale;
            Band {
                centre: scale,
                differ: [differ.low_95, differ.high_95, differ.low_998, differ.high_998].map(y),
                identical: [same.low_998, same.high_998].map(y),
            }
        };
        match self {
            Self::Months(pooled) => of_count(x / 12.0 * pooled, pooled),
            Self::Expected => of_count(x, 1.0),
            Self::Share(everyone) => {
                let of = x.round().max(1.0);
                let (differ, same) = (with(everyone, of as u32, true), with(everyone, of as u32, false));
                let y = |count: f64| count / of * 100.0;
                Band {
                    centre: y(differ.mean()),
                    differ: [0.025, 0.975, 0.001, 0.999].map(|p| y(differ.quantile(p))),
                    identical: [0.001, 0.999].map(|p| y(same.quantile(p))),
                }
            }
        }
    }

    /// Both axes. `longest` and `tallest` are the largest values to be seen.
    pub(super) fn drawn(self, indicator: &dyn Indicator, longest: f64, tallest: f64) -> (Axis, Axis) {
        let (unit, of) = (indicator.card().unit.1, indicator.method().of().map_or("", |of| of.1));
        let (x, y) = match self {
            Self::Months(_) => ("months at work in the period".to_owned(), format!("{unit} a year")),
            Self::Expected => (
                format!("{unit} expected from peers with the same time at work"),
                "times what peers have".to_owned(),
            ),
            Self::Share(_) => (format!("{of} in the period"), format!("% {unit}")),
        };
        let tallest = if matches!(self, Self::Share(_)) { tallest.min(100.0) } else { tallest };
        (Axis::from_zero(&x, longest, 8), Axis::from_zero(&y, tallest, 6))
    }
}

/// What everyone together is held against, as the picture has one band for all.
fn everyone(tests: &[PersonTest]) -> Yardstick {
    let shares: Vec<Share> = tests.iter().map(|t| Share { hits: t.count, of: t.exposure as u32 }).collect();
    let (share, rho) = peer_share::fit(&shares).map_or((0.5, 0.0), |fit| (fit.mean, fit.rho));
    let onsets: Vec<f64> = tests
        .iter()
        .filter_map(|t| match t.test.against {
            Yardstick::Adjacent { onset, .. } => Some(onset),
            _ => None,
        })
        .collect();
    if onsets.is_empty() {
        return Yardstick::Share { of: 1, share, rho };
    }
    let onset = onsets.iter().sum::<f64>() / onsets.len() as f64;
    Yardstick::Adjacent { of: 1, share, rho, onset }
}

/// The same yardstick for another number, with or without people differing.
fn with(everyone: Yardstick, of: u32, differ: bool) -> Yardstick {
    let rho_or_none = |rho: f64| if differ { rho } else { 0.0 };
    match everyone {
        Yardstick::Share { share, rho, .. } => Yardstick::Share { of, share, rho: rho_or_none(rho) },
        Yardstick::Adjacent { share, rho, onset, .. } => {
            Yardstick::Adjacent { of, share, rho: rho_or_none(rho), onset }
        }
        count @ Yardstick::Count { .. } => count,
    }
}
