//! How much people's rates differ: the negative binomial fitted to the counts and exposures of peers.
//!
//! λᵢ ~ Gamma(α, rate α/m), Oᵢ | λᵢ ~ Poisson(λᵢ Eᵢ), so Oᵢ is negative binomial with mean mEᵢ, size α, variance
//! mEᵢ + (mEᵢ)²/α. The fit maximises the likelihood over ln α with the best m at each α.
//!
//! To whoever changes this file: it runs once for each person who looks unusual, and again in every null run, so its
//! speed decides whether the page answers while one waits. Three things make it quick. Σ ln(1 + j/α) over j < O is
//! kept as one running sum over the distinct counts. People with the same count and exposure are one group with a
//! weight, and leaving a person out takes 1 from that weight. The inner m starts from its value at the last α.

use crate::maths::InOrder;
use crate::maths::{exp, ln, ln_1p, ln_gamma, search::brent_maximum, sqrt};

/// Smallest and largest α sought. Below 0.05 nearly all events fall on one person; above 10⁶ the fit is Poisson.
pub const ALPHA_BOUNDS: (f64, f64) = (0.05, 1e6);
const GRID_POINTS: u32 = 25;
/// How closely ln α is sought by height; then by slope.
const ROUGHLY: f64 = 0.01;
const MOST_SECANTS: u32 = 12;
/// How closely ln α is sought in the end.
const CLOSE: f64 = 1e-10;
/// The same for redrawn counts.
const NEAR_ENOUGH: f64 = 1e-5;
/// A likelihood gain over Poisson below this is rounding, and α = ∞.
const LEAST_GAIN: f64 = 1e-6;

/// One person's events and how long they could happen.
///
/// ```
/// use candour::detect::spread::Count;
/// let one = Count { count: 3, exposure: 41.5 };
/// assert_eq!(one.count, 3);
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Count {
    /// Events seen.
    pub count: u32,
    /// Exposure (weeks in post, duties) or the expected count E; above 0.
    pub exposure: f64,
}

/// How peers differ: a gamma distribution of rates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// Shape of the rates' distribution: small is a wide spread; `INFINITY` is everyone alike (Poisson).
    pub alpha: f64,
    /// Mean rate m, events per unit of exposure.
    pub mean: f64,
    /// Log-likelihood at the fit, all constants included.
    pub log_likelihood: f64,
}

/// Fits the spread by maximum likelihood: 25 points of ln α in [ln 0.05, ln 10⁶], then Brent's search between the
/// neighbours of the best.
///
/// `None` where no one has an event or no one has exposure: there is nothing to compare.
///
/// Source: statistics.md 4.1; held to R's `optim` and MASS `glm.nb`.
///
/// ```
/// use candour::detect::spread::{fit, Count};
/// let counts: Vec<Count> = [0, 1, 0, 2, 9, 1].iter().map(|&count| Count { count, exposure: 1.0 }).collect();
/// let spread = fit(&counts).unwrap();
/// assert!((spread.mean - 13.0 / 6.0).abs() < 1e-9); // with equal exposure the mean is the plain mean
/// assert!(spread.alpha < 1.0);
/// assert_eq!(fit(&[Count { count: 0, exposure: 1.0 }]), None);
/// ```
pub fn fit(counts: &[Count]) -> Option<Spread> {
    Peers::new(counts).fit()
}

/// Fits the spread by moments: m = ΣO/ΣE, X² = Σ(O − mE)²/(mE), var λ = m(X² − (N−1))/(ΣE − ΣE²/ΣE), α = m²/var λ.
///
/// α = ∞ where the variance is not above Poisson's. Quick and rough; the page shows it beside the likelihood fit where
/// the two disagree.
///
/// ```
/// use candour::detect::spread::{fit_by_moments, Count};
/// let counts: Vec<Count> = [0, 1, 0, 2, 9, 1].iter().map(|&count| Count { count, exposure: 1.0 }).collect();
/// let spread = fit_by_moments(&counts).unwrap();
/// assert!(spread.alpha > 0.3 && spread.alpha < 1.0);
/// ```
pub fn fit_by_moments(counts: &[Count]) -> Option<Spread> {
    let peers = Peers::new(counts);
    let poisson = peers.poisson()?;
    let m = poisson.mean;
    let alpha = peers.alpha_by_moments(m);
    let log_likelihood =
        if alpha.is_finite() { peers.log_likelihood(alpha, m) } else { poisson.log_likelihood };
    Some(Spread { alpha, mean: m, log_likelihood })
}

