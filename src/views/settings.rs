//! Settings as plain sentences, each with what it would do.

use crate::maths::InOrder;
use serde::Serialize;

use super::choice::Choice;
use super::scene::Scene;
use super::{pay_rules, period};
use crate::calendar::Day;
use crate::explain::wording::{by_chance, count, figure, sentence_case};
use crate::flags::{self, Settings};
use crate::indicators::{self, Basis, Indicator, LostTimeRate, Method, MinimumPaid};
use crate::peers::PeerBy;
use crate::problem::{Problem, ProblemKind};
use crate::tables::Workforce;

/// All settings.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SettingsView {
    /// Groups in the order in which they are shown.
    pub groups: Vec<SettingGroup>,
    /// Rules that these files say nothing about, by what is missing: "no duties were read: Night hours, …".
    pub out_of_reach: Vec<String>,
    /// Whether anything differs from the defaults.
    pub changed: bool,
}

/// Settings that belong together.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SettingGroup {
    /// "The period".
    pub title: String,
    /// The settings.
    pub settings: Vec<Setting>,
}

/// One setting.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Setting {
    /// What is sent back with a new value.
    pub id: String,
    /// The words before the control.
    pub label: String,
    /// The words after it.
    pub unit: String,
    /// The control.
    pub control: Control,
    /// What it does or would do ("at 125 points it would list 27 of 240; chance alone 23 ± 5").
    pub consequence: String,
}

/// How a setting is changed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Control {
    /// A date, as `YYYY-MM-DD`.
    Date {
        /// The value.
        value: String,
    },
    /// A number.
    Number {
        /// The value as it is shown.
        value: String,
        /// Smallest allowed.
        low: f64,
        /// Largest allowed.
        high: f64,
        /// Step of the arrow keys.
        step: f64,
    },
    /// One of several.
    Pick {
        /// The id of the value.
        value: String,
        /// All of them.
        options: Vec<Choice>,
    },
    /// Yes or no; sent back as `yes` or `no`.
    Switch {
        /// The value.
        on: bool,
    },
}

impl SettingsView {
    /// Every setting with its consequence.
    pub fn of(scene: &Scene<'_>, defaults: &Settings) -> Self {
        let settings = &scene.findings.settings;
        let dated = scene.workforce.recorded().is_some() || scene.workforce.last_outcome().is_some();
        let mut groups = Vec::new();
        if dated {
            groups.push(period::group(scene, settings, basis_in_words(scene, settings.scope.basis)));
        }
        groups.push(comparison(scene, settings));
        groups.extend(pay_rules::group(scene, settings));
        // A rule that was set stays in reach, to be taken away.
        let (rules, missing): (Vec<&dyn Indicator>, Vec<&dyn Indicator>) = indicators::ALL
            .iter()
            .copied()
            .filter(|i| matches!(i.method(), Method::PolicyRule { .. } | Method::LegalLimit { .. }))
            .partition(|i| missing(scene, *i).is_none() || settings.trigger(i.card().id).is_some());
        let rules: Vec<Setting> = rules.into_iter().filter_map(|i| rule(scene, i, settings)).collect();
        if !rules.is_empty() {
            groups.push(SettingGroup { title: "Your own rules and the law’s".to_owned(), settings: rules });
        }
        let mut out_of_reach: Vec<(&str, Vec<&str>)> = Vec::new();
        for indicator in missing {
            let (Some(why), name) = (self::missing(scene, indicator), indicator.card().name) else {
                continue;
            };
            match out_of_reach.iter_mut().find(|(reason, _)| *reason == why) {
                Some((_, names)) => names.push(name),
                None => out_of_reach.push((why, vec![name])),
            }
        }
        Self {
            groups,
            out_of_reach: out_of_reach
                .into_iter()
                .map(|(why, names)| sentence_case(&format!("{why}: {}", names.join(", "))))
                .collect(),
            changed: settings != defaults,
        }
    }
}

/// Why nothing can be said about a rule with these files.
fn missing<'a>(scene: &'a Scene<'_>, indicator: &dyn Indicator) -> Option<&'a str> {
    scene.findings.of(indicator.card().id)?.missing.as_deref()
}

