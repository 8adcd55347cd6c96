//! Why a record came about.

/// Why a record came about. It is in no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A cold, a stomach upset: ordinary illness.
    Illness,
    /// A long illness.
    LongIllness,
    /// A long-term condition that came back.
    Condition,
    /// One infection that went through a team.
    Outbreak,
    /// Pregnancy, whatever the record calls it.
    Pregnancy,
    /// Worn out by overtime and lost rest.
    Fatigue,
    /// Leave as planned.
    Leave,
    /// Ill, and leave was taken for it.
    LeaveForIllness,
    /// Work that had to be finished.
    Work,
    /// Work of people who are not there.
    ShortOfStaff,
    /// Only this person could do it.
    Specialist,
    /// True work or absence, entered late or under a wrong day.
    LatePaperwork,
    /// Claimed twice, worked once.
    FalseClaim,
    /// Somebody looked, because of a flag.
    BecauseOfFlag,
    /// It happened, and anyone would have found it.
    Happened,
}

impl Cause {
    /// Every cause.
    pub const ALL: [Cause; 15] = [
        Cause::Illness,
        Cause::LongIllness,
        Cause::Condition,
        Cause::Outbreak,
        Cause::Pregnancy,
        Cause::Fatigue,
        Cause::Leave,
        Cause::LeaveForIllness,
        Cause::Work,
        Cause::ShortOfStaff,
        Cause::Specialist,
        Cause::LatePaperwork,
        Cause::FalseClaim,
        Cause::BecauseOfFlag,
        Cause::Happened,
    ];

    /// In words, after "because of".
    pub fn label(self) -> &'static str {
        match self {
            Self::Illness => "ordinary illness",
            Self::LongIllness => "one long illness",
            Self::Condition => "a long-term condition",
            Self::Outbreak => "an outbreak in the team",
            Self::Pregnancy => "pregnancy",
            Self::Fatigue => "exhaustion after hard weeks",
            Self::Leave => "planned leave",
            Self::LeaveForIllness => "illness for which leave was taken",
            Self::Work => "work to be finished",
            Self::ShortOfStaff => "work of colleagues who are missing",
            Self::Specialist => "work that nobody else is trained for",
            Self::LatePaperwork => "paperwork that was late",
            Self::FalseClaim => "work claimed twice",
            Self::BecauseOfFlag => "somebody who looked because of a flag",
            Self::Happened => "what happened",
        }
    }
}
