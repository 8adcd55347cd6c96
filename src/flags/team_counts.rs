//! The teams of one indicator of counts: is one high among the others, and does a person stand out of their own?

use super::found::{IndicatorFindings, PersonTest, WithoutHighest};
use super::settings::Settings;
use crate::detect::team::{self, Member, TeamTest, Variances};
use crate::detect::team_count::{self, AmongTeams, Compared};
use crate::maths::{InOrder, negative_binomial};
use crate::tables::Workforce;

/// Teams smaller than this, or with fewer events, get no attribution (`statistics.md` section 6). Of how many people a team is
/// says whether it is asked about; how many events it had only whether it can have a flag. To ask of those alone that had many
/// would count a few questions where all teams were looked at: in workforces without a pattern, of 25 teams with six spells
/// expected in each, 25 lists of 100 then held a team.
pub(super) const FEWEST_IN_TEAM: u32 = 4;
const FEWEST_TEAM_EVENTS: u32 = 8;
/// The within-team test keeps a personal flag below this (`statistics.md` section 6).
const WITHIN_TEAM: f64 = 0.05;
/// A team's rate must be this many times its people's peers' before it is a signal: a team of many people is unusual at
/// a ratio on which nobody would act.
const TEAM_RATIO: f64 = 1.25;
/// Without its highest member a team must still be this unusual. It is one team that is asked about, and the highest of its
/// members is gone.
const WITHOUT_ONE: f64 = 0.1;
/// A group of peers that gives less than this share of a team's expected count makes it like no other team.
const IN_COMMON: f64 = 0.25;

/// The teams of one indicator.
#[derive(Debug)]
pub(super) struct TeamCounts {
    variances: Variances,
    /// Every team with people compared.
    whole: Vec<TeamTest>,
    /// Those that can be held to others.
    pub(super) among: Vec<Held>,
}

/// One team held to the others, and what is left of it without the member who is highest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) own: Compared,
    pub(super) among: AmongTeams,
    pub(super) rest: WithoutHighest,
}

impl TeamCounts {
    /// Holds teams to each other. `alike` says by team which have peers in common, `came_together` how many of a team's
    /// events are not held against it, of as many as it had.
    pub(super) fn of(
        members: &[Member],
        alike: &[usize],
        came_together: impl Fn(u32) -> u32,
    ) -> Option<Self> {
        let (variances, whole) = (team::variances(members)?, team::test_teams(members)?);
        let compared = compared(&whole, alike, came_together);
        let highest = highest(members, variances.pooled_rate);
        let held = team_count::among_teams(&compared);
        let among = compared
            .iter()
            .zip(held)
            .filter_map(|(own, among)| {
                let among = among?;
                let at = highest.binary_search_by_key(&own.own.team, |m| m.team).ok()?;
                Some(Held { own: *own, among, rest: rest(own, &among, highest[at], &variances) })
            })
            .collect();
        Some(Self { variances, whole, among })
    }

    /// What a member is expected to have, at the rate of all.
    pub(super) fn pooled_rate(&self) -> f64 {
        self.variances.pooled_rate
    }

    /// P of so many of the team's events falling to this member; `None` where the team is too small to ask.
    pub(super) fn within(&self, member: Member) -> Option<f64> {
        let at = self.whole.binary_search_by_key(&member.team, |t| t.team).ok()?;
        let whole = self.whole.get(at)?;
        if whole.people < FEWEST_IN_TEAM || whole.count < FEWEST_TEAM_EVENTS {
            return None;
        }
        let share = member.expected * self.variances.pooled_rate / whole.expected;
        let alpha = self.variances.alpha_person;
        Some(team::within_team(member.count, whole.count, share, whole.people, alpha))
    }
}

/// The member of each team who is highest above what is expected, in the order of the teams.
fn highest(members: &[Member], rate: f64) -> Vec<Member> {
    let above = |m: &Member| f64::from(m.count) - rate * m.expected;
    let mut highest: Vec<Member> = members.to_vec();
    highest.put_in_order_by(|a, b| a.team.cmp(&b.team).then(above(b).total_cmp(&above(a))));
    highest.dedup_by_key(|m| m.team);
    highest
}

