//! What would make a flag go away: the nearest facts and choices without it, each run again and shown as a ladder.

use super::alternatives::{Asked, events::Events};
use super::wording::{count, figure};
use crate::calendar::Window;
use crate::flags::{self, About, Findings, Flag, FlagKind, Instead, Settings};
use crate::indicators::{self, Luck};
use crate::peers::PeerBy;
use crate::tables::Workforce;

/// Above this many people the ladder has only its first rungs: each of the others is a whole analysis.
const MOST_PEOPLE: usize = 5_000;
/// Days cut off the period at either end: four weeks (`statistics.md` 7).
const CUT_DAYS: i32 = 28;

/// One step away from the facts or the choices, and what is found there; each was run again.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// What is different.
    pub change: String,
    /// What is found.
    pub found: String,
    /// Whether the flag stands; `None` where nothing can be compared.
    pub stands: Option<bool>,
    /// How many events fewer; `None` where something else is different.
    pub fewer: Option<u32>,
}

/// On how many events the flag rests, by the first rungs of its ladder: one, or more. `None` where it has no ladder.
pub fn rests_on(flag: &Flag, ladder: &[Rung]) -> Option<String> {
    let (one, more) = indicators::by_id(flag.indicator)?.card().unit;
    let gone = ladder.iter().find(|rung| rung.fewer.is_some() && rung.stands != Some(true))?;
    Some(match gone.fewer? {
        1 => format!("Rests on one {one}: with one fewer this would not stand out."),
        n => format!(
            "Would stand with {} fewer {}; with {} fewer it would not stand out.",
            super::wording::thousands(n - 1),
            if n == 2 { one } else { more },
            super::wording::thousands(n)
        ),
    })
}

/// The nearest facts and choices, and whether a personal flag stands there: fewer events, other peers, another period, one
/// month left out. Empty for flags that do not rest on a comparison with peers.
///
/// ```
/// use candour::explain::counterfactual;
/// use candour::session::Session;
/// let mut session = Session::new();
/// for file in Session::sample(7) {
///     session.read(&file.name, file.text.as_bytes()).unwrap();
/// }
/// session.analyse().unwrap();
/// let findings = session.findings().unwrap().clone();
/// let flag = findings.individual().next().unwrap();
/// let ladder = counterfactual::ladder(flag, &findings, session.workforce());
/// assert_eq!(ladder[0].stands, Some(true));
/// assert!(ladder.iter().any(|rung| rung.stands == Some(false)));
/// assert!(counterfactual::rests_on(flag, &ladder).is_some());
/// ```
pub fn ladder(flag: &Flag, findings: &Findings, workforce: &Workforce) -> Vec<Rung> {
    let (Some(found), Some(indicator)) = (findings.of(flag.indicator), indicators::by_id(flag.indicator))
    else {
        return Vec::new();
    };
    let About::Person(person) = flag.about else { return Vec::new() };
    let Some(test) = found.test(person).filter(|_| flag.kind == FlagKind::Individual) else {
        return Vec::new();
    };
    let asked = Asked { flag, findings, workforce, indicator };
    let unit = indicator.card().unit;
    let rung = |change: String, again: &Findings| {
        let test = again.of(flag.indicator).and_then(|f| f.test(person));
        Rung {
            change,
            found: test.map_or_else(
                || "cannot be compared".to_owned(),
                |t| {
                    format!(
                        "{}; people like them {}",
                        count(t.count, unit.0, unit.1),
                        figure(t.test.against.mean())
                    )
                },
            ),
            stands: test.map(|_| asked.stands(again)),
            fewer: None,
        }
    };
    let mut ladder = vec![rung("As recorded".to_owned(), findings)];
    let with = |n: u32| {
        let instead = Instead { person, indicator: flag.indicator, count: n };
        flags::rerun(workforce, &findings.settings, findings, Some(instead))
    };
    // Fewer events never raise the flag again, so the edge is found by halving.
    let (mut most, mut none) = (test.count, 0);
    while most - none > 1 {
        let middle = u32::midpoint(most, none);
        if asked.stands(&with(middle)) { most = middle } else { none = middle }
    }
    let fewer = |left: u32| {
        let n = test.count - left;
        let noun = if n == 1 { unit.0 } else { unit.1 };
        let change = format!("{} fewer {noun}", super::wording::thousands(n));
        Rung { fewer: Some(n), ..rung(change, &with(left)) }
    };
    if most < test.count {
        ladder.push(fewer(most));
    }
    ladder.push(fewer(none));
    if workforce.people.len() > MOST_PEOPLE {
        return ladder;
    }
    for (change, settings) in others(&findings.settings, workforce) {
        ladder.push(rung(change, &flags::rerun(workforce, &settings, findings, None)));
    }
    ladder.extend(without_a_month(&asked, person, &rung));
    ladder
}

