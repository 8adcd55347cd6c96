//! The same workforce as if a column or a table had never been read: what a run would find with less.

use super::Workforce;
use super::people::WorkingWeek;
use super::status::Status;

/// Something that could have been left out of the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Team or unit.
    Team,
    /// Job title.
    Role,
    /// Rank or grade.
    Grade,
    /// Shift or working pattern.
    Pattern,
    /// Line manager.
    Manager,
    /// Status and its dates.
    Status,
    /// Full-time equivalent.
    Fte,
    /// Contracted hours.
    ContractedHours,
    /// First and last day in post.
    DaysInPost,
    /// Triggers adjusted for a person.
    AdjustedTrigger,
    /// Opt-outs of the 48-hour limit.
    OptOut,
    /// Names.
    Names,
    /// The absences.
    Absences,
    /// The overtime.
    Overtime,
    /// The duties.
    Duties,
    /// The totals.
    Totals,
    /// The outcomes.
    Outcomes,
}

impl Part {
    /// All of them, columns first.
    pub const ALL: [Self; 17] = [
        Self::Team,
        Self::Role,
        Self::Grade,
        Self::Pattern,
        Self::Manager,
        Self::Status,
        Self::Fte,
        Self::ContractedHours,
        Self::DaysInPost,
        Self::AdjustedTrigger,
        Self::OptOut,
        Self::Names,
        Self::Absences,
        Self::Overtime,
        Self::Duties,
        Self::Totals,
        Self::Outcomes,
    ];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Team => "team or unit",
            Self::Role => "role or job title",
            Self::Grade => "rank or grade",
            Self::Pattern => "shift or working pattern",
            Self::Manager => "line manager",
            Self::Status => "status and its dates",
            Self::Fte => "full-time equivalent",
            Self::ContractedHours => "contracted hours",
            Self::DaysInPost => "first and last day in post",
            Self::AdjustedTrigger => "adjusted triggers",
            Self::OptOut => "opt-outs of the 48-hour limit",
            Self::Names => "names",
            Self::Absences => "the absences",
            Self::Overtime => "the overtime",
            Self::Duties => "the duties",
            Self::Totals => "the totals",
            Self::Outcomes => "the outcomes",
        }
    }

    /// Whether it is a whole table and not a column.
    pub fn is_table(self) -> bool {
        matches!(self, Self::Absences | Self::Overtime | Self::Duties | Self::Totals | Self::Outcomes)
    }

    /// Whether the files have it.
    pub fn is_in(self, workforce: &Workforce) -> bool {
        let any = |has: fn(&super::workforce::Person) -> bool| workforce.people.iter().any(has);
        match self {
            Self::Team => any(|p| p.team.is_some()),
            Self::Role => any(|p| p.role.is_some()),
            Self::Grade => any(|p| p.grade.is_some()),
            Self::Pattern => any(|p| p.pattern.is_some()),
            Self::Manager => any(|p| p.manager.is_some()),
            Self::Status => any(|p| p.status != Status::Unknown),
            Self::Fte => any(|p| p.fte.is_some()),
            Self::ContractedHours => any(|p| p.contracted_hours.is_some()),
            Self::DaysInPost => any(|p| p.start.is_some() || p.end.is_some()),
            Self::AdjustedTrigger => any(|p| p.adjusted_trigger.is_some()),
            Self::OptOut => any(|p| p.opt_out),
            Self::Names => any(|p| p.name.is_some()),
            Self::Absences => !workforce.absences.is_empty() || !workforce.undated.is_empty(),
            Self::Overtime => !workforce.overtime.is_empty(),
            Self::Duties => !workforce.duties.is_empty(),
            Self::Totals => !workforce.totals.is_empty(),
            Self::Outcomes => !workforce.outcomes.is_empty(),
        }
    }
}

impl Workforce {
    /// A copy without one part.
    ///
    /// ```
    /// use candour::tables::{Workforce, without::Part};
    /// let people = "Person ID,Team,Job Title\nA1,North,Clerk\n";
    /// let workforce = Workforce::from_csv(&[("people.csv", people)]).unwrap();
    /// let less = workforce.without(Part::Role);
    /// assert!(!Part::Role.is_in(&less) && Part::Team.is_in(&less));
    /// ```
    #[must_use]
    pub fn without(&self, part: Part) -> Self {
        let mut less = self.clone();
        if part == Part::Team {
            // The teams keep their places, which records name, and lose their people.
            less.teams.iter_mut().for_each(|team| team.people.clear());
        }
        for person in &mut less.people {
            match part {
                Part::Team => {
                    person.team = None;
                    person.posts.clear();
                }
                Part::Role => person.role = None,
                Part::Grade => person.grade = None,
                Part::Pattern => {
                    person.pattern = None;
                    (person.week, person.week_known) = (WorkingWeek::MONDAY_TO_FRIDAY, false);
                }
                Part::Manager => person.manager = None,
                Part::Status => {
                    person.status = Status::Unknown;
                    person.away.clear();
                }
                Part::Fte => person.fte = None,
                Part::ContractedHours => person.contracted_hours = None,
                Part::DaysInPost => (person.start, person.end) = (None, None),
                Part::AdjustedTrigger => person.adjusted_trigger = None,
                Part::OptOut => person.opt_out = false,
                Part::Names => person.name = None,
                Part::Absences | Part::Overtime | Part::Duties | Part::Totals | Part::Outcomes => {}
            }
        }
        match part {
            Part::Absences => {
                less.absences.clear();
                less.undated.clear();
                less.absence_index.clear();
                less.undated_index.clear();
                less.has_absence_file = false;
            }
            Part::Overtime => {
                less.overtime.clear();
                less.overtime_index.clear();
                less.has_overtime_file = false;
            }
            Part::Duties => less.duties.clear(),
            Part::Totals => {
                less.totals.clear();
                less.total_index.clear();
            }
            Part::Outcomes => less.outcomes.clear(),
            _ => {}
        }
        less
    }
}
