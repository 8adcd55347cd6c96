//! Every indicator over every person and team: what is a flag, and how many chance alone would give.
//!
//! A person's flag needs two keys: *unusual*, even among colleagues who naturally differ (Benjamini-Hochberg over the
//! whole family of person × indicator tests), and *material*, big enough to matter given how little data there is. A
//! team can have the flag instead of its people. Rules of policy and law are kept apart: they are counts against a
//! trigger, no chance was worked out to make them.

use serde::{Deserialize, Serialize};

use crate::detect::bradford::{self, Measure};
use crate::detect::multiplicity::benjamini_hochberg;
use crate::detect::strata::{self, GroupTotal, Member, StratumTest};
use crate::detect::team;
use crate::indicators::{self, Indicator, Measured, Method, Records, Scope};
use crate::maths::negative_binomial;
use crate::peers::{self, Candidate, PeerBy, Peers};
use crate::tables::Workforce;

/// Every choice that changes a finding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
    /// What is counted, and over which days.
    pub scope: Scope,
    /// By what people are alike.
    pub peers: Vec<PeerBy>,
    /// Of the flags of a run, the share that may be false: Benjamini-Hochberg's q.
    pub false_share: f64,
    /// How many times their peers' rate matters.
    pub ratio: f64,
    /// How sure of that ratio a flag must be.
    pub sure: f64,
    /// The organisation's own triggers: indicator and value; a rule without one is off.
    pub triggers: Vec<(String, f64)>,
    /// Seed of everything drawn at random.
    pub seed: u32,
}

impl Settings {
    /// The defaults of `statistics.md` for a period.
    pub fn over(scope: Scope) -> Self {
        Self {
            scope,
            peers: vec![PeerBy::Grade, PeerBy::Pattern, PeerBy::Role],
            false_share: 0.05,
            ratio: 1.5,
            sure: 0.90,
            triggers: Vec::new(),
            seed: 20_251,
        }
    }

    /// The trigger of a rule, if it is switched on.
    pub fn trigger(&self, indicator: &str) -> Option<f64> {
        self.triggers.iter().find(|(id, _)| id == indicator).map(|(_, value)| *value)
    }
}

/// How a person stands on one indicator.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// Both keys turned: a personal flag.
    Flagged,
    /// Both keys turned against peers, but the whole team is high: the team has the flag.
    TeamFlagged,
    /// Both keys turned against peers, but not against the own team, which is not flagged either.
    OnlyAgainstPeers,
    /// Big enough to matter but within the ordinary spread of people: information, not a flag.
    High,
    /// Within what chance and ordinary differences give.
    Within,
    /// Too little to say, and why.
    CannotTell(String),
}

/// One person's test on one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonTest {
    /// Who.
    pub person: u32,
    /// Events.
    pub count: u32,
    /// Years at work.
    pub exposure: f64,
    /// Index of the peer group.
    pub group: u32,
    /// The test.
    pub test: StratumTest,
    /// The chance after allowing for every question asked (Benjamini-Hochberg's q).
    pub q: f64,
    /// How the person stands.
    pub standing: Standing,
    /// P of so many of the team's events falling to this person, where it was asked.
    pub within_team: Option<f64>,
}

/// One team's test on one indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamTest {
    /// Which team.
    pub team: u32,
    /// Members compared.
    pub people: u32,
    /// Their events.
    pub count: u32,
    /// Expected from each member's own peer group.
    pub expected: f64,
    /// P(as many or more), allowing for people who differ.
    pub p_upper: f64,
    /// After allowing for every team and indicator asked about.
    pub q: f64,
    /// Members above their own expected count.
    pub above: u32,
    /// Whether the team has a flag.
    pub flagged: bool,
}

/// A rule's result.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleResult {
    /// The trigger.
    pub trigger: f64,
    /// Who is over it.
    pub over: Vec<u32>,
    /// People with a value.
    pub of: u32,
    /// How many would be over it if everyone were equally healthy; `None` where no honest figure exists (limits of law).
    pub by_chance: Option<ByLuck>,
}

/// What one indicator found.
#[derive(Clone, Debug)]
pub struct IndicatorFindings {
    /// Its id.
    pub id: &'static str,
    /// Why it could not be worked out, as the end of "not available, because …".
    pub missing: Option<String>,
    /// One value a person.
    pub values: Vec<Measured>,
    /// Peer groups.
    pub peers: Peers,
    /// How much people differ beyond chance; infinite is not at all.
    pub spread: f64,
    /// Tests against peers, in order of person.
    pub tests: Vec<PersonTest>,
    /// For each person the index into `tests`, or `u32::MAX`.
    pub test_of: Vec<u32>,
    /// Tests of teams.
    pub teams: Vec<TeamTest>,
    /// The rule, where one is switched on.
    pub rule: Option<RuleResult>,
    /// Why nobody could be compared, where nobody could.
    pub not_compared: Option<String>,
    /// The least that could have been seen in the person in the middle.
    pub could_see: Option<CouldSee>,
}

