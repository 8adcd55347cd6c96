//! A record in which one value was changed by hand is not taken for the record of the run: each is named, or refused, or
//! stands in the list of what no file gives.

use candour::explain::determination::Determination;
use candour::record::TAKEN_AS_WRITTEN;
use candour::session::Session;
use serde_json::{Value, json};

/// The sample, with everything in its record that a record can have.
fn honest() -> (Session, Value) {
    let mut session = Session::new();
    for file in Session::sample(7) {
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    session
        .set_purpose("To see who may need support.", &["support", "attention"].map(str::to_owned))
        .unwrap();
    for (id, value) in [("ratio", "3"), ("strict", "no"), ("ratio", " 2.0")] {
        session.set(id, value).unwrap();
    }
    session.analyse().unwrap();
    let subject = session.overview().unwrap().flags.rows[0].subject.clone();
    session.first_impression(&subject, "Nothing.").unwrap();
    let key = session.determinations(&subject).unwrap().flags[0].key.clone();
    let reason = "Two were one illness.".to_owned();
    let one = Determination { outcome: "none".to_owned(), reason, ..Determination::default() };
    session.decide(&key, one).unwrap();
    session.choose("cost", "people", "46000");
    session.run_trial("cost").unwrap();
    let record = serde_json::from_str(&session.record().unwrap()).unwrap();
    (session, record)
}

/// A record with one thing changed, and where.
struct Doctored {
    path: String,
    record: Value,
}

/// Every value changed, one at a time: numbers, switches and texts made others, entries of lists and parts of entries left out
/// or added.
fn every_change(record: &Value) -> Vec<Doctored> {
    let mut all = Vec::new();
    let mut open = vec![(String::new(), String::new())];
    while let Some((path, pointer)) = open.pop() {
        let mut put = |value: Value| {
            let mut other = record.clone();
            *other.pointer_mut(&pointer).unwrap() = value;
            all.push(Doctored { path: path.clone(), record: other });
        };
        match record.pointer(&pointer).unwrap() {
            Value::Null => put(json!(1)),
            Value::Bool(on) => put(json!(!on)),
            Value::Number(n) => match n.as_i64() {
                Some(n) => put(json!(n + 1)),
                None => put(json!(n.as_f64().unwrap() * 1.25)),
            },
            Value::String(text) => put(json!(format!("{text}1"))),
            Value::Array(entries) => {
                for at in 0..entries.len() {
                    let mut fewer = entries.clone();
                    fewer.remove(at);
                    put(json!(fewer));
                    open.push((format!("{path}[{at}]"), format!("{pointer}/{at}")));
                }
                let mut more = entries.clone();
                more.push(entries.last().cloned().unwrap_or(json!("one more")));
                put(json!(more));
                let mut turned = entries.clone();
                turned.reverse();
                if turned != *entries {
                    put(json!(turned));
                }
            }
            Value::Object(parts) => {
                for key in parts.keys() {
                    let mut fewer = parts.clone();
                    fewer.remove(key);
                    put(json!(fewer));
                    let dot = if path.is_empty() { "" } else { "." };
                    open.push((format!("{path}{dot}{key}"), format!("{pointer}/{key}")));
                }
                let mut more = parts.clone();
                more.insert("extra".to_owned(), json!("one more"));
                put(json!(more));
            }
        }
    }
    all
}

/// What is said of a record: the places that differ, or nothing where it is refused.
fn verified(session: &mut Session, record: &Value) -> Option<Vec<String>> {
    // As where nothing was decided: what was taken in before would stand beside what is taken in now.
    let mut nobody = Session::new();
    nobody.set_purpose("To see who may need support.", &["support", "attention"].map(str::to_owned)).unwrap();
    nobody.set("ratio", "2").unwrap();
    session.carry_on(&nobody.carried()).unwrap();
    let text = serde_json::to_string_pretty(record).unwrap();
    session.take_record("run.json", &text).ok()?;
    for id in session.to_be_read_again() {
        let name = session.data().files.iter().find(|f| f.id == id).unwrap().name.clone();
        let bytes = Session::sample(7).into_iter().find(|f| f.name == name).unwrap().text;
        session.reopen(id).unwrap();
        session.feed(id, bytes.as_bytes()).unwrap();
        while !session.finish(id).unwrap() {
            session.reopen(id).unwrap();
            session.feed(id, bytes.as_bytes()).unwrap();
        }
    }
    session.analyse().unwrap();
    let check = session.check_record().ok()?.unwrap();
    assert_eq!(check.same, check.values.rows.is_empty());
    assert_eq!(check.same, check.differences.is_empty(), "what differs is in a sentence too");
    assert_eq!(check.lede.plain().starts_with("Not the same."), !check.same);
    assert_eq!(check.taken.len(), TAKEN_AS_WRITTEN.len());
    Some(check.values.rows.into_iter().map(|row| row[0].clone()).collect())
}

/// `files[2].said` as `files[].said`.
fn without_places(path: &str) -> String {
    path.chars().filter(|c| !c.is_ascii_digit()).collect()
}

#[test]
fn each_value_of_a_record_that_was_changed_by_hand_is_named() {
    let (mut session, record) = honest();
    assert_eq!(
        record["changes"],
        json!([{"id": "ratio", "value": "2"}]),
        "only what counts, in one spelling"
    );
    assert_eq!(verified(&mut session, &record), Some(Vec::new()));
    let all = every_change(&record);
    let (mut refused, mut named, mut taken) = (0, 0, Vec::new());
    for doctored in &all {
        let Some(places) = verified(&mut session, &doctored.record) else {
            refused += 1;
            continue;
        };
        let path = doctored.path.as_str();
        // What the run is made from is held by what it gives; a determination by whether its flag stands.
        let held_by = if path.starts_with("changes") {
            "settings"
        } else if path.starts_with("purpose.lanes") {
            "settings.scope.lanes"
        } else if path == "tests[0].id" {
            // Another test than was run, or none that there is: the whole entry is named.
            "tests[0]"
        } else if path.starts_with("tests[0].chosen") {
            "tests[0].found"
        } else {
            "determinations[0].stands"
        };
        let of_determination = ["", ".whom", ".whom.person", ".whom.team", ".indicator", ".pattern"]
            .iter()
            .any(|part| path == format!("determinations[0]{part}"));
        let through = of_determination || !held_by.starts_with("determinations");
        if places.iter().any(|p| p.starts_with(path) || through && p.starts_with(held_by)) {
            named += 1;
        } else {
            assert_eq!(places, [""; 0], "{path}");
            taken.push(without_places(path));
        }
    }
    // Said of a file in one more way, without effect on this run.
    let mut said = record.clone();
    said["files"][0]["said"] = json!({"countBoth": true});
    assert_eq!(verified(&mut session, &said), Some(Vec::new()));
    taken.push("files[].said".to_owned());
    println!("{} changes: {named} named, {refused} refused, {} taken: {taken:?}", all.len(), taken.len());
    let is = |path: &str, root: &str| path.starts_with(root) || format!("{path}[]") == root;
    for path in &taken {
        assert!(TAKEN_AS_WRITTEN.iter().any(|(root, _)| is(path, root)), "{path} was changed and not named");
    }
    for (root, _) in TAKEN_AS_WRITTEN {
        assert!(taken.iter().any(|path| is(path, root)), "{root} is held after all");
    }
    assert!(named > 150, "{named}");
}

#[test]
fn a_record_laid_out_in_another_way_is_not_called_the_same_byte_for_byte() {
    let (mut session, record) = honest();
    let text = session.record().unwrap();
    for (text, says) in [
        (text.clone(), "The same, byte for byte."),
        (text.replace("  ", "\t"), "The same in every value."),
        (record.to_string(), "The same in every value."),
    ] {
        session.take_record("run.json", &text).unwrap();
        session.analyse().unwrap();
        let check = session.check_record().unwrap().unwrap();
        assert!(check.same && check.lede.plain().starts_with(says), "{}", check.lede.plain());
    }
}

#[test]
fn a_purpose_from_a_record_is_held_to_what_is_asked_of_one_that_is_typed() {
    let (mut session, record) = honest();
    for (part, value, says) in [
        ("text", json!("long ".repeat(201)), "longer than 1,000 letters"),
        ("lanes", json!(["support", "conduct"]), "names a question that is not known"),
        ("lanes", json!([]), "No question is ticked"),
    ] {
        let mut other = record.clone();
        other["purpose"][part] = value;
        let problem = session.take_record("run.json", &other.to_string()).unwrap_err();
        assert!(problem.sentence.contains(says), "{problem}");
        assert_eq!(session.purpose().text, "To see who may need support.");
    }
    let mut none = record;
    none["purpose"]["text"] = json!(" ");
    let sentence = session.take_record("run.json", &none.to_string()).unwrap();
    assert!(sentence.contains("does not say what the run was for"), "{sentence}");
    assert_eq!(session.purpose().missing, "What this is for is missing.");
}

#[test]
fn a_sealed_record_is_not_called_broken() {
    let sealed =
        r#"{"format": "Candour sealed record 1", "rounds": 600000, "salt": "", "nonce": "", "sealed": ""}"#;
    let problem = Session::new().take_record("run.json", sealed).unwrap_err();
    assert!(problem.sentence.contains("under a passphrase"), "{problem}");
    assert!(problem.what_to_do.contains("Drop it on the page"), "{problem}");
}
