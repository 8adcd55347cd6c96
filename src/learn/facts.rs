//! Figures that a lesson's text may name: each is worked out from the run that stands on the screen.
//!
//! A text says `{naive}`, or `{=told}` for a slider, and never a number: move the slider, and the sentence says what is now
//! so.

use super::compare::{Compared, FIRST, Verdict, compare, generic_order};
use crate::explain::prose::Prose;
use crate::explain::wording::{by_chance, figure, of_100, one_in, thousands};
use crate::flags::{About, Findings, Flag, FlagKind};
use crate::indicators;
use crate::maths::InOrder;
use crate::simulate::scenarios::Scenario;
use crate::simulate::world::{Cause, Pattern, Slider, Truth, Values, World};
use crate::tables::Workforce;
use crate::tables::outcome_words::Route;

/// A run with its truth.
#[derive(Debug)]
pub struct Case<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// How its sliders stand.
    pub values: &'a Values,
    /// Its truth.
    pub world: &'a World,
    /// What was read.
    pub workforce: &'a Workforce,
    /// What was found.
    pub findings: &'a Findings,
    compared: Vec<Compared>,
}

/// A figure and how it is worked out; `None` where the run has none.
type Fact = (&'static str, fn(&Case<'_>) -> Option<String>);

/// Every figure that a text may name.
pub const FACTS: &[Fact] = &[
    ("people", |c| number(c.workforce.people.len())),
    ("teams", |c| number(c.workforce.teams.len())),
    ("questions", |c| Some(thousands(c.findings.questions))),
    ("chance", |c| Some(by_chance(c.findings.by_chance.as_ref()))),
    ("flagged", |c| number(c.singled_out().len())),
    ("singledOut", |c| Some(singled_out_in_words(c.singled_out().len()))),
    ("inTeam", |c| Some(singled_out_in_words(c.singled_out_of_first_team().len()))),
    ("teamFlags", |c| number(c.findings.teams().count())),
    ("teamFlagged", |c| c.first_team().map(|t| c.workforce.teams[t as usize].name.clone())),
    ("recordFlags", |c| number(c.findings.flags.iter().filter(|f| f.kind == FlagKind::Record).count())),
    ("naive", |c| number(c.naive().count())),
    ("naiveOf100", |c| share(c.naive().count(), c.compared.len())),
    ("naiveOnDays", |c| number(c.compared.iter().filter(|p| c.naive_works_days(p)).count())),
    ("naiveRight", |c| number(c.count(0, Verdict::Right))),
    ("naiveWrong", |c| number(c.count(0, Verdict::Wrong))),
    ("naiveMissed", |c| number(c.count(0, Verdict::Missed))),
    ("naiveRightOf100", |c| share(c.count(0, Verdict::Right), c.naive().count())),
    ("candourRight", |c| number(c.count(2, Verdict::Right))),
    ("candourWrong", |c| number(c.count(2, Verdict::Wrong))),
    ("candourMissed", |c| number(c.count(2, Verdict::Missed))),
    ("genericFirst", |_| number(FIRST)),
    ("genericShort", |c| number(c.short_among_first())),
    ("noSpellOf100", |c| share(c.spells().filter(|n| *n == 0.0).count(), c.compared.len())),
    ("threeSpells", |c| number(c.spells().filter(|n| *n >= 3.0).count())),
    ("twoSpells", |c| number(c.spells().filter(|n| *n >= 2.0).count())),
    ("mostSpells", |c| Some(figure(c.spells().fold(0.0, f64::max)))),
    ("bradford", |c| number(c.amounts("bradford").filter(|b| *b >= 125.0).count())),
    ("mostDays", |c| Some(figure(c.amounts("days-lost").fold(0.0, f64::max)))),
    ("daysLost", |c| Some(figure(c.amounts("days-lost").sum()))),
    ("leaveForIllness", |c| {
        number(c.world.absences.iter().filter(|a| a.cause == Cause::LeaveForIllness).count())
    }),
    ("problem", |c| number(c.compared.iter().filter(|p| p.truth == Truth::Problem).count())),
    ("ordinary", |c| number(c.compared.iter().filter(|p| p.truth == Truth::Ordinary).count())),
    ("overworked", |c| number(c.compared.iter().filter(|p| p.truth == Truth::Overworked).count())),
    ("conditions", |c| number(c.compared.iter().filter(|p| p.truth == Truth::Condition).count())),
    ("firstCount", |c| c.first_test().map(|t| thousands(t.count))),
    ("firstExpected", |c| c.first_test().map(|t| figure(t.test.against.mean()))),
    ("firstChance", |c| c.first_test().map(|t| one_in(t.test.p_upper))),
    ("firstSure", |c| c.first_test().map(|t| of_100(t.test.posterior.chance_above))),
    ("firstGroup", |c| c.first_group().map(|g| g.rung.clone())),
    ("firstGroupPeople", |c| c.first_group().map(|g| thousands(g.people))),
    ("firstIndicator", |c| Some(indicators::by_id(c.first_flag()?.indicator)?.card().name.to_lowercase())),
    ("worstBefore", |c| c.worst(0, None).map(figure)),
    ("worstAfter", |c| c.worst(1, None).map(figure)),
    ("worstSpokenTo", |c| c.worst(1, Some(0)).map(figure)),
    ("worstUntouched", |c| c.worst(1, Some(1)).map(figure)),
    ("worst", |c| number(c.by_year().iter().filter(|y| y[0] >= 3).count())),
    ("liftAll", |c| c.lift(true).map(figure)),
    ("liftFair", |c| c.lift(false).map(figure)),
];

