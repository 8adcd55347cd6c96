//! One run: every indicator measured, both keys turned, teams asked, rules applied, flags collected.

use crate::maths::InOrder;
use std::rc::Rc;

use super::clusters::find_clusters;
use super::found::{About, Findings, Flag, FlagKind, IndicatorFindings, RuleResult, Standing};
use super::habits;
use super::keys::{against_peers, turn_keys};
use super::rules::{over, policy_rule};
use super::settings::{Instead, Settings};
use super::teams::turn_teams;
use crate::indicators::{self, EveryonesSpells, Indicator, Measured, Method, Records};
use crate::peers::Peers;
use crate::tables::Workforce;

/// Runs everything.
pub fn run(workforce: &Workforce, settings: &Settings) -> Findings {
    let mut run = Run::begin(settings.clone(), None);
    while run.step(workforce) {}
    run.finish(workforce)
}

/// Runs again with other settings, or with one fact replaced: how a counterfactual asks "and with two fewer?". What
/// cannot have changed since `before` is taken from it; the findings are those of a run from nothing.
///
/// `before` must be of the same workforce and with no fact replaced.
pub fn rerun(
    workforce: &Workforce,
    settings: &Settings,
    before: &Findings,
    instead: Option<Instead>,
) -> Findings {
    let mut run = Run { instead, ..Run::begin(settings.clone(), Some(before)) };
    while run.step(workforce) {}
    run.finish(workforce)
}

/// Runs again with what one indicator measured replaced for everyone, one value a person: "and if everybody's spells were
/// counted that way?". Everything else is as it was `before`, on the same workforce.
pub fn rerun_measured(
    workforce: &Workforce,
    before: &Findings,
    indicator: &'static str,
    values: Rc<[Measured]>,
) -> Findings {
    let mut run =
        Run { measured: Some((indicator, values)), ..Run::begin(before.settings.clone(), Some(before)) };
    while run.step(workforce) {}
    run.finish(workforce)
}

/// A run in steps, one an indicator, so that it can be shown and stopped between two of them.
#[derive(Debug)]
pub struct Run {
    settings: Settings,
    instead: Option<Instead>,
    /// What is taken in place of what one indicator measures.
    measured: Option<(&'static str, Rc<[Measured]>)>,
    /// What was found under earlier settings, and which those were.
    before: Option<(Settings, Vec<IndicatorFindings>)>,
    found: Vec<IndicatorFindings>,
    spells: Option<EveryonesSpells>,
}

impl Run {
    /// A run not yet begun. What was found `before`, on the same workforce, is used again where it still holds.
    pub fn begin(settings: Settings, before: Option<&Findings>) -> Self {
        let spells = before.filter(|f| f.settings.scope == settings.scope).map(|f| Rc::clone(&f.spells));
        let before = before.map(|f| (f.settings.clone(), f.indicators.clone()));
        Self {
            settings,
            instead: None,
            measured: None,
            before,
            found: Vec::with_capacity(indicators::ALL.len()),
            spells,
        }
    }

    /// Steps done, of how many, and the name of what comes next.
    pub fn progress(&self) -> (usize, usize, &'static str) {
        let next = indicators::ALL.get(self.found.len()).map_or("Comparing teams", |i| i.card().name);
        (self.found.len(), indicators::ALL.len(), next)
    }

    /// Measures the next indicator; false when none is left.
    pub fn step(&mut self, workforce: &Workforce) -> bool {
        let Some(indicator) = indicators::ALL.get(self.found.len()) else { return false };
        let records = match self.spells.take() {
            Some(spells) => Records::again(workforce, &self.settings.scope, spells),
            None => Records::new(workforce, &self.settings.scope),
        };
        let spells = records.spells();
        let id = indicator.card().id;
        let facts = match &self.measured {
            Some((replaced, values)) if *replaced == id => Facts::Values(values),
            _ => self.instead.filter(|x| x.indicator == id).map_or(Facts::AsRecorded, Facts::Count),
        };
        let findings = look(*indicator, &records, &self.settings, &mut self.before, facts);
        self.spells = Some(spells);
        self.found.push(findings);
        true
    }

