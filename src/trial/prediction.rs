//! Prediction: do the patterns of one period come before outcomes of the next, more often than luck, and more often than
//! what needs no pattern at all (earlier outcomes, days in post)?
//!
//! Only outcomes dated strictly after the last day of the period count, up to as long again. Refused where there are
//! none, where they have no dates, and where they are made of the very records the patterns are made of. Nothing here
//! claims a probability for anyone, so there is no calibration curve of one: the share with an outcome by tenths of each
//! number says the same. `statistics.md` 8.

use crate::maths::InOrder;
use std::collections::BTreeSet;

use super::Choices;
use crate::calendar::{Day, Window};
use crate::flags::{Findings, Standing};
use crate::indicators;
use crate::maths::Random;
use crate::maths::roc::{self, Auc, TopK};
use crate::tables::Workforce;
use crate::tables::outcome_words::{Finding, OutcomeKind, Route};
use crate::tables::outcomes::Outcome;

/// With fewer people who have an outcome there is no interval, only a permutation.
pub const FEWEST_OUTCOMES: u32 = 10;
/// Permutations of the outcomes.
pub const PERMUTATIONS: u32 = 1_999;
/// Resamples for the interval of the average precision.
pub const RESAMPLES: u32 = 200;
/// People shuffled in one step at most, so that a step stays short.
const A_STEP: usize = 1_000_000;
const STREAM: u64 = 90;

/// Why it cannot be asked.
#[derive(Clone, Debug, PartialEq)]
pub enum Missing {
    /// No file of outcomes was read.
    NoOutcomes,
    /// So many outcomes, none with a date.
    NoDates(u32),
    /// So many outcomes, all on or before the last day of the period.
    NoneAfter(u32),
    /// So many of the outcomes are rows of the records that the patterns are made of.
    Tied(u32),
    /// Outcomes after the period, none of the sort chosen.
    NoneChosen(u32),
    /// So many people with an outcome, of so many: nothing can be said.
    TooFew(u32, u32),
}

/// What was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The least that must have been found: nothing in particular, anything against the person, gross misconduct.
    pub finding: &'static str,
    /// Only of this severity, in the file's words.
    pub severity: Option<String>,
    /// Whether outcomes that a flag led to count too.
    pub flag_driven: bool,
}

/// One number held against the outcomes.
#[derive(Clone, Debug, PartialEq)]
pub struct Held {
    /// The indicator's name, or what the baseline is.
    pub name: String,
    /// Whether it is a baseline and no pattern.
    pub baseline: bool,
    /// The area under the curve.
    pub auc: Auc,
    /// DeLong's interval on the logit scale; `None` with too few outcomes, or at an area of 0 or 1.
    pub interval: Option<(f64, f64)>,
    /// Share of permutations with an area at least as large.
    pub p: f64,
    /// Average precision, as steps.
    pub precision: f64,
    /// Its bootstrap interval.
    pub precision_interval: (f64, f64),
    /// Among as many people as have a flag, ties averaged; `None` where nobody has one.
    pub top: Option<TopK>,
    /// DeLong's paired test against earlier outcomes: two-sided p, and whether this is the larger.
    pub against_past: Option<(f64, bool)>,
    /// Share with an outcome by tenths of the number, from the lowest.
    pub tenths: Vec<f64>,
    /// How many questions it is one of: patterns times kinds of outcome and periods asked about. Of a baseline, one.
    pub questions: u32,
    /// The lower end of the interval that allows for all of them; `None` where there is no interval.
    pub allowed: Option<f64>,
}

impl Held {
    /// Whether it is no better than a coin, allowing for every question that was asked: an interval that holds one half, or
    /// outcomes dealt out anew that do as well. Of many patterns some are better than a coin by luck in nearly any file.
    pub fn is_a_coin(&self) -> bool {
        let by_luck = self.p * f64::from(self.questions);
        // Where none of the permutations did as well, they cannot say how rare it is.
        let floor = 1.0 / f64::from(PERMUTATIONS + 1);
        match self.allowed {
            None => by_luck >= 0.05,
            Some(low) => low <= 0.5 || by_luck >= 0.025 && self.p > floor * 1.01,
        }
    }
}

