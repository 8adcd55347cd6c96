//! Files that name people differently: which spelling would join them, and what was said of it.
//!
//! Keys are joined as they are written. Where people of a file match nobody, the rules of [`Spelling`] are tried: one is
//! named where it would bring each of them to exactly one person, and nothing is joined until somebody says so. A rule
//! under which two people are one is never offered.

use std::collections::HashMap;

use super::FileTable;
use crate::intake::Spelling;
use crate::maths::InOrder;

/// People of one file who match nobody as written, and the rule under which they would.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// The file.
    pub file: u32,
    /// Where the other spelling stands.
    pub with: u32,
    /// The rule.
    pub rule: Spelling,
    /// One person as the file writes them, and as the other does. Of a clash, two who would be one.
    pub example: (String, String),
    /// How many the rule joins.
    pub joined: u32,
    /// Of how many who match nobody as written.
    pub of: u32,
    /// What was made of it.
    pub standing: Standing,
}

/// What was made of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing is joined until it is answered.
    Open,
    /// Joined, because that was said.
    Joined,
    /// Kept apart, because that was said.
    Apart,
    /// Two people would be one: not offered.
    Clash,
}

/// The keys of every file as they are joined.
#[derive(Debug)]
pub(super) struct Spelt<'a> {
    /// By place of the file, then by its people: in the order of [`people_of`].
    pub(super) keys: Vec<Vec<&'a str>>,
    /// What was found, in order of files.
    pub(super) alike: Vec<Alike>,
    rules: Vec<Option<Spelling>>,
    known: Vec<Who<'a>>,
    by_key: HashMap<&'a str, usize>,
}

/// Somebody as a file has them.
#[derive(Clone, Copy, Debug)]
struct Who<'a> {
    key: &'a str,
    name: Option<&'a str>,
    file: u32,
}

impl Who<'_> {
    /// Names are compared by the name, wherever it stands; numbers by the key.
    fn form(&self, rule: Spelling) -> Option<String> {
        rule.form(if rule == Spelling::Words { self.name.unwrap_or(self.key) } else { self.key })
    }

    /// Whether more than the name says who it is.
    fn has_number(&self) -> bool {
        self.name.is_some_and(|name| name.to_lowercase() != self.key.to_lowercase())
    }

    fn shown(&self, rule: Spelling) -> String {
        match self.name {
            Some(name) if !self.has_number() => name.to_owned(),
            Some(name) if rule == Spelling::Words => format!("{name} ({})", self.key),
            _ => self.key.to_owned(),
        }
    }
}

/// Keys and names of a file's people.
fn people_of(file: u32, table: &FileTable) -> Vec<Who<'_>> {
    match table {
        FileTable::People(table) => {
            let who = table.records.iter();
            who.map(|r| Who { key: &r.key, name: r.name.as_deref(), file }).collect()
        }
        _ => table.keys().map_or_else(Vec::new, |keys| {
            keys.iter().map(|(key, name, _)| Who { key, name, file }).collect()
        }),
    }
}

/// What one rule would do to one file.
#[derive(Default)]
struct Tried {
    /// Places in the file and among those known.
    pairs: Vec<(usize, usize)>,
    /// Two who would be one.
    clash: Option<(String, String)>,
}

