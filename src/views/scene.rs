//! What every view is drawn from: the workforce, the findings, and whether names are shown.

use crate::calendar::Day;
use crate::explain::prose::Tone;
use crate::explain::tag;
use crate::explain::wording::count;
use crate::flags::{About, Findings, Flag, FlagKind, Standing};
use crate::indicators::{self, Indicator, Method, Records};
use crate::tables::Workforce;
use crate::tables::overtime::Overtime;

/// A finished analysis, ready to be shown.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// People and records.
    pub workforce: &'a Workforce,
    /// What was found.
    pub findings: &'a Findings,
    /// Who is called by name.
    pub names: &'a Names,
}

/// Who is called by name: everyone or nobody, and those of whom it is the other way round, by their keys in the files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// Everyone.
    pub all: bool,
    /// But these the other way round.
    pub except: Vec<String>,
}

impl Names {
    /// Whether the person with this key is called by name.
    pub fn shown(&self, key: &str) -> bool {
        self.all != self.except.iter().any(|one| one == key)
    }
}

/// Letters of a name that are shown in a sentence or a picture.
const SHOWN: usize = 120;

/// A text of a cell as it is shown where the page has no room for all of it.
pub fn clipped(text: &str) -> String {
    crate::intake::shorten(text, SHOWN)
}

