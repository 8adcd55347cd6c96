//! Does the house hold to its own laws? Reads the source.

use std::fs;
use std::path::{Path, PathBuf};

/// From the top down: a module may name only those before it.
const ORDER: [&str; 21] = [
    "problem",
    "calendar",
    "maths",
    "vocabulary",
    "intake",
    "tables",
    "indicators",
    "peers",
    "detect",
    "flags",
    "explain",
    "simulate",
    "learn",
    "trial",
    "views",
    "report",
    "record",
    "session",
    "memory",
    "wasm",
    "bin",
];

fn sources(folder: &Path, into: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|e| e == "rs") {
            into.push(path);
        }
    }
}

fn all() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    files
        .into_iter()
        .map(|p| {
            let name = p.strip_prefix(root.join("src")).unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(p).unwrap())
        })
        .collect()
}

/// Code without comments, so that doc examples may name what they like.
fn code(text: &str) -> String {
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn data_flows_one_way() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (name, text) in all() {
        let own = name.split(['/', '.']).next().unwrap();
        let Some(place) = ORDER.iter().position(|m| *m == own) else {
            assert!(name == "lib.rs", "{name} has no place in the order of the house");
            continue;
        };
        for part in code(&text).split("crate::").skip(1) {
            let used: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if let Some(other) = ORDER.iter().position(|m| *m == used) {
                seen += 1;
                if other > place {
                    wrong.push(format!("{name} names {used}, which stands below it"));
                }
            }
        }
    }
    assert!(seen > 100, "only {seen} uses were found: the test reads nothing");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_edge_knows_the_browser() {
    for (name, text) in all() {
        if name == "wasm.rs" {
            continue;
        }
        for word in ["wasm_bindgen", "js_sys", "web_sys", "serde_wasm_bindgen"] {
            assert!(!code(&text).contains(word), "{name} names {word}; only wasm.rs may");
        }
    }
}

#[test]
fn indicators_see_no_protected_attribute() {
    for (name, text) in all().into_iter().filter(|(n, _)| n.starts_with("indicators/")) {
        for word in ["Field::Protected", "ethnic", "gender", "sex"] {
            assert!(
                !code(&text).to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|w| w == word),
                "{name}: {word}"
            );
        }
    }
}

#[test]
fn groups_are_opened_in_one_place() {
    let open: Vec<String> = all()
        .into_iter()
        .filter(|(_, text)| code(text).contains("open_for_fairness"))
        .map(|(name, _)| name)
        .collect();
    assert_eq!(open, ["tables/groups.rs", "trial/fairness.rs"]);
    let may_name = ["tables/", "trial/fairness.rs", "trial/mod.rs", "session/trials.rs"];
    for (name, text) in all() {
        let names = code(&text).contains("groups::Groups");
        let may = may_name.iter().any(|place| name.starts_with(place));
        assert!(!names || may, "{name} names Groups; only the fairness test may");
    }
}

#[test]
fn the_page_and_the_core_never_say_certain_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut texts = all();
    for entry in walk(&root.join("www/src")) {
        texts.push((entry.to_string_lossy().into_owned(), fs::read_to_string(entry).unwrap()));
    }
    for (name, text) in texts {
        for word in ["suspect", "suspects", "offender", "offenders", "anomaly", "risk", "risky"] {
            let found = code(&text).to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|w| w == word);
            assert!(!found, "{name} says “{word}”");
        }
    }
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(walk(&path));
        } else if path.extension().is_some_and(|e| e == "ts" || e == "tsx" || e == "css") {
            found.push(path);
        }
    }
    found
}

#[test]
fn every_indicator_is_listed_in_the_readme() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    for indicator in candour::indicators::ALL {
        let name = indicator.card().name;
        assert!(
            readme.contains(name),
            "README.md does not list “{name}”: add a row to its table of indicators"
        );
    }
}
