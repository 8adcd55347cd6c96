//! The words of `src/vocabulary` as they are compiled in: without comments, languages and sources, which are for whoever adds
//! a word, and with the phrases of one meaning on one line. Those would be a quarter of what they weigh in the page.

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, fs};

fn main() {
    let source = Path::new("src/vocabulary");
    let out = env::var_os("OUT_DIR").expect("cargo names OUT_DIR");
    println!("cargo::rerun-if-changed=build.rs");
    for (name, cells) in [("values.tsv", 3), ("months.tsv", 3), ("heading_parts.tsv", 2)] {
        let path = source.join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        let text = fs::read_to_string(&path).expect("the vocabulary is text");
        fs::write(Path::new(&out).join(name), compact(&text, cells)).expect("OUT_DIR can be written");
    }
}

/// The first cells of each line, those of the last grouped behind the others with `|` between.
fn compact(text: &str, cells: usize) -> String {
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut groups: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut order: Vec<String> = Vec::new();
    for line in lines {
        let mut of_line: Vec<&str> = line.split('\t').take(cells).collect();
        let last = of_line.pop().unwrap_or_default();
        let group = of_line.join("\t");
        if !groups.contains_key(&group) {
            order.push(group.clone());
        }
        groups.entry(group).or_default().push(last);
    }
    let line = |group: &String| format!("{group}\t{}\n", groups[group].join("|"));
    order.iter().map(line).collect()
}