impl<'a> Spelt<'a> {
    /// Settles who is who. Files of events are held against the people files, or where there are none, against the files
    /// of events before them.
    pub(super) fn settle(files: &[(u32, &'a FileTable)], said: &[(u32, Spelling)]) -> Self {
        let is_people = |place: &usize| matches!(files.get(*place), Some((_, FileTable::People(_))));
        let (lists, events): (Vec<usize>, Vec<usize>) = (0..files.len()).partition(is_people);
        let mut spelt = Self {
            keys: vec![Vec::new(); files.len()],
            alike: Vec::new(),
            rules: vec![None; files.len()],
            known: Vec::new(),
            by_key: HashMap::new(),
        };
        for &place in lists.iter().chain(&events) {
            let Some(&(file, table)) = files.get(place) else { continue };
            let own = people_of(file, table);
            let said = said.iter().find(|(of, _)| *of == file).map(|(_, rule)| *rule);
            let mut keys: Vec<&str> = own.iter().map(|who| who.key).collect();
            for (at, known) in spelt.compare(file, &own, said) {
                if let (Some(key), Some(known)) = (keys.get_mut(at), spelt.known.get(known)) {
                    *key = known.key;
                }
            }
            if lists.is_empty() || lists.contains(&place) {
                for (key, who) in keys.iter().zip(&own) {
                    if !spelt.by_key.contains_key(key) {
                        spelt.by_key.insert(key, spelt.known.len());
                        spelt.known.push(*who);
                    }
                }
            }
            spelt.rules[place] = said.filter(|rule| *rule != Spelling::AsWritten);
            spelt.keys[place] = keys;
        }
        spelt
    }

    /// Which of a file's people are joined to whom of those known, and notes what was found.
    fn compare(&mut self, file: u32, own: &[Who<'a>], said: Option<Spelling>) -> Vec<(usize, usize)> {
        let mut apart = Vec::new();
        let mut taken = vec![false; self.known.len()];
        for (at, who) in own.iter().enumerate() {
            match self.by_key.get(who.key) {
                Some(known) => taken[*known] = true,
                None => apart.push(at),
            }
        }
        if apart.is_empty() || self.known.is_empty() {
            return Vec::new();
        }
        let only = said.filter(|rule| *rule != Spelling::AsWritten);
        let mut best: Option<(Spelling, Tried)> = None;
        let mut clash: Option<(Spelling, Tried)> = None;
        for rule in Spelling::RULES.into_iter().filter(|rule| only.is_none_or(|only| only == *rule)) {
            let tried = self.try_rule(rule, own, &apart, &taken);
            if tried.pairs.is_empty() && tried.clash.is_none() {
                continue;
            }
            // What was said before holds for everyone who is not in doubt; a new question is asked only without any doubt.
            if tried.clash.is_some() && (only.is_none() || tried.pairs.is_empty()) {
                clash = clash.or(Some((rule, tried)));
            } else if only.is_some() || self.is_worth_asking(rule, own, &apart, &tried) {
                let most = best.as_ref().map_or(0, |(_, best)| best.pairs.len());
                if tried.pairs.len() > most {
                    best = Some((rule, tried));
                }
            }
        }
        let of = apart.len() as u32;
        if let Some((rule, tried)) = best {
            let standing = match said {
                None => Standing::Open,
                Some(Spelling::AsWritten) => Standing::Apart,
                Some(_) => Standing::Joined,
            };
            if let Some(&(at, known)) = tried.pairs.first() {
                let (ours, theirs) = (own[at], self.known[known]);
                self.alike.push(Alike {
                    file,
                    with: theirs.file,
                    rule,
                    example: (ours.shown(rule), theirs.shown(rule)),
                    joined: tried.pairs.len() as u32,
                    of,
                    standing,
                });
            }
            return if standing == Standing::Joined { tried.pairs } else { Vec::new() };
        }
        if let Some((rule, Tried { clash: Some(example), pairs })) = clash {
            let (joined, standing) = (pairs.len() as u32, Standing::Clash);
            self.alike.push(Alike { file, with: file, rule, example, joined, of, standing });
        }
        Vec::new()
    }

    /// Pairs under a rule without those in doubt; where anyone is, two who would be one.
    fn try_rule(&self, rule: Spelling, own: &[Who<'a>], apart: &[usize], taken: &[bool]) -> Tried {
        let forms: Vec<(usize, String)> =
            apart.iter().filter_map(|at| Some((*at, own[*at].form(rule)?))).collect();
        if forms.is_empty() {
            return Tried::default();
        }
        let mut tried = Tried::default();
        let mut by_form: HashMap<String, (usize, bool)> = HashMap::new();
        for (at, who) in self.known.iter().enumerate() {
            let Some(form) = who.form(rule) else { continue };
            let first = by_form.entry(form).or_insert((at, true));
            if first.0 != at {
                first.1 = false;
                let other = self.known[first.0];
                tried.clash.get_or_insert_with(|| (other.shown(rule), who.shown(rule)));
            }
        }
        let mut met: Vec<(usize, usize)> = Vec::new();
        let mut doubtful = false;
        for (at, form) in &forms {
            match by_form.get(form) {
                Some((known, true)) => met.push((*known, *at)),
                Some((_, false)) => doubtful = true,
                None => {}
            }
        }
        met.put_in_order();
        for found in met.chunk_by(|a, b| a.0 == b.0) {
            match *found {
                [(known, only)] if !taken[known] => tried.pairs.push((only, known)),
                [(known, first), ..] => {
                    let second = found.get(1).map_or(self.known[known], |(_, at)| own[*at]);
                    tried.clash.get_or_insert_with(|| (own[first].shown(rule), second.shown(rule)));
                    doubtful = true;
                }
                [] => {}
            }
        }
        if tried.pairs.is_empty() && !doubtful {
            // Two who would be one matter only to a rule that joins somebody.
            tried.clash = None;
        }
        tried.pairs.put_in_order();
        tried
    }

    /// Zeros and marks tell nothing of a person, so that one is enough. Letters and names may: half of those who match
    /// nobody must be found by them, and where both files have numbers, half of the file by their names.
    fn is_worth_asking(&self, rule: Spelling, own: &[Who<'a>], apart: &[usize], tried: &Tried) -> bool {
        let found = tried.pairs.len() * 2;
        match rule {
            Spelling::AsWritten => false,
            Spelling::Marks | Spelling::Zeros => true,
            Spelling::Account | Spelling::Number => found >= apart.len(),
            Spelling::Words => {
                let numbers =
                    |(at, known): &(usize, usize)| own[*at].has_number() && self.known[*known].has_number();
                found >= if tried.pairs.iter().any(numbers) { own.len() } else { apart.len() }
            }
        }
    }

    /// Others whom a file names (who authorised) in the spelling of those known, where its people were joined so.
    pub(super) fn respelt(&self, place: usize, names: &[String]) -> Vec<String> {
        let Some(Some(rule)) = self.rules.get(place) else { return names.to_vec() };
        let mut by_form: HashMap<String, Option<&str>> = HashMap::new();
        for who in &self.known {
            if let Some(form) = who.form(*rule) {
                by_form.entry(form).and_modify(|known| *known = None).or_insert(Some(who.key));
            }
        }
        let key_of = |name: &String| {
            let known = self.by_key.contains_key(name.as_str());
            let form = if known { None } else { rule.form(name) };
            form.and_then(|form| by_form.get(&form).copied().flatten())
        };
        names.iter().map(|name| key_of(name).map_or_else(|| name.clone(), str::to_owned)).collect()
    }
}
