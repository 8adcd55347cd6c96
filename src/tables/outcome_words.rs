//! What an outcome is, what was found and how it came to light: reduced from the words and codes of case systems.
//!
//! The words themselves stay beside, because "substantiated" is not everywhere the same finding. What decides is written
//! out in [`kind`], [`finding`] and [`route`], so that whoever reads an audit can check what was counted as what.

/// What sort of outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutcomeKind {
    /// From a member of the public.
    Complaint,
    /// A conduct matter that must be recorded or referred by law.
    Recordable,
    /// A conduct matter, a misconduct case, a disciplinary allegation.
    Conduct,
    /// Raised by the person or a colleague about work.
    Grievance,
    /// Commendation, award, thanks.
    Award,
    /// The row does not say, or in words that are none of these.
    #[default]
    Unknown,
}

/// What was found. The order is that of weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// The row does not say, or in words that are none of these.
    #[default]
    Unknown,
    /// Not decided yet.
    Open,
    /// Nothing found against anyone: no case, not proven, withdrawn, unfounded.
    NoCase,
    /// Reflective practice, learning, unsatisfactory performance.
    Reflective,
    /// Found against the person: misconduct, proven, sustained, upheld.
    Misconduct,
    /// Gross misconduct.
    Gross,
}

/// How it came to light.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// A member of the public.
    Public,
    /// A colleague or supervisor.
    Colleague,
    /// An audit or inspection.
    Audit,
    /// A flag led to it: looking at somebody finds more, so an audit of flags leaves it out.
    FlagDriven,
    /// The row does not say, or in words that are none of these.
    #[default]
    Unknown,
}

/// The first of `meanings` that has a word in `text`. A word in capitals is a code and must be the whole text.
fn first<T: Copy + Default>(text: &str, meanings: &[(T, &[&str])]) -> T {
    let lower = text.to_lowercase();
    let has = |word: &&&str| {
        if word.bytes().all(|b| b.is_ascii_uppercase()) {
            text.trim() == **word
        } else {
            lower.contains(**word)
        }
    };
    meanings
        .iter()
        .find(|(_, words)| words.iter().any(|w| has(&w)))
        .map_or(T::default(), |(meaning, _)| *meaning)
}

/// What sort of outcome a text names.
///
/// ```
/// use candour::tables::outcome_words::{OutcomeKind, kind};
/// assert_eq!(kind("Recordable conduct matter"), OutcomeKind::Recordable);
/// assert_eq!(kind("Public complaint"), OutcomeKind::Complaint);
/// assert_eq!(kind("01A-USE OF PROFANITY"), OutcomeKind::Unknown);
/// ```
pub fn kind(text: &str) -> OutcomeKind {
    first(
        text,
        &[
            (OutcomeKind::Recordable, &["recordable", "dsi", "death or serious"]),
            (OutcomeKind::Award, &["commend", "award", "thanks", "recognition", "compliment"]),
            (OutcomeKind::Grievance, &["grievance", "fairness at work", "dignity at work"]),
            (OutcomeKind::Complaint, &["complain", "CC", "PC"]),
            (OutcomeKind::Conduct, &["conduct", "disciplin", "standards", "CM"]),
        ],
    )
}

/// What a text says was found. A denial ("not proven", "no case to answer") is read before what it denies.
///
/// ```
/// use candour::tables::outcome_words::{Finding, finding};
/// assert_eq!(finding("No case to answer"), Finding::NoCase);
/// assert_eq!(finding("Case to answer - gross misconduct"), Finding::Gross);
/// assert_eq!(finding("Not Sustained"), Finding::NoCase);
/// assert_eq!(finding("SU"), Finding::Misconduct);
/// assert_eq!(finding("referred to a panel"), Finding::Unknown);
/// ```
pub fn finding(text: &str) -> Finding {
    first(
        text,
        &[
            (
                Finding::NoCase,
                &[
                    "no case",
                    "not proven",
                    "not upheld",
                    "not sustain",
                    "not found",
                    "not substantiated",
                    "unsubstantiated",
                    "unfounded",
                    "unproven",
                    "exonerat",
                    "withdrawn",
                    "case dismissed",
                    "discontinu",
                    "no further action",
                    "no action",
                    "no misconduct",
                    "not misconduct",
                    "no affidavit",
                    "cleared",
                    "service provided was acceptable",
                    "service acceptable",
                    "NFA",
                    "NS",
                    "UN",
                    "EX",
                    "NAF",
                ],
            ),
            (Finding::Gross, &["gross"]),
            (
                Finding::Reflective,
                &[
                    "reflect",
                    "rprp",
                    "learning",
                    "practice requiring",
                    "upp",
                    "unsatisfactory",
                    "performance",
                    "words of advice",
                ],
            ),
            (
                Finding::Misconduct,
                &[
                    "misconduct",
                    "case to answer",
                    "proven",
                    "sustain",
                    "upheld",
                    "substantiated",
                    "found",
                    "guilty",
                    "warning",
                    "dismissal",
                    "reduction in rank",
                    "service not acceptable",
                    "SU",
                ],
            ),
            (
                Finding::Open,
                &[
                    "open",
                    "pending",
                    "ongoing",
                    "live",
                    "in progress",
                    "under investigation",
                    "awaiting",
                    "sub judice",
                ],
            ),
        ],
    )
}

/// How a text says it came to light.
///
/// ```
/// use candour::tables::outcome_words::{Route, route};
/// assert_eq!(route("Early intervention dashboard"), Route::FlagDriven);
/// assert_eq!(route("Reported by supervisor"), Route::Colleague);
/// ```
pub fn route(text: &str) -> Route {
    first(
        text,
        &[
            (
                Route::FlagDriven,
                &["flag", "early intervention", "analytic", "algorithm", "dashboard", "dip sample"],
            ),
            (Route::Audit, &["audit", "inspect", "proactive", "review"]),
            (
                Route::Colleague,
                &["colleague", "internal", "supervisor", "manager", "staff", "officer", "whistle", "self"],
            ),
            (
                Route::Public,
                &["public", "complainant", "citizen", "civilian", "external", "victim", "member of"],
            ),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_denial_is_never_read_as_what_it_denies() {
        for text in [
            "Not upheld",
            "NOT PROVEN",
            "no misconduct found",
            "Unsubstantiated",
            "Withdrawn",
            "NFA",
            "Unfounded",
        ] {
            assert_eq!(finding(text), Finding::NoCase, "{text}");
        }
        for text in [
            "Upheld",
            "Proven",
            "Misconduct",
            "Substantiated",
            "Case to answer",
            "Found proven",
            "Written warning",
        ] {
            assert_eq!(finding(text), Finding::Misconduct, "{text}");
        }
        for text in ["RPRP", "Reflective practice", "UPP stage 1"] {
            assert_eq!(finding(text), Finding::Reflective, "{text}");
        }
        assert_eq!(finding("Gross misconduct - dismissed without notice"), Finding::Gross);
        assert_eq!(finding("Dismissed"), Finding::Unknown, "the case, or the person?");
        assert_eq!(finding("Gross misconduct"), Finding::Gross);
        assert_eq!(finding("Under investigation"), Finding::Open);
    }

    #[test]
    fn a_code_must_be_the_whole_cell() {
        assert_eq!(finding("UN"), Finding::NoCase);
        assert_eq!(finding("SUMMARY"), Finding::Unknown);
        assert_eq!(finding("un"), Finding::Unknown, "codes are in capitals");
    }
}
