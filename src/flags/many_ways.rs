//! Every reasonable way to analyse the same records: which flags rest on the one that was chosen?
//!
//! Windows, ways to count a spell, peers, the ratio that matters and the share that may be false, in every combination. One
//! run a step, so that it can be shown, stopped and gone on with.

use super::found::{About, Findings};
use super::run::rerun;
use super::settings::Settings;
use crate::calendar::Window;
use crate::maths::InOrder;
use crate::peers::PeerBy;
use crate::tables::Workforce;

/// What is chosen, in the order in which it is varied: the last changes fastest.
pub const FORKS: [&str; 5] = ["Period", "Days bridged", "Compared with", "Matters from", "May be false"];

/// Ratios from which a rate matters (`statistics.md` 4.1: adjustable from 1.25 to 3).
const RATIOS: [f64; 4] = [1.25, 1.5, 2.0, 3.0];
/// Shares of flags that may be false.
const FALSE_SHARES: [f64; 4] = [0.01, 0.05, 0.10, 0.20];
/// Days within which rest days join two absences: none, and a week.
const BRIDGES: [u32; 2] = [0, 7];
/// Days by which the period is cut at either end: four weeks (`statistics.md` 7).
const CUT_DAYS: i32 = 28;
/// A period shorter than this is not cut.
const CAN_BE_CUT: u32 = 120;

/// One personal flag and how it fares.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    /// Who.
    pub person: u32,
    /// On which indicator.
    pub indicator: &'static str,
    /// For each way done whether it is flagged, and how many times what is expected was counted; `None` where there was no
    /// comparison.
    pub ways: Vec<(bool, Option<f32>)>,
}

impl Followed {
    /// In how many of the ways done it is flagged.
    pub fn flagged(&self) -> u32 {
        self.ways.iter().filter(|way| way.0).count() as u32
    }
}

/// Every way, those done, and what was found.
#[derive(Clone, Debug)]
pub struct ManyWays {
    /// The options of each fork: words, and whether it is what was chosen.
    options: [Vec<(String, bool)>; 5],
    windows: Vec<Window>,
    peers: Vec<Vec<PeerBy>>,
    bridges: Vec<u32>,
    ratios: Vec<f64>,
    shares: Vec<f64>,
    usual: Settings,
    /// Flags of the usual way and of each way done.
    followed: Vec<Followed>,
    /// Personal flags in each way done.
    flags: Vec<u32>,
    last: Option<Findings>,
}

impl ManyWays {
    /// Nothing done yet. `findings` are those of the settings in force, on this workforce.
    ///
    /// ```
    /// use candour::flags::{self, ManyWays};
    /// use candour::{session::Session, simulate::sample, tables::Workforce};
    /// let files = sample::files(7);
    /// let texts: Vec<(&str, &str)> = files.iter().map(|f| (f.name.as_str(), f.text.as_str())).collect();
    /// let workforce = Workforce::from_csv(&texts).unwrap();
    /// let mut session = Session::new();
    /// files.iter().for_each(|f| { session.read(&f.name, f.text.as_bytes()).unwrap(); });
    /// session.analyse().unwrap();
    /// let findings = flags::run(&workforce, &session.settings_in_force());
    /// let mut ways = ManyWays::of(&findings, &workforce);
    /// assert!(ways.total() >= 96);
    /// (0..5).for_each(|_| { ways.step(&workforce); });
    /// assert_eq!(ways.done(), 5);
    /// ```
    pub fn of(findings: &Findings, workforce: &Workforce) -> Self {
        let usual = findings.settings.clone();
        let window = usual.scope.window;
        let mut windows = vec![window];
        if workforce.has_days() && window.days() >= CAN_BE_CUT {
            windows.push(Window { first: window.first.plus(CUT_DAYS), last: window.last });
            windows.push(Window { first: window.first, last: window.last.plus(-CUT_DAYS) });
        }
        let known = |by: &PeerBy| by.known(workforce);
        let mut peers: Vec<Vec<PeerBy>> = vec![usual.peers.iter().copied().filter(known).collect()];
        let mut add = |list: Vec<PeerBy>| {
            if !peers.contains(&list) {
                peers.push(list);
            }
        };
        add(Vec::new());
        PeerBy::ALL.into_iter().filter(|by| known(by)).for_each(|by| add(vec![by]));
        let mut ratios = RATIOS.to_vec();
        let mut shares = FALSE_SHARES.to_vec();
        let mut bridges = if workforce.absences.is_empty() { Vec::new() } else { BRIDGES.to_vec() };
        include(&mut ratios, usual.ratio);
        include(&mut shares, usual.false_share);
        if !bridges.contains(&usual.scope.max_bridge_days) {
            bridges.push(usual.scope.max_bridge_days);
        }
        bridges.put_in_order();
        let percent = |share: f64| format!("{} %", (share * 1000.0).round() / 10.0);
        let options = [
            windows.iter().enumerate().map(|(i, w)| (w.to_string(), i == 0)).collect(),
            bridges.iter().map(|b| (b.to_string(), *b == usual.scope.max_bridge_days)).collect(),
            peers.iter().enumerate().map(|(i, list)| (alike(list), i == 0)).collect(),
            ratios.iter().map(|r| (format!("{r} times"), is(*r, usual.ratio))).collect(),
            shares.iter().map(|s| (percent(*s), is(*s, usual.false_share))).collect(),
        ];
        let followed = personal(findings)
            .into_iter()
            .map(|(person, indicator)| Followed { person, indicator, ways: Vec::new() })
            .collect();
        Self {
            options,
            windows,
            peers,
            bridges,
            ratios,
            shares,
            usual,
            followed,
            flags: Vec::new(),
            last: Some(findings.clone()),
        }
    }

