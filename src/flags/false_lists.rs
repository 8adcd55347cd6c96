//! How often a list would hold somebody if nobody differed from their colleagues: the whole procedure, run again and again in
//! worlds where that is so.
//!
//! Each world draws every indicator anew for the very people, peer groups and teams of the run ([`Differ`] says from what),
//! and puts it through the same fit, both keys, the allowance for every question and the tests of teams. The answer is a range,
//! since the records cannot tell which of the six ways of differing is the true one: from the least that the drawn worlds
//! leave likely in any of them to the most.

use super::differ::{Differ, FAMILIES};
use super::found::{ByChance, Findings, Lists};
use super::nobody_differs::{Drawn, NobodyDiffers};
use super::redraw::turn_both;
use super::settings::Settings;
use super::team_counts::{TeamCounts, is_flagged, is_flagged_for_events, stands_out};
use super::team_redraw::Loads;
use super::teams::{LOAD_RATIO, method_of};
use crate::detect::team_mean;
use crate::indicators::Method;
use crate::maths::{Random, beta};
use crate::tables::Workforce;

/// The streams of the generator that worlds are drawn from, one a family.
const STREAM: u64 = 90;
/// Worlds of each family before anything is said.
const FIRST: u32 = 10;
/// Worlds of each family in all: so many that this many tests are made, between these.
const TESTS: u32 = 600_000;
const FEWEST: u32 = 25;
const MOST: u32 = 100;
/// How often a family's true share may lie above what is said, and how often below. Below less often: the families are six
/// ways in which people differ, all with the teams as they are, so that the least of them says little of how much less it may be.
/// With a tenth either way, "1 to 13" was printed of 2,000 people where less than one list in a hundred held a team.
const ABOVE: f64 = 0.1;
const BELOW: f64 = 0.02;

/// The worlds of one run, drawn one indicator a step, so that they can be shown, stopped and gone on with.
///
/// ```
/// use candour::flags::FalseLists;
/// use candour::{session::Session, simulate::sample};
/// let mut session = Session::new();
/// for file in sample::files(7) {
///     session.read(&file.name, file.text.as_bytes()).unwrap();
/// }
/// session.analyse().unwrap();
/// let findings = session.findings().unwrap().clone();
/// let mut lists = FalseLists::begin(&findings, session.workforce());
/// assert!(lists.by_chance().is_none());
/// while lists.step(&findings, session.workforce()) {}
/// let by_chance = lists.by_chance().unwrap();
/// assert!(by_chance.people.lower <= by_chance.people.upper && by_chance.worlds == by_chance.of);
/// ```
#[derive(Debug)]
pub struct FalseLists {
    /// Places of the run's indicators that are not looked at yet.
    ahead: std::ops::Range<usize>,
    indicators: Vec<NobodyDiffers>,
    loads: Option<Loads>,
    settings: Settings,
    has_teams: bool,
    of_each: u32,
    families: Vec<(Differ, Random, Tally)>,
    /// The world that is being drawn, one part an indicator.
    parts: Vec<Part>,
}

/// One indicator of a world: what was drawn, everyone's two keys, its teams.
#[derive(Debug)]
struct Part {
    drawn: Drawn,
    keys: Vec<(f64, f64)>,
    teams: Option<TeamCounts>,
}

/// What the worlds of one family gave.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    worlds: u32,
    with_people: u32,
    with_teams: u32,
}

impl FalseLists {
    /// Ready to draw; the same findings draw the same.
    pub fn begin(findings: &Findings, workforce: &Workforce) -> Self {
        let settings = findings.settings.clone();
        let loads = Loads::of(findings, workforce);
        // What went round a team is told of it and is nothing that the list holds against anyone.
        let weeks = Some(Method::TeamWeeks);
        let stream = |at: usize| Random::new(u64::from(settings.seed), STREAM + at as u64);
        Self {
            has_teams: findings.indicators.iter().any(|f| method_of(f) != weeks && !f.teams.is_empty()),
            of_each: (TESTS / findings.questions.max(1)).clamp(FEWEST, MOST),
            families: FAMILIES
                .into_iter()
                .enumerate()
                .map(|(at, differ)| (differ, stream(at), Tally::default()))
                .collect(),
            ahead: 0..findings.indicators.len(),
            indicators: Vec::new(),
            loads,
            settings,
            parts: Vec::new(),
        }
    }

    /// What the first worlds say, at once: for trying something out.
    pub fn at_a_glance(findings: &Findings, workforce: &Workforce) -> Option<ByChance> {
        let mut lists = Self::begin(findings, workforce);
        lists.of_each = FIRST;
        while lists.step(findings, workforce) {}
        lists.by_chance()
    }

