//! What was undone, in words: a setting without the consequences that its own row shows.

use crate::indicators;
use crate::peers::PeerBy;

/// A change of a setting: "from which ratio a rate matters, 2".
pub fn setting(id: &str, value: &str) -> String {
    let value = match value.trim() {
        "any" if id == "days" => "those of any table, a year at most",
        "every" if id == "days" => "those that every table covers",
        "" => "none",
        "yes" => "on",
        "no" => "off",
        other => other,
    };
    let name = match id {
        "days" => "the days that are counted".to_owned(),
        "from" => "the first day that is counted".to_owned(),
        "to" => "the last day that is counted".to_owned(),
        "basis" => "what the share of time lost is a share of".to_owned(),
        "bridge" => "days within which rest days join two absences".to_owned(),
        "falseShare" => "the share of flags that may be false, in 100".to_owned(),
        "strict" => "strict".to_owned(),
        "ratio" => "from which ratio a rate matters".to_owned(),
        "sure" => "how sure a flag must be, of 100".to_owned(),
        _ => {
            if let Some(by) = id.strip_prefix("peers:") {
                let by: Option<PeerBy> =
                    serde_json::from_value(serde_json::Value::String(by.to_owned())).ok();
                format!("comparing by {}", by.map_or("", PeerBy::label))
            } else if let Some(indicator) = id.strip_prefix("trigger:") {
                let name = indicators::by_id(indicator).map_or("", |i| i.card().name);
                format!("the trigger or limit of {}", name.to_lowercase())
            } else {
                "a rule of pay".to_owned()
            }
        }
    };
    format!("{name}, {value}")
}

/// A determination: "the determination on sickness spells". Of whom is not said: names may be hidden by then.
pub fn determination(indicator: &str) -> String {
    let name = indicators::by_id(indicator).map_or("", |i| i.card().name);
    format!("the determination on {}", name.to_lowercase())
}
