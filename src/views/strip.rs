//! One person within the peer group: a row of dots, the expected range, the person.

use crate::maths::InOrder;
use serde::Serialize;

use super::prose::Axis;
use super::scene::Scene;
use crate::explain::wording::figure;
use crate::flags::{IndicatorFindings, PersonTest};

/// One person within the peer group: a row of dots, the expected range, the person.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct StripView {
    /// The scale.
    pub axis: Axis,
    /// Peers' values, in rising order, without the person; thinned to 400 when there are more.
    pub peers: Vec<f64>,
    /// The person's value.
    pub own: f64,
    /// Lower end of what chance and ordinary differences give a person with this exposure (95 %).
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// In words, for the reader who does not see it.
    pub readout: String,
}

/// Peers' dots in a strip; more cannot be told apart.
const MOST_DOTS: usize = 400;

/// A person among the members of their peer group, as rates a year; the range is what chance gives their exposure.
pub(super) fn peer_strip(
    scene: &Scene<'_>,
    found: &IndicatorFindings,
    test: &PersonTest,
    unit: &str,
    share_of: Option<(&str, &str)>,
) -> StripView {
    let rate = |t: &PersonTest| f64::from(t.count) / t.exposure;
    // A share of a handful says nothing of where peers lie, and a rate over a month no more.
    let least = if share_of.is_some() { 3.0 } else { 0.1 };
    let mut peers: Vec<f64> = found
        .tests
        .iter()
        .filter(|t| t.group == test.group && t.person != test.person)
        .filter(|t| t.exposure >= least)
        .map(rate)
        .collect();
    peers.put_in_order_by(f64::total_cmp);
    let (low, high) = test.test.against.middle();
    let (low, high) = (low / test.exposure, high / test.exposure);
    let own = rate(test);
    let longest = peers.last().copied().unwrap_or(0.0).max(own).max(high);
    if let Some(of) = share_of {
        let percent = |share: f64| share * 100.0;
        return StripView {
            axis: Axis::from_zero(&format!("% of {}", of.1), percent(longest), 4),
            readout: format!(
                "{} has {} % {unit} of {} {}; chance and ordinary differences give a person with as many between {} and {} %, 95 times of 100.",
                scene.who(test.person),
                figure(percent(own)),
                test.exposure,
                of.1,
                figure(percent(low)),
                figure(percent(high))
            ),
            peers: thinned(peers.into_iter().map(percent).collect()),
            own: percent(own),
            low: percent(low),
            high: percent(high),
        };
    }
    StripView {
        axis: Axis::from_zero(&format!("{unit} a year"), longest, 4),
        readout: format!(
            "{} has {} {unit} a year; chance and ordinary differences give a person with this time at work between {} and {}, 95 times of 100.",
            scene.who(test.person),
            figure(own),
            figure(low),
            figure(high)
        ),
        peers: thinned(peers),
        own,
        low,
        high,
    }
}

/// A person among everyone with a value; the range holds nine of ten of them.
pub(super) fn spread_strip(found: &IndicatorFindings, person: u32, unit: &str) -> Option<StripView> {
    let own = found.values.get(person as usize)?.amount()?;
    let mut peers: Vec<f64> = found
        .values
        .iter()
        .enumerate()
        .filter(|(i, _)| *i as u32 != person)
        .filter_map(|(_, v)| v.amount())
        .collect();
    if peers.len() < crate::peers::FEWEST_PEOPLE {
        return None;
    }
    peers.put_in_order_by(f64::total_cmp);
    let at = |share: usize| peers[(peers.len() - 1) * share / 100];
    let (low, high) = (at(5), at(95));
    let longest = peers.last().copied().unwrap_or(0.0).max(own);
    Some(StripView {
        axis: Axis::from_zero(unit, longest, 4),
        readout: format!(
            "{} {unit}; nine of ten people have between {} and {}.",
            figure(own),
            figure(low),
            figure(high)
        ),
        peers: thinned(peers),
        own,
        low,
        high,
    })
}

fn thinned(values: Vec<f64>) -> Vec<f64> {
    if values.len() <= MOST_DOTS {
        return values;
    }
    (0..MOST_DOTS).map(|i| values[i * (values.len() - 1) / (MOST_DOTS - 1)]).collect()
}
