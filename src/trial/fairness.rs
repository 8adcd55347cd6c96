//! Fairness: are groups of people flagged alike, and if not, which step of the rules makes the difference?
//!
//! The only place that opens [`Groups`]. Every figure is of a whole group, never of a person.

use crate::maths::InOrder;
use std::collections::BTreeMap;

use crate::detect::multiplicity::holm;
use crate::flags::{Findings, IndicatorFindings, PersonTest, Standing};
use crate::indicators::{self, Indicator, Method};
use crate::maths::{binomial, two_by_two};
use crate::tables::Workforce;
use crate::tables::groups::Groups;

/// Groups of fewer people are left out.
pub const FEWEST_PEOPLE: u32 = 10;
/// Counts from 1 to this are not shown.
pub const MOST_HIDDEN: u32 = 4;
/// More groups than this are no groups but a measurement, such as dates of birth.
pub const MOST_GROUPS: usize = 20;
/// Above this product of the sizes Boschloo's test takes too long and Fisher's mid-p says the same (`statistics.md` 8).
const MOST_BOSCHLOO: u64 = 40_000;

/// One group at one step of the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The group.
    pub group: String,
    /// People in it who were compared.
    pub people: u32,
    /// Those of them who are listed at this step.
    pub hits: u32,
    /// Exact (Clopper-Pearson) interval of the share.
    pub interval: (f64, f64),
    /// Share as a multiple of the reference group's; `None` where neither has any.
    pub ratio: Option<f64>,
    /// Koopman's score interval of the ratio; the upper end can be infinite.
    pub ratio_interval: Option<(f64, f64)>,
    /// Exact chance of so great a difference, either way.
    pub p: f64,
    /// After allowing for every group compared at this step.
    pub holm: f64,
    /// The smallest ratio that would have been seen four times in five.
    pub could_see: Option<f64>,
    /// Not shown, because the count is small or the count of another group could be worked out from it.
    pub hidden: bool,
}

/// One step of the rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What is listed at it.
    pub name: String,
    /// The groups, the reference first.
    pub lines: Vec<Line>,
}

/// How often something happens in a group, before and after allowing for role, pattern and time at work.
#[derive(Clone, Debug, PartialEq)]
pub struct Rate {
    /// The indicator.
    pub id: &'static str,
    /// The group.
    pub group: String,
    /// Its events.
    pub events: u32,
    /// Its rate as a multiple of everyone's.
    pub before: f64,
    /// Its events as a multiple of what its members' own peers lead one to expect.
    pub after: f64,
}

/// Why there is nothing to compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// No column was given the meaning.
    NoGroups,
    /// So many different values that they are no groups.
    TooMany(usize),
    /// Fewer than two groups of [`FEWEST_PEOPLE`].
    TooFew,
    /// Nobody was compared with peers.
    NobodyCompared,
}

/// A group, its people, and those of them who are listed.
type Counted = (String, u32, u32);

/// The test as far as it has come.
#[derive(Debug, Default)]
pub struct Fairness {
    /// Why not, where not.
    pub missing: Option<Missing>,
    /// The largest group, with which the others are compared.
    pub reference: String,
    /// People who were compared and have a group.
    pub people: u32,
    /// People who were compared and have none.
    pub unknown: u32,
    /// Groups left out, with their people who were compared.
    pub excluded: Vec<(String, u32)>,
    /// Before and after.
    pub rates: Vec<Rate>,
    /// The steps worked out so far.
    pub steps: Vec<Step>,
    waiting: Vec<(String, Vec<Counted>)>,
    total: u32,
}

