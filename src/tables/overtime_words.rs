//! What sort of overtime, asked for by whom, settled how: reduced from the words that payroll and duty systems use.
//!
//! The words themselves are not kept. Abbreviations are those of UK duty systems (CAS-OT, PL-OT, RDW, WRD, CRD, RTD, PH,
//! BH, MA, TOIL). Where a row says several things, the rarer says more: a planned rest day worked for mutual aid is mutual
//! aid.

use serde::{Deserialize, Serialize};

/// What sort of overtime. The order is that of precedence, the first the most telling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum OvertimeKind {
    /// For another force or employer.
    MutualAid,
    /// Called back after the duty had ended.
    Recall,
    /// On a public or bank holiday.
    PublicHoliday,
    /// On a rest day, or one that was cancelled.
    RestDay,
    /// Known beforehand.
    Planned,
    /// Kept on at the end of a duty.
    Casual,
    /// Taken as time off; the row says nothing else of the work.
    Toil,
    /// The row does not say.
    #[default]
    Unknown,
}

impl OvertimeKind {
    /// Every kind with a name of its own, in order.
    pub const NAMED: [Self; 7] = [
        Self::MutualAid,
        Self::Recall,
        Self::PublicHoliday,
        Self::RestDay,
        Self::Planned,
        Self::Casual,
        Self::Toil,
    ];

    /// What it is called in a sentence: "recall to duty".
    pub fn label(self) -> &'static str {
        match self {
            Self::MutualAid => "mutual aid",
            Self::Recall => "recall to duty",
            Self::PublicHoliday => "public holiday",
            Self::RestDay => "rest day",
            Self::Planned => "planned overtime",
            Self::Casual => "casual overtime",
            Self::Toil => "time off in lieu",
            Self::Unknown => "not said",
        }
    }
}

/// Whether the person chose it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voluntary {
    /// Chosen.
    Voluntary,
    /// Directed.
    Mandatory,
    /// The row does not say.
    #[default]
    Unknown,
}

/// How it was settled.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PaidAs {
    /// In money.
    Pay,
    /// As time off in lieu.
    Toil,
    /// Not at all.
    Unpaid,
    /// The row does not say.
    #[default]
    Unknown,
}

/// What one or several cells say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OvertimeWords {
    /// What sort.
    pub kind: OvertimeKind,
    /// Whether it was chosen.
    pub voluntary: Voluntary,
    /// How it was settled.
    pub paid_as: PaidAs,
}

impl OvertimeWords {
    /// What a type, pay code or rate says.
    ///
    /// ```
    /// use candour::tables::overtime_words::{OvertimeKind, OvertimeWords, PaidAs, Voluntary};
    /// let words = OvertimeWords::of_type("CRD - time and a half", "Overtime Type");
    /// assert_eq!(words.kind, OvertimeKind::RestDay);
    /// assert_eq!((words.voluntary, words.paid_as), (Voluntary::Mandatory, PaidAs::Pay));
    /// ```
    pub fn of_type(cell: &str, heading: &str) -> Self {
        let words = plain(cell);
        let paid_as = paid_as(&words);
        let paid_as = if paid_as == PaidAs::Unknown { paid_at_rate(cell, heading) } else { paid_as };
        Self { kind: kind(&words, heading), voluntary: voluntary(&words), paid_as }
    }

    /// What a reason says. It is about the work, so nothing in it is taken for the way of payment.
    pub fn of_reason(cell: &str) -> Self {
        let words = plain(cell);
        Self { kind: kind(&words, ""), voluntary: voluntary(&words), paid_as: PaidAs::Unknown }
    }

