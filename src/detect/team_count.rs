//! Teams by counts: does one team stand out of how teams differ anyway?
//!
//! A team's own test ([`super::team::test_teams`]) allows for people who differ, and for nothing that a team has in common.
//! Yet teams differ by nature (their work, their building, who records), and events come together: an infection goes
//! round, one big event takes everybody's rest day. Both move the totals of the *other* teams just as much, so how far
//! those lie apart beyond chance says how far a team's total may.
//!
//! Teams are *alike* where they have peers in common: the expected count of a team whose people are all the peers there are
//! is its own, and says nothing of how teams differ. With yₛ = Oₛ/eₛ of the other teams and vₛ = 1/eₛ + 1/sizeₛ,
//! yₛ ~ N(θ, vₛ + τ²): θ flat, one for all teams that are alike; τ half-Cauchy with scale [`APART`], one for all. At each
//! τ, Oₜ is held to a negative binomial of mean θeₜ and variance θeₜ + (θeₜ)²(1/sizeₜ + (τ² + se²)/θ²), θ being that of the
//! others alike, and the tails are weighed by how well τ fits all others (restricted likelihood). So few teams that happen
//! to be alike do not pass for proof that teams are alike, and many that are do.

use super::team::TeamTest;
use crate::maths::{exp, ln, negative_binomial, sqrt};

/// A team with fewer others like it is not held to them: they say too little of how teams differ (`statistics.md` section 12). With
/// two, where teams differ by nature (gamma 10), 13 lists of 100 named one.
pub const FEWEST_OTHERS: usize = 3;
/// Half of all teams' rates lie closer than this to the mean where nothing is known (as a share of it); long tails leave the
/// rest to the records.
pub const APART: f64 = 0.1;
/// τ is looked at from 0 to this, in so many steps.
const WIDEST: f64 = 1.5;
const STEPS: usize = 60;
/// Teams whose tail at the middle τ is above this are not looked at τ by τ.
const LOOK_CLOSER: f64 = 0.3;

/// A team that is compared: big enough, with something expected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Compared {
    /// Its own test.
    pub own: TeamTest,
    /// Teams with the same number are alike; numbers from 0 on.
    pub alike: usize,
    /// Of its events, those that came in one with others and are not held against it. In the other teams such events stay, since
    /// they show how far totals move by themselves.
    pub came_together: u32,
}

impl Compared {
    /// Its count as a multiple of the expected, and the variance of that.
    fn mean(&self) -> (f64, f64) {
        let TeamTest { count, expected, size, .. } = self.own;
        (f64::from(count) / expected, 1.0 / expected + 1.0 / size)
    }
}

/// One team among the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AmongTeams {
    /// The team.
    pub team: u32,
    /// Events the rate of the other teams like it gives, θeₜ.
    pub expected: f64,
    /// How far teams lie apart beyond chance and beyond people who differ, by the others: a standard deviation relative to
    /// the mean.
    pub apart: f64,
    /// P(as many or more), given how much people and the other teams differ.
    pub p_upper: f64,
}

/// Teams that are alike, at one τ.
#[derive(Clone, Copy, Default)]
struct Alike {
    teams: usize,
    log_variances: f64,
    weight: f64,
    first: f64,
    second: f64,
}

impl Alike {
    /// With one team more, or (times −1) less.
    fn with(&mut self, (y, v): (f64, f64), between: f64, times: f64) {
        let variance = v + between;
        let weight = times / variance;
        self.log_variances += times * ln(variance);
        self.weight += weight;
        self.first += weight * y;
        self.second += weight * y * y;
    }

    fn mean(&self) -> f64 {
        self.first / self.weight
    }

    /// Logarithm of their likelihood, θ integrated out; one team alone says nothing.
    fn log_likelihood(&self) -> f64 {
        if self.teams < 2 {
            return 0.0;
        }
        let squares = self.second - self.first * self.first / self.weight;
        -0.5 * (self.log_variances + squares + ln(self.weight))
    }

    /// P(X ≥ count) of another team like them.
    fn tail(&self, one: &Compared, between: f64) -> f64 {
        let theta = self.mean();
        let apart = (between + 1.0 / self.weight) / (theta * theta);
        let count = one.own.count.saturating_sub(one.came_together);
        negative_binomial::upper_tail(count, theta * one.own.expected, 1.0 / (1.0 / one.own.size + apart))
    }
}

/// All teams at one τ.
struct At {
    between: f64,
    kinds: Vec<Alike>,
    log_posterior: f64,
}

impl At {
    fn new(step: usize, teams: &[Compared]) -> Self {
        let tau = WIDEST * step as f64 / STEPS as f64;
        let between = tau * tau;
        let mut kinds = vec![Alike::default(); teams.iter().map(|t| t.alike + 1).max().unwrap_or(0)];
        for team in teams {
            kinds[team.alike].teams += 1;
            kinds[team.alike].with(team.mean(), between, 1.0);
        }
        let prior = -ln(1.0 + (tau / APART) * (tau / APART));
        let log_posterior = prior + kinds.iter().map(Alike::log_likelihood).sum::<f64>();
        Self { between, kinds, log_posterior }
    }

