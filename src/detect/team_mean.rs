//! Teams by an amount over time at work: does one team carry more than the others?
//!
//! With hours Hᵢ over weeks wᵢ of person i and yₜ = ΣH/Σw of team t, s² the pooled variance of people within teams and
//! vₜ = s²Σw²/(Σw)²: θ, τ² and se² are those of the other teams (DerSimonian and Laird, as in a funnel with additive
//! overdispersion), and (yₜ − θ)/√(vₜ + τ² + se²) is held to Student's t with one degree of freedom less than the others
//! are. A small team is thus allowed more, and so is every team where teams differ anyway. Leaving the team out of its own
//! yardstick keeps it from hiding itself.
//!
//! Hours come in lumps, so no chance is worked out for a person from them (`statistics.md` sections 1.1 and 4.4).

use crate::maths::InOrder;
use crate::maths::{sqrt, student_t};

/// Fewer people than this make no team to compare (`statistics.md` section 6).
pub const FEWEST_PEOPLE: u32 = 4;
/// Fewer teams than this give no spread between teams (`statistics.md` section 12).
pub const FEWEST_TEAMS: usize = 4;
/// People's own spread is taken to be at least this share of the mean: contracted hours alone would make everyone alike.
const LEAST_SPREAD: f64 = 0.02;

/// One person in a team.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// The team, any number.
    pub team: u32,
    /// The amount, such as hours.
    pub amount: f64,
    /// Over how much time at work, above 0.
    pub exposure: f64,
}

/// One team against the others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TeamMean {
    /// The team.
    pub team: u32,
    /// People in it.
    pub people: u32,
    /// Their amounts.
    pub amount: f64,
    /// Their time at work.
    pub exposure: f64,
    /// The mean of the other teams, θ.
    pub others: f64,
    /// P(as high or higher), given how much people and the other teams differ.
    pub p_upper: f64,
}

/// A team's sums.
#[derive(Clone, Copy)]
struct Sums {
    team: u32,
    people: u32,
    amount: f64,
    exposure: f64,
    /// Σw².
    squares: f64,
}

impl Sums {
    fn mean(&self) -> f64 {
        self.amount / self.exposure
    }
}

/// Tests every team of at least four people, in the order of the teams' numbers. Empty where there are fewer than four.
///
/// ```
/// use candour::detect::team_mean::{test_teams, Member};
/// let team = |team, hours: [f64; 4]| hours.map(|h| Member { team, amount: h * 10.0, exposure: 10.0 });
/// let teams = [team(1, [37.0, 38.0, 39.0, 40.0]), team(2, [38.0, 37.0, 40.0, 39.0]), team(3, [39.0, 37.0, 38.0, 39.0]),
///     team(4, [38.0, 39.0, 37.0, 40.0]), team(5, [46.0, 45.0, 47.0, 46.0])].concat();
/// let tests = test_teams(&teams);
/// assert!(tests[4].p_upper < 0.01 && tests[0].p_upper > 0.2);
/// assert_eq!(tests[4].others, 38.4375);
/// ```
pub fn test_teams(members: &[Member]) -> Vec<TeamMean> {
    let Some((sums, means)) = means(members) else { return Vec::new() };
    let freedom = (sums.len() - 2) as f64;
    let all = (sums.len() > MOST_REFITS).then(|| pooled(means.iter().copied()));
    (0..sums.len())
        .map(|at| {
            let (own, (mean, error_of_mean)) = (&sums[at], means[at]);
            let test = |Pooled { mean: theta, between, error }| {
                let t = (mean - theta) / sqrt(error_of_mean + between + error);
                (theta, student_t::upper_tail(t, freedom))
            };
            let quick = all.map(|all| test(all.without(means[at])));
            let (others, p_upper) = quick.filter(|(_, p)| *p >= REFIT_BELOW).unwrap_or_else(|| {
                let others = means.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, m)| *m);
                test(pooled(others))
            });
            TeamMean {
                team: own.team,
                people: own.people,
                amount: own.amount,
                exposure: own.exposure,
                others,
                p_upper,
            }
        })
        .collect()
}

