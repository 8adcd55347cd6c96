//! Teams whose people fell ill in the same weeks (`detect::cluster`).

use super::found::{IndicatorFindings, TeamTest};
use super::team_counts::FEWEST_IN_TEAM;
use crate::calendar::Window;
use crate::detect::cluster::{self, Fullest, Week};
use crate::indicators::Records;
use crate::indicators::spell_cluster::weeks_looked_at;

/// Fewer people than this ill in a stretch are no cluster, however small the team.
const FEWEST_ILL: u32 = 3;

/// A stretch so full by chance less often than this holds spells that came together.
const TOGETHER: f64 = 0.05;
/// Stretches sought in one team's year.
const MOST_STRETCHES: u32 = 8;

/// The weeks looked at, and each team's and everyone's spells and days in post in them.
struct Weeks {
    windows: Vec<Window>,
    /// By team and week: spells and days.
    teams: Vec<Vec<(u32, u32)>>,
    all: Vec<(u32, u32)>,
}

impl Weeks {
    fn of(records: &Records<'_>) -> Self {
        let windows = weeks_looked_at(records);
        let workforce = records.workforce;
        let mut weeks = Self {
            teams: vec![vec![(0, 0); windows.len()]; workforce.teams.len()],
            all: vec![(0, 0); windows.len()],
            windows,
        };
        let people = workforce.people.iter().enumerate();
        for (person, who) in people.filter(|(_, p)| p.listed || !workforce.has_people_file) {
            for (at, window) in weeks.windows.iter().enumerate() {
                let days = who.days_in_post(*window);
                weeks.all[at].1 += days;
                if let Some(team) = who.team {
                    weeks.teams[team as usize][at].1 += days;
                }
            }
            let Some(whole) = weeks.whole() else { continue };
            for spell in records.spells_begun(person as u32, whole) {
                let at = (spell.first.0 - whole.first.0) as usize / 7;
                weeks.all[at].0 += 1;
                if let Some(team) = who.team {
                    weeks.teams[team as usize][at].0 += 1;
                }
            }
        }
        weeks
    }

    fn whole(&self) -> Option<Window> {
        Some(Window { first: self.windows.first()?.first, last: self.windows.last()?.last })
    }

    fn seen_by(&self, team: u32) -> Vec<Week> {
        let own = &self.teams[team as usize];
        own.iter()
            .zip(&self.all)
            .map(|(own, all)| Week {
                spells: own.0,
                days: f64::from(own.1),
                others: all.0 - own.0,
                others_days: f64::from(all.1 - own.1),
            })
            .collect()
    }

    /// The team's spells beyond what its days and everyone else's would give, in every stretch that is too full for chance.
    ///
    /// A team may be hit more than once in a year. Each stretch found is left out before the next is sought.
    fn went_round(&self, team: u32) -> f64 {
        let mut left = self.seen_by(team);
        let mut beyond = 0.0;
        for _ in 0..MOST_STRETCHES {
            let Some(found) = cluster::fullest(&left).filter(|f| f.p_upper < TOGETHER) else { break };
            beyond += f64::from(found.spells) - f64::from(found.of) * found.share;
            left[found.first..found.first + found.weeks].fill(Week::default());
        }
        beyond
    }

    fn stretch(&self, found: &Fullest) -> Option<Window> {
        let first = self.windows.get(found.first)?.first;
        Some(Window { first, last: self.windows.get(found.first + found.weeks - 1)?.last })
    }
}

/// A team's fullest weeks: which they are, what was counted week by week, and the members who fell ill in them.
#[derive(Clone, Debug)]
pub struct Cluster {
    /// The stretch.
    pub stretch: Window,
    /// What was found.
    pub fullest: Fullest,
    /// First days of the weeks looked at, each with what began in it.
    pub weeks: Vec<(Window, Week)>,
    /// Members who fell ill in the stretch, with their spells in it.
    pub ill: Vec<(u32, u32)>,
}

/// The fullest weeks of one team; `None` where it had no spells or the period is too short.
pub fn cluster_of(team: u32, records: &Records<'_>) -> Option<Cluster> {
    of_team(team, &Weeks::of(records), records)
}

fn of_team(team: u32, weeks: &Weeks, records: &Records<'_>) -> Option<Cluster> {
    let seen = weeks.seen_by(team);
    let fullest = cluster::fullest(&seen)?;
    let stretch = weeks.stretch(&fullest)?;
    let members = records.workforce.teams[team as usize].people.iter();
    let ill = members
        .map(|person| (*person, records.spells_begun(*person, stretch).count() as u32))
        .filter(|(_, spells)| *spells > 0)
        .collect();
    Some(Cluster { stretch, fullest, weeks: weeks.windows.iter().copied().zip(seen).collect(), ill })
}

/// One test a team; teams of few people, or of few who fell ill together, are not asked about.
pub(super) fn find_clusters(findings: &mut IndicatorFindings, records: &Records<'_>) {
    findings.teams.clear();
    findings.not_compared = None;
    let weeks = Weeks::of(records);
    if weeks.windows.len() < 2 * cluster::LONGEST {
        findings.not_compared =
            Some(format!("the period has fewer than {} whole weeks", 2 * cluster::LONGEST));
        return;
    }
    for (team, whole) in records.workforce.teams.iter().enumerate() {
        let people = whole.people.len() as u32;
        if people < FEWEST_IN_TEAM {
            continue;
        }
        let Some(found) = of_team(team as u32, &weeks, records) else { continue };
        let above = found.ill.len() as u32;
        if above < FEWEST_ILL {
            continue;
        }
        let Fullest { spells, of, share, p_upper, .. } = found.fullest;
        findings.teams.push(TeamTest {
            team: team as u32,
            people,
            count: spells,
            expected: f64::from(of) * share,
            exposure: f64::from(found.stretch.days()) / 7.0,
            apart: 0.0,
            p_upper,
            q: 1.0,
            above,
            went_round: weeks.went_round(team as u32).round() as u32,
            rest: None,
            flagged: false,
        });
    }
}
