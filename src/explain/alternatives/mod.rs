//! What else could explain a flag: each other explanation in a file of its own, tested on the records.
//!
//! Every one answers on every flag: the records support it, they do not, or there is nothing to test it with; always with
//! its numbers. Where taking it into account means counting or comparing differently, the analysis is run again that way,
//! for everyone alike, and the answer says whether the flag stands.

use std::rc::Rc;

use crate::flags::{self, About, Findings, Flag, FlagKind, Instead, PersonTest, Settings};
use crate::indicators::{self, Indicator, Measured};
use crate::tables::Workforce;

mod attribute;
mod covering;
pub(super) mod events;
mod known_rule;
mod one_illness;
mod recording;
mod role_mix;
mod season;
mod shift_pattern;
mod short_exposure;
mod team_workload;

/// Every other explanation, in the order in which they are told.
pub const ALL: [&Alternative; 9] = [
    &team_workload::ALTERNATIVE,
    &covering::ALTERNATIVE,
    &shift_pattern::ALTERNATIVE,
    &role_mix::ALTERNATIVE,
    &known_rule::ALTERNATIVE,
    &one_illness::ALTERNATIVE,
    &season::ALTERNATIVE,
    &recording::ALTERNATIVE,
    &short_exposure::ALTERNATIVE,
];

/// Another explanation of a flag.
#[derive(Debug)]
pub struct Alternative {
    /// Short and stable.
    pub id: &'static str,
    /// As it stands on the page.
    pub name: &'static str,
    /// What it would mean.
    pub meaning: &'static str,
    /// The source file.
    pub file: &'static str,
    test: fn(&Asked<'_>) -> Answer,
}

/// What the records say about an explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// They speak for it.
    Supported,
    /// They do not.
    NotSupported,
    /// They hold nothing to test it with.
    NoData,
}

impl Verdict {
    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Supported => "supported",
            Self::NotSupported => "not supported",
            Self::NoData => "no data",
        }
    }
}

/// One explanation's answer on one flag.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What the records say.
    pub verdict: Verdict,
    /// The numbers, in a sentence.
    pub finding: String,
    /// The numbers, in a table; empty where there are none.
    pub figures: Figures,
    /// Whether the flag is gone when the explanation is taken into account; `None` where it was not run again, or where it
    /// would be gone by an explanation that the records do not support.
    pub removes: Option<bool>,
}

/// A small table; a heading that begins with `#` is of numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// Headings.
    pub headings: Vec<&'static str>,
    /// Cells, row by row.
    pub rows: Vec<Vec<String>>,
}

impl Answer {
    fn no_data(why: impl Into<String>) -> Self {
        Self { verdict: Verdict::NoData, finding: why.into(), figures: Figures::default(), removes: None }
    }

    fn of(supported: bool, finding: String) -> Self {
        let verdict = if supported { Verdict::Supported } else { Verdict::NotSupported };
        Self { verdict, finding, figures: Figures::default(), removes: None }
    }

    fn with(mut self, headings: &[&'static str], rows: Vec<Vec<String>>) -> Self {
        self.figures = Figures { headings: headings.to_vec(), rows };
        self
    }

    /// Says whether the flag stands when it was run again as `how` says. What the records do not support removes no flag:
    /// leave enough out and every flag is gone.
    fn run_again(mut self, how: &str, stands: bool) -> Self {
        let supported = self.verdict == Verdict::Supported;
        self.removes = (stands || supported).then_some(!stands);
        self.finding += &match (stands, supported) {
            (true, _) => format!(" {how}, the flag stands."),
            (false, true) => format!(" {how}, the flag is gone."),
            (false, false) => {
                format!(
                    " {how}, the flag would be gone, but the records do not show that this is the reason."
                )
            }
        };
        self
    }
}

/// A flag, and everything an explanation may look at.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) flag: &'a Flag,
    pub(super) findings: &'a Findings,
    pub(super) workforce: &'a Workforce,
    pub(super) indicator: &'static dyn Indicator,
}

impl Asked<'_> {
    fn person(&self) -> Option<u32> {
        match self.flag.about {
            About::Person(person) => Some(person),
            About::Team(_) => None,
        }
    }

    /// The team the flag is about, or the person's.
    fn team(&self) -> Option<u32> {
        match self.flag.about {
            About::Person(person) => self.workforce.people.get(person as usize)?.team,
            About::Team(team) => Some(team),
        }
    }

    /// The person's test against peers, where the flag rests on one.
    fn test(&self) -> Option<&PersonTest> {
        if self.flag.kind != FlagKind::Individual {
            return None;
        }
        self.findings.of(self.flag.indicator)?.test(self.person()?)
    }

    /// Whether people are compared by counts over time at work.
    fn counts(&self) -> bool {
        self.indicator.method() == indicators::Method::PeerCount
    }

    fn unit(&self) -> (&'static str, &'static str) {
        self.indicator.card().unit
    }

    pub(super) fn stands(&self, again: &Findings) -> bool {
        again.flags.contains(self.flag)
    }

    /// What is found under other settings.
    fn under(&self, settings: &Settings) -> Findings {
        flags::rerun(self.workforce, settings, self.findings, None)
    }

    /// Whether the flag stands with another count of this person.
    fn stands_counting(&self, count: u32) -> bool {
        let Some(person) = self.person() else { return true };
        let instead = Instead { person, indicator: self.flag.indicator, count };
        self.stands(&flags::rerun(self.workforce, &self.findings.settings, self.findings, Some(instead)))
    }

    /// Whether the flag stands when the indicator's values are these, one a person.
    fn stands_measuring(&self, values: Vec<Measured>) -> bool {
        let values: Rc<[Measured]> = values.into();
        self.stands(&flags::rerun_measured(self.workforce, self.findings, self.flag.indicator, values))
    }
}

/// What each explanation says about a flag, in the order of [`ALL`]. That a team’s work explains it is no other explanation of
/// a team’s flag: it is the flag.
///
/// ```
/// use candour::explain::alternatives::{self, Verdict};
/// use candour::session::Session;
/// let mut session = Session::new();
/// for file in Session::sample(7) {
///     session.read(&file.name, file.text.as_bytes()).unwrap();
/// }
/// session.analyse().unwrap();
/// let findings = session.findings().unwrap().clone();
/// let flag = findings.individual().next().unwrap();
/// let answers = alternatives::of(flag, &findings, session.workforce());
/// assert_eq!(answers.len(), alternatives::ALL.len());
/// assert!(answers.iter().all(|(_, answer)| !answer.finding.is_empty()));
/// ```
pub fn of(flag: &Flag, findings: &Findings, workforce: &Workforce) -> Vec<(&'static Alternative, Answer)> {
    let Some(indicator) = indicators::by_id(flag.indicator) else { return Vec::new() };
    let asked = Asked { flag, findings, workforce, indicator };
    let other = |a: &&&Alternative| flag.kind != FlagKind::Team || a.id != team_workload::ALTERNATIVE.id;
    ALL.iter().filter(other).map(|alternative| (*alternative, (alternative.test)(&asked))).collect()
}
