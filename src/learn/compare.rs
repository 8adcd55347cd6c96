//! What a naive rule, a generic ordering and Candour each say of the same people, held against what is true of them.
//!
//! The generic ordering adds up how far each raw rate lies from the middle, in robust standard deviations, as ready-made
//! detectors do. It stands here alone, to be shown failing: raw rates do not know how long someone was at work, so whoever
//! joined in autumn and had one cold comes out on top (`statistics.md` 1.1). No screen of anyone's data has it.

use crate::flags::{About, Findings, Flag, FlagKind, Standing};
use crate::indicators::{self, Lane, Measured, Method};
use crate::maths::InOrder;
use crate::maths::{rank, robust_scale};
use crate::simulate::scenarios::Naive;
use crate::simulate::world::{Answer, Truth, World};
use crate::tables::Workforce;

/// Who reads the same records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Raw figures against fixed triggers.
    Naive,
    /// The ten highest of a generic ordering.
    Generic,
    /// Candour.
    Candour,
}

impl Reader {
    /// All three.
    pub const ALL: [Reader; 3] = [Reader::Naive, Reader::Generic, Reader::Candour];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Naive => "a naive rule",
            Self::Generic => "a generic ordering",
            Self::Candour => "Candour",
        }
    }
}

/// What a reader made of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Flagged, and for what is true.
    Right,
    /// Flagged, and it is not so, or it is something else.
    Wrong,
    /// Not flagged, and there was something.
    Missed,
    /// Not flagged, and nothing was there.
    LeftAlone,
    /// Not flagged, and nothing in the records shows what there is.
    NotInRecords,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Verdict; 5] =
        [Verdict::Right, Verdict::Wrong, Verdict::Missed, Verdict::LeftAlone, Verdict::NotInRecords];

    /// In a word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
            Self::Missed => "missed",
            Self::LeftAlone => "rightly left alone",
            Self::NotInRecords => "not in the records",
        }
    }
}

/// One person, as the three read them.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// By number in the workforce.
    pub person: u32,
    /// By place in the world.
    pub in_world: usize,
    /// What is true.
    pub truth: Truth,
    /// Words of the naive rules they pass.
    pub naive: Vec<&'static str>,
    /// Their place in the generic ordering, from 1, where it is among the first ten.
    pub place: Option<u32>,
    /// Candour's flags about them.
    pub flags: Vec<Flag>,
    /// Indicators on which Candour shows them high, for information: within the ordinary spread of people, no flag.
    pub stands_high: Vec<&'static str>,
    /// Whether their team has a flag.
    pub team_flagged: bool,
    /// What each reader made of them, in the order of [`Reader::ALL`].
    pub verdicts: [Verdict; 3],
}

/// People a generic ordering is asked for.
pub const FIRST: usize = 10;

/// Everyone whom a file and the world both know.
pub fn compare(rules: &[Naive], world: &World, workforce: &Workforce, findings: &Findings) -> Vec<Compared> {
    let mut by_key: Vec<(String, usize)> =
        world.people.iter().enumerate().map(|(at, who)| (who.key(), at)).collect();
    by_key.put_in_order();
    let first = generic_order(workforce, findings);
    let mut compared = Vec::with_capacity(workforce.people.len());
    for (person, who) in workforce.people.iter().enumerate() {
        let Ok(at) = by_key.binary_search_by(|(key, _)| key.as_str().cmp(&who.key)) else { continue };
        let (person, in_world) = (person as u32, by_key[at].1);
        let truth = world.people[in_world].truth;
        let naive: Vec<&'static str> =
            rules.iter().filter(|rule| passes(rule, findings, person)).map(|rule| rule.words).collect();
        let place = first.iter().take(FIRST).position(|(p, _)| *p == person).map(|at| at as u32 + 1);
        let flags: Vec<Flag> = findings.about(About::Person(person)).into_iter().copied().collect();
        let stands_high = findings
            .indicators
            .iter()
            .filter(|found| found.test(person).is_some_and(|t| t.standing == Standing::High))
            .map(|found| found.id)
            .collect();
        let team_flagged = who.team.is_some_and(|team| !findings.about(About::Team(team)).is_empty());
        let accused = |flagged: bool| if flagged { vec![Answer::LookAtEvidence] } else { Vec::new() };
        let mut answers: Vec<Answer> = flags.iter().flat_map(|flag| answers_of(flag)).copied().collect();
        // A team's flag is about the workload; it flags none of its people.
        let told_of_team = team_flagged && truth.answer() == Answer::MendWorkload;
        if told_of_team {
            answers.push(Answer::MendWorkload);
        }
        let verdicts = [
            // A naive rule may stand for one that knows more than the records: what it does not find, it misses.
            verdict(truth, &accused(!naive.is_empty())),
            of_records(truth, &accused(place.is_some())),
            of_records(truth, &answers),
        ];
        compared.push(Compared {
            person,
            in_world,
            truth,
            naive,
            place,
            flags,
            stands_high,
            team_flagged,
            verdicts,
        });
    }
    compared
}

