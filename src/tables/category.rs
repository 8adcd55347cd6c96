//! What sort of absence a row is about, from what its type, its reason and its flags mean.
//!
//! Words are the vocabulary's and the user's; here is only what follows when a row says several things. What is protected
//! goes before all else. A type or reason that is not known leaves the row out until someone says what it means, unless the
//! other column says it.

use serde::{Deserialize, Serialize};

use crate::intake::Row;
use crate::intake::field::Field;
use crate::intake::values::Values;
use crate::vocabulary::{Class, Meaning};

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

/// What sort of row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// An absence of this category, and of this sort of leave.
    Absence(Category, Option<Leave>),
    /// Somebody who was there, or was not due.
    NoAbsence,
    /// It might be protected.
    PerhapsProtected,
    /// A value of this field is not known.
    Unknown(Field),
    /// No cell says anything, and nothing says what such rows are.
    Unsaid,
}

/// The columns of a file that say what sort of absence its rows are.
#[derive(Clone, Debug)]
pub(super) struct Sorts {
    types: Values,
    reasons: Values,
    related: Values,
}

impl Default for Sorts {
    fn default() -> Self {
        Self {
            types: Values::of(Field::AbsenceType, Class::Absence),
            reasons: Values::of(Field::AbsenceReason, Class::Reason),
            related: Values::of(Field::AbsenceRelated, Class::Reason),
        }
    }
}

/// What one column says of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Nothing,
    Unknown,
    Known(Meaning),
}

impl Says {
    fn of(values: &mut Values, row: &Row<'_>) -> Self {
        match values.take(row).and_then(|number| values.get(number)) {
            None => Self::Nothing,
            Some(value) => value.meaning.map_or(Self::Unknown, Self::Known),
        }
    }
}

impl Sorts {
    /// The values of the columns.
    pub(super) fn all(&self) -> [&Values; 3] {
        [&self.types, &self.reasons, &self.related]
    }

    /// What sort of absence a row is.
    pub(super) fn of(&mut self, row: &Row<'_>) -> Sort {
        let kind = Says::of(&mut self.types, row);
        let reason = Says::of(&mut self.reasons, row);
        let related = Says::of(&mut self.related, row);
        let yes = |field| row.yes(field) == Some(true);
        if yes(Field::PregnancyRelated) {
            return Sort::Absence(Category::Pregnancy, None);
        }
        if yes(Field::DisabilityRelated) {
            return Sort::Absence(Category::Disability, None);
        }
        let said = [reason, kind, related].into_iter().filter_map(|says| match says {
            Says::Known(meaning) => Some(meaning),
            Says::Nothing | Says::Unknown => None,
        });
        if let Some(meaning) = said.clone().find(|meaning| meaning.is_protected()) {
            return sort(meaning);
        }
        let perhaps = said.clone().any(|meaning| meaning == Meaning::PerhapsProtected);
        let nothing = (kind, reason) == (Says::Nothing, Says::Nothing);
        let together = if perhaps {
            Sort::PerhapsProtected
        } else if nothing && !row.plan().unsaid_is_sickness {
            Sort::Unsaid
        } else {
            Self::beside(Self::together(kind, reason), related)
        };
        match (together, row.yes(Field::WorkRelated)) {
            // Whatever the illness: what work has caused is the employer's.
            (Sort::PerhapsProtected | Sort::Unsaid | Sort::Absence(Category::Sickness, _), Some(true)) => {
                Sort::Absence(Category::InjuryOnDuty, None)
            }
            (Sort::PerhapsProtected, Some(false)) if kind != Says::Unknown => {
                Sort::Absence(Category::Sickness, None)
            }
            (sort, _) => sort,
        }
    }

    /// What a further column adds: one that is not known leaves the row out, and leave is leave.
    fn beside(sort_of_row: Sort, related: Says) -> Sort {
        match (sort_of_row, related) {
            (Sort::Absence(..), Says::Unknown) => Sort::Unknown(Field::AbsenceRelated),
            (Sort::Absence(Category::Sickness, _), Says::Known(meaning)) => sort(meaning),
            (sort, _) => sort,
        }
    }

    /// What type and reason say where neither is, or might be, protected.
    fn together(kind: Says, reason: Says) -> Sort {
        match (kind, reason) {
            (Says::Nothing, Says::Nothing) => Sort::Absence(Category::Sickness, None),
            (Says::Known(meaning), Says::Nothing) | (Says::Nothing | Says::Unknown, Says::Known(meaning)) => {
                sort(meaning)
            }
            (Says::Known(Meaning::Sickness), Says::Unknown) => Sort::Unknown(Field::AbsenceReason),
            // The reason for leave is nobody's business here.
            (Says::Known(kind), Says::Unknown) => sort(kind),
            (Says::Known(Meaning::Sickness), Says::Known(reason)) => sort(reason),
            // Leave for a dependant, for a court: the reason says more. An illness behind leave does not make it sickness.
            (Says::Known(kind), Says::Known(reason)) => {
                sort(if kind.is_leave() && reason.is_leave() { reason } else { kind })
            }
            (Says::Unknown, _) => Sort::Unknown(Field::AbsenceType),
            (Says::Nothing, Says::Unknown) => Sort::Unknown(Field::AbsenceReason),
        }
    }
}

fn sort(meaning: Meaning) -> Sort {
    let leave = |leave| Sort::Absence(Category::Leave, Some(leave));
    match meaning {
        Meaning::Sickness => Sort::Absence(Category::Sickness, None),
        Meaning::Injury => Sort::Absence(Category::InjuryOnDuty, None),
        Meaning::Pregnancy => Sort::Absence(Category::Pregnancy, None),
        Meaning::Disability => Sort::Absence(Category::Disability, None),
        Meaning::AnnualLeave => leave(Leave::Annual),
        Meaning::FamilyLeave => leave(Leave::Family),
        Meaning::Bereavement => leave(Leave::Bereavement),
        Meaning::Training => leave(Leave::Training),
        Meaning::Court => leave(Leave::Court),
        Meaning::PerhapsProtected => Sort::PerhapsProtected,
        Meaning::NoAbsence => Sort::NoAbsence,
        _ => leave(Leave::Other),
    }
}