    /// The teams like one without it, and the logarithm of the posterior of this τ by all others.
    fn without(&self, one: &Compared) -> (Alike, f64) {
        let all = self.kinds[one.alike];
        let mut others = all;
        others.teams -= 1;
        others.with(one.mean(), self.between, -1.0);
        (others, self.log_posterior - all.log_likelihood() + others.log_likelihood())
    }
}

/// Holds every team to the others like it, in the order given; `None` where fewer than three are, or where they have no events.
///
/// ```
/// use candour::detect::team::{Member, test_teams};
/// use candour::detect::team_count::{Compared, among_teams};
/// let members = |counts: &[u32]| -> Vec<Member> {
///     let team = |(t, count): (usize, &u32)| {
///         let count = *count;
///         (0..12).map(move |i| Member { team: t as u32, count: count + i % 2, expected: 1.0 })
///     };
///     counts.iter().enumerate().flat_map(team).collect()
/// };
/// let of = |counts: &[u32]| {
///     let tests = test_teams(&members(counts)).unwrap();
///     let teams: Vec<Compared> =
///         tests.into_iter().map(|own| Compared { own, alike: 0, came_together: 0 }).collect();
///     among_teams(&teams).pop().unwrap()
/// };
/// // All alike but the last; the same where another is as high; the same beside two teams only.
/// let (calm, wild) = (of(&[1, 1, 1, 1, 1, 1, 1, 3]).unwrap(), of(&[1, 0, 1, 1, 3, 0, 2, 3]).unwrap());
/// assert!(calm.p_upper < 0.005 && calm.apart < 0.2);
/// assert!(wild.p_upper > 0.05 && wild.apart > 0.4);
/// assert!(of(&[1, 1, 3]).is_none());
/// ```
pub fn among_teams(teams: &[Compared]) -> Vec<Option<AmongTeams>> {
    let all: Vec<At> = (0..=STEPS).map(|step| At::new(step, teams)).collect();
    let mut alike = vec![(0, 0); all[0].kinds.len()];
    for team in teams {
        alike[team.alike].0 += 1;
        alike[team.alike].1 += team.own.count;
    }
    teams
        .iter()
        .map(|one| {
            let (how_many, events) = alike[one.alike];
            (how_many > FEWEST_OTHERS && events > one.own.count).then(|| held_to_others(one, &all))
        })
        .collect()
}

/// How far teams may lie apart, by all of these: standard deviations relative to the mean, each with how likely it is. The
/// weights add up to 1.
///
/// ```
/// use candour::detect::team::{Member, test_teams};
/// use candour::detect::team_count::{Compared, how_far_apart};
/// let members: Vec<Member> = (0..96)
///     .map(|i| Member { team: i / 12, count: (1 + i % 2) * (1 + i / 48), expected: 1.0 })
///     .collect();
/// let teams: Vec<Compared> = test_teams(&members)
///     .unwrap()
///     .into_iter()
///     .map(|own| Compared { own, alike: 0, came_together: 0 })
///     .collect();
/// // Four teams have twice what the other four have.
/// let mean: f64 = how_far_apart(&teams).iter().map(|(apart, weight)| apart * weight).sum();
/// assert!(mean > 0.2 && mean < 0.5, "{mean}");
/// ```
pub fn how_far_apart(teams: &[Compared]) -> Vec<(f64, f64)> {
    let all: Vec<At> = (0..=STEPS).map(|step| At::new(step, teams)).collect();
    let best = all.iter().map(|at| at.log_posterior).fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = all.iter().map(|at| exp(at.log_posterior - best)).collect();
    let sum: f64 = weights.iter().sum();
    all.iter().zip(weights).map(|(at, weight)| (sqrt(at.between), weight / sum)).collect()
}

fn held_to_others(one: &Compared, all: &[At]) -> AmongTeams {
    let others: Vec<(f64, Alike, f64)> = all
        .iter()
        .map(|at| {
            let (others, log_posterior) = at.without(one);
            (at.between, others, log_posterior)
        })
        .collect();
    let best = others.iter().map(|(.., log)| *log).fold(f64::NEG_INFINITY, f64::max);
    let (mut sum, mut theta, mut between) = (0.0, 0.0, 0.0);
    for (tau_squared, alike, log) in &others {
        let weight = exp(log - best);
        sum += weight;
        theta += weight * alike.mean();
        between += weight * tau_squared / (alike.mean() * alike.mean());
    }
    let (theta, between) = (theta / sum, between / sum);
    let middle = others.iter().find(|(tau_squared, ..)| *tau_squared >= between * theta * theta);
    let rough = middle.or(others.last()).map_or(1.0, |(tau_squared, alike, _)| alike.tail(one, *tau_squared));
    let p_upper = if rough > LOOK_CLOSER {
        rough
    } else {
        others
            .iter()
            .map(|(tau_squared, alike, log)| exp(log - best) * alike.tail(one, *tau_squared))
            .sum::<f64>()
            / sum
    };
    AmongTeams { team: one.own.team, expected: theta * one.own.expected, apart: sqrt(between), p_upper }
}