    /// Turns both keys, asks the teams, collects the flags.
    pub fn finish(self, workforce: &Workforce) -> Findings {
        let Self { settings, found: mut indicators, spells, .. } = self;
        let (questions, cut) = turn_keys(&mut indicators, &settings);
        turn_teams(&mut indicators, workforce, &settings);
        let flags = collect(&indicators, workforce);
        let mut by_subject: Vec<u32> = (0..flags.len() as u32).collect();
        by_subject.put_in_order_by_key(|at| flags[*at as usize].about);
        Findings {
            settings,
            spells: spells.unwrap_or_default(),
            indicators,
            flags,
            by_subject,
            questions,
            cut,
            by_chance: None,
        }
    }
}

/// What is known of one indicator: what the records say, or something in its place.
#[derive(Clone, Copy)]
enum Facts<'a> {
    AsRecorded,
    Count(Instead),
    Values(&'a Rc<[Measured]>),
}

/// One indicator: its values, the comparison with peers, its rule; what still holds of `before` is taken out of it.
fn look(
    indicator: &dyn Indicator,
    records: &Records<'_>,
    settings: &Settings,
    before: &mut Option<(Settings, Vec<IndicatorFindings>)>,
    facts: Facts<'_>,
) -> IndicatorFindings {
    let id = indicator.card().id;
    let kept = before.as_mut().and_then(|(were, found)| {
        let place = found.iter().position(|f| f.id == id)?;
        (were.scope == settings.scope).then(|| (&*were, found.swap_remove(place)))
    });
    let (were, mut findings) = match kept {
        Some((were, found)) => (Some(were), found),
        None => (None, measure(indicator, records)),
    };
    if findings.missing.is_some() {
        return findings;
    }
    if let Facts::Values(values) = facts {
        findings.values = Rc::clone(values);
    }
    let replaced = !matches!(facts, Facts::AsRecorded);
    match indicator.method() {
        method if method.compares() => {
            if let Some(were) = were.filter(|w| w.peers == settings.peers && !replaced) {
                findings.forget_keys();
                if were.ratio.to_bits() != settings.ratio.to_bits() {
                    findings.ask_of(settings.ratio);
                }
            } else {
                findings.forget_peers();
                let instead = if let Facts::Count(instead) = facts { Some(instead) } else { None };
                against_peers(&mut findings, method, records.workforce, settings, instead);
            }
        }
        Method::PolicyRule { .. } => {
            let trigger = settings.trigger(id);
            let alike = |w: &Settings| w.seed == settings.seed && w.trigger(id) == trigger;
            if replaced || !were.is_some_and(alike) {
                findings.rule = trigger.and_then(|t| policy_rule(&findings, t, records, settings.seed));
            }
        }
        Method::LegalLimit { limit } => {
            let limit = settings.trigger(id).unwrap_or(limit);
            let over = over(&findings.values, limit);
            let of = findings.values.iter().filter(|v| v.amount().is_some()).count() as u32;
            findings.rule = Some(RuleResult { trigger: limit, over, of, by_chance: None });
        }
        Method::Contradiction => {
            let over = over(&findings.values, 0.0);
            let of = findings.values.iter().filter(|v| v.amount().is_some()).count() as u32;
            findings.rule = Some(RuleResult { trigger: 0.0, over, of, by_chance: None });
            habits::take_out(&mut findings, records);
        }
        Method::TeamWeeks if were.is_some() && !replaced => {}
        Method::TeamWeeks => find_clusters(&mut findings, records),
        // The tests of teams come when all indicators are measured.
        Method::Teams => {
            findings.teams.clear();
            findings.not_compared = None;
        }
        _ => {}
    }
    findings
}

fn measure(indicator: &dyn Indicator, records: &Records<'_>) -> IndicatorFindings {
    let people = records.workforce.people.len();
    let missing = if records.scope.lanes.contains(&indicator.card().lane) {
        indicator.missing(records.workforce)
    } else {
        Some("it lies outside what this analysis is for".to_owned())
    };
    let values = if missing.is_some() {
        Rc::default()
    } else {
        (0..people as u32).map(|person| indicator.measure(person, records)).collect()
    };
    IndicatorFindings {
        id: indicator.card().id,
        missing,
        values,
        peers: Peers::default(),
        spread: f64::INFINITY,
        tests: Vec::new(),
        test_of: vec![u32::MAX; people],
        teams: Vec::new(),
        rule: None,
        habits: Vec::new(),
        not_compared: None,
        could_see: None,
    }
}

fn collect(found: &[IndicatorFindings], workforce: &Workforce) -> Vec<Flag> {
    let mut flags = Vec::new();
    for findings in found {
        let id = findings.id;
        flags.extend(findings.teams.iter().filter(|t| t.flagged).map(|t| Flag {
            about: About::Team(t.team),
            indicator: id,
            kind: FlagKind::Team,
        }));
        flags.extend(findings.tests.iter().filter(|t| t.standing == Standing::Flagged).map(|t| Flag {
            about: About::Person(t.person),
            indicator: id,
            kind: FlagKind::Individual,
        }));
        if let Some(rule) = &findings.rule {
            let kind = match indicators::by_id(id).map(Indicator::method) {
                Some(Method::LegalLimit { .. }) => FlagKind::Law,
                Some(Method::Contradiction) => FlagKind::Record,
                _ => FlagKind::Policy,
            };
            flags.extend(rule.over.iter().map(|p| Flag { about: About::Person(*p), indicator: id, kind }));
        }
    }
    let rank = |kind: FlagKind| match kind {
        FlagKind::Team => 0,
        FlagKind::Individual => 1,
        FlagKind::Law => 2,
        FlagKind::Record => 3,
        FlagKind::Policy => 4,
    };
    flags.put_in_order_by_key(|f| {
        let place = match f.about {
            About::Team(team) => (team, 0),
            About::Person(person) => (workforce.people[person as usize].team.unwrap_or(u32::MAX), person),
        };
        (rank(f.kind), place)
    });
    flags
}
