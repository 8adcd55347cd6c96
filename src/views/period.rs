//! The settings of the period: its days, and which days the files suggest.

use super::choice::Choice;
use super::scene::Scene;
use super::settings::{Control, Setting, SettingGroup};
use crate::calendar::Window;
use crate::explain::wording::{count, sentence_case};
use crate::flags::Settings;
use crate::indicators::Basis;
use crate::tables::{Workforce, kind_label};

/// The setting that picks between the two periods that the files suggest.
pub(super) const DAYS: &str = "days";

/// All days of any table, and the days that every table covers.
const READINGS: [(&str, &str); 2] =
    [("any", "all days of any table, a year at most"), ("every", "the days that every table covers")];

/// The period that a reading of the files gives, where these files have it.
pub(super) fn of(workforce: &Workforce, reading: &str) -> Option<Window> {
    match reading {
        "any" => workforce.usual_period(),
        "every" => workforce.shared_period(),
        _ => None,
    }
}

/// The group, with what the choice of basis does.
pub(super) fn group(scene: &Scene<'_>, settings: &Settings, basis_in_words: String) -> SettingGroup {
    let window = settings.scope.window;
    let mut list = Vec::new();
    list.extend(days(scene.workforce, window));
    list.push(Setting {
        id: "from".to_owned(),
        label: "Count from".to_owned(),
        unit: String::new(),
        control: Control::Date { value: window.first.iso() },
        consequence: recorded(scene.workforce),
    });
    list.push(Setting {
        id: "to".to_owned(),
        label: "to".to_owned(),
        unit: String::new(),
        control: Control::Date { value: window.last.iso() },
        consequence: format!("{} days. Absences still open are counted to the last of them.", window.days()),
    });
    list.push(Setting {
        id: "bridge".to_owned(),
        label: "Rest days join two absences when they lie no more than".to_owned(),
        unit: "days apart".to_owned(),
        control: Control::Number {
            value: settings.scope.max_bridge_days.to_string(),
            low: 0.0,
            high: 28.0,
            step: 1.0,
        },
        consequence: "Friday and Monday off with only the weekend between are one absence.".to_owned(),
    });
    list.push(Setting {
        id: "basis".to_owned(),
        label: "The share of time lost to sickness is a share of".to_owned(),
        unit: String::new(),
        control: Control::Pick {
            value: settings.scope.basis.id().to_owned(),
            options: Basis::ALL.into_iter().map(|basis| choice(basis.id(), basis.due())).collect(),
        },
        consequence: basis_in_words,
    });
    SettingGroup { title: "The period".to_owned(), settings: list }
}

fn choice(id: &str, label: &str) -> Choice {
    Choice { id: id.to_owned(), label: label.to_owned(), group: String::new() }
}

fn recorded(workforce: &Workforce) -> String {
    let Some(days) = workforce.recorded() else { return String::new() };
    let mut text = format!("The records run from {} to {}.", days.first, days.last);
    if let Some(outside) = outside(workforce) {
        text += &format!(" {outside}");
    }
    text
}

/// Rows that lie outside the recorded days, table by table: "Absences: 1 row ends in 2034; the others end by …."
pub(super) fn outside(workforce: &Workforce) -> Option<String> {
    let parts: Vec<String> = workforce
        .stretches_in_use()
        .filter_map(|s| Some(format!("{}: {}.", sentence_case(s.label()), s.in_words()?)))
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Which days the files suggest, where two readings of them differ.
fn days(workforce: &Workforce, now: Window) -> Option<Setting> {
    let both = READINGS.map(|(id, label)| (id, label, of(workforce, id)));
    let [(_, _, Some(any)), (_, _, Some(every))] = both else { return None };
    let value = both.iter().find(|(_, _, window)| *window == Some(now)).map_or("own", |(id, ..)| *id);
    let mut options: Vec<Choice> = both.iter().map(|(id, label, _)| choice(id, label)).collect();
    if value == "own" {
        options.push(choice("own", "other days, as set below"));
    }
    let tables: Vec<String> = workforce
        .covered()
        .into_iter()
        .map(|c| format!("{} from {} to {}", kind_label(c.kind), c.days.first, c.days.last))
        .collect();
    let would = match value {
        "every" => format!("All days of any table would be {any}, {}", count(any.days(), "day", "days")),
        _ => format!(
            "The days that every table covers would be {every}, {}",
            count(every.days(), "day", "days")
        ),
    };
    Some(Setting {
        id: DAYS.to_owned(),
        label: "Count".to_owned(),
        unit: String::new(),
        control: Control::Pick { value: value.to_owned(), options },
        consequence: format!(
            "The tables do not cover the same days: {}. {would}; now it is {}.",
            tables.join(", "),
            count(now.days(), "day", "days")
        ),
    })
}
