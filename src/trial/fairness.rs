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
    /// Not shown, because the count is small or that of another group could be worked out from it.
    pub hidden: bool,
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
/// The groups at one step, and how many are listed there of all who are in none of them.
type Waiting = (String, Vec<Counted>, u32);

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
    waiting: Vec<Waiting>,
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
                let counts: Vec<Counted> = kept.iter().map(of).collect();
                let all = listed.iter().filter(|is| **is).count() as u32;
                let rest = all.saturating_sub(counts.iter().map(|(.., hits)| hits).sum());
                (name, counts, rest)
            })
            .collect();
        audit.total = audit.waiting.len() as u32;
        audit.waiting.reverse();
        audit
    }

    /// One step of the rules more; false when all were tested.
    pub fn step(&mut self) -> bool {
        if let Some((name, counts, rest)) = self.waiting.pop() {
            self.steps.push(Step { name, lines: compared(&counts, rest) });
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
        let first = rates.len();
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
                    hidden: false,
                });
            }
        }
        let of_indicator = rates.get_mut(first..).unwrap_or_default();
        let events: Vec<u32> = of_indicator.iter().map(|rate: &Rate| rate.events).collect();
        of_indicator.iter_mut().zip(hidden(&events)).for_each(|(rate, hidden)| rate.hidden = hidden);
    }
    rates
}

/// Each group against the first. Of what is hidden nothing is worked out, and nothing of the others against a hidden first:
/// a ratio beside the sizes of the groups gives its counts away. `rest` is the count of those who are in no group shown, which
/// the list of flags gives away where all others are shown.
fn compared(counts: &[Counted], rest: u32) -> Vec<Line> {
    let Some((_, base_people, base_hits)) = counts.first() else { return Vec::new() };
    let hits: Vec<u32> = counts.iter().map(|(.., hits)| *hits).collect();
    let mut hidden = hidden(&hits);
    if (1..=MOST_HIDDEN).contains(&rest)
        && !hidden.contains(&true)
        && let Some(last) = hidden.last_mut()
    {
        *last = true;
    }
    let nothing_to_hold_against = hidden.first() == Some(&true);
    let mut lines: Vec<Line> = counts
        .iter()
        .zip(&hidden)
        .enumerate()
        .map(|(place, ((group, people, hits), hidden))| {
            let table = two_by_two::Table {
                hits_a: *hits,
                misses_a: people - hits,
                hits_b: *base_hits,
                misses_b: base_people - base_hits,
            };
            let alone = place == 0 || *hidden || nothing_to_hold_against;
            let small = u64::from(*people) * u64::from(*base_people) <= MOST_BOSCHLOO;
            let p = if alone {
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
                ratio: if alone { None } else { table.ratio() },
                ratio_interval: if alone { None } else { two_by_two::ratio_score_interval(&table, 0.95) },
                p,
                holm: p,
                could_see: if alone { None } else { could_see(*people, *base_people, *base_hits) },
                hidden: *hidden,
            }
        })
        .collect();
    // Allowed for are those that are shown: the rank of a hidden one would say something of it.
    let shown: Vec<usize> =
        lines.iter().enumerate().skip(1).filter(|(_, line)| !line.hidden).map(|(at, _)| at).collect();
    let p: Vec<f64> = shown.iter().filter_map(|at| lines.get(*at)).map(|line| line.p).collect();
    for (at, adjusted) in shown.into_iter().zip(holm(&p)) {
        if let Some(line) = lines.get_mut(at) {
            line.holm = adjusted;
        }
    }
    lines
}

/// Which of several counts are not shown. Where one of them is small (1 to 4), all that are, none among them: which of them is
/// none would say how many the others are. One hidden alone could be worked out from the whole, and so could several that are
/// all as many as they may be: the last of the others goes with them, whatever its count, because a choice by counts would
/// say something of them.
fn hidden(counts: &[u32]) -> Vec<bool> {
    let small = counts.iter().any(|n| (1..=MOST_HIDDEN).contains(n));
    let mut hidden: Vec<bool> = counts.iter().map(|n| small && *n <= MOST_HIDDEN).collect();
    let of_hidden = || counts.iter().zip(&hidden).filter(|(_, hidden)| **hidden).map(|(n, _)| *n);
    let (number, sum) = (of_hidden().count() as u32, of_hidden().sum::<u32>());
    if (number == 1 || number > 1 && sum + 1 >= MOST_HIDDEN * number)
        && let Some(last) = hidden.iter_mut().rev().find(|h| !**h)
    {
        *last = true;
    }
    hidden
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
        let hide = |counts: [u32; 3]| hidden(&counts);
        assert_eq!(hide([30, 3, 9]), [false, true, true]);
        assert_eq!(hide([30, 3, 0]), [false, true, true], "none beside a small count is hidden too");
        assert_eq!(hide([3, 30, 90]), [true, false, true]);
        assert_eq!(hide([30, 0, 9]), [false; 3], "nobody is not a small number of people");
        assert_eq!(hidden(&[30, 2]), [true; 2]);
        let counts = [("a".to_owned(), 100, 30), ("b".to_owned(), 50, 9)];
        let shown = |rest: u32| compared(&counts, rest).iter().filter(|line| !line.hidden).count();
        assert_eq!(
            (shown(0), shown(2), shown(5)),
            (2, 1, 2),
            "what the groups left out have is not to be told either"
        );
    }

    /// What is printed of a step, and the sum, which the list of flags tells.
    fn printed(counts: &[Counted]) -> String {
        let lines = compared(counts, 0);
        let of = |line: &Line| {
            let count = if line.hidden { "?".to_owned() } else { line.hits.to_string() };
            format!(
                "{count} {:?} {:?} {:.6} {:?}",
                line.ratio, line.ratio_interval, line.holm, line.could_see
            )
        };
        let sum: u32 = counts.iter().map(|(.., hits)| hits).sum();
        format!("{} of {sum}", lines.iter().map(of).collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn no_hidden_count_can_be_worked_out_from_what_is_printed() {
        // Every way in which three groups can have 0 to 9 people listed, held against all that print the same, up to 13.
        let mut alike: BTreeMap<String, Vec<[u32; 3]>> = BTreeMap::new();
        for n in 0..14_u32.pow(3) {
            let hits = [n / 14 / 14, n / 14 % 14, n % 14];
            let counts: Vec<Counted> =
                hits.iter().zip([24, 20, 16]).map(|(hits, people)| (String::new(), people, *hits)).collect();
            alike.entry(printed(&counts)).or_default().push(hits);
        }
        let within = |ways: &Vec<[u32; 3]>| ways.iter().any(|way| way.iter().all(|hits| *hits <= 9));
        for (print, ways) in alike.into_iter().filter(|(_, ways)| within(ways)) {
            for at in 0..3 {
                let of_group = |way: &[u32; 3]| way[at];
                let first = ways.first().map(of_group);
                let known = ways.iter().all(|way| Some(of_group(way)) == first);
                let is_hidden = ways.iter().any(|way| hidden(way).get(at) == Some(&true));
                assert!(!(known && is_hidden), "group {at} has {first:?}: {print}");
            }
        }
    }
}
