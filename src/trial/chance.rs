//! Chance: the same people, peer groups and rules in worlds where nothing is going on.
//!
//! Three such worlds. *Spread*: people, and teams, differ in one of the ways that the records leave likely, and nobody more
//! (the very worlds of the figure on the Overview). *Luck*: the events of each peer group are handed out again by time at work. *Shuffled*: each pattern's flags stay, and which of
//! the peers has them is drawn by lot, so that only the question "do several flags meet in one person?" is left. That is the
//! same as dealing out whole records and asking again: a record brings its own time at work along, and a test of it asks
//! nothing else of the person.

use super::Choices;
use crate::flags::{Findings, From, NullWorlds, Redraw, turned_both};
use crate::maths::{InOrder, Random};
use crate::tables::Workforce;

/// From what a world is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Null {
    /// People differ as they do, nobody more.
    Spread,
    /// Everyone of a peer group alike.
    Luck,
    /// The same flags, on people drawn by lot among the peers.
    Shuffled,
}

/// All three, in the order in which they are run.
pub const NULLS: [Null; 3] = [Null::Spread, Null::Luck, Null::Shuffled];

/// What one world gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that turned both keys, before teams are asked.
    pub flags: u32,
    /// People with at least one.
    pub people: u32,
    /// People with more than one.
    pub several: u32,
}

/// One indicator's flags.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OfIndicator {
    /// Which.
    pub id: &'static str,
    /// In the real run.
    pub actual: u32,
    /// On average in the worlds of people's spread.
    pub expected: f64,
}

/// Streams of the generator, one a null.
const STREAM: u64 = 80;
/// Worlds unless more are asked for.
pub const RUNS: u32 = 200;

/// The test as far as it has come.
#[derive(Debug)]
pub struct Chance {
    redraw: Redraw,
    nobody: NullWorlds,
    random: [Random; 3],
    /// Seed of everything drawn.
    pub seed: u32,
    /// Worlds of each null.
    pub runs: u32,
    worlds: [Vec<Tally>; 3],
    /// For each test whose it is, its indicator's place, its group (numbered over all indicators) and whether it turned
    /// both keys.
    tests: Vec<(u32, usize, u32, bool)>,
    by_indicator: Vec<u32>,
    people: usize,
}

impl Chance {
    /// Ready to draw; the same seed draws the same.
    ///
    /// ```
    /// use candour::trial::{Choices, chance::{Chance, Null}};
    /// use candour::{session::Session, simulate::sample};
    /// let mut session = Session::new();
    /// for file in sample::files(7) {
    ///     session.read(&file.name, file.text.as_bytes()).unwrap();
    /// }
    /// session.analyse().unwrap();
    /// let mut choices = Choices::default();
    /// choices.set("runs", "20");
    /// let findings = session.findings().unwrap().clone();
    /// let mut job = Chance::begin(&findings, session.workforce(), &choices);
    /// while job.step() {}
    /// assert!(job.at_least(Null::Spread, |t| t.flags) < 0.1, "the sample has more flags than chance gives");
    /// assert!(job.worlds(Null::Shuffled).iter().all(|t| t.flags == job.actual().flags), "shuffled flags stay as many");
    /// ```
    pub fn begin(findings: &Findings, workforce: &Workforce, choices: &Choices) -> Self {
        let seed = findings.settings.seed;
        let redraw = Redraw::of(findings);
        let mut tests = Vec::new();
        let mut groups = 0;
        for (place, id) in redraw.indicators().iter().enumerate() {
            let Some(found) = findings.of(id) else { continue };
            tests.extend(found.tests.iter().map(|t| (t.person, place, groups + t.group, turned_both(t))));
            groups += found.peers.groups.len() as u32;
        }
        Self {
            random: [0, 1, 2].map(|i| Random::new(u64::from(seed), STREAM + i)),
            seed,
            runs: choices.number("runs", f64::from(RUNS), 20.0, 1_000.0) as u32,
            worlds: Default::default(),
            by_indicator: vec![0; redraw.indicators().len()],
            people: tests.iter().map(|t| t.0 as usize + 1).max().unwrap_or(0),
            redraw,
            nobody: NullWorlds::of(findings, workforce),
            tests,
        }
    }

    /// One more world; false when all were drawn.
    pub fn step(&mut self) -> bool {
        if self.tests.is_empty() {
            return false;
        }
        let Some(place) = self.worlds.iter().position(|w| (w.len() as u32) < self.runs) else { return false };
        let (Some(null), Some(random)) = (NULLS.get(place), self.random.get_mut(place)) else { return false };
        let turned = match null {
            Null::Spread => self.nobody.draw(self.worlds[place].len(), random),
            Null::Luck => self.redraw.draw(From::Luck, random),
            Null::Shuffled => shuffled(&self.tests, random),
        };
        if *null == Null::Spread {
            for (test, _) in self.tests.iter().zip(&turned).filter(|(_, turned)| **turned) {
                if let Some(sum) = self.by_indicator.get_mut(test.1) {
                    *sum += 1;
                }
            }
        }
        let tally = self.tally(&turned);
        if let Some(worlds) = self.worlds.get_mut(place) {
            worlds.push(tally);
        }
        self.progress().0 < self.progress().1
    }

