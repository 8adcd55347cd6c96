//! The changes of settings that count, as a record has them: none without effect, none told twice, each spelt in one way.

use super::Session;
use crate::flags::Settings;
use crate::maths::InOrder;
use crate::record::Change;
use crate::views::settings;

impl Session {
    /// The fewest changes that make the settings in force, in the order of their ids where no order is needed.
    pub(super) fn changes_that_count(&mut self) -> Vec<Change> {
        let (defaults, edits) = (self.defaults(), self.edits.clone());
        let workforce = &self.together().workforce;
        let made = |edits: &[(String, String)]| -> Settings {
            edits.iter().fold(defaults.clone(), |made, (id, value)| {
                settings::change(workforce, &made, id, value).unwrap_or(made)
            })
        };
        let in_force = made(&edits);
        let mut kept = edits;
        let try_instead = |other: Vec<(String, String)>, kept: &mut Vec<(String, String)>| {
            let same = made(&other) == in_force;
            if same {
                *kept = other;
            }
            same
        };
        let spelt = kept.iter().map(|(id, value)| (id.clone(), spelling(id, value))).collect();
        try_instead(spelt, &mut kept);
        let last = |at: usize| !kept[at + 1..].iter().any(|(id, _)| *id == kept[at].0);
        let latest = (0..kept.len()).filter(|at| last(*at)).map(|at| kept[at].clone()).collect();
        try_instead(latest, &mut kept);
        let mut at = 0;
        while at < kept.len() {
            let mut without = kept.clone();
            without.remove(at);
            if !try_instead(without, &mut kept) {
                at += 1;
            }
        }
        let mut ordered = kept.clone();
        ordered.put_in_order();
        try_instead(ordered, &mut kept);
        kept.into_iter().map(|(id, value)| Change { id, value }).collect()
    }
}

/// One spelling of a value: `2`, `2.0` and ` 2` are the same setting.
fn spelling(id: &str, value: &str) -> String {
    let value = value.trim();
    if id == "strict" || id.starts_with("peers:") {
        return if value == "yes" { "yes" } else { "no" }.to_owned();
    }
    if let Ok(number) = value.parse::<f64>() {
        return format!("{}", if id == "bridge" { number.trunc() } else { number });
    }
    let parts: Option<Vec<u32>> = value.split('-').map(|part| part.parse().ok()).collect();
    match parts.as_deref() {
        Some([year, month, day]) => format!("{year:04}-{month:02}-{day:02}"),
        _ => value.to_owned(),
    }
}
