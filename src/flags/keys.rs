//! The two keys of a person's flag: unusual over the whole family of questions, and big enough to matter.

use super::found::{CouldSee, IndicatorFindings, PersonTest, Standing};
use super::settings::{Instead, Settings};
use crate::detect::multiplicity::benjamini_hochberg;
use crate::detect::strata::{self, GroupTotal, Member};
use crate::indicators::{self, Measured};
use crate::maths::negative_binomial;
use crate::peers::{self, Candidate};
use crate::tables::Workforce;

/// Where even a rate this many times the peers' could not be seen because of a short time at work, the verdict is
/// "cannot tell".
pub const CANNOT_SEE_RATIO: f64 = 8.0;
/// Time at work is short below this share of the longest: above it, what cannot be seen is a limit of the data, which is
/// said once for the indicator and not of each person.
const SHORT_TIME: f64 = 0.5;

/// Chooses everyone's peers and tests them.
pub(super) fn against_peers(
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

/// The two keys over the whole family. Gives the number of questions, the cut and the flags expected by chance.
pub(super) fn turn_keys(found: &mut [IndicatorFindings], settings: &Settings) -> (u32, f64, f64) {
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

/// "11 months", "3 weeks": time at work in words.
pub fn months(years: f64) -> String {
    let weeks = years * indicators::DAYS_A_YEAR / 7.0;
    if weeks < 12.0 {
        let weeks = weeks.round().max(1.0);
        return if weeks <= 1.0 { "a week".to_owned() } else { format!("{weeks} weeks") };
    }
    format!("{:.0} months", years * 12.0)
}
