//! Contradictions in the records that so many share that they are a rule, or a way of keeping records, and nobody's own.
//!
//! Where one rule of pay explains nearly all pieces paid above hours worked, where a quarter of the people or half a team
//! have the same contradiction, the thing to look at is the rule or the register. It is said once, and lists nobody. The
//! shares are a judgement and no result of a test: no chance is worked out for contradictions.

use super::found::IndicatorFindings;
use crate::indicators::minimum_paid::{above_worked, commonest, explained};
use crate::indicators::{Measured, MinimumPaid, Records};
use crate::tables::overtime::Overtime;
use crate::tables::overtime_words::OvertimeKind;

/// A contradiction that many records share.
#[derive(Clone, Debug, PartialEq)]
pub struct Habit {
    /// Whose records share it.
    pub sharing: Sharing,
    /// The people about whom they are, in order.
    pub people: Vec<u32>,
    /// How many such contradictions.
    pub events: u32,
}

/// Who shares it, and by what it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sharing {
    /// A rule of pay would explain them: so many of so many pieces are paid exactly its hours.
    Rule {
        /// The rule.
        rule: MinimumPaid,
        /// Pieces paid exactly so much.
        exactly: u32,
        /// Pieces of that kind paid above hours worked, that no known rule explains.
        of: u32,
    },
    /// A quarter or more of all people.
    Everyone {
        /// People who could be looked at.
        of: u32,
    },
    /// Half or more of a team.
    Team {
        /// Which.
        team: u32,
        /// Its members who could be looked at.
        of: u32,
    },
}

/// Fewest pieces and people on which a rule of pay is suggested, and the share of the pieces it must explain exactly.
const PIECES: u32 = 20;
const PAID_SO: usize = 5;
const NEARLY_ALL: f64 = 0.8;
/// Fewest people who share what is everyone's, and one in how many they must be.
const SHARED_BY: usize = 10;
const ONE_IN: usize = 4;
/// Fewest members who share what is a team's; it must be half of them.
const MEMBERS: usize = 4;

/// The indicator that a rule of pay bears on.
const PAID_ABOVE_WORKED: &str = "paid-above-worked";

/// Takes those whose contradictions many share out of the rule's list, and says what is shared.
pub(super) fn take_out(found: &mut IndicatorFindings, records: &Records<'_>) {
    let Some(rule) = &mut found.rule else { return };
    let over = &mut rule.over;
    let mut habits = Vec::new();
    if found.id == PAID_ABOVE_WORKED {
        habits = rules_of_pay(over, records);
    }
    let events = |people: &[u32]| {
        let amounts = people.iter().filter_map(|p| found.values.get(*p as usize).and_then(Measured::amount));
        amounts.sum::<f64>() as u32
    };
    if over.len() >= SHARED_BY && over.len() * ONE_IN >= rule.of as usize {
        let people = std::mem::take(over);
        habits.push(Habit { sharing: Sharing::Everyone { of: rule.of }, events: events(&people), people });
    }
    for (team, members) in records.workforce.teams.iter().enumerate() {
        let could = members
            .people
            .iter()
            .filter(|p| found.values.get(**p as usize).is_some_and(|value| value.amount().is_some()));
        let of = could.count();
        let people: Vec<u32> =
            members.people.iter().copied().filter(|p| over.binary_search(p).is_ok()).collect();
        if people.len() >= MEMBERS && people.len() * 2 >= of {
            over.retain(|p| people.binary_search(p).is_err());
            let sharing = Sharing::Team { team: team as u32, of: of as u32 };
            habits.push(Habit { sharing, events: events(&people), people });
        }
    }
    found.habits = habits;
}

/// The rule that would explain nearly all pieces paid above their hours: of all kinds, or else of one.
fn rules_of_pay(over: &mut Vec<u32>, records: &Records<'_>) -> Vec<Habit> {
    let scope = records.scope;
    let above = |person: u32| {
        let pieces = records.workforce.overtime_of(person).iter().filter(|o| {
            scope.window.contains(o.day)
                && above_worked(o).is_some_and(|hours| hours > 0.0)
                && !explained(&scope.minimum_paid, o)
        });
        pieces.map(move |piece| (person, piece))
    };
    let pieces: Vec<(u32, &Overtime)> = over.iter().flat_map(|person| above(*person)).collect();
    let of = |kind: Option<OvertimeKind>| {
        let mine = |(_, piece): &&(u32, &Overtime)| kind.is_none_or(|kind| piece.kind == kind);
        let mine: Vec<&(u32, &Overtime)> = pieces.iter().filter(mine).collect();
        let (hours, exactly) = commonest(mine.iter().map(|(_, piece)| *piece))?;
        let rule = MinimumPaid { kind, hours };
        let mut people: Vec<u32> =
            mine.iter().filter(|(_, piece)| explained(&[rule], piece)).map(|(person, _)| *person).collect();
        people.dedup();
        let of = mine.len() as u32;
        let enough =
            exactly >= PIECES && people.len() >= PAID_SO && f64::from(exactly) >= NEARLY_ALL * f64::from(of);
        enough.then_some(Habit { sharing: Sharing::Rule { rule, exactly, of }, people, events: of })
    };
    let found: Vec<Habit> = match of(None) {
        Some(of_all) => vec![of_all],
        None => OvertimeKind::NAMED.into_iter().filter_map(|kind| of(Some(kind))).collect(),
    };
    let rules: Vec<MinimumPaid> = found
        .iter()
        .filter_map(|habit| if let Sharing::Rule { rule, .. } = habit.sharing { Some(rule) } else { None })
        .collect();
    if !rules.is_empty() {
        let mut left: Vec<u32> =
            pieces.iter().filter(|(_, piece)| !explained(&rules, piece)).map(|p| p.0).collect();
        left.dedup();
        *over = left;
    }
    found
}
