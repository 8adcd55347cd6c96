//! What is true of a person, and what would be right to do.

/// What is true of a person. It is in no file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Truth {
    /// Nothing is going on; good and bad luck.
    #[default]
    Ordinary,
    /// Works for colleagues who are missing.
    Overworked,
    /// Has a condition that comes back.
    Condition,
    /// Pregnant.
    Pregnancy,
    /// The only one who can do the work.
    Specialist,
    /// Fell ill with the whole team.
    Outbreak,
    /// Their records are true and were entered late.
    LatePaperwork,
    /// Claimed the same hours twice.
    FalseClaim,
    /// Has the problem that a rule is meant to find.
    Problem,
}

/// What can be done about a flag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// Nothing: it is luck, or nobody's business.
    LeaveAlone,
    /// Talk with the person and offer help.
    Support,
    /// Mend the rota, the vacancies, the sharing of work.
    MendWorkload,
    /// Mend the record.
    MendRecord,
    /// Look at the evidence outside these files.
    LookAtEvidence,
}

impl Answer {
    /// Every answer, in the order in which they are offered.
    pub const ALL: [Answer; 5] = [
        Answer::LeaveAlone,
        Answer::Support,
        Answer::MendWorkload,
        Answer::MendRecord,
        Answer::LookAtEvidence,
    ];

    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Self::LeaveAlone => "leaveAlone",
            Self::Support => "support",
            Self::MendWorkload => "mendWorkload",
            Self::MendRecord => "mendRecord",
            Self::LookAtEvidence => "lookAtEvidence",
        }
    }

    /// The answer with this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.id() == id)
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::LeaveAlone => "leave alone",
            Self::Support => "offer help",
            Self::MendWorkload => "mend the workload",
            Self::MendRecord => "mend the record",
            Self::LookAtEvidence => "look at the evidence",
        }
    }
}

impl Truth {
    /// Every truth.
    pub const ALL: [Truth; 9] = [
        Truth::Ordinary,
        Truth::Overworked,
        Truth::Condition,
        Truth::Pregnancy,
        Truth::Specialist,
        Truth::Outbreak,
        Truth::LatePaperwork,
        Truth::FalseClaim,
        Truth::Problem,
    ];

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Ordinary => "nothing is going on",
            Self::Overworked => "works for colleagues who are missing",
            Self::Condition => "has a condition that comes back",
            Self::Pregnancy => "is pregnant",
            Self::Specialist => "is the only one trained for the work",
            Self::Outbreak => "fell ill with the whole team",
            Self::LatePaperwork => "true records, entered late",
            Self::FalseClaim => "claimed the same hours twice",
            Self::Problem => "has the problem that the rule is meant to find",
        }
    }

    /// Whether anything of it stands in the records. Where nothing does, no reading of them can find it.
    pub fn is_in_records(self) -> bool {
        self != Self::Problem
    }

    /// What would be right to do.
    pub fn answer(self) -> Answer {
        match self {
            Self::Ordinary | Self::Pregnancy | Self::Outbreak => Answer::LeaveAlone,
            Self::Overworked | Self::Specialist => Answer::MendWorkload,
            Self::Condition => Answer::Support,
            Self::LatePaperwork => Answer::MendRecord,
            Self::FalseClaim | Self::Problem => Answer::LookAtEvidence,
        }
    }
}
