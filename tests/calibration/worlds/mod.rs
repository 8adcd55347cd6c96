//! Worlds of a generator of their own, in which nobody has a pattern, and such with one planted: how often the page's list
//! holds somebody, what it prints for that, and how often it finds who is there.
//!
//! `ONLY=worlds RUNS=60 make calibrate` asks this section alone, 30 lists of each, and writes nothing; `KIND='outbreaks|gamma'`
//! draws only the worlds with one of these in their name.

mod dice;
mod kind;
pub(crate) mod list;
mod measured;
mod overtime;
mod post;
mod spells;
mod world;

use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use candour::flags::{ByChance, Lists};
use kind::{GAMMA_3, KINDS, Kind, NOTHING, TEAMS_DIFFER};
use list::List;
use measured::{Measured, Share};
use world::{Plant, World};

use crate::journal::Journal;

/// Sizes of workforces. Of the largest a fifth as many lists is drawn: it takes as long as all the others.
const SIZES: [usize; 4] = [30, 60, 300, 2_000];
const LARGEST: usize = 2_000;
/// Lists whose printed range has the measured figure in it, at least.
const HELD: f64 = 0.9;
/// Lists of 100 without a pattern that may hold a flag.
const ASKED: f64 = 0.05;
/// Standard errors beyond which a figure is not as asked, and how rare that is: a figure so unlikely to be as the one kept is
/// worse than it.
const ERRORS: f64 = 3.0;
const RARE: f64 = 0.001_35;
/// Draws at once.
const THREADS: usize = 2;

/// What is planted, and found how often.
const POWER: [(&str, World); 9] = {
    const fn of(kind: Kind, people: usize, plant: Plant) -> World {
        World { kind, people, plant }
    }
    const FOUR: Kind = Kind { spells: 4.0, ..NOTHING };
    const FOUR_GAMMA: Kind = Kind { spells: 4.0, ..GAMMA_3 };
    [
        ("nothing, 300 people, 1.3 spells: one person at 5 times", of(NOTHING, 300, Plant::Person(5.0))),
        ("nothing, 300 people, 1.3 spells: one person at 8 times", of(NOTHING, 300, Plant::Person(8.0))),
        (
            "health, gamma 3, 300 people, 1.3 spells: one person at 5 times",
            of(GAMMA_3, 300, Plant::Person(5.0)),
        ),
        ("nothing, 60 people, 4 spells: one person at 3 times", of(FOUR, 60, Plant::Person(3.0))),
        (
            "health, gamma 3, 60 people, 4 spells: one person at 3 times",
            of(FOUR_GAMMA, 60, Plant::Person(3.0)),
        ),
        ("nothing, 25 teams of 12: one team at 2 times, sickness", of(NOTHING, 300, Plant::TeamSick(2.0))),
        (
            "nothing, 25 teams of 12: one team at 2 times, overtime",
            of(NOTHING, 300, Plant::TeamOvertime(2.0)),
        ),
        (
            "health, gamma 3, 25 teams of 12: one team at 2 times, sickness",
            of(GAMMA_3, 300, Plant::TeamSick(2.0)),
        ),
        (
            "teams, gamma 10, 25 teams of 12: one team at 2 times, sickness",
            of(TEAMS_DIFFER, 300, Plant::TeamSick(2.0)),
        ),
    ]
};

/// Lists that are drawn of a world.
fn lists_of(world: &World, lists: u32) -> u32 {
    if world.people == LARGEST { (lists / 5).max(1) } else { lists }
}