/// The smallest count that would turn the first key, for the person in the middle of all compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CouldSee {
    /// As a multiple of what is expected.
    pub ratio: f64,
    /// The count.
    pub count: u32,
}

impl IndicatorFindings {
    /// A person's test.
    pub fn test(&self, person: u32) -> Option<&PersonTest> {
        self.tests.get(*self.test_of.get(person as usize)? as usize)
    }
}

/// Whom a flag is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A team.
    Team(u32),
    /// A person.
    Person(u32),
}

/// What sort of flag.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FlagKind {
    /// More than chance gives, against peers.
    Individual,
    /// The whole team is high.
    Team,
    /// Over the organisation's own trigger.
    Policy,
    /// Over a limit of law that binds the employer.
    Law,
}

/// One flag.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flag {
    /// Whom it is about.
    pub about: About,
    /// The indicator.
    pub indicator: &'static str,
    /// What sort.
    pub kind: FlagKind,
}

/// Everything one run found.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The choices it rests on.
    pub settings: Settings,
    /// One entry an indicator, in the order of the registry.
    pub indicators: Vec<IndicatorFindings>,
    /// Flags: teams first, then people by team and number.
    pub flags: Vec<Flag>,
    /// Person × indicator tests made.
    pub questions: u32,
    /// The largest chance that was accepted, or would have been.
    pub cut: f64,
    /// Personal flags that chance alone would give at that cut, before the second key: an upper bound.
    pub expected_by_chance: f64,
}

impl Findings {
    /// What one indicator found.
    pub fn of(&self, indicator: &str) -> Option<&IndicatorFindings> {
        self.indicators.iter().find(|i| i.id == indicator)
    }

    /// Personal flags.
    pub fn individual(&self) -> impl Iterator<Item = &Flag> {
        self.flags.iter().filter(|f| f.kind == FlagKind::Individual)
    }

    /// Team flags.
    pub fn teams(&self) -> impl Iterator<Item = &Flag> {
        self.flags.iter().filter(|f| f.kind == FlagKind::Team)
    }

    /// Flags about one person or team.
    pub fn about(&self, about: About) -> Vec<&Flag> {
        self.flags.iter().filter(|f| f.about == about).collect()
    }
}

/// Where even a rate this many times the peers' could not be seen because of a short time at work, the verdict is
/// "cannot tell".
pub const CANNOT_SEE_RATIO: f64 = 8.0;
/// Time at work is short below this share of the longest: above it, what cannot be seen is a limit of the data, which is
/// said once for the indicator and not of each person.
const SHORT_TIME: f64 = 0.5;
/// Teams smaller than this, or with fewer events, get no attribution (`statistics.md` section 6).
const FEWEST_IN_TEAM: u32 = 4;
const FEWEST_TEAM_EVENTS: u32 = 8;
/// The within-team test keeps a personal flag below this (`statistics.md` section 6).
const WITHIN_TEAM: f64 = 0.05;

/// Runs everything. `count_of` may replace one person's count on one indicator: how a counterfactual asks "and with two
/// fewer?".
pub fn run(workforce: &Workforce, settings: &Settings) -> Findings {
    run_with(workforce, settings, None)
}

/// One fact replaced: a person's count on an indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Instead {
    /// Whose.
    pub person: u32,
    /// Of which indicator.
    pub indicator: &'static str,
    /// The count to assume.
    pub count: u32,
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

fn against_peers(
    findings: &mut IndicatorFindings,
    workforce: &Workforce,
    settings: &Settings,
    instead: Option<Instead>,
) {
    let candidates: Vec<Candidate> = findings
        .values
        .iter()
        .enumerate()
        .filter(|(i, _)| !workforce.has_people_file || workforce.people[*i].listed)
        .filter_map(|(i, value)| match value {
            Measured::Value { amount, exposure: Some(exposure), .. } if *exposure > 0.0 => {
                let replaced = instead.filter(|x| x.person == i as u32 && x.indicator == findings.id);
                let count = replaced.map_or(*amount as u32, |x| x.count);
                Some(Candidate { person: i as u32, count, exposure: *exposure })
            }
            _ => None,
        })
        .collect();
    let peers = peers::choose(workforce, &candidates, &settings.peers);
    if peers.groups.is_empty() {
        findings.not_compared = Some(format!(
            "{} to compare; at least {} are needed, so there is no comparison with peers",
            indicators::counted(candidates.len() as u32, ("person", "people")),
            peers::FEWEST_PEOPLE
        ));
        return;
    }
    let members: Vec<Member> = candidates
        .iter()
        .zip(&peers.group_of)
        .map(|(c, group)| Member { count: c.count, exposure: c.exposure, group: *group })
        .collect();
    let totals: Vec<GroupTotal> =
        peers.groups.iter().map(|g| GroupTotal { events: g.events, exposure: g.exposure }).collect();
    let Some(tested) = strata::test_all(&members, &totals, settings.ratio) else {
        findings.not_compared = Some("nobody has any, so there is nothing to compare".to_owned());
        return;
    };
    findings.spread = tested.spread.alpha;
    for (i, (candidate, test)) in candidates.iter().zip(&tested.tests).enumerate() {
        findings.test_of[candidate.person as usize] = i as u32;
        findings.tests.push(PersonTest {
            person: candidate.person,
            count: candidate.count,
            exposure: candidate.exposure,
            group: peers.group_of[i],
            test: *test,
            q: 1.0,
            standing: Standing::Within,
            within_team: None,
        });
    }
    findings.peers = peers;
}

