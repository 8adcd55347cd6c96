//! One run: every indicator measured, both keys turned, teams asked, rules applied, flags collected.

use super::found::{About, Findings, Flag, FlagKind, IndicatorFindings, RuleResult, Standing};
use super::keys::{against_peers, turn_keys};
use super::rules::{over, policy_rule};
use super::settings::{Instead, Settings};
use super::teams::turn_teams;
use crate::indicators::{self, Indicator, Method, Records};
use crate::peers::Peers;
use crate::tables::Workforce;

/// Runs everything. `count_of` may replace one person's count on one indicator: how a counterfactual asks "and with two
/// fewer?".
pub fn run(workforce: &Workforce, settings: &Settings) -> Findings {
    run_with(workforce, settings, None)
}

/// The same run with one fact replaced.
pub fn run_with(workforce: &Workforce, settings: &Settings, instead: Option<Instead>) -> Findings {
    let records = Records::new(workforce, &settings.scope);
    let mut found: Vec<IndicatorFindings> =
        indicators::ALL.iter().map(|i| measure(*i, workforce, &records, settings, instead)).collect();
    let (questions, cut, expected_by_chance) = turn_keys(&mut found, settings);
    turn_teams(&mut found, workforce, settings);
    let flags = collect(&found, workforce);
    Findings { settings: settings.clone(), indicators: found, flags, questions, cut, expected_by_chance }
}

fn measure(
    indicator: &dyn Indicator,
    workforce: &Workforce,
    records: &Records<'_>,
    settings: &Settings,
    instead: Option<Instead>,
) -> IndicatorFindings {
    let people = workforce.people.len();
    let mut findings = IndicatorFindings {
        id: indicator.card().id,
        missing: indicator.missing(workforce),
        values: Vec::new(),
        peers: Peers::default(),
        spread: f64::INFINITY,
        tests: Vec::new(),
        test_of: vec![u32::MAX; people],
        teams: Vec::new(),
        rule: None,
        not_compared: None,
        could_see: None,
    };
    if findings.missing.is_some() {
        return findings;
    }
    findings.values = (0..people as u32).map(|person| indicator.measure(person, records)).collect();
    match indicator.method() {
        Method::PeerCount => against_peers(&mut findings, workforce, settings, instead),
        Method::PolicyRule { .. } => {
            if let Some(trigger) = settings.trigger(findings.id) {
                findings.rule =
                    Some(policy_rule(&findings, trigger, &records.spell_lengths(), settings.seed));
            }
        }
        Method::LegalLimit { limit } => {
            let limit = settings.trigger(findings.id).unwrap_or(limit);
            let over = over(&findings.values, limit, true);
            let of = findings.values.iter().filter(|v| v.amount().is_some()).count() as u32;
            findings.rule = Some(RuleResult { trigger: limit, over, of, by_chance: None });
        }
        Method::Display => {}
    }
    findings
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
            let law = indicators::by_id(id).is_some_and(|i| matches!(i.method(), Method::LegalLimit { .. }));
            let kind = if law { FlagKind::Law } else { FlagKind::Policy };
            flags.extend(rule.over.iter().map(|p| Flag { about: About::Person(*p), indicator: id, kind }));
        }
    }
    let rank = |kind: FlagKind| match kind {
        FlagKind::Team => 0,
        FlagKind::Individual => 1,
        FlagKind::Law => 2,
        FlagKind::Policy => 3,
    };
    flags.sort_by_key(|f| {
        let place = match f.about {
            About::Team(team) => (team, 0),
            About::Person(person) => (workforce.people[person as usize].team.unwrap_or(u32::MAX), person),
        };
        (rank(f.kind), place)
    });
    flags
}