/// One signature for every figure.
#[allow(clippy::unnecessary_wraps)]
fn number(n: usize) -> Option<String> {
    Some(thousands(n as u32))
}

fn singled_out_in_words(people: usize) -> String {
    match people {
        0 => "nobody is singled out".to_owned(),
        1 => "1 person is singled out".to_owned(),
        n => format!("{} people are singled out", thousands(n as u32)),
    }
}

/// A slider as a text names it: a share as so many in a hundred, a switch as yes or no, anything else with its unit.
///
/// ```
/// use candour::learn::facts::in_words;
/// use candour::simulate::world::parameters::{LONG_MEAN, STAFFING};
/// assert_eq!(in_words(&STAFFING, 0.85), "85 in 100");
/// assert_eq!(in_words(&LONG_MEAN, 48.9), "48.9 days");
/// ```
pub fn in_words(slider: &Slider, value: f64) -> String {
    if slider.high > 1.0 {
        return format!("{} {}", figure(value), slider.unit).trim_end().to_owned();
    }
    if slider.step >= 1.0 {
        return if value >= 0.5 { "yes" } else { "no" }.to_owned();
    }
    format!("{} in 100", figure(value * 100.0))
}

fn share(part: usize, whole: usize) -> Option<String> {
    (whole > 0).then(|| figure(part as f64 * 100.0 / whole as f64))
}

impl<'a> Case<'a> {
    /// A run of a scenario.
    pub fn of(
        scenario: &'a Scenario,
        values: &'a Values,
        world: &'a World,
        workforce: &'a Workforce,
        findings: &'a Findings,
    ) -> Self {
        let compared = compare(scenario.naive, world, workforce, findings);
        Self { scenario, values, world, workforce, findings, compared }
    }

    /// Everyone, as the three read them.
    pub fn compared(&self) -> &[Compared] {
        &self.compared
    }

