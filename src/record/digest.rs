//! SHA-256 of files and of findings.

use sha2::{Digest, Sha256};

use crate::flags::{Findings, Standing};
use crate::indicators::Measured;
use crate::tables::Workforce;

/// The SHA-256 of a file, part by part.
///
/// ```
/// use candour::record::Fingerprint;
/// let mut print = Fingerprint::default();
/// print.add(b"ab");
/// print.add(b"c");
/// assert_eq!((print.bytes(), &print.hex()[..8]), (3, "ba7816bf"));
/// ```
#[derive(Clone, Default)]
pub struct Fingerprint {
    hasher: Sha256,
    bytes: u64,
}

impl std::fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Fingerprint").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

impl Fingerprint {
    /// Takes the next bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.hasher.update(bytes);
        self.bytes += bytes.len() as u64;
    }

    /// How many it has taken.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// In hexadecimal digits.
    pub fn hex(self) -> String {
        use std::fmt::Write as _;
        self.hasher.finalize().iter().fold(String::with_capacity(64), |mut out, byte| {
            let _ = write!(out, "{byte:02x}");
            out
        })
    }

    /// Text with its length before it, so that no two lists of texts look alike.
    fn text(&mut self, text: &str) {
        self.number(text.len() as f64);
        self.add(text.as_bytes());
    }

    fn numbers(&mut self, all: &[f64]) {
        for x in all {
            self.number(*x);
        }
    }

    /// To the last bit.
    fn number(&mut self, x: f64) {
        self.add(&x.to_bits().to_le_bytes());
    }
}

/// The digest of everything that was found: every value, test, standing and team, with whom it is about, to the last bit.
pub fn of_findings(findings: &Findings, workforce: &Workforce) -> String {
    let mut all = Fingerprint::default();
    let key = |person: u32| workforce.people.get(person as usize).map_or("", |p| p.key.as_str());
    for found in &findings.indicators {
        all.text(found.id);
        all.text(found.missing.as_deref().unwrap_or_default());
        for (person, value) in found.values.iter().enumerate() {
            all.text(key(person as u32));
            match value {
                Measured::Value { amount, exposure, .. } => {
                    all.number(*amount);
                    all.number(exposure.unwrap_or(-1.0));
                }
                Measured::Unknown(why) => all.text(why),
            }
        }
        for test in &found.tests {
            all.text(key(test.person));
            let standing = match &test.standing {
                Standing::Flagged => "flagged",
                Standing::TeamFlagged => "team",
                Standing::OnlyAgainstPeers => "peers",
                Standing::High => "high",
                Standing::Within => "within",
                Standing::CannotTell(why) => why,
            };
            all.text(standing);
            let (t, p) = (&test.test, &test.test.posterior);
            let numbers = [
                f64::from(test.count),
                test.exposure,
                t.expected,
                t.against.mean(),
                t.p_upper,
                test.q,
                p.mean_ratio,
                p.chance_above,
            ];
            all.numbers(&numbers);
        }
        for team in &found.teams {
            all.text(workforce.teams.get(team.team as usize).map_or("", |t| t.name.as_str()));
            let numbers = [
                f64::from(team.count),
                team.expected,
                team.exposure,
                team.apart,
                f64::from(team.went_round),
                team.p_upper,
                team.q,
                f64::from(u8::from(team.flagged)),
            ];
            all.numbers(&numbers);
        }
        if let Some(rule) = &found.rule {
            all.number(rule.trigger);
            rule.over.iter().for_each(|person| all.text(key(*person)));
        }
        for habit in &found.habits {
            all.number(f64::from(habit.events));
            habit.people.iter().for_each(|person| all.text(key(*person)));
        }
    }
    all.numbers(&[f64::from(findings.questions), findings.cut]);
    all.hex()
}
