//! Who is flagged under other reasonable settings: one setting moved at a time.

use super::found::{About, Findings};
use super::run::rerun;
use super::settings::Settings;
use crate::maths::InOrder;
use crate::tables::Workforce;

/// One setting moved, and who has a personal flag then.
#[derive(Clone, Debug, PartialEq)]
pub struct Swept {
    /// Which setting: "false share", "ratio", "first day".
    pub setting: &'static str,
    /// Its value; days by which the first day was moved.
    pub value: f64,
    /// People with a personal flag, in order.
    pub people: Vec<u32>,
}

/// Shares of flags that may be false.
const FALSE_SHARES: [f64; 4] = [0.01, 0.05, 0.10, 0.20];
/// How many times the peers' rate matters.
const RATIOS: [f64; 5] = [1.25, 1.5, 1.75, 2.0, 3.0];
/// Days by which the first day is moved: four weeks either way (`statistics.md` 7).
const DAYS: [i32; 5] = [-28, -14, 0, 14, 28];

/// Moves each setting over its range, the others as they are.
///
/// ```
/// use candour::flags;
/// use candour::{session::Session, simulate::sample, tables::Workforce};
/// let files = sample::files(7);
/// let texts: Vec<(&str, &str)> = files.iter().map(|f| (f.name.as_str(), f.text.as_str())).collect();
/// let workforce = Workforce::from_csv(&texts).unwrap();
/// let mut session = Session::new();
/// files.iter().for_each(|f| { session.read(&f.name, f.text.as_bytes()).unwrap(); });
/// session.analyse().unwrap();
/// let findings = flags::run(&workforce, &session.settings_in_force());
/// let swept = flags::sweep(&findings, &workforce);
/// let by_ratio: Vec<usize> = swept.iter().filter(|s| s.setting == "ratio").map(|s| s.people.len()).collect();
/// assert!(by_ratio.is_sorted_by(|a, b| a >= b), "asking for more never flags more");
/// ```
pub fn sweep(findings: &Findings, workforce: &Workforce) -> Vec<Swept> {
    let usual = &findings.settings;
    let mut moved: Vec<(&'static str, f64, Settings)> = Vec::new();
    for share in FALSE_SHARES {
        moved.push(("false share", share, Settings { false_share: share, ..usual.clone() }));
    }
    for ratio in RATIOS {
        moved.push(("ratio", ratio, Settings { ratio, ..usual.clone() }));
    }
    for days in DAYS {
        let mut settings = usual.clone();
        settings.scope.window.first = settings.scope.window.first.plus(days);
        if settings.scope.window.days() > 0 {
            moved.push(("first day", f64::from(days), settings));
        }
    }
    moved
        .into_iter()
        .map(|(setting, value, settings)| {
            let mut people: Vec<u32> = rerun(workforce, &settings, findings, None)
                .individual()
                .filter_map(|flag| match flag.about {
                    About::Person(person) => Some(person),
                    About::Team(_) => None,
                })
                .collect();
            people.put_in_order();
            people.dedup();
            Swept { setting, value, people }
        })
        .collect()
}