/// The section of `RESULTS.md`, and how many figures are worse than those kept. `keep` takes them for what is kept.
pub(crate) fn section(lists: u32, keep: bool, journal: &mut Journal) -> (String, u32) {
    world::sound();
    measured::sound();
    let kind = std::env::var("KIND").unwrap_or_default();
    let kinds: Vec<Kind> =
        KINDS.into_iter().filter(|k| kind.split('|').any(|part| k.name.contains(part))).collect();
    let powers: Vec<(&str, World)> =
        POWER.into_iter().filter(|(name, _)| kind.split('|').any(|part| name.contains(part))).collect();
    let still = SIZES.iter().flat_map(|people| {
        kinds.iter().map(|kind| World { kind: *kind, people: *people, plant: Plant::Nobody })
    });
    let mut worlds: Vec<World> = still.collect();
    let first_power = worlds.len();
    worlds.extend(powers.iter().map(|(_, world)| *world));
    let drawn = draw(&worlds, lists, journal);
    let mut page = Page {
        kept: Measured::kept(),
        now: Measured::default(),
        worse: 0,
        keep,
        held: [Share { hits: 0, of: 0 }; 2],
    };
    let mut text = format!(
        "\n## Worlds without a pattern\n\nA generator of its own (`tests/calibration/worlds`): 2025, teams of 12, a tenth joins and a tenth leaves, \
         1.3 spells of sickness (what goes round a team comes on top) and 10 days of overtime a person a year. Nobody has a \
         pattern, so every flag is a false one. Each list is the page's, with the settings it begins with: files read, \
         everything analysed. Seeds 1 to {lists}, of {LARGEST} people 1 to {}. Asked: at most {:.0} lists of 100. ± is one \
         standard error. “Kept” is what the gate holds it against (worse fails where chance alone would give it less than once in {:.0}, as three standard errors). “Range” is what the \
         page prints of lists that would still hold somebody, or a team, on average, and “held” the share of lists whose range has the \
         measured figure in it, of those for which it was counted: every fifth, at most 40 of a kind and size. Asked: in 90 of 100 \
         of each kind, all its sizes together.\n",
        lists_of(&World { kind: NOTHING, people: LARGEST, plant: Plant::Nobody }, lists),
        ASKED * 100.0,
        1.0 / RARE,
    );
    for (k, kind) in kinds.iter().enumerate() {
        page.held = [Share { hits: 0, of: 0 }; 2];
        let _ = write!(
            text,
            "\n### {}\n\n| people | lists | spells a year | with a person, of 100 | kept | asked 5 | with a team, of 100 | kept | asked 5 | with an infection told, of 100 | kept | personal flags a list | \
             range, persons | held | range, teams | held | |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n",
            kind.name
        );
        for (s, people) in SIZES.iter().enumerate() {
            text += &page.still(kind, *people, &drawn[s * kinds.len() + k]);
        }
        text += &page.all_sizes();
    }
    let _ = write!(
        text,
        "\n## Patterns planted in such worlds\n\nFound is a flag about the person, or the team, that was made different.\n\n\
         | | lists | found, of 100 | kept | others flagged, of 100 | |\n|---|---|---|---|---|---|\n"
    );
    for ((name, _), lists) in powers.iter().zip(&drawn[first_power..]) {
        text += &page.power(name, lists);
    }
    if keep {
        page.now.keep();
    }
    (text, page.worse)
}

/// Draws every world so many times, two at once, the largest first so that none is left for the end alone. What was drawn
/// in a run that did not end is taken from the journal.
fn draw(worlds: &[World], lists: u32, journal: &mut Journal) -> Vec<Vec<List>> {
    let seeds = |(at, world): (usize, &World)| (1..=lists_of(world, lists)).map(move |seed| (at, seed));
    let mut jobs: Vec<(usize, u32)> = worlds.iter().enumerate().flat_map(seeds).collect();
    jobs.sort_by_key(|(at, seed)| (std::cmp::Reverse(worlds[*at].people), *at, *seed));
    let next = AtomicUsize::new(0);
    let journal = Mutex::new(journal);
    let work = || {
        let mut done = Vec::new();
        while let Some((at, seed)) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            let (name, lock) = (worlds[*at].name(), || journal.lock().expect("the other thread goes on"));
            let noted = lock().list(&name, *seed);
            let list = noted.unwrap_or_else(|| {
                let list = List::of(&worlds[*at], *seed);
                lock().note(&name, *seed, &list);
                list
            });
            done.push((*at, *seed, list));
        }
        done
    };
    let mut all = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..THREADS).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|t| t.join().expect("a thread")).collect::<Vec<_>>()
    });
    all.sort_by_key(|(at, seed, _)| (*at, *seed));
    let mut drawn: Vec<Vec<List>> = worlds.iter().map(|_| Vec::new()).collect();
    for (at, _, list) in all {
        drawn[at].push(list);
    }
    drawn
}

/// The rows as they are written, and what they come to.
struct Page {
    kept: Measured,
    now: Measured,
    worse: u32,
    keep: bool,
    /// Lists of this kind, of persons and of teams, whose range has the measured figure in it.
    held: [Share; 2],
}

impl Page {
    /// A world without a pattern, of one size.
    fn still(&mut self, kind: &Kind, people: usize, lists: &[List]) -> String {
        let other: u32 = lists.iter().map(|l| l.other).sum();
        assert!(
            other == 0,
            "{}, {people}: {other} flags of law or records, of which there are none",
            kind.name
        );
        let of = lists.len() as u32;
        let count = |is: &dyn Fn(&List) -> bool| lists.iter().filter(|l| is(l)).count() as u32;
        let persons = Share { hits: count(&|l| l.personal > 0), of };
        let teams = Share { hits: count(&|l| l.teams > 0), of };
        let (kept_persons, bad_persons) =
            self.hold(&format!("{}, {people} people: person", kind.name), persons, false);
        let (kept_teams, bad_teams) =
            self.hold(&format!("{}, {people} people: team", kind.name), teams, false);
        let together = Share { hits: count(&|l| l.together > 0), of };
        let (kept_together, bad_together) = self.hold(
            &format!("{}, {people} people: infection told", kind.name),
            together,
            kind.outbreaks > 0.0,
        );
        let mean = |of_list: &dyn Fn(&List) -> f64| lists.iter().map(of_list).sum::<f64>() / f64::from(of);
        let (range, persons_held) = ranges(lists, persons, |by_chance| Some(by_chance.people));
        let (team_range, teams_held) = ranges(lists, teams, |by_chance| by_chance.teams);
        for (all, now) in self.held.iter_mut().zip([persons_held, teams_held]) {
            *all = Share { hits: all.hits + now.hits, of: all.of + now.of };
        }
        let [held, teams_held] = [persons_held, teams_held].map(how_many_held);
        format!(
            "| {people} | {of} | {:.2} | {} | {kept_persons} | {} | {} | {kept_teams} | {} | {} | {kept_together} | {:.3} | {range} | {held} | {team_range} | {teams_held} | {} |\n",
            mean(&|l| l.spells) / mean(&|l| l.years),
            of_hundred(persons),
            asked(persons),
            of_hundred(teams),
            asked(teams),
            of_hundred(together),
            mean(&|l| f64::from(l.personal)),
            bad_persons.or(bad_teams).or(bad_together).unwrap_or_default(),
        )
    }