impl Fairness {
    /// Counts; the exact tests come step by step.
    pub fn begin(workforce: &Workforce, findings: &Findings, groups: &[&Groups]) -> Self {
        let mut audit = Self::default();
        if groups.iter().all(|g| g.is_empty()) {
            audit.missing = Some(Missing::NoGroups);
            return audit;
        }
        let compared = |person: u32| findings.indicators.iter().any(|f| f.test(person).is_some());
        let mut members: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        let mut anyone = false;
        for (person, one) in workforce.people.iter().enumerate() {
            let person = person as u32;
            if !compared(person) {
                continue;
            }
            anyone = true;
            match groups.iter().find_map(|g| g.open_for_fairness(&one.key)) {
                Some(group) => members.entry(group).or_default().push(person),
                None => audit.unknown += 1,
            }
        }
        if !anyone {
            audit.missing = Some(Missing::NobodyCompared);
            return audit;
        }
        if members.len() > MOST_GROUPS {
            audit.missing = Some(Missing::TooMany(members.len()));
            return audit;
        }
        let mut kept: Vec<(&str, Vec<u32>)> = Vec::new();
        for (group, people) in members {
            if (people.len() as u32) < FEWEST_PEOPLE {
                audit.excluded.push((group.to_owned(), people.len() as u32));
            } else {
                kept.push((group, people));
            }
        }
        if kept.len() < 2 {
            audit.missing = Some(Missing::TooFew);
            return audit;
        }
        kept.put_in_order_by_key(|(group, people)| (std::cmp::Reverse(people.len()), *group));
        audit.reference = kept.first().map_or(String::new(), |(group, _)| (*group).to_owned());
        audit.people = kept.iter().map(|(_, people)| people.len() as u32).sum();
        audit.rates = rates(findings, &kept);
        audit.waiting = listed(workforce, findings)
            .into_iter()
            .map(|(name, listed)| {
                let of = |(group, people): &(&str, Vec<u32>)| {
                    let hits = people.iter().filter(|p| listed.get(**p as usize) == Some(&true)).count();
                    ((*group).to_owned(), people.len() as u32, hits as u32)
                };
                (name, kept.iter().map(of).collect())
            })
            .collect();
        audit.total = audit.waiting.len() as u32;
        audit.waiting.reverse();
        audit
    }

    /// One step of the rules more; false when all were tested.
    pub fn step(&mut self) -> bool {
        if let Some((name, counts)) = self.waiting.pop() {
            self.steps.push(Step { name, lines: compared(&counts) });
        }
        !self.waiting.is_empty()
    }

    /// Steps tested, of how many.
    pub fn progress(&self) -> (u32, u32) {
        (self.steps.len() as u32, self.total.max(self.steps.len() as u32))
    }
}

/// Who is listed at each step of the rules, from the rawest to the flag.
fn listed(workforce: &Workforce, findings: &Findings) -> Vec<(String, Vec<bool>)> {
    let ratio = findings.settings.ratio;
    let everyone = |is: &dyn Fn(&IndicatorFindings, &PersonTest) -> bool| {
        let mut listed = vec![false; workforce.people.len()];
        for found in &findings.indicators {
            for test in found.tests.iter().filter(|t| is(found, t)) {
                if let Some(one) = listed.get_mut(test.person as usize) {
                    *one = true;
                }
            }
        }
        listed
    };
    let crude: Vec<(&str, f64)> = findings.indicators.iter().map(|f| (f.id, crude_rate(f))).collect();
    let above_all = |found: &IndicatorFindings, test: &PersonTest| {
        let rate = crude.iter().find(|(id, _)| *id == found.id).map_or(f64::INFINITY, |(_, rate)| *rate);
        f64::from(test.count) > ratio * rate * test.exposure
    };
    let times = crate::explain::wording::figure(ratio);
    let mut steps = vec![
        (format!("more than {times} times everyone’s rate (nothing allowed for)"), everyone(&above_all)),
        (
            format!("more than {times} times what peers lead one to expect (role, pattern, time at work)"),
            everyone(&|_, test| f64::from(test.count) > ratio * test.test.expected),
        ),
        (
            "big enough to matter, given how little data there is".to_owned(),
            everyone(&|_, test| test.test.posterior.chance_above >= findings.settings.sure),
        ),
        ("a flag".to_owned(), everyone(&|_, test| test.standing == Standing::Flagged)),
    ];
    for found in &findings.indicators {
        let Some(indicator) = indicators::by_id(found.id) else { continue };
        let (Some(rule), Method::PolicyRule { .. }) = (&found.rule, Indicator::method(indicator)) else {
            continue;
        };
        let mut listed = vec![false; workforce.people.len()];
        for person in &rule.over {
            if let Some(one) = listed.get_mut(*person as usize) {
                *one = true;
            }
        }
        steps.push((format!("your own rule: {}", indicator.card().name), listed));
    }
    steps
}

/// Everyone's rate on an indicator.
fn crude_rate(found: &IndicatorFindings) -> f64 {
    let (events, exposure) =
        found.tests.iter().fold((0.0, 0.0), |(n, e), t| (n + f64::from(t.count), e + t.exposure));
    if exposure > 0.0 { events / exposure } else { f64::INFINITY }
}