/// What is left of a team without one member, held to the other teams as the whole was.
fn rest(team: &Compared, among: &AmongTeams, one: Member, variances: &Variances) -> WithoutHighest {
    let TeamTest { count, expected, size, .. } = team.own;
    let theirs = variances.pooled_rate * one.expected;
    let left = (count - one.count).saturating_sub(team.came_together);
    // Σe²/α of all, less the one's.
    let squares = (expected * expected / size - theirs * theirs / variances.alpha_person).max(0.0);
    let alone = (expected - theirs).max(0.0);
    let others = among.expected / expected * alone;
    let apart = squares / (alone * alone) + among.apart * among.apart;
    let p_upper = if alone > 0.0 { negative_binomial::upper_tail(left, others, 1.0 / apart) } else { 1.0 };
    WithoutHighest { count: left, expected: others, p_upper }
}

/// The teams that are large enough to compare.
pub(super) fn compared(
    whole: &[TeamTest],
    alike: &[usize],
    came_together: impl Fn(u32) -> u32,
) -> Vec<Compared> {
    whole
        .iter()
        .filter(|t| t.people >= FEWEST_IN_TEAM && t.expected > 0.0)
        .map(|own| Compared {
            own: *own,
            alike: alike[own.team as usize],
            came_together: came_together(own.team).min(own.count),
        })
        .collect()
}

/// Whether a team has a flag: after allowing for all, and by how much it is above what is expected.
pub(super) fn is_flagged(q: f64, counted: u32, expected: f64, ratio: f64, settings: &Settings) -> bool {
    q <= settings.false_share && f64::from(counted) > expected * ratio
}

/// Whether a team has a flag for events that were counted: there must be some number of them, and more than one member's.
pub(super) fn is_flagged_for_events(
    q: f64,
    counted: u32,
    expected: f64,
    rest: WithoutHighest,
    settings: &Settings,
) -> bool {
    counted >= FEWEST_TEAM_EVENTS && is_flagged(q, counted, expected, TEAM_RATIO, settings) && rest.is_high()
}

impl Held {
    /// Events that are held against the team.
    pub(super) fn counted(&self) -> u32 {
        self.own.own.count - self.own.came_together
    }
}

impl WithoutHighest {
    /// Whether the team is high without its highest member too: one person's record must not make a team.
    fn is_high(self) -> bool {
        f64::from(self.count) > self.expected * TEAM_RATIO && self.p_upper <= WITHOUT_ONE
    }
}

/// Whether somebody stands out of their own team. In a team that is high, whoever is highest passes for unusual among the
/// peers, and is the highest of so many.
pub(super) fn stands_out(within: Option<f64>, people_of_flagged: Option<u32>) -> bool {
    within.is_none_or(|p| p * people_of_flagged.map_or(1.0, f64::from) < WITHIN_TEAM)
}

/// By team: teams with the same number have peers in common, and not only a few of their people.
pub(super) fn alike(findings: &IndicatorFindings, workforce: &Workforce) -> Vec<usize> {
    let teams = workforce.teams.len();
    let of_team =
        |t: &PersonTest| Some((workforce.people[t.person as usize].team?, t.group, t.test.expected));
    let mut parts: Vec<(u32, u32, f64)> = findings.tests.iter().filter_map(of_team).collect();
    parts.put_in_order_by_key(|(team, group, _)| (*team, *group));
    let mut whole = vec![0.0; teams];
    for (team, _, expected) in &parts {
        whole[*team as usize] += expected;
    }
    // Teams and, after them, peer groups; each points to one it is joined with.
    let mut joined: Vec<usize> = (0..teams + findings.peers.groups.len()).collect();
    let root = |joined: &[usize], mut at: usize| {
        while joined[at] != at {
            at = joined[at];
        }
        at
    };
    for of_group in parts.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        let (team, group, _) = of_group[0];
        let part: f64 = of_group.iter().map(|p| p.2).sum();
        if part >= whole[team as usize] * IN_COMMON {
            let (a, b) = (root(&joined, team as usize), root(&joined, teams + group as usize));
            joined[a.max(b)] = a.min(b);
        }
    }
    (0..teams).map(|team| root(&joined, team)).collect()
}
