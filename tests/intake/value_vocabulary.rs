//! Values of absences, reasons, status and duties as exports of eight languages hold them: how many are understood.
//!
//! `tests/data/value-vocabulary.tsv` says what a careful clerk takes each for. One that is asked though its meaning is plain
//! is a question too many; one that is taken for something else is wrong, and of those there may be none.

use candour::vocabulary::{Class, Meaning, look_up};

const VALUES: &str = include_str!("../data/value-vocabulary.tsv");

#[test]
fn nearly_every_value_is_understood_and_none_as_something_else() {
    let sources: Vec<&str> =
        VALUES.lines().filter_map(|l| l.strip_prefix("# ")?.split_once(": ")).map(|(s, _)| s).collect();
    let (mut all, mut right) = (0, 0);
    let (mut missed, mut wrong) = (Vec::new(), Vec::new());
    for line in VALUES.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [class, value, expected, language, source] = cells[..] else { panic!("{line}") };
        assert!(sources.contains(&source), "{line}: the source is not listed above");
        let class = match class {
            "absence" => Class::Absence,
            "reason" => Class::Reason,
            "status" => Class::Status,
            "duty" => Class::Duty,
            _ => panic!("{line}"),
        };
        let expected: Vec<Option<Meaning>> = expected
            .split('|')
            .map(|id| (id != "asked").then(|| Meaning::by_id(id).unwrap_or_else(|| panic!("{line}"))))
            .collect();
        // What might be protected is asked like what is not known.
        let meant = look_up(class, value).filter(|meaning| *meaning != Meaning::PerhapsProtected);
        all += 1;
        if expected.contains(&meant) {
            right += 1;
        } else if let Some(meant) = meant {
            wrong.push(format!("{language} {class:?} “{value}”: {}, not {expected:?}", meant.id()));
        } else {
            missed.push(format!("{language} {class:?} “{value}”: asked, not {expected:?}"));
        }
    }
    let share = f64::from(right) / f64::from(all);
    println!("{right} of {all} values understood ({:.1} %)\n{}", share * 100.0, missed.join("\n"));
    assert!(wrong.is_empty(), "understood as something else:\n{}", wrong.join("\n"));
    assert!(all >= 400, "{all} values");
    assert!(share >= 0.98, "only {:.1} %\n{}", share * 100.0, missed.join("\n"));
}
