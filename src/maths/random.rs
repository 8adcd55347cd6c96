//! Random numbers that can be drawn again: a generator started from a seed that is shown, and samplers by inversion.
//!
//! One uniform number gives one draw, so two runs whose parameters differ a little draw nearly the same workforces.

use rand_core::Rng;
use rand_pcg::Pcg64Mcg;

use super::{beta_binomial, exp, ln, ln_1p, negative_binomial, poisson, pow, sqrt};

/// A generator: the same seed and stream give the same numbers on every machine.
///
/// Streams of one seed are unrelated, so that one use of chance does not disturb another.
///
/// ```
/// use candour::maths::Random;
/// let mut first = Random::new(7, 1);
/// let mut again = Random::new(7, 1);
/// assert_eq!(first.uniform(), again.uniform());
/// assert_ne!(Random::new(7, 2).uniform(), Random::new(7, 1).uniform());
/// ```
#[derive(Clone, Debug)]
pub struct Random(Pcg64Mcg);

impl Random {
    /// The generator of a seed, on one of its streams.
    pub fn new(seed: u64, stream: u64) -> Self {
        let low = scrambled(seed);
        let high = scrambled(stream ^ scrambled(low));
        Self(Pcg64Mcg::new((u128::from(high) << 64) | u128::from(low)))
    }