    /// One more indicator is looked at, or drawn for a world; false when all worlds were drawn. `findings` and `workforce`
    /// are those it was begun with.
    pub fn step(&mut self, findings: &Findings, workforce: &Workforce) -> bool {
        if let Some(at) = self.ahead.next() {
            let found = findings.indicators.get(at);
            self.indicators.extend(found.and_then(|f| NobodyDiffers::of(f, findings, workforce)));
            return true;
        }
        let (drawn, all) = self.progress();
        if drawn >= all {
            return false;
        }
        let at = drawn as usize % self.families.len();
        let Some((differ, random, tally)) = self.families.get_mut(at) else { return false };
        if let Some(indicator) = self.indicators.get(self.parts.len()) {
            let drawn = indicator.drawn(*differ, random);
            let keys = drawn.family.tested(self.settings.ratio);
            self.parts.push(Part { teams: indicator.teams(&drawn), keys, drawn });
            return true;
        }
        let drawn_loads = self.loads.as_ref().map(|loads| loads.drawn(random));
        let loads = drawn_loads.map_or_else(Vec::new, |members| team_mean::test_teams(&members));
        tally.worlds += 1;
        let (people, teams) = self.list(&loads);
        if let Some((.., tally)) = self.families.get_mut(at) {
            tally.with_people += u32::from(people > 0);
            tally.with_teams += u32::from(teams > 0);
        }
        self.parts.clear();
        drawn + 1 < all
    }

    /// Worlds drawn, of how many; none where nobody is compared.
    pub fn progress(&self) -> (u32, u32) {
        if self.indicators.is_empty() && self.ahead.is_empty() {
            return (0, 0);
        }
        let drawn = self.families.iter().map(|(.., tally)| tally.worlds).sum();
        (drawn, self.of_each * self.families.len() as u32)
    }

    /// What the worlds drawn so far say; `None` before there are enough.
    pub fn by_chance(&self) -> Option<ByChance> {
        let (worlds, of) = self.progress();
        if worlds < FIRST * self.families.len() as u32 {
            return None;
        }
        let range = |hits: fn(&Tally) -> u32| {
            let ends = |(.., tally): &(Differ, Random, Tally)| likely(hits(tally), tally.worlds);
            let (lower, upper) = self
                .families
                .iter()
                .map(ends)
                .fold((1.0, 0.0), |(low, high), (l, u)| (f64::min(low, l), f64::max(high, u)));
            Lists { lower: (lower * 100.0).floor() as u32, upper: (upper * 100.0).ceil() as u32 }
        };
        Some(ByChance {
            people: range(|t| t.with_people),
            teams: self.has_teams.then(|| range(|t| t.with_teams)),
            worlds,
            of,
            seed: self.settings.seed,
        })
    }

    /// The list of the world that was drawn: people and teams on it.
    fn list(&self, loads: &[team_mean::TeamMean]) -> (u32, u32) {
        let flagged = self.flagged_teams(loads);
        let keys: Vec<(f64, f64)> = self.parts.iter().flat_map(|part| part.keys.iter().copied()).collect();
        let turned = turn_both(&keys, &[], &self.settings);
        let (mut people, mut at) = (0, 0);
        for ((indicator, part), flagged) in self.indicators.iter().zip(&self.parts).zip(&flagged) {
            for test in (0..part.keys.len()).filter(|test| turned[at + test]) {
                let member = indicator.member(&part.drawn, test);
                let within = member.zip(part.teams.as_ref()).and_then(|(member, of)| of.within(member));
                let team = member.and_then(|m| flagged.iter().find(|(team, _)| *team == m.team));
                people += u32::from(stands_out(within, team.map(|(_, people)| *people)));
            }
            at += part.keys.len();
        }
        (people, flagged.iter().map(|of| of.len() as u32).sum())
    }

    /// By indicator, the teams that have a flag and how many people they are; those of amounts come last.
    fn flagged_teams(&self, loads: &[team_mean::TeamMean]) -> Vec<Vec<(u32, u32)>> {
        let p: Vec<f64> = self
            .parts
            .iter()
            .flat_map(|part| &part.teams)
            .flat_map(|of| of.among.iter().map(|held| held.among.p_upper))
            .chain(loads.iter().map(|t| t.p_upper))
            .collect();
        let mut q = self.settings.allowing_for_all(&p).into_iter();
        let mut next = || q.next().unwrap_or(1.0);
        let mut flagged: Vec<Vec<(u32, u32)>> = Vec::with_capacity(self.parts.len() + 1);
        for Part { teams: of, .. } in &self.parts {
            let mut own = Vec::new();
            for held in of.iter().flat_map(|of| &of.among) {
                if is_flagged_for_events(
                    next(),
                    held.counted(),
                    held.among.expected,
                    held.rest,
                    &self.settings,
                ) {
                    own.push((held.own.own.team, held.own.own.people));
                }
            }
            flagged.push(own);
        }
        let over = |t: &&team_mean::TeamMean| {
            let expected = t.others * t.exposure;
            is_flagged(next(), t.amount.round() as u32, expected, LOAD_RATIO, &self.settings)
        };
        flagged.push(loads.iter().filter(over).map(|t| (t.team, t.people)).collect());
        flagged
    }
}

/// Between what a share lies, having been seen so often (Jeffreys' interval).
fn likely(hits: u32, of: u32) -> (f64, f64) {
    let (a, b) = (f64::from(hits) + 0.5, f64::from(of - hits) + 0.5);
    let lower = if hits == 0 { 0.0 } else { beta::quantile(a, b, BELOW) };
    let upper = if hits == of { 1.0 } else { beta::quantile(a, b, 1.0 - ABOVE) };
    (lower, upper)
}
