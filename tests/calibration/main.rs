//! How often the rules are wrong, and how often they find what is there: `make calibrate`.
//!
//! Workforces whose truth is known, many of them, put through the rules of `statistics.md` section 4.1 and, for teams, of
//! section 6. Writes `tests/calibration/RESULTS.md` and fails where a figure lies above the paper's by more than its
//! Monte-Carlo error allows (a false flag), or below it (what is found).

mod chance;
mod journal;
mod persons;
mod teams;
mod worlds;

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

/// What a figure is held against.
#[derive(Clone, Copy)]
pub(crate) enum Bar {
    /// Nothing: it is shown.
    None,
    /// The paper's figure, which was measured too and has an error of its own.
    Paper(f64),
    /// What the page promises: exact, so only the measurement has an error.
    Promised(f64),
}

impl Bar {
    fn value(self) -> Option<f64> {
        match self {
            Self::None => None,
            Self::Paper(bar) | Self::Promised(bar) => Some(bar),
        }
    }
}

impl From<Option<f64>> for Bar {
    fn from(paper: Option<f64>) -> Self {
        paper.map_or(Self::None, Self::Paper)
    }
}

/// One measured share beside what it should be.
pub(crate) struct Figure {
    pub(crate) what: String,
    pub(crate) bar: Bar,
    pub(crate) measured: f64,
    /// Standard error of `measured`.
    pub(crate) error: f64,
    /// The same, were its bar the truth.
    pub(crate) under_bar: f64,
    /// More is better: what is found, and not what is wrong.
    pub(crate) found: bool,
}

impl Figure {
    /// A share of `hits` in `runs`.
    pub(crate) fn share(what: &str, bar: impl Into<Bar>, hits: u32, runs: u32, found: bool) -> Self {
        let (hits, runs) = (f64::from(hits), f64::from(runs));
        let measured = hits / runs;
        // Never 0, so that a rule that was never wrong is not held to be exact.
        let error = ((measured * (1.0 - measured)).max(1.0 / runs) / runs).sqrt();
        let bar = bar.into();
        let under_bar = bar.value().map_or(error, |p| (p * (1.0 - p).max(0.0) / runs).sqrt());
        Self { what: what.to_owned(), bar, measured, error, under_bar, found }
    }

    /// How much better than its bar it is (below 0: worse), and one standard error of that. The paper gives two places and
    /// does not say how many runs its table rests on; 200 is what it uses for a simulation elsewhere.
    fn better(&self) -> Option<(f64, f64)> {
        let bar = self.bar.value()?;
        let error = match self.bar {
            Bar::Paper(paper) => {
                self.error.hypot((paper * (1.0 - paper).max(0.0) / PAPER_RUNS).sqrt() + 0.005)
            }
            // A promise is exact: what is asked is whether the measurement could have come of it.
            Bar::None | Bar::Promised(_) => self.under_bar,
        };
        let gap = if self.found { self.measured - bar } else { bar - self.measured };
        Some((gap, error))
    }

    /// Whether it is no worse than its bar by more than three standard errors.
    fn holds(&self) -> bool {
        self.better().is_none_or(|(gap, error)| gap >= -FAILS * error)
    }

    /// One of three words, better, as or worse, with the gap. Two errors off is not “as”, although only three fail.
    fn verdict(&self) -> String {
        let Some((gap, error)) = self.better() else { return String::new() };
        let errors = gap / error;
        let word = match errors {
            e if e > SAME => "better",
            e if e >= -SAME => "as",
            e if e >= -FAILS => "worse",
            _ => "**worse**, fails",
        };
        let signed = if self.found { gap } else { -gap };
        format!("{word}: {signed:+.3}, {:.1} errors", errors.abs())
    }

    /// The figure at which it would fail.
    fn fails_at(&self) -> String {
        let (Some(bar), Some((_, error))) = (self.bar.value(), self.better()) else {
            return String::from("–");
        };
        let room = FAILS * error;
        format!("{:.2}", if self.found { bar - room } else { bar + room })
    }
}