    /// What stands in a column that says whether it was chosen: a word, or yes or no to the question of its heading.
    ///
    /// ```
    /// use candour::tables::overtime_words::{OvertimeKind, OvertimeWords, Voluntary};
    /// assert_eq!(OvertimeWords::of_choice("M", "Mandatory/Voluntary").voluntary, Voluntary::Mandatory);
    /// assert_eq!(OvertimeWords::of_choice("N", "Mandatory").voluntary, Voluntary::Voluntary);
    /// let recalled = OvertimeWords::of_choice("Y", "Recall to duty");
    /// assert_eq!((recalled.kind, recalled.voluntary), (OvertimeKind::Recall, Voluntary::Mandatory));
    /// ```
    pub fn of_choice(cell: &str, heading: &str) -> Self {
        let words = plain(cell);
        let asked = plain(heading);
        let of_heading = voluntary(&asked);
        let opposite = match of_heading {
            Voluntary::Voluntary => Voluntary::Mandatory,
            // Who was not recalled or kept on may still have been told to work.
            Voluntary::Mandatory if has(&asked, DIRECTED) => Voluntary::Voluntary,
            _ => Voluntary::Unknown,
        };
        let both = has(&asked, CHOSEN) && has(&asked, DIRECTED);
        let voluntary = match words.trim() {
            "y" | "yes" | "true" | "1" | "x" if !both => {
                return Self { kind: kind(&asked, ""), voluntary: of_heading, paid_as: PaidAs::Unknown };
            }
            "n" | "no" | "false" | "0" if !both => opposite,
            "v" => Voluntary::Voluntary,
            "m" => Voluntary::Mandatory,
            _ => voluntary(&words),
        };
        Self { kind: kind(&words, ""), voluntary, paid_as: PaidAs::Unknown }
    }

    /// What two cells of a row say together: the more telling kind, else whichever says anything, this one first.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            kind: self.kind.min(other.kind),
            voluntary: if self.voluntary == Voluntary::Unknown { other.voluntary } else { self.voluntary },
            paid_as: if self.paid_as == PaidAs::Unknown { other.paid_as } else { self.paid_as },
        }
    }
}

const CHOSEN: &[&str] = &["voluntary", "volunteer", "volunteered", "requested", "chosen"];
const DIRECTED: &[&str] =
    &["mandatory", "directed", "compulsory", "required", "ordered", "forced", "involuntary"];
/// A piece of overtime that nobody was asked about: kept on, called back, or a rest day taken away.
#[rustfmt::skip]
const NOT_ASKED: &[&str] = &[
    "detained", "retained on duty", "recall", "recalled", "rtd", "callout", "call out", "called out", "callback", "crd",
    "cancelled rest day", "rest day cancelled",
];
#[rustfmt::skip]
const IN_LIEU: &[&str] =
    &["toil", "time off", "in lieu", "lieu", "comp time", "comptime", "compensatory", "time owing"];
const UNPAID: &[&str] = &["unpaid", "not paid", "no pay", "without pay", "nil pay", "non paid"];
#[rustfmt::skip]
const PAID: &[&str] = &[
    "paid", "pay", "payment", "cash", "time and", "time half", "time third", "double time", "double", "treble time",
    "triple time", "plain time", "single time", "flat rate", "straight", "premium", "half", "regular",
];

/// Kinds with the words and phrases that name them, and the codes that do where they are the whole cell: "Mill Rd" is a
/// place. In the order of precedence.
#[rustfmt::skip]
const KINDS: [(OvertimeKind, &[&str], &[&str]); 7] = [
    (OvertimeKind::MutualAid, &["mutual aid", "mutualaid"], &["ma"]),
    (OvertimeKind::Recall, &[
        "recall", "recalled", "rtd", "callout", "call out", "called out", "callback", "call back", "return to duty",
    ], &[]),
    (OvertimeKind::PublicHoliday, &[
        "public holiday", "public holidays", "bank holiday", "bank holidays", "statutory holiday",
    ], &["ph", "bh", "phw", "bhw", "holiday", "holidays"]),
    (OvertimeKind::RestDay, &["rest day", "rest days", "restday", "rdw", "wrd", "crd", "rrrd", "day off"], &["rd"]),
    (OvertimeKind::Planned, &["planned", "preplanned", "pl ot", "prearranged", "pre arranged"], &["pl", "plot", "plan"]),
    (OvertimeKind::Casual, &[
        "casual", "cas ot", "unplanned", "ad hoc", "adhoc", "detained", "retained on duty",
    ], &["cas", "casot"]),
    (OvertimeKind::Toil, IN_LIEU, &[]),
];

