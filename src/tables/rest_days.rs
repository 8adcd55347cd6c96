//! Days of work next to rest days: how many starts fall there when nothing but the roster decides.
//!
//! Source: `statistics.md` 4.5. What is made of them is in [`crate::detect::adjacency`].

/// Which starts count as adjacent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// On the first duty day after rest.
    AfterRest,
    /// On the last duty day before rest.
    BeforeRest,
    /// On either.
    Either,
}

/// Shares of starts to expect next to rest days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NullShares {
    /// Adjacent duty days over duty days: if spells start on any duty day alike.
    pub equal: f64,
    /// If illness begins on any calendar day alike and shows on the next duty day: Σ(1 + rest days directly before d)
    /// over adjacent d, over the same sum for all duty days.
    pub onset: f64,
}

/// The null shares of a duty cycle that repeats (`true` is a duty day); `None` without a duty day or without a rest day.
///
/// ```
/// use candour::tables::rest_days::{null_shares, Edge};
/// let week = [true, true, true, true, true, false, false];
/// let shares = null_shares(&week, Edge::Either).unwrap();
/// assert!((shares.equal - 0.4).abs() < 1e-15 && (shares.onset - 4.0 / 7.0).abs() < 1e-15);
/// ```
pub fn null_shares(cycle: &[bool], edge: Edge) -> Option<NullShares> {
    let first_duty_after_rest =
        (0..cycle.len()).find(|&i| cycle[i] && !cycle[(i + cycle.len() - 1) % cycle.len()])?;
    let mut tally = Tally::default();
    let turned: Vec<bool> =
        (0..cycle.len()).map(|i| cycle[(first_duty_after_rest + i) % cycle.len()]).collect();
    let rest_at_end = turned.iter().rev().take_while(|duty| !**duty).count();
    tally.walk(&turned, rest_at_end, true, edge);
    tally.shares()
}

/// The null shares of a person's own roster over a window, day by day; days before and after are not known, so the
/// first day has no rest before it that counts and the last is not taken as before rest.
///
/// ```
/// use candour::tables::rest_days::{null_shares_of_roster, Edge};
/// let month: Vec<bool> = (0..28).map(|d| d % 7 < 5).collect();
/// let shares = null_shares_of_roster(&month, Edge::AfterRest).unwrap();
/// assert!((shares.equal - 3.0 / 20.0).abs() < 1e-15);
/// ```
pub fn null_shares_of_roster(days: &[bool], edge: Edge) -> Option<NullShares> {
    let mut tally = Tally::default();
    tally.walk(days, 0, false, edge);
    tally.shares()
}

#[derive(Default)]
struct Tally {
    days: f64,
    adjacent_days: f64,
    weight: f64,
    adjacent_weight: f64,
}

impl Tally {
    fn walk(&mut self, days: &[bool], rest_before: usize, repeats: bool, edge: Edge) {
        let mut rest = rest_before;
        for (i, &duty) in days.iter().enumerate() {
            if !duty {
                rest += 1;
                continue;
            }
            let before_rest = match days.get(i + 1) {
                Some(next) => !next,
                None => repeats && !days[0],
            };
            let adjacent = match edge {
                Edge::AfterRest => rest > 0,
                Edge::BeforeRest => before_rest,
                Edge::Either => rest > 0 || before_rest,
            };
            let weight = 1.0 + rest as f64;
            self.days += 1.0;
            self.weight += weight;
            if adjacent {
                self.adjacent_days += 1.0;
                self.adjacent_weight += weight;
            }
            rest = 0;
        }
    }

    fn shares(&self) -> Option<NullShares> {
        (self.days > 0.0).then(|| NullShares {
            equal: self.adjacent_days / self.days,
            onset: self.adjacent_weight / self.weight,
        })
    }
}
