//! From a flag to words: the sentence, the arithmetic down to the rows, what chance gives, what would change it, what is
//! not known, and what to ask first.

use crate::flags::{About, Findings, Flag, FlagKind, PersonTest, RuleResult, TeamTest};
use crate::indicators::{self, Indicator, Records, TraceStep};
use crate::tables::{RowRef, Workforce};

pub mod counterfactual;
pub mod prose;
pub mod wording;

use prose::{Prose, Tone};
use wording::{count, figure, of_100, one_in, one_person_in};

/// One step of the arithmetic.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was done.
    pub text: String,
    /// What came out.
    pub result: String,
    /// The rows behind it.
    pub rows: Option<StepRows>,
}

/// Rows behind a step; each with its place in a file where it has one.
#[derive(Clone, Debug, PartialEq)]
pub struct StepRows {
    /// Headings of the cells.
    pub headings: Vec<String>,
    /// The rows.
    pub rows: Vec<(Option<RowRef>, Vec<String>)>,
}

/// One flag, explained.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// What the card is headed.
    pub title: String,
    /// "individual", "team workload", "policy rule", "working time".
    pub tag: &'static str,
    /// The tag's tone.
    pub tone: Tone,
    /// The sentence.
    pub sentence: Prose,
    /// The arithmetic.
    pub steps: Vec<Step>,
    /// What chance gives, and what to expect next.
    pub chance: Prose,
    /// What would change it, each run again.
    pub would_change: Vec<String>,
    /// What is not known.
    pub not_known: Vec<String>,
    /// Questions to ask first.
    pub questions: Vec<String>,
    /// How the indicator is easily misread.
    pub misread: String,
}

impl From<TraceStep> for Step {
    fn from(step: TraceStep) -> Self {
        let rows = step.rows.map(|rows| StepRows {
            headings: rows.headings.iter().map(|h| (*h).to_owned()).collect(),
            rows: rows.rows.into_iter().map(|(place, cells)| (Some(place), cells)).collect(),
        });
        Self { text: step.text, result: step.result, rows }
    }
}

/// The tag of a sort of flag, and its tone.
pub fn tag(kind: FlagKind) -> (&'static str, Tone) {
    match kind {
        FlagKind::Individual => ("individual", Tone::Individual),
        FlagKind::Team => ("team workload", Tone::Team),
        FlagKind::Policy => ("policy rule", Tone::Rule),
        FlagKind::Law => ("working time", Tone::Rule),
    }
}

/// Explains one flag. `who` is how the person or team is called on the page.
pub fn explain(flag: &Flag, who: &str, findings: &Findings, workforce: &Workforce) -> Option<Explanation> {
    let indicator = indicators::by_id(flag.indicator)?;
    let found = findings.of(flag.indicator)?;
    let card = indicator.card();
    let (tag, tone) = tag(flag.kind);
    let mut explanation = Explanation {
        title: card.name.to_owned(),
        tag,
        tone,
        sentence: Prose::new(),
        steps: Vec::new(),
        chance: Prose::new(),
        would_change: Vec::new(),
        not_known: not_known(flag, workforce, findings),
        questions: indicator.questions().iter().map(|q| (*q).to_owned()).collect(),
        misread: section(indicator, "Easily misread as"),
    };
    match (flag.about, flag.kind) {
        (About::Person(person), FlagKind::Individual) => {
            individual(&mut explanation, indicator, found.test(person)?, who, findings, workforce);
            explanation.would_change = counterfactual::of_person(flag.indicator, person, findings, workforce);
        }
        (About::Team(team), _) => {
            let test = found.teams.iter().find(|t| t.team == team)?;
            of_team(&mut explanation, indicator, test, who, findings, workforce);
        }
        (About::Person(person), _) => {
            let rule = found.rule.as_ref()?;
            of_rule(&mut explanation, indicator, rule, person, who, findings, workforce);
        }
    }
    Some(explanation)
}

/// A paragraph of an indicator's card, as one line.
pub fn section(indicator: &dyn Indicator, heading: &str) -> String {
    indicator
        .card()
        .sections()
        .into_iter()
        .find(|(h, _)| *h == heading)
        .map(|(_, text)| text.replace('\n', " "))
        .unwrap_or_default()
}