/// What the choice of basis does, with everyone's rate on it.
fn basis_in_words(scene: &Scene<'_>, basis: Basis) -> String {
    let kind = match basis {
        Basis::Working => "Days each person was due to work, by their own pattern.",
        Basis::Calendar => "Every day counts, rest days too, as NHS England publishes it.",
        Basis::Hours => "Hours by contract, half days as halves, as NHS Scotland publishes it.",
    };
    let (lost, due) = basis.inputs();
    let values = scene.findings.of(LostTimeRate.card().id).map(|found| &found.values[..]).unwrap_or_default();
    let sum = |input: &str| values.iter().filter_map(|value| value.input(input)).sum::<f64>();
    if sum(due) > 0.0 {
        format!("{kind} Over everyone it is {:.1} %.", 100.0 * sum(lost) / sum(due))
    } else {
        format!("{kind} These files give nobody such a rate.")
    }
}

fn comparison(scene: &Scene<'_>, settings: &Settings) -> SettingGroup {
    let mut list: Vec<Setting> = PeerBy::ALL
        .into_iter()
        .filter(|by| by.known(scene.workforce))
        .map(|by| Setting {
            id: format!(
                "peers:{}",
                serde_json::to_value(by).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
            ),
            label: format!("Compare people of the same {}", by.label()),
            unit: String::new(),
            control: Control::Switch { on: settings.peers.contains(&by) },
            consequence: String::new(),
        })
        .collect();
    if let Some(last) = list.last_mut() {
        last.consequence = format!(
            "A group needs {} people and {} events; smaller ones are compared with the next larger.",
            crate::peers::FEWEST_PEOPLE,
            crate::peers::FEWEST_EVENTS
        );
    }
    list.push(Setting {
        id: "falseShare".to_owned(),
        label: "Of all flags, at most".to_owned(),
        unit: "% may be false".to_owned(),
        control: Control::Number {
            value: figure(settings.false_share * 100.0),
            low: 0.1,
            high: 50.0,
            step: 1.0,
        },
        consequence: format!(
            "{} asked. {}",
            count(scene.findings.questions, "question was", "questions were"),
            by_chance(scene.findings.by_chance.as_ref())
        ),
    });
    list.push(Setting {
        id: "strict".to_owned(),
        label: "Strict: hold that share however the questions hang together".to_owned(),
        unit: String::new(),
        control: Control::Switch { on: settings.strict },
        consequence:
            "Off, it holds where whoever is high in one pattern is rather high in others, as people are. On, \
                      fewer stand out."
                .to_owned(),
    });
    list.push(Setting {
        id: "ratio".to_owned(),
        label: "A rate matters from".to_owned(),
        unit: "times the peers’".to_owned(),
        control: Control::Number { value: figure(settings.ratio), low: 1.25, high: 3.0, step: 0.25 },
        consequence: String::new(),
    });
    list.push(Setting {
        id: "sure".to_owned(),
        label: "and only when at least".to_owned(),
        unit: "% sure of it".to_owned(),
        control: Control::Number { value: figure(settings.sure * 100.0), low: 50.0, high: 99.0, step: 1.0 },
        consequence: String::new(),
    });
    SettingGroup { title: "The comparison".to_owned(), settings: list }
}

fn rule(scene: &Scene<'_>, indicator: &dyn Indicator, settings: &Settings) -> Option<Setting> {
    let card = indicator.card();
    let found = scene.findings.of(card.id)?;
    let on = found.rule.as_ref();
    let consequence = match (on, &found.missing) {
        (_, Some(why)) => format!("Not available, because {why}."),
        (Some(rule), None) => match &rule.by_chance {
            Some(share) => format!(
                "It lists {} of {}; if everyone were equally healthy it would list {} ± {} by luck alone.",
                rule.over.len(),
                rule.of,
                figure(share.expected),
                figure(share.spread)
            ),
            None if rule.of == 0 => "Nobody has records for long enough to be compared with it.".to_owned(),
            None => format!("{} of {} are over it.", rule.over.len(), rule.of),
        },
        (None, None) => would(scene, found, indicator),
    };
    let (label, low, high, step, value) = match indicator.method() {
        Method::PolicyRule { seen } => {
            let listed = seen.iter().map(|t| figure(*t)).collect::<Vec<_>>().join(", ");
            (
                format!("{} trigger (seen in use: {listed})", card.name),
                0.0,
                100_000.0,
                1.0,
                settings.trigger(card.id).map_or(String::new(), figure_plain),
            )
        }
        Method::LegalLimit { limit } => (
            format!("{}: limit", card.name),
            limit.min(1.0),
            100.0,
            1.0,
            figure_plain(settings.trigger(card.id).unwrap_or(limit)),
        ),
        _ => return None,
    };
    Some(Setting {
        id: format!("trigger:{}", card.id),
        label,
        unit: card.unit.1.to_owned(),
        control: Control::Number { value, low, high, step },
        consequence,
    })
}