/// How far teams lie apart beyond the people in them: the variance between their means, τ². 0 where there are too few.
///
/// ```
/// use candour::detect::team_mean::{Member, variance_between};
/// let team = |team, level: f64| [-2.0, -1.0, 1.0, 2.0].map(|d| Member { team, amount: level + d, exposure: 1.0 });
/// let apart = |levels: [f64; 4]| {
///     let members: Vec<Member> = (0..4).flat_map(|t| team(t as u32, levels[t])).collect();
///     variance_between(&members)
/// };
/// assert_eq!(apart([40.0; 4]), 0.0);
/// assert!(apart([30.0, 40.0, 50.0, 60.0]) > 100.0);
/// ```
pub fn variance_between(members: &[Member]) -> f64 {
    means(members).map_or(0.0, |(_, means)| pooled(means.into_iter()).between)
}

/// Sums of teams; and of each its mean and the variance of that.
type Means = (Vec<Sums>, Vec<(f64, f64)>);

/// The sums of every team that is large enough, its mean and the variance of that; `None` where there are too few.
fn means(members: &[Member]) -> Option<Means> {
    let mut members: Vec<Member> = members.iter().copied().filter(|m| m.exposure > 0.0).collect();
    members.put_in_order_by_key(|m| m.team);
    let teams: Vec<&[Member]> = members
        .chunk_by(|a, b| a.team == b.team)
        .filter(|team| team.len() >= FEWEST_PEOPLE as usize)
        .collect();
    if teams.len() < FEWEST_TEAMS {
        return None;
    }
    let sums: Vec<Sums> = teams.iter().map(|team| add(team)).collect();
    let (mut within, mut weight, mut people) = (0.0, 0.0, 0.0);
    for (team, sum) in teams.iter().zip(&sums) {
        let deviation = |m: &Member| m.amount / m.exposure - sum.mean();
        within += team.iter().map(|m| m.exposure * deviation(m) * deviation(m)).sum::<f64>();
        weight += sum.exposure;
        people += f64::from(sum.people);
    }
    let mean = sums.iter().map(|s| s.amount).sum::<f64>() / weight;
    let variance = within / weight * people / (people - sums.len() as f64);
    let variance = variance.max((LEAST_SPREAD * mean) * (LEAST_SPREAD * mean));
    if variance <= 0.0 {
        return None;
    }
    let of_mean = |s: &Sums| variance * s.squares / (s.exposure * s.exposure);
    let means: Vec<(f64, f64)> = sums.iter().map(|s| (s.mean(), of_mean(s))).collect();
    Some((sums, means))
}

fn add(team: &[Member]) -> Sums {
    let mut sums =
        Sums { team: team[0].team, people: team.len() as u32, amount: 0.0, exposure: 0.0, squares: 0.0 };
    for m in team {
        sums.amount += m.amount;
        sums.exposure += m.exposure;
        sums.squares += m.exposure * m.exposure;
    }
    sums
}

/// Above this many teams one of them moves the common variance too little to work it out without them.
const MOST_REFITS: usize = 200;
/// Only teams whose chance is below this are held against the others alone; the rest keep their p (as `statistics.md` 4.1
/// has it of people). The variance of all is at least as large, so that nobody gains by it.
const REFIT_BELOW: f64 = 0.08;

/// What means with their variances come to.
#[derive(Clone, Copy, Debug)]
struct Pooled {
    /// θ.
    mean: f64,
    /// The variance between them, τ².
    between: f64,
    /// The squared error of θ.
    error: f64,
}

impl Pooled {
    /// The same without one of them, the variance between them as it was.
    fn without(self, (mean, variance): (f64, f64)) -> Self {
        let (all, own) = (1.0 / self.error, 1.0 / (variance + self.between));
        Self {
            mean: (self.mean * all - mean * own) / (all - own),
            between: self.between,
            error: 1.0 / (all - own),
        }
    }
}