    /// The text with every figure it names put in; a name without a figure is kept as "not known".
    ///
    /// # Errors
    /// The first name that no figure has.
    pub fn fill(&self, text: &str) -> Result<Prose, String> {
        let mut prose = Prose::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, behind) = after.split_once('}').ok_or_else(|| after.to_owned())?;
            let figure = if let Some(moved) = name.strip_prefix('=') {
                let slider = self.values.each().find(|(slider, _)| slider.id == moved);
                slider.map(|(slider, value)| in_words(slider, value))
            } else {
                let (_, work_out) =
                    FACTS.iter().find(|(id, _)| *id == name).ok_or_else(|| name.to_owned())?;
                work_out(self)
            };
            let figure = figure.unwrap_or_else(|| "not known".to_owned());
            prose = prose.say(before).counting(figure, self.whom(name));
            rest = behind;
        }
        Ok(prose.say(rest))
    }

    /// The first personal flag against peers.
    pub fn first_flag(&self) -> Option<&Flag> {
        self.findings.individual().next()
    }

    /// The first team with a flag.
    pub fn first_team(&self) -> Option<u32> {
        self.findings.teams().find_map(|f| if let About::Team(team) = f.about { Some(team) } else { None })
    }

    /// People with a personal flag against peers.
    fn singled_out(&self) -> Vec<u32> {
        let mut people: Vec<u32> = self
            .findings
            .individual()
            .filter_map(|f| if let About::Person(p) = f.about { Some(p) } else { None })
            .collect();
        people.put_in_order();
        people.dedup();
        people
    }

    /// People of the first team with a flag who have one themselves on the same indicator.
    fn singled_out_of_first_team(&self) -> Vec<u32> {
        let Some(of_team) = self.findings.teams().next() else { return Vec::new() };
        let theirs = |f: &Flag| match (f.about, of_team.about) {
            (About::Person(p), About::Team(team)) => (f.indicator == of_team.indicator
                && self.workforce.people[p as usize].team == Some(team))
            .then_some(p),
            _ => None,
        };
        self.findings.individual().filter_map(theirs).collect()
    }

    fn first_test(&self) -> Option<&crate::flags::PersonTest> {
        let flag = self.first_flag()?;
        let About::Person(person) = flag.about else { return None };
        self.findings.of(flag.indicator)?.test(person)
    }

    fn first_group(&self) -> Option<&crate::peers::Group> {
        let found = self.findings.of(self.first_flag()?.indicator)?;
        found.peers.groups.get(self.first_test()?.group as usize)
    }

    fn naive(&self) -> impl Iterator<Item = &Compared> {
        self.compared.iter().filter(|c| !c.naive.is_empty())
    }

    /// How many people a naive rule lists, and how many Candour does.
    pub fn listed(&self) -> [u32; 2] {
        [self.naive().count() as u32, self.singled_out().len() as u32]
    }

    /// Whom a figure counts, or whose it is; nobody where it counts something else, or everyone.
    pub fn whom(&self, name: &str) -> Vec<u32> {
        let of = |reader: usize, verdict: Verdict| self.those(|c| c.verdicts[reader] == verdict);
        let reach = |indicator: &str, least: f64| -> Vec<u32> {
            let amounts = self.amounts_of(indicator);
            amounts.filter(|(_, amount)| *amount >= least).map(|(person, _)| person).collect()
        };
        match name {
            "flagged" | "singledOut" => self.singled_out(),
            "inTeam" => self.singled_out_of_first_team(),
            "teamFlagged" => self.those(|c| {
                self.first_team().is_some()
                    && self.workforce.people[c.person as usize].team == self.first_team()
            }),
            "recordFlags" => self.those(|c| c.flags.iter().any(|f| f.kind == FlagKind::Record)),
            "naive" => self.those(|c| !c.naive.is_empty()),
            "naiveOnDays" => self.those(|c| self.naive_works_days(c)),
            "naiveRight" => of(0, Verdict::Right),
            "naiveWrong" => of(0, Verdict::Wrong),
            "naiveMissed" => of(0, Verdict::Missed),
            "candourRight" => of(2, Verdict::Right),
            "candourWrong" => of(2, Verdict::Wrong),
            "candourMissed" => of(2, Verdict::Missed),
            "genericFirst" => self.those(|c| c.place.is_some()),
            "threeSpells" => reach("sickness-spells", 3.0),
            "twoSpells" => reach("sickness-spells", 2.0),
            "mostDays" => reach("days-lost", self.amounts("days-lost").fold(1.0, f64::max)),
            "mostSpells" => reach("sickness-spells", self.spells().fold(1.0, f64::max)),
            "bradford" => reach("bradford", 125.0),
            "problem" => self.those(|c| c.truth == Truth::Problem),
            "overworked" => self.those(|c| c.truth == Truth::Overworked),
            "conditions" => self.those(|c| c.truth == Truth::Condition),
            "firstCount" | "firstExpected" | "firstChance" | "firstSure" => {
                let first = self.first_flag().map(|f| f.about);
                first
                    .into_iter()
                    .filter_map(|about| if let About::Person(p) = about { Some(p) } else { None })
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    fn those(&self, are: impl Fn(&Compared) -> bool) -> Vec<u32> {
        self.compared.iter().filter(|c| are(c)).map(|c| c.person).collect()
    }

    /// One figure by name.
    pub fn figure(&self, name: &str) -> Option<String> {
        FACTS.iter().find(|(id, _)| *id == name).and_then(|(_, work_out)| work_out(self))
    }

    /// Whether a naive rule lists somebody who works days.
    fn naive_works_days(&self, of: &Compared) -> bool {
        !of.naive.is_empty() && self.world.people[of.in_world].pattern == Pattern::Days
    }

    fn count(&self, reader: usize, verdict: Verdict) -> usize {
        self.compared.iter().filter(|c| c.verdicts[reader] == verdict).count()
    }

    fn amounts(&self, indicator: &str) -> impl Iterator<Item = f64> + '_ {
        self.amounts_of(indicator).map(|(_, amount)| amount)
    }

    /// Everyone's figure, where there is one.
    fn amounts_of(&self, indicator: &str) -> impl Iterator<Item = (u32, f64)> + '_ {
        let values = self.findings.of(indicator).map(|found| &found.values);
        let numbered = values.into_iter().flat_map(|v| v.iter().enumerate());
        numbered.filter_map(|(person, value)| Some((person as u32, value.amount()?)))
    }

    fn spells(&self) -> impl Iterator<Item = f64> + '_ {
        self.amounts("sickness-spells")
    }

    /// Of the first ten of the generic ordering, those who were there for part of the period or of the week.
    fn short_among_first(&self) -> usize {
        let window = self.findings.settings.scope.window;
        let short = |(person, _): &(u32, f64)| {
            let who = &self.workforce.people[*person as usize];
            who.days_in_post(window) < window.days() || who.fte.is_some_and(|fte| fte < 1.0)
        };
        generic_order(self.workforce, self.findings).iter().take(FIRST).filter(|first| short(first)).count()
    }

    /// Spells begun by each person in the first and in the last year of the records, by place in the world.
    pub fn by_year(&self) -> Vec<[u32; 2]> {
        let mut spells = vec![[0, 0]; self.world.people.len()];
        let years = self.world.years();
        let (Some(first), Some(last)) = (years.first(), years.last()) else { return spells };
        for absence in &self.world.absences {
            for (year, window) in [first, last].into_iter().enumerate() {
                spells[absence.person][year] += u32::from(window.contains(absence.first));
            }
        }
        spells
    }

    /// Spells a head in a year of those who had three in the first: all of them, or every second one.
    pub fn worst(&self, year: usize, half: Option<usize>) -> Option<f64> {
        let spells = self.by_year();
        let group: Vec<u32> = spells
            .iter()
            .enumerate()
            .filter(|(at, years)| years[0] >= 3 && half.is_none_or(|h| at % 2 == h))
            .map(|(_, years)| years[year])
            .collect();
        (!group.is_empty()).then(|| f64::from(group.iter().sum::<u32>()) / group.len() as f64)
    }

    /// Share with an outcome among those a naive rule flags, over everyone's.
    pub fn lift(&self, all: bool) -> Option<f64> {
        let mut found = vec![false; self.workforce.people.len()];
        for outcome in self.workforce.outcomes.iter().filter(|o| all || o.route != Route::FlagDriven) {
            found[outcome.person as usize] = true;
        }
        let everyone = found.iter().filter(|f| **f).count() as f64 / found.len() as f64;
        let (flagged, of) = self.naive().fold((0.0, 0.0), |(hits, of), c| {
            (hits + f64::from(u8::from(found[c.person as usize])), of + 1.0)
        });
        (of > 0.0 && everyone > 0.0).then(|| flagged / of / everyone)
    }
}
