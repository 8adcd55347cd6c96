//! A rule of pay explains hours that were paid and not worked.

use super::{Alternative, Answer, Asked};
use crate::explain::wording::{count, figure};
use crate::indicators::MinimumPaid;
use crate::indicators::minimum_paid::{above_worked, commonest, explained};
use crate::tables::overtime::Overtime;

pub(super) const ALTERNATIVE: Alternative = Alternative {
    id: "known-rule",
    name: "A known rule of pay",
    meaning: "An agreement pays at least so many hours for each piece; whoever knows it can add it in the settings.",
    file: file!(),
    test,
};

/// The flag that a rule of pay bears on.
const PAID_ABOVE_WORKED: &str = "paid-above-worked";

fn test(asked: &Asked<'_>) -> Answer {
    let (Some(person), true) = (asked.person(), asked.flag.indicator == PAID_ABOVE_WORKED) else {
        return Answer::no_data("No rule that can be added bears on this pattern.");
    };
    let scope = &asked.findings.settings.scope;
    let above: Vec<&Overtime> = asked
        .workforce
        .overtime_of(person)
        .iter()
        .filter(|o| scope.window.contains(o.day) && above_worked(o).is_some_and(|hours| hours > 0.0))
        .collect();
    let left: Vec<&Overtime> = above.iter().copied().filter(|o| !explained(&scope.minimum_paid, o)).collect();
    let by_rule = (above.len() - left.len()) as u32;
    let Some((hours, times)) = commonest(left.iter().copied()) else {
        return Answer::no_data("No piece is paid above hours worked.");
    };
    let rule = MinimumPaid { kind: None, hours };
    let rows = left
        .chunk_by(|a, b| a.kind == b.kind)
        .take(20)
        .map(|same| {
            let would = same.iter().filter(|o| explained(&[rule], o)).count();
            let kind = same.first().map_or("", |o| o.kind.label());
            vec![kind.to_owned(), same.len().to_string(), would.to_string()]
        })
        .collect();
    let would = left.iter().filter(|o| explained(&[rule], o)).count() as u32;
    let mut finding = format!(
        "{} of {} are paid exactly {} hours. A rule “at least {} hours” would explain {would}.",
        times,
        count(left.len() as u32, "piece paid above its hours", "pieces paid above their hours"),
        figure(hours),
        figure(hours)
    );
    if by_rule > 0 {
        finding += &format!(" Rules you added explain {by_rule} more already.");
    }
    let mut settings = asked.findings.settings.clone();
    settings.scope.minimum_paid.push(rule);
    let stands = asked.stands(&asked.under(&settings));
    // Half of them paid the very same number of hours is no coincidence of clocks.
    Answer::of(times > 1 && times * 2 >= left.len() as u32, finding)
        .with(&["Kind", "#Pieces", "#Explained by it"], rows)
        .run_again("With that rule added", stands)
}
