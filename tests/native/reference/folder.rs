//! One folder of reference vectors: tables by heading, parameters, and the tally of what was compared.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Where the vectors are, and whether they are only the copies.
fn root() -> (PathBuf, bool) {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    if let Ok(named) = std::env::var("CANDOUR_REFERENCE") {
        let named = PathBuf::from(named);
        assert!(named.is_dir(), "CANDOUR_REFERENCE names {}, which is no folder", named.display());
        return (named, false);
    }
    let shared = here.join("../shared/reference");
    if shared.is_dir() { (shared, false) } else { (here.join("tests/data/reference"), true) }
}

/// A folder of vectors and the comparisons made in it.
pub(crate) struct Folder {
    name: String,
    path: PathBuf,
    compared: usize,
    failures: Vec<String>,
}

/// Runs a comparison on a folder; says so where the folder is not there, and fails where nothing was compared.
pub(crate) fn check(name: &str, compare: impl FnOnce(&mut Folder)) {
    let (root, copies) = root();
    let path = root.join(name);
    if !path.is_dir() {
        let whose = if copies { "the copies" } else { "this set" };
        // A real-data folder is not ours to copy; every other one must be there in the copies.
        assert!(!copies || name.starts_with("real_"), "{name}: missing from {}", root.display());
        eprintln!("SKIPPED {name}: {whose} in {} do not hold it", root.display());
        return;
    }
    let mut folder = Folder { name: name.to_owned(), path, compared: 0, failures: Vec::new() };
    compare(&mut folder);
    let Folder { name, compared, failures, .. } = folder;
    assert!(compared > 0, "{name}: nothing was compared");
    let shown: Vec<&str> = failures.iter().take(12).map(String::as_str).collect();
    assert!(failures.is_empty(), "{} of {compared} differ:\n{}", failures.len(), shown.join("\n"));
}

impl Folder {
    /// A table of the folder.
    pub(crate) fn table(&self, file: &str) -> Table {
        let path = self.path.join(file);
        let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let headings = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let rows: Vec<Vec<String>> =
            reader.records().map(|r| r.unwrap().iter().map(str::to_owned).collect()).collect();
        Table { name: format!("{}/{file}", self.name), headings, rows }
    }

    /// A JSON file of the folder.
    pub(crate) fn json(&self, file: &str) -> Value {
        let path = self.path.join(file);
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }

    /// `params.json`.
    pub(crate) fn params(&self) -> Value {
        self.json("params.json")
    }

    /// |got − expected| ≤ tolerance · max(1, |expected|).
    pub(crate) fn near(&mut self, row: impl ToString, column: &str, got: f64, expected: f64, tolerance: f64) {
        let wide = tolerance * expected.abs().max(1.0);
        self.compare(row, column, got, expected, wide, &format!("{tolerance:e}"));
    }

    /// |got − expected| ≤ tolerance · |expected|.
    pub(crate) fn rel(&mut self, row: impl ToString, column: &str, got: f64, expected: f64, tolerance: f64) {
        let wide = tolerance * expected.abs();
        self.compare(row, column, got, expected, wide, &format!("{tolerance:e} rel"));
    }

    /// The same text, label or whole number.
    pub(crate) fn same<T: PartialEq + std::fmt::Debug>(
        &mut self,
        row: impl ToString,
        column: &str,
        got: T,
        expected: T,
    ) {
        self.compared += 1;
        if got != expected {
            self.failures.push(format!(
                "{} row {} {column}: got {got:?}, expected {expected:?}",
                self.name,
                row.to_string()
            ));
        }
    }

    fn compare(
        &mut self,
        row: impl ToString,
        column: &str,
        got: f64,
        expected: f64,
        wide: f64,
        tolerance: &str,
    ) {
        self.compared += 1;
        let agree = (got - expected).abs() <= wide || got == expected || (got.is_nan() && expected.is_nan());
        if !agree {
            self.failures.push(format!(
                "{} row {} {column}: got {got:e}, expected {expected:e}, off by {:.1e}, tolerance {tolerance}",
                self.name,
                row.to_string(),
                got - expected
            ));
        }
    }
}

/// A CSV file.
pub(crate) struct Table {
    name: String,
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    pub(crate) fn has(&self, heading: &str) -> bool {
        self.headings.iter().any(|h| h == heading)
    }

    /// The texts of a column.
    pub(crate) fn texts(&self, heading: &str) -> Vec<&str> {
        let at = self
            .headings
            .iter()
            .position(|h| h == heading)
            .unwrap_or_else(|| panic!("{}: no column {heading}, only {:?}", self.name, self.headings));
        self.rows.iter().map(|r| r[at].as_str()).collect()
    }

    /// The numbers of a column: empty and NA are NaN, Inf is infinite.
    pub(crate) fn numbers(&self, heading: &str) -> Vec<f64> {
        self.texts(heading)
            .into_iter()
            .map(|t| number(t).unwrap_or_else(|| panic!("{} {heading}: {t:?} is no number", self.name)))
            .collect()
    }

    /// The counts of a column.
    pub(crate) fn counts(&self, heading: &str) -> Vec<u32> {
        self.numbers(heading)
            .into_iter()
            .map(|v| {
                assert!(v >= 0.0 && v.fract() == 0.0, "{} {heading}: {v} is no count", self.name);
                v as u32
            })
            .collect()
    }

    /// The rows grouped by a text column, in order of first appearance.
    pub(crate) fn by(&self, heading: &str) -> Vec<(String, Vec<usize>)> {
        let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
        for (i, key) in self.texts(heading).into_iter().enumerate() {
            match groups.iter_mut().find(|(k, _)| k == key) {
                Some((_, rows)) => rows.push(i),
                None => groups.push((key.to_owned(), vec![i])),
            }
        }
        groups
    }
}

fn number(text: &str) -> Option<f64> {
    match text.trim() {
        "" | "NA" | "NaN" | "nan" => Some(f64::NAN),
        "Inf" | "inf" => Some(f64::INFINITY),
        "-Inf" | "-inf" => Some(f64::NEG_INFINITY),
        "TRUE" | "True" | "true" => Some(1.0),
        "FALSE" | "False" | "false" => Some(0.0),
        other => other.parse().ok(),
    }
}

/// A number of a JSON object; text such as "Inf" counts.
pub(crate) fn value(json: &Value, key: &str) -> f64 {
    as_number(&json[key]).unwrap_or_else(|| panic!("no number {key} in {json}"))
}

/// A JSON number, or text or null that stands for one.
pub(crate) fn as_number(json: &Value) -> Option<f64> {
    match json {
        Value::Number(n) => n.as_f64(),
        Value::String(s) => number(s),
        Value::Bool(b) => Some(f64::from(u8::from(*b))),
        Value::Null => Some(f64::NAN),
        Value::Array(one) if one.len() == 1 => as_number(&one[0]),
        _ => None,
    }
}

/// The numbers of a JSON array.
pub(crate) fn values(json: &Value) -> Vec<f64> {
    match json {
        Value::Array(all) => all.iter().filter_map(as_number).collect(),
        one => as_number(one).into_iter().collect(),
    }
}
