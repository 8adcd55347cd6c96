//! Two values of JSON held against each other, leaf by leaf. It walks whatever is there: a part that a record gains later is
//! compared without a line here.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

use crate::maths::InOrder;

/// One value that is not the same on both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// Where it stands, `files[1].bytes`; of an entry that the record does not have, its place in the run.
    pub path: String,
    /// What the record says; nothing where it does not have it.
    pub says: Option<String>,
    /// What the files give; nothing where they do not give it.
    pub gives: Option<String>,
}

/// What entries of a list are known by, tried in turn: by all they hold, by what names them, and at last by their order.
const KNOWN_BY: [&[&str]; 8] = [
    &[],
    &["sha256", "name"],
    &["sha256"],
    &["name"],
    &["whom", "indicator"],
    &["whom"],
    &["id"],
    &["heading"],
];

/// The longest text shown of one value.
const SHOWN: usize = 200;

/// Every leaf in which `says` and `gives` differ.
///
/// ```
/// use candour::record::compare;
/// use serde_json::json;
/// let then = json!({"files": [{"name": "a.csv", "bytes": 7}], "strict": false});
/// let now = json!({"files": [{"name": "a.csv", "bytes": 8}], "strict": false});
/// let found = compare(&then, &now);
/// assert_eq!((found.len(), found[0].path.as_str()), (1, "files[0].bytes"));
/// assert_eq!((found[0].says.as_deref(), found[0].gives.as_deref()), (Some("7"), Some("8")));
/// ```
pub fn compare(says: &Value, gives: &Value) -> Vec<Leaf> {
    let mut found = Vec::new();
    walk("", says, gives, &mut found);
    found
}

fn walk(path: &str, says: &Value, gives: &Value, found: &mut Vec<Leaf>) {
    match (says, gives) {
        (Value::Object(then), Value::Object(now)) => {
            let below = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
            for (key, value) in then {
                match now.get(key) {
                    Some(other) => walk(&below(key), value, other, found),
                    None => found.push(Leaf { path: below(key), says: Some(shown(value)), gives: None }),
                }
            }
            for (key, value) in now.iter().filter(|(key, _)| !then.contains_key(*key)) {
                found.push(Leaf { path: below(key), says: None, gives: Some(shown(value)) });
            }
        }
        (Value::Array(then), Value::Array(now)) => lists(path, then, now, found),
        _ if says == gives => {}
        _ => {
            found.push(Leaf { path: path.to_owned(), says: Some(shown(says)), gives: Some(shown(gives)) });
        }
    }
}

fn lists(path: &str, says: &[Value], gives: &[Value], found: &mut Vec<Leaf>) {
    let (pairs, only_then, only_now) = pair(says, gives);
    for (at, other) in &pairs {
        walk(&format!("{path}[{at}]"), &says[*at], &gives[*other], found);
    }
    for at in only_then {
        found.push(Leaf { path: format!("{path}[{at}]"), says: Some(shown(&says[at])), gives: None });
    }
    for at in only_now {
        found.push(Leaf { path: format!("{path}[{at}]"), says: None, gives: Some(shown(&gives[at])) });
    }
    if pairs.windows(2).any(|two| two[0].1 > two[1].1) {
        let [says, gives] = ["in one order", "in another"].map(|order| Some(order.to_owned()));
        found.push(Leaf { path: path.to_owned(), says, gives });
    }
}

type Pairs = Vec<(usize, usize)>;

/// Which entries belong together, and those of either side that have no other.
fn pair(says: &[Value], gives: &[Value]) -> (Pairs, Vec<usize>, Vec<usize>) {
    let mut pairs = Vec::new();
    let mut then: Vec<usize> = (0..says.len()).collect();
    let mut now: Vec<usize> = (0..gives.len()).collect();
    for fields in KNOWN_BY {
        let mut open: BTreeMap<String, VecDeque<usize>> = BTreeMap::new();
        for at in &now {
            if let Some(key) = known_by(&gives[*at], fields) {
                open.entry(key).or_default().push_back(*at);
            }
        }
        let mut taken = vec![false; gives.len()];
        then.retain(|at| {
            let key = known_by(&says[*at], fields);
            let Some(other) = key.and_then(|key| open.get_mut(&key)).and_then(VecDeque::pop_front) else {
                return true;
            };
            pairs.push((*at, other));
            taken[other] = true;
            false
        });
        now.retain(|at| !taken[*at]);
    }
    // As many on either side are the same entries under other names.
    if then.len() == now.len() {
        pairs.extend(then.drain(..).zip(now.drain(..)));
    }
    pairs.put_in_order();
    (pairs, then, now)
}

fn known_by(value: &Value, fields: &[&str]) -> Option<String> {
    if fields.is_empty() {
        return Some(value.to_string());
    }
    let each: Option<Vec<String>> = fields.iter().map(|f| value.get(f).map(Value::to_string)).collect();
    each.map(|texts| texts.join("\n"))
}

fn shown(value: &Value) -> String {
    let text = match value {
        Value::Null => "nothing".to_owned(),
        Value::String(text) if text.is_empty() => "an empty text".to_owned(),
        Value::String(text) => text.clone(),
        Value::Object(_) => "an entry".to_owned(),
        Value::Array(_) => "a list".to_owned(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    };
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
