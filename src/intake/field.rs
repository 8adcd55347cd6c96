//! The kinds of table Candour reads and the fields a column can mean.
//!
//! These names are the whole vocabulary between a file and the rest of the program: intake gives a heading one of
//! them, `tables/` reads cells by them, and no other part of the program ever sees a heading.

use serde::{Deserialize, Serialize};

/// What one row of a file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum TableKind {
    /// One row a person (or one row a person and posting).
    People,
    /// One row an absence, or a part of one.
    Absences,
    /// One row a piece of overtime.
    Overtime,
    /// One row a duty, shift, or person and day.
    Duties,
    /// One row a complaint, finding, grievance or award.
    Outcomes,
    /// One row a person and period, already summed.
    Totals,
}

/// What a column means. One enum for all tables; [`Field::belongs_to`] says which tables have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Field {
    // who
    /// The key by which tables are joined: staff, payroll, collar or warrant number.
    PersonId,
    /// A full name, used as the key only where there is no number.
    PersonName,
    /// Family name.
    Surname,
    /// Given name.
    Forename,
    // where and what
    /// Team, unit, station, department.
    Team,
    /// Job title, role, post, staff group.
    Role,
    /// Rank, grade or band.
    Grade,
    /// Shift pattern, roster pattern, working pattern.
    Pattern,
    /// Full-time equivalent, as a share of full time.
    Fte,
    /// Contracted hours a week.
    ContractedHours,
    /// First day in post.
    PostStart,
    /// Last day in post.
    PostEnd,
    /// Line manager.
    Manager,
    /// Assignment status (active, career break, suspended).
    PostStatus,
    /// First day of that status, where it has dates of its own.
    StatusStart,
    /// Last day of that status.
    StatusEnd,
    /// The date on which a roster or people file was true.
    AsOf,
    /// The Bradford trigger that was adjusted for this person, in points.
    AdjustedTrigger,
    /// Whether the person has opted out of the 48-hour limit.
    OptOut,
    /// Sex, age, ethnicity, disability: never used in a pattern.
    Protected,
    /// A personal characteristic whose groups the user asks to have compared by the fairness test; in no pattern either.
    Group,
    // absences
    /// First day of an absence.
    AbsenceStart,
    /// Last day of an absence, included.
    AbsenceEnd,
    /// The day of return: one day after the last day of absence.
    ReturnDate,
    /// Working or calendar days lost, as the system counted them.
    AbsenceDays,
    /// Hours lost.
    AbsenceHours,
    /// The unit that a length stands in, where it has a column of its own: days, hours, minutes.
    LengthUnit,
    /// Kind of absence (sickness, annual leave, special leave).
    AbsenceType,
    /// Reason for sickness; reduced at reading, never kept.
    AbsenceReason,
    /// A further word on what kind of absence it was, beside type and reason: a category, what it was related to.
    AbsenceRelated,
    /// Yes/no: injury on duty or work-related.
    WorkRelated,
    /// Yes/no: disability-related.
    DisabilityRelated,
    /// Yes/no: pregnancy-related.
    PregnancyRelated,
    /// Approval status of the request (approved, cancelled, rejected).
    ApprovalStatus,
    /// Whether the row itself stands: cancelled, deleted, voided. Yes, or a day, means that it does not.
    RecordStatus,
    /// Yes/no: the absence is still open.
    IsOpen,
    /// How much of the first day was lost: "half day", "morning", 0.5.
    AbsenceStartPart,
    /// How much of the last day was lost.
    AbsenceEndPart,
    /// Certified by the person, by a doctor, or not.
    Certified,
    /// The day of the talk on return to work.
    ReturnInterview,
    /// The day of a referral to occupational health.
    HealthReferral,
    /// Month of the year alone, where a file has no dates.
    MonthOnly,
    /// Day of the week alone, where a file has no dates.
    WeekdayOnly,
    /// A Bradford factor the other system worked out; recomputed and compared, never used.
    VendorBradford,
    // overtime
    /// The day the overtime was worked.
    OvertimeDate,
    /// Start of the duty or piece of overtime, clock time.
    StartTime,
    /// End of the duty or piece of overtime, clock time.
    EndTime,
    /// Hours worked.
    HoursWorked,
    /// Hours paid or claimed.
    HoursPaid,
    /// Overtime type, code or rate.
    OvertimeType,
    /// What the overtime was for.
    OvertimeReason,
    /// Who authorised it.
    Authoriser,
    /// Voluntary or directed.
    Voluntary,
    /// Paid, taken as time off, or unpaid; the rate.
    PaidAs,
    /// The day it was claimed.
    ClaimDate,
    /// Unit that paid for the work, where it differs from the person's own.
    ChargedTeam,
    /// Which version of a claim or an absence the row is, counted within its number: only the last one counts.
    Version,
    // duties
    /// The day of the duty.
    DutyDate,
    /// Planned start, date and time.
    PlannedStart,
    /// Planned end, date and time.
    PlannedEnd,
    /// Actual start, date and time.
    ActualStart,
    /// Actual end, date and time.
    ActualEnd,
    /// End date, where it stands in a column of its own.
    EndDate,
    /// Unpaid break.
    Break,
    /// Kind of duty (early, late, rest day, leave, training).
    DutyKind,
    /// Whether somebody came: present, absent, on leave.
    Attendance,
    // outcomes
    /// The day an outcome was recorded.
    OutcomeDate,
    /// The day of what the outcome is about.
    IncidentDate,
    /// The day a case was closed.
    OutcomeClosed,
    /// What part somebody had in a case: subject, witness, complainant.
    CasePart,
    /// Kind of outcome (complaint, conduct, grievance, award).
    OutcomeKind,
    /// Finding or result.
    Finding,
    /// How serious.
    Severity,
    /// How it came to light.
    Route,
    // totals
    /// First day of the period a row sums up.
    PeriodStart,
    /// Last day of the period a row sums up.
    PeriodEnd,
    /// Spells of sickness with a day in the period.
    SpellCount,
    /// Spells of sickness that began in the period.
    SpellsBegun,
    /// Days with overtime in the period.
    OvertimeDays,
    /// Days in post in the period.
    DaysInPost,
    /// Duties or days at work in the period.
    Exposure,
    // read past
    /// Free text, message content, location, devices, associations: refused.
    Refused,
    /// A reference number of the row itself.
    RowId,
}