    /// Uniform on [0, 1), in steps of 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 * (1.0 / 9_007_199_254_740_992.0)
    }

    /// Uniform on the indices 0 to n − 1; 0 where n = 0.
    pub fn index(&mut self, n: usize) -> usize {
        // The multiply-shift of Lemire (2019); its bias, below n/2⁶⁴, is beyond any test here.
        ((u128::from(self.0.next_u64()) * n as u128) >> 64) as usize
    }

    /// Puts a slice into a random order (Fisher and Yates).
    ///
    /// ```
    /// use candour::maths::Random;
    /// let mut order = [1, 2, 3, 4];
    /// Random::new(1, 1).shuffle(&mut order);
    /// order.sort();
    /// assert_eq!(order, [1, 2, 3, 4]);
    /// ```
    pub fn shuffle<T>(&mut self, slice: &mut [T]) {
        for i in (1..slice.len()).rev() {
            let j = self.index(i + 1);
            slice.swap(i, j);
        }
    }

    /// A Poisson count of this mean.
    ///
    /// ```
    /// use candour::maths::Random;
    /// assert_eq!(Random::new(1, 1).poisson(0.0), 0);
    /// ```
    pub fn poisson(&mut self, mean: f64) -> u32 {
        let u = self.uniform();
        match walk(u, exp(-mean), |x| mean / x) {
            Some(x) => x,
            None => poisson::quantile(u, mean),
        }
    }

    /// A negative binomial count of this mean and size; size = ∞ is Poisson.
    ///
    /// ```
    /// use candour::maths::Random;
    /// let mut random = Random::new(1, 1);
    /// let mean = (0..4_000).map(|_| random.negative_binomial(3.0, 2.0)).sum::<u32>() as f64 / 4_000.0;
    /// assert!((mean - 3.0).abs() < 0.2);
    /// ```
    pub fn negative_binomial(&mut self, mean: f64, size: f64) -> u32 {
        if size == f64::INFINITY {
            return self.poisson(mean);
        }
        let u = self.uniform();
        let share = mean / (mean + size);
        match walk(u, exp(-size * ln_1p(mean / size)), |x| share * (x - 1.0 + size) / x) {
            Some(x) => x,
            None => negative_binomial::quantile(u, mean, size),
        }
    }

    /// A binomial count: how many of n happen, each with chance p.
    ///
    /// ```
    /// use candour::maths::Random;
    /// let mut random = Random::new(1, 1);
    /// assert_eq!(random.binomial(5, 0.0), 0);
    /// assert_eq!(random.binomial(5, 1.0), 5);
    /// ```
    pub fn binomial(&mut self, n: u32, p: f64) -> u32 {
        if p > 0.5 {
            return n - self.binomial(n, 1.0 - p);
        }
        if n == 0 || p <= 0.0 {
            return 0;
        }
        let u = self.uniform();
        let (odds, n_f) = (p / (1.0 - p), f64::from(n));
        match walk(u, exp(n_f * ln_1p(-p)), |x| odds * (n_f - x + 1.0).max(0.0) / x) {
            Some(x) => x.min(n),
            None => super::binomial::quantile(u, n, p),
        }
    }

    /// A beta-binomial count: how many of n, where the chance itself differs as Beta(a, b) does.
    ///
    /// ```
    /// use candour::maths::Random;
    /// let mut random = Random::new(1, 1);
    /// let mean = (0..4_000).map(|_| random.beta_binomial(10, 2.0, 3.0)).sum::<u32>() as f64 / 4_000.0;
    /// assert!((mean - 4.0).abs() < 0.2);
    /// ```
    pub fn beta_binomial(&mut self, n: u32, a: f64, b: f64) -> u32 {
        let u = self.uniform();
        let mut at_most = 0.0;
        for x in 0..n {
            at_most += beta_binomial::pmf(x, n, a, b);
            if u < at_most {
                return x;
            }
        }
        n
    }

    /// A gamma value of this shape and scale 1 (Marsaglia and Tsang 2000); 0 where the shape is not above 0.
    ///
    /// ```
    /// use candour::maths::Random;
    /// let mut random = Random::new(1, 1);
    /// for shape in [0.4, 3.0, 80.0] {
    ///     let mean = (0..20_000).map(|_| random.gamma(shape)).sum::<f64>() / 20_000.0;
    ///     assert!((mean - shape).abs() < 0.03 * f64::sqrt(shape), "{mean} of {shape}");
    /// }
    /// assert_eq!(random.gamma(0.0), 0.0);
    /// ```
    pub fn gamma(&mut self, shape: f64) -> f64 {
        if shape.is_nan() || shape <= 0.0 {
            return 0.0;
        }
        if shape < 1.0 {
            let u = self.uniform();
            return self.gamma(shape + 1.0) * pow(u, 1.0 / shape);
        }
        let d = shape - 1.0 / 3.0;
        loop {
            let x = self.normal();
            let root = 1.0 + x / sqrt(9.0 * d);
            let cube = root * root * root;
            if cube > 0.0 && ln(self.uniform()) < 0.5 * x * x + d - d * cube + d * ln(cube) {
                return d * cube;
            }
        }
    }

    /// A standard normal value, by Marsaglia's polar method.
    fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                return x * sqrt(-2.0 * ln(square) / square);
            }
        }
    }

    /// Hands `total` events out in proportion to the weights, into `counts`.
    ///
    /// Weights below or at 0 receive none; where all are 0 nothing is handed out.
    ///
    /// ```
    /// use candour::maths::Random;
    /// let mut counts = [0; 3];
    /// Random::new(1, 1).multinomial(12, &[1.0, 0.0, 2.0], &mut counts);
    /// assert_eq!(counts.iter().sum::<u32>(), 12);
    /// assert_eq!(counts[1], 0);
    /// ```
    pub fn multinomial(&mut self, total: u32, weights: &[f64], counts: &mut [u32]) {
        let mut weight_left: f64 = weights.iter().map(|w| w.max(0.0)).sum();
        let last = weights.iter().rposition(|w| *w > 0.0);
        let mut left = total;
        for (i, (count, weight)) in counts.iter_mut().zip(weights).enumerate() {
            let weight = weight.max(0.0);
            *count = if Some(i) == last {
                left
            } else if left == 0 || weight == 0.0 {
                0
            } else {
                self.binomial(left, (weight / weight_left).min(1.0))
            };
            left -= *count;
            weight_left -= weight;
        }
    }
}

/// The first x with P(X ≤ x) > u, walking up from P(X = 0); `ratio(x)` = P(X = x)/P(X = x − 1).
///
/// `None` where the walk would be long or P(X = 0) is too small to start from.
fn walk(u: f64, first: f64, ratio: impl Fn(f64) -> f64) -> Option<u32> {
    if first < 1e-280 {
        return None;
    }
    let (mut x, mut term, mut sum) = (0u32, first, first);
    while u >= sum {
        x += 1;
        if x > 10_000 {
            return None;
        }
        term *= ratio(f64::from(x));
        let next = sum + term;
        if next <= sum && term < 1e-18 {
            break; // u lies within rounding of 1
        }
        sum = next;
    }
    Some(x)
}

/// SplitMix64's finaliser (Steele, Lea and Flood 2014): neighbouring seeds give unrelated states.
fn scrambled(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
