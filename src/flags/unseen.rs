//! People who are in no file: without a list of the people, whoever has no record at all is missing, and the rate of the others
//! is too high for everybody.
//!
//! How many they are follows from those who have records. Under the spread that fits everyone, so many have none; the
//! missing are put among the peers with nothing, and the spread is fitted anew until it gives as many as were put in (the EM
//! algorithm for a sample without its zeros, Dempster, Laird and Rubin 1977). Who has none of what is counted and is in the
//! files for another reason is one of them that need not be guessed.

use crate::detect::spread::{Count, fit};
use crate::detect::strata::{GroupTotal, Member};
use crate::maths::negative_binomial;

/// Rounds at most until the number holds still to half a person.
const ROUNDS: usize = 60;
/// Missing people for each one that has a record: above this the records say too little to tell.
const MOST: f64 = 4.0;

/// The people missing from each group, for the whole of the longest time at work, and none of what is counted.
///
/// Nobody where everybody has so many that hardly anyone can have none, or where nothing can be fitted.
pub(super) fn unseen(members: &[Member], totals: &[GroupTotal]) -> Vec<Member> {
    let whole = members.iter().map(|m| m.exposure).fold(0.0, f64::max);
    let mut missing = vec![0.0_f64; totals.len()];
    let of_group = |wanted: bool| {
        let mut people = vec![0.0; totals.len()];
        for member in members.iter().filter(|m| (m.count > 0) == wanted) {
            if let Some(n) = people.get_mut(member.group as usize) {
                *n += 1.0;
            }
        }
        people
    };
    let (some, none): (Vec<f64>, Vec<f64>) = (of_group(true), of_group(false));
    for _ in 0..ROUNDS {
        let rates: Vec<f64> = totals
            .iter()
            .zip(&missing)
            .map(|(total, missing)| f64::from(total.events) / (total.exposure + missing * whole))
            .collect();
        let rate = |group: u32| rates.get(group as usize).copied().unwrap_or_default();
        let mut counts: Vec<Count> =
            members.iter().map(|m| Count { count: m.count, exposure: rate(m.group) * m.exposure }).collect();
        for (missing, rate) in missing.iter().zip(&rates) {
            let nobody = Count { count: 0, exposure: rate * whole };
            counts.extend(std::iter::repeat_n(nobody, missing.round() as usize));
        }
        let Some(spread) = fit(&counts) else { return Vec::new() };
        let mut moved = 0.0_f64;
        for (at, now) in missing.iter_mut().enumerate() {
            let (Some(some), Some(none), Some(rate)) = (some.get(at), none.get(at), rates.get(at)) else {
                continue;
            };
            let without = negative_binomial::pmf(0, spread.mean * rate * whole, spread.alpha);
            let in_all = some * without / (1.0 - without).max(1e-9);
            let next = (in_all - none).clamp(0.0, MOST * some);
            moved = moved.max((next - *now).abs());
            *now = next;
        }
        if moved < 0.5 {
            break;
        }
    }
    let nobody = |group: usize| Member { count: 0, exposure: whole, group: group as u32 };
    missing
        .iter()
        .enumerate()
        .flat_map(|(group, n)| std::iter::repeat_n(nobody(group), n.round() as usize))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maths::Random;

    #[test]
    fn the_missing_are_as_many_as_were_taken_away() {
        for (shape, rate, seed) in [(1.5, 1.3, 1), (3.0, 0.5, 2), (1e6, 1.3, 3)] {
            let mut random = Random::new(seed, 1);
            let all: Vec<u32> = (0..2_000).map(|_| random.negative_binomial(rate, shape)).collect();
            let seen = all.iter().filter(|n| **n > 0);
            let members: Vec<Member> = seen.map(|n| Member { count: *n, exposure: 1.0, group: 0 }).collect();
            let total = GroupTotal { events: all.iter().sum(), exposure: members.len() as f64 };
            let found = unseen(&members, &[total]).len() as f64;
            let missing = (all.len() - members.len()) as f64;
            assert!(
                (found / missing - 1.0).abs() < 0.2,
                "{found} found of {missing} (shape {shape}, {rate} a year)"
            );
        }
    }

    #[test]
    fn whoever_has_none_and_is_seen_is_not_guessed_once_more() {
        let mut random = Random::new(4, 1);
        let mut member = || Member { count: random.negative_binomial(1.3, 1.5), exposure: 1.0, group: 0 };
        let members: Vec<Member> = (0..2_000).map(|_| member()).collect();
        let events = members.iter().map(|m| m.count).sum();
        assert!(unseen(&members, &[GroupTotal { events, exposure: 2_000.0 }]).len() < 200);
    }
}
