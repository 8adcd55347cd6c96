//! What a value that classifies can be taken to mean.

use serde::{Deserialize, Serialize};

/// What sort of column a value stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// A kind of absence.
    Absence,
    /// A reason for an absence: an illness too.
    Reason,
    /// What became of a request.
    Status,
    /// What became of a piece of work: as of a request, or whether it was worked.
    WorkStatus,
    /// A kind of duty, or whether somebody came.
    Duty,
    /// A kind of overtime, or a pay code. In a file of overtime each is overtime but where its words speak of something else.
    Overtime,
    /// What overtime was for, or how it was settled: known but where its words speak against any work.
    OvertimeReason,
    /// What part somebody had in a case.
    Part,
}

/// What a value is taken to mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Meaning {
    /// Sickness, whatever the illness.
    Sickness,
    /// Annual leave, public holidays.
    AnnualLeave,
    /// For the family: paternity, parental, adoption, carers, dependants, a sick child.
    FamilyLeave,
    /// After a death, or compassionate.
    Bereavement,
    /// Training, courses, study.
    Training,
    /// Court, jury and the like.
    Court,
    /// Any other time away that is not sickness.
    OtherLeave,
    /// Work in another place or office: union, staff association, reserve forces, home working.
    Duty,
    /// Injury on duty or at work, and industrial disease.
    Injury,
    /// Pregnancy, birth, maternity.
    Pregnancy,
    /// Related to a disability.
    Disability,
    /// It might be protected: only a person can tell.
    PerhapsProtected,
    /// Somebody who was there, or had no duty.
    NoAbsence,
    /// The request was granted, or the time taken.
    Taken,
    /// Refused, cancelled, deleted.
    NotTaken,
    /// Not decided yet, or only planned.
    Waiting,
    /// A duty.
    Worked,
    /// A day without a duty by the rota.
    RestDay,
    /// Leave, sickness and the like, on a day that may have been due.
    Away,
    /// Work beyond what was due.
    Overtime,
    /// Time off, leave, pay or an allowance: no work beyond what was due.
    NoOvertime,
    /// Whom a case is about.
    Subject,
    /// Somebody else in a case: a witness, a complainant, a victim.
    Bystander,
}

impl Meaning {
    /// As choices and mappings write it.
    ///
    /// ```
    /// use candour::vocabulary::Meaning;
    /// assert_eq!(Meaning::by_id("annualLeave"), Some(Meaning::AnnualLeave));
    /// assert_eq!(Meaning::AnnualLeave.id(), "annualLeave");
    /// ```
    pub fn id(self) -> &'static str {
        NAMES.iter().find(|(meaning, ..)| *meaning == self).map_or("", |(_, id, _)| id)
    }

    /// The meaning with an id.
    pub fn by_id(id: &str) -> Option<Self> {
        NAMES.iter().find(|(_, known, _)| *known == id).map(|(meaning, ..)| *meaning)
    }

    /// What is written of it beside a value.
    pub fn label(self) -> &'static str {
        NAMES.iter().find(|(meaning, ..)| *meaning == self).map_or("", |(.., label)| label)
    }

    /// Whether no indicator may count it: Equality Act 2010 s.15 and s.18; an injury on duty is the employer's.
    pub fn is_protected(self) -> bool {
        matches!(self, Self::Injury | Self::Pregnancy | Self::Disability)
    }

    /// Whether it is time away that is neither sickness nor protected.
    pub fn is_leave(self) -> bool {
        matches!(
            self,
            Self::AnnualLeave
                | Self::FamilyLeave
                | Self::Bereavement
                | Self::Training
                | Self::Court
                | Self::OtherLeave
                | Self::Duty
        )
    }
}

impl Class {
    /// What a value of this class can be said to mean.
    pub fn meanings(self) -> &'static [Meaning] {
        match self {
            Self::Absence | Self::Reason => &[
                Meaning::Sickness,
                Meaning::AnnualLeave,
                Meaning::FamilyLeave,
                Meaning::Bereavement,
                Meaning::Training,
                Meaning::Court,
                Meaning::OtherLeave,
                Meaning::Duty,
                Meaning::Injury,
                Meaning::Pregnancy,
                Meaning::Disability,
                Meaning::NoAbsence,
            ],
            Self::Status | Self::WorkStatus => &[Meaning::Taken, Meaning::NotTaken, Meaning::Waiting],
            Self::Duty => &[Meaning::Worked, Meaning::RestDay, Meaning::Away],
            Self::Overtime | Self::OvertimeReason => &[Meaning::Overtime, Meaning::NoOvertime],
            Self::Part => &[Meaning::Subject, Meaning::Bystander],
        }
    }
}

const NAMES: [(Meaning, &str, &str); 23] = [
    (Meaning::Sickness, "sickness", "sickness"),
    (Meaning::AnnualLeave, "annualLeave", "annual leave or a public holiday"),
    (Meaning::FamilyLeave, "familyLeave", "leave for family or dependants"),
    (Meaning::Bereavement, "bereavement", "bereavement or compassionate leave"),
    (Meaning::Training, "training", "training or study"),
    (Meaning::Court, "court", "court or jury service"),
    (Meaning::OtherLeave, "otherLeave", "other leave, not sickness"),
    (Meaning::Duty, "duty", "a duty elsewhere, no absence"),
    (Meaning::Injury, "injury", "protected: injury or illness from work"),
    (Meaning::Pregnancy, "pregnancy", "protected: pregnancy or maternity"),
    (Meaning::Disability, "disability", "protected: disability"),
    (Meaning::PerhapsProtected, "perhapsProtected", "might be protected: left out until you say"),
    (Meaning::NoAbsence, "noAbsence", "no absence"),
    (Meaning::Taken, "taken", "granted or taken: counted"),
    (Meaning::NotTaken, "notTaken", "refused or cancelled: not counted"),
    (Meaning::Waiting, "waiting", "not approved yet: not counted"),
    (Meaning::Worked, "worked", "a duty: worked"),
    (Meaning::RestDay, "restDay", "rest day"),
    (Meaning::Away, "away", "leave or sickness: not worked"),
    (Meaning::Overtime, "overtime", "overtime: counted"),
    (Meaning::NoOvertime, "noOvertime", "no overtime: not counted"),
    (Meaning::Subject, "subject", "whom the case is about: counted"),
    (Meaning::Bystander, "bystander", "somebody else in the case: not counted"),
];
