//! Spellings of who a row is about: when two keys that differ may still be one person.
//!
//! A spreadsheet eats leading zeros, one system writes a letter before the number, a directory puts a domain behind it,
//! a list turns names round. None of these is joined on a guess: a rule only says what the two would have in common.

use serde::{Deserialize, Serialize};

use super::text::is_spoilt_number;
use crate::maths::InOrder;

/// One rule of spelling, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Spelling {
    /// Different text is different people.
    AsWritten,
    /// Capitals, blanks and marks do not count: `P-0012` and `p0012`.
    Marks,
    /// Nor do zeros before a number: `0123` and `123`.
    Zeros,
    /// Nor does a domain around an account: `rosa.u@force.uk` and `FORCE\rosa.u`.
    Account,
    /// Only the number counts: `E123` and `123`.
    Number,
    /// The words of a name in any order: `Ulmenfels, Rosa` and `Rosa Ulmenfels`.
    Words,
}

impl Spelling {
    /// The rules, the strictest first.
    pub const RULES: [Self; 5] = [Self::Marks, Self::Zeros, Self::Account, Self::Number, Self::Words];

    /// What two keys have in common that are one person under this rule; `None` where the rule says nothing of a key.
    ///
    /// A number that a spreadsheet has spoilt (`8.24E+08`) stands for many and has no form.
    ///
    /// ```
    /// use candour::intake::Spelling;
    /// let same = |rule: Spelling, a: &str, b: &str| rule.form(a).is_some() && rule.form(a) == rule.form(b);
    /// assert!(same(Spelling::Marks, "P-0012", "p0012") && !same(Spelling::Marks, "P-0012", "P12"));
    /// assert!(same(Spelling::Zeros, "00001234", "1234") && same(Spelling::Zeros, "P-0012", "P12"));
    /// assert!(same(Spelling::Account, "FORCE\\r.ulm", "r.ulm@force.uk"));
    /// assert!(same(Spelling::Number, "E0123", "123@force2.uk") && !same(Spelling::Number, "12-3", "123"));
    /// assert!(same(Spelling::Words, "O’Brien, Ann Mary", "Ann Mary O'Brien") && !same(Spelling::Words, "Ann", "Ann"));
    /// assert_eq!(Spelling::Number.form("8.24E+08"), None);
    /// ```
    pub fn form(self, key: &str) -> Option<String> {
        if is_spoilt_number(key.trim().as_bytes()) {
            return None;
        }
        match self {
            Self::AsWritten => Some(key.to_owned()),
            Self::Marks => plain(key),
            Self::Zeros => plain(key).map(|key| without_zeros(&key)),
            Self::Account => plain(account(key)),
            Self::Number => {
                let account = account(key);
                let runs = account.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty());
                let runs: Vec<String> = runs.map(without_zeros).collect();
                (!runs.is_empty()).then(|| runs.join("-"))
            }
            Self::Words => {
                let whole: String = key.chars().filter(|c| !matches!(c, '\'' | '’' | '`')).collect();
                if whole.chars().any(|c| c.is_ascii_digit()) {
                    return None;
                }
                let whole = whole.to_lowercase();
                let words = whole.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
                let mut words: Vec<&str> = words.collect();
                words.put_in_order();
                (words.len() > 1).then(|| words.join(" "))
            }
        }
    }
}

/// Letters and digits alone, in small letters.
fn plain(key: &str) -> Option<String> {
    let plain: String = key.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    (!plain.is_empty()).then_some(plain)
}

/// Without the zeros before the first number; of zeros alone one stays.
fn without_zeros(key: &str) -> String {
    let start = key.find(|c: char| c.is_ascii_digit()).unwrap_or(key.len());
    let (before, number) = key.split_at(start);
    let rest = number.trim_start_matches('0');
    let one = if rest.starts_with(|c: char| c.is_ascii_digit()) || number.is_empty() { "" } else { "0" };
    format!("{before}{one}{rest}")
}

/// The account in `name@domain` and `DOMAIN\name`.
fn account(key: &str) -> &str {
    let behind = key.rsplit_once('\\').map_or(key, |(_, name)| name);
    behind.split_once('@').map_or(behind, |(name, _)| name)
}
