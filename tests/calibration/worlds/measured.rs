//! What was measured when this section was last kept: a rule that is changed is held against it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use candour::maths::{exp, ln_gamma};

/// Hits of how many, by what was measured.
#[derive(Debug, Default)]
pub(crate) struct Measured(BTreeMap<String, (u32, u32)>);

/// Where it stands.
const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/calibration/worlds/measured.tsv");

impl Measured {
    /// As it was kept.
    pub(crate) fn kept() -> Self {
        let Ok(text) = std::fs::read_to_string(PLACE) else { return Self::default() };
        let row = |line: &str| {
            let mut cells = line.split('\t');
            let what = cells.next()?.to_owned();
            Some((what, (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?)))
        };
        let rows = text.lines().filter(|l| !l.starts_with('#'));
        Self(rows.map(|l| row(l).unwrap_or_else(|| panic!("measured.tsv: {l}"))).collect())
    }

    /// The share of one figure, and how many it is of.
    pub(crate) fn of(&self, what: &str) -> Option<Share> {
        self.0.get(what).map(|(hits, of)| Share { hits: *hits, of: *of })
    }

    /// Notes one figure.
    pub(crate) fn note(&mut self, what: &str, share: Share) {
        self.0.insert(what.to_owned(), (share.hits, share.of));
    }

    /// Keeps it as what later runs are held against.
    pub(crate) fn keep(&self) {
        let mut text = String::from(
            "# Lists with a flag, or plants found, of how many; kept by `KEEP=1 make calibrate` and never by hand.\n",
        );
        for (what, (hits, of)) in &self.0 {
            let _ = writeln!(text, "{what}\t{hits}\t{of}");
        }
        std::fs::write(PLACE, text).expect("measured.tsv");
    }
}

/// Hits of how many.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Share {
    pub(crate) hits: u32,
    pub(crate) of: u32,
}

impl Share {
    /// The share.
    pub(crate) fn value(self) -> f64 {
        f64::from(self.hits) / f64::from(self.of)
    }

    /// Its standard error; never 0, so that what never happened is not held to be impossible.
    pub(crate) fn error(self) -> f64 {
        let (share, of) = (self.value(), f64::from(self.of));
        ((share * (1.0 - share)).max(1.0 / of) / of).sqrt()
    }

    /// How likely chance alone is to put so many more of the hits here and not in the `other`, were both the same (Fisher's
    /// exact test, one-sided). Standard errors are no use near 0 and 100 of 100, where most of these figures lie.
    pub(crate) fn chance_of_more(self, other: Share) -> f64 {
        let choose = |n: u32, k: u32| {
            let (n, k) = (f64::from(n), f64::from(k));
            ln_gamma(n + 1.0) - ln_gamma(k + 1.0) - ln_gamma(n - k + 1.0)
        };
        let hits = self.hits + other.hits;
        let all = choose(self.of + other.of, hits);
        let of = |here: u32| exp(choose(self.of, here) + choose(other.of, hits - here) - all);
        (self.hits..=hits.min(self.of)).filter(|here| hits - here <= other.of).map(of).sum()
    }
}

/// Whether the test is Fisher's: the lady's eight cups of tea, and tables worked out by hand.
pub(crate) fn sound() {
    let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} for {b}");
    near(Share { hits: 4, of: 4 }.chance_of_more(Share { hits: 0, of: 4 }), 1.0 / 70.0);
    near(Share { hits: 3, of: 4 }.chance_of_more(Share { hits: 1, of: 4 }), 17.0 / 70.0);
    near(Share { hits: 0, of: 60 }.chance_of_more(Share { hits: 5, of: 1_000 }), 1.0);
    near(Share { hits: 1, of: 60 }.chance_of_more(Share { hits: 0, of: 1_000 }), 60.0 / 1_060.0);
}
