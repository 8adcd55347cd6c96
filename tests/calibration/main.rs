//! How often the rules are wrong, and how often they find what is there: `make calibrate`.
//!
//! Workforces whose truth is known, many of them, put through the rules of `statistics.md` section 4.1 and, for teams, of
//! section 6. Writes `tests/calibration/RESULTS.md` and fails where a figure lies above the paper's by more than its
//! Monte-Carlo error allows (a false flag), or below it (what is found).

mod chance;
mod persons;
mod teams;

use std::fmt::Write as _;

/// One measured share beside the paper's.
pub(crate) struct Figure {
    pub(crate) what: String,
    pub(crate) paper: Option<f64>,
    pub(crate) measured: f64,
    /// Standard error of `measured`.
    pub(crate) error: f64,
    /// More is better: what is found, and not what is wrong.
    pub(crate) found: bool,
}

impl Figure {
    /// A share of `hits` in `runs`.
    pub(crate) fn share(what: &str, paper: Option<f64>, hits: u32, runs: u32, found: bool) -> Self {
        let (hits, runs) = (f64::from(hits), f64::from(runs));
        let measured = hits / runs;
        // Never 0, so that a rule that was never wrong is not held to be exact.
        let error = ((measured * (1.0 - measured)).max(1.0 / runs) / runs).sqrt();
        Self { what: what.to_owned(), paper, measured, error, found }
    }

    /// Whether it is as the paper has it, within three standard errors of both, or better. The paper gives two places and
    /// does not say how many runs its table rests on; 200 is what it uses for a simulation elsewhere.
    fn holds(&self) -> bool {
        let Some(paper) = self.paper else { return true };
        let of_paper = (paper * (1.0 - paper).max(0.0) / PAPER_RUNS).sqrt() + 0.005;
        let room = 3.0 * self.error.hypot(of_paper);
        if self.found { self.measured >= paper - room } else { self.measured <= paper + room }
    }
}

/// Runs that the paper's figures are taken to rest on.
const PAPER_RUNS: f64 = 200.0;

fn main() {
    let runs: u32 = std::env::var("RUNS").ok().and_then(|r| r.parse().ok()).unwrap_or(1_000);
    let started = std::time::Instant::now();
    let mut text = format!(
        "# Calibration\n\nWritten by `make calibrate`, {runs} runs a figure, seeds 1 to {runs}. “Paper” is the figure measured for \
         `statistics.md`, taken to rest on 200 runs, which it does not say. An error is one standard error.\n"
    );
    let mut wrong = 0;
    for (title, note, figures) in [
        persons::false_flags(runs),
        persons::found(runs),
        teams::experiment(runs / 4),
        chance::bands(runs.min(100)),
    ] {
        let _ = write!(
            text,
            "\n## {title}\n\n{note}\n\n| | paper | measured | error | |\n|---|---|---|---|---|\n"
        );
        for figure in figures {
            let paper = figure.paper.map_or(String::from("–"), |p| format!("{p:.2}"));
            let verdict = match (figure.paper, figure.holds()) {
                (None, _) => "",
                (_, true) => "as the paper, or better",
                (_, false) => "**not as the paper**",
            };
            wrong += u32::from(!figure.holds());
            let _ = writeln!(
                text,
                "| {} | {paper} | {:.3} | {:.3} | {verdict} |",
                figure.what, figure.measured, figure.error
            );
        }
    }
    println!("{text}\n{} s", started.elapsed().as_secs());
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/calibration/RESULTS.md");
    std::fs::write(place, text).expect("RESULTS.md");
    assert!(wrong == 0, "{wrong} figures are not as the paper has them");
}