impl Field {
    /// How many there are; a field's number, `field as usize`, is below it.
    pub const COUNT: usize = Self::RowId as usize + 1;

    /// Whether a table of this kind can have the field.
    ///
    /// ```
    /// use candour::intake::field::{Field, TableKind};
    /// assert!(Field::OvertimeDate.belongs_to(TableKind::Overtime));
    /// assert!(!Field::OvertimeDate.belongs_to(TableKind::Absences));
    /// assert!(Field::PersonId.belongs_to(TableKind::Absences));
    /// ```
    pub fn belongs_to(self, kind: TableKind) -> bool {
        use TableKind::{Absences, Duties, Outcomes, Overtime, People, Totals};
        let kinds: &[TableKind] = match self {
            Self::PersonId
            | Self::PersonName
            | Self::Surname
            | Self::Forename
            | Self::Team
            | Self::Role
            | Self::Grade
            | Self::Manager
            | Self::AsOf
            | Self::Protected
            | Self::Refused
            | Self::RowId => return true,
            Self::Pattern => &[People, Absences, Overtime, Totals],
            Self::Fte | Self::ContractedHours => &[People, Totals],
            Self::PostStart
            | Self::PostEnd
            | Self::PostStatus
            | Self::StatusStart
            | Self::StatusEnd
            | Self::AdjustedTrigger
            | Self::OptOut
            | Self::Group => &[People],
            Self::AbsenceStart
            | Self::AbsenceEnd
            | Self::ReturnDate
            | Self::AbsenceReason
            | Self::AbsenceRelated
            | Self::WorkRelated
            | Self::DisabilityRelated
            | Self::PregnancyRelated
            | Self::IsOpen
            | Self::AbsenceStartPart
            | Self::AbsenceEndPart
            | Self::Certified
            | Self::ReturnInterview
            | Self::HealthReferral
            | Self::MonthOnly
            | Self::WeekdayOnly => &[Absences],
            Self::AbsenceType => &[Absences, Totals],
            Self::ApprovalStatus | Self::RecordStatus => &[Absences, Overtime, Duties],
            Self::LengthUnit => &[Absences, Overtime, Totals],
            Self::Version => &[Absences, Overtime],
            Self::AbsenceDays | Self::AbsenceHours | Self::VendorBradford => &[Absences, Totals],
            Self::OvertimeDate
            | Self::OvertimeType
            | Self::OvertimeReason
            | Self::Voluntary
            | Self::PaidAs
            | Self::ClaimDate
            | Self::ChargedTeam => &[Overtime],
            Self::StartTime | Self::EndTime | Self::EndDate => &[Overtime, Duties],
            Self::Authoriser => &[Overtime, Duties],
            Self::HoursWorked | Self::HoursPaid => &[Overtime, Duties, Totals],
            Self::DutyDate
            | Self::PlannedStart
            | Self::PlannedEnd
            | Self::ActualStart
            | Self::ActualEnd
            | Self::Break
            | Self::DutyKind
            | Self::Attendance => &[Duties],
            Self::OutcomeDate
            | Self::IncidentDate
            | Self::OutcomeClosed
            | Self::OutcomeKind
            | Self::CasePart
            | Self::Finding
            | Self::Severity
            | Self::Route => &[Outcomes],
            Self::PeriodStart
            | Self::PeriodEnd
            | Self::SpellCount
            | Self::SpellsBegun
            | Self::OvertimeDays
            | Self::DaysInPost
            | Self::Exposure => &[Totals],
        };
        kinds.contains(&kind)
    }