#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) count: f64,
    pub(super) exposure: f64,
    pub(super) weight: f64,
    rank: usize,
}

impl Group {
    /// One person of the group.
    pub(super) fn one(&self) -> Count {
        Count { count: self.count as u32, exposure: self.exposure }
    }
}

/// Peers' counts, prepared for fitting again and again.
#[derive(Clone, Debug)]
pub(super) struct Peers {
    pub(super) groups: Vec<Group>,
    /// Each person's group; `None` without exposure.
    pub(super) group_of: Vec<Option<usize>>,
    /// Distinct counts in rising order, and how many people have each.
    counts: Vec<u32>,
    people: Vec<f64>,
    events: f64,
    exposure: f64,
    /// Σ (O ln E − ln O!).
    constant: f64,
}

impl Peers {
    pub(super) fn new(all: &[Count]) -> Self {
        let mut order: Vec<usize> =
            (0..all.len()).filter(|&i| all[i].exposure > 0.0 && all[i].exposure.is_finite()).collect();
        order.put_in_order_by(|&i, &j| {
            all[i].count.cmp(&all[j].count).then(all[i].exposure.total_cmp(&all[j].exposure))
        });
        let mut peers = Self {
            groups: Vec::new(),
            group_of: vec![None; all.len()],
            counts: Vec::new(),
            people: Vec::new(),
            events: 0.0,
            exposure: 0.0,
            constant: 0.0,
        };
        let mut last = None;
        for i in order {
            let one = all[i];
            if last != Some(one) {
                if peers.counts.last() != Some(&one.count) {
                    peers.counts.push(one.count);
                    peers.people.push(0.0);
                }
                peers.groups.push(Group {
                    count: f64::from(one.count),
                    exposure: one.exposure,
                    weight: 0.0,
                    rank: peers.counts.len() - 1,
                });
                last = Some(one);
            }
            peers.group_of[i] = Some(peers.groups.len() - 1);
            peers.add(peers.groups.len() - 1, 1.0);
        }
        peers
    }

    /// Adds people to a group, or with a negative number takes them out.
    pub(super) fn add(&mut self, group: usize, people: f64) {
        let g = &mut self.groups[group];
        g.weight += people;
        self.people[g.rank] += people;
        self.events += people * g.count;
        self.exposure += people * g.exposure;
        self.constant += people * (g.count * ln(g.exposure) - ln_gamma(g.count + 1.0));
    }

    /// Undoes [`add`](Self::add) to one group of `whole`, to the last bit.
    pub(super) fn put_back(&mut self, group: usize, whole: &Self) {
        let rank = whole.groups[group].rank;
        self.groups[group].weight = whole.groups[group].weight;
        self.people[rank] = whole.people[rank];
        (self.events, self.exposure, self.constant) = (whole.events, whole.exposure, whole.constant);
    }

    /// Everyone alike: m = ΣO/ΣE.
    pub(super) fn poisson(&self) -> Option<Spread> {
        if self.events < 0.5 || self.exposure <= 0.0 {
            return None;
        }
        let mean = self.events / self.exposure;
        let log_likelihood = self.constant + self.events * ln(mean) - self.events;
        Some(Spread { alpha: f64::INFINITY, mean, log_likelihood })
    }

    pub(super) fn fit(&self) -> Option<Spread> {
        let poisson = self.poisson()?;
        let (low, high) = (ln(ALPHA_BOUNDS.0), ln(ALPHA_BOUNDS.1));
        let step = (high - low) / f64::from(GRID_POINTS - 1);
        let mut mean = poisson.mean;
        let (mut best, mut best_at) = (f64::NEG_INFINITY, 0);
        for i in 0..GRID_POINTS {
            let height = self.profile(low + step * f64::from(i), &mut mean);
            if height > best {
                (best, best_at) = (height, i);
            }
        }
        let from = low + step * f64::from(best_at.saturating_sub(1));
        let to = (low + step * f64::from(best_at + 1)).min(high);
        Some(self.refine(from, to, CLOSE, poisson).0)
    }