/// What a flag asks for. A contradiction of records asks both: mend it, or look.
fn answers_of(flag: &Flag) -> &'static [Answer] {
    let lane = indicators::by_id(flag.indicator).map(|i| i.card().lane);
    match (flag.kind, lane) {
        (FlagKind::Record, _) | (_, Some(Lane::Records)) => &[Answer::MendRecord, Answer::LookAtEvidence],
        (FlagKind::Team | FlagKind::Law, _) | (_, Some(Lane::WorkingTime)) => &[Answer::MendWorkload],
        (_, Some(Lane::Support)) => &[Answer::Support],
        _ => &[Answer::LookAtEvidence],
    }
}

fn verdict(truth: Truth, answers: &[Answer]) -> Verdict {
    match (answers.is_empty(), truth.answer()) {
        (true, Answer::LeaveAlone) => Verdict::LeftAlone,
        (true, _) => Verdict::Missed,
        (false, right) if answers.contains(&right) => Verdict::Right,
        (false, _) => Verdict::Wrong,
    }
}

/// What a reader of nothing but the records made of somebody.
fn of_records(truth: Truth, answers: &[Answer]) -> Verdict {
    match verdict(truth, answers) {
        Verdict::Missed if !truth.is_in_records() => Verdict::NotInRecords,
        verdict => verdict,
    }
}

/// Whether a person reaches every figure of a rule.
pub fn passes(rule: &Naive, findings: &Findings, person: u32) -> bool {
    rule.all.iter().all(|(indicator, least)| {
        findings
            .of(indicator)
            .and_then(|found| found.values.get(person as usize)?.amount())
            .is_some_and(|amount| amount >= *least)
    })
}

/// Who passes any of the rules.
pub fn flagged_by(rules: &[Naive], findings: &Findings, people: u32) -> Vec<u32> {
    (0..people).filter(|person| rules.iter().any(|rule| passes(rule, findings, *person))).collect()
}

/// Everyone by the sum of |z| over raw rates of events, a year and full-time post; the highest first.
pub fn generic_order(workforce: &Workforce, findings: &Findings) -> Vec<(u32, f64)> {
    let people = workforce.people.len();
    let mut sums = vec![0.0; people];
    for found in &findings.indicators {
        if indicators::by_id(found.id).is_none_or(|i| i.method() != Method::PeerCount) {
            continue;
        }
        let rated: Vec<(usize, f64)> = found
            .values
            .iter()
            .enumerate()
            .filter_map(|(person, value)| match value {
                Measured::Value { amount, exposure: Some(years), .. } if *years > 0.0 => {
                    Some((person, amount / (years * workforce.people[person].fte.unwrap_or(1.0))))
                }
                _ => None,
            })
            .collect();
        let rates: Vec<f64> = rated.iter().map(|(_, rate)| *rate).collect();
        let Some((middle, scale)) = middle_and_scale(&rates) else { continue };
        for (person, rate) in &rated {
            sums[*person] += ((rate - middle) / scale).abs();
        }
    }
    let mut order: Vec<(u32, f64)> = sums.into_iter().enumerate().map(|(p, sum)| (p as u32, sum)).collect();
    order.put_in_order_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    order
}

/// Median and scaled median deviation; mean and standard deviation where more than half of the rates are the same.
fn middle_and_scale(rates: &[f64]) -> Option<(f64, f64)> {
    if let (Some(median), Some(mad)) = (rank::median(rates), robust_scale::mad(rates))
        && mad > 0.0
    {
        return Some((median, mad));
    }
    let n = rates.len().max(1) as f64;
    let mean = rates.iter().sum::<f64>() / n;
    let sd = (rates.iter().map(|r| (r - mean) * (r - mean)).sum::<f64>() / n).sqrt();
    (sd > 0.0).then_some((mean, sd))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_right_only_for_what_is_true() {
        assert_eq!(verdict(Truth::Ordinary, &[]), Verdict::LeftAlone);
        assert_eq!(verdict(Truth::Ordinary, &[Answer::Support]), Verdict::Wrong);
        assert_eq!(verdict(Truth::Condition, &[Answer::Support]), Verdict::Right);
        assert_eq!(verdict(Truth::Condition, &[Answer::LookAtEvidence]), Verdict::Wrong);
        assert_eq!(verdict(Truth::FalseClaim, &[]), Verdict::Missed);
        assert_eq!(of_records(Truth::FalseClaim, &[]), Verdict::Missed);
        assert_eq!(of_records(Truth::Problem, &[]), Verdict::NotInRecords);
        assert_eq!(of_records(Truth::Problem, &[Answer::Support]), Verdict::Wrong);
    }
}