/// Runs that the paper's figures are taken to rest on.
const PAPER_RUNS: f64 = 200.0;
/// Standard errors within which a figure is as its bar, and beyond which, on the wrong side, it fails.
const SAME: f64 = 2.0;
const FAILS: f64 = 3.0;

/// A number from the environment.
fn number(name: &str) -> Option<u32> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name}={text} is no number")))
}

/// A table of figures: its title, a note, its rows.
type Section = (&'static str, &'static str, Vec<Figure>);
/// A section by its name, from a number of runs.
type Named = (&'static str, fn(u32) -> Section);

/// Sections of figures, by the name that `ONLY` asks for.
const SECTIONS: [Named; 4] = [
    ("false", persons::false_flags),
    ("found", persons::found),
    ("teams", |runs| teams::experiment(runs / 4)),
    ("chance", |runs| chance::bands(runs.min(200))),
];

/// A section as it is written.
#[derive(Serialize, Deserialize)]
pub(crate) struct Told {
    text: String,
    /// Figures that do not hold.
    wrong: u32,
}

/// Writes a section.
fn tell((title, note, figures): Section) -> Told {
    let mut text = format!(
        "\n## {title}\n\n{note}\n\n| | paper or promised | measured | error | fails at | |\n|---|---|---|---|---|---|\n"
    );
    for figure in &figures {
        let bar = match figure.bar {
            Bar::None => String::from("–"),
            Bar::Paper(bar) => format!("{bar:.2}"),
            Bar::Promised(bar) => format!("promised {bar:.2}"),
        };
        let _ = writeln!(
            text,
            "| {} | {bar} | {:.3} | {:.3} | {} | {} |",
            figure.what,
            figure.measured,
            figure.error,
            figure.fails_at(),
            figure.verdict()
        );
    }
    Told { text, wrong: figures.iter().filter(|f| !f.holds()).count() as u32 }
}

#[allow(clippy::disallowed_methods, clippy::print_stdout)] // it prints its answer and how long that took; no time is measured in a figure
fn main() {
    let asked = number("RUNS");
    let runs = asked.unwrap_or(1_000);
    let keep = std::env::var("KEEP").is_ok();
    assert!(!keep || asked.is_none(), "what is kept is measured with all runs, not with RUNS");
    let only = std::env::var("ONLY").ok();
    let names: Vec<&str> = SECTIONS.iter().map(|(name, _)| *name).chain(["worlds"]).collect();
    let wanted = |name: &str| only.as_deref().is_none_or(|o| o == name);
    assert!(names.iter().any(|n| wanted(n)), "ONLY is one of {}", names.join(", "));
    let started = std::time::Instant::now();
    let mut text = format!(
        "# Calibration\n\nWritten by `make calibrate`, {runs} runs a figure, seeds 1 to {runs}. “Paper” is the figure measured for \
         `statistics.md`, taken to rest on 200 runs, which it does not say; “promised” is what the page says. An error is one \
         standard error, of both where both were measured. Within {SAME:.0} errors a figure is “as” its bar; further off it is \
         “better” or “worse”, and {FAILS:.0} errors worse fails.\n"
    );
    let mut journal = journal::Journal::of_this_binary();
    let mut wrong = 0;
    for (name, section) in SECTIONS.iter().filter(|(name, _)| wanted(name)) {
        let told = journal.told(name, runs).unwrap_or_else(|| {
            let told = tell(section(runs));
            journal.tell(name, runs, &told);
            told
        });
        wrong += told.wrong;
        text += &told.text;
    }
    let mut worse = 0;
    if wanted("worlds") {
        // A whole workforce is written, read and analysed for each list: half as many as of the rules alone.
        let (section, of_section) = worlds::section(runs.div_ceil(2), keep, &mut journal);
        text += &section;
        worse = of_section;
    }
    println!("{text}\n{} s", started.elapsed().as_secs());
    if only.is_none() {
        let place = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/calibration/RESULTS.md");
        std::fs::write(place, text).expect("RESULTS.md");
    }
    assert!(wrong == 0, "{wrong} figures are worse than the paper has them or the page promises");
    assert!(
        worse == 0,
        "{worse} figures of the worlds are worse than those kept, or have none to be held against"
    );
}
