//! What chance alone would give: the same people and rules, nothing going on, many times over.

use super::found::Findings;
use super::redraw::{From, Redraw, turned_both};
use crate::maths::Random;

/// Runs in which nothing is going on, one a step, so that they can be shown, stopped and gone on with.
///
/// ```
/// use candour::flags::{self, Chance, From};
/// use candour::{session::Session, simulate::sample};
/// let mut session = Session::new();
/// for file in sample::files(7) {
///     session.read(&file.name, file.text.as_bytes()).unwrap();
/// }
/// session.analyse().unwrap();
/// let mut chance = Chance::of(session.findings().unwrap(), From::Spread, 1);
/// for _ in 0..20 {
///     chance.step();
/// }
/// assert!(chance.at_least(chance.actual()) < 0.2, "the sample has more flags than chance gives");
/// assert!(chance.mean().0 < 1.0);
/// ```
#[derive(Clone, Debug)]
pub struct Chance {
    redraw: Redraw,
    from: From,
    random: Random,
    actual: u32,
    flags: Vec<u32>,
}

/// The stream of the generator that chance is drawn from, apart from all others.
const STREAM: u64 = 71;

impl Chance {
    /// Ready to draw; the same seed draws the same.
    pub fn of(findings: &Findings, from: From, seed: u64) -> Self {
        let actual =
            findings.indicators.iter().flat_map(|f| &f.tests).filter(|t| turned_both(t)).count() as u32;
        Self {
            redraw: Redraw::of(findings),
            from,
            random: Random::new(seed, STREAM),
            actual,
            flags: Vec::new(),
        }
    }

    /// One more run. Gives the number of tests that turned both keys in it.
    pub fn step(&mut self) -> u32 {
        let flags = self.redraw.draw(self.from, &mut self.random).into_iter().filter(|t| *t).count() as u32;
        self.flags.push(flags);
        flags
    }

    /// Tests that turned both keys in the real run, before teams were asked.
    pub fn actual(&self) -> u32 {
        self.actual
    }

    /// The same of every run so far.
    pub fn flags(&self) -> &[u32] {
        &self.flags
    }

    /// Mean number of flags, and its Monte-Carlo error.
    pub fn mean(&self) -> (f64, f64) {
        let n = self.flags.len() as f64;
        if n < 1.0 {
            return (0.0, f64::INFINITY);
        }
        let mean = self.flags.iter().map(|f| f64::from(*f)).sum::<f64>() / n;
        let square = self.flags.iter().map(|f| (f64::from(*f) - mean).powi(2)).sum::<f64>();
        (mean, (square / (n - 1.0).max(1.0) / n).sqrt())
    }

    /// Share of runs with at least so many flags; the real run counts as one of them, so that it is never 0.
    pub fn at_least(&self, flags: u32) -> f64 {
        let as_many = self.flags.iter().filter(|f| **f >= flags).count();
        (as_many + 1) as f64 / (self.flags.len() + 1) as f64
    }
}