/// A number for everyone who can be compared.
#[derive(Clone, Debug)]
struct Waiting {
    name: String,
    baseline: bool,
    scores: Vec<f64>,
    as_high: u32,
    permuted: u32,
    resampled: Vec<f64>,
}

/// The test as far as it has come.
#[derive(Debug)]
pub struct Prediction {
    /// Why not, where not.
    pub missing: Option<Missing>,
    /// What was asked.
    pub asked: Asked,
    /// The period of the patterns.
    pub before: Window,
    /// The period of the outcomes.
    pub after: Window,
    /// Severities that the file names.
    pub severities: Vec<String>,
    /// People compared.
    pub people: u32,
    /// Those of them with an outcome.
    pub with: u32,
    /// Those of them with an outcome at any time, before the period or in it too.
    pub ever: u32,
    /// Outcomes left out because a flag led to them.
    pub left_out: u32,
    /// People with a flag: the k of the top k.
    pub flagged: u32,
    /// Share of later outcomes (each counted) that fall on the tenth of people with most earlier ones.
    pub top_tenth: Option<f64>,
    /// What was held against the outcomes so far.
    pub held: Vec<Held>,
    /// Kinds of outcome and periods asked about so far, this one among them.
    pub ways: u32,
    outcomes: Vec<bool>,
    past: Vec<f64>,
    waiting: Vec<Waiting>,
    total: u32,
    patterns: u32,
    random: Random,
    /// Seed of everything drawn.
    pub seed: u32,
}

impl Prediction {
    /// Everyone's outcomes and numbers; the permutations come step by step.
    pub fn begin(workforce: &Workforce, findings: &Findings, choices: &Choices) -> Self {
        let before = findings.settings.scope.window;
        let all: Vec<&Outcome> = workforce.outcomes.iter().filter(|o| is_about_conduct(o)).collect();
        let last = workforce.last_outcome().unwrap_or(before.last);
        let first = before.last.plus(1);
        let as_long = first.plus(before.days() as i32 - 1);
        let after = Window { first, last: as_long.min(last).max(first) };
        let mut severities: BTreeSet<&str> = BTreeSet::new();
        severities.extend(all.iter().filter_map(|o| o.severity.as_deref()));
        let asked = Asked {
            finding: ["any", "found", "gross"]
                .into_iter()
                .find(|f| Some(*f) == choices.get("finding"))
                .unwrap_or("any"),
            severity: choices.get("severity").filter(|s| severities.contains(s)).map(str::to_owned),
            flag_driven: choices.get("flagDriven") == Some("yes"),
        };
        let mut job = Self {
            missing: None,
            before,
            after,
            severities: severities.into_iter().map(str::to_owned).collect(),
            people: 0,
            with: 0,
            ever: 0,
            left_out: 0,
            flagged: 0,
            top_tenth: None,
            held: Vec::new(),
            ways: 1,
            outcomes: Vec::new(),
            past: Vec::new(),
            waiting: Vec::new(),
            total: 1,
            patterns: 0,
            random: Random::new(u64::from(findings.settings.seed), STREAM),
            seed: findings.settings.seed,
            asked,
        };
        job.missing = job.gather(workforce, findings, &all);
        job.total = job.waiting.len().max(1) as u32;
        job.patterns = job.waiting.iter().filter(|one| !one.baseline).count() as u32;
        job.waiting.reverse();
        job
    }