    /// Whether the ranges of a kind hold, which is asked of all its sizes together: of one there are too few lists.
    fn all_sizes(&mut self) -> String {
        self.worse += self.held.iter().filter(|h| h.of > 0 && h.value() < HELD).count() as u32;
        let [persons, teams] = self.held.map(how_many_held);
        format!("\nHeld, all sizes together: persons {persons}, teams {teams}.\n")
    }

    /// What was planted.
    fn power(&mut self, name: &str, lists: &[List]) -> String {
        let of = lists.len() as u32;
        let found = Share { hits: lists.iter().filter(|l| l.found).count() as u32, of };
        let others = |l: &&List| l.personal + l.teams + l.together > u32::from(l.found);
        let others = Share { hits: lists.iter().filter(others).count() as u32, of };
        let (kept, bad) = self.hold(name, found, true);
        format!(
            "| {name} | {of} | {} | {kept} | {} | {} |\n",
            of_hundred(found),
            of_hundred(others),
            bad.unwrap_or_default()
        )
    }

    /// Holds a share against the one kept: how that is written, and what is wrong with this one.
    fn hold(&mut self, what: &str, now: Share, more_is_better: bool) -> (String, Option<&'static str>) {
        self.now.note(what, now);
        if self.keep {
            return (of_hundred(now), None);
        }
        let kept = self.kept.of(what);
        let worse = kept.is_some_and(|kept| {
            let (more, less) = if more_is_better { (kept, now) } else { (now, kept) };
            more.chance_of_more(less) < RARE
        });
        let wrong = match kept {
            // A figure that nothing is held against is no gate.
            None => Some("**nothing kept to hold it against**"),
            Some(_) if worse && more_is_better => Some("**less than kept**"),
            Some(_) if worse => Some("**more than kept**"),
            Some(_) => None,
        };
        self.worse += u32::from(wrong.is_some());
        (kept.map_or_else(|| String::from("–"), of_hundred), wrong)
    }
}

/// "4.5 ± 1.5".
fn of_hundred(share: Share) -> String {
    format!("{:.1} ± {:.1}", share.value() * 100.0, share.error() * 100.0)
}

/// How a share of false lists stands to what is asked: within it, above it, or above it by less than chance gives.
fn asked(share: Share) -> String {
    let errors = (share.value() - ASKED) / (ASKED * (1.0 - ASKED) / f64::from(share.of)).sqrt();
    match errors {
        e if e <= 0.0 => String::from("yes"),
        e if e <= ERRORS => format!("above, by {e:.1} errors"),
        e => format!("**no**, by {e:.1} errors"),
    }
}

/// What was printed on average, and how many lists' range has what was measured in it.
fn ranges(lists: &[List], measured: Share, of: impl Fn(&ByChance) -> Option<Lists>) -> (String, Share) {
    let counted: Vec<&ByChance> = lists.iter().filter_map(|l| l.by_chance.as_ref()).collect();
    let printed: Vec<Lists> = counted.iter().filter_map(|by_chance| of(by_chance)).collect();
    if printed.is_empty() {
        return (String::from("–"), Share { hits: 0, of: 0 });
    }
    let lists = printed.len() as u32;
    let mean = |part: &dyn Fn(&Lists) -> u32| {
        printed.iter().map(|r| f64::from(part(r))).sum::<f64>() / f64::from(lists)
    };
    let value = measured.value() * 100.0;
    let holds = |r: &&Lists| (f64::from(r.lower)..=f64::from(r.upper)).contains(&value);
    let held = Share { hits: printed.iter().filter(holds).count() as u32, of: lists };
    let worlds = counted.iter().map(|by_chance| by_chance.worlds).sum::<u32>() / counted.len() as u32;
    (format!("{:.1} to {:.1} ({worlds} worlds)", mean(&|r| r.lower), mean(&|r| r.upper)), held)
}

/// "97.5 ± 2.5 of 100".
fn how_many_held(held: Share) -> String {
    if held.of == 0 {
        return String::from("–");
    }
    let ok = if held.value() >= HELD { "" } else { " **no**" };
    format!("{} of 100{ok}", of_hundred(held))
}
