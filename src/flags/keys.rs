//! The two keys of a person's flag: unusual over the whole family of questions, and big enough to matter.

use crate::maths::InOrder;
use std::collections::HashMap;

use super::found::{CouldSee, IndicatorFindings, PersonTest, Standing};
use super::power::for_both;
use super::settings::{Instead, Settings};
use super::unseen::unseen;
use crate::detect::adjacency::NullShares;
use crate::detect::peer_share::Share;
use crate::detect::shares;
use crate::detect::strata::{self, GroupTotal, Member};
use crate::detect::yardstick::{Test, Yardstick};
use crate::detect::{before_after, own_record};
use crate::indicators::{self, Measured, Method};
use crate::peers::{self, Candidate, Peers};
use crate::tables::Workforce;

/// Where even a rate this many times the peers' could not be seen because of a short time at work, the verdict is
/// "cannot tell".
pub const CANNOT_SEE_RATIO: f64 = 8.0;
/// Time at work is short below this share of the longest: above it, what cannot be seen is a limit of the data, which is
/// said once for the indicator and not of each person.
const SHORT_TIME: f64 = 0.5;
/// Of whom nearly as much is expected, or more, a count says as much.
const ALIKE: f64 = 0.99;

/// Chooses everyone's peers and tests them.
pub(super) fn against_peers(
    findings: &mut IndicatorFindings,
    method: Method,
    workforce: &Workforce,
    settings: &Settings,
    instead: Option<Instead>,
) {
    let candidates: Vec<Candidate> = findings
        .values
        .iter()
        .enumerate()
        .filter(|(i, _)| !workforce.has_people_file || workforce.people[*i].listed)
        .filter_map(|(i, value)| {
            let Measured::Value { amount, exposure, .. } = value else { return None };
            let exposure = if method.of().is_some() { value.input("of") } else { *exposure };
            let exposure = exposure.filter(|e| *e > 0.0)?;
            let replaced = instead.filter(|x| x.person == i as u32 && x.indicator == findings.id);
            let count = replaced.map_or(*amount as u32, |x| x.count);
            Some(Candidate { person: i as u32, count, exposure })
        })
        .collect();
    // Who is held against their own record has no peers but everyone.
    let by = if method.own_record() { &[][..] } else { &settings.peers };
    let mut peers = peers::choose(workforce, &candidates, by);
    if peers.groups.is_empty() {
        findings.not_compared = Some(format!(
            "{} to compare; at least {} are needed, so there is no comparison with peers",
            indicators::counted(candidates.len() as u32, ("person", "people")),
            peers::FEWEST_PEOPLE
        ));
        return;
    }
    let tests = if method.own_record() {
        of_own_records(findings, &candidates, settings)
    } else if method.of().is_some() {
        of_shares(findings, &candidates, &peers, settings)
    } else {
        of_counts(findings, &candidates, &mut peers, workforce, settings)
    };
    for (candidate, (test, group)) in candidates.iter().zip(tests.into_iter().zip(&peers.group_of)) {
        let Some(test) = test else { continue };
        findings.test_of[candidate.person as usize] = findings.tests.len() as u32;
        findings.tests.push(PersonTest {
            person: candidate.person,
            count: candidate.count,
            exposure: candidate.exposure,
            group: *group,
            test,
            q: 1.0,
            standing: Standing::Within,
            within_team: None,
        });
    }
    if !findings.tests.is_empty() {
        findings.peers = peers;
    }
}

/// Tests of counts over time at work.
fn of_counts(
    findings: &mut IndicatorFindings,
    candidates: &[Candidate],
    peers: &mut Peers,
    workforce: &Workforce,
    settings: &Settings,
) -> Vec<Option<Test>> {
    let mut members: Vec<Member> = candidates
        .iter()
        .zip(&peers.group_of)
        .map(|(c, group)| Member { count: c.count, exposure: c.exposure, group: *group })
        .collect();
    let totals = |peers: &Peers| -> Vec<GroupTotal> {
        peers.groups.iter().map(|g| GroupTotal { events: g.events, exposure: g.exposure }).collect()
    };
    if !workforce.names_everyone() {
        for one in unseen(&members, &totals(peers)) {
            if let Some(group) = peers.groups.get_mut(one.group as usize) {
                (group.people, group.unseen) = (group.people + 1, group.unseen + 1);
                group.exposure += one.exposure;
            }
            members.push(one);
        }
    }
    let totals = totals(peers);
    let Some(tested) = strata::test_all(&members, &totals, settings.ratio) else {
        findings.not_compared = Some("nobody has any, so there is nothing to compare".to_owned());
        return Vec::new();
    };
    findings.spread = tested.spread.alpha;
    tested.tests.into_iter().map(Some).collect()
}

/// Tests of shares; nobody whose number is too small to ever be unusual.
fn of_shares(
    findings: &mut IndicatorFindings,
    candidates: &[Candidate],
    peers: &Peers,
    settings: &Settings,
) -> Vec<Option<Test>> {
    let members: Vec<shares::Member> = candidates
        .iter()
        .zip(&peers.group_of)
        .map(|(c, group)| {
            let value = &findings.values[c.person as usize];
            let roster = value.input("equal share").zip(value.input("onset share"));
            shares::Member {
                share: Share { hits: c.count, of: c.exposure as u32 },
                roster: roster.map(|(equal, onset)| NullShares { equal, onset }),
                group: *group,
            }
        })
        .collect();
    let tests = shares::test_all(&members, settings.ratio);
    if tests.iter().all(Option::is_none) {
        findings.not_compared =
            Some("nobody has enough for a share to say anything, or everyone has the same".to_owned());
    }
    tests
}

