//! How people's true rates may lie around their peers' where nobody differs more than others do.
//!
//! A fitted spread says how far rates lie apart, not how they are distributed, and it is itself known only so well. Each
//! [`Differ`] is one answer. Where the counts of an indicator tell that another fits twenty times better, that one is taken.

use crate::detect::likely_spread::LikelySpread;
use crate::detect::peer_count::Count;
use crate::detect::rate_shape::RateShape;
use crate::maths::{Random, ln};

/// One answer to how people differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Differ {
    /// A gamma distribution, as the rule itself takes it.
    Gamma,
    /// A lognormal distribution: most below the mean, a few far above.
    Lognormal,
    /// Two sorts of people, one in twenty of them with far more.
    TwoSorts,
    /// As the people's own records say: each has the rate of a colleague drawn by lot, as that colleague's record tells it,
    /// and the events fall where they fall.
    Own,
    /// Rather little: a gamma distribution, narrower than nine in ten that the counts leave likely.
    Little,
    /// Rather much: a lognormal distribution, wider than nine in ten that the counts leave likely.
    Much,
}

/// All of them, in the order in which they are drawn.
pub(super) const FAMILIES: [Differ; 6] =
    [Differ::Gamma, Differ::Lognormal, Differ::TwoSorts, Differ::Own, Differ::Little, Differ::Much];

/// How often rates differ less, or more, than is taken for little or much.
const SELDOM: f64 = 0.1;
/// The records tell one answer from another where they are so many times more likely under it.
pub(super) const TOLD_APART: f64 = 20.0;

impl Differ {
    /// The shape of the rates; `None` is gamma.
    pub(super) fn shape(self) -> Option<RateShape> {
        match self {
            Self::Gamma | Self::Own | Self::Little => None,
            Self::Lognormal | Self::Much => Some(RateShape::Lognormal),
            Self::TwoSorts => Some(RateShape::TwoSorts),
        }
    }

    /// The shape of what whole teams have more or less, by nature.
    pub(super) fn teams(self) -> RateShape {
        match self {
            Self::Little => RateShape::Normal,
            Self::Gamma | Self::Own | Self::TwoSorts => RateShape::Gamma,
            Self::Lognormal | Self::Much => RateShape::Lognormal,
        }
    }

    /// A place in how far teams or people may lie apart: 0 is the least, 1 the most.
    pub(super) fn place(self, random: &mut Random) -> f64 {
        match self {
            Self::Little => SELDOM,
            Self::Much => 1.0 - SELDOM,
            _ => random.uniform(),
        }
    }

    /// How far rates lie apart in one world: a standard deviation relative to the mean.
    fn deviation(self, likely: &LikelySpread, random: &mut Random) -> f64 {
        likely.not_exceeded(self.place(random))
    }
}

/// What the counts of one indicator say of every shape.
#[derive(Clone, Debug)]
pub(super) struct Shapes {
    of: Vec<(Option<RateShape>, LikelySpread)>,
}

impl Shapes {
    /// By the counts of people; `None` where there is nothing to fit.
    pub(super) fn of(counts: &[Count]) -> Option<Self> {
        let mut of = vec![(None, LikelySpread::of(counts)?)];
        for shape in [RateShape::Lognormal, RateShape::TwoSorts] {
            of.push((Some(shape), LikelySpread::in_shape(counts, shape)?));
        }
        Some(Self { of })
    }

    /// The shape and how far rates lie apart in one world: the one that is asked for, unless the counts tell that it is another.
    pub(super) fn drawn(&self, differ: Differ, random: &mut Random) -> (Option<RateShape>, f64) {
        let best = self.of.iter().map(|(_, likely)| likely.evidence()).fold(f64::NEG_INFINITY, f64::max);
        let may_be = |likely: &LikelySpread| likely.evidence() >= best - ln(TOLD_APART);
        let asked = differ.shape();
        let own = self.of.iter().find(|(shape, likely)| *shape == asked && may_be(likely));
        own.or_else(|| self.of.iter().find(|(_, likely)| likely.evidence() >= best))
            .map_or((None, 0.0), |(shape, likely)| (*shape, differ.deviation(likely, random)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_counts_tell_the_shape_no_other_is_drawn() {
        let counts = |of: &dyn Fn(u32) -> u32| -> Vec<Count> {
            (0..200).map(|i| Count { count: of(i), exposure: 1.0 }).collect()
        };
        let mut random = Random::new(3, 1);
        let two = Shapes::of(&counts(&|i| if i % 20 == 0 { 20 } else { 1 + i % 3 })).expect("shapes");
        let few = Shapes::of(&counts(&|i| i % 3)[..20]).expect("shapes");
        for differ in FAMILIES {
            assert_eq!(two.drawn(differ, &mut random).0, Some(RateShape::TwoSorts), "{differ:?}");
            assert_eq!(few.drawn(differ, &mut random).0, differ.shape(), "{differ:?}");
        }
    }
}