/// Other peers and other periods.
fn others(usual: &Settings, workforce: &Workforce) -> Vec<(String, Settings)> {
    let mut list = Vec::new();
    if usual.peers.iter().any(|by| by.known(workforce)) {
        list.push((
            "Compared with everyone alike".to_owned(),
            Settings { peers: Vec::new(), ..usual.clone() },
        ));
    }
    for by in PeerBy::ALL.into_iter().filter(|by| by.known(workforce) && usual.peers != [*by]) {
        let peers = vec![by];
        list.push((
            format!("Compared with people of the same {}", by.label()),
            Settings { peers, ..usual.clone() },
        ));
    }
    let window = usual.scope.window;
    let half = (window.days() / 2) as i32;
    if half >= 60 && workforce.has_days() {
        for part in [
            Window { first: window.first, last: window.first.plus(half - 1) },
            Window { first: window.first.plus(half), last: window.last },
            Window { first: window.first.plus(CUT_DAYS), last: window.last },
            Window { first: window.first, last: window.last.plus(-CUT_DAYS) },
        ] {
            let mut settings = usual.clone();
            settings.scope.window = part;
            list.push((format!("Counting only {}", super::wording::period(part)), settings));
        }
    }
    list
}

/// The month in which the person has most of it, left out for everyone.
fn without_a_month(
    asked: &Asked<'_>,
    person: u32,
    rung: &impl Fn(String, &Findings) -> Rung,
) -> Option<Rung> {
    let events = Events::of(asked)?;
    let own = &events.days[person as usize];
    let months = own.chunk_by(|a, b| a.month_start() == b.month_start());
    let month = months.rev().max_by_key(|days| days.len())?.first()?.month_start();
    let out = Window { first: month, last: month.month_end() }.overlap(events.window)?;
    let share = 1.0 - f64::from(out.days()) / f64::from(events.window.days());
    if share <= 0.0 {
        return None;
    }
    let values = events.recount(asked, |_, day| !out.contains(day), |_| share);
    let again = flags::rerun_measured(asked.workforce, asked.findings, asked.flag.indicator, values.into());
    Some(rung(format!("Without {}, for everyone", super::wording::period(out)), &again))
}

/// Sentences about a limit of law: how much less would be within it.
pub fn of_limit(unit: (&str, &str), amount: f64, limit: f64) -> Vec<String> {
    let short = amount - limit;
    let less = if short.fract() == 0.0 {
        format!("{} fewer {}", figure(short), if (short - 1.0).abs() < 1e-9 { unit.0 } else { unit.1 })
    } else {
        format!("{} {} less", figure(short.max(0.1)), unit.1)
    };
    vec![format!("{less}, and it would be within the limit.")]
}

/// Sentences about a policy rule: how far the figure would have to fall.
pub fn of_rule(indicator: &str, person: u32, trigger: f64, findings: &Findings) -> Vec<String> {
    let Some(value) = findings.of(indicator).and_then(|f| f.values.get(person as usize)) else {
        return Vec::new();
    };
    let Some(known) = indicators::by_id(indicator) else { return Vec::new() };
    let (Some(amount), unit) = (value.amount(), known.card().unit) else { return Vec::new() };
    if known.luck() != Some(Luck::Bradford) {
        let fewer = (amount - trigger).floor() as u32 + 1;
        let noun = if fewer == 1 { unit.0 } else { unit.1 };
        return vec![format!("{fewer} fewer {noun}, and the trigger would not be reached.")];
    }
    let (Some(spells), Some(days)) = (value.input("spells"), value.input("days")) else { return Vec::new() };
    let mut fewer = 0.0;
    while fewer < spells && (spells - fewer) * (spells - fewer) * days >= trigger {
        fewer += 1.0;
    }
    vec![format!(
        "{fewer} fewer {} with the same days, and the trigger would not be reached: {} × {} × {} = {}.",
        if fewer > 1.0 { "spells" } else { "spell" },
        spells - fewer,
        spells - fewer,
        days,
        (spells - fewer) * (spells - fewer) * days
    )]
}