/// Tests of each person against their own record; nobody with too few events.
fn of_own_records(
    findings: &mut IndicatorFindings,
    candidates: &[Candidate],
    settings: &Settings,
) -> Vec<Option<Test>> {
    let test = |c: &Candidate| {
        let value = &findings.values[c.person as usize];
        let own = value.input("own share")?;
        let rho = match value.input("others in it").zip(value.input("others outside it")) {
            Some((inside, outside)) => own_record::uncertainty(own, inside, outside),
            None => 0.0,
        };
        own_record::test(c.count, c.exposure as u32, own, rho, settings.ratio)
    };
    let tests: Vec<Option<Test>> = candidates.iter().map(test).collect();
    if tests.iter().all(Option::is_none) {
        findings.not_compared = Some(format!("nobody has {} to look at", before_after::LEAST_EVENTS));
    }
    tests
}

/// The two keys over the whole family. Gives the number of questions and the cut.
pub(super) fn turn_keys(found: &mut [IndicatorFindings], settings: &Settings) -> (u32, f64) {
    let p: Vec<f64> = found.iter().flat_map(|f| f.tests.iter().map(|t| t.test.p_upper)).collect();
    let questions = p.len();
    let q = settings.allowing_for_all(&p);
    let accepted = p.iter().zip(&q).filter(|(_, q)| **q <= settings.false_share).map(|(p, _)| *p);
    let cut = accepted.fold(settings.first_step(questions), f64::max);
    let mut at = 0;
    let mut needed_of = Needed::new(cut);
    for findings in found {
        let longest = findings.tests.iter().map(|t| t.exposure).fold(0.0, f64::max);
        let mut ratios: Vec<(f64, u32, usize)> = Vec::with_capacity(findings.tests.len());
        for (place, test) in findings.tests.iter_mut().enumerate() {
            test.q = q[at];
            at += 1;
            let mean = test.test.against.mean();
            let mut needed = needed_of.count(&test.test.against);
            let short = test.exposure < longest * SHORT_TIME;
            if short && let Some((unusual, chance)) = needed {
                needed = for_both(test, unusual, findings.spread, settings).map(|both| (both, chance));
            }
            let unusual = test.q <= settings.false_share;
            let material = test.test.posterior.chance_above >= settings.sure;
            let needed_ratio = needed.map_or(f64::INFINITY, |(needed, _)| f64::from(needed) / mean);
            if let Some((needed, _)) = needed {
                ratios.push((needed_ratio, needed, place));
            }
            test.standing = if unusual && material {
                Standing::Flagged
            } else if short && needed_ratio > CANNOT_SEE_RATIO {
                Standing::CannotTell(cannot_tell(test, needed.map(|(needed, _)| needed), needed_ratio))
            } else if material {
                Standing::High
            } else {
                Standing::Within
            };
        }
        ratios.put_in_order_by(|a, b| a.0.total_cmp(&b.0));
        findings.could_see = ratios.get(ratios.len() / 2).and_then(|(_, unusual, at)| {
            let test = findings.tests.get(*at)?;
            let needed = for_both(test, *unusual, findings.spread, settings)?;
            // Whoever stands out widens the peers of all others. That so many stand out they show themselves.
            let shows = |t: &&PersonTest| {
                t.standing == Standing::Flagged
                    && t.test.against.most().is_none()
                    && t.test.expected >= test.test.expected * ALIKE
            };
            let shown = findings.tests.iter().filter(shows).map(|t| t.count).min();
            let count = shown.map_or(needed, |shown| shown.min(needed));
            Some(CouldSee { ratio: f64::from(count) / test.test.against.mean(), count })
        });
    }
    (questions as u32, cut)
}

/// The smallest counts that would be accepted. In a large workforce thousands are held against the very same yardstick.
struct Needed {
    cut: f64,
    met: HashMap<[u64; 3], Option<(u32, f64)>>,
}

impl Needed {
    fn new(cut: f64) -> Self {
        Self { cut, met: HashMap::new() }
    }

    fn count(&mut self, against: &Yardstick) -> Option<(u32, f64)> {
        let same = match *against {
            // No share has this many.
            Yardstick::Count { mean, size } => [u64::MAX, mean.to_bits(), size.to_bits()],
            Yardstick::Share { of, share, rho } => [u64::from(of), share.to_bits(), rho.to_bits()],
            Yardstick::Adjacent { .. } => return against.smallest_below(self.cut),
        };
        *self.met.entry(same).or_insert_with(|| against.smallest_below(self.cut))
    }
}

fn cannot_tell(test: &PersonTest, needed: Option<u32>, ratio: f64) -> String {
    match (needed, test.test.against.most()) {
        (None, Some(most)) => format!("even {most} of {most} would not stand out"),
        (None, None) => "no number in so short a time would stand out".to_owned(),
        (Some(needed), Some(most)) => format!("{needed} of {most} would be needed to stand out"),
        (Some(needed), None) => format!(
            "{} in {} at work would be needed to stand out, {:.0} times what is expected",
            needed,
            months(test.exposure),
            ratio
        ),
    }
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
