//! One folder of reference vectors: tables by heading, parameters, and the tally of what was compared.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde_json::Value;

use crate::skipped::Beside;

/// What is expected and held against nothing: folder, file and column, and why.
/// A `*` at the end stands for any rest.
const NOT_HELD: &[(&str, &str, &str)] = &[
    (
        "spells_bradford",
        "expected_summary.csv fte_days_*",
        "no lost-time rate is on the basis of full-time days",
    ),
    (
        "team_variance",
        "expected.json",
        "a generalised linear mixed model, which is not built; the moments beside it are",
    ),
    ("team_variance", "expected_people.csv glmm_person_effect", "of that model"),
    ("team_variance", "expected_teams.csv glmm_team_effect", "of that model"),
    (
        "team_variance",
        "expected_teams.csv lmm_team_effect",
        "a linear mixed model of another value, which is not built",
    ),
    (
        "two_by_two",
        "expected.csv barnard_pooled_two_sided",
        "Barnard's test is not built: Boschloo's is never less powerful",
    ),
    (
        "two_by_two",
        "expected_r.csv fisher_or_*",
        "the conditional odds ratio is not built: ratios of shares are shown",
    ),
];

/// A folder of vectors and the comparisons made in it.
pub(crate) struct Folder {
    name: String,
    path: PathBuf,
    compared: usize,
    failures: Vec<String>,
    /// Files and columns that were read.
    read: Read,
}

/// Columns that were read, each as "file column", and files without columns by their name.
type Read = Rc<RefCell<BTreeSet<String>>>;

/// Runs a comparison on a folder; says so where the set is not there, and fails where a part of it is missing or nothing was
/// compared.
pub(crate) fn check(name: &str, compare: impl FnOnce(&mut Folder)) {
    check_all(name, true, compare);
}

/// As [`check`], of a folder of which another test reads the rest.
pub(crate) fn check_part(name: &str, compare: impl FnOnce(&mut Folder)) {
    check_all(name, false, compare);
}

fn check_all(name: &str, whole: bool, compare: impl FnOnce(&mut Folder)) {
    let beside = Beside::of("CANDOUR_REFERENCE", "../shared/reference");
    // Inputs that are real are not ours to copy; every other folder is there in the copies.
    let copied = !beside.named && !beside.folder.is_dir() && !name.starts_with("real_");
    let path = if copied {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/reference").join(name)
    } else {
        let Some(path) = beside.find(name) else { return };
        path
    };
    assert!(path.is_dir(), "{name}: there are no vectors in {}", path.display());
    let read = Read::default();
    let mut folder = Folder { name: name.to_owned(), path, compared: 0, failures: Vec::new(), read };
    compare(&mut folder);
    let unread = if whole { folder.unread() } else { Vec::new() };
    let Folder { name, compared, failures, .. } = folder;
    assert!(unread.is_empty(), "{name}: expected, and held against nothing: {}", unread.join(", "));
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
        Table {
            name: format!("{}/{file}", self.name),
            file: file.to_owned(),
            headings,
            rows,
            read: Rc::clone(&self.read),
        }
    }

    /// Files and columns of what is expected that nothing read, but for those of which [`NOT_HELD`] says why.
    fn unread(&self) -> Vec<String> {
        let read = self.read.borrow().clone();
        let mut unread = Vec::new();
        for entry in fs::read_dir(&self.path).unwrap() {
            let path = entry.unwrap().path();
            let file = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
            if !file.starts_with("expected") {
                continue;
            }
            if path.extension().is_some_and(|end| end == "csv") {
                let mut reader = csv::Reader::from_path(&path).unwrap();
                let columns = reader.headers().unwrap().iter().map(|heading| format!("{file} {heading}"));
                unread.extend(columns.filter(|column| !read.contains(column)));
            } else if !read.contains(&file) {
                unread.push(file);
            }
        }
        let excused = |what: &String| {
            NOT_HELD.iter().filter(|(folder, ..)| *folder == self.name).any(|(_, held, _)| {
                let mut parts = held.split('*');
                let begins = what.starts_with(parts.next().unwrap_or_default());
                begins && (parts.clone().count() > 0 && parts.all(|part| what.contains(part)) || held == what)
            })
        };
        unread.retain(|what| !excused(what) && !self.is_echo(what));
        unread.sort();
        unread
    }

    /// A JSON file of the folder.
    pub(crate) fn json(&self, file: &str) -> Value {
        let path = self.path.join(file);
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        self.read.borrow_mut().insert(file.to_owned());
        serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    }

    /// Whether an expected column is one of the input, row by row, or numbers the rows: an echo of what went in.
    fn is_echo(&self, what: &str) -> bool {
        let Some((file, heading)) = what.split_once(' ') else { return false };
        let expected = self.table(file);
        let cells = expected.texts(heading);
        if cells.iter().enumerate().all(|(row, cell)| *cell == (row + 1).to_string()) {
            return true;
        }
        let same = |a: &str, b: &str| match (number(a), number(b)) {
            (Some(a), Some(b)) => (a - b).abs() <= 1e-12 * a.abs(),
            _ => a == b,
        };
        self.path.join("input.csv").is_file() && {
            let input = self.table("input.csv");
            input.has(heading)
                && input.len() == cells.len()
                && input.texts(heading).iter().zip(&cells).all(|(a, b)| same(a, b))
        }
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
    file: String,
    read: Read,
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
        self.read.borrow_mut().insert(format!("{} {heading}", self.file));
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