    /// Worlds drawn, of how many.
    pub fn progress(&self) -> (u32, u32) {
        if self.tests.is_empty() {
            return (1, 1);
        }
        (self.worlds.iter().map(|w| w.len() as u32).sum(), self.runs * NULLS.len() as u32)
    }

    fn tally(&self, turned: &[bool]) -> Tally {
        let mut of_person = vec![0_u8; self.people];
        for ((person, ..), turned) in self.tests.iter().zip(turned) {
            if let Some(flags) = of_person.get_mut(*person as usize).filter(|_| *turned) {
                *flags = flags.saturating_add(1);
            }
        }
        let with = |least: u8| of_person.iter().filter(|flags| **flags >= least).count() as u32;
        Tally { flags: turned.iter().filter(|t| **t).count() as u32, people: with(1), several: with(2) }
    }

    /// Whether there was anything to test.
    pub fn is_empty(&self) -> bool {
        self.tests.is_empty()
    }

    /// The real run, before teams were asked.
    pub fn actual(&self) -> Tally {
        let turned: Vec<bool> = self.tests.iter().map(|t| t.3).collect();
        self.tally(&turned)
    }

    /// What each world gave.
    pub fn worlds(&self, null: Null) -> &[Tally] {
        NULLS.iter().position(|n| *n == null).and_then(|at| self.worlds.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Mean of a figure over the worlds, and its Monte-Carlo error.
    pub fn mean(&self, null: Null, figure: impl Fn(&Tally) -> u32) -> (f64, f64) {
        let worlds = self.worlds(null);
        let n = worlds.len().max(1) as f64;
        let mean = worlds.iter().map(|w| f64::from(figure(w))).sum::<f64>() / n;
        let square: f64 = worlds.iter().map(|w| (f64::from(figure(w)) - mean).powi(2)).sum();
        (mean, (square / (n - 1.0).max(1.0) / n).sqrt())
    }

    /// The smallest and largest value of a figure in the middle 95 of 100 worlds.
    pub fn band(&self, null: Null, figure: impl Fn(&Tally) -> u32) -> (u32, u32) {
        let mut all: Vec<u32> = self.worlds(null).iter().map(figure).collect();
        all.put_in_order();
        let cut = all.len() / 40;
        let at = |place: usize| all.get(place).copied().unwrap_or(0);
        (at(cut), at(all.len().saturating_sub(1 + cut)))
    }

    /// Share of worlds with at least as much as the real run, which counts as one of them, so that it is never 0.
    pub fn at_least(&self, null: Null, figure: impl Fn(&Tally) -> u32) -> f64 {
        let actual = figure(&self.actual());
        let worlds = self.worlds(null);
        let as_many = worlds.iter().filter(|w| figure(w) >= actual).count();
        (as_many + 1) as f64 / (worlds.len() + 1) as f64
    }

    /// Each indicator's flags beside what people's spread gives.
    pub fn by_indicator(&self) -> Vec<OfIndicator> {
        let worlds = self.worlds(Null::Spread).len().max(1) as f64;
        let of = |(place, id): (usize, &&'static str)| OfIndicator {
            id,
            actual: self.tests.iter().filter(|t| t.1 == place && t.3).count() as u32,
            expected: f64::from(self.by_indicator.get(place).copied().unwrap_or(0)) / worlds,
        };
        self.redraw.indicators().iter().enumerate().map(of).collect()
    }
}

/// The flags of each pattern and peer group, handed to members drawn by lot.
fn shuffled(tests: &[(u32, usize, u32, bool)], random: &mut Random) -> Vec<bool> {
    let mut order: Vec<usize> = (0..tests.len()).collect();
    let group = |i: &usize| tests.get(*i).map_or(0, |t| t.2);
    order.put_in_order_by_key(group);
    let mut turned = vec![false; tests.len()];
    for members in order.chunk_by(|a, b| group(a) == group(b)) {
        let mut lots: Vec<bool> = members.iter().map(|i| tests.get(*i).is_some_and(|t| t.3)).collect();
        random.shuffle(&mut lots);
        for (i, lot) in members.iter().zip(lots) {
            if let Some(turned) = turned.get_mut(*i) {
                *turned = lot;
            }
        }
    }
    turned
}