/// Letters and digits in small letters, one space between words and at both ends.
fn plain(cell: &str) -> String {
    let mut out = String::with_capacity(cell.len() + 2);
    out.push(' ');
    for c in cell.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Whether any of the words or phrases stands in the text as such.
fn has(words: &str, any: &[&str]) -> bool {
    any.iter().any(|phrase| {
        words.match_indices(phrase).any(|(at, found)| {
            let before = words.get(..at).is_some_and(|b| b.ends_with(' '));
            let after = words.get(at + found.len()..).is_some_and(|a| a.starts_with(' '));
            before && after
        })
    })
}

/// What is left of a code without the words that every code of overtime has: "RD OT x 2.0" is "rd".
fn bare(words: &str) -> String {
    const FILLERS: [&str; 16] = [
        "ot", "o", "t", "overtime", "hours", "hrs", "hour", "rate", "at", "x", "worked", "working", "work",
        "duty", "paid", "pay",
    ];
    let kept: Vec<&str> =
        words.split(' ').filter(|w| !w.is_empty() && !FILLERS.contains(w) && !is_multiple(w)).collect();
    kept.join(" ")
}

/// A number, or one with the sign of a multiple before it: "x2".
fn is_multiple(word: &str) -> bool {
    word.trim_start_matches('x').bytes().all(|b| b.is_ascii_digit())
}

fn kind(words: &str, heading: &str) -> OvertimeKind {
    let bare = bare(words);
    if let Some((kind, ..)) =
        KINDS.iter().find(|(_, phrases, codes)| has(words, phrases) || codes.contains(&bare.as_str()))
    {
        return *kind;
    }
    // "Planned/Casual" is answered by a letter.
    match bare.as_str() {
        "p" if has(&plain(heading), &["casual"]) => OvertimeKind::Planned,
        "c" if has(&plain(heading), &["casual"]) => OvertimeKind::Casual,
        _ => OvertimeKind::Unknown,
    }
}

fn voluntary(words: &str) -> Voluntary {
    if has(words, DIRECTED) || has(words, NOT_ASKED) {
        Voluntary::Mandatory
    } else if has(words, CHOSEN) {
        Voluntary::Voluntary
    } else {
        Voluntary::Unknown
    }
}

fn paid_as(words: &str) -> PaidAs {
    if has(words, IN_LIEU) {
        PaidAs::Toil
    } else if has(words, UNPAID) {
        PaidAs::Unpaid
    } else if has(words, PAID) {
        PaidAs::Pay
    } else {
        PaidAs::Unknown
    }
}

/// A multiple of the hourly rate: `1.5`, `x2`, `133%`. Elsewhere a number is a code.
fn paid_at_rate(cell: &str, heading: &str) -> PaidAs {
    let heading = plain(heading);
    if !["rate", "multipl"].iter().any(|word| heading.contains(word)) {
        return PaidAs::Unknown;
    }
    let number =
        cell.trim().trim_start_matches(['x', 'X', '×', 'T', 't']).trim_end_matches('%').replace(',', ".");
    match number.trim().parse::<f64>() {
        Ok(rate) if rate > 0.0 => PaidAs::Pay,
        Ok(0.0) => PaidAs::Unpaid,
        _ => PaidAs::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use OvertimeKind::{Casual, MutualAid, Planned, PublicHoliday, Recall, RestDay, Toil, Unknown};

    #[test]
    fn the_words_and_abbreviations_of_duty_systems_are_reduced() {
        for (cell, kind) in [
            ("CAS-OT", Casual),
            ("CASOT", Casual),
            ("Casual", Casual),
            ("Casual overtime x 1.33", Casual),
            ("Detained on duty", Casual),
            ("unplanned", Casual),
            ("PL-OT", Planned),
            ("Planned overtime", Planned),
            ("Pre-planned", Planned),
            ("RDW", RestDay),
            ("WRD", RestDay),
            ("CRD", RestDay),
            ("RD OT x2.0", RestDay),
            ("Rest Day Working", RestDay),
            ("Cancelled rest day", RestDay),
            ("Rest day worked - planned", RestDay),
            ("RTD", Recall),
            ("Recall to Duty", Recall),
            ("Call-out", Recall),
            ("PH", PublicHoliday),
            ("BH", PublicHoliday),
            ("Bank Holiday @ 2.0", PublicHoliday),
            ("Public holiday working", PublicHoliday),
            ("MA", MutualAid),
            ("Mutual Aid (rest day)", MutualAid),
            ("TOIL", Toil),
            ("Comp Time", Toil),
            ("Time off in lieu", Toil),
            ("TOIL for rest day working", RestDay),
            ("283", Unknown),
            ("Time and a third", Unknown),
            ("", Unknown),
        ] {
            assert_eq!(OvertimeWords::of_type(cell, "Overtime Type").kind, kind, "{cell}");
        }
        // Places, people and crimes are no kinds of overtime.
        for cell in
            ["Scene guard, Mill Rd", "Op Mallard", "MA Smith court case", "Custody", "Plan drawing office"]
        {
            assert_eq!(OvertimeWords::of_reason(cell).kind, Unknown, "{cell}");
        }
        assert_eq!(OvertimeWords::of_type("C", "Planned/Casual").kind, Casual);
        assert_eq!(OvertimeWords::of_type("P", "Planned/Casual").kind, Planned);
        assert_eq!(OvertimeWords::of_type("P", "Overtime Code").kind, Unknown);
    }

    #[test]
    fn money_time_off_and_neither_are_told_apart() {
        for (cell, heading, paid_as) in [
            ("Time and a third", "Rate", PaidAs::Pay),
            ("Double time", "Rate", PaidAs::Pay),
            ("1.5", "Rate", PaidAs::Pay),
            ("x2", "Multiplier", PaidAs::Pay),
            ("133%", "OT Rate", PaidAs::Pay),
            ("0", "Rate", PaidAs::Unpaid),
            ("1.5", "OT Code", PaidAs::Unknown),
            ("Paid", "Paid as", PaidAs::Pay),
            ("TOIL", "Pay or TOIL", PaidAs::Toil),
            ("Unpaid", "Pay Type", PaidAs::Unpaid),
            ("Comp time", "Type", PaidAs::Toil),
            ("Casual", "Type", PaidAs::Unknown),
        ] {
            assert_eq!(OvertimeWords::of_type(cell, heading).paid_as, paid_as, "{cell}");
        }
        assert_eq!(OvertimeWords::of_reason("Cash seizure").paid_as, PaidAs::Unknown);
    }

    #[test]
    fn a_heading_that_asks_is_answered_by_yes_or_no() {
        use super::Voluntary::{Mandatory, Unknown, Voluntary};
        for (cell, heading, voluntary) in [
            ("Voluntary", "Mandatory/Voluntary", Voluntary),
            ("MANDATORY", "Mandatory/Voluntary", Mandatory),
            ("V", "Voluntary or mandatory", Voluntary),
            ("Y", "Mandatory/Voluntary", Unknown),
            ("Y", "Voluntary", Voluntary),
            ("N", "Voluntary", Mandatory),
            ("Yes", "Mandatory", Mandatory),
            ("Requested", "Requested/Required", Voluntary),
            ("Required", "Requested/Required", Mandatory),
            ("Y", "Detained on duty", Mandatory),
            ("N", "Detained on duty", Unknown),
            ("Y", "Cancelled rest day", Mandatory),
            ("", "Voluntary", Unknown),
        ] {
            assert_eq!(
                OvertimeWords::of_choice(cell, heading).voluntary,
                voluntary,
                "{cell} under {heading}"
            );
        }
        assert_eq!(OvertimeWords::of_choice("Y", "Cancelled rest day").kind, RestDay);
    }
}
