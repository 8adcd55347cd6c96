//! What sort of absence a row is about, reduced from its type, its reason and its flags.
//!
//! The reason in the file is read once, here, and forgotten. Abbreviations are those of UK duty systems.

use serde::{Deserialize, Serialize};

use crate::intake::Row;
use crate::intake::field::Field;

/// What sort of absence, reduced from type and reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Category {
    /// Sickness, whatever the illness.
    Sickness,
    /// An injury on duty.
    InjuryOnDuty,
    /// Pregnancy-related illness, maternity leave.
    Pregnancy,
    /// Related to a disability.
    Disability,
    /// Planned leave and other time away that is not sickness.
    Leave,
}

impl Category {
    /// Categories that no indicator counts: Equality Act 2010 s.15 and s.18; injury on duty is the employer's.
    pub const PROTECTED: [Category; 3] = [Category::InjuryOnDuty, Category::Pregnancy, Category::Disability];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Sickness => "sickness",
            Self::InjuryOnDuty => "injury on duty",
            Self::Pregnancy => "pregnancy or maternity",
            Self::Disability => "disability-related",
            Self::Leave => "leave, not sickness",
        }
    }

    /// Why no indicator counts it, in the words of the ledger; `None` for what is counted or is leave.
    pub(super) fn set_aside(self) -> Option<&'static str> {
        match self {
            Self::InjuryOnDuty => Some("protected: injury on duty"),
            Self::Pregnancy => Some("protected: pregnancy or maternity"),
            Self::Disability => Some("protected: disability-related"),
            Self::Sickness | Self::Leave => None,
        }
    }
}

/// What sort of leave. All of it is leave and not sickness, and no indicator counts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Leave {
    /// Annual leave, public holidays.
    Annual,
    /// For the family: paternity, parental, adoption, carers, dependants.
    Family,
    /// After a death, or compassionate.
    Bereavement,
    /// Training, courses, study.
    Training,
    /// Court, jury and the like.
    Court,
    /// Anything else.
    Other,
}

/// Type, reason and flags to one of the broad categories, and leave to its sort.
pub(super) fn reduced(row: &Row<'_>) -> (Category, Option<Leave>) {
    let category = category(row);
    (category, (category == Category::Leave).then(|| leave(row)))
}

/// Which sort of leave.
fn leave(row: &Row<'_>) -> Leave {
    let said = format!(
        "{} {}",
        row.text(Field::AbsenceType).to_lowercase(),
        row.text(Field::AbsenceReason).to_lowercase()
    );
    let has = |words: &[&str]| words.iter().any(|w| said.contains(w));
    let is = |codes: &[&str]| said.split(|c: char| !c.is_alphanumeric()).any(|w| codes.contains(&w));
    if has(&["bereave", "compassion", "funeral"]) || is(&["comp"]) {
        Leave::Bereavement
    } else if has(&["patern", "parental", "adopt", "carer", "depend", "family"])
        || is(&["pat", "adop", "spl"])
    {
        Leave::Family
    } else if has(&["train", "course", "study", "exam"]) || is(&["trg"]) {
        Leave::Training
    } else if has(&["court", "jury", "witness", "tribunal"]) || is(&["crt"]) {
        Leave::Court
    } else if has(&["annual", "holiday", "vacation"]) || is(&["al", "ph", "bh"]) {
        Leave::Annual
    } else {
        Leave::Other
    }
}

/// Codes of duty systems for leave.
const LEAVE_CODES: [&str; 12] =
    ["al", "ph", "bh", "pat", "adop", "spl", "comp", "crt", "trg", "sec", "susp", "rd"];

/// Type, reason and flags to one of the broad categories.
fn category(row: &Row<'_>) -> Category {
    let reason = row.text(Field::AbsenceReason).to_lowercase();
    let kind = row.text(Field::AbsenceType).to_lowercase();
    let says = |words: &[&str]| words.iter().any(|w| reason.contains(w) || kind.contains(w));
    // Codes of duty systems are the whole of the type.
    let code = |codes: &[&str]| codes.contains(&kind.as_str());
    if row.yes(Field::PregnancyRelated) == Some(true)
        || says(&["pregnan", "matern", "antenatal", "miscarr"])
        || reason.starts_with("s30")
        || code(&["mat"])
    {
        return Category::Pregnancy;
    }
    if row.yes(Field::DisabilityRelated) == Some(true) || says(&["disab"]) {
        return Category::Disability;
    }
    let injury = says(&["injur", "assault"]) || reason.starts_with("s28");
    if says(&["injury on duty", "injured on duty", "industrial injury"])
        || kind == "iod"
        || reason == "iod"
        || (injury && row.yes(Field::WorkRelated) == Some(true))
    {
        return Category::InjuryOnDuty;
    }
    if !row.has(Field::AbsenceType) || kind.is_empty() {
        return Category::Sickness;
    }
    let sick = [
        "sick",
        "ill",
        "unwell",
        "medical",
        "self cert",
        "self-cert",
        "fit note",
        "hospital",
        "lts",
        "absence",
    ];
    let away = [
        "annual",
        "holiday",
        "vacation",
        "leave",
        "toil",
        "train",
        "course",
        "bereave",
        "compassion",
        "patern",
        "parental",
        "adopt",
        "study",
        "jury",
        "court",
        "unpaid",
        "career",
        "second",
        "suspen",
        "rest day",
        "home",
        "time off",
        "lieu",
        "strike",
        "religio",
        "volunt",
        "carer",
        "depend",
        "special",
    ];
    if code(&LEAVE_CODES) {
        return Category::Leave;
    }
    if sick.iter().any(|w| kind.contains(w)) && !kind.contains("family") {
        Category::Sickness
    } else if away.iter().any(|w| kind.contains(w)) || reason.is_empty() {
        Category::Leave
    } else {
        Category::Sickness
    }
}
