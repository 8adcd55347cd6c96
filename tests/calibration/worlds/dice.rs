//! Chance of the worlds' own: nothing of the generator that the analysis draws with, so that a fault there is no fault here.

use candour::maths::{ln, pow, sqrt};

/// A stream of random numbers (splitmix64, Steele and others 2014): the same seed, use and number give the same stream.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    /// The stream of one `number` (a person, a team) for one `of` use in the world of a seed. Each has its own, so that what
    /// is planted in one person moves nobody else.
    pub(crate) fn new(seed: u32, of: Use, number: usize) -> Self {
        let mut dice = Self(u64::from(seed) << 32 ^ (of as u64) << 24 ^ number as u64);
        // Neighbouring seeds begin far apart.
        let far = dice.next() ^ dice.next().rotate_left(17);
        Self(far)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Uniform between 0 and 1, neither of them.
    pub(crate) fn uniform(&mut self) -> f64 {
        ((self.next() >> 12) as f64 + 0.5) / 4_503_599_627_370_496.0
    }

    /// Whether something of this probability happens.
    pub(crate) fn happens(&mut self, probability: f64) -> bool {
        self.uniform() < probability
    }

    /// A whole number from 0 to n − 1.
    pub(crate) fn below(&mut self, n: i32) -> i32 {
        (self.uniform() * f64::from(n)) as i32
    }

    /// Time to the next of events that come at this rate.
    pub(crate) fn wait(&mut self, rate: f64) -> f64 {
        -ln(self.uniform()) / rate
    }

    /// 1, 2, 3 … with this mean, each as likely to be the last as the one before it.
    pub(crate) fn geometric(&mut self, mean: f64) -> i32 {
        1 + (ln(self.uniform()) / ln(1.0 - 1.0 / mean)) as i32
    }

    /// Standard normal, by the polar method of Marsaglia.
    pub(crate) fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let square = x * x + y * y;
            if square < 1.0 {
                return x * sqrt(-2.0 * ln(square) / square);
            }
        }
    }

    /// Gamma of this shape, at least 1, with mean 1 (Marsaglia and Tsang 2000).
    pub(crate) fn gamma(&mut self, shape: f64) -> f64 {
        let d = shape - 1.0 / 3.0;
        loop {
            let x = self.normal();
            let cube = pow(1.0 + x / sqrt(9.0 * d), 3.0);
            if cube > 0.0 && ln(self.uniform()) < 0.5 * x * x + d - d * cube + d * ln(cube) {
                return d * cube / shape;
            }
        }
    }
}

/// What a stream is for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Use {
    /// When people joined and left.
    Post = 1,
    /// How people and teams differ.
    Rates,
    /// Who falls ill, and for how long.
    Sickness,
    /// When something goes round a team.
    Outbreaks,
    /// Days with overtime.
    Overtime,
    /// Days on which whole teams are called in.
    Events,
}
