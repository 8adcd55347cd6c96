//! Kinds of worlds: in what people, teams and times differ where nobody has a pattern of their own.

use candour::maths::exp;

use super::dice::Dice;

/// How rates differ from one to the next; the mean is always 1.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Differ {
    NotAtAll,
    /// Gamma of this shape.
    Gamma(f64),
    /// Lognormal with this standard deviation of the logarithm.
    Lognormal(f64),
    /// This share at so many times the rate of the others.
    Two {
        share: f64,
        times: f64,
    },
}

impl Differ {
    /// One rate as a multiple of the mean.
    pub(crate) fn draw(self, dice: &mut Dice) -> f64 {
        match self {
            Self::NotAtAll => 1.0,
            Self::Gamma(shape) => dice.gamma(shape),
            Self::Lognormal(sd) => exp(sd * dice.normal() - sd * sd / 2.0),
            Self::Two { share, times } => {
                let own = if dice.happens(share) { times } else { 1.0 };
                own / (1.0 - share + share * times)
            }
        }
    }
}

/// One kind of world.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    pub(crate) name: &'static str,
    /// Spells of sickness a person a year; what goes round a team comes on top.
    pub(crate) spells: f64,
    /// How people's health differs.
    pub(crate) health: Differ,
    /// How much overtime people take on.
    pub(crate) overtime: Differ,
    /// How teams differ, in sickness and, drawn apart, in overtime.
    pub(crate) teams: Differ,
    /// How far winter lies above the mean of the year, and summer below it.
    pub(crate) winter: f64,
    /// Times a year that an infection goes round a team.
    pub(crate) outbreaks: f64,
    /// Probability that a spell is followed by another within three weeks.
    pub(crate) relapse: f64,
    /// Whether overtime is dealt out to whole teams on the same days.
    pub(crate) events: bool,
}

/// Nothing differs: everybody is equal, every day is equal.
pub(crate) const NOTHING: Kind = Kind {
    name: "nothing",
    spells: 1.3,
    health: Differ::NotAtAll,
    overtime: Differ::NotAtAll,
    teams: Differ::NotAtAll,
    winter: 0.0,
    outbreaks: 0.0,
    relapse: 0.0,
    events: false,
};

/// People's health differs as a gamma distribution of shape 3 does.
pub(crate) const GAMMA_3: Kind = Kind { name: "health, gamma 3", health: Differ::Gamma(3.0), ..NOTHING };

/// Teams differ by nature, nobody else.
pub(crate) const TEAMS_DIFFER: Kind = Kind { name: "teams, gamma 10", teams: Differ::Gamma(10.0), ..NOTHING };

/// The nine kinds of the charge first, then others that a rule made for those nine has not seen.
pub(crate) const KINDS: [Kind; 16] = [
    NOTHING,
    GAMMA_3,
    Kind { name: "health, gamma 1.5", health: Differ::Gamma(1.5), ..NOTHING },
    Kind { name: "health, lognormal 0.6", health: Differ::Lognormal(0.6), ..NOTHING },
    Kind {
        name: "one in twenty chronically ill (4 times)",
        health: Differ::Two { share: 0.05, times: 4.0 },
        ..NOTHING
    },
    Kind { name: "winter", winter: 0.5, ..NOTHING },
    Kind { name: "outbreaks within teams", outbreaks: 2.0, ..NOTHING },
    Kind { name: "relapses", relapse: 0.25, ..NOTHING },
    TEAMS_DIFFER,
    Kind { name: "nothing, 0.65 spells a year", spells: 0.65, ..NOTHING },
    Kind { name: "health, gamma 2, 0.65 spells a year", spells: 0.65, health: Differ::Gamma(2.0), ..NOTHING },
    Kind { name: "health, half at 2.5 times", health: Differ::Two { share: 0.5, times: 2.5 }, ..NOTHING },
    Kind { name: "health, lognormal 0.8", health: Differ::Lognormal(0.8), ..NOTHING },
    Kind {
        name: "gamma 3, winter, outbreaks and relapses together",
        winter: 0.5,
        outbreaks: 2.0,
        relapse: 0.25,
        ..GAMMA_3
    },
    Kind { name: "overtime, gamma 3", overtime: Differ::Gamma(3.0), ..NOTHING },
    Kind { name: "overtime in big events", events: true, ..NOTHING },
];
