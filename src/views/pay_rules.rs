//! Settings for rules of pay the user knows of: "every recall to duty is paid at least four hours".

use super::scene::Scene;
use super::settings::{Control, Setting, SettingGroup};
use crate::explain::wording::{count, figure};
use crate::flags::Settings;
use crate::indicators::minimum_paid::{above_worked, commonest, explained};
use crate::tables::overtime::Overtime;
use crate::tables::overtime_words::OvertimeKind;

/// The longest minimum: a whole day.
pub(super) const MOST_HOURS: f64 = 24.0;

/// The kind of overtime behind a setting's name, `Some(None)` for all overtime.
pub(super) fn kind(name: &str) -> Option<Option<OvertimeKind>> {
    if name == "all" {
        return Some(None);
    }
    serde_json::from_value(serde_json::Value::String(name.to_owned())).ok().map(Some)
}

fn name(kind: Option<OvertimeKind>) -> String {
    let value = kind.and_then(|k| serde_json::to_value(k).ok());
    value.and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_else(|| "all".to_owned())
}

/// The setting's name.
pub(super) fn id(kind: Option<OvertimeKind>) -> String {
    format!("minimumPaid:{}", name(kind))
}

/// What is paid by the rule.
pub(super) fn subject(kind: Option<OvertimeKind>) -> String {
    kind.map_or_else(
        || "Every piece of overtime is paid".to_owned(),
        |k| format!("Each piece of {} is paid", k.label()),
    )
}

/// One setting for all overtime and, where there are several, one for each kind; nothing where no row has both hours
/// worked and hours paid.
pub(super) fn group(scene: &Scene<'_>, settings: &Settings) -> Option<SettingGroup> {
    let window = settings.scope.window;
    let both: Vec<&Overtime> = scene
        .workforce
        .overtime
        .iter()
        .filter(|o| window.contains(o.day) && above_worked(o).is_some())
        .collect();
    if both.is_empty() {
        return None;
    }
    let mut kinds: Vec<Option<OvertimeKind>> = vec![None];
    let named: Vec<OvertimeKind> =
        OvertimeKind::NAMED.into_iter().filter(|k| both.iter().any(|o| o.kind == *k)).collect();
    if named.len() > 1 || both.iter().any(|o| o.kind == OvertimeKind::Unknown) {
        kinds.extend(named.into_iter().map(Some));
    }
    let one = |kind: Option<OvertimeKind>| {
        let rule = settings.scope.minimum_paid.iter().find(|r| r.kind == kind);
        Setting {
            id: id(kind),
            label: format!("{} at least", subject(kind)),
            unit: "hours".to_owned(),
            control: Control::Number {
                value: rule.map_or(String::new(), |r| format!("{}", r.hours)),
                low: 0.0,
                high: MOST_HOURS,
                step: 0.25,
            },
            consequence: consequence(settings, kind, &both),
        }
    };
    Some(SettingGroup {
        title: "Rules of pay you know of".to_owned(),
        settings: kinds.into_iter().map(one).collect(),
    })
}

/// What the rule explains, or what one would.
fn consequence(settings: &Settings, kind: Option<OvertimeKind>, both: &[&Overtime]) -> String {
    let rules = &settings.scope.minimum_paid;
    let above: Vec<&Overtime> = both
        .iter()
        .copied()
        .filter(|o| kind.is_none_or(|k| k == o.kind) && above_worked(o).is_some_and(|hours| hours > 0.0))
        .collect();
    let left: Vec<&Overtime> = above.iter().copied().filter(|o| !explained(rules, o)).collect();
    let mut text = format!("{} paid above hours worked", count(above.len() as u32, "piece is", "pieces are"));
    if above.len() > left.len() {
        text += &format!(
            "; rules explain {} of them",
            count((above.len() - left.len()) as u32, "piece", "pieces")
        );
    }
    text += ".";
    if let Some((hours, times)) = commonest(left.iter().copied()) {
        text += &format!(
            " {} of {} without a rule are paid exactly {} hours.",
            count(times, "piece", "pieces"),
            count(left.len() as u32, "piece", "pieces"),
            figure(hours)
        );
    }
    text
}