    /// Fills in who had an outcome and everyone's numbers, or says why not.
    fn gather(&mut self, workforce: &Workforce, findings: &Findings, all: &[&Outcome]) -> Option<Missing> {
        if all.is_empty() {
            return Some(Missing::NoOutcomes);
        }
        let tied = tied(workforce, all);
        // Half is far more than coincidence gives and less than a file with some odd rows.
        if tied * 2 >= all.len() as u32 {
            return Some(Missing::Tied(tied));
        }
        if all.iter().all(|o| o.day().is_none()) {
            return Some(Missing::NoDates(all.len() as u32));
        }
        let in_time = |o: &&&Outcome, window: Window| o.day().is_some_and(|d| window.contains(d));
        let later: Vec<&&Outcome> = all.iter().filter(|o| in_time(o, self.after)).collect();
        if later.is_empty() {
            return Some(Missing::NoneAfter(all.len() as u32));
        }
        let led_to = |o: &&&&Outcome| !self.asked.flag_driven && o.route == Route::FlagDriven;
        let left_out = later.iter().filter(led_to).count() as u32;
        self.left_out = left_out;
        let counts = |o: &&&Outcome| self.counts(o);
        let chosen: Vec<&&&Outcome> = later.iter().filter(|o| counts(o)).collect();
        if chosen.is_empty() {
            return Some(Missing::NoneChosen(later.len() as u32));
        }
        let people = workforce.people.len();
        let (mut events, mut past) = (vec![0_u32; people], vec![0_u32; people]);
        for outcome in &chosen {
            if let Some(n) = events.get_mut(outcome.person as usize) {
                *n += 1;
            }
        }
        for outcome in all.iter().filter(|o| in_time(o, self.before) && counts(o)) {
            if let Some(n) = past.get_mut(outcome.person as usize) {
                *n += 1;
            }
        }
        let who: Vec<usize> = workforce
            .people
            .iter()
            .enumerate()
            .filter(|(_, p)| p.listed || !workforce.has_people_file)
            .filter(|(_, p)| p.days_in_post(self.after) > 0)
            .map(|(i, _)| i)
            .collect();
        self.outcomes = who.iter().map(|i| events.get(*i).is_some_and(|n| *n > 0)).collect();
        self.people = who.len() as u32;
        let mut has: BTreeSet<u32> = BTreeSet::new();
        has.extend(all.iter().map(|o| o.person));
        self.ever = who.iter().filter(|i| has.contains(&(**i as u32))).count() as u32;
        self.with = self.outcomes.iter().filter(|o| **o).count() as u32;
        if self.with < 2 || self.people - self.with < 2 {
            return Some(Missing::TooFew(self.with, self.people));
        }
        self.past = who.iter().map(|i| f64::from(past.get(*i).copied().unwrap_or(0))).collect();
        let later_counts: Vec<u32> = who.iter().map(|i| events.get(*i).copied().unwrap_or(0)).collect();
        self.top_tenth = top_tenth(&self.past, &later_counts);
        let flagged = |person: u32| {
            let is = |f: &crate::flags::IndicatorFindings| {
                f.test(person).is_some_and(|t| t.standing == Standing::Flagged)
            };
            findings.indicators.iter().any(is)
        };
        let flags: Vec<f64> = who.iter().map(|i| f64::from(u8::from(flagged(*i as u32)))).collect();
        self.flagged = flags.iter().sum::<f64>() as u32;
        if self.past.iter().any(|n| *n > 0.0) {
            let past = self.past.clone();
            self.wait("Earlier outcomes", true, past);
        }
        let days: Vec<f64> = who
            .iter()
            .map(|i| workforce.people.get(*i).map_or(0.0, |p| f64::from(p.days_in_post(self.before))))
            .collect();
        self.wait("Days in post", true, days);
        if self.flagged > 0 {
            self.wait("Has a flag", false, flags);
        }
        for found in findings.indicators.iter().filter(|f| f.missing.is_none()) {
            let Some(indicator) = indicators::by_id(found.id) else { continue };
            let amount =
                |i: &usize| found.values.get(*i).and_then(indicators::Measured::amount).unwrap_or(0.0);
            let amounts: Vec<f64> = who.iter().map(amount).collect();
            let differ = amounts.windows(2).any(|w| w.first() != w.last());
            if differ {
                self.wait(indicator.card().name, false, amounts);
            }
        }
        None
    }

    fn wait(&mut self, name: &str, baseline: bool, scores: Vec<f64>) {
        let differ = scores.windows(2).any(|w| w.first() != w.last());
        if differ {
            self.waiting.push(Waiting {
                name: name.to_owned(),
                baseline,
                scores,
                as_high: 0,
                permuted: 0,
                resampled: Vec::new(),
            });
        }
    }

    /// Whether an outcome is of the sort asked about.
    fn counts(&self, outcome: &Outcome) -> bool {
        let found = match self.asked.finding {
            "found" => matches!(outcome.finding, Finding::Misconduct | Finding::Gross),
            "gross" => outcome.finding == Finding::Gross,
            _ => true,
        };
        let severe = self.asked.severity.is_none() || outcome.severity == self.asked.severity;
        found && severe && (self.asked.flag_driven || outcome.route != Route::FlagDriven)
    }