impl Scene<'_> {
    /// What a person is called on the page, with a name shortened that is longer than any.
    pub fn who(&self, person: u32) -> String {
        self.name_of(person, clipped)
    }

    /// The same whole, as it stands in tables and leaves the page.
    pub fn who_in_full(&self, person: u32) -> String {
        self.name_of(person, str::to_owned)
    }

    fn name_of(&self, person: u32, shown: fn(&str) -> String) -> String {
        let one = &self.workforce.people[person as usize];
        if self.names.shown(&one.key) {
            if let Some(name) = &one.name {
                return format!("{} ({})", shown(name), shown(&one.key));
            }
            return shown(&one.key);
        }
        self.workforce.pseudonym(person)
    }

    /// What a person or team is called.
    pub fn called(&self, about: About) -> String {
        match about {
            About::Person(person) => self.who(person),
            About::Team(team) => self.team(team),
        }
    }

    /// The same whole.
    pub fn called_in_full(&self, about: About) -> String {
        match about {
            About::Person(person) => self.who_in_full(person),
            About::Team(team) => self.workforce.teams[team as usize].name.clone(),
        }
    }

    /// What a team is called on the page.
    pub fn team(&self, team: u32) -> String {
        clipped(&self.workforce.teams[team as usize].name)
    }

    /// Team, role and rank, as far as known.
    pub fn place(&self, person: u32) -> String {
        self.parts(person).into_iter().map(clipped).collect::<Vec<_>>().join(", ")
    }

    /// The same whole.
    pub fn place_in_full(&self, person: u32) -> String {
        self.parts(person).join(", ")
    }

    fn parts(&self, person: u32) -> Vec<&str> {
        let one = &self.workforce.people[person as usize];
        let mut parts: Vec<&str> = Vec::new();
        if let Some(team) = one.team {
            parts.push(&self.workforce.teams[team as usize].name);
        }
        for part in [&one.role, &one.grade].into_iter().flatten() {
            if !parts.contains(&part.as_str()) {
                parts.push(part);
            }
        }
        parts
    }

    /// Adds a person's hours of overtime to each of the period's weeks, given by their Mondays; from overtime files
    /// where there are any, else from duties.
    pub fn add_overtime(&self, person: u32, mondays: &[Day], sums: &mut [f64]) {
        let window = self.findings.settings.scope.window;
        let Some(first) = mondays.first() else { return };
        let mut add = |day: Day, hours: f64| {
            if let Some(sum) = sums.get_mut(((day.0 - first.0) / 7) as usize) {
                *sum += hours;
            }
        };
        if self.workforce.has_overtime_file {
            let pieces = self.workforce.overtime_of(person);
            for week in pieces.chunk_by(|a, b| a.day.monday() == b.day.monday()) {
                let hours: f64 = week.iter().filter(|o| window.contains(o.day)).map(Overtime::hours).sum();
                // More can be taken back in a week than was worked in it; nobody works less than no hours.
                if let Some(piece) = week.iter().find(|o| window.contains(o.day)) {
                    add(piece.day, hours.max(0.0));
                }
            }
        } else {
            for (monday, week) in self.workforce.duty_weeks(person, window) {
                add(monday.max(window.first), f64::from(week.overtime_minutes) / 60.0);
            }
        }
    }

    /// The records that were counted.
    pub fn records(&self) -> Records<'_> {
        self.findings.records(self.workforce)
    }

    /// The period in words.
    pub fn period(&self) -> String {
        if self.workforce.recorded().is_none() {
            return "a file without dates".to_owned();
        }
        crate::explain::wording::period(self.findings.settings.scope.window)
    }

    /// What a flag says in one line.
    pub fn pattern(&self, flag: &Flag) -> String {
        let Some(found) = self.findings.of(flag.indicator) else { return String::new() };
        let Some(card) = indicators::by_id(flag.indicator).map(super::super::indicators::Indicator::card)
        else {
            return String::new();
        };
        match (flag.about, flag.kind) {
            (About::Person(person), FlagKind::Individual) => {
                found.test(person).map_or_else(String::new, |t| {
                    let of = t.test.against.most().map_or(String::new(), |most| format!(" of {most}"));
                    format!(
                        "{}{of}; people like them {}",
                        count(t.count, card.unit.0, card.unit.1),
                        crate::explain::wording::figure(t.test.against.mean())
                    )
                })
            }
            (About::Team(team), _) => {
                let method = indicators::by_id(flag.indicator).map(Indicator::method);
                let (load, weeks) = (method == Some(Method::Teams), method == Some(Method::TeamWeeks));
                found.teams.iter().find(|t| t.team == team).map_or_else(String::new, |t| {
                    if load {
                        return format!(
                            "{} {} for each post, {:.2} times the other teams’",
                            crate::explain::wording::figure(f64::from(t.count) / t.exposure),
                            card.unit.1,
                            f64::from(t.count) / t.expected
                        );
                    }
                    if weeks {
                        return format!(
                            "{} of {} people fell ill in the same {:.0} weeks",
                            t.above, t.people, t.exposure
                        )
                        .replace("same 1 weeks", "same week");
                    }
                    format!(
                        "{} {:.1} times what is expected, {} of {} people above their own",
                        card.name,
                        f64::from(t.count) / t.expected,
                        t.above,
                        t.people
                    )
                })
            }
            (About::Person(person), FlagKind::Record) => {
                let amount = found.values.get(person as usize).and_then(indicators::Measured::amount);
                count(amount.unwrap_or_default() as u32, card.unit.0, card.unit.1)
            }
            (About::Person(person), _) => {
                let amount = found.values.get(person as usize).and_then(indicators::Measured::amount);
                let trigger = found.rule.as_ref().map_or(0.0, |r| r.trigger);
                format!(
                    "{}, {} {}",
                    crate::explain::wording::amount(amount.unwrap_or_default(), card.unit),
                    if flag.kind == FlagKind::Law { "the limit is" } else { "your trigger is" },
                    crate::explain::wording::figure(trigger)
                )
            }
        }
    }

    /// How sure, as "97 of 100"; "rule" where nothing was estimated.
    pub fn how_sure(&self, flag: &Flag) -> String {
        let found = self.findings.of(flag.indicator);
        match (flag.about, flag.kind) {
            (About::Person(person), FlagKind::Individual) => found
                .and_then(|f| f.test(person))
                .map(|t| crate::explain::wording::of_100(t.test.posterior.chance_above))
                .unwrap_or_default(),
            (About::Team(team), FlagKind::Team) => found
                .and_then(|f| f.teams.iter().find(|t| t.team == team))
                .map(|t| crate::explain::wording::of_100(1.0 - t.q))
                .unwrap_or_default(),
            (_, FlagKind::Law) => "limit".to_owned(),
            (_, FlagKind::Record) => "records".to_owned(),
            _ => "rule".to_owned(),
        }
    }

    /// All of a person's flags in words, with the strongest tone.
    pub fn flags_in_words(&self, person: u32) -> (String, Tone) {
        let flags = self.findings.about(About::Person(person));
        if let Some(first) = flags.first() {
            let words: Vec<String> = flags
                .iter()
                .map(|f| {
                    let name = indicators::by_id(f.indicator).map_or("", |i| i.card().name);
                    format!("{name} ({})", tag(f).0)
                })
                .collect();
            return (words.join("; "), tag(first).1);
        }
        for found in &self.findings.indicators {
            if found.test(person).is_some_and(|t| t.standing == Standing::TeamFlagged) {
                return ("the team has the flag".to_owned(), Tone::Team);
            }
        }
        (String::new(), Tone::Plain)
    }
}