/// What a rule that is off would do at the triggers seen in use.
fn would(scene: &Scene<'_>, found: &flags::IndicatorFindings, indicator: &dyn Indicator) -> String {
    let Method::PolicyRule { seen } = indicator.method() else { return "Off.".to_owned() };
    let mut text = String::from("Off.");
    let seen = seen.get(..3).unwrap_or(seen);
    for rule in flags::preview(found, seen, &scene.records(), scene.findings.settings.seed) {
        let luck = rule
            .by_chance
            .map_or(String::new(), |l| format!("; luck alone {} ± {}", figure(l.expected), figure(l.spread)));
        text +=
            &format!(" At {} it would list {} of {}{luck}.", figure(rule.trigger), rule.over.len(), rule.of);
    }
    text
}

fn figure_plain(x: f64) -> String {
    format!("{x}")
}

/// The settings with one changed.
///
/// # Errors
/// A [`Problem`] that says what is allowed.
pub fn change(
    workforce: &Workforce,
    settings: &Settings,
    id: &str,
    value: &str,
) -> Result<Settings, Problem> {
    let mut new = settings.clone();
    let value = value.trim();
    let wrong = |what: &str| {
        Problem::new(ProblemKind::Setting, format!("That is not {what}."), "The earlier value is kept.")
    };
    let number = |low: f64, high: f64| {
        value
            .parse::<f64>()
            .ok()
            .filter(|v| v.is_finite() && *v >= low && *v <= high)
            .ok_or_else(|| wrong(&format!("a number from {low} to {high}")))
    };
    match id {
        "from" | "to" => {
            let day = date(value).ok_or_else(|| wrong("a date"))?;
            let window = &mut new.scope.window;
            if id == "from" {
                window.first = day;
            } else {
                window.last = day;
            }
            if window.first > window.last {
                return Err(wrong("a period: it would end before it starts"));
            }
            if window.days() > MOST_DAYS {
                return Err(wrong("a period of at most ten years"));
            }
        }
        period::DAYS => {
            new.scope.window =
                period::of(workforce, value).ok_or_else(|| wrong("a choice these files offer"))?;
        }
        "bridge" => new.scope.max_bridge_days = number(0.0, 28.0)? as u32,
        "basis" => new.scope.basis = Basis::by_id(value).ok_or_else(|| wrong("one of the three"))?,
        "falseShare" => new.false_share = number(0.1, 50.0)? / 100.0,
        "ratio" => new.ratio = number(1.25, 3.0)?,
        "strict" => new.strict = value == "yes",
        "sure" => new.sure = number(50.0, 99.0)? / 100.0,
        _ => {
            if let Some(by) = id.strip_prefix("peers:") {
                let by: PeerBy = serde_json::from_value(serde_json::Value::String(by.to_owned()))
                    .map_err(|_| wrong("something to compare by"))?;
                new.peers.retain(|p| *p != by);
                if value == "yes" {
                    new.peers.push(by);
                    new.peers.put_in_order();
                }
            } else if let Some(indicator) = id.strip_prefix("trigger:") {
                if indicators::by_id(indicator).is_none() {
                    return Err(wrong("a rule"));
                }
                new.triggers.retain(|(i, _)| i != indicator);
                if !value.is_empty() {
                    new.triggers.push((indicator.to_owned(), number(0.0, 100_000.0)?));
                    new.triggers.put_in_order_by(|a, b| a.0.cmp(&b.0));
                }
            } else if let Some(kind) = id.strip_prefix("minimumPaid:") {
                let kind = pay_rules::kind(kind).ok_or_else(|| wrong("a kind of overtime"))?;
                let rules = &mut new.scope.minimum_paid;
                rules.retain(|r| r.kind != kind);
                if !value.is_empty() {
                    let hours = number(0.0, pay_rules::MOST_HOURS)?;
                    if hours > 0.0 {
                        rules.push(MinimumPaid { kind, hours });
                        rules.put_in_order_by_key(|r| r.kind);
                    }
                }
            } else {
                return Err(wrong("a setting"));
            }
        }
    }
    Ok(new)
}

/// Longest period: beyond it a mistyped century would ask for millions of days.
const MOST_DAYS: u32 = 3_660;

fn date(iso: &str) -> Option<Day> {
    let mut parts = iso.split('-');
    let day =
        Day::from_ymd(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?)?;
    parts.next().is_none().then_some(day)
}