    /// How many ways there are.
    pub fn total(&self) -> usize {
        self.options.iter().map(Vec::len).product()
    }

    /// How many are done.
    pub fn done(&self) -> usize {
        self.flags.len()
    }

    /// One more way; false when none is left.
    pub fn step(&mut self, workforce: &Workforce) -> bool {
        let way = self.done();
        let Some(before) = self.last.take().filter(|_| way < self.total()) else { return false };
        let choices = self.choices(way);
        let at = |fork: usize| usize::from(choices[fork]);
        let mut settings = self.usual.clone();
        settings.scope.window = self.windows[at(0)];
        settings.scope.max_bridge_days = self.bridges[at(1)];
        settings.peers.clone_from(&self.peers[at(2)]);
        settings.ratio = self.ratios[at(3)];
        settings.false_share = self.shares[at(4)];
        let found = rerun(workforce, &settings, &before, None);
        let flags = personal(&found);
        for (person, indicator) in &flags {
            let known = self.followed.iter().any(|f| f.person == *person && f.indicator == *indicator);
            if !known {
                // Not followed so far, because it was flagged in none of the ways before.
                let ways = vec![(false, None); way];
                self.followed.push(Followed { person: *person, indicator, ways });
            }
        }
        for one in &mut self.followed {
            let test = found.of(one.indicator).and_then(|f| f.test(one.person));
            let mean = test.map(|t| (f64::from(t.count), t.test.against.mean()));
            let ratio = mean.filter(|(_, mean)| *mean > 0.0).map(|(count, mean)| (count / mean) as f32);
            one.ways.push((flags.contains(&(one.person, one.indicator)), ratio));
        }
        self.flags.push(flags.len() as u32);
        self.last = (self.done() < self.total()).then_some(found);
        self.done() < self.total()
    }

    /// What was chosen in a way: for each of [`FORKS`] the place among its options.
    pub fn choices(&self, way: usize) -> [u8; 5] {
        let mut choices = [0u8; 5];
        let mut rest = way;
        for (fork, options) in self.options.iter().enumerate().rev() {
            choices[fork] = (rest % options.len()) as u8;
            rest /= options.len();
        }
        choices
    }

    /// The options of a fork in words, each with whether it is the setting in force.
    pub fn options(&self, fork: usize) -> &[(String, bool)] {
        self.options.get(fork).map_or(&[], Vec::as_slice)
    }

    /// Every personal flag that arose in some way.
    pub fn followed(&self) -> &[Followed] {
        &self.followed
    }

    /// Personal flags in each way done.
    pub fn flags(&self) -> &[u32] {
        &self.flags
    }

    /// Of the ways done with one option of a fork, in how many `one` is flagged.
    pub fn by_option(&self, one: &Followed, fork: usize, option: u8) -> (u32, u32) {
        let mut sum = (0, 0);
        for (way, (flagged, _)) in one.ways.iter().enumerate() {
            if self.choices(way).get(fork) == Some(&option) {
                sum = (sum.0 + u32::from(*flagged), sum.1 + 1);
            }
        }
        sum
    }
}

/// People and indicators with a personal flag.
fn personal(findings: &Findings) -> Vec<(u32, &'static str)> {
    let person = |about| if let About::Person(person) = about { Some(person) } else { None };
    findings.individual().filter_map(|flag| Some((person(flag.about)?, flag.indicator))).collect()
}

fn is(a: f64, b: f64) -> bool {
    (a - b).abs() < 1e-9
}

fn include(options: &mut Vec<f64>, value: f64) {
    if !options.iter().any(|o| is(*o, value)) {
        options.push(value);
        options.put_in_order_by(f64::total_cmp);
    }
}

fn alike(by: &[PeerBy]) -> String {
    if by.is_empty() {
        return "everyone".to_owned();
    }
    format!("the same {}", by.iter().map(|b| b.label()).collect::<Vec<_>>().join(" and "))
}