    /// As [`fit`](Self::fit), sought first where α is within a factor of 8 of `near`: for a fit without one of the people.
    pub(super) fn fit_beside(&self, near: f64) -> Option<Spread> {
        if near.is_finite() { self.fit_within(near, CLOSE) } else { self.fit() }
    }

    /// The fit sought only where α is within a factor of 8 of `near`, to 1e-4 of α: for redrawn counts, whose α is
    /// close by. Near ∞ it starts at the moments' α, or is Poisson at once where the counts vary no more than that.
    ///
    /// The whole range is searched after all where the best lies at an end of the near one.
    pub(super) fn fit_near(&self, near: f64) -> Option<Spread> {
        self.fit_within(near, NEAR_ENOUGH)
    }

    fn fit_within(&self, near: f64, tolerance: f64) -> Option<Spread> {
        let poisson = self.poisson()?;
        let near = if near.is_finite() { near } else { self.alpha_by_moments(poisson.mean) };
        if near == f64::INFINITY {
            return Some(poisson);
        }
        let reach = ln(8.0);
        let (low, high) = (ln(ALPHA_BOUNDS.0), ln(ALPHA_BOUNDS.1));
        let from = (ln(near) - reach).clamp(low, high - reach);
        let to = (ln(near) + reach).clamp(low + reach, high);
        let (spread, at) = self.refine(from, to, tolerance, poisson);
        let end = 3.0 * ROUGHLY;
        let at_an_end = (at - from < end && from > low) || (to - at < end && to < high);
        if at_an_end || spread.alpha == f64::INFINITY { self.fit() } else { Some(spread) }
    }

    fn alpha_by_moments(&self, m: f64) -> f64 {
        let (mut chi_squared, mut people, mut sum_squares) = (0.0, 0.0, 0.0);
        for g in &self.groups {
            let expected = m * g.exposure;
            chi_squared += g.weight * (g.count - expected) * (g.count - expected) / expected;
            people += g.weight;
            sum_squares += g.weight * g.exposure * g.exposure;
        }
        let spread = self.exposure - sum_squares / self.exposure;
        let variance = m * (chi_squared - (people - 1.0)) / spread;
        if variance > 0.0 { m * m / variance } else { f64::INFINITY }
    }

    fn refine(&self, from: f64, to: f64, tolerance: f64, poisson: Spread) -> (Spread, f64) {
        let mut mean = poisson.mean;
        let (near, _) = brent_maximum(from, to, ROUGHLY, |t| self.profile(t, &mut mean));
        let at = self.level(near, tolerance, &mut mean).filter(|t| (from..=to).contains(t)).unwrap_or(near);
        let height = self.profile(at, &mut mean);
        if height.is_nan() || height - poisson.log_likelihood < LEAST_GAIN {
            return (poisson, at);
        }
        let alpha = exp(at);
        let mean = self.best_mean(alpha, mean);
        (Spread { alpha, mean, log_likelihood: self.log_likelihood(alpha, mean) }, at)
    }

    /// Where the profile is level, sought from a place close by: at the top its height says less and less of the place, its
    /// slope ever more. `None` where the secant leads nowhere, as at an end of the range.
    fn level(&self, near: f64, tolerance: f64, mean: &mut f64) -> Option<f64> {
        let (mut before, mut at) = (near - ROUGHLY, near);
        let mut slope_before = self.slope(before, mean);
        for _ in 0..MOST_SECANTS {
            let slope = self.slope(at, mean);
            let step = slope * (at - before) / (slope - slope_before);
            // Below the top it rises, above it falls: a secant of another kind is of noise.
            if !step.is_finite() || step.abs() > 10.0 * ROUGHLY {
                return (slope == 0.0).then_some(at);
            }
            (before, slope_before) = (at, slope);
            at -= step;
            if step.abs() <= tolerance {
                return Some(at);
            }
        }
        None
    }