/// Each group's rate before and after.
fn rates(findings: &Findings, groups: &[(&str, Vec<u32>)]) -> Vec<Rate> {
    let mut rates = Vec::new();
    for found in findings.indicators.iter().filter(|f| !f.tests.is_empty()) {
        let overall = crude_rate(found);
        for (group, people) in groups {
            let tests = people.iter().filter_map(|p| found.test(*p));
            let (events, exposure, expected) =
                tests.fold((0, 0.0, 0.0), |(n, e, x), t| (n + t.count, e + t.exposure, x + t.test.expected));
            if exposure > 0.0 && expected > 0.0 && overall > 0.0 {
                let events_ = f64::from(events);
                rates.push(Rate {
                    id: found.id,
                    group: (*group).to_owned(),
                    events,
                    before: events_ / exposure / overall,
                    after: events_ / expected,
                });
            }
        }
    }
    rates
}

/// Each group against the first.
fn compared(counts: &[Counted]) -> Vec<Line> {
    let Some((_, base_people, base_hits)) = counts.first() else { return Vec::new() };
    let mut lines: Vec<Line> = counts
        .iter()
        .enumerate()
        .map(|(place, (group, people, hits))| {
            let table = two_by_two::Table {
                hits_a: *hits,
                misses_a: people - hits,
                hits_b: *base_hits,
                misses_b: base_people - base_hits,
            };
            let first = place == 0;
            let small = u64::from(*people) * u64::from(*base_people) <= MOST_BOSCHLOO;
            let p = if first {
                1.0
            } else if small {
                two_by_two::boschloo(&table)
            } else {
                two_by_two::fisher(&table).mid_p
            };
            Line {
                group: group.clone(),
                people: *people,
                hits: *hits,
                interval: binomial::exact_interval(*hits, *people, 0.95),
                ratio: if first { None } else { table.ratio() },
                ratio_interval: if first { None } else { two_by_two::ratio_score_interval(&table, 0.95) },
                p,
                holm: p,
                could_see: if first { None } else { could_see(*people, *base_people, *base_hits) },
                hidden: (1..=MOST_HIDDEN).contains(hits),
            }
        })
        .collect();
    let p: Vec<f64> = lines.iter().skip(1).map(|line| line.p).collect();
    for (line, adjusted) in lines.iter_mut().skip(1).zip(holm(&p)) {
        line.holm = adjusted;
    }
    hide_a_second(&mut lines);
    lines
}

/// A single hidden count could be worked out from the total: then the next smallest is hidden too.
fn hide_a_second(lines: &mut [Line]) {
    if lines.iter().filter(|l| l.hidden).count() == 1
        && let Some(next) = lines.iter_mut().filter(|l| !l.hidden).min_by_key(|l| l.hits)
    {
        next.hidden = true;
    }
}

/// The smallest ratio to the reference group's share that a two-sided exact test at 5 % would see four times in five in
/// a group of so many people, the reference group as it is.
fn could_see(people: u32, base_people: u32, base_hits: u32) -> Option<f64> {
    let share = f64::from(base_hits) / f64::from(base_people.max(1));
    if share <= 0.0 {
        return None;
    }
    let significant = |hits: u32| {
        let table = two_by_two::Table {
            hits_a: hits,
            misses_a: people - hits,
            hits_b: base_hits,
            misses_b: base_people - base_hits,
        };
        table.ratio().is_some_and(|r| r > 1.0) && two_by_two::fisher(&table).mid_p <= 0.05
    };
    // Once a count is significant every larger one is.
    if !significant(people) {
        return None;
    }
    let (mut low, mut high) = (0, people);
    while low + 1 < high {
        let middle = u32::midpoint(low, high);
        if significant(middle) { high = middle } else { low = middle }
    }
    let seen = |ratio: f64| binomial::upper_tail(high, people, (ratio * share).min(1.0)) >= 0.8;
    let most = 1.0 / share;
    if !seen(most) {
        return None;
    }
    let (mut low, mut high) = (1.0, most);
    while high - low > 0.005 {
        let middle = f64::midpoint(low, high);
        if seen(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn with_25_people_only_a_great_ratio_can_be_seen() {
        // `statistics.md` 8: 25 of 150 at 10 %: nothing short of a fourfold ratio.
        let ratio = could_see(25, 150, 15).unwrap();
        assert!((3.0..4.5).contains(&ratio), "{ratio}");
        assert_eq!(could_see(25, 150, 0), None);
    }

    #[test]
    fn one_hidden_count_hides_a_second() {
        let counts = [("a".to_owned(), 100, 30), ("b".to_owned(), 50, 3), ("c".to_owned(), 40, 9)];
        let hidden: Vec<bool> = compared(&counts).iter().map(|l| l.hidden).collect();
        assert_eq!(hidden, [false, true, true]);
        let none = compared(&[("a".to_owned(), 100, 30), ("b".to_owned(), 50, 0)]);
        assert!(none.iter().all(|l| !l.hidden), "nobody is not a small number of people");
    }
}