/// What a policy's rule would list at each of several triggers.
pub fn preview(
    findings: &IndicatorFindings,
    triggers: &[f64],
    workforce: &Workforce,
    settings: &Settings,
) -> Vec<RuleResult> {
    let records = Records::new(workforce, &settings.scope);
    let lengths = records.spell_lengths();
    triggers.iter().map(|trigger| policy_rule(findings, *trigger, &lengths, settings.seed)).collect()
}

fn policy_rule(findings: &IndicatorFindings, trigger: f64, lengths: &[u32], seed: u32) -> RuleResult {
    let over = over(&findings.values, trigger, false);
    let of = findings.values.iter().filter(|v| v.amount().is_some()).count() as u32;
    RuleResult { trigger, over, of, by_chance: by_luck(findings, trigger, lengths, seed) }
}

/// How many people would pass a trigger by luck alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByLuck {
    /// Number of people expected.
    pub expected: f64,
    /// Standard deviation of that number.
    pub spread: f64,
}

/// Simulated people for a share by luck: enough that its Monte-Carlo error stays below half a percentage point.
const LUCK_DRAWS: usize = 20_000;

/// How many would pass a trigger if everyone were equally healthy: spells drawn at the pooled rate over each person's
/// time in post, lengths from all spells there were.
fn by_luck(findings: &IndicatorFindings, trigger: f64, lengths: &[u32], seed: u32) -> Option<ByLuck> {
    let mut exposures = Vec::new();
    let mut spells = 0.0;
    for value in &findings.values {
        if let Measured::Value { exposure: Some(exposure), .. } = value {
            exposures.push(*exposure);
            spells += value.input("spells").unwrap_or(0.0);
        }
    }
    let years: f64 = exposures.iter().sum();
    let expected: Vec<f64> = exposures.iter().map(|e| e * spells / years).collect();
    let measure = if findings.id == "bradford" { Measure::Bradford } else { Measure::Days };
    let rounds = (LUCK_DRAWS / expected.len().max(1)).max(1) as u32;
    let shares = bradford::chance_shares(&expected, lengths, &[trigger], measure, rounds, u64::from(seed));
    let share = shares.first()?.share;
    let people = expected.len() as f64;
    Some(ByLuck { expected: share * people, spread: (share * (1.0 - share) * people).sqrt() })
}

fn over(values: &[Measured], trigger: f64, strictly: bool) -> Vec<u32> {
    values
        .iter()
        .enumerate()
        .filter(|(_, v)| v.amount().is_some_and(|a| if strictly { a > trigger } else { a >= trigger }))
        .filter(|(_, v)| v.input("opted out") != Some(1.0))
        .map(|(i, _)| i as u32)
        .collect()
}

/// The two keys over the whole family. Gives the number of questions, the cut and the flags expected by chance.
fn turn_keys(found: &mut [IndicatorFindings], settings: &Settings) -> (u32, f64, f64) {
    let p: Vec<f64> = found.iter().flat_map(|f| f.tests.iter().map(|t| t.test.p_upper)).collect();
    let questions = p.len();
    let q = benjamini_hochberg(&p);
    let accepted = p.iter().zip(&q).filter(|(_, q)| **q <= settings.false_share).map(|(p, _)| *p);
    let first_step = settings.false_share / questions.max(1) as f64;
    let cut = accepted.fold(first_step, f64::max);
    let mut expected = 0.0;
    let mut at = 0;
    for findings in found {
        let longest = findings.tests.iter().map(|t| t.exposure).fold(0.0, f64::max);
        let mut ratios: Vec<(f64, u32)> = Vec::with_capacity(findings.tests.len());
        for test in &mut findings.tests {
            test.q = q[at];
            at += 1;
            let (mean, size) = (test.test.null_mean, test.test.null_size);
            let (needed, chance) = smallest_count_below(mean, size, cut);
            expected += chance;
            let unusual = test.q <= settings.false_share;
            let material = test.test.posterior.chance_above >= settings.sure;
            let needed_ratio = f64::from(needed) / mean;
            ratios.push((needed_ratio, needed));
            test.standing = if unusual && material {
                Standing::Flagged
            } else if needed_ratio > CANNOT_SEE_RATIO && test.exposure < longest * SHORT_TIME {
                Standing::CannotTell(format!(
                    "{} in {} at work would be needed to stand out, {:.0} times what is expected",
                    needed,
                    months(test.exposure),
                    needed_ratio
                ))
            } else if material {
                Standing::High
            } else {
                Standing::Within
            };
        }
        ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
        findings.could_see =
            ratios.get(ratios.len() / 2).map(|(ratio, count)| CouldSee { ratio: *ratio, count: *count });
    }
    (questions as u32, cut, expected)
}