    /// Some permutations and resamples more; false when everything was held against the outcomes.
    pub fn step(&mut self) -> bool {
        let Some(mut one) = self.waiting.pop() else { return false };
        let n = self.outcomes.len().max(1);
        let rounds = (A_STEP / n).clamp(1, 500) as u32;
        if one.permuted < PERMUTATIONS {
            let now = rounds.min(PERMUTATIONS - one.permuted);
            let seed = u64::from(self.seed) + u64::from(one.permuted);
            let p = roc::permutation_p(&self.outcomes, &one.scores, now, seed).unwrap_or(1.0);
            one.as_high += (p * f64::from(now + 1)).round() as u32 - 1;
            one.permuted += now;
            self.waiting.push(one);
            return true;
        }
        if (one.resampled.len() as u32) < RESAMPLES {
            // A resample sorts, which takes some ten times as long as a shuffle.
            for _ in 0..(rounds / 10).max(1).min(RESAMPLES - one.resampled.len() as u32) {
                let drawn: Vec<usize> = (0..n).map(|_| self.random.index(n)).collect();
                let outcomes: Vec<bool> =
                    drawn.iter().map(|i| self.outcomes.get(*i) == Some(&true)).collect();
                let scores: Vec<f64> =
                    drawn.iter().map(|i| one.scores.get(*i).copied().unwrap_or(0.0)).collect();
                one.resampled.push(roc::average_precision(&outcomes, &scores).unwrap_or(0.0));
            }
            self.waiting.push(one);
            return true;
        }
        let past = self.past.iter().any(|n| *n > 0.0).then_some(self.past.as_slice());
        let questions = if one.baseline { 1 } else { self.questions() };
        if let Some(held) = hold(&one, &self.outcomes, past, self.flagged as usize, questions) {
            self.held.push(held);
        }
        !self.waiting.is_empty()
    }

    /// How many questions are asked of patterns: each of them, in each of the ways asked about so far.
    pub fn questions(&self) -> u32 {
        self.patterns.max(1) * self.ways
    }

    /// Numbers held against the outcomes, of how many, in hundredths.
    pub fn progress(&self) -> (u32, u32) {
        if self.missing.is_some() {
            return (1, 1);
        }
        let now = self
            .waiting
            .last()
            .map_or(0, |w| (w.permuted + w.resampled.len() as u32) * 100 / (PERMUTATIONS + RESAMPLES + 1));
        ((self.total - self.waiting.len() as u32) * 100 + now, self.total * 100)
    }
}

/// Complaints and conduct, and what does not say; awards and grievances are no conduct of the person.
fn is_about_conduct(outcome: &Outcome) -> bool {
    !matches!(outcome.kind, OutcomeKind::Award | OutcomeKind::Grievance)
}

/// Outcomes that are rows of the records themselves: the same row number of the same person in a file whose absences or
/// overtime count, or an absence of that person that begins on the very day.
fn tied(workforce: &Workforce, outcomes: &[&Outcome]) -> u32 {
    let mut rows: BTreeSet<(u32, u32)> = BTreeSet::new();
    let undated = workforce.undated.iter().map(|a| (a.person, a.source.row));
    let dated = workforce.absences.iter().map(|a| (a.person, a.source.row));
    let overtime = workforce.overtime.iter().map(|o| (o.person, o.source.row));
    rows.extend(undated.chain(dated).chain(overtime));
    let mut days: BTreeSet<(u32, Day)> = BTreeSet::new();
    days.extend(workforce.absences.iter().map(|a| (a.person, a.first)));
    let same_day = |o: &Outcome| o.day().is_some_and(|day| days.contains(&(o.person, day)));
    outcomes.iter().filter(|o| rows.contains(&(o.person, o.source.row)) || same_day(o)).count() as u32
}

