//! A person's events against their own record: so many of so many, and what their own time would give.

use super::individual::{chance, two_keys, when};
use super::prose::{Prose, Tone};
use super::wording::{by_chance, count, figure, one_person_in};
use super::{Explanation, Step};
use crate::detect::before_after::before_after;
use crate::detect::yardstick::Yardstick;
use crate::flags::{Findings, PersonTest};
use crate::indicators::{Indicator, Method};
use crate::tables::Workforce;

pub(super) fn of_own_record(
    explanation: &mut Explanation,
    indicator: &dyn Indicator,
    test: &PersonTest,
    who: &str,
    findings: &Findings,
    workforce: &Workforce,
) {
    let Method::OwnRecord { of, against } = indicator.method() else { return };
    let Yardstick::Share { of: most, share, rho } = test.test.against else { return };
    let (unit, p) = (indicator.card().unit, test.test.p_upper);
    explanation.sentence = Prose::new()
        .say(format!("{who} had "))
        .in_tone(Tone::Individual, count(test.count, unit.0, unit.1))
        .say(format!(
            " of {}{}. The person’s own record would give ",
            count(most, of.0, of.1),
            when(workforce, findings)
        ))
        .strong(figure(test.test.expected))
        .say(". As many or more would happen to ")
        .strong(one_person_in(p))
        .say(" by chance.");
    let records = findings.records(workforce);
    explanation.steps = indicator.trace(test.person, &records).into_iter().map(Step::from).collect();
    let mut step = |text: String, result: String| explanation.steps.push(Step { text, result, rows: None });
    step(format!("Held against {against}"), format!("{:.1} %", share * 100.0));
    let known = if rho > 0.0 {
        format!(
            "beta-binomial: that share was learned from others, with an intraclass correlation of {rho:.4}"
        )
    } else {
        "binomial".to_owned()
    };
    step(format!("Chance of {} or more of {most} ({known}; upper tail)", test.count), chance(p));
    if let Some(ratio) = ratio(test.count, most, share) {
        explanation.steps.push(ratio);
    }
    two_keys(explanation, test, findings);
    explanation.chance = Prose::new()
        .in_tone(Tone::Chance, by_chance(findings.by_chance.as_ref()))
        .say(" A change that was seen because it was large is, on average, smaller than it looks, and some of it goes away by itself.");
}

/// So much of the time that 95 of 100 intervals hold the true ratio.
const LEVEL: f64 = 0.95;

/// How many times the rate of the other part of the time, with the exact interval.
fn ratio(count: u32, of: u32, share: f64) -> Option<Step> {
    let rest = of.saturating_sub(count);
    let seen = before_after(count, share, rest, 1.0 - share, LEVEL)?;
    let known = if seen.high.is_finite() {
        format!("{:.1} to {:.1}", seen.low, seen.high)
    } else {
        format!("{:.1} or more", seen.low)
    };
    Some(Step {
        text: format!(
            "Times the rate in the rest of that time: ({count} ÷ {:.2} %) ÷ ({rest} ÷ {:.2} %); of 100 intervals made like this, {:.0} hold the true ratio (Clopper and Pearson)",
            share * 100.0,
            (1.0 - share) * 100.0,
            LEVEL * 100.0
        ),
        result: match seen.ratio.filter(|ratio| ratio.is_finite()) {
            Some(ratio) => format!("{ratio:.1} times; {known}"),
            None => format!("none in the rest; {known} times"),
        },
        rows: None,
    })
}
