//! What a card prints is enough to work it out again: the second key of every flag, from nothing but the card's own words, in
//! another implementation (statrs).

use candour::flags::FlagKind;
use candour::session::Session;
use candour::simulate::{sample, scenarios};
use statrs::distribution::{ContinuousCDF as _, Gamma};
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
    }
    assert!(all >= 8, "{all} flags only");
}