/// Share of the later ones that fall on the tenth of people with most earlier ones; ties at the cut shared out.
fn top_tenth(earlier: &[f64], later: &[u32]) -> Option<f64> {
    let k = earlier.len() / 10;
    let mut sorted = earlier.to_vec();
    sorted.put_in_order_by(|a, b| b.total_cmp(a));
    let cut = *sorted.get(k.checked_sub(1)?)?;
    if cut <= 0.0 {
        return None;
    }
    let (mut above, mut held, mut tied, mut held_tied, mut all) = (0_u32, 0.0, 0_u32, 0.0, 0.0);
    for (earlier, later) in earlier.iter().zip(later) {
        let later = f64::from(*later);
        all += later;
        if *earlier > cut {
            above += 1;
            held += later;
        } else if *earlier >= cut {
            tied += 1;
            held_tied += later;
        }
    }
    let share = (k as f64 - f64::from(above)) / f64::from(tied.max(1));
    (all > 0.0).then(|| (held + share * held_tied) / all)
}

/// Everything that is said of one number.
fn hold(
    one: &Waiting,
    outcomes: &[bool],
    past: Option<&[f64]>,
    flagged: usize,
    questions: u32,
) -> Option<Held> {
    let auc = roc::auc(outcomes, &one.scores)?;
    let enough = outcomes.iter().filter(|o| **o).count() as u32 >= FEWEST_OUTCOMES;
    let at_level = |level: f64| if enough { auc.logit_interval(level) } else { None };
    let interval = at_level(0.95);
    let allowed = at_level(1.0 - 0.05 / f64::from(questions)).map(|(low, _)| low);
    let mut resampled = one.resampled.clone();
    resampled.put_in_order_by(f64::total_cmp);
    let at = |share: f64| {
        let place = (share * (resampled.len().max(1) - 1) as f64).round() as usize;
        resampled.get(place).copied().unwrap_or(0.0)
    };
    let against_past = past.filter(|_| !one.baseline).and_then(|past| {
        let (z, p) = roc::paired_test(outcomes, &one.scores, past)?;
        Some((p, z > 0.0))
    });
    Some(Held {
        name: one.name.clone(),
        baseline: one.baseline,
        auc,
        interval,
        p: f64::from(1 + one.as_high) / f64::from(1 + one.permuted),
        precision: roc::average_precision(outcomes, &one.scores)?,
        precision_interval: (at(0.025), at(0.975)),
        top: roc::top_k(outcomes, &one.scores, flagged, 0.95),
        against_past,
        tenths: tenths(outcomes, &one.scores),
        questions,
        allowed,
    })
}

/// One number held against outcomes given directly: what the test does for each, without the guards of a whole run.
///
/// ```
/// use candour::trial::prediction::judge;
/// let outcomes: Vec<bool> = (0..40).map(|i| i % 2 == 0).collect();
/// let scores: Vec<f64> = (0..40).map(|i| f64::from(i / 2)).collect();
/// let held = judge("pairs", &outcomes, &scores, 1).unwrap();
/// assert!(held.is_a_coin(), "each pair has one of either");
/// ```
pub fn judge(name: &str, outcomes: &[bool], scores: &[f64], seed: u64) -> Option<Held> {
    let p = roc::permutation_p(outcomes, scores, PERMUTATIONS, seed)?;
    let one = Waiting {
        name: name.to_owned(),
        baseline: false,
        scores: scores.to_vec(),
        as_high: (p * f64::from(PERMUTATIONS + 1)).round() as u32 - 1,
        permuted: PERMUTATIONS,
        resampled: Vec::new(),
    };
    hold(&one, outcomes, None, 0, 1)
}

/// Share with an outcome by tenths of the number, from the lowest; equal numbers share their tenths' outcomes by place.
fn tenths(outcomes: &[bool], scores: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..scores.len().min(outcomes.len())).collect();
    let score = |i: &usize| scores.get(*i).copied().unwrap_or(0.0);
    order.put_in_order_by(|a, b| score(a).total_cmp(&score(b)));
    // Whoever has the same number has the same share: the mean over all of them.
    let mut shares = Vec::with_capacity(order.len());
    for tied in order.chunk_by(|a, b| score(a) >= score(b)) {
        let with = tied.iter().filter(|i| outcomes.get(**i) == Some(&true)).count();
        shares.extend(std::iter::repeat_n(with as f64 / tied.len() as f64, tied.len()));
    }
    let n = shares.len();
    (0..10)
        .map(|tenth| {
            let part = shares.get(n * tenth / 10..n * (tenth + 1) / 10).unwrap_or_default();
            part.iter().sum::<f64>() / part.len().max(1) as f64
        })
        .collect()
}
