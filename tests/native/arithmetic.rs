//! What a card prints is enough to work it out again: the second key of every flag, from nothing but the card's own words, in
//! another implementation (statrs).

use candour::calendar::Day;
use candour::flags::FlagKind;
use candour::session::Session;
use candour::simulate::{sample, scenarios};
use statrs::distribution::{Beta, ContinuousCDF as _, Gamma};
use statrs::function::gamma::ln_gamma;

/// ln P(X = x) of a negative binomial with this mean and size.
fn ln_pmf(x: f64, mean: f64, size: f64) -> f64 {
    ln_gamma(x + size) - ln_gamma(size) - ln_gamma(x + 1.0)
        + size * (size / (size + mean)).ln()
        + x * (mean / (size + mean)).ln()
}

/// The number right before, or right after, some words.
fn number(text: &str, before: &str, after: &str) -> f64 {
    let rest = if before.is_empty() {
        text
    } else {
        text.split_once(before).unwrap_or_else(|| panic!("{before}: {text}")).1
    };
    let piece = rest.split_once(after).unwrap_or_else(|| panic!("{after}: {text}")).0;
    let word = piece.rsplit(' ').next().unwrap();
    word.trim_end_matches([',', ';']).parse().unwrap_or_else(|_| panic!("{word}: {text}"))
}

/// Works out the second key from its text; how many there were.
fn recompute(what: &str, session: &mut Session) -> usize {
    let findings = &session.findings().unwrap().clone();
    let mut recomputed = 0;
    for flag in findings.flags.iter().filter(|f| f.kind == FlagKind::Individual) {
        let card = candour::explain::explain(flag, "P", findings, session.workforce()).unwrap();
        let key = card.steps.iter().find(|s| s.text.starts_with("Second key")).unwrap();
        let text = key.text.as_str();
        if !text.contains("true rates spread by") {
            continue;
        }
        let first = card.steps.iter().find(|s| s.text.starts_with("Chance of ")).unwrap();
        let count = number(&first.text, "Chance of ", " or more");
        let ratio = number(text, "true rate is over ", " times the peers");
        let expected = number(text, "with this person among their peers ", " are expected");
        let alpha = (100.0 / number(text, "true rates spread by ", " %")).powi(2);
        let share = 1.0 / number(text, "one person in ", " is allowed");
        let times = number(text, "a rate of their own, ", " times the others");
        let shape = number(text, "(gamma of shape ", ")");
        let as_peers = (1.0 - share) * ln_pmf(count, expected, alpha).exp();
        let as_other = share * ln_pmf(count, times * expected, shape).exp();
        let other = as_other / (as_peers + as_other);
        let peers = Gamma::new(alpha + count, alpha + expected).unwrap();
        let different = Gamma::new(shape + count, shape / times + expected).unwrap();
        let above = (1.0 - other) * peers.sf(ratio) + other * different.sf(ratio);
        let mean = (1.0 - other) * (alpha + count) / (alpha + expected)
            + other * (shape + count) / (shape / times + expected);
        let printed = number(text, "Best guess ", " times, between");
        // Printed to a tenth, from an expectation to a hundredth and a spread to a tenth of a per cent.
        assert!((mean - printed).abs() <= 0.05 + 0.02 * mean, "{what}: {mean} of {text}");
        let sure = number(&key.result, "", " of 100");
        assert!((above * 100.0 - sure).abs() <= 1.5, "{what}: {above} against {} of {text}", key.result);
        recomputed += 1;
    }
    recomputed
}

/// Works out the ratio of two parts of a person's own time, and its interval, from the step's text; how many there were.
fn recompute_ratios(what: &str, session: &mut Session) -> usize {
    let findings = &session.findings().unwrap().clone();
    let mut recomputed = 0;
    for flag in findings.flags.iter().filter(|f| f.kind == FlagKind::Individual) {
        let card = candour::explain::explain(flag, "P", findings, session.workforce()).unwrap();
        let Some(step) = card.steps.iter().find(|s| s.text.starts_with("Times the rate")) else { continue };
        let (_, figures) = step.text.split_once("that time: ").unwrap();
        let (later, rest) = figures.split_once(") ÷ (").unwrap();
        let (x, share) = (number(later, "(", " ÷"), number(later, "÷ ", " %") / 100.0);
        let (y, others) = (number(rest, "", " ÷"), number(rest, "÷ ", " %") / 100.0);
        assert!((share + others - 1.0).abs() < 2e-4, "{what}: {figures}");
        let ratio = |p: f64| p / (1.0 - p) * others / share;
        let low = if x > 0.0 { ratio(Beta::new(x, y + 1.0).unwrap().inverse_cdf(0.025)) } else { 0.0 };
        let near = |printed: f64, worked: f64| {
            assert!((printed - worked).abs() <= 0.051 + 0.005 * worked, "{what}: {worked} of {step:?}");
        };
        if y == 0.0 {
            near(number(&step.result, "none in the rest; ", " or more"), low);
        } else {
            near(number(&step.result, "", " times"), x / share / (y / others));
            near(number(&step.result, "times; ", " to"), low);
            let high: f64 = step.result.rsplit(' ').next().unwrap().parse().unwrap();
            near(high, ratio(Beta::new(x + 1.0, y).unwrap().inverse_cdf(0.975)));
        }
        recomputed += 1;
    }
    recomputed
}

#[test]
fn the_second_key_can_be_worked_out_again_from_its_card() {
    let mut all = 0;
    for seed in 1..=8 {
        let mut session = Session::new();
        for file in sample::files(seed) {
            session.read(&file.name, file.text.as_bytes()).unwrap();
        }
        session.analyse().unwrap();
        all += recompute("the sample", &mut session);
    }
    for scenario in scenarios::ALL {
        let mut session = Session::new();
        session.open_scenario(scenario.id, &[], 7).unwrap();
        session.analyse().unwrap();
        all += recompute(scenario.id, &mut session);
        recompute_ratios(scenario.id, &mut session);
    }
    assert!(all >= 8, "{all} flags only");
}

/// Sixty people with a spell a quarter, one of them with twelve more in the last, and as said none before.
fn of_late(none_before: bool) -> Session {
    let last = Day::from_ymd(2025, 12, 31).unwrap();
    let (mut people, mut sickness) =
        (String::from("Person ID,Team\n"), String::from("Person ID,Absence Start,Absence End\n"));
    let mut row = |person: i32, back: i32| {
        let day = last.plus(-back).iso();
        sickness += &format!("P{person:02},{day},{day}\n");
    };
    for person in 0..60 {
        people += &format!("P{person:02},Team {}\n", person / 12);
        for quarter in (0..4).filter(|quarter| person != 7 || *quarter == 0 || !none_before) {
            row(person, 7 * (13 * quarter + (person * 5 + quarter) % 13));
        }
    }
    (0..12).for_each(|week| row(7, 7 * week + 2));
    let mut session = Session::new();
    session.read("people.csv", people.as_bytes()).unwrap();
    session.read("sickness.csv", sickness.as_bytes()).unwrap();
    session.analyse().unwrap();
    session
}

#[test]
fn the_ratio_to_a_persons_own_past_can_be_worked_out_again_from_its_card() {
    assert_eq!(recompute_ratios("more of late", &mut of_late(false)), 1);
    assert_eq!(recompute_ratios("none before", &mut of_late(true)), 1);
}
