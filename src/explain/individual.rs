//! A person against their peers: the sentence, and the arithmetic from rows to both keys.

use super::prose::{Prose, Tone};
use super::wording::{self, by_chance, count, figure, next_time, of_100, one_in, one_person_in};
use super::{Explanation, Step};
use crate::calendar::Window;
use crate::detect::different::{SHAPE, SHARE, TIMES};
use crate::detect::peer_count::{Belief, Next, Posterior};
use crate::detect::yardstick::Yardstick;
use crate::flags::{Findings, PersonTest};
use crate::indicators::Indicator;
use crate::tables::Workforce;

pub(super) fn individual(
    explanation: &mut Explanation,
    indicator: &dyn Indicator,
    test: &PersonTest,
    who: &str,
    findings: &Findings,
    workforce: &Workforce,
) {
    let unit = indicator.card().unit;
    let Some(found) = findings.of(indicator.card().id) else { return };
    let group = &found.peers.groups[test.group as usize];
    let p = test.test.p_upper;
    let by_luck = p * f64::from(findings.questions);
    explanation.sentence = Prose::new()
        .say(format!("{who} had "))
        .in_tone(Tone::Individual, count(test.count, unit.0, unit.1))
        .say(format!("{}. ", when(workforce, findings)))
        .say(format!("{} with the same time at work had ", wording::sentence_case(&group.rung)))
        .strong(figure(test.test.against.mean()))
        .say(" on average. As many or more would happen to ")
        .strong(one_person_in(p))
        .say(format!(
            " by chance, allowing for how much people differ. {} were asked, so chance alone would show somebody so far out ",
            count(findings.questions, "question", "questions")
        ))
        .in_tone(Tone::Chance, one_analysis_in(by_luck))
        .say(".");

    let records = findings.records(workforce);
    explanation.steps = indicator.trace(test.person, &records).into_iter().map(Step::from).collect();
    let others = group.events.saturating_sub(test.count);
    let years = |y: f64| format!("{y:.2}");
    let dated = workforce.recorded().is_some();
    let (window, person) = (findings.settings.scope.window, &workforce.people[test.person as usize]);
    let away = person.in_post(window).map_or(0, Window::days) - person.days_in_post(window);
    explanation.steps.push(Step {
        text: match (dated, away) {
            (true, 0) => "Time at work: days in post in the period, in years".to_owned(),
            (true, days) => {
                let days = count(days, "day", "days");
                format!("Time at work: days in post in the period, without {days} suspended or on a career break, in years")
            }
            _ => "Time at work: taken as equal for everyone, because the file has no dates".to_owned(),
        },
        result: years(test.exposure),
        rows: None,
    });
    explanation.steps.push(Step {
        text: format!(
            "Compared with {}: {} with {} in {} years at work, this person included{}",
            group.rung,
            count(group.people, "person", "people"),
            count(group.events, unit.0, unit.1),
            years(group.exposure),
            match group.unseen {
                0 => String::new(),
                n => format!(
                    "; {} of them in no file: no list names everyone, and by how the others’ records differ so many must have none",
                    wording::thousands(n)
                ),
            }
        ),
        result: group.label.clone(),
        rows: None,
    });
    let without = f64::from(others) / (group.exposure - test.exposure) * test.exposure;
    explanation.steps.push(Step {
        text: format!(
            "Expected from the others: ({} − {}) ÷ ({} − {}) × {}",
            group.events,
            test.count,
            years(group.exposure),
            years(test.exposure),
            years(test.exposure)
        ),
        result: format!("{without:.2}"),
        rows: None,
    });
    let spread = match test.test.against {
        Yardstick::Count { size, .. } if size.is_finite() => format!(
            "people differ: by their records, their true rates spread around it with a standard deviation of at most {:.0} %, nine times in ten",
            100.0 / size.sqrt()
        ),
        _ => "people here differ no more than chance makes them".to_owned(),
    };
    explanation.steps.push(Step {
        text: format!("Mean after fitting everyone but this person; {spread}"),
        result: format!("{:.2}", test.test.against.mean()),
        rows: None,
    });
    explanation.steps.push(Step {
        text: format!("Chance of {} or more (negative binomial, upper tail)", test.count),
        result: chance(p),
        rows: None,
    });
    two_keys(explanation, test, findings);
    let next = test.test.posterior.belief.next(Next::Count(test.test.expected));
    explanation.chance = Prose::new()
        .in_tone(Tone::Chance, by_chance(findings.by_chance.as_ref()))
        .say(next_time(&next, unit));
}

/// What the best guess rests on, with every figure that it takes to work it out again.
fn weighed(posterior: &Posterior, count: u32) -> String {
    let own = posterior.own_weight * 100.0;
    let Belief::Two { share, peers: (shape, rate), .. } = posterior.belief else {
        return format!("{own:.0} % of it is this person's own record, the rest that of people like them");
    };
    let alpha = shape - f64::from(count);
    format!(
        "with this person among their peers {:.2} are expected and true rates spread by {:.1} %; one person in {:.0} is allowed a rate of their own, {TIMES} times the others' on average (gamma of shape {SHAPE}), and by the record it is {} that this is one; for one of the others {own:.0} % would be their own record, the rest that of people like them",
        rate - alpha,
        100.0 / alpha.sqrt(),
        1.0 / SHARE,
        of_100(share)
    )
}

/// Both keys, and where it was asked, the own team.
pub(super) fn two_keys(explanation: &mut Explanation, test: &PersonTest, findings: &Findings) {
    explanation.steps.push(Step {
        text: format!(
            "First key, unusual: after allowing for all {} ({}), at most {} is asked",
            count(findings.questions, "question", "questions"),
            findings.settings.allowance(),
            findings.settings.false_share
        ),
        result: chance(test.q),
        rows: None,
    });
    let posterior = &test.test.posterior;
    let (low, high) = posterior.interval();
    explanation.steps.push(Step {
        text: format!(
            "Second key, big enough to matter: how sure that the true rate is over {} times the peers', at least {} is asked. Best guess {:.1} times, between {:.1} and {:.1}; {}",
            findings.settings.ratio,
            of_100(findings.settings.sure),
            posterior.mean_ratio,
            low,
            high,
            weighed(posterior, test.count)
        ),
        result: of_100(posterior.chance_above),
        rows: None,
    });
    if let Some(within) = test.within_team {
        explanation.steps.push(Step {
            text: "Against the own team: the chance that so many of the team's events fall to one member"
                .to_owned(),
            result: chance(within),
            rows: None,
        });
    }
}

/// " in 2025"; nothing where the records have no dates.
pub(super) fn when(workforce: &Workforce, findings: &Findings) -> String {
    if workforce.recorded().is_none() {
        return String::new();
    }
    format!(" in {}", wording::period(findings.settings.scope.window))
}

/// How often an analysis of this size would show so much by luck.
fn one_analysis_in(expected: f64) -> String {
    if expected >= 0.5 {
        return "in most analyses like this".to_owned();
    }
    format!(
        "in {} analyses like this",
        one_in(expected).replace("about 1 in", "about one of").replace("1 in", "one in")
    )
}

/// A chance as a number and in words.
pub(super) fn chance(p: f64) -> String {
    if p < 0.0001 { format!("{} ({p:.1e})", one_in(p)) } else { format!("{} ({p:.4})", one_in(p)) }
}