fn individual(
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
        .strong(figure(test.test.null_mean))
        .say(" on average. As many or more would happen to ")
        .strong(one_person_in(p))
        .say(format!(
            " by chance, allowing for how much people differ. {} were asked, so chance alone would show somebody so far out ",
            count(findings.questions, "question", "questions")
        ))
        .in_tone(Tone::Chance, one_analysis_in(by_luck))
        .say(".");

    let records = Records::new_for(workforce, &findings.settings.scope, test.person);
    explanation.steps = indicator.trace(test.person, &records).into_iter().map(Step::from).collect();
    let others = group.events.saturating_sub(test.count);
    let years = |y: f64| format!("{y:.2}");
    let dated = workforce.recorded().is_some();
    explanation.steps.push(Step {
        text: if dated {
            "Time at work: days in post in the period, in years"
        } else {
            "Time at work: taken as equal for everyone, because the file has no dates"
        }
        .to_owned(),
        result: years(test.exposure),
        rows: None,
    });
    explanation.steps.push(Step {
        text: format!(
            "Compared with {}: {} with {} in {} years at work, this person included",
            group.rung,
            count(group.people, "person", "people"),
            count(group.events, unit.0, unit.1),
            years(group.exposure)
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
    let spread = if test.test.null_size.is_finite() {
        format!(
            "people differ: their true rates spread around it with a standard deviation of {:.0} %",
            100.0 / test.test.null_size.sqrt()
        )
    } else {
        "people here differ no more than chance makes them".to_owned()
    };
    explanation.steps.push(Step {
        text: format!("Mean after fitting everyone but this person; {spread}"),
        result: format!("{:.2}", test.test.null_mean),
        rows: None,
    });
    explanation.steps.push(Step {
        text: format!("Chance of {} or more (negative binomial, upper tail)", test.count),
        result: chance(p),
        rows: None,
    });
    explanation.steps.push(Step {
        text: format!(
            "First key, unusual: after allowing for all {} (Benjamini-Hochberg), at most {} is asked",
            count(findings.questions, "question", "questions"),
            findings.settings.false_share
        ),
        result: chance(test.q),
        rows: None,
    });
    let posterior = &test.test.posterior;
    explanation.steps.push(Step {
        text: format!(
            "Second key, big enough to matter: how sure that the true rate is over {} times the peers', at least {} is asked. Best guess {:.1} times, between {:.1} and {:.1}; {} of it is this person's own record, the rest that of people like them",
            findings.settings.ratio,
            of_100(findings.settings.sure),
            posterior.mean_ratio,
            posterior.low_ratio,
            posterior.high_ratio,
            format_args!("{:.0} %", posterior.own_weight * 100.0)
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
    let next = posterior.mean_ratio * test.test.expected;
    explanation.chance = Prose::new()
        .say("Of all flags of this run, chance alone would give at most ")
        .in_tone(Tone::Chance, figure(findings.expected_by_chance))
        .say(format!(
            ". If nobody does anything, expect about {} in the next period of the same length: part of any high figure is luck, and luck does not last.",
            count(next.round() as u32, unit.0, unit.1)
        ));
}

/// " in 2025"; nothing where the records have no dates.
fn when(workforce: &Workforce, findings: &Findings) -> String {
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
fn chance(p: f64) -> String {
    if p < 0.0001 { format!("{} ({p:.1e})", one_in(p)) } else { format!("{} ({p:.4})", one_in(p)) }
}

fn of_team(
    explanation: &mut Explanation,
    indicator: &dyn Indicator,
    test: &TeamTest,
    who: &str,
    findings: &Findings,
    workforce: &Workforce,
) {
    let unit = indicator.card().unit;
    let Some(found) = findings.of(indicator.card().id) else { return };
    let ratio = f64::from(test.count) / test.expected;
    explanation.sentence = Prose::new()
        .say("In ")
        .in_tone(Tone::Team, who)
        .say(" there were ")
        .in_tone(Tone::Team, count(test.count, unit.0, unit.1))
        .say(", where ")
        .strong(figure(test.expected))
        .say(format!(
            " would be expected of people in the same jobs with the same time at work: {ratio:.1} times. {} of {} people are above their own expected count. Look at the workload, not at the people.",
            test.above,
            test.people
        ));
    let members: Vec<(Option<RowRef>, Vec<String>)> = found
        .tests
        .iter()
        .filter(|t| workforce.people[t.person as usize].team == Some(test.team))
        .map(|t| {
            (
                None,
                vec![workforce.pseudonym(t.person), t.count.to_string(), format!("{:.2}", t.test.expected)],
            )
        })
        .collect();
    explanation.steps = vec![
        Step {
            text: "Each member's count, and what their own peer group's rate gives for their time at work"
                .to_owned(),
            result: count(test.people, "person", "people"),
            rows: Some(StepRows {
                headings: vec!["Who".to_owned(), "Count".to_owned(), "Expected".to_owned()],
                rows: members,
            }),
        },
        Step {
            text: "Added up: counted, and expected".to_owned(),
            result: format!("{} and {}", wording::thousands(test.count), figure(test.expected)),
            rows: None,
        },
        Step {
            text: "Chance of so many in a team, allowing for members who differ".to_owned(),
            result: chance(test.p_upper),
            rows: None,
        },
        Step {
            text: format!(
                "After allowing for every team and pattern asked about; at most {} is asked",
                findings.settings.false_share
            ),
            result: chance(test.q),
            rows: None,
        },
    ];
    explanation.chance = Prose::new()
        .say("A team's figure is the sum of many people's, so luck evens out: a whole team this high by chance alone would be ")
        .in_tone(Tone::Chance, one_in(test.p_upper))
        .say(".");
    explanation.questions = vec![
        "How many posts are vacant, and since when?".to_owned(),
        "Whose absence is being covered, and by whom?".to_owned(),
        "What was asked of this team that was not asked of the others?".to_owned(),
    ];
}

fn of_rule(
    explanation: &mut Explanation,
    indicator: &dyn Indicator,
    rule: &RuleResult,
    person: u32,
    who: &str,
    findings: &Findings,
    workforce: &Workforce,
) {
    let card = indicator.card();
    let Some(found) = findings.of(card.id) else { return };
    let amount = found.values[person as usize].amount().unwrap_or_default();
    let law = matches!(indicator.method(), crate::indicators::Method::LegalLimit { .. });
    let value = format!("{} {}", figure(amount), card.unit.1);
    explanation.sentence = if law {
        Prose::new()
            .say(format!("{who}’s working week came to "))
            .in_tone(Tone::Rule, value)
            .say(format!(
                " over {} weeks; the employer must keep it at {} or below. This is about the roster, not about the person.",
                findings.settings.scope.reference_weeks,
                figure(rule.trigger)
            ))
    } else {
        Prose::new().say(format!("{who} has ")).in_tone(Tone::Rule, value).say(format!(
            "; your own trigger is {}. It is a rule of policy and says nothing about why.",
            figure(rule.trigger)
        ))
    };
    let records = Records::new_for(workforce, &findings.settings.scope, person);
    explanation.steps = indicator.trace(person, &records).into_iter().map(Step::from).collect();
    explanation.chance = match &rule.by_chance {
        Some(share) => Prose::new()
            .say(format!("{} of {} people are at or over this trigger. If everyone were equally healthy, ", rule.over.len(), rule.of))
            .in_tone(Tone::Chance, format!("{} ± {}", figure(share.expected), figure(share.spread)))
            .say(" would be, by luck alone."),
        None => Prose::new().say(format!(
            "{} of {} people are over the limit. The limit binds the employer whether or not chance had a part.",
            rule.over.len(),
            rule.of
        )),
    };
    let short = amount - rule.trigger;
    explanation.would_change = if law {
        vec![format!(
            "{} hours a week less, and the average would be within the limit.",
            figure(short.max(0.1))
        )]
    } else {
        counterfactual::of_rule(card.id, person, rule.trigger, findings)
    };
}

/// What nobody can know from these files.
fn not_known(flag: &Flag, workforce: &Workforce, findings: &Findings) -> Vec<String> {
    let mut list =
        vec!["Why. A count says how often, not for what reason; it is no evidence of conduct.".to_owned()];
    if let About::Person(person) = flag.about {
        let who = &workforce.people[person as usize];
        if !who.week_known && flag.indicator != "overtime-duties" {
            list.push("The rota: Monday to Friday is assumed, because no file says which days were due to be worked.".to_owned());
        }
        if who.start.is_none() && !findings.settings.peers.is_empty() {
            list.push("When this person joined: the whole period is taken as time at work.".to_owned());
        }
    }
    if !workforce.has_people_file {
        list.push(
            "Who had none at all: without a people file only people who appear in the records are compared."
                .to_owned(),
        );
    }
    list
}