    /// d/d ln α of the profile; m is the best at each α, so it adds nothing.
    fn slope(&self, ln_alpha: f64, mean: &mut f64) -> f64 {
        let alpha = exp(ln_alpha);
        *mean = self.best_mean(alpha, *mean);
        let m = *mean;
        let mut more: f64 = self.people.iter().sum();
        let (mut rising, mut from) = (0.0, 0u32);
        for (&count, &people) in self.counts.iter().zip(&self.people) {
            let part = if count - from <= 4_096 {
                (from..count).map(|j| f64::from(j) / (alpha + f64::from(j))).sum::<f64>()
            } else {
                // Σ j/(α + j) by its integral, for counts no person has.
                let (c0, c1) = (f64::from(from), f64::from(count));
                (c1 - c0) - alpha * ln((alpha + c1) / (alpha + c0))
            };
            rising += more * part;
            more -= people;
            from = count;
        }
        let falling: f64 = self
            .groups
            .iter()
            .map(|g| {
                let expected = m * g.exposure;
                g.weight
                    * (alpha * ln_1p(expected / alpha) - (g.count + alpha) * expected / (alpha + expected))
            })
            .sum();
        -rising - falling
    }

    pub(super) fn profile(&self, ln_alpha: f64, mean: &mut f64) -> f64 {
        let alpha = exp(ln_alpha);
        *mean = self.best_mean(alpha, *mean);
        self.log_likelihood(alpha, *mean)
    }

    /// The m with Σ (O − mE) α/(α + mE) = 0, by Newton's method.
    ///
    /// The sum falls and is convex in m, so the steps approach from the left and cannot cycle; a step from the far
    /// right could leave the positive numbers, and is cut to a quarter.
    pub(super) fn best_mean(&self, alpha: f64, start: f64) -> f64 {
        let mut m = start;
        for _ in 0..60 {
            let (mut f, mut slope) = (0.0, 0.0);
            for g in &self.groups {
                let inverse = 1.0 / (alpha + m * g.exposure);
                let term = g.weight * (g.count + alpha) * inverse;
                f += term - g.weight;
                slope -= term * g.exposure * inverse;
            }
            let step = f / slope;
            let next = if m - step > 0.0 { m - step } else { 0.25 * m };
            let small = (next - m).abs() <= 1e-13 * m;
            m = next;
            if small {
                break;
            }
        }
        m
    }

    fn log_likelihood(&self, alpha: f64, m: f64) -> f64 {
        // Σ over people of Σ_{j<O} ln(1 + j/α), as Σ over j of ln(1 + j/α) times the people with more than j.
        let mut more: f64 = self.people.iter().sum();
        let (mut rising, mut from) = (0.0, 0u32);
        for (&count, &people) in self.counts.iter().zip(&self.people) {
            let part = if count - from <= 4_096 {
                (from..count).map(|j| ln_1p(f64::from(j) / alpha)).sum::<f64>()
            } else {
                // A garbled file can hold a count of billions; it must not cost billions of steps.
                let (c0, c1) = (f64::from(from), f64::from(count));
                ln_gamma(alpha + c1) - ln_gamma(alpha + c0) - (c1 - c0) * ln(alpha)
            };
            rising += more * part;
            more -= people;
            from = count;
        }
        let falling: f64 =
            self.groups.iter().map(|g| g.weight * (g.count + alpha) * ln_1p(m * g.exposure / alpha)).sum();
        self.constant + self.events * ln(m) + rising - falling
    }
}

/// Standard deviation of the rates as a share of their mean, 1/√α: "people differ by about so much".
///
/// ```
/// use candour::detect::spread::{coefficient_of_variation, Spread};
/// let spread = Spread { alpha: 4.0, mean: 0.1, log_likelihood: 0.0 };
/// assert_eq!(coefficient_of_variation(&spread), 0.5);
/// ```
pub fn coefficient_of_variation(spread: &Spread) -> f64 {
    if spread.alpha == f64::INFINITY { 0.0 } else { 1.0 / sqrt(spread.alpha) }
}