/// Mean, variance between and error from means with their variances.
fn pooled(means: impl Iterator<Item = (f64, f64)> + Clone) -> Pooled {
    let (mut n, mut a, mut aa, mut ay, mut ayy) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for (y, v) in means.clone() {
        let weight = 1.0 / v;
        n += 1.0;
        a += weight;
        aa += weight * weight;
        ay += weight * y;
        ayy += weight * y * y;
    }
    let q = ayy - ay * ay / a;
    let between = ((q - (n - 1.0)) / (a - aa / a)).max(0.0);
    let (mut b, mut by) = (0.0, 0.0);
    for (y, v) in means {
        b += 1.0 / (v + between);
        by += y / (v + between);
    }
    Pooled { mean: by / b, between, error: 1.0 / b }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maths::{Random, normal};

    /// Teams of ten people around 40 hours; people differ by 3 hours, teams by `between`, and the first is higher by `more`.
    fn teams(random: &mut Random, teams: u32, between: f64, more: f64) -> Vec<TeamMean> {
        let mut normal = || normal::quantile(random.uniform().clamp(1e-9, 1.0 - 1e-9));
        let mut members = Vec::new();
        for team in 0..teams {
            let level = 40.0 + between * normal() + if team == 0 { more } else { 0.0 };
            for person in 0..10 {
                let weeks = 20.0 + 3.0 * f64::from(person);
                members.push(Member { team, amount: weeks * (level + 3.0 * normal()), exposure: weeks });
            }
        }
        test_teams(&members)
    }

    #[test]
    fn one_team_in_twenty_is_below_one_in_twenty_whether_or_not_teams_differ() {
        for (count, between) in [(6, 0.0), (6, 2.0), (25, 1.0)] {
            let mut random = Random::new(7, 1);
            let (mut low, mut all) = (0, 0);
            for _ in 0..400 {
                for test in teams(&mut random, count, between, 0.0) {
                    low += u32::from(test.p_upper < 0.05);
                    all += 1;
                }
            }
            let share = f64::from(low) / f64::from(all);
            assert!((0.01..0.065).contains(&share), "{count} teams, {between} between them: {share}");
        }
    }

    #[test]
    fn a_team_with_a_seventh_more_is_found_and_does_not_hide_itself() {
        let mut random = Random::new(8, 1);
        let found = (0..200).filter(|_| teams(&mut random, 8, 1.0, 6.0)[0].p_upper < 0.01).count();
        assert!(found > 130, "{found} of 200");
    }

    #[test]
    fn of_many_teams_the_unusual_are_held_against_the_others_alone() {
        let mut random = Random::new(10, 1);
        let all = teams(&mut random, 201, 1.0, 6.0);
        let mut random = Random::new(10, 1);
        let mut normal = || normal::quantile(random.uniform().clamp(1e-9, 1.0 - 1e-9));
        let mut members = Vec::new();
        for team in 0..201 {
            let level = 40.0 + normal() + if team == 0 { 6.0 } else { 0.0 };
            for person in 0..10 {
                let weeks = 20.0 + 3.0 * f64::from(person);
                members.push(Member { team, amount: weeks * (level + 3.0 * normal()), exposure: weeks });
            }
        }
        // One team fewer is few enough for every team to be held against the others alone.
        let fewer = test_teams(&members[..2_000]);
        assert_eq!((all.len(), fewer.len()), (201, 200));
        for (many, few) in all.iter().zip(&fewer) {
            assert!((many.p_upper - few.p_upper).abs() < 0.02, "{many:?} {few:?}");
        }
        assert!(all[0].p_upper < 1e-3 && (all[0].p_upper / fewer[0].p_upper - 1.0).abs() < 0.2);
    }

    #[test]
    fn fewer_than_four_teams_and_teams_of_three_are_not_compared() {
        let mut random = Random::new(9, 1);
        assert!(teams(&mut random, 3, 1.0, 9.0).is_empty());
        let small: Vec<Member> =
            (0..12).map(|i| Member { team: i / 3, amount: 40.0, exposure: 1.0 }).collect();
        assert!(test_teams(&small).is_empty());
    }

    #[test]
    fn people_all_alike_are_no_division_by_nothing() {
        let alike: Vec<Member> =
            (0..20).map(|i| Member { team: i / 4, amount: 400.0, exposure: 10.0 }).collect();
        assert!(test_teams(&alike).iter().all(|t| (t.p_upper - 0.5).abs() < 1e-9));
        let nothing: Vec<Member> = alike.iter().map(|m| Member { amount: 0.0, ..*m }).collect();
        assert!(test_teams(&nothing).is_empty());
    }
}
