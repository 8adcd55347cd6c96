//! Are the numbers right? Every method against results of independent implementations (R, scipy, mpmath).
//!
//! Inputs and parameters are read from files, so the suite runs on files it has never seen: `CANDOUR_REFERENCE` names
//! another folder of the same layout. Without it, `../shared/reference`; where that is absent, the copies in
//! `tests/data/reference` (made inputs only), and a line says what was skipped. Columns are found by heading.
//!
//! A tolerance `rel` is on |got − expected|/|expected|; a plain one on |got − expected|/max(1, |expected|), which is
//! never looser than absolute below 1 nor than relative above. They are those of the folder's README, never wider.

#[path = "reference/charts.rs"]
mod charts;
#[path = "reference/counts.rs"]
mod counts;
#[path = "reference/folder.rs"]
pub(crate) mod folder;
#[path = "reference/funnels.rs"]
mod funnels;
#[path = "reference/peers.rs"]
mod peers;
#[path = "reference/shares.rs"]
mod shares;
#[path = "reference/special.rs"]
mod special;
#[path = "reference/teams.rs"]
mod teams;
#[path = "reference/time.rs"]
mod time;
#[path = "reference/validity.rs"]
mod validity;

/// Sets that no method of Candour answers, and why.
const NOT_BUILT: &[(&str, &str)] = &[
    (
        "cusum_ewma",
        "charts that add up over time: the scan for one change and PELT answer the same question with one date",
    ),
    ("ecod", "scores of people over many columns at once: such a score explains nothing to whom it is about"),
    (
        "funnel_pr",
        "the classical funnel, its limits widened by a robust φ: the funnel here draws the spread that the tests rest on, and a second one would contradict the flags",
    ),
    ("funnel_rc", "as funnel_pr"),
    ("funnel_sr_cqc", "as funnel_pr"),
    ("funnel_sr_null", "as funnel_pr"),
    ("funnel_sr_shmi", "as funnel_pr"),
    (
        "indirect_standardisation",
        "a step apart from the test: expected counts by stratum are worked out where they are tested, and held there",
    ),
    ("isolation_forest_properties", "as ecod"),
    ("mcd", "as ecod"),
    ("mcd_exact_small", "as ecod"),
    (
        "poisson_binomial",
        "spells of one person under unlike patterns: their mean share is taken, and a binomial of it is never narrower",
    ),
    ("real_ae_funnel_pr", "as funnel_pr"),
];

#[test]
fn every_set_is_held_or_not_built_for_a_reason() {
    let beside = crate::skipped::Beside::of("CANDOUR_REFERENCE", "../shared/reference");
    let Ok(sets) = std::fs::read_dir(&beside.folder) else { return };
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/native");
    let mut source = String::new();
    for folder in [here.join("reference"), here] {
        for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
            source += &std::fs::read_to_string(file).unwrap_or_default();
        }
    }
    for set in sets.map(|set| set.unwrap().path()).filter(|set| set.is_dir()) {
        let name = set.file_name().and_then(|name| name.to_str()).unwrap().to_owned();
        let held = source.contains(&format!("check(\"{name}\""));
        let reason = NOT_BUILT.iter().find(|(not_built, _)| *not_built == name);
        match reason {
            Some((_, why)) => assert!(!held && !why.is_empty(), "{name} is held: take it off the list"),
            None if held => {}
            None if beside.named => crate::skipped::skip(&format!("the set {name}, which no test knows")),
            None => panic!("{name} is held against nothing"),
        }
    }
}
