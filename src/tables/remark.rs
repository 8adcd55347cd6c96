//! A remark behind who a row is about: "Ann Low (30011) (On Leave)" is Ann Low (30011), on leave or not.
//!
//! Systems write somebody's standing behind the name on the day of the export. Behind a number in brackets anything
//! without a digit is a remark: the number says who it is. Behind a name alone only words of standing are; "Ann Low (Leeds)"
//! and "Ann Low (Hull)" may be two people.

/// Standing, as systems write it in brackets.
const STANDINGS: [&str; 22] = [
    "on leave",
    "leave",
    "on long term leave",
    "loa",
    "leave of absence",
    "terminated",
    "inactive",
    "active",
    "suspended",
    "leaver",
    "left",
    "retired",
    "resigned",
    "deceased",
    "career break",
    "on career break",
    "on secondment",
    "seconded",
    "maternity",
    "on maternity leave",
    "long term sick",
    "contractor",
];

/// Who is meant, without the remarks behind.
pub(super) fn without(who: &str) -> &str {
    let mut rest = who;
    while let Some((before, remark)) = last_brackets(rest) {
        let plain = remark.trim().to_lowercase().replace(['-', '_'], " ");
        let has_digit = |text: &str| text.bytes().any(|b| b.is_ascii_digit());
        let numbered = || last_brackets(before).is_some_and(|(_, number)| has_digit(number));
        let letters = plain.chars().any(char::is_alphabetic) && !has_digit(&plain);
        if before.is_empty() || !letters || !(STANDINGS.contains(&plain.as_str()) || numbered()) {
            break;
        }
        rest = before;
    }
    rest
}

/// The remarks of one file that were left off, each once, as they stand.
#[derive(Clone, Debug, Default)]
pub(super) struct Remarks(Vec<String>);

impl Remarks {
    /// Different remarks that are kept; of more no sentence would tell.
    const MOST: usize = 20;

    /// Notes what is left off behind who a row is about.
    pub(super) fn see(&mut self, who: &str) {
        if !who.ends_with([')', ']']) || self.0.len() >= Self::MOST {
            return;
        }
        let remark = who.get(without(who).len()..).unwrap_or_default().trim();
        if !remark.is_empty() && !self.0.iter().any(|known| known == remark) {
            self.0.push(remark.to_owned());
        }
    }

    /// What is said of them beside the file.
    pub(super) fn note(&self) -> Option<String> {
        let (shown, more) = (self.0.iter().take(3), self.0.len().saturating_sub(3));
        let mut names = shown.map(|remark| format!("“{remark}”")).collect::<Vec<_>>().join(", ");
        if names.is_empty() {
            return None;
        }
        if more > 0 {
            names += &format!(" and {more} more");
        }
        Some(format!("Behind who a row is about stands {names}: taken for a remark, and left off."))
    }
}

/// What stands before the last brackets, and in them.
fn last_brackets(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end();
    let (close, open) = if text.ends_with(')') { (')', '(') } else { (']', '[') };
    let (before, remark) = text.strip_suffix(close)?.rsplit_once(open)?;
    Some((before.trim_end(), remark))
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn a_remark_is_told_from_what_tells_two_people_apart() {
        for (who, is) in [
            ("Ann Low (30011) (On Leave)", "Ann Low (30011)"),
            ("Ann Low (30011) (On Leave) (Terminated)", "Ann Low (30011)"),
            ("Ann Low (30011) [Leeds]", "Ann Low (30011)"),
            ("Ann Low (On Leave)", "Ann Low"),
            ("Low, Ann (Long-term sick)", "Low, Ann"),
            ("Ann Low (30011)", "Ann Low (30011)"),
            ("Ann Low (Leeds)", "Ann Low (Leeds)"),
            ("(On Leave)", "(On Leave)"),
            ("Ann (30011) (2)", "Ann (30011) (2)"),
            ("30011", "30011"),
        ] {
            assert_eq!(without(who), is, "{who}");
        }
    }
}
