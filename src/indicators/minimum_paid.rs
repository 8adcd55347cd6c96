//! A known rule of pay: overtime is paid at least so many hours, however short it was.

use crate::maths::InOrder;
use serde::{Deserialize, Serialize};

use crate::tables::overtime::Overtime;
use crate::tables::overtime_words::OvertimeKind;

/// "Every recall to duty is paid at least four hours", as the user says it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MinimumPaid {
    /// The sort of overtime the rule is about; `None` is all of it.
    pub kind: Option<OvertimeKind>,
    /// Hours.
    pub hours: f64,
}

/// Hours paid this little above hours worked are rounding: half a minute.
const ROUNDING: f64 = 0.5 / 60.0;

/// The smallest number of hours that some rule says is paid for a piece; 0 where no rule is about it.
pub fn minimum(rules: &[MinimumPaid], kind: OvertimeKind) -> f64 {
    rules.iter().filter(|r| r.kind.is_none_or(|k| k == kind)).map(|r| r.hours).fold(0.0, f64::max)
}

/// Hours of a piece paid above those worked; `None` where the row does not have both, or takes hours back.
pub fn above_worked(piece: &Overtime) -> Option<f64> {
    let (worked, paid) = (f64::from(piece.worked?), f64::from(piece.paid?));
    let more = if paid - worked > ROUNDING { paid - worked } else { 0.0 };
    (worked >= 0.0 && paid >= 0.0).then_some(more)
}

/// Whether a rule says that so much is paid: not more than its hours.
pub fn explained(rules: &[MinimumPaid], piece: &Overtime) -> bool {
    piece.paid.is_some_and(|paid| f64::from(paid) <= minimum(rules, piece.kind) + ROUNDING)
}

/// The number of hours that stands most often as paid among pieces paid above hours worked, and how often: the rule that
/// would explain most of them. Hours to the hundredth; of equals the smaller.
pub fn commonest<'a>(pieces: impl Iterator<Item = &'a Overtime>) -> Option<(f64, u32)> {
    let mut paid: Vec<u32> =
        pieces.filter_map(|p| p.paid).map(|hours| (f64::from(hours) * 100.0).round() as u32).collect();
    paid.put_in_order();
    let most = paid.chunk_by(|a, b| a == b).rev().max_by_key(|same| same.len())?;
    Some((f64::from(*most.first()?) / 100.0, most.len() as u32))
}
