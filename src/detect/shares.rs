//! Shares of people in groups: some of n, tested against the group without the person.
//!
//! The counterpart of [`super::strata`] for shares (`statistics.md` 4.3) and for starts next to rest days (4.5). Each
//! group has its own Beta(a, b): unlike counts, a group's mean and spread cannot be told apart by scaling.

use std::collections::BTreeMap;

use super::adjacency::{self, NullShares};
use super::peer_count::{Belief, Posterior};
use super::peer_share::{self, Share, ShareSpread};
use super::yardstick::{Test, Yardstick, shapes};

/// One person: some of n, and the group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// Some of how many.
    pub share: Share,
    /// For starts next to rest days: the shares their own roster gives.
    pub roster: Option<NullShares>,
    /// Index of the group.
    pub group: u32,
}

/// Above this many members one person moves the common fit too little to refit without them.
const MOST_REFITS: usize = 500;
/// Only people whose chance is below this are refitted; the others keep their larger p (`statistics.md` 4.1).
const REFIT_BELOW: f64 = 0.08;

/// Tests everyone; `None` for whoever has too few to be testable (Tarone 1990), or whose group has nothing to compare: no
/// hits at all, or nothing but hits. `k` is the ratio that matters; above a share of 1 no true share can lie, so where k
/// times the peers' share is more, nobody turns the second key.
///
/// ```
/// use candour::detect::peer_share::Share;
/// use candour::detect::shares::{Member, test_all};
/// let hits = [2, 3, 1, 2, 3, 2, 4, 1, 2, 3, 2, 19];
/// let people: Vec<Member> =
///     hits.iter().map(|&hits| Member { share: Share { hits, of: 20 }, roster: None, group: 0 }).collect();
/// let tests = test_all(&people, 1.5);
/// let (usual, odd) = (tests[0].unwrap(), tests[11].unwrap());
/// assert!(usual.p_upper > 0.3 && odd.p_upper < 1e-6);
/// assert!((odd.against.mean() - 25.0 / 11.0).abs() < 0.1); // held against the other eleven
/// assert!(odd.posterior.chance_above > 0.99);
/// ```
pub fn test_all(members: &[Member], k: f64) -> Vec<Option<Test>> {
    let groups = members.iter().map(|m| m.group + 1).max().unwrap_or(0) as usize;
    let mut of_group: Vec<Vec<usize>> = vec![Vec::new(); groups];
    for (i, member) in members.iter().enumerate() {
        of_group[member.group as usize].push(i);
    }
    let mut tests = vec![None; members.len()];
    for group in &of_group {
        let people: Vec<Member> = group.iter().map(|&i| members[i]).collect();
        for (&i, test) in group.iter().zip(test_group(&people, k)) {
            tests[i] = test;
        }
    }
    tests
}

fn test_group(people: &[Member], k: f64) -> Vec<Option<Test>> {
    let shares: Vec<Share> = people.iter().map(|m| m.share).collect();
    // Most groups have nobody with enough starts to ask about, and fitting them would be for nothing.
    let none = people.iter().all(|p| {
        p.roster.is_some_and(|r| adjacency::test(p.share.of, p.share.of, r, r.equal, 0.0).is_none())
    });
    let fit = if none { None } else { peer_share::fit(&shares) };
    let Some(all) = fit else { return vec![None; people.len()] };
    let sum: Share = shares
        .iter()
        .fold(Share { hits: 0, of: 0 }, |s, one| Share { hits: s.hits + one.hits, of: s.of + one.of });
    let group = Group { people, shares: &shares, sum, all };
    if people.len() <= MOST_REFITS {
        return (0..people.len()).map(|at| group.test(at, k, true)).collect();
    }
    // In a large group thousands have the very same share, which makes it the very same question.
    let mut met: BTreeMap<(u32, u32), Option<Test>> = BTreeMap::new();
    let test = |(at, person): (usize, &Member)| match person.roster {
        Some(_) => group.test(at, k, false),
        None => *met.entry((person.share.hits, person.share.of)).or_insert_with(|| group.test(at, k, false)),
    };
    people.iter().enumerate().map(test).collect()
}

/// One group with its fit.
struct Group<'a> {
    people: &'a [Member],
    shares: &'a [Share],
    sum: Share,
    all: ShareSpread,
}

impl Group<'_> {
    /// One person's test; with `refit`, somebody unusual is held against a fit without them.
    fn test(&self, at: usize, k: f64, refit: bool) -> Option<Test> {
        let person = &self.people[at];
        let Share { hits, of } = person.share;
        let others = Share { hits: self.sum.hits - hits, of: self.sum.of - of };
        let among_all = yardstick(person, others, &self.all)?;
        let mut against = among_all;
        if refit && against.upper_tail(hits) < REFIT_BELOW {
            let rest: Vec<Share> =
                self.shares.iter().enumerate().filter(|(j, _)| *j != at).map(|(_, s)| *s).collect();
            if let Some(without) = peer_share::fit(&rest) {
                against = yardstick(person, others, &without)?;
            }
        }
        Some(Test {
            expected: f64::from(of) * self.all.mean,
            against,
            p_upper: against.upper_tail(hits),
            // The spread of everyone: without the odd one out, people may seem to be all alike.
            posterior: posterior(&among_all, person.share, k),
        })
    }
}

/// What one person is held against; `None` where their number is too small to ever be unusual.
fn yardstick(person: &Member, others: Share, spread: &ShareSpread) -> Option<Yardstick> {
    let Share { of, .. } = person.share;
    let against = match person.roster {
        None => Yardstick::Share { of, share: spread.mean, rho: spread.rho },
        Some(roster) => {
            let share = adjacency::peer_share(others.hits, others.of, roster.equal);
            // Says whether there are enough starts, and whether the roster says anything at all.
            adjacency::test(of, of, roster, share, spread.rho)?;
            Yardstick::Adjacent { of, share, rho: spread.rho, onset: roster.onset }
        }
    };
    (against.upper_tail(of) <= 0.05).then_some(against)
}

/// The person's own share as a ratio to what they are held against. Where people are all alike it is the peers'.
fn posterior(against: &Yardstick, one: Share, k: f64) -> Posterior {
    let (Yardstick::Share { share, rho, .. } | Yardstick::Adjacent { share, rho, .. }) = *against else {
        return Posterior { mean_ratio: 1.0, chance_above: 0.0, own_weight: 0.0, belief: Belief::Alike };
    };
    let mean = against.mean() / f64::from(one.of.max(1));
    let Some((a, b)) = shapes(share, rho) else {
        let belief = Belief::Alike;
        let chance_above = belief.chance_above(k);
        return Posterior { mean_ratio: 1.0, chance_above, own_weight: 0.0, belief };
    };
    let (hits, misses) = (f64::from(one.hits), f64::from(one.of - one.hits));
    let (own_a, own_b) = (a + hits, b + misses);
    let belief = Belief::Share { a: own_a, b: own_b, mean };
    Posterior {
        mean_ratio: own_a / (own_a + own_b) / mean,
        chance_above: belief.chance_above(k),
        own_weight: f64::from(one.of) / (own_a + own_b),
        belief,
    }
}
