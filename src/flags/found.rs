//! What a run found: standings, tests of people and teams, rules' results, flags.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::habits::Habit;
use super::settings::Settings;
use crate::detect::yardstick::Test;
use crate::indicators::{EveryonesSpells, Measured, Records};
use crate::peers::Peers;
use crate::tables::Workforce;

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
    /// Years at work; where the count is a share, of how many.
    pub exposure: f64,
    /// Index of the peer group.
    pub group: u32,
    /// The test.
    pub test: Test,
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
    /// Their events; of an amount such as hours, its whole.
    pub count: u32,
    /// Expected from each member's own peer group; of an amount, from the other teams.
    pub expected: f64,
    /// Their time at work: in years; of an amount, in full-time weeks.
    pub exposure: f64,
    /// How far the other teams lie apart beyond chance and people who differ: a standard deviation relative to the mean; of
    /// counts alone.
    pub apart: f64,
    /// P(as many or more), allowing for people and, of counts and amounts, teams that differ.
    pub p_upper: f64,
    /// After allowing for every team and indicator asked about.
    pub q: f64,
    /// Members above their own expected count.
    pub above: u32,
    /// Of its spells of sickness, those that came with others: beyond what was expected in stretches too full for chance. They
    /// are not counted for the team's rate.
    pub went_round: u32,
    /// Of counts: the team without its highest member. It has a flag only where this is high too.
    pub rest: Option<WithoutHighest>,
    /// Whether the team has a flag.
    pub flagged: bool,
}

/// A team without the member who is highest above what is expected, held to the other teams as the whole was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WithoutHighest {
    /// Events of the others, beyond those that came together.
    pub count: u32,
    /// Expected of the others.
    pub expected: f64,
    /// P(as many or more).
    pub p_upper: f64,
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

/// How many people would pass a trigger by luck alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByLuck {
    /// Number of people expected.
    pub expected: f64,
    /// Standard deviation of that number.
    pub spread: f64,
}

/// What one indicator found.
#[derive(Clone, Debug)]
pub struct IndicatorFindings {
    /// Its id.
    pub id: &'static str,
    /// Why it could not be worked out, as the end of "not available, because …".
    pub missing: Option<String>,
    /// One value a person.
    pub values: Rc<[Measured]>,
    /// Peer groups.
    pub peers: Peers,
    /// How much people may well differ beyond chance, as a shape: small is a wide spread, infinite none at all.
    pub spread: f64,
    /// Tests against peers, in order of person.
    pub tests: Vec<PersonTest>,
    /// For each person the index into `tests`, or `u32::MAX`.
    pub test_of: Vec<u32>,
    /// Tests of teams.
    pub teams: Vec<TeamTest>,
    /// The rule, where one is switched on.
    pub rule: Option<RuleResult>,
    /// Contradictions that many records share, which list nobody.
    pub habits: Vec<Habit>,
    /// Why nobody could be compared, where nobody could.
    pub not_compared: Option<String>,
    /// The least that could have been seen in the person in the middle.
    pub could_see: Option<CouldSee>,
}

/// The smallest count that would turn both keys, for the person in the middle of all compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CouldSee {
    /// As a multiple of what is expected.
    pub ratio: f64,
    /// The count.
    pub count: u32,
}

impl IndicatorFindings {
    /// Takes back what the settings of the keys decided; the tests themselves stand.
    pub(super) fn forget_keys(&mut self) {
        for test in &mut self.tests {
            (test.q, test.standing, test.within_team) = (1.0, Standing::Within, None);
        }
        self.teams.clear();
        self.could_see = None;
    }

    /// Asks how sure the tests are of another ratio; nothing else in them depends on it.
    pub(super) fn ask_of(&mut self, ratio: f64) {
        for test in &mut self.tests {
            let posterior = &mut test.test.posterior;
            posterior.chance_above = posterior.belief.chance_above(ratio);
        }
    }

    /// Takes back the comparison with peers; the values stand.
    pub(super) fn forget_peers(&mut self) {
        self.peers = Peers::default();
        self.spread = f64::INFINITY;
        self.tests.clear();
        self.test_of.fill(u32::MAX);
        self.not_compared = None;
        self.forget_keys();
    }

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
    /// Two records that cannot both be right.
    Record,
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

/// Of 100 workforces like this one in which nobody differs from their colleagues, how many would still have somebody on the
/// list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Lists {
    /// At least.
    pub lower: u32,
    /// At most.
    pub upper: u32,
}

/// What chance alone gives, by worlds that were drawn and put through the whole procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ByChance {
    /// Lists with a person.
    pub people: Lists,
    /// Lists with a team that has a flag for how much there was; where teams are compared.
    pub teams: Option<Lists>,
    /// Worlds drawn.
    pub worlds: u32,
    /// Of how many that will be.
    pub of: u32,
    /// Seed they were drawn from.
    pub seed: u32,
}

/// Everything one run found.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The choices it rests on.
    pub settings: Settings,
    /// Everyone's spells of sickness as they were counted.
    pub spells: EveryonesSpells,
    /// One entry an indicator, in the order of the registry.
    pub indicators: Vec<IndicatorFindings>,
    /// Flags: teams first, then people by team and number.
    pub flags: Vec<Flag>,
    /// Places in `flags`, by whom they are about: a list of everyone asks for each person's.
    pub(super) by_subject: Vec<u32>,
    /// Person × indicator tests made.
    pub questions: u32,
    /// The largest chance that was accepted, or would have been.
    pub cut: f64,
    /// What chance alone gives, once enough worlds were drawn ([`super::FalseLists`]).
    pub by_chance: Option<ByChance>,
}

impl Findings {
    /// The records that were counted. `workforce` is the one that was analysed.
    pub fn records<'a>(&'a self, workforce: &'a Workforce) -> Records<'a> {
        Records::again(workforce, &self.settings.scope, Rc::clone(&self.spells))
    }

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
        let subject = |at: &u32| self.flags[*at as usize].about;
        let first = self.by_subject.partition_point(|at| subject(at) < about);
        let theirs = self.by_subject[first..].iter().take_while(|at| subject(at) == about);
        theirs.map(|at| &self.flags[*at as usize]).collect()
    }
}
