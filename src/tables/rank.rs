//! Ranks, as far as they say whether overtime is paid at all.
//!
//! Inspectors and above are not paid overtime, so that they have none is no pattern. The ranks are those of UK forces with
//! their abbreviations; a temporary or acting rank ("T/", "A/") is paid as the rank it is, and "D/" is a detective.

/// Ranks of inspector and above.
#[rustfmt::skip]
const NOT_PAID: [&str; 36] = [
    "inspector", "insp", "di", "chief inspector", "ch inspector", "ch insp", "chief insp", "c insp", "ci", "dci",
    "superintendent", "supt", "dsupt", "dsu", "chief superintendent", "ch superintendent", "ch supt", "chief supt", "c supt", "dcs",
    "commander", "cmdr", "deputy assistant commissioner", "dac", "assistant commissioner", "ac", "deputy commissioner", "commissioner",
    "assistant chief constable", "acc", "deputy chief constable", "dcc", "chief constable", "cc", "chief officer", "csupt",
];

/// Ranks below.
#[rustfmt::skip]
const PAID: [&str; 14] = [
    "constable", "pc", "dc", "tdc", "wpc", "sergeant", "sgt", "sgnt", "ps", "ds", "pcso", "community support officer",
    "trainee constable", "student constable",
];

/// Words before a rank that do not change it.
#[rustfmt::skip]
const PREFIXES: [&str; 11] =
    ["t", "a", "d", "temporary", "temp", "temporarily", "acting", "detective", "det", "police", "trainee"];

/// Whether overtime is paid in a rank: `Some(false)` from inspector up, `Some(true)` below, `None` for what is no rank of
/// a force (a staff band, a job title).
///
/// ```
/// use candour::tables::rank::overtime_paid;
/// assert_eq!(overtime_paid("T/DCI"), Some(false));
/// assert_eq!(overtime_paid("A/Sgt"), Some(true));
/// assert_eq!(overtime_paid("Band 6"), None);
/// ```
pub fn overtime_paid(rank: &str) -> Option<bool> {
    let lower = rank.to_lowercase().replace('.', " ");
    // What stands in brackets is a team or a number: "Inspector (Temp)", "Sergeant (2)".
    let lower = lower.split(['(', '[']).next().unwrap_or_default();
    let mut words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !is_number(w)).collect();
    loop {
        let name = words.join(" ");
        if NOT_PAID.contains(&name.as_str()) {
            return Some(false);
        }
        if PAID.contains(&name.as_str()) {
            return Some(true);
        }
        // "D.I." has come apart.
        let together: String = words.concat();
        if words.len() > 1 && words.iter().all(|w| w.len() == 1) {
            words = Vec::new();
            if NOT_PAID.contains(&together.as_str()) || PAID.contains(&together.as_str()) {
                return Some(PAID.contains(&together.as_str()));
            }
        }
        if words.first().is_none_or(|first| !PREFIXES.contains(first)) {
            return None;
        }
        words.remove(0);
    }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inspectors_and_above_are_not_paid_overtime() {
        for rank in [
            "Inspector",
            "INSP",
            "Insp.",
            "D.I.",
            "DI",
            "Detective Inspector",
            "D/Insp",
            "T/Inspector",
            "A/DI",
            "Temporary Detective Chief Inspector",
            "Ch. Insp.",
            "T/DCI",
            "Superintendent",
            "D/Supt",
            "Chief Superintendent",
            "DCS",
            "Commander",
            "DAC",
            "ACC",
            "Assistant Chief Constable",
            "Chief Constable",
            "CC",
            "Inspector (Temp)",
        ] {
            assert_eq!(overtime_paid(rank), Some(false), "{rank}");
        }
    }

    #[test]
    fn constables_and_sergeants_are() {
        for rank in [
            "PC",
            "P.C.",
            "Police Constable",
            "Constable",
            "DC",
            "Detective Constable",
            "T/DC",
            "TDC",
            "PS",
            "A/PS",
            "Acting Sergeant",
            "D/Sgt",
            "DS",
            "PCSO",
            "Sergeant 2",
        ] {
            assert_eq!(overtime_paid(rank), Some(true), "{rank}");
        }
    }

    #[test]
    fn of_anyone_else_nothing_is_said() {
        for rank in ["Band 6", "8a", "Staff", "Ticket inspector", "Special Constable", "Clerk", "", "A", "T/"]
        {
            assert_eq!(overtime_paid(rank), None, "{rank}");
        }
    }
}