/// "11 months", "3 weeks": time at work in words.
pub fn months(years: f64) -> String {
    let weeks = years * indicators::DAYS_A_YEAR / 7.0;
    if weeks < 12.0 {
        let weeks = weeks.round().max(1.0);
        return if weeks <= 1.0 { "a week".to_owned() } else { format!("{weeks} weeks") };
    }
    format!("{:.0} months", years * 12.0)
}

/// The smallest count whose upper tail is at most `cut`, and that tail.
fn smallest_count_below(mean: f64, size: f64, cut: f64) -> (u32, f64) {
    let mut high = 1_u32;
    while negative_binomial::upper_tail(high, mean, size) > cut && high < 1 << 20 {
        high *= 2;
    }
    let mut low = high / 2;
    while low + 1 < high {
        let middle = u32::midpoint(low, high);
        if negative_binomial::upper_tail(middle, mean, size) <= cut {
            high = middle;
        } else {
            low = middle;
        }
    }
    (high, negative_binomial::upper_tail(high, mean, size))
}

/// Teams: is a whole team high, and does a flagged person stand out within it?
fn turn_teams(found: &mut [IndicatorFindings], workforce: &Workforce, settings: &Settings) {
    if workforce.teams.len() < 2 {
        return;
    }
    let mut p_values = Vec::new();
    for findings in found.iter_mut() {
        let members: Vec<team::Member> = findings
            .tests
            .iter()
            .filter_map(|t| {
                let team = workforce.people[t.person as usize].team?;
                Some(team::Member { team, count: t.count, expected: t.test.expected })
            })
            .collect();
        let (Some(variances), Some(tests)) = (team::variances(&members), team::test_teams(&members)) else {
            continue;
        };
        for test in tests.iter().filter(|t| t.people >= FEWEST_IN_TEAM && t.count >= FEWEST_TEAM_EVENTS) {
            p_values.push(test.p_upper);
            let own = members.iter().filter(|m| m.team == test.team);
            findings.teams.push(TeamTest {
                team: test.team,
                people: test.people,
                count: test.count,
                expected: test.expected,
                p_upper: test.p_upper,
                q: 1.0,
                above: own.filter(|m| f64::from(m.count) > m.expected * variances.pooled_rate).count() as u32,
                flagged: false,
            });
        }
        for test in findings.tests.iter_mut().filter(|t| t.standing == Standing::Flagged) {
            let team = workforce.people[test.person as usize].team;
            let Some(whole) = tests.iter().find(|t| Some(t.team) == team) else { continue };
            if whole.people >= FEWEST_IN_TEAM && whole.count >= FEWEST_TEAM_EVENTS {
                let share = test.test.expected * variances.pooled_rate / whole.expected;
                let alpha = variances.alpha_person;
                test.within_team =
                    Some(team::within_team(test.count, whole.count, share, whole.people, alpha));
            }
        }
    }
    let q = benjamini_hochberg(&p_values);
    let mut at = 0;
    for findings in found.iter_mut() {
        for team in &mut findings.teams {
            team.q = q[at];
            at += 1;
            team.flagged =
                team.q <= settings.false_share && f64::from(team.count) > team.expected * TEAM_RATIO;
        }
        let flagged: Vec<u32> = findings.teams.iter().filter(|t| t.flagged).map(|t| t.team).collect();
        for test in findings.tests.iter_mut().filter(|t| t.standing == Standing::Flagged) {
            let team = workforce.people[test.person as usize].team;
            let stands_out = test.within_team.is_none_or(|p| p < WITHIN_TEAM);
            test.standing = match (team.is_some_and(|t| flagged.contains(&t)), stands_out) {
                (_, true) => Standing::Flagged,
                (true, false) => Standing::TeamFlagged,
                (false, false) => Standing::OnlyAgainstPeers,
            };
        }
    }
}

/// A team's rate must be this many times its people's peers' before it is a signal: a team of many people is unusual at
/// a ratio on which nobody would act.
const TEAM_RATIO: f64 = 1.25;

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