    /// What sort of values it has.
    pub(crate) fn nature(self) -> Nature {
        match self {
            Self::PersonId | Self::RowId | Self::Version => Nature::Id,
            Self::PersonName | Self::Surname | Self::Forename | Self::Manager | Self::Authoriser => {
                Nature::Name
            }
            Self::PostStart
            | Self::PostEnd
            | Self::StatusStart
            | Self::StatusEnd
            | Self::AsOf
            | Self::AbsenceStart
            | Self::AbsenceEnd
            | Self::ReturnDate
            | Self::ReturnInterview
            | Self::HealthReferral
            | Self::OvertimeDate
            | Self::ClaimDate
            | Self::DutyDate
            | Self::EndDate
            | Self::OutcomeDate
            | Self::IncidentDate
            | Self::OutcomeClosed
            | Self::PeriodStart
            | Self::PeriodEnd => Nature::Date,
            Self::StartTime
            | Self::EndTime
            | Self::PlannedStart
            | Self::PlannedEnd
            | Self::ActualStart
            | Self::ActualEnd => Nature::Clock,
            Self::HoursWorked | Self::HoursPaid | Self::AbsenceHours | Self::Break => Nature::Hours,
            Self::Fte
            | Self::ContractedHours
            | Self::AbsenceDays
            | Self::VendorBradford
            | Self::AdjustedTrigger
            | Self::SpellCount
            | Self::SpellsBegun
            | Self::OvertimeDays
            | Self::DaysInPost
            | Self::Exposure
            | Self::MonthOnly
            | Self::WeekdayOnly => Nature::Number,
            Self::WorkRelated
            | Self::DisabilityRelated
            | Self::PregnancyRelated
            | Self::IsOpen
            | Self::OptOut => Nature::YesNo,
            Self::Refused | Self::Protected | Self::Group => Nature::Any,
            Self::Team
            | Self::Role
            | Self::Grade
            | Self::Pattern
            | Self::PostStatus
            | Self::AbsenceType
            | Self::AbsenceReason
            | Self::AbsenceRelated
            | Self::LengthUnit
            | Self::ApprovalStatus
            | Self::RecordStatus
            | Self::AbsenceStartPart
            | Self::AbsenceEndPart
            | Self::Certified
            | Self::OvertimeType
            | Self::OvertimeReason
            | Self::Voluntary
            | Self::PaidAs
            | Self::ChargedTeam
            | Self::DutyKind
            | Self::Attendance
            | Self::OutcomeKind
            | Self::CasePart
            | Self::Finding
            | Self::Severity
            | Self::Route => Nature::Category,
        }
    }
}

/// What sort of values a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Nature {
    /// A number or code of a person or record.
    Id,
    /// A person's name.
    Name,
    /// A date, with or without a time.
    Date,
    /// A time of day, with or without a date.
    Clock,
    /// A length of time.
    Hours,
    /// A number.
    Number,
    /// Yes or no.
    YesNo,
    /// One of a few words.
    Category,
    /// Anything.
    Any,
}
