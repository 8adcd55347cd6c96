//! Would a flag stand if the records had fallen a little differently?

use super::found::{About, Findings, FlagKind, Standing};
use super::redraw::{From, Redraw};
use super::run::rerun;
use super::settings::Instead;
use crate::maths::Random;
use crate::tables::Workforce;

/// In how many of the resamples each personal flag came back.
#[derive(Clone, Debug)]
pub struct Stability {
    redraw: Redraw,
    random: Random,
    /// Person, indicator, place among all tests, times it came back.
    flags: Vec<(u32, &'static str, usize, u32)>,
    rounds: u32,
}

/// The stream of the generator that resamples are drawn from.
const STREAM: u64 = 72;
/// A flag that comes back in at least this share of the resamples is stable (`statistics.md` 7).
pub const STABLE: f64 = 0.8;

impl Stability {
    /// Ready to draw; the same seed draws the same.
    ///
    /// ```
    /// use candour::flags::Stability;
    /// use candour::{session::Session, simulate::sample};
    /// let mut session = Session::new();
    /// for file in sample::files(7) {
    ///     session.read(&file.name, file.text.as_bytes()).unwrap();
    /// }
    /// session.analyse().unwrap();
    /// let mut stability = Stability::of(session.findings().unwrap(), 1);
    /// for _ in 0..20 {
    ///     stability.step();
    /// }
    /// // Each rests on one year of one person: in other years like it, it would often not come back.
    /// let shares = stability.shares();
    /// assert!(shares.len() == 2 && shares.iter().all(|(_, _, share)| *share < candour::flags::STABLE), "{shares:?}");
    /// ```
    pub fn of(findings: &Findings, seed: u64) -> Self {
        let mut flags = Vec::new();
        let mut place = 0;
        for found in &findings.indicators {
            for test in &found.tests {
                if test.standing == Standing::Flagged {
                    flags.push((test.person, found.id, place, 0));
                }
                place += 1;
            }
        }
        Self { redraw: Redraw::of(findings), random: Random::new(seed, STREAM), flags, rounds: 0 }
    }

    /// One more resample: every event is counted 0, 1, 2 … times, once on average.
    pub fn step(&mut self) {
        let turned = self.redraw.draw(From::Records, &mut self.random);
        for (_, _, place, times) in &mut self.flags {
            *times += u32::from(turned.get(*place).copied().unwrap_or(false));
        }
        self.rounds += 1;
    }

    /// Person, indicator, and the share of resamples in which the flag came back.
    pub fn shares(&self) -> Vec<(u32, &'static str, f64)> {
        let rounds = f64::from(self.rounds.max(1));
        self.flags.iter().map(|(person, id, _, times)| (*person, *id, f64::from(*times) / rounds)).collect()
    }
}

/// Personal flags that go when one event less is counted: each rests on that event.
///
/// ```
/// use candour::flags;
/// use candour::{session::Session, simulate::sample, tables::Workforce};
/// let files = sample::files(7);
/// let texts: Vec<(&str, &str)> = files.iter().map(|f| (f.name.as_str(), f.text.as_str())).collect();
/// let workforce = Workforce::from_csv(&texts).unwrap();
/// let mut session = Session::new();
/// files.iter().for_each(|f| { session.read(&f.name, f.text.as_bytes()).unwrap(); });
/// session.analyse().unwrap();
/// let findings = flags::run(&workforce, &session.settings_in_force());
/// let resting = flags::resting_on_one(&findings, &workforce);
/// assert_eq!(resting.iter().map(|(_, indicator)| *indicator).collect::<Vec<_>>(), ["sickness-spells"]);
/// ```
pub fn resting_on_one(findings: &Findings, workforce: &Workforce) -> Vec<(u32, &'static str)> {
    let flags = findings.flags.iter().filter(|f| f.kind == FlagKind::Individual);
    let mut resting = Vec::new();
    for flag in flags {
        let About::Person(person) = flag.about else { continue };
        let Some(test) = findings.of(flag.indicator).and_then(|f| f.test(person)) else { continue };
        let instead = Instead { person, indicator: flag.indicator, count: test.count.saturating_sub(1) };
        let again = rerun(workforce, &findings.settings, findings, Some(instead));
        let stands = again
            .of(flag.indicator)
            .and_then(|f| f.test(person))
            .is_some_and(|t| t.standing == Standing::Flagged);
        if !stands {
            resting.push((person, flag.indicator));
        }
    }
    resting
}
